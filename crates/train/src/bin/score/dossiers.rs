//! The score of invented dossiers, as text.

use sayso_train::dossiers::{Counts, DossierScore, read_dossiers, score};
use std::fmt::Write;
use std::path::Path;

/// What is counted, by name.
type Column = (&'static str, fn(&DossierScore) -> Counts);

const COLUMNS: [Column; 10] = [
    ("same", |s| s.same),
    ("differs", |s| s.differs),
    ("same, not listed", |s| s.other_same),
    ("differs, not listed", |s| s.other_differs),
    ("never, violated", |s| s.never),
    ("wrong sums", |s| s.wrong_sums),
    ("wrong sums, not listed", |s| s.other_sums),
    ("agreeing", |s| s.agreeing),
    ("conflicting", |s| s.conflicting),
    ("links, not listed", |s| s.other_links),
];

/// What the scorer tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// What all dossiers have together.
    Totals,
    /// Also every fault of each.
    Faults,
}

/// Scores the dossiers in a folder.
pub(crate) fn report(folder: &Path, detail: Detail) -> Result<String, String> {
    let dossiers = read_dossiers(folder)?;
    let scores: Vec<DossierScore> = dossiers.iter().map(score).collect();
    let mut out = String::new();
    for (dossier, score) in dossiers.iter().zip(&scores).filter(|_| detail == Detail::Faults) {
        let _ = writeln!(out, "== {}", dossier.name);
        for fault in &score.faults {
            let _ = writeln!(out, "{fault}");
        }
    }
    let name = folder.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let _ = writeln!(out, "Invented dossiers, {name}: {} of them", dossiers.len());
    for (name, of) in COLUMNS {
        let counts: Counts = scores.iter().map(of).sum();
        let _ = writeln!(out, "{name:>24}: {:>4} of {}", counts.found, counts.wanted);
    }
    Ok(out)
}
