//! A web page's article, from a walk through its elements.
//!
//! The browser parses the page into a document that runs nothing and fetches nothing; the walk
//! tells what it meets, and here is decided which of it is the article. Everything else sees the
//! text that comes out as the text as given.

mod choose;
mod standing;

use choose::Choice;
use jiff::civil::Date;
use sayso_engine::time::from_iso;

pub use standing::Standing;

/// What was taken out of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extracted {
    /// The article, headings marked with `#`, items of lists with `-`, paragraphs apart.
    pub text: String,
    /// Who published it, as the page's head says.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Where it was published; `http` or `https`.
    pub url: Option<String>,
}

/// Takes in a walk through a page, element by element, and gives its article.
#[derive(Debug, Default)]
pub struct Extractor {
    levels: Vec<Level>,
    blocks: Vec<Block>,
    words: String,
    /// How many characters of `words` are part of a link, white space aside, and of how many.
    n_linked: usize,
    n_written: usize,
    /// How many `article` elements there were.
    n_articles: usize,
    title: Option<String>,
    head: Extracted,
}

/// Where the walk is.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    is_skipped: bool,
    is_block: bool,
    is_linked: bool,
    lines: Lines,
    /// Where in `words` a quotation begins that the browser would put marks around.
    quotes_from: Option<usize>,
    place: Place,
}

/// What the line breaks of the source mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Lines {
    /// White space.
    #[default]
    Run,
    /// The end of a line.
    End,
}

/// What a block stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Place {
    /// The innermost `article`, counted from 1.
    article: usize,
    /// The level of a heading; 0: none.
    heading: u8,
    region: Region,
    is_item: bool,
    /// In a box that pages put around or into articles.
    is_beside: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Region {
    #[default]
    Body,
    Main,
    /// Some pages are one form as a whole, so a form is left out only beside an article.
    Form,
}

#[derive(Debug)]
struct Block {
    words: String,
    place: Place,
    /// All of it leads elsewhere, as in menus and lists of other articles.
    is_link: bool,
}

/// Never read by people as part of an article, or not text at all.
const SKIPPED: [&str; 24] = [
    "aside", "audio", "button", "canvas", "datalist", "dialog", "embed", "footer", "head",
    "iframe", "input", "math", "menu", "nav", "noscript", "object", "option", "script", "select",
    "style", "svg", "template", "textarea", "video",
];

/// Words in one of these do not run on into the next.
const BLOCKS: [&str; 36] = [
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

impl Extractor {
    /// An element opens, by its name in lower case.
    pub fn enter(&mut self, name: &str, standing: Standing) {
        let above = self.levels.last().copied().unwrap_or_default();
        let mut level = Level {
            is_skipped: above.is_skipped || standing == Standing::Hidden || SKIPPED.contains(&name),
            is_block: BLOCKS.contains(&name),
            is_linked: above.is_linked || name == "a",
            lines: if name == "pre" { Lines::End } else { above.lines },
            quotes_from: None,
            place: above.place,
        };
        level.place.is_beside |= standing == Standing::Beside;
        match name {
            "article" => {
                self.n_articles += 1;
                level.place.article = self.n_articles;
            }
            "main" => level.place.region = Region::Main,
            "form" => level.place.region = Region::Form,
            "li" => level.place.is_item = true,
            "br" => self.words.push('\n'),
            "q" if !level.is_skipped => level.quotes_from = Some(self.words.len()),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                level.place.heading = name.as_bytes()[1] - b'0'
            }
            _ => {}
        }
        if level.is_block {
            self.end_block(above.place);
        }
        self.levels.push(level);
    }

    /// Text between tags.
    pub fn text(&mut self, text: &str) {
        let level = self.levels.last().copied().unwrap_or_default();
        if level.is_skipped {
            return;
        }
        for c in text.chars() {
            match c {
                '\n' if level.lines == Lines::End => self.words.push('\n'),
                // As browsers do: white space is one space, and none where a line begins.
                ' ' | '\t' | '\n' | '\r' | '\u{C}' => {
                    if !self.words.ends_with([' ', '\n']) {
                        self.words.push(' ');
                    }
                }
                // They say where a word may be broken, and nobody sees them.
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
                c => {
                    self.words.push(c);
                    self.n_written += 1;
                    self.n_linked += usize::from(level.is_linked);
                }
            }
        }
    }

    /// The element that opened last closes.
    pub fn leave(&mut self) {
        let Some(level) = self.levels.pop() else { return };
        if let Some(from) = level.quotes_from
            && let Some(quoted) = self.words.get(from..)
            && !quoted.trim().is_empty()
            && !quoted.trim_start().starts_with(['“', '"', '‘', '\'', '«', '„'])
        {
            self.words.insert(from, '“');
            self.words.push('”');
        }
        if level.is_block {
            self.end_block(level.place);
        }
    }

    /// What the page's head says under a name.
    pub fn meta(&mut self, name: &str, value: &str) {
        let value = crate::wire::tidy(value);
        if value.is_empty() {
            return;
        }
        let head = &mut self.head;
        match name.to_ascii_lowercase().as_str() {
            "title" | "og:title" => self.title = Some(value),
            "og:site_name" => head.outlet = Some(value),
            // Some give an address here instead of a name.
            "author" | "dc.creator" | "parsely-author" if !value.contains("://") => {
                head.author = Some(value);
            }
            "article:published_time"
            | "date"
            | "datepublished"
            | "dc.date"
            | "pubdate"
            | "parsely-pub-date" => {
                let day = value.get(..10).and_then(from_iso);
                head.date = head.date.or(day);
            }
            "canonical" | "og:url" => {
                head.url = head.url.take().or_else(|| crate::wire::web_address(&value));
            }
            _ => {}
        }
    }

    fn end_block(&mut self, place: Place) {
        let words = std::mem::take(&mut self.words);
        let (n_linked, n_written) = (self.n_linked, self.n_written);
        (self.n_linked, self.n_written) = (0, 0);
        let is_link = n_written > 0 && n_linked == n_written;
        // Two line breaks in a row are how old pages end a paragraph.
        for part in words.split("\n\n") {
            let lines: Vec<&str> = part.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
            if !lines.is_empty() {
                self.blocks.push(Block { words: lines.join("\n"), place, is_link });
            }
        }
    }

    /// The article; `None` if there are no words.
    pub fn finish(mut self) -> Option<Extracted> {
        self.end_block(Place::default());
        let Choice { title, chosen } = choose::choose(self.title, &self.head.outlet, &self.blocks);
        let mut text = title.map(|title| format!("# {title}")).unwrap_or_default();
        for (block, level) in chosen {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            match level {
                0 => {
                    text.push_str(if block.place.is_item { "- " } else { "" });
                    text.push_str(&block.words);
                }
                level => {
                    text.push_str(if level == 1 { "# " } else { "## " });
                    text.push_str(&crate::wire::tidy(&block.words));
                }
            }
        }
        (!self.blocks.is_empty()).then_some(Extracted { text, ..self.head })
    }
}

#[cfg(test)]
mod tests;
