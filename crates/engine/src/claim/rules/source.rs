//! The noun phrase that names who speaks.

use super::super::lexicon::Inflection;
use super::super::sketch::{Class, Sketch};
use crate::language::words::WEEKDAYS;
use std::ops::Range;

/// No source is longer than this many tokens; what is, is no noun phrase.
const LONGEST: usize = 30;

/// Whether a word says on which day.
fn names_day(word: &str) -> bool {
    WEEKDAYS.contains(&word) || matches!(word, "yesterday" | "today" | "tonight")
}

/// The noun phrase that ends right before token `end`, inside a sentence that begins at `first`.
pub(super) fn before(sketch: &Sketch<'_>, end: usize, first: usize) -> Option<Range<usize>> {
    let mut end = end;
    // "Clinton on Monday said", "Clinton Monday said"
    while end > first && names_day(sketch.word(end - 1)) {
        end -= 1;
        if end > first && sketch.class(end - 1) == Class::Preposition {
            end -= 1;
        }
    }
    let last = end.checked_sub(1).filter(|&last| last >= first)?;
    match sketch.class(last) {
        Class::Subject => Some(last..end),
        Class::Comma | Class::Break => aside(sketch, last, first),
        Class::Name | Class::Word | Class::Number => phrase(sketch, end, first),
        Class::Determiner if !matches!(sketch.word(last), "a" | "an" | "the") => {
            phrase(sketch, end, first)
        }
        _ if matches!(sketch.word(last), "that" | "which") => Some(last..end),
        _ => None,
    }
}

/// "Ann Lee, the mayor of Rome, said": the phrase with what stands between the commas.
fn aside(sketch: &Sketch<'_>, close: usize, first: usize) -> Option<Range<usize>> {
    let lowest = close.saturating_sub(LONGEST).max(first);
    let open = (lowest..close)
        .rev()
        .find(|&i| sketch.class(i) == sketch.class(close) || sketch.word(i) == "(")?;
    if open + 1 == close || open == first {
        return None;
    }
    let named = before(sketch, open, first)?;
    // A pronoun takes no apposition: "he, … , said" is no aside.
    (sketch.class(named.start) != Class::Subject && named.len() + close - open < LONGEST)
        .then_some(named.start..close)
}

/// The phrase of determiners, adjectives, nouns and names that ends before `end`.
fn phrase(sketch: &Sketch<'_>, end: usize, first: usize) -> Option<Range<usize>> {
    let start = core(sketch, end, first);
    if start == end {
        return None;
    }
    // What a longer phrase links to this one counts towards the same length.
    let lowest = end.saturating_sub(LONGEST).max(first);
    let before = |at: usize| at.checked_sub(1).filter(|&b| b >= lowest);
    if let Some(link) = before(start)
        && links(sketch, link)
        && before(link).is_some_and(|b| is_noun(sketch, b))
        && let Some(whole) = phrase(sketch, link, lowest)
    {
        return Some(whole.start..end);
    }
    let start = (start..end).find(|&i| !names_day(sketch.word(i)))?;
    Some(start..end)
}

/// Whether the token ties a noun phrase to the one before it: "the mayor | of | Rome", "officials
/// | in | the region", "Ann Lee | and | Bo Li", "those | who | were there".
fn links(sketch: &Sketch<'_>, at: usize) -> bool {
    let word = sketch.word(at);
    match sketch.class(at) {
        Class::Preposition => {
            matches!(word, "of" | "for" | "in" | "at" | "from" | "with" | "on" | "to")
        }
        Class::Conjunction => matches!(word, "and" | "or"),
        Class::Subject => word == "who",
        _ => false,
    }
}

/// Where the run of words before `end` that make one noun phrase begins.
fn core(sketch: &Sketch<'_>, end: usize, first: usize) -> usize {
    let mut start = end;
    while start > first && end - start < LONGEST {
        let at = start - 1;
        match sketch.class(at) {
            Class::Determiner => {
                if matches!(sketch.word(at), "that")
                    && start < end
                    && sketch.class(start) == Class::Determiner
                {
                    break;
                }
                start = at;
                let further = at > first
                    && (sketch.class(at - 1) == Class::Determiner && sketch.word(at - 1) != "that");
                if !further {
                    break;
                }
            }
            Class::Name | Class::Number | Class::Word | Class::Possessive => {
                let verb = sketch.class(at) == Class::Word && is_verb(sketch, at) && start < end;
                if verb {
                    break;
                }
                start = at;
            }
            _ => break,
        }
    }
    // A phrase does not begin with a possessive mark.
    while start < end && sketch.class(start) == Class::Possessive {
        start += 1;
    }
    start
}

