//! `train`: learns the engine's model from annotated texts.

use std::ffi::OsString;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::setup;

/// Runs the trainer with `args`.
pub(crate) fn run(sh: &Shell, args: &[OsString]) -> Result<()> {
    if args.first().is_some_and(|first| first == "pairs") {
        return pairs(sh);
    }
    let vectors = setup::vectors(sh)?;
    // The trainer's sums have a fixed order, so wider instructions change the time they take and
    // nothing else.
    cmd!(
        sh,
        "cargo run --quiet --release --package sayso-train --bin train --
         --vectors {vectors} {args...}"
    )
    .env("RUSTFLAGS", "-C target-cpu=native")
    .quiet()
    .run()
    .context("the training failed")
}

/// Learns the weights with which figures and statements are compared.
fn pairs(sh: &Shell) -> Result<()> {
    cmd!(
        sh,
        "cargo run --quiet --release --package sayso-train --bin pairs --
         crates/train/dossiers/learn --totals crates/train/dossiers/totals --out crates/engine/data"
    )
    .quiet()
    .run()
    .context("the weights could not be learned")
}
