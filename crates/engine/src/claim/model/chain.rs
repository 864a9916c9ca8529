//! Labels in a row: sums over all paths and the best path through a small graph of states.

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

/// The states and steps of a chain. Every path begins in state 0 before the first token.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// How many states there are; at most 16.
    pub states: usize,
    /// The steps, ordered by the state after.
    pub edges: Vec<Edge>,
}

/// Scores of a token's columns; the last place stays zero for [`NONE`].
pub type Columns = [i32; 8];

/// The sums over all paths.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// For each token and state, the sum over the paths up to it.
    pub forward: Vec<[i32; 16]>,
    /// For each token and state, the sum over the paths after it.
    pub backward: Vec<[i32; 16]>,
}

impl Graph {
    fn score(&self, place: usize, columns: &Columns, biases: &[i32]) -> i32 {
        let [a, b] = self.edges[place].columns;
        columns[usize::from(a & 7)] + columns[usize::from(b & 7)] + biases[place]
    }

    /// Whether a step may be taken onto a token: one that is `closed` takes only those to states
    /// that earn nothing by themselves.
    fn open(edge: Edge, closed: bool, rests: u16) -> bool {
        !closed || rests >> edge.to & 1 == 1
    }

    /// The sums up to each token. `closed` tells of a token whether only the states of the bit set
    /// `rests` may be taken there.
    pub fn forward(
        &self,
        columns: &[Columns],
        biases: &[i32],
        closed: &dyn Fn(usize) -> bool,
        rests: u16,
        out: &mut Vec<[i32; 16]>,
    ) {
        let logs = Logs::get();
        out.clear();
        let mut before = [NEVER; 16];
        before[0] = 0;
        for (at, columns) in columns.iter().enumerate() {
            let closed = closed(at);
            let mut now = [NEVER; 16];
            for (place, &edge) in self.edges.iter().enumerate() {
                let start = before[usize::from(edge.from)];
                if start > NEVER / 2 && Graph::open(edge, closed, rests) {
                    let to = &mut now[usize::from(edge.to)];
                    *to = logs.add(*to, start + self.score(place, columns, biases));
                }
            }
            out.push(now);
            before = now;
        }
    }

    /// The sums after each token.
    pub fn backward(&self, columns: &[Columns], biases: &[i32], out: &mut Vec<[i32; 16]>) {
        let logs = Logs::get();
        out.clear();
        out.resize(columns.len(), [NEVER; 16]);
        if let Some(last) = out.last_mut() {
            last[..self.states].fill(0);
        }
        for at in (1..columns.len()).rev() {
            let mut before = [NEVER; 16];
            for (place, &edge) in self.edges.iter().enumerate() {
                let end = out[at][usize::from(edge.to)];
                let from = &mut before[usize::from(edge.from)];
                *from = logs.add(*from, end + self.score(place, &columns[at], biases));
            }
            out[at - 1] = before;
        }
    }

    /// The best path that ends in one of the states of the bit set `ends`.
    pub fn best(
        &self,
        columns: &[Columns],
        biases: &[i32],
        closed: &dyn Fn(usize) -> bool,
        rests: u16,
        ends: u16,
    ) -> Vec<u8> {
        let mut back: Vec<[u8; 16]> = Vec::with_capacity(columns.len());
        let mut before = [NEVER; 16];
        before[0] = 0;
        for (at, columns) in columns.iter().enumerate() {
            let closed = closed(at);
            let mut now = [NEVER; 16];
            let mut came = [0; 16];
            for (place, &edge) in self.edges.iter().enumerate() {
                let start = before[usize::from(edge.from)];
                if start > NEVER / 2 && Graph::open(edge, closed, rests) {
                    let sum = start + self.score(place, columns, biases);
                    let to = usize::from(edge.to);
                    if sum > now[to] {
                        now[to] = sum;
                        came[to] = edge.from;
                    }
                }
            }
            back.push(came);
            before = now;
        }
        let finals = (0..self.states).filter(|s| ends >> s & 1 == 1);
        let Some(last) = finals.reduce(|a, b| if before[b] > before[a] { b } else { a }) else {
            return Vec::new();
        };
        let mut state = last as u8;
        let mut path = vec![0; columns.len()];
        for at in (0..columns.len()).rev() {
            path[at] = state;
            state = back[at][usize::from(state)];
        }
        path
    }
}
