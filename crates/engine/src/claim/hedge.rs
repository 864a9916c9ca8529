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

/// The phrases by their first word, the longest first.
type Phrases = BTreeMap<&'static str, Vec<(Vec<&'static str>, HedgeKind)>>;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    let mut kind = HedgeKind::Modal;
    for line in include_str!("../../data/hedges.txt").lines() {
        if let Some(name) = line.strip_prefix("@ ") {
            kind = HedgeKind::ALL.into_iter().find(|k| k.name() == name).unwrap_or(kind);
        } else if !line.starts_with('#') {
            let words: Vec<&str> = line.split_whitespace().collect();
            if let Some(&first) = words.first() {
                phrases.entry(first).or_default().push((words, kind));
            }
        }
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    phrases
});

/// The hedges of a text, in order and without overlap.
pub fn hedges(text: &str, analysis: &Analysis) -> Vec<Hedge> {
    let mut found = Vec::new();
    for sentence in &analysis.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let hedge = hedge_at(text, analysis, at, sentence.tokens.end);
            at += hedge.map_or(1, |(length, _)| length);
            found.extend(hedge.map(|(_, hedge)| hedge));
        }
    }
    found
}

/// The hedge that begins with token `at`, and how many tokens it has.
fn hedge_at(text: &str, analysis: &Analysis, at: usize, end: usize) -> Option<(usize, Hedge)> {
    let token = analysis.tokens.get(at).filter(|t| t.kind == TokenKind::Word)?;
    let word = token.of(text).to_lowercase();
    // "May" with a capital is a month or a name.
    if word == "may" && token.of(text) != "may" {
        return None;
    }
    let (words, kind) = PHRASES.get(word.as_str())?.iter().find(|(words, _)| {
        at + words.len() <= end
            && words
                .iter()
                .zip(&analysis.tokens[at..])
                .all(|(w, t)| t.of(text).eq_ignore_ascii_case(w))
    })?;
    let span = analysis.span_of(at..at + words.len())?;
    Some((words.len(), Hedge { span, kind: *kind }))
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
        for hedge in hedges(&text, &analyse(&text, &[block])).iter().rev() {
            got.insert(hedge.span.end(), ']');
            got.insert(hedge.span.start(), '[');
        }
        assert_eq!(got, marked);
    }

    #[test]
    fn hedges_are_found_longest_first() {
        check("The dam [may] fail; it [is believed to] leak and [appears to] sink.");
        check("[Reportedly] the mayor left. [It remains unclear] [whether] he will return.");
        check("Floods are [more likely] now.");
    }

    #[test]
    fn months_are_no_hedges() {
        check("On 3 May the dam failed. May was wet.");
    }

    #[test]
    fn every_group_of_the_list_is_a_kind() {
        let data = include_str!("../../data/hedges.txt");
        let named: Vec<&str> = data.lines().filter_map(|l| l.strip_prefix("@ ")).collect();
        let kinds: Vec<&str> = HedgeKind::ALL.iter().map(|k| k.name()).collect();
        assert_eq!(named, kinds);
    }
}
