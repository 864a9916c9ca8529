//! Rates: so many in a stretch of time, for each thing, or in a shorter time.

use super::{Check, CheckKind, Sheet, is_gap, is_plain_count, unit_eq};
use crate::figure::{Amount, Figure, Period, Unit};
use crate::language::words::is_any;

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
    /// "900 calls in 30 days, or 30 a day"
    pub(super) fn spread(&self, at: usize) -> Option<Check> {
        let rate = &self.figures[at];
        let period = rate.per?;
        let [all, stretch] = self.figures.get(at.checked_sub(2)?..at)? else { return None };
        let Unit::Measured { kind: "duration", .. } = stretch.unit else { return None };
        let over = self.between(all.span, stretch.span);
        let gap = self.between(stretch.span, rate.span);
        let says =
            [", or ", " or ", "that is", "which is"].iter().any(|w| format!("{gap} ").contains(w));
        let linked = ["in", "over", "within", "during", "for"].contains(&over.trim());
        let same =
            all.sentence == rate.sentence && unit_eq(all.unit, rate.unit) && all.per.is_none();
        let exact = [all, stretch, rate].iter().all(|f| f.value.is_exact());
        if !says || !linked || !same || !exact {
            return None;
        }
        let days = stretch.unit.in_base(stretch.value.low)?.over(Amount::whole(86_400)?)?;
        let long = match period {
            Period::Hour => Amount::whole(1)?.over(Amount::whole(24)?)?,
            Period::Day => Amount::whole(1)?,
            Period::Week => Amount::whole(7)?,
            Period::Month => Amount::from_thousandths(30_437),
            Period::Year => Amount::from_thousandths(365_250),
        };
        let each = all.value.low.over(days.over(long)?)?;
        let part = rate.value.low.percent_of(each)?.thousandths();
        let ends = [all, stretch, rate].map(|f| (f.value.low, self.slop(f)));
        let hundred = Amount::from_thousandths(100_000);
        let slack = 14_000
            + self.slop_of_quotient(hundred, [ends[0], ends[1]])
            + self.slop_of_quotient(hundred, [ends[2], (Amount::default(), 0)]);
        let places = [all.span, stretch.span, rate.span];
        Some(Check::of(
            CheckKind::Rate,
            &places,
            &[
                &all.value.low.spoken(),
                " in ",
                stretch.span.of(self.text),
                " is ",
                &each.to_tenths().spoken(),
                " per ",
                period.name(),
                "; the text says ",
                rate.span.of(self.text),
            ],
            (100_000 - slack..=100_000 + slack).contains(&part),
        ))
    }

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

    /// "40 million euros for 2,000 homes, or 20,000 euros each"
    pub(super) fn apiece(&self, at: usize) -> Option<Check> {
        let each = &self.figures[at];
        let end = self.sentences.get(each.sentence)?.span.end().max(each.span.end());
        let behind = crate::span::Span::new(each.span.end(), end).of(self.text).to_lowercase();
        let words = each.span.of(self.text).to_lowercase();
        let told = ["each", "apiece", "per head", "a head", "per person", "per capita"];
        let is_each = told.iter().any(|w| behind.trim_start().starts_with(w) || words.ends_with(w));
        let [a, b] = self.figures.get(at.checked_sub(2)?..at)? else { return None };
        let gap = self.between(b.span, each.span);
        let gap = gap.trim();
        let says = is_any(gap, &[", or", "or", "(", ", that is", ", which is", "—", "–"]);
        let over = self.between(a.span, b.span);
        let over = over.trim();
        let exact = [a, b, each].iter().all(|f| f.value.is_exact() && f.per.is_none());
        let same = a.sentence == each.sentence && b.sentence == each.sentence;
        let money = |f: &Figure| matches!(f.unit, Unit::Money(_)) && !f.unit_differs(each);
        let (all, heads) = match (money(a), money(b)) {
            (true, false) if is_any(over, &["for", "to", "among", "between", "on"]) => (a, b),
            (false, true) if is_any(over, &["for", "cost", "received", "got", "paid"]) => (b, a),
            _ => return None,
        };
        let sized = matches!(each.unit, Unit::Money(_)) && is_plain_count(heads);
        if !is_each || !says || !exact || !same || !sized {
            return None;
        }
        let made = all.value.low.over(heads.value.low)?;
        let ends = [all, heads].map(|f| (f.value.low, self.slop(f)));
        let slop = self.slop_of_quotient(made, ends).saturating_add(self.slop(each));
        let slop = slop.saturating_add(made.thousandths() / 20);
        let places = [a.span, b.span, each.span];
        Some(Check::of(
            CheckKind::Rate,
            &places,
            &[
                &all.value.low.spoken(),
                " over ",
                &heads.value.low.spoken(),
                " is ",
                &made.to_tenths().spoken(),
                " each; the text says ",
                each.span.of(self.text),
            ],
            self.is_near(made, each.value.low, slop),
        ))
    }
}
