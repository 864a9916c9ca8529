//! What can be set side by side: figures in a table, and all else in lists.

mod figures;
mod findings;
mod plot;

use crate::app::{App, ArticleIdx, ArticleState, Command, Comparing, Element, FindingKind, Voice};
use crate::fragment::{Others, Place, View};
use crate::words;
use maud::{Markup, html};
pub(super) use sayso_engine::compare::Place as Words;

/// No more of a kind is printed at once.
const MOST: usize = 60;

pub(super) fn compare(app: &App) -> Markup {
    html! {
        h1 { (words::COMPARE_TITLE) }
        @match app.compared() {
            None => p class="found" { (words::NOT_YET_COMPARED) },
            Some(comparing) => (Printer { app, comparing }.print()),
        }
    }
}

/// Prints the comparison.
struct Printer<'a> {
    app: &'a App,
    comparing: &'a Comparing,
}

impl Printer<'_> {
    fn print(&self) -> Markup {
        let articles = &self.app.articles;
        let n_read = articles.iter().filter(|a| matches!(a.state, ArticleState::Open(_))).count();
        let failed: Vec<String> = articles
            .iter()
            .filter(|article| matches!(article.state, ArticleState::Failed(_)))
            .map(|article| article.title())
            .collect();
        let figures = self.figures();
        let findings = self.findings();
        let nothing = self.comparing.rows.is_empty() && self.comparing.findings.is_empty();
        html! {
            p class="found" { (words::COMPARE_MEANS) }
            @if !failed.is_empty() { p class="means" { bdi { (words::not_compared(&failed)) } } }
            @if n_read == 1 { p { (words::NOTHING_TO_COMPARE) } }
            @else if nothing { p { (words::NOTHING_COMPARES) } }
            @else if figures.is_none() && findings.is_none() { p { (words::NOTHING_MATCHES) } }
            @if figures.is_some() || findings.is_some() { (self.contents()) }
            @if let Some(figures) = figures { (figures) }
            @if let Some(findings) = findings { (findings) }
            @if n_read > 1 { (self.only_here()) }
        }
    }

    /// Whether something goes by the key that the address names.
    fn is_chosen(&self, key: &str) -> bool {
        self.app.finding.as_deref() == Some(key)
    }

    /// Whether words are shown, and whether they match the filters.
    fn shows(&self, place: Words) -> Option<bool> {
        let matches = self.app.matches_at(place);
        (matches || self.app.others == Others::Dim).then_some(matches)
    }

    /// A link to words where they stand.
    fn link(&self, place: Words, from: &str, label: Markup) -> Markup {
        link(self.app, place, from, label)
    }

    fn words(&self, place: Words) -> String {
        let open = self.app.article_read(place.article);
        open.and_then(|open| open.words(place.span)).unwrap_or_default()
    }

    /// A link that chooses what goes by a key.
    fn choose(&self, key: &str, label: Markup) -> Markup {
        let (name, id) = Command::Choose(key.to_owned()).attributes();
        html! {
            a href=(place_of(self.app, key).to_fragment()) data-do=(name) data-id=(id) { (label) }
        }
    }

    /// How many of a list are shown: `n`, or if one of the others is chosen, as many as are printed at once.
    fn n_shown<'k>(&self, mut keys: impl Iterator<Item = &'k str>, n: usize) -> usize {
        match keys.position(|key| self.is_chosen(key)) {
            Some(at) if at >= n => MOST.max(at + 1),
            _ => n,
        }
    }

    /// Below a list of which `n_shown` are shown: the way to the next one and those behind it.
    fn more(&self, next: Option<&str>, n_all: usize, n_shown: usize) -> Markup {
        let n_more = n_all.saturating_sub(n_shown);
        html! {
            @if let Some(next) = next {
                @if n_shown >= MOST { p class="means" { (words::and_more(n_more)) } }
                @else {
                    p class="more" {
                        (self.choose(next, html! { (words::show_more(n_more.min(MOST - n_shown))) }))
                    }
                }
            }
        }
    }

    /// The parts of the page, each with the number of what is in it.
    fn contents(&self) -> Markup {
        let of = |kind: FindingKind| {
            let findings = self.comparing.findings.iter();
            findings.filter(|finding| finding.kind == kind).count()
        };
        let kinds = FindingKind::ALL.map(|kind| (kind.key(), words::finding_title(kind), of(kind)));
        let parts = [("figures", words::FIGURES, self.comparing.rows.len())].into_iter();
        html! {
            nav class="contents" aria-label=(words::SECTIONS) {
                ul {
                    @for (key, title, n) in parts.chain(kinds) {
                        @if n > 0 {
                            li { (self.choose(key, html! { (title) })) " " span class="n" { (n) } }
                        }
                    }
                }
            }
        }
    }

    /// A button that folds and unfolds what goes by a key.
    fn fold(&self, key: &str, label: &str) -> Markup {
        let open = self.is_chosen(key);
        let (name, id) = Command::Choose(key.to_owned()).attributes();
        html! {
            button type="button" class="quiet fold" id=(Element::Finding(key.to_owned()).id())
                data-do=(name) data-id=(id) aria-expanded=(if open { "true" } else { "false" }) {
                bdi { (label) }
            }
        }
    }
}

/// A link to words where they stand; Back leads to what goes by `from`.
pub(super) fn link(app: &App, place: Words, from: &str, label: Markup) -> Markup {
    let from = (!from.is_empty()).then(|| from.to_owned());
    let (name, id) = Command::OpenWords(place, from).attributes();
    html! {
        a href=(app.place_of_words(place).to_fragment()) data-do=(name) data-id=(id) { (label) }
    }
}

/// Who says words, as one would name them.
pub(super) fn voice(app: &App, voice: Voice) -> String {
    match voice {
        Voice::Claim(at) => app.name_of(at, words::plain_speaker),
        Voice::Own => words::OWN_VOICE.into(),
        Voice::Open => words::OPEN_VOICE.into(),
    }
}

/// The address of something in the comparison.
pub(super) fn place_of(app: &App, key: &str) -> Place {
    Place {
        view: View::Compare,
        source: None,
        finding: Some(key.to_owned()),
        claim: None,
        words: None,
        ..app.place()
    }
}

/// An article by its number and the first words of its title; the list of articles has the rest.
pub(super) fn article(app: &App, index: usize) -> Markup {
    let title = app.articles.get(index).map(|article| article.title()).unwrap_or_default();
    html! { span class="n" { (ArticleIdx(index).0 + 1) } " " bdi { (words::short_title(&title)) } }
}
