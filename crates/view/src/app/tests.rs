//! The reader without a browser: events in, effects and state out.

use super::*;
use crate::filters::Choice;
use crate::html;
use crate::keys::Focus;
use crate::page::SegmentIdx;
use crate::samples::{HARBOUR, app, app_at, carry_on, started};
use sayso_engine::claim::Form;

fn press_key(app: &mut App, key: &str, focus: Focus) -> Vec<Effect> {
    update(app, Event::KeyPressed(key.into(), focus))
}

fn command(app: &mut App, command: Command) -> Vec<Effect> {
    update(app, Event::Commanded(command, Focus::Control))
}

fn selected(app: &App) -> Option<(usize, usize)> {
    app.selected.map(|(at, _)| (at.article.0, at.claim.0))
}

fn addresses(effects: &[Effect]) -> Vec<(String, History)> {
    let address = |effect: &Effect| match effect {
        Effect::Address(place, history) => Some((place.to_fragment(), *history)),
        _ => None,
    };
    effects.iter().filter_map(address).collect()
}

fn said(effects: &[Effect]) -> Vec<&str> {
    let mut said = Vec::new();
    for effect in effects {
        if let Effect::Say(words) = effect {
            said.push(words.as_str());
        }
    }
    said
}

/// The segment that holds these words of the open article.
fn segment(app: &App, words: &str) -> SegmentIdx {
    let (_, _, open) = app.open_article().unwrap();
    let found = open.page.segments.iter().position(|s| s.span.of(&open.text).contains(words));
    SegmentIdx(found.unwrap())
}

fn printed(app: &App, region: Region) -> String {
    html::print(app, region).html
}

#[test]
fn many_articles_are_taken_in_some_at_a_time_and_none_is_left_out() {
    let article = "Harbour {1s Bo Ek} {1q said} {1c it was over}.";
    let (mut app, mut effects) = app_at("", Layout::Margin, &[]);
    let files: Vec<String> = (0..60).map(|n| format!("{{\"file\": \"a{n}.txt\"}}")).collect();
    let json = format!("{{\"articles\": [{}]}}", files.join(","));
    effects.extend(update(&mut app, Event::DossierFetched(Ok(json.into_bytes()))));
    for index in 0..60 {
        let (text, reading) = crate::samples::reading(article);
        let state = ArticleState::Open(Box::new(OpenArticle::new(text, reading)));
        effects.extend(app.shelve_for_test(ArticleIdx(index), state));
        if index == 40 {
            // One goes there before the page was told of it.
            command(&mut app, Command::OpenArticle(ArticleIdx(40)));
            assert_eq!(app.entries_of(ArticleIdx(40)).len(), 1);
        }
    }
    assert_eq!(app.entries.len(), 60);
    let told = effects.iter().filter(|effect| **effect == Effect::Render(Region::Facets)).count();
    assert!(told < 40, "{told}");
}

#[test]
fn the_page_on_how_it_works_leads_back_to_where_one_was() {
    let (mut app, _) = app_at("#/claims", Layout::Margin, &HARBOUR);
    let effects = command(&mut app, Command::View(View::About));
    assert!(effects.contains(&Effect::Help(Fold::Folded)));
    assert_eq!(addresses(&effects), [("#/about?at=a0".to_owned(), History::Push)]);
    let page = printed(&app, Region::View);
    assert!(page.contains("<h1>How this works"), "{page}");
    assert_eq!(page.matches("data-id=\"claims\"").count(), 2, "two ways back");
    press_key(&mut app, "Escape", Focus::Text);
    assert_eq!(app.view, View::Claims);
    let (app, _) = app_at("#/about", Layout::Margin, &HARBOUR);
    assert_eq!(app.view, View::About);
}

