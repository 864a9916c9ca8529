//! Names with an office before them, and offices that differ.

use super::Place;
use crate::language::pieces::{Piece, PieceKind};
use crate::language::words::{WordList, grouped};
use crate::span::Span;
use std::sync::LazyLock;

/// A name with the office that stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitledName {
    /// Office and name: "former President Ann Lee".
    pub span: Span,
    /// The office's noun in lower case: "president".
    pub office: String,
    /// The kind of office, if a word before its noun narrows it: "defense" in "Defense Minister".
    pub field: Option<String>,
    /// The word that says how the office is held, in lower case: "former".
    pub state: Option<String>,
    /// The last word of the name in lower case.
    pub name: String,
    /// The word before it, if the name has several, in lower case.
    pub first: Option<String>,
}

/// The same person with offices that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleDifference {
    /// The name as it stands first.
    pub name: String,
    /// A place for each form, with the article's place in the dossier.
    pub forms: Vec<Place>,
    /// Which words differ, in plain words.
    pub because: String,
}

fn list(group: &'static str) -> WordList {
    let lines = grouped(include_str!("../../data/offices.txt"));
    WordList::of(
        lines.filter(|(g, _)| *g == group).flat_map(|(_, l)| l.split_whitespace()).collect(),
    )
}

static OFFICES: LazyLock<WordList> = LazyLock::new(|| list("office"));
static STATES: LazyLock<WordList> = LazyLock::new(|| list("state"));

/// Appends the titled names of a sentence.
pub(super) fn find(pieces: &[Piece], found: &mut Vec<TitledName>) {
    for at in 0..pieces.len() {
        if !OFFICES.has(&pieces[at].word) {
            continue;
        }
        // "[US President Donald] Trump": brackets and marks inside a name do not end it.
        let mut names = Vec::new();
        let mut next = at + 1;
        while let Some(piece) = pieces.get(next).filter(|_| next < at + 6) {
            match piece.kind {
                PieceKind::Word if piece.capital && !OFFICES.has(&piece.word) => names.push(next),
                PieceKind::Mark if piece.is("]") && !names.is_empty() => {}
                _ => break,
            }
            next += 1;
        }
        let Some(&last) = names.last() else { continue };
        let from = at.saturating_sub(5);
        let before: Vec<usize> = (from..at)
            .rev()
            .take_while(|&i| {
                let piece = &pieces[i];
                piece.capital && piece.kind == PieceKind::Word && !piece.is("the")
                    || STATES.has(&piece.word)
                    || piece.is_dash() && piece.glued
                    || matches!(piece.word.as_str(), "'s" | "’s")
            })
            .collect();
        let state = before.iter().find(|&&i| STATES.has(&pieces[i].word));
        let field = at.checked_sub(1).filter(|i| before.contains(i)).filter(|&i| {
            pieces[i].kind == PieceKind::Word
                && !STATES.has(&pieces[i].word)
                && FIELDS.contains(&pieces[i].word.as_str())
        });
        let start = before.last().copied().unwrap_or(at);
        found.push(TitledName {
            span: pieces[start].span.cover(pieces[last].span),
            office: pieces[at].word.clone(),
            field: field.map(|i| pieces[i].word.replace("defence", "defense")),
            state: state.map(|&i| pieces[i].word.clone()),
            name: pieces[last].word.clone(),
            first: (names.len() > 1).then(|| pieces[names[0]].word.clone()),
        });
    }
}

/// Words that narrow an office.
const FIELDS: [&str; 24] = [
    "prime",
    "foreign",
    "defense",
    "defence",
    "finance",
    "interior",
    "health",
    "justice",
    "education",
    "transport",
    "energy",
    "economy",
    "trade",
    "labor",
    "labour",
    "home",
    "culture",
    "environment",
    "agriculture",
    "vice",
    "deputy",
    "police",
    "army",
    "fire",
];

/// The differences among all titled names of a dossier: how an office is held (former or not), or
/// which office of one kind it is. Two offices of different kinds can be held by one person and are
/// no difference.
pub(super) fn differences(names: &[(usize, &TitledName, &str)]) -> Vec<TitleDifference> {
    let mut sorted: Vec<&(usize, &TitledName, &str)> = names.iter().collect();
    sorted.sort_by(|a, b| (&a.1.name, a.0, a.1.span).cmp(&(&b.1.name, b.0, b.1.span)));
    let mut found = Vec::new();
    for group in sorted.chunk_by(|a, b| a.1.name == b.1.name) {
        let first = group[0];
        // Two people may share a last name: their first names tell.
        let same_person = |other: &TitledName| match (&first.1.first, &other.first) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let mut forms: Vec<&(usize, &TitledName, &str)> = Vec::new();
        for entry in group.iter().filter(|e| same_person(e.1) && e.1.office == first.1.office) {
            let new = forms.iter().all(|f| {
                f.1.state != entry.1.state || differs(f.1.field.as_ref(), entry.1.field.as_ref())
            });
            if new {
                forms.push(entry);
            }
        }
        if forms.len() < 2 {
            continue;
        }
        let quote = |e: &&(usize, &TitledName, &str)| format!("“{}”", e.1.span.of(e.2));
        let told: Vec<String> = forms.iter().map(quote).collect();
        // All mentions in the form of each, so that every article can be led to.
        let places = group.iter().filter(|e| same_person(e.1) && e.1.office == first.1.office);
        found.push(TitleDifference {
            name: first.1.name.clone(),
            forms: places.map(|e| Place { article: e.0, span: e.1.span }).collect(),
            because: format!("the same name stands with {}", told.join(" and ")),
        });
    }
    found
}

fn differs(a: Option<&String>, b: Option<&String>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}
