//! Ages of people: "Ann Lee, 23,", "the 23-year-old nurse", "Ann Lee, who is 23". They are no figures, but what
//! two articles say of one person's age can be set side by side.

use super::measure::Measure;
use super::number::NumberKind;
use super::scan::Quantity;
use super::{Figure, Modifier, noun};
use crate::language::pieces::{self, Piece, PieceKind};
use crate::language::words::is_any;
use crate::source::is_title;
use crate::span::Span;

/// Nobody is older, in thousandths of a year.
const OLDEST: i64 = 120_000;

/// So many words may stand between an age and whose it is: "a 23-year-old delivery rider, Bo Lind".
const WORDS_BETWEEN: usize = 4;

/// A number that gives somebody's age, as a figure whose subject is the person, if one is named.
pub(super) fn at(pieces: &[Piece], quantity: &Quantity, sentence: usize) -> Option<Figure> {
    let whole = quantity.value.is_exact()
        && quantity.value.low.thousandths() % 1000 == 0
        && (1000..=OLDEST).contains(&quantity.value.low.thousandths());
    if !whole || !matches!(quantity.kind, NumberKind::Digits | NumberKind::Words) {
        return None;
    }
    let found = compound(pieces, quantity)
        .or_else(|| beside(pieces, quantity))
        .or_else(|| predicate(pieces, quantity))?;
    let first = pieces[quantity.start].span;
    let until = |end: usize| first.cover(pieces[end.max(quantity.start + 1) - 1].span);
    let (number, span) = (until(quantity.end), until(found.end));
    let age = Figure::of_number(span, number, quantity.value, Modifier::Exactly, sentence);
    Some(Figure {
        measure: Some((Measure::AGE, number)),
        heads: found.head.into_iter().collect(),
        subject: found.person,
        ..age
    })
}

/// What is found of an age.
struct Found {
    /// One past its last piece.
    end: usize,
    /// What the person is: "rider".
    head: Option<Span>,
    /// The person's name.
    person: Option<Span>,
}

/// "23-year-old", and who that is.
fn compound(pieces: &[Piece], quantity: &Quantity) -> Option<Found> {
    let word = |at: usize| pieces::word(pieces, at);
    let dash = |at: usize| at + usize::from(pieces.get(at).is_some_and(Piece::is_dash));
    let year = dash(quantity.end);
    let old = dash(year + 1);
    if !is_any(word(year), &["year", "years"]) || word(old) != "old" {
        return None;
    }
    let end = old + 1;
    let until = (end + WORDS_BETWEEN).min(pieces.len());
    let person = |at: &usize| {
        (noun::is_person(word(*at)) || is_title(word(*at))) && !noun::is_plural(word(*at))
    };
    let common = |at: &usize| {
        pieces[*at].is_dash() || pieces[*at].kind == PieceKind::Word && !pieces[*at].capital
    };
    let common = (end..until).take_while(common);
    let head = common.clone().find(person);
    // "a 23-year-old turner Bo Lind"
    let behind = head.map_or(end + common.count(), |at| at + 1);
    let behind = behind + usize::from(head.is_some() && word(behind) == ",");
    // "Bo Lind, a 23-year-old rider"
    let article = quantity.start.checked_sub(1).filter(|&at| is_any(word(at), &["a", "an", "the"]));
    let apposed = article.and_then(|at| at.checked_sub(1)).filter(|&at| word(at) == ",");
    let name =
        apposed.and_then(|comma| name_before(pieces, comma)).or_else(|| name_at(pieces, behind));
    // "a 38-year-old pipe" is nobody.
    let alone = pieces.get(end).is_none_or(|next| {
        next.kind == PieceKind::Mark || noun::is_function_word(&next.word) || next.capital
    });
    (head.is_some() || name.is_some() || alone).then(|| Found {
        end,
        head: head.map(|at| pieces[at].span),
        person: name,
    })
}

/// "Ann Lee, 23,", "Ann Lee (23)" and "Ann Lee, aged 23".
fn beside(pieces: &[Piece], quantity: &Quantity) -> Option<Found> {
    /// "Lee, 4, Park, 11" are votes or goals.
    const YOUNGEST: i64 = 13_000;
    let word = |at: usize| pieces::word(pieces, at);
    let listed = word(quantity.start.wrapping_sub(1)) == ",";
    let few = listed && quantity.value.low.thousandths() < YOUNGEST;
    if few || !quantity.is_bare_age(pieces) {
        return None;
    }
    let mut before = quantity.start - 1;
    if is_any(word(before), &["aged", "age"]) {
        before = before.checked_sub(1)?;
    }
    let mark = is_any(word(before), &[",", "("]);
    let person = if mark { name_before(pieces, before) } else { name_before(pieces, before + 1) };
    Some(Found { end: quantity.end, head: None, person })
}

/// "Ann Lee is 23", "Ann Lee, who was 23".
fn predicate(pieces: &[Piece], quantity: &Quantity) -> Option<Found> {
    let word = |at: usize| pieces::word(pieces, at);
    let is = quantity.start.checked_sub(1)?;
    let ends = pieces
        .get(quantity.end)
        .is_none_or(|next| is_any(&next.word, &[",", ".", ";", ")", "when", "and", "at"]));
    if !is_any(word(is), &["is", "was", "turned"]) || !ends {
        return None;
    }
    let who = is.checked_sub(2).filter(|&at| word(at + 1) == "who" && word(at) == ",");
    let person = match who {
        Some(comma) => name_before(pieces, comma),
        None => name_before(pieces, is),
    };
    person.map(|person| Found { end: quantity.end, head: None, person: Some(person) })
}

/// Whether a piece can be part of somebody's name.
fn is_name(piece: &Piece) -> bool {
    piece.kind == PieceKind::Word && piece.capital && !noun::is_function_word(&piece.word)
}

/// The name that ends before a place, if it is no place itself.
fn name_before(pieces: &[Piece], end: usize) -> Option<Span> {
    let mut start = end;
    while start > 0 && is_name(&pieces[start - 1]) {
        start -= 1;
    }
    // "in Port Astoria, 40"
    let place = ["in", "at", "near", "from", "across", "outside", "to"];
    let led = start.checked_sub(1).is_some_and(|at| is_any(&pieces[at].word, &place));
    (start < end && !led).then(|| pieces[start].span.cover(pieces[end - 1].span))
}

/// The name that begins at a place.
fn name_at(pieces: &[Piece], start: usize) -> Option<Span> {
    let length = pieces.get(start..)?.iter().take_while(|piece| is_name(piece)).count();
    (length > 0).then(|| pieces[start].span.cover(pieces[start + length - 1].span))
}
