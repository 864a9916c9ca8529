//! Phrases with a name in them: "Ann Lee", "its chief executive, Ann Lee", "Ann’s office".

use super::Resolver;
use crate::claim::sketch::Class;
use crate::source::cast::body_identity;
use crate::source::knowledge::{BodyWord, Country, Known, Number, body_word, is_speech, noun};
use crate::source::names::{Name, NameKind, is_direction};
use crate::source::pronouns::Pronoun;
use crate::source::{Affiliation, Identity, Naming, Role, Tie, offices, phrase, standing};
use std::ops::Range;

/// So many entries are looked through, the last first, so that no odd text costs more.
const MOST: usize = 200;

impl Resolver<'_, '_> {
    /// A phrase whose head is a name.
    pub(super) fn named(&mut self, name: usize, phrase: Range<usize>) -> usize {
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

    /// "one analyst, Ann Lee", "the governor of Hedmark, Bo Lund", "the agency, NILU": a description
    /// of one with the name behind a comma.
    pub(super) fn introduced(
        &mut self,
        range: Range<usize>,
        end: usize,
        depth: usize,
    ) -> Option<usize> {
        let scene = self.scene;
        if self.name_at(end - 1).is_some() {
            return None;
        }
        let comma = (end..range.end).find(|&at| scene.class(at) == Class::Comma)?;
        let name = self.named_after(range.start..comma, end, comma + 1..range.end)?;
        let because = scene.span(self.names[name].core.clone());
        let entry = self.named(name, comma + 1..range.end);
        self.cast.entries[entry].mention(scene.span(range.start..comma), Tie::Apposition, because);
        if let Some(mut office) = offices::office(scene, range.start..comma) {
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

    /// The name that stands behind a description and its comma, if it is the one described. The
    /// description's head ends at `end`.
    fn named_after(
        &self,
        described: Range<usize>,
        end: usize,
        after: Range<usize>,
    ) -> Option<usize> {
        let scene = self.scene;
        // "Ann Lee of the fire brigade, who …"
        let ends = |at: usize| {
            matches!(scene.class(at), Class::Comma | Class::Preposition)
                && self.name_at(at).is_none()
        };
        let stop = after.clone().find(|&at| ends(at)).unwrap_or(after.end);
        let name = self.name_at(stop.checked_sub(1)?)?;
        let Name { tokens, core, kind } = &self.names[name];
        let first = after.start + usize::from(scene.class(after.start) == Class::Determiner);
        let titled = offices::before(scene, core.start).is_some_and(|title| title.start <= first);
        if tokens.end != stop || !(tokens.start <= first || titled) {
            return None;
        }
        let head = scene.word(end - 1);
        let body = body_word(head).is_some();
        let person = matches!(kind, NameKind::Person | NameKind::Open);
        let one = noun(head).is_some_and(|n| n.number == Number::One);
        let fits = match kind {
            NameKind::Body(_) | NameKind::Known(_) => body,
            NameKind::Thing => false,
            // "the minister responsible, Ann Lee"
            NameKind::Person if core.len() > 1 => one || body || !head.ends_with('s'),
            _ => person && (one || body),
        };
        // "the mayor of Salem, Oregon", "a man in Salem, New York"
        let last = described.end - 1;
        let placed = end < described.end && scene.is_capital(last);
        let sure = *kind == NameKind::Person
            || titled
            || (core.len() > 1
                && scene.class(described.start) == Class::Determiner
                && (scene.word(end) == "of" || scene.known(last).is_some())
                && !is_direction(scene.word(core.start)));
        (fits && (!placed || sure)).then_some(name)
    }

    /// Whose someone is: "its" or "Acme's" before a noun.
    pub(super) fn owner(&mut self, range: Range<usize>, depth: usize) -> Option<usize> {
        let scene = self.scene;
        if let Some(mark) = range.clone().find(|&at| scene.is_possessive(at)) {
            return self.phrase(range.start..mark, depth + 1);
        }
        let pronoun = Pronoun::read(scene.word(range.start))?;
        matches!(pronoun, Pronoun::It | Pronoun::They)
            .then(|| self.trail.bearer(scene, &self.cast, range.start, pronoun))?
            .map(|(entry, _)| entry)
    }

    /// "X's remarks" is X; "Norway's government" the government; "X's office" something of its own.
    pub(super) fn owned(
        &mut self,
        range: Range<usize>,
        mark: usize,
        end: usize,
        depth: usize,
    ) -> Option<usize> {
        let scene = self.scene;
        let head = end - 1;
        if head <= mark || mark == range.start {
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

    pub(super) fn country(&self, name: usize) -> Option<Country> {
        match self.names[name].kind {
            NameKind::Country(c) | NameKind::Capital(c) => Some(c),
            _ => None,
        }
    }

    pub(super) fn government(&mut self, country: Country, range: Range<usize>) -> usize {
        let entry = self.cast.government(country);
        self.cast.entries[entry].mention(self.scene.span(range), Tie::Country, None);
        entry
    }

    /// "his remarks" is he; "his office" is the office of whom he is.
    pub(super) fn possessed(&mut self, range: Range<usize>, end: usize, depth: usize) -> usize {
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
    pub(super) fn counterpart(
        &mut self,
        range: Range<usize>,
        end: usize,
        owner: usize,
    ) -> Option<usize> {
        let country = phrase::read(self.scene, range.clone(), end).country?;
        let nouns: Vec<String> =
            self.cast.entries[owner].offices.iter().map(|o| o.noun.clone()).collect();
        let lately = self.cast.entries.iter().enumerate().rev().take(MOST);
        let mut bearers = lately.filter(|(_, entry)| {
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
    pub(super) fn headed(&mut self, range: Range<usize>, end: usize) -> Option<usize> {
        let scene = self.scene;
        let head = end - 1;
        let word = scene.word(head);
        let start = phrase::content_start(scene, range.start..end);
        let known = scene.known(start).map(|(known, length)| (known, start + length == head));
        if is_government(word)
            && let Some((Known::Demonym(c) | Known::Country(c) | Known::Capital(c), true)) = known
        {
            return Some(self.government(c, range));
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
