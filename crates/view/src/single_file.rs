//! A dossier inside the reader: one HTML file with everything in it.
//!
//! Such a file is a reader with a block of data. Whoever makes one, be it the build, the command
//! line or the page, takes any such file as the template and puts another dossier into it.

use crate::wire::{ArticleEntry, Dossier, LIST, as_path};
use serde_json::{Map, Value};
use std::fmt::{self, Write};

/// What the block begins with. Browsers do not run it: its type is no script's.
const START: &str = "<script type=\"application/json\" id=\"files\">";
const END: &str = "</script>";

/// The files of a dossier, in the order of their names relative to `dossier.json`, which is one of
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Files(Vec<(String, Vec<u8>)>);

/// The HTML has no place for a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPlace;

impl fmt::Display for NoPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is no reader in one file, such as the sayso.html of a built site")
    }
}

impl std::error::Error for NoPlace {}

impl Files {
    /// Makes the files of a dossier that has none: title, language, and articles with what the
    /// editor says of each and its text. An article without a text is listed all the same.
    ///
    /// Names that a dossier cannot list are changed.
    pub fn pack(
        title: Option<String>,
        language: Option<String>,
        articles: Vec<(ArticleEntry, Option<Vec<u8>>)>,
        corrections: Option<String>,
    ) -> Files {
        let mut files = Files::default();
        let mut dossier = Dossier { title, language, ..Dossier::default() };
        let mut taken = vec![LIST.to_owned()];
        for (mut entry, text) in articles {
            entry.file = free_name(&entry.file, &mut taken);
            if let Some(text) = text {
                files.insert(entry.file.clone(), text);
            }
            dossier.articles.push(entry);
        }
        if let Some(json) = corrections {
            let name = free_name("corrections.json", &mut taken);
            files.insert(name.clone(), json.into_bytes());
            dossier.corrections = Some(name);
        }
        files.insert(LIST.into(), dossier.to_json().into_bytes());
        files
    }

    /// Adds a file, byte for byte.
    pub fn insert(&mut self, name: String, bytes: Vec<u8>) {
        let at = self.0.iter().position(|(known, _)| *known >= name).unwrap_or(self.0.len());
        match self.0.get_mut(at) {
            Some((known, there)) if *known == name => *there = bytes,
            _ => self.0.insert(at, (name, bytes)),
        }
    }

    /// A file's bytes.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.as_slice())
    }

    /// The files inside of a reader in one file; `None` if the page is none.
    pub fn inside(page: &str) -> Option<Files> {
        let (_, rest) = page.split_once(START)?;
        Files::parse(rest.split_once(END)?.0)
    }

    /// Reads the content of a single file's block of data.
    pub fn parse(block: &str) -> Option<Files> {
        let Value::Object(entries) = serde_json::from_str(block).ok()? else { return None };
        let bytes = |value: Value| match value {
            Value::String(text) => Some(text.into_bytes()),
            // What is no UTF-8 has a character for each byte.
            Value::Array(parts) => {
                parts.first()?.as_str()?.chars().map(|c| u8::try_from(c).ok()).collect()
            }
            _ => None,
        };
        let mut files = Files::default();
        for (name, value) in entries {
            files.0.push((name, bytes(value)?));
        }
        Some(files)
    }

    /// The template with these files in place of its own.
    ///
    /// # Errors
    /// [`NoPlace`] if the template has no block of data.
    pub fn put_into(&self, template: &str) -> Result<String, NoPlace> {
        let start = template.find(START).ok_or(NoPlace)? + START.len();
        let end = start + template[start..].find(END).ok_or(NoPlace)?;
        Ok(format!("{}{}{}", &template[..start], self.to_block(), &template[end..]))
    }

    fn to_block(&self) -> String {
        let mut entries = Map::new();
        for (name, bytes) in &self.0 {
            let value = match std::str::from_utf8(bytes) {
                Ok(text) => Value::from(text),
                Err(_) => vec![bytes.iter().copied().map(char::from).collect::<String>()].into(),
            };
            entries.insert(name.clone(), value);
        }
        let json = Value::Object(entries).to_string();
        let mut block = String::with_capacity(json.len());
        for c in json.chars() {
            if is_treacherous(c) {
                // All of them stand inside of strings.
                let _ = write!(block, "\\u{:04x}", u32::from(c));
            } else {
                block.push(c);
            }
        }
        block
    }
}

