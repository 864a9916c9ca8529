//! What is asked for, happens and is to be done with dossiers.

use super::super::event::Fold;
use super::super::{App, ArticleIdx, Effect};
use super::{AddError, Added, DossierId, Edit, KeepError, KeptDossier, adding, shelving};

/// What a button of the dossiers' dialog asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shelf {
    /// Open or close the dialog.
    Dialog(Fold),
    /// Open a dossier; `None`: the one that came with the site.
    Open(Option<DossierId>),
    /// Make an empty one.
    New,
    /// Make a copy of the open one.
    Duplicate,
    /// Remove one.
    Remove(DossierId),
    /// Remove an article from the open one.
    RemoveArticle(ArticleIdx),
    /// Bring back what was removed last.
    Restore,
    /// Save the open one as a file.
    Save,
    /// Let the reader choose files.
    PickFiles,
    /// Let the reader choose a folder.
    PickFolder,
    /// Add no more of the files that are on their way in.
    StopAdding,
}

impl Shelf {
    /// As the attributes `data-do` and `data-id`.
    pub(crate) fn attributes(&self) -> (&'static str, String) {
        let none = String::new();
        match self {
            Shelf::Dialog(Fold::Open) => ("dossiers", none),
            Shelf::Dialog(Fold::Folded) => ("close-dossiers", none),
            Shelf::Open(None) => ("bundled", none),
            Shelf::Open(Some(id)) => ("dossier", id.0.clone()),
            Shelf::New => ("new-dossier", none),
            Shelf::Duplicate => ("duplicate", none),
            Shelf::Remove(id) => ("remove-dossier", id.0.clone()),
            Shelf::RemoveArticle(at) => ("remove-article", at.0.to_string()),
            Shelf::Restore => ("restore", none),
            Shelf::Save => ("save-dossier", none),
            Shelf::PickFiles => ("pick-files", none),
            Shelf::PickFolder => ("pick-folder", none),
            Shelf::StopAdding => ("stop-adding", none),
        }
    }

    /// What two attributes stand for.
    pub(crate) fn parse(name: &str, id: &str) -> Option<Shelf> {
        Some(match name {
            "dossiers" => Shelf::Dialog(Fold::Open),
            "close-dossiers" => Shelf::Dialog(Fold::Folded),
            "bundled" => Shelf::Open(None),
            "dossier" => Shelf::Open(Some(DossierId(id.to_owned()))),
            "new-dossier" => Shelf::New,
            "duplicate" => Shelf::Duplicate,
            "remove-dossier" => Shelf::Remove(DossierId(id.to_owned())),
            "remove-article" => Shelf::RemoveArticle(ArticleIdx(id.parse().ok()?)),
            "restore" => Shelf::Restore,
            "save-dossier" => Shelf::Save,
            "pick-files" => Shelf::PickFiles,
            "pick-folder" => Shelf::PickFolder,
            "stop-adding" => Shelf::StopAdding,
            _ => return None,
        })
    }
}

/// Something that happened to dossiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfEvent {
    /// The browser's storage told which dossiers it keeps.
    Fetched(Result<Vec<KeptDossier>, KeepError>),
    /// A dossier was written, for the so-many-th time, or was not.
    Kept(DossierId, Result<u32, KeepError>),
    /// The page had time to breathe: the next text can be read.
    ReadOn,
    /// So many files are on their way in, from a folder or archive with this name.
    AddingStarted(usize, Option<String>),
    /// One of them came, by its name.
    FileCame(String, Result<Added, AddError>),
    /// All of them came.
    AddingEnded,
    /// The reader pasted a text and wants it added.
    Pasted(String),
    /// The reader changed a field.
    Edited(Edit, String),
}

/// Something to be done with dossiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfEffect {
    /// Fetch all that the browser keeps.
    Fetch,
    /// Keep a dossier, if it was written so many times until now.
    Keep(KeptDossier),
    /// Keep it no longer.
    Forget(DossierId),
    /// Come back with [`ShelfEvent::ReadOn`] when the page has been painted.
    ReadOn,
    /// Open or close the dialog.
    Dialog(Fold),
    /// Let the reader choose files.
    PickFiles,
    /// Let the reader choose a folder.
    PickFolder,
}

/// Takes an event in.
pub(in crate::app) fn update(app: &mut App, event: ShelfEvent, out: &mut Vec<Effect>) {
    match event {
        ShelfEvent::Fetched(kept) => shelving::fetched(app, kept, out),
        ShelfEvent::Kept(id, result) => shelving::kept(app, &id, result, out),
        ShelfEvent::ReadOn => shelving::read_on(app, out),
        ShelfEvent::AddingStarted(n, name) => adding::started(app, n, name, out),
        ShelfEvent::FileCame(name, file) => adding::file(app, &name, file, out),
        ShelfEvent::AddingEnded => adding::ended(app, out),
        ShelfEvent::Pasted(text) => adding::pasted(app, text, out),
        ShelfEvent::Edited(what, value) => shelving::edit(app, what, &value, out),
    }
}

/// Does what a button asks for.
pub(in crate::app) fn obey(app: &mut App, command: Shelf, out: &mut Vec<Effect>) {
    match command {
        Shelf::Dialog(fold) => out.push(Effect::Shelf(ShelfEffect::Dialog(fold))),
        Shelf::Open(id) => shelving::go_to(app, id, out),
        Shelf::New => shelving::new(app, out),
        Shelf::Duplicate => shelving::duplicate(app, out),
        Shelf::Remove(id) => shelving::remove(app, &id, out),
        Shelf::RemoveArticle(at) => shelving::remove_article(app, at, out),
        Shelf::Restore => shelving::restore(app, out),
        Shelf::Save => shelving::save(app, out),
        Shelf::PickFiles => out.push(Effect::Shelf(ShelfEffect::PickFiles)),
        Shelf::PickFolder => out.push(Effect::Shelf(ShelfEffect::PickFolder)),
        Shelf::StopAdding => adding::stop(app, out),
    }
}
