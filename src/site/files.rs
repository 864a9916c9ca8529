//! Files that the reader saves and opens.

use super::{Site, dom, fetch};
use js_sys::Array;
use sayso_view::app::Event;
use sayso_view::single_file::Files;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// Hands the reader a file, as browsers do: by a link that is pressed.
pub(super) fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let link = dom::document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The address lives as long as the page: some browsers fetch from it only later.
}

/// Hands the reader one file with everything in it.
pub(super) fn save_one_file(site: Site, name: String, files: Files) {
    spawn_local(async move {
        let template = fetch::one_file().await;
        match template.and_then(|template| files.put_into(&template).ok()) {
            Some(page) => save(&name, "text/html", &page),
            None => site.act(Event::OneFileMissing),
        }
    });
}

/// Reads the file that was chosen in a field.
pub(super) fn open(site: &Site, field: &HtmlInputElement) {
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    // The same file can be chosen again.
    field.set_value("");
    let site = site.clone();
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        site.act(Event::CorrectionsOpened(text));
    });
}
