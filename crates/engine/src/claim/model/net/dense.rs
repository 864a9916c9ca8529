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
    /// The product with `inputs`. A function of its own for each size: in one piece with its callers
    /// it would be the greater part of the program, and browsers would take long to compile it.
    #[inline(never)]
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

/// A row in pieces of eight.
#[inline]
fn eights<const N: usize>(row: &[i16; N]) -> &[[i16; 8]] {
    const { assert!(N.is_multiple_of(8)) };
    row.as_chunks().0
}

/// Four products at once, so that the inputs are fetched once for all.
#[inline]
fn dots<const N: usize>(rows: &[[i16; N]; 4], inputs: &[i16; N]) -> [i32; 4] {
    let [a, b, c, d] = rows.each_ref().map(eights);
    let mut sums = [i32x4::ZERO; 4];
    for ((((inputs, a), b), c), d) in eights(inputs).iter().zip(a).zip(b).zip(c).zip(d) {
        let inputs = i16x8::from(*inputs);
        sums[0] += i16x8::from(*a).dot(inputs);
        sums[1] += i16x8::from(*b).dot(inputs);
        sums[2] += i16x8::from(*c).dot(inputs);
        sums[3] += i16x8::from(*d).dot(inputs);
    }
    sums.map(i32x4::reduce_add)
}

/// The sum of the products of two rows, whose length is a multiple of eight.
#[inline]
pub fn dot<const N: usize>(a: &[i16; N], b: &[i16; N]) -> i32 {
    let products = eights(a).iter().zip(eights(b));
    let sums =
        products.fold(i32x4::ZERO, |sums, (&a, &b)| sums + i16x8::from(a).dot(i16x8::from(b)));
    sums.reduce_add()
}

/// Numbers as activations, cut off where they do not fit.
#[inline(never)]
pub fn narrow<const N: usize>(numbers: &[i32; N]) -> [i16; N] {
    within(numbers, -0x7fff)
}

/// The same without those below zero.
#[inline(never)]
pub fn rectify<const N: usize>(numbers: &[i32; N]) -> [i16; N] {
    within(numbers, 0)
}

/// A loop, since mapping an array makes code for each of its places.
#[inline]
fn within<const N: usize>(numbers: &[i32; N], least: i32) -> [i16; N] {
    let mut out = [0; N];
    for (out, &number) in out.iter_mut().zip(numbers) {
        *out = number.clamp(least, 0x7fff) as i16;
    }
    out
}
