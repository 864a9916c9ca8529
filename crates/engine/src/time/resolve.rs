//! From the words for a time to days of the calendar.

use super::scan::{Counted, Expression, Tense, Unit, What, YearHint};
use super::{Basis, Bound, Dating, Grain, Interval, TimeMention, calendar};
use crate::order::Order;
use jiff::civil::{Date, Weekday};

/// Resolves all expressions of an article. Weekdays come last: they may be those of a day that the
/// article names elsewhere.
pub(super) fn resolve_all(
    found: &[Expression],
    dating: Option<Dating>,
    updated: Option<Date>,
) -> Vec<TimeMention> {
    let mut mentions: Vec<TimeMention> = found.iter().map(|e| resolve(e, dating)).collect();
    if let Some((dating, updated)) = dating.zip(updated) {
        for (mention, expression) in mentions.iter_mut().zip(found) {
            let day = added_later(expression, dating.days.last, updated);
            mention.days = day.map(Interval::day).or(mention.days);
        }
    }
    let mut named: Vec<Date> = mentions
        .iter()
        .filter(|m| m.grain == Grain::Day && m.weekday.is_none())
        .filter_map(|m| m.days.filter(|days| days.days() == 1).map(|days| days.first))
        .filter(|day| dating.is_some_and(|dating| within_week(*day, dating.days)))
        .collect();
    named.order();
    named.dedup();
    for (mention, expression) in mentions.iter_mut().zip(found) {
        let (What::Weekday(_), Some(weekday), Some(dating)) =
            (expression.what, mention.weekday, dating)
        else {
            continue;
        };
        if dating.basis == Basis::Inferred {
            let day = named.iter().rev().find(|day| day.weekday() == weekday);
            mention.days = day.map(|day| Interval::day(*day)).or(mention.days);
        }
    }
    let mut last: Option<Interval> = None;
    for (mention, expression) in mentions.iter_mut().zip(found) {
        let day = match (expression.what, mention.weekday) {
            (What::After(unit, count), _) => {
                let own = dating.map(|dating| dating.days);
                let base = last.or(own.filter(|_| unit == Unit::Year && count < 0));
                let found = base.and_then(|base| after(base, unit, count));
                mention.grain = found.map_or(mention.grain, |(grain, _)| grain);
                found.map(|(_, days)| days)
            }
            (What::WeekdayFrom(side), Some(weekday)) => last.map(|last| {
                let until = |from: Date| Interval::day(calendar::weekday_until(from, weekday));
                let shift = if side < 0 { -1 } else { 7 };
                until(calendar::shift(if side < 0 { last.first } else { last.last }, shift))
            }),
            (What::Weekday(0), Some(weekday)) if expression.runs_on => last.map(|last| {
                Interval::day(calendar::weekday_until(calendar::shift(last.first, 6), weekday))
            }),
            _ => None,
        };
        mention.days = day.or(mention.days);
        if mention.grain != Grain::Clock {
            last = mention.days;
        }
    }
    let days: Vec<Option<Interval>> = mentions.iter().map(|mention| mention.days).collect();
    for (at, expression) in found.iter().enumerate() {
        if let Some(said) = said_on(found, &days, at)
            && let What::Relative(Unit::Day, shift) = expression.what
        {
            let night = i32::from(expression.night);
            let first = calendar::shift(said, shift);
            mentions[at].days = Some(Interval::new(first, calendar::shift(first, night)));
        }
    }
    mentions
}

/// The day on which a quotation was said that speaks of "today", where its sentence names one.
fn said_on(found: &[Expression], days: &[Option<Interval>], at: usize) -> Option<Date> {
    let quoted = found.get(at).filter(|expression| expression.quoted)?;
    let near = at.saturating_sub(2)..found.len().min(at + 3);
    let mut told = near.filter(|other| {
        let other = &found[*other];
        let day = matches!(other.what, What::Weekday(0) | What::Day { .. });
        other.sentence == quoted.sentence
            && !other.quoted
            && day
            && other.tense != Tense::Coming
            && other.bound == Bound::At
    });
    let day = days[told.next()?]?;
    (told.next().is_none()).then_some(day.first)
}

