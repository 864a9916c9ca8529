//! `dist/licences.txt`: the licences of what is compiled into the program, which ask to go with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

pub(crate) const FILE: &str = "licences.txt";

const HEAD: &str =
    "Licences of what is compiled into this reader, beside its own (MIT or Apache-2.0) and that of
Rust's standard library (MIT or Apache-2.0).
";

/// Some packages only name their licence.
const NO_TEXT: &str =
    "The package names its licence and has no text of it; MIT's stands with others here.";

/// Writes the file. Each text stands once, under the names of those that have it.
pub(crate) fn write(sh: &Shell, dist: &Path) -> Result<()> {
    let line = "{p}|{l}";
    let tree = cmd!(
        sh,
        "cargo tree --quiet --package sayso --target wasm32-unknown-unknown
         --edges normal,no-proc-macro --prefix none --no-dedupe --format {line}"
    );
    let tree = tree.quiet().read().context("cargo cannot list the dependencies")?;
    let sources = sources()?;
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // Our own packages have a path behind their version.
    let mut crates: Vec<&str> = tree.lines().filter(|line| !line.contains(" (")).collect();
    crates.sort_unstable();
    crates.dedup();
    for line in crates {
        let (package, licence) = line.rsplit_once('|').unwrap_or((line, ""));
        let folder = package.replace(" v", "-");
        let folder = sources.iter().map(|source| source.join(&folder)).find(|path| path.is_dir());
        let folder = folder.with_context(|| format!("there is no source of {package}"))?;
        let mut found = texts_in(&folder)?;
        if found.is_empty() {
            found.push(NO_TEXT.to_owned());
        }
        for text in found {
            texts.entry(text).or_default().push(format!("{package} ({licence})"));
        }
    }
    let mut out = HEAD.to_owned();
    for (text, packages) in &texts {
        out += &format!("\n{}\n{}\n\n{text}\n", "-".repeat(78), packages.join(", "));
    }
    Ok(fs::write(dist.join(FILE), out)?)
}

/// The folders where cargo unpacks what it fetched, one for each registry.
fn sources() -> Result<Vec<PathBuf>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let folder = home.context("there is no home folder")?.join("registry").join("src");
    let entries =
        fs::read_dir(&folder).with_context(|| format!("{} is missing", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

/// The licence that we take: MIT's text where there is one, else all.
fn texts_in(folder: &Path) -> Result<Vec<String>> {
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if name.starts_with("LICENSE") || name.starts_with("LICENCE") || name == "COPYING" {
            found.push((name, entry.path()));
        }
    }
    found.sort();
    let mit = |(name, _): &(String, PathBuf)| name.contains("MIT");
    if found.iter().any(mit) {
        found.retain(|file| mit(file) || file.0.contains("UNICODE"));
    }
    let read = |(_, path): (String, PathBuf)| -> Result<String> {
        let text = fs::read_to_string(path)?.replace("\r\n", "\n");
        Ok(text.trim().to_owned())
    };
    found.into_iter().filter(|(_, path)| path.is_file()).map(read).collect()
}
