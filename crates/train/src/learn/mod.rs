//! Learns the engine's weights.

pub mod claims;
pub mod evaluate;
pub mod net;
pub mod pipeline;
pub mod prepared;
pub mod ranks;
pub mod samples;
pub mod settings;
pub mod vectors;

use std::fmt;

/// Numbers that look random and are the same on every run.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number.
    pub fn roll(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.roll()) * n as u64) >> 32) as usize
    }

    /// Brings a list into another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// A share of right answers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Accuracy {
    /// Right answers.
    pub right: usize,
    /// All answers.
    pub all: usize,
}

impl Accuracy {
    /// Counts an answer.
    pub fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }
}

impl fmt::Display for Accuracy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} % of {}", 100.0 * self.right as f64 / self.all.max(1) as f64, self.all)
    }
}
