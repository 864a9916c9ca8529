//! Quotations: which mark opens, which closes, what lies in which.

use super::Analysis;
use crate::document::Block;
use crate::span::Span;

/// A quotation with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing one, or to the end of the paragraph where none closes.
    pub span: Span,
    /// Which marks it stands in.
    pub marks: QuoteMarks,
    /// How many quotations it lies in: 0 for the outermost.
    pub depth: u8,
    /// The quotation (a place in the list) that this one goes on from: a speaker's next paragraph,
    /// which opens with a mark again while the one before was not closed.
    pub continues: Option<usize>,
}

/// The shapes of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteMarks {
    /// “…”, "…", „…“, ``…''.
    Double,
    /// ‘…’, '…'.
    Single,
    /// «…», ‹…›.
    Guillemets,
}

/// Pairs the quotation marks of all blocks.
pub(super) fn pair(_text: &str, _blocks: &[Block], _analysis: &mut Analysis) {}
