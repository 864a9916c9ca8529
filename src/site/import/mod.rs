//! The reader's own files, on their way into a dossier: chosen, dropped or pasted, one by one, as
//! folders, or in archives.

mod archive;
mod folder;
mod page;

use super::fetch::pause;
use super::{Site, dom};
use js_sys::Uint8Array;
use sayso_engine::TooLong;
use sayso_engine::order::Order;
use sayso_view::app::{AddError, Added, Event, ShelfEvent};
use sayso_view::import::{Archive, Folder, Kind};
use sayso_view::wire::LIST;
use std::cmp::Ordering;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File, FileList, HtmlInputElement};

/// How files were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    /// One by one.
    Chosen,
    /// In a folder, among others that nobody chose.
    Folder,
}

/// Whether files are dragged or pasted, and not words.
pub(super) fn has_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

/// Files or a folder that the reader chose in a field.
pub(super) fn chosen(site: &Site, field: &HtmlInputElement) {
    let files = folder::found(listed(field.files()));
    let given = if field.id() == "chosen-folder" { Given::Folder } else { Given::Chosen };
    // The same file can be chosen again.
    field.set_value("");
    let site = site.clone();
    spawn_local(async move { add(&site, files, given).await });
}

/// Files and folders that were dropped or pasted.
pub(super) fn dropped(site: &Site, data: &DataTransfer) {
    // The browser takes the list away when this function ends.
    let entries = folder::entries(data);
    let files = listed(data.files());
    let site = site.clone();
    spawn_local(async move {
        let (files, given) = if entries.iter().any(|entry| entry.is_directory()) {
            (folder::files(entries).await, Given::Folder)
        } else {
            (folder::found(files), Given::Chosen)
        };
        add(&site, files, given).await;
    });
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let files = files.iter().flat_map(|files| (0..files.length()).filter_map(|n| files.get(n)));
    files.collect()
}

fn tell(site: &Site, event: ShelfEvent) {
    site.dispatch(Event::Shelf(event));
}

/// Reads one file after the other, those of a folder in the order of their paths, with a pause after
/// each in which the page can be used, for instance to stop this.
async fn add(site: &Site, mut files: Vec<folder::Found>, given: Given) {
    let is_list = |path: &str| path.rsplit('/').next() == Some(LIST);
    files.order_by(|(a, _), (b, _)| {
        let by_path = if given == Given::Folder { a.cmp(b) } else { Ordering::Equal };
        is_list(b).cmp(&is_list(a)).then(by_path)
    });
    let folder = Folder::of(files.iter().map(|(path, _)| path.as_str()));
    let kind = |path: &str| match given {
        Given::Chosen => Some(Kind::of(path)),
        Given::Folder => folder.kind(path),
    };
    files.retain(|(path, _)| kind(path).is_some());
    files.truncate(folder::MAX_FILES + 1);
    let first = files.first().filter(|_| given == Given::Folder);
    let name = first.and_then(|(path, _)| path.trim_start_matches('/').split_once('/'));
    let name = name.map(|(name, _)| name.to_owned());
    dom::say("");
    tell(site, ShelfEvent::AddingStarted(files.len(), name));
    for (n, (path, file)) in files.into_iter().enumerate() {
        pause().await;
        if !is_on(site) {
            return;
        }
        let error = match kind(&path) {
            _ if n == folder::MAX_FILES => AddError::TooManyFiles(n),
            Some(Kind::Foreign(foreign)) => AddError::Foreign(foreign),
            Some(Kind::Other) if given == Given::Folder => AddError::OtherKind,
            kind => {
                one(site, kind.unwrap_or(Kind::Other), &file).await;
                continue;
            }
        };
        tell(site, ShelfEvent::FileCame(file.name(), Err(error)));
    }
    tell(site, ShelfEvent::AddingEnded);
}

fn is_on(site: &Site) -> bool {
    site.app.try_borrow().is_ok_and(|app| app.is_importing())
}

async fn one(site: &Site, kind: Kind, file: &File) {
    let name = file.name();
    match read(file, kind).await {
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
        Kind::Page => page::article(&bytes),
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
            (Kind::Foreign(foreign), _) => Err(AddError::Foreign(foreign)),
            (Kind::Archive | Kind::Other, _) => Err(AddError::OtherKind),
            (_, Err(error)) => Err(AddError::Archive(error)),
            (kind, Ok(packed)) => match archive::unpack(packed).await {
                Ok(bytes) => content(kind, bytes),
                Err(error) => Err(AddError::Archive(error)),
            },
        };
        tell(site, ShelfEvent::FileCame(entry.name, added));
    }
}
