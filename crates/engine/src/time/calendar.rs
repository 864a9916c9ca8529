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
