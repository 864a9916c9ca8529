//! Finding and changing elements.

use sayso_view::app::Element as Known;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Document, Element, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement, Node,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ScrollToOptions, Window,
};

pub(super) fn window() -> Window {
    web_sys::window().expect("a page runs in a window")
}

pub(super) fn document() -> Document {
    window().document().expect("a window of a page has a document")
}

pub(super) fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// All elements that a selector of this program's own finds.
pub(super) fn all(selector: &str) -> Vec<Element> {
    let Ok(nodes) = document().query_selector_all(selector) else { return Vec::new() };
    (0..nodes.length()).filter_map(|i| nodes.get(i)?.dyn_into().ok()).collect()
}

pub(super) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

pub(super) fn address_with(fragment: &str) -> String {
    let address = window().location().href().unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    format!("{page}{fragment}")
}

/// Whether notes have no margin to stand in. The style sheet has the same width.
pub(super) fn is_narrow() -> bool {
    let query = window().match_media(NARROW).ok().flatten();
    query.is_some_and(|query| query.matches())
}

pub(super) const NARROW: &str = "(max-width: 900px)";

/// Replaces the content of an element. What had the focus in it has it again afterwards, and what
/// was unfolded by hand stays so.
pub(super) fn put(id: &str, html: &str) {
    let Some(element) = by_id(id) else { return };
    let focused = document().active_element().filter(|active| element.contains(Some(active)));
    let unfolded = all(&format!("#{id} details.keep[open]"));
    let id = focused.map(|active| active.id()).unwrap_or_default();
    element.set_inner_html(html);
    for details in unfolded.iter().filter_map(|details| by_id(&details.id())) {
        let _ = details.set_attribute("open", "");
    }
    if !id.is_empty() && document().active_element().is_none_or(|now| now.id() != id) {
        focus(&id);
    }
}

/// Says something to who cannot see it, and shows it in passing.
pub(super) fn say(words: &str) {
    let Some(said) = by_id("said") else { return };
    said.set_text_content(None);
    // An element of its own, so that it is announced and fades anew.
    if !words.is_empty()
        && let Ok(message) = document().create_element("span")
    {
        message.set_text_content(Some(words));
        let _ = said.append_child(&message);
    }
}

/// Gives a class to exactly these elements.
pub(super) fn classify(class: &str, elements: &[Known]) {
    for element in all(&format!(".{class}")) {
        let _ = element.class_list().remove_1(class);
    }
    for element in elements.iter().filter_map(|element| by_id(&element.id())) {
        let _ = element.class_list().add_1(class);
    }
}

pub(super) fn classify_body(classes: &[&str]) {
    if let Some(body) = document().body() {
        body.set_class_name(&classes.join(" "));
    }
}

pub(super) fn focus(id: &str) {
    let Some(element) = by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) else { return };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    if let Ok(input) = element.dyn_into::<HtmlInputElement>() {
        // A field that was printed again goes on where the reader was typing: at its end.
        let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(0);
        let _ = input.set_selection_range(end, end);
    }
}

pub(super) fn reveal(id: &str) {
    let Some(element) = by_id(id) else { return };
    let options = ScrollIntoViewOptions::new();
    // Gliding past more than a screen of text makes dizzy and takes long.
    let screen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    if !(-screen..2.0 * screen).contains(&element.get_bounding_client_rect().top()) {
        options.set_behavior(ScrollBehavior::Instant);
    }
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Does something after which an element stands where it stood in the window, if it is still
/// there: what is above it may have grown, and the reader may want to press it again.
pub(super) fn steady(id: &str, change: impl FnOnce()) {
    let top = |element: Element| element.get_bounding_client_rect().top();
    let before = by_id(id).filter(|_| !id.is_empty()).map(top);
    change();
    let Some((before, element)) = before.zip(by_id(id)) else { return };
    let moved = top(element.clone()) - before;
    let panel = element.closest(".panel").ok().flatten();
    match panel.filter(|panel| panel.scroll_height() > panel.client_height()) {
        Some(panel) => panel.set_scroll_top(panel.scroll_top() + moved.round() as i32),
        None => scroll_by(moved),
    }
}

/// Where the page is scrolled to, and the id of what has the focus.
#[derive(Debug)]
pub(super) struct Place {
    scrolled: f64,
    focused: String,
}

pub(super) fn place() -> Place {
    let focused = document().active_element().map(|element| element.id()).unwrap_or_default();
    Place { scrolled: window().scroll_y().unwrap_or(0.0), focused }
}

pub(super) fn return_to(place: &Place) {
    focus(if place.focused.is_empty() { "text" } else { &place.focused });
    scroll_to(place.scrolled);
    // The last bit of a glide under way comes only with the next frame.
    let top = place.scrolled;
    let again = Closure::once_into_js(move || scroll_to(top));
    let _ = window().request_animation_frame(again.unchecked_ref());
}

fn scroll_to(top: f64) {
    window().scroll_to_with_scroll_to_options(&at_once(top));
}

fn scroll_by(distance: f64) {
    window().scroll_by_with_scroll_to_options(&at_once(distance));
}

/// Without gliding.
fn at_once(top: f64) -> ScrollToOptions {
    let options = ScrollToOptions::new();
    options.set_top(top);
    options.set_behavior(ScrollBehavior::Instant);
    options
}

/// To the article's beginning. Beside it is the top of the page; below the list, in a narrow
/// window, it is further down.
pub(super) fn scroll_to_top() {
    let below = is_narrow().then(|| by_id("text")).flatten();
    let top = below.map(|text| text.get_bounding_client_rect().top());
    scroll_by(top.unwrap_or_else(|| -window().scroll_y().unwrap_or(0.0)));
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    by_id(id)?.dyn_into().ok()
}

pub(super) fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

pub(super) fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Presses a field that is not shown, so that the browser lets the reader choose files.
pub(super) fn press(id: &str) {
    if let Some(field) = by_id(id).and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // A press inside of the listener for presses would call it while it runs.
        spawn_local(async move { field.click() });
    }
}

/// The element at or around a node that a selector finds.
pub(super) fn closest(node: &Node, selector: &str) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest(selector).ok().flatten()
}
