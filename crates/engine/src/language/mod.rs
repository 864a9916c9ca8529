//! Tokens, sentences and the structure of quotations.

pub(crate) mod pieces;
mod quotes;
mod sentences;
mod tokens;
pub(crate) mod words;

use crate::document::Block;
use crate::order::Order;
use crate::reading::Note;
use crate::span::Span;
use std::ops::Range;

pub use pieces::Pieces;
pub use quotes::{Quotation, QuoteMarks};
pub use sentences::Sentence;
pub use tokens::{Token, TokenKind};

/// The tokens, sentences and quotations of a text's readable blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysis {
    /// In order, without overlap.
    pub tokens: Vec<Token>,
    /// In order, without overlap; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    /// Ordered by opening mark.
    pub quotations: Vec<Quotation>,
    /// What was odd.
    pub notes: Vec<Note>,
}

/// Analyses all blocks that belong to the article.
pub fn analyse(text: &str, blocks: &[Block]) -> Analysis {
    let mut analysis = Analysis::default();
    let Analysis { tokens, sentences, quotations, notes } = &mut analysis;
    let mut ranges = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if !block.kind.is_read() {
            continue;
        }
        let first = tokens.len();
        tokens::tokenise(text, block.span, tokens);
        let range = first..tokens.len();
        if range.is_empty() {
            continue;
        }
        let first_quotation = quotations.len();
        quotes::pair(text, tokens, range.clone(), quotations, notes);
        let closing: Vec<usize> = closing_marks(&quotations[first_quotation..]);
        let closes = |at: usize| closing.binary_search(&at).is_ok();
        sentences::split(text, index, tokens, range.clone(), &closes, sentences);
        ranges.push(range);
    }
    quotes::tie(&ranges, tokens, quotations, notes);
    analysis
}

fn closing_marks(quotations: &[Quotation]) -> Vec<usize> {
    let closed = quotations.iter().filter(|q| q.closed);
    let mut places: Vec<usize> = closed.map(|q| q.tokens.end - 1).collect();
    places.order();
    places
}

impl Analysis {
    /// The tokens that a span touches.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let end = self.tokens.partition_point(|token| token.span.start() < span.end());
        start..end.max(start)
    }

    /// The words from the first to the last of `tokens`; `None` if there are none.
    pub fn span_of(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(tokens)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }
}
