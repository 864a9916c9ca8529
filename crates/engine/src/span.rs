//! Where something stands in a text.
//!
//! Every offset in the engine is a byte offset into the text as it was given, on a character
//! boundary. This is the only module that does arithmetic on offsets; the rest of the engine asks
//! it for spans. UTF-16 and code point offsets exist only in the view crate.

use crate::order::Order;
use std::cmp::{max, min};
use std::fmt;

/// A half-open range of bytes, `start..end`, in a text as given.
///
/// `start <= end` always holds. Both ends lie on character boundaries of the text that the span
/// was made for; [`Span::of`] relies on that and gives an empty string for a foreign text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from byte `start` up to byte `end`; ends given in the wrong order are swapped.
    pub fn new(start: usize, end: usize) -> Span {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { start: clamp(min(start, end)), end: clamp(max(start, end)) }
    }

    /// The span of a whole text.
    pub fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    /// The span of `part`, which must be a slice of `text`; `None` if it is not.
    pub fn locate(part: &str, text: &str) -> Option<Span> {
        let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        (start + part.len() <= text.len()).then(|| Span::new(start, start + part.len()))
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether no byte is in the span.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words at this span, or an empty string where `text` is not the text it was made for.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// Whether every byte of `other` is in this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` is in this span.
    pub fn contains_offset(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether the two spans share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: min(self.start, other.start), end: max(self.end, other.end) }
    }

    /// The bytes that both spans hold, if there are any.
    #[must_use]
    pub fn intersect(self, other: Span) -> Option<Span> {
        let both = Span { start: max(self.start, other.start), end: min(self.end, other.end) };
        (both.start < both.end).then_some(both)
    }

    /// What lies between the end of this span and the start of a later one.
    #[must_use]
    pub fn gap(self, later: Span) -> Span {
        Span::new(self.end(), max(self.end(), later.start()))
    }

    /// This span without the parts that any of `holes` covers, in order, empty pieces left out.
    pub fn without(self, holes: &[Span]) -> Vec<Span> {
        let mut holes: Vec<Span> = holes.iter().copied().filter(|h| h.overlaps(self)).collect();
        holes.order();
        let mut pieces = Vec::new();
        let mut from = self.start;
        for hole in holes {
            if from < hole.start {
                pieces.push(Span { start: from, end: hole.start });
            }
            from = max(from, hole.end);
        }
        if from < self.end {
            pieces.push(Span { start: from, end: self.end });
        }
        pieces
    }

    /// The span without white space at its ends. An all-blank span shrinks to an empty one.
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        self.trim_matches(text, char::is_whitespace)
    }

    /// The span without the characters at its ends that `drop` names.
    #[must_use]
    pub fn trim_matches(self, text: &str, drop: impl Fn(char) -> bool) -> Span {
        let words = self.of(text);
        let front = words.trim_start_matches(&drop);
        let start = self.start() + (words.len() - front.len());
        Span::new(start, start + front.trim_end_matches(&drop).len())
    }

    /// The part of this span from byte `from` to byte `to`, both counted from its start.
    #[must_use]
    pub fn slice(self, from: usize, to: usize) -> Span {
        let at = |n: usize| min(self.start() + n, self.end());
        Span::new(at(from), at(to))
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// The smallest span that holds all of `spans`; `None` if there are none.
pub fn cover_all(spans: impl IntoIterator<Item = Span>) -> Option<Span> {
    spans.into_iter().reduce(Span::cover)
}

/// The same bytes as spans in order, those that overlap made one.
pub fn union(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.into_iter().collect();
    spans.order();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut().filter(|last| last.overlaps(span)) {
            Some(last) => *last = last.cover(span),
            None => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spans_give_back_their_words() {
        let text = "Ånn said “no”.";
        let said = Span::new(5, 9);
        assert_eq!(said.of(text), "said");
        assert_eq!(Span::new(1, 3).of(text), "", "inside a character there are no words");
        assert_eq!(Span::locate(&text[5..9], text), Some(said));
        assert_eq!(Span::new(4, 10).trim(text), said);
    }

    proptest! {
        #[test]
        fn pieces_and_holes_tile_the_span(a in 0usize..50, b in 0usize..50, holes in prop::collection::vec((0usize..50, 0usize..50), 0..6)) {
            let whole = Span::new(a, b);
            let holes: Vec<Span> = holes.into_iter().map(|(s, e)| Span::new(s, e)).collect();
            let pieces = whole.without(&holes);
            for byte in 0..50 {
                let kept = pieces.iter().filter(|p| p.contains_offset(byte)).count();
                let wanted = whole.contains_offset(byte) && !holes.iter().any(|h| h.contains_offset(byte));
                prop_assert_eq!(kept, usize::from(wanted));
            }
        }
    }
}
