//! Sources and contents: the loss of the best path.

use super::dense::{rectify, rectify_back};
use super::train::Noise;
use super::{Net, WIDTH};
use sayso_engine::claim::model::argument::{ARGUMENT_COLUMNS, ARGUMENT_GRAPH, RESTS};
use sayso_engine::claim::model::chain::{Edge, NONE};
use sayso_engine::claim::model::net::arguments::PAIR;
use sayso_engine::claim::model::view::{OWN_SLOTS, PAIR_SLOTS};
use std::ops::Range;

/// A candidate, the tokens of its window as seen from it, and what they are to it.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// The first token of the window, counted in the document.
    pub start: usize,
    /// The cue's anchor, counted in the document.
    pub anchor: usize,
    /// The cue's tokens, counted in the window.
    pub cue: Range<usize>,
    /// The rows of the candidate.
    pub own: [u32; OWN_SLOTS],
    /// The rows of each token of the window.
    pub pairs: Vec<[u32; PAIR_SLOTS]>,
    /// The state of each of them.
    pub gold: Vec<u8>,
}

/// The exponentials of a token's columns; the place of [`NONE`] is one.
type Factors = [f32; 8];

/// A case on the way there, as the way back needs it.
#[derive(Debug)]
struct Sight {
    /// The rows of each token that were not left out, a bit each.
    kept: Vec<u32>,
    /// What stands between each token and its columns.
    hidden: Vec<[f32; PAIR]>,
    /// The exponentials of each token's columns.
    factors: Vec<Factors>,
}

/// How often paths earn each column of each token, and take each edge in the whole window.
#[derive(Debug)]
struct Steps {
    columns: Vec<[f32; 8]>,
    edges: Vec<f32>,
}

impl Steps {
    fn none(tokens: usize) -> Steps {
        let edges = ARGUMENT_GRAPH.edges.len();
        Steps { columns: vec![[0.0; 8]; tokens], edges: vec![0.0; edges] }
    }
}

fn row(number: u32) -> Range<usize> {
    number as usize * PAIR..(number as usize + 1) * PAIR
}

fn earned(edge: &Edge, factors: &Factors) -> f32 {
    factors[usize::from(edge.columns[0] & NONE)] * factors[usize::from(edge.columns[1] & NONE)]
}

fn add(sums: &mut [f32; PAIR], row: &[f32]) {
    sums.iter_mut().zip(row).for_each(|(sum, more)| *sum += more);
}

impl Net {
    /// What a token gives to any candidate.
    pub(super) fn pair_token(&self, state: &[f32; WIDTH]) -> [f32; PAIR] {
        self.pair_token.apply(state)
    }

    /// A case on the way there.
    fn look(
        &self,
        case: &Case,
        states: &[[f32; WIDTH]],
        tokens: &[[f32; PAIR]],
        noise: &mut Noise<'_>,
    ) -> Sight {
        let mut own: [f32; PAIR] = self.pair_cue.apply(&states[case.anchor]);
        for &number in &case.own {
            add(&mut own, &self.pair_rows.w[row(number)]);
        }
        let n = case.pairs.len();
        let mut sight = Sight {
            kept: Vec::with_capacity(n),
            hidden: Vec::with_capacity(n),
            factors: Vec::with_capacity(n),
        };
        for (rows, token) in case.pairs.iter().zip(&tokens[case.start..]) {
            let mut sums = own;
            add(&mut sums, token);
            let mut bits = 0u32;
            for (slot, &number) in rows.iter().enumerate() {
                if !noise.drops_row() {
                    bits |= 1 << slot;
                    add(&mut sums, &self.pair_rows.w[row(number)]);
                }
            }
            sight.kept.push(bits);
            let mut numbers = rectify(sums);
            noise.drop(&mut numbers);
            let columns: [f32; ARGUMENT_COLUMNS] = self.pair_out.apply(&numbers);
            let mut all = [1.0; 8];
            all.iter_mut().zip(columns).for_each(|(f, c)| *f = c.clamp(-30.0, 30.0).exp());
            sight.factors.push(all);
            sight.hidden.push(numbers);
        }
        sight
    }

