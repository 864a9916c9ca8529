//! From scores to attributions.

use super::argument::{
    ARGUMENT_GRAPH, Candidate, ENDS_WITH_CONTENT, HAS_SOURCE, Label, RESTS, STATES, window,
};
use super::chain::Columns;
use super::logs::{Logs, NEVER};
use super::net::arguments::{Arguments, PAIR};
use super::net::{Impression, WIDTH};
use super::rank::{Rivals, rank_features};
use super::scene::Scene;
use super::view::CandidateView;
use super::weights::RankWeights;
use crate::order::Order;
use std::ops::Range;

/// The least odds, in units, at which a word is looked at as a cue: one in twenty.
pub const LEAST_ODDS: i32 = -753;

/// How many cues of a sentence are looked at, the likeliest first. No written sentence has as many;
/// a text made of nothing else must not take forever.
const MOST_CUES: usize = 20;

/// A word this likely, in units, to be part of its neighbour's cue is no candidate of its own.
const LINKED: i32 = -500;
/// As likely as not, in units: the logarithm of one half.
const EVEN: i32 = -177;

/// What a cue may introduce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The cue.
    pub candidate: Candidate,
    /// How much more the best reading with a content earns than the best without, in units.
    pub odds: i32,
    /// How much more the best reading with a source earns than the best without, both with a content.
    pub source_odds: i32,
    /// How likely its reading is among all with a content, as a logarithm in units; at most about 0.
    pub certainty: i32,
    /// How much more all readings with a content earn together than all without, in units.
    pub mass: i32,
    /// The odds that it is right as a whole, in units.
    pub rank: i32,
    /// The tokens of the source, if one was found.
    pub source: Option<Range<usize>>,
    /// The tokens of the content; never empty.
    pub content: Vec<Range<usize>>,
}

impl Proposal {
    /// How much speaks for it, cue and arguments alike.
    pub fn score(&self) -> i32 {
        (self.odds.clamp(-4096, 4096) + self.candidate.odds.clamp(-4096, 4096)) / 2
    }
}

/// Finds the words that may be cues. `cues` says for every token how much speaks for no cue, the
/// first word of one, a further word, as logarithms.
pub fn candidates(scene: &Scene, cues: &[[i32; 3]]) -> Vec<Candidate> {
    let logs = Logs::get();
    let mut found = Vec::new();
    for (range, _) in &scene.sentences {
        let cues = &cues[range.clone()];
        let inside = |at: usize| logs.add(cues[at][1], cues[at][2]);
        let odds: Vec<i32> = (0..cues.len()).map(|at| inside(at) - cues[at][0]).collect();
        let all = |at: usize| logs.add(inside(at), cues[at][0]);
        // How surely a token goes on with the cue that the token `given`, at or before it, is in.
        let goes_on =
            |at: usize, given: usize| cues[at][2] - all(at) - (inside(given) - all(given));
        let mut left: Vec<bool> = odds.iter().map(|&odds| odds >= LEAST_ODDS).collect();
        let before = found.len();
        while found.len() < before + MOST_CUES
            && let Some(anchor) = (0..left.len())
                .filter(|&at| left[at])
                .reduce(|a, b| if odds[b] > odds[a] { b } else { a })
        {
            let (mut start, mut end) = (anchor, anchor + 1);
            while start > 0 && left[start - 1] && goes_on(start, start) > EVEN {
                start -= 1;
            }
            while end < left.len() && left[end] && goes_on(end, end - 1) > EVEN {
                end += 1;
            }
            left[start..end].fill(false);
            // What may as well belong to this cue is no cue of its own.
            if start > 0 && goes_on(start, start) > LINKED {
                left[start - 1] = false;
            }
            if end < left.len() && goes_on(end, end - 1) > LINKED {
                left[end] = false;
            }
            found.push(Candidate {
                start: range.start + start,
                end: range.start + end,
                anchor: range.start + anchor,
                odds: odds[anchor],
            });
        }
    }
    found.order_by_key(|c| c.start);
    found
}

/// Finds the cues of a document, and what each may introduce.
pub fn propose(scene: &Scene, seen: &Impression, arguments: &Arguments) -> Vec<Proposal> {
    proposals(scene, &seen.states, &candidates(scene, &seen.cues), arguments)
}

/// Finds what each candidate may introduce. `states` is what the network read in every token.
pub fn proposals(
    scene: &Scene,
    states: &[[i16; WIDTH]],
    candidates: &[Candidate],
    arguments: &Arguments,
) -> Vec<Proposal> {
    let mut tokens: Vec<Option<[i16; PAIR]>> = vec![None; scene.tokens.len()];
    let mut pairs = Vec::new();
    let mut found = Vec::new();
    for &candidate in candidates {
        let range = window(scene, &candidate);
        let view = CandidateView::new(scene, candidate, candidates);
        let own = arguments.of_candidate(&view, &states[candidate.anchor]);
        pairs.clear();
        pairs.extend(range.clone().map(|at| {
            let token = tokens[at].get_or_insert_with(|| arguments.of_token(&states[at]));
            arguments.pair(&view, at, token, &own)
        }));
        let columns = arguments.columns(&pairs);
        found.extend(proposal(scene, candidate, range, &columns, &arguments.biases));
    }
    found
}

