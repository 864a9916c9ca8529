//! The words of bylines: what the lists say of them, and what their shape says.

use super::{clutter, shape};
use crate::language::words::{WordGroups, WordList};
use std::sync::LazyLock;

/// What a word of `data/bylines.txt` tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    By,
    /// As By, of someone who is not the author: an editor, a photographer.
    HelpedBy,
    Published,
    Updated,
    Filler,
    Role,
    Particle,
    /// A word that opens headings and is in no name: "What", "Key".
    NoName,
    Outlet,
    OutletWord,
    /// A date, a time, a number.
    Day(usize),
    Number,
    Name,
    /// A mark that stands between the parts of a line.
    Mark,
    Unknown,
}

/// The list's phrases in normal form.
pub(super) static WORDS: LazyLock<WordGroups<Sense>> = LazyLock::new(|| {
    let lines = clutter::sections(include_str!("../../data/bylines.txt"));
    let words = lines.map(|(section, line)| {
        let sense = match section {
            "by" => Sense::By,
            "helped by" => Sense::HelpedBy,
            "published" => Sense::Published,
            "updated" => Sense::Updated,
            "role" => Sense::Role,
            "particle" => Sense::Particle,
            "no name" => Sense::NoName,
            "outlet" => Sense::Outlet,
            "outlet word" => Sense::OutletWord,
            _ => Sense::Filler,
        };
        (shape::normal(line), sense)
    });
    WordGroups::new(words.collect())
});

/// The first words of the list's phrases. Nearly every word fails here, at little cost.
pub(super) static OPENINGS: LazyLock<WordList> = LazyLock::new(|| {
    let phrases = clutter::sections(include_str!("../../data/bylines.txt"));
    WordList::of(phrases.filter_map(|(_, line)| shape::first_normal_word(line)).collect())
});

/// The most words of a list's phrase.
pub(super) const LONGEST: usize = 3;

pub(super) fn has_sense(words: &str, sense: Sense) -> bool {
    WORDS.get(&shape::normalise(words)).any(|known| *known == sense)
}

/// Whether words name an outlet: by its own name, by its address, or by a word such as "Gazette"
/// among capitalised ones.
pub(super) fn names_outlet(words: &str) -> bool {
    let count = shape::count_words(words, 8);
    if count == 0 || count > 6 || words.len() > 80 {
        return false;
    }
    let plain = words.trim_end_matches('.');
    has_sense(plain, Sense::Outlet)
        || is_domain(plain)
        || (shape::words(words)
            .any(|w| shape::is_capitalised(w) && has_sense(w, Sense::OutletWord))
            && shape::words(words).all(|w| {
                !shape::starts_lower(w)
                    || has_sense(w, Sense::Filler)
                    || has_sense(w, Sense::Particle)
            }))
}

/// Whether a word is the address of a site: "example.com".
pub(super) fn is_domain(word: &str) -> bool {
    let Some((name, end)) = word.rsplit_once('.') else { return false };
    let host = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    name.len() >= 2
        && name.chars().all(host)
        && name.contains(|c: char| c.is_ascii_alphabetic())
        && (matches!(
            end.to_ascii_lowercase().as_str(),
            "com" | "org" | "net" | "info" | "news" | "eu" | "tv" | "io" | "co" | "uk" | "press"
        ))
}

/// What a word that no list knows is by its shape.
pub(super) fn sense_of(word: &str) -> Sense {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    if digits > 0 && word.starts_with(|c: char| c.is_ascii_digit()) {
        // "14:05", "7-minute", "9am", "14h05"; not "42nd-floor".
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || ":.-+,/".contains(c));
        // "14:05Modified:", where a page's line break was lost.
        for label in [Sense::Published, Sense::Updated] {
            if has_sense(unit, label) {
                return label;
            }
        }
        let known = unit.is_empty() || unit.len() <= 2 || has_sense(unit, Sense::Filler);
        return if known { Sense::Number } else { Sense::Unknown };
    }
    if is_domain(word) {
        return Sense::Outlet;
    }
    // What is left of "2025-05-30T14:05:00Z" behind the day.
    let clock = |c: char| c.is_ascii_digit() || ":.+-Z".contains(c);
    if word.strip_prefix('T').is_some_and(|time| digits > 0 && time.chars().all(clock)) {
        return Sense::Number;
    }
    // "GMT+1"
    if word.split_once(['+', '-']).is_some_and(|(zone, hours)| {
        has_sense(zone, Sense::Filler) && hours.chars().all(|c| c.is_ascii_digit() || c == ':')
    }) {
        return Sense::Filler;
    }
    let name = |c: char| {
        c.is_alphabetic()
            || matches!(c, '-' | '.' | '@' | '_')
            || shape::is_apostrophe(c)
            || c.is_ascii_digit()
    };
    if letters > 0
        && word.chars().all(name)
        && (shape::is_capitalised(word) || word.starts_with('@'))
    {
        return Sense::Name;
    }
    Sense::Unknown
}
