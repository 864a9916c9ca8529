//! Word lists: general knowledge about English, kept as data.

use std::sync::LazyLock;

/// A sorted list of words.
#[derive(Debug)]
pub(crate) struct WordList(Vec<&'static str>);

impl WordList {
    /// Reads words apart by white space; lines that start with `#` are comments.
    pub(crate) fn parse(data: &'static str) -> WordList {
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        WordList::of(lines.flat_map(str::split_whitespace).collect())
    }

    /// The list of these words.
    pub(crate) fn of(mut words: Vec<&'static str>) -> WordList {
        words.sort_unstable();
        words.dedup();
        WordList(words)
    }

    /// Whether `word` is in the list, letter for letter.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

/// The lines of a list with the group each is in: `@ name` opens a group, `#` lines are remarks.
pub(crate) fn grouped(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut group = "";
    data.lines().filter_map(move |line| {
        if let Some(name) = line.strip_prefix("@ ") {
            group = name.trim();
            return None;
        }
        let line = line.trim();
        (!line.is_empty() && !line.starts_with('#')).then_some((group, line))
    })
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
