//! From the words that a claim gives for its speaker to an entry of the cast.

use super::cast::{Cast, Entry, body_identity};
use super::knowledge::{BodyWord, Country, Number, Rank};
use super::knowledge::{Known, body_word, gender_of_noun, is_speech, noun};
use super::names::{Name, NameKind};
use super::offices;
use super::phrase;
use super::pronouns::{Pronoun, Trail};
use super::scene::Scene;
use super::standing;
use super::{Affiliation, Identity, Naming, Role, Source, SourceId, Tie};
use crate::claim::Claim;
use crate::claim::sketch::Class;
use crate::span::{Span, cover_all};
use std::collections::BTreeMap;
use std::ops::Range;

/// Ties every claim to a source and every name and pronoun of the text to its bearer.
pub(super) fn resolve(
    scene: &Scene<'_>,
    names: &[Name],
    cast: Cast,
    claims: &mut [Claim],
) -> Vec<Source> {
    let mut resolver = Resolver {
        scene,
        names,
        cast,
        trail: Trail::default(),
        groups: BTreeMap::new(),
        done: BTreeMap::new(),
    };
    for event in events(scene, names, claims) {
        match event {
            Event::Source(at, range) => claims[at].speaker = resolver.speaker(range),
            Event::Name(at) => resolver.pass(at),
            Event::Pronoun(at) => resolver.follow(at),
        }
    }
    resolver.keep_loose();
    resolver.finish(claims)
}

/// What is met on the way through the text.
enum Event {
    Source(usize, Range<usize>),
    Name(usize),
    Pronoun(usize),
}

/// In the order of the text; a claim's source comes before the names and pronouns in it.
fn events(scene: &Scene<'_>, names: &[Name], claims: &[Claim]) -> Vec<Event> {
    let mut events: Vec<(usize, u8, Event)> = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        if let Some(span) = cover_all(claim.source.iter().copied()) {
            let range = scene.tokens_of(span);
            if !range.is_empty() {
                events.push((range.start, 0, Event::Source(at, range)));
            }
        }
    }
    events
        .extend(names.iter().enumerate().map(|(at, name)| (name.tokens.start, 1, Event::Name(at))));
    for at in 0..scene.len() {
        let personal = Pronoun::read(scene.word(at)).is_some_and(Pronoun::is_personal);
        if personal || is_order(scene, at) {
            events.push((at, 2, Event::Pronoun(at)));
        }
    }
    events.sort_by_key(|(at, order, _)| (*at, *order));
    events.into_iter().map(|(_, _, event)| event).collect()
}

/// Whether "latter" or "former" stands for someone: "the latter said", but "the latter half".
fn is_order(scene: &Scene<'_>, at: usize) -> bool {
    if at == 0 || scene.word(at - 1) != "the" {
        return false;
    }
    let next = scene.word(at + 1);
    match scene.word(at) {
        "latter" => !matches!(
            next,
            "half" | "part" | "case" | "stage" | "stages" | "years" | "two" | "option"
        ),
        "former" => {
            matches!(
                scene.class(at + 1),
                Class::Verb | Class::Auxiliary | Class::Comma | Class::Stop
            )
        }
        _ => false,
    }
}

struct Resolver<'s, 't> {
    scene: &'s Scene<'t>,
    names: &'s [Name],
    cast: Cast,
    trail: Trail,
    /// Descriptions by their words.
    groups: BTreeMap<String, usize>,
    /// Phrases that several claims share.
    done: BTreeMap<(usize, usize), Option<usize>>,
}

impl Resolver<'_, '_> {
    /// The name that a token belongs to.
    fn name_at(&self, at: usize) -> Option<usize> {
        let next = self.names.partition_point(|name| name.tokens.start <= at);
        let found = next.checked_sub(1)?;
        self.names[found].tokens.contains(&at).then_some(found)
    }

    fn pass(&mut self, name: usize) {
        let core = self.names[name].core.clone();
        if self.scene.in_headline(core.start) {
            return;
        }
        // "in Oslo" is a place, and nobody to come back to.
        let before = core.start.checked_sub(1).map_or("", |at| self.scene.word(at));
        let place = matches!(
            before,
            "in" | "at" | "near" | "outside" | "around" | "across" | "from" | "to"
        );
        if place && self.country(name).is_some() {
            return;
        }
        if let Some(entry) = self.cast.of_name[name] {
            self.trail.name(self.scene, core.clone(), core.end, entry);
        }
    }

