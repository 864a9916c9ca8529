//! The dossier's files, by addresses relative to the page.

use super::{Site, dom};
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use sayso_view::app::{ArticleIdx, Event, FetchError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

pub(super) fn dossier(site: Site) {
    let request = request("dossier.json");
    spawn_local(async move {
        site.dispatch(Event::DossierFetched(bytes(request).await));
    });
}

pub(super) fn corrections(site: Site, file: &str) {
    let request = request(file);
    spawn_local(async move {
        site.dispatch(Event::CorrectionsFetched(bytes(request).await));
    });
}

/// All files are asked for at once and read one by one, with a pause after each in which the page
/// can be painted and used.
pub(super) fn articles(site: Site, files: Vec<(ArticleIdx, String)>) {
    let requests: Vec<(ArticleIdx, JsFuture)> =
        files.into_iter().map(|(article, file)| (article, request(&file))).collect();
    spawn_local(async move {
        for (article, request) in requests {
            let bytes = bytes(request).await;
            pause().await;
            site.dispatch(Event::ArticleFetched(article, bytes));
        }
    });
}

/// After a pause like those between articles, the comparison is due.
pub(super) fn comparison(site: Site) {
    spawn_local(async move {
        pause().await;
        site.dispatch(Event::ComparisonDue);
    });
}

fn request(file: &str) -> JsFuture {
    dom::window().fetch_with_str(&format!("seeds/{file}")).into()
}

async fn bytes(request: JsFuture) -> Result<Vec<u8>, FetchError> {
    let no_answer = |_: JsValue| FetchError::NoAnswer;
    let response: Response = request.await.map_err(no_answer)?.unchecked_into();
    // Read to its end in any case, so that the connection is free again.
    let body = JsFuture::from(response.array_buffer().map_err(no_answer)?).await;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let buffer: ArrayBuffer = body.map_err(no_answer)?.unchecked_into();
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Lets the browser do what else it has to do.
async fn pause() {
    let timer = Promise::new(&mut |resolve, _| {
        let _ = dom::window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(timer).await;
}
