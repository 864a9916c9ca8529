//! Words of the calendar, and days from them.

use crate::language::words::{WordMap, grouped};
use jiff::civil::{Date, Weekday};
use std::sync::LazyLock;

/// What a word of the calendar names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// 1 to 12.
    Month(i8),
    Weekday(Weekday),
    /// 0 for spring to 3 for winter.
    Season(i8),
    /// 0 for morning to 3 for night.
    PartOfDay(i8),
    Future,
    /// What is wished for, and so not yet so.
    Wish,
}

static NAMES: LazyLock<WordMap<Name>> = LazyLock::new(|| {
    let mut names = Vec::new();
    let (mut group, mut n) = ("", 0i8);
    for (name, line) in grouped(include_str!("../../data/calendar.txt")) {
        if name == "holiday" {
            continue;
        }
        n = if name == group { n + 1 } else { 0 };
        group = name;
        for word in line.split_whitespace() {
            let meaning = match name {
                "month" => Name::Month(n + 1),
                "weekday" => match Weekday::from_monday_zero_offset(n) {
                    Ok(day) => Name::Weekday(day),
                    Err(_) => continue,
                },
                "season" => Name::Season(n),
                "part of day" => Name::PartOfDay(n),
                "wish" => Name::Wish,
                _ => Name::Future,
            };
            names.push((word, meaning));
        }
    }
    WordMap::new(names)
});

/// How the day of a holiday is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// The same day of a month every year.
    Fixed(i8, i8),
    /// The so-manieth such weekday of a month, 1 to 5, or the last for 0.
    Nth(i8, Weekday, i8),
    /// So many days after Easter Sunday.
    Easter(i32),
}

impl Rule {
    fn of(line: &str) -> Option<Rule> {
        let mut words = line.split_whitespace();
        let (first, second) = (words.next()?, words.next()?);
        match (first, name(second)) {
            ("easter", _) => Some(Rule::Easter(second.parse().ok()?)),
            (month, Some(Name::Weekday(day))) => {
                Some(Rule::Nth(month.parse().ok()?, day, words.next()?.parse().ok()?))
            }
            _ => Some(Rule::Fixed(first.parse().ok()?, second.parse().ok()?)),
        }
    }

    /// The day in a year.
    pub(super) fn day(self, year: i16) -> Option<Date> {
        match self {
            Rule::Fixed(month, day) => Date::new(year, month, day).ok(),
            Rule::Nth(month, weekday, 0) => {
                Some(weekday_until(Date::new(year, month, 1).ok()?.last_of_month(), weekday))
            }
            Rule::Nth(month, weekday, nth) => {
                let seventh = Date::new(year, month, 7).ok()?;
                Some(shift(weekday_until(seventh, weekday), 7 * (i32::from(nth) - 1)))
            }
            Rule::Easter(days) => Some(shift(easter(year)?, days)),
        }
    }
}

/// Easter Sunday of the western churches, by the rule of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The holidays by their words, without the sign of the genitive.
pub(super) static HOLIDAYS: LazyLock<Vec<(Vec<&str>, Rule)>> = LazyLock::new(|| {
    let lines = grouped(include_str!("../../data/calendar.txt"));
    let lines = lines.filter(|(group, _)| *group == "holiday");
    lines
        .filter_map(|(_, line)| {
            let (words, rule) = line.split_once(" = ")?;
            Some((words.split_whitespace().collect(), Rule::of(rule)?))
        })
        .collect()
});

/// What a word in lower case names.
pub(super) fn name(word: &str) -> Option<Name> {
    NAMES.get(word.trim_end_matches('.')).copied()
}

/// The first and last day of a month.
pub(super) fn month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// The first and last day of a year.
pub(super) fn year(year: i16) -> Option<(Date, Date)> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

