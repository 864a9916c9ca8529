//! Everything that is no pair of figures: matters that several articles speak of, sums, names,
//! denials, superlatives, quotations.

use super::super::Article;
use super::key;
use super::telling::Telling;
use sayso_engine::compare::{
    Article as Compared, Comparison, Link, LinkKind, NameDifferenceKind, Place,
};
use sayso_engine::order::Order;
use std::collections::BTreeSet;

/// Something that bears on several places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// What it goes by in links.
    pub key: String,
    /// The words that it turns on, if it has any of its own.
    pub about: Vec<String>,
    /// The places, by article and place, or in the order that makes sense of them.
    pub places: Vec<Place>,
    /// Why, in the engine's words; with the two places that a reason ties, where it does.
    pub because: Vec<(Option<(usize, usize)>, String)>,
}

/// The kinds of [`Finding`], in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// Sentences of several articles on one matter.
    Thread,
    /// Numbers of one article that do not come out.
    Check,
    /// A number that one article gives twice, not in the same words.
    Repeat,
    /// An office that differs.
    Office,
    /// A spelling that differs.
    Spelling,
    /// A charge and its denial.
    Denial,
    /// Superlatives that compete.
    Superlative,
    /// One speaker on one matter, in different words.
    SameSpeaker,
}

impl FindingKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [FindingKind; 8] = [
        FindingKind::Thread,
        FindingKind::Check,
        FindingKind::Repeat,
        FindingKind::Office,
        FindingKind::Spelling,
        FindingKind::Denial,
        FindingKind::Superlative,
        FindingKind::SameSpeaker,
    ];

    /// The name in links.
    pub fn key(self) -> &'static str {
        match self {
            FindingKind::Thread => "thread",
            FindingKind::Check => "sum",
            FindingKind::Repeat => "repeat",
            FindingKind::Office => "office",
            FindingKind::Spelling => "spelling",
            FindingKind::Denial => "denial",
            FindingKind::Superlative => "superlative",
            FindingKind::SameSpeaker => "speaker",
        }
    }
}

/// A thread of more sentences than this can no longer be taken in side by side; the weaker links
/// that would make it longer are left out.
const LONGEST: usize = 6;

/// So many words head a thread.
const N_TELLING: usize = 3;

pub(super) fn findings(
    comparison: &Comparison,
    articles: &[Compared<'_>],
    listed: &[Article],
) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut put = |kind: FindingKind, places: Vec<Place>, because: String| {
        if let Some(&first) = places.first() {
            let key = key(kind.key(), listed, first);
            found.push(Finding {
                kind,
                key,
                about: Vec::new(),
                places,
                because: vec![(None, because)],
            });
        }
    };
    for (index, article) in articles.iter().enumerate() {
        for check in article.reading.outline.checks.iter().filter(|check| !check.fits) {
            let places = check.places.iter().map(|&span| Place { article: index, span });
            put(FindingKind::Check, places.collect(), check.arithmetic.clone());
        }
    }
    for pair in comparison.pairs.iter().filter(|pair| pair.a.article == pair.b.article) {
        let place = |of: sayso_engine::compare::FigureRef| {
            of.get(articles).map(|figure| Place { article: of.article, span: figure.span })
        };
        if let Some(note) = &pair.note {
            let places = [pair.a, pair.b].into_iter().filter_map(place).collect();
            put(FindingKind::Repeat, places, note.clone());
        }
    }
    for name in &comparison.names {
        let kind = match name.kind {
            NameDifferenceKind::Office => FindingKind::Office,
            NameDifferenceKind::Spelling => FindingKind::Spelling,
        };
        put(kind, name.places.clone(), format!("{}: {}", name.name, name.because));
    }
    for group in &comparison.superlatives {
        put(FindingKind::Superlative, group.places.clone(), group.because.clone());
    }
    for link in &comparison.links {
        let kind = match link.kind {
            LinkKind::Denial => FindingKind::Denial,
            LinkKind::SameSpeaker => FindingKind::SameSpeaker,
            _ => continue,
        };
        put(kind, vec![link.a, link.b], link.because.clone());
    }
    found.extend(threads(comparison, articles, listed));
    found.order_by_key(|finding| finding.kind);
    let mut keys = BTreeSet::new();
    for finding in &mut found {
        while !keys.insert(finding.key.clone()) {
            finding.key.push('+');
        }
    }
    found
}

/// Sentences tied together, the strongest links first.
fn threads(comparison: &Comparison, articles: &[Compared<'_>], listed: &[Article]) -> Vec<Finding> {
    let telling = Telling::of(articles);
    let tying = |link: &&Link| {
        !matches!(link.kind, LinkKind::Duplicate | LinkKind::Denial | LinkKind::SameSpeaker)
    };
    let mut links: Vec<(&Link, usize)> = comparison
        .links
        .iter()
        .filter(tying)
        .map(|link| (link, telling.shared(link.a, link.b)))
        .collect();
    links.order_by_key(|(link, shared)| {
        (link.kind, link.a.article == link.b.article, std::cmp::Reverse(*shared), link.a, link.b)
    });
    let mut all: Vec<Place> = links.iter().flat_map(|(link, _)| [link.a, link.b]).collect();
    all.order();
    all.dedup();
    let place = |of: Place| all.partition_point(|known| *known < of);
    let mut thread_of: Vec<usize> = (0..all.len()).collect();
    let mut threads: Vec<(Vec<Place>, Vec<&Link>)> =
        all.iter().map(|&place| (vec![place], Vec::new())).collect();
    for (link, _) in links {
        let (x, y) = (thread_of[place(link.a)], thread_of[place(link.b)]);
        if x == y {
            threads[x].1.push(link);
        } else if threads[x].0.len() + threads[y].0.len() <= LONGEST {
            let (places, links) = std::mem::take(&mut threads[y]);
            places.iter().for_each(|&of| thread_of[place(of)] = x);
            threads[x].0.extend(places);
            threads[x].1.extend(links);
            threads[x].1.push(link);
        }
    }
    threads.retain(|(places, _)| places.iter().any(|place| place.article != places[0].article));
    let mut found: Vec<Finding> = threads
        .into_iter()
        .map(|(mut places, links)| {
            places.order();
            let at = |place: &Place| places.binary_search(place).unwrap_or(0);
            let because = links
                .iter()
                .map(|link| (Some((at(&link.a), at(&link.b))), link.because.clone()))
                .collect();
            Finding {
                kind: FindingKind::Thread,
                key: key(FindingKind::Thread.key(), listed, places[0]),
                about: telling.words(&places, N_TELLING),
                because,
                places,
            }
        })
        .collect();
    let breadth = |finding: &Finding| {
        let mut articles: Vec<usize> = finding.places.iter().map(|place| place.article).collect();
        articles.dedup();
        articles.len()
    };
    found.order_by_key(|finding| std::cmp::Reverse(breadth(finding)));
    found
}
