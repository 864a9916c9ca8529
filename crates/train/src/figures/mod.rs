//! How well figures, dates and comparisons agree with the annotated ones.

mod dossier;
mod gold;
mod matching;

pub use dossier::{Shown, Wanted, WantedItem, read_wanted, score_dossier};
pub use gold::{GoldArticle, GoldError, GoldFigure, read_gold};
pub use matching::{FigureScore, Outcome, score_figures};
