//! What the reader knows better: who is the same, who is not, what a voice is called and for whom
//! it speaks, which claim is none.
//!
//! Corrections name speakers as they are listed when the correction is made, so that the file can
//! be read and written by hand; each is applied to what the ones before it left.

use serde_json::{Value, json};

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// Two speakers are one.
    Merge {
        /// The name of the one that goes.
        speaker: String,
        /// The name of the one that stays.
        into: String,
    },
    /// What an article calls by this name is somebody else.
    Split {
        /// The speaker's name.
        speaker: String,
        /// The article, by its name in links.
        article: String,
        /// What the article calls the one who is somebody else; all that it calls the speaker if
        /// nothing is given.
        name: Option<String>,
    },
    /// Another name.
    Rename {
        /// The speaker's name.
        speaker: String,
        /// The new one.
        to: String,
    },
    /// For whom the speaker speaks.
    Affiliate {
        /// The speaker's name.
        speaker: String,
        /// A country, a body, "independent", "civilians", "media" or "unknown".
        affiliation: String,
    },
    /// A claim that is none.
    Dismiss {
        /// The article, by its name in links.
        article: String,
        /// The byte that stands for the claim in links.
        claim: usize,
    },
}

impl Correction {
    /// A correction of the file; `None` for anything else.
    fn read(value: &Value) -> Option<Correction> {
        let words = |key: &str| value[key].as_str().map(str::to_owned);
        let speaker = || words("speaker");
        Some(match value["do"].as_str()? {
            "merge" => Correction::Merge { speaker: speaker()?, into: words("into")? },
            "split" => Correction::Split {
                speaker: speaker()?,
                article: words("article")?,
                name: words("name"),
            },
            "rename" => Correction::Rename { speaker: speaker()?, to: words("to")? },
            "affiliate" => {
                Correction::Affiliate { speaker: speaker()?, affiliation: words("affiliation")? }
            }
            "dismiss" => Correction::Dismiss {
                article: words("article")?,
                claim: usize::try_from(value["claim"].as_u64()?).ok()?,
            },
            _ => return None,
        })
    }

    /// The correction as it stands in the file.
    fn write(&self) -> Value {
        match self {
            Correction::Merge { speaker, into } => {
                json!({ "do": "merge", "speaker": speaker, "into": into })
            }
            Correction::Split { speaker, article, name } => {
                let mut split = json!({ "do": "split", "speaker": speaker, "article": article });
                if let Some(name) = name {
                    split["name"] = name.as_str().into();
                }
                split
            }
            Correction::Rename { speaker, to } => {
                json!({ "do": "rename", "speaker": speaker, "to": to })
            }
            Correction::Affiliate { speaker, affiliation } => {
                json!({ "do": "affiliate", "speaker": speaker, "affiliation": affiliation })
            }
            Correction::Dismiss { article, claim } => {
                json!({ "do": "dismiss", "article": article, "claim": claim })
            }
        }
    }
}

/// All corrections, and those that were taken back and can be made again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Corrections {
    made: Vec<Correction>,
    undone: Vec<Correction>,
}

/// The only version of the file there is.
const VERSION: u64 = 1;

/// Why a file of corrections cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorrectionsError {
    /// It is no file of corrections.
    Malformed(String),
    /// It is of a version that this program does not know.
    Version(u64),
}

impl std::fmt::Display for CorrectionsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CorrectionsError::Malformed(reason) => {
                write!(f, "it is no list of corrections: {reason}")
            }
            CorrectionsError::Version(version) => {
                write!(f, "it is of version {version}, and this program reads version {VERSION}")
            }
        }
    }
}

impl Corrections {
    /// Those in force, the oldest first.
    pub fn made(&self) -> &[Correction] {
        &self.made
    }

