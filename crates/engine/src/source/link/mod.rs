//! From the sources of each article to the voices of a dossier.
//!
//! What was found inside an article is taken as it is; only names, countries, offices and
//! descriptions are compared, through sorted keys, so that a thousand articles cost a thousand
//! times what one costs, but for a logarithm. Where the evidence is thin, sources stay apart.

mod bodies;
mod people;
mod voices;

use super::{Affiliation, Identity, Naming, Role, Source, SourceId};
use crate::disjoint::Disjoint;
use crate::reading::Reading;
use std::borrow::Borrow;
use std::fmt;

/// The place of a [`Voice`] in [`Sources::voices`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VoiceId(pub u32);

impl VoiceId {
    /// The place as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Everybody who is named or speaks in a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    /// One entry for each person, body, government or group, by first appearance.
    pub voices: Vec<Voice>,
    /// For every article, for every source of its reading, the voices that speak: one, or those
    /// of all members of a source that is made of several.
    of: Vec<Vec<Vec<VoiceId>>>,
}

/// One person, body, government or group over all articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The name to show: the fullest, and of those the commonest.
    pub name: String,
    /// How it is named.
    pub naming: Naming,
    /// Who that is, in the words of an article: "mayor of Oslo".
    pub office: Option<String>,
    /// For whom it speaks, by most of its sources.
    pub affiliation: Affiliation,
    /// In which part it speaks, by most of its sources.
    pub role: Role,
    /// The sources that are this voice, in order of article and appearance.
    pub aliases: Vec<Alias>,
}

/// A source of one article that is a voice of the dossier, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alias {
    /// The article's place in what was linked.
    pub article: usize,
    /// The source in the article's reading.
    pub source: SourceId,
    /// Why it is this voice.
    pub bond: Bond,
}

/// Why a source of one article is taken for the same as one of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Bond {
    /// It is the first of its voice.
    First,
    /// The same name.
    SameName,
    /// The same name in another spelling.
    Spelling,
    /// The same family name, and the same office or country.
    FamilyAndOffice,
    /// A family name that one person in the dossier bears.
    OnlyBearer,
    /// The government of the same country.
    SameCountry,
    /// The same body: the same words, and the same country.
    SameBody,
    /// A short form that one body in the dossier has.
    Acronym,
    /// The same description of people without names. They need not be the same people.
    SameDescription,
    /// The only one in the dossier who holds that office in that country.
    OnlyHolder,
}

impl Bond {
    /// All bonds, in the order in which they are listed.
    pub const ALL: [Bond; 10] = [
        Bond::First,
        Bond::SameName,
        Bond::Spelling,
        Bond::FamilyAndOffice,
        Bond::OnlyBearer,
        Bond::SameCountry,
        Bond::SameBody,
        Bond::Acronym,
        Bond::SameDescription,
        Bond::OnlyHolder,
    ];
}

impl fmt::Display for Bond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Bond::First => "named here first",
            Bond::SameName => "the same name",
            Bond::Spelling => "the same name in another spelling",
            Bond::FamilyAndOffice => "the same family name, and the same office or country",
            Bond::OnlyBearer => "only one person in the dossier bears this family name",
            Bond::SameCountry => "the government of the same country",
            Bond::SameBody => "the same words for a body, and the same country",
            Bond::Acronym => "a short form that only one body in the dossier has",
            Bond::SameDescription => {
                "the same words for people without names; they need not be the same people"
            }
            Bond::OnlyHolder => "the only one in the dossier of that office in that country",
        })
    }
}

impl Sources {
    /// The voices that speak where a source of an article does: more than one where the source is
    /// made of several, none for a place that is no source.
    pub fn of(&self, article: usize, source: SourceId) -> &[VoiceId] {
        let article = self.of.get(article).map_or(&[][..], Vec::as_slice);
        article.get(source.index()).map_or(&[], Vec::as_slice)
    }

    /// A voice.
    pub fn get(&self, id: VoiceId) -> Option<&Voice> {
        self.voices.get(id.index())
    }
}

/// A source with its place.
#[derive(Debug, Clone, Copy)]
struct Item<'r> {
    article: usize,
    id: SourceId,
    source: &'r Source,
}

/// Which items are one voice, and why.
#[derive(Debug)]
struct Clusters {
    sets: Disjoint,
    bond: Vec<Bond>,
}

impl Clusters {
    fn new(length: usize) -> Clusters {
        Clusters { sets: Disjoint::new(length), bond: vec![Bond::First; length] }
    }

    fn root(&mut self, at: usize) -> usize {
        self.sets.root(at)
    }

    /// Makes two items one voice. The later one, or the cluster that it leads, bears the reason.
    fn join(&mut self, a: usize, b: usize, bond: Bond) {
        let Some((first, later)) = self.sets.join(a, b) else { return };
        let bearer = if self.bond[b] == Bond::First && b != first { b } else { later };
        self.bond[bearer] = bond;
        if self.bond[later] == Bond::First {
            self.bond[later] = bond;
        }
    }
}

/// Links the sources of several readings. The same readings in the same order always give the
/// same voices.
pub fn link<R: Borrow<Reading>>(readings: &[R]) -> Sources {
    let mut items = Vec::new();
    for (article, reading) in readings.iter().enumerate() {
        for (place, source) in reading.borrow().sources.iter().enumerate() {
            if source.identity != Identity::Several {
                items.push(Item { article, id: SourceId::at(place), source });
            }
        }
    }
    let mut clusters = Clusters::new(items.len());
    people::join(&items, &mut clusters);
    bodies::join(&items, &mut clusters);
    voices::gather(readings, &items, &mut clusters)
}
