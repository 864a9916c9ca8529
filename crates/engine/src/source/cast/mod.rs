//! The cast of an article: one entry for each person, body and government that it names.

mod bodies;
mod loose;

use super::knowledge::{Body, Country, Gender, body_word, gender_of_given, gender_of_noun};
use super::names::{Name, NameKind};
use super::offices::{self, Age};
use super::scene::Scene;
use super::spelling::plain;
use super::{Affiliation, Identity, Mention, Naming, Office, Role, SourceId, Tie};
use crate::claim::sketch::Class;
use crate::span::Span;
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) use bodies::body_identity;
use loose::is_full;

/// Someone of the cast.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) naming: Naming,
    pub(super) identity: Identity,
    pub(super) offices: Vec<Office>,
    pub(super) mentions: Vec<Mention>,
    pub(super) members: Vec<SourceId>,
    pub(super) gender: Option<Gender>,
    pub(super) age: Age,
    /// The body of the well-known ones that it is.
    pub(super) known: Option<Body>,
    /// The role that its own words tell.
    pub(super) role: Option<Role>,
    /// The country that its own words tell.
    pub(super) country: Option<Country>,
    /// The words of a description.
    pub(super) phrase: Option<Range<usize>>,
}

impl Entry {
    #[inline(never)]
    pub(super) fn new(name: String, naming: Naming, identity: Identity) -> Entry {
        Entry {
            name,
            naming,
            identity,
            offices: Vec::new(),
            mentions: Vec::new(),
            members: Vec::new(),
            gender: None,
            age: Age::Untold,
            known: None,
            role: None,
            country: None,
            phrase: None,
        }
    }

    pub(super) fn is_person(&self) -> bool {
        matches!(self.identity, Identity::Person { .. })
    }

    // Called from everywhere: kept out of line, which makes the program smaller.
    #[inline(never)]
    pub(super) fn mention(&mut self, span: Option<Span>, tie: Tie, because: Option<Span>) {
        if let Some(span) = span {
            self.mentions.push(Mention { span, tie, because });
        }
    }
}

/// So many offices of one person are kept.
const MOST_OFFICES: usize = 12;

/// So many entries that share a word are compared, the last first, so that no odd text costs more.
const LATELY: usize = 16;

/// All entries, and how to find them.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) entries: Vec<Entry>,
    /// For every name of the text, its entry.
    pub(super) of_name: Vec<Option<usize>>,
    /// For the end of an apposition, the name's entry.
    pub(super) by_apposition: BTreeMap<usize, usize>,
    families: BTreeMap<String, Vec<usize>>,
    firsts: BTreeMap<String, Vec<usize>>,
    /// By the words of their names.
    bodies: BTreeMap<String, Vec<usize>>,
    /// For a word, the bodies whose names hold it.
    body_words: BTreeMap<String, Vec<usize>>,
    /// Well-known bodies and governments by their places in the lists.
    known: BTreeMap<usize, usize>,
    governments: BTreeMap<usize, usize>,
    acronyms: BTreeMap<String, usize>,
    others: BTreeMap<String, usize>,
}

/// Gathers the names of a text into entries.
pub(super) fn gather(scene: &Scene<'_>, names: &[Name]) -> Cast {
    let mut cast = Cast { of_name: vec![None; names.len()], ..Cast::default() };
    for (at, name) in names.iter().enumerate() {
        if !scene.in_headline(name.core.start) {
            cast.of_name[at] = cast.introduce(scene, name);
        }
    }
    for (at, name) in names.iter().enumerate() {
        if cast.of_name[at].is_none() {
            cast.of_name[at] = cast.recall(scene, name);
        }
    }
    cast
}

/// The particles at the front of a family name are part of it.
fn split_person(words: &[&str]) -> (Vec<String>, String) {
    let suffix = |w: &&&str| matches!(w.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV");
    let end = words.len() - usize::from(words.len() > 1 && words.last().iter().any(suffix));
    let particle = words[..end]
        .iter()
        .position(|word| word.starts_with(char::is_lowercase))
        .filter(|&at| at > 0);
    let cut = particle.unwrap_or(end.saturating_sub(1));
    let given = words[..cut].iter().map(|&word| word.to_owned()).collect();
    (given, words[cut..end].join(" "))
}

/// The words of a name, without an editor's brackets.
fn words_of<'t>(scene: &Scene<'t>, core: Range<usize>) -> Vec<&'t str> {
    core.map(|at| scene.letters(at)).filter(|word| *word != "]").collect()
}

impl Cast {
    #[inline(never)]
    pub(super) fn add(&mut self, entry: Entry) -> usize {
        self.entries.push(entry);
        self.entries.len() - 1
    }

