//! Bodies and governments of the cast.

use super::{Cast, Entry, LATELY};
use crate::claim::sketch::Class;
use crate::order::Order;
use crate::source::knowledge::{Body, BodyKind, BodyWord, Country, Known, body_word};
use crate::source::names::Name;
use crate::source::scene::Scene;
use crate::source::spelling::body_spelling;
use crate::source::{Identity, Naming, Role, Tie, offices};

impl Cast {
    pub(super) fn known_body(&mut self, scene: &Scene<'_>, name: &Name, body: Body) -> usize {
        let span = scene.span(name.core.clone());
        let at = match self.known.get(&body.index()) {
            Some(&at) => at,
            None => {
                let words: Vec<&str> = body.name().split(' ').collect();
                let country = match body.kind() {
                    BodyKind::Official(c) | BodyKind::Military(c) => Some(c),
                    _ => None,
                };
                let identity = body_identity(&words, country);
                let mut entry = Entry::new(body.name().to_owned(), Naming::Name, identity);
                entry.known = Some(body);
                let Identity::Body { words: key, .. } = entry.identity.clone() else { return 0 };
                let at = self.add(entry);
                self.remember(&key, at);
                self.known.insert(body.index(), at);
                at
            }
        };
        let full = scene.tidy(name.core.clone()) == body.name();
        self.entries[at].mention(span, if full { Tie::Name } else { Tie::Acronym }, None);
        self.acronym(scene, name.tokens.end, at);
        at
    }

    pub(super) fn body(
        &mut self,
        scene: &Scene<'_>,
        name: &Name,
        country: Option<Country>,
    ) -> usize {
        let owner = owner(scene, name.tokens.start);
        let country = country.or(owner.map(|(country, _)| country));
        let words: Vec<&str> = name
            .tokens
            .clone()
            .filter(|&at| !names_country(scene, at))
            .map(|at| scene.letters(at))
            .collect();
        let Identity::Body { words: key, .. } = body_identity(&words, country) else { return 0 };
        let span = scene.span(name.tokens.clone());
        let by_name = self.body_by(&key, country).map(|at| (at, Tie::Name));
        let known = by_name.or_else(|| Some((self.longer(&key, country)?, Tie::ShortName)));
        let (at, tie) = known.unwrap_or_else(|| {
            let core = scene.tidy(name.tokens.clone());
            let shown = match owner {
                Some((country, _)) => format!("{} {core}", country.adjective()),
                None => core,
            };
            let identity = Identity::Body { country, words: key.clone(), acronym: None };
            let mut entry = Entry::new(shown, Naming::Name, identity);
            entry.country = country;
            entry.role = Some(role_of_name(scene, name));
            let at = self.add(entry);
            self.remember(&key, at);
            self.bodies.entry(key.join(" ")).or_default().push(at);
            (at, Tie::Name)
        });
        let entry = &mut self.entries[at];
        entry.country = entry.country.or(country);
        entry.mention(span, tie, None);
        self.acronym(scene, name.tokens.end, at);
        at
    }

    /// The body with the same words, and the same country or only one.
    pub(in crate::source) fn body_by(
        &self,
        words: &[String],
        country: Option<Country>,
    ) -> Option<usize> {
        let bearers = self.bodies.get(&words.join(" "))?;
        let same = bearers
            .iter()
            .rev()
            .take(LATELY)
            .copied()
            .find(|&at| self.entries[at].country == country);
        same.or(match (bearers.as_slice(), country) {
            ([one], None) => Some(*one),
            ([one], Some(_)) if self.entries[*one].country.is_none() => Some(*one),
            _ => None,
        })
    }

    pub(super) fn remember(&mut self, words: &[String], entry: usize) {
        for word in words {
            self.body_words.entry(word.clone()).or_default().push(entry);
        }
    }

    /// The one body met lately whose name holds all words of a shorter one: "New York Daily News"
    /// for "Daily News".
    pub(super) fn longer(&self, words: &[String], country: Option<Country>) -> Option<usize> {
        let met = self.body_words.get(words.first()?)?;
        let mut fits = met.iter().rev().take(LATELY).copied().filter(|&at| {
            let entry = &self.entries[at];
            let whole = matches!(&entry.identity, Identity::Body { words: all, .. }
                if words.iter().all(|word| all.contains(word)));
            whole && (country.is_none() || country == entry.country)
        });
        let found = fits.next()?;
        fits.all(|other| other == found).then_some(found)
    }

