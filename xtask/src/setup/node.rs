//! Node, and the npm packages: wasm-opt for the build, the browser driver for the
//! journeys, other readers to be measured against.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use super::{cache, on_path};
use crate::say;
use crate::tools::{BINARYEN, NODE_MAJOR, VECTORS};

/// Makes sure of wasm-opt and returns its folder where PATH does not have it.
pub(super) fn wasm_opt(sh: &Shell) -> Result<Option<PathBuf>> {
    let folder = cache::folder()?.join("tools").join(format!("binaryen-{BINARYEN}"));
    if !folder.exists() {
        let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
        let found = cmd!(sh, "wasm-opt --version").quiet().ignore_stderr().read();
        if found.is_ok_and(|text| text.split_whitespace().any(|word| word == major)) {
            return Ok(None);
        }
        node_present(sh, "wasm-opt")?;
        cache::once(&folder, |folder| {
            say(format!("installing wasm-opt (npm's binaryen {BINARYEN}; once, about 20 seconds)"));
            install(sh, folder, &format!("binaryen@{BINARYEN}"))
        })?;
    }
    // It runs in Node, too.
    node_present(sh, "wasm-opt")?;
    Ok(Some(folder.join("node_modules").join(".bin")))
}

/// Installs a package, given with its version, into a folder of its own.
fn install(sh: &Shell, folder: &Path, package: &str) -> Result<()> {
    cmd!(sh, "npm install --silent --no-audit --no-fund --prefix {folder} {package}")
        .quiet()
        .run()
        .with_context(|| format!("npm could not install {package}: is its registry reachable?"))
}

/// Makes sure of the word vectors that training starts from, and returns their file.
pub(super) fn vectors(sh: &Shell) -> Result<PathBuf> {
    let (package, version) = VECTORS;
    let folder = cache::folder()?.join("data").join(format!("{package}-{version}"));
    if !folder.exists() {
        node_present(sh, "the package of word vectors")?;
        cache::once(&folder, |folder| {
            say(format!("fetching word vectors (npm's {package} {version}; once, 110 MB)"));
            install(sh, folder, &format!("{package}@{version}"))
        })?;
    }
    Ok(folder.join("node_modules").join(package).join(format!("{package}.json")))
}

/// Makes sure that the folder's node_modules is what its package-lock.json says.
pub(super) fn packages(sh: &Shell, name: &str) -> Result<()> {
    node_present(sh, &format!("what is in {name}/"))?;
    let folder = sh.current_dir().join(name);
    let wanted = fs::read_to_string(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules").join(".installed-from");
    let current = |stamp: &Path| fs::read_to_string(stamp).is_ok_and(|found| found == wanted);
    if current(&stamp) {
        return Ok(());
    }
    let _lock = cache::lock()?;
    if current(&stamp) {
        return Ok(());
    }
    say(format!("installing the npm packages of {name}/ (once per change, about 10 seconds)"));
    cmd!(sh, "npm ci --silent --no-audit --no-fund --prefix {folder}")
        .quiet()
        .run()
        .with_context(|| format!("npm could not install the packages of {name}/"))?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// Fails with a remedy where Node or npm is missing or too old.
fn node_present(sh: &Shell, user: &str) -> Result<()> {
    let remedy = format!("install Node {NODE_MAJOR} or newer with npm (see nodejs.org)");
    let Ok(version) = cmd!(sh, "node --version").quiet().ignore_stderr().read() else {
        bail!("Node is missing, which {user} needs: {remedy}");
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok());
    if major.is_none_or(|major: u32| major < NODE_MAJOR) {
        bail!("Node {version} is too old for {user}: {remedy}");
    }
    if on_path(&["npm", "npm.cmd"]).is_none() {
        bail!("npm is missing, which {user} needs: {remedy}");
    }
    Ok(())
}
