//! All that was learned, in one place.

use super::net::Network;

/// All that was learned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// How often words were cues: a class for every value of a stem's hash.
    pub rates: Vec<u8>,
    /// Reads sentences.
    pub network: Network,
    /// What a proposal looks like as a whole.
    pub ranks: RankWeights,
    /// The least odds, in units, at which an attribution is kept.
    pub threshold: i32,
}

/// Weights of the hashed features of whole proposals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankWeights {
    /// A code for each value of the hash's first bits; a power of two of them.
    pub codes: Vec<i8>,
    /// What a code is worth, in 65,536ths of a unit.
    pub worth: i32,
    /// The odds of a proposal without features, in units.
    pub bias: i32,
}

impl RankWeights {
    /// The place of a feature.
    pub fn place(&self, feature: u32) -> usize {
        (feature >> (32 - self.codes.len().max(2).ilog2())) as usize
    }

    /// The odds of some features, in units.
    pub fn odds(&self, features: &[u32]) -> i32 {
        let code = |&f: &u32| self.codes.get(self.place(f)).copied().map_or(0, i64::from);
        let sum: i64 = features.iter().map(code).sum();
        self.bias + ((sum * i64::from(self.worth)) >> 16) as i32
    }
}

impl Model {
    /// The class of a stem by how often it was a cue.
    pub fn rate(&self, stem: u32) -> u32 {
        rate_of(&self.rates, stem)
    }
}

/// The place of a stem in a list of rates, which has a power of two of places.
pub fn rate_place(places: usize, stem: u32) -> usize {
    super::mix::mix(stem, 77) as usize & places.saturating_sub(1)
}

/// The class of a stem.
pub fn rate_of(rates: &[u8], stem: u32) -> u32 {
    rates.get(rate_place(rates.len(), stem)).copied().map_or(0, u32::from)
}
