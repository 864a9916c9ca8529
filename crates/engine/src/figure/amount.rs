//! Numbers without rounding surprises.

use std::fmt;

/// A number in thousandths, which holds every count, share and sum that news prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(i64);

impl Amount {
    /// From thousandths.
    pub const fn from_thousandths(thousandths: i64) -> Amount {
        Amount(thousandths)
    }

    /// A whole number; `None` beyond some nine thousand million million.
    pub fn whole(number: i64) -> Option<Amount> {
        number.checked_mul(1000).map(Amount)
    }

    /// In thousandths.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Reads digits with grouping commas and a decimal point: "1,000.5". Digits past the third
    /// decimal are dropped.
    pub fn parse(digits: &str) -> Option<Amount> {
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let mut groups = whole.split(',');
        let first = groups.next()?;
        let mut value: i64 = parse_digits(first)?;
        let grouped = whole.contains(',');
        if grouped && first.len() > 3 {
            return None;
        }
        for group in groups {
            if !(2..=3).contains(&group.len()) {
                return None;
            }
            let scale = if group.len() == 3 { 1000 } else { 100 };
            value = value.checked_mul(scale)?.checked_add(parse_digits(group)?)?;
        }
        let mut thousandths = value.checked_mul(1000)?;
        let mut place = 100;
        for digit in decimals.bytes() {
            if !digit.is_ascii_digit() {
                return None;
            }
            thousandths = thousandths.checked_add(i64::from(digit - b'0') * place)?;
            place /= 10;
        }
        Some(Amount(thousandths))
    }

    /// The sum.
    pub fn plus(self, other: Amount) -> Option<Amount> {
        self.0.checked_add(other.0).map(Amount)
    }

    /// The product.
    pub fn times(self, other: Amount) -> Option<Amount> {
        let product = i128::from(self.0) * i128::from(other.0) / 1000;
        i64::try_from(product).ok().map(Amount)
    }

    /// The quotient, rounded to the nearest thousandth; `None` if the divisor is zero.
    pub fn over(self, other: Amount) -> Option<Amount> {
        let (a, b) = (i128::from(self.0) * 1000, i128::from(other.0));
        if b == 0 {
            return None;
        }
        let half = if (a < 0) == (b < 0) { b / 2 } else { -(b / 2) };
        i64::try_from((a + half) / b).ok().map(Amount)
    }

    /// This part of `whole`, in percent.
    pub fn percent_of(self, whole: Amount) -> Option<Amount> {
        Amount(self.0.checked_mul(100)?).over(whole)
    }

    /// As one says it: 31 million, 4.7 billion.
    pub fn spoken(self) -> String {
        const SCALES: [(i64, &str); 2] = [(1_000_000_000, "billion"), (1_000_000, "million")];
        let scale = SCALES.into_iter().find(|(scale, _)| self.0.abs() >= scale * 1000);
        match scale.filter(|(scale, _)| self.0 % scale == 0) {
            Some((scale, name)) => format!("{} {name}", Amount(self.0 / scale)),
            None => self.to_string(),
        }
    }

    /// Rounded to tenths, for showing.
    #[must_use]
    pub fn to_tenths(self) -> Amount {
        Amount(self.0.saturating_add(50).div_euclid(100).saturating_mul(100))
    }
}

fn parse_digits(digits: &str) -> Option<i64> {
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())?
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = (self.0 / 1000).unsigned_abs().to_string();
        let mut out = String::new();
        if self.0 < 0 {
            out.push('−');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        let rest = (self.0 % 1000).unsigned_abs();
        if rest > 0 {
            out.push('.');
            out.push_str(format!("{rest:03}").trim_end_matches('0'));
        }
        f.write_str(&out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_are_read_and_printed() {
        for (digits, shown) in [
            ("1,000", "1,000"),
            ("12", "12"),
            ("3.4", "3.4"),
            ("1,234,567.125", "1,234,567.125"),
            ("1,00,000", "100,000"),
        ] {
            assert_eq!(Amount::parse(digits).map(|a| a.to_string()).as_deref(), Some(shown));
        }
        for odd in ["", "1,0000", "1234,567", "a", "1..2", "99999999999999999999"] {
            assert_eq!(Amount::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn shares_are_rounded_to_the_nearest() {
        let n = |x| Amount::whole(x).expect("small");
        assert_eq!(n(6).percent_of(n(14)).map(|p| p.to_tenths().to_string()), Some("42.9".into()));
        assert_eq!(n(1).percent_of(n(0)), None);
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_again(thousandths in 0i64..i64::MAX / 2) {
            let amount = Amount::from_thousandths(thousandths);
            prop_assert_eq!(Amount::parse(&amount.to_string()), Some(amount));
        }
    }
}