/// What could end the block, or make its source look other than it is: line separators, marks that
/// turn the direction of writing, and the like.
fn is_treacherous(c: char) -> bool {
    matches!(c, '<' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn free_name(name: &str, taken: &mut Vec<String>) -> String {
    let mut free = as_path(name);
    while taken.contains(&free) {
        free.insert(0, '_');
    }
    taken.push(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEMPLATE: &str = "<!doctype html><script>a()</script><script type=\"application/json\" id=\"files\">{}</script><script>b()</script>";

    fn block(html: &str) -> &str {
        let start = html.find(START).unwrap() + START.len();
        &html[start..start + html[start..].find(END).unwrap()]
    }

    #[test]
    fn hostile_texts_stay_data_and_come_back_as_they_were() {
        let hostile =
            "</script><script>alert(1)</script><!--<script>\u{2028}\u{202e}\u{0}\r\n\u{feff}🌱]]>";
        let entry = ArticleEntry { file: "a<b>.txt".into(), ..ArticleEntry::default() };
        let articles = vec![(entry, Some(hostile.into()))];
        let files = Files::pack(Some(hostile.into()), None, articles, Some(hostile.into()));
        let html = files.put_into(TEMPLATE).unwrap();
        assert_eq!(html.matches('<').count(), TEMPLATE.matches('<').count());
        assert!(html.chars().all(|c| c == '<' || !is_treacherous(c)));
        assert_eq!(Files::inside(&html), Some(files.clone()));
        assert_eq!(files.get("a<b>.txt"), Some(hostile.as_bytes()));
    }

    #[test]
    fn a_single_file_is_a_template_again() {
        let some = Files(vec![("dossier.json".into(), b"{}".to_vec())]);
        let once = some.put_into(TEMPLATE).unwrap();
        assert_eq!(Files::default().put_into(&once).unwrap(), TEMPLATE);
        assert_eq!(Files::default().put_into("<p>A page.</p>"), Err(NoPlace));
    }

    #[test]
    fn names_that_a_dossier_cannot_list_are_changed_and_stay_apart() {
        let article = |file: &str, text: Option<&str>| {
            let entry = ArticleEntry { file: file.into(), ..ArticleEntry::default() };
            (entry, text.map(|text| text.as_bytes().to_vec()))
        };
        let articles = vec![
            article("a b.txt", Some("1")),
            article("../100%?.txt", Some("2")),
            article("100--.txt", Some("3")),
            article("dossier.json", Some("4")),
            article("corrections.json", None),
            article("", Some("5")),
        ];
        let files = Files::pack(None, Some("en".into()), articles, Some("6".into()));
        let list = std::str::from_utf8(files.get(LIST).unwrap()).unwrap();
        let dossier = Dossier::parse(list).unwrap();
        assert_eq!(dossier.faults, []);
        let texts: Vec<Option<&[u8]>> =
            dossier.articles.iter().map(|entry| files.get(&entry.file)).collect();
        let expected = ["1", "2", "3", "4", "", "5"].map(|text| Some(text.as_bytes()));
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(*text, expected[at].filter(|text| !text.is_empty()));
        }
        assert_eq!(files.get(&dossier.corrections.unwrap()), Some(&b"6"[..]));
        assert_eq!(dossier.articles[0].file, "a b.txt", "a name that is allowed stays");
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes: Vec<u8>, text: String) {
            let files = Files(vec![("b".into(), bytes), ("t".into(), text.into_bytes())]);
            let html = files.put_into(TEMPLATE).unwrap();
            prop_assert_eq!(Files::parse(block(&html)), Some(files));
        }
    }
}
