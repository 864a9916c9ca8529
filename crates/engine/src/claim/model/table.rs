//! Weights of hashed features, as small integers.
//!
//! A weight is kept as a code of one byte. Small codes are their own values, which packs best;
//! the few weights that are a hundred times as large as most have codes that grow by squares.

/// Weights of hashed features: one row of `columns` numbers for every value of the hash's first
/// `bits` bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    bits: u32,
    columns: usize,
    weights: Vec<i16>,
}

impl Table {
    /// A table of the codes given row by row; `None` if they do not fill it.
    pub fn new(bits: u32, columns: usize, codes: &[i8]) -> Option<Table> {
        let rows = 1usize.checked_shl(bits)?;
        let fits = (1..=24).contains(&bits) && rows.checked_mul(columns) == Some(codes.len());
        fits.then(|| Table {
            bits,
            columns,
            weights: codes.iter().map(|&code| value(code)).collect(),
        })
    }

    /// How many numbers a feature has.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many bits of the hash name a row.
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// All weights, row by row.
    pub fn weights(&self) -> &[i16] {
        &self.weights
    }

    /// The codes of all weights, row by row.
    pub fn codes(&self) -> impl Iterator<Item = i8> {
        self.weights.iter().map(|&weight| nearest_code(f32::from(weight)))
    }

    /// The row of a feature.
    #[inline]
    pub fn row(&self, feature: u32) -> &[i16] {
        let first = (feature >> (32 - self.bits)) as usize * self.columns;
        self.weights.get(first..first + self.columns).unwrap_or(&[])
    }

    /// Adds a feature's weights to the sums of the columns.
    #[inline]
    pub fn add(&self, feature: u32, sums: &mut [i32]) {
        for (sum, &weight) in sums.iter_mut().zip(self.row(feature)) {
            *sum += i32::from(weight);
        }
    }
}

/// Codes up to this one are their own values.
const EVEN: i16 = 64;

/// The value of a code.
pub fn value(code: i8) -> i16 {
    let size = i16::from(code.max(-127)).abs();
    let value = if size <= EVEN { size } else { EVEN + (size - EVEN) * (size - EVEN) };
    value * i16::from(code.signum())
}

/// The code whose value is nearest.
pub fn nearest_code(value: f32) -> i8 {
    let size = value.abs();
    let even = f32::from(EVEN);
    let code = if size <= even { size } else { even + (size - even).sqrt() };
    (code.round().min(127.0) * value.signum()) as i8
}

/// The place of the largest number, the first of equals.
pub fn largest(sums: &[i32]) -> usize {
    let mut best = 0;
    for (place, &sum) in sums.iter().enumerate() {
        if sum > sums[best] {
            best = place;
        }
    }
    best
}
