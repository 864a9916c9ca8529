//! The line of keys below the page, and the list of all keys and marks.

use super::{button, facets, swatch};
use crate::app::{App, Command, Hue, Version};
use crate::fragment::Marks;
use crate::keys::{Keys, Shortcut};
use crate::page::Line;
use crate::words;
use maud::{Markup, html};

pub(super) fn foot(app: &App) -> Markup {
    if app.entries.is_empty() {
        return html! {};
    }
    let clean = match app.marks {
        Marks::Shown => words::CLEAN_TEXT,
        Marks::Off => words::WITH_MARKS,
    };
    html! {
        (key("foot-previous", "k", Shortcut::PreviousClaim, words::PREVIOUS_CLAIM))
        span class="position" { (position(app)) }
        (key("foot-next", "j", Shortcut::NextClaim, words::NEXT_CLAIM))
        (key("foot-note", "Enter", Shortcut::ToNote, ["", words::TO_NOTE, ""]))
        (key("foot-clean", "c", Shortcut::CleanText, ["", clean, ""]))
        (key("foot-search", "/", Shortcut::Search, ["", words::SEARCH_HERE, ""]))
        (key("foot-help", "?", Shortcut::Help, words::HELP_BUTTON))
    }
}

fn position(app: &App) -> String {
    let matching: Vec<_> = app.matching().map(|entry| entry.at).collect();
    let at = app.selected.and_then(|(selected, _)| matching.binary_search(&selected).ok());
    words::position(at.map(|at| at + 1), matching.len())
}

/// A button with its key. Of its words only the middle one is shown where there is little room.
fn key(id: &str, key: &str, shortcut: Shortcut, [before, word, after]: [&str; 3]) -> Markup {
    let (name, _) = Command::Shortcut(shortcut).attributes();
    let more = |words: &str| {
        html! { @if !words.is_empty() { span class="more" { (words) } } }
    };
    html! {
        button type="button" id=(id) data-do=(name) {
            kbd { (key) } " " (more(before)) (word) (more(after))
        }
    }
}

/// Word of a new version, which waits until it is taken.
pub(super) fn version(app: &App) -> Markup {
    html! {
        @if app.version == Version::NewerWaits {
            p { (words::NEW_VERSION) }
            (button(&Command::TakeNewVersion, "done", html! { (words::RELOAD) }))
            (button(&Command::KeepVersion, "quiet", html! { (words::NOT_NOW) }))
        }
    }
}

/// What every key does.
pub(super) fn keys() -> Markup {
    html! {
        dl class="keys" {
            @for (keys, does) in words::KEYS {
                div {
                    dt { @for key in keys { kbd { (key) } " " } }
                    dd { (does) }
                }
            }
        }
    }
}

pub(super) fn help(app: &App) -> Markup {
    let (close, _) = Command::CloseHelp.attributes();
    html! {
        h2 id="help-title" tabindex="-1" autofocus { (words::HELP) }
        (keys())
        p {
            label class="switch" {
                input type="checkbox" id="keys-on" checked[app.keys == Keys::On];
                " " (words::KEYS_ON)
            }
        }
        ul class="marks" {
            @for (form, says) in words::LEGEND {
                li { (swatch(Hue::Neutral, facets::lines(form))) " " (says) }
            }
            li { (swatch(Hue::Neutral, &[Line::Possible])) " " (words::LEGEND_POSSIBLE) }
            li { span class="own-sample" aria-hidden="true" {} " " (words::LEGEND_OWN) }
        }
        p class="hue" { (words::LEGEND_HUE) }
        p { (words::NO_VERDICTS) " " a href="#/about" data-do="view" data-id="about" { (words::ABOUT) } }
        button type="button" class="done" data-do=(close) { (words::CLOSE) }
    }
}
