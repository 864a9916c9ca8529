//! The dossiers that this browser has: the one that came with the site, and the reader's own.

mod adding;
mod command;
mod own;
mod shelving;

use super::{App, Corrections};
use crate::words;
use sayso_engine::TooLong;

pub use command::{Shelf, ShelfEffect, ShelfEvent};
pub(super) use command::{obey, update};
pub use own::{OwnDocument, OwnDossier, OwnDossierError};
pub(super) use shelving::{keep, open, put_away, remember_bundled};

/// Names a dossier of the reader's own, in this browser and in links.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DossierId(pub String);

/// A dossier of the reader's own, with what is known of its place in the browser's storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shelved {
    pub(crate) id: DossierId,
    pub(crate) dossier: OwnDossier,
    /// How often it was written, by whichever tab; 0 if never.
    revision: u32,
    saving: Saving,
}

/// Whether the storage has a dossier as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Saving {
    /// It has, or was told and refused.
    #[default]
    Done,
    /// It is writing it.
    Writing,
    /// It is writing an earlier state; this one is next.
    Behind,
}

/// Why the browser does not keep dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeepError {
    /// It does not let this page keep anything.
    Denied,
    /// There is no room left.
    Full,
    /// A later version of the program was here and keeps dossiers in another way.
    Newer,
    /// Another tab wrote the dossier since it was read here.
    ChangedElsewhere,
}

/// A dossier as it comes from the browser's storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDossier {
    /// Its name.
    pub id: DossierId,
    /// How often it was written.
    pub revision: u32,
    /// Its file.
    pub json: String,
}

/// Why a file could not be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddError {
    /// The browser could not read it.
    Unreadable,
    /// It is longer than files of its kind may be.
    TooLong(TooLong),
    /// It is a page that is no text.
    Undecoded(crate::decode::DecodeError),
    /// It is a page without an article.
    NoArticle,
    /// It is a document of another program.
    Foreign(crate::import::Foreign),
    /// It is of a kind that holds no text, inside of a folder or an archive.
    OtherKind,
    /// Before it there were as many files as are opened at once.
    TooManyFiles(usize),
    /// The archive cannot be opened.
    Archive(crate::import::ArchiveError),
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// Bytes of a text, or of a saved dossier.
    Bytes(Vec<u8>),
    /// A web page's article.
    Page(crate::import::Extracted),
    /// What is inside of a reader in one file.
    OneFile(crate::single_file::Files),
}

/// What the reader changes of an own dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Its name.
    Dossier,
    /// An article's title.
    Title(super::ArticleIdx),
    /// Who published an article.
    Outlet(super::ArticleIdx),
    /// When an article was published.
    Date(super::ArticleIdx),
}

impl Edit {
    /// The name in the page's attributes.
    pub fn key(self) -> String {
        match self {
            Edit::Dossier => "name".into(),
            Edit::Title(at) => format!("title {}", at.0),
            Edit::Outlet(at) => format!("outlet {}", at.0),
            Edit::Date(at) => format!("date {}", at.0),
        }
    }

    /// What a name in the page's attributes stands for.
    pub fn parse(key: &str) -> Option<Edit> {
        let (name, at) = key.split_once(' ').unwrap_or((key, "0"));
        let at = super::ArticleIdx(at.parse().ok()?);
        Some(match name {
            "name" => Edit::Dossier,
            "title" => Edit::Title(at),
            "outlet" => Edit::Outlet(at),
            "date" => Edit::Date(at),
            _ => return None,
        })
    }
}

/// Files on their way in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Import {
    pub(crate) n_done: usize,
    pub(crate) n_all: usize,
    pub(crate) n_added: usize,
    /// The dossier they go to, once there is one.
    into: Option<DossierId>,
    /// What a list among them says of the others.
    list: Option<crate::wire::Dossier>,
    /// What is to be said of saved dossiers that were among them.
    opened: Vec<String>,
    /// What is to be said of those that could not be added.
    slips: Vec<String>,
    /// Those that are no articles, by their names.
    left_out: Vec<String>,
    /// The folder or archive they come from: what a new dossier is called.
    name: Option<String>,
    /// The first that was added, by its name in links.
    first: Option<String>,
}

