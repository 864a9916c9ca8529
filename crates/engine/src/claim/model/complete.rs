//! Completes what a kept proposal leaves half-said, where grammar leaves no doubt.

use super::find::Proposal;
use super::scene::{NO_QUOTE, Scene};
use super::tag::Tag;
use crate::claim::sketch::Sketch;
use std::ops::Range;

/// Completes the kept proposals of a document.
#[inline(never)]
pub(super) fn complete(scene: &Scene, sketch: &Sketch<'_>, kept: &mut [Proposal]) {
    let mut taken = vec![false; scene.tokens.len()];
    for proposal in kept.iter() {
        let cue = proposal.candidate.start..proposal.candidate.end;
        proposal.content.iter().chain([&cue]).for_each(|range| taken[range.clone()].fill(true));
    }
    for proposal in kept {
        name_source(scene, sketch, proposal);
        if let Some(rest) = predicate(scene, proposal).filter(|r| !taken[r.clone()].contains(&true))
        {
            taken[rest.clone()].fill(true);
            proposal.content.push(rest);
        }
    }
}

/// "The claim by X that …", "a warning from X that …": nobody is called "the"; the source follows the
/// noun, or there is none.
fn name_source(scene: &Scene, sketch: &Sketch<'_>, proposal: &mut Proposal) {
    let candidate = proposal.candidate;
    let alone = |source: &Range<usize>| {
        source.len() == 1 && matches!(sketch.word(source.start), "a" | "an" | "the")
    };
    if !proposal.source.as_ref().is_some_and(alone) {
        return;
    }
    let ties = |at: usize| matches!(sketch.word(at), "by" | "from");
    let first = match candidate.end {
        end if ties(end - 1) => Some(end),
        end if ties(end) => Some(end + 1),
        _ => None,
    };
    let content = proposal.content.iter().map(|c| c.start).find(|&start| start >= candidate.end);
    let range = first.zip(content).map(|(first, content)| first..content);
    let is_mark = |at: usize| matches!(scene.tokens[at].tag, Tag::Comma | Tag::Colon);
    proposal.source = range.and_then(|range| {
        let end = range.clone().rev().find(|&at| !is_mark(at))? + 1;
        (range.start < end).then_some(range.start..end)
    });
}

/// "The plan, according to X, does not go far enough": a subject alone is no statement; its predicate
/// goes on behind the comma.
fn predicate(scene: &Scene, proposal: &Proposal) -> Option<Range<usize>> {
    let tag = |at: usize| scene.tokens.get(at).map(|token| token.tag);
    let is_finite =
        |at: usize| matches!(tag(at), Some(Tag::Past | Tag::Third | Tag::Present | Tag::Modal));
    let [subject] = &proposal.content[..] else { return None };
    let cue = proposal.candidate.start..proposal.candidate.end;
    let source = proposal.source.clone().unwrap_or(cue.clone());
    let (from, to) = (cue.start.min(source.start), cue.end.max(source.end));
    let between = subject.end..from;
    let parted = between.len() == 1 && tag(between.start) == Some(Tag::Comma);
    if !parted || tag(to) != Some(Tag::Comma) || subject.clone().any(is_finite) {
        return None;
    }
    let sentence = &scene.sentences[scene.tokens[to].sentence as usize].0;
    let first = (to + 1..sentence.end).find(|&at| tag(at) != Some(Tag::Adverb))?;
    let quoted = |at: usize| scene.tokens[at].quote != NO_QUOTE;
    if !sentence.contains(&subject.start) || !is_finite(first) || (to..sentence.end).any(quoted) {
        return None;
    }
    let is_end = |at: &usize| matches!(tag(*at), Some(Tag::Stop | Tag::Colon));
    let end = (first..sentence.end).find(is_end).unwrap_or(sentence.end);
    Some(to + 1..end)
}
