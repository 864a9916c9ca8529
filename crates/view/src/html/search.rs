//! The search: its button, its field, and how often the words were found.

use super::button;
use crate::app::{App, Command, Element};
use crate::filters::Facet;
use crate::keys::Shortcut;
use crate::words;
use maud::{Markup, html};

/// The buttons of the page's header.
pub(super) fn tools() -> Markup {
    let (search, _) = Command::Shortcut(Shortcut::Search).attributes();
    html! {
        button type="button" id="search-open" data-do=(search) {
            (words::SEARCH) " " kbd aria-hidden="true" { "/" }
        }
        a id="about-open" href="#/about" data-do="view" data-id="about" { (words::ABOUT_SHORT) }
    }
}

pub(super) fn field(app: &App) -> Markup {
    let act = |command: Command, label: &str, sign: &str| {
        let (name, _) = command.attributes();
        html! { button type="button" data-do=(name) aria-label=(label) title=(label) { (sign) } }
    };
    html! {
        input type="search" id=(Element::Search.id()) class="search" value=(app.search.typed)
            autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
            maxlength="200" aria-label=(words::SEARCH_FIELD) placeholder=(words::SEARCH_FIELD);
        (act(Command::Shortcut(Shortcut::PreviousHit), words::PREVIOUS_HIT, "↑"))
        (act(Command::Shortcut(Shortcut::NextHit), words::NEXT_HIT, "↓"))
        (act(Command::CloseSearch, words::CLOSE_SEARCH, "×"))
    }
}

/// How often the words were found, and where nothing was, which filter is in the way.
pub(super) fn hits(app: &App) -> Markup {
    let (n, n_articles) = app.search.n_hits();
    if !app.search.is_on() {
        return html! {};
    }
    if n > 0 {
        let n_claims = app.matching().count();
        return html! { (words::hits(app.hit_position(), n, n_articles, n_claims)) };
    }
    let without = |facet: Facet| {
        let mut filters = app.filters.clone();
        filters.clear(facet);
        app.hits_under(&filters).iter().map(Vec::len).sum::<usize>()
    };
    let chosen = |facet: &Facet| app.filters.chosen().iter().any(|c| c.facet() == *facet);
    html! {
        (words::no_hits(&app.search.typed))
        @for facet in Facet::ALL.into_iter().filter(chosen) {
            @let n = without(facet);
            @if n > 0 {
                " " (button(&Command::Drop(facet), "quiet", html! { (words::drop_facet_for_hits(facet, n)) }))
            }
        }
    }
}
