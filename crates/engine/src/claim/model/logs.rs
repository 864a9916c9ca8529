//! Logarithms of sums, in whole numbers: a unit is a 256th of the natural logarithm's.

/// How many units make one.
pub const UNIT: i32 = 256;

/// Stands for the logarithm of nothing; sums of a few stay within range.
pub const NEVER: i32 = -(1 << 28);

const ONE: u128 = 1 << 60;

/// From here on a step is nothing.
const STEPS: usize = 1600;

/// `ln(1 + e^-x)` in units, for `x` from 0 on in steps of one unit. Reckoned by the compiler: where
/// numbers have 64 bits or fewer, so many divisions of wider ones take longer than reading an article.
static TABLE: [u8; STEPS] = {
    // e^(-1/256) by its series.
    let mut factor = 0i128;
    let mut term = ONE as i128;
    let mut k = 1;
    while k < 20 {
        factor += term;
        term = -term / (UNIT as i128 * k);
        k += 1;
    }
    let mut power = ONE;
    let mut steps = [0; STEPS];
    let mut at = 0;
    while at < STEPS {
        // ln(1 + y) = 2 artanh(y / (2 + y))
        let z = power * ONE / (2 * ONE + power);
        let square = z * z / ONE;
        let (mut sum, mut odd) = (0, z);
        let mut k = 0;
        while k < 24 {
            sum += odd / (2 * k + 1);
            odd = odd * square / ONE;
            k += 1;
        }
        steps[at] = ((2 * sum * UNIT as u128 + ONE / 2) / ONE) as u8;
        power = power * factor as u128 / ONE;
        at += 1;
    }
    assert!(steps[STEPS - 1] == 0);
    steps
};

/// The table of steps, to be fetched once before many sums.
#[derive(Debug, Clone, Copy)]
pub struct Logs(&'static [u8; STEPS]);

impl Logs {
    /// Fetches it.
    pub fn get() -> Logs {
        Logs(&TABLE)
    }

    /// The logarithm of the sum of two numbers given by their logarithms.
    #[inline]
    pub fn add(self, a: i32, b: i32) -> i32 {
        let (high, low) = if a > b { (a, b) } else { (b, a) };
        // The last step is nothing, as are all behind it.
        high + i32::from(self.0[((high - low) as u32 as usize).min(STEPS - 1)])
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
