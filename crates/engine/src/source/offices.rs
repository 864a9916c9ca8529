//! Titles before names and appositions beside them: "Norwegian mayor Ann Lee", "Ann Lee, the mayor
//! of Oslo, …".

use super::knowledge::{
    BodyKind, BodyWord, Known, Number, body_word, is_honorific, noun, phrase_noun,
};
use super::scene::Scene;
use super::{Affiliation, Office, Role};
use crate::claim::sketch::Class;
use std::ops::Range;

/// No title or apposition is longer than this many tokens.
const LONGEST: usize = 24;

/// Nouns that anybody may bear, of a state or of a club: what they are of tells the role.
const GENERIC: [&str; 31] = [
    "president",
    "leader",
    "head",
    "chief",
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "director",
    "secretary",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "spokesmen",
    "spokespeople",
    "officer",
    "official",
    "member",
    "representative",
    "deputy",
    "secretary general",
    "general secretary",
    "commissioner",
    "manager",
    "coordinator",
    "adviser",
    "advisor",
    "executive",
    "figure",
    "source",
    "vice president",
];

/// The title that stands right before a name, from the token where it begins.
pub(super) fn before(scene: &Scene<'_>, core: usize) -> Option<Range<usize>> {
    let start = scene.around(core).start;
    let mut end = core;
    while end > start && is_honorific(scene.word(end - 1)) {
        end -= 1;
    }
    let last = end.checked_sub(1).filter(|&last| last >= start)?;
    let lowest = end.saturating_sub(LONGEST).max(start);
    let words: Vec<&str> = (lowest..end).map(|at| scene.word(at)).collect();
    let (found, length) = phrase_noun(&words)?;
    if found.number == Number::Several {
        return None;
    }
    // "told reporters Ann Lee", "the military Ann Lee": no title.
    if body_word(scene.word(last)).is_some() && length == 1 {
        return None;
    }
    let mut first = end - length;
    while first > lowest && belongs(scene, first - 1) {
        first -= 1;
    }
    // "“No,” thundered mayor Ann Lee"
    let verb = first + length < end
        && scene.word(first).ends_with("ed")
        && first.checked_sub(1).is_some_and(|at| scene.class(at) == Class::Quote);
    first += usize::from(verb);
    Some(first..end)
}

/// Whether a token before a title is part of it.
fn belongs(scene: &Scene<'_>, at: usize) -> bool {
    match scene.class(at) {
        Class::Name => true,
        Class::Word => {
            let word = scene.word(at);
            let several = noun(word).is_some_and(|n| n.number == Number::Several);
            !several && !word.ends_with("ing") && !matches!(word, "like" | "as" | "told" | "than")
        }
        Class::Possessive => true,
        Class::Adverb => matches!(scene.word(at), "first" | "longtime" | "last"),
        _ => false,
    }
}

/// The noun phrase between commas (or a comma and a stop) after a name that ends before `end`.
/// Also gives whether an age stands there.
pub(super) fn after(scene: &Scene<'_>, end: usize) -> (Option<Range<usize>>, Age) {
    let limit = scene.around(end.saturating_sub(1)).end.min(end + LONGEST);
    let mut at = end;
    let mut age = Age::Untold;
    if scene.word(at) == "(" && scene.class(at + 1) == Class::Number && scene.word(at + 2) == ")" {
        age = Age::Told;
        at += 3;
    }
    if scene.class(at) != Class::Comma && !scene.word(at).starts_with(['—', '–']) {
        return (None, age);
    }
    at += 1;
    if scene.class(at) == Class::Number && is_age(scene.word(at)) && closes(scene, at + 1, limit) {
        age = Age::Told;
        if scene.class(at + 1) != Class::Comma {
            return (None, age);
        }
        at += 2;
    }
    let stop = (at..limit).find(|&i| closes(scene, i, limit)).unwrap_or(limit);
    // The head stands before the first preposition or relative pronoun.
    let head = (at..stop)
        .find(|&i| {
            matches!(scene.class(i), Class::Preposition | Class::Conjunction | Class::Subject)
                || matches!(scene.word(i), "that" | "which" | "who" | "based" | "linked")
        })
        .unwrap_or(stop);
    let verb = (at..head).any(|i| matches!(scene.class(i), Class::Auxiliary | Class::Subject));
    if verb || head == at {
        return (None, age);
    }
    let last = scene.word(head - 1);
    let words: Vec<&str> = (at..head).map(|i| scene.word(i)).collect();
    let one = |(found, _): (super::knowledge::Noun, usize)| found.number == Number::One;
    let kind = phrase_noun(&words).is_some_and(one) || body_word(last).is_some();
    // "Ann Lee, Bo Li and …" is a list: a name is no apposition, a title without article is.
    let capital = scene.is_capital(head - 1) && noun(last).is_none();
    ((kind && !capital).then_some(at..stop), age)
}

