//! Tags and dependencies of a document's tokens.

use super::lexical::Lexical;
use super::relation::Relation;
use super::tag::Tag;
use crate::document::{Block, BlockKind};
use crate::language::Analysis;
use std::ops::Range;

/// Sentences longer than this are cut, so that the time for each token stays bounded.
pub const LONGEST_READ: usize = 300;

/// Tags and dependencies of a document's tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Syntax {
    /// The tag of every token.
    pub tags: Vec<Tag>,
    /// The head of every token, as a place in the document's tokens; [`super::relation::ROOT`] for
    /// none.
    pub heads: Vec<u32>,
    /// How every token depends on its head.
    pub relations: Vec<Relation>,
}

/// What every token shows by itself.
#[inline(never)]
pub fn look(text: &str, analysis: &Analysis) -> Vec<Lexical> {
    analysis.tokens.iter().map(|token| Lexical::of(text, token)).collect()
}

/// The tags that are seen rather than learned: those of marks.
#[inline(never)]
pub fn seen_tags(text: &str, analysis: &Analysis) -> Vec<Option<Tag>> {
    let mut opens = vec![false; analysis.tokens.len()];
    for quotation in &analysis.quotations {
        if let Some(open) = opens.get_mut(quotation.tokens.start) {
            *open = true;
        }
    }
    let tokens = analysis.tokens.iter().zip(opens);
    tokens.map(|(token, opens)| Tag::of_mark(text, token, opens)).collect()
}

/// A block's kind as part of a feature.
pub fn block_code(block: &Block) -> u32 {
    match block.kind {
        BlockKind::Title => 1,
        BlockKind::Heading => 2,
        BlockKind::Standfirst => 3,
        BlockKind::Caption => 4,
        _ => 0,
    }
}

/// The pieces that are read at once, and the block of each: sentences, the longest of them cut.
pub fn pieces(analysis: &Analysis) -> Vec<(Range<usize>, usize)> {
    let mut pieces = Vec::with_capacity(analysis.sentences.len());
    for sentence in &analysis.sentences {
        let all = sentence.tokens.clone();
        for start in all.clone().step_by(LONGEST_READ) {
            pieces.push((start..all.end.min(start + LONGEST_READ), sentence.block));
        }
    }
    pieces
}
