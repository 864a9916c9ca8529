//! Word lists: general knowledge about English, kept as data.

use std::borrow::Cow;
use std::sync::LazyLock;

/// What lists say of words, found in constant time by a hash of the letters. The same on every
/// platform; there is no order to iterate in.
#[derive(Debug)]
pub(crate) struct WordMap<V> {
    /// A power of two of places, at most half of them taken.
    slots: Vec<Option<(Cow<'static, str>, V)>>,
    /// Bytes of the longest word.
    longest: usize,
}

impl<V> WordMap<V> {
    /// Of a word that is given twice, the first counts.
    pub(crate) fn new<K: Into<Cow<'static, str>>>(words: Vec<(K, V)>) -> WordMap<V> {
        let mut map = WordMap::with_room_for(words.len());
        for (word, value) in words {
            map.entry(word.into(), || value);
        }
        map
    }

    fn with_room_for(words: usize) -> WordMap<V> {
        let places = (words * 2).next_power_of_two().max(2);
        let slots = std::iter::repeat_with(|| None).take(places).collect();
        WordMap { slots, longest: 0 }
    }

    /// What is kept of a word, which is `first` when the word is new.
    fn entry(&mut self, word: Cow<'static, str>, first: impl FnOnce() -> V) -> &mut V {
        self.longest = self.longest.max(word.len());
        let slot = self.slot(&word);
        let (_, value) = self.slots[slot].get_or_insert_with(|| (word, first()));
        value
    }

    /// What the list says of `word`, letter for letter.
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        if word.len() > self.longest {
            return None;
        }
        self.slots[self.slot(word)].as_ref().map(|(_, value)| value)
    }

    /// The place of `word`, or the free one where it would be.
    fn slot(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let hash = fnv(word);
        // Its high bits are folded in.
        let mut slot = (hash ^ hash >> 15) as usize & mask;
        while self.slots[slot].as_ref().is_some_and(|(known, _)| known != word) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

impl<V> WordMap<Vec<V>> {
    /// All that is given for a word, in its order.
    pub(crate) fn gather<K: Into<Cow<'static, str>>>(words: Vec<(K, V)>) -> WordMap<Vec<V>> {
        let mut map = WordMap::with_room_for(words.len());
        for (word, value) in words {
            map.entry(word.into(), Vec::new).push(value);
        }
        map
    }
}

/// A number for a word, the same on every platform (FNV-1a).
pub(crate) fn fnv(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A list of words.
#[derive(Debug)]
pub(crate) struct WordList(WordMap<()>);

impl WordList {
    /// Reads words apart by white space; lines that start with `#` are comments.
    pub(crate) fn parse(data: &'static str) -> WordList {
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        WordList::of(lines.flat_map(str::split_whitespace).collect())
    }

    /// The list of these words.
    pub(crate) fn of<K: Into<Cow<'static, str>>>(words: Vec<K>) -> WordList {
        WordList(WordMap::new(words.into_iter().map(|word| (word, ())).collect()))
    }

    /// Whether `word` is in the list, letter for letter.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.get(word).is_some()
    }
}

/// Whether a word is one of a few. Comparing them in place, as a pattern does, takes more code.
#[inline(never)]
pub(crate) fn is_any(word: &str, words: &[&str]) -> bool {
    words.contains(&word)
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

/// The days of the week, in lower case, from Monday.
pub(crate) const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The months, in lower case.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

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

#[cfg(test)]
mod tests {
    use super::WordMap;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn a_word_has_what_was_given_first(words in prop::collection::vec("[ab’]{0,3}", 0..40), other in "[ab’]{0,4}") {
            let given: Vec<(String, usize)> = words.into_iter().zip(0..).collect();
            let mut first = BTreeMap::new();
            for (word, place) in &given {
                first.entry(word.clone()).or_insert(*place);
            }
            let map = WordMap::new(given);
            for (word, place) in &first {
                prop_assert_eq!(map.get(word), Some(place));
            }
            prop_assert_eq!(map.get(&other), first.get(&other));
        }
    }
}
