//! What the commands need beside a stable cargo, and how it comes to be there.
//!
//! Every part first looks for the thing, on PATH and in the user's cache folder, and only then
//! installs it, so nothing is done twice and nothing asks the network when all is there.

mod browser;
mod cache;
mod cargo_tools;
mod debian;
mod node;
mod wasm_target;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use xshell::{Cmd, Shell, cmd};

pub(crate) use browser::Browser;
pub(crate) use wasm_target::TARGET as WASM_TARGET;

use crate::tools::{CargoTool, TRUNK, WASM_BINDGEN, WASM_PACK};

/// The environment in which the tools of the wasm build find each other.
#[derive(Debug)]
pub(crate) struct SiteEnv {
    set: Vec<(&'static str, OsString)>,
    unset: &'static [&'static str],
}

impl SiteEnv {
    /// Runs `cmd` in this environment instead of the developer's own.
    pub(crate) fn on<'a>(&self, cmd: Cmd<'a>) -> Cmd<'a> {
        let cmd = self.unset.iter().fold(cmd, |cmd, name| cmd.env_remove(name));
        cmd.envs(self.set.iter().map(|(name, value)| (name, value)))
    }
}

/// What `test` needs.
#[derive(Debug)]
pub(crate) struct TestEnv {
    pub(crate) site: SiteEnv,
    pub(crate) browser: Browser,
}

/// Makes sure that the site can be built.
pub(crate) fn site(sh: &Shell) -> Result<SiteEnv> {
    site_with(sh, &[&WASM_BINDGEN, &TRUNK])
}

/// Makes sure that the npm package can be built.
pub(crate) fn package(sh: &Shell) -> Result<SiteEnv> {
    site_with(sh, &[&WASM_BINDGEN, &WASM_PACK])
}

/// Makes sure that the model can be learned, and returns the file of word vectors.
pub(crate) fn vectors(sh: &Shell) -> Result<PathBuf> {
    node::vectors(sh)
}

/// Makes sure that everything can be measured.
pub(crate) fn bench(sh: &Shell) -> Result<TestEnv> {
    let env = tests(sh)?;
    node::packages(sh, "bench")?;
    Ok(env)
}

/// Makes sure that everything can be built and tested.
pub(crate) fn tests(sh: &Shell) -> Result<TestEnv> {
    for (component, program) in [("clippy", "cargo-clippy"), ("rustfmt", "cargo-fmt")] {
        ensure!(
            cmd!(sh, "{program} --version").quiet().ignore_stdout().ignore_stderr().run().is_ok(),
            "{program} is missing: run `rustup component add {component}`"
        );
    }
    let site = site_with(sh, &[&WASM_BINDGEN, &TRUNK, &WASM_PACK])?;
    let browser = browser::ready(sh)?;
    node::packages(sh, "e2e")?;
    Ok(TestEnv { site, browser })
}

fn site_with(sh: &Shell, tools: &[&CargoTool]) -> Result<SiteEnv> {
    wasm_bindgen_pin_agrees(&sh.read_file("Cargo.toml")?)?;
    let rust = wasm_target::ready(sh)?;
    let mut folders: Vec<PathBuf> = rust.programs.into_iter().collect();
    folders.extend(cargo_tools::ready(sh, tools)?);
    folders.extend(node::wasm_opt(sh)?);

    let mut set = vec![
        ("PATH", first_on_path(folders)?),
        // Trunk need not ask whether there is a newer one.
        ("TRUNK_SKIP_VERSION_CHECK", "true".into()),
        // The tools' own backtraces would bury their messages.
        ("RUST_BACKTRACE", "0".into()),
        // Joined by cargo with what .cargo/config.toml says.
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_own_paths()),
    ];
    if env::var_os("NO_COLOR").is_some() {
        // Any value means yes, but trunk takes no other.
        set.push(("NO_COLOR", "true".into()));
    }
    set.extend(rust.set);
    Ok(SiteEnv { set, unset: rust.unset })
}

/// Flags that keep the folders of this machine out of the program, which names the source of each
/// panic: so the same source gives the same bytes in everyone's home.
fn without_own_paths() -> OsString {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    // Each registry, also a mirror, has a folder of its own.
    let registries = home.join("registry").join("src").read_dir().into_iter().flatten().flatten();
    let flags = registries
        .map(|folder| format!("--remap-path-prefix={}=registry", folder.path().display()));
    // Cargo cuts the flags at white space.
    flags.filter(|flag| !flag.contains(' ')).collect::<Vec<_>>().join(" ").into()
}

/// wasm-bindgen's tool refuses code made for another version of its crate, with a long message
/// and only after everything is compiled.
fn wasm_bindgen_pin_agrees(manifest: &str) -> Result<()> {
    let pin = manifest
        .lines()
        .find_map(|line| line.strip_prefix("wasm-bindgen = \"=")?.strip_suffix('"'))
        .context("Cargo.toml does not pin wasm-bindgen with `wasm-bindgen = \"=…\"`")?;
    let tool = WASM_BINDGEN.version;
    if pin != tool {
        bail!(
            "Cargo.toml pins wasm-bindgen {pin} and xtask/src/tools.rs installs {tool}: \
             make the two versions equal"
        );
    }
    Ok(())
}

/// PATH with `folders` in front.
fn first_on_path(folders: impl IntoIterator<Item = PathBuf>) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(folders.into_iter().chain(env::split_paths(&path)))?)
}

/// The first of `programs` found on PATH.
fn on_path(programs: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    programs.iter().find_map(|program| {
        env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
    })
}

#[cfg(test)]
mod tests {
    use super::{WASM_BINDGEN, wasm_bindgen_pin_agrees};

    #[test]
    fn the_pin_must_equal_the_tool() {
        let manifest = format!("[dependencies]\nwasm-bindgen = \"={}\"\n", WASM_BINDGEN.version);
        assert!(wasm_bindgen_pin_agrees(&manifest).is_ok());
        let error = wasm_bindgen_pin_agrees("wasm-bindgen = \"=0.1.0\"").unwrap_err().to_string();
        assert!(error.contains("0.1.0") && error.contains(WASM_BINDGEN.version));
        assert!(wasm_bindgen_pin_agrees("wasm-bindgen = \"0.2\"").is_err());
    }
}