/// Reads the likeliest source and content off the columns of a window's tokens.
fn proposal(
    scene: &Scene,
    candidate: Candidate,
    range: Range<usize>,
    columns: &[Columns],
    biases: &[i32],
) -> Option<Proposal> {
    let cue = candidate.start - range.start..candidate.end - range.start;
    let paths = ARGUMENT_GRAPH.paths(columns, biases, cue, RESTS);
    let end = paths.best_end(ENDS_WITH_CONTENT)?;
    let best = |ends: u16| paths.best_end(ends).map_or(NEVER, |s| paths.scores[s]);
    let without = best(!ENDS_WITH_CONTENT);
    let logs = Logs::get();
    let total = |ends: u16| {
        (0..16).filter(|s| ends >> s & 1 == 1).fold(NEVER, |sum, s| logs.add(sum, paths.sums[s]))
    };
    let mut proposal = Proposal {
        candidate,
        odds: paths.scores[end] - without,
        source_odds: best(ENDS_WITH_CONTENT & HAS_SOURCE) - best(ENDS_WITH_CONTENT & !HAS_SOURCE),
        certainty: paths.scores[end] - total(ENDS_WITH_CONTENT),
        mass: total(ENDS_WITH_CONTENT) - total(!ENDS_WITH_CONTENT),
        rank: 0,
        source: None,
        content: Vec::new(),
    };
    for (at, state) in range.clone().zip(paths.to(end)) {
        match STATES.get(usize::from(state)).map_or(Label::Outside, |s| s.label) {
            Label::Outside => {}
            Label::SourceStart => proposal.source = Some(at..at + 1),
            Label::Source => {
                if let Some(source) = &mut proposal.source {
                    source.end = at + 1;
                }
            }
            Label::ContentStart => proposal.content.push(at..at + 1),
            Label::Content => {
                if let Some(content) = proposal.content.last_mut() {
                    content.end = at + 1;
                }
            }
        }
    }
    // A quotation longer than the window is claimed to its end.
    if let Some(content) = proposal.content.last_mut().filter(|c| c.end == range.end) {
        let quote = scene.tokens[content.end - 1].quote;
        if let Some(quote) = scene.quotes.get(quote as usize) {
            content.end = content.end.max(quote.end as usize);
        }
    }
    (!proposal.content.is_empty()).then_some(proposal)
}

/// Writes into each proposal how likely it is to be right as a whole.
pub fn rank_all(scene: &Scene, proposals: &mut [Proposal], weights: &RankWeights) {
    let rivals = Rivals::of(scene, proposals);
    let mut features = Vec::new();
    for number in 0..proposals.len() {
        rank_features(scene, proposals, number, &rivals, &mut features);
        proposals[number].rank = weights.odds(&features);
    }
}

/// Keeps the best proposals that go together: no cue lies in another's content, and no word is
/// claimed twice.
pub fn decide(mut proposals: Vec<Proposal>, threshold: i32) -> Vec<Proposal> {
    proposals.retain(|p| p.rank >= threshold);
    proposals.order_by_key(|p| (-p.rank, p.candidate.start));
    let ends = proposals.iter().flat_map(|p| p.content.iter().map(|c| c.end));
    let n = ends.chain(proposals.iter().map(|p| p.candidate.end)).max().unwrap_or(0);
    // For every token, whether a content or a cue has it.
    let mut taken = vec![false; n];
    let mut kept: Vec<Proposal> = Vec::new();
    for mut proposal in proposals {
        let cue = proposal.candidate.start..proposal.candidate.end;
        if taken[cue.clone()].contains(&true) {
            continue;
        }
        let length = |content: &[Range<usize>]| content.iter().map(Range::len).sum::<usize>();
        let all = length(&proposal.content);
        let pieces = proposal.content.into_iter().filter_map(|c| longest_free(c, &taken));
        proposal.content = pieces.collect();
        // Less than half of what was said is not what was said.
        if proposal.content.is_empty() || 2 * length(&proposal.content) < all {
            continue;
        }
        for range in proposal.content.iter().chain([&cue]) {
            taken[range.clone()].fill(true);
        }
        kept.push(proposal);
    }
    kept.order_by_key(|p| p.candidate.start);
    kept
}

/// The longest piece of a range that nothing has taken, the first of equals.
fn longest_free(range: Range<usize>, taken: &[bool]) -> Option<Range<usize>> {
    let mut best: Option<Range<usize>> = None;
    let mut start = range.start;
    for at in range.clone().chain([range.end]) {
        if at == range.end || taken[at] {
            if start < at && best.as_ref().is_none_or(|b| b.len() < at - start) {
                best = Some(start..at);
            }
            start = at + 1;
        }
    }
    best
}
