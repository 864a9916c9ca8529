//! How far the work is, on standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fmt::Display;
use std::io::{IsTerminal, stdout};

/// A bar where somebody watches and nothing else is written to the terminal; otherwise nothing.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// `n_inputs` is `None` where nobody knows how many there will be.
    pub(crate) fn new(n_inputs: Option<usize>) -> Progress {
        // The bar hides by itself where standard error is no terminal.
        let target = match stdout().is_terminal() {
            true => ProgressDrawTarget::hidden(),
            false => ProgressDrawTarget::stderr(),
        };
        let length = n_inputs.map(|n| n as u64);
        let style = match length {
            Some(_) => "{bar:32} {pos} of {len} articles, {eta} left",
            None => "{spinner} {pos} articles, {elapsed}",
        };
        let style =
            ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
        Progress(ProgressBar::with_draw_target(length, target).with_style(style))
    }

    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// Says what went wrong, on standard error.
    pub(crate) fn complain(&self, fault: &dyn Display) {
        self.0.suspend(|| eprintln!("sayso: {fault}"));
    }

    pub(crate) fn finish(self) {
        self.0.finish_and_clear();
    }
}
