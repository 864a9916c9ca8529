//! Whom a pronoun means: the nearest before it that fits.

use super::Identity;
use super::cast::Cast;
use super::knowledge::{Gender, Number, noun};
use super::scene::Scene;
use crate::claim::sketch::Class;
use crate::span::Span;
use std::ops::Range;

/// A pronoun that can speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
    They,
    It,
    /// Who, which, that.
    Relative,
    /// I, we, you: whoever is quoted, or the author.
    Speaker,
    Others,
    /// Some, many, nobody.
    Some,
}

impl Pronoun {
    pub(super) fn read(word: &str) -> Option<Pronoun> {
        Some(match word {
            "he" | "him" | "his" => Pronoun::He,
            "she" | "her" | "hers" => Pronoun::She,
            "they" | "them" | "their" => Pronoun::They,
            "it" | "its" => Pronoun::It,
            "who" | "which" | "that" | "whom" => Pronoun::Relative,
            "i" | "we" | "you" | "us" | "me" | "our" | "my" | "your" => Pronoun::Speaker,
            "others" => Pronoun::Others,
            "some" | "many" | "most" | "few" | "several" | "one" | "this" | "these" | "those"
            | "everyone" | "everybody" | "nobody" | "someone" | "somebody" | "anyone" | "all"
            | "both" | "none" | "no one" | "another" | "people" => Pronoun::Some,
            _ => return None,
        })
    }

    /// Whether it means one person, so that it is followed through the whole text.
    pub(super) fn is_personal(self) -> bool {
        matches!(self, Pronoun::He | Pronoun::She)
    }

    pub(super) fn gender(self) -> Option<Gender> {
        match self {
            Pronoun::He => Some(Gender::Male),
            Pronoun::She => Some(Gender::Female),
            _ => None,
        }
    }

    fn fits(self, cast: &Cast, entry: usize) -> bool {
        let entry = &cast.entries[entry];
        match self {
            Pronoun::He | Pronoun::She => {
                let person = entry.is_person()
                    || matches!(&entry.identity, Identity::Group(words) if is_one(words));
                person && (entry.gender.is_none() || entry.gender == self.gender())
            }
            Pronoun::They => match &entry.identity {
                Identity::Group(words) => is_many(words),
                Identity::Several | Identity::Body { .. } => true,
                _ => false,
            },
            Pronoun::It => {
                matches!(entry.identity, Identity::Body { .. } | Identity::Government(_))
            }
            _ => false,
        }
    }
}

/// The noun at the head of a description in lower case.
fn head(words: &str) -> &str {
    const LINKS: [&str; 11] =
        ["of", "in", "from", "with", "at", "for", "on", "close", "who", "to", "near"];
    let phrase = words.split(',').next().unwrap_or(words);
    phrase.split_whitespace().take_while(|word| !LINKS.contains(word)).last().unwrap_or("")
}

/// Whether a description (in lower case) is of one person.
pub(super) fn is_one(words: &str) -> bool {
    noun(head(words)).is_some_and(|noun| noun.number == Number::One)
}

/// Whether a description (in lower case) is of several.
fn is_many(words: &str) -> bool {
    let head = head(words);
    noun(head).map_or(head.ends_with('s'), |noun| noun.number == Number::Several)
}

/// Where someone was met on the way through the text.
#[derive(Debug, Clone, Copy)]
struct Seen {
    at: usize,
    end: usize,
    sentence: usize,
    entry: usize,
    place: Place,
    quoted: bool,
}

/// What someone does in a sentence, the more telling the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Mentioned,
    Subject,
    Speaker,
}

/// Everybody met so far, in order.
#[derive(Debug, Default)]
pub(super) struct Trail {
    seen: Vec<Seen>,
}

/// A pronoun's bearer stands at most so many sentences before it.
const REACH: usize = 5;

/// And so many names at most, so that a text of names alone costs no more.
const MOST: usize = 200;

impl Trail {
    /// Somebody is named, or meant by a pronoun.
    pub(super) fn name(
        &mut self,
        scene: &Scene<'_>,
        tokens: Range<usize>,
        end: usize,
        entry: usize,
    ) {
        if self.holds(tokens.start) {
            return;
        }
        let next = scene.class(end);
        let subject = matches!(next, Class::Verb | Class::Auxiliary | Class::Adverb)
            || (tokens.start == scene.around(tokens.start).start && next != Class::Possessive);
        let place = if subject { Place::Subject } else { Place::Mentioned };
        self.push(scene, tokens, entry, place);
    }