/// Whether the word can end the noun phrase before a preposition.
fn is_noun(sketch: &Sketch<'_>, at: usize) -> bool {
    matches!(sketch.class(at), Class::Name | Class::Word | Class::Number)
        || matches!(
            sketch.word(at),
            "those" | "many" | "some" | "most" | "several" | "one" | "all" | "both"
        )
}

/// Whether a lower-case word is a verb form of the lexicon that cannot be a noun or adjective.
fn is_verb(sketch: &Sketch<'_>, at: usize) -> bool {
    sketch.verb(at).is_some_and(|entry| match entry.inflection {
        Inflection::Past => !entry_is_adjective(entry.lemma),
        Inflection::Third => {
            matches!(entry.lemma, "say" | "tell" | "think" | "believe" | "argue" | "insist")
        }
        Inflection::Base | Inflection::Participle => false,
    })
}

fn entry_is_adjective(lemma: &str) -> bool {
    matches!(lemma, "concern" | "estimate" | "accuse" | "detail" | "allege" | "propose" | "expect")
}

/// The noun phrase that begins at token `start` ("said | the mayor of Rome | on Monday").
pub(super) fn after(sketch: &Sketch<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    if sketch.class(start) == Class::Subject {
        return (start < end).then(|| start..start + 1);
    }
    if !matches!(sketch.class(start), Class::Determiner | Class::Name | Class::Word | Class::Number)
    {
        return None;
    }
    let mut stop = start;
    while stop < end && stop - start < LONGEST {
        match sketch.class(stop) {
            // A determiner begins another phrase: "told parliament | the country was at war".
            Class::Determiner
                if stop > start
                    && matches!(
                        sketch.class(stop - 1),
                        Class::Name | Class::Word | Class::Number
                    ) =>
            {
                break;
            }
            Class::Determiner | Class::Name | Class::Number | Class::Word | Class::Possessive => {
                if names_day(sketch.word(stop)) {
                    break;
                }
                stop += 1;
            }
            Class::Preposition
                if stop > start
                    && matches!(sketch.word(stop), "of" | "for" | "at" | "from" | "with") =>
            {
                stop += 1
            }
            Class::Preposition
                if stop > start
                    && matches!(sketch.word(stop), "in" | "on")
                    && sketch.class(stop + 1) != Class::Determiner
                    && !names_day(sketch.word(stop + 1))
                    && !sketch.is_capital(start) =>
            {
                stop += 1;
            }
            Class::Mark if matches!(sketch.word(stop), "&" | "." | "/") => stop += 1,
            Class::Conjunction
                if matches!(sketch.word(stop), "and" | "or") && sketch.is_capital(stop + 1) =>
            {
                stop += 1
            }
            _ => break,
        }
    }
    (stop > start).then_some(start..stop)
}

/// The noun phrase at the start of a sentence, up to its verb or the first comma.
pub(super) fn up_to_comma(sketch: &Sketch<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let stop = (start..end.min(start + LONGEST))
        .find(|&i| matches!(sketch.class(i), Class::Comma | Class::Stop | Class::Colon))?;
    if stop == start {
        return None;
    }
    // "According to Ann Lee, a judge, …"
    let aside = matches!(sketch.word(stop + 1), "a" | "an" | "who" | "whose");
    let close = (stop + 1..end.min(start + LONGEST)).find(|&i| sketch.class(i) == Class::Comma);
    match close {
        Some(close) if aside && close + 4 < end => Some(start..close),
        _ => Some(start..stop),
    }
}

/// `after`, with an apposition: "said Ann Lee, mayor of Rome." and "said Ann Lee, who …."
pub(super) fn after_with_aside(
    sketch: &Sketch<'_>,
    start: usize,
    end: usize,
) -> Option<Range<usize>> {
    let named = after(sketch, start, end)?;
    if sketch.class(named.end) != Class::Comma || sketch.class(named.start) == Class::Subject {
        return Some(named);
    }
    let stop = (named.end + 1..end).find(|&i| {
        matches!(
            sketch.class(i),
            Class::Comma | Class::Stop | Class::Quote | Class::Break | Class::Colon
        )
    });
    let stop = stop.unwrap_or(end);
    let first = named.end + 1;
    let participle = sketch.class(first) == Class::Word && sketch.word(first).ends_with("ing");
    let aside = (matches!(sketch.class(first), Class::Determiner | Class::Word | Class::Name)
        && !participle)
        || matches!(sketch.word(first), "who" | "of");
    let rest = stop..end;
    let whole = aside && stop > first && stop - named.start < LONGEST;
    let ends = rest.is_empty() || sketch.class(stop) != Class::Quote;
    if whole && ends { Some(named.start..stop) } else { Some(named) }
}
