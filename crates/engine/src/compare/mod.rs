//! What articles of a dossier say of the same things, and what cannot be set side by side.
//!
//! What one article gives by itself stands in its reading ([`Outline`], figures, times), so that a
//! new article does not redo the others. [`compare`] builds indexes over all of it and looks only at
//! pairs that share rare words, a measure or a day: its cost grows with the number of statements,
//! not with its square.
//!
//! Every finding says why. "Differs" needs measure, event and date to agree by words in the text;
//! where one of them is open, the answer is "cannot tell".

mod check;
mod judge;
mod link;
mod name;
mod outline;
mod pair;
mod superlative;
mod weights;

use crate::reading::Reading;
use crate::source;
use crate::span::Span;
use judge::Dossier;

pub use check::{Check, CheckKind, Sign, TotalSeen};
pub(crate) use check::{Sheet, find as check, totals};
pub use judge::evidence::Trait;
pub use link::likeness::Likeness;
pub use link::{Link, LinkKind, Resemblance};
pub use name::{NameDifference, NameDifferenceKind};
pub(crate) use outline::outline;
pub use outline::{Denial, DenialOf, Outline, Statement, Term};
pub use pair::{FigureList, FigureRef, Observation, Pair, Row, Status};
pub use superlative::{Competing, Superlative};

/// An article to compare: its text and what was read in it.
#[derive(Debug, Clone, Copy)]
pub struct Article<'a> {
    /// The text.
    pub text: &'a str,
    /// The reading of that text.
    pub reading: &'a Reading,
}

/// Words in one of the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The article, as a place in the list that was compared.
    pub article: usize,
    /// The words.
    pub span: Span,
}

/// What the articles say of the same things.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Figures of one measure, from several articles or given more than once.
    pub rows: Vec<Row>,
    /// Pairs of figures, each with a status and its reason.
    pub pairs: Vec<Pair>,
    /// Sentences that belong together, each with the reason.
    pub links: Vec<Link>,
    /// Sentences on one matter over several articles: those that links tie together, largest first.
    pub threads: Vec<Vec<Place>>,
    /// Offices and spellings of one name that differ.
    pub names: Vec<NameDifference>,
    /// Superlatives of one kind.
    pub superlatives: Vec<Competing>,
    /// For each article, its claims that nothing in another article speaks of, as places in
    /// [`Reading::claims`].
    pub only_here: Vec<Vec<usize>>,
}

/// What can be seen of the pairs of figures of a dossier that are looked at: what the weights of
/// `data/pairs.txt` are learned from.
pub fn observe(articles: &[Article<'_>]) -> Vec<Observation> {
    let readings: Vec<&Reading> = articles.iter().map(|article| article.reading).collect();
    let sources = source::link(&readings);
    pair::observations(&pair::sides(articles, &Dossier::of(articles, &sources)))
}

/// What can be seen of the pairs of statements of a dossier that share a telling word: what the weights of
/// `data/links.txt` are learned from.
pub fn resemblances(articles: &[Article<'_>]) -> Vec<Resemblance> {
    let readings: Vec<&Reading> = articles.iter().map(|article| article.reading).collect();
    link::resemblances(articles, &source::link(&readings))
}

/// Compares the articles of a dossier.
pub fn compare(articles: &[Article<'_>]) -> Comparison {
    let readings: Vec<&Reading> = articles.iter().map(|article| article.reading).collect();
    let sources = source::link(&readings);
    let dossier = Dossier::of(articles, &sources);
    let sides = pair::sides(articles, &dossier);
    let pairs = pair::pairs(&sides, &dossier);
    let links = link::links(articles, &sources, &pairs);
    let threads = link::threads(&links);
    let only_here = link::only_here(articles, &links);
    let superlatives: Vec<_> = articles
        .iter()
        .enumerate()
        .flat_map(|(at, article)| {
            let found = article.reading.outline.superlatives.iter();
            found.map(move |superlative| (at, superlative, article.text))
        })
        .collect();
    Comparison {
        rows: pair::rows(&sides),
        pairs,
        threads,
        only_here,
        names: name::differences(articles, &sources),
        superlatives: superlative::competing(&superlatives),
        links,
    }
}
