//! Invented dossiers: a few articles on one story, and what a careful reader would set side by side.
//!
//! A dossier is a folder of texts and an `expect.json`, whose words are quotations that occur once in
//! their text. Pairs of figures are listed in full where they are the same or differ; the other lists are not.

mod read;
mod score;
mod totals;
pub mod weights;

pub use read::{
    Expected, ExpectedCheck, ExpectedPair, ExpectedThread, InventedDossier, read_dossiers,
};
pub use score::{Counts, DossierScore, score};
pub use totals::{Passage, read_passages, total_examples};
