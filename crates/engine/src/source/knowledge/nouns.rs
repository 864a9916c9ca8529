//! Nouns for those who speak, and given names.

use super::Gender;
use crate::language::words::{WordList, WordMap, grouped};
use crate::source::Role;
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
    roles: WordMap<(Role, Rank)>,
    bodies: WordMap<BodyWord>,
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    grouped(include_str!("../../../data/roles.txt"))
}

fn data() -> impl Iterator<Item = (&'static str, &'static str)> {
    lines().flat_map(|(group, line)| line.split_whitespace().map(move |word| (group, word)))
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(|| {
    let (mut roles, mut bodies) = (WordMap::empty(), WordMap::empty());
    for (group, word) in data() {
        if let Some((role, rank)) = role_of(group) {
            if word.contains('-') {
                roles.entry(&[&word.replace('-', " ")], (role, rank));
            }
            roles.entry(&[word], (role, rank));
        } else if let Some(body) = body_of(group) {
            bodies.entry(&[word], body);
        }
    }
    Nouns { roles, bodies }
});

fn role_of(group: &str) -> Option<(Role, Rank)> {
    let role = match group {
        "leader" => return Some((Role::Official, Rank::Leader)),
        "official" => Role::Official,
        "military" => Role::Military,
        "expert" => Role::Expert,
        "media" => Role::Media,
        "resident" => Role::Resident,
        "organisation" => Role::Organisation,
        "unnamed" => Role::Unnamed,
        "unknown" => Role::Unknown,
        _ => return None,
    };
    Some((role, Rank::Other))
}

fn body_of(group: &str) -> Option<BodyWord> {
    Some(match group {
        "official-body" => BodyWord::Official,
        "military-body" => BodyWord::Military,
        "media-body" => BodyWord::Media,
        "independent-body" => BodyWord::Independent,
        "other-body" => BodyWord::Other,
        _ => return None,
    })
}

fn list(wanted: &str) -> WordList {
    let lines = lines().filter(|(group, _)| *group == wanted);
    WordList::of(lines.flat_map(|(_, line)| line.split_whitespace()).collect())
}

static SPEECH: LazyLock<WordList> = LazyLock::new(|| list("speech"));
static PLAIN: LazyLock<WordList> = LazyLock::new(|| list("plain"));
static HONORIFIC: LazyLock<WordList> = LazyLock::new(|| list("honorific"));
static FEMALE: LazyLock<WordList> = LazyLock::new(|| list("female"));
static MALE: LazyLock<WordList> = LazyLock::new(|| list("male"));

static GIVEN: LazyLock<WordMap<Option<Gender>>> = LazyLock::new(|| {
    let gender = |group: &str| match group {
        "female" => Some(Gender::Female),
        "male" => Some(Gender::Male),
        _ => None,
    };
    let lines = grouped(include_str!("../../../data/given.txt"));
    let names = lines.flat_map(|(group, line)| line.split_whitespace().map(move |n| (group, n)));
    WordMap::new(names.map(|(group, name)| (name, gender(group))).collect())
});

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
    SPEECH.has(word) || singulars(word).any(|one| SPEECH.has(&one))
}

/// Whether a word only counts whom a description means: "some", "many".
pub(in crate::source) fn is_plain(word: &str) -> bool {
    PLAIN.has(word)
}

/// Whether a word stands before a name and is no office: "Mr.", "Dr."
pub(in crate::source) fn is_honorific(word: &str) -> bool {
    HONORIFIC.has(word.trim_end_matches('.'))
}

/// Whether a noun's bearer is she or he.
pub(in crate::source) fn gender_of_noun(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.');
    if FEMALE.has(word) {
        Some(Gender::Female)
    } else if MALE.has(word) {
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
