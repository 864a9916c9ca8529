//! The clipboard.

use super::{Site, dom};
use js_sys::Reflect;
use sayso_view::app::{ClipboardError, Copied, Event};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

pub(super) fn copy(site: Site, words: &str, what: Copied) {
    let navigator = dom::window().navigator();
    // Pages that did not come over a safe connection have no clipboard.
    let present = Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if !present.is_ok_and(|clipboard| clipboard.is_object()) {
        site.dispatch(Event::Copied(Err(ClipboardError)));
        return;
    }
    let written = JsFuture::from(navigator.clipboard().write_text(words));
    spawn_local(async move {
        let result = written.await.map(|_| what).map_err(|_| ClipboardError);
        site.dispatch(Event::Copied(result));
    });
}
