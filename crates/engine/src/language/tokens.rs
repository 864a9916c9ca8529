//! Tokens: words, numbers and marks.

use crate::span::Span;

/// A word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and hyphens.
    Word,
    /// Starts with a digit.
    Number,
    /// A quotation mark of any shape.
    Quote,
    /// Any other mark.
    Mark,
}

/// Appends the tokens of `span`.
pub(super) fn tokenise(_text: &str, _span: Span, _tokens: &mut Vec<Token>) {}
