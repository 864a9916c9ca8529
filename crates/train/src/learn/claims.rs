//! How often words are cues, and which proposals are right.

use super::prepared::Prepared;
use crate::corpus::Attribution;
use crate::scorer::jaccard;
use sayso_engine::claim::model::find::Proposal;
use sayso_engine::claim::model::rank::{Rivals, rank_features};
use sayso_engine::claim::model::scene::Scene;
use sayso_engine::claim::model::weights::rate_place;
use std::collections::BTreeSet;

/// How many places a list of rates has.
pub const RATE_PLACES: usize = 1 << 14;

/// How often stems are cues, and how often they are anything.
#[derive(Debug, Clone)]
pub struct RateCounts {
    counts: Vec<[u32; 2]>,
}

impl RateCounts {
    /// Counts in all articles.
    pub fn of<'a>(articles: impl IntoIterator<Item = &'a Prepared>) -> RateCounts {
        let mut counts = vec![[0; 2]; RATE_PLACES];
        for article in articles {
            for (place, cue) in occurrences(article) {
                counts[place][0] += u32::from(cue);
                counts[place][1] += 1;
            }
        }
        RateCounts { counts }
    }

    /// The classes.
    pub fn classes(&self) -> Vec<u8> {
        self.counts.iter().map(class).collect()
    }

    /// The classes as they were without one article.
    pub fn classes_without(&self, article: &Prepared) -> Vec<u8> {
        let mut counts = self.counts.clone();
        for (place, cue) in occurrences(article) {
            counts[place][0] -= u32::from(cue);
            counts[place][1] -= 1;
        }
        counts.iter().map(class).collect()
    }
}

fn occurrences(article: &Prepared) -> Vec<(usize, bool)> {
    let mut cues = vec![false; article.words.len()];
    for at in article.gold.iter().flat_map(|g| &g.cue) {
        cues[*at] = true;
    }
    article.words.iter().zip(cues).map(|(w, cue)| (rate_place(RATE_PLACES, w.stem), cue)).collect()
}

fn class(&[cues, all]: &[u32; 2]) -> u8 {
    if all == 0 {
        return 0;
    }
    if cues == 0 {
        return if all < 4 {
            1
        } else if all < 30 {
            2
        } else {
            3
        };
    }
    let share = (cues as f32) / (all as f32 + 1.0);
    4 + [0.01, 0.03, 0.08, 0.16, 0.28, 0.42, 0.62].iter().filter(|&&t| share > t).count() as u8
}

/// Accepted proposals in the corpus's form.
pub fn attributions(article: &Prepared, accepted: &[Proposal]) -> Vec<Attribution> {
    let span = |range: &std::ops::Range<usize>| {
        let span = article.analysis.span_of(range.clone()).unwrap_or_default();
        (span.start(), span.end())
    };
    accepted
        .iter()
        .map(|p| Attribution {
            source: p.source.iter().map(span).collect(),
            cue: vec![span(&(p.candidate.start..p.candidate.end))],
            content: p.content.iter().map(span).collect(),
            ..Attribution::default()
        })
        .collect()
}

/// The features of proposals, and whether each is right.
pub fn judged(article: &Prepared, scene: &Scene, proposals: &[Proposal]) -> Vec<(Vec<u32>, bool)> {
    let rivals = Rivals::of(scene, proposals);
    let judge = |(number, proposal)| {
        let mut features = Vec::new();
        rank_features(scene, proposals, number, &rivals, &mut features);
        (features, is_right(article, proposal))
    };
    proposals.iter().enumerate().map(judge).collect()
}

/// Whether a proposal says of some annotated content who said it.
fn is_right(article: &Prepared, proposal: &Proposal) -> bool {
    let words = |places: &mut dyn Iterator<Item = usize>| -> BTreeSet<usize> {
        places.filter(|&at| article.analysis.tokens[at].is_word()).collect()
    };
    let content = words(&mut proposal.content.iter().cloned().flatten());
    let source = words(&mut proposal.source.iter().cloned().flatten());
    article.gold.iter().any(|gold| {
        let gold_content = words(&mut gold.content.iter().copied());
        let gold_source = words(&mut gold.source.iter().copied());
        !gold_content.is_empty()
            && jaccard(&content, &gold_content) >= 0.5
            && jaccard(&source, &gold_source) >= 0.5
    })
}
