//! Word lists: general knowledge about English, kept as data.

use std::sync::LazyLock;

/// A sorted list of words.
#[derive(Debug)]
pub(crate) struct WordList(Vec<&'static str>);

impl WordList {
    /// Reads words apart by white space; lines that start with `#` are comments.
    pub(crate) fn parse(data: &'static str) -> WordList {
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        let mut words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
        words.sort_unstable();
        words.dedup();
        WordList(words)
    }

    /// Whether `word` is in the list, letter for letter.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

static ABBREVIATIONS: &str = include_str!("../../data/abbreviations.txt");

fn abbreviations(part: usize) -> WordList {
    WordList::parse(ABBREVIATIONS.split("---\n").nth(part).unwrap_or(""))
}

/// Abbreviations that stand before a name and so never end a sentence.
pub(super) static BEFORE_NAMES: LazyLock<WordList> = LazyLock::new(|| abbreviations(0));
/// Abbreviations that may end a sentence.
pub(super) static OTHER_ABBREVIATIONS: LazyLock<WordList> = LazyLock::new(|| abbreviations(1));
/// Words that begin a sentence.
pub(super) static STARTERS: LazyLock<WordList> =
    LazyLock::new(|| WordList::parse(include_str!("../../data/starters.txt")));
