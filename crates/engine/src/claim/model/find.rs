//! From scores to attributions.

use super::argument::{
    ARGUMENT_COLUMNS, ARGUMENT_GRAPH, Candidate, ENDS_WITH_CONTENT, Label, RESTS, STATES,
    shared_features, window,
};
use super::chain::Columns;
use super::cue::{CUE_COLUMNS, CUE_GRAPH, cue_columns, cue_features};
use super::logs::{Logs, NEVER};
use super::rank::rank;
use super::scene::Scene;
use super::view::CandidateView;
use super::weights::ChainWeights;
use std::ops::Range;

/// The least odds, in units, at which a word is looked at as a cue: one in twenty.
pub const LEAST_ODDS: i32 = -753;

/// How many cues of a sentence are looked at, the likeliest first. No written sentence has as many;
/// a text made of nothing else must not take forever.
const MOST_CUES: usize = 20;

/// A word this likely, in units, to be part of its neighbour's cue is no candidate of its own.
const LINKED: i32 = -500;

/// What a cue may introduce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The cue.
    pub candidate: Candidate,
    /// The odds that it introduces anything, in units.
    pub odds: i32,
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

/// Finds the words that may be cues.
pub fn candidates(scene: &Scene, weights: &ChainWeights) -> Vec<Candidate> {
    let logs = Logs::get();
    let mut found = Vec::new();
    let mut features = Vec::new();
    let (mut columns, mut forward, mut backward) = (Vec::new(), Vec::new(), Vec::new());
    for (range, _) in &scene.sentences {
        columns.clear();
        for at in range.clone() {
            cue_features(scene, at, &mut features);
            let mut sums = [0; CUE_COLUMNS];
            for &feature in &features {
                weights.table.add(feature, &mut sums);
            }
            weights.scaled(&mut sums);
            columns.push(cue_columns(&sums));
        }
        CUE_GRAPH.forward(&columns, &weights.biases, &|_| false, 0, &mut forward);
        CUE_GRAPH.backward(&columns, &weights.biases, &mut backward);
        let sum = |at: usize, state: usize| forward[at][state].saturating_add(backward[at][state]);
        let inside = |at: usize| logs.add(sum(at, 1), sum(at, 2));
        // How surely the token goes on with the cue of the one before, given that it is in one.
        let goes_on = |at: usize, given: usize| sum(at, 2) - inside(given);
        let mut left: Vec<bool> =
            (0..range.len()).map(|at| inside(at) - sum(at, 0) >= LEAST_ODDS).collect();
        let before = found.len();
        while found.len() < before + MOST_CUES
            && let Some(anchor) = (0..left.len())
                .filter(|&at| left[at])
                .reduce(|a, b| if inside(b) - sum(b, 0) > inside(a) - sum(a, 0) { b } else { a })
        {
            let (mut start, mut end) = (anchor, anchor + 1);
            while start > 0 && left[start - 1] && goes_on(start, start) > -177 {
                start -= 1;
            }
            while end < range.len() && left[end] && goes_on(end, end - 1) > -177 {
                end += 1;
            }
            let odds = inside(anchor) - sum(anchor, 0);
            left[start..end].fill(false);
            // What may as well belong to this cue is no cue of its own.
            if start > 0 && goes_on(start, start) > LINKED {
                left[start - 1] = false;
            }
            if end < range.len() && goes_on(end, end - 1) > LINKED {
                left[end] = false;
            }
            let anchor = range.start + anchor;
            found.push(Candidate {
                start: range.start + start,
                end: range.start + end,
                anchor,
                odds,
            });
        }
    }
    found.sort_by_key(|c| c.start);
    found
}

/// Finds what each candidate may introduce.
pub fn proposals(scene: &Scene, candidates: &[Candidate], weights: &ChainWeights) -> Vec<Proposal> {
    let mut shared: Vec<Option<[i32; ARGUMENT_COLUMNS]>> = vec![None; scene.tokens.len()];
    let mut features = Vec::new();
    let (mut columns, mut forward) = (Vec::new(), Vec::new());
    let mut found = Vec::new();
    for &candidate in candidates {
        let range = window(scene, &candidate);
        let view = CandidateView::new(scene, candidate, candidates);
        columns.clear();
        for at in range.clone() {
            let mut sums = *shared[at].get_or_insert_with(|| {
                let mut sums = [0; ARGUMENT_COLUMNS];
                shared_features(scene, at, &mut features);
                for &feature in &features {
                    weights.table.add(feature, &mut sums);
                }
                sums
            });
            view.features(at, &mut features);
            for &feature in &features {
                weights.table.add(feature, &mut sums);
            }
            weights.scaled(&mut sums);
            let mut row: Columns = [0; 8];
            row[..ARGUMENT_COLUMNS].copy_from_slice(&sums);
            columns.push(row);
        }
        let closed = |at: usize| view.is_cue(range.start + at);
        let graph = &*ARGUMENT_GRAPH;
        graph.forward(&columns, &weights.biases, &closed, RESTS, &mut forward);
        let Some(last) = forward.last() else { continue };
        let logs = Logs::get();
        let with = (0..STATES.len()).filter(|s| ENDS_WITH_CONTENT >> s & 1 == 1);
        let with = with.fold(NEVER, |sum, s| logs.add(sum, last[s]));
        let without = (0..STATES.len()).filter(|s| ENDS_WITH_CONTENT >> s & 1 == 0);
        let without = without.fold(NEVER, |sum, s| logs.add(sum, last[s]));
        let path = graph.best(&columns, &weights.biases, &closed, RESTS, ENDS_WITH_CONTENT);
        let mut proposal = Proposal {
            candidate,
            odds: with - without,
            rank: 0,
            source: None,
            content: Vec::new(),
        };
        for (place, &state) in path.iter().enumerate() {
            let at = range.start + place;
            match STATES[usize::from(state)].label {
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
        if !proposal.content.is_empty() {
            found.push(proposal);
        }
    }
    found
}

/// Writes into each proposal how likely it is to be right as a whole.
pub fn rank_all(scene: &Scene, proposals: &mut [Proposal], weights: &ChainWeights) {
    let mut features = Vec::new();
    for proposal in proposals {
        proposal.rank = rank(scene, proposal, weights, &mut features);
    }
}

/// Keeps the best proposals that go together: no cue lies in another's content, and no word is
/// claimed twice.
pub fn decide(mut proposals: Vec<Proposal>, threshold: i32) -> Vec<Proposal> {
    proposals.retain(|p| p.rank >= threshold);
    proposals.sort_by_key(|p| (-p.rank, p.candidate.start));
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
        let pieces = proposal.content.into_iter().filter_map(|c| longest_free(c, &taken));
        proposal.content = pieces.collect();
        if proposal.content.is_empty() {
            continue;
        }
        for range in proposal.content.iter().chain([&cue]) {
            taken[range.clone()].fill(true);
        }
        kept.push(proposal);
    }
    kept.sort_by_key(|p| p.candidate.start);
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
