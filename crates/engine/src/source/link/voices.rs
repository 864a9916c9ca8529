//! Voices from clusters: the name, office, affiliation and role that most of their sources have.

use super::{Alias, Clusters, Item, Sources, Voice, VoiceId};
use crate::reading::Reading;
use crate::source::{Affiliation, Identity, Role};
use std::borrow::Borrow;
use std::collections::BTreeMap;

pub(super) fn gather<R: Borrow<Reading>>(
    readings: &[R],
    items: &[Item<'_>],
    clusters: &mut Clusters,
) -> Sources {
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut place: BTreeMap<usize, usize> = BTreeMap::new();
    let mut of: Vec<Vec<Vec<VoiceId>>> =
        readings.iter().map(|r| vec![Vec::new(); r.borrow().sources.len()]).collect();
    for (at, item) in items.iter().enumerate() {
        let root = clusters.root(at);
        let voice = *place.entry(root).or_insert_with(|| {
            members.push(Vec::new());
            members.len() - 1
        });
        members[voice].push(at);
        let id = VoiceId(u32::try_from(voice).unwrap_or(u32::MAX));
        of[item.article][item.id.index()].push(id);
    }
    for (article, reading) in readings.iter().enumerate() {
        for (at, source) in reading.borrow().sources.iter().enumerate() {
            let spoken: Vec<VoiceId> = source
                .members
                .iter()
                .flat_map(|member| of[article].get(member.index()).cloned().unwrap_or_default())
                .collect();
            if source.identity == Identity::Several {
                of[article][at] = spoken;
            }
        }
    }
    let voices = members.iter().map(|members| voice(items, members, clusters)).collect();
    Sources { voices, of }
}

fn voice(items: &[Item<'_>], members: &[usize], clusters: &Clusters) -> Voice {
    let sources = || members.iter().map(|&at| items[at].source);
    let name = fullest(sources().map(|source| (source.name.as_str(), fullness(&source.identity))));
    let naming = sources().map(|source| source.naming).min();
    let affiliation =
        commonest(sources().map(|s| s.affiliation.clone()).filter(|a| *a != Affiliation::Unknown));
    let role = commonest(sources().map(|s| s.role).filter(|r| *r != Role::Unknown));
    // A body that speaks for itself does so by the name of the voice.
    let affiliation = affiliation.map(|affiliation| match (&affiliation, &name) {
        (Affiliation::Body(own), Some(name)) if sources().any(|s| s.name == *own) => {
            Affiliation::Body(name.clone())
        }
        _ => affiliation,
    });
    let office = sources().flat_map(|source| &source.offices).map(|office| office.words.clone());
    Voice {
        name: name.unwrap_or_default(),
        naming: naming.unwrap_or(crate::source::Naming::Description),
        office: commonest(office),
        affiliation: affiliation.unwrap_or(Affiliation::Unknown),
        role: role.unwrap_or(Role::Unknown),
        aliases: members
            .iter()
            .map(|&at| Alias {
                article: items[at].article,
                source: items[at].id,
                bond: clusters.bond[at],
            })
            .collect(),
    }
}

fn fullness(identity: &Identity) -> usize {
    match identity {
        Identity::Person { given, .. } => 1 + given.len().min(1),
        Identity::Body { words, .. } => words.len(),
        Identity::Group(_) => 0,
        _ => 1,
    }
}

/// The name of the fullest kind; of those the commonest, of those the first.
fn fullest<'a>(names: impl Iterator<Item = (&'a str, usize)> + Clone) -> Option<String> {
    let top = names.clone().map(|(_, fullness)| fullness).max()?;
    commonest(names.filter(|(_, fullness)| *fullness == top).map(|(name, _)| name.to_owned()))
}

/// The value that occurs most often; of those the first.
fn commonest<T: PartialEq>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for value in values {
        match counts.iter().position(|(known, _)| *known == value) {
            Some(at) => counts[at].1 += 1,
            // What came up late among so many others is not the commonest.
            None if counts.len() < MOST_VALUES => counts.push((value, 1)),
            None => {}
        }
    }
    let best = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    best.map(|(value, _)| value)
}

/// So many different values are counted.
const MOST_VALUES: usize = 32;
