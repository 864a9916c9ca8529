//! Quotations that go on: what is quoted right behind the speech tag ("It was late," she said. "Nobody
//! came."), and paragraphs that are nothing but a quotation, which news gives to the last speaker.

use super::{Claim, Form, held};
use crate::language::{Analysis, Quotation};
use crate::order::Order;
use crate::span::Span;
use std::ops::Range;

/// So many words behind a claim may still be its speech tag: who the speaker is.
const TAG: usize = 12;
/// A quotation of fewer words may be a heading.
const STATEMENT: usize = 8;

/// Gives quotations that no claim has to the claim that they go on from.
#[inline(never)]
pub(super) fn carry_on(claims: &mut [Claim], analysis: &Analysis) {
    let taken = held(analysis, claims.iter());
    let mut speaks = speaks(claims, &analysis.quotations);
    let mut before: Option<usize> = None;
    for (at, quotation) in analysis.quotations.iter().enumerate() {
        if quotation.depth > 0 {
            continue;
        }
        let last = before.replace(at);
        if taken[quotation.tokens.clone()].contains(&true) {
            continue;
        }
        let open = quotation.continues.and_then(|from| speaks[from]);
        let behind = || {
            let claim = speaks[last?]?;
            let end = claims[claim].extent().end().max(analysis.quotations[last?].span.end());
            let between = Span::new(end, quotation.span.start().max(end));
            let words = analysis.tokens_of(between).any(|at| analysis.tokens[at].is_word());
            let (block, here) = (paragraph(analysis, last?)?, paragraph(analysis, at)?);
            let n_words =
                |range: Range<usize>| range.filter(|&at| analysis.tokens[at].is_word()).count();
            let form = claims[claim].form;
            let tag = block == here && !words && form != Form::Indirect;
            // A new paragraph that is a quotation from end to end, behind one that ends with another.
            let rest = analysis
                .tokens_of(Span::new(end, end.max(analysis.tokens[block.end - 1].span.end())));
            let whole = block.end == here.start
                && form == Form::Direct
                && n_words(rest) <= TAG
                && n_words(quotation.inner()) >= STATEMENT
                && n_words(here) == n_words(quotation.inner());
            (tag || whole).then_some(claim)
        };
        if let Some(claim) = open.or_else(behind) {
            claims[claim].content.push(quotation.span);
            // A claim whose words run on behind the quotation has it in between.
            claims[claim].content.order();
            speaks[at] = Some(claim);
        }
    }
}

/// The tokens of the paragraph that a quotation stands in.
fn paragraph(analysis: &Analysis, quotation: usize) -> Option<Range<usize>> {
    let start = analysis.quotations[quotation].tokens.start;
    let sentences = &analysis.sentences;
    let at = sentences.partition_point(|sentence| sentence.tokens.end <= start);
    let block = sentences.get(at)?.block;
    let first = sentences.partition_point(|sentence| sentence.block < block);
    let end = sentences.partition_point(|sentence| sentence.block <= block);
    Some(sentences[first].tokens.start..sentences[end - 1].tokens.end)
}

/// For every quotation, the claim whose content is in it.
fn speaks(claims: &[Claim], quotations: &[Quotation]) -> Vec<Option<usize>> {
    let mut speaks = vec![None; quotations.len()];
    for (claim, span) in
        claims.iter().enumerate().flat_map(|(at, c)| c.content.iter().map(move |s| (at, *s)))
    {
        let first = quotations.partition_point(|q| q.span.start() < span.start());
        // The quotation that the content begins in, and those that begin in the content.
        let around = first.checked_sub(1).filter(|&at| quotations[at].span.overlaps(span));
        let inside =
            (first..quotations.len()).take_while(|&at| quotations[at].span.start() < span.end());
        for at in around.into_iter().chain(inside) {
            speaks[at] = Some(claim);
        }
    }
    speaks
}
