//! Whether two figures can be set side by side, and whether they then agree.

mod age;
mod apart;
pub(super) mod evidence;
mod repeat;
mod rival;
mod side;

use super::outline::name_key;
use super::pair::{Pair, Status};
use crate::figure::{Figure, Modifier, Unit, noun};
use crate::source::nearly_spelt;
use crate::time::{Basis, Grain};
use apart::{beside_the_same, disputed, historic, other_part, two_sources};
use evidence::{Evidence, Trait, shared_words};
use repeat::{Weight, is_converted, is_rounded, repeated, weight};

pub(super) use apart::in_company;
pub(super) use repeat::leading;
pub(super) use side::{Dossier, Side};

/// What one part of two figures says.
enum Agreement {
    Agree(String),
    Differ(String),
    Open(String),
}
use Agreement::{Agree, Differ, Open};

/// Compares two figures. `None` where nothing is worth saying: figures of one article that are not
/// the same.
pub(super) fn judge(
    a: &Side<'_>,
    b: &Side<'_>,
    seen: Option<(&Evidence, &Dossier<'_>)>,
) -> Option<Pair> {
    let inside = a.entry.article == b.entry.article;
    let loose = a.is_loose() || b.is_loose();
    let (mut status, mut because) = match age::judge(a, b) {
        age::Verdict::Nothing => return None,
        age::Verdict::Decided(status, because) => (status, because),
        age::Verdict::Open if loose => (Status::CannotTell, String::new()),
        age::Verdict::Open => decide(a, b),
    };
    if let Some(decided) = seen.and_then(|seen| weighed((a, b), status, seen)) {
        (status, because) = decided;
    }
    let note = note(a, b).filter(|_| status == Status::Same);
    let told = !inside && !loose || matches!(status, Status::Same | Status::Differs);
    told.then_some(Pair { a: a.entry, b: b.entry, status, because, note })
}

/// Whether two figures, each of which is the same as a third, are so much alike that they are the same.
pub(super) fn is_tied(a: &Side<'_>, b: &Side<'_>, seen: &Evidence) -> bool {
    /// The least odds where the other two pairs speak for it.
    const TIED: i32 = -2000;
    let equal = matches!(values(a, b), Values::Equal | Values::Rounded);
    equal && !is_apart(a, b) && !on_other_days(a, b) && seen.odds() >= TIED
}

/// Whether words say that two figures are of other days.
fn on_other_days(a: &Side<'_>, b: &Side<'_>) -> bool {
    let days = a.time.zip(b.time).filter(|(x, y)| !x.of_saying && !y.of_saying);
    days.is_some_and(|(x, y)| !x.days.overlaps(y.days))
}

/// Whether words say outright that two figures are of other measures, rates or currencies.
fn is_apart(a: &Side<'_>, b: &Side<'_>) -> bool {
    let measures = a.figure.measure.zip(b.figure.measure);
    let other = measures.is_some_and(|(x, y)| x.0.name() != y.0.name());
    let rates = a.figure.per != b.figure.per && a.figure.per.is_some() && b.figure.per.is_some();
    let loose = a.is_loose() || b.is_loose();
    let currencies = is_money(a) && a.figure.unit != b.figure.unit && !loose;
    // "Thousands" is no number to compare.
    let exact = a.figure.value.is_exact() && b.figure.value.is_exact();
    !exact || other || rates || currencies
}

/// A pair of figures each of which is the same as a third.
pub(super) fn as_third(a: &Side<'_>, b: &Side<'_>, third: &Side<'_>) -> Pair {
    let because = format!("both are the same as {} of a third article", quote(third.words()));
    Pair { a: a.entry, b: b.entry, status: Status::Same, because, note: note(a, b) }
}

/// What rules leave open, as far as the weight of all that can be seen decides it.
fn weighed(
    (a, b): (&Side<'_>, &Side<'_>),
    status: Status,
    (seen, dossier): (&Evidence, &Dossier<'_>),
) -> Option<(Status, String)> {
    /// The least odds with which two equal figures are called the same, and two others different.
    const SAME: i32 = -400;
    const DIFFERS: i32 = 1200;
    /// The same for equal ones of which words say that they are of other measures, rates or currencies.
    const OUTRIGHT: i32 = 2500;
    /// The least odds for numbers that are often met, in sentences that share nothing else.
    const TELLING: i32 = 1100;
    /// Articles that share a smaller part of their words, in percent, are not of one story.
    const KIN: usize = 14;
    if matches!(status, Status::Same | Status::Differs) {
        return None;
    }
    let odds = seen.odds() - dossier.doubt();
    if on_other_days(a, b) {
        return None;
    }
    let things = matches!(other_nouns(a, b), Some(Differ(_))) && !a.counts_people();
    let outright = is_apart(a, b) || things;
    if odds < SAME || dossier.kinship(a.entry.article, b.entry.article) < KIN {
        return None;
    }
    let shared = shared_words(a, b);
    let words: Vec<String> = shared.iter().map(|word| quote(word)).collect();
    let words = words.join(", ");
    let common = weight(a.figure) < Some(Weight::Middle);
    let share = a.figure.unit == Unit::Percent;
    let bare = (seen.traits.contains(&Trait::Words0) || share) && common;
    let least = match (outright, bare) {
        (true, _) => OUTRIGHT,
        (false, true) => TELLING,
        (false, false) => SAME,
    };
    let also = || match words.is_empty() {
        true => "no word speaks against it".to_owned(),
        false => format!("speak of {words}"),
    };
    match values(a, b) {
        Values::Equal if odds >= least => {
            let because = format!("both give {}, and {}", quote(a.words()), also());
            Some((Status::Same, because))
        }
        Values::Rounded if odds >= least => {
            let and = if words.is_empty() { "" } else { "both " };
            Some((Status::Same, format!("{}; {and}{}", rounded(a, b), also())))
        }
        Values::Apart
            if !outright
                && odds >= DIFFERS
                && !shared.is_empty()
                && a.is_old() == b.is_old()
                && !is_another(a, b) =>
        {
            Some((Status::Differs, format!("both speak of {words}")))
        }
        _ => None,
    }
}

/// Whether words say that two numbers that are not equal count something else, or somebody else's.
fn is_another(a: &Side<'_>, b: &Side<'_>) -> bool {
    /// Words that narrow what is counted to some of it.
    const SOME: [&str; 8] =
        ["among ", "who ", "whose ", "aged ", "with ", "without ", "under ", "between "];
    let some = |side: &Side<'_>| {
        let words = side.narrowed.as_deref().unwrap_or("");
        SOME.iter().find(|some| words.starts_with(*some))
    };
    let guess = a.guess.is_some() != b.guess.is_some();
    let people = a.counts_people() && b.counts_people();
    let things = !people && matches!(other_nouns(a, b), Some(Differ(_)));
    guess || some(a) != some(b) || things || matches!(event(a, b), Differ(_))
}

fn decide(a: &Side<'_>, b: &Side<'_>) -> (Status, String) {
    if let Some(because) = repeated(a, b) {
        return (Status::Same, because);
    }
    let inside = a.entry.article == b.entry.article;
    if inside && let Some(because) = rival::rivals(a, b) {
        return (Status::Differs, because);
    }
    if let Some(because) = other_part(a, b) {
        return (Status::Differs, because);
    }
    if !inside && let Some(because) = disputed(a, b) {
        return (Status::Differs, because);
    }
    let measure = match measure(a, b) {
        Differ(because) => return (Status::DifferentMeasure, because),
        Agree(because) => because,
        Open(because) => return (Status::CannotTell, because),
    };
    if inside {
        return within(a, b, measure);
    }
    let (event, date) = (event(a, b), date(a, b));
    if values(a, b) == Values::Apart
        && !matches!((&event, &date), (Differ(_), _) | (_, Differ(_)))
        && let Some(because) = beside_the_same(a, b)
    {
        return (Status::Differs, format!("{measure}; {because}"));
    }
    if let Some(because) = two_sources(a, b, &event, &date).or_else(|| historic(a, b)) {
        return (Status::Differs, format!("{measure}; {because}"));
    }
    match (event, date) {
        (_, Differ(because)) | (Differ(because), _) => (Status::DifferentEvent, because),
        (Agree(event), Agree(date)) => {
            let because = format!("{measure}; {event}; {date}");
            let leans = [a, b].into_iter().find(|side| side.figure.leans_on.is_some());
            match values(a, b) {
                Values::Equal => (Status::Same, because),
                Values::Apart if leans.is_some() => {
                    let bare = leans.unwrap_or(a);
                    let because =
                        format!("{} does not itself say what it counts", quote(bare.words()));
                    (Status::CannotTell, because)
                }
                Values::Apart if a.figure.unit != b.figure.unit && is_money(a) => {
                    let because = format!(
                        "{} and {} may be of different currencies",
                        quote(a.words()),
                        quote(b.words())
                    );
                    (Status::CannotTell, because)
                }
                Values::Apart => (Status::Differs, because),
                Values::Rounded => (Status::CannotTell, format!("{}; {because}", rounded(a, b))),
                Values::Room => {
                    let (x, y) = (quote(a.words()), quote(b.words()));
                    (Status::CannotTell, format!("{x} leaves room for {y}; {because}"))
                }
            }
        }
        // What both tell of the same day by words, in the same number.
        (Open(_), Agree(date))
            if values(a, b) == Values::Equal && a.time.is_some() && b.time.is_some() =>
        {
            (Status::Same, format!("{measure}; {date}"))
        }
        // The same number on days that share one: "on Wednesday", "on Wednesday night".
        (Agree(event), Open(_)) if values(a, b) == Values::Equal && share_a_day(a, b) => {
            (Status::Same, format!("the same number; {measure}; {event}"))
        }
        (Agree(event), Open(date)) if values(a, b) == Values::Equal && is_rare(a.figure) => {
            (Status::Same, format!("the same number; {measure}; {event}; {date}"))
        }
        (Open(open), _) | (_, Open(open)) => (Status::CannotTell, open),
    }
}

fn is_money(side: &Side<'_>) -> bool {
    matches!(side.figure.unit, Unit::Money(_))
}

fn share_a_day(a: &Side<'_>, b: &Side<'_>) -> bool {
    let days = a.time.zip(b.time).filter(|(x, y)| x.bound == y.bound);
    days.is_some_and(|(x, y)| x.days.overlaps(y.days) && x.days.days().max(y.days.days()) <= 3)
}

/// Inside one article: the same number again, or a teaser that says another.
fn within(a: &Side<'_>, b: &Side<'_>, measure: String) -> (Status, String) {
    let repeats = a.entry.in_teaser() != b.entry.in_teaser();
    match values(a, b) {
        Values::Equal if repeats => {
            (Status::Same, format!("{measure}; the teaser repeats the article"))
        }
        Values::Equal
            if is_telling(a.figure)
                && a.is_old() == b.is_old()
                && !matches!(date(a, b), Differ(_)) =>
        {
            (Status::Same, format!("{measure}; the article says it twice"))
        }
        Values::Apart if repeats && matches!((&a.guess, &b.guess), (None, None)) => {
            match event(a, b) {
                Agree(event) if !matches!(date(a, b), Differ(_)) => {
                    (Status::Differs, format!("{measure}; {event}; teaser and article"))
                }
                _ => (
                    Status::CannotTell,
                    "nothing shows that teaser and article count the same".to_owned(),
                ),
            }
        }
        _ => {
            (Status::CannotTell, "nothing shows that the article counts the same twice".to_owned())
        }
    }
}

/// Whether the number is unlikely to be met twice by chance.
pub(super) fn is_telling(figure: &Figure) -> bool {
    if !figure.has_one_value() {
        return false;
    }
    let number = figure.value.low.thousandths();
    if figure.unit == Unit::Percent && number % 5_000 == 0 {
        return false;
    }
    number >= 13_000 && number % 1_000_000 != 0 && number % 100_000 != 0
        || figure.value.low.thousandths() % 1000 != 0
}

/// Whether the number is unlikely to be met in two articles by chance.
fn is_rare(figure: &Figure) -> bool {
    let number = figure.value.low.thousandths();
    let counted = matches!(figure.unit, Unit::Count | Unit::Money(_));
    counted && is_telling(figure) && number >= 100_000 && number % 50_000 != 0
}

fn quote(words: &str) -> String {
    let tidy: Vec<&str> = words.split_whitespace().collect();
    format!("“{}”", tidy.join(" "))
}

fn measure(a: &Side<'_>, b: &Side<'_>) -> Agreement {
    let (x, y) = (a.figure, b.figure);
    if !x.unit.fits(y.unit) {
        return Differ(format!(
            "{} is counted in {}, {} in {}",
            quote(a.words()),
            unit(x.unit),
            quote(b.words()),
            unit(y.unit)
        ));
    }
    if x.per != y.per {
        let per = |side: &Side<'_>| {
            side.figure
                .per
                .map_or("not per day, week or year".to_owned(), |p| format!("per {}", p.name()))
        };
        return Differ(format!(
            "{} is {}, {} is {}",
            quote(a.words()),
            per(a),
            quote(b.words()),
            per(b)
        ));
    }
    if let Some(because) = other_nouns(a, b) {
        return because;
    }
    let whole_of = |x: &Side<'_>, y: &Side<'_>| {
        x.figure.whole.is_some_and(|(whole, _)| whole == y.figure.value)
    };
    let apart = a.is_whole != b.is_whole && a.figure.value != b.figure.value;
    if apart || whole_of(a, b) || whole_of(b, a) {
        let whole = if a.is_whole || whole_of(b, a) { a } else { b };
        return Differ(format!("{} is the whole of which a part is counted", quote(whole.words())));
    }
    if a.change.is_some() != b.change.is_some() {
        let (change, level) = if a.change.is_some() { (a, b) } else { (b, a) };
        let word = quote(change.change.as_deref().unwrap_or(""));
        return Differ(format!(
            "{} is a change ({word}), {} is not",
            quote(change.words()),
            quote(level.words())
        ));
    }
    if a.narrowed != b.narrowed {
        let narrowed = a.narrowed.as_ref().or(b.narrowed.as_ref());
        return Open(format!(
            "{} may narrow one of them",
            quote(narrowed.map_or("", String::as_str))
        ));
    }
    if let Some(guess) =
        a.guess.as_ref().or(b.guess.as_ref()).filter(|_| a.guess.is_some() != b.guess.is_some())
    {
        return Open(format!("one of them is a possibility only: {}", quote(guess)));
    }
    match (x.measure, y.measure) {
        (Some((m, m_word)), Some((n, n_word))) if m.name() != n.name() => {
            Differ(format!("{} is not {}", quote(m_word.of(a.text)), quote(n_word.of(b.text))))
        }
        (Some((m, _)), Some(_)) => Agree(format!("both count {}", quote(m.name()))),
        (None, None) => same_nouns(a, b),
        _ => Open(format!(
            "only {} says what was measured",
            quote(if x.measure.is_some() { a.words() } else { b.words() })
        )),
    }
}

