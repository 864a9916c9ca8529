//! What is counted: the noun phrase behind a number.

use super::number;
use crate::language::pieces::{Piece, PieceKind};
use crate::language::words::{WordList, WordMap, grouped, is_any};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static LISTS: LazyLock<WordMap<WordList>> = LazyLock::new(|| {
    let mut words: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
    for (group, line) in grouped(include_str!("../../data/nouns.txt")) {
        words.entry(group).or_default().extend(line.split_whitespace());
    }
    WordMap::new(words.into_iter().map(|(group, list)| (group, WordList::of(list))).collect())
});

/// Function words, from the list of closed classes.
static CLOSED: LazyLock<WordList> = LazyLock::new(|| {
    classes(&[
        "determiner",
        "subject",
        "preposition",
        "conjunction",
        "auxiliary",
        "negation",
        "verb",
    ])
});

static VERBS: LazyLock<WordList> = LazyLock::new(|| classes(&["verb"]));

fn classes(kept: &[&str]) -> WordList {
    let lines = grouped(include_str!("../../data/classes.txt"));
    let words = lines.filter(|(group, _)| kept.contains(group));
    WordList::of(words.flat_map(|(_, line)| line.split_whitespace()).collect())
}

fn in_list(list: &str, word: &str) -> bool {
    LISTS.get(list).is_some_and(|words| words.has(word))
}

/// Whether a word looks like a noun's plural.
pub(crate) fn is_plural(word: &str) -> bool {
    let ending = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "'s", "’s", "as", "os"].iter().any(|e| word.ends_with(e));
    (ending || in_list("plural", word)) && !in_list("not plural", word)
}

/// Whether a noun names people.
pub(crate) fn is_person(word: &str) -> bool {
    in_list("people", word) || in_list("people", &stem(word))
}

/// Whether a word names a count itself: "toll".
pub(super) fn names_count(word: &str) -> bool {
    matches!(word, "toll" | "number" | "count" | "total" | "figure" | "tally" | "age" | "average")
}

static CONCEPTS: LazyLock<WordMap<String>> = LazyLock::new(|| {
    let lines =
        grouped(include_str!("../../data/nouns.txt")).filter(|(name, _)| *name == "synonyms");
    let words = lines.flat_map(|(_, line)| {
        let first = line.split_whitespace().next().unwrap_or("");
        line.split_whitespace().map(move |word| (stem(word), stem(first)))
    });
    WordMap::new(words.collect())
});

/// The stem that stands for a noun's stem and all that mean the same.
pub(crate) fn concept(stem: String) -> String {
    CONCEPTS.get(&stem).cloned().unwrap_or(stem)
}

/// The same for a stem that stays.
pub(crate) fn concept_of(stem: &str) -> &str {
    CONCEPTS.get(stem).map_or(stem, String::as_str)
}

/// Whether the number that follows such a noun says how many it has, or how much it is: "a crew of 19".
pub(super) fn is_level(word: &str) -> bool {
    in_list("level", word)
}

/// What a number is said to be of in a stretch of a sentence: "the number of cancelled trains".
pub(super) fn number_of(pieces: &[Piece], stretch: std::ops::Range<usize>) -> Option<Phrase> {
    let counts = |at: usize| is_any(&pieces[at].word, &["number", "total", "tally"]);
    let of = stretch.rev().find(|&at| at > 0 && pieces[at].is("of") && counts(at - 1))?;
    counted(pieces, of + 1, Looseness::Plural)
}

/// Where a phrase goes on behind the name of its owner: "Norvik's | 500 houses". The same place where
/// there is none.
pub(super) fn owner(pieces: &[Piece], at: usize) -> usize {
    let names = pieces.get(at..).unwrap_or(&[]).iter().take(3);
    let end = at + names.take_while(|p| p.capital && p.kind == PieceKind::Word).count();
    let owns = end > at && pieces.get(end).is_some_and(|p| p.word.starts_with(['\'', '’']));
    if owns { end + 1 } else { at }
}

/// Whether a word takes up what was said before: "that attack".
pub(super) fn is_pointing(word: &str) -> bool {
    in_list("pointing", word)
}

/// Whether a number behind this word is a name: "page 5".
pub(super) fn is_label(word: &str) -> bool {
    in_list("label", word.trim_end_matches('.'))
}

/// Whether a word belongs to the closed classes.
pub(crate) fn is_function_word(word: &str) -> bool {
    CLOSED.has(word) && !is_common_verb(word)
}

/// Whether a word helps a verb: "were", "had".
pub(super) fn is_auxiliary(word: &str) -> bool {
    static AUXILIARY: LazyLock<WordList> = LazyLock::new(|| classes(&["auxiliary"]));
    AUXILIARY.has(word)
}

/// Whether a word is the form of a common verb that is no noun: "won".
pub(super) fn is_common_verb(word: &str) -> bool {
    VERBS.has(word)
}

fn ends_phrase(piece: &Piece) -> bool {
    piece.kind != PieceKind::Word
        || CLOSED.has(&piece.word) && !in_list("plural", &piece.word)
        || in_list("stop", &piece.word)
        || piece.word.starts_with(['\'', '’'])
        || (piece.word.ends_with("ly") && piece.word.len() > 4)
}

/// A counted phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its first piece.
    pub(super) start: usize,
    /// One past its last piece.
    pub(super) end: usize,
    /// Its head nouns: more than one where they are coordinated ("drones and missiles").
    pub(super) heads: Vec<usize>,
}

