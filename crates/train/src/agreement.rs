//! How far form, stance, own voice and hedges agree with what annotators marked.

use crate::corpus::{Article, Attribution, Mark, MarkedArticle};
use crate::predict::attribution;
use crate::scorer::{
    ScoreError, Scores, Side, SpanError, TextWords, content_agrees, pair, prepare, score,
};
use sayso_engine::claim::Link;
use sayso_engine::{Document, Span, TooLong, read};
use std::collections::{BTreeMap, BTreeSet};

/// How often a value was annotated and how often ours was another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confusion(BTreeMap<(String, String), usize>);

impl Confusion {
    fn count(&mut self, annotated: &Option<String>, ours: &Option<String>) {
        if let (Some(annotated), Some(ours)) = (annotated, ours) {
            *self.0.entry((annotated.clone(), ours.clone())).or_default() += 1;
        }
    }

    /// How many claims were compared.
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }

    /// In how many both values are the same.
    pub fn agreeing(&self) -> usize {
        self.0.iter().filter(|((annotated, ours), _)| annotated == ours).map(|(_, n)| n).sum()
    }

    /// All values of both sides, in alphabetical order.
    pub fn values(&self) -> Vec<&str> {
        let both = self.0.keys().flat_map(|(annotated, ours)| [annotated.as_str(), ours.as_str()]);
        both.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// How many claims have these two values.
    pub fn get(&self, annotated: &str, ours: &str) -> usize {
        self.0.get(&(annotated.to_owned(), ours.to_owned())).copied().unwrap_or(0)
    }
}

/// Form and stance of the claims that were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// How many claims have the content of an annotated one.
    pub matched: usize,
    /// Their form.
    pub form: Confusion,
    /// Their stance.
    pub stance: Confusion,
}

/// Compares form and stance of all predictions whose content fits an annotated one.
///
/// # Errors
/// [`SpanError`] if a span lies outside its text or cuts a character.
pub fn agreement(gold: &[Article], predicted: &[Article]) -> Result<Agreement, SpanError> {
    let mut agreement = Agreement::default();
    for (gold, predicted) in gold.iter().zip(predicted) {
        let words = TextWords::find(gold.text());
        let wanted = prepare(&words, &gold.attributions, Side::Gold)?;
        let given = prepare(&words, &predicted.attributions, Side::Predicted)?;
        for (g, p) in pair(&wanted, &given, content_agrees) {
            let annotated = &gold.attributions[wanted[g].place];
            let ours = &predicted.attributions[given[p].place];
            agreement.matched += 1;
            agreement.form.count(&annotated.form, &ours.form);
            agreement.stance.count(&annotated.stance, &ours.stance);
        }
    }
    Ok(agreement)
}

/// How well marks agree. A mark is met if the other side's marks cover at least half its words, so
/// that a clause marked on one side and its sentence on the other still count as the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Overlap {
    /// Our marks.
    pub given: usize,
    /// Those of them that are met.
    pub right: usize,
    /// The annotators' marks.
    pub wanted: usize,
    /// Those of them that are met.
    pub found: usize,
}

impl Overlap {
    /// The share of our marks that are met.
    pub fn precision(self) -> f64 {
        self.right as f64 / self.given.max(1) as f64
    }

    /// The share of the annotators' marks that are met.
    pub fn recall(self) -> f64 {
        self.found as f64 / self.wanted.max(1) as f64
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }

