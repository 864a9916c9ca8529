//! The state that a link carries: everything after the `#` of the address.
//!
//! `#/read/harbour?claim=547&speaker=Ann%20Lee&others=hide`. Links are kept, sent and edited by
//! hand, and the dossier changes under them, so reading one is total: what is unknown is dropped
//! and said.

use crate::app::DossierId;
use crate::filters::{Choice, Filters};
use std::fmt::Write;

/// A way to look at the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum View {
    /// An article with its notes.
    #[default]
    Read,
    /// All claims as a list.
    Claims,
    /// What several articles say of the same things.
    Compare,
    /// Who speaks, how often, in which article.
    Sources,
    /// What happened when, and when it was told.
    Timeline,
    /// How the reader works and what it gets wrong: not a way to look at the dossier, but reached and
    /// left like one.
    About,
}

impl View {
    /// All views of the dossier, in the order in which they are shown.
    pub const ALL: [View; 5] =
        [View::Read, View::Claims, View::Compare, View::Sources, View::Timeline];

    /// The view's name in links.
    pub fn key(self) -> &'static str {
        match self {
            View::Read => "read",
            View::Claims => "claims",
            View::Compare => "compare",
            View::Sources => "sources",
            View::Timeline => "timeline",
            View::About => "about",
        }
    }

    /// The key that leads there.
    pub fn digit(self) -> &'static str {
        match self {
            View::Read => "1",
            View::Claims => "2",
            View::Compare => "3",
            View::Sources => "4",
            View::Timeline => "5",
            View::About => "?",
        }
    }

    /// The view of a name in links.
    pub fn parse(key: &str) -> Option<View> {
        View::ALL.into_iter().chain([View::About]).find(|view| view.key() == key)
    }
}

/// A place in the reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The dossier, if it is the reader's own; `None`: the one that came with the site.
    pub dossier: Option<DossierId>,
    /// How the dossier is looked at.
    pub view: View,
    /// The speaker whose particulars are open in the view of sources, by name.
    pub source: Option<String>,
    /// What is chosen among the claims, in the comparison or on the timeline, by its key.
    pub finding: Option<String>,
    /// The article by its name in links; `None`: the first.
    pub article: Option<String>,
    /// The selected claim.
    pub claim: Option<ClaimLink>,
    /// Words of the article that are lit up: their first byte and the one behind the last.
    pub words: Option<(usize, usize)>,
    /// What the claims are narrowed down to.
    pub filters: Filters,
    /// The words that are searched for.
    pub search: String,
    /// What becomes of the claims that do not match.
    pub others: Others,
    /// Whether claims are marked.
    pub marks: Marks,
    /// How the list of claims is parted.
    pub grouping: Grouping,
}

/// A claim as a link names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimLink {
    /// The byte that stands for it.
    pub at: usize,
    /// A hash of its words, by which a link knows whether they are still the same. Links made
    /// before there were hashes have none.
    pub hash: Option<u32>,
}

impl ClaimLink {
    pub(crate) fn parse(value: &str) -> Option<ClaimLink> {
        let (at, hash) = match value.split_once('.') {
            Some((at, hash)) => (at, Some(u32::from_str_radix(hash, 16).ok()?)),
            None => (value, None),
        };
        Some(ClaimLink { at: at.parse().ok()?, hash })
    }

    pub(crate) fn value(self) -> String {
        match self.hash {
            Some(hash) => format!("{}.{hash:08x}", self.at),
            None => self.at.to_string(),
        }
    }

    /// Whether a claim of the text at hand is the one that is meant.
    pub(crate) fn means(self, other: ClaimLink) -> bool {
        self.at == other.at && (self.hash.is_none() || self.hash == other.hash)
    }
}

/// What becomes of claims that do not match the filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Others {
    /// Their marks are faint.
    #[default]
    Dim,
    /// Their marks and notes are not shown.
    Hide,
}

/// How the list of claims is parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// By the article that they stand in.
    #[default]
    Article,
    /// By who speaks.
    Speaker,
    /// By what the comparison found several articles to speak of.
    Matter,
}

impl Grouping {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Grouping; 3] = [Grouping::Article, Grouping::Speaker, Grouping::Matter];

    /// The name in links and in the page's attributes.
    pub fn key(self) -> &'static str {
        match self {
            Grouping::Article => "article",
            Grouping::Speaker => "speaker",
            Grouping::Matter => "matter",
        }
    }

    /// The grouping of a name.
    pub fn parse(key: &str) -> Option<Grouping> {
        Grouping::ALL.into_iter().find(|grouping| grouping.key() == key)
    }
}

/// Whether claims are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Marks {
    /// They are.
    #[default]
    Shown,
    /// The text stands alone.
    Off,
}

/// Something in a link that means nothing here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dropped {
    /// The view.
    View(String),
    /// A `name=value`.
    Pair(String),
}

