//! What the article asserts itself.

use super::sketch::{Class, Sketch};
use crate::document::{Block, BlockKind};
use crate::language::{Analysis, Sentence};
use crate::span::Span;
use std::ops::Range;

/// What is shorter asserts nothing one could check.
const FEWEST_WORDS: usize = 5;

/// Sentences of the article that state something and have no part in any claim; of sentences that
/// have, the clauses outside it. Neither questions nor what is only held possible. `attributed` tells
/// of every token whether it is another's.
#[inline(never)]
pub(super) fn find(
    sketch: &Sketch<'_>,
    blocks: &[Block],
    analysis: &Analysis,
    attributed: &[bool],
) -> Vec<Span> {
    let finder = Finder { sketch, analysis, attributed };
    let read = |sentence: &&Sentence| {
        blocks.get(sentence.block).is_some_and(|block| {
            matches!(
                block.kind,
                BlockKind::Title
                    | BlockKind::Paragraph
                    | BlockKind::Standfirst
                    | BlockKind::Caption
            )
        })
    };
    let sentences = analysis.sentences.iter().filter(read);
    sentences.flat_map(|sentence| finder.in_sentence(sentence)).collect()
}

struct Finder<'s, 't> {
    sketch: &'s Sketch<'t>,
    analysis: &'s Analysis,
    attributed: &'s [bool],
}

impl Finder<'_, '_> {
    fn in_sentence(&self, sentence: &Sentence) -> Vec<Span> {
        let range = sentence.tokens.clone();
        let asks = range.clone().rev().take(2).any(|at| self.sketch.word(at) == "?");
        if asks {
            return Vec::new();
        }
        let free = !self.attributed[range.clone()].contains(&true);
        if free {
            return self.states(range).then_some(sentence.span).into_iter().collect();
        }
        let mut found = Vec::new();
        let mut start = range.start;
        for at in range.clone().chain([range.end]) {
            if at == range.end || self.attributed[at] {
                found.extend(self.clause(start..at, &range));
                start = at + 1;
            }
        }
        found
    }

    /// The clause in a run of words between claims: it stands apart by a comma, a dash or a
    /// conjunction, and has a subject and a verb of its own.
    fn clause(&self, run: Range<usize>, sentence: &Range<usize>) -> Option<Span> {
        let marks = |at: usize| {
            matches!(
                self.sketch.class(at),
                Class::Comma | Class::Break | Class::Colon | Class::Stop
            )
        };
        let joins = |at: usize| self.sketch.class(at) == Class::Conjunction;
        let opens = run.start == sentence.start || marks(run.start) || joins(run.start);
        let closes = run.end == sentence.end
            || run.end > run.start && (marks(run.end - 1) || joins(run.end - 1));
        if !opens || !closes {
            return None;
        }
        let bare = |at: usize| !marks(at) && !joins(at) && self.sketch.class(at) != Class::Quote;
        let start = run.clone().find(|&at| !marks(at) && self.sketch.class(at) != Class::Quote)?;
        let end = run.clone().rev().find(|&at| bare(at))? + 1;
        if start >= end || !self.states(start..end) || !self.has_verb(start..end) {
            return None;
        }
        self.analysis.span_of(start..end)
    }

    /// Whether the words state something: enough of them, and none that leaves it open whether it
    /// is so.
    fn states(&self, range: Range<usize>) -> bool {
        let words = || range.clone().filter(|&at| self.analysis.tokens[at].is_word());
        let open = words().any(|at| {
            self.sketch.class(at) == Class::Auxiliary
                && matches!(self.sketch.word(at), "may" | "might" | "could" | "would")
                || matches!(self.sketch.word(at), "unclear" | "uncertain")
        });
        words().count() >= FEWEST_WORDS && !open
    }

    /// Whether a finite verb follows something that can be its subject.
    fn has_verb(&self, range: Range<usize>) -> bool {
        range.clone().skip(1).any(|at| {
            let verb = match self.sketch.class(at) {
                Class::Auxiliary => !matches!(self.sketch.word(at), "be" | "been" | "being"),
                Class::Verb => self.sketch.word(at + 1) != "by",
                _ => false,
            };
            let subject =
                matches!(
                    self.sketch.class(at - 1),
                    Class::Name | Class::Word | Class::Subject | Class::Number | Class::Adverb
                ) || matches!(self.sketch.word(at - 1), "which" | "that" | "these" | "this");
            verb && subject
        })
    }
}
