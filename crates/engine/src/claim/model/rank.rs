//! How likely a proposal is to be right as a whole: its odds, weighed with what it looks like.

use super::find::Proposal;
use super::hints::NO_HINT;
use super::mix::{mix, mix3};
use super::scene::{NO_QUOTE, Scene, reach};
use std::ops::Range;

fn steps(odds: i32, size: i32) -> u32 {
    (odds.clamp(-1280, 1280) + 1280).div_euclid(size) as u32
}

/// Stands for the score of no rival.
const ALONE: i32 = i32::MIN;

/// What the proposals of a document are to each other.
#[derive(Debug, Clone)]
pub struct Rivals {
    /// For every token, the two best proposals whose content has it: score and number.
    contents: Vec<[(i32, u32); 2]>,
    /// For every token, the score of the proposal whose cue it stands for.
    cues: Vec<i32>,
}

impl Rivals {
    /// Looks at all proposals of a document.
    pub fn of(scene: &Scene, proposals: &[Proposal]) -> Rivals {
        let n = scene.tokens.len();
        let mut rivals = Rivals { contents: vec![[(ALONE, 0); 2]; n], cues: vec![ALONE; n] };
        for (number, proposal) in (0..).zip(proposals) {
            let score = proposal.score();
            rivals.cues[proposal.candidate.anchor] = score;
            for at in proposal.content.iter().cloned().flatten() {
                let best = &mut rivals.contents[at];
                if score > best[0].0 {
                    *best = [(score, number), best[0]];
                } else if score > best[1].0 {
                    best[1] = (score, number);
                }
            }
        }
        rivals
    }

    /// The best score of the other proposals whose content has a token.
    fn content(&self, at: usize, but: usize) -> i32 {
        let [best, next] = self.contents.get(at).copied().unwrap_or([(ALONE, 0); 2]);
        if best.1 as usize == but { next.0 } else { best.0 }
    }

    /// The best score of the proposals whose cue lies in a content.
    fn cue(&self, content: &[Range<usize>]) -> i32 {
        let within = content.iter().filter_map(|range| self.cues.get(range.clone()));
        within.flatten().copied().max().unwrap_or(ALONE)
    }
}

/// The features of proposal `number` of a document.
pub fn rank_features(
    scene: &Scene,
    proposals: &[Proposal],
    number: usize,
    rivals: &Rivals,
    out: &mut Vec<u32>,
) {
    out.clear();
    let Some(proposal) = proposals.get(number) else { return };
    let tokens = &scene.tokens;
    let candidate = proposal.candidate;
    let anchor = tokens[candidate.anchor];
    let first = proposal.content.first().cloned().unwrap_or(0..1);
    let last = proposal.content.last().cloned().unwrap_or(0..1);
    let tag = |at: usize| tokens.get(at).map_or(0, |t| t.tag.code());
    let form = |at: usize| tokens.get(at).map_or(0, |t| t.word.form);
    let score = proposal.score();
    let long: usize = proposal.content.iter().map(Range::len).sum();
    let quoted = |at: usize| u32::from(tokens.get(at).is_some_and(|t| t.quote != NO_QUOTE));
    let quotes = quoted(first.start) | quoted(last.end - 1) << 1 | quoted(last.end) << 2;
    let before = u32::from(first.start < candidate.start);
    let gap = |range: &Range<usize>| {
        if range.start < candidate.start {
            reach(candidate.start.saturating_sub(range.end))
        } else {
            16 + reach(range.start.saturating_sub(candidate.end))
        }
    };
    let source = proposal.source.clone();
    let source_tag = source.as_ref().map_or(0, |s| tag(s.end - 1));
    let source_gap = source.as_ref().map_or(40, gap);
    let source_long = source.as_ref().map_or(0, |s| reach(s.len()));
    let place = scene.hinted[candidate.anchor][0];
    let hint = scene.hints.get(place as usize);
    let agrees = hint.map_or(0, |h| {
        1 + u32::from(h.content.first().is_some_and(|c| c.start == first.start))
            + 2 * u32::from(h.content.last().is_some_and(|c| c.end == last.end))
            + 4 * u32::from(h.source == source)
    });
    let inner = |at: usize| scene.hinted_role(at);
    let block = scene.block_codes[anchor.sentence as usize];
    let mut put = |template: u32, a: u32, b: u32| out.push(mix3(template + 4000, a, b));
    put(0, 0, 0);
    put(1, steps(candidate.odds, 128), 0);
    put(2, steps(proposal.odds, 128), 0);
    put(3, steps(score, 64), 0);
    put(4, steps(candidate.odds, 256), steps(proposal.odds, 256));
    put(5, anchor.word.stem, 0);
    put(6, mix(anchor.rate, anchor.tag.code()), u32::from(source.is_some()));
    put(7, mix(source_tag, source_gap), 0);
    put(8, source_long, source_tag);
    put(9, steps(score, 256), source_tag);
    put(10, form(first.start), before);
    put(11, mix(reach(long), before), quotes);
    put(12, gap(&first), mix(quotes, anchor.rate));
    put(13, tag(last.end - 1), tag(last.end));
    put(14, quotes, mix(before, proposal.content.len().min(3) as u32));
    put(15, agrees, u32::from(place != NO_HINT));
    put(16, agrees, steps(score, 256));
    put(17, quoted(candidate.anchor), quotes);
    put(18, block, steps(score, 256));
    put(19, inner(first.start), inner(last.end - 1));
    put(20, tag(first.start), mix(anchor.tag.code(), gap(&first)));
    put(21, steps(score, 256), mix(anchor.rate, reach(long)));
    put(22, anchor.relation.code(), anchor.tag.code());
    put(23, tag(last.end), form(last.end));
    put(24, tag(first.start.wrapping_sub(1)), tag(first.start));
    let against = |rival: i32| match rival {
        ALONE => 0,
        rival => 1 + steps(rival, 256),
    };
    let around = against(rivals.content(candidate.anchor, number));
    let within = against(rivals.cue(&proposal.content));
    let beside = against(rivals.content(first.start, number));
    let mass = (proposal.mass + candidate.odds) / 2;
    put(25, around, steps(score, 256));
    put(26, within, steps(score, 256));
    put(27, around, anchor.rate);
    put(28, within, mix(anchor.rate, anchor.tag.code()));
    put(29, mix(beside, around.min(1)), steps(score, 256));
    put(30, steps(proposal.source_odds, 128), u32::from(source.is_some()));
    put(33, steps(proposal.certainty, 64), 0);
    put(34, steps(proposal.certainty, 128), steps(score, 256));
    put(35, steps(proposal.mass, 128), 0);
    put(36, steps(mass, 64), 0);
    put(37, steps(mass, 256), steps(proposal.certainty, 256));
    put(31, source.as_ref().map_or(0, |s| form(s.end - 1)), 0);
    put(32, source.as_ref().map_or(0, |s| form(s.start)), source_long);
}
