//! The trained part: finds attributions with weights learned from annotated articles.
//!
//! The way from tokens to attributions: [`lexical`] looks at each token, [`tagger`] names its part
//! of speech, [`parser`] and [`relations`] say on which word it depends and how. All numbers are
//! integers and all weights are hashed small ones, so that every platform gives the same answer.
//! Training uses the features that are defined here.

pub mod argument;
pub mod chain;
pub mod cue;
pub mod file;
pub mod find;
pub mod hints;
pub mod lexical;
pub mod logs;
pub mod mix;
pub mod parser;
pub mod rank;
pub mod relations;
pub mod scene;
pub mod syntax;
pub mod table;
pub mod tagger;
mod trained;
pub mod view;
pub mod weights;

pub(crate) use trained::attribute;
pub use trained::{find_claims, scene_of};