/// Both without a known measure: the nouns and the verbs must agree.
fn same_nouns(a: &Side<'_>, b: &Side<'_>) -> Agreement {
    if a.stems.is_empty() || a.stems != b.stems {
        return Open("what is measured is not said in both".to_owned());
    }
    let verb = |side: &Side<'_>| {
        side.figure.action.map(|span| noun::stem(&span.of(side.text).to_lowercase()))
    };
    let shown =
        |side: &Side<'_>| side.figure.action.map_or(String::new(), |s| quote(s.of(side.text)));
    match (verb(a), verb(b)) {
        (Some(x), Some(y)) if x != y => Open(format!("{} may not be {}", shown(a), shown(b))),
        (Some(_), Some(_)) => Agree(format!("both count {} with {}", counted(a, b), shown(a))),
        (None, None) => Agree(format!("both count {}", counted(a, b))),
        _ => Open(format!("both count {}, but only one says what became of them", counted(a, b))),
    }
}

/// What both count, in the words of each.
fn counted(a: &Side<'_>, b: &Side<'_>) -> String {
    let (x, y) = (quote(&a.heads.join(" and ")), quote(&b.heads.join(" and ")));
    if x == y { x } else { format!("{x} or {y}") }
}

/// Why the counted things are not, or may not be, the same; `None` where nothing speaks against it.
fn other_nouns(a: &Side<'_>, b: &Side<'_>) -> Option<Agreement> {
    let leans = a.figure.leans_on.or(b.figure.leans_on).is_some();
    if a.stems.is_empty() || b.stems.is_empty() || leans && a.stems != b.stems {
        return None;
    }
    let shown = |side: &Side<'_>| quote(side.figure.what.map_or("", |span| span.of(side.text)));
    if a.stems != b.stems {
        let generic = |side: &Side<'_>| side.heads.iter().all(|h| GENERIC.contains(&h.as_str()));
        let measure_words = |side: &Side<'_>| {
            // "40 deaths" names the measure itself.
            side.figure.measure.is_some_and(|(_, word)| side.figure.heads.contains(&word))
        };
        if a.figure.unit == Unit::Count && (measure_words(a) || measure_words(b)) {
            return None;
        }
        let people = a.counts_people() && b.counts_people();
        if people && (generic(a) || generic(b)) {
            if generic(a) && generic(b) && a.qualifiers == b.qualifiers {
                return None;
            }
            let (part, whole) = if generic(a) { (b, a) } else { (a, b) };
            return Some(Open(format!("{} may be only a part of {}", shown(part), shown(whole))));
        }
        let part = a.stems.iter().any(|stem| b.stems.contains(stem));
        let because = if part {
            format!("{} is not all of {}", shown(a), shown(b))
        } else {
            format!("{} are not {}", shown(a), shown(b))
        };
        return Some(Differ(because));
    }
    if a.qualifiers == b.qualifiers {
        return None;
    }
    let apart = !a.qualifiers.is_empty()
        && !b.qualifiers.is_empty()
        && !a.qualifiers.iter().any(|q| b.qualifiers.contains(q));
    let because = format!("{} may not be {}", shown(a), shown(b));
    Some(if apart { Differ(because.replace("may not be", "are not")) } else { Open(because) })
}

