//! Texts that nobody writes: none may take more than time in proportion to its length.
//!
//! Unoptimised the texts are so short that only a fault shows; `cargo test --release --package
//! sayso-engine --test odd_texts -- --nocapture` reads a megabyte of each and prints how long it
//! took.

use sayso_engine::compare::{Article, compare};
use sayso_engine::{Document, Reading, read};
use std::time::{Duration, Instant};

/// The shorter of the two texts of each kind, in bytes. The other is [`TIMES`] as long.
const SHORT: usize = if cfg!(debug_assertions) { 256 } else { 256 << 10 };
const TIMES: usize = 4;
/// How much longer the longer text may take than its length says. If the time grew with the square
/// of the length, it would be [`TIMES`].
const SLACK: f64 = 2.5;
/// What is over so fast tells nothing of growth.
const INSTANT: Duration = Duration::from_millis(if cfg!(debug_assertions) { 2000 } else { 60 });

/// A kind of text: what it is, and the piece that stands at each place in it.
type Kind = (&'static str, fn(usize) -> String);

const KINDS: [Kind; 34] = [
    ("one word without end", |_| "a".into()),
    ("one word over and over", |_| "word ".into()),
    ("opening marks", |_| "“".into()),
    ("straight marks", |_| "\"".into()),
    ("marks and letters", |_| "\"a ".into()),
    ("apostrophes", |_| "'s ".into()),
    ("single marks", |_| "‘a".into()),
    ("marks that alternate", |n| ["“", "‘", "«", "”", "»", "’"][n % 6].into()),
    ("nested quotations", |n| ["“a ", "‘b ", "c’ ", "d” "][n % 4].into()),
    ("brackets", |n| ["(", "[", "{", "<"][n % 4].into()),
    ("pairs of brackets", |_| "(a) [b](c) ".into()),
    ("zero characters", |n| ["\0", "word ", "\0\0"][n % 3].into()),
    ("right to left", |n| ["\u{202e}שלום ", "אמר ", "עולם. ", "\u{200f}"][n % 4].into()),
    ("every plane", |n| {
        let c = u32::try_from(n * 257 % 0x11_0000).ok().and_then(char::from_u32);
        c.unwrap_or(' ').into()
    }),
    ("combining marks", |n| if n % 50 == 0 { " e".into() } else { "\u{301}".into() }),
    ("empty lines", |_| "\n".into()),
    ("lines of one letter", |_| "a\n".into()),
    ("paragraphs of one letter", |_| "a\n\n".into()),
    ("headings", |_| "# Heading\n\n".into()),
    ("full stops", |_| ".".into()),
    ("abbreviations", |_| "U.S.".into()),
    ("hyphens", |_| "a-".into()),
    ("addresses", |_| "https://example.org/a?b=c&".into()),
    ("cues", |_| "said that ".into()),
    ("claims in claims", |_| "Ann Lee said that Bo Ek claimed that ".into()),
    ("claims", |_| "Ann Lee said that it rained. ".into()),
    ("pronouns", |n| ["She said so. ", "He told her. ", "They agreed. "][n % 3].into()),
    ("ever new names", |n| format!("{} {} said no. ", name(n), name(n / 7))),
    ("ever new bodies", |n| format!("The Ministry of {} (M{n}) denied it. ", name(n))),
    ("numbers", |_| "1,000,".into()),
    ("figures", |n| format!("{} of {} people were killed on 3 May. ", n % 97, n % 89)),
    ("days", |n| ["Monday ", "3 May 2025 ", "last week ", "yesterday "][n % 4].into()),
    ("superlatives", |_| "the largest attack since May, ".into()),
    ("questions and answers", |_| "Q: Who?\n\nA: “We.”\n\n".into()),
];

/// A capitalised word of its own for every number.
fn name(n: usize) -> String {
    let letters = b"aeioubdfgklmnprst";
    let mut name = String::from("K");
    let mut rest = n;
    loop {
        name.push(char::from(letters[rest % letters.len()]));
        rest /= letters.len();
        if rest == 0 {
            return name + "o";
        }
    }
}

fn text(piece: fn(usize) -> String, len: usize) -> Document {
    let mut text = String::new();
    for n in 0.. {
        if text.len() >= len {
            break;
        }
        text.push_str(&piece(n));
    }
    Document::new(text).expect("short enough")
}

fn reads(document: &Document) -> (Reading, Duration) {
    let start = Instant::now();
    let reading = read(document);
    (reading, start.elapsed())
}

/// The time of an article among others, set beside one like it.
fn compares(document: &Document, reading: &Reading) -> Duration {
    let article = Article { text: document.text(), reading };
    let start = Instant::now();
    compare(&[article, article]);
    start.elapsed()
}

#[test]
#[allow(clippy::print_stdout, reason = "how long each took")]
fn none_takes_more_than_its_length_says() {
    let mut slow = Vec::new();
    for (what, piece) in KINDS {
        let (short, long) = (text(piece, SHORT), text(piece, SHORT * TIMES));
        let measure = |document: &Document| {
            let (reading, took) = reads(document);
            [took, compares(document, &reading)]
        };
        let (first, second) = (measure(&short), measure(&long));
        println!("{what:<26}{first:>9.1?}{second:>9.1?}");
        for (step, at) in [("reading", 0), ("comparing", 1)] {
            let may = first[at].max(INSTANT / 4).mul_f64(TIMES as f64 * SLACK);
            // A machine that is busy elsewhere gets a second chance.
            if second[at] > may
                && measure(&long)[at] > may.max(measure(&short)[at].mul_f64(TIMES as f64 * SLACK))
            {
                slow.push(format!("{step} {what}: {:?}, then {:?}", first[at], second[at]));
            }
        }
    }
    assert!(slow.is_empty(), "not in proportion to the length:\n{}", slow.join("\n"));
}
