//! A dossier of the reader's own, and the file that holds it: in the browser's storage, and where
//! the reader saves one.

use super::super::Corrections;
use crate::decode::decode;
use crate::single_file::Files;
use crate::wire::{ArticleEntry, Dossier, DossierError, LIST};
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
    /// It was a dossier, but its JSON cannot be read from this line on.
    Damaged(usize),
    /// It holds claims that were saved, and no articles.
    Claims,
    /// It holds corrections.
    Corrections,
    /// It is a reader in one file, with a list that cannot be used.
    List(DossierError),
}

impl fmt::Display for OwnDossierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OwnDossierError::NoDossier => f.write_str("it is no dossier saved by Sayso"),
            OwnDossierError::Version(version) => {
                write!(f, "it is of version {version}, and this program reads version {VERSION}")
            }
            OwnDossierError::Damaged(line) => {
                write!(f, "it is damaged or cut off: it cannot be read from line {line} on")
            }
            OwnDossierError::Claims => f.write_str(
                "it holds claims without their articles; “Save this one as a file” saves a dossier whole",
            ),
            OwnDossierError::Corrections => f.write_str(
                "it holds corrections; open their dossier and then the file, under Sources",
            ),
            OwnDossierError::List(error) => write!(f, "its list cannot be used: {error}"),
        }
    }
}

impl OwnDossier {
    /// Reads the file. Fields that are missing or odd are left open.
    ///
    /// # Errors
    /// [`OwnDossierError`] if it holds no dossier, or one of a later version.
    pub fn parse(json: &str) -> Result<OwnDossier, OwnDossierError> {
        let mut file: Value = serde_json::from_str(json).map_err(|error| {
            let ours = json.contains("\"sayso\"");
            if ours { OwnDossierError::Damaged(error.line()) } else { OwnDossierError::NoDossier }
        })?;
        if file["sayso"] != KIND {
            return Err(match () {
                () if file["sayso"] == "claims" => OwnDossierError::Claims,
                () if file["corrections"].is_array() => OwnDossierError::Corrections,
                () => OwnDossierError::NoDossier,
            });
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

    /// The dossier inside of a reader in one file, with every text that is in it.
    ///
    /// # Errors
    /// [`OwnDossierError::List`] if its list cannot be used.
    pub fn unpack(files: &Files) -> Result<OwnDossier, OwnDossierError> {
        let text = |name: &str| Some(decode(files.get(name)?).ok()?.text);
        let list =
            Dossier::parse(&text(LIST).unwrap_or_default()).map_err(OwnDossierError::List)?;
        let mut corrections = Corrections::default();
        // What cannot be used costs the corrections, not the texts.
        let made = list.corrections.and_then(|file| text(&file));
        let _ = corrections.add_file(&made.unwrap_or_default());
        let documents = list.articles.into_iter().filter_map(|entry| {
            let text = text(&entry.file)?;
            Some(OwnDocument { entry, text })
        });
        Ok(OwnDossier {
            title: list.title.unwrap_or_default(),
            language: list.language,
            documents: documents.collect(),
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
        for (other, error) in [
            ("", OwnDossierError::NoDossier),
            ("[]", OwnDossierError::NoDossier),
            ("{}", OwnDossierError::NoDossier),
            (r#"{"sayso":"dossier"}"#, OwnDossierError::NoDossier),
            (r#"{"sayso":"dossier","version":7}"#, OwnDossierError::Version(7)),
            (r#"{"sayso":"claims","version":1}"#, OwnDossierError::Claims),
            (r#"{"version":1,"corrections":[]}"#, OwnDossierError::Corrections),
            ("{\"sayso\":\"dossier\",\n\"articles\":[", OwnDossierError::Damaged(2)),
        ] {
            assert_eq!(OwnDossier::parse(other), Err(error), "{other}");
        }
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
