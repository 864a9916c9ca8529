//! Changes: a number before, one after, and how much more or less it is.

use super::{Check, CheckKind, Sheet, is_plain_count};
use crate::figure::{Amount, Figure, Modifier, Period, Unit};
use crate::order::Order;
use crate::span::Span;

/// Nouns for a change upwards, and downwards.
const RISES: [&str; 8] = ["rise", "increase", "jump", "gain", "surge", "climb", "growth", "hike"];
const FALLS: [&str; 7] = ["fall", "drop", "decline", "decrease", "cut", "slump", "reduction"];
/// Words that set one number against one of another time.
const AGAINST: [&str; 10] = [
    "from",
    "ago",
    "earlier",
    "last year",
    "year before",
    "previously",
    "used to",
    "compared",
    "before",
    "against",
];

/// How many words may stand between a change and its two numbers.
const GAP: usize = 6;

impl Sheet<'_> {
    /// Up 12 % to 560 from 500; "from 92 to 81 percent, a drop of 15 points".
    pub(super) fn change(&self, at: usize) -> Option<Check> {
        let told = &self.figures[at];
        let points = told.unit == Unit::PercentagePoints;
        if !(points || told.unit == Unit::Percent) || !told.value.is_exact() {
            return None;
        }
        let first = at.saturating_sub(2);
        let near = self.figures.get(first..self.figures.len().min(at + 3))?;
        let led = |word: &str| {
            near.iter().position(|f| {
                f.sentence == told.sentence
                    && f.value.is_exact()
                    && (f.unit == Unit::Percent) == points
                    && f.span != told.span
                    && self.before(f) == word
            })
        };
        let (from, to) = (led("from")?, led("to")?);
        let (a, b) = (&near[from], &near[to]);
        // "from 500 to 560 jobs": one of the two may leave its unit to the other.
        if from.abs_diff(to) != 1 || !(a.unit == b.unit || a.unit == Unit::Count) {
            return None;
        }
        let pair = a.span.cover(b.span);
        let gap = if pair.end() <= told.span.start() {
            self.between(pair, told.span)
        } else {
            self.between(told.span, pair)
        };
        if gap.split_whitespace().count() > GAP || gap.contains(" and ") || gap.contains("while") {
            return None;
        }
        let (a, b) = (a.value.low, b.value.low);
        let moved = Amount::from_thousandths((b.thousandths() - a.thousandths()).abs());
        let share = if points { moved } else { moved.percent_of(a)? };
        let direction = if b < a { "less" } else { "more" };
        let unit = if points { "points" } else { "%" };
        let mut places = vec![told.span, near[from].span, near[to].span];
        places.order();
        Some(Check {
            kind: CheckKind::Change,
            places,
            arithmetic: format!(
                "{b} is {} {unit} {direction} than {a}; the text says {} {unit}",
                share.to_tenths(),
                told.value
            ),
            fits: self.agrees(share, told),
        })
    }

    /// "It cost 90 million, a quarter more than the 80 million planned."
    pub(super) fn excess(&self, at: usize) -> Option<Check> {
        let percent = &self.figures[at];
        let (a, b) = (self.figures.get(at.checked_sub(1)?)?, self.figures.get(at + 1)?);
        let lead = self.between(a.span, percent.span);
        let gap = self.between(percent.span, b.span);
        let mut words = gap.split_whitespace();
        let more = match words.next()? {
            "more" | "higher" | "larger" | "greater" => true,
            "less" | "fewer" | "lower" | "smaller" => false,
            _ => return None,
        };
        let than = words.next() == Some("than") && words.count() <= 4;
        let linked = matches!(lead.trim(), "," | "(" | "is" | "was" | ", or" | "—" | "–");
        let exact = |f: &Figure| {
            f.sentence == percent.sentence
                && f.value.is_exact()
                && f.unit == a.unit
                && f.per == a.per
                && matches!(f.unit, Unit::Count | Unit::Money(_))
        };
        if !than || !linked || !exact(a) || !exact(b) || percent.unit != Unit::Percent {
            return None;
        }
        let moved = a.value.low.thousandths() - b.value.low.thousandths();
        let moved = if more { moved } else { -moved };
        let share = Amount::from_thousandths(moved).percent_of(b.value.low)?;
        Some(self.apart([b, a], if more { "more" } else { "less" }, share, percent))
    }

    /// "It costs 69. A year ago it was 48. That is a rise of more than half."
    pub(super) fn growth(&self, at: usize) -> Option<Check> {
        let percent = &self.figures[at];
        let sentence = self.sentences.get(percent.sentence)?;
        let start = sentence.span.start();
        let lead = Span::new(start, percent.span.start()).of(self.text).to_lowercase();
        let mut words = lead.split_whitespace().rev();
        let of = words.next() == Some("of");
        let noun = words.next().filter(|_| of)?;
        let rise = RISES.contains(&noun);
        if !(rise || FALLS.contains(&noun))
            || percent.unit != Unit::Percent
            || !percent.value.is_exact()
        {
            return None;
        }
        let [a, b] = self.figures.get(at.checked_sub(2)?..at)? else { return None };
        let near = percent.sentence - a.sentence <= 2 && a.unit == b.unit && a.per == b.per;
        let exact = |f: &Figure| f.value.is_exact() && f.modifier == Modifier::Exactly;
        let sized = matches!(a.unit, Unit::Money(_)) || is_plain_count(a) && self.count_alike(a, b);
        let said = Span::new(a.span.start(), percent.span.start()).of(self.text).to_lowercase();
        if !near || !sized || !exact(a) || !exact(b) || !AGAINST.iter().any(|w| said.contains(w)) {
            return None;
        }
        let (low, high) = if a.value.low <= b.value.low { (a, b) } else { (b, a) };
        let (from, to) = if rise { (low, high) } else { (high, low) };
        let moved = high.value.low.thousandths() - low.value.low.thousandths();
        let share = Amount::from_thousandths(moved).percent_of(from.value.low)?;
        Some(self.apart([from, to], if rise { "more" } else { "less" }, share, percent))
    }

    /// That the second figure is a share apart from the first, set beside the share that is told.
    fn apart(
        &self,
        [from, to]: [&Figure; 2],
        direction: &str,
        share: Amount,
        told: &Figure,
    ) -> Check {
        let mut places = vec![from.span, to.span, told.span];
        places.order();
        Check {
            kind: CheckKind::Change,
            places,
            arithmetic: format!(
                "{} is {} % {direction} than {}; the text says {}",
                to.value.low.spoken(),
                share.to_tenths(),
                from.value.low.spoken(),
                told.span.of(self.text)
            ),
            fits: self.agrees(share, told),
        }
    }

    fn count_alike(&self, a: &Figure, b: &Figure) -> bool {
        !a.heads.is_empty() && self.stems(a) == self.stems(b)
    }

    /// "It doubled from 20 to 35."
    pub(super) fn multiple(&self, at: usize) -> Option<Check> {
        let times = &self.figures[at];
        let verb = times.number.of(self.text).to_lowercase();
        let goes = verb.ends_with("ed") || verb.ends_with("ing");
        if times.unit != Unit::Times || !goes || !times.value.is_exact() {
            return None;
        }
        let behind = self.figures.get(at + 1..at + 3)?;
        let find = |word: &str| behind.iter().find(|f| self.before(f) == word);
        let (from, to) = (find("from")?, find("to")?);
        let same = behind.iter().all(|f| f.sentence == times.sentence && f.value.is_exact());
        if !same || !(from.unit == to.unit || from.unit == Unit::Count) {
            return None;
        }
        let (a, b) = (from.value.low, to.value.low);
        let ratio = b.over(a)?;
        let told = times.value.low;
        let part = ratio.percent_of(told)?.thousandths();
        let fits = match times.modifier {
            Modifier::MoreThan | Modifier::AtLeast => part >= 98_000,
            Modifier::Nearly => (80_000..=102_000).contains(&part),
            _ => (85_000..=117_000).contains(&part),
        };
        let mut places = vec![times.span, from.span, to.span];
        places.order();
        Some(Check {
            kind: CheckKind::Change,
            places,
            arithmetic: format!(
                "{} is {} times {}; the text says {}",
                b.spoken(),
                ratio.to_tenths(),
                a.spoken(),
                times.span.of(self.text)
            ),
            fits,
        })
    }

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
        let same = all.sentence == rate.sentence && all.unit == rate.unit && all.per.is_none();
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
        let mut places = vec![all.span, stretch.span, rate.span];
        places.order();
        Some(Check {
            kind: CheckKind::Rate,
            places,
            arithmetic: format!(
                "{} in {} is {} per {}; the text says {}",
                all.value.low.spoken(),
                stretch.span.of(self.text),
                each.to_tenths().spoken(),
                period.name(),
                rate.span.of(self.text)
            ),
            fits: (88_000..=114_000).contains(&part),
        })
    }
}
