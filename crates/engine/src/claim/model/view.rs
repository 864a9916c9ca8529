//! The document as seen from one candidate: what differs from cue to cue, as rows of a table.

use super::argument::Candidate;
use super::hints::Hint;
use super::relation::{ROOT, Relation};
use super::scene::{NO_QUOTE, Scene, reach};
use std::ops::Range;

/// What a cue may govern, for its frame.
const FRAME: [Relation; 5] = [
    Relation::Subject,
    Relation::Passive,
    Relation::Clause,
    Relation::Infinitive,
    Relation::Object,
];

/// Where the rows of each kind begin. First those of candidates.
const GAPS: u32 = 32;
const EVIDENCE: u32 = GAPS + 49;
// Then those of tokens as seen from a candidate.
const DISTANCES: u32 = EVIDENCE + 16;
const BETWEEN: u32 = DISTANCES + 34;
const QUOTES: u32 = BETWEEN + 64;
const BLOCKS: u32 = QUOTES + 96;
const BRANCHES: u32 = BLOCKS + 10;
const TURNS: u32 = BRANCHES + Branch::CODES;
const BACK: u32 = TURNS + 17;
const FORTH: u32 = BACK + 121;
const OTHERS: u32 = FORTH + 121;
/// How many rows there are.
pub const ROWS: usize = OTHERS as usize + 40;

/// How many rows a candidate has.
pub const OWN_SLOTS: usize = 3;
/// How many rows a token has as seen from a candidate.
pub const PAIR_SLOTS: usize = 9;

/// What is known of a candidate before its tokens are looked at.
#[derive(Debug, Clone)]
pub struct CandidateView<'s> {
    scene: &'s Scene,
    candidate: Candidate,
    pivot: usize,
    frame: u32,
    gaps: [u32; 2],
    nearest: (u32, u32),
    branches: Vec<Branch>,
    sentence: Range<usize>,
    others: Vec<Candidate>,
    hint: Option<&'s Hint>,
}

/// The part of the sentence's tree that a token is in, as seen from the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Branch {
    /// Below [`Branch::CODES`]; 0 for other sentences.
    code: u32,
    top: u32,
    depth: u32,
}

impl Branch {
    const RELATIONS: u32 = Relation::ALL.len() as u32;
    /// On the way from the cue to the root.
    const ABOVE: u32 = 1;
    /// In another tree of the sentence.
    const APART: u32 = Branch::ABOVE + 4 * Branch::RELATIONS;
    /// Beside that way, by where, how far up and how it hangs there.
    const BESIDE: u32 = Branch::APART + 4;
    const CODES: u32 = Branch::BESIDE + 16 * Branch::RELATIONS;
}

