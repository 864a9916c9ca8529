//! What is shown, as a file: the claims that match the filters, in the forms that other programs
//! take.

mod annotations;
mod csv;
mod markdown;
mod plain;
mod schema;

use crate::app::{App, Article, ArticleState, Entry, OpenArticle, Speaker};
use crate::offsets::Offsets;
use crate::words;
use sayso_engine::Span;
use sayso_engine::claim::Claim;
use sayso_engine::source::Identity;
use serde_json::{Map, Value};

/// A form in which claims leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A table, for spreadsheets.
    Csv,
    /// Quotes with footnotes.
    Markdown,
    /// W3C Web Annotations, in JSON-LD.
    Annotations,
    /// Claims and quotations of schema.org, in JSON-LD.
    Schema,
    /// Everything that is known of the claims.
    Json,
}

impl Format {
    /// All forms, in the order in which they are offered.
    pub const ALL: [Format; 5] =
        [Format::Csv, Format::Markdown, Format::Annotations, Format::Schema, Format::Json];

    /// The name in the page's attributes, and how the file's name ends.
    pub fn key(self) -> &'static str {
        match self {
            Format::Csv => "claims.csv",
            Format::Markdown => "claims.md",
            Format::Annotations => "annotations.jsonld",
            Format::Schema => "schema.jsonld",
            Format::Json => "claims.json",
        }
    }
}

/// The claims that match the filters, as a file: its name and its text.
pub(crate) fn export(app: &App, format: Format) -> (String, String) {
    let shown = shown(app);
    let text = match format {
        Format::Csv => csv::table(&shown),
        Format::Markdown => markdown::quotes(app, &shown),
        Format::Annotations => pretty(&annotations::page(app, &shown)),
        Format::Schema => pretty(&schema::graph(app, &shown)),
        Format::Json => pretty(&plain::claims(app, &shown)),
    };
    (words::file_name(app.title.as_deref().unwrap_or_default(), format.key()), text)
}

/// An object of those fields that have a value. Written out with the library's macro, the same would
/// be three times as much program.
fn object(fields: &mut [(&str, Value)]) -> Value {
    let mut object = Map::new();
    for (name, value) in fields.iter_mut().filter(|(_, value)| !value.is_null()) {
        object.insert((*name).into(), value.take());
    }
    Value::Object(object)
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// A claim on its way out.
struct Shown<'a> {
    article: &'a Article,
    open: &'a OpenArticle,
    claim: &'a Claim,
    /// Who speaks: nobody, one, or each of several.
    speakers: Vec<&'a Speaker>,
    /// The same in words.
    who: String,
    /// The claim's own address in this reader.
    link: String,
    /// The address of the text that the offsets count in.
    text_address: String,
    /// The claim's parts, in the order of the text.
    parts: Vec<Part<'a>>,
}

/// A part of a claim, in code points from the start of the text; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part<'a> {
    words: &'a str,
    prefix: &'a str,
    suffix: &'a str,
    start: usize,
    end: usize,
}

fn shown(app: &App) -> Vec<Shown<'_>> {
    let mut shown = Vec::new();
    let mut last: Option<(usize, Offsets<'_>)> = None;
    for entry in app.matching() {
        let Some(article) = app.articles.get(entry.at.article.0) else { continue };
        let ArticleState::Open(open) = &article.state else { continue };
        let Some(claim) = open.reading.claims.get(entry.at.claim.0) else { continue };
        let index = entry.at.article.0;
        if last.as_ref().is_none_or(|(known, _)| *known != index) {
            last = Some((index, Offsets::new(&open.text)));
        }
        let Some((_, offsets)) = &last else { continue };
        shown.push(one(app, entry, article, open, claim, offsets));
    }
    shown
}

fn one<'a>(
    app: &'a App,
    entry: &Entry,
    article: &'a Article,
    open: &'a OpenArticle,
    claim: &'a Claim,
    offsets: &Offsets<'_>,
) -> Shown<'a> {
    Shown {
        article,
        open,
        claim,
        speakers: entry.speakers.iter().filter_map(|&at| app.speakers.get(at)).collect(),
        who: app.name_of(entry.at, words::plain_speaker),
        link: format!("{}{}", app.address, app.place_of(entry.at).to_fragment()),
        text_address: text_address(app, &article.entry.file),
        parts: claim.content.iter().map(|&span| part(&open.text, span, offsets)).collect(),
    }
}

/// Where a text is: at the site, or, for a dossier of the reader's own, beside the saved file.
fn text_address(app: &App, file: &str) -> String {
    let mut address = String::new();
    if app.library.current.is_none() {
        let folder = app.address.rsplit_once('/').map_or("", |(folder, _)| folder);
        address = format!("{folder}/seeds/");
    }
    for (n, step) in file.split('/').enumerate() {
        if n > 0 {
            address.push('/');
        }
        crate::fragment::escape_onto(&mut address, step);
    }
    address
}

fn part<'a>(text: &'a str, span: Span, offsets: &Offsets<'_>) -> Part<'a> {
    /// As many characters before and after a quote tell it from the same words elsewhere.
    const AROUND: usize = 32;
    let (start, end) = (span.start(), span.end());
    let before = &text[..start];
    let from = before.char_indices().rev().take(AROUND).last().map_or(start, |(at, _)| at);
    let after = &text[end..];
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    Part {
        words: span.of(text),
        prefix: &before[from..],
        suffix: &after[..to],
        start: offsets.byte_to_code_points(start).unwrap_or_default(),
        end: offsets.byte_to_code_points(end).unwrap_or_default(),
    }
}

impl Shown<'_> {
    /// The claim's words on one line.
    fn words(&self) -> String {
        self.open.claimed(self.claim)
    }

    fn outlet(&self) -> Option<String> {
        self.article.outlet().map(|outlet| outlet.value)
    }

    fn day(&self) -> Option<String> {
        self.article.published().map(|day| sayso_engine::time::iso(day.value))
    }

    /// The words of the cue on one line.
    fn cue(&self) -> String {
        let words: Vec<String> =
            self.claim.cue.iter().filter_map(|&span| self.open.words(span)).collect();
        words.join(words::GAP)
    }
}

/// Whether a speaker is a government or another body, and not people.
fn is_body(app: &App, speaker: &Speaker) -> bool {
    speaker.parts.first().is_some_and(|part| {
        let article = app.articles.get(part.article.0).map(|article| &article.state);
        let Some(ArticleState::Open(open)) = article else { return false };
        let source = open.reading.sources.get(part.source.index());
        source
            .is_some_and(|s| matches!(s.identity, Identity::Government(_) | Identity::Body { .. }))
    })
}

/// What is known of who speaks.
fn speaker(speaker: &Speaker) -> Value {
    object(&mut [
        ("name", speaker.name.as_str().into()),
        ("office", speaker.office.as_deref().into()),
        ("affiliation", speaker.affiliation.as_str().into()),
        ("role", speaker.role.name().into()),
    ])
}

#[cfg(test)]
mod tests;
