//! What leaves can be found again, and does nothing where it arrives.

use super::{Format, export};
use crate::app::{App, ArticleIdx, ArticleState, Layout, OpenArticle};
use crate::offsets::Offsets;
use crate::samples::{HARBOUR, app, app_at, reading};
use serde_json::Value;

fn exported(app: &App, format: Format) -> String {
    export(app, format).1
}

fn json(app: &App, format: Format) -> Value {
    serde_json::from_str(&exported(app, format)).expect("it is JSON")
}

/// Emoji, combining marks, words of another direction, and the same words twice.
const ODD: &str = "Flood 🌊 in Zoë\u{308}land\n\
    {1s Zoë\u{308} Lee} {1q said} {1c “the 🌱 is wet”}. {2s Ann} {2q said} {2c “it”}, {3s Bo} {3q said} {3c “it”}.\n\
    {4s دانا} {4q said} {4c =1+1 and 👩‍👩‍👧 were,\t\"here\"} {5q reportedly} {5c @home}.";

#[test]
fn annotations_are_found_again_by_place_and_by_words_alone() {
    let app = app(&[ODD]);
    let (text, _) = reading(ODD);
    let points: Vec<char> = text.chars().collect();
    let page = json(&app, Format::Annotations);
    assert_eq!(page["items"].as_array().map(Vec::len), Some(5));
    for item in page["items"].as_array().unwrap() {
        for target in item["target"].as_array().unwrap() {
            let [quote, place] = &target["selector"].as_array().unwrap()[..] else { panic!() };
            let exact = quote["exact"].as_str().unwrap();
            let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
            let found: String = points[at("start")..at("end")].iter().collect();
            assert_eq!(found, exact, "by code points");
            // As a program that counts UTF-16 units would find it.
            let offsets = Offsets::new(&text);
            let units: Vec<u16> = text.encode_utf16().collect();
            let unit = |key| offsets.byte_to_utf16(offsets.code_points_to_byte(at(key)).unwrap());
            let found = String::from_utf16(&units[unit("start").unwrap()..unit("end").unwrap()]);
            assert_eq!(found.unwrap(), exact, "by UTF-16 units");
            // By the words with what is around them, in one place only.
            let around = ["prefix", "exact", "suffix"].map(|key| quote[key].as_str().unwrap());
            let whole = around.concat();
            assert_eq!(text.matches(&whole).count(), 1);
            let byte = text.find(&whole).unwrap() + around[0].len();
            assert_eq!(offsets.byte_to_code_points(byte), Some(at("start")));
        }
    }
}

/// The terms of http://www.w3.org/ns/anno.jsonld that are used here.
const ANNO: [&str; 26] = [
    "Annotation",
    "AnnotationCollection",
    "AnnotationPage",
    "SpecificResource",
    "TextPositionSelector",
    "TextQuoteSelector",
    "TextualBody",
    "body",
    "describing",
    "end",
    "exact",
    "format",
    "id",
    "identifying",
    "items",
    "label",
    "motivation",
    "partOf",
    "prefix",
    "purpose",
    "selector",
    "source",
    "start",
    "startIndex",
    "suffix",
    "tagging",
];
const ANNO_MORE: [&str; 4] = ["target", "total", "type", "value"];

fn walk(value: &Value, visit: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            visit(key, value);
            walk(value, visit);
        }),
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        _ => {}
    }
}

#[test]
fn annotations_use_no_term_that_their_context_does_not_have() {
    let page = json(&app(&[ODD, HARBOUR[0]]), Format::Annotations);
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    let known = |term: &str| ANNO.contains(&term) || ANNO_MORE.contains(&term);
    walk(&page, &mut |key, value| {
        assert!(key == "@context" || known(key), "{key}");
        // The values of these are terms too.
        if matches!(key, "type" | "motivation" | "purpose") {
            assert!(value.as_str().is_some_and(known), "{key}: {value}");
        }
        if matches!(key, "id" | "source") {
            assert!(value.as_str().unwrap().starts_with("https://example.org/sayso/"), "{value}");
        }
    });
}

/// The terms of schema.org that are used here, and on which types it has them.
const SCHEMA: [(&str, &[&str]); 5] = [
    ("Quotation", &["text", "isPartOf", "spokenByCharacter"]),
    ("Claim", &["text", "appearance", "author"]),
    ("NewsArticle", &["headline", "publisher", "datePublished", "url"]),
    ("Person", &["name"]),
    ("Organization", &["name"]),
];

