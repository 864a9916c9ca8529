//! Who speaks: clusters of speakers over several articles, their affiliations and roles, the
//! aliases that must and must never be one, and pronouns against another program's chains.

mod aliases;
mod clusters;
mod pronouns;

pub use aliases::{AliasItem, AliasScore, read_aliases, score_aliases};
pub use clusters::{Share, SpeakerScores, Wrong, score_speakers};
pub use pronouns::{PronounScores, score_pronouns};

use crate::corpus::Article;
use rayon::prelude::*;
use sayso_engine::source::{Sources, link};
use sayso_engine::{Document, Reading, TooLong};
use std::time::{Duration, Instant};

/// How long it takes to link a quarter, half and all of the articles, by the best of five runs.
pub fn link_times(articles: &[Article]) -> Vec<(usize, Duration)> {
    let read = |article: &Article| Some(sayso_engine::read(&Document::new(article.text()).ok()?));
    let readings: Vec<Reading> = articles.par_iter().filter_map(read).collect();
    let time = |part: &[Reading]| {
        let run = |_| {
            let start = Instant::now();
            std::hint::black_box(link(part));
            start.elapsed()
        };
        (0..5).map(run).min().unwrap_or_default()
    };
    let parts = [readings.len() / 4, readings.len() / 2, readings.len()];
    parts.into_iter().map(|n| (n, time(&readings[..n]))).collect()
}

/// Articles as the engine reads them, and the voices it finds in them.
#[derive(Debug)]
pub struct Dossier {
    /// What was read of each article.
    pub readings: Vec<Reading>,
    /// Who speaks in them.
    pub sources: Sources,
}

impl Dossier {
    /// Reads and links articles.
    ///
    /// # Errors
    /// [`TooLong`] for a text that the engine does not take.
    pub fn read(articles: &[Article]) -> Result<Dossier, TooLong> {
        let read = |article: &Article| Ok(sayso_engine::read(&Document::new(article.text())?));
        let readings = articles.iter().map(read).collect::<Result<Vec<Reading>, TooLong>>()?;
        let sources = link(&readings);
        Ok(Dossier { readings, sources })
    }
}
