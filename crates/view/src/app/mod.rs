//! The application: its state, what can happen to it, and what then is to be done.
//!
//! [`update`] takes an [`Event`] and answers with [`Effect`]s. It touches nothing but the state, so
//! the whole of the reader can be tried out without a browser.

mod article;
mod command;
mod comparing;
mod correcting;
mod corrections;
mod event;
mod library;
mod listing;
mod loading;
mod saving;
mod searching;
mod selecting;
mod speakers;
mod timeline;
mod update;

use crate::filters::{Facet, Faceted, Filters, Sieve, ValueIdx, Values};
use crate::fragment::{ClaimLink, Grouping, Marks, Others, Place, View};
use crate::keys::Keys;
use crate::page::ClaimIdx;
use crate::words;
use article::BegunArticle;
use sayso_engine::Span;
use sayso_engine::compare::Place as Words;

pub use article::{Article, ArticleState, By, DocumentFault, OpenArticle, Told, WhoSpeaks};
pub(crate) use comparing::Begun;
pub use comparing::{Comparing, Finding, FindingKind, How, Near, Row, Voice};
pub use corrections::{Correction, Corrections, CorrectionsError};
pub use event::{
    Class, ClipboardError, Command, Copied, Correcting, Effect, Element, Event, FetchError, Fold,
    History, Region, Work,
};
pub(crate) use library::Library;
pub use library::{
    AddError, Added, DossierId, Edit, KeepError, KeptDossier, OwnDocument, OwnDossier,
    OwnDossierError, Shelf, ShelfEffect, ShelfEvent,
};
pub(crate) use listing::{Group, Listing, PAGE};
pub(crate) use searching::Search;
pub use speakers::{Hue, Part, Reason, Speaker, SpeakerIdx, Speakers};
pub use timeline::{Day, Timeline, Told as ToldWhen};
pub use update::update;

/// The place of an article in the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleIdx(pub usize);

/// A claim of the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimRef {
    /// The article it stands in.
    pub article: ArticleIdx,
    /// Its place among the article's claims.
    pub claim: ClaimIdx,
}

/// Where notes have their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Layout {
    /// In the margin.
    #[default]
    Margin,
    /// In a sheet at the bottom: the window is narrow.
    Sheet,
}

/// How much of the sheet is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sheet {
    /// Nothing.
    Closed,
    /// One line: who speaks. So the page opens, with room to read.
    #[default]
    Peek,
    /// The note.
    Open,
}

/// Whether the program that runs is the newest that this browser knows of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Version {
    /// Nobody has asked: the articles come first.
    #[default]
    Unasked,
    /// It is, or the reader goes on with it.
    Current,
    /// A newer one is there and waits.
    NewerWaits,
}

/// How far the dossier is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DossierState {
    /// It has been asked for.
    #[default]
    Waiting,
    /// It cannot be used, for the reason given.
    Failed(String),
    /// It is there; its articles may still be on their way.
    Open,
}

/// Something the reader should know, shown until taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A fault in `dossier.json`.
    Fault(String),
    /// A file of corrections that could not be used, or not all of it.
    Corrections(String),
    /// The dossier could not be saved.
    NotSaved(String),
    /// A file or a dossier of the reader's own that could not be used.
    File(String),
    /// The link that was followed names something that is not there.
    StaleLink(String),
}

/// Who chose the selected claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChosenBy {
    /// The page, when it opened an article. Not part of the address.
    Page,
    /// The reader.
    Reader,
}

/// A claim with what it is filtered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub at: ClaimRef,
    /// Who speaks: nobody, one, or each of several.
    pub speakers: Vec<SpeakerIdx>,
    values: Vec<ValueIdx>,
    /// Whether it holds the words that are searched for; if none are, it does.
    is_found: bool,
}

impl Faceted for Entry {
    fn values(&self) -> &[ValueIdx] {
        &self.values
    }

    fn is_found(&self) -> bool {
        self.is_found
    }
}