#[test]
fn it_opens_on_a_telling_claim_and_leaves_scroll_focus_and_address_alone() {
    let (app, effects) = app_at("", Layout::Margin, &HARBOUR);
    assert_eq!(selected(&app), Some((0, 0)), "a named speaker, quoted");
    let steals = |effect: &Effect| {
        matches!(
            effect,
            Effect::Focus(_) | Effect::Reveal(_) | Effect::ScrollToTop | Effect::Address(..)
        )
    };
    assert!(!effects.iter().any(steals), "{effects:?}");
    assert!(printed(&app, Region::Foot).contains("1 of 6"));
}

#[test]
fn j_walks_through_all_articles_and_k_back() {
    let mut app = app(&HARBOUR);
    let walk: Vec<_> = (0..5)
        .map(|_| {
            let effects = press_key(&mut app, "j", Focus::Text);
            (selected(&app).unwrap(), addresses(&effects).pop().unwrap().1)
        })
        .collect();
    let (push, replace) = (History::Push, History::Replace);
    assert_eq!(
        walk,
        [
            ((0, 1), replace),
            ((0, 2), replace),
            ((0, 3), replace),
            ((1, 0), push),
            ((1, 1), replace)
        ],
        "Back leads from one article to the other, not from claim to claim"
    );
    assert_eq!(said(&press_key(&mut app, "j", Focus::Text)), [crate::words::LAST_CLAIM]);
    press_key(&mut app, "k", Focus::Text);
    press_key(&mut app, "k", Focus::Text);
    assert_eq!(selected(&app), Some((0, 3)));
}

#[test]
fn filters_narrow_j_down_and_print_nothing_of_the_article() {
    let mut app = app(&HARBOUR);
    let ann = Choice::Speaker(Some("Ann Lee".into()));
    let effects = command(&mut app, Command::Toggle(ann.clone()));
    assert!(!effects.contains(&Effect::Render(Region::Article)));
    assert!(!effects.contains(&Effect::Render(Region::Notes)));
    let off = effects.iter().find_map(|effect| match effect {
        Effect::Classify(Class::Off, elements) => Some(elements.clone()),
        _ => None,
    });
    let off = off.unwrap();
    assert!(off.contains(&Element::Note(ClaimIdx(1))));
    assert!(!off.contains(&Element::Note(ClaimIdx(2))));
    assert!(off.contains(&Element::Segment(segment(&app, "think"))));
    assert!(!off.contains(&Element::Segment(segment(&app, "it opens"))), "inside it one matches");
    assert_eq!(printed(&app, Region::Count), "3 of 6 claims", "however the name is capitalised");

    let mut walk = Vec::new();
    for _ in 0..3 {
        press_key(&mut app, "j", Focus::Text);
        walk.push(selected(&app).unwrap());
    }
    assert_eq!(walk, [(0, 2), (1, 1), (1, 1)]);
    let effects = command(&mut app, Command::Remove(ann));
    assert_eq!(printed(&app, Region::Count), "6 claims");
    assert!(effects.contains(&Effect::Focus(Element::Filters)), "the chip is gone, the focus not");
}

#[test]
fn where_nothing_matches_it_says_what_stands_in_the_way() {
    let mut app = app(&HARBOUR);
    command(&mut app, Command::Toggle(Choice::Speaker(Some("Bo Ek".into()))));
    command(&mut app, Command::Toggle(Choice::Form(Form::Direct)));
    let chips = printed(&app, Region::Chips);
    assert!(chips.contains("No claims match."), "{chips}");
    assert!(chips.contains("Without “Who speaks”: 1 claim<"), "{chips}");
    assert!(chips.contains("Without “How it is said”: 1 claim<"), "{chips}");
    assert_eq!(said(&press_key(&mut app, "j", Focus::Text)), [crate::words::NO_CLAIMS_MATCH]);
    command(&mut app, Command::Drop(Facet::Form));
    assert_eq!(printed(&app, Region::Count), "1 of 6 claims");
}

