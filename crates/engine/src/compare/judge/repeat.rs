//! The same number in two articles.

use super::{Agreement, Side, counted, other_nouns, quote};
use crate::figure::noun;
use crate::figure::{Figure, Unit};

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
    let plain = figure.has_one_value();
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

/// Whether both give one amount, perhaps in other units: 74 metres and 240 feet.
pub(super) fn is_equal(x: &Figure, y: &Figure) -> bool {
    x.value == y.value && x.unit == y.unit || is_converted(x, y) || {
        x.value == y.value && matches!((x.unit, y.unit), (Unit::Money(_), Unit::Money(_)))
    }
}

/// Whether two figures in different units are one amount, as far as rounding goes.
pub(super) fn is_converted(x: &Figure, y: &Figure) -> bool {
    const ROUNDED: i64 = 40;
    /// Degrees are rounded to whole ones, whatever their number; in thousandths.
    const DEGREES: i64 = 300;
    let (Unit::Measured { kind, factor }, Unit::Measured { kind: other, factor: of_other }) =
        (x.unit, y.unit)
    else {
        return false;
    };
    let exact = x.value.is_exact() && y.value.is_exact();
    let base = x.unit.in_base(x.value.low).zip(y.unit.in_base(y.value.low));
    let near = base.is_some_and(|(a, b)| {
        let (a, b) = (a.thousandths(), b.thousandths());
        let reach = if kind == "temperature" { DEGREES } else { a.max(b) / ROUNDED };
        (a - b).abs() <= reach
    });
    kind == other && factor != of_other && exact && near && kind != "duration"
}

/// Whether one of two amounts in thousandths, which are not the same, is the other in fewer digits: "11,512"
/// and "11,500". Of small counts nobody drops digits.
pub(super) fn is_rounded(a: i64, b: i64) -> bool {
    const LARGE: i64 = 1_000_000;
    let step = |number: i64| {
        let mut step = 1;
        while number > 0 && number % (step * 10) == 0 {
            step *= 10;
        }
        step
    };
    let (coarse, fine) = if step(a) > step(b) { (a, b) } else { (b, a) };
    let step = step(coarse);
    let digits = coarse / step >= 10;
    let large = coarse >= LARGE || fine % 1000 != 0;
    a != b && digits && large && (coarse - fine).abs() * 2 <= step
}

/// The two leading digits of a telling number, and how many thousandths' digits follow.
pub(in crate::compare) fn leading(figure: &Figure) -> Option<(i64, u32)> {
    weight(figure)?;
    let base = figure.unit.in_base(figure.value.low).unwrap_or(figure.value.low);
    let (mut lead, mut tens) = (base.thousandths(), 0);
    while lead >= 100 {
        (lead, tens) = (lead / 10, tens + 1);
    }
    Some((lead, tens))
}

/// The same number in two articles, where nothing speaks against its counting the same and something
/// in the words for it.
pub(super) fn repeated(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let (x, y) = (a.figure, b.figure);
    let converted = is_converted(x, y);
    let parts = x.whole.zip(y.whole).is_some_and(|(x, y)| x.0 == y.0);
    let weight = match weight(x)? {
        _ if parts => Weight::Heavy,
        weight => weight,
    };
    let measures = x.measure.zip(y.measure).map(|(x, y)| x.0.name() == y.0.name());
    let apart = a.entry.article == b.entry.article
        || !is_equal(x, y)
        || !x.unit.fits(y.unit)
        || x.per.zip(y.per).is_some_and(|(x, y)| x != y)
        || measures == Some(false)
        || a.change.is_some() != b.change.is_some()
        || a.narrowed.is_some() && b.narrowed.is_some() && a.narrowed != b.narrowed;
    let dates = match (a.time, b.time) {
        (Some(x), Some(y)) => !(x.days.overlaps(y.days) || x.of_saying || y.of_saying),
        (x, y) => x.is_some() && a.is_old() || y.is_some() && b.is_old(),
    };
    if apart || dates {
        return None;
    }
    let number = if converted {
        format!("the same amount, {} and {}", quote(a.words()), quote(b.words()))
    } else {
        format!("the same number, {}", quote(a.words()))
    };
    let shared: Vec<&str> = a.shared(b).collect();
    let speak = || {
        format!(
            "{number}; both speak of {}",
            shared.iter().map(|w| quote(w)).collect::<Vec<_>>().join(", ")
        )
    };
    let grows = x.measure.is_some_and(|(measure, _)| measure.grows());
    if converted && measures == Some(true) && !grows {
        return Some(format!("{number}; both count {}", quote(x.measure?.0.name())));
    }
    let nouns = other_nouns(a, b);
    if weight == Weight::Light {
        // "340 vials" and "340 vials", where something else is shared, too.
        let things = x.unit == Unit::Count && !a.stems.is_empty() && a.stems == b.stems;
        let others = shared.iter().filter(|word| {
            let stem = noun::concept(noun::stem(&word.to_lowercase()));
            !a.stems.contains(&stem)
        });
        let size = x.value.low.thousandths();
        let large = size >= 100_000 && size % 50_000 != 0 && measures != Some(false);
        if things && large && !a.counts_people() && a.guess == b.guess && others.count() > 0 {
            return Some(format!("{number}; both count {}", counted(a, b)));
        }
        let guess = a.guess.is_some() == b.guess.is_some();
        let told = measures == Some(true) && !grows && shared.len() > 1 && guess;
        let rare = a.shared_rare(b).len();
        let voice = a.voice.is_some() && a.voice == b.voice;
        // Shares meet by chance more often than counts.
        let enough = 3 + usize::from(x.unit == Unit::Percent);
        let near = rare >= enough || rare >= 2 && (voice || things) || rare >= 1 && voice && things;
        let apart = matches!(nouns, Some(Agreement::Differ(_)));
        return (told || near && guess && !apart).then(speak);
    }
    if measures == Some(true) {
        return Some(format!("{number}; both count {}", quote(x.measure?.0.name())));
    }
    if a.stems.iter().any(|stem| b.stems.contains(stem)) {
        return Some(format!("{number}; both count {}", counted(a, b)));
    }
    let leans = x.leans_on.or(y.leans_on).is_some();
    let other = !leans && matches!(nouns, Some(Agreement::Differ(_)));
    let enough = match weight {
        Weight::Heavy => 1,
        // A unit that is the same is one more thing in common.
        _ if !matches!(x.unit, Unit::Count | Unit::Percent) && !a.shared_rare(b).is_empty() => 1,
        _ => 2,
    };
    (shared.len() >= enough + usize::from(other)).then(speak)
}