/// The whole state.
#[derive(Debug, Default)]
pub struct App {
    pub(crate) state: DossierState,
    pub(crate) title: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) articles: Vec<Article>,
    /// All claims of all articles that are read, in the order in which they are stepped through.
    pub(crate) entries: Vec<Entry>,
    /// What the claims are filtered by.
    pub(crate) values: Values,
    pub(crate) speakers: Speakers,
    /// The article that is being read, while none is open yet.
    begun_article: Option<(ArticleIdx, BegunArticle)>,
    /// The articles side by side, once the last of them is read.
    pub(crate) comparing: Option<Comparing>,
    pub(crate) begun: Option<Begun>,
    pub(crate) notices: Vec<Notice>,

    pub(crate) view: View,
    /// Where the reader came from to the page on how all this works.
    pub(crate) before_about: View,
    /// The speaker whose particulars are open, by name.
    pub(crate) source: Option<String>,
    /// What is chosen among the claims, in the comparison or on the timeline, by its key.
    pub(crate) finding: Option<String>,
    /// Words of the open article to which a link led.
    pub(crate) lit: Option<Span>,
    pub(crate) open: Option<ArticleIdx>,
    pub(crate) selected: Option<(ClaimRef, ChosenBy)>,
    pub(crate) filters: Filters,
    pub(crate) search: Search,
    pub(crate) others: Others,
    pub(crate) marks: Marks,
    pub(crate) grouping: Grouping,
    /// What the address asks for and could not be opened yet.
    wanted: Option<Wanted>,

    pub(crate) layout: Layout,
    pub(crate) sheet: Sheet,
    pub(crate) keys: Keys,
    /// Facets of which all values are listed.
    pub(crate) unabridged: Vec<Facet>,
    /// What is typed into the search fields of facets.
    pub(crate) searches: Vec<(Facet, String)>,
    pub(crate) corrections: Corrections,
    pub(crate) unfolded: Vec<Facet>,
    /// In a narrow window the filters are folded until asked for.
    pub(crate) filters_fold: Fold,
    pub(crate) version: Version,
    /// The dossiers that this browser has.
    pub(crate) library: Library,
    pub(crate) sharing: Sharing,
    /// The page's own address, without a fragment.
    pub(crate) address: String,
}

/// Whether the browser can hand something to another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sharing {
    /// It has a share sheet.
    Available,
    /// It has none.
    #[default]
    Absent,
}

/// A place that the address names, before its article is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Wanted {
    article: Option<String>,
    claim: Option<ClaimLink>,
    words: Option<(usize, usize)>,
}

impl App {
    /// The state before anything happened.
    pub fn new() -> App {
        App {
            unfolded: vec![
                Facet::Speaker,
                Facet::Affiliation,
                Facet::Role,
                Facet::Form,
                Facet::Stance,
            ],
            ..App::default()
        }
    }

    /// Whether single keys do anything.
    pub fn keys(&self) -> Keys {
        self.keys
    }

    /// The open article, if it is read.
    pub fn open_article(&self) -> Option<(ArticleIdx, &Article, &OpenArticle)> {
        let index = self.open?;
        let article = self.articles.get(index.0)?;
        match &article.state {
            ArticleState::Open(open) => Some((index, article, open)),
            _ => None,
        }
    }

    /// The selected claim, if it stands in the open article.
    pub fn selected_here(&self) -> Option<ClaimIdx> {
        let (at, _) = self.selected?;
        (Some(at.article) == self.open).then_some(at.claim)
    }

    /// How many articles are read or known to be unreadable.
    pub fn n_settled(&self) -> usize {
        self.articles.iter().filter(|a| !matches!(a.state, ArticleState::Waiting)).count()
    }

    /// Whether an article is being read, which another should wait for.
    pub fn is_reading(&self) -> bool {
        self.begun_article.is_some()
    }

    /// Whether every article is read or known to be unreadable.
    pub fn is_settled(&self) -> bool {
        self.n_settled() == self.articles.len()
    }

    /// Whether an article is still to be opened, and nothing is known to be in its way.
    pub fn is_waiting(&self) -> bool {
        let is_possible = self.library.current.is_none() && self.view == View::Read;
        let nothing_yet = self.articles.is_empty() || !self.is_settled();
        is_possible
            && self.open.is_none()
            && nothing_yet
            && !matches!(self.state, DossierState::Failed(_))
    }

    /// How many things narrow the claims down.
    pub(crate) fn n_chosen(&self) -> usize {
        self.filters.chosen().len() + usize::from(self.search.is_on())
    }

    /// The filters, ready to be applied to many claims.
    pub(crate) fn sieve(&self) -> Sieve {
        self.filters.sieve(&self.values)
    }

    /// The claims of an article.
    pub(crate) fn entries_of(&self, article: ArticleIdx) -> &[Entry] {
        let upto = |end: ArticleIdx| self.entries.partition_point(|entry| entry.at.article < end);
        &self.entries[upto(article)..upto(ArticleIdx(article.0 + 1))]
    }

