//! A web page's article, from a walk through its elements.
//!
//! The browser parses the page into a document that runs nothing and fetches nothing; the walk
//! tells what it meets, and here is decided which of it is the article. Everything else sees the
//! text that comes out as the text as given.

use jiff::civil::Date;
use sayso_engine::time::from_iso;

/// What was taken out of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extracted {
    /// The article, headings marked with `#`, paragraphs apart.
    pub text: String,
    /// Who published it, as the page's head says.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
}

/// Takes in a walk through a page, element by element, and gives its article.
#[derive(Debug, Default)]
pub struct Extractor {
    levels: Vec<Level>,
    blocks: Vec<Block>,
    words: String,
    /// How many `article` elements there were.
    n_articles: usize,
    title: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    date: Option<Date>,
}

/// Where the walk is.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    is_skipped: bool,
    is_block: bool,
    place: Place,
}

/// What a block stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Place {
    /// The innermost `article`, counted from 1.
    article: usize,
    /// The level of a heading; 0: none.
    heading: u8,
    region: Region,
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
}

/// Never read by people as part of an article, or not text at all.
const SKIPPED: [&str; 24] = [
    "aside", "audio", "button", "canvas", "datalist", "dialog", "embed", "footer", "head",
    "iframe", "input", "math", "menu", "nav", "noscript", "object", "option", "script", "select",
    "style", "svg", "template", "textarea", "video",
];

/// Words in one of these do not run on into the next.
const BLOCKS: [&str; 35] = [
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
    "ul",
];

/// As many characters make an article; fewer are a teaser.
const ENOUGH: usize = 250;

