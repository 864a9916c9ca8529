//! The score of figures and comparisons, as text and as JSON.

use sayso_train::figures::{
    FigureScore, GoldError, Shown, read_gold, read_wanted, score_dossier, score_figures,
};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// What was scored.
pub(crate) struct Scored {
    figures: FigureScore,
    shown: Vec<Shown>,
}

/// Scores the annotated figures in a folder; `None` if there is none.
pub(crate) fn score(folder: &Path) -> Result<Option<Scored>, GoldError> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let articles = read_gold(folder)?;
    let wanted = read_wanted(&folder.join("compare.json"))?;
    let shown = score_dossier(&articles, &wanted);
    Ok(Some(Scored { figures: score_figures(&articles), shown }))
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
        for want in ["must", "should", "moonshot", "never"] {
            let of: Vec<&Shown> = self.shown.iter().filter(|s| s.want == want).collect();
            let hits = of.iter().filter(|s| s.by.is_some()).count();
            let word = if want == "never" { "violated" } else { "shown" };
            let _ = writeln!(out, "comparison, {want}: {hits} of {} {word}", of.len());
            for shown in of.iter().filter(|s| want != "moonshot" || s.by.is_some() || errors > 0) {
                let (mark, by) = match (&shown.by, want) {
                    (Some(by), "never") => ("FALSE", by.as_str()),
                    (None, "never") => ("kept apart", ""),
                    (Some(by), _) => ("hit", by.as_str()),
                    (None, _) => ("miss", ""),
                };
                let _ = writeln!(out, "  {} {mark}: {} [{by}]", shown.id, shown.about);
            }
        }
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
        let compared: Vec<Value> = ["must", "should", "moonshot", "never"]
            .iter()
            .map(|want| {
                let of = self.shown.iter().filter(|s| s.want == *want);
                let shown = of.clone().filter(|s| s.by.is_some()).count();
                json!({ "want": want, "of": of.count(), "shown": shown })
            })
            .collect();
        json!({
            "p": score.precision(), "r": score.recall(), "f1": score.f1(),
            "found": score.found, "gold": score.wanted, "pred": score.given,
            "modifier": score.modifiers, "counted": score.counted, "voice": score.voices,
            "dated": score.dated.0, "with_date": score.dated.1,
            "compare": compared,
        })
    }
}
