//! Times told by the article's own day, or by one that the text named before.

use super::{Expression, Scanner, Unit, What, YearHint, plain, relative_shift, unit};
use crate::figure::number;
use crate::language::pieces::PieceKind;

impl Scanner<'_> {
    /// yesterday; last week; this month; three days ago; earlier today
    pub(super) fn relative(&self) -> Option<(usize, Expression)> {
        let skip = usize::from(self.is_any(0, &["earlier", "later", "early", "late"]));
        // "by the end of the year"
        if self.word(0) == "end" && self.word(1) == "of" && self.is_any(2, &["the", "this"]) {
            let unit = unit(self.word(3)).filter(|_| self.word(4) != "of")?;
            return Some((4, plain(What::Relative(unit, 0))));
        }
        let day = |shift: i32, length: usize, night: bool| {
            Some((length, Expression { night, ..plain(What::Relative(Unit::Day, shift)) }))
        };
        match self.word(skip) {
            "today" => return day(0, skip + 1, false),
            "tonight" => return day(0, skip + 1, true),
            "yesterday" => {
                let part = self.part_of_day(skip + 1);
                return day(-1, skip + 1 + usize::from(part.is_some()), part == Some(3));
            }
            "tomorrow" => return day(1, skip + 1, false),
            _ => {}
        }
        if let Some(shift) = relative_shift(self.word(skip)) {
            if let Some(part) = self.part_of_day(skip + 1)
                && self.word(skip) != "next"
            {
                let length = skip + 2;
                return day(i32::from(shift.min(0)), length, part == 3);
            }
            let unit = match unit(self.word(skip + 1))? {
                Unit::Weekend if self.word(skip) == "this" => Unit::ThisWeekend,
                unit => unit,
            };
            return Some((skip + 2, plain(What::Relative(unit, i32::from(shift)))));
        }
        // "three days ago", "a week earlier"
        let (used, count) = number::small(self.pieces.get(self.at..)?)?;
        if self.word(used).trim_end_matches('s') == "fortnight" && self.word(used + 1) == "ago" {
            return Some((used + 2, plain(What::Relative(Unit::Week, -2 * i32::from(count)))));
        }
        let unit = unit(self.word(used).trim_end_matches('s'))?;
        let ends = self.pieces.get(self.at + used + 2).is_none_or(|piece| {
            piece.kind == PieceKind::Mark
                || matches!(piece.word.as_str(), "the" | "he" | "she" | "they" | "it" | "and")
        });
        match self.word(used + 1) {
            "ago" => Some((used + 2, plain(What::Relative(unit, -i32::from(count))))),
            // From the day that the text named last.
            "later" if unit == Unit::Day && ends => {
                Some((used + 2, plain(What::After(i32::from(count)))))
            }
            "earlier" if unit == Unit::Day && ends => {
                Some((used + 2, plain(What::After(-i32::from(count)))))
            }
            _ => None,
        }
    }

    /// the evening before; a day later; the next morning
    pub(super) fn after(&self) -> Option<(usize, Expression)> {
        if !self.is_any(0, &["the", "a"]) {
            return None;
        }
        let is_day = |offset: usize| {
            self.word(offset) == "day"
                || self.part_of_day(offset).is_some_and(|_| self.word(offset) != "midnight")
        };
        let days = match (self.word(1), self.word(2)) {
            ("next" | "following", _) if is_day(2) => 1,
            (_, "before" | "earlier") if is_day(1) => -1,
            (_, "after" | "later") if is_day(1) => 1,
            _ => return None,
        };
        // "the day before the vote" is reckoned from the vote.
        let behind = self.pieces.get(self.at + 3);
        let alone = behind.is_none_or(|piece| {
            piece.kind == PieceKind::Mark
                || matches!(piece.word.as_str(), "and" | "but" | "with" | "when")
        });
        let night = self.part_of_day(1) == Some(3) || self.part_of_day(2) == Some(3);
        alone.then(|| (3, Expression { night, ..plain(What::After(days)) }))
    }

    /// the day before yesterday; the weekend; on the 9th; the first half of 2024
    pub(super) fn with_the(&self) -> Option<(usize, Expression)> {
        let relative = |unit, shift| plain(What::Relative(unit, shift));
        if self.word(1) == "day" {
            let day = match (self.word(2), self.word(3)) {
                ("before", "yesterday") => -2,
                ("after", "tomorrow") => 2,
                _ => return None,
            };
            return Some((4, relative(Unit::Day, day)));
        }
        if self.word(1) == "weekend" {
            let placed = matches!(self.back(1), "at" | "over" | "during" | "on");
            let alone = placed && self.word(2) != "of";
            return alone.then(|| (2, relative(Unit::Weekend, 0)));
        }
        if let Some((used, day)) = self.day(1)
            && used > 1
            && matches!(self.back(1), "on" | "since" | "until" | "by" | "from")
            && self.pieces.get(self.at + 1 + used).is_none_or(|piece| {
                piece.kind == PieceKind::Mark && !piece.is_dash()
                    || matches!(piece.word.as_str(), "the" | "and" | "he" | "she" | "they" | "it")
            })
        {
            return Some((1 + used, plain(What::OfMonth(day))));
        }
        self.part_of_year()
    }

    /// the third quarter of 2023; the first half of last year
    fn part_of_year(&self) -> Option<(usize, Expression)> {
        let nth = match self.word(1) {
            "first" => 0,
            "second" => 1,
            "third" => 2,
            "fourth" | "final" | "last" => 3,
            _ => return None,
        };
        let (from, to) = match self.word(2) {
            "quarter" => (3 * nth + 1, 3 * nth + 3),
            "half" if nth != 2 => (6 * nth.min(1) + 1, 6 * nth.min(1) + 6),
            _ => return None,
        };
        let of = 3 + usize::from(self.word(3) == "of");
        let (length, year) = match (self.year(of), relative_shift(self.word(of))) {
            (Some(year), _) => (of + 1, YearHint::Named(year)),
            (_, Some(shift)) if self.word(of + 1) == "year" => (of + 2, YearHint::Relative(shift)),
            _ => return None,
        };
        Some((length, plain(What::Months { year, from, to, part: None })))
    }
}
