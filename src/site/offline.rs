//! The service worker (`sw.js`), which keeps the reader for when the network is gone.

use super::{Site, dom};
use js_sys::Function;
use sayso_view::app::Event;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

const WORKER: &str = "sw.js";
const TAKE_OVER: &str = "take over";

/// Browsers have none for pages that are not served safely, by https or from this machine.
fn workers() -> Option<ServiceWorkerContainer> {
    let workers: JsValue = dom::window().navigator().service_worker().into();
    workers.dyn_into().ok()
}

/// Starts the worker where the page was built with one, and says so when a new version waits.
///
/// Only `cargo xtask build` names the version in the page of a site; while developing, and in a
/// single file, there is no worker.
pub(super) fn prepare(site: Site) {
    let built = dom::document().query_selector("meta[name=version]").ok().flatten();
    let Some(workers) = workers().filter(|_| built.is_some()) else { return };
    spawn_local(async move {
        // Where it is refused, as in a private window, everything works but without the network.
        let registered = JsFuture::from(workers.register(WORKER)).await;
        if let Some(registration) = registered.ok().and_then(|found| found.dyn_into().ok()) {
            watch(site, workers, &registration);
        }
    });
}

/// A first worker waits for nobody and is no news: only where one is at work can another wait.
fn watch(site: Site, workers: ServiceWorkerContainer, registration: &ServiceWorkerRegistration) {
    let known = registration.clone();
    let look = listener(move || {
        if workers.controller().is_some() && known.waiting().is_some() {
            site.dispatch(Event::NewVersionWaits);
        }
    });
    let known = registration.clone();
    let follow = listener({
        let look = look.clone();
        move || {
            if let Some(installing) = known.installing() {
                installing.set_onstatechange(Some(&look));
            }
        }
    });
    registration.set_onupdatefound(Some(&follow));
    // What happened before somebody listened.
    for happened in [follow, look] {
        let _ = happened.call0(&JsValue::NULL);
    }
}

/// A function of JavaScript that lives as long as the page.
fn listener(does: impl Fn() + 'static) -> Function {
    Closure::<dyn Fn()>::new(does).into_js_value().unchecked_into()
}

/// Tells the worker that waits to take over, and then reloads the page.
pub(super) fn take_new_version() {
    let Some(workers) = workers() else { return };
    workers.set_oncontrollerchange(Some(&listener(reload)));
    spawn_local(async move {
        let found = JsFuture::from(workers.get_registration()).await;
        let registration = found.ok().and_then(|found| found.dyn_into().ok());
        match registration.and_then(|known: ServiceWorkerRegistration| known.waiting()) {
            Some(waiting) => {
                let _ = waiting.post_message(&JsValue::from_str(TAKE_OVER));
            }
            // It took over when it was asked for in another window.
            None => reload(),
        }
    });
}

fn reload() {
    let _ = dom::window().location().reload();
}
