//! An article with its annotated attributions.

use super::{CorpusError, read_lines};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;

/// An article and the attributions in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its name in the corpus.
    pub id: String,
    /// Its text. Predictions may leave it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who says what in it.
    pub attributions: Vec<Attribution>,
}

impl Article {
    /// The text, or nothing where the record has none.
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or("")
    }
}

/// An attribution as annotated or predicted. Spans are half-open ranges of UTF-8 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attribution {
    /// The words that name who speaks.
    #[serde(default)]
    pub source: Vec<(usize, usize)>,
    /// The words that tie source and content.
    #[serde(default)]
    pub cue: Vec<(usize, usize)>,
    /// The words claimed.
    #[serde(default)]
    pub content: Vec<(usize, usize)>,
    /// Neither required nor forbidden.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Whether the words are quoted, where the corpus says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The attribution in whose content it stands, where the corpus says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nested_in: Option<String>,
    /// What the cue does with the content, where the corpus says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<String>,
    /// How sure a prediction is, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// Who speaks, by one name over all articles, where the corpus says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// For whom the speaker speaks, where the corpus says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
    /// In which part the speaker speaks, where the corpus says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// Reads articles, one a line.
///
/// # Errors
/// [`CorpusError`] if the file cannot be read, a line is no article, or two bear one name.
pub fn read_articles(path: &Path) -> Result<Vec<Article>, CorpusError> {
    let articles: Vec<Article> = read_lines(path)?;
    let mut names = BTreeSet::new();
    for article in &articles {
        if !names.insert(&article.id) {
            let reason = format!("the article {} is there twice", article.id);
            return Err(CorpusError { path: path.to_owned(), line: 0, reason });
        }
    }
    Ok(articles)
}
