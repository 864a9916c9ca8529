//! Making, opening, changing and removing dossiers, and having the browser keep them.

use super::super::article::OpenArticle;
use super::super::event::{Effect, Element, Fold, History, Region};
use super::super::{
    App, ArticleIdx, ArticleState, DocumentFault, DossierState, Notice, Wanted, correcting,
    loading, selecting,
};
use super::{
    DossierId, Edit, KeepError, KeptDossier, OwnDossier, Removed, Saving, ShelfEffect, Shelved,
};
use crate::words;
use sayso_engine::time::from_iso;

/// Takes the open dossier off the page. What belongs to the page and not to the dossier stays.
pub(in crate::app) fn put_away(app: &mut App) {
    let before = std::mem::take(app);
    *app = App {
        view: before.view,
        layout: before.layout,
        keys: before.keys,
        marks: before.marks,
        filters_fold: before.filters_fold,
        version: before.version,
        sharing: before.sharing,
        address: before.address,
        library: before.library,
        ..App::new()
    };
    if app.library.current.take().is_none() {
        app.library.bundled_corrections = before.corrections;
    }
}

/// Shows a dossier on a page from which the last one was put away; `None`: the one that came with
/// the site.
pub(in crate::app) fn open(app: &mut App, id: Option<DossierId>, out: &mut Vec<Effect>) {
    app.library.current = id;
    let mut title = words::NAME.to_owned();
    if app.library.current.is_none() {
        app.corrections = std::mem::take(&mut app.library.bundled_corrections);
        out.push(Effect::FetchDossier);
    } else if let Some(shelved) = app.library.open() {
        let dossier = &shelved.dossier;
        title = words::page_title(&dossier.title);
        app.title = Some(dossier.title.clone());
        app.language.clone_from(&dossier.language);
        app.corrections = dossier.corrections.clone();
        let entries = dossier.documents.iter().map(|document| document.entry.clone());
        app.articles = loading::shelve(entries.collect());
        app.state = DossierState::Open;
        if !app.articles.is_empty() {
            out.push(Effect::Shelf(ShelfEffect::ReadOn));
        }
    } else if app.library.is_fetched {
        app.notices.push(Notice::StaleLink(words::LINKED_DOSSIER_IS_NOT_HERE.into()));
        return open(app, None, out);
    }
    out.push(Effect::Title(title));
    out.extend(Region::WHOLE.map(Effect::Render));
    out.push(Effect::ClassifyBody(selecting::body_classes(app)));
}

/// Opens a dossier for the reader, so that Back leads to where they were.
pub(super) fn go_to(app: &mut App, id: Option<DossierId>, out: &mut Vec<Effect>) {
    out.push(Effect::Shelf(ShelfEffect::Dialog(Fold::Folded)));
    if id != app.library.current {
        switch(app, id, History::Push, out);
    }
    loading::skip(out);
}

fn switch(app: &mut App, id: Option<DossierId>, history: History, out: &mut Vec<Effect>) {
    put_away(app);
    app.wanted = Some(Wanted::default());
    open(app, id, out);
    out.push(Effect::Address(app.place(), history));
}

/// The browser's storage answered.
pub(in crate::app) fn fetched(
    app: &mut App,
    kept: Result<Vec<KeptDossier>, KeepError>,
    out: &mut Vec<Effect>,
) {
    app.library.is_fetched = true;
    match kept {
        Err(error) => app.library.trouble = Some(error),
        Ok(kept) => {
            for KeptDossier { id, revision, json } in kept {
                if app.library.get(&id).is_some() {
                    continue;
                }
                match OwnDossier::parse(&json) {
                    Ok(dossier) => {
                        let saving = Saving::Done;
                        app.library.shelf.push(Shelved { id, dossier, revision, saving });
                    }
                    // It stays where it is; a later version may read it.
                    Err(error) => app.notices.push(Notice::File(words::kept_is_broken(&error))),
                }
            }
        }
    }
    if app.library.current.is_some() && app.state == DossierState::Waiting {
        let id = app.library.current.clone();
        open(app, id, out);
    }
    out.extend([Region::Shelf, Region::Notices].map(Effect::Render));
}

/// Has the browser keep the open dossier as it stands.
pub(in crate::app) fn keep(app: &mut App, out: &mut Vec<Effect>) {
    let corrections = app.corrections.clone();
    let Some(shelved) = app.library.open_mut() else { return };
    shelved.dossier.corrections = corrections;
    write(shelved, out);
}

/// Has the browser keep a dossier, be it the open one or another.
pub(super) fn keep_one(app: &mut App, id: &DossierId, out: &mut Vec<Effect>) {
    if app.library.current.as_ref() == Some(id) {
        keep(app, out);
    } else if let Some(shelved) = app.library.get_mut(id) {
        write(shelved, out);
    }
}

fn write(shelved: &mut Shelved, out: &mut Vec<Effect>) {
    shelved.saving = match shelved.saving {
        Saving::Done => {
            out.push(Effect::Shelf(ShelfEffect::Keep(KeptDossier {
                id: shelved.id.clone(),
                revision: shelved.revision,
                json: shelved.dossier.to_file(),
            })));
            Saving::Writing
        }
        Saving::Writing | Saving::Behind => Saving::Behind,
    };
}

