//! Learns the weights of a chain: AdaGrad on the likelihood of the gold paths, with features left
//! out at random, and the weights averaged over the later part of training.

use super::Dice;
use super::perceptron::quantise;
use sayso_engine::claim::model::chain::Graph;
use sayso_engine::claim::model::logs::UNIT;
use sayso_engine::claim::model::weights::ChainWeights;
use std::ops::Range;

/// A row of tokens with their features and their gold states.
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// The features of all tokens, one after the other.
    pub features: Vec<u32>,
    /// Where each token's features end.
    pub ends: Vec<u32>,
    /// The gold state of each token.
    pub gold: Vec<u8>,
    /// The tokens at which only resting states are allowed.
    pub closed: Range<usize>,
}

impl Example {
    /// Adds a token.
    pub fn push(&mut self, features: &[u32], state: u8) {
        self.features.extend_from_slice(features);
        self.ends.push(self.features.len() as u32);
        self.gold.push(state);
    }
}

/// How a chain is learned.
#[derive(Debug, Clone, Copy)]
pub struct ChainSettings {
    /// Rows of the table, as a power of two.
    pub bits: u32,
    /// Columns of the table.
    pub columns: usize,
    /// The states that a closed token may be in, as a bit set.
    pub rests: u16,
    /// How often all examples are seen.
    pub rounds: usize,
    /// The size of steps.
    pub rate: f32,
    /// The share of features left out.
    pub dropout: f32,
    /// How finely weights are kept, as a share of their usual size.
    pub grain: f32,
    /// Where the random choices start.
    pub seed: u64,
}

struct Learner<'g> {
    graph: &'g Graph,
    settings: ChainSettings,
    weights: Vec<f32>,
    squares: Vec<f32>,
    biases: Vec<f32>,
    bias_squares: Vec<f32>,
}

/// Learns a chain's weights.
pub fn learn_chain(graph: &Graph, examples: &[Example], settings: ChainSettings) -> ChainWeights {
    let size = settings.columns << settings.bits;
    let mut learner = Learner {
        graph,
        settings,
        weights: vec![0.0; size],
        squares: vec![1e-3; size],
        biases: vec![0.0; graph.edges.len()],
        bias_squares: vec![1e-3; graph.edges.len()],
    };
    let mut sums = vec![0.0f32; size];
    let mut bias_sums = vec![0.0f32; graph.edges.len()];
    let mut snapshots = 0;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice::new(settings.seed);
    let mut scratch = Scratch::default();
    let skip = (settings.rounds as f32 * 0.4) as usize;
    let parts = 5;
    for round in 0..settings.rounds {
        dice.shuffle(&mut order);
        for (number, &at) in order.iter().enumerate() {
            learner.step(&examples[at], &mut dice, &mut scratch);
            let cut = order.len().div_ceil(parts);
            if round >= skip && ((number + 1) % cut == 0 || number + 1 == order.len()) {
                sums.iter_mut().zip(&learner.weights).for_each(|(s, w)| *s += w);
                bias_sums.iter_mut().zip(&learner.biases).for_each(|(s, w)| *s += w);
                snapshots += 1;
            }
        }
    }
    let n = snapshots.max(1) as f32;
    sums.iter_mut().for_each(|s| *s /= n);
    let (table, step) = quantise(settings.bits, settings.columns, &sums, settings.grain);
    let scale = (f64::from(step) * f64::from(UNIT) * 65536.0).round() as i32;
    let biases = bias_sums.iter().map(|b| (b / n * UNIT as f32).round() as i32).collect();
    ChainWeights { table, scale, biases }
}

#[derive(Default)]
struct Scratch {
    kept: Vec<u32>,
    ends: Vec<u32>,
    factors: Vec<[f32; 8]>,
    alphas: Vec<[f32; 16]>,
    norms: Vec<f32>,
    wanted: Vec<[f32; 8]>,
}

