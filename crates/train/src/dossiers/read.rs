//! Reads dossiers and turns quotations into places.

use sayso_engine::compare::{Article, Place};
use sayso_engine::{Document, Reading, Span, read};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A dossier with what is expected of its comparison.
#[derive(Debug, Clone)]
pub struct InventedDossier {
    /// Its folder's name.
    pub name: String,
    /// The texts of its articles, in the order of their names.
    pub texts: Vec<String>,
    /// What a reader would set side by side.
    pub expected: Expected,
}

impl InventedDossier {
    /// Reads its articles.
    pub fn read(&self) -> Vec<Reading> {
        let read = |text: &String| {
            Document::new(text.as_str())
                .map_or_else(|_| Reading::default(), |document| read(&document))
        };
        self.texts.iter().map(read).collect()
    }

    /// Its articles with their readings, to be compared.
    pub fn articles<'a>(&'a self, readings: &'a [Reading]) -> Vec<Article<'a>> {
        let both = self.texts.iter().zip(readings);
        both.map(|(text, reading)| Article { text, reading }).collect()
    }
}

/// What a reader would set side by side, and what not.
#[derive(Debug, Clone, Default)]
pub struct Expected {
    /// Pairs of figures of two articles; all that are the same or differ.
    pub pairs: Vec<ExpectedPair>,
    /// Numbers of one article that bear on each other.
    pub checks: Vec<ExpectedCheck>,
    /// Statements on one matter.
    pub threads: Vec<ExpectedThread>,
    /// Words that must not be called the same thing, whether agreeing or not.
    pub never: Vec<[Place; 2]>,
}

/// A pair of figures.
#[derive(Debug, Clone)]
pub struct ExpectedPair {
    /// The words of both.
    pub places: [Place; 2],
    /// The name of a [`sayso_engine::compare::Status`].
    pub status: String,
    /// Why.
    pub why: String,
}

/// Numbers of one article that bear on each other.
#[derive(Debug, Clone)]
pub struct ExpectedCheck {
    /// The words.
    pub places: Vec<Place>,
    /// Whether the sum comes out.
    pub comes_out: bool,
    /// Why.
    pub why: String,
}

/// Statements on one matter.
#[derive(Debug, Clone)]
pub struct ExpectedThread {
    /// The statements.
    pub places: Vec<Place>,
    /// "agree", "conflict" or "same-event".
    pub kind: String,
}

type Quote = (String, String);

#[derive(Deserialize)]
struct File {
    pairs: Vec<FilePair>,
    checks: Vec<FileCheck>,
    threads: Vec<FileThread>,
    never: Vec<FileNever>,
}

#[derive(Deserialize)]
struct FilePair {
    a: Quote,
    b: Quote,
    status: String,
    #[serde(default)]
    why: String,
}

#[derive(Deserialize)]
struct FileCheck {
    doc: String,
    items: Vec<String>,
    comes_out: bool,
    #[serde(default)]
    why: String,
}

#[derive(Deserialize)]
struct FileThread {
    kind: String,
    items: Vec<Quote>,
}

#[derive(Deserialize)]
struct FileNever {
    a: Quote,
    b: Quote,
}

/// Reads every dossier in a folder, in the order of their names.
///
/// # Errors
/// A sentence that names the file, or the quotation that does not occur just once in it.
pub fn read_dossiers(folder: &Path) -> Result<Vec<InventedDossier>, String> {
    let folders = entries(folder)?.into_iter().filter(|path| path.join("expect.json").is_file());
    folders.map(|path| read_dossier(&path)).collect()
}

pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let list = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = list.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    Ok(paths)
}

pub(super) fn load(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()))
}

/// Where a quotation stands in a text, if it does so just once.
pub(super) fn once(text: &str, quote: &str) -> Option<Span> {
    let mut found = text.match_indices(quote);
    let (Some((start, _)), None) = (found.next(), found.next()) else { return None };
    Some(Span::new(start, start + quote.len()))
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned())
}

fn read_dossier(folder: &Path) -> Result<InventedDossier, String> {
    let files: Vec<PathBuf> = entries(folder)?;
    let texts = files.iter().filter(|path| path.extension().is_some_and(|e| e == "txt"));
    let mut names = BTreeMap::new();
    let mut kept = Vec::new();
    for path in texts {
        names.insert(name_of(path), kept.len());
        kept.push(load(path)?);
    }
    let path = folder.join("expect.json");
    let file: File = serde_json::from_str(&load(&path)?)
        .map_err(|fault| format!("{}: {fault}", path.display()))?;
    let place = |(name, quote): &Quote| {
        let article = *names.get(name).ok_or(format!("{}: no {name}", path.display()))?;
        let span = once(&kept[article], quote);
        let span = span.ok_or(format!("{}: not once in {name}: {quote}", path.display()))?;
        Ok(Place { article, span })
    };
    let both = |a: &Quote, b: &Quote| Ok::<_, String>([place(a)?, place(b)?]);
    let pairs = file.pairs.iter().map(|pair| {
        let (status, why) = (pair.status.clone(), pair.why.clone());
        Ok(ExpectedPair { places: both(&pair.a, &pair.b)?, status, why })
    });
    let checks = file.checks.iter().map(|check| {
        let quotes = check.items.iter().map(|item| place(&(check.doc.clone(), item.clone())));
        let (comes_out, why) = (check.comes_out, check.why.clone());
        Ok(ExpectedCheck { places: quotes.collect::<Result<_, String>>()?, comes_out, why })
    });
    let threads = file.threads.iter().map(|thread| {
        let places = thread.items.iter().map(place).collect::<Result<_, String>>()?;
        Ok(ExpectedThread { places, kind: thread.kind.clone() })
    });
    let never = file.never.iter().map(|never| both(&never.a, &never.b));
    let expected = Expected {
        pairs: pairs.collect::<Result<_, String>>()?,
        checks: checks.collect::<Result<_, String>>()?,
        threads: threads.collect::<Result<_, String>>()?,
        never: never.collect::<Result<_, String>>()?,
    };
    Ok(InventedDossier { name: name_of(folder), texts: kept, expected })
}
