//! The dossier's files: by addresses relative to the page, or from inside of it.

use super::{Site, dom};
use js_sys::{ArrayBuffer, Object, Promise, Reflect, Uint8Array};
use sayso_view::app::{ArticleIdx, Event, FetchError, Work};
use sayso_view::single_file::Files;
use sayso_view::wire::LIST;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

pub(super) fn dossier(site: Site) {
    let request = request(LIST);
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
    let requests: Vec<(ArticleIdx, Request)> =
        files.into_iter().map(|(article, file)| (article, request(&file))).collect();
    spawn_local(async move {
        for (article, request) in requests {
            let bytes = bytes(request).await;
            pause().await;
            site.dispatch(Event::ArticleFetched(article, bytes));
            while site.is_reading() {
                pause().await;
            }
        }
    });
}

/// After a pause like those between articles, or when the first of them is painted, something is due.
pub(super) fn later(site: Site, work: Work) {
    spawn_local(async move {
        if work == Work::Surround {
            frame().await;
        }
        pause().await;
        site.dispatch(Event::Due(work));
    });
}

/// A file that is asked for, or that is in the page.
enum Request {
    Asked(JsFuture),
    Packed(Result<Vec<u8>, FetchError>),
}

thread_local! {
    /// The dossier inside of a single file.
    static PACKED: Option<Files> = dom::by_id("files")
        .and_then(|block| Files::parse(&block.text_content().unwrap_or_default()));
}

fn request(file: &str) -> Request {
    PACKED.with(|packed| match packed {
        Some(files) => {
            Request::Packed(files.get(file).map(<[u8]>::to_vec).ok_or(FetchError::Status(404)))
        }
        None => Request::Asked(ask(&format!("seeds/{file}"))),
    })
}

fn ask(address: &str) -> JsFuture {
    match taken(address) {
        Some(response) => Promise::resolve(&response).into(),
        None => dom::window().fetch_with_str(address).into(),
    }
}

/// What first.js asked for before the program was there, once.
fn taken(address: &str) -> Option<JsValue> {
    let came: Object = Reflect::get(&dom::window(), &"saysoCame".into()).ok()?.dyn_into().ok()?;
    let address = JsValue::from_str(address);
    let response = Reflect::get(&came, &address).ok().filter(JsValue::is_object)?;
    let _ = Reflect::delete_property(&came, &address);
    Some(response)
}

async fn bytes(request: Request) -> Result<Vec<u8>, FetchError> {
    let request = match request {
        Request::Asked(request) => request,
        Request::Packed(bytes) => return bytes,
    };
    let no_answer = |_: JsValue| FetchError::NoAnswer;
    let response: Response = request.await.map_err(no_answer)?.unchecked_into();
    // Read to its end in any case, so that the connection is free again.
    let body = JsFuture::from(response.array_buffer().map_err(no_answer)?).await;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    if kind.starts_with("text/html") && !response.url().ends_with("html") {
        return Err(FetchError::WebPage);
    }
    let buffer: ArrayBuffer = body.map_err(no_answer)?.unchecked_into();
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The reader as one file: the page as it came if it is one, otherwise the site's.
pub(super) async fn one_file() -> Option<String> {
    let own = Reflect::get(&dom::window(), &"saysoTemplate".into()).ok();
    if let Some(page) = own.and_then(|page| page.as_string()) {
        return Some(page);
    }
    String::from_utf8(bytes(Request::Asked(ask("sayso.html"))).await.ok()?).ok()
}

/// Waits until the browser is about to paint, or would be if the page were looked at.
async fn frame() {
    const PATIENCE: i32 = 100;
    let frame = Promise::new(&mut |resolve, _| {
        let window = dom::window();
        let _ = window.request_animation_frame(&resolve);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE);
    });
    let _ = JsFuture::from(frame).await;
}

/// Lets the browser do what else it has to do.
pub(super) async fn pause() {
    let timer = Promise::new(&mut |resolve, _| {
        let _ = dom::window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(timer).await;
}
