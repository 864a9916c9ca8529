//! Tokens cut further, for reading numbers and dates: "two-day" is three pieces, "3.4bn" is two.

use super::Analysis;
use super::tokens::{Token, TokenKind};
use crate::figure::is_sign;
use crate::span::Span;

/// A part of a token, or a whole one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its letters in lower case.
    pub(crate) word: String,
    /// What it is.
    pub(crate) kind: PieceKind,
    /// Whether it touches the piece before it.
    pub(crate) glued: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
}

/// What a [`Piece`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// Letters.
    Word,
    /// Begins with a digit and holds only digits and the marks of a number.
    Number,
    /// A mark of any kind.
    Mark,
}

impl Piece {
    /// Whether it is this word or mark, given in lower case.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.word == word
    }

    /// Whether it is any hyphen or dash.
    pub(crate) fn is_dash(&self) -> bool {
        matches!(self.word.as_str(), "-" | "–" | "—" | "\u{2010}" | "\u{2011}")
    }
}

/// The word of a piece in lower case; nothing past the end.
pub(crate) fn word(pieces: &[Piece], at: usize) -> &str {
    pieces.get(at).map_or("", |piece| piece.word.as_str())
}

/// The pieces of a text, sentence by sentence. Made once and read by all that look for numbers.
#[derive(Debug, Clone, Default)]
pub struct Pieces {
    pieces: Vec<Piece>,
    /// One past the last piece of each sentence.
    ends: Vec<usize>,
}

impl Pieces {
    /// Cuts all sentences of a text.
    pub fn of(text: &str, analysis: &Analysis) -> Pieces {
        let mut all = Pieces::default();
        all.pieces.reserve(analysis.tokens.len() + 8);
        for sentence in &analysis.sentences {
            let tokens = analysis.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
            cut(text, tokens, &mut all.pieces);
            all.ends.push(all.pieces.len());
        }
        all
    }

    /// The pieces of each sentence, in order.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = &[Piece]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.pieces[start..end])
    }
}

/// Cuts tokens at hyphens and slashes, and numbers from the letters behind them and from a currency's
/// before them.
fn cut(text: &str, tokens: &[Token], pieces: &mut Vec<Piece>) {
    for token in tokens {
        let words = token.of(text);
        let mut from = 0;
        if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            let joined = words.contains(['-', '/', '\u{2010}', '\u{2011}']);
            let address = words.contains("://") || words.contains('@');
            for (at, c) in words.char_indices().filter(|_| joined) {
                if !address && matches!(c, '-' | '/' | '\u{2010}' | '\u{2011}') {
                    push(text, token.span.slice(from, at), pieces);
                    push(text, token.span.slice(at, at + c.len_utf8()), pieces);
                    from = at + c.len_utf8();
                }
            }
        }
        push(text, token.span.slice(from, words.len()), pieces);
    }
}

fn push(text: &str, span: Span, pieces: &mut Vec<Piece>) {
    let words = span.of(text);
    let Some(first) = words.chars().next() else { return };
    let glued = pieces.last().is_some_and(|last| last.span.end() == span.start());
    let mut add = |span: Span, kind: PieceKind, glued: bool| {
        let words = span.of(text);
        let capital = words.starts_with(char::is_uppercase);
        pieces.push(Piece { span, word: words.to_lowercase(), kind, glued, capital });
    };
    if first.is_ascii_digit() {
        let number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ':');
        let end = words.find(|c| !number(c)).unwrap_or(words.len());
        let end = words[..end].trim_end_matches(|c: char| !c.is_ascii_digit()).len();
        add(span.slice(0, end), PieceKind::Number, glued);
        if end < words.len() {
            add(span.slice(end, words.len()), PieceKind::Word, true);
        }
    } else if let Some(digits) =
        words.find(|c: char| c.is_ascii_digit()).filter(|_| first.is_uppercase())
        && is_sign(&words[..digits].to_lowercase(), &words[digits..])
    {
        add(span.slice(0, digits), PieceKind::Word, glued);
        push(text, span.slice(digits, words.len()), pieces);
    } else if first.is_alphanumeric()
        || matches!(first, '\'' | '’') && words.len() > first.len_utf8()
    {
        add(span, PieceKind::Word, glued);
    } else {
        add(span, PieceKind::Mark, glued);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind};
    use crate::language::analyse;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let block = Block { span: Span::whole(text), kind: BlockKind::Paragraph };
        let pieces = Pieces::of(text, &analyse(text, &[block]));
        let words: Vec<&str> = pieces.sentences().flatten().map(|p| p.span.of(text)).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn compounds_and_units_come_apart() {
        check(
            "A two-day, 1,000-for-1,000 swap",
            &["A", "two", "-", "day", ",", "1,000", "-", "for", "-", "1,000", "swap"],
        );
        check(
            "$3.4bn, 5km at 10am on the 2nd",
            &["$", "3.4", "bn", ",", "5", "km", "at", "10", "am", "on", "the", "2", "nd"],
        );
        check("drones/missiles by 2:20", &["drones", "/", "missiles", "by", "2:20"]);
    }
}
