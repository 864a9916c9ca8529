//! Numbers that name nothing and lean on nothing that is understood: "there were 23 in the bus", "75 votes to
//! 74". They are no figures of their own, but another article may give the same number with its noun. Ages are
//! among them.

use super::number::{self, NumberKind};
use super::scan::Quantity;
use super::{Figure, Modifier, age, modifier};
use crate::language::pieces::{Piece, PieceKind};
use crate::time::TimeMention;

/// Appends the numbers of a sentence that none of its figures has.
pub(super) fn scan(
    pieces: &[Piece],
    times: &[TimeMention],
    sentence: usize,
    figures: &[Figure],
    loose: &mut Vec<Figure>,
) {
    /// "one" is hardly ever a count.
    const SMALLEST: i64 = 2_000;
    let mut at = 0;
    while at < pieces.len() {
        let begins = pieces[at].kind == PieceKind::Number || number::begins(&pieces[at].word);
        let Some(quantity) = Quantity::at(pieces, at).filter(|_| begins) else {
            at += 1;
            continue;
        };
        let end = quantity.end.max(at + 1);
        at = end;
        let (first, last) = (&pieces[quantity.start], &pieces[end - 1]);
        let number = first.span.cover(last.span);
        let taken = figures.iter().any(|figure| {
            figure.number.overlaps(number) || figure.whole.is_some_and(|w| w.1.overlaps(number))
        });
        if !taken && let Some(age) = age::at(pieces, &quantity, sentence) {
            loose.push(age);
            continue;
        }
        let dated = times.iter().any(|time| time.span.overlaps(number));
        let year = end == quantity.start + 1 && number::year(first).is_some();
        let plain = matches!(quantity.kind, NumberKind::Digits | NumberKind::Words)
            && quantity.value.is_exact()
            && quantity.value.low.thousandths() >= SMALLEST;
        // "F-16", "9/11"
        let joined = first.glued && quantity.start > 0
            || pieces.get(end).is_some_and(|next| next.glued && (next.is_dash() || next.is("/")));
        let open = plain && !taken && !dated && !year && !joined;
        if !open || quantity.is_name(pieces) || quantity.is_bare_age(pieces) {
            continue;
        }
        let (start, bend) = match modifier::before(pieces, quantity.start) {
            Some((used, bend)) => (quantity.start - used, bend),
            None => (quantity.start, Modifier::Exactly),
        };
        let span = pieces[start].span.cover(number);
        loose.push(Figure::of_number(span, number, quantity.value, bend, sentence));
    }
}
