//! Puts the notes beside their words, and the bars beside the article's own voice. Everything is
//! measured first and moved afterwards, so that the browser lays the page out once.

use super::dom;
use sayso_view::app::{Element as Known, Layout};
use sayso_view::html::{Bar, gutter};
use sayso_view::margin::{Wish, place};
use sayso_view::page::ClaimIdx;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Between two notes, in pixels.
const GAP: f64 = 6.0;

pub(super) fn arrange(open: Option<ClaimIdx>, layout: Layout) {
    let Some(column) = dom::by_id("article") else { return };
    let column = column.get_bounding_client_rect();
    let bars = bars(column.top());
    let notes: Vec<HtmlElement> =
        dom::all(".note").into_iter().filter_map(|note| note.dyn_into().ok()).collect();
    match layout {
        Layout::Margin => stand(&notes, open, column.top()),
        Layout::Sheet => {
            for note in notes {
                let _ = note.style().remove_property("top");
            }
        }
    }
    dom::put("gutter", &gutter(&bars, column.height()));
}

fn stand(notes: &[HtmlElement], open: Option<ClaimIdx>, top_of_column: f64) {
    let open = open.map(|claim| Known::Note(claim).id());
    let mut placed: Vec<(&HtmlElement, Wish)> = Vec::with_capacity(notes.len());
    for note in notes {
        let beside = note.get_attribute("data-beside").and_then(|id| dom::by_id(&id));
        let Some(words) = beside else { continue };
        // Words over several lines: the note stands beside the first.
        let top = words.get_client_rects().get(0).map_or(0.0, |rect| rect.top());
        let height = f64::from(note.offset_height());
        // A note that is not shown takes no room.
        if height > 0.0 {
            placed.push((note, Wish { top: top - top_of_column, height }));
        }
    }
    let open = placed.iter().position(|(note, _)| Some(note.id()) == open);
    let wishes: Vec<Wish> = placed.iter().map(|(_, wish)| *wish).collect();
    let tops = place(&wishes, open, GAP);
    for ((note, _), top) in placed.iter().zip(&tops) {
        // Through the object model: the content policy forbids style attributes in markup.
        let _ = note.style().set_property("top", &format!("{}px", top.round() as i32));
    }
    let end = tops.last().zip(wishes.last()).map_or(0.0, |(top, wish)| top + wish.height);
    let list = notes.first().and_then(|note| note.parent_element());
    if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlElement>().ok()) {
        let _ = list.style().set_property("min-height", &format!("{}px", end.ceil() as i32));
    }
}

fn bars(top_of_column: f64) -> Vec<Bar> {
    let bar = |own: &Element| {
        let rects = own.get_client_rects();
        let first = rects.get(0)?;
        let last = rects.get(rects.length().checked_sub(1)?)?;
        Some(Bar { top: first.top() - top_of_column, bottom: last.bottom() - top_of_column })
    };
    dom::all("#article .own").iter().filter_map(bar).collect()
}
