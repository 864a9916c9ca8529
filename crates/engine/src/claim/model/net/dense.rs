//! Products of whole numbers: what a network is made of.

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
        let rows = self.codes.iter().zip(&self.worths).zip(&self.biases);
        for (out, ((codes, &worth), &bias)) in out.iter_mut().zip(rows) {
            let sum = dot(codes, inputs);
            *out = bias.wrapping_add(((i64::from(sum) * i64::from(worth)) >> FRACTION) as i32);
        }
        out
    }
}

/// The sum of the products of two rows.
#[inline]
pub fn dot<const N: usize>(a: &[i16; N], b: &[i16; N]) -> i32 {
    a.iter().zip(b).fold(0i32, |sum, (&a, &b)| sum.wrapping_add(i32::from(a) * i32::from(b)))
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
