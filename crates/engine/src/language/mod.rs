//! Tokens, sentences and the structure of quotations.

mod quotes;
mod sentences;
mod tokens;

use crate::document::Block;
use crate::reading::Note;
use crate::span::Span;

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
    for (index, block) in blocks.iter().enumerate() {
        if block.kind.is_read() {
            let first = analysis.tokens.len();
            tokens::tokenise(text, block.span, &mut analysis.tokens);
            sentences::split(text, index, first, &analysis.tokens, &mut analysis.sentences);
        }
    }
    quotes::pair(text, blocks, &mut analysis);
    analysis
}

impl Analysis {
    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The words from the first to the last of `tokens`; `None` if there are none.
    pub fn span_of(&self, tokens: std::ops::Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(tokens)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }
}
