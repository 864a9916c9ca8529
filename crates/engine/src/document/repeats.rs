//! Finds what a text says twice: teasers above the article, pull quotes inside it.

use super::lines::Part;
use super::shape;
use std::collections::{BTreeMap, BTreeSet};

/// The parts whose every word stands, in order, in another part. Of two equal parts the later is
/// given, or the earlier if it stands before `body`.
#[inline(never)]
pub(super) fn find_copies(text: &str, parts: &[Part], body: usize) -> Vec<usize> {
    // Each candidate is known by its first words; of several with the same ones only the first is
    // looked for, which keeps this linear in texts that say one thing a thousand times.
    let mut starts: BTreeMap<u64, usize> = BTreeMap::new();
    let hashed: Vec<Vec<u64>> = parts
        .iter()
        .map(|part| if part.is_open() { hashes(part.span.of(text)) } else { Vec::new() })
        .collect();
    for (at, words) in hashed.iter().enumerate() {
        if (WINDOW..=80).contains(&words.len()) {
            starts.entry(mix(&words[..WINDOW])).or_insert(at);
        }
    }
    let mut copies = BTreeSet::new();
    if starts.is_empty() {
        return Vec::new();
    }
    for (at, words) in hashed.iter().enumerate() {
        for from in 0..(words.len() + 1).saturating_sub(WINDOW) {
            let Some(&short) = starts.get(&mix(&words[from..from + WINDOW])) else { continue };
            if short == at || !words[from..].starts_with(&hashed[short]) {
                continue;
            }
            let same = words.len() == hashed[short].len();
            copies.insert(if same && short >= body { at } else { short });
        }
    }
    copies.into_iter().collect()
}

/// The fewest words that are no coincidence when they stand in a row twice.
const WINDOW: usize = 6;

fn hashes(text: &str) -> Vec<u64> {
    shape::words(text).map(|word| hash(word, usize::MAX)).collect()
}

fn mix(words: &[u64]) -> u64 {
    words.iter().fold(SEED, |h, word| (h ^ word).wrapping_mul(PRIME).rotate_left(23))
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// FNV-1a over the first `most` letters of a word in lower case: the same on every platform.
fn hash(word: &str, most: usize) -> u64 {
    let next = |h: u64, c: char| (h ^ u64::from(u32::from(c))).wrapping_mul(PRIME);
    if word.is_ascii() {
        let letters = word.bytes().filter(|&byte| byte != b'\'').take(most);
        return letters.fold(SEED, |h, byte| next(h, char::from(byte.to_ascii_lowercase())));
    }
    let letters = word.chars().filter(|c| !shape::is_apostrophe(*c));
    letters.flat_map(char::to_lowercase).take(most).fold(SEED, next)
}

/// The words of some parts, by their stems.
pub(super) struct Vocabulary {
    stems: BTreeSet<u64>,
}

/// How much of a part's words others have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shared {
    /// Words that carry meaning, and how many of them the others have.
    pub(super) words: usize,
    pub(super) found: usize,
    /// Numbers, and how many of them the others have.
    pub(super) numbers: usize,
    pub(super) numbers_found: usize,
}

/// Words grow endings ("negotiate", "negotiations"): so many letters of one are compared.
const STEM: usize = 5;

/// A teaser repeats the top of an article. In a very long text every word is found somewhere, so no
/// more than this many are gathered.
const ENOUGH: usize = 1200;

impl Vocabulary {
    pub(super) fn of<'p>(text: &str, parts: impl Iterator<Item = &'p Part>) -> Vocabulary {
        let words = parts.flat_map(|part| shape::words(part.span.of(text))).take(ENOUGH);
        let mut stems = BTreeSet::new();
        for word in words {
            stems.insert(stem(word));
        }
        Vocabulary { stems }
    }

    pub(super) fn shares(&self, line: &str) -> Shared {
        let mut shared = Shared { words: 0, found: 0, numbers: 0, numbers_found: 0 };
        for word in shape::words(line) {
            let found = usize::from(self.stems.contains(&stem(word)));
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                shared.numbers += 1;
                shared.numbers_found += found;
            } else if word.chars().nth(3).is_some() {
                shared.words += 1;
                shared.found += found;
            }
        }
        shared
    }
}

fn stem(word: &str) -> u64 {
    let number = word.starts_with(|c: char| c.is_ascii_digit());
    hash(word, if number { usize::MAX } else { STEM })
}
