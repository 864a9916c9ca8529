//! The document as seen from one candidate: the features that differ from cue to cue.

use super::argument::Candidate;
use super::hints::Hint;
use super::mix::{mix, mix3};
use super::parser::ROOT;
use super::relations::Relation;
use super::scene::{NO_QUOTE, Scene, reach};
use std::ops::Range;

/// What is known of a candidate before its tokens are looked at.
#[derive(Debug, Clone)]
pub struct CandidateView<'s> {
    scene: &'s Scene,
    candidate: Candidate,
    pivot: usize,
    frame: u32,
    after: u32,
    before: u32,
    gaps: (u32, u32),
    nearest: (u32, u32),
    branches: Vec<Branch>,
    sentence: Range<usize>,
    others: Vec<Candidate>,
    hint: Option<&'s Hint>,
}

/// The part of the sentence's tree that a token is in, as seen from the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Branch {
    code: u32,
    top: u32,
    depth: u32,
}

impl<'s> CandidateView<'s> {
    /// Looks at a candidate; `all` are all of the document's, in order.
    pub fn new(scene: &'s Scene, candidate: Candidate, all: &[Candidate]) -> CandidateView<'s> {
        let tokens = &scene.tokens;
        let s = tokens[candidate.start].sentence;
        let sentence = scene.sentences[s as usize].0.clone();
        let own = candidate.start..candidate.end;
        let pivot = candidate.anchor;
        let form = |at: usize| scene.near(at as isize, s).map_or(0, |t| t.word.form);
        let (gap_before, _, _, _) = super::cue::quote_surroundings(scene, candidate.start);
        let (_, _, gap_after, _) = super::cue::quote_surroundings(scene, candidate.end - 1);
        let inside = tokens[candidate.start].quote;
        let next = scene.next_quote[candidate.start];
        let after_quote = if inside == NO_QUOTE { next } else { next + 1 };
        // Candidates are in order, so those of the sentence stand together.
        let from = all.partition_point(|c| c.start < sentence.start);
        let to = all.partition_point(|c| c.start < sentence.end);
        let near = all[from..to].iter().filter(|c| c.start != candidate.start);
        CandidateView {
            pivot,
            frame: tokens[pivot].children
                & (1 << Relation::Subject as u32
                    | 1 << Relation::Passive as u32
                    | 1 << Relation::Clause as u32
                    | 1 << Relation::Infinitive as u32
                    | 1 << Relation::Object as u32),
            after: form(candidate.end),
            before: candidate.start.checked_sub(1).map_or(0, form),
            gaps: (gap_before, gap_after),
            nearest: (next.wrapping_sub(1), after_quote),
            branches: branches(scene, &sentence, pivot),
            hint: own
                .map(|at| scene.hinted[at][0])
                .find_map(|place| scene.hints.get(place as usize)),
            others: near.copied().collect(),
            scene,
            candidate,
            sentence,
        }
    }

    /// Whether a token is one of the cue's own.
    pub fn is_cue(&self, at: usize) -> bool {
        (self.candidate.start..self.candidate.end).contains(&at)
    }

    fn branch(&self, at: usize) -> Branch {
        let place = at.checked_sub(self.sentence.start);
        place.and_then(|p| self.branches.get(p)).copied().unwrap_or_default()
    }

    /// The features of a token as seen from this candidate.
    pub fn features(&self, at: usize, out: &mut Vec<u32>) {
        out.clear();
        let tokens = &self.scene.tokens;
        let (here, cue) = (tokens[at], tokens[self.pivot]);
        let (first, end) = (self.candidate.start, self.candidate.end);
        let same = here.sentence == cue.sentence;
        let (side, gap) = if at < first { (1, first - at) } else { (2, at + 1 - end.min(at + 1)) };
        let apart = (here.sentence.wrapping_sub(cue.sentence).wrapping_add(4)).min(9);
        let side = side | u32::from(!same) << 2;
        let distance = reach(gap);
        let t0 = here.tag.code();
        let near = |offset: isize| self.scene.near(at as isize + offset, here.sentence);
        let tag = |offset| near(offset).map_or(0, |t| t.tag.code());
        let form = |offset| near(offset).map_or(0, |t| t.word.form);
        let (cue_stem, cue_tag, cue_rate) = (cue.word.stem, cue.tag.code(), cue.rate);
        let put = &mut |template: u32, a: u32, b: u32| out.push(mix3(template + 3000, a, b));
        put(1, mix(side, distance), t0);
        put(2, mix(side, distance), cue_tag);
        put(3, mix(side, cue_stem), t0);
        put(4, mix(side, cue_stem), here.word.form);
        put(5, mix(side, t0), mix(cue_tag, tag(-1)));
        put(6, mix(side, t0), mix(cue_tag, tag(1)));
        put(7, mix(side, here.word.form), cue_tag);
        put(8, mix(side, form(-1)), here.word.form);
        put(9, mix(side, distance.min(3)), here.word.form);
        put(10, mix(side, cue_rate), mix(cue_tag, t0));
        put(11, mix(side, distance), self.after);
        put(12, mix(side, t0), self.after);
        put(13, mix(side, t0), self.before);
        put(14, mix(side, self.frame), mix(cue_tag, t0));
        put(15, mix(side, distance), mix(self.before, cue_stem));
        put(16, mix(side, distance), mix(self.after, cue_stem));
        let role = |at: usize| self.hint.map_or(20, |hint| hint.role(at));
        let evidence = self.hint.map_or(15, |hint| hint.evidence);
        let (mine, last, next) = (role(at), role(at.wrapping_sub(1)), role(at + 1));
        put(17, evidence, mix(mine, last));
        put(18, evidence, mix(mine, next));
        put(19, mix(mine, last), t0);
        put(70, mine, cue_stem);
        put(71, mine, mix(side, cue_rate));
        put(72, mix(mine, next), tag(1));
        put(73, self.scene.hinted_role(at), mix(mine, side));
        self.put_between(at, side, put);
        self.put_quotes(at, side, apart, put);
        if same {
            self.put_branches(at, side, put);
            self.put_others(at, side, put);
        }
    }

    fn put_between(&self, at: usize, side: u32, put: &mut impl FnMut(u32, u32, u32)) {
        let scene = self.scene;
        let here = scene.tokens[at];
        let between = if at < self.candidate.start {
            scene.between(at, self.candidate.start)
        } else {
            scene.between(self.candidate.end, at + 1)
        };
        let [commas, verbs, marks] = between.map(|n| n.min(3));
        let t0 = here.tag.code();
        put(20, mix(side, commas), mix(t0, here.rate));
        put(21, mix(side, verbs), mix(t0, commas));
        put(22, mix(side, marks), mix(t0, u32::from(here.quote != NO_QUOTE)));
        put(23, mix(side, commas), mix(verbs, marks));
    }

    fn put_quotes(&self, at: usize, side: u32, apart: u32, put: &mut impl FnMut(u32, u32, u32)) {
        let scene = self.scene;
        let here = scene.tokens[at];
        let cue = scene.tokens[self.pivot];
        let inside = here.quote != NO_QUOTE;
        let which = if !inside {
            0
        } else if here.quote == cue.quote {
            1
        } else if here.quote == self.nearest.0 {
            2
        } else if here.quote == self.nearest.1 {
            3
        } else if at < self.candidate.start {
            4
        } else {
            5
        };
        let cue_inside = u32::from(cue.quote != NO_QUOTE);
        let (gap_before, gap_after) = (self.gaps.0.min(6), self.gaps.1.min(6));
        let edge = scene.quotes.get(here.quote as usize).map_or(0, |q| {
            1 + u32::from(q.start as usize == at) + 2 * u32::from(q.end as usize == at + 1)
        });
        let block = |t: usize| scene.sentences[scene.tokens[t].sentence as usize].1;
        let (mine, its) = (block(at), block(self.pivot));
        let blocks = if mine >= its { (mine - its).min(3) } else { 3 + (its - mine).min(3) } as u32;
        let opens_block = scene.quotes.get(here.quote as usize).is_some_and(|q| {
            let start = q.start as usize;
            start == 0 || block(start - 1) != block(start)
        });
        let t0 = here.tag.code();
        let geometry = mix3(which, gap_before, gap_after);
        put(30, geometry, edge);
        put(31, mix(geometry, cue_inside), apart);
        put(32, geometry, mix(edge, self.after));
        put(33, mix(which, edge), mix(cue.word.stem, side));
        put(34, mix(which, t0), mix(side, gap_before.min(2)));
        put(35, mix(which, apart), mix(edge, blocks));
        put(36, mix(which, u32::from(opens_block)), mix(blocks, edge));
        put(37, mix(apart, side), mix(u32::from(inside), cue_inside));
        let prior = at.checked_sub(1).map(|p| scene.tokens[p]);
        put(
            38,
            mix(which, side),
            prior.map_or(0, |p| mix(p.tag.code(), u32::from(p.quote != NO_QUOTE))),
        );
        put(39, geometry, mix(cue.rate, t0));
    }

    fn put_branches(&self, at: usize, side: u32, put: &mut impl FnMut(u32, u32, u32)) {
        let tokens = &self.scene.tokens;
        let (here, cue) = (tokens[at], tokens[self.pivot]);
        let branch = self.branch(at);
        let before = at.checked_sub(1).map_or(Branch::default(), |p| self.branch(p));
        let after = self.branch(at + 1);
        let top = tokens.get(branch.top as usize);
        let t0 = here.tag.code();
        put(40, branch.code, t0);
        put(41, branch.code, mix(side, branch.depth.min(3)));
        put(42, branch.code, before.code);
        put(43, branch.code, after.code);
        put(44, branch.code, cue.word.stem);
        put(45, branch.code, mix(cue.tag.code(), cue.rate));
        put(46, branch.code, top.map_or(0, |t| t.word.stem));
        put(47, branch.code, top.map_or(0, |t| t.tag.code()));
        put(48, mix(branch.code, self.frame), t0);
        let turns = u32::from(before.top != branch.top) | u32::from(after.top != branch.top) << 1;
        put(49, mix(branch.code, turns), mix(t0, cue.tag.code()));
        put(50, mix(branch.code, here.relation.code()), branch.depth.min(3));
        put(51, mix(branch.code, self.after), turns);
    }

    fn put_others(&self, at: usize, side: u32, put: &mut impl FnMut(u32, u32, u32)) {
        let (first, end) = (self.candidate.start, self.candidate.end);
        let strength = |c: &Candidate| 1 + (c.odds.clamp(-768, 768) + 768) as u32 / 512;
        let mut between = 0;
        let mut number = 0;
        let mut own = 0;
        let mut beyond = 0;
        for other in &self.others {
            if other.start == at {
                own = strength(other);
            }
            let lies_between = (other.start > at && other.start < first)
                || (other.start >= end && other.start < at);
            if lies_between {
                between = between.max(strength(other));
                number += 1;
            } else {
                beyond = beyond.max(strength(other));
            }
        }
        let t0 = self.scene.tokens[at].tag.code();
        put(60, mix(side, between), mix(number.min(2), t0));
        put(61, mix(side, own), t0);
        put(
            62,
            mix(side, between),
            mix(beyond, (self.candidate.odds.clamp(-1024, 1024) + 1024) as u32 / 512),
        );
        put(63, mix(side, own), self.branch(at).code);
    }
}

/// For every token of the sentence, the part of the tree it is in as seen from `pivot`.
fn branches(scene: &Scene, sentence: &Range<usize>, pivot: usize) -> Vec<Branch> {
    let n = sentence.len();
    let mut height = vec![u32::MAX; n];
    let mut above = pivot;
    let mut level = 0;
    while sentence.contains(&above) && height[above - sentence.start] == u32::MAX {
        height[above - sentence.start] = level;
        level += 1;
        above = scene.tokens[above].head as usize;
    }
    let mut found: Vec<Option<Branch>> = vec![None; n];
    let mut trail = Vec::new();
    for at in 0..n {
        trail.clear();
        let mut now = at;
        let end = loop {
            if let Some(branch) = found[now] {
                break branch;
            }
            let here = scene.tokens[sentence.start + now];
            let up = height[now];
            if up != u32::MAX {
                // On the way from the cue to the root.
                let code = mix3(1, up.min(3), here.relation.code());
                break Branch { code, top: (sentence.start + now) as u32, depth: 0 };
            }
            trail.push(now);
            let head = here.head as usize;
            if here.head == ROOT || !sentence.contains(&head) || trail.len() > n {
                break Branch { code: mix3(2, level.min(3), 0), top: ROOT, depth: 0 };
            }
            if height[head - sentence.start] != u32::MAX {
                let up = height[head - sentence.start].min(3);
                let side = u32::from(sentence.start + now > pivot)
                    | u32::from(sentence.start + now > head) << 1;
                let code = mix3(mix(3, side), up, here.relation.code());
                trail.pop();
                let branch = Branch { code, top: (sentence.start + now) as u32, depth: 0 };
                found[now] = Some(branch);
                break branch;
            }
            now = head - sentence.start;
        };
        if found[now].is_none() {
            found[now] = Some(end);
        }
        let mut branch = end;
        while let Some(place) = trail.pop() {
            if found[place].is_none() {
                branch.depth += 1;
                found[place] = Some(branch);
            }
        }
    }
    found.into_iter().map(Option::unwrap_or_default).collect()
}