#[test]
fn pressing_words_opens_the_innermost_claim_and_then_the_one_around_it() {
    let mut app = app(&HARBOUR);
    let words = segment(&app, "it opens soon");
    let presses: Vec<_> = (0..3)
        .map(|_| {
            update(&mut app, Event::WordsPressed(words));
            selected(&app).unwrap().1
        })
        .collect();
    assert_eq!(presses, [2, 1, 2]);
    assert!(printed(&app, Region::Note(ClaimIdx(2))).contains("Inside note 2: Officials"));
    let effects = update(&mut app, Event::WordsPressed(words));
    assert!(!effects.iter().any(|e| matches!(e, Effect::Focus(_))), "a mouse moves no focus");
}

#[test]
fn enter_goes_to_the_note_and_escape_back_to_the_same_words() {
    let mut app = app(&HARBOUR);
    press_key(&mut app, "j", Focus::Text);
    let effects = press_key(&mut app, "Enter", Focus::Text);
    assert!(effects.contains(&Effect::Focus(Element::NoteHead(ClaimIdx(1)))));
    let effects = press_key(&mut app, "Escape", Focus::Note);
    assert!(effects.contains(&Effect::Focus(Element::Reference(ClaimIdx(1)))));
    assert_eq!(selected(&app), Some((0, 1)), "the note stays open beside them");
    press_key(&mut app, "Escape", Focus::Text);
    assert_eq!(selected(&app), None);
    // From note to note the focus stays among the notes.
    press_key(&mut app, "Enter", Focus::Text);
    let effects = press_key(&mut app, "j", Focus::Note);
    assert!(effects.contains(&Effect::Focus(Element::NoteHead(ClaimIdx(1)))));
}

#[test]
fn in_a_narrow_window_a_tap_opens_the_sheet_and_closing_it_leads_back() {
    let (mut app, _) = app_at("", Layout::Sheet, &HARBOUR);
    assert_eq!(app.sheet, Sheet::Peek, "it opens with one line, not over the text");
    let words = segment(&app, "We wait");
    let effects = update(&mut app, Event::WordsPressed(words));
    assert_eq!(app.sheet, Sheet::Open);
    assert!(effects.contains(&Effect::Focus(Element::NoteHead(ClaimIdx(0)))));
    assert!(effects.contains(&Effect::Reveal(Element::Segment(words))));
    let effects = press_key(&mut app, "Escape", Focus::Note);
    assert_eq!(app.sheet, Sheet::Closed);
    assert!(effects.contains(&Effect::Focus(Element::Reference(ClaimIdx(0)))));
    // The next-button leaves room to read.
    command(&mut app, Command::Shortcut(crate::keys::Shortcut::NextClaim));
    assert_eq!((selected(&app), app.sheet), (Some((0, 1)), Sheet::Peek));
}

#[test]
fn a_link_opens_its_claim_and_a_stale_one_says_so() {
    let (app, effects) = app_at("", Layout::Margin, &HARBOUR);
    let at = ClaimRef { article: ArticleIdx(1), claim: ClaimIdx(1) };
    let link = app.place_of(at).to_fragment();
    drop((app, effects));

    let (app, effects) = app_at(&link, Layout::Margin, &HARBOUR);
    assert_eq!(selected(&app), Some((1, 1)));
    assert!(effects.contains(&Effect::Reveal(Element::Segment(segment(&app, "that it was")))));
    assert_eq!(app.place().to_fragment(), link, "and reloading would open it again");

    for (stale, message) in [
        ("#/read/a1?claim=9999", "The linked claim is not in this text"),
        ("#/read/gone?claim=1", "names an article “gone”"),
        ("#/sing", "names a view “sing”"),
        ("#/read/a0?figure=3", "“figure=3”"),
    ] {
        let (app, _) = app_at(stale, Layout::Margin, &HARBOUR);
        assert!(printed(&app, Region::Notices).contains(message), "{stale}");
        assert!(app.open_article().is_some(), "{stale} opens something all the same");
    }
}

