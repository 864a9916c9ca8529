//! A document: its text, and the blocks it is laid out in.

mod byline_words;
mod bylines;
mod captions;
mod clutter;
mod dates;
mod head;
mod layout;
mod lines;
mod metadata;
mod rejoin;
mod repeats;
mod shape;
mod tail;
mod title;

use crate::reading::Note;
use crate::span::Span;
use jiff::civil::Date;
use std::fmt;

pub use layout::lay_out;

/// A text to read, exactly as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    text: String,
}

impl Document {
    /// The longest text that is read, in bytes. An article of 4 MiB would be some 700,000 words,
    /// longer than *War and Peace*; what is longer is a mistake, or not an article.
    pub const MAX_BYTES: usize = 4 << 20;

    /// Takes a text.
    ///
    /// # Errors
    /// [`TooLong`] if it has more than [`Document::MAX_BYTES`] bytes.
    pub fn new(text: impl Into<String>) -> Result<Document, TooLong> {
        let text = text.into();
        if text.len() > Document::MAX_BYTES {
            return Err(TooLong { bytes: text.len(), limit: Document::MAX_BYTES });
        }
        Ok(Document { text })
    }

    /// The text as given.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A text is too long to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// The text's length in bytes.
    pub bytes: usize,
    /// The longest that is read, in bytes.
    pub limit: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In whole tenths of a MiB, rounded.
        let tenths = |n: usize| (n as u64 * 10 + (1 << 19)) >> 20;
        let (long, most) = (tenths(self.bytes), tenths(self.limit) / 10);
        let (whole, tenth) = (long / 10, long % 10);
        write!(f, "too long: {whole}.{tenth} MiB of text, and at most {most} MiB is read")
    }
}

impl std::error::Error for TooLong {}

/// A run of text with one purpose: a title, a heading, a paragraph, a piece of clutter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without white space at its ends. A paragraph that a stray line break cut
    /// in two is one block; the break lies inside its span.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a [`Block`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// The article's title. At most one block has this kind.
    Title,
    /// The summary between title and body.
    Standfirst,
    /// Author, date and place lines. Shown, but not read for claims.
    Byline,
    /// A heading inside the body.
    Heading,
    /// A picture's caption.
    Caption,
    /// Running text.
    Paragraph,
    /// What a web page puts around an article. Folded when shown, not read for claims.
    Clutter(Clutter),
}

impl BlockKind {
    /// Whether the block belongs to the article and is read for claims.
    pub fn is_read(self) -> bool {
        !matches!(self, BlockKind::Byline | BlockKind::Clutter(_))
    }
}

/// The kinds of clutter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Clutter {
    /// Menus, "skip to content", breadcrumb lines.
    Navigation,
    /// Log-in and account lines.
    Login,
    /// Share buttons and their counters.
    Share,
    /// "Subscribe", "Discover more from …".
    Subscribe,
    /// "You might also like", "Read also".
    Related,
    /// Comment counters and forms.
    Comments,
    /// The author's name and biography after the article.
    AuthorBio,
    /// The title once more.
    RepeatedTitle,
    /// The words of the page's address (`a-title-like-this`), or a bare address.
    Slug,
    /// A teaser that repeats what the article says.
    Teaser,
    /// Left-over markup, such as the brackets of a Markdown link.
    Markup,
    /// The day the page was shown, in its masthead.
    PageDate,
    /// Advertising, cookie and copyright lines.
    Legal,
}

impl fmt::Display for Clutter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Clutter::Navigation => "menu",
            Clutter::Login => "log-in",
            Clutter::Share => "share counter",
            Clutter::Subscribe => "subscribe line",
            Clutter::Related => "related posts",
            Clutter::Comments => "comments",
            Clutter::AuthorBio => "about the author",
            Clutter::RepeatedTitle => "title again",
            Clutter::Slug => "page address",
            Clutter::Teaser => "teaser",
            Clutter::Markup => "markup",
            Clutter::PageDate => "page date",
            Clutter::Legal => "advertising or legal line",
        })
    }
}

/// What the text tells of itself. All spans are absent where the text does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// The title, without markup around it.
    pub title: Option<Span>,
    /// The summary between title and body.
    pub standfirst: Vec<Span>,
    /// Who published it.
    pub outlet: Option<Span>,
    /// Who wrote it.
    pub author: Option<Span>,
    /// When it was first published.
    pub published: Option<DateMention>,
    /// When it was last changed.
    pub updated: Option<DateMention>,
}

/// A date, and the words that give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// The day they name.
    pub date: Date,
}

/// The blocks of a text, what they tell of the document, and what was odd.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// In order, without overlap; only white space lies outside them.
    pub blocks: Vec<Block>,
    /// Title, outlet, author, dates.
    pub metadata: Metadata,
    /// What was odd.
    pub notes: Vec<Note>,
}
