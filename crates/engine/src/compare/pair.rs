//! Pairs of figures: which are looked at, and the table they make.

use super::Article;
use super::judge::evidence::{Evidence, Trait};
use super::judge::{self, Dossier, Side};
use super::outline::name_key;
use crate::disjoint::Disjoint;
use crate::figure::{Figure, Unit, Value};
use crate::language::words::fnv;
use crate::order::Order;
use crate::reading::Reading;
use std::collections::BTreeMap;

/// A figure of one of the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureRef {
    /// The article, as a place in the list that was compared.
    pub article: usize,
    /// Which of its lists the figure is in.
    pub list: FigureList,
    /// The figure, as a place in that list.
    pub figure: usize,
}

/// A list of an article's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureList {
    /// [`crate::Reading::figures`].
    Text,
    /// [`crate::Teaser::figures`].
    Teaser,
    /// [`crate::compare::Outline::loose`]: numbers that do not say what they count.
    Loose,
}

impl FigureRef {
    /// The figure itself; `None` for a foreign list of articles.
    pub fn get<'a>(self, articles: &[Article<'a>]) -> Option<&'a Figure> {
        let reading = articles.get(self.article)?.reading;
        self.list.of(reading).get(self.figure)
    }

    /// Whether it stands in a teaser.
    pub fn in_teaser(self) -> bool {
        self.list == FigureList::Teaser
    }
}

impl FigureList {
    /// The list in an article.
    pub fn of(self, reading: &Reading) -> &[Figure] {
        match self {
            FigureList::Text => &reading.figures,
            FigureList::Teaser => &reading.teaser.figures,
            FigureList::Loose => &reading.outline.loose,
        }
    }
}

/// Two figures side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The one that comes first.
    pub a: FigureRef,
    /// The other.
    pub b: FigureRef,
    /// Whether they agree, or cannot be compared.
    pub status: Status,
    /// Why, with the words that decide.
    pub because: String,
    /// What else is worth knowing: a modifier that one of them drops.
    pub note: Option<String>,
}

/// What can be said of two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The same number of the same thing.
    Same,
    /// Measure, event and date agree by words in the text, and the numbers do not.
    Differs,
    /// Of another event, or of another day.
    DifferentEvent,
    /// They do not measure the same.
    DifferentMeasure,
    /// The words leave it open.
    CannotTell,
}

impl Status {
    /// All statuses, in the order in which they are listed.
    pub const ALL: [Status; 5] = [
        Status::Same,
        Status::Differs,
        Status::DifferentEvent,
        Status::DifferentMeasure,
        Status::CannotTell,
    ];

    /// The status' name in data.
    pub fn name(self) -> &'static str {
        match self {
            Status::Same => "same",
            Status::Differs => "differs",
            Status::DifferentEvent => "different event or date",
            Status::DifferentMeasure => "different measure",
            Status::CannotTell => "cannot tell",
        }
    }
}

/// Figures of one measure over the articles: a row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What they measure or count: "killed", "homes".
    pub measure: String,
    /// What they are measured in.
    pub unit: Unit,
    /// The figures, by article and place.
    pub figures: Vec<FigureRef>,
}

/// In a group of more figures than this only neighbours are set side by side.
const ALL_PAIRS: usize = 24;
/// How many neighbours then.
const NEIGHBOURS: usize = 6;

/// What two figures have in common that may measure the same, or nearly so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// What is measured, by the name of its measure.
    Measure(&'static str),
    /// The counted noun, by the key of its stem.
    Counted(u32),
    /// Both count people.
    People,
    /// The article and sentence: what stands in one or in two neighbours may be two numbers for one thing.
    Sentence(usize, usize),
    /// The number as it is written.
    Value(Value),
    /// The two leading digits of a telling number, and how many follow. Each goes with the next higher, too,
    /// so that rounding does not part two.
    Leading(i64, u32),
    /// A telling word of the sentence, by its key.
    Word(u32),
    /// The number's digits, the largest first, and its size: one may be the other garbled.
    Digits(u64, u32),
    /// Somebody's age, by the key of the last word of the name.
    Age(u32),
    /// Measured otherwise than in time, which is rare enough.
    Measured,
}