    /// The claims that match the filters.
    pub fn matching(&self) -> impl Iterator<Item = &Entry> {
        let sieve = self.sieve();
        self.entries.iter().filter(move |entry| sieve.passes(*entry))
    }

    /// The entry of a claim.
    pub fn entry(&self, at: ClaimRef) -> Option<&Entry> {
        let found = self.entries.binary_search_by_key(&at, |entry| entry.at).ok()?;
        self.entries.get(found)
    }

    /// Who speaks in a claim, the first of several; `None` where nobody is named.
    pub fn speaker_of(&self, at: ClaimRef) -> Option<&Speaker> {
        self.speakers.get(*self.entry(at)?.speakers.first()?)
    }

    /// What is typed into a facet's search field.
    pub(crate) fn search_in(&self, facet: Facet) -> &str {
        let typed = self.searches.iter().find(|(known, _)| *known == facet);
        typed.map_or("", |(_, words)| words)
    }

    /// All who speak in a claim, by the names that `print` gives each.
    pub(crate) fn name_of(&self, at: ClaimRef, print: impl Fn(&Speaker) -> String) -> String {
        let speakers = self.entry(at).map(|entry| entry.speakers.as_slice()).unwrap_or_default();
        let names: Vec<String> =
            speakers.iter().filter_map(|&at| self.speakers.get(at)).map(print).collect();
        match names.as_slice() {
            [] => words::NOBODY.into(),
            [one] => one.clone(),
            [front @ .., last] => format!("{} and {last}", front.join(", ")),
        }
    }

    /// The place that the address should name.
    pub fn place(&self) -> Place {
        // What is on its way is the place as much as what is there.
        let wanted = || self.wanted.as_ref().and_then(|wanted| wanted.article.clone());
        let article = self.open.and_then(|index| self.articles.get(index.0));
        let claim = match self.selected {
            Some((at, ChosenBy::Reader)) if Some(at.article) == self.open => self.link_to(at),
            _ => None,
        };
        Place {
            dossier: self.library.current.clone(),
            view: self.view,
            source: self.source.clone().filter(|_| self.view == View::Sources),
            article: article.map(|article| article.slug.clone()).or_else(wanted),
            claim,
            finding: self.finding.clone(),
            words: self.lit.map(|span| (span.start(), span.end())),
            filters: self.filters.clone(),
            search: self.search.typed.clone(),
            others: self.others,
            marks: self.marks,
            grouping: self.grouping,
        }
    }

    /// The place of an article, none of its claims chosen.
    pub(crate) fn place_of_article(&self, index: ArticleIdx) -> Place {
        Place {
            view: View::Read,
            source: None,
            finding: None,
            words: None,
            article: self.articles.get(index.0).map(|article| article.slug.clone()),
            claim: None,
            ..self.place()
        }
    }

    /// The place of a claim, whatever is chosen otherwise.
    pub fn place_of(&self, at: ClaimRef) -> Place {
        Place {
            dossier: self.library.current.clone(),
            article: self.articles.get(at.article.0).map(|article| article.slug.clone()),
            claim: self.link_to(at),
            ..Place::default()
        }
    }

    /// The place of words of an article, whatever is chosen otherwise.
    pub fn place_of_words(&self, words: Words) -> Place {
        Place {
            dossier: self.library.current.clone(),
            article: self.articles.get(words.article).map(|article| article.slug.clone()),
            words: Some((words.span.start(), words.span.end())),
            ..Place::default()
        }
    }

    /// An article that is read.
    pub(crate) fn article_read(&self, index: usize) -> Option<&OpenArticle> {
        match &self.articles.get(index)?.state {
            ArticleState::Open(open) => Some(open),
            _ => None,
        }
    }

    fn link_to(&self, at: ClaimRef) -> Option<ClaimLink> {
        let ArticleState::Open(open) = &self.articles.get(at.article.0)?.state else { return None };
        open.reading.claims.get(at.claim.0).map(|claim| open.link_to(claim))
    }
}

#[cfg(test)]
impl App {
    /// Puts an article's state where the engine's would go.
    pub(crate) fn shelve_for_test(
        &mut self,
        index: ArticleIdx,
        state: ArticleState,
    ) -> Vec<Effect> {
        let mut out = Vec::new();
        self.articles[index.0].state = state;
        loading::shelved(self, &mut out);
        crate::samples::carry_on(self, out)
    }
}

#[cfg(test)]
mod tests;