#[test]
fn schema_claims_and_quotations_have_only_what_schema_org_gives_them() {
    let app = app(&HARBOUR);
    let graph = json(&app, Format::Schema);
    let items = graph["@graph"].as_array().unwrap();
    assert_eq!(items.len(), app.entries.len());
    let check = |value: &Value| {
        let Value::Object(fields) = value else { return };
        let Some(kind) = fields.get("@type").and_then(Value::as_str) else { return };
        let (_, known) = SCHEMA.iter().find(|(name, _)| *name == kind).expect(kind);
        for key in fields.keys().filter(|key| !key.starts_with('@')) {
            assert!(known.contains(&key.as_str()), "{kind} has no {key}");
        }
    };
    for item in items {
        check(item);
        walk(item, &mut |_, value| check(value));
    }
    assert_eq!(items[0]["@type"], "Quotation");
    assert_eq!(items[0]["spokenByCharacter"][0]["name"], "Ann Lee");
    assert_eq!(items[1]["@type"], "Claim");
    let forbidden = exported(&app, Format::Schema);
    assert!(!forbidden.contains("Review") && !forbidden.contains("Rating"));
}

#[test]
fn a_body_is_no_person_to_schema_org() {
    use sayso_engine::source::Identity;
    let (text, mut found) = reading("Port\n{1s The Harbour Board} {1q said} {1c it is shut}.");
    found.sources[0].identity = Identity::Body { country: None, words: vec![], acronym: None };
    let mut app = app(&["A\nb"]);
    let open = ArticleState::Open(Box::new(OpenArticle::new(text, found)));
    app.shelve_for_test(ArticleIdx(0), open);
    let author = &json(&app, Format::Schema)["@graph"][0]["author"][0];
    assert_eq!(author["@type"], "Organization");
}

#[test]
fn a_table_is_read_back_cell_by_cell_and_runs_nothing() {
    let app = app(&[ODD, HARBOUR[1]]);
    let table = exported(&app, Format::Csv);
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{FEFF}').as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), app.entries.len());
    let cell = |row: usize, name: &str| {
        rows[row][head.iter().position(|known| known.starts_with(name)).unwrap()].to_owned()
    };
    assert_eq!(cell(0, "words"), "“the 🌱 is wet”");
    assert_eq!(cell(3, "words"), "'=1+1 and 👩‍👩‍👧 were, \"here\"");
    assert_eq!(cell(4, "words"), "'@home");
    let text: Vec<char> = reading(ODD).0.chars().collect();
    let at = |name| cell(0, name).parse::<usize>().unwrap();
    let found: String = text[at("start")..at("end")].iter().collect();
    assert_eq!(found, "“the 🌱 is wet”");
    for row in &rows {
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
}

#[test]
fn markdown_quotes_have_their_footnotes_and_no_markup_of_the_texts() {
    let hostile = "A *title* <b>\n{1s [Ann](javascript:alert1)} {1q said} {1c # it | <img src=x> `is` _so_ &amp; 1. over}.\n{2s Bo} {2q said} {2c 1. no}.";
    let quotes = exported(&app(&[hostile]), Format::Markdown);
    assert!(
        quotes.contains("> \\# it \\| \\<img src=x\\> \\`is\\` \\_so\\_ \\&amp; 1. over[^1]"),
        "{quotes}"
    );
    assert!(quotes.contains("> — \\[Ann\\](javascript:alert1), reported"), "{quotes}");
    assert!(quotes.contains("> 1\\. no[^2]"), "{quotes}");
    assert!(
        quotes
            .contains("[^1]: “A \\*title\\* \\<b\\>”. <https://example.org/sayso/#/read/a0?claim="),
        "{quotes}"
    );
}

#[test]
fn what_is_shown_is_what_leaves() {
    let all = app(&HARBOUR);
    let some = app_at("#/read/a0?form=direct", Layout::Margin, &HARBOUR).0;
    for format in Format::ALL {
        let (n_all, n_some) = (exported(&all, format), exported(&some, format));
        assert!(n_some.len() < n_all.len() && n_some.contains("We wait"), "{n_some}");
        assert!(!n_some.contains("had gone out") && n_all.contains("had gone out"));
    }
    let claims = json(&some, Format::Json);
    assert_eq!(claims["claims"].as_array().map(Vec::len), Some(some.matching().count()));
    assert_eq!(claims["of"], all.entries.len());
    assert_eq!(claims["claims"][0]["speakers"][0]["name"], "Ann Lee");
}

#[test]
fn claims_of_a_text_without_any_are_an_empty_file_of_their_kind() {
    let mut app = app(&["A\nb"]);
    let open = ArticleState::Open(Box::new(OpenArticle::new(String::new(), Default::default())));
    app.shelve_for_test(ArticleIdx(0), open);
    assert_eq!(exported(&app, Format::Csv).lines().count(), 1);
    assert_eq!(json(&app, Format::Annotations)["items"], Value::Array(Vec::new()));
}
