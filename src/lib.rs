//! Sayso for JavaScript: who claims what in an article, as an npm package.
//!
//! ```js
//! import init, { read } from "sayso";
//! await init();
//! const text = "“We wait,” said Ann Lee.";
//! for (const { source, content } of read(text).attributions) {
//!   console.log(source.map(([start, end]) => text.slice(start, end)));
//! }
//! ```
//!
//! All offsets count UTF-16 code units, as JavaScript's own strings do, so that `slice` gives the
//! words back.

use sayso_engine::compare::Article;
use sayso_engine::{Document, Reading};
use sayso_view::wire::{ComparisonLine, ReadingLine, UnitsUtf16};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const UNITS: &str = r#"
/** Offsets count UTF-16 code units, as in JavaScript strings; ends are exclusive. */
export type UnitsUtf16 = "utf-16 code units";

/** Where something stands, counted in the unit `U`: `text.slice(...extent)`. */
export type Extent<U> = [start: number, end: number] & { unit?: U };
"#;

/// Reads an article: its parts, who says what in it, and what it says in its own voice.
///
/// Offsets count UTF-16 code units of `text`, ends exclusive.
///
/// # Errors
/// Throws if it is given no string, or if the text is too long, with its length and the limit.
#[wasm_bindgen(unchecked_return_type = "ReadingLine<UnitsUtf16>")]
pub fn read(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
) -> Result<JsValue, JsError> {
    const WANTED: &str = "read takes the text of an article, a string";
    let text = text.as_string().ok_or_else(|| JsError::new(WANTED))?;
    let document = Document::new(text)?;
    let reading = sayso_engine::read(&document);
    let line = ReadingLine::<UnitsUtf16>::new(None, document.text(), &reading);
    // What is absent is null, as in JSON, and not undefined.
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(line.serialize(&serializer)?)
}

/// Compares articles: which figures and sentences speak of the same thing, and why.
///
/// Articles are named by their place in the list; offsets count UTF-16 code units of each text.
///
/// # Errors
/// Throws if a text is no string, or if it is too long, with its length and the limit.
#[wasm_bindgen(unchecked_return_type = "ComparisonLine<UnitsUtf16>")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "string[]")] texts: Vec<JsValue>,
) -> Result<JsValue, JsError> {
    const WANTED: &str = "compare takes the texts of articles, strings";
    let mut documents = Vec::new();
    for text in texts {
        let text = text.as_string().ok_or_else(|| JsError::new(WANTED))?;
        documents.push(Document::new(text)?);
    }
    let readings: Vec<Reading> = documents.iter().map(sayso_engine::read).collect();
    let articles: Vec<Article<'_>> = documents
        .iter()
        .zip(&readings)
        .map(|(document, reading)| Article { text: document.text(), reading })
        .collect();
    let names = (1..=articles.len()).map(|number| number.to_string()).collect();
    let comparison = sayso_engine::compare::compare(&articles);
    let line = ComparisonLine::<UnitsUtf16>::new(names, &articles, &comparison);
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(line.serialize(&serializer)?)
}