/// So many units after days: "a year later" is the same month or day where one was named for a
/// month or longer, else the whole year.
fn after(base: Interval, unit: Unit, count: i32) -> Option<(Grain, Interval)> {
    let long = base.days();
    let months = |months: i32| {
        let last = calendar::shift_months(base.last.first_of_month(), months).last_of_month();
        Interval::new(calendar::shift_months(base.first, months), last)
    };
    let grain = match long {
        ..=31 => Grain::Month,
        32..=360 => Grain::Season,
        _ => Grain::Year,
    };
    match unit {
        Unit::Day if long <= 3 => Some((Grain::Day, Interval::day(step(base.first, unit, count)))),
        Unit::Week if long <= 8 => {
            let days = Interval::new(step(base.first, unit, count), step(base.last, unit, count));
            Some((if long > 2 { Grain::Week } else { Grain::Day }, days))
        }
        Unit::Month if long < 28 => Some((Grain::Month, relative(base.first, unit, count))),
        Unit::Month if long <= 31 => Some((Grain::Month, months(count))),
        Unit::Year if long < 28 || count.abs() > 1 => {
            Some((Grain::Year, relative(base.first, unit, count)))
        }
        Unit::Year => Some((grain, months(12 * count))),
        _ => None,
    }
}

/// The day so many units later.
fn step(day: Date, unit: Unit, count: i32) -> Date {
    match unit {
        Unit::Day | Unit::Weekend | Unit::ThisWeekend => calendar::shift(day, count),
        Unit::Week => calendar::shift(day, 7 * count),
        Unit::Month => calendar::shift_months(day, count),
        Unit::Quarter => calendar::shift_months(day, 3 * count),
        Unit::Year => calendar::shift_months(day, 12 * count),
        Unit::Decade => calendar::shift_months(day, 120 * count),
    }
}

/// The days that are counted from others.
fn counted(grain: Grain, days: Option<Interval>, by: Counted) -> (Grain, Option<Interval>) {
    match by {
        Counted::Off(unit, count) => {
            let moved = |days: Interval| {
                Interval::new(step(days.first, unit, count), step(days.last, unit, count))
            };
            (grain, days.map(moved))
        }
        Counted::Over(unit, count) => {
            let over = |days: Interval| {
                let next = calendar::shift(days.last, 1);
                Interval::new(step(next, unit, -count), days.last)
            };
            let grain = match unit {
                Unit::Week => Grain::Days,
                Unit::Month | Unit::Quarter => Grain::Season,
                _ => Grain::Year,
            };
            (grain, days.map(over))
        }
    }
}

/// A weekday in an article that was brought up to date: the one between the two days, as nobody calls
/// a day a week ago by its bare name where the same weekday has come since.
fn added_later(expression: &Expression, published: Date, updated: Date) -> Option<Date> {
    let (What::Weekday(0), Some(weekday)) = (expression.what, expression.weekday) else {
        return None;
    };
    let day = calendar::weekday_until(updated, weekday);
    let told = expression.tense != Tense::Coming && !expression.night;
    let between = published < day && calendar::days_between(published, updated) < 7;
    (told && between).then_some(day)
}

fn within_week(day: Date, days: Interval) -> bool {
    Interval::new(calendar::shift(days.first, -7), days.last).contains(Interval::day(day))
}

