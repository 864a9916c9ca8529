//! Web pages: their elements, in whatever order and depth, become an article.

use sayso_view::decode::decode;
use sayso_view::import::{Extractor, Standing};

/// Stands for the words of scripts, styles and what is hidden; no other text holds it.
const SECRET: char = '\u{e000}';
/// What browsers do not show as text.
const NEVER_READ: [&str; 8] =
    ["script", "style", "noscript", "template", "iframe", "svg", "head", "object"];

/// A page is walked through as the reader does it; a plain tokeniser stands for the browser's
/// parser, so elements may nest and end as no parser would let them.
pub fn page(bytes: &[u8]) {
    let markup = String::from_utf8_lossy(bytes).replace(SECRET, "");
    let found = extract(&markup);
    assert!(found == extract(&markup), "another answer the second time");
    let Some(page) = found else { return };
    for words in
        [Some(&page.text), page.outlet.as_ref(), page.author.as_ref()].into_iter().flatten()
    {
        assert!(!words.contains(SECRET), "the words of a script, or hidden ones");
        assert_eq!(words.trim(), words, "white space around");
        assert!(!words.is_empty(), "nothing, as something");
    }
    assert!(!page.text.contains("\n\n\n"), "an empty paragraph");
    // What is added is a line or mark for each block, never words.
    assert!(page.text.len() <= 4 * markup.len() + 8, "more text than there was");
    // A text that was imported is decoded as itself when it is opened again.
    if let Ok(again) = decode(page.text.as_bytes()) {
        assert!(again.n_replaced == 0);
    }
}

fn extract(markup: &str) -> Option<sayso_view::import::Extracted> {
    let mut extractor = Extractor::default();
    // For each open element: whether its words are never shown.
    let mut open: Vec<bool> = Vec::new();
    let mut rest = markup;
    while let Some((text, tail)) = rest.split_once('<') {
        words(&mut extractor, &open, text);
        let (tag, tail) = tail.split_once('>').unwrap_or((tail, ""));
        rest = tail;
        if tag.starts_with('/') {
            extractor.leave();
            open.pop();
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if name == "meta" {
            let (name, value) = attributes.split_once('=').unwrap_or((attributes, ""));
            extractor.meta(name, value);
            continue;
        }
        let standing = Standing::of(|name| {
            let (_, value) = attributes.split_once(name)?;
            Some(value.trim_start_matches('=').split(' ').next().unwrap_or_default().to_owned())
        });
        extractor.enter(name, standing);
        if matches!(name, "br" | "hr" | "img" | "input") {
            extractor.leave();
        } else {
            open.push(standing == Standing::Hidden || NEVER_READ.contains(&name));
        }
    }
    words(&mut extractor, &open, rest);
    extractor.finish()
}

fn words(extractor: &mut Extractor, open: &[bool], text: &str) {
    if open.contains(&true) {
        extractor.text(&format!("{text}{SECRET}"));
    } else {
        extractor.text(text);
    }
}
