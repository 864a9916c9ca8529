//! A text as the finders of names and sources see it.

use super::knowledge::{Known, known};
use crate::claim::sketch::{Class, Sketch};
use crate::document::{Block, BlockKind};
use crate::language::{Analysis, TokenKind};
use crate::span::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// Tokens with their classes, sentences and blocks.
pub(super) struct Scene<'t> {
    pub(super) sketch: &'t Sketch<'t>,
    pub(super) analysis: &'t Analysis,
    /// For every token, its sentence.
    sentence_of: Vec<u32>,
    /// For every sentence, whether it is a title or heading whose words all begin with capitals.
    headline: Vec<bool>,
    /// Words that are capitalised inside a sentence.
    names: BTreeSet<&'t str>,
    /// Words that are written small somewhere.
    common: BTreeSet<&'t str>,
    /// For every token, whether it is inside a quotation.
    quoted: Vec<bool>,
}

impl<'t> Scene<'t> {
    pub(super) fn new(
        sketch: &'t Sketch<'t>,
        blocks: &[Block],
        analysis: &'t Analysis,
    ) -> Scene<'t> {
        let mut sentence_of = vec![0; analysis.tokens.len()];
        let mut headline = Vec::with_capacity(analysis.sentences.len());
        let mut names = BTreeSet::new();
        let mut common = BTreeSet::new();
        for (place, sentence) in analysis.sentences.iter().enumerate() {
            for at in sentence.tokens.clone() {
                sentence_of[at] = u32::try_from(place).unwrap_or(u32::MAX);
            }
            let kind = blocks.get(sentence.block).map(|block| block.kind);
            let head = matches!(kind, Some(BlockKind::Title | BlockKind::Heading))
                && is_title_case(sketch, sentence.tokens.clone());
            headline.push(head);
            if head {
                continue;
            }
            for at in sentence.tokens.clone() {
                let letters = sketch.tokens[at].of(sketch.text);
                if letters.starts_with(char::is_lowercase) {
                    common.insert(letters);
                }
            }
            for at in sentence.tokens.clone().skip(1) {
                let after_word = sketch.tokens[at - 1].kind == TokenKind::Word;
                if after_word && sketch.class(at) == Class::Name {
                    names.insert(sketch.tokens[at].of(sketch.text));
                }
            }
        }
        let mut depth = vec![0_i32; analysis.tokens.len() + 1];
        for quotation in &analysis.quotations {
            let end = quotation.tokens.end.min(analysis.tokens.len());
            depth[quotation.tokens.start.min(end)] += 1;
            depth[end] -= 1;
        }
        let quoted = depth
            .iter()
            .scan(0, |open, step| {
                *open += step;
                Some(*open > 0)
            })
            .collect();
        Scene { sketch, analysis, sentence_of, headline, names, common, quoted }
    }

    pub(super) fn len(&self) -> usize {
        self.sketch.tokens.len()
    }

    /// The token's letters; nothing past the end.
    #[inline(never)]
    pub(super) fn letters(&self, at: usize) -> &'t str {
        self.sketch.tokens.get(at).map_or("", |token| token.of(self.sketch.text))
    }

    /// The token's letters in lower case.
    pub(super) fn word(&self, at: usize) -> &str {
        self.sketch.word(at)
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.sketch.class(at)
    }

    pub(super) fn sentence(&self, at: usize) -> usize {
        self.sentence_of.get(at).map_or(0, |&sentence| sentence as usize)
    }

    /// The tokens of the sentence that `at` stands in.
    #[inline(never)]
    pub(super) fn around(&self, at: usize) -> Range<usize> {
        let sentence = self.analysis.sentences.get(self.sentence(at));
        sentence.map_or(at..at, |sentence| sentence.tokens.clone())
    }

    pub(super) fn in_headline(&self, at: usize) -> bool {
        self.headline.get(self.sentence(at)).copied().unwrap_or(false)
    }

    pub(super) fn in_quotation(&self, at: usize) -> bool {
        self.quoted.get(at).copied().unwrap_or(false)
    }

    /// Whether the word is capitalised somewhere inside a sentence.
    pub(super) fn is_written_as_name(&self, at: usize) -> bool {
        self.names.contains(self.letters(at))
    }

    /// Whether the word is written small somewhere in the text.
    pub(super) fn is_common(&self, at: usize) -> bool {
        self.common.contains(self.word(at))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.sketch.is_capital(at)
    }

    /// Whether the token begins a sentence, a quotation or what follows a colon.
    pub(super) fn begins(&self, at: usize) -> bool {
        let start = self.around(at).start;
        at <= start
            || matches!(self.class(at - 1), Class::Quote | Class::Colon | Class::Mark | Class::Stop)
    }

    /// The known name that begins at a token, and how many tokens it takes.
    pub(super) fn known(&self, at: usize) -> Option<(Known, usize)> {
        let found = known(self.letters(at), |step| self.letters(at + step))?;
        // "the Indian Ocean" is no country's.
        let place = matches!(found, (Known::Demonym(_), 1))
            && matches!(
                self.letters(at + 1),
                "Alps"
                    | "Antilles"
                    | "Channel"
                    | "Columbia"
                    | "Guiana"
                    | "Gulf"
                    | "Ocean"
                    | "Polynesia"
                    | "Riviera"
                    | "Samoa"
                    | "Sea"
                    | "Virgin"
            );
        (!place).then_some(found)
    }

    /// The words of some tokens.
    #[inline(never)]
    pub(super) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        self.analysis.span_of(tokens)
    }

    /// The words of some tokens with white space tidied.
    #[inline(never)]
    pub(super) fn tidy(&self, tokens: Range<usize>) -> String {
        let words = self.span(tokens).map_or("", |span| span.of(self.sketch.text));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether the token is the possessive 's.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.class(at) == Class::Possessive
            || (self.sketch.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Clitic)
                && matches!(self.word(at), "'s" | "’s" | "'" | "’"))
    }
}

/// Whether all longer words that are no prepositions and such begin with capitals: capitals then
/// tell nothing of names.
fn is_title_case(sketch: &Sketch<'_>, tokens: Range<usize>) -> bool {
    let plain = |at: usize| matches!(sketch.class(at), Class::Word | Class::Verb);
    let small = |at: usize| !sketch.is_capital(at) && sketch.word(at).len() > 3;
    !tokens.into_iter().any(|at| plain(at) && small(at))
}
