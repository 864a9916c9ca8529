//! The score of figures and comparisons, as text and as JSON.

use sayso_train::figures::{FigureScore, GoldError, read_gold, score_figures};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// What was scored.
pub(crate) struct Scored {
    figures: FigureScore,
}

/// Scores the annotated figures in a folder; `None` if there is none.
pub(crate) fn score(folder: &Path) -> Result<Option<Scored>, GoldError> {
    if !folder.is_dir() {
        return Ok(None);
    }
    Ok(Some(Scored { figures: score_figures(&read_gold(folder)?) }))
}

impl Scored {
    /// The figures for people; with `errors` above 0 also what is not as annotated.
    pub(crate) fn table(&self, errors: usize) -> String {
        let score = &self.figures;
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let mut out = format!(
            "Figures of the seed articles: P {:.1}  R {:.1}  F1 {:.1} (place and value; {} annotated, {} given)\n",
            100.0 * score.precision(),
            100.0 * score.recall(),
            100.0 * score.f1(),
            score.wanted,
            score.given,
        );
        let _ = writeln!(
            out,
            "of those found: modifier {:.1} %, what is counted {:.1} %, date {:.1} %, voice {:.1} %",
            share(score.modifiers, score.found),
            share(score.counted, score.found),
            share(score.dated.0, score.dated.1),
            share(score.voices, score.found),
        );
        if errors > 0 {
            for outcome in &score.outcomes {
                let _ = writeln!(out, "  {}: {}", outcome.id, outcome.fault);
            }
        }
        out
    }

    /// The figures as JSON.
    pub(crate) fn json(&self) -> Value {
        let score = &self.figures;
        json!({
            "p": score.precision(), "r": score.recall(), "f1": score.f1(),
            "found": score.found, "gold": score.wanted, "pred": score.given,
            "modifier": score.modifiers, "counted": score.counted, "voice": score.voices,
            "dated": score.dated.0, "with_date": score.dated.1,
        })
    }
}
