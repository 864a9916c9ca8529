//! What the article asserts itself.

use super::Claim;
use crate::document::{Block, BlockKind};
use crate::language::{Analysis, Sentence, Token, TokenKind};
use crate::span::{Span, union};

/// Sentences of the running text that hold something checkable (a number, or a name inside the
/// sentence), ask nothing, and have no part in any claim.
pub fn own_voice(text: &str, blocks: &[Block], analysis: &Analysis, claims: &[Claim]) -> Vec<Span> {
    let claimed = union(
        claims
            .iter()
            .flat_map(|claim| claim.content.iter().chain(&claim.source).chain(&claim.cue).copied())
            .chain(analysis.quotations.iter().map(|q| q.span)),
    );
    let attributed = |span: Span| {
        let before = claimed.partition_point(|c| c.start() < span.end());
        claimed[..before].last().is_some_and(|c| c.overlaps(span))
    };
    analysis
        .sentences
        .iter()
        .filter(|s| {
            blocks.get(s.block).is_some_and(|b| {
                matches!(b.kind, BlockKind::Paragraph | BlockKind::Standfirst | BlockKind::Caption)
            })
        })
        .filter(|s| !attributed(s.span) && is_checkable(text, s, analysis))
        .map(|s| s.span)
        .collect()
}

fn is_checkable(text: &str, sentence: &Sentence, analysis: &Analysis) -> bool {
    let tokens = &analysis.tokens[sentence.tokens.clone()];
    let asks = tokens.iter().rev().take(2).any(|t| t.of(text) == "?");
    let named = |t: &Token| {
        t.kind == TokenKind::Number
            || (t.kind == TokenKind::Word
                && t.of(text).starts_with(char::is_uppercase)
                && t.of(text) != "I")
    };
    let words = tokens.iter().filter(|t| t.is_word()).count();
    !asks && words >= 5 && tokens.iter().skip(1).any(named)
}
