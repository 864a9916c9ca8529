//! Chains: claims inside another's content ("Smith said the police believe that …"), and accounts
//! of someone else's claim ("officials, according to the Post, said …").
//!
//! The trained model finds the outermost claims only. What lies inside their contents is found by
//! the rules, which look at every content as if it were a text of its own.

use super::sketch::{Class, Sketch};
use super::{Claim, Evidence, Modality, Polarity, Stance, rules};
use crate::document::Block;
use crate::language::{Analysis, Quotation, Sentence, TokenKind};
use crate::order::Order;
use crate::source::names_speaker;
use crate::span::Span;
use std::ops::Range;

/// A claim that belongs to a chain with one of [`Found::claims`](super::Found::claims).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chained {
    /// The claim.
    pub claim: Claim,
    /// How it is tied to the other.
    pub link: Link,
    /// The other, by its place in the list of claims.
    pub to: usize,
}

/// How a chained claim is tied to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// It lies in the other's content: who speaks there says what this one claims.
    Inside,
    /// It passes the other on: that someone spoke is its own content.
    Around,
}

impl Link {
    /// The link's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Link::Inside => "inside",
            Link::Around => "around",
        }
    }
}

/// The chained claims, ordered by the claims they are tied to.
pub(super) fn find(
    sketch: &Sketch<'_>,
    blocks: &[Block],
    analysis: &Analysis,
    claims: &[Claim],
) -> Vec<Chained> {
    let mut found = inside(sketch, blocks, analysis, claims);
    found.extend(around(sketch, analysis, claims));
    found.order_by_key(|chained| (chained.to, chained.claim.extent()));
    found
}

#[inline(never)]
fn inside(
    sketch: &Sketch<'_>,
    blocks: &[Block],
    analysis: &Analysis,
    claims: &[Claim],
) -> Vec<Chained> {
    let (contents, owners) = contents(blocks, analysis, claims);
    let inner = Sketch::of(sketch.text, &contents);
    let found = rules::attribute(&inner, blocks, &contents).into_iter();
    let found = found.filter(|claim| names_another(sketch, analysis, claim));
    let tied = found.filter_map(|claim| {
        let cue = contents.tokens_of(*claim.cue.first()?).start;
        let place = contents.sentences.partition_point(|s| s.tokens.end <= cue);
        let to = *owners.get(place)?;
        let own = &claims[to].content;
        let held = |part: &Span| {
            let after = own.partition_point(|piece| piece.start() <= part.start());
            after.checked_sub(1).is_some_and(|at| own[at].contains(*part))
        };
        let mut parts = claim.cue.iter().chain(&claim.content).chain(&claim.source);
        parts.all(held).then_some(Chained { claim, link: Link::Inside, to })
    });
    tied.collect()
}

/// The contents of the claims as a text of their own, in which every content is a block, and the
/// claim that each sentence belongs to. A quotation that begins with a content is the speaker's own
/// and counts no longer.
#[inline(never)]
fn contents(blocks: &[Block], analysis: &Analysis, claims: &[Claim]) -> (Analysis, Vec<usize>) {
    let mut pieces: Vec<(Range<usize>, usize)> = Vec::new();
    for (owner, claim) in claims.iter().enumerate() {
        pieces.extend(claim.content.iter().map(|&span| (analysis.tokens_of(span), owner)));
    }
    pieces.order_by_key(|(piece, _)| piece.start);
    let mut contents = Analysis::default();
    let mut owners = Vec::new();
    let mut end = 0;
    for (piece, owner) in pieces {
        // No word is claimed twice; should one be, the first claim has it.
        let mut piece = piece.start.max(end)..piece.end;
        let is_mark = |at: &usize| analysis.tokens[*at].kind == TokenKind::Quote;
        end = end.max(piece.end);
        let opening = piece.clone().take_while(is_mark).count();
        let closing = piece.clone().rev().take_while(is_mark).take(opening).count();
        piece = piece.start + opening..piece.end - closing.min(piece.len() - opening);
        if piece.is_empty() {
            continue;
        }
        // Where a token of the piece stands among all contents.
        let first = contents.tokens.len();
        let place = |at: usize| first + at - piece.start;
        contents.tokens.extend_from_slice(&analysis.tokens[piece.clone()]);
        let sentences = analysis.sentences.partition_point(|s| s.tokens.end <= piece.start);
        for sentence in &analysis.sentences[sentences..] {
            let cut = piece.start.max(sentence.tokens.start)..piece.end.min(sentence.tokens.end);
            let Some(span) = analysis.span_of(cut.clone()).filter(|_| !cut.is_empty()) else {
                break;
            };
            let tokens = place(cut.start)..place(cut.end);
            contents.sentences.push(Sentence { span, tokens, block: blocks.len() + owner });
            owners.push(owner);
        }
        let quotations = analysis.quotations.partition_point(|q| q.tokens.start < piece.start);
        for quotation in &analysis.quotations[quotations..] {
            if quotation.tokens.start >= piece.end {
                break;
            }
            if quotation.tokens.end <= piece.end {
                let tokens = place(quotation.tokens.start)..place(quotation.tokens.end);
                contents.quotations.push(Quotation {
                    tokens,
                    continues: None,
                    ..quotation.clone()
                });
            }
        }
    }
    settle_depths(&mut contents.quotations);
    (contents, owners)
}

