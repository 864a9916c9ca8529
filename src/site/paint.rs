//! Paints hits over the text without touching it, by the browser's custom highlights; where there
//! are none, the blocks with hits are marked.

use super::dom;
use js_sys::Reflect;
use std::ops::Range;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &web_sys::Range);
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set)]
    fn set_highlight(name: &str, highlight: &Highlight);
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = delete)]
    fn delete_highlight(name: &str);
}

/// The style sheet knows it by this name, as a class too.
const NAME: &str = "hit";
const TEXT_NODES: u32 = 4;

/// Paints the hits in every piece of text that the page shows, in order.
pub(super) fn paint(hits: &[Vec<Range<u32>>]) {
    let blocks: Vec<Element> = match hits {
        [] => Vec::new(),
        _ => dom::all("#article article [dir], #claims .said"),
    };
    let here = blocks.iter().zip(hits).filter(|(_, hits)| !hits.is_empty());
    if !Reflect::has(&dom::window(), &"Highlight".into()).unwrap_or(false) {
        dom::all(".hit").iter().for_each(|block| drop(block.class_list().remove_1(NAME)));
        here.for_each(|(block, _)| drop(block.class_list().add_1(NAME)));
        return;
    }
    if hits.is_empty() {
        return delete_highlight(NAME);
    }
    let highlight = Highlight::new();
    here.for_each(|(block, hits)| add(&highlight, block, hits));
    set_highlight(NAME, &highlight);
}

/// Adds the hits of a block; a hit may run over several marks, and so over several nodes.
fn add(highlight: &Highlight, block: &Element, hits: &[Range<u32>]) {
    let Ok(walker) = dom::document().create_tree_walker_with_what_to_show(block, TEXT_NODES) else {
        return;
    };
    let mut nodes: Vec<(u32, Node)> = Vec::new();
    let mut end = 0;
    while let Ok(Some(node)) = walker.next_node() {
        let len = node.node_value().map_or(0, |text| text.encode_utf16().count());
        nodes.push((end, node));
        end += u32::try_from(len).unwrap_or(0);
    }
    for hit in hits {
        let first = nodes.partition_point(|(start, _)| *start <= hit.start);
        let last = nodes.partition_point(|(start, _)| *start < hit.end);
        let (Some(first), Some(last)) = (first.checked_sub(1), last.checked_sub(1)) else {
            continue;
        };
        let Ok(range) = web_sys::Range::new() else { return };
        let ((from, first), (to, last)) = (&nodes[first], &nodes[last]);
        if range.set_start(first, hit.start - from).is_ok()
            && range.set_end(last, hit.end - to).is_ok()
        {
            highlight.add(&range);
        }
    }
}
