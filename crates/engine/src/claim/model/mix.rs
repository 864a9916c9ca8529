//! Hashes that name features. They are part of the model's format: weights are found by them.

/// Joins two hashes into one.
#[inline]
#[must_use]
pub fn mix(a: u32, b: u32) -> u32 {
    let joined = (u64::from(a) << 32) | u64::from(b);
    let spread = joined.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((spread ^ (spread >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32) as u32
}

/// Joins three hashes into one.
#[inline]
#[must_use]
pub fn mix3(a: u32, b: u32, c: u32) -> u32 {
    mix(mix(a, b), c)
}

/// The hash of some letters.
pub fn letters(chars: impl Iterator<Item = char>) -> u32 {
    chars.fold(0x811c_9dc5, |hash, c| (hash ^ c as u32).wrapping_mul(0x0100_0193))
}
