//! The whole way from a text to its attributions, with the model that comes with the engine.

use super::complete::complete;
use super::find::{Proposal, decide, propose, rank_all};
use super::hints::{Hint, hints_of};
use super::net::read::{Page, rows};
use super::net::{Impression, Network};
use super::scene::{NO_QUOTE, Scene};
use super::syntax::look;
use super::tag::Tag;
use super::weights::Model;
use crate::claim::sketch::Sketch;
use crate::claim::{Claim, Confidence, Evidence, Stance, form, stance};
use crate::document::Block;
use crate::language::{Analysis, TokenKind};
use crate::order::Order;
use crate::span::Span;
use std::ops::Range;
use std::sync::LazyLock;

static MODEL: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("../../../data/model.bin")));

/// Finds the attributions of a text of which `sketch` is made and in which the rules found `ruled`;
/// `None` if the model cannot be read.
#[inline(never)]
pub(crate) fn attribute(
    sketch: &Sketch<'_>,
    ruled: &[Claim],
    blocks: &[Block],
    analysis: &Analysis,
) -> Option<Vec<Claim>> {
    let model = MODEL.as_ref()?;
    let hints = hints_of(ruled, analysis);
    let (text, words) = (sketch.text, look(sketch.text, analysis));
    let page = Page { text, blocks, analysis, words: &words, hints: &hints };
    let (scene, impression) = see(&page, &model.network, &|stem| model.rate(stem));
    let mut found = propose(&scene, &impression, &model.network.arguments);
    rank_all(&scene, &mut found, &model.ranks);
    let mut found = decide(found, model.threshold);
    complete(&scene, sketch, &mut found);
    let writer = Writer { analysis, scene: &scene, sketch };
    let mut claims: Vec<Claim> = found.into_iter().filter_map(|p| writer.claim(&p)).collect();
    claims.order_by_key(|claim| claim.extent().start());
    Some(claims)
}

/// Reads a document: what it is made of, and what the network says of it. `rate` gives the class of
/// a stem.
pub fn see(page: &Page<'_>, network: &Network, rate: &dyn Fn(u32) -> u32) -> (Scene, Impression) {
    let impression = network.read(page, &rows(page, &network.vocabulary, rate));
    let scene = Scene::new(page, &impression.syntax, rate);
    (scene, impression)
}

/// Turns what was found into claims.
struct Writer<'a> {
    analysis: &'a Analysis,
    scene: &'a Scene,
    sketch: &'a Sketch<'a>,
}

impl Writer<'_> {
    #[inline(never)]
    fn claim(&self, proposal: &Proposal) -> Option<Claim> {
        let tokens = &self.analysis.tokens;
        let span = |range: Range<usize>| self.analysis.span_of(range);
        let cue = proposal.candidate.start..proposal.candidate.end;
        let behind = proposal.content.iter().map(|range| range.start).find(|&at| at >= cue.end);
        let manner = stance::of_cue(self.sketch, cue.clone(), behind);
        let (blamed, source) = match &proposal.source {
            Some(subject) if self.is_passive(&cue, manner.stance) && subject.end <= cue.start => {
                (Some(subject.clone()), None)
            }
            source => (None, source.clone()),
        };
        let ranges: Vec<Range<usize>> = blamed
            .into_iter()
            .chain(proposal.content.clone())
            .flat_map(|r| self.by_block(r))
            .collect();
        let is_quoted = |at: usize| self.scene.tokens[at].quote != NO_QUOTE;
        let form = form::of(tokens, &ranges, is_quoted);
        let content: Vec<Span> = ranges.into_iter().filter_map(span).collect();
        (!content.is_empty()).then(|| Claim {
            source: source.and_then(span).into_iter().collect(),
            cue: span(cue).into_iter().collect(),
            content,
            form,
            stance: manner.stance,
            polarity: manner.polarity,
            modality: manner.modality,
            evidence: self.evidence(proposal),
            confidence: Some(Confidence::of_odds(proposal.rank)),
            speaker: None,
        })
    }

    /// Whether somebody is accused or praised rather than accusing or praising: the subject of "has
    /// been accused of" is what is spoken of.
    fn is_passive(&self, cue: &Range<usize>, stance: Stance) -> bool {
        let participle = cue.clone().rposition(|at| self.scene.tokens[at].tag == Tag::Participle);
        let Some(participle) = participle.map(|place| cue.start + place) else { return false };
        let be = |at| {
            matches!(self.sketch.word(at), "is" | "are" | "was" | "were" | "be" | "been" | "being")
        };
        matches!(stance, Stance::Condemnation | Stance::Praise) && (cue.start..participle).any(be)
    }

    /// A content's pieces, one for each block it runs through, without marks that hold no word.
    fn by_block(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let block = |at: usize| {
            let sentence = self.scene.tokens[at].sentence as usize;
            self.scene.sentences[sentence].1
        };
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for at in range {
            match pieces.last_mut().filter(|piece| block(piece.start) == block(at)) {
                Some(piece) => piece.end = at + 1,
                None => pieces.push(at..at + 1),
            }
        }
        let has_word =
            |r: &Range<usize>| self.analysis.tokens[r.clone()].iter().any(|t| t.is_word());
        pieces.retain(has_word);
        pieces
    }

    /// What the reader can be told of why the words were marked.
    fn evidence(&self, proposal: &Proposal) -> Evidence {
        let cue = proposal.candidate.start..proposal.candidate.end;
        let hint = self.scene.hints.iter().find(|h| h.cue.start < cue.end && cue.start < h.cue.end);
        let named = |hint: &Hint| {
            Evidence::ALL.into_iter().find(|&evidence| evidence as u32 == hint.evidence)
        };
        if let Some(evidence) = hint.and_then(named) {
            return evidence;
        }
        let tokens = &self.analysis.tokens;
        let first = proposal.content.first().map_or(0, |c| c.start);
        let anchor = proposal.candidate.anchor;
        let quoted = tokens[first].kind == TokenKind::Quote;
        let tag = self.scene.tokens[anchor].tag;
        if quoted {
            Evidence::QuotationWithCue
        } else if cue.clone().any(|at| self.sketch.word(at) == "according") {
            Evidence::AccordingTo
        } else if self.sketch.word(anchor) == ":" {
            Evidence::Colon
        } else if first < cue.start {
            Evidence::TrailingCue
        } else if tag.is_noun() {
            Evidence::NounCue
        } else if proposal.source.is_none() {
            Evidence::Impersonal
        } else if matches!(self.scene.tokens[first].tag, Tag::Preposition | Tag::To | Tag::WhAdverb)
        {
            Evidence::CueWithClause
        } else {
            Evidence::CueWithObject
        }
    }
}
