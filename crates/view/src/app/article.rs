//! An article of the dossier, from its entry in the list to its page.

use crate::app::FetchError;
use crate::decode::{DecodeError, Decoded, Encoding, decode};
use crate::fragment::ClaimLink;
use crate::page::Page;
use crate::wire::ArticleEntry;
use crate::words;
use jiff::civil::Date;
use sayso_engine::claim::Claim;
use sayso_engine::order::Order;
use sayso_engine::source::Naming;
use sayso_engine::{Begun, Document, Reading, TooLong, read};

/// An article of the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// What the editor says of it.
    pub entry: ArticleEntry,
    /// Its name in links: the file's, without its ending.
    pub slug: String,
    /// How far it is.
    pub state: ArticleState,
}

/// How far an article is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArticleState {
    /// It has been asked for.
    Waiting,
    /// It cannot be opened.
    Failed(DocumentFault),
    /// It is read.
    Open(Box<OpenArticle>),
}

/// An article that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenArticle {
    /// The text, after decoding.
    pub text: String,
    /// What the engine found.
    pub reading: Reading,
    /// The same, ready to be printed.
    pub page: Page,
    /// How the bytes were taken.
    pub encoding: Encoding,
    /// How much of them made no character.
    pub n_replaced: usize,
    /// Who speaks how often.
    pub who_speaks: WhoSpeaks,
}

/// Why an article cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFault {
    /// It did not come.
    Fetch(FetchError),
    /// It is not text.
    Decode(DecodeError),
    /// It is too long.
    TooLong(TooLong),
}

/// How often named and unnamed sources and the article itself speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WhoSpeaks {
    /// Claims of somebody with a name.
    pub n_named: usize,
    /// Claims of somebody whom only a pronoun stands for.
    pub n_pronoun: usize,
    /// Claims of somebody described ("officials") or of nobody.
    pub n_unnamed: usize,
    /// What the article says in its own voice.
    pub n_own: usize,
}

/// Something known of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told<T> {
    /// What is known.
    pub value: T,
    /// Who says so.
    pub by: By,
}

/// Who says what is known of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// The text itself.
    Text,
    /// Whoever made the dossier.
    Editor,
}

impl Article {
    /// Its text, once it is open.
    pub fn text(&self) -> Option<&str> {
        match &self.state {
            ArticleState::Open(open) => Some(&open.text),
            ArticleState::Waiting | ArticleState::Failed(_) => None,
        }
    }

    /// The title to list it under: the editor's, the text's, or the file's name.
    pub fn title(&self) -> String {
        let from_text = || match &self.state {
            ArticleState::Open(open) => open.words(open.reading.metadata.title?),
            _ => None,
        };
        self.entry.title.clone().or_else(from_text).unwrap_or_else(|| self.entry.file.clone())
    }

    /// Who published it.
    pub fn outlet(&self) -> Option<Told<String>> {
        self.told(&self.entry.outlet, |open| open.reading.metadata.outlet)
    }

    /// Who wrote it.
    pub fn author(&self) -> Option<Told<String>> {
        self.told(&self.entry.author, |open| open.reading.metadata.author)
    }

    /// When it was published.
    pub fn published(&self) -> Option<Told<Date>> {
        let from_text = || match &self.state {
            ArticleState::Open(open) => open.reading.metadata.published,
            _ => None,
        };
        self.entry
            .date
            .map(|value| Told { value, by: By::Editor })
            .or_else(|| from_text().map(|mention| Told { value: mention.date, by: By::Text }))
    }

    /// When it was last changed, as far as the text says.
    pub fn updated(&self) -> Option<Date> {
        match &self.state {
            ArticleState::Open(open) => open.reading.metadata.updated.map(|mention| mention.date),
            _ => None,
        }
    }

    fn told(
        &self,
        editor: &Option<String>,
        text: impl Fn(&OpenArticle) -> Option<sayso_engine::Span>,
    ) -> Option<Told<String>> {
        if let Some(value) = editor {
            return Some(Told { value: value.clone(), by: By::Editor });
        }
        let ArticleState::Open(open) = &self.state else { return None };
        open.words(text(open)?).map(|value| Told { value, by: By::Text })
    }
}

