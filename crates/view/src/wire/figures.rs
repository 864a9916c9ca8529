//! Figures, dates and checks as data.

use super::reading::{Extent, Unit, speaker, tidy};
use crate::offsets::Offsets;
use sayso_engine::compare::Check;
use sayso_engine::figure::Unit as Measured;
use sayso_engine::figure::{Amount, Figure};
use sayso_engine::time::{Basis, Dating, TimeMention, iso};
use sayso_engine::{Reading, Span};
use serde::Serialize;

/// A number that counts or measures something.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct FigureLine<U: Unit> {
    /// Modifier, number, unit and what is counted.
    pub span: Extent<U>,
    /// The number, or the lower end of a range, in the unit given.
    pub low: f64,
    /// The same number, or the upper end of a range; `null` for "dozens" and the like.
    pub high: Option<f64>,
    /// "exactly", "about", "at least", "more than", "at most", "less than", "nearly", "average" or
    /// "vague".
    pub modifier: &'static str,
    /// "count", "percent", "percentage points", "money", "length", "area", "mass", "volume",
    /// "duration", "speed", "power", "temperature" or "times".
    pub unit: &'static str,
    /// The letters of the currency (ISO 4217), for money.
    pub currency: Option<&'static str>,
    /// "hour", "day", "week", "month" or "year", for a rate.
    pub per: Option<&'static str>,
    /// The words for what is counted.
    pub what: Option<String>,
    /// What it measures: "killed", "votes".
    pub measure: Option<&'static str>,
    /// The words for the time it belongs to.
    pub time: Option<String>,
    /// The days it belongs to, as far as they can be told.
    pub days: Option<DaysLine>,
    /// Who gives it; `null` for the article itself, or where nobody is named.
    pub speaker: Option<String>,
}

/// Days from the first to the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct DaysLine {
    /// The first day, as 2025-05-24.
    pub first: String,
    /// The last day.
    pub last: String,
    /// "stated", "relative" to the article's own date, or "inferred" from other dates in its text, or from
    /// where the words stand.
    #[cfg_attr(feature = "typescript", tsify(type = "'stated' | 'relative' | 'inferred'"))]
    pub basis: &'static str,
}

/// A date or time that the article names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct TimeLine<U: Unit> {
    /// The words.
    pub span: Extent<U>,
    /// "clock", "day", "night", "days", "week", "month", "season" or "year".
    pub grain: &'static str,
    /// The days that fit; `null` where nothing tells.
    pub days: Option<DaysLine>,
    /// "at", "since", "until", "after" or "before".
    pub bound: &'static str,
    /// The time of day, as 14:05.
    pub clock: Option<String>,
    /// Whether the weekday named is not that of the day named with it.
    pub weekday_differs: bool,
}

/// Numbers of one article that bear on each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct CheckLine<U: Unit> {
    /// "share", "rate", "sum", "change", "each" or "stretch".
    pub kind: &'static str,
    /// The words that give the numbers.
    pub places: Vec<Extent<U>>,
    /// The sum in full.
    pub arithmetic: String,
    /// Whether it comes out, within rounding.
    pub fits: bool,
}

/// An amount as a number of JSON.
fn number(amount: Amount) -> f64 {
    amount.thousandths() as f64 / 1000.0
}

impl<U: Unit> FigureLine<U> {
    /// A figure of the article, or of its teasers, whose times are given.
    pub(super) fn new(
        text: &str,
        reading: &Reading,
        figure: &Figure,
        times: &[TimeMention],
        offsets: &Offsets<'_>,
    ) -> FigureLine<U> {
        let time = figure.time.and_then(|(at, _)| times.get(at));
        let words = |span: Span| tidy(span.of(text));
        FigureLine {
            span: U::range(figure.span, offsets),
            low: number(figure.value.low),
            high: figure.value.high.map(number),
            modifier: figure.modifier.name(),
            unit: figure.unit.name(),
            currency: match figure.unit {
                Measured::Money(code) => Some(code),
                _ => None,
            },
            per: figure.per.map(|per| per.name()),
            what: figure.what.map(words),
            measure: figure.measure.map(|(measure, _)| measure.name()),
            time: time.map(|time| words(time.span)),
            days: time.and_then(DaysLine::new).map(|days| match figure.time {
                Some((_, reach)) if !reach.is_said() => {
                    DaysLine { basis: Basis::Inferred.name(), ..days }
                }
                _ => days,
            }),
            speaker: figure.claim.and_then(|at| speaker(reading, reading.claims.get(at)?)),
        }
    }
}

impl DaysLine {
    fn new(time: &TimeMention) -> Option<DaysLine> {
        let days = time.days?;
        Some(DaysLine { first: iso(days.first), last: iso(days.last), basis: time.basis.name() })
    }

    /// When an article appeared.
    pub(super) fn of_article(dating: Dating) -> DaysLine {
        DaysLine {
            first: iso(dating.days.first),
            last: iso(dating.days.last),
            basis: dating.basis.name(),
        }
    }
}

impl<U: Unit> TimeLine<U> {
    pub(super) fn new(time: &TimeMention, offsets: &Offsets<'_>) -> TimeLine<U> {
        TimeLine {
            span: U::range(time.span, offsets),
            grain: time.grain.name(),
            days: DaysLine::new(time),
            bound: time.bound.name(),
            clock: time.clock.map(|clock| clock.to_string()),
            weekday_differs: time.weekday_differs,
        }
    }
}

impl<U: Unit> CheckLine<U> {
    pub(super) fn new(check: &Check, offsets: &Offsets<'_>) -> CheckLine<U> {
        CheckLine {
            kind: check.kind.name(),
            places: check.places.iter().map(|&span| U::range(span, offsets)).collect(),
            arithmetic: check.arithmetic.clone(),
            fits: check.fits,
        }
    }
}
