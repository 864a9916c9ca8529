//! Reads the annotated figures: one JSON file for each article, beside the list of articles.

use serde::Deserialize;
use std::fmt;
use std::path::Path;

/// An annotated article: its figures as people found them, and its text.
#[derive(Debug, Clone)]
pub struct GoldArticle {
    /// The article's name.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its figures.
    pub figures: Vec<GoldFigure>,
}

/// An annotated figure. Offsets are UTF-8 bytes.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldFigure {
    /// The words.
    pub span: (usize, usize),
    /// A number, or the two ends of a range, of which the upper may be missing.
    pub value: serde_json::Value,
    /// "exactly", "about", "at least", …
    pub modifier: String,
    /// What it counts.
    #[serde(rename = "unit/what")]
    pub what: String,
    /// "2025-05-24", "2025-05", "2024-06/2024-12"; more words may follow.
    pub date: Option<String>,
    /// Who gives it; "outlet voice" for the article.
    pub speaker: String,
}

/// The annotation cannot be read.
#[derive(Debug)]
pub struct GoldError(String);

impl GoldError {
    pub(super) fn new(path: &Path, error: &dyn fmt::Display) -> GoldError {
        GoldError(format!("{}: {error}", path.display()))
    }
}

impl fmt::Display for GoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for GoldError {}

#[derive(Deserialize)]
struct File {
    figures: Vec<GoldFigure>,
}

/// Reads the figures of all articles in a folder; their texts lie in the folder `seeds` beside it.
///
/// # Errors
/// Names the file that is missing or malformed.
pub fn read_gold(folder: &Path) -> Result<Vec<GoldArticle>, GoldError> {
    let fault =
        |path: &Path, error: &dyn fmt::Display| GoldError(format!("{}: {error}", path.display()));
    let entries = std::fs::read_dir(folder).map_err(|error| fault(folder, &error))?;
    let mut paths: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
            name.starts_with(|c: char| c.is_ascii_digit()) && name.ends_with(".json")
        })
        .collect();
    paths.sort();
    let read = |path: &Path| {
        let json = std::fs::read_to_string(path).map_err(|error| fault(path, &error))?;
        let file: File = serde_json::from_str(&json).map_err(|error| fault(path, &error))?;
        let id = path.file_stem().and_then(|s| s.to_str()).unwrap_or("").to_owned();
        let text = folder.join("../seeds").join(format!("{id}.txt"));
        let text = std::fs::read_to_string(&text).map_err(|error| fault(&text, &error))?;
        Ok(GoldArticle { id, text, figures: file.figures })
    };
    paths.iter().map(|path| read(path)).collect()
}
