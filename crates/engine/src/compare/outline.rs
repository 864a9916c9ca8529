//! What of one article can be set beside others: made once, with the reading.

use super::check::Check;
use super::superlative::{self, Superlative};
use crate::figure::{Figure, event_kind, noun};
use crate::language::pieces::{self, Piece, PieceKind};
use crate::language::words::{WordList, WordMap, fnv};
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
    /// Numbers that are no figures: what they count another article may say.
    pub loose: Vec<Figure>,
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
    /// The keys of its words that news is full of, in order: alone they tell nothing.
    pub common: Vec<u32>,
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
    /// Where what is denied stands.
    pub of: DenialOf,
}

/// Where a denial has what it denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DenialOf {
    /// Right before, in the same sentence: "…, a charge Moscow has denied".
    Before,
    /// In a sentence before: "The firm denies this."
    Above,
    /// Behind it: "denied that the firm knew".
    Said,
}

/// For a stem of a word, the stem that stands for all that tell of the same matter.
static RELATED: LazyLock<WordMap<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/related.txt").lines();
    let words = lines.filter(|line| !line.starts_with('#')).flat_map(|line| {
        let first = line.split_whitespace().next().unwrap_or("");
        line.split_whitespace().map(move |word| (noun::stem(word), first))
    });
    WordMap::new(words.collect())
});

/// The key of a stem: of several nouns that mean the same, or words for one matter, that of the first.
fn matter_of(stem: &str) -> u32 {
    fnv(RELATED.get(stem).copied().unwrap_or_else(|| noun::concept_of(stem)))
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

/// The key that a stem has, be it telling or common.
pub(super) fn word_key(stem: &str) -> u32 {
    if COMMON.has(stem) { fnv(stem) } else { matter_of(stem) }
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
    let mut common: Vec<u32> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let word = piece.word.as_str();
        if piece.kind != PieceKind::Word || word.len() < 3 || noun::is_function_word(word) {
            continue;
        }
        let stem = noun::stem(word);
        if COMMON.has(word) || COMMON.has(&stem) {
            common.push(fnv(&stem));
            continue;
        }
        let name = piece.capital && at > 0;
        let key = if name { fnv(&stem) } else { matter_of(&stem) };
        terms.push(Term { key, span: piece.span, name });
    }
    terms.order_by_key(|term| (term.key, term.span));
    terms.dedup_by_key(|term| term.key);
    common.order();
    common.dedup();
    let mut events: Vec<(&'static str, Span)> =
        pieces.iter().filter_map(|p| Some((event_kind(&p.word)?, p.span))).collect();
    events.order();
    events.dedup_by_key(|event| event.0);
    let instance = pieces.windows(2).find_map(|w| {
        let found = w[0].is("for") && (w[1].is("example") || w[1].is("instance"))
            || w[0].is("among") && w[1].is("them");
        found.then(|| w[0].span.cover(w[1].span))
    });
    Statement { span, block, terms, common, events, instance }
}

/// Words for what is charged, with which a denial takes it up.
const CHARGES: [&str; 24] = [
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
    "suggestion",
    "suggestions",
    "criticism",
    "criticisms",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "findings",
    "figure",
    "figures",
    "version",
    "account",
    "story",
];
/// Verbs of denying whatever their object is.
const DENIES: [&str; 8] =
    ["denied", "denies", "deny", "denying", "refuted", "refutes", "refute", "refuting"];
/// Verbs that deny what is called a claim; who dismisses workers denies nothing.
const REJECTS: [&str; 12] = [
    "rejected",
    "rejects",
    "rejecting",
    "dismissed",
    "dismisses",
    "dismissing",
    "disputed",
    "disputes",
    "disputing",
    "contests",
    "contested",
    "contesting",
];
/// What somebody calls a claim who denies it.
const FALSE: [&str; 16] = [
    "untrue",
    "false",
    "baseless",
    "unfounded",
    "groundless",
    "invented",
    "fabricated",
    "nonsense",
    "absurd",
    "ridiculous",
    "lie",
    "lies",
    "fiction",
    "slander",
    "libellous",
    "wrong",
];
/// How far from its verb the claim may be named.
const NEAR: usize = 7;

/// "a charge Moscow has denied", "denies that", "denied that the firm knew", "called it untrue".
fn denial(pieces: &[Piece], statement: usize) -> Option<Denial> {
    let word = |at: usize| pieces::word(pieces, at);
    let is_one = |list: &[&str], at: usize| list.contains(&word(at));
    let called = |at: usize| {
        matches!(word(at), "called" | "calls" | "calling")
            && (at + 1..pieces.len().min(at + NEAR)).any(|at| is_one(&FALSE, at))
    };
    let passive = |at: usize| at > 0 && matches!(word(at - 1), "was" | "were" | "be" | "been");
    let verb = (0..pieces.len())
        .find(|&at| (is_one(&DENIES, at) || is_one(&REJECTS, at)) && !passive(at) || called(at))?;
    let clause_ends = |at: usize| matches!(word(at), "," | ";");
    let led = |at: usize| matches!(word(at - 1), "a" | "an" | "the" | "," | "—");
    let charge = (verb.saturating_sub(NEAR)..verb).rev().find(|&at| is_one(&CHARGES, at));
    let charge = charge.filter(|&at| at > 1 && led(at) && !(at..verb).any(clause_ends));
    if let Some(at) = charge {
        let start = if pieces[at - 1].kind == PieceKind::Word { at - 1 } else { at };
        let span = pieces[start].span.cover(pieces[verb].span);
        let of = if start > 3 { DenialOf::Before } else { DenialOf::Above };
        return Some(Denial { statement, span, of });
    }
    let object = verb + 1;
    let ends = |at: usize| {
        pieces.get(at).is_none_or(|p| p.kind == PieceKind::Mark || noun::is_function_word(&p.word))
    };
    // "denied that" may go on: "denied that it knew".
    let goes_on = |at: usize| {
        word(at - 1) == "that" && pieces.get(at).is_some_and(|p| p.kind != PieceKind::Mark)
    };
    let pointing = matches!(word(object), "this" | "that" | "it" | "these" | "them");
    let taken_up = pointing && (ends(object + 1) && !goes_on(object + 1) || called(verb));
    let reach = pieces.len().min(object + 5);
    let named = (object..reach).take_while(|&at| !clause_ends(at)).find(|&at| is_one(&CHARGES, at));
    let of = match named {
        _ if taken_up => DenialOf::Above,
        Some(at) if matches!(word(at + 1), "that" | "of" | "about") => DenialOf::Said,
        Some(_) => DenialOf::Above,
        None if is_one(&DENIES, verb) => DenialOf::Said,
        None => return None,
    };
    Some(Denial { statement, span: pieces[verb].span, of })
}
