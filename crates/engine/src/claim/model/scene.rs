//! A document as the finders of cues and arguments see it: everything about a token that features
//! are made of, computed once.

use super::hints::{Hint, NO_HINT};
use super::lexical::Lexical;
use super::net::read::Page;
use super::relation::Relation;
use super::syntax::{Syntax, block_code, pieces};
use super::tag::Tag;
use std::ops::Range;

/// Stands for "in no quotation".
pub const NO_QUOTE: u32 = u32::MAX;

/// What is known of a token.
#[derive(Debug, Clone, Copy)]
pub struct TokenView {
    /// What it shows by itself.
    pub word: Lexical,
    /// Its part of speech.
    pub tag: Tag,
    /// The token it depends on; [`super::relation::ROOT`] for none.
    pub head: u32,
    /// How it depends on it.
    pub relation: Relation,
    /// How often words with its stem were cues, in classes; 0 for words never seen.
    pub rate: u32,
    /// The outermost quotation it is in; [`NO_QUOTE`] for none.
    pub quote: u32,
    /// The sentence it is in.
    pub sentence: u32,
    /// The relations of the words that hang under it, one bit each.
    pub children: u32,
}

/// A quotation that is in no other.
#[derive(Debug, Clone, Copy)]
pub struct QuoteView {
    /// First token: the opening mark.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

/// A document with everything that features are made of.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Its tokens.
    pub tokens: Vec<TokenView>,
    /// Its outermost quotations, in order.
    pub quotes: Vec<QuoteView>,
    /// For every token, the first quotation that does not end before it.
    pub next_quote: Vec<u32>,
    /// Its sentences, and the block of each.
    pub sentences: Vec<(Range<usize>, usize)>,
    /// The kind of every sentence's block.
    pub block_codes: Vec<u32>,
    /// What the rules found.
    pub hints: Vec<Hint>,
    /// For every token, the hint that it is in the cue of, and the one that it is in.
    pub hinted: Vec<[u32; 2]>,
    /// How many tokens before each are commas, verbs, quotation marks.
    pub counts: Vec<[u16; 3]>,
}

impl Scene {
    /// Puts a document together. `rate` gives a stem's class.
    #[inline(never)]
    pub fn new(page: &Page<'_>, syntax: &Syntax, rate: &dyn Fn(u32) -> u32) -> Scene {
        let Page { blocks, analysis, words, hints, .. } = *page;
        let n = words.len();
        let mut tokens: Vec<TokenView> = (0..n)
            .map(|at| TokenView {
                word: words[at],
                tag: syntax.tags[at],
                head: syntax.heads[at],
                relation: syntax.relations[at],
                rate: rate(words[at].stem),
                quote: NO_QUOTE,
                sentence: 0,
                children: 0,
            })
            .collect();
        let mut scene = Scene {
            quotes: Vec::new(),
            next_quote: vec![NO_QUOTE; n],
            sentences: Vec::new(),
            block_codes: Vec::new(),
            hinted: vec![[NO_HINT; 2]; n],
            hints: hints.to_vec(),
            counts: Vec::with_capacity(n + 1),
            tokens: Vec::new(),
        };
        for quotation in analysis.quotations.iter().filter(|q| q.depth == 0) {
            let number = scene.quotes.len() as u32;
            let range = quotation.tokens.clone();
            scene.quotes.push(QuoteView { start: range.start as u32, end: range.end as u32 });
            for token in &mut tokens[range] {
                token.quote = number;
            }
        }
        let mut quote = 0;
        for at in 0..n {
            while scene.quotes.get(quote).is_some_and(|q| q.end as usize <= at) {
                quote += 1;
            }
            scene.next_quote[at] = quote as u32;
        }
        for (range, block) in pieces(analysis) {
            let number = scene.sentences.len() as u32;
            tokens[range.clone()].iter_mut().for_each(|token| token.sentence = number);
            scene.sentences.push((range, block));
            scene.block_codes.push(blocks.get(block).map_or(0, block_code));
        }
        for at in 0..n {
            let (head, relation) = (tokens[at].head, tokens[at].relation);
            if let Some(parent) = tokens.get_mut(head as usize) {
                parent.children |= 1 << relation as u32;
            }
        }
        for (number, hint) in scene.hints.iter().enumerate() {
            let number = number as u32;
            for at in hint.cue.clone() {
                scene.hinted[at] = [number, number];
            }
            for at in hint.content.iter().chain(&hint.source).cloned().flatten() {
                if scene.hinted[at][1] == NO_HINT {
                    scene.hinted[at][1] = number;
                }
            }
        }
        let mut sums = [0u16; 3];
        for token in &tokens {
            scene.counts.push(sums);
            let kinds = [
                token.tag == Tag::Comma,
                token.tag.is_verb(),
                matches!(token.tag, Tag::Open | Tag::Close),
            ];
            for (sum, is) in sums.iter_mut().zip(kinds) {
                *sum = sum.wrapping_add(u16::from(is));
            }
        }
        scene.counts.push(sums);
        scene.tokens = tokens;
        scene
    }

    /// How far the ends of the nearest quotations before and the starts of those after a token are,
    /// in classes; 15 for none.
    pub fn quote_gaps(&self, at: usize) -> [u32; 2] {
        let next = self.next_quote[at] as usize;
        let inside = self.tokens[at].quote != NO_QUOTE;
        let before = next.checked_sub(1).and_then(|q| self.quotes.get(q));
        let after = self.quotes.get(if inside { next + 1 } else { next });
        let class = |gap: usize| if gap < 40 { reach(gap) } else { 14 };
        [
            before.map_or(15, |q| class(at - (q.end as usize).min(at))),
            after.map_or(15, |q| class((q.start as usize).saturating_sub(at))),
        ]
    }

    /// What the rules take a token for: its role in the hint it is in.
    pub fn hinted_role(&self, at: usize) -> u32 {
        let place = self.hinted.get(at).map_or(NO_HINT, |h| h[1]);
        self.hints.get(place as usize).map_or(0, |hint| hint.role(at))
    }

    /// How many commas, verbs and quotation marks stand from token `a` up to token `b`.
    pub fn between(&self, a: usize, b: usize) -> [u32; 3] {
        let (a, b) = (a.min(b), a.max(b));
        let ([x, y, z], [p, q, r]) = (self.counts[a], self.counts[b]);
        [p.wrapping_sub(x).into(), q.wrapping_sub(y).into(), r.wrapping_sub(z).into()]
    }
}

/// A distance in classes.
pub fn reach(n: usize) -> u32 {
    match n {
        0..=5 => n as u32,
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=25 => 9,
        26..=40 => 10,
        _ => 11,
    }
}
