//! What speaks for two figures of different articles counting the same thing: traits of the pair, whose
//! weights were learned from invented dossiers (`data/pairs.txt`).
//!
//! A trait is something that can be seen in the two sentences and said in words. The weights are whole
//! numbers, found by logistic regression; nothing else of the learning is needed here.

use super::repeat::{Weight, weight};
use super::side::{ContextTerm, Side};
use super::{Values, is_same_name, last, values};
use crate::compare::weights::{Scale, Weights, reached, traits};
use crate::figure::{Figure, Modifier, Unit};
use crate::order::Order;
use crate::time::days_between;
use std::sync::LazyLock;

traits! {
    /// Something that can be seen of a pair of figures.
    Trait:
    // What is counted.
    NounsSame "nouns-same",
    NounsShared "nouns-shared",
    NounsPeople "nouns-people",
    NounsApart "nouns-apart",
    NounsOne "nouns-one",
    KindApart "kind-apart",
    NounsNone "nouns-none",
    MeasureSame "measure-same",
    MeasureApart "measure-apart",
    MeasureOne "measure-one",
    QualifiersSame "qualifiers-same",
    QualifiersShared "qualifiers-shared",
    QualifiersOne "qualifiers-one",
    QualifiersApart "qualifiers-apart",
    VerbSame "verb-same",
    VerbApart "verb-apart",
    UnitCount "unit-count",
    UnitPercent "unit-percent",
    UnitMoney "unit-money",
    UnitDuration "unit-duration",
    UnitMeasured "unit-measured",
    CurrencyApart "currency-apart",
    RateOne "rate-one",
    RateApart "rate-apart",
    RateSame "rate-same",
    ChangeOne "change-one",
    ChangeBoth "change-both",
    GuessOne "guess-one",
    GuessBoth "guess-both",
    NarrowedOne "narrowed-one",
    NarrowedApart "narrowed-apart",
    NarrowedSame "narrowed-same",
    WholeOne "whole-one",
    WholeSame "whole-same",
    WholeApart "whole-apart",
    LeansOne "leans-one",
    LeansBoth "leans-both",
    LooseOne "loose-one",
    LooseBoth "loose-both",
    // The numbers.
    Equal "equal",
    Transposed "transposed",
    OneDigit "one-digit",
    PowerOfTen "power-of-ten",
    Near "near",
    Half "half",
    Far "far",
    Farther "farther",
    Room "room",
    Rounded "rounded",
    InFewerDigits "in-fewer-digits",
    WeightHeavy "weight-heavy",
    WeightMiddle "weight-middle",
    WeightLight "weight-light",
    WeightSmall "weight-small",
    ModifierSame "modifier-same",
    ModifierBound "modifier-bound",
    // When.
    DaySame "day-same",
    DayShared "day-shared",
    DayApart "day-apart",
    DayOne "day-one",
    DayNone "day-none",
    OldOne "old-one",
    OldBoth "old-both",
    PublishedSame "published-same",
    PublishedNear "published-near",
    PublishedApart "published-apart",
    GrowsApart "grows-apart",
    // In which words.
    Words0 "words-0",
    Words1 "words-1",
    Words2 "words-2",
    Words3 "words-3",
    Words4 "words-4",
    Words5 "words-5",
    Around0 "around-0",
    Around1 "around-1",
    Around2 "around-2",
    Around3 "around-3",
    OwnShare9 "own-share-9",
    OwnShare14 "own-share-14",
    OwnShare20 "own-share-20",
    OwnShare28 "own-share-28",
    OwnShare41 "own-share-41",
    NextTo19 "next-to-19",
    NextTo29 "next-to-29",
    NextTo37 "next-to-37",
    NextTo57 "next-to-57",
    Nearby29 "nearby-29",
    Nearby42 "nearby-42",
    Nearby62 "nearby-62",
    Nearby80 "nearby-80",
    Nearby104 "nearby-104",
    Nearby142 "nearby-142",
    NameShared "name-shared",
    NamesShared "names-shared",
    NameMissing "name-missing",
    NamesMissing "names-missing",
    SubjectSame "subject-same",
    SubjectApart "subject-apart",
    EventSame "event-same",
    EventApart "event-apart",
    VoiceSame "voice-same",
    VoiceApart "voice-apart",
    VoiceOne "voice-one",
    Contested "contested",
    CountedShared "counted-shared",
    CountedRare "counted-rare",
    ClaimedBoth "claimed-both",
    ClaimedOne "claimed-one",
    ContrastOne "contrast-one",
    ContrastBoth "contrast-both",
    Company "company",
    // Among the other figures of the two articles.
    BestBoth "best-both",
    BestOne "best-one",
    AloneBoth "alone-both",
    AloneOne "alone-one",
    GivenThere "given-there",
    GivenBoth "given-both",
    EqualThere "equal-there",
    Alike "alike",
    // Several of these at once.
    TransposedAlike "transposed-alike",
    TransposedWords "transposed-words",
    DigitAlike "digit-alike",
    AlikeWords "alike-words",
    AloneWords "alone-words",
    AloneBest "alone-best",
    VoicesAlike "voices-alike",
    OldAlike "old-alike",
    SmallBare "small-bare",
    HeavyAlike "heavy-alike",
    ContrastAlike "contrast-alike",
    ClaimedAlike "claimed-alike",
    RareAlone "rare-alone",
}

