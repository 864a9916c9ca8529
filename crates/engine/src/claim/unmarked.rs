//! Unmarked speech: sentences after a reported statement that may still be the speaker's, though no
//! quotation mark or cue says so ("The dam would fail, she said. It could not be mended.").
//!
//! Nobody can know whose such words are, so they are kept apart from the claims and each has its
//! reason. A sentence counts only if it follows right on an indirect claim, or on one that counts;
//! has a sign of going on; and has none of the article's taking over: a number, a date, something
//! that happened, a turn ("however", "meanwhile").

use super::sketch::{Class, Sketch};
use super::{Claim, Form};
use crate::document::{Block, BlockKind};
use crate::language::words::{MONTHS, WEEKDAYS};
use crate::language::{Analysis, Sentence};
use crate::span::Span;
use std::ops::Range;

/// A sentence that may still be a speaker's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmarked {
    /// The sentence.
    pub span: Span,
    /// The claim whose speaker may go on, by its place in the list of claims.
    pub claim: usize,
    /// What speaks for it.
    pub reason: Reason,
}

/// What speaks for a sentence's being still the last speaker's, besides that it follows on the
/// statement and names no other speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// It takes up what the statement speaks of: "it", "such a step", "the dam".
    TakesUp,
    /// It supposes or judges, as the statement does: "would", "must", "cannot".
    Supposes,
    /// It argues on: "otherwise", "in other words".
    Argues,
}

impl Reason {
    /// The reason's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Reason::TakesUp => "takes up",
            Reason::Supposes => "supposes",
            Reason::Argues => "argues",
        }
    }
}

/// So many sentences in a row may count; then the speaker would have been named again.
const LONGEST_RUN: usize = 3;

/// The sentences that may still be a speaker's, in order. `attributed` tells of every token whether
/// a claim or a quotation has it.
#[inline(never)]
pub(super) fn find(
    sketch: &Sketch<'_>,
    blocks: &[Block],
    analysis: &Analysis,
    claims: &[Claim],
    attributed: &[bool],
) -> Vec<Unmarked> {
    let finder = Finder { sketch, analysis, claims };
    let statements = finder.statements();
    let mut found = Vec::new();
    // Whose statement the sentence before was or may be, and how many in a row only may be.
    let mut open: Option<(usize, usize)> = None;
    let mut block = usize::MAX;
    for (sentence, statement) in analysis.sentences.iter().zip(&statements) {
        let is_text =
            blocks.get(sentence.block).is_some_and(|block| block.kind == BlockKind::Paragraph);
        let begins_paragraph = std::mem::replace(&mut block, sentence.block) != sentence.block;
        let is_free = !attributed[sentence.tokens.clone()].contains(&true);
        let before = open.take().filter(|&(_, run)| is_text && run < LONGEST_RUN);
        if let Some(claim) = statement.filter(|_| is_text) {
            open = Some((claim, 0));
        } else if let Some((claim, run)) = before.filter(|_| is_free)
            && let Some(reason) = finder.reason(sentence, claim)
            // A new paragraph has to take up the matter of the one before.
            && (!begins_paragraph || reason == Reason::TakesUp)
        {
            found.push(Unmarked { span: sentence.span, claim, reason });
            open = Some((claim, run + 1));
        }
    }
    found
}

struct Finder<'s, 't> {
    sketch: &'s Sketch<'t>,
    analysis: &'s Analysis,
    claims: &'s [Claim],
}

impl Finder<'_, '_> {
    /// For every sentence, the indirect claim with which it ends.
    fn statements(&self) -> Vec<Option<usize>> {
        let sentences = &self.analysis.sentences;
        let mut last: Vec<Option<(usize, usize)>> = vec![None; sentences.len()];
        for (place, claim) in self.claims.iter().enumerate() {
            let end = claim.extent().end();
            let at = sentences.partition_point(|s| s.span.end() < end);
            if let Some(known) = last.get_mut(at)
                && known.is_none_or(|(_, known)| known < end)
            {
                *known = Some((place, end));
            }
        }
        let speaks = |place: usize| {
            let claim = &self.claims[place];
            let words: usize = claim.content.iter().map(|&c| self.words(c).count()).sum();
            claim.form != Form::Direct && !claim.source.is_empty() && words >= 4
        };
        let statements = last.into_iter().zip(sentences).map(|(last, sentence)| {
            let (place, end) = last?;
            // What follows the claim in its sentence is not the speaker's.
            let rest = self.analysis.tokens_of(Span::new(end, sentence.span.end().max(end)));
            let rest = rest.filter(|&at| self.analysis.tokens[at].is_word()).count();
            (rest <= 3 && speaks(place)).then_some(place)
        });
        statements.collect()
    }

    fn words(&self, span: Span) -> impl Iterator<Item = usize> {
        self.analysis.tokens_of(span).filter(|&at| self.analysis.tokens[at].is_word())
    }

    fn reason(&self, sentence: &Sentence, claim: usize) -> Option<Reason> {
        let range = sentence.tokens.clone();
        let argues = self.argues(range.start);
        if self.is_past(&range) || self.turns(&range) && !argues {
            return None;
        }
        let figures = self.gives_figures(&range);
        let takes_up = self.takes_up(&range, claim);
        // "This is the worst since May", but not "The pier is 300 metres long".
        if takes_up && (!figures || self.sketch.word(range.start) != "the") {
            return Some(Reason::TakesUp);
        }
        if figures {
            return None;
        }
        let supposes = |at: usize| {
            self.sketch.class(at) == Class::Auxiliary && SUPPOSING.contains(&self.sketch.word(at))
        };
        if range.clone().take(20).any(supposes) {
            return Some(Reason::Supposes);
        }
        argues.then_some(Reason::Argues)
    }

