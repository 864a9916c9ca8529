//! Rates: so many in a stretch of time, for each thing, or in a shorter time.

use super::{Check, CheckKind, Sheet, is_gap};
use crate::figure::{Period, Unit};

/// How many of the first period the second has, at the least and at the most: a week may be one of
/// five working days.
const IN: [(Period, Period, i64, i64); 10] = [
    (Period::Hour, Period::Day, 7, 24),
    (Period::Hour, Period::Week, 35, 168),
    (Period::Hour, Period::Month, 140, 744),
    (Period::Hour, Period::Year, 1_600, 8_784),
    (Period::Day, Period::Week, 5, 7),
    (Period::Day, Period::Month, 20, 31),
    (Period::Day, Period::Year, 200, 366),
    (Period::Week, Period::Month, 4, 5),
    (Period::Week, Period::Year, 45, 53),
    (Period::Month, Period::Year, 11, 13),
];

impl Sheet<'_> {
    /// "$120 a year, or $10 a month"
    pub(super) fn periods(&self, at: usize) -> Option<Check> {
        let (a, b) = (&self.figures[at], self.figures.get(at + 1)?);
        let gap = self.between(a.span, b.span);
        let linked = is_gap(&gap, &[", or", "or", "(", ", that is", ", which is"]);
        let same = a.sentence == b.sentence && !a.unit_differs(b);
        let exact = a.value.is_exact() && b.value.is_exact();
        let (short, long) = if a.per? < b.per? { (a, b) } else { (b, a) };
        let times = IN.iter().find(|(s, l, ..)| Some(*s) == short.per && Some(*l) == long.per)?;
        if !linked || !same || !exact || !matches!(a.unit, Unit::Money(_) | Unit::Count) {
            return None;
        }
        let ratio = long.value.low.over(short.value.low)?;
        let ends = [short, long].map(|f| (f.value.low, self.slop(f)));
        let slop = self.slop_of_quotient(ratio, ends).saturating_add(ratio.thousandths() / 20);
        let fits = ratio.thousandths().saturating_add(slop) >= times.2 * 1_000
            && ratio.thousandths() - slop <= times.3 * 1_000;
        let (s, l) = (short.per?.name(), long.per?.name());
        Some(Check::of(
            CheckKind::Rate,
            &[a.span, b.span],
            &[
                &long.value.low.spoken(),
                " per ",
                l,
                " is ",
                &ratio.to_tenths().to_string(),
                " times ",
                &short.value.low.spoken(),
                " per ",
                s,
                "; the text says both",
            ],
            fits,
        ))
    }
}