    /// Adds an article. Our marks that only optional ones meet are left out.
    fn add(&mut self, text: &str, ours: &[Span], wanted: &[&Mark], optional: &[&Mark]) {
        let words = TextWords::find(text);
        let of =
            |marks: &[&Mark]| -> Vec<(usize, usize)> { marks.iter().map(|m| m.span).collect() };
        let ours: Vec<(usize, usize)> = ours.iter().map(|s| (s.start(), s.end())).collect();
        let cover = |spans: &[(usize, usize)]| -> BTreeSet<usize> {
            words.covered_by(spans).into_iter().collect()
        };
        let (given, required, waived) = (cover(&ours), cover(&of(wanted)), cover(&of(optional)));
        let met = |span: (usize, usize), by: &BTreeSet<usize>| {
            let own = words.covered_by(&[span]);
            !own.is_empty() && 2 * own.iter().filter(|word| by.contains(word)).count() >= own.len()
        };
        for &span in &ours {
            if met(span, &required) {
                self.right += 1;
            } else if met(span, &waived) {
                continue;
            }
            self.given += 1;
        }
        self.wanted += wanted.len();
        self.found += wanted.iter().filter(|mark| met(mark.span, &given)).count();
    }
}

/// How well the claims inside others' contents agree with those annotated as such.
///
/// # Errors
/// [`TooLong`] for a text that the engine does not take.
pub fn chains(articles: &[Article]) -> Result<Result<Scores, ScoreError>, TooLong> {
    let (mut gold, mut ours) = (Vec::new(), Vec::new());
    for article in articles {
        let nested = article.attributions.iter().filter(|a| a.nested_in.is_some()).cloned();
        let nested = nested.map(|a| Attribution { optional: false, ..a }).collect();
        gold.push(Article { attributions: nested, ..article.clone() });
        let reading = read(&Document::new(article.text())?);
        let inside = reading.chained.iter().filter(|chained| chained.link == Link::Inside);
        let inside = inside.map(|chained| attribution(&chained.claim)).collect();
        ours.push(Article { attributions: inside, ..article.clone() });
    }
    Ok(score(&gold, &ours))
}

/// How well own voice and hedges agree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Overlaps {
    /// What the article asserts itself. What it only supposes is optional.
    pub own_voice: Overlap,
    /// Words that leave a statement open.
    pub hedges: Overlap,
}

/// Reads the articles and compares own voice and hedges with the annotators' marks; articles
/// without marks are left out.
///
/// # Errors
/// [`TooLong`] for a text that the engine does not take.
pub fn overlaps(articles: &[Article], marked: &[MarkedArticle]) -> Result<Overlaps, TooLong> {
    let mut overlaps = Overlaps::default();
    for article in articles {
        let Some(marks) = marked.iter().find(|marks| marks.id == article.id) else { continue };
        let reading = read(&Document::new(article.text())?);
        let (optional, wanted): (Vec<&Mark>, Vec<&Mark>) =
            marks.own_voice.iter().partition(|mark| mark.ambiguous.is_some());
        let optional: Vec<&Mark> = optional.into_iter().chain(&marks.speculation).collect();
        overlaps.own_voice.add(article.text(), &reading.own_voice, &wanted, &optional);
        let hedges: Vec<Span> = reading.hedges.iter().map(|hedge| hedge.span).collect();
        let wanted: Vec<&Mark> = marks.hedges.iter().collect();
        overlaps.hedges.add(article.text(), &hedges, &wanted, &[]);
    }
    Ok(overlaps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_met_by_half_its_words() {
        let text = "The dam broke at dawn. It rained. Nobody saw it.";
        let mark = |words: &str| {
            let start = text.find(words).expect("words of the text");
            Mark { span: (start, start + words.len()), ambiguous: None }
        };
        let ours = |words| Span::locate(words, text).expect("words");
        let ours = [ours(&text[..22]), ours(&text[23..33]), ours(&text[34..])];
        let mut overlap = Overlap::default();
        overlap.add(text, &ours, &[&mark("dam broke at"), &mark("at dawn")], &[&mark("It rained")]);
        // The first sentence meets both annotated marks, the second only the optional one.
        let expected = Overlap { given: 2, right: 1, wanted: 2, found: 2 };
        assert_eq!(overlap, expected);
        assert!((overlap.f1() - 2.0 / 3.0).abs() < 1e-9);
    }
}
