//! What the network is told of a token: rows of a table, which are added up.

use super::WIDTH;
use crate::claim::model::lexical::Lexical;
use crate::claim::model::mix::mix;

/// How many codes a word of the vocabulary has.
pub const STAGES: usize = 4;
/// The code that stands for none.
pub const NO_CODE: u8 = 255;
/// How many rows a token has at most.
pub const SLOTS: usize = STAGES + 8;

const SUFFIXES: u16 = 1 + STAGES as u16 * 255;
const SHAPES: u16 = SUFFIXES + 512;
const RATES: u16 = SHAPES + 128;
const BLOCKS: u16 = RATES + 16;
const PLACES: u16 = BLOCKS + 8;
const ROLES: u16 = PLACES + 4;
const CUES: u16 = ROLES + 12;
/// The first of the rows that single words have for themselves.
pub const OWN: u16 = CUES + 16;

/// Where a token stands to the outermost quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum QuotePlace {
    /// In none.
    #[default]
    Outside,
    /// Within.
    Inside,
    /// Its first mark.
    Opens,
    /// Its last token.
    Closes,
}

/// What is seen of a token before it is read in its sentence.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sight {
    /// Its letters.
    pub word: Lexical,
    /// How often its stem was a cue, in classes.
    pub rate: u32,
    /// The kind of its block.
    pub block: u32,
    /// Where it stands to quotations.
    pub place: QuotePlace,
    /// Its role in what the rules found.
    pub role: u32,
    /// One more than the evidence of the rules if they take it for a cue, else 0.
    pub cue: u32,
}

/// The words that have codes or rows of their own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary {
    words: Vec<Entry>,
    /// Where the words begin whose keys have the same first bits.
    index: Vec<u32>,
}

/// A word of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The hash of its form, of 24 bits.
    pub key: u32,
    /// What it means and how it is used: a row for each, added up. [`NO_CODE`] for none.
    pub codes: [u8; STAGES],
    /// Its own row; 0 for none.
    pub own: u16,
}

const INDEX_BITS: u32 = 14;

impl Vocabulary {
    /// The key of a form.
    pub fn key(form: u32) -> u32 {
        mix(form, 91) >> 8
    }

    /// A vocabulary of words in the order of their keys, each once. Those that `owns` tells have
    /// rows of their own, which are numbered in order.
    pub fn new(words: impl IntoIterator<Item = (u32, [u8; STAGES], Ownership)>) -> Vocabulary {
        let mut next = OWN;
        let words: Vec<Entry> = words
            .into_iter()
            .map(|(key, codes, ownership)| {
                let own = match ownership {
                    Ownership::Own => {
                        next = next.saturating_add(1);
                        next - 1
                    }
                    Ownership::Shared => 0,
                };
                Entry { key, codes, own }
            })
            .collect();
        let mut index = Vec::with_capacity((1 << INDEX_BITS) + 1);
        let mut at = 0;
        for first in 0..=1u32 << INDEX_BITS {
            while words.get(at).is_some_and(|w| w.key >> (24 - INDEX_BITS) < first) {
                at += 1;
            }
            index.push(at as u32);
        }
        Vocabulary { words, index }
    }

    /// Its words, in the order of their keys.
    pub fn words(&self) -> &[Entry] {
        &self.words
    }

    /// How many rows a table needs for it.
    pub fn rows(&self) -> usize {
        usize::from(OWN) + self.words.iter().filter(|w| w.own > 0).count()
    }

    fn find(&self, form: u32) -> Option<&Entry> {
        let key = Vocabulary::key(form);
        let bucket = (key >> (24 - INDEX_BITS)) as usize;
        let (from, to) = (*self.index.get(bucket)?, *self.index.get(bucket + 1)?);
        self.words.get(from as usize..to as usize)?.iter().find(|word| word.key == key)
    }

    /// The rows of a token; row 0 says nothing.
    #[inline(never)]
    pub fn rows_of(&self, sight: &Sight) -> [u16; SLOTS] {
        let word = self.find(sight.word.form);
        let code = |stage: usize| match word.map_or(NO_CODE, |w| w.codes[stage]) {
            NO_CODE => 0,
            code => 1 + stage as u16 * 255 + u16::from(code),
        };
        [
            code(0),
            code(1),
            code(2),
            code(3),
            word.map_or(0, |w| w.own),
            SUFFIXES + (mix(sight.word.suffix3, 6) >> 23) as u16,
            SHAPES + (sight.word.shape % 128) as u16,
            RATES + sight.rate.min(15) as u16,
            BLOCKS + sight.block.min(7) as u16,
            PLACES + sight.place as u16,
            ROLES + sight.role.min(11) as u16,
            CUES + sight.cue.min(15) as u16,
        ]
    }
}

/// Whether a word has a row for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership {
    /// It has.
    Own,
    /// It has only codes.
    Shared,
}

/// The table of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inputs {
    /// The rows, as codes of one byte each.
    pub rows: Vec<[i8; WIDTH]>,
    /// What a code is worth, with [`super::dense::FRACTION`] bits after the point.
    pub worth: i32,
}

impl Inputs {
    /// The sum of some rows, in units.
    #[inline(never)]
    pub fn sum(&self, rows: &[u16; SLOTS]) -> [i16; WIDTH] {
        // The table stays as small as its file, and there is nothing to unpack before the first article.
        let rows = rows.map(|row| self.rows.get(usize::from(row)).map_or(&[][..], |row| &row[..]));
        let mut out = [0; WIDTH];
        sayso_products::sum_codes(&rows, self.worth, &mut out);
        out
    }
}