/// An article that is being read.
#[derive(Debug)]
pub(crate) struct BegunArticle {
    begun: Begun,
    encoding: Encoding,
    n_replaced: usize,
}

impl BegunArticle {
    /// Decodes a file and begins to read it.
    pub(super) fn new(bytes: &[u8]) -> Result<BegunArticle, DocumentFault> {
        let Decoded { text, encoding, n_replaced } =
            decode(bytes).map_err(DocumentFault::Decode)?;
        let begun = Begun::new(Document::new(text).map_err(DocumentFault::TooLong)?);
        Ok(BegunArticle { begun, encoding, n_replaced })
    }

    /// Reads on; gives the article once it is read.
    pub(super) fn read_on(&mut self) -> Option<OpenArticle> {
        let reading = self.begun.read_on()?;
        let open = OpenArticle::new(self.begun.document().text().to_owned(), reading);
        Some(OpenArticle { encoding: self.encoding, n_replaced: self.n_replaced, ..open })
    }
}

impl OpenArticle {
    /// Reads a text.
    pub(super) fn from_text(text: String) -> Result<OpenArticle, TooLong> {
        let document = Document::new(text)?;
        let reading = read(&document);
        let mut open = OpenArticle::new(document.text().to_owned(), reading);
        // Those that an earlier decoding left.
        open.n_replaced = open.text.matches(char::REPLACEMENT_CHARACTER).count();
        Ok(open)
    }

    /// An article with a given reading.
    pub(crate) fn new(text: String, reading: Reading) -> OpenArticle {
        OpenArticle {
            page: Page::new(&text, &reading),
            who_speaks: WhoSpeaks::new(&reading),
            text,
            reading,
            encoding: Encoding::Utf8,
            n_replaced: 0,
        }
    }

    /// The words of a span on one line; `None` if there are none.
    pub fn words(&self, span: sayso_engine::Span) -> Option<String> {
        let words = crate::wire::tidy(span.of(&self.text));
        (!words.is_empty()).then_some(words)
    }

    /// The claims whose content has a part in a span, the shortest first.
    pub fn claims_in(&self, span: sayso_engine::Span) -> Vec<crate::page::ClaimIdx> {
        let claims = self.reading.claims.iter().enumerate();
        let mut here: Vec<(usize, usize)> = claims
            .filter(|(_, claim)| claim.content.iter().any(|content| content.overlaps(span)))
            .map(|(at, claim)| (claim.content.iter().map(|content| content.len()).sum(), at))
            .collect();
        here.order();
        here.into_iter().map(|(_, at)| crate::page::ClaimIdx(at)).collect()
    }

    /// What a link to a claim names it by: its place, and a hash (FNV-1a) of its words.
    pub(super) fn link_to(&self, claim: &Claim) -> ClaimLink {
        let mut hash: u32 = 0x811C_9DC5;
        for span in claim.source.iter().chain(&claim.cue).chain(&claim.content) {
            // A zero byte keeps "ab" and "c" from being "a" and "bc".
            for byte in span.of(&self.text).bytes().chain([0]) {
                hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            }
        }
        ClaimLink { at: claim.anchor(), hash: Some(hash) }
    }

    /// A claim's words, its parts joined with an ellipsis.
    pub fn claimed(&self, claim: &Claim) -> String {
        let parts: Vec<String> = claim.content.iter().filter_map(|&s| self.words(s)).collect();
        parts.join(words::GAP)
    }
}

impl WhoSpeaks {
    fn new(reading: &Reading) -> WhoSpeaks {
        let mut who = WhoSpeaks { n_own: reading.own_voice.len(), ..WhoSpeaks::default() };
        for claim in &reading.claims {
            let source = claim.speaker.and_then(|speaker| reading.sources.get(speaker.index()));
            match source.map(|source| source.naming) {
                Some(Naming::Name) => who.n_named += 1,
                Some(Naming::Pronoun) => who.n_pronoun += 1,
                Some(Naming::Description) | None => who.n_unnamed += 1,
            }
        }
        who
    }
}