    /// Somebody speaks.
    pub(super) fn speaker(&mut self, scene: &Scene<'_>, tokens: Range<usize>, entry: usize) {
        self.push(scene, tokens, entry, Place::Speaker);
    }

    fn push(&mut self, scene: &Scene<'_>, tokens: Range<usize>, entry: usize, place: Place) {
        self.seen.push(Seen {
            at: tokens.start,
            end: tokens.end,
            sentence: scene.sentence(tokens.start),
            entry,
            place,
            quoted: scene.in_quotation(tokens.start),
        });
    }

    /// Whether somebody was already met at a token: a claim's source.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.seen.iter().rev().take(6).any(|seen| seen.at == at)
    }

    /// Those met before a token, in its sentence and the ones in reach, the last first.
    fn back<'a>(&'a self, scene: &'a Scene<'_>, at: usize) -> impl Iterator<Item = &'a Seen> {
        let lowest = scene.sentence(at).saturating_sub(REACH);
        self.seen
            .iter()
            .rev()
            .take(MOST)
            .take_while(move |seen| seen.sentence >= lowest)
            .filter(move |seen| seen.at < at)
    }

    /// Whom a pronoun at `at` means, and the words that named them.
    pub(super) fn bearer(
        &self,
        scene: &Scene<'_>,
        cast: &Cast,
        at: usize,
        pronoun: Pronoun,
    ) -> Option<(usize, Option<Span>)> {
        let here = scene.sentence(at);
        let quoted = scene.in_quotation(at);
        let mut best: Option<(i64, &Seen)> = None;
        let mut later = 0;
        // "Ann met Bo, and Cy thanked him": not Cy.
        let mut object = matches!(scene.word(at), "him" | "them");
        for seen in self.back(scene, at) {
            if !pronoun.fits(cast, seen.entry) {
                continue;
            }
            if object && seen.sentence == here && seen.place >= Place::Subject {
                object = false;
                continue;
            }
            let distance = (here - seen.sentence.min(here)) as i64;
            let mut score = -10 * distance - later;
            score += match seen.place {
                Place::Speaker => 9,
                Place::Subject => 7,
                Place::Mentioned => 0,
            };
            if seen.quoted && !quoted {
                score -= 12;
            }
            let known = cast.entries[seen.entry].gender;
            if known.is_some() && known == pronoun.gender() {
                score += 3;
            }
            if best.is_none_or(|(top, _)| score > top) {
                best = Some((score, seen));
            }
            later += 1;
        }
        best.map(|(_, seen)| (seen.entry, scene.span(seen.at..seen.end)))
    }

    /// The last one before `at` but `skip` in the same or the previous sentence, each one once.
    pub(super) fn nth_before(
        &self,
        scene: &Scene<'_>,
        at: usize,
        skip: usize,
    ) -> Option<(usize, Option<Span>)> {
        let here = scene.sentence(at);
        let mut met: Vec<usize> = Vec::new();
        for seen in self.back(scene, at) {
            let named = Pronoun::read(scene.word(seen.at)).is_none();
            if seen.sentence + 1 < here || met.contains(&seen.entry) || !named {
                continue;
            }
            if met.len() == skip {
                return Some((seen.entry, scene.span(seen.at..seen.end)));
            }
            met.push(seen.entry);
        }
        None
    }

    /// The group that spoke last, at most two sentences before.
    pub(super) fn last_group(&self, scene: &Scene<'_>, cast: &Cast, at: usize) -> Option<usize> {
        let here = scene.sentence(at);
        self.back(scene, at)
            .filter(|seen| seen.sentence + 2 >= here && seen.place == Place::Speaker)
            .map(|seen| seen.entry)
            .find(|&entry| {
                matches!(&cast.entries[entry].identity, Identity::Group(words) if !is_one(words))
            })
    }

    /// The last one met who fits, wherever it was.
    pub(super) fn latest(
        &self,
        scene: &Scene<'_>,
        cast: &Cast,
        at: usize,
        fits: impl Fn(&super::cast::Entry) -> bool,
    ) -> Option<(usize, Option<Span>)> {
        let mut seen = self.seen.iter().rev().take(MOST).filter(|seen| seen.at < at);
        let found = seen.find(|seen| fits(&cast.entries[seen.entry]))?;
        Some((found.entry, scene.span(found.at..found.end)))
    }
}
