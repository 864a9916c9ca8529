//! All that was learned, in one place.

use super::syntax::SyntaxTables;
use super::table::Table;
use super::tagger::FormClasses;

/// A chain's weights: a table, how much one step of it is worth, and a bias for every step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainWeights {
    /// The weights of features.
    pub table: Table,
    /// What one step of the table is worth, in 65,536ths of a unit.
    pub scale: i32,
    /// The biases of the graph's edges, in units.
    pub biases: Vec<i32>,
}

impl ChainWeights {
    /// Turns the table's sums into units.
    pub fn scaled(&self, sums: &mut [i32]) {
        for sum in sums {
            *sum = ((i64::from(*sum) * i64::from(self.scale)) >> 16) as i32;
        }
    }
}

/// All that was learned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// Which tags forms have had.
    pub classes: FormClasses,
    /// Parts of speech.
    pub tagger: Table,
    /// Moves of the parser.
    pub parser: Table,
    /// Relations.
    pub relations: Table,
    /// How often words were cues: a class for every value of a stem's first bits.
    pub rates: Vec<u8>,
    /// Cues.
    pub cues: ChainWeights,
    /// Sources and contents.
    pub arguments: ChainWeights,
    /// What a proposal looks like as a whole.
    pub ranks: ChainWeights,
    /// The least odds, in units, at which an attribution is kept.
    pub threshold: i32,
}

impl Model {
    /// The tables of the first steps.
    pub fn syntax(&self) -> SyntaxTables<'_> {
        SyntaxTables {
            classes: &self.classes,
            tagger: &self.tagger,
            parser: &self.parser,
            relations: &self.relations,
        }
    }

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
