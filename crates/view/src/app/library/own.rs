//! A dossier of the reader's own, and the file that holds it: in the browser's storage, and where
//! the reader saves one.

use super::super::Corrections;
use crate::wire::ArticleEntry;
use sayso_engine::time::from_iso;
use serde_json::{Value, json};
use std::fmt;

/// A dossier with its texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnDossier {
    /// What the story is.
    pub title: String,
    /// The articles' language, as a BCP 47 tag.
    pub language: Option<String>,
    /// The articles, in the order in which they are shown.
    pub documents: Vec<OwnDocument>,
    /// What the reader corrected.
    pub corrections: Corrections,
}

/// An article with its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnDocument {
    /// What is said of it where its text does not. `file` is only a name.
    pub entry: ArticleEntry,
    /// The text that all offsets count in.
    pub text: String,
}

/// The only version of the file there is.
const VERSION: u64 = 1;
/// What tells the file from other JSON.
const KIND: &str = "dossier";

/// Why a file holds no dossier that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnDossierError {
    /// It is JSON of another kind, or none.
    NoDossier,
    /// It is of a version that this program does not know.
    Version(u64),
}

impl fmt::Display for OwnDossierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OwnDossierError::NoDossier => f.write_str("it is no dossier saved by Sayso"),
            OwnDossierError::Version(version) => {
                write!(f, "it is of version {version}, and this program reads version {VERSION}")
            }
        }
    }
}

impl OwnDossier {
    /// Reads the file. Fields that are missing or odd are left open.
    ///
    /// # Errors
    /// [`OwnDossierError`] if it holds no dossier, or one of a later version.
    pub fn parse(json: &str) -> Result<OwnDossier, OwnDossierError> {
        let mut file: Value = serde_json::from_str(json).map_err(|_| OwnDossierError::NoDossier)?;
        if file["sayso"] != KIND {
            return Err(OwnDossierError::NoDossier);
        }
        match file["version"].as_u64() {
            Some(VERSION) => {}
            Some(version) => return Err(OwnDossierError::Version(version)),
            None => return Err(OwnDossierError::NoDossier),
        }
        let mut corrections = Corrections::default();
        // A list that cannot be used costs the corrections, not the texts.
        let _ = corrections.add_list(&file["corrections"]);
        let documents = match file["articles"].take() {
            Value::Array(list) => list.into_iter().filter_map(OwnDocument::read).collect(),
            _ => Vec::new(),
        };
        Ok(OwnDossier {
            title: words(&file["title"]).unwrap_or_default(),
            language: words(&file["language"]),
            documents,
            corrections,
        })
    }

    /// The dossier as a file.
    pub fn to_file(&self) -> String {
        let articles: Vec<Value> = self.documents.iter().map(OwnDocument::write).collect();
        let file = json!({
            "sayso": KIND,
            "version": VERSION,
            "title": self.title,
            "language": self.language,
            "articles": articles,
            "corrections": self.corrections.list(),
        });
        format!("{file:#}\n")
    }
}

impl OwnDocument {
    fn read(mut value: Value) -> Option<OwnDocument> {
        let Value::String(text) = value.get_mut("text")?.take() else { return None };
        let entry = ArticleEntry {
            file: words(&value["file"])?,
            title: words(&value["title"]),
            outlet: words(&value["outlet"]),
            author: words(&value["author"]),
            date: words(&value["date"]).and_then(|date| from_iso(&date)),
            url: words(&value["url"]).and_then(|url| crate::wire::web_address(&url)),
        };
        Some(OwnDocument { entry, text })
    }

    fn write(&self) -> Value {
        let mut value = self.entry.to_json();
        value["text"] = self.text.as_str().into();
        value
    }
}

fn words(value: &Value) -> Option<String> {
    value.as_str().map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Correction;
    use proptest::prelude::*;

    fn dossier() -> OwnDossier {
        let mut corrections = Corrections::default();
        corrections.make(Correction::Rename { speaker: "Lee".into(), to: "Ann Lee".into() });
        let entry = ArticleEntry {
            file: "a.txt".into(),
            outlet: Some("Post".into()),
            date: Some(jiff::civil::date(2025, 5, 24)),
            url: Some("https://example.org/a".into()),
            ..ArticleEntry::default()
        };
        OwnDossier {
            title: "Fährhafen 🌱".into(),
            language: Some("en".into()),
            documents: vec![OwnDocument { entry, text: "One\n\n\u{202E}two\0".into() }],
            corrections,
        }
    }

    #[test]
    fn a_dossier_goes_into_a_file_and_back() {
        assert_eq!(OwnDossier::parse(&dossier().to_file()), Ok(dossier()));
    }

    #[test]
    fn what_cannot_be_opened_is_told_apart_from_what_is_too_new() {
        for other in ["", "[]", "{}", r#"{"sayso":"claims","version":1}"#, r#"{"sayso":"dossier"}"#]
        {
            assert_eq!(OwnDossier::parse(other), Err(OwnDossierError::NoDossier), "{other}");
        }
        let newer = r#"{"sayso":"dossier","version":7}"#;
        assert_eq!(OwnDossier::parse(newer), Err(OwnDossierError::Version(7)));
    }

    #[test]
    fn an_odd_field_costs_no_text() {
        let file = r#"{"sayso":"dossier","version":1,"title":7,"corrections":"x","articles":[
            {"file":"a.txt","text":"A","date":"May","url":"javascript:alert(1)"},{"file":"b.txt"},3]}"#;
        let read = OwnDossier::parse(file).unwrap();
        assert_eq!((read.title.as_str(), read.documents.len()), ("", 1));
        let document = &read.documents[0];
        assert_eq!((document.text.as_str(), document.entry.date), ("A", None));
        assert_eq!(document.entry.url, None);
    }

    proptest! {
        #[test]
        fn any_text_is_kept_as_it_is(text in any::<String>()) {
            let mut kept = dossier();
            kept.documents[0].text = text;
            prop_assert_eq!(OwnDossier::parse(&kept.to_file()), Ok(kept));
        }
    }
}
