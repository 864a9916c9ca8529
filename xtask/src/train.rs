//! `train`: learns the engine's model from annotated texts.

use std::ffi::OsString;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

/// Runs the trainer with `args`.
pub(crate) fn run(sh: &Shell, args: &[OsString]) -> Result<()> {
    cmd!(sh, "cargo run --quiet --release --package sayso-train --bin train -- {args...}")
        .quiet()
        .run()
        .context("the training failed")
}
