//! Chromium and its driver, for the tests that need a real browser.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};
use xshell::Shell;

use super::{cache, debian, on_path};
use crate::say;

/// The browser the tests run in.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds the browser, or installs it where that is possible.
pub(super) fn ready(sh: &Shell) -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    if !debian::can_install() {
        bail!(
            "Chromium or its driver is missing: install both (on Debian \
             `sudo apt-get install chromium chromium-driver`), or name them in CHROMIUM and \
             CHROMEDRIVER"
        );
    }
    let _lock = cache::lock()?;
    say("installing Chromium and its driver with apt-get (once, about a minute)");
    // The fonts are only recommended by the package, but without any the pages have no text.
    debian::install(sh, &["chromium", "chromium-driver", "fonts-liberation"])?;
    match find() {
        Some(browser) => Ok(browser),
        None => bail!("apt-get installed Chromium, but neither CHROMIUM nor PATH leads to it"),
    }
}

fn find() -> Option<Browser> {
    let named = |variable| env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
    let chromium = named("CHROMIUM").or_else(|| {
        on_path(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
    })?;
    let driver = named("CHROMEDRIVER").or_else(|| on_path(&["chromedriver"]))?;
    Some(Browser { chromium, driver })
}
