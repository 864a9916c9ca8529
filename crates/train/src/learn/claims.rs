//! Learns cues and arguments from the annotated attributions.

use super::chain::{ChainSettings, Example, learn_chain};
use super::prepared::{GoldClaim, Prepared};
use crate::corpus::Attribution;
use crate::scorer::jaccard;
use sayso_engine::claim::model::argument::{
    ARGUMENT_COLUMNS, ARGUMENT_GRAPH, Candidate, Label, RESTS, shared_features, step, window,
};
use sayso_engine::claim::model::cue::{CUE_COLUMNS, CUE_GRAPH, cue_features};
use sayso_engine::claim::model::find::{Proposal, candidates};
use sayso_engine::claim::model::rank::{RANK_GRAPH, rank_features};
use sayso_engine::claim::model::scene::Scene;
use sayso_engine::claim::model::view::CandidateView;
use sayso_engine::claim::model::weights::{ChainWeights, rate_of, rate_place};
use std::collections::BTreeSet;

/// How many places a list of rates has.
pub const RATE_PLACES: usize = 1 << 14;

/// How often stems are cues, and how often they are anything.
#[derive(Debug, Clone)]
pub struct RateCounts {
    counts: Vec<[u32; 2]>,
}

impl RateCounts {
    /// Counts in all articles.
    pub fn of<'a>(articles: impl IntoIterator<Item = &'a Prepared>) -> RateCounts {
        let mut counts = vec![[0; 2]; RATE_PLACES];
        for article in articles {
            for (place, cue) in occurrences(article) {
                counts[place][0] += u32::from(cue);
                counts[place][1] += 1;
            }
        }
        RateCounts { counts }
    }

    /// The classes.
    pub fn classes(&self) -> Vec<u8> {
        self.counts.iter().map(class).collect()
    }

    /// The classes as they were without one article.
    pub fn classes_without(&self, article: &Prepared) -> Vec<u8> {
        let mut counts = self.counts.clone();
        for (place, cue) in occurrences(article) {
            counts[place][0] -= u32::from(cue);
            counts[place][1] -= 1;
        }
        counts.iter().map(class).collect()
    }
}

fn occurrences(article: &Prepared) -> Vec<(usize, bool)> {
    let mut cues = vec![false; article.words.len()];
    for at in article.gold.iter().flat_map(|g| &g.cue) {
        cues[*at] = true;
    }
    article.words.iter().zip(cues).map(|(w, cue)| (rate_place(RATE_PLACES, w.stem), cue)).collect()
}

fn class(&[cues, all]: &[u32; 2]) -> u8 {
    if all == 0 {
        return 0;
    }
    if cues == 0 {
        return if all < 4 {
            1
        } else if all < 30 {
            2
        } else {
            3
        };
    }
    let share = (cues as f32) / (all as f32 + 1.0);
    4 + [0.01, 0.03, 0.08, 0.16, 0.28, 0.42, 0.62].iter().filter(|&&t| share > t).count() as u8
}

/// The document as the finders see it.
pub fn scene(article: &Prepared, rates: &[u8]) -> Scene {
    let rate = |stem| rate_of(rates, stem);
    let hints = article.hints.clone();
    Scene::new(&article.blocks, &article.analysis, &article.words, &article.syntax, hints, &rate)
}

/// An article with its scene.
#[derive(Debug)]
pub struct Staged<'a> {
    /// The article.
    pub article: &'a Prepared,
    /// Its scene.
    pub scene: Scene,
}

/// Learns the cues.
pub fn learn_cues(articles: &[&Staged<'_>], settings: ChainSettings) -> ChainWeights {
    let mut examples = Vec::new();
    let mut features = Vec::new();
    for Staged { article, scene } in articles {
        let mut states = vec![0u8; article.words.len()];
        for gold in &article.gold {
            for (number, &at) in gold.cue.iter().enumerate() {
                let goes_on = number > 0 && gold.cue[number - 1] + 1 == at;
                states[at] = if goes_on { 2 } else { 1 };
            }
        }
        for (range, _) in &scene.sentences {
            let mut example = Example::default();
            for at in range.clone() {
                cue_features(scene, at, &mut features);
                let begun = at > range.start && states[at - 1] > 0;
                let state = if states[at] == 2 && !begun { 1 } else { states[at] };
                example.push(&features, state);
            }
            examples.push(example);
        }
    }
    learn_chain(&CUE_GRAPH, &examples, ChainSettings { columns: CUE_COLUMNS, rests: 0, ..settings })
}

/// The gold attribution that a candidate's tokens are part of the cue of.
pub fn gold_of<'g>(candidate: &Candidate, gold: &'g [GoldClaim]) -> Option<&'g GoldClaim> {
    gold.iter().find(|g| g.cue.iter().any(|at| (candidate.start..candidate.end).contains(at)))
}

