//! The document stage, against messy texts with the label of every block written above it.
//!
//! A case is a file in `tests/documents/`. It opens with what the text is expected to tell of
//! itself, one `key: value` a line; what is not given is expected to be absent:
//!
//! ```text
//! outlet: The Daily Example
//! author: Ann Lee
//! published: 2025-05-30 = 30 May 2025
//! updated: 2025-05-31 = 31 May 2025
//! notes: rejoined paragraph, no title
//! line ends: crlf
//! ```
//!
//! Then comes the text, cut by lines that begin with `@`. Taking these lines out gives the input,
//! white space and all. `@paragraph` says that what follows is one block of that kind. `@each
//! paragraph` says that each line that follows is one. A `+` behind the sign (`@+markup`) joins what
//! follows to the line above, for blocks that share a line. `\u{200b}` stands for the character.

use sayso_engine::document::{BlockKind, Clutter, Layout, lay_out};
use sayso_engine::order::Order;
use sayso_engine::{NoteKind, Span};
use std::fmt::Write;

#[derive(Default)]
struct Case {
    text: String,
    /// Kind and words of each block.
    blocks: Vec<(BlockKind, String)>,
    outlet: Option<String>,
    author: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    notes: Vec<NoteKind>,
}

fn kind(name: &str) -> BlockKind {
    match name {
        "title" => BlockKind::Title,
        "standfirst" => BlockKind::Standfirst,
        "byline" => BlockKind::Byline,
        "heading" => BlockKind::Heading,
        "caption" => BlockKind::Caption,
        "paragraph" => BlockKind::Paragraph,
        "navigation" => BlockKind::Clutter(Clutter::Navigation),
        "login" => BlockKind::Clutter(Clutter::Login),
        "share" => BlockKind::Clutter(Clutter::Share),
        "subscribe" => BlockKind::Clutter(Clutter::Subscribe),
        "related" => BlockKind::Clutter(Clutter::Related),
        "comments" => BlockKind::Clutter(Clutter::Comments),
        "bio" => BlockKind::Clutter(Clutter::AuthorBio),
        "repeated title" => BlockKind::Clutter(Clutter::RepeatedTitle),
        "slug" => BlockKind::Clutter(Clutter::Slug),
        "teaser" => BlockKind::Clutter(Clutter::Teaser),
        "markup" => BlockKind::Clutter(Clutter::Markup),
        "page date" => BlockKind::Clutter(Clutter::PageDate),
        "legal" => BlockKind::Clutter(Clutter::Legal),
        _ => panic!("no such label: @{name}"),
    }
}

fn note(name: &str) -> NoteKind {
    match name {
        "no words" => NoteKind::NoWords,
        "no title" => NoteKind::NoTitle,
        "rejoined paragraph" => NoteKind::RejoinedParagraph,
        "direction controls" => NoteKind::DirectionControls,
        _ => panic!("no such note: {name}"),
    }
}

/// Puts the characters in place of `\u{…}`.
fn unescape(line: &str) -> String {
    let mut pieces = line.split("\\u{");
    let mut out = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let (code, rest) = piece.split_once('}').expect("an escape is closed");
        let code = u32::from_str_radix(code, 16).expect("an escape holds hexadecimal digits");
        out.push(char::from_u32(code).expect("an escape names a character"));
        out.push_str(rest);
    }
    out
}

