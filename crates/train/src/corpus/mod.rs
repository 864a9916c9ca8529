//! Annotated articles, from files beside the repository.

mod article;
mod marks;
mod reference;

pub use article::{Article, Attribution, read_articles};
pub use marks::{Mark, MarkedArticle, read_marks};
pub use reference::{ReferenceAnalysis, ReferenceToken, read_references};

use flate2::read::GzDecoder;
use serde::de::DeserializeOwned;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Why a corpus file could not be read.
#[derive(Debug)]
pub struct CorpusError {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1; 0 where the file as a whole is at fault.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for CorpusError {}

/// One record a line; a name that ends in `.gz` is unpacked.
fn read_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, CorpusError> {
    let fault = |line: usize, reason: String| CorpusError { path: path.to_owned(), line, reason };
    let reader = open(path).map_err(|error| fault(0, error.to_string()))?;
    let mut records = Vec::new();
    for (index, line) in reader.lines().enumerate() {
        let line = line.map_err(|error| fault(index + 1, error.to_string()))?;
        if !line.trim().is_empty() {
            let record = serde_json::from_str(&line);
            records.push(record.map_err(|error| fault(index + 1, error.to_string()))?);
        }
    }
    Ok(records)
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let file = File::open(path)?;
    let packed = path.extension().is_some_and(|extension| extension == "gz");
    let bytes: Box<dyn Read> = if packed { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    Ok(Box::new(BufReader::new(bytes)))
}
