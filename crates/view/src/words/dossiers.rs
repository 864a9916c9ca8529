//! The reader's own dossiers, and what leaves as files.

use super::counted;
use crate::app::{AddError, KeepError, OwnDossierError};
use crate::export::Format;
use crate::import::Foreign;

pub(crate) fn save_claims(n: usize) -> String {
    match n {
        1 => "Save this claim as …".into(),
        n => format!("Save these {n} claims as …"),
    }
}

pub(crate) fn format(format: Format) -> &'static str {
    match format {
        Format::Csv => "a table (CSV)",
        Format::Markdown => "quotes with footnotes (Markdown)",
        Format::Annotations => "annotations (W3C, JSON-LD)",
        Format::Schema => "claims and quotations (schema.org)",
        Format::Json => "all that is known (JSON)",
    }
}

pub(crate) const DOSSIERS: &str = "Dossiers";
pub(crate) const BUNDLED: &str = "The dossier of this site";
pub(crate) const BUNDLED_MEANS: &str = "came with this site";
pub(crate) const OPEN_NOW: &str = "open now";
pub(crate) const NEW_DOSSIER: &str = "My dossier";
pub(crate) const NEW: &str = "New dossier";
pub(crate) const DUPLICATE: &str = "Make a copy of this one";
pub(crate) const SAVE_DOSSIER: &str = "Save this one as a file";
pub(crate) const REMOVE: &str = "Remove";
pub(crate) const THIS_DOSSIER: &str = "This dossier";
pub(crate) const DOSSIER_NAME: &str = "Name";
pub(crate) const TITLE: &str = "Title";
pub(crate) const OUTLET: &str = "Published by";
pub(crate) const DATE: &str = "Date";
pub(crate) const LEFT_TO_TEXT: &str = "What you leave empty is taken from the text.";
pub(crate) const ADD: &str = "Add articles";
pub(crate) const ADD_MEANS: &str = "Text, Markdown, web pages saved as .html, a folder, a .zip, or a dossier that was saved here. You can also drop them anywhere on this page.";
pub(crate) const STAYS_HERE: &str = "They are read in your browser and sent nowhere.";
pub(crate) const PICK_FILES: &str = "Open files …";
pub(crate) const PICK_FOLDER: &str = "Open a folder …";
pub(crate) const PASTE: &str = "Paste a text";
pub(crate) const PASTE_HERE: &str = "The article’s text, its title in the first line";
pub(crate) const PASTE_DO: &str = "Add this text";
pub(crate) const PASTED_FILE: &str = "Pasted text.txt";
pub(crate) const PASTED_NOTHING: &str = "There is no text to add yet.";
pub(crate) const PASTED_ADDRESS: &str =
    "That is a link, and Sayso fetches nothing. Open the page, copy its text, and paste that.";
pub(crate) const NOTHING_IN_IT: &str = "There are no files in it.";
pub(crate) const ONLY_A_LIST: &str = "That is a list of articles, whose texts are files beside it. Open the folder with all of them.";
pub(crate) const STOP: &str = "Stop";
pub(crate) const EMPTY_DOSSIER: &str = "No articles yet";
pub(crate) const EMPTY_DOSSIER_MEANS: &str =
    "Drop files here, or open or paste them. They are read in your browser and sent nowhere.";
pub(crate) const NOT_FROM_TEXT: &str = "not from the text";
pub(crate) const LINKED_DOSSIER_IS_NOT_HERE: &str = "The link leads to somebody’s own dossier, which this browser does not have. Ask whoever sent it to save the dossier as a file. This is the dossier of this site.";

pub(crate) fn articles(n: usize) -> String {
    counted(n, "article", "articles")
}

pub(crate) fn remove_named(title: &str) -> String {
    format!("Remove “{title}”")
}

pub(crate) fn removed(title: &str) -> String {
    format!("“{title}” is removed.")
}

pub(crate) fn restored(title: &str) -> String {
    format!("“{title}” is back.")
}

pub(crate) fn adding(n_done: usize, n_all: usize) -> String {
    format!("Reading file {} of {n_all}", (n_done + 1).min(n_all))
}

pub(crate) fn added(n: usize, title: &str) -> String {
    let is = if n == 1 { "is" } else { "are" };
    format!("{} {is} now in “{title}”.", articles(n))
}

pub(crate) fn stopped_adding(n_added: usize, n_all: usize) -> String {
    format!("Stopped: {n_added} of {} added.", counted(n_all, "file", "files"))
}

pub(crate) fn already_here(file: &str) -> String {
    format!("{file}: the same text is in this dossier already.")
}

pub(crate) fn not_added(file: &str, fault: &str) -> String {
    format!("{file} {fault}.")
}

