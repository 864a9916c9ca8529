//! Sentences.

use super::Token;
use crate::span::Span;
use std::ops::Range;

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as places in [`super::Analysis::tokens`].
    pub tokens: Range<usize>,
    /// The block it stands in, as a place in the document's blocks.
    pub block: usize,
}

/// Cuts the tokens from `first` on, which are those of one block, into sentences.
pub(super) fn split(
    _text: &str,
    _block: usize,
    _first: usize,
    _tokens: &[Token],
    _sentences: &mut Vec<Sentence>,
) {
}