#[test]
fn a_link_whose_words_have_changed_is_not_tied_to_others() {
    let link = app_at("#/read/a1?claim=9999", Layout::Margin, &HARBOUR).0;
    assert_eq!(selected(&link), None);
    let mut app = app(&HARBOUR);
    press_key(&mut app, "j", Focus::Text);
    let place = app.place();
    let hash = place.claim.unwrap().hash.map(|hash| hash ^ 1);
    let claim = place.claim.map(|claim| crate::fragment::ClaimLink { hash, ..claim });
    let changed = crate::fragment::Place { claim, ..place }.to_fragment();
    let (app, _) = app_at(&changed, Layout::Margin, &HARBOUR);
    assert_eq!(selected(&app), None);
    assert!(printed(&app, Region::Notices).contains("The text has changed since this link"));
}

#[test]
fn going_back_restores_article_claim_and_filters() {
    let mut app = app(&HARBOUR);
    press_key(&mut app, "j", Focus::Text);
    command(&mut app, Command::Toggle(Choice::Form(Form::Indirect)));
    let before = app.place();
    command(&mut app, Command::OpenArticle(ArticleIdx(1)));
    command(&mut app, Command::ClearFilters);
    let effects = update(&mut app, Event::FragmentChanged(before.to_fragment()));
    assert_eq!(app.place(), before);
    assert!(effects.contains(&Effect::Render(Region::Article)));
    assert!(addresses(&effects).is_empty(), "following the address does not write it");
    // Browsers tell of one change twice.
    assert_eq!(update(&mut app, Event::FragmentChanged(before.to_fragment())), []);
}

#[test]
fn what_fails_is_named_and_the_rest_opens() {
    let mut app = App::new();
    update(&mut app, started("", Layout::Margin));
    let json = br#"{"articles": [{"file": "gone.txt"}, {"file": "junk.bin"}, {"file": "empty.txt"},
        {"file": "long.txt"}, {"file": "good.txt", "outlet": "Post", "date": "2025-05-24"}]}"#;
    update(&mut app, Event::DossierFetched(Ok(json.to_vec())));
    assert!(printed(&app, Region::Status).contains("Reading 1 of 5"));
    let files: [Result<Vec<u8>, FetchError>; 5] = [
        Err(FetchError::Status(404)),
        Ok(b"\x89PNG\0\0\0".to_vec()),
        Ok(b" \n".to_vec()),
        Ok(b"long ".repeat(1 << 20)),
        Ok(b"A title here\n\nThe pier broke, and that was that.\x81\n".to_vec()),
    ];
    for (index, bytes) in files.into_iter().enumerate() {
        let came = update(&mut app, Event::ArticleFetched(ArticleIdx(index), bytes));
        carry_on(&mut app, came);
    }
    let list = printed(&app, Region::Articles);
    for message in [
        "gone.txt</bdi> could not be loaded: the file is not there.",
        "junk.bin</bdi> cannot be read: the file is not text (it holds binary data).",
        "empty.txt</bdi> cannot be read: the file is empty.",
        "long.txt</bdi> cannot be read: it is too long: 5.0 MiB of text, and at most 4 MiB is read.",
    ] {
        assert!(list.contains(message), "{message} in {list}");
    }
    assert_eq!(app.open, Some(ArticleIdx(4)), "the first that can be read is open");
    let article = printed(&app, Region::Article);
    assert!(article.contains("bytes could not be decoded"), "{article}");
    assert!(article.contains("24 May 2025</bdi> <span class=\"given\">(both given by the editor)"));
    assert_eq!(printed(&app, Region::Status), "");
}

#[test]
fn a_dossier_that_cannot_be_used_says_what_to_do() {
    for (bytes, message) in [
        (Err(FetchError::Status(404)), "could not be loaded: the file is not there"),
        (Ok(b"{\"articles\": []}".to_vec()), "add an entry for each text"),
        (Ok(b"{".to_vec()), "it is not JSON"),
        (Ok(b"".to_vec()), "the file is empty"),
    ] {
        let mut app = App::new();
        update(&mut app, Event::DossierFetched(bytes));
        let status = printed(&app, Region::Status);
        assert!(status.contains("seeds/dossier.json"), "{status}");
        assert!(status.contains(message), "{message} in {status}");
    }
}

