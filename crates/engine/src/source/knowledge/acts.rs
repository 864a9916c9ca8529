//! What governments do.

use crate::figure::noun::stem;
use crate::language::words::{WordList, grouped};
use std::sync::LazyLock;

/// What a word says a government does or is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Act {
    /// A verb: its past form.
    Past,
    /// A verb in -ing.
    Going,
    /// A verb in -s, which may be a plural noun, too.
    Present,
    /// Another form of a verb.
    Base,
    /// An adjective: "ready", "opposed".
    State,
}

/// Words with a letter for their group before them; of verbs the stems.
static WORDS: LazyLock<WordList> = LazyLock::new(|| {
    let words = grouped(include_str!("../../../data/acts.txt")).flat_map(|(group, line)| {
        line.split_whitespace().map(move |word| match group {
            "verb" => format!("v{}", stem(word)),
            "past" => format!("p{word}"),
            _ => format!("s{word}"),
        })
    });
    WordList::of(words.collect())
});

/// What a word (in lower case) says a government does, and a city or a land does not.
pub(in crate::source) fn act(word: &str) -> Option<Act> {
    if WORDS.has(&format!("s{word}")) {
        return Some(Act::State);
    }
    if WORDS.has(&format!("p{word}")) {
        return Some(Act::Past);
    }
    WORDS.has(&format!("v{}", stem(word))).then_some(match word {
        _ if word.ends_with("ed") => Act::Past,
        _ if word.ends_with("ing") => Act::Going,
        _ if word.ends_with('s') && !word.ends_with("ss") => Act::Present,
        _ => Act::Base,
    })
}
