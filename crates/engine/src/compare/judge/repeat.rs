//! The same number in two articles.

use super::{Agreement, Side, other_nouns, quote};
use crate::figure::{Figure, Modifier, Unit};

/// How telling it is that two articles give the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::compare) enum Weight {
    /// Two digits, as many numbers have: 48 percent, 17 dead.
    Light,
    /// Two digits before zeros, or behind a point: 7,200; 6.8.
    Middle,
    /// Three digits or more that are not zero at the end: 11,512; 43.6.
    Heavy,
}

/// How telling a number is; `None` for what is often met by chance.
pub(in crate::compare) fn weight(figure: &Figure) -> Option<Weight> {
    let plain = figure.value.is_exact() && figure.modifier != Modifier::Vague;
    let number = figure.value.low.thousandths();
    let mut digits = number;
    if !plain
        || digits <= 0
        || matches!(figure.unit, Unit::Measured { kind: "duration", .. } | Unit::Times)
    {
        return None;
    }
    while digits % 10 == 0 {
        digits /= 10;
    }
    match digits {
        0..=9 => None,
        10..=99 if number >= 1_000_000 || number % 1000 != 0 => Some(Weight::Middle),
        10..=99 => Some(Weight::Light),
        _ => Some(Weight::Heavy),
    }
}

/// The same number in two articles, where nothing speaks against its counting the same and something
/// in the words for it.
pub(super) fn repeated(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let (x, y) = (a.figure, b.figure);
    let weight = weight(x)?;
    let measures = x.measure.zip(y.measure).map(|(x, y)| x.0.name() == y.0.name());
    let apart = a.entry.article == b.entry.article
        || x.value != y.value
        || !x.unit.fits(y.unit)
        || x.per.zip(y.per).is_some_and(|(x, y)| x != y)
        || measures == Some(false)
        || a.change.is_some() != b.change.is_some()
        || a.narrowed.is_some() && b.narrowed.is_some() && a.narrowed != b.narrowed;
    let dates = match (a.time, b.time) {
        (Some(x), Some(y)) => !x.days.overlaps(y.days),
        (x, y) => x.is_some() && a.is_old() || y.is_some() && b.is_old(),
    };
    if apart || dates {
        return None;
    }
    let number = format!("the same number, {}", quote(a.words()));
    let shared: Vec<&str> = a.shared(b).collect();
    let speak = || {
        format!(
            "{number}; both speak of {}",
            shared.iter().map(|w| quote(w)).collect::<Vec<_>>().join(", ")
        )
    };
    if weight == Weight::Light {
        let grows = x.measure.is_some_and(|(measure, _)| measure.grows());
        let told = measures == Some(true) && !grows && shared.len() > 1 && a.guess == b.guess;
        return told.then(speak);
    }
    if measures == Some(true) {
        return Some(format!("{number}; both count {}", quote(x.measure?.0.name())));
    }
    if a.stems.iter().any(|stem| b.stems.contains(stem)) {
        return Some(format!("{number}; both count {}", quote(&a.heads.join(" and "))));
    }
    let leans = x.leans_on.or(y.leans_on).is_some();
    let other = !leans && matches!(other_nouns(a, b), Some(Agreement::Differ(_)));
    let enough = match weight {
        Weight::Heavy => 1,
        _ => 2,
    };
    (shared.len() >= enough + usize::from(other)).then(speak)
}
