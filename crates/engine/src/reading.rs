//! What reading one article gives: plain data, every span in bytes of the text as given.

use crate::claim::{Chained, Claim, Hedge, Unmarked};
use crate::compare::Outline;
use crate::document::{Block, Metadata};
use crate::figure::Figure;
use crate::language::{Quotation, Sentence};
use crate::source::Source;
use crate::span::Span;
use crate::time::{Dating, TimeMention};
use std::fmt;

/// All that the engine found in one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Title, outlet, author and dates, as far as the text tells them.
    pub metadata: Metadata,
    /// The parts of the text, in order and without overlap. Only white space lies outside them.
    pub blocks: Vec<Block>,
    /// The sentences of all blocks that are not clutter, in order and without overlap.
    pub sentences: Vec<Sentence>,
    /// The quotations of all blocks that are not clutter, by their opening mark.
    pub quotations: Vec<Quotation>,
    /// Who said what, ordered by where each claim begins.
    pub claims: Vec<Claim>,
    /// Claims inside another's content, or around one; none of them is in `claims`.
    pub chained: Vec<Chained>,
    /// Sentences that may still be a speaker's, though nothing marks them; in order, without
    /// overlap, none of them in `own_voice`.
    pub unmarked: Vec<Unmarked>,
    /// Sentences (or what is left of them) that the article asserts itself.
    pub own_voice: Vec<Span>,
    /// Words that leave a statement open, in order and without overlap.
    pub hedges: Vec<Hedge>,
    /// Who is named or speaks, ordered by first appearance; claims point into this list.
    pub sources: Vec<Source>,
    /// When the article appeared, as far as it can be told.
    pub dating: Option<Dating>,
    /// The dates and times it names, in order and without overlap.
    pub times: Vec<TimeMention>,
    /// The figures it gives, in order.
    pub figures: Vec<Figure>,
    /// What its teasers say, which repeat the article and are not read for claims.
    pub teaser: Teaser,
    /// What of it can be set beside other articles.
    pub outline: Outline,
    /// Doubts: what was odd in the text and how it was taken.
    pub notes: Vec<Note>,
}

impl Reading {
    /// The sources that some claim names, alone or among several, in order.
    pub fn speaking(&self) -> impl Iterator<Item = &Source> {
        let mut speaks = vec![false; self.sources.len()];
        for id in self.claims.iter().filter_map(|claim| claim.speaker) {
            let Some(source) = self.sources.get(id.index()) else { continue };
            for id in source.members.iter().chain([&id]) {
                if let Some(flag) = speaks.get_mut(id.index()) {
                    *flag = true;
                }
            }
        }
        self.sources.iter().zip(speaks).filter(|(_, speaks)| *speaks).map(|(source, _)| source)
    }
}

/// The figures of an article's teasers. Their places point into the lists of this struct.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Teaser {
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The dates and times, in order.
    pub times: Vec<TimeMention>,
    /// The figures, in order.
    pub figures: Vec<Figure>,
}

/// Something odd in a text and what was made of it. Shown to the reader beside the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// What was odd.
    pub kind: NoteKind,
    /// Where, if it has a place.
    pub span: Option<Span>,
}

/// The kinds of [`Note`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NoteKind {
    /// The document holds no words at all.
    NoWords,
    /// No line looks like a title.
    NoTitle,
    /// A quotation mark opens and nothing closes it; it was taken to end with its paragraph.
    UnclosedQuotation,
    /// A paragraph was cut in two by a line break and is read as one.
    RejoinedParagraph,
    /// Words in quotation marks that no claim has.
    UnsourcedQuotation,
    /// Invisible characters that change the order of what is shown (bidirectional controls).
    DirectionControls,
}

impl fmt::Display for NoteKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoteKind::NoWords => "There are no words in this document.",
            NoteKind::NoTitle => "No line of this text looks like a title.",
            NoteKind::UnclosedQuotation => {
                "A quotation mark opens here and none closes it; the quotation was taken to end with the paragraph."
            }
            NoteKind::RejoinedParagraph => "A line break cuts this paragraph in two; it is read as one.",
            NoteKind::UnsourcedQuotation => {
                "These words stand in quotation marks, and nothing was found that says whose they are."
            }
            NoteKind::DirectionControls => {
                "The text holds invisible characters that can change the order in which words are shown."
            }
        })
    }
}
