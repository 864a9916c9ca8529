//! Phrases that say whose account a sentence is: "according to X", "in the words of X", "in X's
//! view", "by her own count".

use super::super::sketch::{Class, Sketch};
use super::content::trim;
use super::{Candidate, Scene, source};
use crate::claim::Evidence;
use crate::language::Sentence;
use std::ops::Range;

/// How many tokens the name in "in X's view" may have.
const LONGEST_NAME: usize = 8;

/// Whether a noun behind "in" or "by" says that what goes with it is somebody's account.
fn is_account(preposition: &str, noun: &str) -> bool {
    match preposition {
        "in" => matches!(
            noun,
            "view"
                | "views"
                | "opinion"
                | "words"
                | "eyes"
                | "judgment"
                | "judgement"
                | "estimation"
                | "assessment"
                | "reckoning"
                | "telling"
        ),
        "by" => matches!(
            noun,
            "account"
                | "accounts"
                | "count"
                | "estimate"
                | "estimates"
                | "reckoning"
                | "telling"
                | "admission"
        ),
        _ => false,
    }
}

/// The phrase: what ties, and who speaks.
struct Phrase {
    range: Range<usize>,
    cue: Range<usize>,
    source: Range<usize>,
}

/// The claims of a sentence that are tied by such a phrase.
pub(super) fn find(scene: &Scene<'_>, sentence: &Sentence) -> Vec<Candidate> {
    let range = sentence.tokens.clone();
    range.clone().filter_map(|at| candidate(scene, at, &range)).collect()
}

fn candidate(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let sketch = scene.sketch;
    let phrase = according_to(sketch, at, sentence)
        .or_else(|| account_of(scene, at, sentence))
        .or_else(|| own_account(scene, at, sentence))?;
    let content = if at == sentence.start {
        trim(scene, phrase.range.end..sentence.end)
    } else {
        let start = (sentence.start..at).rev().find(|&i| matches!(sketch.word(i), ";"));
        trim(scene, start.map_or(sentence.start, |start| start + 1)..at)
    };
    let mut content: Vec<_> = content.into_iter().collect();
    let behind = phrase.range.end;
    if at > sentence.start && sketch.class(behind) == Class::Comma && behind + 4 < sentence.end {
        content.extend(trim(scene, behind..sentence.end));
    }
    let (source, cue) = (Some(phrase.source), phrase.cue);
    Some(Candidate { source, cue, content, evidence: Evidence::AccordingTo })
}

/// "According to X, …" and "…, according to X"
fn according_to(sketch: &Sketch<'_>, at: usize, sentence: &Range<usize>) -> Option<Phrase> {
    if sketch.word(at) != "according" || sketch.word(at + 1) != "to" {
        return None;
    }
    let source = named(sketch, at, at + 2, sentence)?;
    Some(Phrase { range: at..source.end, cue: at..at + 2, source })
}

fn named(
    sketch: &Sketch<'_>,
    at: usize,
    first: usize,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    if at == sentence.start {
        source::up_to_comma(sketch, first, sentence.end)
    } else {
        source::after_with_aside(sketch, first, sentence.end)
    }
}

/// "In the words of X, …", "…, in the view of X, …": between commas, so that it is no object of what
/// stands before it.
fn account_of(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let sketch = scene.sketch;
    let ties = sketch.word(at + 1) == "the"
        && is_account(sketch.word(at), sketch.word(at + 2))
        && sketch.word(at + 3) == "of";
    if !ties || !opens(scene, at, sentence) {
        return None;
    }
    let source = named(sketch, at, at + 4, sentence)?;
    closes(sketch, source.end, sentence).then_some(Phrase {
        range: at..source.end,
        cue: at..at + 4,
        source,
    })
}

/// "In X's view, …", "…, by her own count."
fn own_account(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let sketch = scene.sketch;
    let word = sketch.word(at);
    if !matches!(word, "in" | "by") || !opens(scene, at, sentence) {
        return None;
    }
    let last = sentence.end.min(at + 2 + LONGEST_NAME);
    let noun =
        (at + 2..last).find(|&i| is_account(word, sketch.word(i)) && !sketch.is_capital(i))?;
    let own = usize::from(sketch.word(noun - 1) == "own");
    let source = if matches!(sketch.word(at + 1), "his" | "her" | "their") {
        at + 1..at + 2
    } else {
        let mark = (at + 2..noun).find(|&i| sketch.class(i) == Class::Possessive)?;
        at + 1..mark
    };
    let behind = source.end..noun - own;
    let only_mark = behind.clone().all(|i| sketch.class(i) == Class::Possessive);
    let is_name = source.clone().all(|i| {
        matches!(
            sketch.class(i),
            Class::Name | Class::Word | Class::Determiner | Class::Subject | Class::Preposition
        )
    });
    let fits = (only_mark && is_name) || (source.len() == 1 && behind.is_empty());
    (fits && closes(sketch, noun + 1, sentence)).then_some(Phrase {
        range: at..noun + 1,
        cue: noun - own..noun + 1,
        source,
    })
}

/// Whether a phrase may begin: with the sentence or behind a comma or dash, and not as somebody's
/// quoted words.
fn opens(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let before = at.checked_sub(1).filter(|before| sentence.contains(before));
    let apart = before.is_none_or(|before| {
        matches!(scene.sketch.class(before), Class::Comma | Class::Break | Class::Quote)
    });
    apart && scene.quotation_at(at).is_none()
}

/// Whether a phrase ends before a token: at a mark or with the sentence.
fn closes(sketch: &Sketch<'_>, end: usize, sentence: &Range<usize>) -> bool {
    !sentence.contains(&end)
        || matches!(sketch.class(end), Class::Comma | Class::Stop | Class::Break | Class::Quote)
}
