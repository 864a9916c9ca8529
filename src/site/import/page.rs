//! A walk through a web page. The browser parses it into a document without a window: nothing in
//! it runs, nothing it names is fetched, and it never becomes part of this page.

use sayso_view::app::{AddError, Added};
use sayso_view::decode::{DecodeError, check, decode};
use sayso_view::import::{Extractor, Standing, declared_encoding};
use sayso_view::single_file::Files;
use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, Element, Node, SupportedType, TextDecoder};

/// The article of a page, or the dossier inside of a reader in one file.
pub(super) fn article(bytes: &[u8]) -> Result<Added, AddError> {
    let markup = markup(bytes).map_err(AddError::Undecoded)?;
    if let Some(files) = Files::inside(&markup) {
        return Ok(Added::OneFile(files));
    }
    let parsed = DomParser::new()
        .and_then(|parser| parser.parse_from_string(&markup, SupportedType::TextHtml))
        .map_err(|_| AddError::NoArticle)?;
    let mut extractor = Extractor::default();
    head(&parsed, &mut extractor);
    if let Some(body) = parsed.body() {
        walk(&body, &mut extractor);
    }
    extractor.finish().map(Added::Page).ok_or(AddError::NoArticle)
}

/// In the encoding that the page declares, if it is one that browsers know.
fn markup(bytes: &[u8]) -> Result<String, DecodeError> {
    let decoder =
        declared_encoding(bytes).and_then(|label| TextDecoder::new_with_label(&label).ok());
    let Some(decoder) = decoder else { return decode(bytes).map(|decoded| decoded.text) };
    // It replaces what it cannot decode, and fails at nothing.
    let text = decoder.decode_with_u8_array(bytes).unwrap_or_default();
    check(&text).map(|()| text)
}

fn head(parsed: &Document, extractor: &mut Extractor) {
    extractor.meta("title", &parsed.title());
    let Ok(metas) = parsed.query_selector_all("meta[content]") else { return };
    for n in 0..metas.length() {
        let Some(meta) = metas.get(n).and_then(|meta| meta.dyn_into::<Element>().ok()) else {
            continue;
        };
        let name = ["property", "name", "itemprop"].into_iter().find_map(|a| meta.get_attribute(a));
        if let (Some(name), Some(value)) = (name, meta.get_attribute("content")) {
            extractor.meta(&name, &value);
        }
    }
    let canonical = parsed.query_selector("link[rel=canonical]").ok().flatten();
    if let Some(address) = canonical.and_then(|link| link.get_attribute("href")) {
        extractor.meta("canonical", &address);
    }
}

/// Goes through all nodes in their order, without calling itself: pages nest as deep as they like.
fn walk(root: &Node, extractor: &mut Extractor) {
    let mut node = root.clone();
    loop {
        let element = node.dyn_ref::<Element>();
        match element {
            Some(element) => {
                let standing = Standing::of(|name| element.get_attribute(name));
                extractor.enter(&element.local_name(), standing);
            }
            None if node.node_type() == Node::TEXT_NODE => {
                extractor.text(&node.node_value().unwrap_or_default());
            }
            None => {}
        }
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            if node.node_type() == Node::ELEMENT_NODE {
                extractor.leave();
            }
            if node.is_same_node(Some(root)) {
                return;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent_node() else { return };
            node = parent;
        }
    }
}