impl Place {
    /// Reads a fragment, with or without its `#`.
    pub fn parse(fragment: &str) -> (Place, Vec<Dropped>) {
        let mut place = Place::default();
        let mut dropped = Vec::new();
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut steps = path.split('/').filter(|step| !step.is_empty());
        match steps.next() {
            None => {}
            Some(key) => match View::parse(key) {
                Some(view) => {
                    place.view = view;
                    *place.step() = steps.next().map(unescape);
                }
                None => dropped.push(Dropped::View(unescape(key))),
            },
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            if !place.take(key, &unescape(value)) {
                dropped.push(Dropped::Pair(unescape(pair)));
            }
        }
        (place, dropped)
    }

    /// What the second step of the path names in this view.
    fn step(&mut self) -> &mut Option<String> {
        match self.view {
            View::Read => &mut self.article,
            View::Sources => &mut self.source,
            View::Claims | View::Compare | View::Timeline | View::About => &mut self.finding,
        }
    }

    fn take(&mut self, key: &str, value: &str) -> bool {
        match (key, value) {
            ("words", _) if self.view == View::Read => {
                let parsed = value.split_once('-').map(|(from, to)| (from.parse(), to.parse()));
                let Some((Ok(from), Ok(to))) = parsed else { return false };
                self.words = Some((from, to));
            }
            ("claim", _) => {
                let Some(claim) = ClaimLink::parse(value) else { return false };
                self.claim = Some(claim);
            }
            ("dossier", _) if !value.is_empty() => self.dossier = Some(DossierId(value.to_owned())),
            ("at", _) if self.view != View::Read && !value.is_empty() => {
                self.article = Some(value.to_owned());
            }
            ("q", _) => value.clone_into(&mut self.search),
            ("others", "hide") => self.others = Others::Hide,
            ("others", "dim") => self.others = Others::Dim,
            ("marks", "off") => self.marks = Marks::Off,
            ("marks", "on") => self.marks = Marks::Shown,
            ("by", _) => {
                let Some(grouping) = Grouping::parse(value) else { return false };
                self.grouping = grouping;
            }
            _ => {
                let Some(choice) = Choice::parse(key, value) else { return false };
                if !self.filters.contains(&choice) {
                    self.filters.toggle(choice);
                }
            }
        }
        true
    }

    /// The fragment for this place, with its `#`.
    pub fn to_fragment(&self) -> String {
        let mut fragment = format!("#/{}", self.view.key());
        let step = match self.view {
            View::Read => &self.article,
            View::Sources => &self.source,
            View::Claims | View::Compare | View::Timeline | View::About => &self.finding,
        };
        if let Some(step) = step {
            fragment.push('/');
            escape_onto(&mut fragment, step);
        }
        let mut separator = '?';
        let mut pair = |key: &str, value: &str| {
            let _ = write!(fragment, "{separator}{key}=");
            escape_onto(&mut fragment, value);
            separator = '&';
        };
        if let Some(DossierId(id)) = &self.dossier {
            pair("dossier", id);
        }
        if let Some(article) = self.article.as_ref().filter(|_| self.view != View::Read) {
            pair("at", article);
        }
        if let Some(claim) = self.claim {
            pair("claim", &claim.value());
        }
        if let Some((from, to)) = self.words.filter(|_| self.view == View::Read) {
            pair("words", &format!("{from}-{to}"));
        }
        for choice in self.filters.chosen() {
            pair(choice.facet().key(), choice.value());
        }
        if !self.search.is_empty() {
            pair("q", &self.search);
        }
        if self.others == Others::Hide {
            pair("others", "hide");
        }
        if self.marks == Marks::Off {
            pair("marks", "off");
        }
        if self.grouping != Grouping::default() {
            pair("by", self.grouping.key());
        }
        fragment
    }
}

