//! The native half of `cargo xtask bench`; the scripts beside it do the rest.

mod growth;
mod stages;
mod stories;
mod texts;

use sayso_engine::{Document, read};
use sayso_view::wire::{ReadingLine, UnitsUtf16};
use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
Measures the engine natively. Texts are JSON Lines: {\"id\": …, \"text\": …, \"words\": …}.

  sayso-bench texts [CORPUS]   prints the texts of a corpus file, or texts made from the seeds
  sayso-bench sample           prints a few of the latter
  sayso-bench readings TEXTS   prints the reading of every text, as the npm package gives it
  sayso-bench rounds TEXTS     reads all texts once for every line of input, and prints the time
                               of every stage in nanoseconds
  sayso-bench growth TEXTS N   reads N articles and keeps what was found, prints time and memory
  sayso-bench dossier N        ties names in an invented dossier of N articles and compares them
  sayso-bench length TEXTS N   reads one article of N bytes, prints the time";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["texts"] => texts::print(&texts::made(texts::MANY)),
        ["sample"] => texts::print(&texts::made(texts::FEW)),
        ["texts", corpus] => texts::of_corpus(Path::new(corpus)).and_then(|t| texts::print(&t)),
        ["readings", file] => texts::load(Path::new(file)).and_then(|texts| readings(&texts)),
        ["rounds", file] => texts::load(Path::new(file)).and_then(|texts| rounds(&texts)),
        ["growth", file, n] => growth::articles(Path::new(file), n),
        ["dossier", n] => growth::dossier(n),
        ["length", file, n] => growth::length(Path::new(file), n),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

type Done = Result<(), Box<dyn Error>>;

fn readings(texts: &[texts::Text]) -> Done {
    let mut out = BufWriter::new(io::stdout().lock());
    for text in texts {
        let document = Document::new(text.text.as_str())?;
        let reading = read(&document);
        let line = ReadingLine::<UnitsUtf16>::new(None, document.text(), &reading);
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

/// A round for every line of input, so that rounds can alternate with those of others.
fn rounds(texts: &[texts::Text]) -> Done {
    let model = stages::model()?;
    for line in io::stdin().lines() {
        line?;
        let times = stages::round(texts, &model)?;
        println!("{}", serde_json::to_string(&times)?);
    }
    Ok(())
}
