//! `dossier.json`: which articles belong together, and what the editor knows of them.
//!
//! The file is written by hand by whoever hosts the site, so a slip in it costs as little as
//! possible: a wrong field is named and left out, an article that cannot be opened is named, and
//! the rest is read.

use jiff::civil::Date;
use sayso_engine::time::{from_iso, iso};
use serde_json::{Map, Value, json};
use std::fmt;

/// The name of the list of articles, wherever they are kept.
pub const LIST: &str = "dossier.json";

/// The dossier as its editor describes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dossier {
    /// What the story is.
    pub title: Option<String>,
    /// The articles' language, as a BCP 47 tag ("en").
    pub language: Option<String>,
    /// The file with corrections that the host made, relative to `dossier.json`.
    pub corrections: Option<String>,
    /// The articles, in the order in which they are shown.
    pub articles: Vec<ArticleEntry>,
    /// What was wrong in the file. None of it kept the rest from being read.
    pub faults: Vec<Fault>,
}

/// An article, and what the editor says of it where its text does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticleEntry {
    /// The file, relative to `dossier.json`.
    pub file: String,
    /// The title.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Where it was published; `http` or `https`.
    pub url: Option<String>,
}

/// A fault in `dossier.json` that cost one field or one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The article's place in the list, from 1, if the fault lies in an article.
    pub article: Option<usize>,
    /// The article's file, if it could be read.
    pub file: Option<String>,
    /// What is wrong, and what was done.
    pub fault: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(LIST)?;
        if let Some(article) = self.article {
            write!(f, ", article {article}")?;
        }
        if let Some(file) = &self.file {
            write!(f, " ({file})")?;
        }
        write!(f, ": {}", self.fault)
    }
}

/// Why `dossier.json` cannot be used at all.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DossierError {
    /// It is not JSON.
    NotJson {
        /// What the JSON reader says.
        fault: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON, but not `{ … }`.
    NotAnObject,
    /// It has no list `articles`.
    NoArticleList,
    /// The list `articles` is empty.
    NoArticles,
    /// No entry of `articles` names a file that can be opened.
    NoUsableArticle(Vec<Fault>),
}

impl fmt::Display for DossierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DossierError::NotJson { fault, line, column } => {
                write!(f, "it is not JSON: {fault} (line {line}, column {column})")
            }
            DossierError::NotAnObject => {
                f.write_str("it should be an object: { \"title\": …, \"articles\": [ … ] }")
            }
            DossierError::NoArticleList => {
                f.write_str("it has no list \"articles\", such as \"articles\": [{ \"file\": \"a.txt\" }]")
            }
            DossierError::NoArticles => f.write_str(
                "its list \"articles\" is empty; add an entry for each text, such as { \"file\": \"a.txt\" }",
            ),
            DossierError::NoUsableArticle(faults) => {
                f.write_str("none of its articles can be opened")?;
                for fault in faults {
                    write!(f, "; {fault}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for DossierError {}

impl Dossier {
    /// Reads the text of `dossier.json`.
    ///
    /// # Errors
    /// [`DossierError`] if there is no article to open.
    pub fn parse(json: &str) -> Result<Dossier, DossierError> {
        let value: Value = serde_json::from_str(json).map_err(|error| DossierError::NotJson {
            fault: plain(&error),
            line: error.line(),
            column: error.column(),
        })?;
        let Value::Object(mut fields) = value else { return Err(DossierError::NotAnObject) };
        let Some(Value::Array(entries)) = fields.remove("articles") else {
            return Err(DossierError::NoArticleList);
        };
        if entries.is_empty() {
            return Err(DossierError::NoArticles);
        }
        let mut dossier = Dossier::default();
        let mut reader = FieldReader { fields, article: None, file: None, faults: Vec::new() };
        dossier.title = reader.words("title");
        dossier.language = reader.checked("language", "a language tag such as \"en\"", language);
        let shape = "a path beside dossier.json, such as \"corrections.json\"";
        dossier.corrections = reader.checked("corrections", shape, relative_path);
        dossier.faults = reader.finish("title, language, corrections, articles");
        for (index, entry) in entries.into_iter().enumerate() {
            let (entry, faults) = article(index + 1, entry);
            dossier.faults.extend(faults);
            let Some(entry) = entry else { continue };
            if dossier.articles.iter().any(|known| known.file == entry.file) {
                dossier.faults.push(Fault {
                    article: Some(index + 1),
                    file: Some(entry.file),
                    fault: "the file is listed twice; it is opened once".into(),
                });
            } else {
                dossier.articles.push(entry);
            }
        }
        if dossier.articles.is_empty() {
            return Err(DossierError::NoUsableArticle(dossier.faults));
        }
        Ok(dossier)
    }
}

impl Dossier {
    /// The dossier as a file, for [`Dossier::parse`].
    pub fn to_json(&self) -> String {
        let articles: Vec<Value> = self.articles.iter().map(ArticleEntry::to_json).collect();
        let dossier = json!({
            "title": self.title,
            "language": self.language,
            "corrections": self.corrections,
            "articles": articles,
        });
        format!("{dossier:#}\n")
    }
}

impl ArticleEntry {
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "file": self.file,
            "title": self.title,
            "outlet": self.outlet,
            "author": self.author,
            "date": self.date.map(iso),
            "url": self.url,
        })
    }
}