    /// The entry of a name that tells by itself what it names.
    fn introduce(&mut self, scene: &Scene<'_>, name: &Name) -> Option<usize> {
        match name.kind {
            NameKind::Known(body) => Some(self.known_body(scene, name, body)),
            NameKind::Body(country) => Some(self.body(scene, name, country)),
            NameKind::Person | NameKind::Open => {
                let title = offices::before(scene, name.core.start);
                let (apposition, age) = offices::after(scene, name.tokens.end);
                let leading = offices::leading(scene, name.tokens.clone());
                let told = title.is_some() || age == Age::Told || leading.is_some();
                let office = apposition.clone().and_then(|range| offices::office(scene, range));
                let described = office
                    .as_ref()
                    .is_some_and(|o| body_word(o.noun.rsplit(' ').next().unwrap_or("")).is_none());
                if name.kind == NameKind::Open && !told && !described {
                    if let Some(office) = office {
                        return Some(self.described_body(scene, name, office, apposition));
                    }
                    return None;
                }
                if name.core.len() == 1 && name.kind == NameKind::Person && !told && !described {
                    return None;
                }
                if name.core.len() == 1
                    && let Some(known) = self.only_bearer(scene.letters(name.core.start))
                {
                    self.describe(scene, known, name, [title, apposition, leading], age);
                    return Some(known);
                }
                let entry = self.person(scene, name);
                self.describe(scene, entry, name, [title, apposition, leading], age);
                Some(entry)
            }
            NameKind::Country(_) | NameKind::Capital(_) | NameKind::Thing => None,
        }
    }

    /// The entry of a name that was introduced elsewhere.
    fn recall(&mut self, scene: &Scene<'_>, name: &Name) -> Option<usize> {
        match name.kind {
            NameKind::Country(country) | NameKind::Capital(country) => {
                let family = plain(&scene.tidy(name.core.clone()));
                if let Some([person]) = self.families.get(&family).map(Vec::as_slice) {
                    let person = *person;
                    self.entries[person].mention(
                        scene.span(name.core.clone()),
                        Tie::ShortName,
                        None,
                    );
                    return Some(person);
                }
                Some(self.government(country))
            }
            NameKind::Known(_) | NameKind::Body(_) => None,
            NameKind::Person | NameKind::Open | NameKind::Thing => {
                let headline = scene.in_headline(name.core.start);
                let core = if headline {
                    name.core
                        .clone()
                        .find(|&at| self.bearers(scene.letters(at)).len() == 1)
                        .map(|at| at..at + 1)?
                } else {
                    name.core.clone()
                };
                if core.len() == 1
                    && let Some(person) = self.only_bearer(scene.letters(core.start))
                {
                    self.entries[person].mention(scene.span(core), Tie::ShortName, None);
                    return Some(person);
                }
                if headline {
                    return None;
                }
                // "Mr. Vik … Odd Vik"
                if is_full(scene, name)
                    && let [person] = self.families_of(scene.letters(core.end - 1))
                    && matches!(&self.entries[*person].identity,
                        Identity::Person { given, .. } if given.is_empty())
                {
                    return Some(self.person(scene, name));
                }
                if let Some(entry) = self.short_form(scene, &core) {
                    return Some(entry);
                }
                if let Some(&entry) = self.others.get(&plain(&scene.tidy(core.clone()))) {
                    self.entries[entry].mention(scene.span(core), Tie::Name, None);
                    return Some(entry);
                }
                let titled = name.kind == NameKind::Person;
                titled.then(|| self.person(scene, name))
            }
        }
    }

    /// The body whose short form a word is.
    fn short_form(&mut self, scene: &Scene<'_>, core: &Range<usize>) -> Option<usize> {
        let entry = *self.acronyms.get(scene.letters(core.start)).filter(|_| core.len() == 1)?;
        let because = self.entries[entry].mentions.first().map(|m| m.span);
        self.entries[entry].mention(scene.span(core.clone()), Tie::Acronym, because);
        Some(entry)
    }

    fn families_of(&self, word: &str) -> &[usize] {
        self.families.get(&plain(word)).map_or(&[], Vec::as_slice)
    }

    fn bearers(&self, word: &str) -> &[usize] {
        let key = plain(word);
        let found = self.families.get(&key).or_else(|| self.firsts.get(&key));
        found.map_or(&[], Vec::as_slice)
    }

    /// The one person whose family name, or else whose given name, a single word is.
    fn only_bearer(&self, word: &str) -> Option<usize> {
        match self.bearers(word) {
            [one] => Some(*one),
            _ => None,
        }
    }

    fn person(&mut self, scene: &Scene<'_>, name: &Name) -> usize {
        let words = words_of(scene, name.core.clone());
        let (given, family) = split_person(&words);
        let key = plain(family.rsplit(' ').next().unwrap_or(&family));
        let same = self.families.get(&key).and_then(|bearers| {
            // Those met lately: nobody names a thousand of one family.
            bearers.iter().rev().take(LATELY).copied().find(|&at| {
                match &self.entries[at].identity {
                    Identity::Person { given: known, .. } => same_given(known, &given),
                    _ => false,
                }
            })
        });
        let span = scene.span(name.core.clone());
        if let Some(same) = same {
            let entry = &mut self.entries[same];
            if let Identity::Person { given: known, .. } = &mut entry.identity
                && known.concat().len() < given.concat().len()
            {
                *known = given;
                entry.name = words.join(" ");
            }
            entry.mention(span, Tie::Name, None);
            return same;
        }
        let gender = given.first().and_then(|first| gender_of_given(first)).flatten();
        let first = given.first().map(|first| plain(first));
        let mut entry =
            Entry::new(words.join(" "), Naming::Name, Identity::Person { given, family });
        entry.gender = gender;
        entry.mention(span, Tie::Name, None);
        let at = self.add(entry);
        self.families.entry(key).or_default().push(at);
        if let Some(first) = first {
            self.firsts.entry(first).or_default().push(at);
        }
        at
    }

