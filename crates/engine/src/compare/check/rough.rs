//! How far a number may be off by the way it is written.

use super::Sheet;
use crate::figure::{Amount, Figure, Modifier};
use crate::span::Span;

impl Sheet<'_> {
    /// How far the amount may be from what a figure's words say, in thousandths: half of the last digit
    /// of "3.9 million", a tenth where it is "about" so much, nothing for "58".
    #[inline(never)]
    pub(super) fn slop(&self, figure: &Figure) -> i64 {
        let tenth = match figure.modifier {
            Modifier::Exactly => 0,
            _ => figure.value.low.thousandths().abs() / 10,
        };
        self.slop_of(figure.value.low, figure.number).max(tenth)
    }

    /// The same by the words for the number alone.
    #[inline(never)]
    pub(super) fn slop_of(&self, amount: Amount, number: Span) -> i64 {
        const ROUND: i64 = 1_000_000;
        let words = number.of(self.text);
        let end = words.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
        let digits = words[..end.unwrap_or(words.len())].trim_end_matches(['.', ',']);
        let all = amount.thousandths().abs();
        let scale = Amount::parse(digits).and_then(|written| amount.over(written));
        let scale = scale.map_or(if all >= 1_000 * ROUND { ROUND } else { 0 }, Amount::thousandths);
        let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        match (decimals, scale) {
            (1.., _) => (0..decimals).fold(scale, |scale, _| scale / 10) / 2,
            (_, 2_000..) => scale / 2,
            // "140,000" is seldom counted to the last.
            _ if all % (10 * ROUND) == 0 => ROUND / 2,
            _ => 0,
        }
    }

    /// How far a quotient of two numbers may be off, in thousandths.
    #[inline(never)]
    pub(super) fn slop_of_quotient(&self, quotient: Amount, of: [(Amount, i64); 2]) -> i64 {
        let parts = of.into_iter().filter(|(amount, _)| amount.thousandths() != 0);
        let share = |(amount, slop): (Amount, i64)| {
            let off = i128::from(quotient.thousandths()) * i128::from(slop);
            off / i128::from(amount.thousandths())
        };
        i64::try_from(parts.map(share).sum::<i128>().abs()).unwrap_or(i64::MAX).min(i64::MAX / 8)
    }

    /// Whether a percentage reckoned, which may be `slop` off, is what the text says.
    #[inline(never)]
    pub(super) fn agrees(&self, share: Amount, slop: i64, told: &Figure) -> bool {
        self.comes_to(share, slop, (told.value.low, told.number, told.modifier))
    }

    /// The same of an amount, its words and what bends it. A percentage may have been rounded or cut
    /// off; a fraction in words, or "about", is rougher than digits.
    #[inline(never)]
    pub(super) fn comes_to(
        &self,
        share: Amount,
        slop: i64,
        (told, number, modifier): (Amount, Span, Modifier),
    ) -> bool {
        let value = told.thousandths();
        let over = share.thousandths().saturating_sub(value);
        let (down, up) = match value {
            v if v % 1_000 != 0 => (110, 110),
            v if v % 5_000 == 0 => (1_000, 1_000),
            _ => (600, 1_000),
        };
        let words = number.of(self.text);
        let digits = words.contains(|c: char| c.is_ascii_digit());
        let fraction = words.contains(" in ");
        // A sixth of it: "a quarter" is from 21 to 29, "a tenth" from 8 to 12.
        let rough = (value / 6).clamp(1_000, 4_000);
        let (down, up) = match modifier {
            Modifier::Exactly if digits && !fraction => (down, up),
            _ => (down.max(rough), up.max(rough)),
        };
        let (down, up) = (down + slop, up + slop);
        match modifier {
            Modifier::MoreThan | Modifier::AtLeast => over >= -(1_000 + slop),
            Modifier::LessThan | Modifier::AtMost => over <= 1_000 + slop,
            _ => (-down..=up).contains(&over),
        }
    }

    /// Whether two amounts are the same as far as they are written, with `slop` between them.
    #[inline(never)]
    pub(super) fn is_near(&self, a: Amount, b: Amount, slop: i64) -> bool {
        let off = a.thousandths().saturating_sub(b.thousandths()).saturating_abs();
        off == 0 || off < slop
    }
}