impl Case {
    fn parse(source: &str) -> Case {
        let mut case = Case::default();
        let mut crlf = false;
        let start =
            if source.starts_with('@') { Some(0) } else { source.find("\n@").map(|at| at + 1) };
        let start = start.expect("a case has labels");
        for line in source[..start].lines().filter(|line| !line.trim().is_empty()) {
            let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("odd line: {line}"));
            match key {
                "outlet" => case.outlet = Some(value.to_owned()),
                "author" => case.author = Some(value.to_owned()),
                "published" => case.published = Some(value.to_owned()),
                "updated" => case.updated = Some(value.to_owned()),
                "notes" => case.notes = value.split(", ").map(note).collect(),
                "line ends" => crlf = value == "crlf",
                _ => panic!("no such key: {key}"),
            }
        }
        let end = if crlf { "\r\n" } else { "\n" };
        let mut label: Option<(BlockKind, bool)> = None;
        let mut words = String::new();
        for line in source[start..].lines() {
            let Some(name) = line.strip_prefix('@') else {
                let line = unescape(line) + end;
                case.text.push_str(&line);
                words.push_str(&line);
                continue;
            };
            case.close(label, &words);
            words.clear();
            let name = name.strip_prefix('+').map_or(name, |name| {
                let joined = case.text.strip_suffix(end).expect("@+ follows a line").to_owned();
                case.text = joined;
                name
            });
            label = Some(match name.strip_prefix("each ") {
                Some(name) => (kind(name), true),
                None => (kind(name), false),
            });
        }
        case.close(label, &words);
        case
    }

    fn close(&mut self, label: Option<(BlockKind, bool)>, words: &str) {
        let Some((kind, each)) = label else { return };
        let before = self.blocks.len();
        if each {
            let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
            self.blocks.extend(lines.map(|line| (kind, line.to_owned())));
        } else if !words.trim().is_empty() {
            self.blocks.push((kind, words.trim().to_owned()));
        }
        assert!(self.blocks.len() > before, "a label {kind:?} with no words below it");
    }
}

fn show<'a>(blocks: impl Iterator<Item = (BlockKind, &'a str)>) -> String {
    blocks.fold(String::new(), |mut out, (kind, words)| {
        let _ = writeln!(out, "{kind:?}: {words}");
        out
    })
}

fn words(text: &str, span: Option<Span>) -> Option<String> {
    span.map(|span| span.of(text).to_owned())
}

/// What differs between what is expected and what was found; empty if nothing does.
fn compare(case: &Case) -> String {
    let text = &case.text;
    let layout = lay_out(text);
    check_blocks(text, &layout);
    let mut wrong = String::new();
    let expected = show(case.blocks.iter().map(|(kind, words)| (*kind, words.as_str())));
    let found = show(layout.blocks.iter().map(|block| (block.kind, block.span.of(text))));
    if expected != found {
        for line in diff(&expected, &found) {
            let _ = writeln!(wrong, "  {line}");
        }
    }
    let title = case.blocks.iter().find(|(kind, _)| *kind == BlockKind::Title);
    let metadata = &layout.metadata;
    let date = |mention: Option<sayso_engine::document::DateMention>| {
        mention.map(|m| format!("{} = {}", m.date, m.span.of(text)))
    };
    for (what, expected, found) in [
        ("title", title.map(|(_, words)| words.clone()), words(text, metadata.title)),
        ("outlet", case.outlet.clone(), words(text, metadata.outlet)),
        ("author", case.author.clone(), words(text, metadata.author)),
        ("published", case.published.clone(), date(metadata.published)),
        ("updated", case.updated.clone(), date(metadata.updated)),
    ] {
        if expected != found {
            let _ = writeln!(wrong, "  {what}: expected {expected:?}, found {found:?}");
        }
    }
    let standfirst: Vec<Span> = layout
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Standfirst)
        .map(|block| block.span)
        .collect();
    assert_eq!(metadata.standfirst, standfirst, "the standfirst is what is labelled so");
    let notes: Vec<NoteKind> = layout.notes.iter().map(|note| note.kind).collect();
    if case.notes != notes {
        let _ = writeln!(wrong, "  notes: expected {:?}, found {notes:?}", case.notes);
    }
    wrong
}

/// The lines that one text has and the other has not, in order.
fn diff(expected: &str, found: &str) -> Vec<String> {
    let (a, b): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let missing = a.iter().filter(|l| !b.contains(l)).map(|l| format!("expected {l}"));
    let extra = b.iter().filter(|l| !a.contains(l)).map(|l| format!("found    {l}"));
    let lines: Vec<String> = missing.chain(extra).collect();
    if lines.is_empty() {
        vec!["the same blocks in another order or number".to_owned()]
    } else {
        lines
    }
}

/// What holds of the blocks of every text.
fn check_blocks(text: &str, layout: &Layout) {
    let mut end = 0;
    let between = |from: usize, to: usize| {
        let gap = text.get(from..to).expect("blocks lie on character boundaries, in order");
        assert_eq!(gap.trim(), "", "only white space lies outside the blocks");
    };
    for block in &layout.blocks {
        between(end, block.span.start());
        let words = block.span.of(text);
        assert!(!words.is_empty() && words == words.trim(), "blocks are trimmed: {words:?}");
        end = block.span.end();
    }
    between(end, text.len());
    assert!(layout.blocks.iter().filter(|b| b.kind == BlockKind::Title).count() <= 1);
}