/// A pair of figures of two articles with what can be seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::compare) struct Evidence {
    /// Its traits.
    pub(in crate::compare) traits: Vec<Trait>,
}

/// The most telling words that both sentences have beside what is counted, as the first has them.
pub(super) fn shared_words<'a>(a: &Side<'a>, b: &Side<'_>) -> Vec<&'a str> {
    let mut found: Vec<(u32, &str)> = shared(a, b)
        .filter(|(term, other)| !term.counted && !other.counted && term.own && other.own)
        .map(|(term, _)| (term.weight, term.span.of(a.text)))
        .collect();
    found.order_by_key(|word| std::cmp::Reverse(word.0));
    found.into_iter().take(4).map(|word| word.1).collect()
}

/// The words that stand near both, with what they are to each.
fn shared<'s>(
    a: &'s Side<'_>,
    b: &'s Side<'_>,
) -> impl Iterator<Item = (&'s ContextTerm, &'s ContextTerm)> {
    // Both lists are in the order of their keys.
    let mut at = 0;
    a.context.iter().filter_map(move |term| {
        while at < b.context.len() && b.context[at].key < term.key {
            at += 1;
        }
        b.context.get(at).filter(|other| other.key == term.key).map(|other| (term, other))
    })
}

/// For figures that are equal, and for those that are not.
static WEIGHTS: LazyLock<[Weights; 2]> = LazyLock::new(|| {
    let data = include_str!("../../../data/pairs.txt");
    [0, 1].map(|column| Weights::read(data, column, Trait::ALL.iter().map(|one| one.name())))
});

impl Evidence {
    /// The odds that both count the same thing, as a natural logarithm in thousandths.
    pub(in crate::compare) fn odds(&self) -> i32 {
        let equal = self.traits.contains(&Trait::Equal);
        WEIGHTS[usize::from(!equal)].odds(self.traits.iter().map(|one| *one as usize))
    }
}

