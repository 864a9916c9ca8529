//! What the rules find: a hint for the model, which weighs it with all else.

use crate::claim::sketch::Sketch;
use crate::claim::{Claim, rules};
use crate::document::Block;
use crate::language::Analysis;
use crate::span::Span;
use std::ops::Range;

/// Stands for "in no hint".
pub const NO_HINT: u32 = u32::MAX;

/// An attribution that the rules find, in tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Who speaks.
    pub source: Option<Range<usize>>,
    /// What ties source and content.
    pub cue: Range<usize>,
    /// What is claimed.
    pub content: Vec<Range<usize>>,
    /// What the rules went by.
    pub evidence: u32,
}

impl Hint {
    /// What a token is in it: nothing 0, cue 1, source 2 and 3, content 4 to 7, by whether the
    /// token begins and ends its part.
    pub fn role(&self, at: usize) -> u32 {
        let within = |range: &Range<usize>| range.contains(&at);
        let edges = |range: &Range<usize>| {
            u32::from(range.start == at) | u32::from(range.end == at + 1) << 1
        };
        if within(&self.cue) {
            1
        } else if let Some(source) = self.source.as_ref().filter(|s| within(s)) {
            2 + edges(source)
        } else {
            self.content.iter().find(|c| within(c)).map_or(0, |content| 6 + edges(content))
        }
    }
}

/// Asks the rules.
pub fn hints(text: &str, blocks: &[Block], analysis: &Analysis) -> Vec<Hint> {
    hints_of(&rules::attribute(&Sketch::of(text, analysis), blocks, analysis), analysis)
}

/// What the rules found already, as hints.
#[inline(never)]
pub(super) fn hints_of(ruled: &[Claim], analysis: &Analysis) -> Vec<Hint> {
    ruled.iter().filter_map(|claim| hint(analysis, claim)).collect()
}

fn hint(analysis: &Analysis, claim: &Claim) -> Option<Hint> {
    let tokens = |span: &Span| Some(analysis.tokens_of(*span)).filter(|range| !range.is_empty());
    Some(Hint {
        source: claim.source.first().and_then(tokens),
        cue: claim.cue.first().and_then(tokens)?,
        content: claim.content.iter().filter_map(tokens).collect(),
        evidence: claim.evidence as u32,
    })
}
