//! Files on their way into a dossier of the reader's own.

use super::super::article::{Article, ArticleState, DocumentFault, OpenArticle};
use super::super::event::{Effect, History, Region, Work};
use super::super::{App, Notice, Wanted, loading};
use super::{AddError, Added, Import, OwnDocument, OwnDossier, numbered, shelving};
use crate::decode::decode;
use crate::import::{Kind, plain_name};
use crate::wire::ArticleEntry;
use crate::words;

pub(super) fn started(app: &mut App, n: usize, name: Option<String>, out: &mut Vec<Effect>) {
    if app.library.import.is_none() {
        app.library.news.clear();
        app.library.removed = None;
    }
    let import = app.library.import.get_or_insert_default();
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
    let Some(import) = &mut app.library.import else { return };
    import.n_done += 1;
    if let Err(slip) = take(app, name, file, out) {
        app.library.news.push(slip);
    }
    show(out);
}

fn take(
    app: &mut App,
    name: &str,
    file: Result<Added, AddError>,
    out: &mut Vec<Effect>,
) -> Result<(), String> {
    let name = plain_name(name);
    let slip = |fault: String| words::not_added(&name, &fault);
    let fault = |fault: DocumentFault| slip(words::fault(&fault));
    match file.map_err(|error| slip(words::add_error(&error)))? {
        Added::Page(page) => {
            let entry = ArticleEntry {
                file: name.clone(),
                title: None,
                outlet: page.outlet,
                author: page.author,
                date: page.date,
                url: page.url,
            };
            document(app, entry, page.text, out).map_err(fault)
        }
        Added::Bytes(bytes) => {
            let decoded = decode(&bytes).map_err(|error| fault(DocumentFault::Decode(error)))?;
            if Kind::of(&name) == Kind::Dossier {
                let dossier = OwnDossier::parse(&decoded.text)
                    .map_err(|error| slip(words::no_dossier(&error)))?;
                if let Some(import) = &mut app.library.import {
                    import.n_added += dossier.documents.len();
                }
                shelving::add(app, dossier, out);
                return Ok(());
            }
            let entry = ArticleEntry { file: name.clone(), ..ArticleEntry::default() };
            document(app, entry, decoded.text, out).map_err(fault)
        }
    }
}

