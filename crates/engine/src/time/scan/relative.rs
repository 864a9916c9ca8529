//! Times told by the article's own day, or by one that the text named before.

use super::{Expression, Scanner, Tense, Unit, What, YearHint, plain, relative_shift, unit};
use crate::figure::number;
use crate::language::pieces::PieceKind;
use crate::language::words::is_any;
use crate::time::calendar::{Name, name};

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
            let Some(unit) = unit(self.word(skip + 1)) else { return self.stretch() };
            let unit = match unit {
                Unit::Weekend if self.word(skip) == "this" => Unit::ThisWeekend,
                // "this day", "the last day" are of something else.
                Unit::Day => return None,
                // "the past year" ends today, "last year" with its December.
                Unit::Week | Unit::Month | Unit::Year if self.word(skip) == "past" => {
                    return Some((skip + 2, plain(What::Stretch(unit, -1))));
                }
                Unit::Decade if shift != 0 => return self.stretch(),
                unit => unit,
            };
            return Some((skip + 2, plain(What::Relative(unit, i32::from(shift)))));
        }
        // "three days ago", "a week earlier"
        let (used, count) = number::small(self.pieces.get(self.at..)?)?;
        // "half a century ago" is told too roughly for a year.
        let count = i32::from(count);
        let (unit, count) = self.unit_of(used, count)?;
        let ends = self.pieces.get(self.at + used + 2).is_none_or(|piece| {
            piece.kind == PieceKind::Mark
                || is_any(
                    piece.word.as_str(),
                    &["the", "he", "she", "they", "it", "and", "but", "in", "when", "that"],
                )
        });
        match self.word(used + 1) {
            "ago" => Some((used + 2, plain(What::Relative(unit, -count)))),
            // From the days that the text named last.
            "later" if ends => Some((used + 2, plain(What::After(unit, count)))),
            "before" if !self.stops(used + 2) => None,
            "earlier" | "before" if ends => Some((used + 2, plain(What::After(unit, -count)))),
            _ => None,
        }
    }

    /// Whether a clause ends there.
    fn stops(&self, offset: usize) -> bool {
        self.pieces.get(self.at + offset).is_none_or(|piece| piece.kind == PieceKind::Mark)
    }

    /// A unit of time with how many it is: a fortnight is two weeks, a decade ten years.
    fn unit_of(&self, at: usize, count: i32) -> Option<(Unit, i32)> {
        let word = self.word(at).trim_end_matches('s');
        match (word, unit(word)) {
            ("fortnight", _) => Some((Unit::Week, 2 * count)),
            (_, Some(Unit::Decade)) => Some((Unit::Year, 10 * count)),
            (_, Some(Unit::Weekend)) => None,
            (_, unit) => Some((unit?, count)),
        }
    }

    /// the past two weeks; the next six months; the last decade
    fn stretch(&self) -> Option<(usize, Expression)> {
        let shift = relative_shift(self.word(0)).filter(|shift| *shift != 0)?;
        let of = self.back(1);
        let (used, count) = number::small(self.pieces.get(self.at + 1..)?).unwrap_or((0, 1));
        // "the coming weeks" are nobody knows how many.
        if used == 0 && self.word(1).ends_with('s') {
            return None;
        }
        let (unit, count) = self.unit_of(1 + used, i32::from(count))?;
        // "the last three days of the trial", "his last two years": not counted from today
        let tied = self.word(2 + used) == "of"
            || !is_any(of, &["the", "over", "in", "for", "during", "within"]);
        let count = if shift < 0 { -count } else { count };
        (!tied).then(|| (2 + used, plain(What::Stretch(unit, count))))
    }

    /// the evening before; a day later; the next morning
    pub(super) fn after(&self) -> Option<(usize, Expression)> {
        if let Some(found) = self.off() {
            return Some(found);
        }
        if !self.is_any(0, &["the", "a"]) {
            return None;
        }
        // "the Friday before", "the following Tuesday"
        let ends = |offset: usize| {
            let piece = self.pieces.get(self.at + offset);
            piece.is_none_or(|piece| {
                piece.kind == PieceKind::Mark
                    || is_any(piece.word.as_str(), &["and", "but", "with", "when", "the"])
            })
        };
        let (nth, weekday, side) = match (self.word(1), self.word(2)) {
            ("following", _) => (2, self.weekday(2), 1),
            ("previous" | "preceding", _) => (2, self.weekday(2), -1),
            (_, "before") if ends(3) => (2, self.weekday(1), -1),
            (_, "after") if ends(3) => (2, self.weekday(1), 1),
            _ => (0, None, 0),
        };
        if weekday.is_some() {
            let part = usize::from(self.part_of_day(nth + 1).is_some());
            return Some((
                nth + 1 + part,
                Expression { weekday, ..plain(What::WeekdayFrom(side)) },
            ));
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
        let alone = ends(3) && self.word(3) != "the";
        let night = self.part_of_day(1) == Some(3) || self.part_of_day(2) == Some(3);
        alone.then(|| (3, Expression { night, ..plain(What::After(Unit::Day, days)) }))
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
            let placed = is_any(self.back(1), &["at", "over", "during", "on"]);
            let alone = placed && self.word(2) != "of";
            return alone.then(|| (2, relative(Unit::Weekend, 0)));
        }
        if let Some((used, day)) = self.day(1)
            && used > 1
            && is_any(self.back(1), &["on", "since", "until", "by", "from", "for"])
            && self.pieces.get(self.at + 1 + used).is_none_or(|piece| {
                piece.kind == PieceKind::Mark && !piece.is_dash()
                    || is_any(
                        piece.word.as_str(),
                        &["the", "and", "he", "she", "they", "it", "there"],
                    )
            })
        {
            // "a strike is called for the 27th"
            let tense = if self.back(1) == "for" { Tense::Coming } else { Tense::Open };
            return Some((1 + used, Expression { tense, ..plain(What::OfMonth(day)) }));
        }
        self.part_of_year().or_else(|| self.season_of_this_year())
    }

    /// "in the spring": of which year, the tense tells
    fn season_of_this_year(&self) -> Option<(usize, Expression)> {
        let Some(Name::Season(season)) = name(self.word(1)) else { return None };
        let placed = is_any(self.back(1), &["in", "since", "by", "until", "during"]);
        // Where nothing tells, every spring may be meant.
        let told = self.word(2) != "of" && self.year_behind(2).is_none();
        let told = told && self.tense(2, self.bound()) != Tense::Open;
        let year = YearHint::Missing;
        (placed && told).then(|| (2, plain(What::Season { year, season })))
    }

    /// the third quarter of 2023; the first half of last year
    fn part_of_year(&self) -> Option<(usize, Expression)> {
        // "the first three months of 2024"
        if self.is_any(1, &["first", "last"])
            && let Some((used, count @ 2..=9)) = number::small(self.pieces.get(self.at + 2..)?)
            && self.is_any(2 + used, &["months"])
            && let of = 3 + used + usize::from(self.word(3 + used) == "of")
            && let Some((length, year)) = self.year_told(of)
        {
            let count = count as i8;
            let first = if self.word(1) == "first" { 1 } else { 13 - count };
            let (from, to) = (first, first + count - 1);
            return Some((length, plain(What::Months { year, from, to, part: None })));
        }
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
        let what = |year| What::Months { year, from, to, part: None };
        if let Some((length, year)) = self.year_told(of) {
            return Some((length, plain(what(year))));
        }
        let placed = is_any(self.back(1), &["in", "for", "during"]) && self.word(3) != "of";
        let quarter = self.word(2) == "quarter" && self.word(1) != "final";
        (placed && quarter).then(|| (3, plain(What::Quarter(nth))))
    }

    /// The year that begins there and one past its last word: "2024", "last year", "the year".
    fn year_told(&self, at: usize) -> Option<(usize, YearHint)> {
        match (self.year(at), relative_shift(self.word(at))) {
            (Some(year), _) => Some((at + 1, YearHint::Named(year))),
            (_, Some(shift)) if self.word(at + 1) == "year" => {
                Some((at + 2, YearHint::Relative(shift)))
            }
            _ if self.word(at) == "the" && self.word(at + 1) == "year" => {
                Some((at + 2, YearHint::Relative(0)))
            }
            _ => None,
        }
    }
}
