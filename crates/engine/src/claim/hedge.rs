//! Hedges: words that leave a statement open.

use super::sketch::{Class, Sketch};
use crate::language::Analysis;
use crate::language::words::{WordGroups, grouped};
use crate::order::Order;
use crate::span::Span;
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

/// A phrase, its words apart by white space and with a stroke between those of which any will do, and
/// what kind of hedge it is; those without a kind are none.
type Phrase = (&'static str, Option<HedgeKind>);

/// The phrases by their first word, the longest first.
static PHRASES: LazyLock<WordGroups<Phrase>> = LazyLock::new(|| {
    let lines = grouped(include_str!("../../data/hedges.txt"));
    let kind = |name| HedgeKind::ALL.into_iter().find(|kind| kind.name() == name);
    let mut phrases: Vec<Phrase> = lines.map(|(name, line)| (line, kind(name))).collect();
    phrases.order_by_key(|(line, _)| std::cmp::Reverse(line.split_whitespace().count()));
    let firsts = phrases.into_iter().flat_map(|phrase| {
        let first = phrase.0.split_whitespace().next().unwrap_or("");
        first.split('/').map(move |word| (word, phrase))
    });
    WordGroups::new(firsts.collect())
});

/// The hedges of a text, in order and without overlap.
#[inline(never)]
pub(super) fn find(sketch: &Sketch<'_>, analysis: &Analysis) -> Vec<Hedge> {
    let mut found = Vec::new();
    for sentence in &analysis.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some((length, kind)) = phrase_at(sketch, at, sentence.tokens.end) else {
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
fn phrase_at(sketch: &Sketch<'_>, at: usize, end: usize) -> Option<(usize, Option<HedgeKind>)> {
    let mut phrases = PHRASES.get(sketch.word(at)).filter(|_| sketch.class(at) != Class::Number);
    let is_said = |line: &str| {
        let mut places = line.split_whitespace().zip(at..);
        places.all(|(words, at)| at < end && words.split('/').any(|word| sketch.word(at) == word))
    };
    let (line, kind) = phrases.find(|(line, _)| is_said(line))?;
    // "May" with a capital is a month or a name.
    if sketch.word(at) == "may" && sketch.tokens[at].of(sketch.text) != "may" {
        return None;
    }
    Some((line.split_whitespace().count(), *kind))
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
        let analysis = analyse(&text, &[block]);
        for hedge in find(&Sketch::of(&text, &analysis), &analysis).iter().rev() {
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
