//! Nouns for those who speak, and given names.

use super::Gender;
use crate::source::Role;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a noun says of whom it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct Noun {
    /// The part its bearer plays.
    pub(in crate::source) role: Role,
    /// Whether it names several.
    pub(in crate::source) number: Number,
    /// Whether its bearer leads a state or its government.
    pub(in crate::source) rank: Rank,
}

/// One or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Number {
    One,
    Several,
}

/// Whether a noun's bearer leads a state or its government.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Rank {
    Leader,
    Other,
}

/// What a word at the head of a body's name makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum BodyWord {
    Official,
    Military,
    Media,
    Independent,
    Other,
}

struct Nouns {
    roles: BTreeMap<String, (Role, Rank)>,
    bodies: BTreeMap<&'static str, BodyWord>,
    lists: BTreeMap<&'static str, Vec<&'static str>>,
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(|| {
    let mut nouns =
        Nouns { roles: BTreeMap::new(), bodies: BTreeMap::new(), lists: BTreeMap::new() };
    let mut heading = "";
    for line in include_str!("../../../data/roles.txt").lines() {
        if let Some(name) = line.strip_prefix("@ ") {
            heading = name.trim();
        } else if !line.starts_with('#') {
            nouns.read(heading, line);
        }
    }
    for list in nouns.lists.values_mut() {
        list.sort_unstable();
    }
    nouns
});

static GIVEN: LazyLock<BTreeMap<&'static str, Option<Gender>>> = LazyLock::new(|| {
    let mut given = BTreeMap::new();
    let mut gender = None;
    for line in include_str!("../../../data/given.txt").lines() {
        match line.strip_prefix("@ ") {
            Some("female") => gender = Some(Gender::Female),
            Some("male") => gender = Some(Gender::Male),
            Some(_) => gender = None,
            None if line.starts_with('#') => {}
            None => {
                for name in line.split_whitespace() {
                    let known = given.entry(name).or_insert(gender);
                    if *known != gender {
                        *known = None;
                    }
                }
            }
        }
    }
    given
});

impl Nouns {
    fn read(&mut self, heading: &'static str, line: &'static str) {
        let role = match heading {
            "leader" | "official" => Role::Official,
            "military" => Role::Military,
            "expert" => Role::Expert,
            "media" => Role::Media,
            "resident" => Role::Resident,
            "organisation" => Role::Organisation,
            "unnamed" => Role::Unnamed,
            "unknown" => Role::Unknown,
            _ => return self.read_list(heading, line),
        };
        let rank = if heading == "leader" { Rank::Leader } else { Rank::Other };
        for word in line.split_whitespace() {
            self.roles.entry(word.replace('-', " ")).or_insert((role, rank));
            if word.contains('-') {
                self.roles.entry(word.to_owned()).or_insert((role, rank));
            }
        }
    }

    fn read_list(&mut self, heading: &'static str, line: &'static str) {
        let kind = match heading {
            "official-body" => BodyWord::Official,
            "military-body" => BodyWord::Military,
            "media-body" => BodyWord::Media,
            "independent-body" => BodyWord::Independent,
            "other-body" => BodyWord::Other,
            _ => return self.lists.entry(heading).or_default().extend(line.split_whitespace()),
        };
        for word in line.split_whitespace() {
            self.bodies.entry(word).or_insert(kind);
        }
    }

    fn lists(&self, heading: &str, word: &str) -> bool {
        self.lists.get(heading).is_some_and(|list| list.binary_search(&word).is_ok())
    }
}

/// The singular forms that a word may be the plural of, the likeliest first.
fn singulars(word: &str) -> impl Iterator<Item = String> {
    let rules = [("ies", "y"), ("men", "man"), ("es", ""), ("s", "")];
    let word = word.to_owned();
    rules.into_iter().filter_map(move |(end, to)| {
        let stem = word.strip_suffix(end)?;
        (stem.len() > 2 || end == "men").then(|| format!("{stem}{to}"))
    })
}

/// What a noun, or a title of several words, says of its bearer; in lower case, apart by spaces.
pub(in crate::source) fn noun(words: &str) -> Option<Noun> {
    let found = |words: &str, number: Number| {
        NOUNS.roles.get(words).map(|&(role, rank)| Noun { role, number, rank })
    };
    const SEVERAL: [&str; 9] = [
        "people",
        "police",
        "children",
        "kids",
        "townspeople",
        "spokespeople",
        "passersby",
        "crowd",
        "staff",
    ];
    if SEVERAL.contains(&words) || words.ends_with("men") {
        return found(words, Number::Several)
            .or_else(|| singulars(words).find_map(|one| found(&one, Number::Several)));
    }
    found(words, Number::One)
        .or_else(|| singulars(words).find_map(|one| found(&one, Number::Several)))
        .or_else(|| {
            let (_, last) = words.rsplit_once('-')?;
            noun(last)
        })
}

/// The longest title of at most four words that ends a phrase, and how many words it takes.
pub(in crate::source) fn phrase_noun(words: &[&str]) -> Option<(Noun, usize)> {
    (1..=words.len().min(4)).rev().find_map(|length| {
        let title = words[words.len() - length..].join(" ");
        noun(&title).map(|found| (found, length))
    })
}

/// What a word (in lower case, singular or plural) makes of the body at whose head it stands.
pub(in crate::source) fn body_word(word: &str) -> Option<BodyWord> {
    let found = |word: &str| NOUNS.bodies.get(word).copied();
    found(word.trim_end_matches('.'))
}

/// Whether a noun names what someone says: "remarks".
pub(in crate::source) fn is_speech(word: &str) -> bool {
    NOUNS.lists("speech", word) || singulars(word).any(|one| NOUNS.lists("speech", &one))
}

/// Whether a word only counts whom a description means: "some", "many".
pub(in crate::source) fn is_plain(word: &str) -> bool {
    NOUNS.lists("plain", word)
}

/// Whether a word stands before a name and is no office: "Mr.", "Dr."
pub(in crate::source) fn is_honorific(word: &str) -> bool {
    NOUNS.lists("honorific", word.trim_end_matches('.'))
}

/// Whether a noun's bearer is she or he.
pub(in crate::source) fn gender_of_noun(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.');
    if NOUNS.lists("female", word) {
        Some(Gender::Female)
    } else if NOUNS.lists("male", word) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// `None` if a word is no common given name, `Some(None)` if both women and men bear it.
pub(in crate::source) fn gender_of_given(word: &str) -> Option<Option<Gender>> {
    GIVEN.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_tell_role_and_number() {
        let tell = |word: &str| noun(word).map(|n| (n.role, n.number));
        assert_eq!(tell("analyst"), Some((Role::Expert, Number::One)));
        assert_eq!(tell("authorities"), Some((Role::Official, Number::Several)));
        assert_eq!(tell("firemen"), Some((Role::Official, Number::Several)));
        assert_eq!(tell("witnesses"), Some((Role::Resident, Number::Several)));
        assert_eq!(tell("ex-minister"), Some((Role::Official, Number::One)));
        assert_eq!(tell("bridge"), None);
    }

    #[test]
    fn the_longest_title_counts() {
        let (found, length) = phrase_noun(&["deputy", "prime", "minister"]).expect("a title");
        assert_eq!((found.rank, length), (Rank::Leader, 2));
        let (found, _) = phrase_noun(&["attorney", "general"]).expect("a title");
        assert_eq!(found.role, Role::Official);
    }
}
