//! Nested and overlapping marks to disjoint segments.

use super::ClaimIdx;
use sayso_engine::claim::Form;
use sayso_engine::order::Order;
use sayso_engine::{Reading, Span, union};

/// A stretch of text that the same claims cover from its first to its last byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands.
    pub span: Span,
    /// What covers it, the widest first.
    pub marks: Vec<Mark>,
    /// How the innermost claim's words are underlined, and the next one's around it.
    pub lines: [Option<(ClaimIdx, Line)>; 2],
    /// Whether the article says it in its own voice.
    pub voice: Voice,
    /// The claims whose content ends with this segment, the innermost first.
    pub ends: Vec<ClaimIdx>,
}

/// A claim's hold on a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The claim.
    pub claim: ClaimIdx,
    /// What the words are in it.
    pub role: Role,
}

/// What words are in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// They name who speaks.
    Source,
    /// They tie source and content.
    Cue,
    /// They are what is claimed.
    Content,
    /// They may still be the speaker's words, though nothing marks them as such.
    Unmarked,
}

/// How words are underlined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Line {
    /// The speaker's own words: solid.
    Quoted,
    /// The article's words for them: dashed. A claim quoted in part has both lines, each where it
    /// belongs.
    Reported,
    /// Words that may still be the speaker's: dotted.
    Possible,
}

/// Whose assertion a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The article's own.
    Own,
    /// Somebody else's, or no assertion.
    Other,
}

/// A mark with its place.
#[derive(Debug, Clone, Copy)]
struct Placed {
    span: Span,
    mark: Mark,
}

/// Cuts blocks, which must come in the order of the text, into segments.
#[derive(Debug)]
pub(super) struct Segmenter<'r> {
    reading: &'r Reading,
    /// All marks by their start, and the first that has not begun yet.
    marks: Vec<Placed>,
    next: usize,
    /// Those that have begun and may not have ended.
    open: Vec<Placed>,
    /// Where anything begins or ends, sorted.
    bounds: Vec<usize>,
    own_voice: Vec<Span>,
    /// The outermost quotations, in order.
    quotations: Vec<Span>,
}

impl<'r> Segmenter<'r> {
    pub(super) fn new(reading: &'r Reading) -> Segmenter<'r> {
        let mut marks = Vec::new();
        for (index, claim) in reading.claims.iter().enumerate() {
            let roles = [
                (Role::Source, &claim.source),
                (Role::Cue, &claim.cue),
                (Role::Content, &claim.content),
            ];
            for (role, spans) in roles {
                let mark = Mark { claim: ClaimIdx(index), role };
                marks.extend(spans.iter().map(|&span| Placed { span, mark }));
            }
        }
        marks.extend(reading.unmarked.iter().map(|sentence| {
            let mark = Mark { claim: ClaimIdx(sentence.claim), role: Role::Unmarked };
            Placed { span: sentence.span, mark }
        }));
        marks.order_by_key(|placed| (placed.span.start(), placed.mark.claim, placed.mark.role));
        let own_voice = union(reading.own_voice.iter().copied());
        let quotations = union(reading.quotations.iter().map(|quotation| quotation.span));
        let any_mixed = reading.claims.iter().any(|claim| claim.form == Form::Mixed);
        let ends = |span: &Span| [span.start(), span.end()];
        let mut bounds: Vec<usize> = marks
            .iter()
            .map(|placed| &placed.span)
            .chain(&own_voice)
            // Without a claim quoted in part, no line changes at a quotation mark.
            .chain(quotations.iter().filter(|_| any_mixed))
            .flat_map(ends)
            .collect();
        bounds.order();
        bounds.dedup();
        Segmenter { reading, marks, next: 0, open: Vec::new(), bounds, own_voice, quotations }
    }

    /// Appends the segments of a block; together they cover it without a gap.
    pub(super) fn cut(&mut self, block: Span, text: &str, segments: &mut Vec<Segment>) {
        let first = self.bounds.partition_point(|&bound| bound <= block.start());
        let last = self.bounds.partition_point(|&bound| bound < block.end());
        let inner = self.bounds.get(first..last).unwrap_or_default().to_vec();
        let mut from = block.start();
        for to in inner.into_iter().filter(|&b| text.is_char_boundary(b)).chain([block.end()]) {
            if from < to {
                let segment = self.segment(Span::new(from, to));
                segments.push(segment);
                from = to;
            }
        }
    }

    fn segment(&mut self, span: Span) -> Segment {
        while let Some(placed) = self.marks.get(self.next).filter(|p| p.span.start() < span.end()) {
            self.open.push(*placed);
            self.next += 1;
        }
        self.open.retain(|placed| placed.span.end() > span.start());
        let mut here: Vec<Placed> =
            self.open.iter().copied().filter(|placed| placed.span.overlaps(span)).collect();
        here.order_by_key(|p| (std::cmp::Reverse(p.span.len()), p.mark.claim, p.mark.role));
        let marks: Vec<Mark> = here.into_iter().map(|placed| placed.mark).collect();
        let quoted = covers(&self.quotations, span);
        let mut lined = marks.iter().rev().filter_map(|mark| {
            let line = match (mark.role, self.reading.claims.get(mark.claim.0)?.form) {
                (Role::Source | Role::Cue, _) => return None,
                (Role::Unmarked, _) => Line::Possible,
                (Role::Content, Form::Direct) => Line::Quoted,
                (Role::Content, Form::Mixed) if quoted => Line::Quoted,
                (Role::Content, Form::Mixed | Form::Indirect) => Line::Reported,
            };
            Some((mark.claim, line))
        });
        let lines = [lined.next(), lined.next()];
        let voice = if covers(&self.own_voice, span) { Voice::Own } else { Voice::Other };
        Segment { span, marks, lines, voice, ends: Vec::new() }
    }
}

/// Whether one of `spans`, which are disjoint and in order, covers `span`.
fn covers(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|s| s.start() <= span.start());
    after.checked_sub(1).is_some_and(|at| spans[at].contains(span))
}