fn resolve(expression: &Expression, dating: Option<Dating>) -> TimeMention {
    let basis = match dating.map(|d| d.basis) {
        Some(Basis::Stated) => Basis::Relative,
        _ => Basis::Inferred,
    };
    let found = days(expression, dating.map(|d| d.days));
    let (grain, days, stated) = found;
    let (grain, days) = expression.counted.map_or((grain, days), |by| counted(grain, days, by));
    let night = expression.night;
    let grain = match grain {
        Grain::Day | Grain::Days if night => Grain::Night,
        grain => grain,
    };
    // The night of the 24th ends on the 25th.
    let days = days.map(|days| match grain {
        Grain::Night if days.days() == 1 => {
            let overnight = matches!(expression.what, What::Relative(Unit::Day, 0));
            let (before, after) = if overnight { (-1, 0) } else { (0, 1) };
            Interval::new(calendar::shift(days.first, before), calendar::shift(days.last, after))
        }
        _ => days,
    });
    let differs = match (expression.what, expression.weekday, days) {
        (What::Day { .. }, Some(weekday), Some(days)) => days.first.weekday() != weekday,
        _ => false,
    };
    TimeMention {
        span: expression.span,
        sentence: expression.sentence,
        grain,
        days,
        basis: if stated { Basis::Stated } else { basis },
        bound: expression.bound,
        clock: expression.clock,
        weekday: expression.weekday,
        weekday_differs: differs,
    }
}

/// The grain, the days, and whether the words name them in full.
fn days(expression: &Expression, now: Option<Interval>) -> (Grain, Option<Interval>, bool) {
    let pair = |(first, last): (Date, Date)| Interval::new(first, last);
    match expression.what {
        What::Clock => (Grain::Clock, None, false),
        What::Year(year) => (Grain::Year, calendar::year(year).map(pair), true),
        What::Years(first, last) => {
            let years = calendar::year(first).zip(calendar::year(last));
            (Grain::Year, years.map(|(a, b)| Interval::new(a.0, b.1)), true)
        }
        What::Day { year, month, day } => {
            let date = |year: i16| Date::new(year, month, day).ok();
            let days = match year {
                Some(year) => date(year),
                None => now.and_then(|now| nearest_year(now, &date, expression)),
            };
            (Grain::Day, days.map(Interval::day), year.is_some())
        }
        What::Days { year, from, to } => {
            let date = |year: i16| Date::new(year, from.0, from.1).ok();
            let first = match year {
                Some(year) => date(year),
                None => now.and_then(|now| nearest_year(now, &date, expression)),
            };
            let days = first.and_then(|first| {
                let turn = i16::from(to < from);
                Some(Interval::new(first, Date::new(first.year() + turn, to.0, to.1).ok()?))
            });
            (Grain::Days, days, year.is_some())
        }
        What::Months { year, from, to, part } => months(expression, now, (from, to), part, year),
        What::Season { year, season } => {
            let year = match year {
                YearHint::Named(year) => Some(year),
                YearHint::Relative(shift) => now.map(|now| now.last.year() + shift),
                YearHint::Missing => now
                    .and_then(|now| {
                        let first = |year| calendar::season(year, season).map(|(first, _)| first);
                        nearest_year(now, &first, expression)
                    })
                    .map(|first| first.year() + i16::from(season == 3)),
            };
            let days = year.and_then(|year| calendar::season(year, season));
            (Grain::Season, days.map(pair), false)
        }
        What::Weekday(shift) => {
            let days = now.zip(expression.weekday).map(|(now, weekday)| {
                let day = |from| weekday_near(from, weekday, shift, expression);
                Interval::new(day(now.first), day(now.last))
            });
            (Grain::Day, days, false)
        }
        What::After(..) | What::WeekdayFrom(_) => (Grain::Day, None, false),
        What::Holiday { year, rule } => {
            let date = |year: i16| rule.day(year);
            let days = match year {
                Some(year) => date(year),
                None => now.and_then(|now| nearest_year(now, &date, expression)),
            };
            (Grain::Day, days.map(Interval::day), year.is_some())
        }
        What::Quarter(nth) => {
            let first = |year: i16| Date::new(year, 3 * nth + 1, 1).ok();
            let first = now.and_then(|now| nearest_year(now, &first, expression));
            let days = first.map(|first| {
                Interval::new(first, calendar::shift_months(first, 2).last_of_month())
            });
            (Grain::Season, days, false)
        }
        What::Stretch(unit, count) => {
            let days = now.map(|now| {
                let far = step(if count < 0 { now.first } else { now.last }, unit, count);
                Interval::new(far, if count < 0 { now.last } else { now.first })
            });
            let grain = match unit {
                Unit::Month | Unit::Quarter => Grain::Season,
                Unit::Year | Unit::Decade => Grain::Year,
                _ => Grain::Days,
            };
            (grain, days, false)
        }
        What::InWeek(shift) => {
            let days = now.zip(expression.weekday).map(|(now, weekday)| {
                let monday = relative(now.last, Unit::Week, i32::from(shift)).first;
                let offset = i32::from(weekday.to_monday_zero_offset());
                Interval::day(calendar::shift(monday, offset))
            });
            (Grain::Day, days, false)
        }
        What::OfMonth(day) => {
            let days = now.and_then(|now| {
                let date = |shift: i32| {
                    let month = calendar::shift_months(now.last.first_of_month(), shift);
                    Date::new(month.year(), month.month(), day).ok()
                };
                let coming = expression.tense == Tense::Coming;
                let fits = |d: &Date| if coming { *d >= now.first } else { *d <= now.last };
                let order = if coming { [0, 1] } else { [0, -1] };
                order.into_iter().filter_map(date).find(fits)
            });
            (Grain::Day, days.map(Interval::day), false)
        }
        What::Relative(unit, shift) => {
            let coming = unit == Unit::Weekend && expression.tense == Tense::Coming;
            let shift = if coming { shift.max(1) } else { shift };
            // "they spoke this weekend", in Monday's paper
            let early = now.is_some_and(|now| now.last.weekday().to_monday_zero_offset() < 2);
            let over = unit == Unit::ThisWeekend && early && expression.tense == Tense::Past;
            let unit = if over { Unit::Weekend } else { unit };
            let days = now.map(|now| {
                let (a, b) = (relative(now.first, unit, shift), relative(now.last, unit, shift));
                Interval::new(a.first.min(b.first), a.last.max(b.last))
            });
            let grain = match unit {
                Unit::Day => Grain::Day,
                Unit::Week => Grain::Week,
                Unit::Weekend | Unit::ThisWeekend => Grain::Days,
                Unit::Month => Grain::Month,
                Unit::Quarter => Grain::Season,
                Unit::Year | Unit::Decade => Grain::Year,
            };
            (grain, days, false)
        }
    }
}

