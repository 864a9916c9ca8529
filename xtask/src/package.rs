//! `package`: the npm package, for browsers and for Node.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::say;
use crate::setup::SiteEnv;

/// Where `cargo xtask package` puts it.
const PUBLISHED: &str = "pkg";
/// wasm-pack's targets, with the folder that each has in the package.
const TARGETS: [(&str, &str); 2] = [("web", "web"), ("nodejs", "node")];

/// Builds the package as it is published, in pkg/.
pub(crate) fn run(sh: &Shell, env: &SiteEnv) -> Result<()> {
    say("building the npm package into pkg/");
    let folder = sh.current_dir().join(PUBLISHED);
    build(sh, env, &["--profile", "wasm"], &folder)?;
    say("`npm publish ./pkg` publishes it");
    Ok(())
}

/// Builds the package for measuring and testing, and returns its folder.
pub(crate) fn aside(sh: &Shell, env: &SiteEnv, profile: &[&str]) -> Result<PathBuf> {
    let folder = sh.current_dir().join("target").join("bench").join("package");
    build(sh, env, profile, &folder)?;
    Ok(folder)
}

fn build(sh: &Shell, env: &SiteEnv, profile: &[&str], folder: &Path) -> Result<()> {
    sh.remove_path(folder)?;
    for (target, name) in TARGETS {
        let out = folder.join(name);
        env.on(cmd!(
            sh,
            "wasm-pack --log-level warn build --target {target} --mode no-install --out-dir {out} {profile...} ."
        ))
        .quiet()
        .run()
        .context("wasm-pack did not build")?;
        // What git is to pass over, npm would leave out.
        for left_over in [".gitignore", "README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
            sh.remove_path(out.join(left_over))?;
        }
    }
    for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
        sh.copy_file(license, folder)?;
    }
    sh.copy_file("docs/package.md", folder.join("README.md"))?;
    Ok(fs::write(folder.join("package.json"), manifest())?)
}

/// All packages of the workspace have one version and description, this one too.
fn manifest() -> String {
    format!(
        r#"{{
  "name": "sayso",
  "version": "{}",
  "description": "Reads news articles: what is claimed, by whom, in which words",
  "license": "{}",
  "keywords": ["news", "quotation", "attribution", "claims", "fact-checking", "nlp"],
  "exports": {{
    ".": {{
      "node": {{ "types": "./node/sayso.d.ts", "default": "./node/sayso.js" }},
      "default": {{ "types": "./web/sayso.d.ts", "default": "./web/sayso.js" }}
    }},
    "./sayso_bg.wasm": "./web/sayso_bg.wasm"
  }},
  "files": ["web", "node"]
}}
"#,
        env!("CARGO_PKG_VERSION"),
        env!("CARGO_PKG_LICENSE"),
    )
}
