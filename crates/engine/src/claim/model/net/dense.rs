//! Matrices and rows of whole numbers: what a network is made of. What takes the time stands in the crate
//! `sayso-products`.

use sayso_products::{BLOCK, four_rows, row};

pub use sayso_products::FRACTION;

/// A matrix that makes `O` numbers of `I`. Weights are codes of one byte; what a code is worth
/// differs from output to output.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dense<const I: usize, const O: usize> {
    /// For every eight outputs, and in them for the first four and the last, the codes of inputs 0
    /// and 1 for each of the four, then those of 2 and 3, and so on: so a pair of inputs meets four
    /// outputs in one step. Outputs that are missing to eight have zeros.
    codes: Vec<[i16; 8]>,
    /// For each output, what a code is worth, with [`FRACTION`] bits after the point, and what is
    /// added, in units.
    scales: Vec<[i32; 2]>,
}

impl<const I: usize, const O: usize> Dense<I, O> {
    /// A matrix whose outputs have the weights `rows`. A code is worth `worths`, with [`FRACTION`]
    /// bits after the point; `biases`, in units, are added.
    pub fn new(rows: &[[i8; I]], worths: &[i32], biases: &[i32]) -> Dense<I, O> {
        const { assert!(I.is_multiple_of(2)) };
        let code = |output: usize, input: usize| {
            rows.get(output).map_or(0, |row: &[i8; I]| i16::from(row[input]))
        };
        let codes = (0..O.div_ceil(BLOCK) * 2)
            .flat_map(|four| (0..I / 2).map(move |pair| (4 * four, 2 * pair)))
            .map(|(output, input)| std::array::from_fn(|k| code(output + k / 2, input + k % 2)));
        let scales = worths.iter().zip(biases).map(|(&worth, &bias)| [worth, bias]);
        Dense { codes: codes.collect(), scales: scales.collect() }
    }

    /// The product with `inputs`.
    pub fn apply(&self, inputs: &[i16; I]) -> [i32; O] {
        let mut out = [0; O];
        row(&self.codes, inputs, &self.scales, &mut out);
        out
    }

    /// The product with each of several inputs. Four go together, so that weights are fetched once
    /// for them: a network's weights are more than the fastest memory holds.
    pub fn apply_all(&self, inputs: &[[i16; I]]) -> Vec<[i32; O]> {
        let mut out = vec![[0; O]; inputs.len()];
        let (fours, rest) = inputs.as_chunks::<4>();
        let (fours_out, rest_out) = out.as_chunks_mut::<4>();
        for (inputs, [x, y, z, w]) in fours.iter().zip(fours_out) {
            let [a, b, c, d] = inputs;
            four_rows(&self.codes, [a, b, c, d], &self.scales, [x, y, z, w]);
        }
        rest.iter().zip(rest_out).for_each(|(inputs, out)| *out = self.apply(inputs));
        out
    }
}

/// The sums of the products of a row, whose length is a multiple of eight, with each of several.
pub fn dots<const N: usize>(row: &[i16; N], others: &[[i16; N]], out: &mut [i32]) {
    const { assert!(N.is_multiple_of(8)) };
    sayso_products::dots(row, others.as_flattened(), out);
}

/// The sums of rows, place by place, cut off where they do not fit, without those below zero.
pub fn sum_and_rectify<const N: usize>(rows: &[&[i16]]) -> [i16; N] {
    const { assert!(N.is_multiple_of(8)) };
    let mut out = [0; N];
    sayso_products::sum_and_rectify(rows, &mut out);
    out
}

/// Adds a row to another, place by place, cut off where the sum does not fit.
pub fn add<const N: usize>(row: &mut [i16; N], more: &[i16; N]) {
    const { assert!(N.is_multiple_of(8)) };
    sayso_products::add(row, more);
}

/// Numbers as activations, cut off where they do not fit.
pub fn narrow<const N: usize>(numbers: &[i32; N]) -> [i16; N] {
    within(numbers, -0x7fff)
}

/// The same without those below zero.
pub fn rectify<const N: usize>(numbers: &[i32; N]) -> [i16; N] {
    within(numbers, 0)
}

fn within<const N: usize>(numbers: &[i32; N], least: i16) -> [i16; N] {
    const { assert!(N.is_multiple_of(8)) };
    let mut out = [0; N];
    sayso_products::narrow(numbers, least, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `apply`, one weight at a time.
    fn plainly<const I: usize, const O: usize>(
        rows: &[[i8; I]],
        worths: &[i32],
        biases: &[i32],
        inputs: &[i16; I],
    ) -> [i32; O] {
        std::array::from_fn(|o| {
            let sum: i64 =
                rows[o].iter().zip(inputs).map(|(&w, &x)| i64::from(w) * i64::from(x)).sum();
            biases[o] + ((sum * i64::from(worths[o])) >> FRACTION) as i32
        })
    }

    #[test]
    fn one_at_a_time_and_four_at_a_time_give_what_the_plain_sum_gives() {
        let mut state = 7u32;
        let mut roll = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as i16
        };
        // Fewer outputs than a block, and no multiple of one.
        let rows: Vec<[i8; 48]> = (0..11).map(|_| [0; 48].map(|_: i8| roll() as i8)).collect();
        let worths: Vec<i32> = (0..11).map(|_| 5000 + i32::from(roll())).collect();
        let biases: Vec<i32> = (0..11).map(|_| i32::from(roll())).collect();
        let dense: Dense<48, 11> = Dense::new(&rows, &worths, &biases);
        let inputs: Vec<[i16; 48]> = (0..7).map(|_| [0; 48].map(|_: i16| roll() / 8)).collect();
        let wanted: Vec<[i32; 11]> =
            inputs.iter().map(|i| plainly(&rows, &worths, &biases, i)).collect();
        assert_eq!(dense.apply_all(&inputs), wanted);
        assert_eq!(inputs.iter().map(|i| dense.apply(i)).collect::<Vec<_>>(), wanted);
    }
}
