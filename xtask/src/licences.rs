//! Every dependency is under a licence that deny.toml allows: Rust's by what cargo knows of them,
//! npm's by their lock files.

use std::collections::BTreeSet;
use std::iter::Peekable;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

/// Fine for tools that only run here: what is published holds nothing of npm's.
const NOT_PASSED_ON: [&str; 3] = ["ISC", "MPL-2.0", "0BSD"];
const LOCK_FILES: [&str; 2] = ["e2e/package-lock.json", "bench/package-lock.json"];

/// Lists what is under another licence, or under none.
pub(crate) fn check(sh: &Shell, faults: &mut Vec<String>) -> Result<()> {
    let manifest = sh.read_file("deny.toml")?;
    let mut allowed = allowed(&manifest).context("deny.toml names no licences")?;
    let line = "{p}|{l}";
    let mut packages = BTreeSet::new();
    // The host's and the browser's: each leaves out what only the other needs.
    for target in [None, Some("wasm32-unknown-unknown")] {
        let target = target.map(|target| ["--target", target]);
        let target = target.iter().flatten();
        let tree = cmd!(
            sh,
            "cargo tree --quiet --workspace --all-features {target...} --prefix none --no-dedupe
             --edges normal,build,dev --format {line}"
        );
        let tree = tree.quiet().read().context("cargo cannot list the dependencies")?;
        packages.extend(tree.lines().filter(|line| !line.is_empty()).map(str::to_owned));
    }
    for package in &packages {
        let (name, licence) = package.rsplit_once('|').unwrap_or((package, ""));
        if !is_allowed(licence, &allowed) {
            faults.push(format!("{name}: licence `{licence}`, which deny.toml does not allow"));
        }
    }
    allowed.extend(NOT_PASSED_ON);
    for file in LOCK_FILES {
        let lock = sh.read_file(file)?;
        for (name, licence) in npm_packages(&lock) {
            if !is_allowed(licence, &allowed) {
                faults.push(format!("{file}: {name} is under `{licence}`"));
            }
        }
    }
    Ok(())
}

fn allowed(manifest: &str) -> Option<Vec<&str>> {
    let (_, list) = manifest.split_once("\nallow = [")?;
    let (list, _) = list.split_once(']')?;
    Some(list.split('"').skip(1).step_by(2).collect())
}

/// Whether an expression such as `MIT OR (Apache-2.0 AND Zlib)` can be met. Older packages write
/// `MIT/Apache-2.0`.
fn is_allowed(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    any(&mut spaced.split_whitespace().peekable(), allowed)
}

fn any<'e>(words: &mut Peekable<impl Iterator<Item = &'e str>>, allowed: &[&str]) -> bool {
    let mut met = all(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        met |= all(words, allowed);
    }
    met
}

fn all<'e>(words: &mut Peekable<impl Iterator<Item = &'e str>>, allowed: &[&str]) -> bool {
    let mut met = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allowed);
    }
    met
}

fn one<'e>(words: &mut Peekable<impl Iterator<Item = &'e str>>, allowed: &[&str]) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let met = any(words, allowed);
        words.next();
        return met;
    }
    let mut met = words.next().is_some_and(|licence| allowed.contains(&licence));
    if words.next_if_eq(&"WITH").is_some() {
        // An exception to a licence is a licence of its own.
        words.next();
        met = false;
    }
    met
}

/// The packages of an npm lock file with what it says of their licences.
fn npm_packages(lock: &str) -> impl Iterator<Item = (&str, &str)> {
    lock.split("\n    \"node_modules/").skip(1).map(|package| {
        let name = package.split('"').next().unwrap_or_default();
        let (entry, _) = package.split_once("\n    }").unwrap_or((package, ""));
        let licence = entry.split("\"license\": \"").nth(1).and_then(|rest| rest.split('"').next());
        (name, licence.unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::{allowed, is_allowed, npm_packages};

    #[test]
    fn an_expression_is_met_or_not() {
        let allowed = ["MIT", "Zlib"];
        for (expression, met) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("", false),
            ("GPL-2.0-only OR MIT", true),
            ("Unlicense/MIT", true),
            ("MIT AND GPL-2.0-only", false),
            ("MIT AND Zlib", true),
            ("(MIT OR GPL-2.0-only) AND Zlib", true),
            ("(MIT OR Zlib) AND GPL-2.0-only", false),
            ("GPL-2.0-only AND Zlib OR MIT", true),
            ("MIT WITH some-exception", false),
            ("MIT WITH some-exception OR Zlib", true),
        ] {
            assert_eq!(is_allowed(expression, &allowed), met, "{expression}");
        }
    }

    #[test]
    fn the_lists_are_read() {
        let list = allowed(include_str!("../../deny.toml")).unwrap();
        assert!(list.contains(&"MIT") && list.contains(&"Unicode-3.0"));
        let lock = include_str!("../../e2e/package-lock.json");
        let packages: Vec<_> = npm_packages(lock).collect();
        assert!(packages.contains(&("axe-core", "MPL-2.0")), "{packages:?}");
        let none = "{\n    \"node_modules/a\": {\n      \"version\": \"1\"\n    },\n    \"node_modules/b\": {\n      \"license\": \"MIT\"\n    }";
        assert_eq!(npm_packages(none).collect::<Vec<_>>(), [("a", ""), ("b", "MIT")]);
    }
}