/// Percent-escapes what has a meaning in fragments; letters of all scripts stay readable.
pub(crate) fn escape_onto(out: &mut String, value: &str) {
    for c in value.chars() {
        let plain = if c.is_ascii() {
            c.is_ascii_alphanumeric() || "-._~!*'(),:@".contains(c)
        } else {
            c.is_alphanumeric()
        };
        if plain {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

/// Takes percent-escapes out. What is no escape stays as it is.
fn unescape(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, tail @ ..] = rest {
        let escape = match tail {
            [high, low, ..] if *first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match escape {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = &rest[3..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sayso_engine::claim::{Form, Stance};
    use sayso_engine::source::Role;

    #[test]
    fn a_link_carries_the_whole_state() {
        let fragment = "#/read/h%20a?claim=547.0001e240&speaker=Zo%C3%AB%20%26%20Co&speaker=&form=direct&others=hide&marks=off";
        let (place, dropped) = Place::parse(fragment);
        assert_eq!(dropped, []);
        assert_eq!(place.article.as_deref(), Some("h a"));
        assert_eq!(place.claim, Some(ClaimLink { at: 547, hash: Some(123_456) }));
        assert_eq!(
            place.filters.chosen(),
            [
                Choice::Speaker(Some("Zoë & Co".into())),
                Choice::Speaker(None),
                Choice::Form(Form::Direct)
            ]
        );
        assert_eq!((place.others, place.marks), (Others::Hide, Marks::Off));
        assert_eq!(
            place.to_fragment(),
            "#/read/h%20a?claim=547.0001e240&speaker=Zoë%20%26%20Co&speaker=&form=direct&others=hide&marks=off"
        );
    }

    #[test]
    fn the_view_of_sources_keeps_the_article_it_was_reached_from() {
        let fragment = "#/sources/Ann%20Lee?at=harbour&role=expert";
        let (place, dropped) = Place::parse(fragment);
        assert_eq!(dropped, []);
        assert_eq!((place.view, place.source.as_deref()), (View::Sources, Some("Ann Lee")));
        assert_eq!(place.article.as_deref(), Some("harbour"));
        assert_eq!(place.to_fragment(), fragment);
        assert_eq!(Place::parse("#/read/a?at=b").1, [Dropped::Pair("at=b".into())]);
    }

    #[test]
    fn a_link_leads_to_a_finding_or_to_words() {
        let (place, _) = Place::parse("#/compare/row-a%20b-12?at=harbour");
        assert_eq!((place.view, place.finding.as_deref()), (View::Compare, Some("row-a b-12")));
        let (place, dropped) = Place::parse("#/read/a?words=12-40");
        assert_eq!((place.words, dropped.len()), (Some((12, 40)), 0));
        for odd in ["words=12", "words=a-b", "words=-3-4"] {
            assert_eq!(Place::parse(&format!("#/read/a?{odd}")).1.len(), 1, "{odd}");
        }
    }

    #[test]
    fn what_is_unknown_is_dropped_and_said() {
        let (place, dropped) = Place::parse("#/map/x?claim=-1&form=sung&form=mixed&%=%zz&in=");
        assert_eq!(place.filters.chosen(), [Choice::Form(Form::Mixed)]);
        assert_eq!(place.claim, None);
        let pair = |pair: &str| Dropped::Pair(pair.into());
        assert_eq!(
            dropped,
            [
                Dropped::View("map".into()),
                pair("claim=-1"),
                pair("form=sung"),
                pair("%=%zz"),
                pair("in=")
            ]
        );
        assert_eq!(Place::parse("#/read/a?claim=547.xyz").1, [pair("claim=547.xyz")]);
        assert_eq!(Place::parse(""), (Place::default(), vec![]));
        assert_eq!(Place::parse("#"), (Place::default(), vec![]));
    }

    fn choice() -> impl Strategy<Value = Choice> {
        let name = || prop::option::of(any::<String>().prop_filter("named", |s| !s.is_empty()));
        prop_oneof![
            name().prop_map(Choice::Speaker),
            name().prop_map(Choice::Outlet),
            any::<String>().prop_filter("named", |s| !s.is_empty()).prop_map(Choice::Affiliation),
            prop::sample::select(Role::ALL.to_vec()).prop_map(Choice::Role),
            prop::sample::select(Form::ALL.to_vec()).prop_map(Choice::Form),
            prop::sample::select(Stance::ALL.to_vec()).prop_map(Choice::Stance),
            any::<String>().prop_filter("named", |s| !s.is_empty()).prop_map(Choice::Article),
        ]
    }

    prop_compose! {
        fn place()(
            dossier in prop::option::of(any::<String>().prop_filter("named", |s| !s.is_empty())),
            view in prop::sample::select(View::ALL.to_vec()),
            source in prop::option::of(any::<String>().prop_filter("named", |s| !s.is_empty())),
            article in prop::option::of(any::<String>().prop_filter("named", |s| !s.is_empty())),
            finding in prop::option::of(any::<String>().prop_filter("named", |s| !s.is_empty())),
            claim in prop::option::of((any::<usize>(), prop::option::of(any::<u32>()))),
            words in prop::option::of(any::<(usize, usize)>()),
            choices in prop::collection::btree_set(choice(), 0..5),
            others in prop::sample::select(vec![Others::Dim, Others::Hide]),
            marks in prop::sample::select(vec![Marks::Shown, Marks::Off]),
            grouping in prop::sample::select(Grouping::ALL.to_vec()),
            search in any::<String>(),
        ) -> Place {
            let mut filters = Filters::default();
            choices.into_iter().for_each(|choice| filters.toggle(choice));
            let source = source.filter(|_| view == View::Sources);
            let finding = finding.filter(|_| !matches!(view, View::Read | View::Sources));
            let words = words.filter(|_| view == View::Read);
            let claim = claim.map(|(at, hash)| ClaimLink { at, hash });
            let dossier = dossier.map(DossierId);
            Place {
                dossier, view, source, finding, article, claim, words, filters, search, others, marks, grouping,
            }
        }
    }

    proptest! {
        #[test]
        fn every_place_goes_into_a_link_and_back(place in place()) {
            let fragment = place.to_fragment();
            prop_assert_eq!(Place::parse(&fragment), (place, vec![]));
            prop_assert!(!fragment.contains(|c: char| c.is_whitespace() || "<>\"`".contains(c)));
        }

        #[test]
        fn any_fragment_can_be_read(fragment in any::<String>()) {
            let (place, _) = Place::parse(&fragment);
            prop_assert_eq!(Place::parse(&place.to_fragment()).0, place);
        }
    }
}
