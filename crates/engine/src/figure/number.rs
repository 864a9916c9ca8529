//! Reads a number at a place: digits or words, with scale.

use super::amount::Amount;
use crate::language::pieces::{self, Piece, PieceKind};
use crate::language::words::{WordList, grouped};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The lists of number words, by group.
static WORDS: LazyLock<BTreeMap<(&'static str, &'static str), Amount>> = LazyLock::new(|| {
    let lines = grouped(include_str!("../../data/numbers.txt"));
    let mut words = BTreeMap::new();
    words.extend(lines.filter_map(|(group, line)| {
        let (word, value) = line.split_once(" = ")?;
        Some(((group, word), Amount::parse(value)?))
    }));
    words
});

/// Every word that a number can begin with.
static FIRST: LazyLock<WordList> = LazyLock::new(|| {
    let groups = ["unit", "ten", "vague", "share", "multiple"];
    let listed = WORDS.keys().filter(|(group, _)| groups.contains(group)).map(|(_, word)| *word);
    WordList::of(listed.chain(["a", "an"]).collect())
});

/// Whether a number can begin with a word.
pub(crate) fn begins(word: &str) -> bool {
    FIRST.has(word)
}

/// The value of a word in a group of the list.
pub(crate) fn listed(group: &str, word: &str) -> Option<Amount> {
    let words: &BTreeMap<(&str, &str), Amount> = &WORDS;
    words.get(&(group, word)).copied()
}

/// Whether a word is a whole number below a hundred: "seven", "twenty".
pub(crate) fn is_number_word(word: &str) -> bool {
    listed("unit", word).or_else(|| listed("ten", word)).is_some()
}

/// Whether a word multiplies a number: "million".
pub(crate) fn is_scale(word: &str) -> bool {
    listed("scale", word).is_some()
}

/// A number read from pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// How many pieces it takes.
    pub(crate) length: usize,
    pub(crate) amount: Amount,
    /// What "million" and the like multiply it by.
    pub(crate) scale: Amount,
    /// How it is written.
    pub(crate) kind: NumberKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberKind {
    Digits,
    Words,
    /// "dozens", "hundreds of thousands": the least it means.
    Vague,
    /// A part of a whole, in percent: "half", "two-thirds".
    Share,
    /// "doubled", "twice": how many times.
    Multiple,
}

/// The number that begins at `at`.
pub(crate) fn read(pieces: &[Piece], at: usize) -> Option<Number> {
    let word = |i: usize| pieces::word(pieces, i);
    let piece = pieces.get(at)?;
    if piece.kind != PieceKind::Number && !begins(&piece.word) {
        return None;
    }
    if let Some(amount) = listed("vague", &piece.word) {
        return Some(vague(pieces, at, amount));
    }
    if let Some(amount) = listed("multiple", &piece.word) {
        return Some(Number { length: 1, amount, scale: ONE, kind: NumberKind::Multiple });
    }
    if let Some(share) = share(pieces, at) {
        return of_a_scale(pieces, at, &share).or(Some(share));
    }
    // "a hundred", "a dozen", "a million"
    if matches!(piece.word.as_str(), "a" | "an") {
        let scale = listed("scale", word(at + 1)).filter(|_| word(at + 1).len() > 2)?;
        let amount = scale.times(listed("scale", word(at + 2)).unwrap_or(ONE))?;
        let length = 2 + usize::from(listed("scale", word(at + 2)).is_some());
        return Some(Number { length, amount, scale: ONE, kind: NumberKind::Words });
    }
    let mut product = ONE;
    let (mut length, mut amount, kind) = if piece.kind == PieceKind::Number {
        let (length, amount) = digits(pieces, at)?;
        (length, amount, NumberKind::Digits)
    } else {
        let (length, amount) = small_words(pieces, at)?;
        (length, amount, NumberKind::Words)
    };
    // "two and a half", "three and a quarter"
    if word(at + length) == "and"
        && matches!(word(at + length + 1), "a" | "one" | "three")
        && let Some(whole) =
            listed("share", word(at + length + 2)).filter(|w| w.thousandths() <= 4_000)
        && word(at + length + 3) != "of"
    {
        let parts = if word(at + length + 1) == "three" { Amount::whole(3)? } else { ONE };
        amount = amount.plus(parts.over(whole)?)?;
        length += 3;
    }
    // "1.2 million", "3bn", "two hundred thousand"
    while let Some(next) = pieces.get(at + length) {
        let Some(scale) = listed("scale", &next.word) else { break };
        let letter = next.word.len() <= 1;
        if !next.glued && (letter || next.is("k")) {
            break;
        }
        amount = amount.times(scale)?;
        product = product.times(scale)?;
        length += 1;
    }
    // "three hundred and five", "one thousand two hundred"
    if kind == NumberKind::Words && length > 1 {
        let skip = usize::from(word(at + length) == "and");
        if let Some(rest) = small_words(pieces, at + length + skip)
            && rest.1 < amount
            && listed("scale", word(at + length + skip + rest.0)).is_none_or(|s| s < amount)
            && skip == 1
        {
            amount = amount.plus(rest.1)?;
            length += skip + rest.0;
        }
    }
    Some(Number { length, amount, scale: product, kind })
}