    /// A pronoun that is no claim's source keeps its bearer in mind.
    fn follow(&mut self, at: usize) {
        if self.trail.holds(at) {
            return;
        }
        if is_order(self.scene, at) {
            if let Some(entry) = self.order(&(at - 1..at + 1)) {
                self.trail.name(self.scene, at..at + 1, at + 1, entry);
            }
            return;
        }
        let Some(pronoun) = Pronoun::read(self.scene.word(at)) else { return };
        if let Some((entry, because)) = self.trail.bearer(self.scene, &self.cast, at, pronoun) {
            self.note_gender(entry, pronoun);
            self.cast.entries[entry].mention(self.scene.span(at..at + 1), Tie::Pronoun, because);
            self.trail.name(self.scene, at..at + 1, at + 1, entry);
        }
    }

    fn note_gender(&mut self, entry: usize, pronoun: Pronoun) {
        let gender = &mut self.cast.entries[entry].gender;
        *gender = gender.or(pronoun.gender());
    }

    fn speaker(&mut self, range: Range<usize>) -> Option<SourceId> {
        let entry = self.phrase(range.clone(), 0)?;
        self.trail.speaker(self.scene, range, entry);
        Some(SourceId::at(entry))
    }

    /// The entry that a phrase means.
    fn phrase(&mut self, range: Range<usize>, depth: usize) -> Option<usize> {
        let range = phrase::trim(self.scene, range);
        if range.is_empty() || depth > 3 {
            return None;
        }
        let key = (range.start, range.end);
        if let Some(&done) = self.done.get(&key) {
            return done;
        }
        let found = self.read(range, depth);
        self.done.insert(key, found);
        found
    }

    fn read(&mut self, range: Range<usize>, depth: usize) -> Option<usize> {
        let scene = self.scene;
        let first = scene.word(range.start);
        if range.len() == 1
            && let Some(pronoun) = Pronoun::read(first)
        {
            return Some(self.pronoun(range, pronoun, depth));
        }
        if let Some(parts) = self.parts(range.clone()) {
            return self.several(range, parts, depth);
        }
        if let Some(found) = self.order(&range) {
            return Some(found);
        }
        let end = phrase::core_end(scene, range.clone(), |at| {
            self.name_at(at).map(|name| self.names[name].tokens.end)
        });
        if let Some(found) = self.introduced(range.clone(), end, depth) {
            return Some(found);
        }
        // "his remarks", "her office"
        if matches!(first, "his" | "her" | "their" | "its") && range.len() > 1 {
            return Some(self.possessed(range, end, depth));
        }
        // "others like Ann": who is named.
        if let Some(like) = (range.start..range.end).find(|&at| scene.word(at) == "like")
            && matches!(first, "others" | "some" | "many")
            && let Some(name) = self.name_at(like + 1)
        {
            return Some(self.named(name, like + 1..self.names[name].tokens.end));
        }
        let mark = (range.start..end).find(|&at| scene.is_possessive(at));
        if let Some(mark) = mark
            && let Some(found) = self.owned(range.clone(), mark, end, depth)
        {
            return Some(found);
        }
        let head = end - 1;
        if let Some(name) = self.name_at(head) {
            return Some(self.named(name, range.start..end));
        }
        if let Some(found) = self.headed(range.clone(), end) {
            return Some(found);
        }
        Some(self.description(range, end))
    }

    /// "one analyst, Ann Lee": a person's description with the name right after it.
    fn introduced(&mut self, range: Range<usize>, end: usize, depth: usize) -> Option<usize> {
        let scene = self.scene;
        if scene.class(end) != Class::Comma
            || end + 1 >= range.end
            || self.name_at(end - 1).is_some()
        {
            return None;
        }
        let name = self.name_at(end + 1)?;
        let person = matches!(self.names[name].kind, NameKind::Person | NameKind::Open);
        let told = noun(scene.word(end - 1)).is_some_and(|n| n.number == Number::One);
        if !person || !told || body_word(scene.word(end - 1)).is_some() {
            return None;
        }
        let because = scene.span(self.names[name].core.clone());
        let entry = self.named(name, end + 1..range.end);
        self.cast.entries[entry].mention(scene.span(range.start..end), Tie::Apposition, because);
        if let Some(mut office) = offices::office(scene, range.start..end) {
            if office.affiliation == Affiliation::Unknown
                && let Some(owner) = self.owner(range.start..end, depth)
                && let Identity::Body { .. } = self.cast.entries[owner].identity
            {
                office.affiliation = standing::of(&self.cast.entries[owner]).0;
            }
            let offices = &mut self.cast.entries[entry].offices;
            match offices.iter_mut().find(|known| known.noun == office.noun) {
                Some(known) if known.affiliation == Affiliation::Unknown => {
                    known.affiliation = office.affiliation;
                }
                Some(_) => {}
                None => offices.push(office),
            }
        }
        Some(entry)
    }

