//! Phrases that name several: "the UN and the EU".

use super::Resolver;
use crate::claim::sketch::Class;
use crate::source::cast::Entry;
use crate::source::knowledge::{Noun, Number, body_word, noun};
use crate::source::names::NameKind;
use crate::source::{Identity, SourceId, Tie, phrase};
use std::ops::Range;

impl Resolver<'_, '_> {
    /// The parts of a phrase that names several: "the UN and the EU".
    pub(super) fn parts(&self, range: Range<usize>) -> Option<Vec<Range<usize>>> {
        let scene = self.scene;
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
        parts.retain(|part| !part.is_empty());
        if self.is_complement_of_many(&parts) {
            return None;
        }
        parts.iter().all(|part| self.is_whole(part.clone())).then_some(parts)
    }

    /// "hospitals in Rome, Milan and Turin", "officials from Norway and Sweden": the names belong to
    /// the noun.
    fn is_complement_of_many(&self, parts: &[Range<usize>]) -> bool {
        let scene = self.scene;
        let Some((first, rest)) = parts.split_first() else { return false };
        let bare = |part: &Range<usize>| {
            let name = self.name_at(part.start).map(|name| &self.names[name]);
            name.is_some_and(|name| name.kind != NameKind::Person && name.tokens.end == part.end)
        };
        let of = first
            .clone()
            .find(|&at| scene.class(at) == Class::Preposition && self.name_at(at).is_none());
        of.is_some_and(|of| {
            of > first.start
                && scene.word(of - 1).ends_with('s')
                && self.name_at(of - 1).is_none()
                && self.name_at(of + 1 + usize::from(scene.word(of + 1) == "the")).is_some()
        }) && rest.iter().all(bare)
    }

    /// Whether a part of a list can stand alone: its head is a name, or a noun for people.
    pub(super) fn is_whole(&self, range: Range<usize>) -> bool {
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
        let several = |n: Noun| n.number == Number::Several;
        noun(scene.word(head)).is_some_and(|n| pointed || several(n)) && scene.known(head).is_none()
            || (body_word(scene.word(head)).is_some()
                && scene.class(range.start) == Class::Determiner)
    }

    pub(super) fn several(
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
}
