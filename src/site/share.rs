//! The share sheet.

use super::dom;
use js_sys::Reflect;
use sayso_view::app::Sharing;
use wasm_bindgen::JsValue;

/// Few desktop browsers have one.
pub(super) fn sharing() -> Sharing {
    let share = Reflect::get(&dom::window().navigator(), &JsValue::from_str("share"));
    if share.is_ok_and(|share| share.is_function()) { Sharing::Available } else { Sharing::Absent }
}
