//! `sayso` on the command line: who claims what in articles, as text for people or as JSON Lines.

mod build;
mod compare;
mod input;
mod report;

use clap::{Parser, Subcommand, ValueEnum};
use input::Article;
use sayso_engine::{Document, read};
use sayso_view::wire::{BytesUtf8, ReadingLine};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads news articles and says who claims what in them, in which words.
#[derive(Debug, Parser)]
#[command(name = "sayso", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reads articles and prints their claims.
    ///
    /// A .jsonl file holds one article a line, {"id": …, "text": …}; every other file is one
    /// article, plain text or Markdown. `-` is standard input, taken as JSON Lines if it begins
    /// with a brace.
    ///
    /// A file that cannot be read is named on standard error and the others are read; the exit
    /// code is then 1. It is 2 for a wrong call.
    #[command(after_help = "Examples:\n  sayso read story/*.txt\n  \
                            sayso read --format jsonl articles.jsonl > claims.jsonl\n  \
                            cat story.txt | sayso read -")]
    Read {
        /// What to print.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// The files to read; `-` for standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Compares articles and prints what can be set side by side.
    ///
    /// Files are read as by `sayso read`. A pair of figures is the same, differs, is of a different
    /// event or date, of a different measure, or cannot be told; each with its reason.
    #[command(after_help = "Examples:\n  sayso compare story/*.txt\n  \
                            sayso compare --format jsonl story/*.txt > comparison.json")]
    Compare {
        /// What to print.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// The files to compare; `-` for standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Writes the reader and a folder of texts as one HTML file, which opens by a double click.
    ///
    /// The folder's dossier.json lists the articles; without one, all its .txt and .md files are
    /// taken in the order of their names. What cannot be read is named on standard error and the
    /// rest is written; the exit code is then 1. It is 2 if nothing could be written.
    #[command(after_help = "Example:\n  sayso build story --reader sayso.html -o story.html")]
    Build(build::Options),
}

/// How claims are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// JSON, one object a line: one for every article read, or one for a comparison. Offsets are
    /// UTF-8 bytes.
    Jsonl,
}

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let failures = match Arguments::parse().command {
        Command::Read { format, files } => read_all(format, &files, &mut out),
        Command::Compare { format, files } => compare::compare_all(format, &files, &mut out),
        Command::Build(options) => match build::build(&options) {
            Ok(n_missing) => Ok(n_missing),
            Err(fault) => {
                eprintln!("sayso: {fault}");
                return ExitCode::from(2);
            }
        },
    };
    let written = failures.and_then(|failures| out.flush().map(|()| failures));
    match written {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // Whoever reads the output has seen enough: "sayso read … | head".
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sayso: standard output: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads and prints every article; the number of inputs that could not be read.
fn read_all(format: Format, files: &[PathBuf], out: &mut impl Write) -> io::Result<usize> {
    let mut failures = 0;
    for file in files {
        for article in input::articles(file) {
            let written = article.and_then(|article| {
                print(&article, format, out).map_err(|fault| fault.at(&article.name))
            });
            match written {
                Ok(()) => {}
                Err(fault) if fault.is_closed_pipe() => {
                    return Err(io::ErrorKind::BrokenPipe.into());
                }
                Err(fault) => {
                    failures += 1;
                    eprintln!("sayso: {fault}");
                }
            }
        }
    }
    Ok(failures)
}

/// Reads one article and prints what was found.
fn print(article: &Article, format: Format, out: &mut impl Write) -> Result<(), input::Cause> {
    let document = Document::new(article.text.as_str())?;
    let reading = read(&document);
    match format {
        Format::Text => report::write(&article.name, document.text(), &reading, out)?,
        Format::Jsonl => {
            let id = Some(article.name.clone());
            let line = ReadingLine::<BytesUtf8>::new(id, document.text(), &reading);
            serde_json::to_writer(&mut *out, &line).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}
