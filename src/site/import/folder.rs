//! The files of folders.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

/// More files than this in one folder are not looked at.
pub(super) const MAX_FILES: usize = 2000;

/// A file of a folder, and the way to it.
pub(super) type Found = (String, File);

/// Files with their paths, which are their names where they were chosen one by one.
pub(super) fn found(files: Vec<File>) -> Vec<Found> {
    let path = |file: &File| {
        let path = Reflect::get(file, &JsValue::from_str("webkitRelativePath")).ok()?.as_string();
        path.filter(|path| !path.is_empty())
    };
    files.into_iter().map(|file| (path(&file).unwrap_or_else(|| file.name()), file)).collect()
}

/// What was dropped, as files and folders.
pub(super) fn entries(data: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = data.items();
    let entry = |n| items.get(n)?.webkit_get_as_entry().ok().flatten();
    (0..items.length()).filter_map(entry).collect()
}

/// All files, at any depth.
pub(super) async fn files(mut open: Vec<FileSystemEntry>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    while let Some(entry) = open.pop() {
        if found.len() > MAX_FILES {
            break;
        }
        // A name that begins with a dot is hidden on purpose.
        if entry.name().starts_with('.') {
            continue;
        }
        if entry.is_directory() {
            open.extend(inside(entry.unchecked_into()).await);
        } else if let Some(file) = file(entry.unchecked_ref()).await {
            found.push((entry.full_path(), file));
        }
    }
    found
}

async fn inside(folder: FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut found = Vec::new();
    // The list comes in portions, and an empty one ends it.
    loop {
        let portion = called_back(|done, failed| {
            let _ = reader.read_entries_with_callback_and_callback(done, failed);
        });
        let portion = portion.await.map(|portion| Array::from(&portion)).unwrap_or_default();
        if portion.length() == 0 || found.len() > MAX_FILES {
            return found;
        }
        found.extend(portion.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let file = called_back(|done, failed| entry.file_with_callback_and_callback(done, failed));
    file.await.and_then(|file| file.dyn_into().ok())
}

async fn called_back(mut call: impl FnMut(&Function, &Function)) -> Option<JsValue> {
    let answered = Promise::new(&mut |done, failed| call(&done, &failed));
    JsFuture::from(answered).await.ok()
}
