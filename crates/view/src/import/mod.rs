//! What the reader's own files are, and the text in them.

mod archive;
mod declared;
mod folder;
mod page;

pub use archive::{Archive, ArchiveError, Entry, Packed};
pub use declared::declared_encoding;
pub use folder::Folder;
pub use page::{Extracted, Extractor, Standing};

/// What a file is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Plain text or Markdown.
    Text,
    /// A web page.
    Page,
    /// A zip archive.
    Archive,
    /// A dossier that was saved.
    Dossier,
    /// A document of another program.
    Foreign(Foreign),
    /// Something else. Opened by itself it is tried as text.
    Other,
}

/// A document that holds words, but not as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Foreign {
    /// A page as it is printed.
    Pdf,
    /// What word processors write.
    Document,
    /// A web page with its pictures in one file.
    WebArchive,
}

impl Kind {
    /// What a name's ending says.
    pub fn of(name: &str) -> Kind {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let Some((_, ending)) = file.rsplit_once('.') else { return Kind::Text };
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" | "md" | "markdown" => Kind::Text,
            "html" | "htm" | "xhtml" => Kind::Page,
            "zip" => Kind::Archive,
            "json" => Kind::Dossier,
            "pdf" => Kind::Foreign(Foreign::Pdf),
            "doc" | "docx" | "odt" | "rtf" | "pages" => Kind::Foreign(Foreign::Document),
            "mht" | "mhtml" | "webarchive" => Kind::Foreign(Foreign::WebArchive),
            _ => Kind::Other,
        }
    }

    /// More bytes than this are not read.
    pub fn max_bytes(self) -> usize {
        match self {
            Kind::Text | Kind::Other | Kind::Foreign(_) => sayso_engine::Document::MAX_BYTES,
            // Markup takes many times the room of the text in it.
            Kind::Page => 16 << 20,
            Kind::Archive | Kind::Dossier => 64 << 20,
        }
    }
}

/// A file's name as it is shown and kept: without the folders before it, without characters that
/// control or reorder the words around it, and not too long. Names are names only: nothing is ever
/// opened by one.
pub fn plain_name(path: &str) -> String {
    const LONGEST: usize = 120;
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let controls = |c: &char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let plain: String = name.chars().filter(|c| !controls(c)).take(LONGEST).collect();
    let plain = plain.trim();
    if plain.trim_matches('.').is_empty() { "text.txt".into() } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_only_a_name() {
        for (path, name) in [
            ("a.txt", "a.txt"),
            ("x/y/a.txt", "a.txt"),
            ("../../etc/passwd", "passwd"),
            ("..\\..\\win.ini", "win.ini"),
            ("..", "text.txt"),
            ("x/", "text.txt"),
            ("evil\u{202E}txt.exe\0", "eviltxt.exe"),
            ("Ärger im Hafen.md", "Ärger im Hafen.md"),
        ] {
            assert_eq!(plain_name(path), name, "{path:?}");
        }
        assert_eq!(plain_name(&"x".repeat(5000)).len(), 120);
    }

    #[test]
    fn the_ending_tells_the_kind() {
        for (name, kind) in [
            ("a.TXT", Kind::Text),
            ("README", Kind::Text),
            ("a.b/c", Kind::Text),
            ("a.Markdown", Kind::Text),
            ("a.htm", Kind::Page),
            ("a.zip", Kind::Archive),
            ("a.sayso.json", Kind::Dossier),
            ("a.png", Kind::Other),
            ("a.PDF", Kind::Foreign(Foreign::Pdf)),
            ("a.docx", Kind::Foreign(Foreign::Document)),
            ("a.mhtml", Kind::Foreign(Foreign::WebArchive)),
        ] {
            assert_eq!(Kind::of(name), kind, "{name}");
        }
    }
}
