//! Labels in a row: the best path through a small graph of states.

use super::logs::{Logs, NEVER};

/// No column.
pub const NONE: u8 = 7;

/// A step from one state to the next, and the columns whose scores it earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The state before.
    pub from: u8,
    /// The state after.
    pub to: u8,
    /// Columns of the token stepped onto; [`NONE`] for none.
    pub columns: [u8; 2],
}

impl Edge {
    /// What its columns earn.
    fn earns(&self, columns: &Columns) -> i32 {
        let [a, b] = self.columns;
        columns[usize::from(a & 7)] + columns[usize::from(b & 7)]
    }
}

/// The states and steps of a chain. Every path begins in state 0 before the first token.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// The steps between at most 16 states, ordered by the state after.
    pub edges: Vec<Edge>,
}

/// Scores of a token's columns; the last place stays zero for [`NONE`].
pub type Columns = [i32; 8];

/// The best path to each state.
#[derive(Debug, Clone)]
pub struct Paths {
    /// For each token and state, the state before.
    back: Vec<[u8; 16]>,
    /// What the best path to each state earns.
    pub scores: [i32; 16],
    /// The logarithm of what all paths to each state earn together.
    pub sums: [i32; 16],
}

impl Graph {
    /// The best paths and the sums of all. Onto the tokens of `closed` only steps to the states of the bit set `rests`
    /// are taken.
    #[inline(never)]
    pub fn paths(
        &self,
        columns: &[Columns],
        biases: &[i32],
        closed: std::ops::Range<usize>,
        rests: u16,
    ) -> Paths {
        let mut back: Vec<[u8; 16]> = Vec::with_capacity(columns.len());
        let logs = Logs::get();
        let mut before = [NEVER; 16];
        before[0] = 0;
        let mut sums_before = before;
        for (at, columns) in columns.iter().enumerate() {
            let open = if closed.contains(&at) { rests } else { u16::MAX };
            let mut now = [NEVER; 16];
            let mut sums = [NEVER; 16];
            let mut came = [0; 16];
            for (edge, bias) in self.edges.iter().zip(biases) {
                if open >> edge.to & 1 == 0 {
                    continue;
                }
                let earned = edge.earns(columns) + bias;
                let (from, to) = (usize::from(edge.from & 15), usize::from(edge.to & 15));
                sums[to] = logs.add(sums[to], sums_before[from] + earned);
                let score = before[from] + earned;
                if score > now[to] {
                    now[to] = score;
                    came[to] = edge.from;
                }
            }
            // In place: mapping an array is a call for each number in a small program.
            now.iter_mut().chain(&mut sums).for_each(reached);
            (before, sums_before) = (now, sums);
            back.push(came);
        }
        Paths { back, scores: before, sums: sums_before }
    }
}

/// What cannot be reached must stay so, however much a step earns.
fn reached(score: &mut i32) {
    if *score < NEVER / 2 {
        *score = NEVER;
    }
}

impl Paths {
    /// The best of the states of the bit set `ends`, if one can be reached.
    pub fn best_end(&self, ends: u16) -> Option<usize> {
        let reached = (0..16).filter(|&s| ends >> s & 1 == 1 && self.scores[s] > NEVER / 2);
        reached.reduce(|a, b| if self.scores[b] > self.scores[a] { b } else { a })
    }

    /// The states of the best path to a state.
    #[inline(never)]
    pub fn to(&self, end: usize) -> Vec<u8> {
        let mut state = end as u8;
        let mut path = vec![0; self.back.len()];
        for (place, back) in path.iter_mut().zip(&self.back).rev() {
            *place = state;
            state = back[usize::from(state & 15)];
        }
        path
    }
}
