//! All numbers of an article as quantities, with the words around them.
//!
//! Figures alone are not enough: in "34 in one town, five in another and four in a third" the parts
//! name nothing, and a number that is left out would make a sum come out wrong.

use super::{Sheet, Word, says, unit_eq};
use crate::figure::number::{self, NumberKind};
use crate::figure::{Amount, Figure, Modifier, Period, Unit};
use crate::language::pieces::{self, Piece, PieceKind};
use crate::span::Span;
use std::ops::Range;

/// A number of an article.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The words that are shown for it.
    pub(super) span: Span,
    pub(super) amount: Amount,
    /// How far the amount may be off by the way it is written, in thousandths.
    pub(super) slop: i64,
    /// The number alone.
    pub(super) number: Span,
    pub(super) unit: Unit,
    pub(super) modifier: Modifier,
    pub(super) per: Option<Period>,
    /// Whether it is one number, and not a range or "dozens".
    pub(super) exact: bool,
    pub(super) sentence: usize,
    /// Its pieces in its sentence, the sign of a percentage included.
    pub(super) at: Range<usize>,
    /// The figure it is, as a place in the article's list.
    pub(super) figure: Option<usize>,
}

/// The numbers of an article, in order.
pub(super) struct Ledger<'a> {
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) sentences: Vec<&'a [Piece]>,
    pub(super) entries: Vec<Entry>,
}