    /// Whose someone is: "its" or "Acme's" before a noun.
    fn owner(&mut self, range: Range<usize>, depth: usize) -> Option<usize> {
        let scene = self.scene;
        if let Some(mark) = range.clone().find(|&at| scene.is_possessive(at)) {
            return self.phrase(range.start..mark, depth + 1);
        }
        let pronoun = Pronoun::read(scene.word(range.start))?;
        matches!(pronoun, Pronoun::It | Pronoun::They)
            .then(|| self.trail.bearer(scene, &self.cast, range.start, pronoun))?
            .map(|(entry, _)| entry)
    }

    /// A phrase whose head is a name.
    fn named(&mut self, name: usize, phrase: Range<usize>) -> usize {
        let scene = self.scene;
        let found = &self.names[name];
        let span = scene.span(found.core.clone());
        if let Some(entry) = self.cast.of_name[name] {
            let tie = match found.kind {
                NameKind::Country(_) => Some(Tie::Country),
                NameKind::Capital(_) => Some(Tie::Capital),
                _ => None,
            };
            if let (Some(tie), Identity::Government(_)) = (tie, &self.cast.entries[entry].identity)
            {
                self.cast.entries[entry].mention(span, tie, None);
            }
            return entry;
        }
        // "the harbour master", "the Harbour Master"
        let words = scene.tidy(found.core.clone()).to_lowercase();
        if let Some(&entry) = self.groups.get(&words) {
            self.cast.entries[entry].mention(span, Tie::Name, None);
            return entry;
        }
        let entry = self.cast.open(scene, &self.names[name]);
        self.cast.of_name[name] = Some(entry);
        if let Some(office) = offices::before(scene, self.names[name].core.start)
            .filter(|title| title.start >= phrase.start)
            .and_then(|title| offices::office(scene, title))
        {
            self.cast.entries[entry].offices.push(office);
        }
        entry
    }

    /// "X's remarks" is X; "Norway's government" the government; "X's office" something of its own.
    fn owned(
        &mut self,
        range: Range<usize>,
        mark: usize,
        end: usize,
        depth: usize,
    ) -> Option<usize> {
        let scene = self.scene;
        let head = end - 1;
        if head <= mark {
            return None;
        }
        if let Some(name) = self.name_at(head).filter(|&name| self.names[name].tokens.start > mark)
        {
            return Some(self.named(name, range));
        }
        if is_speech(scene.word(head)) {
            let entry = self.phrase(range.start..mark, depth + 1)?;
            self.cast.entries[entry].mention(scene.span(range), Tie::Words, None);
            return Some(entry);
        }
        let owner = self.name_at(mark - 1);
        if let Some(country) = owner.and_then(|name| self.country(name))
            && is_government(scene.word(head))
        {
            return Some(self.government(country, range.start..end));
        }
        // "Trump's lawyer": named after the owner, so that it is not another's.
        let owner = owner.and_then(|name| self.cast.of_name[name])?;
        if !self.cast.entries[owner].is_person() {
            return None;
        }
        let rest = scene.tidy(mark + 1..phrase::description_end(scene, range.clone()).max(end));
        let name = format!("{}’s {rest}", self.cast.entries[owner].name);
        let naming = match body_word(scene.word(head)) {
            Some(_) => Naming::Name,
            None => Naming::Description,
        };
        Some(self.group(name, range, end, naming))
    }

    fn country(&self, name: usize) -> Option<Country> {
        match self.names[name].kind {
            NameKind::Country(c) | NameKind::Capital(c) => Some(c),
            _ => None,
        }
    }

