//! What is known of every token before claims are looked for.

use super::lexical::Lexical;
use super::parser::{ROOT, parse};
use super::relations::{Relation, Tree, relations};
use super::table::Table;
use super::tagger::{FormClasses, Tag, tag};
use crate::document::{Block, BlockKind};
use crate::language::Analysis;

/// Sentences longer than this are cut for the parser, so that its time stays bounded.
pub const LONGEST_PARSED: usize = 300;

/// Tags and dependencies of a document's tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Syntax {
    /// The tag of every token.
    pub tags: Vec<Tag>,
    /// The head of every token, as a place in the document's tokens; [`ROOT`] for none.
    pub heads: Vec<u32>,
    /// How every token depends on its head.
    pub relations: Vec<Relation>,
}

/// The tables of the first steps.
#[derive(Debug, Clone, Copy)]
pub struct SyntaxTables<'m> {
    /// Which tags forms have had.
    pub classes: &'m FormClasses,
    /// Parts of speech.
    pub tagger: &'m Table,
    /// Moves of the parser.
    pub parser: &'m Table,
    /// Relations.
    pub relations: &'m Table,
}

/// What every token shows by itself.
pub fn look(text: &str, analysis: &Analysis) -> Vec<Lexical> {
    analysis.tokens.iter().map(|token| Lexical::of(text, token)).collect()
}

/// The tags that are seen rather than learned: those of marks.
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

/// Tags and parses a document.
pub fn analyse_syntax(
    text: &str,
    blocks: &[Block],
    analysis: &Analysis,
    words: &[Lexical],
    tables: SyntaxTables<'_>,
) -> Syntax {
    let seen = seen_tags(text, analysis);
    let mut syntax = Syntax::default();
    for sentence in &analysis.sentences {
        let block = blocks.get(sentence.block).map_or(0, block_code);
        let mut from = sentence.tokens.start;
        while from < sentence.tokens.end {
            let to = sentence.tokens.end.min(from + LONGEST_PARSED);
            let piece = &words[from..to];
            let tags = tag(piece, block, &seen[from..to], tables.classes, tables.tagger);
            let heads = parse(piece, &tags, tables.parser);
            let tree = Tree { words: piece, tags: &tags, heads: &heads };
            syntax.relations.extend(relations(&tree, tables.relations));
            let place = |head: u32| if head == ROOT { ROOT } else { head + from as u32 };
            syntax.heads.extend(heads.iter().map(|&head| place(head)));
            syntax.tags.extend(tags);
            from = to;
        }
    }
    syntax
}
