//! The service worker's list of files, and the version that page and worker agree on.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::{notices, sizes};

const WORKER: &str = "sw.js";
const PAGE: &str = "index.html";
/// What the worker does not fetch beforehand: itself, the dossier and the single file, which have ways
/// of their own, pictures that only a browser that installs the reader asks for, and licences.
const NOT_LISTED: [&str; 5] = [WORKER, "seeds", "icons", "sayso.html", notices::FILE];

/// Names the version in the page of `dist`, and the files of the program in its service worker.
///
/// The version is a hash of all of them, so a build that changes nothing is no new version.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let mut files = sizes::files(dist)?;
    files.retain(|file| !NOT_LISTED.iter().any(|name| file.starts_with(dist.join(name))));
    files.sort();
    let worker = dist.join(WORKER);
    let version = version(files.iter().chain([&worker]))?;

    let page = fs::read_to_string(dist.join(PAGE))?;
    let (before, after) = page.split_once("<title>").context("dist/index.html has no title")?;
    let named = format!("{before}<meta name=\"version\" content=\"{version}\">\n<title>{after}");
    fs::write(dist.join(PAGE), named)?;

    let names = files.iter().map(|file| name(dist, file)).collect::<Result<Vec<_>>>()?;
    let list = names.join("\", \"");
    let head = format!("const VERSION = \"{version}\";\nconst FILES = [\"{list}\"];\n");
    Ok(fs::write(&worker, head + &fs::read_to_string(&worker)?)?)
}

fn version<'a>(files: impl Iterator<Item = &'a PathBuf>) -> Result<String> {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(Sha256::digest(fs::read(file)?));
    }
    Ok(format!("{:x}", hash.finalize())[..16].to_owned())
}

/// A file's address relative to the page; the page's own is that of its folder.
fn name(dist: &Path, file: &Path) -> Result<String> {
    let path = file.strip_prefix(dist)?;
    let parts = path.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>();
    let name = parts.context("a file of the site has a name that is not Unicode")?.join("/");
    Ok(if name == PAGE { "./".to_owned() } else { name })
}