    fn government(&mut self, country: Country, range: Range<usize>) -> usize {
        let entry = self.cast.government(country);
        self.cast.entries[entry].mention(self.scene.span(range), Tie::Country, None);
        entry
    }

    /// "his remarks" is he; "his office" is the office of whom he is.
    fn possessed(&mut self, range: Range<usize>, end: usize, depth: usize) -> usize {
        let scene = self.scene;
        let pronoun = Pronoun::read(scene.word(range.start)).unwrap_or(Pronoun::It);
        let owner = self.pronoun(range.start..range.start + 1, pronoun, depth);
        let head = scene.word(end - 1);
        if is_speech(head) {
            return owner;
        }
        if let Some(found) = self.name_at(end - 1) {
            return self.named(found, range);
        }
        if head == "counterpart"
            && let Some(found) = self.counterpart(range.clone(), end, owner)
        {
            return found;
        }
        let rest =
            scene.tidy(range.start + 1..phrase::description_end(scene, range.clone()).max(end));
        let unresolved = self.cast.entries[owner].identity == Identity::Unresolved;
        let name = if unresolved {
            scene.tidy(range.clone())
        } else {
            format!("{}’s {rest}", self.cast.entries[owner].name)
        };
        self.group(name, range, end, Naming::Description)
    }

    /// "his Norwegian counterpart": who holds the same office in the other country.
    fn counterpart(&mut self, range: Range<usize>, end: usize, owner: usize) -> Option<usize> {
        let country = phrase::read(self.scene, range.clone(), end).country?;
        let nouns: Vec<String> =
            self.cast.entries[owner].offices.iter().map(|o| o.noun.clone()).collect();
        let mut bearers = self.cast.entries.iter().enumerate().filter(|(_, entry)| {
            entry.offices.iter().any(|o| o.country == Some(country) && nouns.contains(&o.noun))
        });
        let (found, _) = bearers.next()?;
        if bearers.next().is_some() {
            return None;
        }
        self.cast.entries[found].mention(self.scene.span(range), Tie::Description, None);
        Some(found)
    }

    /// A lower-case head after a name: "UN report" is the UN, "Norwegian government" the
    /// government, "Clinton campaign" a body.
    fn headed(&mut self, range: Range<usize>, end: usize) -> Option<usize> {
        let scene = self.scene;
        let head = end - 1;
        let word = scene.word(head);
        let start = phrase::content_start(scene, range.start..end);
        let known = scene.known(start).map(|(known, length)| (known, start + length == head));
        if is_government(word) && !matches!(word, "authorities" | "officials") {
            if let Some((Known::Demonym(c) | Known::Country(c) | Known::Capital(c), true)) = known {
                return Some(self.government(c, range));
            }
        }
        let name =
            head.checked_sub(1).filter(|&at| at >= range.start).and_then(|at| self.name_at(at));
        if let Some(name) = name
            && let Some(entry) = self.cast.of_name[name]
            && is_report(word)
            && !matches!(self.cast.entries[entry].identity, Identity::Person { .. })
        {
            self.cast.entries[entry].mention(scene.span(range.start..end), Tie::Words, None);
            return Some(entry);
        }
        let body = body_word(word)?;
        let country = match known {
            Some((Known::Demonym(c) | Known::Country(c) | Known::Capital(c), _)) => Some(c),
            _ => None,
        };
        let single = start == head;
        if single || (country.is_none() && name.is_none()) {
            return None;
        }
        let from =
            if country.is_some() { start + scene.known(start).map_or(1, |k| k.1) } else { start };
        let words: Vec<&str> = (from..end).map(|at| scene.letters(at)).collect();
        let Identity::Body { words: key, .. } = body_identity(&words, country) else { return None };
        if key.is_empty() || matches!(body, BodyWord::Other) && country.is_some() && name.is_none()
        {
            return None;
        }
        let entry = match self.cast.body_by(&key, country) {
            Some(entry) => entry,
            None => {
                let entry = self.cast.add_body(scene.tidy(start..end), key, country);
                let told = phrase::read(scene, start..end, end);
                self.cast.entries[entry].role = Some(match told.role {
                    Role::Unnamed => offices::role_of_body(body),
                    role => role,
                });
                entry
            }
        };
        self.cast.entries[entry].mention(scene.span(start..end), Tie::Name, None);
        Some(entry)
    }

