//! Who speaks.
//!
//! Within an article: [`names`] finds every name in the whole text with the titles and appositions
//! around it, [`cast`] gathers them into one entry for each person, body and government, and
//! [`resolve`] ties the words that a claim gives for its speaker to an entry: a name, a pronoun,
//! "the analyst", "who". What cannot be tied with good reason keeps an entry of its own.
//! [`standing`] says for whom an entry speaks and in which role. Across articles, [`link`] joins
//! entries that are one voice. Every tie keeps its reason.

mod cast;
pub mod knowledge;
mod link;
mod names;
mod offices;
mod phrase;
mod pronouns;
mod recall;
mod resolve;
mod scene;
mod spelling;
mod standing;

use crate::claim::{Claim, Sketch};
use crate::document::Block;
use crate::language::Analysis;
use crate::span::Span;
use knowledge::{Country, body_word, is_plain, noun};
use std::fmt;

pub use link::{Alias, Bond, Sources, Voice, VoiceId, link};
pub(crate) use spelling::nearly as nearly_spelt;

/// The place of a [`Source`] in [`crate::Reading::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

impl SourceId {
    /// The place as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    fn at(index: usize) -> SourceId {
        SourceId(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// Someone whom an article names: a person, a body, a government, or a group without a name.
/// Claims point to those who speak; others are kept because they tell who is who.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The name to show: the fullest in the article, without article and title.
    pub name: String,
    /// How the source is named.
    pub naming: Naming,
    /// What tells this source from others.
    pub identity: Identity,
    /// What the article says of a person's office or a body's kind, in order.
    pub offices: Vec<Office>,
    /// For whom the source speaks.
    pub affiliation: Affiliation,
    /// In which part it speaks.
    pub role: Role,
    /// Where the source is meant and why that is thought, in order, each place once.
    pub mentions: Vec<Mention>,
    /// For a source made of several ("the UN and the EU"): each of them. A claim of such a source
    /// counts for every member.
    pub members: Vec<SourceId>,
}

/// How a source is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Naming {
    /// By a proper name: "Ann Lee", "the Ministry of Health".
    #[default]
    Name,
    /// By a description that names nobody: "officials", "a witness".
    Description,
    /// By a pronoun that could not be tied to anybody: "she", "they".
    Pronoun,
}

/// What tells a source from others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Identity {
    /// A person by name; the given names may be unknown.
    Person {
        /// Given names and initials, in order.
        given: Vec<String>,
        /// The family name, with its particles ("von der Leyen"), or the only name.
        family: String,
    },
    /// The government of a country.
    Government(Country),
    /// A body by name.
    Body {
        /// The country in its name.
        country: Option<Country>,
        /// The words of its name in lower case, sorted, without articles and prepositions.
        words: Vec<String>,
        /// The short form that the article introduces in brackets.
        acronym: Option<String>,
    },
    /// A person or group without a name: the words of the description, without those that only
    /// count.
    Group(String),
    /// Several sources that speak as one.
    Several,
    /// Words that could not be tied to anybody.
    #[default]
    Unresolved,
}

/// An office, a profession or a kind of body: "mayor of Rome".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The words, without an article before them.
    pub words: String,
    /// Where they stand.
    pub span: Span,
    /// The noun at their head, in lower case.
    pub noun: String,
    /// The role it gives.
    pub role: Role,
    /// The country it names.
    pub country: Option<Country>,
    /// What the body that it names says of the affiliation.
    pub affiliation: Affiliation,
}

/// For whom a source speaks, as far as the text tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Affiliation {
    /// A state.
    Country(Country),
    /// A body, by its name: a bloc of states, a party, a company.
    Body(String),
    /// Nobody else: scholars, analysts, rights groups.
    Independent,
    /// People who speak for themselves.
    Civilians,
    /// Those who report.
    Media,
    /// The text does not tell.
    #[default]
    Unknown,
}

impl fmt::Display for Affiliation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Affiliation::Country(country) => country.name(),
            Affiliation::Body(name) => name,
            Affiliation::Independent => "independent",
            Affiliation::Civilians => "civilians",
            Affiliation::Media => "media",
            Affiliation::Unknown => "unknown",
        })
    }
}