fn months(
    expression: &Expression,
    now: Option<Interval>,
    (from, to): (i8, i8),
    part: Option<i8>,
    hint: YearHint,
) -> (Grain, Option<Interval>, bool) {
    let first_of = |year: i16| calendar::month(year, from).map(|(first, _)| first);
    let year = match hint {
        YearHint::Named(year) => Some(year),
        YearHint::Relative(0) | YearHint::Missing => {
            now.and_then(|now| nearest_year(now, &first_of, expression)).map(|d| d.year())
        }
        YearHint::Relative(shift) => now.map(|now| now.last.year() + shift),
    };
    let days = year.and_then(|year| {
        let first = first_of(year)?;
        let (start, last) = calendar::month(year + i16::from(to < from), to)?;
        let day = |day: i8| Date::new(start.year(), start.month(), day).ok();
        Some(match part {
            Some(0) => Interval::new(first, day(10)?),
            Some(1) => Interval::new(day(11)?, day(20)?),
            Some(_) => Interval::new(day(21)?, last),
            None => Interval::new(first, last),
        })
    });
    let grain = if from == to { Grain::Month } else { Grain::Season };
    (grain, days, matches!(hint, YearHint::Named(_)))
}

/// How far ahead of its own date an article names a day without saying which year, in days, where
/// nothing in the sentence speaks of the future.
const AHEAD: i32 = 14;

/// A day to come must be so many times nearer than the last such day, where nothing tells of it.
const TOLD: i64 = 2;

