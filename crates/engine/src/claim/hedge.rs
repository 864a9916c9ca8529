//! Hedges: words that leave a statement open.

use crate::language::{Analysis, TokenKind};
use crate::span::Span;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words that leave a statement open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hedge {
    /// The words.
    pub span: Span,
    /// How they leave it open.
    pub kind: HedgeKind,
}

/// How a [`Hedge`] leaves a statement open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum HedgeKind {
    /// "may", "might", "could"
    Modal,
    /// "reportedly", "is believed to": someone says so, nobody is named.
    Hearsay,
    /// "probably", "possibly"
    Likelihood,
    /// "appears to", "suggests"
    Appearance,
    /// "it remains unclear", "whether"
    Openness,
}

impl HedgeKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [HedgeKind; 5] = [
        HedgeKind::Modal,
        HedgeKind::Hearsay,
        HedgeKind::Likelihood,
        HedgeKind::Appearance,
        HedgeKind::Openness,
    ];

    /// The kind's name in data.
    pub fn name(self) -> &'static str {
        match self {
            HedgeKind::Modal => "modal",
            HedgeKind::Hearsay => "hearsay",
            HedgeKind::Likelihood => "likelihood",
            HedgeKind::Appearance => "appearance",
            HedgeKind::Openness => "openness",
        }
    }
}

/// The phrases by their first word, the longest first; those without a kind are no hedges.
type Phrases = BTreeMap<&'static str, Vec<(Vec<&'static str>, Option<HedgeKind>)>>;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    let mut kind = None;
    for line in include_str!("../../data/hedges.txt").lines() {
        if let Some(name) = line.strip_prefix("@ ") {
            kind = HedgeKind::ALL.into_iter().find(|k| k.name() == name);
        } else if !line.starts_with('#') {
            for words in alternatives(line) {
                if let Some(&first) = words.first() {
                    phrases.entry(first).or_default().push((words, kind));
                }
            }
        }
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    phrases
});

/// The phrases of a line: "is/are said to" is two.
fn alternatives(line: &'static str) -> Vec<Vec<&'static str>> {
    let mut phrases: Vec<Vec<&str>> = vec![Vec::new()];
    for place in line.split_whitespace() {
        phrases = phrases
            .into_iter()
            .flat_map(|phrase| {
                place.split('/').map(move |word| {
                    let mut longer = phrase.clone();
                    longer.push(word);
                    longer
                })
            })
            .collect();
    }
    phrases
}

/// The hedges of a text, in order and without overlap.
pub(super) fn find(text: &str, analysis: &Analysis) -> Vec<Hedge> {
    let mut found = Vec::new();
    for sentence in &analysis.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some((length, kind)) = phrase_at(text, analysis, at, sentence.tokens.end) else {
                at += 1;
                continue;
            };
            let span = analysis.span_of(at..at + length);
            found.extend(span.zip(kind).map(|(span, kind)| Hedge { span, kind }));
            at += length;
        }
    }
    found
}

/// How many tokens the phrase has that begins with token `at`, and its kind.
fn phrase_at(
    text: &str,
    analysis: &Analysis,
    at: usize,
    end: usize,
) -> Option<(usize, Option<HedgeKind>)> {
    let token = analysis.tokens.get(at).filter(|t| t.kind != TokenKind::Number)?;
    let word = token.of(text).to_lowercase();
    // "May" with a capital is a month or a name.
    if word == "may" && token.of(text) != "may" {
        return None;
    }
    let known = PHRASES.get(word.as_str())?.iter().find(|(words, _)| {
        at + words.len() <= end
            && words
                .iter()
                .zip(&analysis.tokens[at..])
                .all(|(w, t)| t.of(text).eq_ignore_ascii_case(w))
    });
    known.map(|(words, kind)| (words.len(), *kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind};
    use crate::language::analyse;

    /// Hedges stand in brackets.
    fn check(marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let block = Block { span: Span::whole(&text), kind: BlockKind::Paragraph };
        let mut got = text.clone();
        for hedge in find(&text, &analyse(&text, &[block])).iter().rev() {
            got.insert(hedge.span.end(), ']');
            got.insert(hedge.span.start(), '[');
        }
        assert_eq!(got, marked);
    }

    #[test]
    fn hedges_in_their_sentences() {
        for case in include_str!("../../tests/claims/hedges.txt").lines() {
            if !case.is_empty() && !case.starts_with('#') {
                check(case);
            }
        }
    }

    #[test]
    fn every_group_of_the_list_is_a_kind() {
        let data = include_str!("../../data/hedges.txt");
        let named: Vec<&str> = data.lines().filter_map(|l| l.strip_prefix("@ ")).collect();
        let kinds = HedgeKind::ALL.iter().map(|k| k.name());
        let kinds: Vec<&str> = kinds.chain(["none"]).collect();
        assert_eq!(named, kinds);
    }
}
