//! Sentences.

use super::tokens::{Token, TokenKind};
use super::words::{BEFORE_NAMES, STARTERS};
use crate::span::Span;
use std::ops::Range;

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as places in [`super::Analysis::tokens`].
    pub tokens: Range<usize>,
    /// The block it stands in, as a place in the document's blocks.
    pub block: usize,
}

/// A sentence of more tokens than this is cut, so that a text without full stops costs no more
/// than another; nobody writes one.
const LONGEST: usize = 400;

/// Cuts a block's tokens (`range` of `tokens`) into sentences.
///
/// `closes` tells of a token whether it is a closing quotation mark.
#[inline(never)]
pub(super) fn split(
    text: &str,
    block: usize,
    tokens: &[Token],
    range: Range<usize>,
    closes: &dyn Fn(usize) -> bool,
    sentences: &mut Vec<Sentence>,
) {
    let mut first = range.start;
    let mut at = range.start;
    while at < range.end {
        let limit = range.end.min(at + LONGEST);
        at = sentence_end(text, tokens, at, limit, closes);
        let span = tokens[first].span.cover(tokens[at - 1].span);
        sentences.push(Sentence { span, tokens: first..at, block });
        first = at;
    }
}

/// One past the last token of the sentence that goes on at `at`.
#[inline(never)]
fn sentence_end(
    text: &str,
    tokens: &[Token],
    mut at: usize,
    end: usize,
    closes: &dyn Fn(usize) -> bool,
) -> usize {
    while at < end {
        let token = tokens[at];
        at += 1;
        let abbreviated = token.kind == TokenKind::Word && token.of(text).ends_with('.');
        if token.kind != TokenKind::Stop && !abbreviated {
            continue;
        }
        while at < end
            && (tokens[at].kind == TokenKind::Stop || closes(at) || is_bracket(text, tokens[at]))
        {
            at += 1;
        }
        if at == end || begins(text, tokens, token, at, end) {
            return at;
        }
    }
    end
}

fn is_bracket(text: &str, token: Token) -> bool {
    matches!(token.of(text), ")" | "]")
}

/// Whether a new sentence begins with token `at`, which follows the stop (or abbreviation) `stop`.
fn begins(text: &str, tokens: &[Token], stop: Token, at: usize, end: usize) -> bool {
    let next = (at..end)
        .find(|&i| tokens[i].kind != TokenKind::Quote && !is_opening_bracket(text, tokens[i]));
    let Some(next) = next.map(|i| tokens[i]) else { return true };
    let word = next.of(text);
    let capital = word.starts_with(|c: char| c.is_uppercase());
    if stop.kind == TokenKind::Word {
        // An abbreviation: only a word that clearly begins a sentence ends it there.
        let name = stop.of(text).trim_end_matches('.');
        let initial = name.chars().count() == 1;
        return capital && !initial && !BEFORE_NAMES.has(name) && STARTERS.has(word);
    }
    let spaced = tokens[at - 1].span.end() < tokens[at].span.start();
    if stop.of(text).starts_with(['…']) || stop.of(text).len() > 1 {
        return capital && spaced;
    }
    capital
        || (spaced && next.kind == TokenKind::Number)
        || (spaced
            && next.kind == TokenKind::Mark
            && !matches!(word, "," | ";" | ":" | "-" | "–" | "—" | "--" | ")"))
        || word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

fn is_opening_bracket(text: &str, token: Token) -> bool {
    matches!(token.of(text), "(" | "[")
}
