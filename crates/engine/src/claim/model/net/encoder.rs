//! Reads every token among its neighbours.

use super::WIDTH;
use super::dense::{Dense, rectify};

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
        let before = states.to_vec();
        let mut near = [0i16; NEAR];
        for (at, state) in states.iter_mut().enumerate() {
            for (part, near) in near.chunks_exact_mut(WIDTH).enumerate() {
                let place = (at + part * self.stride).checked_sub(self.stride);
                match place.and_then(|place| before.get(place)) {
                    Some(neighbour) => near.copy_from_slice(neighbour),
                    None => near.fill(0),
                }
            }
            let added = rectify(&self.mix.apply(&near));
            for (number, more) in state.iter_mut().zip(added) {
                *number = number.saturating_add(more);
            }
        }
    }
}