/// Why a file could not be added; its name stands before it.
pub(crate) fn add_error(error: &AddError) -> String {
    match error {
        AddError::Unreadable => "could not be read: the browser did not hand it over".into(),
        AddError::TooLong(error) => format!("cannot be read: it is {error}"),
        AddError::Undecoded(error) => format!("cannot be read: {error}"),
        AddError::NoArticle => "holds no text".into(),
        AddError::Foreign(Foreign::Pdf) => {
            "is a PDF, which Sayso does not open: copy its text and paste it".into()
        }
        AddError::Foreign(Foreign::Document) => {
            "is a word processor’s document: save it there as plain text (.txt)".into()
        }
        AddError::Foreign(Foreign::WebArchive) => {
            "is a web archive: save the page as “web page, HTML only”, or copy its text and paste it"
                .into()
        }
        AddError::OtherKind => "is neither text nor a web page".into(),
        AddError::TooManyFiles(n) => {
            format!("and those behind it were left out: at most {n} files are opened at once")
        }
        AddError::Archive(error) => format!("cannot be unpacked: {error}"),
    }
}

/// Files of a folder or archive that are no articles.
pub(crate) fn left_out(files: &[String]) -> String {
    const NAMED: usize = 3;
    let names = files.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    let more = match files.len().checked_sub(NAMED) {
        Some(more @ 1..) => format!(" and {more} more"),
        _ => String::new(),
    };
    let was = if files.len() == 1 { "was" } else { "were" };
    let files = counted(files.len(), "other file", "other files");
    format!("{files} {was} left out, being no articles: {names}{more}.")
}

/// A saved dossier is here again.
pub(crate) fn saved_opened(title: &str, n: usize) -> String {
    format!("“{title}” is opened, with {}.", articles(n))
}

pub(crate) fn no_dossier(error: &OwnDossierError) -> String {
    format!("cannot be opened: {error}")
}

pub(crate) fn more_of_them(n: usize) -> String {
    format!("… and {n} more.")
}

/// Why dossiers are not kept, and what to do.
pub(crate) fn not_kept(error: KeepError) -> &'static str {
    match error {
        KeepError::Denied | KeepError::ChangedElsewhere => {
            "This browser does not let Sayso keep anything (a private window or a setting does that). Your dossiers last until you close this page; save them as files."
        }
        KeepError::Full => {
            "This browser has no room left, so your last changes are not kept. They last until you close this page; save the dossier as a file, or remove another one."
        }
        KeepError::Newer => {
            "A newer version of Sayso has been here and keeps your dossiers in its own way. Reload the page to get it. What you do now lasts until you close this page."
        }
    }
}

pub(crate) fn kept_is_broken(error: &OwnDossierError) -> String {
    format!("A dossier that this browser keeps cannot be opened: {error}. It was left as it is.")
}

pub(crate) fn changed_elsewhere(title: &str) -> String {
    format!(
        "This dossier was changed in another tab. What you have here is now a dossier of its own, “{title}”."
    )
}

/// Windows opens devices by these names, whatever their ending.
const DEVICES: [&str; 7] = ["aux", "con", "nul", "prn", "com", "lpt", "conin"];

/// A name for a file, from what people call a thing: its first words in letters and digits, which
/// every system takes and no shell minds.
pub(crate) fn file_name(title: &str, ending: &str) -> String {
    // Systems stop at 255 bytes, and a letter has up to four.
    const LONGEST: usize = 50;
    let mut stem = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let room = LONGEST.saturating_sub(stem.chars().count() + 1);
        if stem.is_empty() {
            stem = word.chars().take(LONGEST).collect();
        } else if word.chars().count() <= room {
            stem.push('-');
            stem.push_str(word);
        } else {
            break;
        }
    }
    let letters = stem.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
    if stem.is_empty() {
        stem.push_str("sayso");
    } else if DEVICES.contains(&letters.as_str()) {
        stem.insert_str(0, "sayso-");
    }
    format!("{stem}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_named_after_what_is_in_it() {
        for (title, name) in [
            ("Peace talks: “May” 2025/26", "Peace-talks-May-2025-26"),
            ("Ярость & Ölpreis", "Ярость-Ölpreis"),
            ("../../etc/passwd", "etc-passwd"),
            ("a\\b:c*d?e\"f<g>h|i", "a-b-c-d-e-f-g-h-i"),
            ("🌊 Flood 🌊", "Flood"),
            ("…", "sayso"),
            ("🌊", "sayso"),
            ("", "sayso"),
            (" .hidden. ", "hidden"),
            ("x\u{202e}fdp.exe\0", "x-fdp-exe"),
            ("CON", "sayso-CON"),
            ("lpt1", "sayso-lpt1"),
            ("Concord", "Concord"),
            ("con artists", "con-artists"),
        ] {
            assert_eq!(file_name(title, "html"), format!("{name}.html"), "{title:?}");
        }
    }

    #[test]
    fn a_long_title_is_cut_at_a_word_and_a_long_word_anywhere() {
        let name = file_name(&"flood water ".repeat(50), "sayso.json");
        assert_eq!(name, "flood-water-flood-water-flood-water-flood-water.sayso.json");
        for letter in ["x", "洪", "𝔉", "İ"] {
            let name = file_name(&letter.repeat(5000), "annotations.jsonld");
            assert!(name.len() <= 255 && name.chars().count() > 50, "{name}");
        }
    }
}