/// A dossier was written, or was not.
pub(in crate::app) fn kept(
    app: &mut App,
    id: &DossierId,
    result: Result<u32, KeepError>,
    out: &mut Vec<Effect>,
) {
    let Some(at) = app.library.shelf.iter().position(|shelved| shelved.id == *id) else {
        // It was removed while it was being written.
        out.push(Effect::Shelf(ShelfEffect::Forget(id.clone())));
        return;
    };
    let trouble = match result {
        Ok(revision) => {
            let shelved = &mut app.library.shelf[at];
            shelved.revision = revision;
            if std::mem::take(&mut shelved.saving) == Saving::Behind {
                write(shelved, out);
            }
            None
        }
        Err(KeepError::ChangedElsewhere) => {
            fork(app, at, out);
            None
        }
        Err(error) => {
            app.library.shelf[at].saving = Saving::Done;
            Some(error)
        }
    };
    if app.library.trouble != trouble {
        app.library.trouble = trouble;
        out.extend([Region::Notices, Region::Shelf].map(Effect::Render));
    }
}

/// Another tab wrote the same dossier: what is here becomes a copy, and both are kept.
fn fork(app: &mut App, at: usize, out: &mut Vec<Effect>) {
    let id = app.library.new_id();
    let title = app.library.free_title(&app.library.shelf[at].dossier.title);
    let shelved = &mut app.library.shelf[at];
    let old = std::mem::replace(&mut shelved.id, id.clone());
    if let Some(import) = app.library.import.as_mut().filter(|i| i.into.as_ref() == Some(&old)) {
        import.into = Some(id.clone());
    }
    shelved.dossier.title.clone_from(&title);
    shelved.revision = 0;
    shelved.saving = Saving::Done;
    write(shelved, out);
    if app.library.current.as_ref() == Some(&old) {
        app.library.current = Some(id);
        app.title = Some(title.clone());
        out.push(Effect::Address(app.place(), History::Replace));
        out.push(Effect::Render(Region::Dossier));
    }
    app.notices.push(Notice::File(words::changed_elsewhere(&title)));
    out.push(Effect::Render(Region::Notices));
    // The other tab's is listed beside it.
    out.push(Effect::Shelf(ShelfEffect::Fetch));
}

/// Puts a dossier on the shelf and opens it.
pub(super) fn add(app: &mut App, dossier: OwnDossier, out: &mut Vec<Effect>) -> DossierId {
    let id = app.library.new_id();
    let title = app.library.free_title(&dossier.title);
    app.library.shelf.push(Shelved {
        id: id.clone(),
        dossier: OwnDossier { title, ..dossier },
        revision: 0,
        saving: Saving::Done,
    });
    switch(app, Some(id.clone()), History::Push, out);
    keep(app, out);
    id
}

pub(super) fn new(app: &mut App, out: &mut Vec<Effect>) {
    add(app, OwnDossier { title: words::NEW_DOSSIER.into(), ..OwnDossier::default() }, out);
    out.push(Effect::Focus(Element::Field(Edit::Dossier)));
}

pub(super) fn duplicate(app: &mut App, out: &mut Vec<Effect>) {
    let whole = app.whole();
    add(app, whole, out);
    out.push(Effect::Focus(Element::Field(Edit::Dossier)));
}

pub(super) fn save(app: &App, out: &mut Vec<Effect>) {
    let whole = app.whole();
    out.push(Effect::Save(words::file_name(&whole.title, "sayso.json"), whole.to_file()));
}

pub(super) fn remove(app: &mut App, id: &DossierId, out: &mut Vec<Effect>) {
    let shelf = &mut app.library.shelf;
    let Some(at) = shelf.iter().position(|shelved| shelved.id == *id) else { return };
    let shelved = shelf.remove(at);
    out.push(Effect::Shelf(ShelfEffect::Forget(id.clone())));
    if app.library.import.take_if(|import| import.into.as_ref() == Some(id)).is_some() {
        out.push(Effect::Render(Region::Status));
    }
    let news = words::removed(&shelved.dossier.title);
    if app.library.current.as_ref() == Some(id) {
        switch(app, None, History::Replace, out);
    }
    gone(app, news, Removed::Dossier(shelved), out);
}

pub(super) fn remove_article(app: &mut App, at: ArticleIdx, out: &mut Vec<Effect>) {
    let Some(article) = app.articles.get(at.0) else { return };
    let news = words::removed(&article.title());
    let Some(shelved) = app.library.open_mut() else { return };
    if at.0 >= shelved.dossier.documents.len() {
        return;
    }
    let document = shelved.dossier.documents.remove(at.0);
    let id = shelved.id.clone();
    show_again(app, out);
    gone(app, news, Removed::Document(id, at.0, document), out);
}

