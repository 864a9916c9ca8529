//! The stance of a cue in its context.

use super::Stance;
use super::sketch::{Class, Sketch};
use std::ops::Range;

/// The stance of the cue's verb, as its negation leaves it: who "has not confirmed" something
/// leaves it open, and who "did not deny" it does too. Neither says the opposite.
pub(super) fn in_context(sketch: &Sketch<'_>, cue: Range<usize>, verb: Stance) -> Stance {
    let negated = cue.clone().any(|at| {
        sketch.class(at) == Class::Negation
            || matches!(sketch.word(at), "neither" | "nor" | "rarely" | "hardly")
    });
    match verb {
        _ if !negated => verb,
        Stance::Demand => Stance::Denial,
        _ => Stance::Doubt,
    }
}
