//! The network while it learns: the engine's ([`sayso_engine::claim::model::net`]) in floating
//! point, with what every answer says of every weight.
//!
//! All sums are taken in a fixed order, so the same data, settings and machine family give the same
//! bits.

mod arguments;
pub mod dense;
mod encoder;
mod export;
mod heads;
mod train;

pub use arguments::Case;
pub use export::Rest;
pub use heads::Sample;
pub use train::{NetSettings, Text};

use super::Dice;
use dense::Param;
use sayso_engine::claim::model::argument::{ARGUMENT_COLUMNS, ARGUMENT_GRAPH};
use sayso_engine::claim::model::net::WIDTH;
use sayso_engine::claim::model::net::arguments::PAIR;
use sayso_engine::claim::model::net::encoder::NEAR;
use sayso_engine::claim::model::net::heads::{ARCS, DISTANCES, HIDDEN, RELATIONS, TAGS};
use sayso_engine::claim::model::view::ROWS;

/// A matrix and what is added: row `i` of the weights is what input `i` gives to each output.
#[derive(Debug, Clone)]
struct Affine {
    weights: Param,
    biases: Param,
    /// The weights by output.
    columns: Vec<f32>,
}

/// The network.
#[derive(Debug, Clone)]
pub struct Net {
    strides: Vec<usize>,
    rows: Param,
    mixes: Vec<Affine>,
    tags: Affine,
    arc_word: Affine,
    arc_head: Affine,
    arc_root: Param,
    distances: Param,
    relation_word: Affine,
    relation_head: Affine,
    relation_out: Affine,
    cue_hidden: Affine,
    cue_out: Affine,
    pair_token: Affine,
    pair_cue: Affine,
    pair_rows: Param,
    pair_out: Affine,
    biases: Param,
}

/// Small weights by chance.
struct Chance(Dice);

impl Chance {
    fn param(&mut self, n: usize, size: f32) -> Param {
        Param::new(n, |_| (self.0.roll() as f32 / u32::MAX as f32 * 2.0 - 1.0) * size)
    }

    fn affine(&mut self, inputs: usize, outputs: usize, size: f32) -> Affine {
        let mut affine = Affine {
            weights: self.param(inputs * outputs, size * (3.0 / inputs as f32).sqrt()),
            biases: Param::new(outputs, |_| 0.0),
            columns: vec![0.0; inputs * outputs],
        };
        affine.turn();
        affine
    }
}

impl Net {
    /// A network that knows nothing but the first rows of its input, which are given.
    pub fn new(rows: usize, given: &[f32], settings: &NetSettings) -> Net {
        let mut chance = Chance(Dice::new(settings.seed + 77));
        let mut inputs = chance.param(rows * WIDTH, 0.15);
        inputs.w[..WIDTH].fill(0.0);
        inputs.w[WIDTH..WIDTH + given.len()].copy_from_slice(given);
        let layers = settings.strides.len();
        Net {
            strides: settings.strides.clone(),
            rows: inputs,
            mixes: (0..layers).map(|_| chance.affine(NEAR, WIDTH, 0.8)).collect(),
            tags: chance.affine(WIDTH, TAGS, 0.5),
            arc_word: chance.affine(WIDTH, ARCS, 0.5),
            arc_head: chance.affine(WIDTH, ARCS, 0.5),
            arc_root: chance.param(ARCS, 0.3),
            distances: Param::new(DISTANCES, |_| 0.0),
            relation_word: chance.affine(WIDTH, HIDDEN, 0.7),
            relation_head: chance.affine(WIDTH, HIDDEN, 0.7),
            relation_out: chance.affine(HIDDEN, RELATIONS, 1.0),
            cue_hidden: chance.affine(WIDTH, HIDDEN, 1.0),
            cue_out: chance.affine(HIDDEN, 3, 1.0),
            pair_token: chance.affine(WIDTH, PAIR, 0.5),
            pair_cue: chance.affine(WIDTH, PAIR, 0.5),
            pair_rows: chance.param(ROWS * PAIR, 0.15),
            pair_out: chance.affine(PAIR, ARGUMENT_COLUMNS, 1.0),
            biases: Param::new(ARGUMENT_GRAPH.edges.len(), |_| 0.0),
        }
    }
}