    /// "the latter", "the former": of two that were named last.
    fn order(&mut self, range: &Range<usize>) -> Option<usize> {
        let scene = self.scene;
        let start = range.start + usize::from(scene.word(range.start) == "the");
        if start + 1 != range.end {
            return None;
        }
        let last = match scene.word(start) {
            "latter" => 0,
            "former" => 1,
            _ => return None,
        };
        let (entry, because) = self.trail.nth_before(scene, range.start, last)?;
        self.cast.entries[entry].mention(scene.span(range.clone()), Tie::Order, because);
        Some(entry)
    }

    fn pronoun(&mut self, range: Range<usize>, pronoun: Pronoun, depth: usize) -> usize {
        let scene = self.scene;
        let at = range.start;
        let span = scene.span(range.clone());
        let found = match pronoun {
            Pronoun::Relative => {
                self.antecedent(at, depth).map(|(entry, because)| (entry, Tie::Relative, because))
            }
            Pronoun::Others => return self.others(range),
            _ => self
                .trail
                .bearer(scene, &self.cast, at, pronoun)
                .map(|(entry, because)| (entry, Tie::Pronoun, because)),
        };
        match found {
            Some((entry, tie, because)) => {
                self.note_gender(entry, pronoun);
                self.cast.entries[entry].mention(span, tie, because);
                entry
            }
            None => {
                let naming = match pronoun {
                    Pronoun::Some => Naming::Description,
                    _ => Naming::Pronoun,
                };
                let name = scene.word(at).to_owned();
                let known = self.groups.get(&format!("?{name}")).copied();
                let entry = known.unwrap_or_else(|| {
                    let entry = Entry::new(name.clone(), naming, Identity::Unresolved);
                    let entry = self.cast.add(entry);
                    self.groups.insert(format!("?{name}"), entry);
                    entry
                });
                self.cast.entries[entry].mention(span, Tie::Name, None);
                entry
            }
        }
    }

    /// "others", after a group that spoke: other ones of its kind.
    fn others(&mut self, range: Range<usize>) -> usize {
        let scene = self.scene;
        let before = self.trail.last_group(scene, &self.cast, range.start);
        let Some(before) = before else {
            return self.group("others".to_owned(), range.clone(), range.end, Naming::Description);
        };
        let phrase = self.cast.entries[before].phrase.clone().unwrap_or(range.clone());
        let because = scene.span(phrase.clone());
        let end = phrase.end;
        let name = format!("other {}", self.cast.entries[before].name);
        let entry = self.group(name, phrase, end, Naming::Description);
        self.cast.entries[entry].mentions.pop();
        self.cast.entries[entry].mention(scene.span(range), Tie::Others, because);
        entry
    }

    /// What stands right before a relative pronoun.
    fn antecedent(&mut self, at: usize, depth: usize) -> Option<(usize, Option<Span>)> {
        let scene = self.scene;
        let first = scene.around(at).start;
        let mut end = at;
        while end > first && matches!(scene.class(end - 1), Class::Comma | Class::Preposition) {
            end -= 1;
        }
        if let Some(&entry) = self.cast.by_apposition.get(&end) {
            return Some((entry, self.cast.entries[entry].mentions.first().map(|m| m.span)));
        }
        let last = end.checked_sub(1).filter(|&last| last >= first)?;
        let personal = scene.word(at) == "who" || scene.word(at) == "whom";
        let whole = |name: &usize| !(personal && self.is_complement(*name));
        if let Some(name) = self.name_at(last).filter(whole) {
            let tokens = self.names[name].tokens.clone();
            let entry = self.named(name, tokens.clone());
            return Some((entry, scene.span(tokens)));
        }
        let lowest = end.saturating_sub(14).max(first);
        let mut start = end;
        while start > lowest {
            match scene.class(start - 1) {
                Class::Name | Class::Word | Class::Possessive | Class::Number => start -= 1,
                Class::Determiner => {
                    start -= 1;
                    break;
                }
                // "officials in Oslo who"
                Class::Preposition
                    if start - 1 > lowest && noun(scene.word(start - 2)).is_some() =>
                {
                    start -= 1;
                }
                _ => break,
            }
        }
        let entry = (start < end).then(|| self.phrase(start..end, depth + 1))??;
        Some((entry, scene.span(start..end)))
    }

