//! The engine's attributions, in the corpus's form.

use crate::corpus::{Article, Attribution};
use crate::scorer::TextWords;
use rayon::prelude::*;
use sayso_engine::claim::{Claim, Confidence, Stance};
use sayso_engine::{Document, Span, TooLong};
use std::time::{Duration, Instant};

/// Reads every article with the engine.
///
/// # Errors
/// [`TooLong`] for a text that the engine does not take.
pub fn predict(articles: &[Article]) -> Result<Vec<Article>, TooLong> {
    articles
        .par_iter()
        .map(|article| {
            let document = Document::new(article.text())?;
            let reading = sayso_engine::read(&document);
            let attributions = reading.claims.iter().map(attribution).collect();
            Ok(Article { id: article.id.clone(), text: article.text.clone(), attributions })
        })
        .collect()
}

/// A claim in the corpus's form.
pub(crate) fn attribution(claim: &Claim) -> Attribution {
    let spans = |spans: &[Span]| spans.iter().map(|s| (s.start(), s.end())).collect();
    Attribution {
        source: spans(&claim.source),
        cue: spans(&claim.cue),
        content: spans(&claim.content),
        optional: false,
        form: Some(claim.form.name().to_owned()),
        stance: Some(gold_stance(claim.stance).to_owned()),
        confidence: claim.confidence.map(Confidence::percent),
        ..Attribution::default()
    }
}

/// The name that the annotated seed articles have for a stance. They count words of distance
/// ("claimed") as assertive, and every kind of forecast as speculative.
pub fn gold_stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Assertive | Stance::Distancing => "assertive",
        Stance::Denial => "denial",
        Stance::Demand => "demand",
        Stance::Praise => "praise",
        Stance::Condemnation => "condemn",
        Stance::Belief => "speculative",
        Stance::Doubt => "doubt",
        _ => "neutral",
    }
}

/// How fast the engine reads on one thread, by the best of some runs.
#[derive(Debug, Clone, Copy)]
pub struct Speed {
    /// Words read in one run.
    pub words: usize,
    /// How long the fastest run took.
    pub time: Duration,
}

impl Speed {
    /// Words read in a second.
    pub fn words_per_second(self) -> f64 {
        self.words as f64 / self.time.as_secs_f64().max(1e-9)
    }
}

/// Measures how fast the engine reads the articles.
pub fn speed(articles: &[Article], runs: usize) -> Speed {
    let documents: Vec<Document> =
        articles.iter().filter_map(|a| Document::new(a.text()).ok()).collect();
    let words = documents.iter().map(|d| TextWords::find(d.text()).len()).sum();
    let run = |_| {
        let start = Instant::now();
        for document in &documents {
            std::hint::black_box(sayso_engine::read(document));
        }
        start.elapsed()
    };
    Speed { words, time: (0..runs).map(run).min().unwrap_or_default() }
}
