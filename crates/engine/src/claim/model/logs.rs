//! Logarithms of sums, in whole numbers: a unit is a 256th of the natural logarithm's.

use std::sync::LazyLock;

/// How many units make one.
pub const UNIT: i32 = 256;

/// Stands for the logarithm of nothing; sums of a few stay within range.
pub const NEVER: i32 = -(1 << 28);

const ONE: u128 = 1 << 60;

/// `ln(1 + e^-x)` in units, for `x` from 0 on in steps of one unit.
static STEPS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    // e^(-1/256) by its series.
    let mut factor = 0i128;
    let mut term = ONE as i128;
    for k in 1..20 {
        factor += term;
        term = -term / (UNIT as i128 * k);
    }
    let mut power = ONE;
    let mut steps = Vec::new();
    loop {
        // ln(1 + y) = 2 artanh(y / (2 + y))
        let z = power * ONE / (2 * ONE + power);
        let square = z * z / ONE;
        let (mut sum, mut odd) = (0, z);
        for k in 0..24 {
            sum += odd / (2 * k + 1);
            odd = odd * square / ONE;
        }
        let value = (2 * sum * UNIT as u128 + ONE / 2) / ONE;
        if value == 0 {
            return steps;
        }
        steps.push(value as u16);
        power = power * factor as u128 / ONE;
    }
});

/// The table of steps, to be fetched once before many sums.
#[derive(Debug, Clone, Copy)]
pub struct Logs(&'static [u16]);

impl Logs {
    /// Fetches it.
    pub fn get() -> Logs {
        Logs(&STEPS)
    }

    /// The logarithm of the sum of two numbers given by their logarithms.
    #[inline]
    pub fn add(self, a: i32, b: i32) -> i32 {
        let (high, low) = if a > b { (a, b) } else { (b, a) };
        high + i32::from(self.0.get((high - low) as usize).copied().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_as_exact_as_the_unit() {
        let logs = Logs::get();
        assert_eq!(logs.add(0, 0), 177, "256 ln 2");
        assert_eq!(logs.add(-256, 0), 80, "256 ln(1 + 1/e)");
        assert_eq!(logs.add(NEVER, 5), 5);
    }
}
