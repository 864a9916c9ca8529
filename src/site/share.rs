//! The share sheet.

use super::dom;
use js_sys::{Function, Object, Promise, Reflect};
use sayso_view::app::Sharing;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Few desktop browsers have one.
pub(super) fn sharing() -> Sharing {
    if function().is_some() { Sharing::Available } else { Sharing::Absent }
}

fn function() -> Option<Function> {
    let share = Reflect::get(&dom::window().navigator(), &JsValue::from_str("share"));
    share.ok()?.dyn_into().ok()
}

/// Opens it with words and an address.
pub(super) fn share(words: &str, address: &str) {
    let data = Object::new();
    for (name, value) in [("text", words), ("url", address)] {
        let _ = Reflect::set(&data, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let shared = function().and_then(|share| share.call1(&dom::window().navigator(), &data).ok());
    if let Some(shared) = shared.and_then(|shared| shared.dyn_into::<Promise>().ok()) {
        spawn_local(async move {
            // Who closes the sheet again has changed their mind; that is no fault.
            let _ = JsFuture::from(shared).await;
        });
    }
}
