//! Cues: verbs of the lexicon that stand as verbs.

use super::super::lexicon::{Entry, Inflection};
use super::super::sketch::{Class, Sketch};
use super::Scene;
use crate::language::Sentence;
use std::ops::Range;

/// A verb that may tie a source to a content.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// The verb with its auxiliaries, negation and adverbs.
    pub(super) group: Range<usize>,
    /// The verb itself.
    pub(super) head: usize,
    pub(super) entry: &'static Entry,
    pub(super) voice: Voice,
}

/// How the verb stands to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// "X said", "X has said", "who says"
    Active,
    /// "…, saying that"
    Participle,
    /// "is expected", "was condemned by X"
    Passive,
}

/// The cues of a sentence, from left to right.
pub(super) fn find(scene: &Scene<'_>, sentence: &Sentence) -> Vec<Cue> {
    let range = sentence.tokens.clone();
    let titled = is_titled(scene.sketch, &range);
    range
        .clone()
        // Quoted words are someone's content; a cue among them is not the article's.
        .filter(|&at| scene.quotation_at(at).is_none_or(|q| q.tokens.len() < 4))
        .filter(|&at| titled || !scene.sketch.is_capital(at))
        .filter_map(|at| cue(scene.sketch, at, &range))
        .collect()
}

/// Whether nearly every word has a capital, as in a title: then capitals say nothing.
fn is_titled(sketch: &Sketch<'_>, sentence: &Range<usize>) -> bool {
    let words = sentence.clone().filter(|&i| matches!(sketch.class(i), Class::Word | Class::Name));
    let (capital, small): (Vec<usize>, Vec<usize>) = words.partition(|&i| sketch.is_capital(i));
    capital.len() > 2 && capital.len() > 4 * small.len()
}

fn cue(sketch: &Sketch<'_>, head: usize, sentence: &Range<usize>) -> Option<Cue> {
    let entry = sketch.verb(head)?;
    let start = group_start(sketch, head, sentence.start);
    let before = start.checked_sub(1).filter(|b| sentence.contains(b));
    let before_class = before.map(|b| sketch.class(b));
    let auxiliaries = start..head;
    let has = |words: &[&str]| auxiliaries.clone().any(|i| words.contains(&sketch.word(i)));
    let passive = has(&["is", "are", "was", "were", "be", "been", "being", "'s", "’s"]);
    let auxiliary = auxiliaries.clone().any(|i| sketch.class(i) == Class::Auxiliary);
    let next = sketch.class(head + 1);
    match entry.inflection {
        // "the claim", "his plan", "of support": nouns.
        Inflection::Base | Inflection::Third if !auxiliary => {
            let noun = matches!(
                before_class,
                None | Some(
                    Class::Determiner | Class::Possessive | Class::Preposition | Class::Number
                )
            );
            let noun =
                noun || matches!(next, Class::Auxiliary | Class::Negation | Class::Possessive);
            if noun || !agrees(sketch, before, entry.inflection, head) {
                return None;
            }
        }
        // "the alleged plot", "said to be"
        Inflection::Past if !auxiliary => {
            if matches!(
                before_class,
                Some(Class::Determiner | Class::Possessive | Class::Preposition)
            ) {
                return None;
            }
            if sketch.word(head + 1) == "by" {
                return None;
            }
        }
        _ => {}
    }
    let voice = match entry.inflection {
        Inflection::Past if passive => Voice::Passive,
        Inflection::Participle if !auxiliary => Voice::Participle,
        _ => Voice::Active,
    };
    if before.is_some_and(|b| sketch.word(b) == "to") && entry.inflection == Inflection::Base {
        return None;
    }
    // "pointed out", "lashed out"
    let particle = sketch.word(head + 1) == "out" && sentence.contains(&(head + 1));
    Some(Cue { group: start..head + 1 + usize::from(particle), head, entry, voice })
}

/// Whether a present form has a subject right before it that fits. Many such forms are nouns too
/// ("missile attacks", "little hope"): a verb has a subject of the right number, and a noun is often
/// followed by a preposition or a mark.
fn agrees(sketch: &Sketch<'_>, before: Option<usize>, inflection: Inflection, head: usize) -> bool {
    let Some(before) = before else { return false };
    if matches!(
        sketch.class(before),
        Class::Subject | Class::Conjunction | Class::Comma | Class::Break
    ) {
        return true;
    }
    let subject = sketch.word(before);
    let plural = (subject.ends_with('s') && !subject.ends_with("ss"))
        || matches!(
            subject,
            "people"
                | "men"
                | "women"
                | "police"
                | "others"
                | "many"
                | "most"
                | "some"
                | "those"
                | "critics"
        );
    let next = sketch.word(head + 1);
    let bare = matches!(
        sketch.class(head + 1),
        Class::Preposition | Class::Colon | Class::Stop | Class::Comma
    ) && next != "to";
    match inflection {
        Inflection::Base => plural,
        _ => !bare && (!plural || sketch.is_capital(before)),
    }
}

/// Where the auxiliaries, negations and adverbs before a verb begin.
fn group_start(sketch: &Sketch<'_>, head: usize, first: usize) -> usize {
    let mut start = head;
    while start > first {
        match sketch.class(start - 1) {
            Class::Auxiliary | Class::Negation => start -= 1,
            Class::Adverb if !sketch.is_capital(start - 1) => start -= 1,
            _ => break,
        }
    }
    start
}
