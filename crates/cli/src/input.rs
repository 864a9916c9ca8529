//! Articles from files, JSON Lines and standard input.

use crate::progress::Progress;
use sayso_engine::{Document, TooLong};
use sayso_view::decode::{self, DecodeError};
use serde::Deserialize;
use serde_json::Value;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::num::NonZero;
use std::path::{Path, PathBuf};

/// More bytes than this are not kept in memory: UTF-16, or JSON that escapes every letter, can be
/// that much longer than the longest text.
const LONGEST: u64 = 6 * Document::MAX_BYTES as u64;

/// Which articles, and how many at once.
#[derive(Debug, clap::Args)]
pub(crate) struct Inputs {
    /// Take every input as JSON Lines, whatever its name, and print JSON Lines; without files, from
    /// standard input.
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// How many articles to read at the same time; as many as there are processors if not given.
    #[arg(short, long)]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// The files to read; `-` for standard input.
    #[arg(required_unless_present = "jsonl")]
    files: Vec<PathBuf>,
}

/// An article to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Article {
    /// Its `id`, or the name of its file.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Something went wrong with an input.
#[derive(Debug)]
pub(crate) struct Fault {
    place: String,
    cause: Cause,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.cause)
    }
}

/// What went wrong.
#[derive(Debug)]
pub(crate) enum Cause {
    Io(io::Error),
    Decode(DecodeError),
    TooLong(TooLong),
    Json(serde_json::Error),
    Id,
}

impl Cause {
    pub(crate) fn at(self, place: &str) -> Fault {
        Fault { place: place.to_owned(), cause: self }
    }

    fn too_long(bytes: u64) -> Cause {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        Cause::TooLong(TooLong { bytes, limit: Document::MAX_BYTES })
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::Io(error) => error.fmt(f),
            Cause::Decode(error) => error.fmt(f),
            Cause::TooLong(error) => error.fmt(f),
            Cause::Json(error) => {
                write!(f, "not an article ({error}); a line is {{\"id\": …, \"text\": …}}")
            }
            Cause::Id => f.write_str("\"id\" is neither words nor a number"),
        }
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Cause {
        Cause::Io(error)
    }
}

impl From<DecodeError> for Cause {
    fn from(error: DecodeError) -> Cause {
        Cause::Decode(error)
    }
}

impl From<TooLong> for Cause {
    fn from(error: TooLong) -> Cause {
        Cause::TooLong(error)
    }
}

impl From<serde_json::Error> for Cause {
    fn from(error: serde_json::Error) -> Cause {
        Cause::Json(error)
    }
}

type Articles<'p> = Box<dyn Iterator<Item = Result<Article, Fault>> + 'p>;

impl Inputs {
    /// The articles of all files, read one at a time.
    pub(crate) fn articles<'p>(&'p self, progress: &'p Progress) -> Articles<'p> {
        if self.files.is_empty() {
            return from_input(Kind::Lines, progress);
        }
        Box::new(self.files.iter().flat_map(move |file| self.articles_of(file, progress)))
    }

    /// How many articles there are, where it can be told beforehand.
    pub(crate) fn count(&self) -> Option<usize> {
        let whole = |file: &PathBuf| !self.jsonl && !is_lines(file) && !is_input(file);
        (!self.files.is_empty() && self.files.iter().all(whole)).then_some(self.files.len())
    }

    fn articles_of<'p>(&self, path: &Path, progress: &'p Progress) -> Articles<'p> {
        let name = path.display().to_string();
        let kind = if self.jsonl { Kind::Lines } else { Kind::AsItBegins };
        if is_input(path) {
            return from_input(kind, progress);
        }
        match File::open(path) {
            Err(error) => Box::new(std::iter::once(Err(Cause::from(error).at(&name)))),
            Ok(file) if self.jsonl || is_lines(path) => lines(name, BufReader::new(file)),
            Ok(file) => Box::new(std::iter::once(whole(&name, file, progress))),
        }
    }
}

/// How standard input is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Lines,
    /// As lines if it begins with a brace, otherwise as one article.
    AsItBegins,
}

fn is_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson")
}

fn from_input(kind: Kind, progress: &Progress) -> Articles<'_> {
    let name = "standard input".to_owned();
    let mut input = io::stdin().lock();
    let begins_with_brace = |input: &mut io::StdinLock<'_>| {
        input.fill_buf().is_ok_and(|start| start.trim_ascii_start().starts_with(b"{"))
    };
    if kind == Kind::Lines || begins_with_brace(&mut input) {
        lines(name, input)
    } else {
        Box::new(std::iter::once(whole(&name, input, progress)))
    }
}

fn whole(name: &str, input: impl Read, progress: &Progress) -> Result<Article, Fault> {
    let mut bytes = Vec::new();
    let decoded = input
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(Cause::from)
        .and_then(|_| match bytes.len() as u64 {
            n if n > LONGEST => Err(Cause::too_long(n)),
            _ => Ok(decode::decode(&bytes)?),
        })
        .map_err(|cause| cause.at(name))?;
    if decoded.n_replaced > 0 {
        let places = if decoded.n_replaced == 1 { "place" } else { "places" };
        let n = decoded.n_replaced;
        progress.complain(&format!("{name}: bytes that are no text were replaced in {n} {places}"));
    }
    Ok(Article { name: name.to_owned(), text: decoded.text })
}

/// A line of JSON Lines. Other fields are let pass.
#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    text: String,
}

fn lines<'p>(name: String, mut input: impl BufRead + 'p) -> Articles<'p> {
    let mut number = 0;
    let mut broken = false;
    Box::new(std::iter::from_fn(move || {
        while !broken {
            number += 1;
            let place = format!("{name}, line {number}");
            match next_line(&mut input) {
                Ok(None) => return None,
                Ok(Some(bytes)) if bytes.trim_ascii().is_empty() => {}
                Ok(Some(bytes)) => return Some(article(&bytes, &place)),
                Err(cause) => {
                    // What could not be read once will not be read again.
                    broken = matches!(cause, Cause::Io(_));
                    return Some(Err(cause.at(&place)));
                }
            }
        }
        None
    }))
}

fn article(line: &[u8], place: &str) -> Result<Article, Fault> {
    let parsed: Result<Line, Cause> = serde_json::from_slice(line).map_err(Cause::from);
    let named = parsed.and_then(|Line { id, text }| {
        let name = match id {
            None | Some(Value::Null) => place.to_owned(),
            Some(Value::String(id)) => id,
            Some(Value::Number(id)) => id.to_string(),
            Some(_) => return Err(Cause::Id),
        };
        Ok(Article { name, text })
    });
    named.map_err(|cause| cause.at(place))
}

/// The next line. One that is too long is passed over.
fn next_line(input: &mut impl BufRead) -> Result<Option<Vec<u8>>, Cause> {
    let mut line = Vec::new();
    let n = input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? as u64;
    if n < LONGEST || line.ends_with(b"\n") {
        return Ok((n > 0).then_some(line));
    }
    drop(line);
    let mut passed = n;
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let step = end.map_or(buffer.len(), |at| at + 1);
        let over = end.is_some() || step == 0;
        input.consume(step);
        passed += step as u64;
        if over {
            return Err(Cause::too_long(passed));
        }
    }
}
