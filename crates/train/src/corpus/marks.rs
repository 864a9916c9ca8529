//! What the seed articles' annotators marked beside attributions.

use super::CorpusError;
use serde::Deserialize;
use std::path::Path;

/// The marks of one article.
#[derive(Debug, Clone, Deserialize)]
pub struct MarkedArticle {
    /// The article's name.
    #[serde(rename = "doc")]
    pub id: String,
    /// What the article asserts itself: a fact, or a judgement on one.
    pub own_voice: Vec<Mark>,
    /// What it supposes itself: own voice, though no fact.
    #[serde(rename = "unattributed_speculation")]
    pub speculation: Vec<Mark>,
    /// Words that leave a statement open.
    pub hedges: Vec<Mark>,
}

/// A marked stretch of text.
#[derive(Debug, Clone, Deserialize)]
pub struct Mark {
    /// Half-open range of UTF-8 bytes.
    pub span: (usize, usize),
    /// Why the annotators doubt it, where they do. Such a mark is neither required nor forbidden.
    #[serde(default)]
    pub ambiguous: Option<String>,
}

/// Reads the marks of one article.
///
/// # Errors
/// [`CorpusError`] if the file cannot be read or holds no marks.
pub fn read_marks(path: &Path) -> Result<MarkedArticle, CorpusError> {
    let fault = |reason: String| CorpusError { path: path.to_owned(), line: 0, reason };
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| fault(error.to_string()))
}
