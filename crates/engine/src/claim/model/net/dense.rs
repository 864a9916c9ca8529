//! Products of whole numbers: what a network is made of.
//!
//! The loops are written out for vectors of eight numbers and do not wait for the compiler to find
//! them: it is told to keep the program small, since a browser compiles it anew at every visit.

use bytemuck::cast;
use wide::{i16x8, i32x4, i32x8};

/// The worth of a code is given in this many bits after the point.
pub const FRACTION: u32 = 20;

/// How many outputs are reckoned at once.
const BLOCK: usize = 8;

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
        let blocks = self.codes.chunks_exact(I).zip(self.scales.chunks(BLOCK));
        for (out, (codes, scales)) in out.chunks_mut(BLOCK).zip(blocks) {
            let (front, back) = codes.split_at(I / 2);
            scale(&cast(meet(front, back, inputs.as_chunks().0)), scales, out);
        }
        out
    }

    /// The product with each of several inputs. Four go together, so that weights are fetched once
    /// for them: a network's weights are more than the fastest memory holds.
    pub fn apply_all(&self, inputs: &[[i16; I]]) -> Vec<[i32; O]> {
        let mut out = vec![[0; O]; inputs.len()];
        let (fours, rest) = inputs.as_chunks::<4>();
        let (fours_out, rest_out) = out.as_chunks_mut::<4>();
        for (inputs, [x, y, z, w]) in fours.iter().zip(fours_out) {
            let inputs = inputs.each_ref().map(|inputs| inputs.as_chunks().0);
            let firsts = x.chunks_mut(BLOCK).zip(y.chunks_mut(BLOCK));
            let outs = firsts.zip(z.chunks_mut(BLOCK).zip(w.chunks_mut(BLOCK)));
            let blocks = self.codes.chunks_exact(I).zip(self.scales.chunks(BLOCK));
            for (((x, y), (z, w)), (codes, scales)) in outs.zip(blocks) {
                let (front, back) = codes.split_at(I / 2);
                let [a, b, c, d] = meet_four(front, back, inputs);
                scale(&cast(a), scales, x);
                scale(&cast(b), scales, y);
                scale(&cast(c), scales, z);
                scale(&cast(d), scales, w);
            }
        }
        rest.iter().zip(rest_out).for_each(|(inputs, out)| *out = self.apply(inputs));
        out
    }
}

/// What the sums of codes are worth, and what is added to them.
#[inline]
fn scale(sums: &[i32; BLOCK], scales: &[[i32; 2]], out: &mut [i32]) {
    for ((out, &sum), &[worth, bias]) in out.iter_mut().zip(sums).zip(scales) {
        *out = bias.wrapping_add(((i64::from(sum) * i64::from(worth)) >> FRACTION) as i32);
    }
}

/// A pair of inputs, four times. (`splat` would be a loop in a small program.)
#[inline(always)]
fn spread(pair: [i16; 2]) -> i16x8 {
    let pair: i32 = cast(pair);
    cast(i32x4::new([pair, pair, pair, pair]))
}

/// The sums of eight outputs, of which `front` and `back` have four each.
#[inline(never)]
fn meet(front: &[[i16; 8]], back: &[[i16; 8]], inputs: &[[i16; 2]]) -> [i32x4; 2] {
    let (mut a, mut b) = (i32x4::ZERO, i32x4::ZERO);
    for ((front, back), &pair) in front.iter().zip(back).zip(inputs) {
        let pair = spread(pair);
        a += i16x8::new(*front).dot(pair);
        b += i16x8::new(*back).dot(pair);
    }
    [a, b]
}

/// The same for four inputs.
#[inline(never)]
fn meet_four(
    front: &[[i16; 8]],
    back: &[[i16; 8]],
    [x, y, z, w]: [&[[i16; 2]]; 4],
) -> [[i32x4; 2]; 4] {
    let zero = i32x4::ZERO;
    let (mut ax, mut ay, mut az, mut aw) = (zero, zero, zero, zero);
    let (mut bx, mut by, mut bz, mut bw) = (zero, zero, zero, zero);
    let inputs = x.iter().zip(y).zip(z.iter().zip(w));
    for ((front, back), ((x, y), (z, w))) in front.iter().zip(back).zip(inputs) {
        let (a, b) = (i16x8::new(*front), i16x8::new(*back));
        let pair = spread(*x);
        ax += a.dot(pair);
        bx += b.dot(pair);
        let pair = spread(*y);
        ay += a.dot(pair);
        by += b.dot(pair);
        let pair = spread(*z);
        az += a.dot(pair);
        bz += b.dot(pair);
        let pair = spread(*w);
        aw += a.dot(pair);
        bw += b.dot(pair);
    }
    [[ax, bx], [ay, by], [az, bz], [aw, bw]]
}

/// A row in pieces of eight.
#[inline(always)]
fn eights<const N: usize>(row: &[i16; N]) -> &[[i16; 8]] {
    const { assert!(N.is_multiple_of(8)) };
    row.as_chunks().0
}

/// The sum of the products of two rows, whose length is a multiple of eight.
#[inline]
pub fn dot<const N: usize>(a: &[i16; N], b: &[i16; N]) -> i32 {
    let mut sums = i32x4::ZERO;
    for (&a, &b) in eights(a).iter().zip(eights(b)) {
        sums += i16x8::new(a).dot(i16x8::new(b));
    }
    sums.reduce_add()
}

/// The sums of rows, place by place, cut off where they do not fit, without those below zero.
pub fn sum_and_rectify<const N: usize, const R: usize>(rows: [&[i16; N]; R]) -> [i16; N] {
    let mut out = [0; N];
    let (places, _) = out.as_chunks_mut::<8>();
    for (at, place) in places.iter_mut().enumerate() {
        let mut sum = i16x8::ZERO;
        for row in rows {
            sum = sum.saturating_add(i16x8::new(eights(row)[at]));
        }
        *place = sum.max(i16x8::ZERO).to_array();
    }
    out
}

/// Adds a row to another, place by place, cut off where the sum does not fit.
pub fn add<const N: usize>(row: &mut [i16; N], more: &[i16; N]) {
    for (place, &more) in row.as_chunks_mut::<8>().0.iter_mut().zip(eights(more)) {
        *place = i16x8::new(*place).saturating_add(i16x8::new(more)).to_array();
    }
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
    let places = out.as_chunks_mut::<8>().0.iter_mut();
    for (place, &numbers) in places.zip(numbers.as_chunks::<8>().0) {
        let numbers = i16x8::from_i32x8_saturate(i32x8::new(numbers));
        *place = numbers.max(i16x8::splat(least)).to_array();
    }
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
