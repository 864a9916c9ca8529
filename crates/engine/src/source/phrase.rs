//! The shape of the phrase that names a source.

use super::Role;
use super::knowledge::{BodyWord, Country, Known, Noun, body_word, is_plain, noun, phrase_noun};
use super::offices;
use super::scene::Scene;
use crate::claim::sketch::Class;
use std::ops::Range;

/// The tokens of a phrase without marks, "both", "even" and "himself" at its ends.
pub(super) fn trim(scene: &Scene<'_>, mut range: Range<usize>) -> Range<usize> {
    let mark = |at: usize| {
        matches!(
            scene.class(at),
            Class::Comma
                | Class::Colon
                | Class::Break
                | Class::Quote
                | Class::Stop
                | Class::Mark
                | Class::Conjunction
        )
    };
    while range.start < range.end
        && (mark(range.start)
            || matches!(
                scene.word(range.start),
                "both" | "even" | "only" | "to" | "by" | "from" | "for" | "among" | "with"
            ))
    {
        range.start += 1;
    }
    while range.start < range.end
        && (mark(range.end - 1)
            || scene.is_possessive(range.end - 1)
            || matches!(
                scene.word(range.end - 1),
                "himself" | "herself" | "itself" | "themselves" | "alike" | "also"
            ))
    {
        range.end -= 1;
    }
    range
}

/// Where the head of a phrase ends: before the first comma, preposition or relative clause. Names
/// (given by where one ends that begins at a token) are passed over whole.
pub(super) fn core_end(
    scene: &Scene<'_>,
    range: Range<usize>,
    name_end: impl Fn(usize) -> Option<usize>,
) -> usize {
    let mut at = range.start;
    while at < range.end {
        if let Some(end) = name_end(at) {
            at = end.max(at + 1);
            continue;
        }
        let ends = match scene.class(at) {
            Class::Comma | Class::Break | Class::Preposition | Class::Colon | Class::Auxiliary => {
                true
            }
            Class::Conjunction => !matches!(scene.word(at), "and" | "or"),
            Class::Subject => at > range.start,
            _ => matches!(
                scene.word(at),
                "who"
                    | "which"
                    | "that"
                    | "whose"
                    | "close"
                    | "linked"
                    | "based"
                    | "such"
                    | "familiar"
            ),
        };
        if ends && at > range.start {
            return at;
        }
        at += 1;
    }
    range.end
}

/// Where a description ends: at the first comma or relative clause.
pub(super) fn description_end(scene: &Scene<'_>, range: Range<usize>) -> usize {
    (range.start + 1..range.end)
        .find(|&at| {
            matches!(scene.class(at), Class::Comma | Class::Break | Class::Colon)
                || matches!(scene.word(at), "who" | "which" | "whose")
                || (scene.word(at) == "that" && scene.class(at + 1) != Class::Word)
        })
        .unwrap_or(range.end)
}

/// The first token of a phrase after what only counts or points: "some", "the", "many".
pub(super) fn content_start(scene: &Scene<'_>, range: Range<usize>) -> usize {
    range
        .clone()
        .find(|&at| {
            let word = scene.word(at);
            let determiner = scene.class(at) == Class::Determiner && word != "other";
            !(determiner || is_plain(word) || scene.class(at) == Class::Number || word == "of")
        })
        .unwrap_or(range.start)
}

/// What a description tells of those whom it names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub(super) noun: Option<Noun>,
    pub(super) role: Role,
    pub(super) country: Option<Country>,
}

/// Reads a description: the noun at its head (before `core_end`), its role and its country.
pub(super) fn read(scene: &Scene<'_>, range: Range<usize>, core_end: usize) -> Told {
    let words: Vec<&str> = range.clone().map(|at| scene.word(at)).collect();
    let head = core_end.saturating_sub(range.start).min(words.len());
    let own = phrase_noun(&words[..head]).map(|(found, _)| found);
    // An unknown head ("sentiment") leaves it to the other words, the nearest before it first.
    let near = || {
        (1..head)
            .rev()
            .find_map(|end| phrase_noun(&words[..end]).map(|(found, _)| found))
            .or_else(|| (head..words.len()).find_map(|at| noun(words[at])))
    };
    let body = |word: &&str| body_word(word).map(offices::role_of_body);
    let mut role = match own {
        Some(found) => found.role,
        None => near()
            .map(|found| found.role)
            .or_else(|| words[..head].iter().rev().find_map(body))
            .unwrap_or(Role::Unnamed),
    };
    if own.is_some_and(|found| matches!(found.role, Role::Unnamed | Role::Organisation)) {
        role = telling(scene, range.clone(), head).unwrap_or(role);
    }
    // "a person close to the talks" speaks of them, not of a life.
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    if role == Role::Resident
        && has(&["person", "people"])
        && has(&["close", "familiar", "briefed", "knowledge"])
    {
        role = Role::Unnamed;
    }
    Told { noun: own, role, country: country(scene, range, core_end) }
}

/// "police sources", "intelligence assessments", "a spokesman for the army": the word beside the
/// head tells the role.
fn telling(scene: &Scene<'_>, range: Range<usize>, head: usize) -> Option<Role> {
    if let Some(role) = offices::role_of_words(scene, range.clone()) {
        return Some(role);
    }
    let last = range.start + head.saturating_sub(1);
    range.filter(|&at| at != last).find_map(|at| {
        if let Some((known, length)) = scene.known(at) {
            return match known {
                Known::Body(body) => Some(offices::role_of_kind(body.kind())),
                Known::Capital(_) if length > 1 => Some(Role::Official),
                _ => None,
            };
        }
        let word = scene.word(at);
        let body = body_word(word).filter(|b| matches!(b, BodyWord::Official | BodyWord::Military));
        body.map(offices::role_of_body).or_else(|| {
            noun(word).map(|n| n.role).filter(|r| matches!(r, Role::Official | Role::Military))
        })
    })
}

/// The country of a description: by an adjective or possessive before the head, or after "of",
/// "from" or "in".
fn country(scene: &Scene<'_>, range: Range<usize>, core_end: usize) -> Option<Country> {
    let mut at = range.start;
    let mut link = "";
    let mut found = None;
    while at < range.end {
        if scene.class(at) == Class::Preposition {
            link = scene.word(at);
        }
        let Some((known, length)) = scene.known(at) else {
            at += 1;
            continue;
        };
        let here = match known {
            Known::Demonym(c) if at < core_end => Some(c),
            Known::Country(c) | Known::Capital(c)
                if at < core_end || matches!(link, "of" | "from" | "in" | "inside" | "within") =>
            {
                Some(c)
            }
            _ => None,
        };
        // Of two countries none is meant.
        if let (Some(first), Some(second)) = (found, here)
            && first != second
        {
            return None;
        }
        found = found.or(here);
        at += length;
    }
    found
}
