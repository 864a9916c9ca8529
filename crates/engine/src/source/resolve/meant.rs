//! Words that only point back: pronouns, "the latter", "others".

use super::Resolver;
use crate::claim::sketch::Class;
use crate::source::cast::Entry;
use crate::source::knowledge::noun;
use crate::source::pronouns::Pronoun;
use crate::source::{Identity, Naming, Tie};
use crate::span::Span;
use std::ops::Range;

impl Resolver<'_, '_> {
    /// "the latter", "the former": of two that were named last.
    pub(super) fn order(&mut self, range: &Range<usize>) -> Option<usize> {
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

    pub(super) fn pronoun(&mut self, range: Range<usize>, pronoun: Pronoun, depth: usize) -> usize {
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
    pub(super) fn others(&mut self, range: Range<usize>) -> usize {
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
    pub(super) fn antecedent(&mut self, at: usize, depth: usize) -> Option<(usize, Option<Span>)> {
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
    pub(super) fn is_complement(&self, name: usize) -> bool {
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
}