/// No counted phrase is longer.
const LONGEST: usize = 8;

/// The phrase of what is counted that begins at `from`. `loose` takes a singular too, as behind a
/// share ("of the vote") or a hyphen ("28-point").
pub(super) fn counted(pieces: &[Piece], from: usize, loose: Looseness) -> Option<Phrase> {
    let mut heads = Vec::new();
    let mut last = None;
    let limit = pieces.len().min(from + LONGEST);
    let mut at = from;
    while at < limit {
        let piece = &pieces[at];
        if piece.is_dash() && piece.glued {
            at += 1;
            continue;
        }
        // "half of Ann Lee's supporters": the owner is not what is counted.
        let owner = matches!(piece.word.as_str(), "'s" | "’s") && last.is_some();
        if owner && pieces.get(at + 1).is_some_and(|next| !ends_phrase(next)) {
            heads.clear();
            at += 1;
            continue;
        }
        // "a 28-point plan agreed": a verb ends the phrase.
        let joined = at > 0 && piece.glued && pieces[at - 1].is_dash();
        let verb = last.is_some() && !joined && piece.word.ends_with("ed") && piece.word.len() > 4;
        let attributive = pieces.get(at + 1).is_some_and(|next| !ends_phrase(next));
        if verb && !attributive || piece.is("based") && last.is_some() {
            break;
        }
        if ends_phrase(piece) || number::listed("unit", &piece.word).is_some() && at > from {
            break;
        }
        last = Some(at);
        at += 1;
        let more = pieces.get(at).is_some_and(|next| !ends_phrase(next) && is_plural(&next.word));
        let owns = pieces.get(at).is_some_and(|p| p.word.starts_with(['\'', '’']));
        let compound = at >= 2 && pieces[at - 1].glued && pieces[at - 2].is_dash();
        let goes_on = compound && at < limit && !ends_phrase(&pieces[at]);
        if is_plural(&piece.word) && !more && !owns && !goes_on {
            heads.push(last?);
            let Some(next) = coordinated(pieces, at) else { break };
            at = next;
        }
    }
    let end = match (heads.last(), last) {
        (Some(head), _) => head + 1,
        (None, Some(last)) if loose == Looseness::Singular => {
            heads.push(last);
            last + 1
        }
        _ => return None,
    };
    Some(Phrase { start: from, end, heads })
}

/// Whether a singular noun may be what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looseness {
    Plural,
    Singular,
}

/// Where a coordinated plural begins: "and missiles", "/missiles", "or ballistic missiles".
fn coordinated(pieces: &[Piece], at: usize) -> Option<usize> {
    let link = pieces.get(at)?;
    if !(matches!(link.word.as_str(), "and" | "or" | "&") || link.is("/") && link.glued) {
        return None;
    }
    let next = at + 1;
    let window = pieces.get(next..pieces.len().min(next + 3))?;
    // "killing 312 people and trapping scores" goes on with another verb.
    if window.first().is_some_and(|p| p.word.ends_with("ing") && p.word.len() > 5) {
        return None;
    }
    let before_end = window.iter().take_while(|p| !ends_phrase(p));
    before_end.clone().any(|p| is_plural(&p.word)).then_some(next)
}

/// A word without the endings of inflection, for comparing.
pub(crate) fn stem(word: &str) -> String {
    let word = word.trim_end_matches(['\'', '’', '.']);
    let undouble = |stem: &str| {
        let mut chars = stem.chars().rev();
        let (last, before) = (chars.next(), chars.next());
        let double = last == before && !matches!(last, Some('l' | 's' | 'z' | 'e' | 'o'));
        let cut = if double { stem.len() - last.map_or(0, char::len_utf8) } else { stem.len() };
        stem[..cut].trim_end_matches('e').to_owned()
    };
    if let Some(base) = word.strip_suffix("ies").filter(|b| b.len() > 1) {
        return format!("{base}y");
    }
    let word = if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        word
    } else if let Some(base) = word
        .strip_suffix("es")
        .filter(|b| b.len() > 2 && ["ch", "sh", "x", "ss", "zz"].iter().any(|e| b.ends_with(e)))
    {
        base
    } else {
        word.strip_suffix('s').filter(|b| b.len() > 2).unwrap_or(word)
    };
    if let Some(base) = word.strip_suffix("ied").filter(|b| b.len() > 1) {
        return format!("{base}y");
    }
    let vowel = |b: &str| b.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if let Some(base) = word.strip_suffix("ing").filter(|b| b.len() > 2 && vowel(b)) {
        return undouble(base);
    }
    if let Some(base) = word.strip_suffix("ed").filter(|b| b.len() > 2 && vowel(b)) {
        return undouble(base);
    }
    match word.trim_end_matches('e') {
        "" => word.to_owned(),
        stem => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_share_a_stem() {
        for forms in [
            &["injure", "injured", "injuring", "injures"][..],
            &["death", "deaths"],
            &["casualty", "casualties"],
            &["hit", "hits", "hitting"],
            &["kill", "killed", "killing"],
            &["seize", "seized", "seizing"],
            &["die", "dies"],
        ] {
            let stems: Vec<String> = forms.iter().map(|f| stem(f)).collect();
            assert!(stems.windows(2).all(|p| p[0] == p[1]), "{forms:?} {stems:?}");
        }
        assert_eq!(stem("é"), "é");
        assert_eq!(stem("e"), "e");
    }
}
