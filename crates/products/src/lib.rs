//! Sums of products of whole numbers: what the engine's network spends its time with.
//!
//! They stand apart because they are compiled otherwise: for speed, while everything else that a browser
//! downloads is compiled to be small (profile `wasm`). So nothing here is generic; it would be compiled where
//! it is used. The loops are written out for vectors of eight numbers and do not wait for the compiler to
//! find them.

use bytemuck::cast;
use wide::{i16x8, i32x4, i32x8};

/// The worth of a code is given in this many bits after the point.
pub const FRACTION: u32 = 20;

/// How many outputs are reckoned at once.
pub const BLOCK: usize = 8;

/// Eight outputs of some inputs. `codes` has, for the first four outputs and then for the last, the codes of inputs 0
/// and 1 for each of the four, then those of 2 and 3, and so on; of `scales`, what each output's code is
/// worth and what is added. As many are written as `out` has room for.
fn block(codes: &[[i16; 8]], inputs: &[i16], scales: &[[i32; 2]], out: &mut [i32]) {
    let (front, back) = codes.split_at(codes.len() / 2);
    let (mut a, mut b) = (i32x4::ZERO, i32x4::ZERO);
    for ((front, back), &pair) in front.iter().zip(back).zip(inputs.as_chunks().0) {
        let pair = spread(pair);
        a += i16x8::new(*front).dot(pair);
        b += i16x8::new(*back).dot(pair);
    }
    scale(&cast([a, b]), scales, out);
}

/// The same for four rows of inputs, so that codes are fetched once for them.
fn block_of_four(
    codes: &[[i16; 8]],
    [x, y, z, w]: [&[i16]; 4],
    scales: &[[i32; 2]],
    [p, q, r, s]: [&mut [i32]; 4],
) {
    let (front, back) = codes.split_at(codes.len() / 2);
    let zero = i32x4::ZERO;
    let (mut ax, mut ay, mut az, mut aw) = (zero, zero, zero, zero);
    let (mut bx, mut by, mut bz, mut bw) = (zero, zero, zero, zero);
    let [x, y, z, w] = [x, y, z, w].map(|row| row.as_chunks::<2>().0);
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
    scale(&cast([ax, bx]), scales, p);
    scale(&cast([ay, by]), scales, q);
    scale(&cast([az, bz]), scales, r);
    scale(&cast([aw, bw]), scales, s);
}

/// What the sums of codes are worth, and what is added to them.
#[inline(always)]
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

/// All outputs of some inputs: one [`block`] behind the other. The codes of a block are as many as the inputs.
pub fn row(codes: &[[i16; 8]], inputs: &[i16], scales: &[[i32; 2]], out: &mut [i32]) {
    let blocks = codes.chunks_exact(inputs.len().max(1)).zip(scales.chunks(BLOCK));
    for (out, (codes, scales)) in out.chunks_mut(BLOCK).zip(blocks) {
        block(codes, inputs, scales, out);
    }
}

/// The same for four rows of inputs.
pub fn four_rows(
    codes: &[[i16; 8]],
    inputs: [&[i16]; 4],
    scales: &[[i32; 2]],
    [x, y, z, w]: [&mut [i32]; 4],
) {
    let blocks = codes.chunks_exact(inputs[0].len().max(1)).zip(scales.chunks(BLOCK));
    let outs = x.chunks_mut(BLOCK).zip(y.chunks_mut(BLOCK));
    let outs = outs.zip(z.chunks_mut(BLOCK).zip(w.chunks_mut(BLOCK)));
    for (((x, y), (z, w)), (codes, scales)) in outs.zip(blocks) {
        block_of_four(codes, inputs, scales, [x, y, z, w]);
    }
}

/// The sums of the products of a row with each of several that are as long and stand one behind the other; what is
/// left over from eights does not count.
pub fn dots(row: &[i16], others: &[i16], out: &mut [i32]) {
    let row = row.as_chunks().0;
    let others = others.as_chunks().0.chunks_exact(row.len().max(1));
    for (out, other) in out.iter_mut().zip(others) {
        let mut sums = i32x4::ZERO;
        for (&a, &b) in row.iter().zip(other) {
            sums += i16x8::new(a).dot(i16x8::new(b));
        }
        *out = sums.reduce_add();
    }
}

/// Adds a row to another, place by place, cut off where the sum does not fit; in eights.
pub fn add(row: &mut [i16], more: &[i16]) {
    for (place, &more) in row.as_chunks_mut::<8>().0.iter_mut().zip(more.as_chunks().0) {
        *place = i16x8::new(*place).saturating_add(i16x8::new(more)).to_array();
    }
}

/// The sums of rows, place by place, cut off where they do not fit, with zero in the place of what is below; in
/// eights. Rows that are shorter add nothing beyond their end.
pub fn sum_and_rectify(rows: &[&[i16]], out: &mut [i16]) {
    for (at, place) in out.as_chunks_mut::<8>().0.iter_mut().enumerate() {
        let mut sum = i16x8::ZERO;
        for row in rows {
            let eight = row.as_chunks::<8>().0.get(at).copied().unwrap_or_default();
            sum = sum.saturating_add(i16x8::new(eight));
        }
        *place = sum.max(i16x8::ZERO).to_array();
    }
}

/// Numbers as activations, cut off where they do not fit and at `least`; in eights.
pub fn narrow(numbers: &[i32], least: i16, out: &mut [i16]) {
    let places = out.as_chunks_mut::<8>().0.iter_mut();
    for (place, &numbers) in places.zip(numbers.as_chunks::<8>().0) {
        let numbers = i16x8::from_i32x8_saturate(i32x8::new(numbers));
        *place = numbers.max(i16x8::splat(least)).to_array();
    }
}

/// The sums of rows of codes of one byte, place by place, as what they are worth: `worth` has [`FRACTION`] bits after the
/// point. The sums of codes must fit; what they are worth is cut off where it does not.
pub fn sum_codes(rows: &[&[i8]], worth: i32, out: &mut [i16]) {
    for row in rows {
        for (place, &code) in out.iter_mut().zip(*row) {
            *place = place.wrapping_add(code.into());
        }
    }
    for place in out {
        let units = (i64::from(*place) * i64::from(worth)) >> FRACTION;
        *place = units.clamp(-0x7fff, 0x7fff) as i16;
    }
}
