//! `sayso` on the command line: who claims what in articles, as text for people or as JSON Lines.

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
}

/// How claims are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One JSON object a line for every article; offsets are UTF-8 bytes.
    Jsonl,
}

fn main() -> ExitCode {
    let Command::Read { format, files } = Arguments::parse().command;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failures = 0;
    for file in &files {
        for article in input::articles(file) {
            let written = article.and_then(|article| {
                print(&article, format, &mut out).map_err(|fault| fault.at(&article.name))
            });
            match written {
                Ok(()) => {}
                // Whoever reads the output has seen enough: "sayso read … | head".
                Err(fault) if fault.is_closed_pipe() => return ExitCode::SUCCESS,
                Err(fault) => {
                    failures += 1;
                    eprintln!("sayso: {fault}");
                }
            }
        }
    }
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("sayso: standard output: {error}");
            ExitCode::FAILURE
        }
        _ if failures > 0 => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
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