/// What was removed last and can be brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Removed {
    Dossier(Shelved),
    Document(DossierId, usize, OwnDocument),
}

/// All dossiers of the reader's own, and which one is open.
#[derive(Debug, Default)]
pub(crate) struct Library {
    pub(crate) shelf: Vec<Shelved>,
    /// The open one; `None`: the one that came with the site.
    pub(crate) current: Option<DossierId>,
    /// Whether the storage has answered.
    is_fetched: bool,
    pub(crate) trouble: Option<KeepError>,
    pub(crate) import: Option<Import>,
    /// What became of the last files, or of what was removed.
    pub(crate) news: Vec<String>,
    pub(crate) removed: Option<Removed>,
    /// The name of the dossier that came with the site.
    pub(crate) bundled_title: Option<String>,
    bundled_corrections: Corrections,
    seed: u64,
}

impl Library {
    /// The corrections that the browser kept of the dossier that came with the site.
    pub(super) fn set_bundled_corrections(&mut self, corrections: Corrections) {
        self.bundled_corrections = corrections;
    }

    pub(super) fn set_seed(&mut self, seed: u64) {
        self.seed = seed;
    }

    pub(crate) fn get(&self, id: &DossierId) -> Option<&Shelved> {
        self.shelf.iter().find(|shelved| shelved.id == *id)
    }

    fn get_mut(&mut self, id: &DossierId) -> Option<&mut Shelved> {
        self.shelf.iter_mut().find(|shelved| shelved.id == *id)
    }

    /// The open dossier, if it is the reader's own.
    pub(crate) fn open(&self) -> Option<&Shelved> {
        self.get(self.current.as_ref()?)
    }

    fn open_mut(&mut self) -> Option<&mut Shelved> {
        let id = self.current.clone()?;
        self.get_mut(&id)
    }

    /// A name that no dossier has, here or in another tab; sorted by it, they are in the order in
    /// which they were made.
    fn new_id(&mut self) -> DossierId {
        self.seed = self.seed.wrapping_add(1);
        DossierId(format!("{:016x}", self.seed))
    }

    /// The wanted title, or the same with a number that no other dossier has.
    fn free_title(&self, wanted: &str) -> String {
        let taken = |title: &str| self.shelf.iter().any(|known| known.dossier.title == title);
        numbered(wanted, "", taken)
    }
}

/// `a.txt`, or `a (2).txt` where that is taken, and so on.
fn numbered(stem: &str, ending: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut name = format!("{stem}{ending}");
    let mut n = 2;
    while taken(&name) {
        name = format!("{stem} ({n}){ending}");
        n += 1;
    }
    name
}

impl App {
    /// Whether files are on their way in.
    pub fn is_importing(&self) -> bool {
        self.library.import.is_some()
    }

    /// Whether something of the reader's own would be lost with the page.
    pub fn would_lose(&self) -> bool {
        let library = &self.library;
        let saved = |shelved: &Shelved| shelved.revision > 0 && shelved.saving == Saving::Done;
        let all_saved = library.trouble.is_none() && library.shelf.iter().all(saved);
        !library.shelf.is_empty() && !all_saved
    }

    /// The open dossier whole: every text that could be opened, and the corrections.
    pub fn whole(&self) -> OwnDossier {
        if let Some(open) = self.library.open() {
            return open.dossier.clone();
        }
        let documents = self.articles.iter().filter_map(|article| {
            let text = article.text()?.to_owned();
            Some(OwnDocument { entry: article.entry.clone(), text })
        });
        OwnDossier {
            title: self.title.clone().unwrap_or_else(|| words::BUNDLED.into()),
            language: self.language.clone(),
            documents: documents.collect(),
            corrections: self.corrections.clone(),
        }
    }
}