    /// The loss of a case; tells its tokens, its cue and all weights. `touched` takes the rows.
    pub(super) fn case(
        &mut self,
        case: &Case,
        states: &[[f32; WIDTH]],
        tokens: &[[f32; PAIR]],
        (told, tokens_told): (&mut [[f32; WIDTH]], &mut [[f32; PAIR]]),
        noise: &mut Noise<'_>,
        touched: &mut Vec<u32>,
    ) -> f32 {
        let Sight { kept, hidden, factors } = self.look(case, states, tokens, noise);
        let (all, expected) = self.steps(case, &factors);
        let (gold, wanted) = self.gold(case, &factors);
        let loss = all - gold;
        let edges = expected.edges.iter().zip(&wanted.edges);
        self.biases.g.iter_mut().zip(edges).for_each(|(g, (is, wanted))| *g += is - wanted);
        let mut own_told = [0.0f32; PAIR];
        for (at, (is, wanted)) in expected.columns.iter().zip(&wanted.columns).enumerate() {
            let columns_told: [f32; ARGUMENT_COLUMNS] = std::array::from_fn(|k| is[k] - wanted[k]);
            if columns_told.iter().all(|t| t.abs() < 1e-4) {
                continue;
            }
            let mut numbers_told = [0.0f32; PAIR];
            self.pair_out.back(&hidden[at], &columns_told, &mut numbers_told);
            numbers_told.iter_mut().for_each(|t| *t *= noise.boost());
            let sums_told = rectify_back(&hidden[at], &numbers_told);
            add(&mut own_told, &sums_told);
            add(&mut tokens_told[case.start + at], &sums_told);
            for (slot, &number) in case.pairs[at].iter().enumerate() {
                if kept[at] >> slot & 1 == 1 {
                    let gradient = &mut self.pair_rows.g[row(number)];
                    gradient.iter_mut().zip(&sums_told).for_each(|(g, t)| *g += t);
                    touched.push(number);
                }
            }
        }
        for &number in &case.own {
            let gradient = &mut self.pair_rows.g[row(number)];
            gradient.iter_mut().zip(&own_told).for_each(|(g, t)| *g += t);
            touched.push(number);
        }
        self.pair_cue.back(&states[case.anchor], &own_told, &mut told[case.anchor]);
        loss
    }

    pub(super) fn tokens_back(
        &mut self,
        states: &[[f32; WIDTH]],
        tokens_told: &[[f32; PAIR]],
        told: &mut [[f32; WIDTH]],
    ) {
        self.pair_token.learn(states, tokens_told);
        for (tokens_told, told) in tokens_told.iter().zip(told) {
            self.pair_token.hand_down(tokens_told, told);
        }
    }

    /// How much the gold path earns, and its steps.
    fn gold(&self, case: &Case, factors: &[Factors]) -> (f32, Steps) {
        let edges = &ARGUMENT_GRAPH.edges;
        let mut steps = Steps::none(factors.len());
        let mut earns = 0.0;
        let mut from = 0;
        for ((&to, factors), columns) in case.gold.iter().zip(factors).zip(&mut steps.columns) {
            let place = edges.iter().position(|edge| (edge.from, edge.to) == (from, to));
            let place = place.expect("gold paths follow the graph");
            earns += earned(&edges[place], factors).max(1e-30).ln() + self.biases.w[place];
            steps.edges[place] += 1.0;
            for column in edges[place].columns {
                columns[usize::from(column & NONE)] += 1.0;
            }
            from = to;
        }
        (earns, steps)
    }

    /// Sums over all paths through the graph: how much they earn together, and how often they take
    /// each step.
    fn steps(&self, case: &Case, factors: &[Factors]) -> (f32, Steps) {
        let edges = &ARGUMENT_GRAPH.edges;
        let bias: Vec<f32> = self.biases.w.iter().map(|b| b.exp()).collect();
        let open = |at: usize, to: u8| !case.cue.contains(&at) || RESTS >> to & 1 == 1;
        let mut first = [0.0f32; 16];
        first[0] = 1.0;
        let mut forward: Vec<[f32; 16]> = Vec::with_capacity(factors.len() + 1);
        forward.push(first);
        let mut norms = Vec::with_capacity(factors.len());
        let mut all = 0.0;
        for (at, factors) in factors.iter().enumerate() {
            let before = forward[at];
            let mut now = [0.0f32; 16];
            for (edge, bias) in edges.iter().zip(&bias).filter(|(edge, _)| open(at, edge.to)) {
                now[usize::from(edge.to)] +=
                    before[usize::from(edge.from)] * earned(edge, factors) * bias;
            }
            let norm: f32 = now.iter().sum::<f32>().max(1e-30);
            now.iter_mut().for_each(|a| *a /= norm);
            all += norm.ln();
            norms.push(norm);
            forward.push(now);
        }
        let mut steps = Steps::none(factors.len());
        let mut after = [1.0f32; 16];
        for at in (0..factors.len()).rev() {
            let before = forward[at];
            let columns = &mut steps.columns[at];
            let mut total = [0.0f32; 16];
            for (place, (edge, bias)) in edges.iter().zip(&bias).enumerate() {
                if open(at, edge.to) {
                    let weight = earned(edge, &factors[at]) * bias;
                    let rest = weight * after[usize::from(edge.to)] / norms[at];
                    total[usize::from(edge.from)] += rest;
                    let often = before[usize::from(edge.from)] * rest;
                    for column in edge.columns {
                        columns[usize::from(column & NONE)] += often;
                    }
                    steps.edges[place] += often;
                }
            }
            after = total;
        }
        (all, steps)
    }
}
