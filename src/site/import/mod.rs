//! The reader's own files, on their way into a dossier: chosen, dropped or pasted, one by one, as
//! folders, or in archives.

mod archive;
mod folder;
mod page;

use super::fetch::pause;
use super::{Site, dom};
use js_sys::Uint8Array;
use sayso_engine::TooLong;
use sayso_view::app::{AddError, Added, Event, ShelfEvent};
use sayso_view::import::{Archive, Kind};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File, FileList, HtmlInputElement};

/// A file that came in a folder or archive, among others that the reader did not choose one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Among {
    Chosen,
    Others,
}

/// Whether files are dragged or pasted, and not words.
pub(super) fn has_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

/// Files or a folder that the reader chose in a field.
pub(super) fn chosen(site: &Site, field: &HtmlInputElement) {
    let files = listed(field.files());
    let is_folder = field.id() == "chosen-folder";
    // The same file can be chosen again.
    field.set_value("");
    let (name, among) = match files.first() {
        Some(first) if is_folder => (folder::name_of(first), Among::Others),
        _ => (None, Among::Chosen),
    };
    let site = site.clone();
    spawn_local(async move { add(&site, files, name, among).await });
}

/// Files and folders that were dropped or pasted.
pub(super) fn dropped(site: &Site, data: &DataTransfer) {
    // The browser takes the list away when this function ends.
    let entries = folder::entries(data);
    let files = listed(data.files());
    let site = site.clone();
    spawn_local(async move {
        let Some(folder) = entries.iter().find(|entry| entry.is_directory()) else {
            return add(&site, files, None, Among::Chosen).await;
        };
        let name = folder.name();
        add(&site, folder::files(entries).await, Some(name), Among::Others).await;
    });
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let files = files.iter().flat_map(|files| (0..files.length()).filter_map(|n| files.get(n)));
    files.collect()
}

fn tell(site: &Site, event: ShelfEvent) {
    site.dispatch(Event::Shelf(event));
}

/// Reads one file after the other, with a pause after each in which the page can be used, for
/// instance to stop this.
async fn add(site: &Site, files: Vec<File>, name: Option<String>, among: Among) {
    if files.is_empty() {
        return;
    }
    dom::say("");
    tell(site, ShelfEvent::AddingStarted(files.len(), name));
    for file in files {
        pause().await;
        if !is_on(site) {
            return;
        }
        one(site, &file, among).await;
    }
    tell(site, ShelfEvent::AddingEnded);
}

fn is_on(site: &Site) -> bool {
    site.app.try_borrow().is_ok_and(|app| app.is_importing())
}

async fn one(site: &Site, file: &File, among: Among) {
    let name = file.name();
    let kind = Kind::of(&name);
    let bytes = match (kind, among) {
        (Kind::Other | Kind::Dossier, Among::Others) => Err(AddError::OtherKind),
        _ => read(file, kind).await,
    };
    match bytes {
        Ok(bytes) if kind == Kind::Archive => unpack(site, name, &bytes).await,
        Ok(bytes) => tell(site, ShelfEvent::FileCame(name, content(kind, bytes))),
        Err(error) => tell(site, ShelfEvent::FileCame(name, Err(error))),
    }
}

async fn read(file: &File, kind: Kind) -> Result<Vec<u8>, AddError> {
    let limit = kind.max_bytes();
    // A file may be larger than what memory holds.
    if file.size() > limit as f64 {
        return Err(AddError::TooLong(TooLong { bytes: file.size() as usize, limit }));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| AddError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn content(kind: Kind, bytes: Vec<u8>) -> Result<Added, AddError> {
    match kind {
        Kind::Page => page::article(&bytes).map(Added::Page),
        _ => Ok(Added::Bytes(bytes)),
    }
}

async fn unpack(site: &Site, name: String, bytes: &[u8]) {
    let archive = match Archive::open(bytes) {
        Ok(archive) => archive,
        Err(error) => {
            return tell(site, ShelfEvent::FileCame(name, Err(AddError::Archive(error))));
        }
    };
    let stem = name.rsplit_once('.').map(|(stem, _)| stem.to_owned());
    tell(site, ShelfEvent::AddingStarted(archive.entries.len() - 1, stem));
    for entry in archive.entries {
        pause().await;
        if !is_on(site) {
            return;
        }
        let added = match (entry.kind, entry.packed) {
            (Kind::Text | Kind::Page, Ok(packed)) => match archive::unpack(packed).await {
                Ok(bytes) => content(entry.kind, bytes),
                Err(error) => Err(AddError::Archive(error)),
            },
            (Kind::Text | Kind::Page, Err(error)) => Err(AddError::Archive(error)),
            _ => Err(AddError::OtherKind),
        };
        tell(site, ShelfEvent::FileCame(entry.name, added));
    }
}
