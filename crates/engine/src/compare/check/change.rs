//! Changes: a number before, one after, and how much more or less it is.

use super::{Check, CheckKind, Sheet, Word, count_words, is_gap, is_plain_count, unit_eq, word};
use crate::figure::{Amount, Figure, Modifier, Unit};
use crate::language::words::is_any;

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
        if from.abs_diff(to) != 1 || !(unit_eq(a.unit, b.unit) || a.unit == Unit::Count) {
            return None;
        }
        let pair = a.span.cover(b.span);
        let gap = if pair.end() <= told.span.start() {
            self.between(pair, told.span)
        } else {
            self.between(told.span, pair)
        };
        if count_words(&gap) > GAP || gap.contains(" and ") || gap.contains("while") {
            return None;
        }
        let (a, b) = (a.value.low, b.value.low);
        let moved = Amount::from_thousandths((b.thousandths() - a.thousandths()).abs());
        let share = if points { moved } else { moved.percent_of(a)? };
        let direction = if b < a { "less" } else { "more" };
        let slops = [&near[from], &near[to]].map(|f| self.slop(f));
        let slop = match points {
            true => slops[0] + slops[1],
            false => self.slop_of_change(share, [(a, slops[0]), (b, slops[1])]),
        };
        let unit = if points { "points" } else { "%" };
        Some(Check::of(
            CheckKind::Change,
            &[told.span, near[from].span, near[to].span],
            &[
                &b.to_string(),
                " is ",
                &share.to_tenths().to_string(),
                " ",
                unit,
                " ",
                direction,
                " than ",
                &a.to_string(),
                "; the text says ",
                &told.value.to_string(),
                " ",
                unit,
            ],
            self.agrees(share, slop, told),
        ))
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
        let linked = is_gap(&lead, &[",", "(", "is", "was", ", or", "—", "–"]);
        let exact = |f: &Figure| {
            f.sentence == percent.sentence
                && f.value.is_exact()
                && unit_eq(f.unit, a.unit)
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

    /// That the second figure is a share apart from the first, set beside the share that is told.
    fn apart(
        &self,
        [from, to]: [&Figure; 2],
        direction: &str,
        share: Amount,
        told: &Figure,
    ) -> Check {
        let places = [from.span, to.span, told.span];
        let ends = [from, to].map(|f| (f.value.low, self.slop(f)));
        let slop = self.slop_of_change(share, ends);
        Check::of(
            CheckKind::Change,
            &places,
            &[
                &to.value.low.spoken(),
                " is ",
                &share.to_tenths().to_string(),
                " % ",
                direction,
                " than ",
                &from.value.low.spoken(),
                "; the text says ",
                told.span.of(self.text),
            ],
            self.agrees(share, slop, told),
        )
    }

    /// How far the percentage between two numbers may be off by the way they are written.
    fn slop_of_change(&self, share: Amount, [from, to]: [(Amount, i64); 2]) -> i64 {
        let ratio =
            Amount::from_thousandths(share.thousandths().saturating_abs().saturating_add(100_000));
        self.slop_of_quotient(ratio, [from, to])
    }

    /// "It fell $1.25, or 1.4 percent, to $88.95."
    pub(super) fn step(&self, at: usize) -> Option<Check> {
        let percent = &self.figures[at];
        let (moved, end) = (self.figures.get(at.checked_sub(1)?)?, self.figures.get(at + 1)?);
        let alike = |f: &Figure| {
            f.sentence == percent.sentence && f.value.is_exact() && !f.unit_differs(moved)
        };
        let linked = is_gap(&self.between(moved.span, percent.span), &[", or", "or", "("]);
        let to = self.between(percent.span, end.span);
        let to = to.trim_start_matches([',', ')', ' ']).trim_end();
        let sized = matches!(moved.unit, Unit::Money(_)) || is_plain_count(moved);
        let verb = self.before(moved);
        let verb = word(&verb).or_else(|| (verb == "by").then(|| self.word_before_by(moved))?)?;
        if !alike(moved)
            || !alike(end)
            || percent.unit != Unit::Percent
            || !percent.value.is_exact()
            || !is_any(to, &["to", "to close at", "to end at", "at"])
            || !linked
            || !sized
        {
            return None;
        }
        let by = moved.value.low.thousandths();
        let from = match verb {
            Word::Rise => end.value.low.thousandths() - by,
            Word::Fall => end.value.low.thousandths().saturating_add(by),
            _ => return None,
        };
        let from = Amount::from_thousandths(from);
        let share = moved.value.low.percent_of(from).filter(|_| from.thousandths() > 0)?;
        let slop = self
            .slop_of_quotient(share, [(moved.value.low, self.slop(moved)), (from, self.slop(end))]);
        Some(Check::of(
            CheckKind::Change,
            &[moved.span, percent.span, end.span],
            &[
                &moved.value.low.spoken(),
                " is ",
                &share.to_tenths().to_string(),
                " % of ",
                &from.spoken(),
                "; the text says ",
                percent.span.of(self.text),
            ],
            self.agrees(share, slop, percent),
        ))
    }

    /// The word before the "by" that leads a figure: "rose by".
    fn word_before_by(&self, figure: &Figure) -> Option<Word> {
        let lead = self.lead(figure)?.to_lowercase();
        word(lead.split_whitespace().rev().nth(1)?)
    }

    /// "She leads by 18 points (58 percent to 40 percent)."
    pub(super) fn margin(&self, at: usize) -> Option<Check> {
        let told = &self.figures[at];
        let [a, b] = self.figures.get(at + 1..at + 3)? else { return None };
        let percents = [a, b]
            .iter()
            .all(|f| f.unit == Unit::Percent && f.value.is_exact() && f.sentence == told.sentence);
        let points = told.unit == Unit::PercentagePoints
            || told.heads.last().is_some_and(|head| head.of(self.text).starts_with("point"));
        let opens = is_gap(&self.between(told.span, a.span), &["(", ", from", ","]);
        let versus = is_gap(&self.between(a.span, b.span), &["to", "-", "–", "against"]);
        if !percents || !points || !opens || !versus || !told.value.is_exact() {
            return None;
        }
        let made = a.value.low.thousandths() - b.value.low.thousandths();
        let made = Amount::from_thousandths(made.abs());
        let whole = [a, b, told].iter().all(|f| f.value.low.thousandths() % 1_000 == 0);
        // Each may have been rounded.
        let slop = if whole { 1_600 } else { 1_100 } + self.slop(told);
        Some(Check::of(
            CheckKind::Change,
            &[told.span, a.span, b.span],
            &[
                "from ",
                &a.value.low.to_string(),
                " to ",
                &b.value.low.to_string(),
                " is ",
                &made.to_string(),
                " points; the text says ",
                &told.value.low.to_string(),
            ],
            self.is_near(made, told.value.low, slop),
        ))
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
        if !same || !(unit_eq(from.unit, to.unit) || from.unit == Unit::Count) {
            return None;
        }
        self.ratio([from, to], times)
    }

    /// How many times the first figure the second is, set beside how many are told.
    fn ratio(&self, [from, to]: [&Figure; 2], times: &Figure) -> Option<Check> {
        let (a, b) = (from.value.low, to.value.low);
        let ratio = b.over(a)?;
        let told = times.value.low;
        let part = ratio.percent_of(told)?.thousandths();
        let fits = match times.modifier {
            Modifier::MoreThan | Modifier::AtLeast => part >= 98_000,
            Modifier::Nearly => (80_000..=102_000).contains(&part),
            _ => (85_000..=117_000).contains(&part),
        };
        let places = [times.span, from.span, to.span];
        Some(Check::of(
            CheckKind::Change,
            &places,
            &[
                &b.spoken(),
                " is ",
                &ratio.to_tenths().to_string(),
                " times ",
                &a.spoken(),
                "; the text says ",
                times.span.of(self.text),
            ],
            fits,
        ))
    }
}
