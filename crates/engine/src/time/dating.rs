//! When an article appeared.

use super::scan::{Expression, Tense, What, YearHint};
use super::{Basis, Bound, Interval, calendar};
use crate::document::Metadata;
use jiff::civil::Date;

/// When an article appeared, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dating {
    /// The days on which it may have appeared.
    pub days: Interval,
    /// [`Basis::Stated`] if the article says it, [`Basis::Inferred`] if dates in its text suggest it.
    pub basis: Basis,
}

/// News is written up to this many days after the last day that it names.
const SOON: i32 = 6;

/// The date that the article gives, or what the dates in its text suggest: it appeared within a week
/// of the last day that it speaks of as past.
pub(super) fn of(metadata: &Metadata, found: &[Expression]) -> Option<Dating> {
    if let Some(mention) = metadata.published.or(metadata.updated) {
        return Some(Dating { days: Interval::day(mention.date), basis: Basis::Stated });
    }
    let latest = found
        .iter()
        .filter(|e| matches!(e.bound, Bound::At | Bound::Since | Bound::After))
        .filter_map(|e| match e.what {
            What::Day { year: Some(year), month, day } if e.tense != Tense::Coming => {
                Date::new(year, month, day).ok()
            }
            _ => None,
        })
        .max()
        .filter(|latest| is_supported(*latest, found));
    let latest = latest.or_else(|| {
        let year = latest_year(found).filter(|year| is_told_of(*year, found))?;
        let days = found.iter().filter(|e| e.bound != Bound::Until);
        days.filter_map(|e| match e.what {
            What::Day { year: None, month, day } => Date::new(year, month, day).ok(),
            _ => None,
        })
        .max()
    })?;
    let days = Interval::new(latest, calendar::shift(latest, SOON));
    Some(Dating { days, basis: Basis::Inferred })
}

/// Another time in the text must be near, so that an anniversary does not date an article: the day
/// again, its weekday, or a day within three weeks. And no later year may be named.
fn is_supported(latest: Date, found: &[Expression]) -> bool {
    if latest_year(found).is_some_and(|year| year > latest.year()) {
        return false;
    }
    let near = |date: Date| calendar::days_between(latest, date).abs() <= 21;
    let mut others = 0;
    for expression in found {
        others += usize::from(match expression.what {
            What::Day { year, month, day } => {
                let year = year.unwrap_or(latest.year());
                Date::new(year, month, day).is_ok_and(near)
            }
            What::Days { from, year, .. } => {
                let year = year.unwrap_or(latest.year());
                Date::new(year, from.0, from.1).is_ok_and(near)
            }
            What::Weekday(_) => expression.weekday == Some(latest.weekday()),
            _ => false,
        });
    }
    // The day itself is one of them.
    others > 1
}

/// Whether a year is more than that of the last such flood: it is named with a month, and again.
fn is_told_of(year: i16, found: &[Expression]) -> bool {
    let month = |e: &Expression| matches!(e.what, What::Months { year: YearHint::Named(y), .. } if y == year);
    let named = found.iter().filter(|e| month(e) || e.what == What::Year(year));
    named.count() > 1 && found.iter().any(month)
}

fn latest_year(found: &[Expression]) -> Option<i16> {
    found
        .iter()
        .filter(|e| matches!(e.bound, Bound::At | Bound::Since | Bound::After))
        .filter_map(|e| match e.what {
            What::Year(year) => Some(year),
            What::Months { year: YearHint::Named(year), .. } => Some(year),
            _ => None,
        })
        .max()
}
