//! The texts of the list of all claims.

use super::{ABOUT_NOTHING, about};
use crate::fragment::Grouping;

pub(crate) const CLAIMS_TITLE: &str = "All claims of all articles";
pub(crate) const CLAIMS_MEAN: &str =
    "Each leads to its words in the article, and Back leads here again.";
pub(crate) const NO_CLAIMS_YET: &str = "No claims were found so far.";
pub(crate) const GROUPED_BY: &str = "Grouped by";
pub(crate) const NO_MATTER: &str = "Not found to be shared by articles";
pub(crate) const PAGES: &str = "Parts of the list";

pub(crate) fn grouping(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Article => "article",
        Grouping::Speaker => "speaker",
        Grouping::Matter => "what articles share",
    }
}

/// A part of the list: "201–400".
pub(crate) fn page(first: usize, last: usize) -> String {
    format!("{first}–{last}")
}

/// What sentences on one matter turn on.
pub(crate) fn matter(words: &[String]) -> String {
    if words.is_empty() { ABOUT_NOTHING.to_owned() } else { about(words) }
}