impl Extractor {
    /// An element opens, by its name in lower case; `is_hidden` if the page says not to show it.
    pub fn enter(&mut self, name: &str, is_hidden: bool) {
        let above = self.levels.last().copied().unwrap_or_default();
        let mut level = Level {
            is_skipped: above.is_skipped || is_hidden || SKIPPED.contains(&name),
            is_block: BLOCKS.contains(&name) || name == "tr",
            place: above.place,
        };
        match name {
            "article" => {
                self.n_articles += 1;
                level.place.article = self.n_articles;
            }
            "main" => level.place.region = Region::Main,
            "form" => level.place.region = Region::Form,
            "br" => self.words.push('\n'),
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
        if self.levels.last().is_some_and(|level| level.is_skipped) {
            return;
        }
        for c in text.chars() {
            // As browsers do: white space is one space, and none where a line begins.
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{C}' => {
                    if !self.words.ends_with([' ', '\n']) {
                        self.words.push(' ');
                    }
                }
                c => self.words.push(c),
            }
        }
    }

    /// The element that opened last closes.
    pub fn leave(&mut self) {
        let Some(level) = self.levels.pop() else { return };
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
        match name {
            "title" | "og:title" => self.title = Some(value),
            "og:site_name" => self.outlet = Some(value),
            // Some give an address here instead of a name.
            "author" if !value.contains("://") => self.author = Some(value),
            "article:published_time" | "date" | "datePublished" => {
                let day = value.get(..10).and_then(from_iso);
                self.date = self.date.or(day);
            }
            _ => {}
        }
    }

    fn end_block(&mut self, place: Place) {
        let words = std::mem::take(&mut self.words);
        // Two line breaks in a row are how old pages end a paragraph.
        for part in words.split("\n\n") {
            let lines: Vec<&str> = part.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
            if !lines.is_empty() {
                self.blocks.push(Block { words: lines.join("\n"), place });
            }
        }
    }

    /// The article; `None` if there are no words.
    pub fn finish(mut self) -> Option<Extracted> {
        self.end_block(Place::default());
        let chosen = self.choose();
        let mut text = String::new();
        let is_titled = chosen.iter().any(|block| block.place.heading == 1);
        if !is_titled {
            let elsewhere = self.blocks.iter().find(|block| block.place.heading == 1);
            let title = elsewhere.map(|block| &block.words).or(self.title.as_ref());
            if let Some(title) = title {
                text = format!("# {}", crate::wire::tidy(title));
            }
        }
        for block in chosen {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            match block.place.heading {
                0 => text.push_str(&block.words),
                level => {
                    text.push_str(if level == 1 { "# " } else { "## " });
                    text.push_str(&crate::wire::tidy(&block.words));
                }
            }
        }
        let Extractor { outlet, author, date, blocks, .. } = self;
        (!blocks.is_empty()).then_some(Extracted { text, outlet, author, date })
    }

    /// The blocks of the longest article, or else of the page's main part, or else all.
    fn choose(&self) -> Vec<&Block> {
        let of = |keep: &dyn Fn(Place) -> bool| -> Vec<&Block> {
            let kept: Vec<&Block> = self.blocks.iter().filter(|b| keep(b.place)).collect();
            let prose = kept.iter().filter(|block| block.place.heading == 0);
            let n: usize = prose.map(|block| block.words.len()).sum();
            if n >= ENOUGH { kept } else { Vec::new() }
        };
        let mut sizes = vec![0; self.n_articles + 1];
        for block in self.blocks.iter().filter(|block| block.place.heading == 0) {
            sizes[block.place.article] += block.words.len();
        }
        let longest = (1..sizes.len()).max_by_key(|&at| (sizes[at], std::cmp::Reverse(at)));
        let is_article = |place: Place| Some(place.article) == longest;
        let ways: [&dyn Fn(Place) -> bool; 4] = [
            &|place| is_article(place) && place.region != Region::Form,
            &is_article,
            &|place| place.region == Region::Main,
            &|place| place.region != Region::Form,
        ];
        let found = ways.into_iter().map(of).find(|blocks| !blocks.is_empty());
        found.unwrap_or_else(|| self.blocks.iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks through tidy markup as the browser's parser would give it.
    fn extract(markup: &str) -> Option<Extracted> {
        let mut extractor = Extractor::default();
        let mut rest = markup;
        while let Some((text, tail)) = rest.split_once('<') {
            extractor.text(text);
            let (tag, tail) = tail.split_once('>').expect("a tag ends");
            rest = tail;
            match tag.strip_prefix('/') {
                Some(_) => extractor.leave(),
                None => {
                    let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                    extractor.enter(name, attributes == "hidden");
                    if matches!(name, "br" | "hr" | "img") {
                        extractor.leave();
                    }
                }
            }
        }
        extractor.text(rest);
        extractor.finish()
    }

    fn text(markup: &str) -> String {
        extract(markup).expect("there are words").text
    }

    const LONG: &str = "It rained for days and the river rose until the lower town stood under water, and those who lived there went up to the school on the hill, where there were beds and soup. It rained for days and the river rose until the lower town stood under water, they said.";

    #[test]
    fn the_article_is_taken_and_what_is_around_it_is_not() {
        let page = format!(
            "<body><nav><p>Home</p></nav><main><h1>The\n flood</h1><article><p>Read also</p></article>\
             <article><p>{LONG}</p><h3>The night</h3><p>“No,” said <b>Ann</b> <i>Lee</i>.<script>alert(1)</script></p>\
             <figure><img><figcaption>The river</figcaption></figure><aside><p>Subscribe</p></aside>\
             <p hidden>Secret</p><form><p>Your mail</p></form></article></main><footer><p>Imprint</p></footer></body>"
        );
        assert_eq!(
            text(&page).replace(LONG, "…"),
            "# The flood\n\n…\n\n## The night\n\n“No,” said Ann Lee.\n\nThe river"
        );
    }

    #[test]
    fn without_an_article_the_main_part_and_without_that_all_but_forms() {
        let page = format!("<body><p>Menu</p><main><p>{LONG}</p></main></body>");
        assert_eq!(text(&page), LONG);
        let page = format!("<body><form><p>Search</p></form><p>{LONG}</p></body>");
        assert_eq!(text(&page), LONG);
        let page = format!("<body><form><p>{LONG}</p><p>More.</p></form></body>");
        assert_eq!(text(&page), format!("{LONG}\n\nMore."));
        assert_eq!(text("<body><article><p>Short.</p></article></body>"), "Short.");
    }

    #[test]
    fn blocks_stand_apart_and_white_space_does_not_count() {
        assert_eq!(
            text(
                "<div>\n  One\n  two<br>three<br><br>four<div>five</div>six<ul><li>a<li>b</ul></div>"
            ),
            "One two\nthree\n\nfour\n\nfive\n\nsix\n\na\n\nb"
        );
        assert_eq!(extract("<body><script>x</script> \n <p></p></body>"), None);
    }

    #[test]
    fn the_head_tells_title_outlet_author_and_day() {
        let mut extractor = Extractor::default();
        for (name, value) in [
            ("title", "Flood"),
            ("og:site_name", " The\nPost "),
            ("author", "https://example.org/ann"),
            ("author", "Ann Lee"),
            ("article:published_time", "2025-05-24T10:00:00Z"),
        ] {
            extractor.meta(name, value);
        }
        extractor.text("It rained.");
        let page = extractor.finish().unwrap();
        assert_eq!(page.text, "# Flood\n\nIt rained.");
        assert_eq!(
            (page.outlet.as_deref(), page.author.as_deref()),
            (Some("The Post"), Some("Ann Lee"))
        );
        assert_eq!(page.date, Some(jiff::civil::date(2025, 5, 24)));
    }

    #[test]
    fn deep_nesting_and_stray_ends_do_no_harm() {
        let page = format!("{}deep{}</p></p>", "<div>".repeat(50_000), "</div>".repeat(50_000));
        assert_eq!(text(&page), "deep");
    }
}
