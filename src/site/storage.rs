//! The one thing that is remembered: whether single keys are switched off.

use super::dom;
use sayso_view::keys::Keys;

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
