//! From the words that a claim gives for its speaker to an entry of the cast.

mod acts;
mod descriptions;
mod meant;
mod names;
mod several;

use super::cast::{Cast, Entry};
use super::names::{Name, NameKind};
use super::phrase;
use super::pronouns::{Pronoun, Trail};
use super::scene::Scene;
use super::standing;
use super::{Identity, Source, SourceId, Tie};
use crate::claim::Claim;
use crate::claim::sketch::Class;
use crate::order::Order;
use crate::span::cover_all;
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
        done: vec![None; scene.len()],
    };
    let mut sources: Vec<Range<usize>> = Vec::new();
    for claim in claims.iter() {
        sources.extend(claim.source.iter().map(|&span| scene.analysis.tokens_of(span)));
    }
    sources.order_by_key(|range| range.start);
    resolver.cast.recall_loose(scene, names, |name| {
        let next = sources.partition_point(|range| range.start <= name.core.start);
        next.checked_sub(1).is_some_and(|at| sources[at].end > name.core.start)
    });
    for event in events(scene, names, claims) {
        match event {
            Event::Source(at, range) => claims[at].speaker = resolver.speaker(range),
            Event::Name(at) => {
                resolver.act(at);
                resolver.pass(at);
            }
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
            let range = scene.analysis.tokens_of(span);
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
    events.order_by_key(|(at, order, _)| (*at, *order));
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
    /// By the token they begin with: where they end, and what they mean.
    done: Vec<Option<(usize, Option<usize>)>>,
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
        let Range { start, end } = range;
        if let Some((_, found)) = self.done[start].filter(|(known, _)| *known == end) {
            return found;
        }
        let found = self.read(range, depth);
        self.done[start] = Some((end, found));
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

    /// The list of sources, by first appearance: who speaks, and who is named. A country that
    /// neither speaks nor acts is a place.
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
                let named = matches!(
                    entries[at].identity,
                    Identity::Person { .. } | Identity::Body { .. } | Identity::Government(_)
                );
                speaks[at] || (named && !entries[at].mentions.is_empty())
            })
            .collect();
        let first = |at: usize| entries[at].mentions.iter().map(|m| m.span).min();
        order.order_by_key(|&at| (first(at).is_none(), first(at), at));
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
    mentions.order();
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
