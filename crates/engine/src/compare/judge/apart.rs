//! What makes two different numbers contradict each other, beside measure, event and date that agree.

use super::repeat::{Weight, weight};
use super::rival::{FARTHEST, is_farther_than};
use super::side::When;
use super::{
    Agree, Agreement, Differ, Side, Values, counted, date, event, is_same_name, is_telling, last,
    other_nouns, quote, values,
};
use crate::figure::{Modifier, Unit};
use crate::time::days_between;

/// Two numbers for one part of one whole: "guilty on 11 of 14 counts" and "on 12 of the 14 counts".
pub(super) fn other_part(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let (x, y) = (a.figure, b.figure);
    let ((whole, _), (other, _)) = x.whole.zip(y.whole)?;
    let subjects = a.subject.as_ref().zip(b.subject.as_ref());
    let subject = subjects.filter(|(x, y)| is_same_name(last(x), last(y))).map(|(x, _)| x.as_str());
    let name = a.shared_name(b).or(subject)?;
    let small = whole.low.thousandths() < 10_000 && whole.low.thousandths() % 1000 == 0;
    let told = match (x.measure, y.measure) {
        (Some((m, _)), Some((n, _))) => (m.name() == n.name()).then(|| m.name().to_owned())?,
        _ => return None,
    };
    let plain = a.entry.article != b.entry.article
        && whole == other
        && !small
        && a.stems == b.stems
        && !a.stems.is_empty()
        && (&a.guess, &b.guess) == (&None, &None)
        && (x.modifier, y.modifier) == (Modifier::Exactly, Modifier::Exactly)
        && x.value.is_exact()
        && y.value.is_exact()
        && x.value != y.value
        && a.qualifiers == b.qualifiers;
    let dated = matches!(date(a, b), Differ(_)) || matches!(event(a, b), Differ(_));
    (plain && !dated).then(|| {
        format!(
            "both count {} of {whole} {}; both name {}",
            quote(&told),
            counted(a, b),
            quote(name)
        )
    })
}

/// A number whose sentence disputes another's figures, and that other number.
pub(super) fn disputed(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let word = a.contest.or(b.contest)?;
    let (x, y) = (a.figure, b.figure);
    let measures = x.measure.zip(y.measure).map(|(m, n)| m.0.name() == n.0.name());
    let plain = |side: &Side<'_>| {
        side.figure.value.is_exact()
            && side.figure.leans_on.is_none()
            && matches!(side.figure.modifier, Modifier::Exactly | Modifier::About)
            && side.guess.is_none()
            && !side.is_old()
    };
    let agree = plain(a)
        && plain(b)
        && measures == Some(true)
        && !a.stems.is_empty()
        && a.stems == b.stems
        && other_nouns(a, b).is_none()
        && x.unit == y.unit
        && x.per == y.per
        && x.whole == y.whole
        && a.is_whole == b.is_whole
        && a.change.is_some() == b.change.is_some()
        && a.voice.zip(b.voice).is_none_or(|(x, y)| x != y)
        && values(a, b) == Values::Apart
        && !is_farther_than(a, b, FARTHEST)
        && !matches!(event(a, b), Differ(_))
        && a.time.zip(b.time).is_none_or(|(x, y)| x.days.overlaps(y.days));
    let shared: Vec<String> = a.shared(b).map(quote).collect();
    (agree && shared.len() >= 3).then(|| {
        format!(
            "{} in one of them; both count {}, and speak of {}",
            quote(word),
            counted(a, b),
            shared.join(", ")
        )
    })
}

/// Two sources who each give a number of one measure: their sentences share rare words, and nothing
/// says that they mean different days.
pub(super) fn two_sources(
    a: &Side<'_>,
    b: &Side<'_>,
    event: &Agreement,
    date: &Agreement,
) -> Option<String> {
    /// Articles so many days apart may be of one event, whose measure does not change.
    const APART: i64 = 10;
    let voices = a.voice.zip(b.voice).is_some_and(|(x, y)| x != y);
    let plain = |side: &Side<'_>| {
        let modifiers = [Modifier::Exactly, Modifier::About, Modifier::Nearly];
        side.figure.leans_on.is_none()
            && side.figure.unit != Unit::Percent
            && side.figure.value.is_exact()
            && side.guess.is_none()
            && modifiers.contains(&side.figure.modifier)
    };
    let single = a.figure.measure.is_some_and(|(measure, _)| measure.is_single());
    let dated = a.dating.zip(b.dating);
    let near = dated.is_none_or(|(x, y)| days_between(x.days.first, y.days.first).abs() <= APART);
    let days = a.time.zip(b.time);
    let one_day = days.is_some_and(|(x, y)| x.days == y.days && x.days.days() == 1 && !x.of_saying);
    let on_one = matches!(date, Agree(_)) || one_day || single && near && days.is_none();
    let differ = matches!(event, Differ(_)) || matches!(date, Differ(_)) && !one_day;
    let nouns = a.stems == b.stems
        || a.stems.is_empty()
        || b.stems.is_empty()
        || a.counts_people() && b.counts_people();
    let far = is_farther_than(a, b, FARTHEST);
    let apart = a.figure.unit == b.figure.unit && values(a, b) == Values::Apart && nouns && !far;
    if !voices || !plain(a) || !plain(b) || !on_one || differ || !apart {
        return None;
    }
    let shared = a.shared_rare(b);
    let told = matches!(event, Agree(_)) && !shared.is_empty() || shared.len() >= 2;
    told.then(|| {
        let words: Vec<String> = shared.iter().take(4).map(|word| quote(word)).collect();
        format!("two sources, and both speak of {}", words.join(", "))
    })
}

