//! Files on their way into a dossier of the reader's own.

use super::super::article::{Article, ArticleState, DocumentFault, OpenArticle};
use super::super::event::{Effect, History, Region, Work};
use super::super::{App, Notice, Wanted, loading};
use super::{AddError, Added, DossierId, Import, OwnDocument, OwnDossier, numbered, shelving};
use crate::decode::decode;
use crate::import::{Kind, plain_name};
use crate::wire::{ArticleEntry, Dossier, LIST};
use crate::words;

/// How many files that could not be added are named on the page, each in a line.
const N_NAMED: usize = 12;

pub(super) fn started(app: &mut App, n: usize, name: Option<String>, out: &mut Vec<Effect>) {
    if app.library.import.is_none() {
        app.library.news.clear();
        app.library.removed = None;
        let into = app.library.current.clone();
        app.library.import = Some(Import { into, ..Import::default() });
    }
    let Some(import) = &mut app.library.import else { return };
    import.n_all += n;
    if import.name.is_none() {
        import.name = name;
    }
    show(out);
}

fn show(out: &mut Vec<Effect>) {
    out.extend([Region::Status, Region::ShelfNews].map(Effect::Render));
}

/// A file came, or did not. One that cannot be added is named, and the others are.
pub(super) fn file(
    app: &mut App,
    name: &str,
    file: Result<Added, AddError>,
    out: &mut Vec<Effect>,
) {
    let name = plain_name(name);
    let Some(import) = &mut app.library.import else { return };
    import.n_done += 1;
    if file == Err(AddError::OtherKind) {
        import.left_out.push(name);
    } else if let Err(slip) = take(app, &name, file, out)
        && let Some(import) = &mut app.library.import
    {
        import.slips.push(slip);
    }
    show(out);
}

fn take(
    app: &mut App,
    name: &str,
    file: Result<Added, AddError>,
    out: &mut Vec<Effect>,
) -> Result<(), String> {
    let slip = |fault: String| words::not_added(name, &fault);
    let fault = |fault: DocumentFault| slip(words::fault(&fault));
    match file.map_err(|error| slip(words::add_error(&error)))? {
        Added::Page(page) => {
            let entry = ArticleEntry {
                file: name.to_owned(),
                title: None,
                outlet: page.outlet,
                author: page.author,
                date: page.date,
                url: page.url,
            };
            document(app, entry, page.text, out).map_err(fault)
        }
        Added::OneFile(files) => {
            let dossier = OwnDossier::unpack(&files).map_err(|e| slip(words::no_dossier(&e)))?;
            saved(app, name, dossier, out);
            Ok(())
        }
        Added::Bytes(bytes) => {
            let decoded = decode(&bytes).map_err(|error| fault(DocumentFault::Decode(error)))?;
            if Kind::of(name) != Kind::Dossier {
                let entry = ArticleEntry { file: name.to_owned(), ..ArticleEntry::default() };
                return document(app, entry, decoded.text, out).map_err(fault);
            }
            match (OwnDossier::parse(&decoded.text), Dossier::parse(&decoded.text)) {
                (Ok(dossier), _) => saved(app, name, dossier, out),
                // As it lies beside the texts that it lists.
                (Err(_), Ok(list)) if name == LIST => {
                    if let Some(import) = &mut app.library.import {
                        import.name = list.title.clone().or(import.name.take());
                        import.list = Some(list);
                    }
                }
                (Err(error), _) => return Err(slip(words::no_dossier(&error))),
            }
            Ok(())
        }
    }
}

/// A saved dossier becomes one of its own.
fn saved(app: &mut App, file: &str, mut dossier: OwnDossier, out: &mut Vec<Effect>) {
    if dossier.title.is_empty() {
        dossier.title = file.split('.').next().unwrap_or(file).to_owned();
    }
    let n = dossier.documents.len();
    shelving::add(app, dossier, out);
    let title = app.title.clone().unwrap_or_default();
    if let Some(import) = &mut app.library.import {
        import.opened.push(words::saved_opened(&title, n));
    }
}

/// The dossier that files go to: the one that was open when they began to come, even if the reader
/// went on to another; a new one where that came with the site.
fn target(app: &mut App, out: &mut Vec<Effect>) -> Option<DossierId> {
    let import = app.library.import.as_ref()?;
    if import.into.is_none() {
        let title = import.name.clone().unwrap_or_else(|| words::NEW_DOSSIER.into());
        let id = shelving::add(app, OwnDossier { title, ..OwnDossier::default() }, out);
        app.library.import.as_mut()?.into = Some(id);
    }
    app.library.import.as_ref()?.into.clone()
}

