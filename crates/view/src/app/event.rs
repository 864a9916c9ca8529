//! What can happen, and what is to be done about it.

use crate::app::{ArticleIdx, ClaimRef, Edit, Layout, Sharing, Shelf, ShelfEffect, ShelfEvent};
use crate::export::Format;
use crate::filters::{Choice, Facet};
use crate::fragment::{Grouping, Others, Place, View};
use crate::keys::{Focus, Keys, Shortcut};
use crate::page::{ClaimIdx, SegmentIdx};
use crate::single_file::Files;
use sayso_engine::compare::Place as Words;
use sayso_engine::source::SourceId;
use std::ops::Range;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The page is there.
    Started {
        /// The address's fragment.
        fragment: String,
        /// Whether the reader had switched the keys off.
        keys: Keys,
        /// The corrections that this browser kept of the dossier.
        corrections: Option<String>,
        /// Where notes have their place.
        layout: Layout,
        /// Whether there is a share sheet.
        sharing: Sharing,
        /// The page's address, without a fragment.
        address: String,
        /// A number of this moment and no other, from which new dossiers get their names.
        seed: u64,
    },
    /// `dossier.json` came, or did not.
    DossierFetched(Result<Vec<u8>, FetchError>),
    /// An article came, or did not.
    ArticleFetched(ArticleIdx, Result<Vec<u8>, FetchError>),
    /// The host's corrections came, or did not.
    CorrectionsFetched(Result<Vec<u8>, FetchError>),
    /// The page had time to breathe since [`Effect::Later`].
    Due(Work),
    /// The reader opened a file of corrections; `None` if it could not be read.
    CorrectionsOpened(Option<String>),
    /// The reader corrected a speaker, by name, with what was typed or chosen.
    Corrected(Correcting, String, String),
    /// The reader went back or forward, or edited the address.
    FragmentChanged(String),
    /// The window became narrow or wide.
    LayoutChanged(Layout),
    /// A key was pressed without a modifier.
    KeyPressed(String, Focus),
    /// A button or link was pressed that stands here.
    Commanded(Command, Focus),
    /// Words of the article were pressed and none are selected.
    WordsPressed(SegmentIdx),
    /// The reader typed into the field that searches a facet's values.
    Searched(Facet, String),
    /// The reader typed into the field that searches articles and claims.
    WordsTyped(String),
    /// The list of a facet's values was folded or unfolded.
    FacetFolded(Facet, Fold),
    /// The single keys were switched on or off.
    KeysSwitched(Keys),
    /// The reader as one file, which is needed to save one, could not be had.
    OneFileMissing,
    /// A new version of the program is there and waits until it is taken.
    NewVersionWaits,
    /// Something happened to the reader's own dossiers.
    Shelf(ShelfEvent),
    /// Something was to be put on the clipboard.
    Copied(Result<Copied, ClipboardError>),
}

/// What the reader corrects of a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Correcting {
    /// The speaker is the same as another.
    Merge,
    /// The speaker's name.
    Name,
    /// For whom the speaker speaks.
    Affiliation,
}

impl Correcting {
    /// All of them.
    pub const ALL: [Correcting; 3] = [Correcting::Merge, Correcting::Name, Correcting::Affiliation];

    /// The name in the page's attributes.
    pub fn key(self) -> &'static str {
        match self {
            Correcting::Merge => "merge",
            Correcting::Name => "rename",
            Correcting::Affiliation => "affiliate",
        }
    }
}

/// What a button or link asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// The same as a key.
    Shortcut(Shortcut),
    /// Open an article.
    OpenArticle(ArticleIdx),
    /// Go from the words to the claim's note.
    ToNote(ClaimIdx),
    /// Open a claim's note, or close it.
    ToggleNote(ClaimIdx),
    /// Choose a value of a facet, or let it go.
    Toggle(Choice),
    /// Remove a chip: let a value go.
    Remove(Choice),
    /// Let go of all values of a facet.
    Drop(Facet),
    /// Let go of everything chosen.
    ClearFilters,
    /// Dim or hide the claims that do not match.
    Others(Others),
    /// Show all values of a facet or only the most frequent ones.
    Values(Facet, Fold),
    /// Put a claim's words on the clipboard.
    CopyQuote(ClaimIdx),
    /// Put a claim's address on the clipboard.
    CopyLink(ClaimIdx),
    /// Hand a claim's words and address to another program.
    Share(ClaimIdx),
    /// Take the messages above the article away.
    DismissNotices,
    /// Look at the dossier in another way.
    View(View),
    /// Open a speaker's particulars, by name, or close them.
    ToggleSource(String),
    /// Read a claim where it stands.
    OpenClaim(ClaimRef),
    /// Read words where they stand. The reader comes from what goes by this key, or from nowhere in
    /// particular.
    OpenWords(Words, Option<String>),
    /// Choose something among the claims, in the comparison or on the timeline.
    Choose(String),
    /// Part the list of claims in another way.
    Group(Grouping),
    /// A source of an article that is taken for a speaker, by name, is somebody else.
    Split(String, ArticleIdx, SourceId),
    /// A claim of the open article is none.
    Dismiss(ClaimIdx),
    /// Take the last correction back.
    Undo,
    /// Make the correction that was taken back again.
    Redo,
    /// Save the corrections as a file.
    SaveCorrections,
    /// Save the reader with the dossier in it as one file.
    SaveOneFile,
    /// Reload the page with the new version of the program.
    TakeNewVersion,
    /// Go on with the version that runs.
    KeepVersion,
    /// Save the claims that are shown, in a form.
    Export(Format),
    /// Something with dossiers.
    Shelf(Shelf),
    /// Let go of the words that are searched for, at their field.
    CloseSearch,
    /// The same, among the filters.
    DropSearch,
    /// Close the list of keys.
    CloseHelp,
    /// Move the focus to the article.
    SkipToText,
    /// Show or hide the filters, where the window is too narrow to show them always.
    Filters(Fold),
}

