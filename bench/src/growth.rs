//! How time and memory grow with the number of articles, and with the length of one.

use crate::Done;
use crate::stories;
use crate::texts::{self, Text};
use sayso_engine::compare::{Article, compare};
use sayso_engine::source::link;
use sayso_engine::{Document, Reading, read};
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// Reads `n` articles and keeps texts and readings, as the reader does.
pub(crate) fn articles(file: &Path, n: &str) -> Done {
    let n: usize = n.parse()?;
    let texts = texts::load(file)?;
    // What is set up once is no growth.
    black_box(read(&Document::new("Nothing happened, Ann Lee said.")?));
    let before = resident_kib();
    let start = Instant::now();
    let kept: Result<Vec<(Document, Reading)>, _> = (0..n)
        .map(|at| {
            let document = Document::new(texts[at % texts.len()].text.as_str())?;
            let reading = read(&document);
            Ok::<_, sayso_engine::TooLong>((document, reading))
        })
        .collect();
    let time = start.elapsed();
    let memory = resident_kib().zip(before).map(|(after, before)| after.saturating_sub(before));
    let words: usize = (0..n).map(|at| texts[at % texts.len()].words).sum();
    black_box(kept?);
    report(n, words, time.as_nanos(), memory)
}

/// Reads an invented dossier of `n` articles, then ties the names in it and sets the articles side
/// by side. Prints the fastest of three runs of either.
pub(crate) fn dossier(n: &str) -> Done {
    let n: usize = n.parse()?;
    let texts = stories::invent(n);
    let readings: Result<Vec<Reading>, sayso_engine::TooLong> =
        texts.iter().map(|text| Ok(read(&Document::new(text.text.as_str())?))).collect();
    let readings = readings?;
    let articles: Vec<Article<'_>> = texts
        .iter()
        .zip(&readings)
        .map(|(text, reading)| Article { text: &text.text, reading })
        .collect();
    let claims: usize = readings.iter().map(|reading| reading.claims.len()).sum();
    let mut fastest = [u64::MAX; 2];
    for _ in 0..3 {
        let start = Instant::now();
        black_box(link(&readings));
        let linked = start.elapsed().as_nanos() as u64;
        let start = Instant::now();
        black_box(compare(&articles));
        let compared = start.elapsed().as_nanos() as u64;
        fastest = [fastest[0].min(linked), fastest[1].min(compared)];
    }
    let [linking, comparing] = fastest;
    println!(
        "{}",
        serde_json::json!({ "n": n, "claims": claims, "linking": linking, "comparing": comparing })
    );
    Ok(())
}

/// Reads one article of `n` bytes, made of the paragraphs of all texts, again and again, with a
/// number before each so that none is a copy of another.
pub(crate) fn length(file: &Path, n: &str) -> Done {
    let n: usize = n.parse()?;
    let texts = texts::load(file)?;
    let mut long = String::with_capacity(n);
    let paragraphs = texts.iter().flat_map(|Text { text, .. }| text.lines());
    let paragraphs = paragraphs.map(str::trim).filter(|line| line.len() > 80);
    for (number, paragraph) in paragraphs.cycle().enumerate() {
        if long.len() + paragraph.len() + 30 > n {
            break;
        }
        let _ = write!(long, "On day {number}, {paragraph}\n\n");
    }
    let words = long.split_whitespace().count();
    let document = Document::new(long)?;
    black_box(read(&document));
    let start = Instant::now();
    black_box(read(&document));
    report(document.text().len(), words, start.elapsed().as_nanos(), None)
}

fn report(n: usize, words: usize, ns: u128, kib: Option<u64>) -> Done {
    println!("{}", serde_json::json!({ "n": n, "words": words, "ns": ns as u64, "kib": kib }));
    Ok(())
}

/// The memory that this process holds, in KiB; `None` where the system does not tell.
fn resident_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}