/// Counts again in how many others each quotation lies.
fn settle_depths(quotations: &mut [Quotation]) {
    let mut open: Vec<usize> = Vec::new();
    for quotation in quotations {
        open.retain(|&end| end > quotation.tokens.start);
        quotation.depth = u8::try_from(open.len()).unwrap_or(u8::MAX);
        open.push(quotation.tokens.end);
    }
}

/// Whether a claim names someone who speaks (attacks aim at something, and claim nothing), and not, by a
/// pronoun, most likely the one whose content it stands in: "she said she hoped".
fn names_another(sketch: &Sketch<'_>, analysis: &Analysis, claim: &Claim) -> bool {
    let Some(&source) = claim.source.first() else { return false };
    let source = analysis.tokens_of(source);
    let first = sketch.word(source.start);
    let pronoun = sketch.class(source.start) == Class::Subject && first != "who";
    let own =
        matches!(first, "my" | "our" | "his" | "her" | "its" | "their" | "that" | "this" | "which");
    let ends = |at: &usize| matches!(sketch.class(*at), Class::Preposition | Class::Comma);
    let end = source.clone().find(ends).unwrap_or(source.end);
    let speaks = end > source.start
        && (sketch.class(end - 1) == Class::Name || names_speaker(sketch.word(end - 1)));
    let words: usize = claim.content.iter().map(|&span| analysis.tokens_of(span).len()).sum();
    !pronoun && !own && (speaks || first == "who") && words > 1
}

/// The longest account in the middle of another claim, in tokens.
const LONGEST_ACCOUNT: usize = 16;
/// A claim in more pieces runs over many sentences.
const MOST_PIECES: usize = 4;

/// What stands in the middle of another claim and says whose account it is: "officials, | according
/// to the Post |, said".
#[inline(never)]
fn around(sketch: &Sketch<'_>, analysis: &Analysis, claims: &[Claim]) -> Vec<Chained> {
    let opens = |at: usize| {
        at > 0
            && sketch.class(at - 1) == Class::Comma
            && sketch.word(at) == "according"
            && sketch.word(at + 1) == "to"
    };
    let places = (0..analysis.tokens.len()).filter(|&at| opens(at));
    let starts: Vec<usize> = claims.iter().map(|claim| claim.extent().start()).collect();
    let accounts = places.filter_map(|at| {
        let behind = at + 2..at + 2 + LONGEST_ACCOUNT;
        let end = behind.clone().find(|&i| sketch.class(i) == Class::Comma)?;
        let stops = |i: usize| matches!(sketch.class(i), Class::Stop | Class::Quote);
        if end == behind.start || (behind.start..end).any(stops) {
            return None;
        }
        let cue = analysis.span_of(at..at + 2)?;
        let source = analysis.span_of(behind.start..end)?;
        let to = starts.partition_point(|&start| start < cue.start()).checked_sub(1)?;
        // In the middle of one sentence a claim is in few pieces.
        let claim = claims.get(to).filter(|claim| claim.content.len() <= MOST_PIECES)?;
        let whole = cue.cover(source);
        let comma = analysis.tokens[at - 1].span.start();
        // The account may pass for an aside to the source: the source ends before it.
        let cut = |part: &Span| match part.contains(whole) {
            true => Span::new(part.start(), comma),
            false => *part,
        };
        let aside = claim.source.iter().map(cut);
        let mut content: Vec<Span> = aside.chain(claim.cue.clone()).collect();
        content.extend(&claim.content);
        content.retain(|part| !part.is_empty());
        content.order();
        let between =
            content.first()?.end() <= whole.start() && whole.end() <= content.last()?.start();
        let apart = content.iter().all(|part| !part.overlaps(whole));
        // No claim of its own has it.
        let near = &claims[to.saturating_sub(2)..claims.len().min(to + 3)];
        let apart = apart && !near.iter().flat_map(|c| &c.cue).any(|part| part.overlaps(cue));
        (between && apart).then(|| Chained {
            claim: Claim {
                source: vec![source],
                cue: vec![cue],
                content,
                form: claim.form,
                stance: Stance::Neutral,
                polarity: Polarity::Affirmed,
                modality: Modality::Actual,
                evidence: Evidence::AccordingTo,
                confidence: None,
                speaker: None,
            },
            link: Link::Around,
            to,
        })
    });
    accounts.collect()
}
