//! The figures as text and as JSON.

use sayso_train::agreement::{Agreement, Confusion, Overlap, Overlaps};
use sayso_train::predict::Speed;
use sayso_train::references::Reference;
use sayso_train::scorer::{Class, Counts, Metric, Scores};
use serde_json::{Value, json};
use std::fmt::Write;

/// Ours beside the others': precision, recall and F1 in percent, then F1 of the two classes.
pub(crate) fn render(title: &str, scores: &Scores, references: &[Reference]) -> String {
    let mut out = format!("{title}\n{:<15} {:>6}{:>6}{:>6}", "", "P", "R", "F1");
    let _ = write!(out, "{:>8}{:>9} ", "direct", "indirect");
    for reference in references {
        let _ = write!(out, "{:>11}", reference.name);
    }
    out.push('\n');
    for metric in Metric::ALL {
        let all = scores.get(metric, Class::All);
        let _ = write!(
            out,
            "{metric:<15} {:>6.1}{:>6.1}{:>6.1}{:>8.1}{:>9.1} ",
            100.0 * all.precision(),
            100.0 * all.recall(),
            100.0 * all.f1(),
            100.0 * scores.get(metric, Class::Direct).f1(),
            100.0 * scores.get(metric, Class::Indirect).f1(),
        );
        for reference in references {
            let figure = reference.f1(metric).map(|f1| format!("{f1:.1}"));
            let _ = write!(out, "{:>11}", figure.unwrap_or_default());
        }
        out.push('\n');
    }
    out
}

/// A line on form and stance with a table of how stances are confused; empty where the articles do
/// not say.
pub(crate) fn agreement_lines(agreement: &Agreement) -> String {
    let share = |c: &Confusion| 100.0 * c.agreeing() as f64 / c.total().max(1) as f64;
    if agreement.stance.total() == 0 {
        return String::new();
    }
    let mut out = format!(
        "of {} claims with the content of an annotated one: form as annotated {:.1} %, stance {:.1} %\n",
        agreement.matched,
        share(&agreement.form),
        share(&agreement.stance)
    );
    for (name, confusion) in [("form", &agreement.form), ("stance", &agreement.stance)] {
        let values = confusion.values();
        let _ = write!(out, "{:<22}", format!("{name} (ours across)"));
        for ours in &values {
            let _ = write!(out, "{ours:>12}");
        }
        out.push('\n');
        for annotated in &values {
            let _ = write!(out, "{annotated:<22}");
            for ours in &values {
                let _ = write!(out, "{:>12}", confusion.get(annotated, ours));
            }
            out.push('\n');
        }
    }
    out
}

/// A line on claims inside others' contents.
pub(crate) fn chain_line(scores: &Scores) -> String {
    let counts = scores.get(Metric::WhoSaidWhat, Class::All);
    format!(
        "claims inside others: {} of {} annotated found (content alone {}), {} given\n",
        counts.hits,
        counts.gold,
        scores.get(Metric::ContentMatch, Class::All).hits,
        counts.predicted
    )
}

/// Lines on own voice and hedges.
pub(crate) fn overlap_lines(overlaps: &Overlaps) -> String {
    let mut out = format!("{:<15} {:>6}{:>6}{:>6}\n", "marks", "P", "R", "F1");
    for (name, overlap) in [("own voice", overlaps.own_voice), ("hedges", overlaps.hedges)] {
        let _ = writeln!(
            out,
            "{name:<15} {:>6.1}{:>6.1}{:>6.1}   {} of {} ours met, {} of {} annotated",
            100.0 * overlap.precision(),
            100.0 * overlap.recall(),
            100.0 * overlap.f1(),
            overlap.right,
            overlap.given,
            overlap.found,
            overlap.wanted
        );
    }
    out
}

/// A line on speed.
pub(crate) fn speed_line(articles: usize, speed: Speed) -> String {
    format!(
        "{articles} articles, {} words; {:.0} words a second on one thread\n",
        speed.words,
        speed.words_per_second()
    )
}

/// The figures as JSON.
pub(crate) fn json(
    scores: &Scores,
    agreement: &Agreement,
    overlaps: Option<&Overlaps>,
    speed: Speed,
) -> Value {
    let counts = |c: Counts| {
        json!({
            "p": c.precision(), "r": c.recall(), "f1": c.f1(),
            "hits": c.hits, "pred": c.predicted, "gold": c.gold,
        })
    };
    let mut report = serde_json::Map::new();
    for class in Class::ALL {
        let rows = Metric::ALL.iter().map(|&m| (m.to_string(), counts(scores.get(m, class))));
        report.insert(class.name().to_owned(), Value::Object(rows.collect()));
    }
    report.insert("matched".to_owned(), json!(agreement.matched));
    report.insert("form_agrees".to_owned(), json!(agreement.form.agreeing()));
    report.insert("stance_agrees".to_owned(), json!(agreement.stance.agreeing()));
    let marks = |o: Overlap| json!({ "p": o.precision(), "r": o.recall(), "f1": o.f1() });
    if let Some(overlaps) = overlaps {
        report.insert("own_voice".to_owned(), marks(overlaps.own_voice));
        report.insert("hedges".to_owned(), marks(overlaps.hedges));
    }
    report.insert("words_per_second".to_owned(), json!(speed.words_per_second().round()));
    Value::Object(report)
}