/// All candidates of an article, those that the finder misses included.
pub fn with_missed(scene: &Scene, found: &[Candidate], gold: &[GoldClaim]) -> Vec<Candidate> {
    let mut all = found.to_vec();
    for claim in gold {
        let covered = |c: &Candidate| claim.cue.iter().any(|at| (c.start..c.end).contains(at));
        if let Some(&start) = claim.cue.first().filter(|_| !found.iter().any(covered)) {
            let mut end = start + 1;
            while claim.cue.contains(&end) {
                end += 1;
            }
            let rate = |at: &usize| scene.tokens[*at].rate;
            let anchor = (start..end).reduce(|a, b| if rate(&b) >= rate(&a) { b } else { a });
            let anchor = anchor.unwrap_or(start);
            all.push(Candidate { start, end, anchor, odds: -700 });
        }
    }
    all.sort_by_key(|c| c.start);
    all
}

/// The gold states of a window; `None` if the content is not in it.
fn gold_states(
    gold: Option<&GoldClaim>,
    candidate: &Candidate,
    range: std::ops::Range<usize>,
) -> Option<Vec<u8>> {
    let mut labels = vec![Label::Outside; range.len()];
    if let Some(gold) = gold {
        let is_cue = |at: usize| (candidate.start..candidate.end).contains(&at);
        let mut mark = |places: &[usize], first: Label, further: Label, once: bool| {
            let mut marked = false;
            for at in places.iter().copied().filter(|at| range.contains(at) && !is_cue(*at)) {
                let goes_on = at > range.start
                    && [first, further].contains(&labels[at - 1 - range.start])
                    && !is_cue(at - 1);
                if once && marked && !goes_on {
                    break;
                }
                labels[at - range.start] = if goes_on { further } else { first };
                marked = true;
            }
            marked
        };
        mark(&gold.source, Label::SourceStart, Label::Source, true);
        if !mark(&gold.content, Label::ContentStart, Label::Content, false) {
            return None;
        }
    }
    let mut state = 0;
    let mut states = Vec::with_capacity(labels.len());
    for label in labels {
        state = step(state, label)?;
        states.push(state as u8);
    }
    Some(states)
}

/// Learns the arguments from candidates found by a finder that has not seen the article.
pub fn learn_arguments(
    articles: &[&(&Staged<'_>, Vec<Candidate>)],
    settings: ChainSettings,
) -> ChainWeights {
    let mut examples = Vec::new();
    let mut features = Vec::new();
    for (Staged { article, scene }, found) in articles {
        let all = with_missed(scene, found, &article.gold);
        for &candidate in &all {
            let range = window(scene, &candidate);
            let gold = gold_of(&candidate, &article.gold);
            let Some(states) = gold_states(gold, &candidate, range.clone()) else { continue };
            let view = CandidateView::new(scene, candidate, &all);
            let mut example = Example {
                closed: candidate.start - range.start..candidate.end - range.start,
                ..Example::default()
            };
            let mut own = Vec::new();
            for (at, &state) in range.zip(&states) {
                shared_features(scene, at, &mut features);
                view.features(at, &mut own);
                features.extend_from_slice(&own);
                example.push(&features, state);
            }
            examples.push(example);
        }
    }
    let settings = ChainSettings { columns: ARGUMENT_COLUMNS, rests: RESTS, ..settings };
    learn_chain(&ARGUMENT_GRAPH, &examples, settings)
}

/// The candidates of an article.
pub fn find_cues(staged: &Staged<'_>, weights: &ChainWeights) -> Vec<Candidate> {
    candidates(&staged.scene, weights)
}

/// Accepted proposals in the corpus's form.
pub fn attributions(article: &Prepared, accepted: &[Proposal]) -> Vec<Attribution> {
    let span = |range: &std::ops::Range<usize>| {
        let span = article.analysis.span_of(range.clone()).unwrap_or_default();
        (span.start(), span.end())
    };
    accepted
        .iter()
        .map(|p| Attribution {
            source: p.source.iter().map(span).collect(),
            cue: vec![span(&(p.candidate.start..p.candidate.end))],
            content: p.content.iter().map(span).collect(),
            ..Attribution::default()
        })
        .collect()
}

/// Learns how likely proposals are to be right as a whole, from those for articles that the
/// finders have not seen.
pub fn learn_ranks(
    articles: &[(&Staged<'_>, Vec<Proposal>)],
    settings: ChainSettings,
) -> ChainWeights {
    let mut examples = Vec::new();
    let mut features = Vec::new();
    for (Staged { article, scene }, proposals) in articles {
        for proposal in proposals {
            rank_features(scene, proposal, &mut features);
            let mut example = Example::default();
            example.push(&features, u8::from(is_right(article, proposal)));
            examples.push(example);
        }
    }
    learn_chain(&RANK_GRAPH, &examples, ChainSettings { columns: 1, rests: 0, ..settings })
}

/// Whether a proposal says of some annotated content who said it.
fn is_right(article: &Prepared, proposal: &Proposal) -> bool {
    let words = |places: &mut dyn Iterator<Item = usize>| -> BTreeSet<usize> {
        places.filter(|&at| article.analysis.tokens[at].is_word()).collect()
    };
    let content = words(&mut proposal.content.iter().cloned().flatten());
    let source = words(&mut proposal.source.iter().cloned().flatten());
    article.gold.iter().any(|gold| {
        let gold_content = words(&mut gold.content.iter().copied());
        let gold_source = words(&mut gold.source.iter().copied());
        !gold_content.is_empty()
            && jaccard(&content, &gold_content) >= 0.5
            && jaccard(&source, &gold_source) >= 0.5
    })
}
