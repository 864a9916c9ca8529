//! The rows and the layers, forwards and backwards.

use super::dense::{rectify, rectify_back};
use super::train::Noise;
use super::{Net, WIDTH};
use sayso_engine::claim::model::net::encoder::NEAR;
use sayso_engine::claim::model::net::input::SLOTS;

/// What the way back needs of the way there.
#[derive(Debug)]
pub(super) struct Trace {
    /// The numbers of every token before each layer, and after the last.
    pub(super) states: Vec<Vec<[f32; WIDTH]>>,
    added: Vec<Vec<[f32; WIDTH]>>,
    kept: Vec<Vec<u16>>,
    masks: Vec<Vec<[f32; WIDTH]>>,
}

impl Trace {
    /// What came out.
    pub(super) fn out(&self) -> &[[f32; WIDTH]] {
        self.states.last().map_or(&[], |s| s)
    }
}

fn multiply(numbers: &mut [[f32; WIDTH]], masks: &[[f32; WIDTH]]) {
    for (numbers, mask) in numbers.iter_mut().zip(masks) {
        numbers.iter_mut().zip(mask).for_each(|(n, m)| *n *= m);
    }
}

/// The places of a token and its neighbours, from left to right.
fn neighbours(at: usize, n: usize, stride: usize) -> [Option<usize>; 3] {
    [0, 1, 2].map(|part| (at + part * stride).checked_sub(stride).filter(|&place| place < n))
}

fn near(states: &[[f32; WIDTH]], at: usize, stride: usize) -> [f32; NEAR] {
    let mut near = [0.0; NEAR];
    let places = neighbours(at, states.len(), stride);
    for (part, place) in near.chunks_exact_mut(WIDTH).zip(places) {
        if let Some(place) = place {
            part.copy_from_slice(&states[place]);
        }
    }
    near
}

impl Net {
    pub(super) fn encode(&self, rows: &[[u16; SLOTS]], noise: &mut Noise<'_>) -> Trace {
        let n = rows.len();
        let mut trace =
            Trace { states: Vec::new(), added: Vec::new(), kept: Vec::new(), masks: Vec::new() };
        let mut states = vec![[0.0f32; WIDTH]; n];
        for (state, rows) in states.iter_mut().zip(rows) {
            let kept: Vec<u16> =
                rows.iter().copied().filter(|&row| row > 0 && !noise.drops_row()).collect();
            for &row in &kept {
                let from = usize::from(row) * WIDTH;
                let row = &self.rows.w[from..from + WIDTH];
                state.iter_mut().zip(row).for_each(|(s, w)| *s += w);
            }
            trace.kept.push(kept);
        }
        let masks = noise.masks(n);
        multiply(&mut states, &masks);
        trace.masks.push(masks);
        trace.states.push(states);
        for (layer, &stride) in self.strides.iter().enumerate() {
            let before = &trace.states[layer];
            let added: Vec<[f32; WIDTH]> = (0..n)
                .map(|at| rectify(self.mixes[layer].apply(&near(before, at, stride))))
                .collect();
            let masks = noise.masks(n);
            let mut after = added.clone();
            multiply(&mut after, &masks);
            for (after, before) in after.iter_mut().zip(before) {
                after.iter_mut().zip(before).for_each(|(a, b)| *a += b);
            }
            trace.added.push(added);
            trace.masks.push(masks);
            trace.states.push(after);
        }
        trace
    }

    /// Tells all weights what the last states are told. `touched` takes the rows.
    pub(super) fn encode_back(
        &mut self,
        trace: &Trace,
        mut told: Vec<[f32; WIDTH]>,
        touched: &mut Vec<u16>,
    ) {
        let n = told.len();
        for (layer, &stride) in self.strides.clone().iter().enumerate().rev() {
            let before = &trace.states[layer];
            let mut below = told.clone();
            multiply(&mut told, &trace.masks[layer + 1]);
            let told_on: Vec<[f32; WIDTH]> =
                trace.added[layer].iter().zip(&told).map(|(a, t)| rectify_back(a, t)).collect();
            let inputs: Vec<[f32; NEAR]> = (0..n).map(|at| near(before, at, stride)).collect();
            self.mixes[layer].learn(&inputs, &told_on);
            for (at, told) in told_on.iter().enumerate() {
                let mut near_told = [0.0f32; NEAR];
                self.mixes[layer].hand_down(told, &mut near_told);
                let places = neighbours(at, n, stride);
                for (part, place) in near_told.chunks_exact(WIDTH).zip(places) {
                    if let Some(place) = place {
                        below[place].iter_mut().zip(part).for_each(|(b, t)| *b += t);
                    }
                }
            }
            told = below;
        }
        multiply(&mut told, &trace.masks[0]);
        for (told, kept) in told.iter().zip(&trace.kept) {
            for &row in kept {
                let from = usize::from(row) * WIDTH;
                let gradient = &mut self.rows.g[from..from + WIDTH];
                gradient.iter_mut().zip(told).for_each(|(g, t)| *g += t);
                touched.push(row);
            }
        }
    }
}
