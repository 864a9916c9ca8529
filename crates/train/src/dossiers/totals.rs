//! Totals and their parts as examples: of the invented dossiers, and of short passages written for this.

use super::read::{entries, load, once};
use super::weights::Example;
use super::{ExpectedCheck, InventedDossier};
use sayso_engine::compare::TotalSeen;
use sayso_engine::{Document, Span, totals};
use serde::Deserialize;
use std::path::Path;

/// A few sentences, and which of their numbers are told as a total and all its parts.
#[derive(Debug, Clone)]
pub struct Passage {
    text: String,
    /// The words of each total and its parts.
    sums: Vec<Vec<Span>>,
}

/// So many passages are left out together when weights are judged.
const TOGETHER: usize = 10;

#[derive(Deserialize)]
struct Line {
    text: String,
    sums: Vec<LineSum>,
}

#[derive(Deserialize)]
struct LineSum {
    items: Vec<String>,
}

/// Reads the passages of all JSON Lines files in a folder, in the order of their names.
///
/// # Errors
/// A sentence that says which file cannot be read, or which quotation does not occur once in its text.
pub fn read_passages(folder: &Path) -> Result<Vec<Passage>, String> {
    let mut files = entries(folder)?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    let mut passages = Vec::new();
    for path in files {
        for (number, line) in load(&path)?.lines().enumerate() {
            let passage = passage(line)
                .map_err(|fault| format!("{}, line {}: {fault}", path.display(), number + 1))?;
            passages.push(passage);
        }
    }
    Ok(passages)
}

fn passage(line: &str) -> Result<Passage, String> {
    let line: Line = serde_json::from_str(line).map_err(|fault| fault.to_string())?;
    let place = |item: &String| {
        once(&line.text, item).ok_or_else(|| format!("“{item}” does not occur once"))
    };
    let sums = line.sums.iter().map(|sum| sum.items.iter().map(place).collect());
    let sums = sums.collect::<Result<_, String>>()?;
    Ok(Passage { text: line.text, sums })
}

/// All numbers that may be totals of others: wanted if they come out, or if a reader found that they should.
pub fn total_examples(dossiers: &[InventedDossier], passages: &[Passage]) -> Vec<Example> {
    let mut examples = Vec::new();
    for (at, dossier) in dossiers.iter().enumerate() {
        for (article, text) in dossier.texts.iter().enumerate() {
            let own =
                |check: &&ExpectedCheck| check.places.iter().all(|place| place.article == article);
            let checks = dossier.expected.checks.iter().filter(own);
            let listed: Vec<Vec<Span>> =
                checks.map(|check| check.places.iter().map(|place| place.span).collect()).collect();
            examples.extend(of_text(at, text, &listed));
        }
    }
    for (at, passage) in passages.iter().enumerate() {
        let place = dossiers.len() + at / TOGETHER;
        examples.extend(of_text(place, &passage.text, &passage.sums));
    }
    examples
}

fn of_text(dossier: usize, text: &str, listed: &[Vec<Span>]) -> Vec<Example> {
    let Ok(document) = Document::new(text) else { return Vec::new() };
    let example = |seen: TotalSeen| {
        let is_listed = listed.iter().any(|places| {
            let met = |place: &&Span| seen.places.iter().any(|span| span.overlaps(**place));
            places.len() == seen.places.len() && places.iter().filter(met).count() == places.len()
        });
        let words: Vec<&str> = seen.places.iter().map(|span| span.of(text)).collect();
        Example {
            dossier,
            traits: seen.signs.iter().map(|one| *one as usize).collect(),
            equal: seen.sum == seen.total,
            wanted: is_listed || seen.sum == seen.total,
            words: format!("{} [{}]", words.join(" | "), seen.sum),
        }
    };
    totals(&document).into_iter().map(example).collect()
}