/// The first and last day of a season on the northern half of the globe. A winter belongs to the
/// year in which it ends.
pub(super) fn season(year: i16, season: i8) -> Option<(Date, Date)> {
    match season {
        3 => Some((month(year - 1, 12)?.0, month(year, 2)?.1)),
        s => Some((month(year, 3 + 3 * s)?.0, month(year, 5 + 3 * s)?.1)),
    }
}

/// The day `days` later; the same day where the calendar ends.
pub(super) fn shift(date: Date, days: i32) -> Date {
    numbered(number(date) + i64::from(days)).unwrap_or(date)
}

/// How many days `b` is later than `a`.
pub(crate) fn days_between(a: Date, b: Date) -> i64 {
    number(b) - number(a)
}

/// The days since a fixed one. The date library's sums and differences can fail, and what it has to
/// say then is more than all of this.
fn number(day: Date) -> i64 {
    // Years begin in March here, so that a leap day is the last of its year.
    let month = (i64::from(day.month()) + 9) % 12;
    let year = i64::from(day.year()) - i64::from(month >= 10);
    let of_year = (153 * month + 2) / 5 + i64::from(day.day());
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
}

/// The day of a [`number`]; `None` where the calendar ends.
fn numbered(number: i64) -> Option<Date> {
    /// The days of four hundred years, after which the calendar repeats.
    const CYCLE: i64 = 146_097;
    let (cycle, of_cycle) = ((number - 1).div_euclid(CYCLE), (number - 1).rem_euclid(CYCLE));
    let year = (of_cycle - of_cycle / 1_460 + of_cycle / 36_524 - of_cycle / (CYCLE - 1)) / 365;
    let of_year = of_cycle - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = 400 * cycle + year + i64::from(month >= 10);
    Date::new(i16::try_from(year).ok()?, ((month + 2) % 12 + 1) as i8, day as i8).ok()
}

/// The day `months` later, or the last of its month where there is none of that number; the same
/// day where the calendar ends.
pub(super) fn shift_months(date: Date, months: i32) -> Date {
    let month = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
    let (year, month) = (i16::try_from(month.div_euclid(12)), month.rem_euclid(12) as i8 + 1);
    let first = year.ok().and_then(|year| Date::new(year, month, 1).ok());
    let day =
        first.map(|first| Date::new(first.year(), month, date.day().min(first.days_in_month())));
    day.and_then(Result::ok).unwrap_or(date)
}

/// The last such weekday up to a day, that day included.
pub(super) fn weekday_until(date: Date, weekday: Weekday) -> Date {
    shift(date, -i32::from(date.weekday().since(weekday)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_move_as_they_should() {
        let day = |name: &str, year: i16| {
            let words: Vec<&str> = name.split(' ').collect();
            let (_, rule) = HOLIDAYS.iter().find(|(known, _)| *known == words).unwrap();
            crate::time::iso(rule.day(year).unwrap())
        };
        assert_eq!(day("easter", 2024), "2024-03-31");
        assert_eq!(day("good friday", 2025), "2025-04-18");
        assert_eq!(day("easter", 1961), "1961-04-02");
        assert_eq!(day("thanksgiving", 2016), "2016-11-24");
        assert_eq!(day("memorial day", 2015), "2015-05-25");
        assert_eq!(day("boxing day", 2020), "2020-12-26");
        for (_, rule) in HOLIDAYS.iter() {
            assert!((1900..2100).all(|year| rule.day(year).is_some()), "{rule:?}");
        }
    }

    #[test]
    fn days_are_counted_as_the_date_library_counts_them() {
        let first = Date::new(-4, 1, 1).unwrap();
        let mut day = first;
        for n in 0..1_000_000 {
            assert_eq!(days_between(first, day), i64::from(n), "{day}");
            assert_eq!(shift(first, n), day);
            day = day.tomorrow().unwrap();
        }
        assert_eq!(days_between(day, first), -1_000_000);
        assert_eq!(shift(day, -1_000_000), first);
        assert_eq!(shift(Date::MAX, 1), Date::MAX);
        assert_eq!(shift(Date::MIN, -1), Date::MIN);
    }
}
