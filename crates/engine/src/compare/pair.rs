//! Pairs of figures: which are looked at, and the table they make.

use super::Article;
use super::judge::{self, Side};
use crate::figure::{Figure, Unit};
use crate::order::Order;
use std::collections::BTreeMap;

/// A figure of one of the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureRef {
    /// The article, as a place in the list that was compared.
    pub article: usize,
    /// The figure, as a place in [`crate::Reading::figures`], or in those of its teaser.
    pub figure: usize,
    /// Whether it is one of [`crate::Teaser::figures`].
    pub teaser: bool,
}

impl FigureRef {
    /// The figure itself; `None` for a foreign list of articles.
    pub fn get<'a>(self, articles: &[Article<'a>]) -> Option<&'a Figure> {
        let reading = articles.get(self.article)?.reading;
        let list = if self.teaser { &reading.teaser.figures } else { &reading.figures };
        list.get(self.figure)
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

type Key = (&'static str, &'static str, String);

/// The groups whose figures may measure the same, or nearly so.
fn groups(sides: &[Side<'_>]) -> BTreeMap<Key, Vec<usize>> {
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        let unit = side.figure.unit;
        let mut put = |name: String| {
            let group = groups.entry((unit.name(), unit.currency(), name)).or_default();
            if group.last() != Some(&at) {
                group.push(at);
            }
        };
        if let Some((measure, _)) = side.figure.measure {
            put(measure.name().to_owned());
        }
        for stem in &side.stems {
            put(format!("of {stem}"));
        }
        if side.counts_people() {
            put("of people".to_owned());
        }
        // What stands in one sentence or in two neighbours may be two numbers for one thing.
        let place = (side.entry.article, side.figure.sentence);
        if !side.entry.teaser && !matches!(unit, Unit::Percent | Unit::Times) {
            put(format!("by {} {}", place.0, place.1));
            put(format!("by {} {}", place.0, place.1 + 1));
        }
        for amount in judge::amounts(side.figure) {
            put(amount);
        }
    }
    groups
}

/// All figures of a dossier with what decides what they can be compared with.
pub(super) fn sides<'a>(articles: &[Article<'a>]) -> Vec<Side<'a>> {
    let mut sides = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        let reading = article.reading;
        for (teaser, figures) in [(false, &reading.figures), (true, &reading.teaser.figures)] {
            for (place, figure) in figures.iter().enumerate() {
                let entry = FigureRef { article: at, figure: place, teaser };
                sides.push(Side::of(entry, article, figure));
            }
        }
    }
    sides
}

/// The pairs worth showing: all of different articles, and of one article those that say the same
/// twice.
pub(super) fn pairs(sides: &[Side<'_>]) -> Vec<Pair> {
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for mut group in groups(sides).into_values() {
        group.order_by_key(|&at| (sides[at].day(), sides[at].figure.value, at));
        let reach = if group.len() <= ALL_PAIRS { group.len() } else { NEIGHBOURS };
        for (place, &a) in group.iter().enumerate() {
            let next = group[place + 1..].iter().take(reach);
            candidates.extend(next.map(|&b| (a.min(b), a.max(b))));
        }
    }
    candidates.order();
    candidates.dedup();
    let pairs: Vec<Pair> =
        candidates.into_iter().filter_map(|(a, b)| judge::judge(&sides[a], &sides[b])).collect();
    with_moving_counts(sides, pairs)
}

/// A count that an article itself gives twice, as it grew: that one of the two differs from another
/// article's is no difference, if the other is the same.
fn with_moving_counts(sides: &[Side<'_>], mut pairs: Vec<Pair>) -> Vec<Pair> {
    // Sides stand by article, those of its teaser last.
    let order = |entry: FigureRef| (entry.article, entry.teaser, entry.figure);
    let is_measured = |entry: FigureRef| {
        let at = sides.binary_search_by_key(&order(entry), |side| order(side.entry));
        at.is_ok_and(|at| sides[at].figure.measure.is_some())
    };
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
    let mut rows: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    let own = |side: &Side<'_>| !side.entry.teaser && side.figure.leans_on.is_none();
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
