//! The model's file: all weights as small integers, in one piece.
//!
//! After the head (`SAYSO`, a version) come the rates, the vocabulary (keys as differences, then
//! codes, then who has a row), the rows of the input, the layers, the heads, the arguments, the
//! ranks and the threshold. Numbers of more than one byte begin with the least. Sizes that the
//! engine fixes are not repeated; lists of free length begin with it.

use super::net::arguments::Arguments;
use super::net::dense::Dense;
use super::net::encoder::Layer;
use super::net::heads::{ARCS, Arcs, Cues, DISTANCES, Relations};
use super::net::input::{Inputs, Ownership, STAGES, Vocabulary};
use super::net::{Network, WIDTH};
use super::view::ROWS;
use super::weights::{Model, RankWeights};
use bytemuck::cast_slice;

/// What a file of this version begins with.
pub const HEAD: &[u8] = b"SAYSO\x02";

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, n: usize) -> Option<&'b [u8]> {
        let (front, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(front)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|b| b[0])
    }

    fn number(&mut self) -> Option<i32> {
        self.take(4)?.try_into().ok().map(i32::from_le_bytes)
    }

    fn numbers(&mut self, n: usize) -> Option<Vec<i32>> {
        (0..n).map(|_| self.number()).collect()
    }

    fn codes<const N: usize>(&mut self) -> Option<[i8; N]> {
        let bytes: [u8; N] = self.take(N)?.try_into().ok()?;
        Some(bytes.map(u8::cast_signed))
    }

    fn dense<const I: usize, const O: usize>(&mut self) -> Option<Dense<I, O>> {
        let rows: Option<Vec<[i8; I]>> = (0..O).map(|_| self.codes()).collect();
        Some(Dense::new(&rows?, &self.numbers(O)?, &self.numbers(O)?))
    }

    /// Rows of units that are all worth the same.
    fn units<const N: usize>(&mut self, rows: usize) -> Option<Vec<[i16; N]>> {
        let worth = self.number()?;
        let unit = |code: i8| ((i32::from(code) * worth) >> 8).clamp(-0x7fff, 0x7fff) as i16;
        (0..rows).map(|_| self.codes().map(|row| row.map(unit))).collect()
    }

    fn vocabulary(&mut self) -> Option<Vocabulary> {
        let n = usize::try_from(self.number()?).ok().filter(|&n| n <= 1 << 20)?;
        let mut keys = Vec::with_capacity(n);
        let mut key = 0u32;
        for _ in 0..n {
            let mut step = 0u32;
            loop {
                let byte = self.byte()?;
                step = step.checked_mul(128)? | u32::from(byte & 127);
                if byte < 128 {
                    break;
                }
            }
            key = key.checked_add(step).filter(|key| key >> 24 == 0)?;
            keys.push(key);
        }
        let columns: Option<Vec<&[u8]>> = (0..STAGES).map(|_| self.take(n)).collect();
        let columns = columns?;
        let owns = self.take(n.div_ceil(8))?;
        Some(Vocabulary::new(keys.into_iter().enumerate().map(|(at, key)| {
            let own = owns[at / 8] >> (at % 8) & 1 == 1;
            let ownership = if own { Ownership::Own } else { Ownership::Shared };
            (key, std::array::from_fn(|stage| columns[stage][at]), ownership)
        })))
    }

    fn layer(&mut self) -> Option<Layer> {
        Some(Layer { stride: usize::from(self.byte()?), mix: self.dense()? })
    }

    fn network(&mut self) -> Option<Network> {
        let vocabulary = self.vocabulary()?;
        let worth = self.number()?;
        let rows = self.take(vocabulary.rows() * WIDTH)?;
        let rows = cast_slice::<u8, i8>(rows).as_chunks().0.to_vec();
        let layers = self.byte()?;
        let layers: Option<Vec<Layer>> = (0..layers).map(|_| self.layer()).collect();
        Some(Network {
            vocabulary,
            inputs: Inputs { rows, worth },
            layers: layers?,
            tags: self.dense()?,
            arcs: Arcs {
                word: self.dense()?,
                head: self.dense()?,
                root: self.units::<ARCS>(1)?.first()?.to_vec(),
                distances: self.numbers(DISTANCES)?,
            },
            relations: Relations { word: self.dense()?, head: self.dense()?, out: self.dense()? },
            cues: Cues { hidden: self.dense()?, out: self.dense()? },
            arguments: Arguments {
                token: self.dense()?,
                cue: self.dense()?,
                rows: self.units(ROWS)?,
                out: self.dense()?,
                biases: {
                    let n = self.byte()?;
                    self.numbers(usize::from(n))?
                },
            },
        })
    }

    fn ranks(&mut self) -> Option<RankWeights> {
        let bits = self.byte().filter(|bits| (1..24).contains(bits))?;
        let codes = cast_slice(self.take(1 << bits)?).to_vec();
        Some(RankWeights { codes, worth: self.number()?, bias: self.number()? })
    }
}

impl Model {
    /// Reads a model file; `None` if the bytes are none of this version.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let mut reader = Reader(bytes.strip_prefix(HEAD)?);
        let bits = reader.byte().filter(|&bits| bits < 24)?;
        let model = Model {
            rates: reader.take(1 << bits)?.to_vec(),
            network: reader.network()?,
            ranks: reader.ranks()?,
            threshold: reader.number()?,
        };
        reader.0.is_empty().then_some(model)
    }
}
