//! From tokens to what the network says of them.

use super::input::{QuotePlace, SLOTS, Sight, Vocabulary};
use super::{Impression, Network};
use crate::claim::model::hints::Hint;
use crate::claim::model::lexical::Lexical;
use crate::claim::model::relation::ROOT;
use crate::claim::model::syntax::{block_code, pieces, seen_tags};
use crate::claim::model::tag::Tag;
use crate::document::Block;
use crate::language::Analysis;

/// A document before the network has read it.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The text.
    pub text: &'a str,
    /// Its blocks.
    pub blocks: &'a [Block],
    /// Its tokens, sentences and quotations.
    pub analysis: &'a Analysis,
    /// What its tokens show.
    pub words: &'a [Lexical],
    /// What the rules find.
    pub hints: &'a [Hint],
}

/// The rows of every token. `rate` gives the class of a stem.
#[inline(never)]
pub fn rows(
    page: &Page<'_>,
    vocabulary: &Vocabulary,
    rate: &dyn Fn(u32) -> u32,
) -> Vec<[u16; SLOTS]> {
    let mut sights: Vec<Sight> = page
        .words
        .iter()
        .map(|&word| Sight { word, rate: rate(word.stem), ..Sight::default() })
        .collect();
    for sentence in &page.analysis.sentences {
        let block = page.blocks.get(sentence.block).map_or(0, block_code);
        sights[sentence.tokens.clone()].iter_mut().for_each(|sight| sight.block = block);
    }
    for quotation in page.analysis.quotations.iter().filter(|q| q.depth == 0) {
        let range = quotation.tokens.clone();
        for at in range.clone() {
            sights[at].place = if at == range.start {
                QuotePlace::Opens
            } else if at + 1 == range.end {
                QuotePlace::Closes
            } else {
                QuotePlace::Inside
            };
        }
    }
    for hint in page.hints {
        for at in hint.content.iter().chain(&hint.source).cloned().flatten() {
            if sights[at].role == 0 {
                sights[at].role = hint.role(at);
            }
        }
        for at in hint.cue.clone() {
            sights[at].role = hint.role(at);
            sights[at].cue = 1 + hint.evidence.min(14);
        }
    }
    sights.iter().map(|sight| vocabulary.rows_of(sight)).collect()
}

impl Network {
    /// Reads a document.
    #[inline(never)]
    pub fn read(&self, page: &Page<'_>, rows: &[[u16; SLOTS]]) -> Impression {
        let seen = seen_tags(page.text, page.analysis);
        let mut all = Impression::default();
        for (range, _) in pieces(page.analysis) {
            let inputs = rows[range.clone()].iter().map(|rows| self.inputs.sum(rows));
            let mut states: Vec<_> = inputs.collect();
            for layer in &self.layers {
                layer.apply(&mut states);
            }
            let tags = self.tags.apply_all(&states);
            all.syntax.tags.extend(tags.iter().zip(&seen[range.clone()]).map(|(answers, seen)| {
                seen.unwrap_or_else(|| Tag::ALL[super::heads::largest(answers)])
            }));
            let heads = self.arcs.find(&states);
            all.syntax.relations.extend(self.relations.find(&states, &heads));
            let place = |&head: &u32| if head == ROOT { ROOT } else { head + range.start as u32 };
            all.syntax.heads.extend(heads.iter().map(place));
            all.cues.extend(self.cues.find(&states));
            all.states.extend(states);
        }
        all
    }
}