    /// Whether the article takes over: it turns to something else, asks, or speaks of itself.
    fn turns(&self, range: &Range<usize>) -> bool {
        let first = self.sketch.word(range.start);
        TURNS.contains(&first) || range.clone().any(|at| self.sketch.word(at) == "?")
    }

    /// Whether the sentence gives a figure or a day.
    fn gives_figures(&self, range: &Range<usize>) -> bool {
        let figure =
            |at: usize| self.sketch.class(at) == Class::Number || names_day(self.sketch.word(at));
        range.clone().any(figure)
    }

    /// Whether the sentence tells of something that happened: by its first verb, or an auxiliary of
    /// the past anywhere.
    fn is_past(&self, range: &Range<usize>) -> bool {
        let auxiliary = |at: usize| self.sketch.class(at) == Class::Auxiliary;
        let first = range.clone().find(|&at| auxiliary(at) || self.sketch.class(at) == Class::Verb);
        let verb = first.is_some_and(|at| !auxiliary(at) && !self.is_present(at));
        let was = |at: usize| {
            auxiliary(at) && matches!(self.sketch.word(at), "was" | "were" | "had" | "did")
        };
        verb || range.clone().any(was)
    }

    /// Whether a common verb's form is not one of the past.
    fn is_present(&self, at: usize) -> bool {
        let word = self.sketch.word(at);
        let infinitive = at > 0 && self.sketch.word(at - 1) == "to";
        word.ends_with('s') || infinitive || PRESENT.contains(&word)
    }

    /// Whether the sentence's first noun phrase refers to what the claim speaks of: by a pronoun or
    /// a demonstrative, or by a definite noun that stands in the claim.
    fn takes_up(&self, range: &Range<usize>, claim: usize) -> bool {
        let mut start = range.start;
        // "Perhaps it …", "Of these, …"
        if self.sketch.class(start) == Class::Adverb || self.sketch.word(start) == "of" {
            start += 1;
        }
        let next = self.sketch.word(start + 1);
        match self.sketch.word(start) {
            // "these days", "this week": when, not what.
            "this" | "these" | "those" if TIMES.contains(&next) => false,
            "it" | "they" | "this" | "these" | "those" | "such" => true,
            "the" => {
                let noun = (start + 1..range.end.min(start + 5))
                    .take_while(|&at| matches!(self.sketch.class(at), Class::Word | Class::Name))
                    .last();
                noun.is_some_and(|at| self.speaks_of(claim, self.sketch.word(at)))
            }
            _ => false,
        }
    }

    /// Whether a word of the claim's content is this noun, in singular or plural.
    fn speaks_of(&self, claim: usize, noun: &str) -> bool {
        let stem = |word: &str| word.trim_end_matches('s').len();
        let noun = &noun[..stem(noun)];
        noun.len() > 2
            && self.claims[claim].content.iter().any(|&content| {
                self.words(content).any(|at| {
                    let word = self.sketch.word(at);
                    &word[..stem(word)] == noun
                })
            })
    }

    /// Whether the sentence opens with words that go on with an argument.
    fn argues(&self, at: usize) -> bool {
        let word = |n: usize| self.sketch.word(at + n);
        match word(0) {
            "otherwise" | "therefore" | "thus" | "hence" | "moreover" | "furthermore"
            | "besides" | "indeed" | "consequently" | "given" | "because" | "unless" | "if"
            | "rather" | "instead" | "likewise" | "similarly" => true,
            "in" => {
                matches!((word(1), word(2)), ("other", "words") | ("his" | "her" | "their", "view"))
            }
            "as" => matches!((word(1), word(2)), ("a", "result" | "consequence")),
            "for" => matches!((word(1), word(2)), ("this", "reason") | ("one", "thing")),
            _ => false,
        }
    }
}

const SUPPOSING: [&str; 9] =
    ["would", "could", "might", "may", "must", "should", "cannot", "can", "ca"];

/// Words with which an article turns from what was said to something else, or to who said it.
const TURNS: [&str; 25] = [
    "however",
    "but",
    "yet",
    "still",
    "meanwhile",
    "nevertheless",
    "nonetheless",
    "although",
    "though",
    "while",
    "despite",
    "after",
    "before",
    "when",
    "earlier",
    "later",
    "since",
    "elsewhere",
    "separately",
    "in",
    "on",
    "at",
    "last",
    "he",
    "she",
];

const TIMES: [&str; 9] =
    ["day", "days", "week", "weeks", "month", "months", "year", "years", "time"];

/// Words that say on which day, beside those of the calendar; "may" is mostly a verb.
const DAYS: [&str; 6] = ["yesterday", "today", "tonight", "tomorrow", "ago", "week"];

fn names_day(word: &str) -> bool {
    DAYS.contains(&word) || WEEKDAYS.contains(&word) || MONTHS.contains(&word) && word != "may"
}

/// Forms of common verbs that are present as well as past, or present only.
const PRESENT: [&str; 33] = [
    "become", "begin", "break", "bring", "come", "continue", "cut", "face", "fall", "follow",
    "gain", "get", "give", "go", "help", "hold", "keep", "know", "let", "live", "make", "need",
    "pay", "put", "receive", "remain", "see", "seek", "seem", "stand", "take", "use", "work",
];