impl Learner<'_> {
    fn step(&mut self, example: &Example, dice: &mut Dice, scratch: &mut Scratch) {
        let n = example.ends.len();
        if n == 0 {
            return;
        }
        let columns = self.settings.columns;
        let shift = 32 - self.settings.bits;
        let limit = (f64::from(self.settings.dropout) * f64::from(u32::MAX)) as u32;
        let boost = 1.0 / (1.0 - self.settings.dropout);
        scratch.kept.clear();
        scratch.ends.clear();
        scratch.factors.clear();
        let mut from = 0;
        for &end in &example.ends {
            let mut sums = [0.0f32; 8];
            for &feature in &example.features[from..end as usize] {
                if limit > 0 && dice.roll() < limit {
                    continue;
                }
                let first = (feature >> shift) as usize * columns;
                scratch.kept.push(first as u32);
                for (sum, w) in sums.iter_mut().zip(&self.weights[first..first + columns]) {
                    *sum += w;
                }
            }
            from = end as usize;
            scratch.ends.push(scratch.kept.len() as u32);
            let mut factors = [1.0f32; 8];
            for (factor, sum) in factors.iter_mut().zip(&sums[..columns]) {
                *factor = (sum * boost).clamp(-30.0, 30.0).exp();
            }
            scratch.factors.push(factors);
        }
        self.pass(example, scratch);
        let rate = self.settings.rate;
        let mut from = 0;
        for at in 0..n {
            let end = scratch.ends[at] as usize;
            let gradient = scratch.wanted[at].map(|g| g * boost);
            if gradient[..columns].iter().any(|g| g.abs() > 1e-3) {
                for &first in &scratch.kept[from..end] {
                    let row = first as usize..first as usize + columns;
                    let weights = &mut self.weights[row.clone()];
                    let squares = &mut self.squares[row];
                    for ((w, s), g) in weights.iter_mut().zip(squares).zip(&gradient) {
                        *s += g * g;
                        *w += rate * g / s.sqrt();
                    }
                }
            }
            from = end;
        }
    }

    /// Sums over all paths; leaves the gradient of every column in `scratch.wanted` and moves the
    /// biases.
    fn pass(&mut self, example: &Example, scratch: &mut Scratch) {
        let n = scratch.factors.len();
        let edges = &self.graph.edges;
        let bias: Vec<f32> = self.biases.iter().map(|b| b.exp()).collect();
        let rests = self.settings.rests;
        let open = |at: usize, to: u8| !example.closed.contains(&at) || rests >> to & 1 == 1;
        scratch.alphas.clear();
        scratch.norms.clear();
        let mut before = [0.0f32; 16];
        before[0] = 1.0;
        for at in 0..n {
            let factors = &scratch.factors[at];
            let mut now = [0.0f32; 16];
            for (edge, bias) in edges.iter().zip(&bias) {
                if open(at, edge.to) {
                    let [a, b] = edge.columns.map(usize::from);
                    now[usize::from(edge.to)] +=
                        before[usize::from(edge.from)] * factors[a] * factors[b] * bias;
                }
            }
            let norm: f32 = now.iter().sum::<f32>().max(1e-30);
            now.iter_mut().for_each(|a| *a /= norm);
            scratch.alphas.push(now);
            scratch.norms.push(norm);
            before = now;
        }
        scratch.wanted.clear();
        scratch.wanted.resize(n, [0.0; 8]);
        let mut bias_gradient = vec![0.0f32; edges.len()];
        let mut after = [1.0f32; 16];
        let mut total = [0.0f32; 16];
        for at in (0..n).rev() {
            let factors = &scratch.factors[at];
            let mut start = [0.0f32; 16];
            start[0] = 1.0;
            let before = if at > 0 { scratch.alphas[at - 1] } else { start };
            let gold_from = if at > 0 { example.gold[at - 1] } else { 0 };
            let gold_to = example.gold[at];
            total.fill(0.0);
            let end: f32 = if at + 1 == n { scratch.alphas[at].iter().sum() } else { 1.0 };
            for (place, (edge, bias)) in edges.iter().zip(&bias).enumerate() {
                let [a, b] = edge.columns.map(usize::from);
                let wanted = &mut scratch.wanted[at];
                if edge.from == gold_from && edge.to == gold_to {
                    wanted[a] += 1.0;
                    wanted[b] += 1.0;
                    bias_gradient[place] += 1.0;
                }
                if !open(at, edge.to) {
                    continue;
                }
                let weight = factors[a] * factors[b] * bias * after[usize::from(edge.to)]
                    / scratch.norms[at]
                    / end;
                total[usize::from(edge.from)] += weight;
                let share = before[usize::from(edge.from)] * weight;
                wanted[a] -= share;
                wanted[b] -= share;
                bias_gradient[place] -= share;
            }
            after = total;
        }
        for (place, g) in bias_gradient.iter().enumerate() {
            let square = &mut self.bias_squares[place];
            *square += g * g;
            self.biases[place] += self.settings.rate * g / square.sqrt();
        }
    }
}