/// The part in which a source speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Role {
    /// Of a state, a government, a parliament, a court, the police.
    Official,
    /// Of armed forces.
    Military,
    /// Speaks from knowledge: analysts, scholars, physicians.
    Expert,
    /// Reports.
    Media,
    /// Speaks of their own life.
    Resident,
    /// A body that is none of these, and those who speak for it.
    Organisation,
    /// Nobody named, in no role that the words tell.
    Unnamed,
    /// Somebody named, whose role the text does not tell.
    #[default]
    Unknown,
}

impl Role {
    /// All roles, in the order in which they are listed.
    pub const ALL: [Role; 8] = [
        Role::Official,
        Role::Military,
        Role::Expert,
        Role::Media,
        Role::Resident,
        Role::Organisation,
        Role::Unnamed,
        Role::Unknown,
    ];

    /// The role's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Role::Official => "official",
            Role::Military => "military",
            Role::Expert => "expert",
            Role::Media => "media",
            Role::Resident => "resident",
            Role::Organisation => "organisation",
            Role::Unnamed => "unnamed",
            Role::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A place where a source is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// The words that stand for the source.
    pub span: Span,
    /// Why they are taken to mean it.
    pub tie: Tie,
    /// The words that decide, where they are others than the mention's own: what a pronoun points
    /// back to, the long form of an acronym.
    pub because: Option<Span>,
}

/// Why words are taken to mean a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Tie {
    /// The source's own name, or its only words.
    Name,
    /// A family name or a short form, and one bearer in the article.
    ShortName,
    /// A title or description that fits one in the article: "the analyst".
    Description,
    /// A noun phrase beside the name: "Ann Lee, the mayor".
    Apposition,
    /// He, she, it or they: the nearest before it that fits.
    Pronoun,
    /// Who, which or that: the words right before it.
    Relative,
    /// "The former", "the latter".
    Order,
    /// A short form whose long form the article gives.
    Acronym,
    /// A country that speaks or acts is its government.
    Country,
    /// A capital or a seat of government that speaks or acts is the government.
    Capital,
    /// What someone said speaks for them: "her remarks".
    Words,
    /// "Others", after a group: others of its kind.
    Others,
}

impl Tie {
    /// All ties, in the order in which they are listed.
    pub const ALL: [Tie; 12] = [
        Tie::Name,
        Tie::ShortName,
        Tie::Description,
        Tie::Apposition,
        Tie::Pronoun,
        Tie::Relative,
        Tie::Order,
        Tie::Acronym,
        Tie::Country,
        Tie::Capital,
        Tie::Words,
        Tie::Others,
    ];
}

impl fmt::Display for Tie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Tie::Name => "the name itself",
            Tie::ShortName => "a short form of the name, which one bears in this article",
            Tie::Description => "a description that fits one in this article",
            Tie::Apposition => "the words stand beside the name",
            Tie::Pronoun => "the nearest before the pronoun that fits it",
            Tie::Relative => "the words right before it",
            Tie::Order => "the order in which two were named before",
            Tie::Acronym => "the short form of a name that the article gives in full",
            Tie::Country => "a country that speaks or acts is its government",
            Tie::Capital => "a capital or seat of government that speaks or acts is the government",
            Tie::Words => "what someone says speaks for them",
            Tie::Others => "others, after a group of the kind",
        })
    }
}

/// Whether a word in lower case stands before names as a title: "mr", "judge".
pub(crate) fn is_title(word: &str) -> bool {
    knowledge::is_honorific(word) || knowledge::noun(word).is_some()
}

/// Whether a noun, in lower case, is what people and bodies are called: "officials", "ministry", "many".
pub(crate) fn names_speaker(word: &str) -> bool {
    noun(word).is_some() || body_word(word).is_some() || is_plain(word)
}

/// Finds who is named in a text of which `sketch` is made, and writes into each claim who speaks. The list is ordered by
/// first appearance.
pub fn find(
    sketch: &Sketch<'_>,
    blocks: &[Block],
    analysis: &Analysis,
    claims: &mut [Claim],
) -> Vec<Source> {
    let scene = scene::Scene::new(sketch, blocks, analysis);
    let names = names::find(&scene);
    let cast = cast::gather(&scene, &names);
    resolve::resolve(&scene, &names, cast, claims)
}

/// Ties the names in a text outside the article to the article's sources.
pub(crate) fn recall(
    sketch: &Sketch<'_>,
    blocks: &[Block],
    analysis: &Analysis,
    sources: &mut [Source],
) {
    let scene = scene::Scene::new(sketch, blocks, analysis);
    let names = names::find(&scene);
    recall::tie(&scene, &names, sources);
}