impl<'a> Ledger<'a> {
    pub(super) fn of(sheet: &'a Sheet<'a>) -> Ledger<'a> {
        let sentences: Vec<&[Piece]> = sheet.pieces.sentences().collect();
        let mut ledger = Ledger { sheet, sentences, entries: Vec::new() };
        for sentence in 0..ledger.sentences.len() {
            ledger.scan(sentence);
        }
        ledger
    }

    fn scan(&mut self, sentence: usize) {
        let (sheet, pieces) = (self.sheet, self.sentences[sentence]);
        let first = sheet.figures.partition_point(|f| f.sentence < sentence);
        let end = sheet.figures.partition_point(|f| f.sentence <= sentence);
        let times = sheet.times.partition_point(|t| t.sentence < sentence);
        let times = sheet.times[times..].iter().take_while(|t| t.sentence == sentence);
        let times: Vec<Span> = times.map(|t| t.span).collect();
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            let starts = |f: &Figure| f.number.start() == piece.span.start();
            let figure = (first..end).find(|&place| starts(&sheet.figures[place]));
            let past = |end: usize| {
                at + pieces[at..].iter().take_while(|piece| piece.span.start() < end).count().max(1)
            };
            let entry = if let Some(place) = figure {
                let f = &sheet.figures[place];
                let mut next = past(f.number.end());
                while matches!(f.unit, Unit::Percent | Unit::PercentagePoints)
                    && says(Word::Percent, pieces::word(pieces, next))
                {
                    next += 1;
                }
                // The unit's own words: "euros", "square miles".
                let named = |piece: &&Piece| {
                    piece.span.end() <= f.span.end()
                        && !says(Word::Article, &piece.word)
                        && f.what.is_none_or(|what| !what.overlaps(piece.span))
                };
                if matches!(f.unit, Unit::Money(_) | Unit::Measured { .. }) {
                    let rest = pieces.get(next..).unwrap_or(&[]);
                    next += rest.iter().take(2).take_while(named).count();
                }
                // "$", "US$", "CZK"
                let sign = |piece: &&Piece| {
                    let code = piece.capital && piece.word.len() <= 3;
                    let mark = piece.kind == PieceKind::Mark && !says(Word::Quote, &piece.word);
                    piece.span.start() >= f.span.start() && (code || mark && !piece.is("("))
                };
                let signs = match f.unit {
                    Unit::Money(_) => pieces[..at].iter().rev().take_while(sign).count(),
                    _ => 0,
                };
                let climbed = f.modifier == Modifier::AtMost
                    && pieces::word(pieces, at.wrapping_sub(1)) == "to"
                    && at > 2
                    && says(Word::Moved, &pieces[at - 3].word);
                Entry {
                    span: f.span,
                    amount: f.value.low,
                    slop: if climbed {
                        sheet.slop_of(f.value.low, f.number)
                    } else {
                        sheet.slop(f)
                    },
                    number: f.number,
                    unit: f.unit,
                    modifier: if climbed { Modifier::Exactly } else { f.modifier },
                    per: f.per,
                    exact: f.has_one_value(),
                    sentence,
                    at: at - signs..next,
                    figure: Some(place),
                }
            } else if let Some(time) = times.iter().find(|span| span.overlaps(piece.span)) {
                // "25 years later" is a time, and so many years.
                let end = past(time.end());
                let length = number::read(pieces, at).map_or(0, |number| number.length);
                let seconds = match pieces::word(pieces, at + length).trim_end_matches('s') {
                    "year" => 31_557_600,
                    "hour" => 3_600,
                    "minute" => 60,
                    _ => 0,
                };
                let number = number::read(pieces, at).filter(|_| seconds > 0);
                let Some((number, factor)) = number.zip(Amount::whole(seconds)) else {
                    at = end;
                    continue;
                };
                let next = at + number.length;
                let span = piece.span.cover(pieces[next].span);
                Entry {
                    span,
                    amount: number.amount,
                    slop: 0,
                    number: span,
                    unit: Unit::Measured { kind: "duration", factor },
                    modifier: modifier(pieces, at),
                    per: None,
                    exact: matches!(number.kind, NumberKind::Digits | NumberKind::Words),
                    sentence,
                    at: at..next + 1,
                    figure: None,
                }
            } else if let Some((length, amount, unit)) = bare(pieces, at) {
                let number = piece.span.cover(pieces[at + length - 1].span);
                let modifier = modifier(pieces, at);
                let bent = pieces[..at].iter().rev().take_while(|p| says(Word::Bend, &p.word));
                let bent = bent.last().filter(|_| unit == Unit::Percent);
                Entry {
                    span: bent.map_or(number, |first| first.span.cover(number)),
                    amount,
                    slop: sheet.slop_of(amount, number),
                    number,
                    unit,
                    modifier,
                    per: None,
                    exact: true,
                    sentence,
                    at: at..at + length,
                    figure: None,
                }
            } else {
                at += 1;
                continue;
            };
            at = entry.at.end;
            self.entries.push(entry);
        }
    }

    /// The places of a sentence's numbers.
    pub(super) fn of_sentence(&self, sentence: usize) -> Range<usize> {
        let start = self.entries.partition_point(|e| e.sentence < sentence);
        start..self.entries.partition_point(|e| e.sentence <= sentence)
    }

    /// The words of a sentence from one place to another.
    pub(super) fn words(&self, sentence: usize, at: Range<usize>) -> Vec<&'a str> {
        let pieces = self.sentences[sentence];
        let end = at.end.min(pieces.len());
        pieces[at.start.min(end)..end].iter().map(|piece| piece.word.as_str()).collect()
    }

    /// The words between two numbers of one sentence.
    pub(super) fn gap(&self, a: &Entry, b: &Entry) -> Vec<&'a str> {
        self.words(a.sentence, a.at.end..b.at.start)
    }

    /// The words before a number in its sentence, without what only bends the number: "about".
    pub(super) fn lead(&self, entry: &Entry) -> Vec<&'a str> {
        let mut words = self.words(entry.sentence, 0..entry.at.start);
        while words.last().is_some_and(|word| says(Word::Bend, word)) {
            words.pop();
        }
        words
    }

    /// The words behind a number in its sentence.
    pub(super) fn tail(&self, entry: &Entry) -> Vec<&'a str> {
        self.words(entry.sentence, entry.at.end..usize::MAX)
    }

    /// The two words behind a number that say what it is, without "are" and "were".
    pub(super) fn told_behind(&self, entry: &Entry) -> impl Iterator<Item = &'a Piece> + Clone {
        let behind = self.sentences[entry.sentence].get(entry.at.end..).unwrap_or(&[]);
        behind.iter().skip_while(|piece| says(Word::Copula, &piece.word)).take(2)
    }

    /// What a number counts: the stems of its figure's nouns.
    pub(super) fn stems(&self, entry: &Entry) -> Vec<String> {
        entry.figure.map(|place| self.sheet.stems(&self.sheet.figures[place])).unwrap_or_default()
    }
}