const ONE: Amount = Amount::from_thousandths(1000);

fn vague(pieces: &[Piece], at: usize, mut amount: Amount) -> Number {
    let word = |i: usize| pieces::word(pieces, i);
    let mut length = 1;
    // "hundreds of thousands"
    if word(at + 1) == "of"
        && let Some(scale) = listed("vague", word(at + 2)).filter(|s| s.thousandths() >= 1_000_000)
        && let Some(product) = amount.times(scale)
    {
        (amount, length) = (product, 3);
    }
    Number { length, amount, scale: ONE, kind: NumberKind::Vague }
}

/// half, two-thirds, three quarters, a third; not "a third man"
fn share(pieces: &[Piece], at: usize) -> Option<Number> {
    let word = |i: usize| pieces::word(pieces, i);
    let hundred = |count: Amount, whole: Amount| count.times(Amount::whole(100)?)?.over(whole);
    let found = |length: usize, amount: Amount| {
        Some(Number { length, amount, scale: ONE, kind: NumberKind::Share })
    };
    if word(at) == "half" {
        if word(at + 1) == "a" {
            let amount = listed("scale", word(at + 2))?.over(Amount::whole(2)?)?;
            return Some(Number { length: 3, amount, scale: ONE, kind: NumberKind::Words });
        }
        let of = matches!(word(at + 1), "of" | "the" | "its" | "their");
        // "by half.", "more than half, she said", "about half were"
        let bent = at > 0 && matches!(word(at - 1), "by" | "than" | "nearly" | "almost" | "about");
        let closed = pieces.get(at + 1).is_none_or(|p| p.kind == PieceKind::Mark && !p.is_dash());
        let told = matches!(word(at + 1), "were" | "are" | "have" | "had");
        return found(1, hundred(ONE, listed("share", "half")?)?)
            .filter(|_| of || bent && (closed || told));
    }
    let dash = usize::from(pieces.get(at + 1).is_some_and(Piece::is_dash));
    let name = word(at + 1 + dash);
    let whole = listed("share", name)?;
    if matches!(word(at), "a" | "one") {
        // "of which 12 were upheld, a quarter": a share by itself, set off on both sides.
        let before = at.checked_sub(1).map_or("", word);
        let opens = matches!(
            before,
            "or" | "say"
                | "namely"
                | "“"
                | "\""
                | "‘"
                | "is"
                | "'s"
                | "’s"
                | "by"
                | "about"
                | "nearly"
                | "almost"
                | "roughly"
                | "around"
        );
        let closed =
            pieces.get(at + 2 + dash).is_none_or(|p| p.kind == PieceKind::Mark && !p.is_dash());
        let than = matches!(word(at + 2 + dash), "more" | "less" | "fewer" | "higher" | "lower")
            && word(at + 3 + dash) == "than";
        let alone = (opens && closed || than) && name != "second";
        return found(2 + dash, hundred(ONE, whole)?)
            .filter(|_| word(at + 2 + dash) == "of" || alone);
    }
    let count = listed("unit", word(at)).filter(|_| name.ends_with('s'))?;
    found(2 + dash, hundred(count, whole)?)
}

