//! Attributions by rules and word lists.
//!
//! Every verb of the lexicon that reads as a verb is a candidate cue. For each, [`source`] looks
//! for the noun phrase beside it and [`content`] for what is claimed: a quotation that touches the
//! cue and its source, the sentence before them ("…, she said"), or the clause, infinitive or
//! object after them. Candidates that tie to what stands before them are settled first, since such
//! a content holds all the cues inside it; then the others, from left to right. An attribution
//! inside another's content is left out: the outermost counts, as in the PolNeAR corpus.

mod account;
mod content;
mod cue;
mod frames;
mod source;

use super::sketch::Sketch;
use super::{Claim, Evidence, form, stance};
use crate::document::{Block, BlockKind};
use crate::language::{Analysis, Quotation, Sentence};
use crate::order::Order;
use crate::span::Span;
use cue::Cue;
use std::ops::Range;

/// Tokens of one attribution, before it becomes a claim.
#[derive(Debug, Clone)]
struct Candidate {
    source: Option<Range<usize>>,
    cue: Range<usize>,
    content: Vec<Range<usize>>,
    evidence: Evidence,
}

impl Candidate {
    /// Whether the content stands before the cue, so that it may hold other cues.
    fn looks_back(&self) -> bool {
        self.content.first().is_some_and(|first| first.start < self.cue.start)
    }

    /// The first token claimed behind the cue.
    fn content_behind(&self) -> Option<usize> {
        self.content.iter().map(|range| range.start).find(|&start| start >= self.cue.end)
    }
}

/// What the rules look at.
struct Scene<'t> {
    sketch: &'t Sketch<'t>,
    analysis: &'t Analysis,
    /// For every token, the outermost quotation that holds it, by place.
    quoted: Vec<Option<u32>>,
}

impl<'t> Scene<'t> {
    fn of(sketch: &'t Sketch<'t>, analysis: &'t Analysis) -> Scene<'t> {
        let mut quoted = vec![None; analysis.tokens.len()];
        for (place, quotation) in analysis.quotations.iter().enumerate() {
            if quotation.depth == 0 {
                let place = u32::try_from(place).ok();
                quoted[quotation.tokens.clone()].fill(place);
            }
        }
        Scene { sketch, analysis, quoted }
    }

    /// The outermost quotation that token `at` is in, its marks included.
    fn quotation_at(&self, at: usize) -> Option<&'t Quotation> {
        let place = self.quoted.get(at).copied().flatten()?;
        self.analysis.quotations.get(place as usize)
    }

    /// The outermost quotation whose closing mark is token `at`.
    fn quotation_closed_by(&self, at: usize) -> Option<&'t Quotation> {
        self.quotation_at(at).filter(|q| q.closed && q.tokens.end == at + 1)
    }

    /// The outermost quotation whose opening mark is token `at`.
    fn quotation_opened_by(&self, at: usize) -> Option<&'t Quotation> {
        self.quotation_at(at).filter(|q| q.tokens.start == at)
    }
}

/// Finds the attributions of a text, of which `sketch` is made.
pub(super) fn attribute(sketch: &Sketch<'_>, blocks: &[Block], analysis: &Analysis) -> Vec<Claim> {
    let scene = Scene::of(sketch, analysis);
    let mut candidates = Vec::new();
    for (place, sentence) in analysis.sentences.iter().enumerate() {
        let cues = cue::find(&scene, sentence);
        let mut known: Option<Range<usize>> = None;
        for cue in &cues {
            if let Some(found) = frames::settle(&scene, place, cue, &cues, known.clone()) {
                known = found.source.clone().or(known);
                candidates.push(found);
            }
        }
        candidates.extend(account::find(&scene, sentence));
        if blocks.get(sentence.block).is_some_and(|b| b.kind == BlockKind::Title) {
            candidates.extend(frames::colon(&scene, sentence));
        }
    }
    let accepted = choose(&scene, candidates);
    accepted.into_iter().filter_map(|candidate| claim(&scene, candidate)).collect()
}

/// Keeps the outermost attributions, none inside another's content.
fn choose(scene: &Scene<'_>, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.order_by_key(|c| (!c.looks_back(), c.cue.start));
    // For every token, whether a content, a cue or a source holds it already.
    let mut taken = vec![false; scene.analysis.tokens.len()];
    let mut accepted = Vec::new();
    for mut candidate in candidates {
        if taken[candidate.cue.clone()].iter().any(|&t| t) {
            continue;
        }
        candidate.content = candidate
            .content
            .iter()
            .filter_map(|range| content::trim(scene, free(range.clone(), &taken)?))
            .collect();
        if candidate.content.is_empty() {
            continue;
        }
        for range in candidate.content.iter().chain([&candidate.cue]) {
            taken[range.clone()].fill(true);
        }
        accepted.push(candidate);
    }
    accepted.order_by_key(|c| c.content.iter().chain([&c.cue]).map(|r| r.start).min());
    accepted
}

/// The longest run of `range` that nothing has taken.
fn free(range: Range<usize>, taken: &[bool]) -> Option<Range<usize>> {
    let mut best: Option<Range<usize>> = None;
    let mut start = range.start;
    for at in range.clone().chain([range.end]) {
        if at == range.end || taken[at] {
            if best.as_ref().is_none_or(|b| b.len() < at - start) && start < at {
                best = Some(start..at);
            }
            start = at + 1;
        }
    }
    best
}

fn claim(scene: &Scene<'_>, candidate: Candidate) -> Option<Claim> {
    let span = |range: Range<usize>| scene.analysis.span_of(range);
    let is_quoted = |at| scene.quotation_at(at).is_some();
    let form = form::of(&scene.analysis.tokens, &candidate.content, is_quoted);
    let manner = stance::of_cue(scene.sketch, candidate.cue.clone(), candidate.content_behind());
    let content: Vec<Span> = candidate.content.into_iter().filter_map(span).collect();
    (!content.is_empty()).then(|| Claim {
        source: candidate.source.and_then(span).into_iter().collect(),
        cue: span(candidate.cue.clone()).into_iter().collect(),
        content,
        form,
        stance: manner.stance,
        polarity: manner.polarity,
        modality: manner.modality,
        evidence: candidate.evidence,
        confidence: None,
        speaker: None,
    })
}

/// The sentence after the one at `place`, if it stands in the same paragraph.
fn next_in_block(analysis: &Analysis, place: usize) -> Option<&Sentence> {
    let block = analysis.sentences.get(place)?.block;
    analysis.sentences.get(place + 1).filter(|next| next.block == block)
}

impl Cue {
    fn range(&self) -> Range<usize> {
        self.group.clone()
    }
}