#[test]
fn a_quote_is_copied_with_its_speaker_and_place() {
    let mut app = app(&HARBOUR);
    let effects = command(&mut app, Command::CopyQuote(ClaimIdx(0)));
    let words = "“We wait.” (Ann Lee, quoted, in “The harbour is closed”)";
    assert_eq!(effects, [Effect::CopyWords(words.into())]);
    let effects = command(&mut app, Command::CopyQuote(ClaimIdx(3)));
    let words = "that he “had gone out” (a fisherman, reported, in “The harbour is closed”)";
    assert_eq!(effects, [Effect::CopyWords(words.into())]);
}

#[test]
fn a_search_finds_speakers_beyond_the_first_and_keeps_the_chosen() {
    let many: Vec<String> = (0..20)
        .map(|n| format!("{{{n}s Speaker {n}}} {{{n}q said}} {{{n}c so}}.", n = n + 1))
        .collect();
    let text = format!("Many speak\n{}", many.join(" "));
    let mut app = app(&[&text]);
    let n_values =
        |app: &App| printed(app, Region::Values(Facet::Speaker)).matches("aria-pressed").count();
    assert_eq!(n_values(&app), 8);
    command(&mut app, Command::Toggle(Choice::Speaker(Some("Speaker 20".into()))));
    assert_eq!(n_values(&app), 9, "a chosen one is always there");
    update(&mut app, Event::Searched(Facet::Speaker, "speaker 7".into()));
    let found = printed(&app, Region::Values(Facet::Speaker));
    assert!(found.contains("Speaker 7<") && found.contains("Speaker 20<"), "{found}");
    assert_eq!(n_values(&app), 2);
    command(&mut app, Command::Values(Facet::Speaker, Fold::Open));
    assert_eq!(n_values(&app), 20);
}

fn correct(app: &mut App, what: Correcting, speaker: &str, value: &str) -> Vec<Effect> {
    update(app, Event::Corrected(what, speaker.into(), value.into()))
}

fn names(app: &App) -> Vec<(String, usize)> {
    app.speakers.iter().map(|(_, speaker)| (speaker.name.clone(), speaker.n_claims)).collect()
}

#[test]
fn a_merge_moves_claims_and_is_taken_back() {
    let mut app = app(&HARBOUR);
    let before = names(&app);
    assert!(before.contains(&("Ann Lee".into(), 3)), "{before:?}");
    let effects = correct(&mut app, Correcting::Merge, "Bo Ek", "Ann Lee");
    assert!(names(&app).contains(&("Ann Lee".into(), 4)), "{:?}", names(&app));
    assert!(app.speakers.find("Bo Ek").is_none());
    let kept = effects.iter().find_map(|effect| match effect {
        Effect::KeepCorrections(Some(json)) => Some(json.clone()),
        _ => None,
    });
    let kept = kept.expect("kept in the browser");
    command(&mut app, Command::Undo);
    assert_eq!(names(&app), before);
    let effects = command(&mut app, Command::Undo);
    assert!(!effects.iter().any(|e| matches!(e, Effect::KeepCorrections(_))), "nothing to undo");
    command(&mut app, Command::Redo);
    assert!(app.speakers.find("Bo Ek").is_none());

    // What was kept does the same to a page that is opened anew.
    let mut again = self::app(&HARBOUR);
    update(&mut again, Event::CorrectionsOpened(Some(kept)));
    assert_eq!(names(&again), names(&app));
}

#[test]
fn a_speaker_of_two_articles_is_split_renamed_and_affiliated() {
    let mut app = app(&HARBOUR);
    let ann = app.speakers.find("Ann Lee").and_then(|at| app.speakers.get(at)).unwrap();
    let ferry = ann.parts.iter().find(|part| part.article == ArticleIdx(1)).unwrap().source;
    command(&mut app, Command::Split("Ann Lee".into(), ArticleIdx(1), ferry));
    assert!(names(&app).contains(&("Ann Lee".into(), 2)), "{:?}", names(&app));
    assert!(names(&app).contains(&("Ann Lee (2)".into(), 1)), "{:?}", names(&app));
    command(&mut app, Command::Toggle(Choice::Speaker(Some("Ann Lee (2)".into()))));
    correct(&mut app, Correcting::Name, "Ann Lee (2)", "Anna Lee");
    assert_eq!(app.filters.chosen(), [Choice::Speaker(Some("Anna Lee".into()))]);
    assert_eq!(printed(&app, Region::Count), "1 of 6 claims");
    correct(&mut app, Correcting::Affiliation, "Anna Lee", "Norway");
    let anna = app.speakers.find("Anna Lee").and_then(|at| app.speakers.get(at)).unwrap();
    assert_eq!((anna.affiliation.as_str(), anna.hue), ("Norway", Hue::Own(1)));
}

