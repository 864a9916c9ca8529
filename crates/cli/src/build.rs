//! `sayso build`: a folder of texts and the reader as one HTML file.

use sayso_view::decode::decode;
use sayso_view::import::{Folder, Kind};
use sayso_view::single_file::Files;
use sayso_view::wire::{ArticleEntry, Dossier, LIST};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What to build from.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The folder with the texts.
    folder: PathBuf,
    /// The file to write; `-` for standard output.
    #[arg(short, long)]
    output: PathBuf,
    /// The reader: any single file that Sayso made, such as the sayso.html of a built site. Without
    /// it, the file sayso.html beside this program.
    #[arg(long)]
    reader: Option<PathBuf>,
    /// What the story is, for a folder without dossier.json.
    #[arg(long)]
    title: Option<String>,
}

const READER: &str = "sayso.html";

/// Writes the file. The number of inputs that could not be put into it, each named on standard
/// error.
///
/// # Errors
/// What is wrong, in words, when there is nothing to write.
pub(crate) fn build(options: &Options) -> Result<usize, String> {
    let reader = options.reader.clone().or_else(beside_program).ok_or(
        "which reader? Give one with --reader: any sayso.html serves, such as the one in the folder of a built site",
    )?;
    let template = read(&reader).and_then(|bytes| {
        String::from_utf8(bytes).map_err(|_| format!("{}: it is no text", reader.display()))
    })?;
    spare(&options.output)?;
    let (files, n_missing) = match options.folder.join(LIST) {
        list if list.is_file() => {
            if options.title.is_some() {
                eprintln!("sayso: --title is not used: {} has the title", list.display());
            }
            listed(&options.folder, &list)?
        }
        _ => all_texts(&options.folder, options.title.clone())?,
    };
    let page = files.put_into(&template).map_err(|e| format!("{}: {e}", reader.display()))?;
    let written = match options.output.to_str() {
        Some("-") => io::stdout().write_all(page.as_bytes()),
        _ => fs::write(&options.output, page),
    };
    written.map_err(|error| format!("{}: {error}", options.output.display()))?;
    Ok(n_missing)
}

/// A reader is written anew as often as its texts change; anything else that is there is somebody's
/// work.
fn spare(output: &Path) -> Result<(), String> {
    let is_else = |bytes: Vec<u8>| Files::inside(&String::from_utf8_lossy(&bytes)).is_none();
    if output.is_file() && fs::read(output).is_ok_and(is_else) {
        let output = output.display();
        return Err(format!(
            "{output}: this file is there already and is no reader in one file; give another name"
        ));
    }
    Ok(())
}

fn beside_program() -> Option<PathBuf> {
    let reader = env::current_exe().ok()?.parent()?.join(READER);
    reader.is_file().then_some(reader)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A file's bytes as they are, if they are a text; otherwise says why not.
fn read_text(path: &Path) -> Option<Vec<u8>> {
    let checked = read(path).and_then(|bytes| match decode(&bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(format!("{}: {error}", path.display())),
    });
    checked.map_err(|fault| eprintln!("sayso: {fault}")).ok()
}

/// The files that dossier.json names, byte for byte.
fn listed(folder: &Path, list: &Path) -> Result<(Files, usize), String> {
    let json = read(list)?;
    let in_list = |what: &str| format!("{}: {what}", list.display());
    let text = decode(&json).map_err(|error| in_list(&error.to_string()))?.text;
    let dossier = Dossier::parse(&text).map_err(|error| in_list(&error.to_string()))?;
    for fault in &dossier.faults {
        eprintln!("sayso: {fault}");
    }
    let mut files = Files::default();
    let mut n_missing = 0;
    let named = dossier.articles.into_iter().map(|entry| entry.file).chain(dossier.corrections);
    let mut n_read = 0;
    for name in named {
        match read_text(&folder.join(&name)) {
            Some(bytes) => {
                files.insert(name, bytes);
                n_read += 1;
            }
            None => n_missing += 1,
        }
    }
    if n_read == 0 {
        return Err(in_list("none of the files that it names can be read"));
    }
    files.insert(LIST.into(), json);
    Ok((files, n_missing))
}

/// Every text of the folder and of those in it, in the order of their paths.
fn all_texts(folder: &Path, title: Option<String>) -> Result<(Files, usize), String> {
    let in_folder = |what: &str| format!("{}: {what}", folder.display());
    let mut paths = Vec::new();
    look_into(folder, "", &mut paths).map_err(|error| in_folder(&error.to_string()))?;
    paths.sort();
    let kinds = Folder::of(paths.iter().map(String::as_str));
    let mut articles = Vec::new();
    let mut n_missing = 0;
    for name in paths {
        let path = folder.join(&name);
        match kinds.kind(&name) {
            Some(Kind::Text) => match read_text(&path) {
                Some(bytes) => {
                    let entry = ArticleEntry { file: name, ..ArticleEntry::default() };
                    articles.push((entry, Some(bytes)));
                }
                None => n_missing += 1,
            },
            Some(Kind::Page | Kind::Archive | Kind::Foreign(_)) => {
                eprintln!(
                    "sayso: {}: left out, since it is no .txt or .md file; the reader in the browser opens web pages and archives, and saves them as one file too",
                    path.display()
                );
                n_missing += 1;
            }
            _ => {}
        }
    }
    if articles.is_empty() {
        return Err(in_folder("it holds no dossier.json and no .txt or .md file that can be read"));
    }
    let called = || Some(folder.canonicalize().ok()?.file_name()?.to_string_lossy().into_owned());
    Ok((Files::pack(title.or_else(called), Some("en".into()), articles, None), n_missing))
}

/// The paths of all files in a folder, relative to it. What is hidden is not looked into, nor are
/// links to folders, which may lead in a circle.
fn look_into(folder: &Path, before: &str, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{before}{name}");
        if entry.file_type()?.is_dir() {
            look_into(&entry.path(), &format!("{path}/"), paths)?;
        } else if entry.path().is_file() {
            paths.push(path);
        }
    }
    Ok(())
}
