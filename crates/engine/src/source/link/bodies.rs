//! Which bodies, governments and groups of different articles are one.

use super::{Bond, Clusters, Item};
use crate::source::Identity;
use crate::source::knowledge::Country;
use crate::source::pronouns::is_one;
use std::collections::BTreeMap;

pub(super) fn join(items: &[Item<'_>], clusters: &mut Clusters) {
    let mut governments: BTreeMap<Country, usize> = BTreeMap::new();
    let mut bodies: BTreeMap<(&[String], Option<Country>), usize> = BTreeMap::new();
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    // Words that mean nobody in particular.
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    // The short form that an article gives, and the body; none where two bodies share it.
    let mut acronyms: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        match &item.source.identity {
            Identity::Government(country) => {
                let first = *governments.entry(*country).or_insert(at);
                clusters.join(first, at, Bond::SameCountry);
            }
            Identity::Body { country, words: name, acronym } => {
                let first = *bodies.entry((name.as_slice(), *country)).or_insert(at);
                clusters.join(first, at, Bond::SameBody);
                if let Some(acronym) = acronym {
                    let short = acronym.replace('.', "").to_lowercase();
                    acronyms
                        .entry(short)
                        .and_modify(|known| *known = known.filter(|&known| known == first))
                        .or_insert(Some(first));
                }
            }
            Identity::Group(words) if !is_one(words) => {
                let first = *groups.entry(words.as_str()).or_insert(at);
                clusters.join(first, at, Bond::SameDescription);
            }
            Identity::Unresolved => {
                let first = *words.entry(item.source.name.as_str()).or_insert(at);
                clusters.join(first, at, Bond::SameDescription);
            }
            _ => {}
        }
    }
    for (at, item) in items.iter().enumerate() {
        if let Identity::Body { words, .. } = &item.source.identity
            && let [word] = words.as_slice()
            && let Some(Some(body)) = acronyms.get(&word.replace('.', ""))
        {
            clusters.join(*body, at, Bond::Acronym);
        }
    }
}
