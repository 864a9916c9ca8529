//! Articles from files, JSON Lines and standard input.

use sayso_engine::TooLong;
use sayso_view::decode::{self, DecodeError};
use serde::Deserialize;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

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

impl Fault {
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(&self.cause, Cause::Io(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
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
}

impl Cause {
    pub(crate) fn at(self, place: &str) -> Fault {
        Fault { place: place.to_owned(), cause: self }
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

type Articles = Box<dyn Iterator<Item = Result<Article, Fault>>>;

/// The articles of a file, read one at a time.
pub(crate) fn articles(path: &Path) -> Articles {
    let name = path.display().to_string();
    if name == "-" {
        return from_input(io::stdin().lock());
    }
    match File::open(path) {
        Err(error) => Box::new(std::iter::once(Err(Cause::from(error).at(&name)))),
        Ok(file) if path.extension().is_some_and(|e| e == "jsonl" || e == "ndjson") => {
            lines(name, BufReader::new(file))
        }
        Ok(file) => Box::new(std::iter::once(whole(&name, file))),
    }
}

fn from_input(mut input: io::StdinLock<'static>) -> Articles {
    let name = "standard input".to_owned();
    match input.fill_buf() {
        Ok(start) if start.trim_ascii_start().starts_with(b"{") => lines(name, input),
        _ => Box::new(std::iter::once(whole(&name, input))),
    }
}

fn whole(name: &str, mut input: impl Read) -> Result<Article, Fault> {
    let mut bytes = Vec::new();
    let read = input.read_to_end(&mut bytes).map_err(Cause::from);
    let decoded = read.and_then(|_| Ok(decode::decode(&bytes)?)).map_err(|cause| cause.at(name))?;
    if decoded.n_replaced > 0 {
        let places = if decoded.n_replaced == 1 { "place" } else { "places" };
        eprintln!(
            "sayso: {name}: bytes that are no text were replaced in {} {places}",
            decoded.n_replaced
        );
    }
    Ok(Article { name: name.to_owned(), text: decoded.text })
}

/// A line of JSON Lines. Other fields are let pass.
#[derive(Deserialize)]
struct Line {
    id: Option<String>,
    text: String,
}

fn lines(name: String, input: impl BufRead + 'static) -> Articles {
    let numbered = input.split(b'\n').enumerate();
    let filled =
        numbered.filter(|(_, line)| !matches!(line, Ok(bytes) if bytes.trim_ascii().is_empty()));
    Box::new(filled.map(move |(at, line)| {
        let place = format!("{name}, line {}", at + 1);
        let parsed =
            line.map_err(Cause::from).and_then(|bytes| Ok(serde_json::from_slice::<Line>(&bytes)?));
        let Line { id, text } = parsed.map_err(|cause| cause.at(&place))?;
        Ok(Article { name: id.unwrap_or(place), text })
    }))
}