/// The JSON reader's message without the place, which is said apart.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_owned()
}

fn article(number: usize, entry: Value) -> (Option<ArticleEntry>, Vec<Fault>) {
    let at = |fault: &str| Fault { article: Some(number), file: None, fault: fault.to_owned() };
    let Value::Object(fields) = entry else {
        return (
            None,
            vec![at("it should be an object such as { \"file\": \"a.txt\" }; left out")],
        );
    };
    let mut reader = FieldReader { fields, article: Some(number), file: None, faults: Vec::new() };
    if !reader.fields.contains_key("file") {
        return (None, vec![at("\"file\" is missing; the article is left out")]);
    }
    let shape = "a path beside dossier.json, such as \"a.txt\"";
    let Some(file) = reader.checked("file", shape, relative_path) else {
        return (None, reader.faults);
    };
    reader.file = Some(file.clone());
    let entry = ArticleEntry {
        file,
        title: reader.words("title"),
        outlet: reader.words("outlet"),
        author: reader.words("author"),
        date: reader.checked("date", "a day such as \"2025-05-24\"", from_iso),
        url: reader.checked("url", "an address that begins with https://", web_address),
    };
    (Some(entry), reader.finish("file, title, outlet, author, date, url"))
}

/// Takes fields out of an object and keeps what was wrong with them.
struct FieldReader {
    fields: Map<String, Value>,
    article: Option<usize>,
    file: Option<String>,
    faults: Vec<Fault>,
}

impl FieldReader {
    fn words(&mut self, name: &str) -> Option<String> {
        self.checked(name, "words in quotation marks", |words| Some(words.to_owned()))
    }

    fn checked<T>(
        &mut self,
        name: &str,
        shape: &str,
        check: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.fields.remove(name)?;
        match &value {
            // An empty field is how one leaves something open when filling in a form.
            Value::Null => return None,
            Value::String(words) if words.trim().is_empty() && name != "file" => return None,
            Value::String(words) => {
                if let Some(checked) = check(words.trim()) {
                    return Some(checked);
                }
            }
            _ => {}
        }
        self.fault(format!("\"{name}\" should be {shape}, not {}; ignored", excerpt(&value)));
        None
    }

    fn finish(mut self, known: &str) -> Vec<Fault> {
        let unknown: Vec<String> = self.fields.keys().cloned().collect();
        for name in unknown {
            self.fault(format!("unknown field \"{name}\" (known are {known}); ignored"));
        }
        self.faults
    }

    fn fault(&mut self, fault: String) {
        self.faults.push(Fault { article: self.article, file: self.file.clone(), fault });
    }
}

fn excerpt(value: &Value) -> String {
    const LONGEST: usize = 60;
    let json = value.to_string();
    match json.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &json[..end]),
        None => json,
    }
}

fn language(tag: &str) -> Option<String> {
    let subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    tag.split('-').all(subtag).then(|| tag.to_owned())
}

/// Only files at or below the folder of `dossier.json`: the page asks for nothing else.
fn relative_path(path: &str) -> Option<String> {
    (!path.contains(is_odd) && !path.split('/').any(is_stray)).then(|| path.to_owned())
}

/// The nearest path that a dossier can list.
pub(crate) fn as_path(name: &str) -> String {
    let name = name.trim().replace(is_odd, "-");
    let parts: Vec<&str> = name.split('/').filter(|part| !is_stray(part)).collect();
    if parts.is_empty() { "text".into() } else { parts.join("/") }
}

fn is_odd(c: char) -> bool {
    c.is_control() || "\\?#:%".contains(c)
}

fn is_stray(part: &str) -> bool {
    part.is_empty() || part == "." || part == ".."
}

