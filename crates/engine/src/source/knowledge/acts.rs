//! What governments do.

use crate::figure::noun::stem;
use crate::language::words::{WordMap, grouped};
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

static WORDS: LazyLock<WordMap<Act>> = LazyLock::new(|| {
    let words = grouped(include_str!("../../../data/acts.txt")).flat_map(|(group, line)| {
        let act = match group {
            "verb" => Act::Base,
            "past" => Act::Past,
            _ => Act::State,
        };
        let key = move |word| if act == Act::Base { stem(word) } else { format!("={word}") };
        line.split_whitespace().map(move |word| (key(word), act))
    });
    WordMap::new(words.collect())
});

/// What a word (in lower case) says a government does, and a city or a land does not.
pub(in crate::source) fn act(word: &str) -> Option<Act> {
    if let Some(&irregular) = WORDS.get(&format!("={word}")) {
        return Some(irregular);
    }
    WORDS.get(&stem(word))?;
    Some(match word {
        _ if word.ends_with("ed") => Act::Past,
        _ if word.ends_with("ing") => Act::Going,
        _ if word.ends_with('s') && !word.ends_with("ss") => Act::Present,
        _ => Act::Base,
    })
}