    /// A body that a description names ("the Norwegian defence ministry").
    pub(in crate::source) fn add_body(
        &mut self,
        name: String,
        words: Vec<String>,
        country: Option<Country>,
    ) -> usize {
        let identity = Identity::Body { country, words: words.clone(), acronym: None };
        let mut entry = Entry::new(name, Naming::Name, identity);
        entry.country = country;
        let at = self.add(entry);
        self.bodies.entry(words.join(" ")).or_default().push(at);
        at
    }

    /// "the National Guard Bureau (NGB)": remembers the short form.
    pub(super) fn acronym(&mut self, scene: &Scene<'_>, end: usize, entry: usize) {
        let short = scene.letters(end + 1);
        // British papers write "Nato".
        let initials = || {
            let name = self.entries[entry].name.as_str();
            let capitals = name.chars().filter(char::is_ascii_uppercase);
            capitals.eq(short.chars().map(|c| c.to_ascii_uppercase()))
        };
        let fits = scene.word(end) == "("
            && scene.word(end + 2) == ")"
            && short.len() >= 2
            && (short.chars().all(|c| c.is_uppercase() || c == '.') || initials());
        if fits {
            self.acronyms.insert(short.to_owned(), entry);
            if let Identity::Body { acronym, .. } = &mut self.entries[entry].identity {
                *acronym = Some(short.to_owned());
            }
            let because = self.entries[entry].mentions.last().map(|m| m.span);
            self.entries[entry].mention(scene.span(end + 1..end + 2), Tie::Acronym, because);
        }
    }

    /// The government of a country.
    pub(in crate::source) fn government(&mut self, country: Country) -> usize {
        if let Some(&at) = self.governments.get(&country.index()) {
            return at;
        }
        let name = format!("{} government", country.adjective());
        let mut entry = Entry::new(name, Naming::Name, Identity::Government(country));
        entry.country = Some(country);
        entry.role = Some(Role::Official);
        let at = self.add(entry);
        self.governments.insert(country.index(), at);
        at
    }
}

/// A body by the words of its name.
pub(in crate::source) fn body_identity(words: &[&str], country: Option<Country>) -> Identity {
    const LINKS: [&str; 8] = ["the", "of", "for", "and", "on", "in", "'s", "’s"];
    let mut words: Vec<String> = words
        .iter()
        .map(|word| body_spelling(word))
        .filter(|word| !LINKS.contains(&word.as_str()))
        .collect();
    words.order();
    Identity::Body { country, words, acronym: None }
}

/// The country whose possessive stands before a token, and where it begins.
fn owner(scene: &Scene<'_>, start: usize) -> Option<(Country, usize)> {
    let mark = start.checked_sub(1).filter(|&at| scene.is_possessive(at))?;
    let first = scene.around(start).start;
    (mark.saturating_sub(4).max(first)..mark).find_map(|at| match scene.known(at) {
        Some((Known::Country(c) | Known::Capital(c), length)) if at + length == mark => {
            Some((c, at))
        }
        _ => None,
    })
}

fn names_country(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.known(at), Some((Known::Country(_) | Known::Demonym(_) | Known::Capital(_), _)))
}

/// The role of a body by the words of its name.
fn role_of_name(scene: &Scene<'_>, name: &Name) -> Role {
    if let Some(role) = offices::role_of_words(scene, name.tokens.clone()) {
        return role;
    }
    let words: Vec<BodyWord> =
        name.tokens.clone().filter_map(|at| body_word(scene.word(at))).collect();
    // The head stands before "of", or last.
    let head = name
        .tokens
        .clone()
        .find(|&at| scene.class(at) == Class::Preposition)
        .and_then(|of| body_word(scene.word(of - 1)));
    head.or(words.last().copied()).map_or(Role::Organisation, offices::role_of_body)
}
