//! An article as it is shown: parts in reading order, each cut into disjoint segments that know
//! which claims cover them. Plain data; [`crate::html`] prints it.

mod segment;

use sayso_engine::document::{BlockKind, Clutter};
use sayso_engine::{Reading, Span};
use std::collections::BTreeSet;
use std::ops::Range;

pub use segment::{Line, Mark, Role, Segment, Voice};

/// The place of a claim in [`Reading::claims`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimIdx(pub usize);

/// The place of a segment in [`Page::segments`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SegmentIdx(pub usize);

/// An article ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// In the order of the text.
    pub parts: Vec<Part>,
    /// The segments of all parts, in the order of the text and without overlap.
    pub segments: Vec<Segment>,
    /// The segment beside which each claim has its note.
    beside: Vec<Option<SegmentIdx>>,
}

/// A part of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text that is shown.
    Text {
        /// What it is; never clutter.
        kind: BlockKind,
        /// Its segments, which cover it without a gap.
        segments: Range<usize>,
    },
    /// Neighbouring lines of clutter, folded together.
    Clutter(Vec<(Clutter, Span)>),
}

impl Page {
    /// Lays out a reading of `text`.
    pub fn new(text: &str, reading: &Reading) -> Page {
        let mut segmenter = segment::Segmenter::new(reading);
        let mut page = Page::default();
        // Marks of headings and lists hold no words to fold: what they say is shown by the layout.
        let is_mark = |kind, span: Span| {
            kind == BlockKind::Clutter(Clutter::Markup)
                && !span.of(text).contains(char::is_alphanumeric)
        };
        for block in reading.blocks.iter().filter(|block| !is_mark(block.kind, block.span)) {
            match (block.kind, page.parts.last_mut()) {
                (BlockKind::Clutter(clutter), Some(Part::Clutter(lines))) => {
                    lines.push((clutter, block.span));
                }
                (BlockKind::Clutter(clutter), _) => {
                    page.parts.push(Part::Clutter(vec![(clutter, block.span)]));
                }
                (kind, _) => {
                    let first = page.segments.len();
                    segmenter.cut(shown(block.span, kind, reading), text, &mut page.segments);
                    let segments = first..page.segments.len();
                    page.parts.push(Part::Text { kind, segments });
                }
            }
        }
        page.mark_ends();
        page.find_beside(reading.claims.len());
        page
    }

    /// The pieces of text that are shown, folded ones too, in the order in which they are printed.
    pub fn blocks(&self) -> impl Iterator<Item = Span> {
        let (texts, folded) = (&self.segments, |part: &Part| match part {
            Part::Text { segments, .. } => (segments.clone(), Vec::new()),
            Part::Clutter(lines) => (0..0, lines.iter().map(|(_, span)| *span).collect()),
        });
        self.parts.iter().flat_map(move |part| {
            let (segments, lines) = folded(part);
            let text = texts.get(segments).unwrap_or_default();
            let ends = text.first().zip(text.last());
            let text = ends.map(|(a, z)| Span::new(a.span.start(), z.span.end()));
            text.into_iter().chain(lines)
        })
    }

    /// The segments of a claim in one of its roles.
    pub fn segments_of(&self, claim: ClaimIdx, role: Role) -> impl Iterator<Item = SegmentIdx> {
        self.segments.iter().enumerate().filter_map(move |(index, segment)| {
            segment.marks.contains(&Mark { claim, role }).then_some(SegmentIdx(index))
        })
    }

    /// The segments of what is claimed, each with its claims, in the order of the text.
    pub fn contents(&self) -> impl Iterator<Item = (ClaimIdx, SegmentIdx)> {
        self.segments.iter().enumerate().flat_map(|(index, segment)| {
            let claimed = segment.marks.iter().filter(|mark| mark.role == Role::Content);
            claimed.map(move |mark| (mark.claim, SegmentIdx(index)))
        })
    }

    /// The first segment in which a claim is marked; `None` if it lies outside all shown parts.
    pub fn first_segment_of(&self, claim: ClaimIdx) -> Option<SegmentIdx> {
        self.beside.get(claim.0).copied().flatten()
    }

    /// The claims at a segment, the innermost first, each once.
    pub fn claims_at(&self, segment: SegmentIdx) -> Vec<ClaimIdx> {
        let mut claims = Vec::new();
        for mark in self.segments.get(segment.0).iter().flat_map(|s| s.marks.iter().rev()) {
            if !claims.contains(&mark.claim) {
                claims.push(mark.claim);
            }
        }
        claims
    }

    /// Finds where each claim is first marked: where its content begins, or else its cue.
    fn find_beside(&mut self, n_claims: usize) {
        self.beside = vec![None; n_claims];
        for role in [Role::Content, Role::Cue] {
            for (index, segment) in self.segments.iter().enumerate() {
                for mark in segment.marks.iter().filter(|mark| mark.role == role) {
                    if let Some(beside @ None) = self.beside.get_mut(mark.claim.0) {
                        *beside = Some(SegmentIdx(index));
                    }
                }
            }
        }
    }

    /// Writes into the last content segment of every claim that it ends there.
    fn mark_ends(&mut self) {
        let mut seen = BTreeSet::new();
        for segment in self.segments.iter_mut().rev() {
            let mut ends: Vec<ClaimIdx> = segment
                .marks
                .iter()
                .filter(|mark| mark.role == Role::Content && seen.insert(mark.claim))
                .map(|mark| mark.claim)
                .collect();
            ends.reverse();
            segment.ends = ends;
        }
    }
}

/// What is shown of a block: of the title's, the title without the markup around it.
fn shown(block: Span, kind: BlockKind, reading: &Reading) -> Span {
    match (kind, reading.metadata.title) {
        (BlockKind::Title, Some(title)) if block.contains(title) => title,
        _ => block,
    }
}

#[cfg(test)]
mod tests;
