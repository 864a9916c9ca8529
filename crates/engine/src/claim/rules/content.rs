//! Where a content begins and ends.

use super::super::lexicon::Inflection;
use super::super::sketch::Class;
use super::cue::{Cue, Voice};
use super::{Scene, next_in_block, source};
use crate::language::Quotation;
use std::ops::Range;

/// How far a content may reach after its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the end of the sentence, unless another cue with a source of its own follows.
    Clause,
    /// To the end of a subordinate clause, which the main clause's source and cue may follow.
    Subordinate,
    /// To the end of the phrase: a further clause is no longer part of it.
    Phrase,
}

/// The content that begins at token `start` and reaches as far as `reach` lets it inside the
/// sentence at `place`; a quotation that it opens is taken whole.
pub(super) fn forward(
    scene: &Scene<'_>,
    place: usize,
    start: usize,
    reach: Reach,
    cues: &[Cue],
) -> Option<Range<usize>> {
    let sentence = &scene.analysis.sentences[place].tokens;
    let mut end = sentence.end;
    let mut at = start;
    while at < end {
        if let Some(quotation) = scene.quotation_opened_by(at) {
            at = quotation.tokens.end;
            end = end.max(at);
            continue;
        }
        if at > start && stops(scene, at, reach, cues, sentence) {
            end = at;
            break;
        }
        at += 1;
    }
    trim(scene, start..end)
}

/// Whether a content ends before token `at`.
fn stops(
    scene: &Scene<'_>,
    at: usize,
    reach: Reach,
    cues: &[Cue],
    sentence: &Range<usize>,
) -> bool {
    let sketch = scene.sketch;
    let class = sketch.class(at);
    if !matches!(class, Class::Comma | Class::Break | Class::Conjunction) {
        return false;
    }
    if class == Class::Break && (reach == Reach::Phrase || sketch.word(at) == ";") {
        return true;
    }
    let mut next = at + 1;
    if class == Class::Comma {
        // ", adding that", ", according to"
        let participle = starting(cues, next..next + 4).iter().any(|c| {
            c.voice == Voice::Participle
                && c.group.contains(&next)
                && c.entry.inflection == Inflection::Participle
        });
        if participle || (sketch.word(next) == "according" && sketch.word(next + 1) == "to") {
            return true;
        }
        if sketch.class(next) == Class::Conjunction {
            if reach == Reach::Phrase && !matches!(sketch.word(next), "and" | "or") {
                return true;
            }
            next += 1;
        } else if reach == Reach::Phrase {
            return sketch.class(next) == Class::Subject
                || sketch.word(next) == "which"
                || sketch.word(next).ends_with("ing");
        } else if reach == Reach::Clause {
            return false;
        }
    } else if class == Class::Conjunction && reach == Reach::Phrase {
        let word = sketch.word(at);
        if matches!(word, "while" | "because" | "although" | "though" | "when" | "but") {
            return true;
        }
    }
    // ", but Li said": a conjunction, a source and its cue.
    starting(cues, next..next + 12).iter().any(|cue| {
        let start = cue.group.start;
        let source = || source::before(sketch, start, sentence.start);
        cue.voice == Voice::Active && (start == next || source().is_some_and(|s| s.start == next))
    })
}

/// The cues whose words begin in `range`.
fn starting(cues: &[Cue], range: Range<usize>) -> &[Cue] {
    let from = cues.partition_point(|c| c.group.start < range.start);
    let to = cues.partition_point(|c| c.group.start < range.end);
    &cues[from..to]
}

/// A range without the marks at its ends that are not its own.
pub(super) fn trim(scene: &Scene<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let sketch = scene.sketch;
    let outer = |at: usize| {
        matches!(sketch.class(at), Class::Comma | Class::Break | Class::Colon | Class::Stop)
    };
    let (mut start, mut end) = (range.start, range.end);
    while start < end && outer(start) && scene.quotation_at(start).is_none() {
        start += 1;
    }
    while start < end && outer(end - 1) && scene.quotation_at(end - 1).is_none() {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// The quotations, from the first paragraph on, that `quotation` goes on from, itself included.
pub(super) fn chain_back(scene: &Scene<'_>, quotation: &Quotation) -> Vec<Range<usize>> {
    let mut chain = vec![quotation.tokens.clone()];
    let mut earlier = quotation.continues;
    while let Some(before) = earlier.and_then(|place| scene.analysis.quotations.get(place)) {
        chain.push(before.tokens.clone());
        earlier = before.continues;
    }
    chain.reverse();
    chain
}

/// The quotations that follow the sentence at `place` and go on with what `last` said: those that
/// continue it over paragraphs, and whole sentences of quotation in the same paragraph.
pub(super) fn chain_on(
    scene: &Scene<'_>,
    place: usize,
    last: Option<&Quotation>,
) -> Vec<Range<usize>> {
    let mut chain: Vec<Range<usize>> = Vec::new();
    let quotations = &scene.analysis.quotations;
    if let Some(last) = last {
        let mut from = last.tokens.start;
        let first = quotations.partition_point(|q| q.tokens.start <= from);
        for (offset, next) in quotations[first..].iter().enumerate().filter(|(_, q)| q.depth == 0) {
            let ties = next
                .continues
                .and_then(|p| quotations.get(p))
                .is_some_and(|q| q.tokens.start == from);
            if !ties || offset > 64 {
                break;
            }
            from = next.tokens.start;
            chain.push(next.tokens.clone());
        }
        if !chain.is_empty() {
            return chain;
        }
    }
    let mut at = place;
    while let Some(sentence) = next_in_block(scene.analysis, at) {
        let Some(quotation) = scene.quotation_at(sentence.tokens.start) else { break };
        if quotation.tokens.start >= sentence.tokens.start {
            // What stands behind it in the sentence may be a cue of its own.
            let whole = quotation.tokens.start == sentence.tokens.start
                && quotation.tokens.end >= sentence.tokens.end;
            if !whole {
                break;
            }
            chain.push(quotation.tokens.clone());
        }
        at += 1;
    }
    chain
}