/// The open dossier after articles came or went: read anew, at the same article if it is there.
fn show_again(app: &mut App, out: &mut Vec<Effect>) {
    keep(app, out);
    let article = app.place().article;
    let id = app.library.current.clone();
    put_away(app);
    // `put_away` lets go of corrections; the shelf has them.
    let there = article.filter(|slug| {
        let documents =
            id.as_ref().and_then(|id| app.library.get(id)).map(|s| &s.dossier.documents);
        documents.is_some_and(|all| all.iter().any(|d| loading::stem(&d.entry.file) == slug))
    });
    app.wanted = Some(Wanted { article: there, ..Wanted::default() });
    open(app, id, out);
    out.push(Effect::Address(app.place(), History::Replace));
}

fn gone(app: &mut App, news: String, removed: Removed, out: &mut Vec<Effect>) {
    out.push(Effect::Say(news.clone()));
    app.library.news = vec![news];
    app.library.removed = Some(removed);
    out.extend([Region::Shelf, Region::ShelfNews].map(Effect::Render));
    out.push(Effect::Focus(Element::Restore));
}

pub(super) fn restore(app: &mut App, out: &mut Vec<Effect>) {
    let title = match app.library.removed.take() {
        None => return,
        Some(Removed::Dossier(mut shelved)) => {
            shelved.revision = 0;
            shelved.saving = Saving::Done;
            let (id, title) = (shelved.id.clone(), shelved.dossier.title.clone());
            app.library.shelf.push(shelved);
            switch(app, Some(id), History::Push, out);
            keep(app, out);
            title
        }
        Some(Removed::Document(id, at, document)) => {
            let Some(shelved) = app.library.get_mut(&id) else { return };
            let title = document.entry.file.clone();
            let at = at.min(shelved.dossier.documents.len());
            shelved.dossier.documents.insert(at, document);
            if app.library.current.as_ref() == Some(&id) {
                show_again(app, out);
            } else if let Some(shelved) = app.library.get_mut(&id) {
                write(shelved, out);
            }
            title
        }
    };
    app.library.news = vec![words::restored(&title)];
    out.extend([Region::Shelf, Region::ShelfNews].map(Effect::Render));
    out.push(Effect::Focus(Element::ShelfTitle));
}

/// Reads the next text of the open dossier: the one that is wanted first.
pub(in crate::app) fn read_on(app: &mut App, out: &mut Vec<Effect>) {
    let wanted = app.wanted.as_ref().and_then(|wanted| wanted.article.clone());
    let waiting = |article: &&super::super::Article| article.state == ArticleState::Waiting;
    let next = app
        .articles
        .iter()
        .position(|article| waiting(&article) && Some(&article.slug) == wanted.as_ref())
        .or_else(|| app.articles.iter().position(|article| waiting(&article)));
    let Some(at) = next else { return };
    let Some(open) = app.library.open() else { return };
    let Some(document) = open.dossier.documents.get(at) else { return };
    app.articles[at].state = match OpenArticle::from_text(document.text.clone()) {
        Ok(open) => ArticleState::Open(Box::new(open)),
        Err(error) => ArticleState::Failed(DocumentFault::TooLong(error)),
    };
    loading::shelved(app, out);
    if app.is_settled() {
        out.push(Effect::Render(Region::Shelf));
    } else {
        out.push(Effect::Shelf(ShelfEffect::ReadOn));
    }
}

/// A field of the open dossier was changed. An empty one is left to the text.
pub(in crate::app) fn edit(app: &mut App, what: Edit, value: &str, out: &mut Vec<Effect>) {
    let value = value.trim();
    let some = (!value.is_empty()).then(|| value.to_owned());
    let Some(shelved) = app.library.open_mut() else { return };
    let documents = &mut shelved.dossier.documents;
    let at = match what {
        Edit::Dossier => {
            match some {
                Some(title) => {
                    shelved.dossier.title.clone_from(&title);
                    app.title = Some(title);
                }
                // A dossier has a name: the one it has stands in the field again.
                None => out.push(Effect::Render(Region::Shelf)),
            }
            None
        }
        Edit::Title(at) | Edit::Outlet(at) | Edit::Date(at) => {
            let Some(document) = documents.get_mut(at.0) else { return };
            match what {
                Edit::Title(_) => document.entry.title = some,
                Edit::Outlet(_) => document.entry.outlet = some,
                _ => document.entry.date = from_iso(value),
            }
            Some((at, document.entry.clone()))
        }
    };
    // The fields themselves are not printed anew: the reader may be on the way to the next one.
    match at {
        Some((at, entry)) => {
            if let Some(article) = app.articles.get_mut(at.0) {
                article.entry = entry;
            }
            correcting::refresh(app, out);
            out.push(Effect::Render(Region::DocumentName(at)));
        }
        None => out.extend([Region::Dossier, Region::ShelfName].map(Effect::Render)),
    }
    keep(app, out);
}

/// Remembers what the list of dossiers says of the one that came with the site.
pub(in crate::app) fn remember_bundled(app: &mut App) {
    app.library.bundled_title.clone_from(&app.title);
}