/// Adds an article to the dossier that files go to. A text that is there already is not added
/// again.
fn document(
    app: &mut App,
    mut entry: ArticleEntry,
    text: String,
    out: &mut Vec<Effect>,
) -> Result<(), DocumentFault> {
    let open = OpenArticle::from_text(text.clone()).map_err(DocumentFault::TooLong)?;
    let Some(into) = target(app, out) else { return Ok(()) };
    let library = &mut app.library;
    let Some(import) = &mut library.import else { return Ok(()) };
    let Some(shelved) = library.shelf.iter_mut().find(|known| known.id == into) else {
        return Ok(());
    };
    let documents = &mut shelved.dossier.documents;
    if documents.iter().any(|known| known.text == text) {
        import.slips.push(words::already_here(&entry.file));
        return Ok(());
    }
    let listed = import.list.iter().flat_map(|list| &list.articles);
    if let Some(listed) = listed.into_iter().find(|known| plain_name(&known.file) == entry.file) {
        let file = entry.file;
        entry = ArticleEntry { file, ..listed.clone() };
    }
    // An article goes by its file's name without the ending, in links and corrections: so no two
    // share it.
    let slug = loading::stem(&entry.file).to_owned();
    let ending = entry.file[slug.len()..].to_owned();
    let taken = |file: &str| {
        documents.iter().any(|known| loading::stem(&known.entry.file) == loading::stem(file))
    };
    entry.file = numbered(&slug, &ending, taken);
    let slug = loading::stem(&entry.file).to_owned();
    documents.push(OwnDocument { entry: entry.clone(), text });
    import.n_added += 1;
    import.first.get_or_insert_with(|| slug.clone());
    if library.current == Some(into) {
        app.articles.push(Article { entry, slug, state: ArticleState::Open(Box::new(open)) });
        loading::shelved(app, out);
    }
    Ok(())
}

/// Those that were on their way came: unless more were given meanwhile, what was added is kept, and
/// the first of it is opened.
pub(super) fn ended(app: &mut App, out: &mut Vec<Effect>) {
    let Some(import) = app.library.import.take_if(|import| import.n_done >= import.n_all) else {
        return;
    };
    let into = import.into.as_ref().and_then(|id| app.library.get(id));
    let into = into.filter(|_| import.n_added > 0).map(|shelved| &shelved.dossier.title);
    let news = into.map(|title| words::added(import.n_added, title));
    finish(app, import, news, out);
}

/// The reader wants no more of them.
pub(super) fn stop(app: &mut App, out: &mut Vec<Effect>) {
    let Some(import) = app.library.import.take() else { return };
    let stopped = words::stopped_adding(import.n_added, import.n_all);
    finish(app, import, Some(stopped), out);
}

fn finish(app: &mut App, import: Import, first: Option<String>, out: &mut Vec<Effect>) {
    let Import { n_added, into, first: article, opened, mut slips, left_out, list, .. } = import;
    if !left_out.is_empty() {
        slips.push(words::left_out(&left_out));
    }
    let mut news: Vec<String> = first.into_iter().chain(opened).collect();
    if news.is_empty() && slips.is_empty() {
        slips.push(if list.is_some() { words::ONLY_A_LIST } else { words::NOTHING_IN_IT }.into());
    }
    if !news.is_empty() {
        out.push(Effect::Say(news.join(" ")));
    }
    // The dialog may be closed: what could not be added is said on the page too.
    app.notices.retain(|notice| !matches!(notice, Notice::File(_)));
    app.notices.extend(slips.iter().take(N_NAMED).cloned().map(Notice::File));
    if let Some(more @ 1..) = slips.len().checked_sub(N_NAMED) {
        app.notices.push(Notice::File(words::more_of_them(more)));
    }
    news.append(&mut slips);
    app.library.news = news;
    if n_added > 0 {
        let is_shown = into.is_some() && into == app.library.current;
        into.iter().for_each(|into| shelving::keep_one(app, into, out));
        if is_shown {
            out.push(Effect::Later(Work::Compare));
            app.wanted = Some(Wanted { article, ..Wanted::default() });
            loading::settle(app, out);
            out.push(Effect::Address(app.place(), History::Replace));
        }
    }
    out.extend([Region::Notices, Region::Shelf].map(Effect::Render));
    show(out);
}

/// A text that the reader pasted.
pub(super) fn pasted(app: &mut App, text: String, out: &mut Vec<Effect>) {
    let words = text.trim();
    let slip = match crate::wire::web_address(words) {
        _ if words.is_empty() => Some(words::PASTED_NOTHING),
        Some(_) => Some(words::PASTED_ADDRESS),
        None => None,
    };
    if let Some(slip) = slip {
        out.push(Effect::Say(slip.into()));
        app.library.news = vec![slip.into()];
        return out.push(Effect::Render(Region::ShelfNews));
    }
    started(app, 1, None, out);
    file(app, words::PASTED_FILE, Ok(Added::Bytes(text.into_bytes())), out);
    ended(app, out);
}

impl Import {
    /// How far it is, in words.
    pub(crate) fn progress(&self) -> String {
        words::adding(self.n_done, self.n_all)
    }
}

#[cfg(test)]
mod tests;