/// A number that no figure is: how many pieces it takes, how much it is, and its unit.
fn bare(pieces: &[Piece], at: usize) -> Option<(usize, Amount, Unit)> {
    let word = |i: usize| pieces::word(pieces, i);
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let touches = |piece: Option<&Piece>| {
        piece.is_some_and(|p| p.glued && (p.kind != PieceKind::Mark || p.is_dash() || p.is("/")))
    };
    let led = before.is_some_and(|p| pieces[at].glued && (p.kind != PieceKind::Mark || p.is("-")));
    let moved = || {
        let noun = at.checked_sub(2).map_or("", word);
        says(Word::Rise, noun) || says(Word::Fall, noun)
    };
    if let Some((length, amount)) = fraction(pieces, at)
        && let closed = pieces.get(at + length).is_none_or(|p| p.kind == PieceKind::Mark)
        && before.is_some_and(|p| {
            says(Word::Bend, &p.word)
                || p.is("of") && moved()
                || closed && says(Word::Again, &p.word)
        })
    {
        return Some((length, amount, Unit::Percent));
    }
    let number = number::read(pieces, at)?;
    let next = at + number.length;
    let digits = match number.kind {
        NumberKind::Share => return Some((number.length, number.amount, Unit::Percent)),
        NumberKind::Digits => true,
        NumberKind::Words => false,
        _ => return None,
    };
    // Years, "Route 66", ages between commas, "no one".
    let plain = digits && !word(at).contains(',') && number.length == 1;
    let named = plain && before.is_some_and(|p| p.capital && at > 1);
    let year = plain && number::year(&pieces[at]).is_some();
    let aged = word(next) == "," && before.is_some_and(|p| p.is(",")) && named_before(pieces, at);
    let pronoun = word(at) == "one" && !says(Word::Tied, word(next));
    let apart = !led && !touches(pieces.get(next));
    (apart && !named && !year && !aged && !pronoun).then_some((
        number.length,
        number.amount,
        Unit::Count,
    ))
}

fn named_before(pieces: &[Piece], at: usize) -> bool {
    at.checked_sub(2).and_then(|i| pieces.get(i)).is_some_and(|piece| piece.capital)
}

/// "a third", "half", wherever it stands.
fn fraction(pieces: &[Piece], at: usize) -> Option<(usize, Amount)> {
    let word = |i: usize| pieces::word(pieces, i);
    let whole = |name: &str| Amount::whole(100)?.over(number::listed("share", name)?);
    match word(at) {
        "half" => Some((1, whole("half")?)),
        "a" | "one" if !says(Word::Moment, word(at + 2)) => Some((2, whole(word(at + 1))?)),
        _ => None,
    }
}

/// How the words before a bare number bend it.
fn modifier(pieces: &[Piece], at: usize) -> Modifier {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| pieces::word(pieces, i));
    match (word(2), word(1)) {
        ("more", "than") | (_, "over" | "above") => Modifier::MoreThan,
        ("less" | "fewer", "than") | ("not", "even") | (_, "under" | "barely") => {
            Modifier::LessThan
        }
        ("at", "least") => Modifier::AtLeast,
        (_, "nearly" | "almost") => Modifier::Nearly,
        (_, "about" | "roughly" | "around" | "some") => Modifier::About,
        _ => Modifier::Exactly,
    }
}

impl Entry {
    /// Whether it is one number of things, money or a measure that can be a part or a whole.
    pub(super) fn is_level(&self) -> bool {
        let sized = match self.unit {
            Unit::Count | Unit::Money(_) => true,
            Unit::Measured { kind, .. } => !matches!(kind, "duration" | "temperature"),
            _ => false,
        };
        sized && self.exact
    }

    /// Whether it can be set beside another: the same unit over the same time, or one that leaves its
    /// unit to the other.
    pub(super) fn fits(&self, other: &Entry) -> bool {
        let bare = |e: &Entry| e.figure.is_none() && e.unit == Unit::Count;
        let same = match self.unit {
            Unit::Money(_) => self.unit.fits(other.unit),
            unit => unit_eq(unit, other.unit),
        };
        same && self.per == other.per || bare(self) || bare(other)
    }
}
