//! How well figures, dates and comparisons agree with the annotated ones.

mod gold;
mod matching;

pub use gold::{GoldArticle, GoldError, GoldFigure, read_gold};
pub use matching::{FigureScore, Outcome, score_figures};
