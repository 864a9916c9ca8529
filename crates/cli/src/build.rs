//! `sayso build`: a folder of texts and the reader as one HTML file.

use sayso_view::decode::decode;
use sayso_view::single_file::Files;
use sayso_view::wire::{ArticleEntry, Dossier};
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
const LIST: &str = "dossier.json";
const TEXTS: [&str; 4] = ["txt", "text", "md", "markdown"];

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
    let (files, n_missing) = match options.folder.join(LIST) {
        list if list.is_file() => listed(&options.folder, &list)?,
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
    for name in named {
        match read_text(&folder.join(&name)) {
            Some(bytes) => files.insert(name, bytes),
            None => n_missing += 1,
        }
    }
    files.insert(LIST.into(), json);
    Ok((files, n_missing))
}

/// Every text of the folder itself, in the order of their names.
fn all_texts(folder: &Path, title: Option<String>) -> Result<(Files, usize), String> {
    let in_folder = |what: &str| format!("{}: {what}", folder.display());
    let entries = fs::read_dir(folder).map_err(|error| in_folder(&error.to_string()))?;
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| is_text(path)).collect();
    paths.sort();
    if paths.is_empty() {
        return Err(in_folder("it holds no dossier.json and no .txt or .md file"));
    }
    let mut articles = Vec::new();
    let mut n_missing = 0;
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match read_text(path) {
            Some(bytes) => {
                let entry = ArticleEntry { file: name, ..ArticleEntry::default() };
                articles.push((entry, Some(bytes)));
            }
            None => n_missing += 1,
        }
    }
    Ok((Files::pack(title, Some("en".into()), articles, None), n_missing))
}

fn is_text(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    path.is_file() && ending.is_some_and(|ending| TEXTS.contains(&ending.as_str()))
}
