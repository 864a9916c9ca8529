//! Years, parts of a year in letters, decades and centuries.

use super::{Expression, Scanner, What, YearHint, plain};
use crate::figure::{event_kind, noun, number};
use crate::language::words::is_any;

impl Scanner<'_> {
    /// H2 2025, Q3 of 2024
    pub(super) fn short_part(&self) -> Option<(usize, Expression)> {
        let (from, to) = match self.word(0) {
            "q1" => (1, 3),
            "q2" => (4, 6),
            "q3" => (7, 9),
            "q4" => (10, 12),
            "h1" => (1, 6),
            "h2" => (7, 12),
            _ => return None,
        };
        let (used, year) = self.year_behind(1)?;
        let year = YearHint::Named(year);
        Some((1 + used, plain(What::Months { year, from, to, part: None })))
    }

    /// the '80s
    pub(super) fn short_decade(&self) -> Option<(usize, Expression)> {
        let word = self.word(0).trim_start_matches(['\'', '’', '‘']).strip_suffix('s')?;
        let decade: i16 = word.parse().ok().filter(|n| *n >= 20 && n % 10 == 0)?;
        let year = 1900 + decade;
        (self.word(0).len() > 3 && decade < 100).then(|| (1, plain(What::Years(year, year + 9))))
    }

    /// the 19th century, in 20th-century art
    pub(super) fn century(&self) -> Option<(usize, Expression)> {
        let (used, nth) = self.day(0).filter(|(used, _)| *used > 1)?;
        let dash = usize::from(self.dash(used));
        let first = (i16::from(nth) - 1) * 100;
        (self.word(used + dash) == "century" && first > 0)
            .then(|| (used + dash + 1, plain(What::Years(first, first + 99))))
    }

    /// "the 2002 floods": what is known by its year. A thousand and more of them would have a comma.
    fn is_known_year(&self, year: i16) -> bool {
        let known = is_any(self.back(1), &["the", "its", "their", "'s", "’s", "a", "of"]);
        let likely =
            (1950..2050).contains(&year) && year % 100 > 0 && !noun::is_person(self.word(1));
        known && self.back(1) != "of" && likely || known && event_kind(self.word(1)).is_some()
    }

    /// 2025; 2019-2021; the 1990s
    pub(super) fn years(&self) -> Option<(usize, Expression)> {
        let year = self.year(0)?;
        if self.pieces.get(self.at + 1).is_some_and(|p| p.glued && p.is("s")) && year % 10 == 0 {
            return Some((2, plain(What::Years(year, year + 9))));
        }
        let last = self.dash(1).then(|| self.year(2)).flatten().filter(|last| *last > year);
        if let Some(last) = last {
            return Some((3, plain(What::Years(year, last))));
        }
        let before = self.back(1);
        let counted = self.pieces.get(self.at + 1).is_some_and(number::is_counted);
        let placed = [
            "in", "since", "during", "until", "by", "before", "after", "year", "early", "late",
            "mid",
        ];
        let parts = ["end", "start", "beginning", "middle", "summer", "spring", "winter", "autumn"];
        let part = before == "of" && parts.contains(&self.back(2));
        (placed.contains(&before) || part || !counted || self.is_known_year(year))
            .then(|| (1, plain(What::Year(year))))
    }
}
