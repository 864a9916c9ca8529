//! What is called the largest, the worst, the first: and which of these compete.

use super::Place;
use crate::figure::{event_kind, noun};
use crate::language::pieces::{Piece, PieceKind};
use crate::order::Order;
use crate::span::Span;

/// Something is called the most of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superlative {
    /// The words: "the largest attack of the war".
    pub span: Span,
    /// What it is the most in, in lower case; words for size are one: "largest".
    pub dimension: String,
    /// What is compared: the kind of event, or the noun without its endings.
    pub kind: String,
    /// Whether it is only one of several: "one of the largest".
    pub shared: bool,
    /// Among what: "since November", "of the war", "yet".
    pub scope: Option<Span>,
}

/// Superlatives of one dimension about things of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competing {
    /// Where they stand.
    pub places: Vec<Place>,
    /// Whether they can all hold, and what would decide, in plain words.
    pub because: String,
}

const SIZE: [&str; 10] = [
    "largest",
    "biggest",
    "heaviest",
    "greatest",
    "worst",
    "deadliest",
    "strongest",
    "extensive",
    "massive",
    "fiercest",
];
const OTHER: [&str; 14] = [
    "fastest", "slowest", "highest", "lowest", "smallest", "longest", "shortest", "oldest",
    "youngest", "hottest", "coldest", "wettest", "driest", "closest",
];

/// Appends the superlatives of a sentence.
pub(super) fn find(pieces: &[Piece], found: &mut Vec<Superlative>) {
    for at in 0..pieces.len() {
        let word = pieces[at].word.as_str();
        let most = at > 0 && pieces[at - 1].is("most");
        let dimension = if matches!(word, "extensive" | "massive") && !most {
            continue;
        } else if SIZE.contains(&word) {
            "largest"
        } else if OTHER.contains(&word) {
            word
        } else {
            continue;
        };
        // The noun: the first event noun behind, or the last word of the phrase.
        let phrase_end = (at + 1..pieces.len().min(at + 8))
            .find(|&i| {
                let word = pieces[i].word.as_str();
                pieces[i].kind == PieceKind::Mark && !pieces[i].is("-")
                    || noun::is_function_word(word) && word != "and"
            })
            .unwrap_or(pieces.len().min(at + 8));
        let event = (at + 1..phrase_end).find(|&i| event_kind(&pieces[i].word).is_some());
        let head = event.or_else(|| {
            (at + 1..phrase_end)
                .rev()
                .find(|&i| pieces[i].kind == PieceKind::Word && !is_tail(&pieces[i].word))
        });
        let Some(head) = head else { continue };
        let kind = match event {
            Some(i) => event_kind(&pieces[i].word).unwrap_or_default().to_owned(),
            None => noun::stem(&pieces[head].word),
        };
        let scope = scope(pieces, head + 1);
        let shared = (at.saturating_sub(5)..at).any(|i| {
            matches!(pieces[i].word.as_str(), "one" | "some" | "among")
                && pieces.get(i + 1).is_some_and(|p| p.is("of") || pieces[i].is("among"))
        });
        let mut start = at;
        while start > 0 && at - start < 5 {
            let before = pieces[start - 1].word.as_str();
            let part = matches!(
                before,
                "the"
                    | "its"
                    | "their"
                    | "most"
                    | "of"
                    | "one"
                    | "some"
                    | "'s"
                    | "’s"
                    | "second"
                    | "single"
                    | "a"
            ) || pieces[start - 1].capital
                && matches!(pieces[start].word.as_str(), "'s" | "’s");
            if !part {
                break;
            }
            start -= 1;
        }
        let end = scope.map_or(head + 1, |(_, end)| end);
        found.push(Superlative {
            span: pieces[start].span.cover(pieces[end - 1].span),
            dimension: dimension.to_owned(),
            kind,
            shared,
            scope: scope.map(|(from, end)| pieces[from].span.cover(pieces[end - 1].span)),
        });
    }
}

/// Whether a word at a superlative's end says up to when it is reckoned.
fn is_tail(word: &str) -> bool {
    matches!(word, "yet" | "ever" | "so" | "seen" | "recorded")
}

/// "of the war", "since November", "this year", "yet", "on Kyiv", "in a decade".
fn scope(pieces: &[Piece], mut from: usize) -> Option<(usize, usize)> {
    // Other nouns of the phrase may follow: "strikes seen during the conflict".
    while pieces.get(from).is_some_and(|p| {
        p.kind == PieceKind::Word && !noun::is_function_word(&p.word) && !is_tail(&p.word)
    }) {
        from += 1;
    }
    let first = pieces.get(from)?;
    if matches!(first.word.as_str(), "yet" | "ever") {
        return Some((from, from + 1));
    }
    if first.is("this") || first.is("so") {
        return Some((from, (from + 2).min(pieces.len())));
    }
    let opens = matches!(
        first.word.as_str(),
        "of" | "since" | "in" | "on" | "during" | "against" | "for" | "from"
    );
    if !opens {
        return None;
    }
    let end = (from + 1..pieces.len().min(from + 6))
        .find(|&i| {
            let word = pieces[i].word.as_str();
            pieces[i].kind == PieceKind::Mark
                || noun::is_function_word(word)
                    && !matches!(word, "the" | "a" | "this" | "its" | "last" | "of")
        })
        .unwrap_or(pieces.len().min(from + 6));
    Some((from, end))
}

/// Groups what competes. Only sole superlatives compete; "one of the largest" is listed with them.
pub(super) fn competing(all: &[(usize, &Superlative, &str)]) -> Vec<Competing> {
    let mut sorted: Vec<&(usize, &Superlative, &str)> = all.iter().collect();
    sorted.order_by(|a, b| {
        (&a.1.dimension, &a.1.kind, a.0, a.1.span).cmp(&(&b.1.dimension, &b.1.kind, b.0, b.1.span))
    });
    let mut found = Vec::new();
    for group in sorted.chunk_by(|a, b| a.1.dimension == b.1.dimension && a.1.kind == b.1.kind) {
        let sole: Vec<_> = group.iter().filter(|s| !s.1.shared).collect();
        if group.len() < 2 || sole.is_empty() {
            continue;
        }
        let quote = |s: &&&(usize, &Superlative, &str)| format!("“{}”", s.1.span.of(s.2));
        let told: Vec<String> = sole.iter().take(4).map(quote).collect();
        let scopes: Vec<String> =
            sole.iter().filter_map(|s| Some(format!("“{}”", s.1.scope?.of(s.2)))).take(4).collect();
        let mut because = if told.len() > 1 {
            format!("{} are said of a “{}”", told.join(" and "), group[0].1.kind)
        } else {
            format!("{} stands beside “one of” the kind", told.join(""))
        };
        if scopes.len() > 1 && scopes.iter().any(|scope| *scope != scopes[0]) {
            because += &format!("; they reckon differently: {}", scopes.join(", "));
        }
        found.push(Competing {
            places: group.iter().map(|s| Place { article: s.0, span: s.1.span }).collect(),
            because,
        });
    }
    found
}