/// All that ties a figure to others, beside its unit.
fn ties(side: &Side<'_>) -> Vec<Tie> {
    let unit = side.figure.unit;
    let mut ties = Vec::new();
    ties.extend(side.figure.measure.map(|(measure, _)| Tie::Measure(measure.name())));
    ties.extend(side.stems.iter().map(|stem| Tie::Counted(fnv(stem))));
    if side.counts_people() && !side.figure.is_age() {
        ties.push(Tie::People);
    }
    if side.figure.is_age()
        && let Some(person) = &side.subject
    {
        ties.push(Tie::Age(name_key(judge::last(person))));
    }
    if !side.entry.in_teaser() && unit != Unit::Times {
        let (article, sentence) = (side.entry.article, side.figure.sentence);
        ties.extend((0..3).map(|before| Tie::Sentence(article, sentence + before)));
    }
    if side.figure.has_one_value() {
        ties.push(Tie::Value(side.figure.value));
    }
    if let Some((lead, more)) = judge::leading(side.figure) {
        ties.extend([Tie::Leading(lead, more), Tie::Leading(lead + 1, more)]);
    }
    ties.extend(side.rare_words().map(Tie::Word));
    let digits = judge::evidence::mixed(side.figure);
    ties.extend(digits.map(|(digits, size)| Tie::Digits(digits, size)));
    if matches!(unit, Unit::Measured { .. }) && unit.name() != "duration" {
        ties.push(Tie::Measured);
    }
    ties
}

/// The figures by what ties them, each with its place in the list of sides.
///
/// The tie stands before the unit, since comparing it is faster.
fn tied(sides: &[Side<'_>]) -> Vec<((Tie, &'static str, &'static str), usize)> {
    let mut tied = Vec::new();
    for (at, side) in sides.iter().enumerate() {
        let unit = side.figure.unit;
        tied.extend(ties(side).into_iter().map(|tie| ((tie, unit.name(), unit.currency()), at)));
        // A number that does not say what it counts may be of any unit.
        if judge::is_telling(side.figure) {
            tied.push(((Tie::Value(side.figure.value), "", ""), at));
        }
    }
    tied.order();
    tied.dedup();
    tied
}

/// All figures of a dossier with what decides what they can be compared with.
pub(super) fn sides<'a>(articles: &[Article<'a>], dossier: &Dossier<'_>) -> Vec<Side<'a>> {
    let mut sides = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        for list in [FigureList::Text, FigureList::Teaser, FigureList::Loose] {
            for (place, figure) in list.of(article.reading).iter().enumerate() {
                let entry = FigureRef { article: at, list, figure: place };
                sides.push(Side::of(entry, article, figure, dossier));
            }
        }
    }
    sides
}

/// The pairs worth looking at, as places in the list of sides.
fn candidates(sides: &[Side<'_>]) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for group in tied(sides).chunk_by(|a, b| a.0 == b.0) {
        let mut group: Vec<usize> = group.iter().map(|tied| tied.1).collect();
        group.order_by_key(|&at| (sides[at].day(), sides[at].figure.value, at));
        let reach = if group.len() <= ALL_PAIRS { group.len() } else { NEIGHBOURS };
        for (place, &a) in group.iter().enumerate() {
            let next = group[place + 1..].iter().take(reach);
            candidates.extend(next.map(|&b| (a.min(b), a.max(b))));
        }
    }
    candidates.order();
    candidates.dedup();
    // A number that does not say what it counts is only set beside another article's.
    candidates.retain(|&(a, b)| {
        let (a, b) = (&sides[a], &sides[b]);
        !(a.is_loose() || b.is_loose()) || is_between(a, b)
    });
    candidates
}

/// Whether two figures stand in the running text of different articles.
fn is_between(a: &Side<'_>, b: &Side<'_>) -> bool {
    a.entry.article != b.entry.article && !a.entry.in_teaser() && !b.entry.in_teaser()
}

