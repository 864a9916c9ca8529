//! What this browser remembers: whether single keys are switched off, and the corrections of a
//! dossier; and the reader's own dossiers.

mod dossiers;

use super::dom;
use sayso_view::keys::Keys;

pub(super) use dossiers::{
    fetch as fetch_dossiers, forget as forget_dossier, keep as keep_dossier,
};

/// The path of the page: each place where the site is served has dossiers of its own. It has two
/// addresses, with and without the file's name.
fn place() -> String {
    let path = dom::window().location().pathname().unwrap_or_default();
    path.strip_suffix("index.html").unwrap_or(&path).to_owned()
}

const KEY: &str = "sayso.keys";
const OFF: &str = "off";

/// Where storage is forbidden or full, nothing is remembered and everything else works.
fn storage() -> Option<web_sys::Storage> {
    dom::window().local_storage().ok().flatten()
}

pub(super) fn keys() -> Keys {
    match storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).as_deref() {
        Some(OFF) => Keys::Off,
        _ => Keys::On,
    }
}

pub(super) fn remember_keys(keys: Keys) {
    let Some(storage) = storage() else { return };
    let _ = match keys {
        Keys::On => storage.remove_item(KEY),
        Keys::Off => storage.set_item(KEY, OFF),
    };
}

fn corrections_key() -> String {
    format!("sayso.corrections {}", place())
}

pub(super) fn corrections() -> Option<String> {
    storage()?.get_item(&corrections_key()).ok().flatten()
}

pub(super) fn keep_corrections(json: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match json {
        Some(json) => storage.set_item(&corrections_key(), json),
        None => storage.remove_item(&corrections_key()),
    };
}
