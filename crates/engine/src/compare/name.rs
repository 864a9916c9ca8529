//! Names and offices that differ between articles.

use super::{Article, Place};
use crate::order::Order;
use crate::source::{Bond, Naming, Office, Sources};
use crate::span::Span;

/// One person or body, named or titled in different ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameDifference {
    /// What differs.
    pub kind: NameDifferenceKind,
    /// The name.
    pub name: String,
    /// Where the forms stand, by article and place.
    pub places: Vec<Place>,
    /// Which words differ, in plain words.
    pub because: String,
}

/// What differs in a [`NameDifference`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameDifferenceKind {
    /// The office, or whether it is still held.
    Office,
    /// How the name is spelled.
    Spelling,
}

impl NameDifferenceKind {
    /// The kind's name in data.
    pub fn name(self) -> &'static str {
        match self {
            NameDifferenceKind::Office => "office",
            NameDifferenceKind::Spelling => "spelling",
        }
    }
}

/// Words before an office that say that it is not, or not fully, held.
const STATES: [&str; 12] = [
    "former",
    "ex",
    "acting",
    "interim",
    "outgoing",
    "incoming",
    "then",
    "late",
    "designate",
    "elect",
    "deputy",
    "honorary",
];

/// An office as an article gives it.
struct Held<'a> {
    place: Place,
    words: &'a str,
    office: &'a Office,
}

impl Held<'_> {
    /// The noun alone: "minister" of "foreign minister".
    fn noun(&self) -> &str {
        self.office.noun.rsplit(' ').next().unwrap_or("")
    }

    fn state(&self) -> Option<&'static str> {
        // "the ex-minister's wife" is no ex-wife.
        let owned = self.words.rsplit_once("’s ").or_else(|| self.words.rsplit_once("'s "));
        let own = owned.map_or(self.words, |(_, own)| own);
        let first = own.split([' ', '-', '\u{a0}']).next().unwrap_or("").to_lowercase();
        STATES.into_iter().find(|state| *state == first)
    }

    /// Whether the two cannot both be said of one person at one time: the office is held and not
    /// held, or is one of two of its kind.
    fn differs(&self, other: &Held<'_>) -> bool {
        let narrowed = |held: &Held<'_>| held.office.noun.contains(' ');
        let other_field =
            narrowed(self) && narrowed(other) && self.office.noun != other.office.noun;
        self.noun() == other.noun() && (self.state() != other.state() || other_field)
    }
}

/// Whether a name is one of the others with words left out: "Captain Ek" beside "Captain Bo Ek".
fn is_short(form: &str, forms: &[&str]) -> bool {
    let within = |other: &str| {
        form.split_whitespace().all(|word| other.split_whitespace().any(|known| known == word))
    };
    forms.iter().any(|other| *other != form && within(other))
}

/// The differences over a dossier whose sources are linked.
pub(super) fn differences(articles: &[Article<'_>], sources: &Sources) -> Vec<NameDifference> {
    let mut found = Vec::new();
    for voice in sources.voices.iter().filter(|voice| voice.naming == Naming::Name) {
        let mut held: Vec<Held<'_>> = Vec::new();
        let mut spelled: Vec<(Place, &str)> = Vec::new();
        for alias in &voice.aliases {
            let Some(article) = articles.get(alias.article) else { continue };
            let Some(source) = article.reading.sources.get(alias.source.index()) else { continue };
            let place = |span: Span| Place { article: alias.article, span };
            held.extend(source.offices.iter().map(|office| Held {
                place: place(office.span),
                words: office.span.of(article.text),
                office,
            }));
            // The name itself, rather than what else is said of its bearer.
            let first = source.mentions.iter().min_by_key(|m| (m.tie, m.span)).map(|m| m.span);
            if let Some(span) = first.filter(|_| matches!(alias.bond, Bond::First | Bond::Spelling))
            {
                spelled.push((place(span), &source.name));
            }
        }
        if let Some(first) = held.iter().find(|a| held.iter().any(|b| a.differs(b))) {
            let of_noun = || held.iter().filter(|h| h.noun() == first.noun());
            let other = of_noun().find(|h| first.differs(h)).unwrap_or(first);
            found.push(NameDifference {
                kind: NameDifferenceKind::Office,
                name: voice.name.clone(),
                places: of_noun().map(|h| h.place).collect(),
                because: format!("“{}” here, “{}” there", first.words, other.words),
            });
        }
        let mut forms: Vec<&str> = spelled.iter().map(|(_, name)| *name).collect();
        forms.order();
        forms.dedup();
        let whole: Vec<&str> =
            forms.iter().copied().filter(|form| !is_short(form, &forms)).collect();
        if whole.len() > 1 {
            let quoted: Vec<String> = whole.iter().map(|name| format!("“{name}”")).collect();
            found.push(NameDifference {
                kind: NameDifferenceKind::Spelling,
                name: voice.name.clone(),
                places: spelled.iter().map(|(place, _)| *place).collect(),
                because: format!("one name is spelled {}", quoted.join(" and ")),
            });
        }
    }
    found
}
