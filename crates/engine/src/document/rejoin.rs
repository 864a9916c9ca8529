//! Mends paragraphs that a stray line break cut in two.

use super::bylines;
use super::lines::{Markup, Part};
use super::shape::{self, Ending};
use crate::reading::{Note, NoteKind};
use crate::span::Span;

/// Joins parts of which the first stops in the middle of a clause and the next goes on with a
/// small letter. Gives a note for each break.
#[inline(never)]
pub(super) fn rejoin(text: &str, parts: Vec<Part>) -> (Vec<Part>, Vec<Note>) {
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    let mut notes = Vec::new();
    // The last piece alone: a list of small-lettered items must not grow into one paragraph.
    let mut piece = Span::default();
    for part in parts {
        match joined.last_mut() {
            Some(above) if goes_on(text, above, piece, &part) => {
                let span = Some(above.span.gap(part.span));
                notes.push(Note { kind: NoteKind::RejoinedParagraph, span });
                above.span = above.span.cover(part.span);
                above.whole = above.whole.cover(part.whole);
                above.words = (above.words + part.words).min(Part::MANY);
            }
            _ => joined.push(part),
        }
        piece = part.span;
    }
    (joined, notes)
}

/// The fewest words that make the first piece more than a heading or a list's item.
const FEWEST: usize = 7;

fn goes_on(text: &str, above: &Part, piece: Span, part: &Part) -> bool {
    let plain = |p: &Part| p.is_open() && matches!(p.markup, Markup::None | Markup::Bullet);
    plain(above)
        && part.is_open()
        && part.markup == Markup::None
        && above.span.end() == piece.end()
        && above.words >= FEWEST
        && shape::ending(piece.of(text)) == Ending::Open
        && !closes_quotation(piece.of(text))
        && shape::starts_lower(part.span.of(text))
        && !(shape::starts_lower(piece.of(text)) && above.span == piece)
        // Either piece shows that this is running text and not one short line after another.
        && bylines::recognise(part.span.of(text)).is_none()
        && (part.words + above.words >= 16 || shape::ends_sentence(part.span.of(text)))
}

fn closes_quotation(line: &str) -> bool {
    line.ends_with(['”', '"', '»'])
}
