//! `msrv`: whether the oldest compiler that Cargo.toml promises still compiles everything.
//!
//! No stage of `test`, which would take a minute longer for it; there, clippy knows since when what
//! we call of the standard library exists, and cargo prefers dependencies that keep the promise.

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::say;

const OLDEST: &str = env!("CARGO_PKG_RUST_VERSION");

/// Compiles everything with that compiler, which rustup fetches where it is not there.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    say(format!("compiling everything with Rust {OLDEST} (some minutes)"));
    cmd!(sh, "rustup toolchain install {OLDEST} --profile minimal")
        .quiet()
        .ignore_stderr()
        .run()
        .with_context(|| format!("rustup could not fetch Rust {OLDEST}"))?;
    let base = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let target = sh.current_dir().join(base).join("msrv");
    cmd!(sh, "rustup run {OLDEST} cargo check --quiet --workspace --all-targets --locked")
        // Set by the cargo that runs this; they would lead to its own compiler.
        .env_remove("CARGO")
        .env_remove("RUSTC")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env("CARGO_TARGET_DIR", target)
        .quiet()
        .run()
        .with_context(|| {
            format!(
                "Rust {OLDEST} does not compile it: mend that, or raise rust-version in Cargo.toml"
            )
        })?;
    say(format!("Rust {OLDEST} compiles everything"));
    Ok(())
}
