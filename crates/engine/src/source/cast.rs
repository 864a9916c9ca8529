//! The cast of an article: one entry for each person, body and government that it names.

use super::knowledge::{
    Body, BodyKind, BodyWord, Country, Gender, Known, body_word, gender_of_given, gender_of_noun,
};
use super::names::{Name, NameKind};
use super::offices::{self, Age};
use super::scene::Scene;
use super::spelling::{body_spelling, plain};
use super::{Affiliation, Identity, Mention, Naming, Office, Role, SourceId, Tie};
use crate::claim::sketch::Class;
use crate::span::Span;
use std::collections::BTreeMap;
use std::ops::Range;

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

    pub(super) fn mention(&mut self, span: Option<Span>, tie: Tie, because: Option<Span>) {
        if let Some(span) = span {
            self.mentions.push(Mention { span, tie, because });
        }
    }
}

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
    bodies: BTreeMap<Vec<String>, Vec<usize>>,
    /// For a word, the bodies whose names hold it.
    body_words: BTreeMap<String, Vec<usize>>,
    known: BTreeMap<Body, usize>,
    governments: BTreeMap<Country, usize>,
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
                    && let Some(known) = self.only_bearer(scene, name)
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
                if core.len() == 1 {
                    let single = Name { core: core.clone(), ..name.clone() };
                    if let Some(person) = self.only_bearer(scene, &single) {
                        self.entries[person].mention(scene.span(core), Tie::ShortName, None);
                        return Some(person);
                    }
                }
                if headline {
                    return None;
                }
                if let Some(&entry) = self.acronyms.get(scene.letters(core.start))
                    && core.len() == 1
                {
                    let because = self.entries[entry].mentions.first().map(|m| m.span);
                    self.entries[entry].mention(scene.span(core), Tie::Acronym, because);
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

    fn bearers(&self, word: &str) -> &[usize] {
        let key = plain(word);
        let found = self.families.get(&key).or_else(|| self.firsts.get(&key));
        found.map_or(&[], Vec::as_slice)
    }

    /// The one person whose family name, or else whose given name, a single word is.
    fn only_bearer(&self, scene: &Scene<'_>, name: &Name) -> Option<usize> {
        match self.bearers(scene.letters(name.core.start)) {
            [one] => Some(*one),
            _ => None,
        }
    }

    fn person(&mut self, scene: &Scene<'_>, name: &Name) -> usize {
        let words = words_of(scene, name.core.clone());
        let (given, family) = split_person(&words);
        let key = plain(family.rsplit(' ').next().unwrap_or(&family));
        let same = self.families.get(&key).and_then(|bearers| {
            bearers.iter().copied().find(|&at| match &self.entries[at].identity {
                Identity::Person { given: known, .. } => same_given(known, &given),
                _ => false,
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
                if !known.offices.iter().any(|o| o.words == office.words) {
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

    fn known_body(&mut self, scene: &Scene<'_>, name: &Name, body: Body) -> usize {
        let span = scene.span(name.core.clone());
        let at = match self.known.get(&body) {
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
                self.known.insert(body, at);
                at
            }
        };
        let full = scene.tidy(name.core.clone()) == body.name();
        self.entries[at].mention(span, if full { Tie::Name } else { Tie::Acronym }, None);
        at
    }

    fn body(&mut self, scene: &Scene<'_>, name: &Name, country: Option<Country>) -> usize {
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
        let mut tie = Tie::Name;
        let at = match self.body_by(&key, country) {
            Some(at) => at,
            None if let Some(longer) = self.longer(&key, country) => {
                tie = Tie::ShortName;
                longer
            }
            None => {
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
                self.bodies.entry(key).or_default().push(at);
                at
            }
        };
        let entry = &mut self.entries[at];
        entry.country = entry.country.or(country);
        entry.mention(span, tie, None);
        self.acronym(scene, name.tokens.end, at);
        at
    }

    /// The body with the same words, and the same country or only one.
    pub(super) fn body_by(&self, words: &Vec<String>, country: Option<Country>) -> Option<usize> {
        let bearers = self.bodies.get(words)?;
        let same = bearers.iter().copied().find(|&at| self.entries[at].country == country);
        same.or(match (bearers.as_slice(), country) {
            ([one], None) => Some(*one),
            ([one], Some(_)) if self.entries[*one].country.is_none() => Some(*one),
            _ => None,
        })
    }

    fn remember(&mut self, words: &[String], entry: usize) {
        for word in words {
            self.body_words.entry(word.clone()).or_default().push(entry);
        }
    }

    /// The one body met lately whose name holds all words of a shorter one: "New York Daily News"
    /// for "Daily News".
    fn longer(&self, words: &[String], country: Option<Country>) -> Option<usize> {
        const LATELY: usize = 8;
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
    pub(super) fn add_body(
        &mut self,
        name: String,
        words: Vec<String>,
        country: Option<Country>,
    ) -> usize {
        let identity = Identity::Body { country, words: words.clone(), acronym: None };
        let mut entry = Entry::new(name, Naming::Name, identity);
        entry.country = country;
        let at = self.add(entry);
        self.bodies.entry(words).or_default().push(at);
        at
    }

    /// "the National Guard Bureau (NGB)": remembers the short form.
    fn acronym(&mut self, scene: &Scene<'_>, end: usize, entry: usize) {
        let short = scene.letters(end + 1);
        let fits = scene.word(end) == "("
            && scene.word(end + 2) == ")"
            && short.len() >= 2
            && short.chars().all(|c| c.is_uppercase() || c == '.');
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
    pub(super) fn government(&mut self, country: Country) -> usize {
        if let Some(&at) = self.governments.get(&country) {
            return at;
        }
        let name = format!("{} government", country.adjective());
        let mut entry = Entry::new(name, Naming::Name, Identity::Government(country));
        entry.country = Some(country);
        entry.role = Some(Role::Official);
        let at = self.add(entry);
        self.governments.insert(country, at);
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

/// A body by the words of its name.
pub(super) fn body_identity(words: &[&str], country: Option<Country>) -> Identity {
    const LINKS: [&str; 8] = ["the", "of", "for", "and", "on", "in", "'s", "’s"];
    let mut words: Vec<String> = words
        .iter()
        .map(|word| body_spelling(word))
        .filter(|word| !LINKS.contains(&word.as_str()))
        .collect();
    words.sort();
    Identity::Body { country, words, acronym: None }
}

fn names_country(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.known(at), Some((Known::Country(_) | Known::Demonym(_) | Known::Capital(_), _)))
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
