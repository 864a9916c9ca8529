//! A small network that reads sentences, in whole numbers so that every platform gives the same.
//!
//! Every token begins as a sum of rows ([`input`]). Layers read it among its neighbours
//! ([`encoder`]). From what comes out, [`heads`] tell its part of speech, the word it depends on
//! and how, and whether it is a cue; [`arguments`] tell, for one candidate, who speaks and what is
//! said. Activations and answers are in units of [`super::logs::UNIT`], so answers are logarithms
//! of odds. Layers that widen
//! their view by steps are those of Strubell and others (2017); heads are found as in the parser of Dozat and Manning (2017), without their tree search.

pub mod arguments;
pub mod dense;
pub mod encoder;
pub mod heads;
pub mod input;
pub mod read;

use super::syntax::Syntax;

/// How many numbers a token has.
pub const WIDTH: usize = 64;

/// The network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// The words it knows.
    pub vocabulary: input::Vocabulary,
    /// The rows of what is seen of a token.
    pub inputs: input::Inputs,
    /// The layers.
    pub layers: Vec<encoder::Layer>,
    /// Parts of speech.
    pub tags: dense::Dense<WIDTH, { heads::TAGS }>,
    /// Dependencies.
    pub arcs: heads::Arcs,
    /// Their names.
    pub relations: heads::Relations,
    /// Cues.
    pub cues: heads::Cues,
    /// Sources and contents.
    pub arguments: arguments::Arguments,
}

/// A document as the network has read it.
#[derive(Debug, Clone, Default)]
pub struct Impression {
    /// The numbers of every token.
    pub states: Vec<[i16; WIDTH]>,
    /// What speaks for no cue, the first word of one, a further word.
    pub cues: Vec<[i32; 3]>,
    /// Tags and dependencies.
    pub syntax: Syntax,
}
