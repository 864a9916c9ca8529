//! `tidy`: house rules that no compiler knows.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use xshell::{Shell, cmd};

use crate::licences;

const MAX_LINES: usize = 700;

/// Text that belongs to one machine. Split so that this file does not hold it.
const MACHINE: [&str; 8] = [
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("registry.", "npmjs.org"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("pypi.", "org"),
];

/// Work put off without an issue that anyone would find.
const PUT_OFF: [&str; 2] = [concat!("TO", "DO"), concat!("FIX", "ME")];

/// Checks every tracked file and lists all that is wrong.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    let tracked = cmd!(sh, "git ls-files").quiet().read().context("git is missing")?;
    let mut faults = Vec::new();
    for path in tracked.lines() {
        // A file deleted but not yet committed is still listed, and one that is not text has no
        // lines to check.
        if let Ok(bytes) = fs::read(sh.current_dir().join(path))
            && let Ok(text) = String::from_utf8(bytes)
        {
            check_file(path, &text, &mut faults);
        }
    }
    check_seeds(&sh.current_dir(), &mut faults)?;
    licences::check(sh, &mut faults)?;
    if faults.is_empty() {
        return Ok(());
    }
    bail!("{} breaches of the house rules:\n  {}", faults.len(), faults.join("\n  "))
}

fn check_file(path: &str, text: &str, faults: &mut Vec<String>) {
    // The articles are other people's words.
    if path.starts_with("seeds/") {
        return;
    }
    if path.ends_with(".rs") {
        let lines = text.lines().count();
        if lines > MAX_LINES {
            faults.push(format!("{path}: {lines} lines, over {MAX_LINES}: make it a folder"));
        }
        if path.ends_with("/utils.rs") {
            faults.push(format!("{path}: name the file by what it does"));
        }
    }
    if path.ends_with("package-lock.json") && text.contains("\"resolved\": \"http") {
        faults.push(format!("{path}: names a registry; npm leaves it out with e2e/.npmrc"));
    }
    for (n, line) in text.lines().enumerate() {
        for word in MACHINE.iter().chain(&PUT_OFF).filter(|word| line.contains(**word)) {
            faults.push(format!("{path}:{}: `{word}`", n + 1));
        }
    }
}

/// The articles are shown and measured byte for byte.
fn check_seeds(root: &Path, faults: &mut Vec<String>) -> Result<()> {
    for line in include_str!("../seeds.sha256").lines() {
        let (wanted, path) = line.split_once("  ").context("xtask/seeds.sha256 is malformed")?;
        match fs::read(root.join(path)) {
            Ok(bytes) if format!("{:x}", Sha256::digest(&bytes)) == wanted => {}
            Ok(_) => faults.push(format!("{path}: changed; it must stay byte for byte")),
            Err(error) => faults.push(format!("{path}: {error}")),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{MACHINE, MAX_LINES, PUT_OFF, check_file};

    fn faults(path: &str, text: &str) -> usize {
        let mut faults = Vec::new();
        check_file(path, text, &mut faults);
        faults.len()
    }

    #[test]
    fn each_rule_finds_its_breach() {
        assert_eq!(faults("src/lib.rs", "fn main() {}\n"), 0);
        assert_eq!(faults("src/lib.rs", &"\n".repeat(MAX_LINES + 1)), 1);
        assert_eq!(faults("src/utils.rs", ""), 1);
        assert_eq!(faults("README.md", &format!("see {}me\n// {}", MACHINE[0], PUT_OFF[0])), 2);
        assert_eq!(faults("e2e/package-lock.json", "\"resolved\": \"https://x\""), 1);
    }

    #[test]
    fn articles_may_say_anything() {
        assert_eq!(faults("seeds/a.txt", PUT_OFF[0]), 0);
    }
}