/// The date in the year that fits best: with its weekday if one is named, else the last before the
/// article's date or, where the sentence speaks of what is to come, the next after it.
fn nearest_year(
    now: Interval,
    date: &dyn Fn(i16) -> Option<Date>,
    expression: &Expression,
) -> Option<Date> {
    let this = now.last.year();
    let dates: Vec<Date> = [this - 1, this, this + 1].into_iter().filter_map(date).collect();
    let until = expression.bound == Bound::Until && expression.tense == Tense::Open;
    let coming = expression.tense == Tense::Coming || until;
    let told = expression.tense == Tense::Past
        || matches!(expression.bound, Bound::Since | Bound::After)
        || matches!(expression.what, What::Months { .. } | What::Season { .. } | What::Quarter(_));
    let told = told && expression.bound != Bound::Until;
    let choose = |dates: &[Date]| {
        let past = dates.iter().filter(|d| **d <= calendar::shift(now.last, AHEAD)).max();
        let next = dates.iter().filter(|d| **d >= now.first).min();
        let away = |d: &Date| calendar::days_between(now.last, *d).abs();
        let near = |d: &&Date| away(d) < 200;
        // News seldom names a day of the year before without its year.
        let nearer = |d: &&Date| past.is_none_or(|past| TOLD * away(d) < away(past));
        match (coming, told) {
            (true, _) => next.filter(near).or(past).copied(),
            (false, true) => past.copied(),
            (false, false) => next.filter(nearer).or(past).copied(),
        }
    };
    let fits = |weekday: Weekday| {
        let fitting: Vec<Date> = dates.iter().copied().filter(|d| d.weekday() == weekday).collect();
        choose(&fitting).filter(|d| calendar::days_between(now.last, *d).abs() < 370)
    };
    expression.weekday.and_then(fits).or_else(|| choose(&dates))
}

fn weekday_near(now: Date, weekday: Weekday, shift: i8, expression: &Expression) -> Date {
    let past = calendar::weekday_until(now, weekday);
    let coming = shift > 0 || expression.tense == Tense::Coming && shift == 0;
    match (coming, shift) {
        // What Tuesday's paper expects on Tuesday is of that day.
        (true, 0) if past == now => now,
        (true, 2) => calendar::shift(past, 14),
        (true, _) => calendar::shift(past, 7),
        (false, -1) if past == now => calendar::shift(past, -7),
        _ => past,
    }
}

fn relative(now: Date, unit: Unit, shift: i32) -> Interval {
    match unit {
        Unit::Day => Interval::day(calendar::shift(now, shift)),
        Unit::Week => {
            let monday = calendar::weekday_until(now, Weekday::Monday);
            let first = calendar::shift(monday, 7 * shift);
            Interval::new(first, calendar::shift(first, 6))
        }
        Unit::ThisWeekend => {
            let monday = calendar::weekday_until(now, Weekday::Monday);
            Interval::new(calendar::shift(monday, 5), calendar::shift(monday, 6))
        }
        Unit::Weekend => {
            let saturday = calendar::weekday_until(now, Weekday::Saturday);
            let first = calendar::shift(saturday, if shift > 0 { 7 } else { 0 });
            Interval::new(first, calendar::shift(first, 1))
        }
        Unit::Month => {
            let day = calendar::shift_months(now.first_of_month(), shift);
            Interval::new(day, day.last_of_month())
        }
        Unit::Quarter => {
            let quarter = (now.month() - 1) / 3 * 3;
            let first =
                calendar::shift_months(now.first_of_month(), i32::from(quarter + 1 - now.month()));
            let first = calendar::shift_months(first, 3 * shift);
            Interval::new(first, calendar::shift_months(first, 2).last_of_month())
        }
        Unit::Decade => {
            let first = now.year().div_euclid(10) * 10;
            let years = calendar::year(first).zip(calendar::year(first.saturating_add(9)));
            years.map_or(Interval::day(now), |(a, b)| Interval::new(a.0, b.1))
        }
        Unit::Year => {
            let year = now.year().saturating_add(i16::try_from(shift).unwrap_or(0));
            calendar::year(year).map_or(Interval::day(now), |(a, b)| Interval::new(a, b))
        }
    }
}
