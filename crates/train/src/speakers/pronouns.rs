//! Pronouns that speak, against another program's chains.

use super::Share;
use crate::corpus::{Article, ReferenceAnalysis};
use rayon::prelude::*;
use sayso_engine::source::{Identity, Tie};
use sayso_engine::{Document, Span};
use std::collections::BTreeMap;

/// How often the engine and the other program mean the same one by "he" or "she".
#[derive(Debug, Default, Clone, Copy)]
pub struct PronounScores {
    /// Pronouns that are the source of a claim, and how many of them the engine ties.
    pub tied: Share,
    /// Of those that the other program ties to a name, too: how many agree.
    pub agree: Share,
}

/// Compares the pronouns that are sources of claims in articles that both have read.
pub fn score_pronouns(gold: &[Article], references: &[ReferenceAnalysis]) -> PronounScores {
    let by_id: BTreeMap<&str, &ReferenceAnalysis> =
        references.iter().map(|r| (r.id.as_str(), r)).collect();
    let scores: Vec<PronounScores> = gold
        .par_iter()
        .filter_map(|article| Some(score(article, by_id.get(article.id.as_str())?)))
        .collect();
    let add = |a: Share, b: Share| Share { right: a.right + b.right, all: a.all + b.all };
    scores.into_iter().fold(PronounScores::default(), |sum, one| PronounScores {
        tied: add(sum.tied, one.tied),
        agree: add(sum.agree, one.agree),
    })
}

fn score(article: &Article, reference: &ReferenceAnalysis) -> PronounScores {
    let mut scores = PronounScores::default();
    let Ok(document) = Document::new(article.text()) else { return scores };
    let text = document.text();
    let reading = sayso_engine::read(&document);
    for claim in &reading.claims {
        let ([span], Some(id)) = (claim.source.as_slice(), claim.speaker) else { continue };
        if !matches!(span.of(text).to_lowercase().as_str(), "he" | "she") {
            continue;
        }
        let source = &reading.sources[id.index()];
        let tied = source.identity != Identity::Unresolved;
        scores.tied.all += 1;
        scores.tied.right += usize::from(tied);
        let theirs = chain(reference, *span).map(|chain| names(text, chain));
        let Some(theirs) = theirs.filter(|names| tied && !names.is_empty()) else { continue };
        let ours: Vec<Span> = source
            .mentions
            .iter()
            .filter(|mention| !matches!(mention.tie, Tie::Pronoun | Tie::Relative))
            .map(|mention| mention.span)
            .collect();
        let agree = ours.iter().any(|span| theirs.iter().any(|other| other.overlaps(*span)));
        scores.agree.all += 1;
        scores.agree.right += usize::from(agree);
    }
    scores
}

/// The chain that a pronoun is in.
fn chain(reference: &ReferenceAnalysis, span: Span) -> Option<&[(usize, usize)]> {
    let here = |&(start, end): &(usize, usize)| Span::new(start, end) == span;
    reference.coref.iter().find(|chain| chain.iter().any(here)).map(Vec::as_slice)
}

/// The places of a chain that begin with a capital and are no pronoun.
fn names(text: &str, chain: &[(usize, usize)]) -> Vec<Span> {
    let spans = chain.iter().map(|&(start, end)| Span::new(start, end));
    let named = |span: &Span| {
        let words = span.of(text);
        let pronoun = matches!(
            words.to_lowercase().as_str(),
            "he" | "she" | "his" | "her" | "him" | "i" | "me" | "my" | "you" | "your"
        );
        !pronoun && words.split_whitespace().any(|word| word.starts_with(char::is_uppercase))
    };
    spans.filter(named).collect()
}
