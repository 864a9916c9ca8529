//! What words of speaking, thinking and wanting do: the list, in all forms.

use super::Stance;
use crate::claim::lexicon;
use crate::claim::sketch::Sketch;
use crate::language::words::{WordGroups, grouped};
use crate::order::Order;
use std::sync::LazyLock;

/// What a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// It hands something on in this way.
    Stance(Stance),
    /// It says that what follows is not done: "failed to".
    Negation,
    /// The same, if what follows is an answer: "refused to (say)".
    Reticence,
    /// It is a way to answer: "(refused to) say".
    Answer,
    /// It leaves open whether what follows was done: "is said to".
    Possible,
    /// It says that what follows is still to come: "is expected to".
    Expected,
}

impl Sense {
    fn parse(name: &str) -> Option<Sense> {
        Some(match name {
            "negation" => Sense::Negation,
            "reticence" => Sense::Reticence,
            "answer" => Sense::Answer,
            "possible" => Sense::Possible,
            "expected" => Sense::Expected,
            _ => Sense::Stance(Stance::ALL.into_iter().find(|stance| stance.name() == name)?),
        })
    }
}

/// What kind of word it is. The earlier kinds say more of what a cue of several words does: "denied
/// the claim" is a denial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Verb,
    Phrase,
    Adjective,
    Noun,
    Adverb,
}

impl Kind {
    fn parse(name: &str) -> Option<Kind> {
        Some(match name {
            "verb" => Kind::Verb,
            "phrase" => Kind::Phrase,
            "adjective" => Kind::Adjective,
            "noun" => Kind::Noun,
            "adverb" => Kind::Adverb,
            _ => return None,
        })
    }
}

/// A word or phrase of the list, without its first word, which leads to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The other words, with `_` between them.
    rest: &'static str,
    pub(super) kind: Kind,
    pub(super) sense: Sense,
}

impl Entry {
    /// How many tokens it has.
    pub(super) fn len(&self) -> usize {
        1 + self.rest.split_terminator('_').count()
    }

    /// Whether the words after token `at` are the rest of it. The last may open the content, where
    /// that is not right behind: "asked | the firm | to".
    fn fits(&self, sketch: &Sketch<'_>, at: usize, content: Option<usize>) -> bool {
        let here = |rest: &str| {
            rest.split_terminator('_').zip(at + 1..).all(|(word, i)| sketch.word(i) == word)
        };
        here(self.rest)
            || self.kind == Kind::Verb && !self.rest.is_empty() && {
                let (rest, last) = self.rest.rsplit_once('_').unwrap_or(("", self.rest));
                here(rest) && content.is_some_and(|i| sketch.word(i) == last)
            }
    }
}

/// The entries by their first word; of one word the longest first, then in the list's order.
static ENTRIES: LazyLock<WordGroups<Entry>> =
    LazyLock::new(|| parse(include_str!("../../../data/stances.txt")));

/// The entries that begin with token `at`, the longest first. `content` is where what is claimed
/// begins, if that is behind the cue.
pub(super) fn at<'s>(
    sketch: &'s Sketch<'_>,
    at: usize,
    content: Option<usize>,
) -> impl Iterator<Item = &'static Entry> + use<'s> {
    ENTRIES.get(sketch.word(at)).filter(move |entry| entry.fits(sketch, at, content))
}

/// The entries by their first word, the longest first.
fn parse(data: &'static str) -> WordGroups<Entry> {
    let mut entries: Vec<(&'static str, Entry)> = Vec::new();
    for (head, line) in grouped(data) {
        let (sense, kind) = head.split_once(' ').unwrap_or((head, ""));
        let known = Sense::parse(sense).zip(Kind::parse(kind));
        let (sense, kind) = known.expect("data/stances.txt names a sense and a kind");
        for phrase in line.split_whitespace() {
            let (first, rest) = phrase.split_once('_').unwrap_or((phrase, ""));
            entries.push((first, Entry { rest, kind, sense }));
        }
    }
    entries.order_by_key(|(_, entry)| std::cmp::Reverse(entry.len()));
    let mut groups = WordGroups::empty();
    for (first, entry) in entries {
        match entry.kind {
            Kind::Verb => {
                let forms = lexicon::forms(first).1;
                forms.iter().flatten().for_each(|(form, _)| groups.push(form, entry));
            }
            Kind::Noun => {
                groups.push(&[first], entry);
                groups.push(&lexicon::with_s(first), entry);
            }
            Kind::Phrase | Kind::Adjective | Kind::Adverb => groups.push(&[first], entry),
        }
    }
    groups
}