#[test]
fn cases() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("a case can be read").path())
        .collect();
    files.order();
    assert!(files.len() >= 25, "some cases are gone");
    let mut wrong = String::new();
    for file in &files {
        let source = std::fs::read_to_string(file).expect("a case is text");
        let differences = compare(&Case::parse(&source));
        if !differences.is_empty() {
            let name = file.file_name().unwrap_or_default().display();
            let _ = writeln!(wrong, "{name}:\n{differences}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn seed(name: &str) -> String {
    let file = format!("{}/../../seeds/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(file).expect("the seed is there")
}

/// All blocks of a text but its plain paragraphs, each with the first words of its line.
fn labels(text: &str, layout: &Layout) -> Vec<String> {
    let marked = layout.blocks.iter().filter(|block| block.kind != BlockKind::Paragraph);
    marked
        .map(|block| {
            let start: Vec<&str> = block.span.of(text).split_whitespace().take(3).collect();
            format!("{:?}: {}", block.kind, start.join(" "))
        })
        .collect()
}

#[test]
fn seed_with_question_headings_and_share_counters() {
    let text = seed("000_905d29f0c605758e");
    let layout = lay_out(&text);
    assert_eq!(
        labels(&text, &layout),
        [
            "Title: Why is Moscow",
            "Standfirst: Russia escalates missile",
            "Heading: What Was the",
            "Heading: Why Is Russia",
            "Heading: How Has Ukraine",
            "Heading: What Are the",
            "Heading: Is This the",
            "Heading: How Is the",
            "Clutter(Subscribe): Discover more from",
            "Clutter(Subscribe): Subscribe to get",
            "Clutter(Share): Total",
            "Clutter(Share): 0",
            "Clutter(Share): Shares",
            "Clutter(Related): Related Posts",
        ]
    );
    assert_eq!(words(&text, layout.metadata.outlet).as_deref(), Some("Business-News-Today.com"));
    assert_eq!(layout.metadata.author, None);
    assert_eq!((layout.metadata.published, layout.metadata.updated), (None, None));
}

#[test]
fn seed_with_log_in_byline_caption_and_biography() {
    let text = seed("001_d4db5391f5290bc1");
    let layout = lay_out(&text);
    assert_eq!(
        labels(&text, &layout),
        [
            "Clutter(PageDate): Saturday, May 31,",
            "Clutter(Login): Log In",
            "Clutter(Navigation): Menu",
            "Clutter(Login): Log In",
            "Title: Russia Intensifies Offensive",
            "Standfirst: Russia has escalated",
            "Byline: David Lee",
            "Byline: Published • Updated",
            "Clutter(RepeatedTitle): Russia Intensifies Offensive",
            "Caption: A Ukrainian soldier",
            "Clutter(AuthorBio): David Lee",
            "Clutter(AuthorBio): David Lee",
            "Clutter(AuthorBio): David covers the",
            "Clutter(Comments): 0 Comments",
            "Clutter(Comments): No comments yet.",
        ]
    );
    let updated = layout.metadata.updated.expect("the text says when it was updated");
    assert_eq!(updated.date.to_string(), "2025-05-30");
    assert_eq!(updated.span.of(&text), "May 30, 2025");
    assert_eq!(layout.metadata.published, None, "the label \"Published\" is blank");
    assert_eq!(words(&text, layout.metadata.author).as_deref(), Some("David Lee"));
    assert_eq!(layout.metadata.author.map(Span::start), Some(320), "the byline, not the biography");
}

#[test]
fn seed_with_teaser_and_slug() {
    let text = seed("002_b16707efacfa7d9a");
    let layout = lay_out(&text);
    assert_eq!(
        labels(&text, &layout),
        [
            "Title: Russia's Intensified Kyiv",
            "Clutter(Teaser): Russia launched its",
            "Clutter(Slug): russia-kyiv-attacks-putin-gain",
            "Heading: Massive Overnight Assault",
            "Heading: Eyewitness Accounts of",
            "Heading: Russia's Strategic Objectives",
            "Heading: Potential Outcomes and",
            "Heading: Critical Need for",
            "Clutter(Related): You Might Also",
        ]
    );
}

#[test]
fn seed_with_markdown_title_and_broken_paragraph() {
    let text = seed("003_d0f14c10d187e335");
    let layout = lay_out(&text);
    assert_eq!(
        labels(&text, &layout),
        ["Clutter(Markup): [", "Title: Ukraine's Massive Attack", "Clutter(Markup): ](#)"]
    );
    assert_eq!(layout.metadata.title, Some(Span::new(5, 104)));
    assert_eq!(layout.notes.len(), 1);
    assert_eq!(layout.notes[0].kind, NoteKind::RejoinedParagraph);
    assert_eq!(layout.notes[0].span, Some(Span::new(4010, 4012)), "the note stands at the break");
}

#[test]
fn seed_without_clutter() {
    let text = seed("004_9e586753dafce036");
    let layout = lay_out(&text);
    assert_eq!(labels(&text, &layout), ["Title: Kyiv’s Escalating Drone"]);
    assert_eq!(layout.blocks.len(), 25);
    assert!(layout.notes.is_empty());
}

#[test]
fn texts_without_words() {
    for text in ["", " \n\t ", "* * *\n---", "\u{feff}", "[](#)", "…"] {
        let layout = lay_out(text);
        check_blocks(text, &layout);
        let notes: Vec<NoteKind> = layout.notes.iter().map(|note| note.kind).collect();
        assert_eq!(notes, [NoteKind::NoWords], "in {text:?}");
        assert_eq!(layout.metadata.title, None);
    }
}

/// Long texts of one shape take time in proportion to their length. The limit leaves room for a
/// slow machine and a build without optimisation; a quadratic step would take minutes.
#[test]
fn hostile_texts_are_quick() {
    let pieces = [
        "word ",
        "\n",
        "[",
        "[a](b) ",
        "a\n",
        "**",
        "# ",
        "1 ",
        "“",
        "Related posts\nA short line\n",
        "Comments\n",
        "By Ann Lee\n",
        "May 30, 2025\n",
        "https://a.b/c-d-e\n",
        "the river rose and\n\n",
        "The river rose over its banks again.\n",
        "Title | Title\n",
        "\u{202e}",
        "\u{feff}\n",
        "\r",
    ];
    for piece in pieces {
        let text = piece.repeat((1 << 16) / piece.len());
        let start = std::time::Instant::now();
        check_blocks(&text, &lay_out(&text));
        let seconds = start.elapsed().as_secs();
        assert!(seconds < 10, "{piece:?} took {seconds} s");
    }
}

mod any_text {
    use super::{check_blocks, lay_out};
    use proptest::prelude::*;

    /// Lines as pages have them, in any order, with any line ends.
    fn page() -> impl Strategy<Value = String> {
        let lines = prop::sample::select(vec![
            "Log in",
            "Home | News | Sport",
            "# A title",
            "[A title of words](#)",
            "A title of words",
            "A title of words | The Daily Example",
            "By Ann Lee",
            "Updated 30 May 2025",
            "0",
            "Shares",
            "Related posts",
            "a-title-of-words",
            "The river rose by three metres, the mayor said.",
            "The river rose by three metres and then it",
            "went on to rise, the mayor said.",
            "* * *",
            "Ann Lee",
            "Ann covers rivers.",
            "3 Comments",
            "Reply",
            "![A river](x.png)",
            "**Bold words**",
            "**",
            "\u{feff}",
            "\u{202e}x",
            "“Öl”, sagte er — ‘no’.",
            "- a",
            "İ ß ﬁ 😀",
            "Photo: Ann Lee/AP",
        ]);
        let ends = prop::sample::select(vec!["\n", "\n\n", "\r\n", "\r", "\t\n", " ", "\u{2028}"]);
        prop::collection::vec((lines, ends), 0..24).prop_map(|lines| {
            lines.into_iter().flat_map(|(line, end)| [line, end]).collect::<String>()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn is_tiled_by_blocks(text in "(\\PC|\\s){0,200}") {
            let layout = lay_out(&text);
            check_blocks(&text, &layout);
            prop_assert_eq!(&layout, &lay_out(&text));
        }

        #[test]
        fn of_a_page_is_tiled_by_blocks(text in page()) {
            let layout = lay_out(&text);
            check_blocks(&text, &layout);
            prop_assert_eq!(&layout, &lay_out(&text));
        }
    }
}