pub(crate) fn web_address(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let odd = |c: char| c.is_control() || c.is_whitespace();
    (!rest.is_empty() && !rest.starts_with('/') && !rest.contains(odd)).then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_dossier() {
        let dossier = Dossier::parse(
            r#"{"title": "A harbour", "language": "en-GB", "articles": [
                {"file": "a.txt", "title": "Ä", "outlet": "Post", "author": "A. Lee",
                 "date": "2025-05-24", "url": "https://example.org/a"},
                {"file": "more/b.md", "outlet": null, "author": ""}]}"#,
        )
        .unwrap();
        assert_eq!(dossier.title.as_deref(), Some("A harbour"));
        assert_eq!(dossier.language.as_deref(), Some("en-GB"));
        assert_eq!(dossier.articles[0].date, Some(jiff::civil::date(2025, 5, 24)));
        assert_eq!(
            dossier.articles[1],
            ArticleEntry { file: "more/b.md".into(), ..ArticleEntry::default() }
        );
        assert_eq!(dossier.faults, []);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let entry = ArticleEntry {
            file: "a.txt".into(),
            title: Some("Ä “quoted”".into()),
            date: Some(jiff::civil::date(2025, 5, 24)),
            url: Some("https://example.org/a".into()),
            ..ArticleEntry::default()
        };
        let dossier = Dossier {
            title: Some("A harbour".into()),
            corrections: Some("by hand.json".into()),
            articles: vec![entry],
            ..Dossier::default()
        };
        assert_eq!(Dossier::parse(&dossier.to_json()), Ok(dossier));
    }

    #[test]
    fn a_slip_is_named_and_costs_one_field() {
        let dossier = Dossier::parse(
            r#"{"titel": "x", "language": "no language", "articles": [
                {"file": "a.txt", "date": "24 May", "url": "javascript:alert(1)", "autor": "Lee"},
                {"title": "no file"},
                {"file": "../../etc/passwd"},
                {"file": "https://example.org/a.txt"},
                {"file": ""},
                "b.txt",
                {"file": "a.txt"},
                {"file": "c.txt", "title": ["x"]}]}"#,
        )
        .unwrap();
        let files: Vec<&str> = dossier.articles.iter().map(|a| a.file.as_str()).collect();
        assert_eq!(files, ["a.txt", "c.txt"]);
        assert_eq!(dossier.articles[0].url, None);
        let faults: Vec<String> = dossier.faults.iter().map(Fault::to_string).collect();
        assert_eq!(
            faults,
            [
                r#"dossier.json: "language" should be a language tag such as "en", not "no language"; ignored"#,
                r#"dossier.json: unknown field "titel" (known are title, language, corrections, articles); ignored"#,
                r#"dossier.json, article 1 (a.txt): "date" should be a day such as "2025-05-24", not "24 May"; ignored"#,
                r#"dossier.json, article 1 (a.txt): "url" should be an address that begins with https://, not "javascript:alert(1)"; ignored"#,
                r#"dossier.json, article 1 (a.txt): unknown field "autor" (known are file, title, outlet, author, date, url); ignored"#,
                r#"dossier.json, article 2: "file" is missing; the article is left out"#,
                r#"dossier.json, article 3: "file" should be a path beside dossier.json, such as "a.txt", not "../../etc/passwd"; ignored"#,
                r#"dossier.json, article 4: "file" should be a path beside dossier.json, such as "a.txt", not "https://example.org/a.txt"; ignored"#,
                r#"dossier.json, article 5: "file" should be a path beside dossier.json, such as "a.txt", not ""; ignored"#,
                r#"dossier.json, article 6: it should be an object such as { "file": "a.txt" }; left out"#,
                r#"dossier.json, article 7 (a.txt): the file is listed twice; it is opened once"#,
                r#"dossier.json, article 8 (c.txt): "title" should be words in quotation marks, not ["x"]; ignored"#,
            ]
        );
    }

    #[test]
    fn what_cannot_be_used_says_what_to_do() {
        let error = |json: &str| Dossier::parse(json).unwrap_err().to_string();
        assert_eq!(
            error("{\"articles\": [\n{\"file\": \"a.txt\",}]}"),
            "it is not JSON: trailing comma (line 2, column 18)"
        );
        assert!(error("[]").starts_with("it should be an object"));
        assert!(error(r#"{"articles": "a.txt"}"#).starts_with("it has no list"));
        assert!(error(r#"{"articles": []}"#).contains("is empty; add an entry"));
        assert!(error(r#"{"articles": [{}]}"#).contains("article 1: \"file\" is missing"));
        // Deep nesting is an error of the JSON reader, not the end of the stack.
        assert!(error(&"[".repeat(1 << 20)).starts_with("it is not JSON"));
    }
}
