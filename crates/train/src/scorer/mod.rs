//! How well predicted attributions agree with annotated ones.
//!
//! A port of the corpus's own `score.py`; a test compares the two number by number. Words are runs
//! of letters, digits and underscores with inner apostrophes or hyphens; punctuation is ignored.
//! A word belongs to a span that covers at least half of its characters. Attributions without a
//! content word are left out on both sides. One-to-one matchings are as large as they can be, so
//! that the counts do not depend on the order of predictions.
//!
//! Gold attributions that are optional are neither required nor forbidden: missing one costs
//! nothing, and a prediction that fits only optional ones is left out of the count.

mod attribution;
mod matching;
mod metric;
mod words;

pub use attribution::{Role, ScoredAttribution, Side, SpanError, prepare};
pub use matching::{content_agrees, jaccard, pair, speaker_agrees};
pub use metric::{Class, Counts, Metric, Scores};
pub use words::TextWords;

use crate::corpus::{Article, Attribution};
use attribution::{spans_of, union};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// An article that could not be scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreError {
    /// The article.
    pub article: String,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for ScoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "article {}: {}", self.article, self.reason)
    }
}

impl std::error::Error for ScoreError {}

/// Scores predictions for all articles of a gold standard. An article without predictions counts
/// as one with none; predictions for unknown articles are ignored.
///
/// # Errors
/// [`ScoreError`] for the first article whose spans lie outside its text or cut a character, or
/// whose prediction is for another text.
pub fn score(gold: &[Article], predicted: &[Article]) -> Result<Scores, ScoreError> {
    let by_name: BTreeMap<&str, &Article> =
        predicted.iter().map(|article| (article.id.as_str(), article)).collect();
    let each = gold.par_iter().map(|article| {
        let fault = |reason: String| ScoreError { article: article.id.clone(), reason };
        let prediction = by_name.get(article.id.as_str());
        if prediction.is_some_and(|p| p.text.is_some() && p.text != article.text) {
            return Err(fault("the prediction is for another text".to_owned()));
        }
        let attributions = prediction.map_or(&[][..], |p| &p.attributions);
        score_article(article.text(), &article.attributions, attributions)
            .map_err(|error| fault(error.to_string()))
    });
    let mut total = Scores::default();
    for scores in each.collect::<Vec<_>>() {
        total.add(&scores?);
    }
    Ok(total)
}

/// Scores the predictions for one article.
///
/// # Errors
/// [`SpanError`] if a span lies outside the text or cuts a character.
pub fn score_article(
    text: &str,
    gold: &[Attribution],
    predicted: &[Attribution],
) -> Result<Scores, SpanError> {
    let words = TextWords::find(text);
    let gold = prepare(&words, gold, Side::Gold)?;
    let (optional, gold): (Vec<_>, Vec<_>) = gold.into_iter().partition(|a| a.optional);
    let predicted = prepare(&words, predicted, Side::Predicted)?;
    let mut scores = Scores::default();
    for role in Role::ALL {
        count_words(&mut scores, role, &gold, &optional, &predicted);
        count_spans(&mut scores, role, &gold, &optional, &predicted);
    }
    for metric in [Metric::ContentMatch, Metric::WhoSaidWhat, Metric::ExactContent] {
        count_matches(&mut scores, metric, &gold, &optional, &predicted);
    }
    Ok(scores)
}

fn count_words(
    scores: &mut Scores,
    role: Role,
    gold: &[ScoredAttribution],
    optional: &[ScoredAttribution],
    predicted: &[ScoredAttribution],
) {
    let metric = Metric::Words(role);
    let wanted = union(gold, role);
    let waived = &union(optional, role) - &wanted;
    let given = &union(predicted, role) - &waived;
    let hits = wanted.intersection(&given).count();
    scores.set(metric, Class::All, Counts::new(hits, given.len(), wanted.len()));
    for class in [Class::Direct, Class::Indirect] {
        let of_class = union(gold.iter().filter(|a| class.holds(a)), role);
        let claimed = union(predicted.iter().filter(|a| class.holds(a)), role);
        let false_alarms = &(&claimed - &wanted) - &waived;
        let hits = of_class.intersection(&given).count();
        scores.set(metric, class, Counts::new(hits, hits + false_alarms.len(), of_class.len()));
    }
}

fn count_spans(
    scores: &mut Scores,
    role: Role,
    gold: &[ScoredAttribution],
    optional: &[ScoredAttribution],
    predicted: &[ScoredAttribution],
) {
    for class in Class::ALL {
        let wanted = spans_of(gold, role, class);
        let waived = &spans_of(optional, role, class) - &wanted;
        let given: BTreeSet<_> = &spans_of(predicted, role, class) - &waived;
        let hits = wanted.intersection(&given).count();
        scores.set(Metric::Spans(role), class, Counts::new(hits, given.len(), wanted.len()));
    }
}

fn count_matches(
    scores: &mut Scores,
    metric: Metric,
    gold: &[ScoredAttribution],
    optional: &[ScoredAttribution],
    predicted: &[ScoredAttribution],
) {
    let fits = |p: &ScoredAttribution, g: &ScoredAttribution| match metric {
        Metric::ContentMatch => content_agrees(p, g),
        Metric::WhoSaidWhat => content_agrees(p, g) && speaker_agrees(p, g),
        _ => p.content == g.content,
    };
    let mut predicted: Vec<&ScoredAttribution> = predicted.iter().collect();
    if !optional.is_empty() {
        let matched = pair(gold, &predicted, fits);
        let rest: Vec<usize> =
            (0..predicted.len()).filter(|i| !matched.values().any(|m| m == i)).collect();
        let left: Vec<&ScoredAttribution> = rest.iter().map(|&i| predicted[i]).collect();
        let waived: BTreeSet<usize> =
            pair(optional, &left, fits).values().map(|&k| rest[k]).collect();
        let kept = predicted.iter().enumerate().filter(|(i, _)| !waived.contains(i));
        predicted = kept.map(|(_, a)| *a).collect();
    }
    let owner = pair(gold, &predicted, fits);
    let hit: BTreeSet<usize> = owner.values().copied().collect();
    for class in Class::ALL {
        let hits = owner.keys().filter(|&&g| class.holds(&gold[g])).count();
        let misses = predicted.iter().enumerate().filter(|(i, _)| !hit.contains(i));
        let false_alarms = misses.filter(|(_, p)| class.holds(p)).count();
        let wanted = gold.iter().filter(|g| class.holds(g)).count();
        scores.set(metric, class, Counts::new(hits, hits + false_alarms, wanted));
    }
}
