//! What is printed is the document's words, nothing less and nothing that could act.

use crate::app::{App, ArticleIdx, ArticleState, Layout, OpenArticle, Region};
use crate::html::print;
use crate::samples::{HARBOUR, app, app_at};
use sayso_engine::claim::{Chained, Claim, Link};

fn printed(app: &App, region: Region) -> String {
    print(app, region).html
}

/// Puts every element on a line of its own, so that a change is seen where it is.
fn by_lines(html: &str) -> String {
    html.replace('<', "\n<").replace("\n</", "</").trim_start().to_owned() + "\n"
}

#[test]
fn an_article() {
    insta::assert_snapshot!(by_lines(&printed(&app(&HARBOUR), Region::Article)));
}

#[test]
fn the_notes_of_an_article() {
    insta::assert_snapshot!(by_lines(&printed(&app(&HARBOUR), Region::Notes)));
}

/// The names of all elements as they open and close, and the text between them. Fails on an element
/// that closes out of turn.
fn read_back(html: &str) -> (Vec<String>, String) {
    let (mut names, mut text, mut open) = (Vec::new(), String::new(), Vec::new());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed out of turn in {html}");
        } else {
            let name = tag.split_whitespace().next().expect("a tag has a name").to_owned();
            if name != "input" {
                open.push(name.clone());
            }
            names.push(name);
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    text.push_str(rest);
    (names, text)
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

const HOSTILE: &str = "Title <script>alert(1)</script>\n\
    {1s <img src=x onerror=alert(2)>} {1q said} {1c “</mark></p>\" onclick=\"alert(3)\" &lt;b&gt;”}.\n\
    ~ <svg onload=alert(4)>\n\
    {2s \u{202E}Ann\u{202C} 'Lee'} {2q said} {2c javascript:alert(5) {3s A & B} {3q says} {3c ]]> -->}}.";

#[test]
fn hostile_words_are_shown_and_do_nothing() {
    let mut app = app_at("#/read/a0?speaker=%3Cscript%3E&claim=<b>", Layout::Margin, &[HOSTILE]).0;
    app.title = Some("<iframe>".into());
    app.articles[0].entry.outlet = Some("<object data=x>".into());
    app.articles[0].entry.title = Some("\"><base href=//x>".into());
    let regions = [
        Region::Dossier,
        Region::Notices,
        Region::Articles,
        Region::Chips,
        Region::Facets,
        Region::Article,
        Region::Notes,
        Region::Foot,
    ];
    for region in regions {
        let html = printed(&app, region);
        let (names, _) = read_back(&html);
        for name in ["script", "img", "iframe", "object", "base", "b>", "svg onload"] {
            assert!(!names.iter().any(|known| known == name), "{name} in {html}");
        }
        let (tags, _): (Vec<&str>, Vec<&str>) =
            html.split('<').skip(1).filter_map(|tag| tag.split_once('>')).unzip();
        for tag in tags {
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!names.contains(" on") && !names.contains(" style"), "{tag}");
            assert!(!tag.contains("href=\"javascript"), "{tag}");
        }
    }
    let (_, text) = read_back(&printed(&app, Region::Article));
    assert!(unescape(&text).contains("“</mark></p>\" onclick=\"alert(3)\" &lt;b&gt;”"));
}

#[test]
fn words_of_a_text_cannot_reorder_the_words_around_them() {
    let app = app(&[HOSTILE]);
    let notes = printed(&app, Region::Notes);
    let name = "\u{202E}Ann\u{202C} 'Lee'";
    assert!(notes.contains(&format!("<bdi>{name}</bdi>")), "{notes}");
    let list = printed(&app, Region::Facets);
    assert!(list.contains(&format!("<bdi class=\"label\">{name} (unnamed)</bdi>")), "{list}");
}

#[test]
fn a_note_tells_of_chains_and_of_words_that_may_still_be_the_speakers() {
    let marked =
        "Fire\n{1s Ann Lee} {1q said} {1c the police believe it was set}. {1u It would be.}";
    let (text, mut reading) = crate::samples::reading(marked);
    let at = |words: &str| {
        sayso_engine::Span::locate(&text[text.find(words).unwrap()..][..words.len()], &text)
            .unwrap()
    };
    let inner = Claim {
        source: vec![at("the police")],
        cue: vec![at("believe")],
        content: vec![at("it was set")],
        speaker: None,
        ..reading.claims[0].clone()
    };
    reading.chained = vec![Chained { claim: inner, link: Link::Inside, to: 0 }];
    let anchor = reading.claims[0].anchor();
    let mut app = app_at(&format!("#/read/a0?claim={anchor}"), Layout::Margin, &[marked]).0;
    let ArticleState::Open(open) = &mut app.articles[0].state else { panic!("it opens") };
    open.reading = reading;
    let note = printed(&app, Region::Notes);
    assert!(note.contains("In it:</b> <bdi>the police believe it was set</bdi>"), "{note}");
    assert!(note.contains("Possibly still Ann Lee:"), "{note}");
    assert!(note.contains("“It would be.”"), "{note}");
    assert!(printed(&app, Region::Article).contains("class=\"possible "));
}

#[test]
fn a_text_in_another_language_is_marked_as_such() {
    let mut app = app(&["Hafen zu\n{1s Ann Lee} {1q sagte} {1c “Nein”}."]);
    assert!(!printed(&app, Region::Article).contains(" lang="));
    app.language = Some("de".into());
    let article = printed(&app, Region::Article);
    assert!(article.contains("<h1 lang=\"de\" dir=\"auto\">Hafen zu</h1>"), "{article}");
    assert!(printed(&app, Region::Notes).contains("<blockquote lang=\"de\" dir=\"auto\">“Nein”"));
}

#[test]
fn every_control_has_a_name_and_an_id_at_most_once() {
    let app = app_at("#/read/a0?form=direct&others=hide", Layout::Sheet, &HARBOUR).0;
    let all = [
        Region::Articles,
        Region::FiltersButton,
        Region::Chips,
        Region::Facets,
        Region::Article,
        Region::Notes,
        Region::Foot,
        Region::Help,
    ];
    let html: String = all.map(|region| printed(&app, region)).concat();
    let mut ids: Vec<&str> =
        html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let n = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n, "an id stands twice");
    for reference in html.split("class=\"ref\"").skip(1) {
        let tag = reference.split('>').next().unwrap_or_default();
        assert!(tag.contains("aria-label=\"Note ") && tag.contains("href=\"#/read/a0?claim="));
    }
}

#[test]
fn a_long_text_is_printed_in_time_that_grows_with_it() {
    let said: Vec<String> =
        (1..=3000).map(|n| format!("{{{n}s Ann}} {{{n}q said}} {{{n}c it}}.")).collect();
    let text = format!("Title\n{}", said.join(" "));
    let mut app = app(&["A\nb"]);
    let (text, reading) = crate::samples::reading(&text);
    let open = ArticleState::Open(Box::new(OpenArticle::new(text, reading)));
    app.shelve_for_test(ArticleIdx(0), open);
    let started = std::time::Instant::now();
    assert!(printed(&app, Region::Article).len() > 100_000);
    assert!(printed(&app, Region::Notes).len() > 100_000);
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}