#[test]
fn one_of_two_sources_of_an_article_is_split_off() {
    let mut app = app(&HARBOUR);
    correct(&mut app, Correcting::Merge, "Bo Ek", "Ann Lee");
    let lee = app.speakers.find("Ann Lee").and_then(|at| app.speakers.get(at)).unwrap();
    let [.., part] = lee.parts.as_slice() else { panic!("parts") };
    let ek = lee.parts.iter().filter(|p| p.article == part.article).min_by_key(|p| p.source);
    let ek = ek.unwrap().source;
    let effects = command(&mut app, Command::Split("Ann Lee".into(), ArticleIdx(1), ek));
    assert!(said(&effects).contains(&"“Bo Ek” is no longer “Ann Lee”."), "{effects:?}");
    assert!(effects.contains(&Effect::Focus(Element::Source("Ann Lee".into()))), "{effects:?}");
    assert!(names(&app).contains(&("Ann Lee".into(), 3)), "{:?}", names(&app));
    assert!(names(&app).contains(&("Bo Ek".into(), 1)), "{:?}", names(&app));
}

#[test]
fn a_source_that_is_named_without_speaking_is_counted() {
    let article = "A storm\n\
         {1s Ann Lee} {1q said} {1c it was over}. Nobody thanked Ann Lee, and Ann Lee went home.";
    let (app, _) = app_at("#/sources/Ann Lee", Layout::Margin, &[article]);
    let page = printed(&app, Region::View);
    assert!(page.contains("1 claim, named 2 more times"), "{page}");
}

#[test]
fn a_dismissed_claim_is_stepped_over_and_comes_back() {
    let mut app = app(&HARBOUR);
    let effects = command(&mut app, Command::Dismiss(ClaimIdx(0)));
    let gone = effects.iter().find_map(|effect| match effect {
        Effect::Classify(Class::Gone, elements) => Some(elements.clone()),
        _ => None,
    });
    let gone = gone.expect("its words lose their mark");
    assert!(gone.contains(&Element::Note(ClaimIdx(0))), "{gone:?}");
    assert_eq!(printed(&app, Region::Count), "5 claims");
    assert_eq!(selected(&app), None);
    press_key(&mut app, "j", Focus::Text);
    assert_eq!(selected(&app), Some((0, 1)));
    command(&mut app, Command::Undo);
    assert_eq!(printed(&app, Region::Count), "6 claims");
}

#[test]
fn a_broken_file_of_corrections_is_named_and_changes_nothing() {
    let mut app = app(&HARBOUR);
    let before = names(&app);
    update(&mut app, Event::CorrectionsOpened(Some("{".into())));
    update(&mut app, Event::CorrectionsOpened(None));
    assert_eq!(names(&app), before);
    let notices = printed(&app, Region::Notices);
    assert!(notices.contains("no list of corrections") && notices.contains("could not be read"));
}

#[test]
fn corrections_that_name_nobody_here_are_kept_and_counted() {
    let mut app = app(&HARBOUR);
    correct(&mut app, Correcting::Merge, "Nobody", "Ann Lee");
    press_key(&mut app, "4", Focus::Text);
    assert!(printed(&app, Region::View).contains("1 of them without effect"));
}

