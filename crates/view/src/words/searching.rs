//! The texts of the search.

use super::{claims, counted};
use crate::filters::Facet;

pub(crate) const SEARCH: &str = "Search";
/// In the line of keys.
pub(crate) const SEARCH_HERE: &str = "search";
pub(crate) const SEARCH_FIELD: &str = "Search articles and claims";
pub(crate) const NEXT_HIT: &str = "Next hit";
pub(crate) const PREVIOUS_HIT: &str = "Previous hit";
pub(crate) const CLOSE_SEARCH: &str = "Close the search";

pub(crate) fn n_hits(n: usize) -> String {
    counted(n, "hit", "hits")
}

/// "3 of 12 hits in 2 articles, 4 claims".
pub(crate) fn hits(at: Option<usize>, n: usize, n_articles: usize, n_claims: usize) -> String {
    let at = at.map(|at| format!("{at} of ")).unwrap_or_default();
    format!("{at}{} in {}, {}", n_hits(n), super::articles(n_articles), claims(n_claims))
}

pub(crate) fn no_hits(typed: &str) -> String {
    format!("No hits for “{}”.", typed.trim())
}

/// Beside "No hits": what letting go of a facet would bring.
pub(crate) fn drop_facet_for_hits(facet: Facet, n: usize) -> String {
    format!("Without “{}”: {}", super::facet(facet), n_hits(n))
}

pub(crate) fn drop_search(n: usize) -> String {
    format!("Without the search: {}", claims(n))
}

pub(crate) fn searched(typed: &str) -> String {
    format!("“{}”", typed.trim())
}

/// Behind the last hit comes the first, and before the first the last.
pub(crate) const FROM_THE_TOP: &str = "From the top again.";
pub(crate) const FROM_THE_END: &str = "From the end again.";