    /// Whether a name that is no person's stands in "lawmakers in Congress": those who speak are
    /// the lawmakers.
    fn is_complement(&self, name: usize) -> bool {
        let scene = self.scene;
        let person = self.cast.of_name[name].is_some_and(|at| self.cast.entries[at].is_person());
        let start = self.names[name].tokens.start;
        let before =
            start.checked_sub(1 + usize::from(start > 0 && scene.word(start - 1) == "the"));
        !person
            && before.is_some_and(|at| {
                scene.class(at) == Class::Preposition
                    && at > 0
                    && noun(scene.word(at - 1)).is_some()
            })
    }

    /// The parts of a phrase that names several: "the UN and the EU".
    fn parts(&self, range: Range<usize>) -> Option<Vec<Range<usize>>> {
        let scene = self.scene;
        let end = phrase::description_end(scene, range.clone());
        let mut cuts = Vec::new();
        let mut at = range.start;
        while at < range.end {
            if let Some(name) = self.name_at(at) {
                at = self.names[name].tokens.end.max(at + 1);
                continue;
            }
            let together = scene.word(at) == "together"
                || scene.word(at) == "along"
                || scene.word(at) == "well";
            if scene.word(at) == "and"
                || (together && scene.word(at + 1) == "with")
                || (scene.word(at) == "as" && scene.word(at + 1) == "well")
            {
                cuts.push(at);
            }
            at += 1;
        }
        let [cut] = cuts.as_slice() else { return None };
        let cut = *cut;
        let skip = match scene.word(cut) {
            "and" => 1,
            "as" => 3,
            _ => 2,
        };
        let left = range.start..cut;
        let right = (cut + skip).min(range.end)..range.end;
        if left.is_empty() || right.is_empty() {
            return None;
        }
        // Commas before the "and" part a list of names.
        let mut parts = Vec::new();
        let mut from = left.start;
        for at in left.clone() {
            if scene.class(at) == Class::Comma && self.name_at(at).is_none() {
                parts.push(from..at);
                from = at + 1;
            }
        }
        parts.push(from..left.end);
        parts.push(right);
        let _ = end;
        parts.retain(|part| !part.is_empty());
        parts.iter().all(|part| self.is_whole(part.clone())).then_some(parts)
    }

    /// Whether a part of a list can stand alone: its head is a name, or a noun for people.
    fn is_whole(&self, range: Range<usize>) -> bool {
        let scene = self.scene;
        let range = phrase::trim(scene, range);
        if range.is_empty() {
            return false;
        }
        let end = phrase::core_end(scene, range.clone(), |at| {
            self.name_at(at).map(|name| self.names[name].tokens.end)
        });
        let head = end - 1;
        if let Some(name) = self.name_at(head) {
            return self.names[name].kind != NameKind::Thing || range.len() < 5;
        }
        // "the Norwegian and Swedish ministers": an adjective is no whole.
        // "former secretary and candidate Ann Lee": an office without an article is no whole.
        let pointed = scene.class(range.start) == Class::Determiner;
        let several = |n: super::knowledge::Noun| n.number == Number::Several;
        noun(scene.word(head)).is_some_and(|n| pointed || several(n)) && scene.known(head).is_none()
            || (body_word(scene.word(head)).is_some()
                && scene.class(range.start) == Class::Determiner)
    }

    fn several(
        &mut self,
        range: Range<usize>,
        parts: Vec<Range<usize>>,
        depth: usize,
    ) -> Option<usize> {
        let mut members: Vec<usize> = Vec::new();
        for part in parts {
            if let Some(entry) = self.phrase(part, depth + 1)
                && !members.contains(&entry)
            {
                members.push(entry);
            }
        }
        if let [one] = members.as_slice() {
            return Some(*one);
        }
        let names: Vec<&str> =
            members.iter().map(|&at| self.cast.entries[at].name.as_str()).collect();
        let name = match names.as_slice() {
            [] => return None,
            [front @ .., last] => format!("{} and {last}", front.join(", ")),
        };
        let key = format!("+{name}");
        let entry = match self.groups.get(&key) {
            Some(&entry) => entry,
            None => {
                let naming = self.cast.entries[members[0]].naming;
                let mut entry = Entry::new(name, naming, Identity::Several);
                entry.members = members.iter().map(|&at| SourceId::at(at)).collect();
                let entry = self.cast.add(entry);
                self.groups.insert(key, entry);
                entry
            }
        };
        self.cast.entries[entry].mention(self.scene.span(range), Tie::Name, None);
        Some(entry)
    }