/// Whether an apposition gives an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    Told,
    Untold,
}

fn is_age(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|years| (3..=110).contains(&years))
}

fn closes(scene: &Scene<'_>, at: usize, limit: usize) -> bool {
    at >= limit
        || matches!(
            scene.class(at),
            Class::Comma | Class::Stop | Class::Break | Class::Colon | Class::Quote
        )
}

/// The definite noun phrase and comma before a name: "the mayor, Ann Lee, …".
pub(super) fn leading(scene: &Scene<'_>, name: Range<usize>) -> Option<Range<usize>> {
    let comma = name.start.checked_sub(1).filter(|&at| scene.class(at) == Class::Comma)?;
    if !matches!(scene.class(name.end), Class::Comma | Class::Stop | Class::Quote | Class::Break) {
        return None;
    }
    let start = scene.around(name.start).start.max(comma.saturating_sub(LONGEST));
    let first = (start..comma).rev().find(|&at| {
        matches!(
            scene.class(at),
            Class::Determiner | Class::Comma | Class::Subject | Class::Auxiliary
        )
    })?;
    if !matches!(scene.word(first), "the" | "its" | "his" | "her" | "their") {
        return None;
    }
    let head = (first..comma).find(|&at| scene.class(at) == Class::Preposition).unwrap_or(comma);
    let words: Vec<&str> = (first..head).map(|at| scene.word(at)).collect();
    let one = |(found, _): (super::knowledge::Noun, usize)| found.number == Number::One;
    let titled = phrase_noun(&words).is_some_and(one) && body_word(scene.word(head - 1)).is_none();
    titled.then_some(first..comma)
}

