//! The user's cache folder, shared by all clones and safe against two runs at once.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::say;

/// The folder of Sayso's tools: `$XDG_CACHE_HOME/sayso`, by default `~/.cache/sayso`.
pub(super) fn folder() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty()) {
        Some(base) => PathBuf::from(base),
        None => env::home_dir().context("no home folder: set XDG_CACHE_HOME")?.join(".cache"),
    };
    Ok(base.join("sayso"))
}

/// Makes `folder` once, whoever asks first: `make` fills a temporary folder beside it, which then
/// takes its name, so that an interrupted run leaves nothing that looks finished.
pub(super) fn once(folder: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if folder.exists() {
        return Ok(());
    }
    let _lock = lock()?;
    if folder.exists() {
        return Ok(());
    }
    let mut unfinished = folder.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)?;
    }
    fs::create_dir_all(&unfinished)
        .with_context(|| format!("cannot write to {}", unfinished.display()))?;
    make(&unfinished)?;
    fs::rename(&unfinished, folder)?;
    Ok(())
}

/// Waits until no other run is installing anything. The file closes, and frees, with the value.
pub(super) fn lock() -> Result<File> {
    let folder = folder()?;
    fs::create_dir_all(&folder).with_context(|| format!("cannot write to {}", folder.display()))?;
    let file = File::create(folder.join("lock"))?;
    if file.try_lock().is_err() {
        say("waiting for another run that is installing tools");
        file.lock()?;
    }
    Ok(file)
}
