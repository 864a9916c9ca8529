//! Dates and times that an article names, as days of the calendar.
//!
//! [`find`] recognises the words (`scan`), works out the article's own day ([`Dating`]) and turns
//! every expression into the days it can mean (`resolve`). What is uncertain stays so: a mention
//! has the first and the last day that fit and says what they rest on.

mod calendar;
mod dating;
mod resolve;
mod scan;

use crate::document::Metadata;
use crate::language::Pieces;
use crate::span::Span;
use jiff::civil::{Date, Weekday};
use std::fmt;

pub use dating::Dating;

/// Days of the calendar from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// First day.
    pub first: Date,
    /// Last day; never before the first.
    pub last: Date,
}

impl Interval {
    /// One day.
    pub fn day(date: Date) -> Interval {
        Interval { first: date, last: date }
    }

    /// A day of the calendar; `None` if there is none such.
    pub fn of_day(year: i16, month: i8, day: i8) -> Option<Interval> {
        Date::new(year, month, day).ok().map(Interval::day)
    }

    /// A whole month, 1 to 12.
    pub fn of_month(year: i16, month: i8) -> Option<Interval> {
        calendar::month(year, month).map(|(first, last)| Interval { first, last })
    }

    /// A whole year.
    pub fn of_year(year: i16) -> Option<Interval> {
        calendar::year(year).map(|(first, last)| Interval { first, last })
    }

    /// From one day to another, in either order.
    pub fn new(a: Date, b: Date) -> Interval {
        Interval { first: a.min(b), last: a.max(b) }
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Interval) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether every day of `other` is in this one.
    pub fn contains(self, other: Interval) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// How many days it has.
    pub fn days(self) -> i32 {
        calendar::days_between(self.first, self.last) as i32 + 1
    }
}

pub(crate) use calendar::days_between;

/// A day as ISO 8601 writes it: 2025-05-24. The date library's own way would double what it adds to
/// the download.
pub fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A day from the way [`iso`] writes it.
pub fn from_iso(text: &str) -> Option<Date> {
    let mut parts =
        text.split('-').map(|part| part.bytes().all(|b| b.is_ascii_digit()).then_some(part));
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let whole = (year.len(), month.len(), day.len()) == (4, 2, 2) && parts.next().is_none();
    whole.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok())?
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", iso(self.first))
        } else {
            write!(f, "{} to {}", iso(self.first), iso(self.last))
        }
    }
}

/// What kind of time is named: two mentions can be the same time only if their grain is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A time of day and nothing else.
    Clock,
    /// A day.
    Day,
    /// The night between two days.
    Night,
    /// Several days named by their first and last.
    Days,
    /// A week.
    Week,
    /// A month, or a part of one.
    Month,
    /// Three months, or several months named by their first and last.
    Season,
    /// A year.
    Year,
}

impl Grain {
    /// The grain's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Grain::Clock => "clock",
            Grain::Day => "day",
            Grain::Night => "night",
            Grain::Days => "days",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Season => "season",
            Grain::Year => "year",
        }
    }
}

/// What the days of a mention rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The words name them in full.
    Stated,
    /// The words, and the date that the article gives for itself.
    Relative,
    /// The words, and other dates in the text: the article does not say when it appeared.
    Inferred,
}

impl Basis {
    /// The basis' name in data.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Relative => "relative",
            Basis::Inferred => "inferred",
        }
    }
}

/// How what is told relates to the time named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// At that time.
    At,
    /// From that time on: "since".
    Since,
    /// Up to that time: "by", "until".
    Until,
    /// Later: "after".
    After,
    /// Earlier: "before", "ahead of".
    Before,
}

impl Bound {
    /// The bound's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Bound::At => "at",
            Bound::Since => "since",
            Bound::Until => "until",
            Bound::After => "after",
            Bound::Before => "before",
        }
    }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02}", self.hour, self.minute)
    }
}

/// A date or time named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeMention {
    /// The words.
    pub span: Span,
    /// The sentence they stand in, as a place in [`crate::Reading::sentences`].
    pub sentence: usize,
    /// What kind of time it is.
    pub grain: Grain,
    /// The days that fit; `None` where nothing tells (a weekday in an article without a date).
    pub days: Option<Interval>,
    /// What the days rest on.
    pub basis: Basis,
    /// How what is told relates to it.
    pub bound: Bound,
    /// The time of day, if it is one.
    pub clock: Option<Clock>,
    /// The weekday named, if one is.
    pub weekday: Option<Weekday>,
    /// Whether the weekday named is not that of the day named with it.
    pub weekday_differs: bool,
}

/// All the times of a text, and its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Times {
    /// In order, without overlap.
    pub mentions: Vec<TimeMention>,
    /// When the article appeared.
    pub dating: Option<Dating>,
}

/// Finds the dates and times of a text.
pub fn find(pieces: &Pieces, metadata: &Metadata) -> Times {
    let mut found = Vec::new();
    for (at, sentence) in pieces.sentences().enumerate() {
        scan::scan(sentence, at, &mut found);
    }
    let dating = dating::of(metadata, &found);
    let mentions = resolve::resolve_all(&found, dating, metadata.updated.map(|day| day.date));
    Times { mentions, dating }
}