    /// A phrase without a name at its head.
    fn description(&mut self, range: Range<usize>, end: usize) -> usize {
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
    fn described(&self, words: Range<usize>, told: &phrase::Told) -> Option<(usize, Option<Span>)> {
        let scene = self.scene;
        let head = scene.word(words.end.checked_sub(1)?);
        let several = told.noun.is_some_and(|n| n.number == Number::Several);
        if several {
            return None;
        }
        let leads = head == "leader";
        let fits = |entry: &Entry| {
            let country = |c: Option<Country>| told.country.is_none() || told.country == c;
            let office = entry.offices.iter().any(|o| {
                let same = o.noun == head
                    || o.noun.rsplit(' ').next() == Some(head)
                    || (leads && noun(&o.noun).is_some_and(|n| n.rank == Rank::Leader));
                same && country(o.country)
            });
            let body = matches!(&entry.identity, Identity::Body { words, .. }
                if words.iter().any(|w| w == &super::spelling::body_spelling(head)))
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

    /// The entry of a description, by its words.
    fn group(&mut self, name: String, range: Range<usize>, end: usize, naming: Naming) -> usize {
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

    /// Names that nothing in the article explains and that say nothing in it: another article may
    /// tell whose they are.
    fn keep_loose(&mut self) {
        for (at, name) in self.names.iter().enumerate() {
            let loose = self.cast.of_name[at].is_none()
                && matches!(name.kind, NameKind::Open | NameKind::Person)
                && !self.scene.in_headline(name.core.start);
            if loose {
                self.cast.of_name[at] = Some(self.cast.open(self.scene, name));
            }
        }
    }

    /// The list of sources, by first appearance, without countries that never speak.
    fn finish(self, claims: &mut [Claim]) -> Vec<Source> {
        let entries = self.cast.entries;
        let mut speaks = vec![false; entries.len()];
        for claim in claims.iter() {
            if let Some(id) = claim.speaker {
                speaks[id.index()] = true;
                for member in &entries[id.index()].members {
                    speaks[member.index()] = true;
                }
            }
        }
        let mut order: Vec<usize> = (0..entries.len())
            .filter(|&at| {
                let named =
                    matches!(entries[at].identity, Identity::Person { .. } | Identity::Body { .. });
                speaks[at] || (named && !entries[at].mentions.is_empty())
            })
            .collect();
        let first = |at: usize| entries[at].mentions.iter().map(|m| m.span).min();
        order.sort_by_key(|&at| (first(at).is_none(), first(at), at));
        let mut place = vec![SourceId(0); entries.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = SourceId::at(new);
        }
        for claim in claims {
            claim.speaker = claim.speaker.map(|id| place[id.index()]);
        }
        let mut entries: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
        let mut sources: Vec<Source> = order
            .iter()
            .filter_map(|&at| entries[at].take())
            .map(|entry| source(entry, &place))
            .collect();
        standing::of_members(&mut sources);
        sources
    }
}

fn source(entry: Entry, place: &[SourceId]) -> Source {
    let (affiliation, role) = standing::of(&entry);
    let mut mentions = entry.mentions;
    mentions.sort();
    mentions.dedup_by_key(|mention| mention.span);
    Source {
        name: entry.name,
        naming: entry.naming,
        identity: entry.identity,
        offices: entry.offices,
        affiliation,
        role,
        mentions,
        members: entry.members.iter().map(|id| place[id.index()]).collect(),
    }
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

fn is_government(word: &str) -> bool {
    matches!(word, "government" | "leadership" | "administration" | "regime")
}

/// What a body publishes: it speaks for the body.
fn is_report(word: &str) -> bool {
    is_speech(word)
        || matches!(
            word,
            "report"
                | "survey"
                | "poll"
                | "study"
                | "data"
                | "document"
                | "bulletin"
                | "memo"
                | "figures"
                | "review"
                | "investigation"
                | "editorial"
                | "analysis"
                | "reports"
        )
}