    /// Whether one can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.made.is_empty()
    }

    /// Whether one that was taken back can be made again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Makes a correction. What was taken back before is forgotten.
    pub fn make(&mut self, correction: Correction) {
        self.made.push(correction);
        self.undone.clear();
    }

    /// Takes the last one back.
    pub fn undo(&mut self) -> Option<&Correction> {
        self.undone.push(self.made.pop()?);
        self.undone.last()
    }

    /// Makes the last one that was taken back again.
    pub fn redo(&mut self) -> Option<&Correction> {
        self.made.push(self.undone.pop()?);
        self.made.last()
    }

    /// Adds those of a file behind the ones made so far, each once; gives how many were new.
    ///
    /// # Errors
    /// [`CorrectionsError`] if the text is no file of corrections; then nothing is changed.
    pub fn add_file(&mut self, json: &str) -> Result<usize, CorrectionsError> {
        let malformed = |reason: &str| CorrectionsError::Malformed(reason.to_owned());
        let file: Value =
            serde_json::from_str(json).map_err(|error| malformed(&error.to_string()))?;
        let version = file["version"].as_u64().ok_or(malformed("it has no \"version\""))?;
        if version != VERSION {
            return Err(CorrectionsError::Version(version));
        }
        self.add_list(&file["corrections"])
    }

    /// Adds those of a list; gives how many were new.
    ///
    /// # Errors
    /// [`CorrectionsError`] if it is no list of corrections; then nothing is changed.
    pub(crate) fn add_list(&mut self, list: &Value) -> Result<usize, CorrectionsError> {
        let malformed = |reason: &str| CorrectionsError::Malformed(reason.to_owned());
        let list = list.as_array().ok_or(malformed("it has no list \"corrections\""))?;
        let read = |value: &Value| {
            Correction::read(value).ok_or_else(|| malformed(&format!("{value} is no correction")))
        };
        let corrections = list.iter().map(read).collect::<Result<Vec<Correction>, _>>()?;
        let before = self.made.len();
        for correction in corrections {
            if !self.made.contains(&correction) {
                self.made.push(correction);
            }
        }
        Ok(self.made.len() - before)
    }

    /// The corrections as a file.
    pub fn to_file(&self) -> String {
        format!("{:#}\n", json!({ "version": VERSION, "corrections": self.list() }))
    }

    /// Those in force, as they stand in a file.
    pub(crate) fn list(&self) -> Value {
        self.made.iter().map(Correction::write).collect()
    }

    /// Whether a claim was dismissed.
    pub fn dismisses(&self, article: &str, claim: usize) -> bool {
        self.made.iter().any(|correction| {
            matches!(correction, Correction::Dismiss { article: known, claim: at }
                if known == article && *at == claim)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename(to: &str) -> Correction {
        Correction::Rename { speaker: "Lee".into(), to: to.into() }
    }

    #[test]
    fn what_is_taken_back_can_be_made_again_until_something_new_is_made() {
        let mut corrections = Corrections::default();
        corrections.make(rename("a"));
        corrections.make(rename("b"));
        assert_eq!(corrections.undo(), Some(&rename("b")));
        assert_eq!(corrections.redo(), Some(&rename("b")));
        corrections.undo();
        corrections.make(rename("c"));
        assert_eq!(corrections.redo(), None);
        assert_eq!(corrections.made(), [rename("a"), rename("c")]);
    }

    #[test]
    fn a_file_is_read_as_it_was_written_and_twice_is_once() {
        let mut corrections = Corrections::default();
        corrections.make(rename("Zoë “Z” Lee"));
        corrections.make(Correction::Dismiss { article: "a b".into(), claim: 7 });
        for name in [None, Some("Dr Lee".to_owned())] {
            let (speaker, article) = ("Lee".into(), "a b".into());
            corrections.make(Correction::Split { speaker, article, name });
        }
        let file = corrections.to_file();
        let mut other = Corrections::default();
        assert_eq!(other.add_file(&file), Ok(4));
        assert_eq!(other.add_file(&file), Ok(0));
        assert_eq!(other.made(), corrections.made());
        assert!(other.dismisses("a b", 7) && !other.dismisses("a b", 8));
    }

    #[test]
    fn a_file_that_cannot_be_used_changes_nothing() {
        let mut corrections = Corrections::default();
        let newer = r#"{"version": 2, "corrections": []}"#;
        assert_eq!(corrections.add_file(newer), Err(CorrectionsError::Version(2)));
        for broken in ["", "[]", r#"{"version":1,"corrections":[{"do":"sing"}]}"#] {
            assert!(matches!(corrections.add_file(broken), Err(CorrectionsError::Malformed(_))));
        }
        assert_eq!(corrections, Corrections::default());
    }
}
