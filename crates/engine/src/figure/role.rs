//! Which word beside a number says what it measures.

use super::measure::Measure;
use super::noun::{Phrase, is_common_verb, is_function_word};
use super::number;
use super::unit::Unit;
use crate::language::pieces::{Piece, PieceKind};

/// How far from a number its measure may stand, in pieces.
const REACH: usize = 14;

/// The same for a number that nothing counted follows.
const CLOSE: usize = 4;

/// The words of a figure: from its modifier to one past what is counted.
pub(super) struct Figured<'p> {
    pub(super) pieces: &'p [Piece],
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) phrase: Option<&'p Phrase>,
    pub(super) unit: Unit,
}

impl Figured<'_> {
    /// The measure, and the place of the word that tells it. In this order: the counted noun itself
    /// (civilian deaths), the verb right before (injuring 23), what follows in the clause
    /// (17 people were hospitalised), what stands before in the clause (the toll rose to 40).
    pub(super) fn measure(&self) -> Option<(Measure, usize)> {
        let measure = |at: usize| {
            let word = Some(&self.pieces[at].word).filter(|_| !self.is_name(at))?;
            Some((Measure::of_word(word, self.unit)?, at))
        };
        // A number with nothing behind it needs its measure close by.
        let bare = self.phrase.is_none() && self.unit == Unit::Count;
        let reach = if bare && !self.is_level() { CLOSE } else { REACH };
        let inside = self.phrase.and_then(|p| (p.start..p.end).rev().find_map(measure));
        inside
            .or_else(|| self.verb_before().and_then(measure))
            .or_else(|| self.after().take(reach).find_map(measure))
            .or_else(|| self.before().take(reach).find_map(measure))
    }

    /// Whether a word of a full sentence belongs to a name of several words: the Hospital of "Astoria
    /// Hospital". In a headline all words may have capitals.
    fn is_name(&self, at: usize) -> bool {
        let capital =
            |at: usize| self.pieces.get(at).is_some_and(|p| p.capital && p.kind == PieceKind::Word);
        let closed = self.pieces.last().is_some_and(|p| p.kind == PieceKind::Mark);
        at > 0 && closed && capital(at) && capital(at - 1)
    }

    /// The verb nearest to the number in its clause.
    pub(super) fn action(&self) -> Option<usize> {
        let verb = |at: &usize| {
            let piece = &self.pieces[*at];
            let word = piece.word.as_str();
            let inflected = (word.ends_with("ed") || word.ends_with("ing")) && word.len() > 4;
            !piece.capital && (inflected || is_common_verb(word)) && !EMPTY.contains(&word)
        };
        self.verb_before()
            .filter(verb)
            .or_else(|| self.after().find(verb))
            .or_else(|| self.before().find(verb))
    }

    /// "rose to 40", "stands at 40": the subject of the clause tells the measure.
    fn is_level(&self) -> bool {
        let before = self.start.checked_sub(1).map_or("", |at| self.pieces[at].word.as_str());
        matches!(
            before,
            "to" | "at"
                | "reached"
                | "hit"
                | "passed"
                | "topped"
                | "was"
                | "is"
                | "exceeded"
                | "numbered"
                | "totalled"
                | "totaled"
        )
    }

    /// The word right before, past determiners, particles and adverbs.
    fn verb_before(&self) -> Option<usize> {
        let passed = |piece: &Piece| {
            matches!(
                piece.word.as_str(),
                "the" | "a" | "an" | "to" | "by" | "its" | "their" | "at" | "of"
            ) || piece.word.ends_with("ly")
        };
        let before = (0..self.start).rev().take(3);
        before
            .skip_while(|&at| passed(&self.pieces[at]))
            .take(1)
            .find(|&at| self.pieces[at].kind == PieceKind::Word)
    }

    fn after(&self) -> impl Iterator<Item = usize> + '_ {
        let from = self.past_coordinated();
        (from..self.pieces.len()).take(REACH).take_while(|&at| {
            let word = self.pieces[at].word.as_str();
            let number =
                number::read(self.pieces, at).is_some_and(|n| n.amount.thousandths() > 1000);
            !ends_clause(&self.pieces[at]) && word != "and" && !number
        })
    }

    /// "6 missiles and 245 drones were shot down": past the other figures that share the verb.
    fn past_coordinated(&self) -> usize {
        let mut at = self.end;
        while self.pieces.get(at).is_some_and(|p| p.is("and") || p.is(",")) {
            let Some(number) =
                (at + 1..at + 4).find_map(|i| number::read(self.pieces, i).map(|n| i + n.length))
            else {
                break;
            };
            let phrase = super::noun::counted(self.pieces, number, super::noun::Looseness::Plural);
            let Some(phrase) = phrase else { break };
            at = phrase.end;
        }
        at
    }

    fn before(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.start)
            .rev()
            .take(REACH)
            .take_while(|&at| !ends_clause(&self.pieces[at]) && !self.pieces[at].is("and"))
    }
}

/// Verbs that say nothing of what is measured.
const EMPTY: [&str; 12] = [
    "had",
    "has",
    "have",
    "said",
    "says",
    "were",
    "did",
    "does",
    "including",
    "according",
    "added",
    "needed",
];

fn ends_clause(piece: &Piece) -> bool {
    match piece.kind {
        PieceKind::Mark => !matches!(piece.word.as_str(), "-" | "/" | "%" | "$" | "'" | "’"),
        PieceKind::Word => {
            is_function_word(&piece.word)
                && matches!(
                    piece.word.as_str(),
                    "but"
                        | "while"
                        | "whereas"
                        | "although"
                        | "though"
                        | "because"
                        | "when"
                        | "as"
                        | "where"
                        | "if"
                        | "unless"
                        | "whether"
                        | "so"
                        | "yet"
                        | "since"
                )
        }
        PieceKind::Number => false,
    }
}