/// What is put off, so that the page can be used between one piece of work and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Work {
    /// Go on with the article that is being read.
    Read,
    /// List what came in, and print it.
    List,
    /// Print what stands beside the first article.
    Surround,
    /// Set the articles side by side.
    Compare,
    /// Put what was compared into the order in which it is shown, and show it.
    SetOut,
}

/// Whether something is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Fold {
    /// Only its heading is shown, or its most important part.
    #[default]
    Folded,
    /// All of it is shown.
    Open,
}

/// What was put on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Copied {
    /// A claim's words with their source.
    Quote,
    /// A claim's address.
    Link,
}

/// The browser did not let the page write to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClipboardError;

/// Why a file did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FetchError {
    /// Nobody answered.
    NoAnswer,
    /// The server answered with a status other than success.
    Status(u16),
    /// The server sent a web page, as some hosts do for files that they do not have.
    WebPage,
}

/// Something to be done outside of the application's state.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Fetch `dossier.json`.
    FetchDossier,
    /// Fetch these files, beside `dossier.json`, and hand them over one by one in this order.
    FetchArticles(Vec<(ArticleIdx, String)>),
    /// Let the page be painted and used, and then say that this is due.
    Later(Work),
    /// Print a region again.
    Render(Region),
    /// Give a class to exactly these elements.
    Classify(Class, Vec<Element>),
    /// Give the page's body exactly these classes.
    ClassifyBody(Vec<&'static str>),
    /// Put the notes beside their words, and the bars beside the article's own voice.
    Arrange,
    /// Scroll so that an element can be seen, if it cannot.
    Reveal(Element),
    /// Scroll to the top of the article.
    ScrollToTop,
    /// Move the keyboard focus, without scrolling.
    Focus(Element),
    /// Write the address.
    Address(Place, History),
    /// Paint the hits: for every piece of text that the page shows, in order, where they are, in
    /// UTF-16 units.
    Paint(Vec<Vec<Range<u32>>>),
    /// Remember where the page is scrolled to and what has the focus.
    RememberPlace,
    /// Go back there.
    ReturnToPlace,
    /// Name the page.
    Title(String),
    /// Say something to who cannot see the change.
    Say(String),
    /// Put words on the clipboard.
    CopyWords(String),
    /// Put the address of a place on the clipboard.
    CopyAddress(Place),
    /// Open the share sheet with words and the address of a place.
    Share(String, Place),
    /// Open or close the list of keys.
    Help(Fold),
    /// Fetch the host's corrections, beside `dossier.json`.
    FetchCorrections(String),
    /// Keep these corrections of the dossier; nothing is to be kept where there are none.
    KeepCorrections(Option<String>),
    /// Hand the reader a file: its name and its text.
    Save(String, String),
    /// Something to be done with dossiers.
    Shelf(ShelfEffect),
    /// Remember whether single keys are on.
    RememberKeys(Keys),
    /// Hand the reader one file with everything in it: its name and the dossier's files.
    SaveOneFile(String, Files),
    /// All articles are read: make ready for when the network is gone, and look for a new version.
    PrepareOffline,
    /// Reload the page with the version that waits.
    TakeNewVersion,
}

/// Whether the browser's Back leads to the place before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum History {
    /// It does: the reader went to another article.
    Push,
    /// It does not: a step within one, or a filter.
    Replace,
}