/// "a quarter of a million": no share, but a number.
fn of_a_scale(pieces: &[Piece], at: usize, share: &Number) -> Option<Number> {
    let word = |i: usize| pieces::word(pieces, at + share.length + i);
    let whole = listed("scale", word(2)).filter(|_| word(2).len() > 2)?;
    let amount = whole.times(share.amount)?.over(Amount::whole(100)?)?;
    (word(0) == "of" && word(1) == "a").then_some(Number {
        length: share.length + 3,
        amount,
        scale: whole,
        kind: NumberKind::Words,
    })
}

fn digits(pieces: &[Piece], at: usize) -> Option<(usize, Amount)> {
    let piece = &pieces[at];
    let mut text = piece.word.clone();
    let mut length = 1;
    // "10 000" with a space for the thousands.
    while let Some(next) = pieces.get(at + length) {
        let group = next.kind == PieceKind::Number
            && next.word.len() == 3
            && next.word.bytes().all(|b| b.is_ascii_digit())
            && next.span.start() <= pieces[at + length - 1].span.end() + 3
            && !next.glued
            && text.len() <= 3 + 4 * (length - 1)
            && !text.contains(['.', ','])
            && (next.word == "000" || length > 1);
        if !group {
            break;
        }
        text.push_str(&next.word);
        length += 1;
    }
    Some((length, Amount::parse(&text)?))
}

/// Number words without scale: "two", "twenty-five".
fn small_words(pieces: &[Piece], at: usize) -> Option<(usize, Amount)> {
    let word = |i: usize| pieces::word(pieces, i);
    if let Some(amount) = listed("unit", word(at)) {
        return Some((1, amount));
    }
    let ten = listed("ten", word(at))?;
    let dash = usize::from(pieces.get(at + 1).is_some_and(Piece::is_dash));
    match listed("unit", word(at + 1 + dash)).filter(|u| u.thousandths() < 10_000) {
        Some(unit) if unit.thousandths() > 0 => Some((2 + dash, ten.plus(unit)?)),
        _ => Some((1, ten)),
    }
}

/// The year that a piece may be: four plain digits from 1000 to 2199.
pub(crate) fn year(piece: &Piece) -> Option<i16> {
    let plain = piece.kind == PieceKind::Number && piece.word.len() == 4;
    let year: i16 = piece.word.parse().ok().filter(|_| plain)?;
    (1800..2200).contains(&year).then_some(year)
}

/// A small whole number at the start of `pieces` ("three", "a", "10") and how many pieces it takes.
pub(crate) fn small(pieces: &[Piece]) -> Option<(usize, i16)> {
    if pieces.first().is_some_and(|p| p.is("a") || p.is("an")) {
        return Some((1, 1));
    }
    let number =
        read(pieces, 0).filter(|n| matches!(n.kind, NumberKind::Digits | NumberKind::Words))?;
    let whole = number.amount.thousandths() / 1000;
    let count = i16::try_from(whole).ok().filter(|n| (1..400).contains(n))?;
    Some((number.length, count))
}

/// Whether a piece right behind a number is something counted: a plural, a scale, a share.
pub(crate) fn is_counted(piece: &Piece) -> bool {
    piece.kind == PieceKind::Word
        && (super::noun::is_plural(&piece.word)
            || listed("scale", &piece.word).is_some()
            || matches!(piece.word.as_str(), "percent" | "per"))
        || piece.is("%")
}
