//! Another program's analysis of the same articles: sentences, tags, lemmas and dependencies.

use super::{CorpusError, read_lines};
use serde::Deserialize;
use std::path::Path;

/// The analysis of one article.
#[derive(Debug, Clone, Deserialize)]
pub struct ReferenceAnalysis {
    /// The article's name.
    pub id: String,
    /// Its sentences.
    pub sentences: Vec<Vec<ReferenceToken>>,
    /// Its chains: for each person or thing the ranges of bytes where it is meant.
    #[serde(default)]
    pub coref: Vec<Vec<(usize, usize)>>,
}

/// A token with what was found about it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Row")]
pub struct ReferenceToken {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its part of speech, in the Penn Treebank's tags.
    pub tag: String,
    /// Its base form.
    pub lemma: String,
    /// Its class of name, `O` for none.
    pub name: String,
    /// The token it depends on, from 1 within the sentence; 0 for the root.
    pub head: usize,
    /// How it depends on it.
    pub relation: String,
}

#[derive(Deserialize)]
struct Row(usize, usize, String, String, String, usize, String);

impl From<Row> for ReferenceToken {
    fn from(Row(start, end, tag, lemma, name, head, relation): Row) -> ReferenceToken {
        ReferenceToken { start, end, tag, lemma, name, head, relation }
    }
}

/// Reads analyses, one article a line.
///
/// # Errors
/// [`CorpusError`] if the file cannot be read or a line is no analysis.
pub fn read_references(path: &Path) -> Result<Vec<ReferenceAnalysis>, CorpusError> {
    read_lines(path)
}