#[test]
fn the_sources_are_a_table_with_a_number_for_every_dot() {
    let mut app = app(&HARBOUR);
    let effects = press_key(&mut app, "4", Focus::Text);
    assert_eq!(addresses(&effects), [("#/sources?at=a0".into(), History::Push)]);
    let table = printed(&app, Region::View);
    assert!(table.contains("<th scope=\"row\">"), "{table}");
    assert_eq!(
        table.matches("<svg class=\"dot").count(),
        5,
        "Ann Lee in two articles, three in one"
    );
    assert!(table.contains("<span class=\"aloud\">2 claims</span>"), "{table}");
    command(&mut app, Command::ToggleSource("Ann Lee".into()));
    let detail = printed(&app, Region::View);
    assert!(detail.contains("“We wait.”") && detail.contains("data-correct=\"merge\""), "{detail}");
    assert_eq!(app.place().to_fragment(), "#/sources/Ann%20Lee?at=a0");
    command(&mut app, Command::Toggle(Choice::Article("a1".into())));
    assert_eq!(
        printed(&app, Region::View).matches("<svg class=\"dot").count(),
        2,
        "filters count here too"
    );
    let at = ClaimRef { article: ArticleIdx(1), claim: ClaimIdx(0) };
    let effects = command(&mut app, Command::OpenClaim(at));
    assert_eq!(selected(&app), Some((1, 0)));
    assert_eq!(addresses(&effects).pop().map(|(_, history)| history), Some(History::Push));
}

#[test]
fn who_goes_to_another_view_before_the_article_is_there_comes_back_to_it() {
    let mut app = App::new();
    update(&mut app, started("#/read/b", Layout::Margin));
    let json = r#"{"articles": [{"file": "a.txt"}, {"file": "b.txt"}]}"#;
    update(&mut app, Event::DossierFetched(Ok(json.into())));
    let effects = press_key(&mut app, "4", Focus::Text);
    assert_eq!(addresses(&effects), [("#/sources?at=b".into(), History::Push)]);
}

#[test]
fn a_new_version_is_told_of_and_waits_for_a_click() {
    let (mut app, effects) = app_at("", Layout::Margin, &HARBOUR);
    let n_asked = effects.iter().filter(|effect| **effect == Effect::PrepareOffline).count();
    assert_eq!(n_asked, 1, "once all is read");
    assert_eq!(printed(&app, Region::Version), "");
    let effects = update(&mut app, Event::NewVersionWaits);
    assert_eq!(effects, [Effect::Render(Region::Version)]);
    assert!(printed(&app, Region::Version).contains("A new version"));
    assert_eq!(command(&mut app, Command::TakeNewVersion), [Effect::TakeNewVersion]);
    command(&mut app, Command::KeepVersion);
    assert_eq!(printed(&app, Region::Version), "");
}

#[test]
fn what_is_saved_is_the_dossier_with_its_texts_and_corrections() {
    let (mut app, _) = app_at("", Layout::Margin, &HARBOUR);
    let slug = app.articles[0].slug.clone();
    update(&mut app, Event::Corrected(Correcting::Name, "Ann Lee".into(), "Dr Lee".into()));
    let effects = command(&mut app, Command::SaveOneFile);
    let [Effect::SaveOneFile(name, files)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(name.ends_with(".html"));
    let text = |file: &str| String::from_utf8(files.get(file).unwrap().to_vec()).unwrap();
    let dossier = crate::wire::Dossier::parse(&text("dossier.json")).unwrap();
    assert_eq!(dossier.title, app.title);
    assert_eq!(dossier.articles.len(), app.articles.len());
    assert!(dossier.articles[0].file.starts_with(&slug), "links and corrections name it so");
    let (_, _, open) = app.open_article().unwrap();
    assert_eq!(text(&dossier.articles[0].file), open.text);
    let mut corrections = Corrections::default();
    corrections.add_file(&text(&dossier.corrections.unwrap())).unwrap();
    assert_eq!(corrections.made(), app.corrections.made());

    app.articles[1].state = ArticleState::Waiting;
    assert_eq!(said(&command(&mut app, Command::SaveOneFile)).len(), 1, "not all texts are here");
}
