//! What a reader downloads, by part.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use brotli::enc::{BrotliEncoderParams, writer::CompressorWriter};

use crate::say;

/// More than this fails.
const LIMIT: usize = 900_000;
/// More than this is worth a remark.
const AIM: usize = 600_000;

/// The kinds of file that make the reader; the last stands for all others.
const KINDS: [&str; 5] = ["wasm", "js", "css", "html", "other"];
/// What is not needed to read: the dossier's own files, and what is fetched to keep the reader.
const ASIDE: [(&str, &[&str]); 3] = [
    ("texts", &["seeds"]),
    ("one file", &["sayso.html"]),
    ("to keep", &["icons", "sayso.webmanifest", "sw.js", crate::notices::FILE]),
];

/// The sizes of one kind of file, in bytes.
#[derive(Debug, Default)]
struct Part {
    raw: usize,
    brotli: usize,
}

/// Prints a table of the files in `dist`, and fails when the program is over the limit.
pub(crate) fn report(dist: &Path) -> Result<()> {
    let mut parts = KINDS.map(|kind| (kind, Part::default()));
    let mut aside = ASIDE.map(|(name, _)| (name, Part::default()));
    for file in files(dist)? {
        let bytes = fs::read(&file)?;
        let kind = file.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        let is_in = |folder: &&str| file.starts_with(dist.join(folder));
        let part = match ASIDE.iter().position(|(_, folders)| folders.iter().any(is_in)) {
            Some(n) => &mut aside[n].1,
            None => {
                let n = KINDS.iter().position(|name| *name == kind).unwrap_or(KINDS.len() - 1);
                &mut parts[n].1
            }
        };
        part.raw += bytes.len();
        part.brotli += brotli_size(&bytes)?;
    }
    let total = Part {
        raw: parts.iter().map(|(_, part)| part.raw).sum(),
        brotli: parts.iter().map(|(_, part)| part.brotli).sum(),
    };

    let mut table = format!("{:<8}{:>12}{:>12}\n", "part", "brotli", "raw");
    for (name, part) in &parts {
        row(&mut table, name, part);
    }
    row(&mut table, "total", &total);
    for (name, part) in &aside {
        row(&mut table, name, part);
    }
    say("what a reader downloads (the total is what it takes to read, without the texts)");
    print!("{table}");

    let size = total.brotli;
    ensure!(size <= LIMIT, "the download is {}, over the limit of {}", kb(size), kb(LIMIT));
    if size > AIM {
        println!(
            "The download is within the limit of {} but over the aim of {}.",
            kb(LIMIT),
            kb(AIM)
        );
    }
    Ok(())
}

fn row(table: &mut String, name: &str, part: &Part) {
    let _ = writeln!(table, "{name:<8}{:>12}{:>12}", kb(part.brotli), kb(part.raw));
}

fn kb(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

/// All files below a folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// The size after brotli's strongest setting, which static hosts use.
fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut out = CompressorWriter::with_params(Vec::new(), 4096, &params);
    std::io::Write::write_all(&mut out, bytes)?;
    Ok(out.into_inner().len())
}
