//! A compiler for wasm32-unknown-unknown: the toolchain in use, once rustup has added the target
//! to it, or else Debian's, beside it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use super::{cache, debian, on_path};
use crate::say;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How to reach the compiler.
#[derive(Debug, Default)]
pub(super) struct WasmRust {
    /// The folder of its programs, where they differ from those on PATH.
    pub(super) programs: Option<PathBuf>,
    pub(super) set: Vec<(&'static str, OsString)>,
    pub(super) unset: &'static [&'static str],
}

/// Finds a compiler that has the target, or makes one.
pub(super) fn ready(sh: &Shell) -> Result<WasmRust> {
    let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read();
    let sysroot = PathBuf::from(sysroot.context("rustc is missing: install Rust (see rustup.rs)")?);
    let debians = sysroot == Path::new(debian::SYSROOT) && debian::std_is_ours();
    if has_target(&sysroot) && !debians {
        return Ok(WasmRust::default());
    }
    if debian::std_is_built(sh) {
        return debian::toolchain(sh);
    }
    if on_path(&["rustup"]).is_some() {
        let _lock = cache::lock()?;
        say(format!("adding {TARGET} to the Rust toolchain (once, some seconds)"));
        let add = cmd!(sh, "rustup target add {TARGET}").env("RUST_BACKTRACE", "0");
        if add.quiet().run().is_ok() && has_target(&sysroot) {
            return Ok(WasmRust::default());
        }
        say("rustup could not fetch it");
    }
    if !debian::can_install() {
        bail!(
            "Rust's standard library for {TARGET} is missing: run `rustup target add {TARGET}` \
             where rustup reaches its server, or `cargo xtask setup` as root on Debian, where it \
             is built from Debian's packages"
        );
    }
    debian::build_std(sh)?;
    debian::toolchain(sh)
}

/// Whether the toolchain at `sysroot` has a standard library for the target.
pub(super) fn has_target(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib").join(TARGET).join("lib").read_dir().is_ok_and(|files| {
        files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// Where wasm artifacts of a compiler beside the usual one go.
pub(super) fn target_dir(sh: &Shell, name: &str) -> PathBuf {
    let base = env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    sh.current_dir().join(base).join(name)
}
