//! What the engine knows of the world: countries, well-known bodies, nouns for people, given names.
//! All of it is data; nothing here is about one story.

mod acts;
mod gazetteer;
mod nouns;

pub(super) use acts::{Act, act};
pub use gazetteer::{Body, BodyKind, Country};
pub(super) use gazetteer::{Known, known};
pub(super) use nouns::{
    BodyWord, Noun, Number, Rank, body_word, gender_of_given, gender_of_noun, is_honorific,
    is_plain, is_speech, noun, phrase_noun,
};

/// Whether a person is spoken of as he or she.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}