/// Whether what can be seen of two figures is weighed.
fn is_weighed(a: &Side<'_>, b: &Side<'_>) -> bool {
    let loose = a.is_loose() || b.is_loose();
    is_between(a, b)
        && (a.figure.unit.fits(b.figure.unit) || loose && a.figure.value == b.figure.value)
}

/// Two figures of different articles, and what can be seen of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The one that comes first.
    pub a: FigureRef,
    /// The other.
    pub b: FigureRef,
    /// What can be seen of the pair.
    pub traits: Vec<Trait>,
}

/// What can be seen of all pairs of figures that are looked at.
pub(super) fn observations(sides: &[Side<'_>]) -> Vec<Observation> {
    let mut pairs = candidates(sides);
    pairs.retain(|&(a, b)| is_weighed(&sides[a], &sides[b]));
    let evidence = judge::evidence::weigh(sides, &pairs);
    let seen = |(&(a, b), evidence): (&(usize, usize), judge::evidence::Evidence)| Observation {
        a: sides[a].entry,
        b: sides[b].entry,
        traits: evidence.traits,
    };
    pairs.iter().zip(evidence).map(seen).collect()
}

/// The pairs worth showing: all of different articles, and of one article those that say the same
/// twice.
pub(super) fn pairs(sides: &[Side<'_>], dossier: &Dossier<'_>) -> Vec<Pair> {
    let candidates = candidates(sides);
    let mut weighed = candidates.clone();
    weighed.retain(|&(a, b)| is_weighed(&sides[a], &sides[b]));
    let evidence = judge::evidence::weigh(sides, &weighed);
    let judge = |pair: (usize, usize)| {
        let (a, b) = (&sides[pair.0], &sides[pair.1]);
        let seen = weighed.binary_search(&pair).ok().map(|at| &evidence[at]);
        judge::judge(a, b, seen.map(|seen| (seen, dossier)))
    };
    let pairs: Vec<Pair> = candidates.into_iter().filter_map(judge).collect();
    let pairs = with_thirds(sides, &weighed, &evidence, pairs);
    let pairs = with_rivals(sides, with_moving_counts(sides, pairs));
    with_company(sides, pairs)
}

/// The place of a figure in the list of all, which stands by article, a teaser's last.
fn side_of(sides: &[Side<'_>], entry: FigureRef) -> Option<usize> {
    sides.binary_search_by_key(&entry, |side| side.entry).ok()
}

/// Figures that are the same as a third, in another article, are the same as each other.
fn with_thirds(
    sides: &[Side<'_>],
    weighed: &[(usize, usize)],
    evidence: &[Evidence],
    mut pairs: Vec<Pair>,
) -> Vec<Pair> {
    let mut groups = Disjoint::new(sides.len());
    for pair in pairs.iter().filter(|pair| pair.status == Status::Same) {
        if let (Some(a), Some(b)) = (side_of(sides, pair.a), side_of(sides, pair.b)) {
            groups.join(a, b);
        }
    }
    pairs.order_by_key(|pair| (pair.a, pair.b));
    let mut members: Vec<(usize, usize)> =
        (0..sides.len()).map(|at| (groups.root(at), at)).collect();
    members.order();
    let mut more = Vec::new();
    for (&(a, b), seen) in weighed.iter().zip(evidence) {
        let (x, y) = (&sides[a], &sides[b]);
        let root = groups.root(a);
        if root != groups.root(b) || !judge::is_tied(x, y, seen) {
            continue;
        }
        let first = members.partition_point(|member| member.0 < root);
        let like = members[first..].iter().take_while(|member| member.0 == root);
        let other = |of: &Side<'_>, side: &Side<'_>| side.entry.article != of.entry.article;
        let mut thirds = like.map(|member| &sides[member.1]);
        let Some(third) = thirds.find(|third| other(x, third) && other(y, third)) else { continue };
        let pair = judge::as_third(x, y, third);
        match pairs.binary_search_by_key(&(x.entry, y.entry), |pair| (pair.a, pair.b)) {
            Ok(at) if pairs[at].status == Status::Same => {}
            Ok(at) => pairs[at] = pair,
            Err(_) => more.push(pair),
        }
    }
    pairs.extend(more);
    pairs.order_by_key(|pair| (pair.status, pair.a, pair.b));
    pairs
}

/// No more figures of one number are set against another.
const OF_ONE_NUMBER: usize = 12;

/// Two numbers that one article sets against each other: another article that gives one of them
/// differs from the other.
fn with_rivals(sides: &[Side<'_>], mut pairs: Vec<Pair>) -> Vec<Pair> {
    let mut groups = Disjoint::new(sides.len());
    let mut rivals: Vec<(usize, usize, String)> = Vec::new();
    let mut same: Vec<(FigureRef, FigureRef)> = Vec::new();
    for pair in &pairs {
        let (Some(a), Some(b)) = (side_of(sides, pair.a), side_of(sides, pair.b)) else { continue };
        let inside = pair.a.article == pair.b.article;
        match pair.status {
            Status::Same => {
                groups.join(a, b);
                same.push((pair.a, pair.b));
            }
            Status::Differs if inside && pair.a.in_teaser() == pair.b.in_teaser() => {
                rivals.push((a, b, pair.because.clone()));
            }
            _ => {}
        }
    }
    if rivals.is_empty() {
        return pairs;
    }
    // Kept in lists: one more kind of map costs more than all that is written here.
    let own = (0..sides.len()).filter(|&at| !sides[at].entry.in_teaser());
    let mut members: Vec<(usize, usize)> = own.map(|at| (groups.root(at), at)).collect();
    members.order();
    let of = |root: usize| {
        let first = members.partition_point(|member| member.0 < root);
        let like = members[first..].iter().take_while(move |member| member.0 == root);
        like.take(OF_ONE_NUMBER).map(|member| &sides[member.1])
    };
    let mut found: Vec<(FigureRef, FigureRef, String)> = Vec::new();
    for (a, b, because) in rivals {
        let (ours, theirs) = (groups.root(a), groups.root(b));
        if ours == theirs {
            continue;
        }
        let own = sides[a].entry.article;
        for x in of(ours) {
            for y in of(theirs).filter(|y| y.entry.article != x.entry.article) {
                let told = if x.entry.article == own || y.entry.article == own {
                    "one of the articles gives both numbers"
                } else {
                    "a third article gives both numbers"
                };
                let (first, second) = (x.entry.min(y.entry), x.entry.max(y.entry));
                found.push((first, second, format!("{told}: {because}")));
            }
        }
    }
    found.order_by_key(|pair| (pair.0, pair.1));
    found.dedup_by_key(|pair| (pair.0, pair.1));
    for pair in pairs.iter_mut().filter(|pair| pair.status != Status::Same) {
        let at = found.binary_search_by_key(&(pair.a, pair.b), |pair| (pair.0, pair.1));
        if let Ok(at) = at {
            (pair.status, pair.because) = (Status::Differs, std::mem::take(&mut found[at].2));
        }
    }
    same.order();
    found.retain(|(a, b, told)| !told.is_empty() && same.binary_search(&(*a, *b)).is_err());
    pairs.extend(found.into_iter().map(|(a, b, because)| Pair {
        a,
        b,
        status: Status::Differs,
        because,
        note: None,
    }));
    pairs.order_by_key(|pair| (pair.status, pair.a, pair.b));
    pairs
}

/// Two numbers for one thing that stand in sentences which share another, telling number.
fn with_company(sides: &[Side<'_>], mut pairs: Vec<Pair>) -> Vec<Pair> {
    let sentence = |at: usize| (sides[at].entry.article, sides[at].figure.sentence);
    let mut company: Vec<([(usize, usize); 2], usize)> = Vec::new();
    let mut known: Vec<(usize, usize)> = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.status == Status::Same) {
        let (Some(a), Some(b)) = (side_of(sides, pair.a), side_of(sides, pair.b)) else { continue };
        if pair.a.article != pair.b.article && !pair.a.in_teaser() && !pair.b.in_teaser() {
            company.push(([sentence(a), sentence(b)], a));
            known.extend([(a, pair.b.article), (b, pair.a.article)]);
        }
    }
    known.order();
    company.order();
    for pair in pairs.iter_mut().filter(|pair| pair.status == Status::CannotTell) {
        let (Some(a), Some(b)) = (side_of(sides, pair.a), side_of(sides, pair.b)) else { continue };
        let both = [sentence(a), sentence(b)];
        let first = company.partition_point(|(of, _)| *of < both);
        let Some(&(_, x)) = company.get(first).filter(|(of, _)| *of == both) else { continue };
        let told = [(a, pair.b.article), (b, pair.a.article)]
            .iter()
            .any(|known_in| known.binary_search(known_in).is_ok());
        let alone = |at: usize| {
            let own = sides[at].entry.article;
            let near = &sides[at.saturating_sub(6)..sides.len().min(at + 7)];
            let like = near.iter().filter(|side| {
                side.entry.article == own
                    && side.figure.sentence == sides[at].figure.sentence
                    && side.figure.unit == sides[at].figure.unit
                    && (side.stems == sides[at].stems || side.figure.leans_on.is_some())
            });
            like.count() == 1
        };
        if told || pair.a.in_teaser() || pair.b.in_teaser() || !alone(a) || !alone(b) {
            continue;
        }
        let because = judge::in_company((&sides[a], &sides[b]), &sides[x]);
        if let Some(because) = because {
            (pair.status, pair.because) = (Status::Differs, because);
        }
    }
    pairs.order_by_key(|pair| (pair.status, pair.a, pair.b));
    pairs
}

/// A count that an article itself gives twice, as it grew: that one of the two differs from another
/// article's is no difference, if the other is the same.
fn with_moving_counts(sides: &[Side<'_>], mut pairs: Vec<Pair>) -> Vec<Pair> {
    let is_measured =
        |entry| side_of(sides, entry).is_some_and(|at| sides[at].figure.measure.is_some());
    let mut same: Vec<(FigureRef, usize)> = pairs
        .iter()
        .filter(|pair| pair.status == Status::Same)
        .flat_map(|pair| [(pair.a, pair.b.article), (pair.b, pair.a.article)])
        .collect();
    same.order();
    for pair in pairs.iter_mut().filter(|pair| pair.status == Status::Differs) {
        let (a, b) = (pair.a, pair.b);
        let known =
            |entry: FigureRef, article: usize| same.binary_search(&(entry, article)).is_ok();
        let moved = a.article != b.article && (known(a, b.article) || known(b, a.article));
        if moved && is_measured(a) {
            pair.status = Status::DifferentEvent;
            let article = if known(a, b.article) { "the second" } else { "the first" };
            pair.because = format!(
                "{article} article gives both numbers: the count went on; {}",
                pair.because
            );
        }
    }
    pairs.order_by_key(|pair| (pair.status, pair.a, pair.b));
    pairs
}

/// The table's rows: measures that more than one article gives figures of.
pub(super) fn rows(sides: &[Side<'_>]) -> Vec<Row> {
    let mut rows: BTreeMap<(&str, &str, String), Vec<usize>> = BTreeMap::new();
    let own = |side: &Side<'_>| !side.entry.in_teaser() && side.figure.leans_on.is_none();
    for (at, side) in sides.iter().enumerate().filter(|(_, side)| own(side)) {
        let unit = side.figure.unit;
        let name = match (side.figure.measure, side.stems.last()) {
            (Some((measure, _)), _) => measure.name().to_owned(),
            (None, Some(_)) => side.heads.join(" and "),
            (None, None) => continue,
        };
        rows.entry((unit.name(), unit.currency(), name)).or_default().push(at);
    }
    rows.into_iter()
        .filter(|(_, group)| {
            group.iter().any(|&at| sides[at].entry.article != sides[group[0]].entry.article)
        })
        .map(|((_, _, measure), group)| Row {
            measure,
            unit: sides[group[0]].figure.unit,
            figures: group.iter().map(|&at| sides[at].entry).collect(),
        })
        .collect()
}
