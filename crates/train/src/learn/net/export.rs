//! From floating point to the whole numbers of the engine's file.

use super::{Affine, Net, WIDTH};
use sayso_engine::claim::model::file::HEAD;
use sayso_engine::claim::model::logs::UNIT;
use sayso_engine::claim::model::net::dense::FRACTION;
use sayso_engine::claim::model::net::input::{Entry, STAGES, Vocabulary};
use sayso_engine::claim::model::weights::RankWeights;

/// What goes into the file beside the network.
#[derive(Debug, Clone, Copy)]
pub struct Rest<'a> {
    /// How often stems were cues.
    pub rates: &'a [u8],
    /// The words the network knows.
    pub vocabulary: &'a Vocabulary,
    /// The ranks.
    pub ranks: &'a RankWeights,
    /// The least odds, in units.
    pub threshold: i32,
    /// How finely the rows are kept, as a share of their usual size.
    pub grain: f32,
    /// How finely the arguments' rows are kept, likewise.
    pub pair_grain: f32,
    /// How many grains make one where they are rounded once more; 1 where they are not.
    pub coarseness: f32,
}

fn usual(weights: &[f32]) -> f32 {
    let squares: f64 = weights.iter().map(|w| f64::from(*w).powi(2)).sum();
    (squares / weights.len().max(1) as f64).sqrt() as f32
}

fn code(weight: f32, step: f32) -> u8 {
    ((weight / step).round().clamp(-127.0, 127.0) as i8).cast_unsigned()
}

fn number(value: i32, out: &mut Vec<u8>) {
    out.extend(value.to_le_bytes());
}

fn units(value: f32) -> i32 {
    (value * UNIT as f32).round() as i32
}

/// Rows of codes that are all worth the same: one code `one` units, given in 256ths.
fn rows(weights: &[f32], grain: f32, one: f32, out: &mut Vec<u8>) {
    let step = (usual(weights) * grain).max(1e-6);
    number((step * one * 256.0).round() as i32, out);
    out.extend(weights.iter().map(|&w| code(w, step)));
}

impl Affine {
    /// The weights by output, each output with codes of its own worth, and the biases.
    fn write(&self, out: &mut Vec<u8>) {
        let outputs = self.biases.w.len();
        let column = |k: usize| self.weights.w.iter().skip(k).step_by(outputs).copied();
        let step = |k: usize| column(k).fold(1e-6f32, |most, w| most.max(w.abs())) / 127.0;
        for k in 0..outputs {
            out.extend(column(k).map(|w| code(w, step(k))));
        }
        for k in 0..outputs {
            number((step(k) * (1 << FRACTION) as f32).round() as i32, out);
        }
        self.biases.w.iter().for_each(|&b| number(units(b), out));
    }
}

impl Net {
    /// The model's file; see the engine's `claim/model/file.rs`.
    pub fn write(&self, rest: &Rest<'_>) -> Vec<u8> {
        let mut out = HEAD.to_vec();
        out.push(rest.rates.len().ilog2() as u8);
        out.extend(rest.rates);
        write_vocabulary(rest.vocabulary, &mut out);
        let step = (usual(&self.rows.w) * rest.grain).max(1e-6);
        let worth = (step * UNIT as f32 * (1 << FRACTION) as f32).round();
        number((worth * rest.coarseness).round() as i32, &mut out);
        let again = |code: u8| {
            let grains = f32::from(code.cast_signed());
            // Halves to the even side: always up, all rows together would grow.
            ((grains / rest.coarseness).round_ties_even() as i8).cast_unsigned()
        };
        let kept = &self.rows.w[..rest.vocabulary.rows() * WIDTH];
        out.extend(kept.iter().map(|&w| again(code(w, step))));
        out.push(self.mixes.len() as u8);
        for (mix, &stride) in self.mixes.iter().zip(&self.strides) {
            out.push(stride as u8);
            mix.write(&mut out);
        }
        self.tags.write(&mut out);
        self.arc_word.write(&mut out);
        self.arc_head.write(&mut out);
        rows(&self.arc_root.w, 0.05, UNIT as f32, &mut out);
        self.distances.w.iter().for_each(|&d| number(units(d), &mut out));
        for part in [
            &self.relation_word,
            &self.relation_head,
            &self.relation_out,
            &self.cue_hidden,
            &self.cue_out,
        ] {
            part.write(&mut out);
        }
        self.pair_token.write(&mut out);
        self.pair_cue.write(&mut out);
        rows(&self.pair_rows.w, rest.pair_grain, UNIT as f32, &mut out);
        self.pair_out.write(&mut out);
        out.push(self.biases.w.len() as u8);
        self.biases.w.iter().for_each(|&b| number(units(b), &mut out));
        write_ranks(rest.ranks, &mut out);
        number(rest.threshold, &mut out);
        out
    }
}

fn write_ranks(ranks: &RankWeights, out: &mut Vec<u8>) {
    out.push(ranks.codes.len().ilog2() as u8);
    out.extend(ranks.codes.iter().map(|&code| code.cast_unsigned()));
    number(ranks.worth, out);
    number(ranks.bias, out);
}

fn write_vocabulary(vocabulary: &Vocabulary, out: &mut Vec<u8>) {
    let words = vocabulary.words();
    number(words.len() as i32, out);
    let mut last = 0;
    for word in words {
        let step = word.key - last;
        last = word.key;
        for part in (0..4).rev() {
            let rest = step >> (7 * part);
            if rest > 0 || part == 0 {
                out.push((rest & 127) as u8 | if part > 0 { 128 } else { 0 });
            }
        }
    }
    for stage in 0..STAGES {
        out.extend(words.iter().map(|word| word.codes[stage]));
    }
    for eight in words.chunks(8) {
        let bit = |(at, word): (usize, &Entry)| u8::from(word.own > 0) << at;
        out.push(eight.iter().enumerate().map(bit).sum());
    }
}
