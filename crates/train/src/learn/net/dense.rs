//! Small dense algebra with a fixed order of operations.

use super::Affine;
use std::ops::Range;

/// Weights with what training remembers of each.
#[derive(Debug, Clone)]
pub struct Param {
    /// The weights.
    pub w: Vec<f32>,
    /// What the loss says of each: its gradient.
    pub g: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Param {
    /// `n` weights that a function of the place gives.
    pub fn new(n: usize, init: impl FnMut(usize) -> f32) -> Param {
        Param {
            w: (0..n).map(init).collect(),
            g: vec![0.0; n],
            mean: vec![0.0; n],
            square: vec![0.0; n],
        }
    }

    /// A step of Adam (Kingma and Ba, 2015; without its correction of the first steps, which are
    /// small anyhow) over the weights of a range; the gradients are spent.
    pub fn step(&mut self, range: Range<usize>, rate: f32) {
        let (w, g) = (&mut self.w[range.clone()], &mut self.g[range.clone()]);
        let (mean, square) = (&mut self.mean[range.clone()], &mut self.square[range]);
        for k in 0..w.len() {
            mean[k] += 0.1 * (g[k] - mean[k]);
            square[k] += 0.002 * (g[k] * g[k] - square[k]);
            w[k] -= rate * mean[k] / (square[k].sqrt() + 1e-6);
            g[k] = 0.0;
        }
    }

    /// A step over all weights.
    pub fn step_all(&mut self, rate: f32) {
        self.step(0..self.w.len(), rate);
    }
}

impl Affine {
    /// What some inputs give.
    pub(super) fn apply<const O: usize>(&self, inputs: &[f32]) -> [f32; O] {
        let mut out = [0.0; O];
        out.copy_from_slice(&self.biases.w);
        for (&x, row) in inputs.iter().zip(self.weights.w.chunks_exact(O)) {
            if x != 0.0 {
                for (out, w) in out.iter_mut().zip(row) {
                    *out += x * w;
                }
            }
        }
        out
    }

    /// Backwards: adds what the weights and the inputs are told by what the outputs are told.
    pub(super) fn back<const I: usize, const O: usize>(
        &mut self,
        inputs: &[f32; I],
        told: &[f32; O],
        inputs_told: &mut [f32; I],
    ) {
        self.learn(std::slice::from_ref(inputs), std::slice::from_ref(told));
        self.hand_down(told, inputs_told);
    }

    /// Adds what the weights are told.
    pub(super) fn learn<const I: usize, const O: usize>(
        &mut self,
        inputs: &[[f32; I]],
        told: &[[f32; O]],
    ) {
        for told in told {
            self.biases.g.iter_mut().zip(told).for_each(|(g, t)| *g += t);
        }
        let (rows, _) = self.weights.g.as_chunks_mut::<O>();
        for (i, row) in rows.iter_mut().enumerate() {
            // The sums stay at hand while all tokens pass by.
            let mut sums = *row;
            for (inputs, told) in inputs.iter().zip(told) {
                let x = inputs[i];
                for k in 0..O {
                    sums[k] += x * told[k];
                }
            }
            *row = sums;
        }
    }

    /// Adds what the inputs are told.
    pub(super) fn hand_down<const I: usize, const O: usize>(
        &self,
        told: &[f32; O],
        inputs_told: &mut [f32; I],
    ) {
        let mut sums = *inputs_told;
        let (columns, _) = self.columns.as_chunks::<I>();
        for (&t, column) in told.iter().zip(columns) {
            if t != 0.0 {
                for k in 0..I {
                    sums[k] += t * column[k];
                }
            }
        }
        *inputs_told = sums;
    }

    pub(super) fn step(&mut self, rate: f32) {
        self.weights.step_all(rate);
        self.biases.step_all(rate);
        self.turn();
    }

    /// Writes down the weights by output, which the way backwards needs side by side.
    pub(super) fn turn(&mut self) {
        let outputs = self.biases.w.len();
        let inputs = self.weights.w.len() / outputs;
        for (at, row) in self.weights.w.chunks_exact(outputs).enumerate() {
            for (k, &w) in row.iter().enumerate() {
                self.columns[k * inputs + at] = w;
            }
        }
    }
}

/// The sum of products, in eight sums that are added up last.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in left.zip(right) {
        for k in 0..8 {
            sums[k] += a[k] * b[k];
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// Logits as shares of one.
pub fn softmax(logits: &[f32]) -> Vec<f32> {
    let top = logits.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = logits.iter().map(|l| (l - top).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|p| p / sum).collect()
}

/// The loss of a choice among logits, and what it tells them.
pub fn choice<const N: usize>(logits: &[f32; N], gold: usize) -> (f32, [f32; N]) {
    let shares = softmax(logits);
    let mut told = [0.0; N];
    told.copy_from_slice(&shares);
    told[gold] -= 1.0;
    (-shares[gold].max(1e-9).ln(), told)
}

/// Without what is below zero.
pub fn rectify<const N: usize>(numbers: [f32; N]) -> [f32; N] {
    numbers.map(|n| n.max(0.0))
}

/// What is told to rectified numbers, told to them before.
pub fn rectify_back<const N: usize>(rectified: &[f32; N], told: &[f32; N]) -> [f32; N] {
    std::array::from_fn(|k| if rectified[k] > 0.0 { told[k] } else { 0.0 })
}