impl<'s> CandidateView<'s> {
    /// Looks at a candidate; `all` are all of the document's, in order.
    #[inline(never)]
    pub fn new(scene: &'s Scene, candidate: Candidate, all: &[Candidate]) -> CandidateView<'s> {
        let tokens = &scene.tokens;
        let s = tokens[candidate.start].sentence;
        let sentence = scene.sentences[s as usize].0.clone();
        let own = candidate.start..candidate.end;
        let pivot = candidate.anchor;
        let before = scene.quote_gaps(candidate.start)[0];
        let after = scene.quote_gaps(candidate.end - 1)[1];
        let inside = tokens[candidate.start].quote;
        let next = scene.next_quote[candidate.start];
        let after_quote = if inside == NO_QUOTE { next } else { next + 1 };
        // Candidates are in order, so those of the sentence stand together.
        let from = all.partition_point(|c| c.start < sentence.start);
        let to = all.partition_point(|c| c.start < sentence.end);
        let near = all[from..to].iter().filter(|c| c.start != candidate.start);
        CandidateView {
            pivot,
            frame: FRAME
                .iter()
                .enumerate()
                .fold(0, |bits, (k, &r)| bits | (tokens[pivot].children >> r as u32 & 1) << k),
            gaps: [before.min(6), after.min(6)],
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

    fn branch(&self, at: usize) -> Branch {
        let place = at.checked_sub(self.sentence.start);
        place.and_then(|p| self.branches.get(p)).copied().unwrap_or_default()
    }

    /// The rows of the candidate itself.
    pub fn own_rows(&self) -> [u32; OWN_SLOTS] {
        let evidence = self.hint.map_or(15, |hint| hint.evidence.min(14));
        [self.frame, GAPS + self.gaps[0] * 7 + self.gaps[1], EVIDENCE + evidence]
    }

    /// The rows of a token as seen from the candidate.
    #[inline(never)]
    pub fn rows(&self, at: usize) -> [u32; PAIR_SLOTS] {
        let scene = self.scene;
        let (here, cue) = (scene.tokens[at], scene.tokens[self.pivot]);
        let (first, end) = (self.candidate.start, self.candidate.end);
        let same = here.sentence == cue.sentence;
        let distance = if !same {
            24 + here.sentence.wrapping_sub(cue.sentence).wrapping_add(4).min(9)
        } else if at < first {
            reach(first - at)
        } else {
            12 + reach((at + 1).saturating_sub(end))
        };
        let between =
            if at < first { scene.between(at, first) } else { scene.between(end, at + 1) };
        let [commas, verbs, marks] = between.map(|n| n.min(3));
        let role = |at: usize| self.hint.map_or(0, |hint| 1 + hint.role(at).min(9));
        let mine = role(at);
        let (branch, turns) = if same { self.turns(at) } else { (0, 0) };
        [
            DISTANCES + distance,
            BETWEEN + commas * 16 + verbs * 4 + marks,
            QUOTES + self.quotes(at),
            BLOCKS + self.blocks(at) * 2 + u32::from(same && at >= first),
            BRANCHES + branch,
            TURNS + turns,
            BACK + mine * 11 + role(at.wrapping_sub(1)),
            FORTH + mine * 11 + role(at + 1),
            OTHERS + if same { self.rivals(at) } else { 0 },
        ]
    }

    /// The branch a token is in, and whether it is at its edge and how deep.
    fn turns(&self, at: usize) -> (u32, u32) {
        let branch = self.branch(at);
        let before = at.checked_sub(1).map_or(Branch::default(), |p| self.branch(p));
        let after = self.branch(at + 1);
        let turns = u32::from(before.top != branch.top) | u32::from(after.top != branch.top) << 1;
        (branch.code, 1 + turns * 4 + branch.depth.min(3))
    }

    /// Which quotation a token is in as seen from the cue, and where in it.
    fn quotes(&self, at: usize) -> u32 {
        let scene = self.scene;
        let (here, cue) = (scene.tokens[at], scene.tokens[self.pivot]);
        let which = if here.quote == NO_QUOTE {
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
        let quote = scene.quotes.get(here.quote as usize);
        let edge = quote.map_or(0, |q| {
            u32::from(q.start as usize == at) + 2 * u32::from(q.end as usize == at + 1)
        });
        let opens_block = quote.is_some_and(|q| {
            let start = q.start as usize;
            start == 0 || self.block(start - 1) != self.block(start)
        });
        which * 16 + edge * 4 + u32::from(opens_block) * 2 + u32::from(cue.quote != NO_QUOTE)
    }

    fn block(&self, at: usize) -> usize {
        self.scene.sentences[self.scene.tokens[at].sentence as usize].1
    }

    /// How many blocks lie between a token and the cue, in classes below 5.
    fn blocks(&self, at: usize) -> u32 {
        let (mine, its) = (self.block(at), self.block(self.pivot));
        let far = mine.abs_diff(its).min(2) as u32;
        if mine >= its { far } else { 2 + far }
    }

    /// The other candidates on the way from the cue to a token, and at it.
    fn rivals(&self, at: usize) -> u32 {
        let (first, end) = (self.candidate.start, self.candidate.end);
        let strength = |c: &Candidate| 1 + (c.odds.clamp(-768, 767) + 768) as u32 / 512;
        let (mut between, mut own, mut beyond) = (0, 0, 0);
        for other in &self.others {
            if other.start == at {
                own = strength(other);
            }
            let lies_between = (other.start > at && other.start < first)
                || (other.start >= end && other.start < at);
            let place = if lies_between { &mut between } else { &mut beyond };
            *place = strength(other).max(*place);
        }
        between * 4 + own + if beyond > 2 { 20 } else { 0 }
    }
}

/// For every token of the sentence, the part of the tree it is in as seen from `pivot`.
#[inline(never)]
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
                let code = Branch::ABOVE + up.min(3) * Branch::RELATIONS + here.relation as u32;
                break Branch { code, top: (sentence.start + now) as u32, depth: 0 };
            }
            trail.push(now);
            let head = here.head as usize;
            if here.head == ROOT || !sentence.contains(&head) || trail.len() > n {
                break Branch { code: Branch::APART + level.min(3), top: ROOT, depth: 0 };
            }
            if height[head - sentence.start] != u32::MAX {
                let up = height[head - sentence.start].min(3);
                let side = u32::from(sentence.start + now > pivot)
                    | u32::from(sentence.start + now > head) << 1;
                let code =
                    Branch::BESIDE + (side * 4 + up) * Branch::RELATIONS + here.relation as u32;
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