/// What the words of a title or an apposition say.
pub(super) fn office(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Office> {
    let mut tokens = tokens;
    while tokens.start < tokens.end
        && matches!(scene.class(tokens.start), Class::Determiner | Class::Comma | Class::Quote)
    {
        tokens.start += 1;
    }
    // What a relative clause tells is no part of the office.
    let clause = (tokens.start + 1..tokens.end)
        .find(|&at| matches!(scene.word(at), "who" | "whose" | "which"));
    tokens.end = clause.unwrap_or(tokens.end);
    let head = (tokens.clone())
        .find(|&at| {
            matches!(scene.class(at), Class::Preposition | Class::Conjunction | Class::Comma)
                || matches!(scene.word(at), "that" | "which" | "who" | "based" | "linked")
        })
        .filter(|&at| at > tokens.start)
        .unwrap_or(tokens.end);
    let words: Vec<&str> = (tokens.start..head).map(|at| scene.word(at)).collect();
    let found = phrase_noun(&words);
    let (noun_words, mut role) = match found {
        Some((found, length)) => (words[words.len() - length..].join(" "), found.role),
        None => {
            let last = *words.last()?;
            (last.to_owned(), role_of_body(body_word(last)?))
        }
    };
    let mut office = Office {
        words: scene.tidy(tokens.clone()),
        span: scene.span(tokens.clone())?,
        role,
        country: country(scene, tokens.clone(), head, role),
        affiliation: Affiliation::Unknown,
        noun: noun_words,
    };
    if let Some((body, affiliation)) = context(scene, tokens, head) {
        if GENERIC.contains(&office.noun.as_str()) || role == Role::Unnamed {
            role = body.unwrap_or(role);
        }
        office.affiliation = affiliation;
    }
    office.role = role;
    Some(office)
}

/// The country that a title names: by its adjective, or after "of". "A Russia expert" is of no
/// country, and an ambassador to one does not speak for it.
fn country(
    scene: &Scene<'_>,
    tokens: Range<usize>,
    head: usize,
    role: Role,
) -> Option<super::Country> {
    let mut at = tokens.start;
    let mut link = "";
    while at < tokens.end {
        if scene.class(at) == Class::Preposition {
            link = scene.word(at);
        }
        match scene.known(at) {
            Some((Known::Demonym(country), _)) => return Some(country),
            Some((Known::Country(country), length)) => {
                let owner = scene.is_possessive(at + length);
                if (at < head && (role != Role::Expert || owner)) || (at >= head && link == "of") {
                    return Some(country);
                }
                at += length;
            }
            Some((Known::Capital(country), length)) => {
                if at < head || matches!(link, "of" | "in") {
                    return Some(country);
                }
                at += length;
            }
            Some((_, length)) => at += length,
            None => at += 1,
        }
    }
    None
}

/// The body that a title names, as the role of those who speak for it and their affiliation.
fn context(
    scene: &Scene<'_>,
    tokens: Range<usize>,
    head: usize,
) -> Option<(Option<Role>, Affiliation)> {
    let mut at = tokens.start;
    let mut found = None;
    while at < tokens.end {
        if let Some((known, length)) = scene.known(at) {
            match known {
                Known::Body(body) => {
                    return Some((Some(role_of_kind(body.kind())), affiliation_of(body)));
                }
                Known::Capital(country) if length > 1 => {
                    return Some((Some(Role::Official), Affiliation::Country(country)));
                }
                _ => {}
            }
            at += length;
            continue;
        }
        let last = at + 1 == head;
        let word = scene.word(at);
        // A chief of staff is of no general staff.
        let aides = word == "staff" && (at == 0 || scene.word(at - 1) != "general");
        if !last
            && !aides
            && let Some(body) = body_word(word)
        {
            let named = scene.is_capital(at);
            let role = role_of_words(scene, tokens.clone()).unwrap_or(role_of_body(body));
            let affiliation = match role {
                Role::Organisation if named => {
                    Affiliation::Body(name_around(scene, at, tokens.clone()))
                }
                Role::Media => Affiliation::Media,
                _ => Affiliation::Unknown,
            };
            found = found.or(Some((Some(role), affiliation)));
        } else if !last
            && found.is_none()
            && let Some(other) = noun(word)
        {
            // "the miners' leader"
            let group = other.number == Number::Several && scene.is_possessive(at + 1);
            let role = match other.role {
                Role::Official | Role::Military | Role::Media => Some(other.role),
                Role::Resident | Role::Organisation if group => Some(Role::Organisation),
                _ => None,
            };
            found = role.map(|role| (Some(role), Affiliation::Unknown));
        }
        at += 1;
    }
    found
}

/// The capitalised words around a token.
fn name_around(scene: &Scene<'_>, at: usize, within: Range<usize>) -> String {
    let mut range = at..at + 1;
    while range.start > within.start && scene.is_capital(range.start - 1) {
        range.start -= 1;
    }
    while range.end < within.end && scene.is_capital(range.end) {
        range.end += 1;
    }
    scene.tidy(range)
}

/// A ministry of defence and military intelligence are military, whatever they are called.
pub(super) fn role_of_words(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Role> {
    let has = |wanted: &[&str]| tokens.clone().any(|at| wanted.contains(&scene.word(at)));
    let defence = has(&["defense", "defence", "war", "military"]);
    let civil =
        ["ministry", "department", "intelligence", "agency", "forces", "force", "staff", "command"];
    (defence && has(&civil)).then_some(Role::Military)
}

/// The role of a body that a word heads.
pub(super) fn role_of_body(word: BodyWord) -> Role {
    match word {
        BodyWord::Official => Role::Official,
        BodyWord::Military => Role::Military,
        BodyWord::Media => Role::Media,
        BodyWord::Independent | BodyWord::Other => Role::Organisation,
    }
}

/// The role of a well-known body.
pub(super) fn role_of_kind(kind: BodyKind) -> Role {
    match kind {
        BodyKind::Bloc | BodyKind::Independent => Role::Organisation,
        BodyKind::Media => Role::Media,
        BodyKind::Official(_) => Role::Official,
        BodyKind::Military(_) => Role::Military,
    }
}

/// For whom a well-known body speaks.
pub(super) fn affiliation_of(body: super::knowledge::Body) -> Affiliation {
    match body.kind() {
        BodyKind::Bloc => Affiliation::Body(body.name().to_owned()),
        BodyKind::Independent => Affiliation::Independent,
        BodyKind::Media => Affiliation::Media,
        BodyKind::Official(country) | BodyKind::Military(country) => Affiliation::Country(country),
    }
}
