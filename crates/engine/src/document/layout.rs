//! Cuts a text into blocks.

use super::{Block, BlockKind, Layout, Metadata};
use crate::span::Span;

/// Labels the parts of a text.
pub fn lay_out(text: &str) -> Layout {
    let mut blocks = Vec::new();
    for line in text.lines() {
        let Some(span) = Span::locate(line.trim(), text) else { continue };
        if !span.is_empty() {
            let kind = if blocks.is_empty() { BlockKind::Title } else { BlockKind::Paragraph };
            blocks.push(Block { span, kind });
        }
    }
    let metadata =
        Metadata { title: blocks.first().map(|b: &Block| b.span), ..Metadata::default() };
    Layout { blocks, metadata, notes: Vec::new() }
}
