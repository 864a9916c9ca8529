//! `score`: how well the engine reads, against annotated texts.

use std::ffi::OsString;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

/// Runs the scorer with `args`.
pub(crate) fn run(sh: &Shell, args: &[OsString]) -> Result<()> {
    cmd!(sh, "cargo run --quiet --release --package sayso-train --bin score -- {args...}")
        .quiet()
        .run()
        .context("the scorer failed")
}