/// Nouns that stand for people of any kind.
const GENERIC: [&str; 8] =
    ["people", "persons", "person", "others", "victims", "lives", "individuals", "humans"];

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "things or people",
        unit => unit.name(),
    }
}

fn event(a: &Side<'_>, b: &Side<'_>) -> Agreement {
    let subject = match (&a.subject, &b.subject) {
        (Some(x), Some(y)) => Some((x, y, is_same_name(last(x), last(y)))),
        _ => None,
    };
    // Who gives a number is not always what it is told of.
    let gives = a.subject_gives || b.subject_gives;
    let subject = subject.filter(|(_, _, same)| *same || !gives);
    if let Some((x, y, false)) = subject {
        // An article that names both keeps them apart.
        let knows = |side: &Side<'_>, name: &str| {
            side.all_names.binary_search(&name_key(last(name))).is_ok()
        };
        if knows(a, y) || knows(b, x) {
            return Differ(format!("one is told of {}, the other of {}", quote(x), quote(y)));
        }
        return Open(format!("one is told of {}, the other of {}", quote(x), quote(y)));
    }
    let shared_kind = a.events.iter().find_map(|(kind, word)| {
        let other = b.events.iter().find(|(k, _)| k == kind)?;
        Some((word, &other.1))
    });
    let shared_name = a.names.iter().find(|(key, _)| b.names.iter().any(|(k, _)| k == key));
    match (shared_kind, shared_name, subject) {
        (Some((x, y)), Some((_, name)), _) => {
            let kind = if x == y { quote(x) } else { format!("{} and {}", quote(x), quote(y)) };
            Agree(format!("both tell of {kind} and name {}", quote(name)))
        }
        (_, _, Some((x, _, true))) => Agree(format!("both are told of {}", quote(x))),
        (Some((x, _)), None, _) => {
            Open(format!("both tell of {}, but no name shows that it is the same", quote(x)))
        }
        (None, ..) => match (a.events.first(), b.events.first()) {
            (Some((_, x)), Some((_, y))) if a.own_events && b.own_events => {
                Differ(format!("{} is not {}", quote(x), quote(y)))
            }
            _ => Open("no word in both names the same event".to_owned()),
        },
    }
}

