//! What has the focus, as far as keys care.

use super::dom;
use sayso_view::keys::Focus;
use web_sys::Element;

/// What has the keyboard focus.
pub(super) fn focus() -> Focus {
    if !dom::all("dialog[open]").is_empty() {
        return Focus::Dialog;
    }
    match dom::document().active_element() {
        Some(element) => focus_of(&element),
        None => Focus::Text,
    }
}

/// What an element is.
pub(super) fn focus_of(element: &Element) -> Focus {
    let within = |selector: &str| element.closest(selector).ok().flatten().is_some();
    // A dialog that was closed just now may still hold the focus.
    if within("dialog[open]") {
        Focus::Dialog
    } else if element.id() == "q" {
        Focus::Search
    } else if within("input:not([type=checkbox]), textarea, select, [contenteditable]") {
        Focus::Field
    } else if within("#notes") {
        Focus::Note
    } else if within(".ref") || !within("a, button, summary, input") {
        Focus::Text
    } else {
        Focus::Control
    }
}

/// Whether the browser itself does something with Enter on what has the focus.
pub(super) fn takes_enter() -> bool {
    dom::document()
        .active_element()
        .is_some_and(|element| element.matches("a, button, summary, input").unwrap_or(false))
}
