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

use sayso_engine::Document;
use sayso_view::wire::{ReadingLine, UnitsUtf16};
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
/// Throws if the text is too long, with its length and the limit.
#[wasm_bindgen(unchecked_return_type = "ReadingLine<UnitsUtf16>")]
pub fn read(text: String) -> Result<JsValue, JsError> {
    let document = Document::new(text)?;
    let reading = sayso_engine::read(&document);
    let line = ReadingLine::<UnitsUtf16>::new(None, document.text(), &reading);
    // What is absent is null, as in JSON, and not undefined.
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(line.serialize(&serializer)?)
}
