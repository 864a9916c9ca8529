//! Phrases without a name: "the mayor", "military analysts".

use super::Resolver;
use crate::claim::sketch::Class;
use crate::source::cast::Entry;
use crate::source::knowledge::{
    Country, Known, Number, Rank, body_word, gender_of_noun, noun, phrase_noun,
};
use crate::source::names::{Name, NameKind};
use crate::source::spelling::body_spelling;
use crate::source::{Identity, Naming, Office, Role, Tie, offices, phrase, standing};
use crate::span::Span;
use std::ops::Range;

impl Resolver<'_, '_> {
    /// A phrase without a name at its head.
    pub(super) fn description(&mut self, range: Range<usize>, end: usize) -> usize {
        let scene = self.scene;
        let start = phrase::content_start(scene, range.start..end);
        let definite = matches!(scene.word(range.start), "the" | "that" | "this");
        let bare = start == range.start && scene.is_capital(start);
        let told = phrase::read(scene, start..range.end, end);
        if let Some(found) = (definite || bare).then(|| self.described(start..end, &told)).flatten()
        {
            let (entry, because) = found;
            self.cast.entries[entry].mention(scene.span(range), Tie::Description, because);
            return entry;
        }
        // "Boeing said": a word that only stands where a sentence begins, and is no noun we know.
        let unknown = |at: usize| {
            scene.is_capital(at) && scene.class(at) == Class::Name && !scene.is_common(at)
        };
        if told.noun.is_none() && told.country.is_none() && (start..end).all(unknown) {
            let name = Name { tokens: start..end, core: start..end, kind: NameKind::Open };
            return self.cast.open(scene, &name);
        }
        let stop = phrase::description_end(scene, range.clone()).max(end);
        let name = scene.tidy(start..stop);
        self.group(name, range, end, Naming::Description)
    }

    /// The one that a definite description fits: the person of that office, the body of that kind.
    pub(super) fn described(
        &self,
        words: Range<usize>,
        told: &phrase::Told,
    ) -> Option<(usize, Option<Span>)> {
        let scene = self.scene;
        let head = scene.word(words.end.checked_sub(1)?);
        let several = told.noun.is_some_and(|n| n.number == Number::Several);
        if several {
            return None;
        }
        let head = head.strip_prefix("ex-").unwrap_or(head);
        let spoken: Vec<&str> = words.clone().map(|at| scene.word(at)).collect();
        let (_, kind) = spoken.split_last()?;
        // "prime minister": no other minister.
        let title = phrase_noun(&spoken).map_or(0, |(_, length)| length - 1);
        let title = kind.get(kind.len() - title..)?;
        let of = self.complement(words.clone());
        let leads = head == "leader" && of.is_empty();
        let fits = |entry: &Entry| {
            let country = |c: Option<Country>| told.country.is_none() || told.country == c;
            let office = entry.offices.iter().any(|o| {
                let same = o.noun == head
                    || o.noun.rsplit(' ').next() == Some(head)
                    || (leads && noun(&o.noun).is_some_and(|n| n.rank == Rank::Leader));
                same && country(o.country) && is_told(o, title, &of)
            });
            let body = matches!(&entry.identity, Identity::Body { words, .. }
                if words.iter().any(|w| w == &body_spelling(head)))
                && body_word(head).is_some()
                && country(entry.country);
            let firm = is_firm(head)
                && matches!(entry.identity, Identity::Body { .. })
                && entry.known.is_none()
                && matches!(standing::of(entry).1, Role::Organisation)
                && country(entry.country);
            let gender = match (gender_of_noun(head), entry.gender) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            (office || body || firm) && gender
        };
        self.trail.latest(scene, &self.cast, words.start, fits)
    }

    /// The words of what a description is of: "of the fire brigade", "the party's".
    fn complement(&self, words: Range<usize>) -> Vec<&str> {
        let scene = self.scene;
        let mark = words.clone().find(|&at| scene.is_possessive(at)).unwrap_or(words.start);
        let of = if scene.word(words.end) == "of" { words.end + 1 } else { usize::MAX };
        let after = (of..of.saturating_add(8)).take_while(|&at| {
            use Class::{Determiner, Name, Possessive, Word};
            matches!(scene.class(at), Determiner | Name | Possessive | Word)
        });
        // A country is compared as such.
        let tells = |&at: &usize| {
            matches!(scene.class(at), Class::Name | Class::Word)
                && !matches!(scene.known(at), Some((Known::Country(_) | Known::Demonym(_), _)))
                && !matches!(scene.known(at), Some((Known::Capital(_), _)))
                && !matches!(scene.word(at), "country" | "nation" | "state" | "land")
        };
        (words.start..mark).chain(after).filter(tells).map(|at| scene.word(at)).collect()
    }

    /// The entry of a description, by its words.
    pub(super) fn group(
        &mut self,
        name: String,
        range: Range<usize>,
        end: usize,
        naming: Naming,
    ) -> usize {
        let scene = self.scene;
        let key = name.to_lowercase();
        let indefinite = matches!(scene.word(range.start), "a" | "an" | "another");
        let known = self.groups.get(&key).copied().filter(|_| !indefinite);
        let entry = known.unwrap_or_else(|| {
            let start = phrase::content_start(scene, range.start..end.max(range.start));
            let told = phrase::read(scene, start..range.end.max(end), end);
            let mut entry = Entry::new(name, naming, Identity::Group(key.clone()));
            entry.role = Some(told.role);
            entry.country = told.country.or_else(|| standing::place(scene, range.start, told.role));
            entry.gender = gender_of_noun(scene.word(end.saturating_sub(1)));
            entry.phrase = Some(range.clone());
            if told.country.is_some() && matches!(scene.word(range.start), "the" | "its" | "their")
            {
                entry.offices.extend(offices::office(scene, start..end));
            }
            let entry = self.cast.add(entry);
            self.groups.insert(key, entry);
            entry
        });
        self.cast.entries[entry].mention(scene.span(range), Tie::Name, None);
        entry
    }
}

/// Whether the words of an office hold all of a title, and something of what it is of if they say so.
fn is_told(office: &Office, title: &[&str], of: &[&str]) -> bool {
    let own = office.words.to_lowercase();
    let has = |word: &&str| own.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word);
    // A rank is no command: Captain Lee need not be the ship's captain.
    let bare = !own.contains(' ') && office.role != Role::Military;
    title.iter().all(has) && (bare || of.is_empty() || of.iter().any(has))
}

/// A word for a body that many bodies' names do not hold.
fn is_firm(word: &str) -> bool {
    matches!(
        word,
        "company"
            | "firm"
            | "business"
            | "corporation"
            | "manufacturer"
            | "operator"
            | "airline"
            | "carmaker"
            | "retailer"
            | "group"
            | "organisation"
            | "organization"
    )
}