/// "Norland" and "Norlandic" are told of one country.
fn is_same_name(a: &str, b: &str) -> bool {
    /// Names of so many letters may differ in one.
    const LONG: usize = 7;
    let shorter = a.len().min(b.len());
    let spelt = || nearly_spelt(&a.to_lowercase(), &b.to_lowercase());
    a == b || shorter >= LONG && spelt() || shorter >= 4 && (a.starts_with(b) || b.starts_with(a))
}

pub(super) fn last(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

fn date(a: &Side<'_>, b: &Side<'_>) -> Agreement {
    let grows = a.figure.measure.is_some_and(|(measure, _)| measure.grows());
    let stated = |side: &Side<'_>| side.dating.filter(|d| d.basis == Basis::Stated).map(|d| d.days);
    let counted = stated(a).zip(stated(b));
    let words = |side: &Side<'_>| side.time.map_or(String::new(), |t| quote(t.span.of(side.text)));
    if let (Some(x), Some(y)) = (a.time, b.time) {
        if x.bound != y.bound {
            return Open(format!(
                "{} and {} bound different stretches of time",
                words(a),
                words(b)
            ));
        }
        let same_grain = x.grain == y.grain;
        if !x.days.overlaps(y.days) {
            return Differ(format!("{} ({}) is not {} ({})", words(a), x.days, words(b), y.days));
        }
        if !(same_grain && x.days == y.days) {
            let lengths =
                x.days.days().max(y.days.days()) >= 7 && x.days.days().min(y.days.days()) <= 2;
            let because = format!("{} and {} are different stretches of time", words(a), words(b));
            return if lengths { Differ(because) } else { Open(because) };
        }
        let one_subject = match (&a.subject, &b.subject) {
            (Some(x), Some(y)) => is_same_name(last(x), last(y)),
            _ => false,
        };
        if matches!(x.grain, Grain::Year | Grain::Season) && !one_subject {
            return Open(format!("{} is too long a time to be sure", words(a)));
        }
        if !(grows && counted.is_some_and(|(x, y)| x != y)) {
            return Agree(format!("both on {}", x.days));
        }
    }
    match counted {
        Some((x, y)) if x == y => Agree(format!("both articles are of {x}")),
        Some((x, y)) if grows => {
            Differ(format!("the count went on: one article is of {x}, the other of {y}"))
        }
        _ => {
            let undated = if a.time.is_none() { a } else { b };
            Open(format!("nothing says on which day {} was counted", quote(undated.words())))
        }
    }
}

/// How two values lie to each other.
#[derive(Clone, Copy, PartialEq)]
enum Values {
    Equal,
    /// Equal but for rounding.
    Rounded,
    Apart,
    /// Unequal, but a modifier leaves room.
    Room,
}

fn rounded(a: &Side<'_>, b: &Side<'_>) -> String {
    format!("{} and {} are one number, rounded", quote(a.words()), quote(b.words()))
}

fn values(a: &Side<'_>, b: &Side<'_>) -> Values {
    /// "Nearly 190" is 187: a word that leaves room is said of what is so near.
    const NEARLY: i64 = 20;
    let base = |side: &Side<'_>| {
        let unit = side.figure.unit;
        let value = side.figure.value;
        let low = unit.in_base(value.low).unwrap_or(value.low);
        let high = value.high.map(|high| unit.in_base(high).unwrap_or(high));
        crate::figure::Value { low, high }
    };
    let (x, y) = (base(a), base(b));
    let printed = a.is_loose() || b.is_loose();
    if x == y || is_converted(a.figure, b.figure) || printed && a.figure.value == b.figure.value {
        return Values::Equal;
    }
    let ((a_low, a_high), (b_low, b_high)) =
        (a.figure.modifier.bounds(x), b.figure.modifier.bounds(y));
    let below = |low: Option<crate::figure::Amount>, high: Option<crate::figure::Amount>| matches!((low, high), (Some(low), Some(high)) if low > high);
    let apart = below(a_low, b_high) || below(b_low, a_high);
    let (p, q) = (x.low.thousandths(), y.low.thousandths());
    let exact = x.is_exact() && y.is_exact() && p > 0 && q > 0;
    let near = !apart && (p - q).abs() <= p.max(q) / NEARLY;
    let whole = a.figure.modifier == b.figure.modifier && is_rounded(p, q);
    if exact && (near || whole) {
        return Values::Rounded;
    }
    if apart { Values::Apart } else { Values::Room }
}

/// A modifier that one of two equal figures drops.
fn note(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let (x, y) = (a.figure.modifier, b.figure.modifier);
    if x == y {
        return None;
    }
    let (with, without) = if x == Modifier::Exactly { (b, a) } else { (a, b) };
    Some(if without.figure.modifier == Modifier::Exactly {
        format!(
            "{} says “{}”, {} does not",
            quote(with.words()),
            with.figure.modifier,
            quote(without.words())
        )
    } else {
        format!("{} says “{}”, {} says “{}”", quote(a.words()), x, quote(b.words()), y)
    })
}