/// A part of the page that is printed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Region {
    /// The dossier's name.
    Dossier,
    /// Loading, or what went wrong with all of it.
    Status,
    /// What was wrong with parts of it.
    Notices,
    /// The list of articles.
    Articles,
    /// How many claims match.
    Count,
    /// The button that shows the filters where they are folded.
    FiltersButton,
    /// What is chosen.
    Chips,
    /// The facets.
    Facets,
    /// The ways to save what is shown.
    Save,
    /// The values of a facet.
    Values(Facet),
    /// The field that searches.
    Search,
    /// How often the words were found.
    Hits,
    /// The buttons of the page's header.
    Tools,
    /// The ways to look at the dossier.
    Views,
    /// What is shown in the article's place: the claims, the comparison, who speaks, the timeline.
    View,
    /// The article.
    Article,
    /// All notes.
    Notes,
    /// One note.
    Note(ClaimIdx),
    /// Keys and position.
    Foot,
    /// The list of keys.
    Help,
    /// Word of a new version of the program.
    Version,
    /// The reader's dossiers.
    Shelf,
    /// Beside them: files on their way in, and what became of them.
    ShelfNews,
    /// The ways to add articles.
    Adding,
    /// The name of the open dossier among the others.
    ShelfName,
    /// The name of an article there.
    DocumentName(ArticleIdx),
}

impl Region {
    /// What changes with the claims that match.
    pub(super) const MATCHING: [Region; 7] = [
        Region::Articles,
        Region::Count,
        Region::Chips,
        Region::Save,
        Region::Facets,
        Region::View,
        Region::Foot,
    ];

    /// What changes with the dossier: all but single facets, single notes and the list of keys.
    pub(super) const WHOLE: [Region; 17] = [
        Region::Search,
        Region::Hits,
        Region::Dossier,
        Region::Status,
        Region::Notices,
        Region::Articles,
        Region::Count,
        Region::FiltersButton,
        Region::Chips,
        Region::Facets,
        Region::Save,
        Region::Views,
        Region::View,
        Region::Article,
        Region::Notes,
        Region::Foot,
        Region::Shelf,
    ];
}

/// A class that is given and taken without printing anything again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// The selected claim's words.
    Selected,
    /// The words that name the selected claim's source.
    Who,
    /// The selected claim's cue.
    Cue,
    /// What does not match the filters.
    Off,
    /// What was dismissed.
    Gone,
    /// The open note.
    Open,
}

impl Class {
    /// The class's name in the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Class::Selected => "sel",
            Class::Who => "who",
            Class::Cue => "cue",
            Class::Off => "off",
            Class::Gone => "gone",
            Class::Open => "open",
        }
    }
}

/// An element that can be found again after its region was printed anew.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Element {
    /// A segment of the article.
    Segment(SegmentIdx),
    /// The link from a claim's words to its note.
    Reference(ClaimIdx),
    /// A note.
    Note(ClaimIdx),
    /// The button that opens a note.
    NoteHead(ClaimIdx),
    /// An article in the list.
    Article(ArticleIdx),
    /// The button of a facet's value.
    Value(Choice),
    /// The chip of a chosen value.
    Chip(Choice),
    /// The button that opens a speaker's particulars.
    Source(String),
    /// Something among the claims, in the comparison or on the timeline, by its key.
    Finding(String),
    /// The words to which a link led.
    Lit,
    /// The button that takes a correction back.
    Undo,
    /// The field that searches.
    Search,
    /// The heading of the filters.
    Filters,
    /// The article's column.
    Text,
    /// A field of an own dossier.
    Field(Edit),
    /// The button that brings back what was removed.
    Restore,
    /// The heading of the dossiers.
    ShelfTitle,
}

impl Element {
    /// The element's id.
    pub fn id(&self) -> String {
        let choice = |kind: &str, choice: &Choice| {
            let mut id = format!("{kind}-{}-", choice.facet().key());
            crate::fragment::escape_onto(&mut id, choice.value());
            id
        };
        match self {
            Element::Segment(segment) => format!("s{}", segment.0),
            Element::Reference(claim) => format!("r{}", claim.0),
            Element::Note(claim) => format!("n{}", claim.0),
            Element::NoteHead(claim) => format!("h{}", claim.0),
            Element::Article(article) => format!("a{}", article.0),
            Element::Value(value) => choice("f", value),
            Element::Chip(value) => choice("chip", value),
            Element::Source(name) => {
                let mut id = "source-".to_owned();
                crate::fragment::escape_onto(&mut id, name);
                id
            }
            Element::Finding(key) => {
                let mut id = "finding-".to_owned();
                crate::fragment::escape_onto(&mut id, key);
                id
            }
            Element::Lit => "lit".into(),
            Element::Undo => "undo".into(),
            Element::Search => "q".into(),
            Element::Filters => "filters-title".into(),
            Element::Text => "text".into(),
            Element::Field(edit) => format!("edit-{}", edit.key().replace(' ', "-")),
            Element::Restore => "restore".into(),
            Element::ShelfTitle => "shelf-title".into(),
        }
    }
}
