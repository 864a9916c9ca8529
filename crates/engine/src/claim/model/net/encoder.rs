//! Reads every token among its neighbours.

use super::WIDTH;
use super::dense::{Dense, add, rectify};

/// How many numbers a token and its two neighbours have together.
pub const NEAR: usize = 3 * WIDTH;

/// A layer: what it makes of a token and two of its neighbours is added to the token, where it is
/// above zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// How far away the neighbours are.
    pub stride: usize,
    /// What is made of the neighbour on the left, the token, the neighbour on the right.
    pub mix: Dense<NEAR, WIDTH>,
}

impl Layer {
    /// Adds the layer's answer to a sentence's tokens.
    #[inline(never)]
    pub fn apply(&self, states: &mut [[i16; WIDTH]]) {
        let mut near = vec![[0i16; NEAR]; states.len()];
        for (at, near) in near.iter_mut().enumerate() {
            for (part, near) in near.chunks_exact_mut(WIDTH).enumerate() {
                let place = (at + part * self.stride).checked_sub(self.stride);
                if let Some(neighbour) = place.and_then(|place| states.get(place)) {
                    near.copy_from_slice(neighbour);
                }
            }
        }
        for (state, more) in states.iter_mut().zip(self.mix.apply_all(&near)) {
            add(state, &rectify(&more));
        }
    }
}
