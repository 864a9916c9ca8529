//! Word lists: general knowledge about English, kept as data.

use std::sync::LazyLock;

/// Words, each with its place among them, found in constant time by a hash of the letters. The same on
/// every platform. It knows nothing of what is said of them, so that one piece of code serves all lists.
#[derive(Debug, Default)]
struct Index {
    /// The letters of all words, one behind the other: none takes memory of its own.
    letters: String,
    /// Where each word ends among them.
    ends: Vec<usize>,
    /// A power of two of slots, at most half of them taken: one more than the place of a word, or 0.
    slots: Vec<u32>,
    /// Bytes of the longest word.
    longest: usize,
}

impl Index {
    /// The place of a word, which is made of `pieces`.
    #[inline(never)]
    fn enter(&mut self, pieces: &[&str]) -> usize {
        if self.slots.len() <= 2 * self.ends.len() {
            self.lay_out(self.slots.len() + 16);
        }
        let start = self.letters.len();
        pieces.iter().for_each(|piece| self.letters.push_str(piece));
        let slot = self.slot(&self.letters[start..]);
        if let Some(place) = self.slots[slot].checked_sub(1) {
            self.letters.truncate(start);
            return place as usize;
        }
        self.longest = self.longest.max(self.letters.len() - start);
        self.ends.push(self.letters.len());
        self.slots[slot] = self.ends.len() as u32;
        self.ends.len() - 1
    }

    fn with_room_for(words: usize) -> Index {
        let mut index = Index::default();
        index.lay_out(words);
        index
    }

    /// Makes slots for a number of words.
    #[inline(never)]
    fn lay_out(&mut self, words: usize) {
        self.slots = vec![0; (2 * words + 1).next_power_of_two()];
        for place in 0..self.ends.len() {
            let slot = self.slot(self.word(place));
            self.slots[slot] = place as u32 + 1;
        }
    }

    fn word(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start..self.ends[place]]
    }

    /// The place of `word`, if it is one of them.
    #[inline(never)]
    fn find(&self, word: &str) -> Option<usize> {
        if word.len() > self.longest || self.slots.is_empty() {
            return None;
        }
        self.slots[self.slot(word)].checked_sub(1).map(|place| place as usize)
    }

    /// The slot of `word`, or the free one where it would be.
    fn slot(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let hash = fnv(word);
        // Its high bits are folded in.
        let mut slot = (hash ^ hash >> 15) as usize & mask;
        while let Some(place) = self.slots[slot].checked_sub(1) {
            if self.word(place as usize) == word {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// What a list says of words.
#[derive(Debug)]
pub(crate) struct WordMap<V> {
    index: Index,
    values: Vec<V>,
}

impl<V> WordMap<V> {
    /// Of a word that is given twice, the first counts.
    pub(crate) fn new<K: AsRef<str>>(words: Vec<(K, V)>) -> WordMap<V> {
        let index = Index::with_room_for(words.len());
        let mut map = WordMap { index, values: Vec::with_capacity(words.len()) };
        for (word, value) in words {
            map.entry(&[word.as_ref()], value);
        }
        map
    }

    pub(crate) fn empty() -> WordMap<V> {
        WordMap { index: Index::default(), values: Vec::new() }
    }

    /// What is kept of the word made of `pieces`, which is `first` when the word is new.
    pub(crate) fn entry(&mut self, pieces: &[&str], first: V) -> &mut V {
        let place = self.index.enter(pieces);
        if place == self.values.len() {
            self.values.push(first);
        }
        &mut self.values[place]
    }

    /// What the list says of `word`, letter for letter.
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        self.index.find(word).map(|place| &self.values[place])
    }
}

/// Lists in which a word may stand several times.
#[derive(Debug)]
pub(crate) struct WordGroups<V> {
    index: Index,
    /// The first and the last thing said of each word.
    ends: Vec<[usize; 2]>,
    /// All that is said, each with the place of what is said next of the same word.
    items: Vec<(V, Option<usize>)>,
}

impl<V> WordGroups<V> {
    pub(crate) fn new<K: AsRef<str>>(words: Vec<(K, V)>) -> WordGroups<V> {
        let mut groups = WordGroups::empty();
        groups.index.lay_out(words.len());
        for (word, value) in words {
            groups.push(&[word.as_ref()], value);
        }
        groups
    }

    pub(crate) fn empty() -> WordGroups<V> {
        WordGroups { index: Index::default(), ends: Vec::new(), items: Vec::new() }
    }

    /// Says one more thing of the word made of `pieces`.
    pub(crate) fn push(&mut self, pieces: &[&str], value: V) {
        let (word, item) = (self.index.enter(pieces), self.items.len());
        match self.ends.get_mut(word) {
            Some([_, last]) => self.items[std::mem::replace(last, item)].1 = Some(item),
            None => self.ends.push([item; 2]),
        }
        self.items.push((value, None));
    }

    /// All that is said of `word`, in the order in which it was.
    pub(crate) fn get(&self, word: &str) -> impl Iterator<Item = &V> + use<'_, V> {
        let mut next = self.index.find(word).map(|word| self.ends[word][0]);
        std::iter::from_fn(move || {
            let (value, behind) = &self.items[next?];
            next = *behind;
            Some(value)
        })
    }
}

/// A number for a word, the same on every platform (FNV-1a).
pub(crate) fn fnv(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A list of words.
#[derive(Debug)]
pub(crate) struct WordList(Index);

impl WordList {
    /// Reads words apart by white space; lines that start with `#` are comments.
    pub(crate) fn parse(data: &'static str) -> WordList {
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        WordList::of(lines.flat_map(str::split_whitespace).collect())
    }

    /// The list of these words.
    pub(crate) fn of<K: AsRef<str>>(words: Vec<K>) -> WordList {
        let mut list = Index::with_room_for(words.len());
        for word in words {
            list.enter(&[word.as_ref()]);
        }
        WordList(list)
    }

    /// Whether `word` is in the list, letter for letter.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.find(word).is_some()
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
    use super::{WordGroups, WordMap};
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
            let map = WordMap::new(given.clone());
            for (word, place) in &first {
                prop_assert_eq!(map.get(word), Some(place));
            }
            prop_assert_eq!(map.get(&other), first.get(&other));
            let groups = WordGroups::new(given.clone());
            for word in given.iter().map(|(word, _)| word).chain([&other]) {
                let all = given.iter().filter(|(known, _)| known == word).map(|(_, place)| place);
                prop_assert!(groups.get(word).eq(all));
            }
        }

        #[test]
        fn pieces_make_a_word(words in prop::collection::vec("[ab]{0,5}", 1..60), cut in 0usize..5) {
            let mut map = WordMap::empty();
            for (place, word) in words.iter().enumerate() {
                let (front, back) = word.split_at(cut.min(word.len()));
                map.entry(&[front, "", back], place);
            }
            for word in &words {
                let first = words.iter().position(|known| known == word);
                prop_assert_eq!(map.get(word).copied(), first);
            }
        }
    }
}
