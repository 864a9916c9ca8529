//! Products of whole numbers: what a network is made of.

use wide::{i16x8, i32x4};

/// The worth of a code is given in this many bits after the point.
pub const FRACTION: u32 = 20;

/// A matrix that makes `O` numbers of `I`. Weights are codes of one byte; what a code is worth
/// differs from output to output.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dense<const I: usize, const O: usize> {
    /// For each output, the weights of the inputs.
    pub codes: Vec<[i16; I]>,
    /// For each output, what a code is worth, with [`FRACTION`] bits after the point.
    pub worths: Vec<i32>,
    /// What is added to each output, in units.
    pub biases: Vec<i32>,
}

impl<const I: usize, const O: usize> Dense<I, O> {
    /// The product with `inputs`.
    #[inline]
    pub fn apply(&self, inputs: &[i16; I]) -> [i32; O] {
        let mut out = [0; O];
        let (fours, rest) = self.codes.as_chunks::<4>();
        let (sums, last) = out.as_chunks_mut::<4>();
        for (sums, codes) in sums.iter_mut().zip(fours) {
            *sums = dots(codes, inputs);
        }
        for (sum, codes) in last.iter_mut().zip(rest) {
            *sum = dot(codes, inputs);
        }
        for ((sum, &worth), &bias) in out.iter_mut().zip(&self.worths).zip(&self.biases) {
            *sum = bias.wrapping_add(((i64::from(*sum) * i64::from(worth)) >> FRACTION) as i32);
        }
        out
    }
}

/// Eight numbers of a row.
#[inline]
fn eight<const N: usize>(row: &[i16; N], at: usize) -> i16x8 {
    i16x8::from(std::array::from_fn::<i16, 8, _>(|k| row[at * 8 + k]))
}

/// Four products at once, so that the inputs are fetched once for all.
#[inline]
fn dots<const N: usize>(rows: &[[i16; N]; 4], inputs: &[i16; N]) -> [i32; 4] {
    let mut sums = [i32x4::ZERO; 4];
    for at in 0..N / 8 {
        let inputs = eight(inputs, at);
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum += eight(row, at).dot(inputs);
        }
    }
    sums.map(i32x4::reduce_add)
}

/// The sum of the products of two rows, whose length is a multiple of eight.
#[inline]
pub fn dot<const N: usize>(a: &[i16; N], b: &[i16; N]) -> i32 {
    const { assert!(N.is_multiple_of(8)) };
    let sums = (0..N / 8).fold(i32x4::ZERO, |sums, at| sums + eight(a, at).dot(eight(b, at)));
    sums.reduce_add()
}

/// Numbers as activations, cut off where they do not fit.
#[inline]
pub fn narrow<const N: usize>(numbers: &[i32; N]) -> [i16; N] {
    numbers.map(|n| n.clamp(-0x7fff, 0x7fff) as i16)
}

/// The same without those below zero.
#[inline]
pub fn rectify<const N: usize>(numbers: &[i32; N]) -> [i16; N] {
    numbers.map(|n| n.clamp(0, 0x7fff) as i16)
}
