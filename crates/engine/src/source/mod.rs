//! Who speaks.
//!
//! A first version: mentions with the same name are one source. Titles, pronouns and spelling
//! variants are not yet traced to the person they mean.

use crate::claim::Claim;
use crate::language::words::WordList;
use crate::span::{Span, cover_all};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The place of a [`Source`] in [`crate::Reading::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

impl SourceId {
    /// The place as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Someone to whom claims are attributed: all mentions that bear the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name to show: the first mention without its article and its apposition ("the mayor, a
    /// lawyer" is "mayor"), white space tidied.
    pub name: String,
    /// How the source is named.
    pub naming: Naming,
    /// Where it is named as a source, in order.
    pub mentions: Vec<Span>,
}

/// How a source is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Naming {
    /// By a proper name: "Ann Lee", "the Ministry of Health".
    Name,
    /// By a description that names nobody: "officials", "a witness".
    Description,
    /// By a pronoun, which does not say who is meant: "she", "who".
    Pronoun,
}

const PRONOUNS: &str =
    "i he she it we you they who which that this these those him her them one some others";

static PRONOUN_LIST: LazyLock<WordList> = LazyLock::new(|| WordList::parse(PRONOUNS));
static GROUPS: LazyLock<WordList> =
    LazyLock::new(|| WordList::parse(include_str!("../../data/groups.txt")));

/// Gathers the sources of the claims by name and writes into each claim who speaks.
pub fn name(text: &str, claims: &mut [Claim]) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    let mut by_key: BTreeMap<String, SourceId> = BTreeMap::new();
    for claim in claims {
        let Some(mention) = cover_all(claim.source.iter().copied()) else { continue };
        let name = short_name(mention.of(text));
        if name.is_empty() {
            continue;
        }
        let id = *by_key.entry(name.to_lowercase()).or_insert_with(|| {
            let naming = naming(&name);
            sources.push(Source { name, naming, mentions: Vec::new() });
            SourceId(u32::try_from(sources.len() - 1).unwrap_or(u32::MAX))
        });
        claim.speaker = Some(id);
        let mentions = &mut sources[id.index()].mentions;
        if !mentions.contains(&mention) {
            mentions.push(mention);
        }
    }
    sources
}

/// A mention without the article before it and the apposition behind it.
fn short_name(mention: &str) -> String {
    let named = mention.split([',', '(', '—', ';']).next().unwrap_or(mention);
    let mut words: Vec<&str> = named.split_whitespace().collect();
    let article = |w: &&str| ["the", "a", "an"].iter().any(|a| w.eq_ignore_ascii_case(a));
    if words.len() > 1 && words.first().is_some_and(article) {
        words.remove(0);
    }
    let name = words.join(" ");
    name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned()
}

fn naming(name: &str) -> Naming {
    let lower = name.to_lowercase();
    if PRONOUN_LIST.has(&lower) {
        return Naming::Pronoun;
    }
    // The head of the phrase stands before its first preposition or relative pronoun.
    let links =
        ["of", "in", "from", "with", "at", "for", "on", "who", "close", "to", "and", "linked"];
    let head = name
        .split_whitespace()
        .take_while(|word| !links.contains(word))
        .last()
        .unwrap_or(name)
        .trim_end_matches(|c: char| !c.is_alphanumeric());
    let capital = head.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if capital && !GROUPS.has(&head.to_lowercase()) { Naming::Name } else { Naming::Description }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_articles_and_appositions() {
        assert_eq!(short_name("the  Ministry\nof Health"), "Ministry of Health");
        assert_eq!(short_name("Ann Lee, the mayor of Rome,"), "Ann Lee");
        assert_eq!(short_name("The"), "The");
    }

    #[test]
    fn a_name_is_told_from_a_description() {
        for name in ["Ann Lee", "Ministry of Health", "mayor of Rome Ann Lee", "NATO"] {
            let expected = if name.starts_with('m') { Naming::Description } else { Naming::Name };
            assert_eq!(naming(name), expected, "{name}");
        }
        for name in ["Italian officials", "Residents", "witness", "Some"] {
            assert_ne!(naming(name), Naming::Name, "{name}");
        }
        assert_eq!(naming("She"), Naming::Pronoun);
    }
}
