//! Which bodies, governments and groups of different articles are one.

use super::{Bond, Clusters, Item};
use crate::source::Identity;
use crate::source::knowledge::Country;
use crate::source::pronouns::is_one;
use std::collections::BTreeMap;

pub(super) fn join(items: &[Item<'_>], clusters: &mut Clusters) {
    let mut governments: BTreeMap<usize, usize> = BTreeMap::new();
    let mut bodies: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: BTreeMap<String, usize> = BTreeMap::new();
    // Words that mean nobody in particular.
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    // The short form that an article gives, and the bodies that have it.
    let mut acronyms: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        match &item.source.identity {
            Identity::Government(country) => {
                let first = *governments.entry(country.index()).or_insert(at);
                clusters.join(first, at, Bond::SameCountry);
            }
            Identity::Body { country, words: name, acronym } => {
                let first = *bodies.entry(key(name, *country)).or_insert(at);
                clusters.join(first, at, Bond::SameBody);
                if let Some(acronym) = acronym {
                    let short = acronym.replace('.', "").to_lowercase();
                    let known = acronyms.entry(short).or_default();
                    if !known.contains(&first) {
                        known.push(first);
                    }
                }
            }
            Identity::Group(words) if !is_one(words) => {
                let first = *groups.entry(words.clone()).or_insert(at);
                clusters.join(first, at, Bond::SameDescription);
            }
            Identity::Unresolved => {
                let first = *words.entry(item.source.name.clone()).or_insert(at);
                clusters.join(first, at, Bond::SameDescription);
            }
            _ => {}
        }
    }
    for (at, item) in items.iter().enumerate() {
        if let Identity::Body { words, .. } = &item.source.identity
            && let [word] = words.as_slice()
            && let Some([body]) = acronyms.get(&word.replace('.', "")).map(Vec::as_slice)
        {
            clusters.join(*body, at, Bond::Acronym);
        }
    }
}

/// A body's words and its country.
fn key(words: &[String], country: Option<Country>) -> String {
    format!("{} {}", words.join(" "), country.map_or("", Country::name))
}
