//! The figures as text and as JSON.

use sayso_train::corpus::Article;
use sayso_train::predict::Speed;
use sayso_train::references::Reference;
use sayso_train::scorer::{
    Class, Counts, Metric, Scores, Side, SpanError, TextWords, content_agrees, pair, prepare,
};
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

/// How often form and stance of a matched claim are as annotated.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Agreement {
    matched: usize,
    form: Option<usize>,
    stance: Option<usize>,
}

/// Compares form and stance of all predictions whose content fits an annotated one.
pub(crate) fn agreement(gold: &[Article], predicted: &[Article]) -> Result<Agreement, SpanError> {
    let mut agreement = Agreement::default();
    for (gold, predicted) in gold.iter().zip(predicted) {
        let words = TextWords::find(gold.text());
        let wanted = prepare(&words, &gold.attributions, Side::Gold)?;
        let given = prepare(&words, &predicted.attributions, Side::Predicted)?;
        for (g, p) in pair(&wanted, &given, content_agrees) {
            let g = &gold.attributions[wanted[g].place];
            let p = &predicted.attributions[given[p].place];
            agreement.matched += 1;
            let count = |sum: &mut Option<usize>, gold: &Option<String>, ours: &Option<String>| {
                if gold.is_some() {
                    *sum = Some(sum.unwrap_or(0) + usize::from(gold == ours));
                }
            };
            count(&mut agreement.form, &g.form, &p.form);
            count(&mut agreement.stance, &g.stance, &p.stance);
        }
    }
    Ok(agreement)
}

/// A line on form and stance; empty where the articles do not say.
pub(crate) fn agreement_line(agreement: &Agreement) -> String {
    let share = |n: usize| 100.0 * n as f64 / agreement.matched.max(1) as f64;
    match (agreement.form, agreement.stance) {
        (Some(form), Some(stance)) => format!(
            "of {} claims with the content of an annotated one: form as annotated {:.1} %, stance {:.1} %\n",
            agreement.matched,
            share(form),
            share(stance)
        ),
        _ => String::new(),
    }
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
pub(crate) fn json(scores: &Scores, agreement: &Agreement, speed: Speed) -> Value {
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
    report.insert("form_agrees".to_owned(), json!(agreement.form));
    report.insert("stance_agrees".to_owned(), json!(agreement.stance));
    report.insert("words_per_second".to_owned(), json!(speed.words_per_second().round()));
    Value::Object(report)
}
