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
    assert_eq!(kept(&effects).len() + usize::from(effects.is_empty()), 0, "one write at a time");
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

#[test]
fn files_go_where_they_were_given_whatever_is_opened_meanwhile() {
    let mut app = app(&HARBOUR);
    let text = |text: &str| Ok(Added::Bytes(text.as_bytes().to_vec()));
    let saved = r#"{"sayso":"dossier","version":1,"title":"","articles":[]}"#;
    shelf(&mut app, ShelfEvent::AddingStarted(3, None));
    shelf(&mut app, ShelfEvent::FileCame("a.txt".into(), text("It rained.")));
    shelf(&mut app, ShelfEvent::FileCame("mine.sayso.json".into(), text(saved)));
    shelf(&mut app, ShelfEvent::FileCame("b.txt".into(), text("It snowed.")));
    let effects = shelf(&mut app, ShelfEvent::AddingEnded);
    let titles: Vec<_> = app.library.shelf.iter().map(|known| &known.dossier.title).collect();
    assert_eq!(titles, [words::NEW_DOSSIER, "mine"]);
    assert_eq!(app.library.shelf[0].dossier.documents.len(), 2);
    assert_eq!(app.title.as_deref(), Some("mine"));
    assert_eq!(app.notices, []);
    let said = [words::added(2, words::NEW_DOSSIER), words::saved_opened("mine", 0)];
    assert_eq!(app.library.news, said);
    assert!(effects.contains(&Effect::Say(said.join(" "))));
}

#[test]
fn files_given_while_others_come_are_added_too() {
    let mut app = app(&HARBOUR);
    let text = |text: &str| Ok(Added::Bytes(text.as_bytes().to_vec()));
    shelf(&mut app, ShelfEvent::AddingStarted(1, None));
    shelf(&mut app, ShelfEvent::AddingStarted(1, None));
    shelf(&mut app, ShelfEvent::FileCame("a.txt".into(), text("It rained.")));
    shelf(&mut app, ShelfEvent::AddingEnded);
    assert!(app.is_importing());
    shelf(&mut app, ShelfEvent::FileCame("b.txt".into(), text("It snowed.")));
    shelf(&mut app, ShelfEvent::AddingEnded);
    assert_eq!((app.is_importing(), files(&app)), (false, vec!["a.txt", "b.txt"]));
    assert_eq!(app.library.news, [words::added(2, words::NEW_DOSSIER)]);
}

#[test]
fn who_removes_the_dossier_wants_no_more_files_in_it() {
    let mut app = app(&HARBOUR);
    shelf(&mut app, ShelfEvent::AddingStarted(2, None));
    let text = Ok(Added::Bytes(b"It rained.".to_vec()));
    shelf(&mut app, ShelfEvent::FileCame("a.txt".into(), text));
    let id = app.library.current.clone().unwrap();
    press(&mut app, Shelf::Remove(id));
    assert!(!app.is_importing() && app.library.shelf.is_empty());
}

#[test]
fn a_list_beside_the_texts_says_what_they_are() {
    let mut app = app(&HARBOUR);
    let list = r#"{"title":"Storms","articles":[{"file":"deep/a.txt","outlet":"Post","date":"2025-05-24"}]}"#;
    add(&mut app, &[("dossier.json", list), ("a.txt", "It rained."), ("b.txt", "It snowed.")]);
    assert_eq!(app.title.as_deref(), Some("Storms"));
    let outlets: Vec<_> = app.articles.iter().map(|a| a.entry.outlet.as_deref()).collect();
    assert_eq!((outlets, files(&app)), (vec![Some("Post"), None], vec!["a.txt", "b.txt"]));
    add(&mut app, &[("dossier.json", list)]);
    assert_eq!(app.library.news, [words::ONLY_A_LIST]);
}

#[test]
fn a_reader_in_one_file_is_opened_as_the_dossier_in_it() {
    let mut app = app(&HARBOUR);
    let effects = update(&mut app, Event::Commanded(Command::SaveOneFile, Focus::Control));
    let [Effect::SaveOneFile(_, packed)] = &effects[..] else { panic!("{effects:?}") };
    let texts: Vec<String> = app.articles.iter().filter_map(|a| Some(a.text()?.into())).collect();
    let title = app.title.clone();
    shelf(&mut app, ShelfEvent::AddingStarted(1, None));
    shelf(&mut app, ShelfEvent::FileCame("s.html".into(), Ok(Added::OneFile(packed.clone()))));
    shelf(&mut app, ShelfEvent::AddingEnded);
    let own = &app.library.shelf[0].dossier;
    let again: Vec<String> = own.documents.iter().map(|d| d.text.clone()).collect();
    assert_eq!((again, Some(&own.title)), (texts, title.as_ref()));
}

#[test]
fn what_is_no_article_is_said_in_one_line() {
    let mut app = app(&HARBOUR);
    shelf(&mut app, ShelfEvent::AddingStarted(40, None));
    for n in 0..40 {
        let name = format!("{n}.png");
        shelf(&mut app, ShelfEvent::FileCame(name, Err(AddError::OtherKind)));
    }
    shelf(&mut app, ShelfEvent::AddingEnded);
    assert_eq!(app.library.news.len(), 1);
    assert!(app.library.news[0].contains("0.png") && app.library.news[0].contains("37 more"));
}

#[test]
fn a_link_or_nothing_is_no_text_to_paste() {
    let mut app = app(&HARBOUR);
    for (pasted, says) in
        [(" https://example.org/news ", words::PASTED_ADDRESS), ("  \n", words::PASTED_NOTHING)]
    {
        shelf(&mut app, ShelfEvent::Pasted(pasted.into()));
        assert_eq!((app.library.news[0].as_str(), app.library.shelf.len()), (says, 0));
    }
}
