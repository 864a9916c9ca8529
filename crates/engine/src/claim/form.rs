//! Whether the words claimed are quoted.

use super::Form;
use crate::language::Token;
use std::ops::Range;

/// The form of a content (`ranges` of `tokens`): direct if nearly all its words are in quotation
/// marks, mixed if some are. `is_quoted` tells it of a token by its place.
pub(super) fn of(
    tokens: &[Token],
    ranges: &[Range<usize>],
    is_quoted: impl Fn(usize) -> bool,
) -> Form {
    let words = || ranges.iter().cloned().flatten().filter(|&at| tokens[at].is_word());
    let inside = words().filter(|&at| is_quoted(at)).count();
    let outside = words().count() - inside;
    match inside {
        0 => Form::Indirect,
        // "and" between two quotations leaves them direct.
        _ if outside * 10 <= inside => Form::Direct,
        _ => Form::Mixed,
    }
}