/// Two tolls of one event of long ago: what was counted then grows no more.
pub(super) fn historic(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let (x, y) = a.time.zip(b.time)?;
    let within = |x: When, y: When| y.days.contains(x.days) && y.days.days() <= 366;
    let plain = |side: &Side<'_>| {
        side.figure.leans_on.is_none()
            && side.figure.value.is_exact()
            && side.guess.is_none()
            && side.figure.measure.is_some_and(|(measure, _)| measure.grows())
    };
    let old = |side: &Side<'_>| side.is_old() || side.dating.is_none();
    let agree = old(a)
        && old(b)
        && (a.is_old() || b.is_old())
        && x.bound == y.bound
        && (within(x, y) || within(y, x))
        && plain(a)
        && plain(b)
        && a.figure.unit == b.figure.unit
        && values(a, b) == Values::Apart
        && !is_farther_than(a, b, FARTHEST);
    let names = a.shared_rare(b);
    let names: Vec<&&str> =
        names.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).collect();
    let timed = |name: &str| x.span.of(a.text).contains(name) || y.span.of(b.text).contains(name);
    let name = names.into_iter().find(|name| !timed(name)).filter(|_| agree)?;
    Some(format!(
        "both name {}; both in {}",
        quote(name),
        if within(x, y) { y.days } else { x.days }
    ))
}

/// Two numbers that stand beside the same other number: "34.4 percent and 38 seats".
pub(super) fn beside_the_same(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let (x, y) = a.beside.zip(b.beside)?;
    let name = a.shared_name(b)?;
    let telling = is_telling(x) && is_telling(y) && x.value == y.value && x.unit == y.unit;
    let own = [a, b].iter().all(|s| s.guess.is_none() && s.figure.modifier == Modifier::Exactly);
    (telling && own).then(|| format!("both stand beside {}; both name {}", x.value, quote(name)))
}

/// Two numbers of one thing, in sentences that share another number, of something else.
pub(in crate::compare) fn in_company(
    (a, b): (&Side<'_>, &Side<'_>),
    x: &Side<'_>,
) -> Option<String> {
    /// Words that narrow to a part; "from" and "in" only say where.
    const PARTS: [&str; 8] =
        ["of ", "among ", "who ", "whose ", "aged ", "with ", "without ", "for "];
    let part = |side: &Side<'_>| {
        side.narrowed.as_ref().is_some_and(|words| PARTS.iter().any(|part| words.starts_with(part)))
    };
    let plain = |side: &Side<'_>| {
        side.guess.is_none()
            && side.figure.value.is_exact()
            && side.figure.leans_on.is_none()
            && matches!(side.figure.modifier, Modifier::Exactly | Modifier::About)
    };
    let measures = |a: &Side<'_>, b: &Side<'_>| {
        a.figure.measure.zip(b.figure.measure).map(|(m, n)| m.0.name() == n.0.name())
    };
    let telling = weight(x.figure) >= Some(Weight::Middle);
    let other = x.stems != a.stems && measures(a, x) != Some(true);
    let agree = plain(a)
        && plain(b)
        && telling
        && other
        && !part(a)
        && !part(b)
        && !a.stems.is_empty()
        && a.stems == b.stems
        && a.figure.unit == b.figure.unit
        && a.figure.per == b.figure.per
        && a.change.is_some() == b.change.is_some()
        && a.figure.whole.map(|w| w.0) == b.figure.whole.map(|w| w.0)
        && a.is_whole == b.is_whole
        && other_nouns(a, b).is_none()
        && measures(a, b) != Some(false)
        && values(a, b) == Values::Apart
        && !matches!(date(a, b), Differ(_));
    agree.then(|| format!("both count {}; both stand beside {}", counted(a, b), quote(x.words())))
}
