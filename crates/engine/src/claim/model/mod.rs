//! The trained part: finds attributions with weights learned from annotated articles.
//!
//! [`lexical`] looks at each token, [`net`] reads the sentences and says of every token what part
//! of speech it is, on which word it depends and whether it is a cue. Cues become candidates; for
//! each, the network labels source and content among the tokens of its window as they are seen from
//! it ([`view`]), [`chain`] finds the best labels that go together, [`rank`] weighs the proposal as
//! a whole, and [`find`] keeps the best that fit. All numbers are integers, so that every platform
//! gives the same answer. Training uses the views and features that are defined here.

pub mod argument;
pub mod chain;
mod complete;
pub mod file;
pub mod find;
pub mod hints;
pub mod lexical;
pub mod logs;
pub mod mix;
pub mod net;
pub mod rank;
pub mod relation;
pub mod scene;
pub mod syntax;
pub mod tag;
mod trained;
pub mod view;
pub mod weights;

pub(crate) use trained::attribute;
pub use trained::see;
