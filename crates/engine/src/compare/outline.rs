//! What of one article can be set beside others: made once, with the reading.

use super::check::Check;
use super::superlative::{self, Superlative};
use crate::figure::{event_kind, noun};
use crate::language::pieces::{Piece, PieceKind};
use crate::language::words::{WordList, fnv};
use crate::language::{Pieces, Sentence};
use crate::order::Order;
use crate::span::Span;
use std::sync::LazyLock;

/// What of an article can be set beside others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// Its sentences by what they speak of, in order.
    pub statements: Vec<Statement>,
    /// The keys of all words that are names somewhere in it, in order.
    pub names: Vec<u32>,
    /// What is called the largest, the first, the worst.
    pub superlatives: Vec<Superlative>,
    /// The sentences of its teasers.
    pub teaser: Vec<Statement>,
    /// What its numbers say of each other.
    pub checks: Vec<Check>,
    /// Denials of a charge: the words that deny.
    pub denials: Vec<Denial>,
}

/// A sentence by what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The sentence.
    pub span: Span,
    /// Its block.
    pub block: usize,
    /// Its telling words: no function words and none that news is full of; each only once.
    pub terms: Vec<Term>,
    /// The kinds of events that it names, with the nouns.
    pub events: Vec<(&'static str, Span)>,
    /// Words that announce an instance of what was said before: "for example".
    pub instance: Option<Span>,
}

/// A telling word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Stands for the word without its endings; the same in every article.
    pub key: u32,
    /// Where it stands first in the sentence.
    pub span: Span,
    /// Whether it is a name.
    pub name: bool,
}

/// A denial that takes up what was said: "a charge that the firm denies".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denial {
    /// The statement it stands in, as a place in [`Outline::statements`].
    pub statement: usize,
    /// The words that deny: "a charge Moscow has denied".
    pub span: Span,
    /// Whether what is denied stands right before, in the same sentence.
    pub of_before: bool,
}

static COMMON: LazyLock<WordList> =
    LazyLock::new(|| WordList::parse(include_str!("../../data/common.txt")));

/// Outlines an article.
pub(crate) fn outline(sentences: &[Sentence], pieces: &Pieces) -> Outline {
    let mut outline = Outline::default();
    for (at, (sentence, pieces)) in sentences.iter().zip(pieces.sentences()).enumerate() {
        outline.statements.push(statement(sentence.span, sentence.block, pieces));
        superlative::find(pieces, &mut outline.superlatives);
        outline.denials.extend(denial(pieces, at));
    }
    let terms = outline.statements.iter().flat_map(|s| &s.terms);
    outline.names = terms.filter(|term| term.name).map(|term| term.key).collect();
    outline.names.order();
    outline.names.dedup();
    outline
}

/// The key that a name's word has as a [`Term`].
pub(super) fn name_key(word: &str) -> u32 {
    fnv(&noun::stem(&word.to_lowercase()))
}

impl Outline {
    /// Adds what a teaser says, which repeats the article.
    pub(crate) fn add_teaser(&mut self, teaser: Outline) {
        self.teaser = teaser.statements;
        self.superlatives.extend(teaser.superlatives);
    }
}

fn statement(span: Span, block: usize, pieces: &[Piece]) -> Statement {
    let mut terms: Vec<Term> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let word = piece.word.as_str();
        if piece.kind != PieceKind::Word
            || word.len() < 3
            || noun::is_function_word(word)
            || COMMON.has(word)
        {
            continue;
        }
        let stem = noun::stem(word);
        if COMMON.has(&stem) {
            continue;
        }
        terms.push(Term { key: fnv(&stem), span: piece.span, name: piece.capital && at > 0 });
    }
    terms.order_by_key(|term| (term.key, term.span));
    terms.dedup_by_key(|term| term.key);
    let mut events: Vec<(&'static str, Span)> =
        pieces.iter().filter_map(|p| Some((event_kind(&p.word)?, p.span))).collect();
    events.order();
    events.dedup_by_key(|event| event.0);
    let instance = pieces.windows(2).find_map(|w| {
        let found = w[0].is("for") && (w[1].is("example") || w[1].is("instance"))
            || w[0].is("among") && w[1].is("them");
        found.then(|| w[0].span.cover(w[1].span))
    });
    Statement { span, block, terms, events, instance }
}

/// Words for what is charged, behind which a denial may follow.
const CHARGES: [&str; 10] = [
    "charge",
    "charges",
    "claim",
    "claims",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "report",
    "reports",
];
const DENIALS: [&str; 14] = [
    "denied",
    "denies",
    "deny",
    "denying",
    "rejected",
    "rejects",
    "dismissed",
    "dismisses",
    "refuted",
    "refutes",
    "disputed",
    "disputes",
    "contests",
    "contested",
];

/// "a charge Moscow has denied", "allegations that the firm rejects"; or any denial.
fn denial(pieces: &[Piece], statement: usize) -> Option<Denial> {
    let verb = pieces.iter().position(|p| DENIALS.contains(&p.word.as_str()))?;
    let near = verb.saturating_sub(7);
    let charge = (near..verb).rev().find(|&at| CHARGES.contains(&pieces[at].word.as_str()));
    let led = |at: usize| {
        at > 0 && matches!(pieces[at - 1].word.as_str(), "a" | "an" | "the" | "," | "—")
    };
    let clause_between = |at: usize| pieces[at..verb].iter().any(|p| p.is(",") || p.is(";"));
    match charge.filter(|&at| at > 1 && led(at) && !clause_between(at)) {
        Some(at) => {
            let start = if pieces[at - 1].kind == PieceKind::Word { at - 1 } else { at };
            Some(Denial {
                statement,
                span: pieces[start].span.cover(pieces[verb].span),
                of_before: start > 3,
            })
        }
        None => Some(Denial { statement, span: pieces[verb].span, of_before: false }),
    }
}
