//! Cues in their sentences, and the list itself.

use super::*;
use crate::document::{Block, BlockKind};
use crate::language::analyse;
use crate::span::Span;

/// What the cue of a marked sentence does, as the case file writes it.
fn told(marked: &str) -> String {
    let place = |mark: char| {
        let before = marked.split_once(mark).map(|(before, _)| before)?;
        Some(before.replace(['[', ']', '|'], "").len())
    };
    let text = marked.replace(['[', ']', '|'], "");
    let block = Block { span: Span::whole(&text), kind: BlockKind::Paragraph };
    let analysis = analyse(&text, &[block]);
    let sketch = Sketch::of(&text, &analysis);
    let token = |at: usize| analysis.tokens.partition_point(|token| token.span.end() <= at);
    let start = token(place('[').expect("a cue begins"));
    let end = token(place(']').expect("a cue ends"));
    let content = place('|').map_or(end, token);
    let manner = of_cue(&sketch, start..end, Some(content));
    let mut out = manner.stance.name().to_owned();
    if manner.polarity != Polarity::Affirmed {
        out = format!("{out}, {}", manner.polarity.name());
    }
    if manner.modality != Modality::Actual {
        out = format!("{out}, {}", manner.modality.name());
    }
    out
}

#[test]
fn cues_in_their_sentences() {
    let mut wrong = Vec::new();
    let cases = include_str!("../../../tests/claims/stances.txt").lines();
    let cases = cases.filter(|line| !line.starts_with('#'));
    let cases: Vec<(&str, &str)> = cases.filter_map(|line| line.split_once(" ⇒ ")).collect();
    assert!(cases.len() > 40, "the cases are there");
    for (sentence, expected) in cases {
        let got = told(sentence);
        if got != expected {
            wrong.push(format!("{sentence}\n  expected {expected}, got {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_word_of_the_list_leads_somewhere() {
    for (word, stance) in [
        ("reiterated", Stance::Assertive),
        ("lying", Stance::Distancing),
        ("allegations", Stance::Distancing),
        ("rebuttal", Stance::Denial),
        ("pleas", Stance::Demand),
        ("applauds", Stance::Praise),
        ("slammed", Stance::Condemnation),
        ("foresaw", Stance::Belief),
        ("sceptical", Stance::Doubt),
        ("table", Stance::Neutral),
    ] {
        assert_eq!(told(&format!("The firm [{word}] it.")), stance.name(), "{word}");
    }
}