    /// Adds what the words around a name say of its bearer.
    fn describe(
        &mut self,
        scene: &Scene<'_>,
        entry: usize,
        name: &Name,
        around: [Option<Range<usize>>; 3],
        age: Age,
    ) {
        let [title, apposition, leading] = around;
        if let Some(range) = &apposition {
            self.by_apposition.insert(range.end, entry);
        }
        let because = scene.span(name.core.clone());
        if age == Age::Told {
            self.entries[entry].age = age;
        }
        let honorific =
            name.core.start.checked_sub(1).and_then(|at| gender_of_noun(scene.word(at)));
        let known = &mut self.entries[entry];
        known.gender = known.gender.or(honorific);
        if known.mentions.last().is_none_or(|m| Some(m.span) != because) {
            known.mention(because, Tie::ShortName, None);
        }
        // "his Norwegian counterpart Ann Lee"
        if let Some(title) = &title
            && let Some(first) = title.start.checked_sub(1)
            && scene.class(first) == Class::Determiner
            && scene.class(title.start) != Class::Determiner
        {
            let words = scene.span(first..title.end);
            self.entries[entry].mention(words, Tie::Apposition, because);
        }
        for (range, tie) in
            [(title, None), (apposition, Some(Tie::Apposition)), (leading, Some(Tie::Apposition))]
        {
            let Some(range) = range else { continue };
            if let Some(tie) = tie {
                self.entries[entry].mention(scene.span(range.clone()), tie, because);
            }
            if let Some(mut office) = offices::office(scene, range) {
                self.complete(&mut office);
                let known = &mut self.entries[entry];
                let noun = office.noun.rsplit(' ').next().unwrap_or("");
                known.gender = known.gender.or(gender_of_noun(noun));
                let known_words = known.offices.iter().any(|o| o.words == office.words);
                if !known_words && known.offices.len() < MOST_OFFICES {
                    known.offices.push(office);
                }
            }
        }
    }

    /// "Union president", where one union is named in full: that one's president.
    fn complete(&self, office: &mut Office) {
        if let Affiliation::Body(name) = &mut office.affiliation {
            let words: Vec<&str> = name.split(' ').collect();
            let Identity::Body { words, .. } = body_identity(&words, None) else { return };
            if let Some(longer) = self.longer(&words, None) {
                *name = self.entries[longer].name.clone();
            }
        }
    }

    /// A name that an apposition calls a body: "Acme, a maker of brakes"? No: "Acme, a company".
    fn described_body(
        &mut self,
        scene: &Scene<'_>,
        name: &Name,
        office: Office,
        apposition: Option<Range<usize>>,
    ) -> usize {
        let entry = self.open(scene, name);
        let because = scene.span(name.core.clone());
        if let Some(range) = apposition {
            self.by_apposition.insert(range.end, entry);
            self.entries[entry].mention(scene.span(range), Tie::Apposition, because);
        }
        self.entries[entry].offices.push(office);
        entry
    }

    /// A name of which nothing is known: an entry by its words.
    pub(super) fn open(&mut self, scene: &Scene<'_>, name: &Name) -> usize {
        if let Some(known) = self.short_form(scene, &name.core) {
            return known;
        }
        let text = scene.tidy(name.core.clone());
        let key = plain(&text);
        let span = scene.span(name.core.clone());
        if let Some(&known) = self.others.get(&key) {
            self.entries[known].mention(span, Tie::Name, None);
            return known;
        }
        let words = words_of(scene, name.core.clone());
        let (given, family) = split_person(&words);
        let upper = words.iter().all(|w| w.chars().all(|c| !c.is_lowercase()));
        let identity = if upper || name.kind == NameKind::Thing || words.len() > 3 {
            body_identity(&words, None)
        } else {
            Identity::Person { given, family }
        };
        let mut entry = Entry::new(text, Naming::Name, identity);
        entry.mention(span, Tie::Name, None);
        let at = self.add(entry);
        self.others.insert(key, at);
        at
    }
}

/// Whether two lists of given names may be one person's.
pub(super) fn same_given(a: &[String], b: &[String]) -> bool {
    match (a.first(), b.first()) {
        (Some(a), Some(b)) => {
            let (a, b) = (plain(a), plain(b));
            a == b || (a.len() == 1 && b.starts_with(&a)) || (b.len() == 1 && a.starts_with(&b))
        }
        _ => true,
    }
}
