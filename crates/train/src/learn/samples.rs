//! Articles as the network learns from them.

use super::net::{Case, Sample};
use super::prepared::{GoldClaim, Prepared};
use super::vectors::WordCodes;
use sayso_engine::claim::model::argument::{Candidate, Label, step, window};
use sayso_engine::claim::model::mix::mix;
use sayso_engine::claim::model::net::input::{NO_CODE, Ownership, STAGES, Vocabulary};
use sayso_engine::claim::model::net::read::{Page, rows};
use sayso_engine::claim::model::relation::ROOT;
use sayso_engine::claim::model::scene::Scene;
use sayso_engine::claim::model::syntax::{pieces, seen_tags};
use sayso_engine::claim::model::tag::Tag;
use sayso_engine::claim::model::view::CandidateView;
use std::collections::BTreeMap;
use std::ops::Range;

/// The words that have codes, and those seen often, which also have rows of their own.
pub fn vocabulary(codes: &WordCodes, articles: &[Prepared], often: u32) -> Vocabulary {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for word in articles.iter().flat_map(|a| &a.words) {
        *counts.entry(word.form).or_default() += 1;
    }
    let mut words: BTreeMap<u32, ([u8; STAGES], Ownership)> = BTreeMap::new();
    for (&form, &codes) in &codes.of_form {
        words.entry(Vocabulary::key(form)).or_insert((codes, Ownership::Shared));
    }
    for (&form, _) in counts.iter().filter(|(_, n)| **n >= often) {
        let entry = words.entry(Vocabulary::key(form));
        entry.or_insert(([NO_CODE; STAGES], Ownership::Own)).1 = Ownership::Own;
    }
    Vocabulary::new(words.into_iter().map(|(key, (codes, own))| (key, codes, own)))
}

impl Prepared {
    /// The article as the network sees it first.
    pub fn page(&self) -> Page<'_> {
        Page {
            text: &self.text,
            blocks: &self.blocks,
            analysis: &self.analysis,
            words: &self.words,
            hints: &self.hints,
        }
    }
}

/// The sentences of an article, with what is known of their words. `rate` gives the class of a
/// stem.
pub fn sentences(
    article: &Prepared,
    vocabulary: &Vocabulary,
    rate: &dyn Fn(u32) -> u32,
) -> Vec<Sample> {
    let rows = rows(&article.page(), vocabulary, rate);
    let marks = seen_tags(&article.text, &article.analysis);
    let mut cues = vec![0u8; rows.len()];
    for gold in &article.gold {
        for (number, &at) in gold.cue.iter().enumerate() {
            let goes_on = number > 0 && gold.cue[number - 1] + 1 == at;
            cues[at] = if goes_on { 2 } else { 1 };
        }
    }
    let reference = &article.reference;
    let sample = |(range, _): (Range<usize>, usize)| {
        let word = |at: usize| marks[at].is_none() && !reference.tags.is_empty();
        let tag = |at: usize| {
            let tag = reference.tags.get(at).copied().flatten().filter(|_| word(at))?;
            ((tag as usize) < Tag::LEARNED).then_some(tag as u8)
        };
        let head = |at: usize| {
            let head = reference.heads.get(at).copied().flatten().filter(|_| word(at))?;
            let relation = reference.relations[at]?;
            if head == ROOT {
                return Some((ROOT, relation));
            }
            let inside = range.contains(&(head as usize));
            inside.then(|| (head - range.start as u32, relation))
        };
        Sample {
            rows: rows[range.clone()].to_vec(),
            tags: range.clone().map(tag).collect(),
            heads: range.clone().map(head).collect(),
            cues: cues[range.clone()].to_vec(),
        }
    };
    pieces(&article.analysis).into_iter().map(sample).collect()
}

/// The gold attribution that a candidate's tokens are part of the cue of.
fn gold_of<'g>(candidate: &Candidate, gold: &'g [GoldClaim]) -> Option<&'g GoldClaim> {
    gold.iter().find(|g| g.cue.iter().any(|at| (candidate.start..candidate.end).contains(at)))
}

/// All candidates of an article, those that the network misses included.
fn with_missed(scene: &Scene, found: &[Candidate], gold: &[GoldClaim]) -> Vec<Candidate> {
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
    range: Range<usize>,
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

/// The candidates of an article as the network learns from them.
pub fn cases(scene: &Scene, found: &[Candidate], gold: &[GoldClaim]) -> Vec<Case> {
    let all = with_missed(scene, found, gold);
    let case = |&candidate: &Candidate| {
        let range = window(scene, &candidate);
        let gold = gold_states(gold_of(&candidate, gold), &candidate, range.clone())?;
        let view = CandidateView::new(scene, candidate, &all);
        Some(Case {
            start: range.start,
            anchor: candidate.anchor,
            cue: candidate.start - range.start..candidate.end - range.start,
            own: view.own_rows(),
            pairs: range.map(|at| view.rows(at)).collect(),
            gold,
        })
    };
    all.iter().filter_map(case).collect()
}

/// A seed for what is left out by chance, one for each part of the articles.
pub fn part_seed(seed: u64, part: usize) -> u64 {
    u64::from(mix(seed as u32, part as u32))
}