/// Adds an article to the open dossier, or to a new one where that came with the site. A text that
/// is there already is not added again.
fn document(
    app: &mut App,
    mut entry: ArticleEntry,
    text: String,
    out: &mut Vec<Effect>,
) -> Result<(), DocumentFault> {
    let open = OpenArticle::from_text(text.clone()).map_err(DocumentFault::TooLong)?;
    if app.library.open().is_none() {
        let import = app.library.import.as_ref();
        let name = import.and_then(|import| import.name.clone());
        let title = name.unwrap_or_else(|| words::NEW_DOSSIER.into());
        shelving::add(app, OwnDossier { title, ..OwnDossier::default() }, out);
    }
    let Some(shelved) = app.library.open_mut() else { return Ok(()) };
    let documents = &mut shelved.dossier.documents;
    if documents.iter().any(|known| known.text == text) {
        app.library.news.push(words::already_here(&entry.file));
        return Ok(());
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
    if let Some(import) = &mut app.library.import {
        import.n_added += 1;
        import.first.get_or_insert_with(|| slug.clone());
    }
    app.articles.push(Article { entry, slug, state: ArticleState::Open(Box::new(open)) });
    loading::shelved(app, out);
    Ok(())
}

/// All files came: what was added is kept, and the first of it is opened.
pub(super) fn ended(app: &mut App, out: &mut Vec<Effect>) {
    let Some(import) = app.library.import.take() else { return };
    let into = app.library.open().map(|shelved| shelved.dossier.title.clone());
    let slips = app.library.news.clone();
    if let Some(title) = into.filter(|_| import.n_added > 0) {
        let added = words::added(import.n_added, &title);
        out.push(Effect::Say(added.clone()));
        app.library.news.insert(0, added);
    }
    finish(app, import, slips, out);
}

/// The reader wants no more of them.
pub(super) fn stop(app: &mut App, out: &mut Vec<Effect>) {
    let Some(import) = app.library.import.take() else { return };
    let slips = app.library.news.clone();
    let stopped = words::stopped_adding(import.n_added, import.n_all);
    out.push(Effect::Say(stopped.clone()));
    app.library.news.insert(0, stopped);
    finish(app, import, slips, out);
}

fn finish(app: &mut App, import: Import, slips: Vec<String>, out: &mut Vec<Effect>) {
    // The dialog may be closed: what could not be added is said on the page too.
    app.notices.retain(|notice| !matches!(notice, Notice::File(_)));
    app.notices.extend(slips.into_iter().map(Notice::File));
    if import.n_added > 0 {
        out.push(Effect::Later(Work::Compare));
        shelving::keep(app, out);
    }
    if let Some(first) = import.first {
        app.wanted = Some(Wanted { article: Some(first), ..Wanted::default() });
        loading::settle(app, out);
        out.push(Effect::Address(app.place(), History::Replace));
    }
    out.extend([Region::Notices, Region::Shelf].map(Effect::Render));
    show(out);
}

/// A text that the reader pasted.
pub(super) fn pasted(app: &mut App, text: String, out: &mut Vec<Effect>) {
    started(app, 1, None, out);
    file(app, words::PASTED_FILE, Ok(Added::Bytes(text.into_bytes())), out);
    ended(app, out);
}

impl Import {
    /// The dossier that files go to, in words.
    pub(crate) fn progress(&self) -> String {
        words::adding(self.n_done, self.n_all)
    }
}

#[cfg(test)]
mod tests {
    use super::super::ShelfEvent;
    use super::*;
    use crate::app::{Command, Event, Shelf, ShelfEffect, update};
    use crate::keys::Focus;
    use crate::samples::{HARBOUR, app};

    fn shelf(app: &mut App, event: ShelfEvent) -> Vec<Effect> {
        update(app, Event::Shelf(event))
    }

    fn press(app: &mut App, command: Shelf) -> Vec<Effect> {
        update(app, Event::Commanded(Command::Shelf(command), Focus::Dialog))
    }

    fn add(app: &mut App, files: &[(&str, &str)]) -> Vec<Effect> {
        shelf(app, ShelfEvent::AddingStarted(files.len(), None));
        for (name, text) in files {
            let bytes = Added::Bytes(text.as_bytes().to_vec());
            shelf(app, ShelfEvent::FileCame((*name).into(), Ok(bytes)));
        }
        shelf(app, ShelfEvent::AddingEnded)
    }

    fn files(app: &App) -> Vec<&str> {
        app.articles.iter().map(|article| article.entry.file.as_str()).collect()
    }

    /// What the browser's storage would be told to keep.
    fn kept(effects: &[Effect]) -> Vec<&super::super::KeptDossier> {
        let mut all = Vec::new();
        for effect in effects {
            if let Effect::Shelf(ShelfEffect::Keep(kept)) = effect {
                all.push(kept);
            }
        }
        all
    }

    #[test]
    fn files_added_to_the_sites_dossier_make_a_new_one_and_the_other_stays() {
        let mut app = app(&HARBOUR);
        add(&mut app, &[("a.txt", "Fire\n\nA house burnt."), ("b.md", "# Flood\n\nIt rained.")]);
        assert_eq!(files(&app), ["a.txt", "b.md"]);
        assert_eq!(app.title.as_deref(), Some(words::NEW_DOSSIER));
        let place = app.place();
        assert_eq!(place.article.as_deref(), Some("a"));
        assert_eq!(place.dossier, app.library.current);
        let effects = press(&mut app, Shelf::Open(None));
        assert!(effects.contains(&Effect::FetchDossier));
        assert_eq!(app.place().dossier, None);
        assert_eq!(app.library.shelf.len(), 1);
    }

    #[test]
    fn names_are_told_apart_and_a_text_is_added_once() {
        let mut app = app(&HARBOUR);
        add(
            &mut app,
            &[
                ("x/../../a.txt", "One story."),
                ("a.txt", "Another story."),
                ("a.md", "A third story."),
                ("b.txt", "One story."),
            ],
        );
        assert_eq!(files(&app), ["a.txt", "a (2).txt", "a (3).md"]);
        assert!(app.library.news.iter().any(|news| news.contains("b.txt")));
    }

    #[test]
    fn what_cannot_be_added_is_named_and_the_rest_is() {
        let mut app = app(&HARBOUR);
        shelf(&mut app, ShelfEvent::AddingStarted(3, Some("My folder".into())));
        let bytes = |bytes: &[u8]| Ok(Added::Bytes(bytes.to_vec()));
        shelf(&mut app, ShelfEvent::FileCame("p.txt".into(), bytes(b"\x89PNG\0\0")));
        shelf(&mut app, ShelfEvent::FileCame("q.txt".into(), Err(AddError::Unreadable)));
        shelf(&mut app, ShelfEvent::FileCame("r.txt".into(), bytes(b"It rained.")));
        shelf(&mut app, ShelfEvent::AddingEnded);
        assert_eq!(files(&app), ["r.txt"]);
        assert_eq!(app.title.as_deref(), Some("My folder"));
        let notices = format!("{:?}", app.notices);
        assert!(notices.contains("p.txt") && notices.contains("q.txt"), "{notices}");
    }

    #[test]
    fn who_stops_keeps_what_came_before() {
        let mut app = app(&HARBOUR);
        shelf(&mut app, ShelfEvent::AddingStarted(3, None));
        let text = |text: &str| Ok(Added::Bytes(text.as_bytes().to_vec()));
        shelf(&mut app, ShelfEvent::FileCame("a.txt".into(), text("It rained.")));
        let effects = press(&mut app, Shelf::StopAdding);
        assert_eq!(
            kept(&effects).len() + usize::from(effects.is_empty()),
            0,
            "one write at a time"
        );
        assert!(!app.is_importing());
        shelf(&mut app, ShelfEvent::FileCame("b.txt".into(), text("It snowed.")));
        assert_eq!(files(&app), ["a.txt"]);
    }

    #[test]
    fn a_dossier_is_written_once_at_a_time_and_in_the_end_as_it_stands() {
        let mut app = app(&HARBOUR);
        let first = press(&mut app, Shelf::New);
        let written = kept(&first)[0].clone();
        assert_eq!(written.revision, 0);
        assert!(app.would_lose());
        assert_eq!(kept(&add(&mut app, &[("a.txt", "It rained.")])), Vec::<&_>::new());
        let again = shelf(&mut app, ShelfEvent::Kept(written.id.clone(), Ok(1)));
        assert_eq!(kept(&again)[0].revision, 1);
        assert!(kept(&again)[0].json.contains("It rained."));
        shelf(&mut app, ShelfEvent::Kept(written.id, Ok(2)));
        assert!(!app.would_lose());
    }

    #[test]
    fn what_another_tab_wrote_is_not_written_over() {
        use super::super::KeepError;
        let mut app = app(&HARBOUR);
        let first = press(&mut app, Shelf::New);
        let id = kept(&first)[0].id.clone();
        shelf(&mut app, ShelfEvent::Kept(id.clone(), Ok(1)));
        add(&mut app, &[("a.txt", "It rained.")]);
        let after = shelf(&mut app, ShelfEvent::Kept(id.clone(), Err(KeepError::ChangedElsewhere)));
        let copy = kept(&after)[0].clone();
        assert!(copy.id != id && copy.revision == 0 && copy.json.contains("It rained."));
        assert_eq!(app.place().dossier, Some(copy.id));
        assert!(after.contains(&Effect::Shelf(ShelfEffect::Fetch)));
    }

    #[test]
    fn a_removed_dossier_or_article_comes_back() {
        let mut app = app(&HARBOUR);
        add(&mut app, &[("a.txt", "It rained."), ("b.txt", "It snowed.")]);
        press(&mut app, Shelf::RemoveArticle(crate::app::ArticleIdx(0)));
        assert_eq!(files(&app), ["b.txt"]);
        press(&mut app, Shelf::Restore);
        assert_eq!(files(&app), ["a.txt", "b.txt"]);
        let id = app.library.current.clone().unwrap();
        let effects = press(&mut app, Shelf::Remove(id.clone()));
        assert!(effects.contains(&Effect::Shelf(ShelfEffect::Forget(id.clone()))));
        assert_eq!((app.library.shelf.len(), app.place().dossier), (0, None));
        let effects = press(&mut app, Shelf::Restore);
        assert_eq!((kept(&effects).len(), app.place().dossier), (1, Some(id)));
    }

    #[test]
    fn corrections_belong_to_their_dossier() {
        use crate::app::Correcting;
        let mut app = app(&HARBOUR);
        let correct = |app: &mut App, to: &str| {
            let speaker = app.speakers.iter().next().map(|(_, s)| s.name.clone()).unwrap();
            update(app, Event::Corrected(Correcting::Name, speaker, to.into()))
        };
        correct(&mut app, "Dr Lee");
        add(&mut app, &[("a.txt", "Bo Ek said that it rained all day in the town.")]);
        assert!(app.corrections.made().is_empty());
        let effects = correct(&mut app, "Captain Ek");
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::KeepCorrections(_))));
        press(&mut app, Shelf::Open(None));
        assert_eq!(app.corrections.made().len(), 1);
        let own = app.library.shelf[0].id.clone();
        press(&mut app, Shelf::Open(Some(own)));
        assert!(format!("{:?}", app.corrections.made()).contains("Captain Ek"));
    }

    #[test]
    fn a_saved_dossier_is_opened_as_one_of_its_own() {
        let mut app = app(&HARBOUR);
        add(&mut app, &[("a.txt", "It rained.")]);
        let effects = press(&mut app, Shelf::Save);
        let [Effect::Save(name, file)] = &effects[..] else { panic!("{effects:?}") };
        assert!(name.ends_with(".json"), "{name}");
        let file = file.clone();
        add(&mut app, &[("mine.json", &file)]);
        assert_eq!(app.library.shelf.len(), 2);
        assert_eq!(app.library.shelf[1].dossier.title, format!("{} (2)", words::NEW_DOSSIER));
    }
}