/// What is seen of pairs of figures; each pair is two places in the list of sides, of different articles.
pub(in crate::compare) fn weigh(sides: &[Side<'_>], pairs: &[(usize, usize)]) -> Vec<Evidence> {
    let overlaps: Vec<Overlap> =
        pairs.iter().map(|&(a, b)| Overlap::of(&sides[a], &sides[b])).collect();
    // For each figure and each other article, the most that a figure there has in common with it.
    let mut best: Vec<((usize, usize), u32)> = Vec::new();
    for (&(a, b), overlap) in pairs.iter().zip(&overlaps) {
        best.push(((a, sides[b].entry.article), overlap.likeness));
        best.push(((b, sides[a].entry.article), overlap.likeness));
    }
    best.order_by_key(|entry| (entry.0, std::cmp::Reverse(entry.1)));
    best.dedup_by_key(|entry| entry.0);
    // The values that a figure's like has in each other article.
    let mut equals: Vec<(usize, usize)> = Vec::new();
    let mut likes: Vec<(usize, usize)> = Vec::new();
    for (&(a, b), overlap) in pairs.iter().zip(&overlaps) {
        if overlap.alike {
            likes.extend([(a, sides[b].entry.article), (b, sides[a].entry.article)]);
            if overlap.equal {
                equals.extend([(a, sides[b].entry.article), (b, sides[a].entry.article)]);
            }
        }
    }
    equals.order();
    likes.order();
    let most = |at: usize, article: usize| {
        let found = best.binary_search_by_key(&(at, article), |entry| entry.0);
        found.map_or(0, |place| best[place].1)
    };
    let count = |list: &[(usize, usize)], key: (usize, usize)| {
        list.partition_point(|entry| *entry <= key) - list.partition_point(|entry| *entry < key)
    };
    pairs
        .iter()
        .zip(overlaps)
        .map(|(&(a, b), overlap)| {
            let (x, y) = (&sides[a], &sides[b]);
            let mut traits = Traits(Vec::with_capacity(MANY));
            traits.counted(x, y);
            traits.numbers(x, y, overlap.values);
            traits.times(x, y);
            traits.words(x, y, &overlap);
            let to = [(a, y.entry.article), (b, x.entry.article)];
            let firsts = to.iter().filter(|key| most(key.0, key.1) == overlap.likeness).count();
            traits.when(firsts == 2, Trait::BestBoth);
            traits.when(firsts == 1, Trait::BestOne);
            let alone = to.iter().filter(|&&key| count(&likes, key) == 1).count();
            traits.when(overlap.alike && alone == 2, Trait::AloneBoth);
            traits.when(overlap.alike && alone == 1, Trait::AloneOne);
            let has = |traits: &Traits, one: Trait| traits.0.contains(&one);
            let wide = overlap.near >= 3;
            let transposed = has(&traits, Trait::Transposed);
            let digit = has(&traits, Trait::OneDigit);
            let people = has(&traits, Trait::NounsPeople);
            let alike = overlap.alike || people;
            let old = has(&traits, Trait::OldBoth) && has(&traits, Trait::DaySame);
            if !alike {
                // Two numbers of different things are no garbled one.
                let garbled = [Trait::Transposed, Trait::OneDigit, Trait::PowerOfTen];
                traits.0.retain(|one| !garbled.contains(one));
            }
            traits.when(alike, Trait::Alike);
            let both = [
                (transposed && alike, Trait::TransposedAlike),
                (transposed && alike && wide, Trait::TransposedWords),
                (digit && alike && wide, Trait::DigitAlike),
                (alike && wide, Trait::AlikeWords),
                (overlap.alike && alone == 2 && wide, Trait::AloneWords),
                (overlap.alike && alone == 2 && firsts == 2, Trait::AloneBest),
                (alike && has(&traits, Trait::VoiceApart), Trait::VoicesAlike),
                (alike && old, Trait::OldAlike),
                (!wide && has(&traits, Trait::WeightSmall), Trait::SmallBare),
                (alike && has(&traits, Trait::WeightHeavy), Trait::HeavyAlike),
                (alike && (x.contrast.is_some() || y.contrast.is_some()), Trait::ContrastAlike),
                (alike && has(&traits, Trait::ClaimedBoth), Trait::ClaimedAlike),
                (overlap.alike && alone == 2 && overlap.counted >= RARE, Trait::RareAlone),
            ];
            both.into_iter().for_each(|(seen, one)| traits.when(seen, one));
            if !overlap.equal {
                let given = to.iter().filter(|&&key| count(&equals, key) > 0).count();
                traits.when(given == 1, Trait::GivenThere);
                traits.when(given == 2, Trait::GivenBoth);
            } else {
                let others = to.iter().filter(|&&key| count(&equals, key) > 1).count();
                traits.when(others > 0, Trait::EqualThere);
            }
            Evidence { traits: traits.0 }
        })
        .collect()
}

/// What two lists of words have in common.
fn common(a: &[(u32, u32)], b: &[(u32, u32)]) -> u32 {
    let has = |key: u32| b.binary_search_by_key(&key, |word| word.0).is_ok();
    a.iter().filter(|word| has(word.0)).map(|word| word.1).sum()
}

/// The share of what the words of the sentence that tells less tell that the other has, in percent.
const OWN_SHARE: Scale<Trait> = &[
    (9, Trait::OwnShare9),
    (14, Trait::OwnShare14),
    (20, Trait::OwnShare20),
    (28, Trait::OwnShare28),
    (41, Trait::OwnShare41),
];
/// What the words next to both numbers tell, in eighths of a bit.
const NEXT_TO: Scale<Trait> =
    &[(19, Trait::NextTo19), (29, Trait::NextTo29), (37, Trait::NextTo37), (57, Trait::NextTo57)];
/// What the words of both sentences and of those before them tell that both have.
const NEARBY: Scale<Trait> = &[
    (29, Trait::Nearby29),
    (42, Trait::Nearby42),
    (62, Trait::Nearby62),
    (80, Trait::Nearby80),
    (104, Trait::Nearby104),
    (142, Trait::Nearby142),
];

/// A word weighs so much that hardly one in sixteen sentences has.
const RARE: u32 = 5;

/// What two sentences share beside what is counted.
struct Overlap {
    /// By weight, in their own sentences and with those before them.
    near: u32,
    around: u32,
    names: usize,
    /// How telling the word is that one sentence counts and the other speaks of.
    counted: u32,
    /// How much the two figures have in common over all.
    likeness: u32,
    /// Whether they may count the same at all, by noun or measure.
    alike: bool,
    equal: bool,
    /// How the two numbers lie to each other.
    values: Values,
}

impl Overlap {
    fn of(a: &Side<'_>, b: &Side<'_>) -> Overlap {
        let values = values(a, b);
        let mut overlap = Overlap {
            near: 0,
            around: 0,
            names: 0,
            counted: 0,
            likeness: 0,
            alike: false,
            equal: matches!(values, Values::Equal | Values::Rounded),
            values,
        };
        for (term, other) in shared(a, b) {
            if term.counted || other.counted {
                if term.own && other.own {
                    overlap.counted = overlap.counted.max(term.weight);
                }
                continue;
            }
            overlap.around += term.weight;
            if term.own && other.own {
                overlap.near += term.weight;
            }
            overlap.names += usize::from(term.name && other.name);
        }
        let nouns = a.stems.iter().any(|stem| b.stems.iter().any(|other| is_kind_of(stem, other)));
        let measures = a.figure.measure.zip(b.figure.measure);
        let measure = measures.is_some_and(|(x, y)| x.0.name() == y.0.name());
        let units = a.figure.unit.fits(b.figure.unit) || a.is_loose() || b.is_loose();
        overlap.alike = units && (nouns || measure || a.stems.is_empty() && b.stems.is_empty());
        let as_much = |is: bool, much: u32| if is { much } else { 0 };
        overlap.likeness = overlap.near * 2
            + overlap.around
            + as_much(nouns, 8)
            + as_much(measure, 8)
            + as_much(overlap.equal, 4);
        overlap
    }
}

struct Traits(Vec<Trait>);

/// A pair seldom has more traits.
const MANY: usize = 48;

impl Traits {
    fn when(&mut self, seen: bool, one: Trait) {
        if seen {
            self.0.push(one);
        }
    }

    /// One of three, by how many of two have something, and whether it is the same.
    fn both<T: PartialEq>(
        &mut self,
        (a, b): (&Option<T>, &Option<T>),
        (same, apart, one): (Option<Trait>, Option<Trait>, Option<Trait>),
    ) {
        let found = match (a, b) {
            (Some(x), Some(y)) if x == y => same,
            (Some(_), Some(_)) => apart,
            (None, None) => None,
            _ => one,
        };
        self.0.extend(found);
    }

    fn counted(&mut self, a: &Side<'_>, b: &Side<'_>) {
        let (x, y) = (a.figure, b.figure);
        let shared = a.stems.iter().any(|stem| b.stems.iter().any(|other| is_kind_of(stem, other)));
        let people = a.counts_people() && b.counts_people();
        self.0.push(match (a.stems.is_empty(), b.stems.is_empty()) {
            (true, true) => Trait::NounsNone,
            (true, false) | (false, true) => Trait::NounsOne,
            _ if a.stems == b.stems => Trait::NounsSame,
            _ if shared => Trait::NounsShared,
            _ if people => Trait::NounsPeople,
            _ => Trait::NounsApart,
        });
        let told = !a.stems.is_empty() && !b.stems.is_empty();
        self.when(told && a.counts_people() != b.counts_people(), Trait::KindApart);
        let measure = |figure: &Figure| figure.measure.map(|(measure, _)| measure.name());
        self.both(
            (&measure(x), &measure(y)),
            (Some(Trait::MeasureSame), Some(Trait::MeasureApart), Some(Trait::MeasureOne)),
        );
        let qualifiers = match (a.qualifiers.is_empty(), b.qualifiers.is_empty()) {
            (true, true) => None,
            (true, false) | (false, true) => Some(Trait::QualifiersOne),
            _ if a.qualifiers == b.qualifiers => Some(Trait::QualifiersSame),
            _ if a.qualifiers.iter().any(|q| b.qualifiers.contains(q)) => {
                Some(Trait::QualifiersShared)
            }
            _ => Some(Trait::QualifiersApart),
        };
        self.0.extend(qualifiers);
        self.both((&a.verb, &b.verb), (Some(Trait::VerbSame), Some(Trait::VerbApart), None));
        self.0.push(match x.unit {
            Unit::Count | Unit::Times => Trait::UnitCount,
            Unit::Percent | Unit::PercentagePoints => Trait::UnitPercent,
            Unit::Money(_) => Trait::UnitMoney,
            Unit::Measured { kind: "duration", .. } => Trait::UnitDuration,
            Unit::Measured { .. } => Trait::UnitMeasured,
        });
        self.when(
            matches!((x.unit, y.unit), (Unit::Money(a), Unit::Money(b)) if a != b),
            Trait::CurrencyApart,
        );
        self.both(
            (&x.per, &y.per),
            (Some(Trait::RateSame), Some(Trait::RateApart), Some(Trait::RateOne)),
        );
        let one = |a: bool, b: bool| a != b;
        self.when(one(a.change.is_some(), b.change.is_some()), Trait::ChangeOne);
        self.when(a.change.is_some() && b.change.is_some(), Trait::ChangeBoth);
        self.when(one(a.guess.is_some(), b.guess.is_some()), Trait::GuessOne);
        self.when(a.guess.is_some() && b.guess.is_some(), Trait::GuessBoth);
        self.both(
            (&a.narrowed, &b.narrowed),
            (Some(Trait::NarrowedSame), Some(Trait::NarrowedApart), Some(Trait::NarrowedOne)),
        );
        self.when(one(a.is_whole, b.is_whole), Trait::WholeOne);
        let whole = |figure: &Figure| figure.whole.map(|(value, _)| value);
        self.both((&whole(x), &whole(y)), (Some(Trait::WholeSame), Some(Trait::WholeApart), None));
        self.when(one(a.is_loose(), b.is_loose()), Trait::LooseOne);
        self.when(a.is_loose() && b.is_loose(), Trait::LooseBoth);
        self.when(one(x.leans_on.is_some(), y.leans_on.is_some()), Trait::LeansOne);
        self.when(x.leans_on.is_some() && y.leans_on.is_some(), Trait::LeansBoth);
    }

    fn numbers(&mut self, a: &Side<'_>, b: &Side<'_>, values: Values) {
        let (x, y) = (a.figure, b.figure);
        let (low, high) = match (value_of(a), value_of(b)) {
            (p, q) if p <= q => (p, q),
            (p, q) => (q, p),
        };
        match values {
            Values::Equal => self.0.push(Trait::Equal),
            Values::Rounded => self.0.extend([Trait::Equal, Trait::InFewerDigits]),
            Values::Room => self.0.push(Trait::Room),
            Values::Apart => {
                // As printed, whatever the units.
                let (p, q) = (x.value.low.thousandths(), y.value.low.thousandths());
                self.when(is_transposed(p, q), Trait::Transposed);
                self.when(is_one_digit(p, q), Trait::OneDigit);
                self.when(is_power_of_ten(low, high), Trait::PowerOfTen);
            }
        }
        if low != high {
            let share = if high > 0 { low.max(0) / (high / 100).max(1) } else { 0 };
            self.0.push(match share {
                90.. => Trait::Near,
                50..=89 => Trait::Half,
                20..=49 => Trait::Far,
                _ => Trait::Farther,
            });
            self.when(is_rounded(low, high), Trait::Rounded);
        }
        self.0.push(match weight(x).max(weight(y)) {
            Some(Weight::Heavy) => Trait::WeightHeavy,
            Some(Weight::Middle) => Trait::WeightMiddle,
            Some(Weight::Light) => Trait::WeightLight,
            None => Trait::WeightSmall,
        });
        self.when(x.modifier == y.modifier, Trait::ModifierSame);
        let bound = |modifier| !matches!(modifier, Modifier::Exactly | Modifier::About);
        self.when(bound(x.modifier) || bound(y.modifier), Trait::ModifierBound);
    }

    fn times(&mut self, a: &Side<'_>, b: &Side<'_>) {
        self.0.push(match (a.time, b.time) {
            (Some(x), Some(y)) if x.days == y.days => Trait::DaySame,
            (Some(x), Some(y)) if x.days.overlaps(y.days) => Trait::DayShared,
            (Some(_), Some(_)) => Trait::DayApart,
            (None, None) => Trait::DayNone,
            _ => Trait::DayOne,
        });
        self.when(a.is_old() != b.is_old(), Trait::OldOne);
        self.when(a.is_old() && b.is_old(), Trait::OldBoth);
        if let Some((x, y)) = a.dating.zip(b.dating) {
            let apart = days_between(x.days.first, y.days.first).abs();
            self.0.push(match apart {
                0 => Trait::PublishedSame,
                1..=3 => Trait::PublishedNear,
                _ => Trait::PublishedApart,
            });
            let grows = |side: &Side<'_>| side.figure.measure.is_some_and(|(m, _)| m.grows());
            self.when(apart > 0 && grows(a) && grows(b), Trait::GrowsApart);
        }
    }

    fn words(&mut self, a: &Side<'_>, b: &Side<'_>, overlap: &Overlap) {
        self.0.push(match overlap.near {
            0..=2 => Trait::Words0,
            3..=5 => Trait::Words1,
            6..=9 => Trait::Words2,
            10..=14 => Trait::Words3,
            15..=22 => Trait::Words4,
            _ => Trait::Words5,
        });
        self.when(overlap.counted > 0, Trait::CountedShared);
        self.when(overlap.counted >= RARE, Trait::CountedRare);
        let claimed = [a, b].iter().filter(|side| side.figure.claim.is_some()).count();
        self.when(claimed == 2, Trait::ClaimedBoth);
        self.when(claimed == 1, Trait::ClaimedOne);
        self.when(a.contrast.is_some() != b.contrast.is_some(), Trait::ContrastOne);
        self.when(a.contrast.is_some() && b.contrast.is_some(), Trait::ContrastBoth);
        self.0.push(match overlap.around {
            0..=5 => Trait::Around0,
            6..=14 => Trait::Around1,
            15..=26 => Trait::Around2,
            _ => Trait::Around3,
        });
        let whole = |side: &Side<'_>| side.own.iter().map(|word| word.1).sum::<u32>();
        let scales = [
            (100 * common(&a.own, &b.own) / whole(a).min(whole(b)).max(1), OWN_SHARE),
            (common(&a.next_to, &b.next_to), NEXT_TO),
            (common(&a.around, &b.around), NEARBY),
        ];
        for (value, scale) in scales {
            self.0.extend(reached(value, scale));
        }
        self.when(overlap.names == 1, Trait::NameShared);
        self.when(overlap.names > 1, Trait::NamesShared);
        let missing = [(a, b), (b, a)].iter().filter(|(x, y)| x.names_apart(y)).count();
        self.when(missing == 1, Trait::NameMissing);
        self.when(missing == 2, Trait::NamesMissing);
        if let Some((x, y)) = a.subject.as_ref().zip(b.subject.as_ref()) {
            let same = is_same_name(last(x), last(y));
            self.0.push(if same { Trait::SubjectSame } else { Trait::SubjectApart });
        }
        let kinds = |side: &Side<'_>| !side.events.is_empty() && side.own_events;
        if kinds(a) && kinds(b) {
            let shared = a.events.iter().any(|(kind, _)| b.events.iter().any(|(k, _)| k == kind));
            self.0.push(if shared { Trait::EventSame } else { Trait::EventApart });
        }
        self.both(
            (&a.voice, &b.voice),
            (Some(Trait::VoiceSame), Some(Trait::VoiceApart), Some(Trait::VoiceOne)),
        );
        self.when(a.contest.is_some() || b.contest.is_some(), Trait::Contested);
        let shared = a.company.iter().any(|amount| b.company.binary_search(amount).is_ok());
        self.when(shared, Trait::Company);
    }
}

/// "seabird" and "bird": the same noun, or one made of the other.
fn is_kind_of(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    a == b || short.len() > 3 && long.ends_with(short)
}

/// A figure's amount in base units, in thousandths.
fn value_of(side: &Side<'_>) -> i64 {
    let (unit, value) = (side.figure.unit, side.figure.value.low);
    unit.in_base(value).unwrap_or(value).thousandths()
}

/// The digits of a number without the zeros at its end, the last first.
fn digits(mut number: i64) -> Vec<u8> {
    let mut digits = Vec::new();
    while number > 0 && number % 10 == 0 {
        number /= 10;
    }
    while number > 0 {
        digits.push((number % 10) as u8);
        number /= 10;
    }
    digits
}

/// "3,160" and "3,610": the same digits in another order.
fn is_transposed(a: i64, b: i64) -> bool {
    let (mut x, mut y) = (digits(a), digits(b));
    let wrong = x.iter().zip(&y).filter(|(a, b)| a != b).count();
    let places = x.len() == y.len() && x.len() > 1 && wrong == 2;
    let size = a.max(1).ilog10() == b.max(1).ilog10();
    x.order();
    y.order();
    places && size && x == y
}

/// The digits of a number of at least three, the largest first, and its size: two numbers with the same may
/// be one, garbled.
pub(in crate::compare) fn mixed(figure: &Figure) -> Option<(u64, u32)> {
    let number = figure.value.low.thousandths();
    let mut digits = digits(number);
    digits.order_by_key(|digit| std::cmp::Reverse(*digit));
    let sorted = digits.iter().fold(0, |sorted, digit| sorted * 10 + u64::from(*digit));
    (digits.len() > 2 || digits.len() == 2 && number >= 1_000_000)
        .then(|| (sorted, number.max(1).ilog10()))
}

/// "4.9" and "5.9": one digit is another.
fn is_one_digit(a: i64, b: i64) -> bool {
    let (x, y) = (digits(a), digits(b));
    let wrong = x.iter().zip(&y).filter(|(a, b)| a != b).count();
    x.len() == y.len() && x.len() > 1 && wrong == 1 && a.max(1).ilog10() == b.max(1).ilog10()
}

/// "450" and "4,500".
fn is_power_of_ten(a: i64, b: i64) -> bool {
    let (low, high) = (a.min(b), a.max(b));
    let mut times = low;
    while times > 0 && times < high {
        times = times.saturating_mul(10);
    }
    low > 0 && times == high && low != high
}

/// Whether one is the other in fewer digits: "11,512" and "11,500".
fn is_rounded(low: i64, high: i64) -> bool {
    let few = |number: i64| digits(number).len() <= 2;
    (few(low) != few(high)) && (high - low) * 25 <= high
}
