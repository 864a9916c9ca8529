//! Programs from crates.io, compiled once into the cache. Their prebuilt forms come from a code
//! host that not every machine reaches.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use super::cache;
use crate::say;
use crate::tools::{CargoTool, LockFile};

/// A tool runs for seconds and compiles for minutes, so compile time is what counts: a third of
/// what a normal release build takes.
const QUICK_RELEASE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
];

/// Makes sure of `tools` and returns the folders of those that PATH does not have.
pub(super) fn ready(sh: &Shell, tools: &[&CargoTool]) -> Result<Vec<PathBuf>> {
    let cache = cache::folder()?;
    // Shared by the tools, which have many dependencies in common.
    let target = cache.join("build");
    let mut folders = Vec::new();
    let mut installed = false;
    for tool in tools {
        let folder = cache.join("tools").join(format!("{}-{}", tool.program, tool.version));
        if !folder.exists() {
            if on_path_in_version(sh, tool) {
                continue;
            }
            cache::once(&folder, |folder| {
                installed = true;
                install(sh, tool, folder, &target)
            })?;
        }
        folders.push(folder.join("bin"));
    }
    if installed {
        let _lock = cache::lock()?;
        // Another run may have removed it in between.
        let _ = fs::remove_dir_all(&target);
    }
    Ok(folders)
}

fn on_path_in_version(sh: &Shell, tool: &CargoTool) -> bool {
    let program = tool.program;
    let output = cmd!(sh, "{program} --version").quiet().ignore_stderr().read();
    output.is_ok_and(|output| output.split_whitespace().any(|word| word == tool.version))
}

fn install(sh: &Shell, tool: &CargoTool, folder: &Path, target: &Path) -> Result<()> {
    let CargoTool { krate, version, takes, .. } = tool;
    say(format!("compiling {krate} {version} from crates.io (once; about {takes} on two cores)"));
    let locked = (tool.lock == LockFile::Followed).then_some("--locked");
    cmd!(sh, "cargo install {krate} --version {version} {locked...} --root {folder}")
        // The workspace's own settings are not meant for other people's programs.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET")
        .env("CARGO_TARGET_DIR", target)
        .envs(QUICK_RELEASE)
        .quiet()
        .run()
        .with_context(|| {
            format!(
                "{krate} {version} could not be installed; to see more, run \
                 `cargo install {krate} --version {version}`"
            )
        })
}
