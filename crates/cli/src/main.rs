//! `sayso` on the command line: who claims what in articles, as text for people or as JSON Lines.

mod build;
mod compare;
mod in_order;
mod input;
mod progress;
mod read;
mod report;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use input::Inputs;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

const EXIT_CODES: &str = "Exit codes:
  0  all went well
  1  some input could not be read, or the output not be written; the rest was done
  2  the call was wrong, or nothing could be done";

const READ_EXAMPLES: &str = "Examples:
  sayso read story/*.txt
  sayso read --format jsonl articles.jsonl > claims.jsonl
  cat story.txt | sayso read -
  parallel --pipe --keep-order sayso read --jsonl < articles.jsonl > claims.jsonl";

const COMPARE_EXAMPLES: &str = "Examples:
  sayso compare story/*.txt
  sayso compare --format jsonl story/*.txt > comparison.json";

const BUILD_EXAMPLES: &str = "Examples:
  sayso build story --reader sayso.html -o story.html
  sayso build texts --title \"The harbour strike\" --reader dist/sayso.html -o strike.html";

const COMPLETIONS_EXAMPLES: &str = "Examples:
  sayso completions bash > ~/.local/share/bash-completion/completions/sayso
  sayso completions zsh > ~/.zfunc/_sayso
  sayso completions fish > ~/.config/fish/completions/sayso.fish";

/// Reads news articles and says who claims what in them, in which words.
///
/// It gives no verdicts, and it makes mistakes: some claims are missed, some marks are wrong.
#[derive(Debug, Parser)]
#[command(name = "sayso", version, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the claims of articles.
    ///
    /// A .jsonl file holds one article a line, {"id": …, "text": …}; every other file is one
    /// article, plain text or Markdown. `-` is standard input, taken as JSON Lines if it begins
    /// with a brace. What else a line holds is let pass.
    ///
    /// Articles are read several at a time and printed in the order in which they come, each as
    /// soon as it can be; only a few are in memory at once. An input that cannot be read is named
    /// on standard error, and the others are read.
    #[command(after_help = READ_EXAMPLES, after_long_help = format!("{READ_EXAMPLES}\n\n{EXIT_CODES}"))]
    Read {
        /// What to print.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        #[command(flatten)]
        inputs: Inputs,
    },
    /// Compare articles and print what can be set side by side.
    ///
    /// Inputs are taken as by `sayso read`. A pair of figures is the same, differs, is of a different
    /// event or date, of a different measure, or cannot be told; each with its reason. All articles
    /// are in memory at once, as comparing takes.
    #[command(after_help = COMPARE_EXAMPLES, after_long_help = format!("{COMPARE_EXAMPLES}\n\n{EXIT_CODES}"))]
    Compare {
        /// What to print.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        #[command(flatten)]
        inputs: Inputs,
    },
    /// Write the reader and a folder of texts as one HTML file, which opens by a double click.
    ///
    /// The folder's dossier.json lists the articles; without one, all .txt and .md files in it and in
    /// its folders are taken in the order of their names. What cannot be read is named on standard
    /// error and the rest is written. An existing file is written over only if it is such a reader.
    #[command(after_help = BUILD_EXAMPLES, after_long_help = format!("{BUILD_EXAMPLES}\n\n{EXIT_CODES}"))]
    Build(build::Options),
    /// Print what a shell needs to complete the words of a call.
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell.
        shell: Shell,
    },
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

impl Format {
    /// Who gives lines gets lines.
    fn of(self, inputs: &Inputs) -> Format {
        if inputs.jsonl { Format::Jsonl } else { self }
    }
}

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout());
    let n_faults = match Arguments::parse().command {
        Command::Read { format, inputs } => read::read_all(&inputs, format.of(&inputs), &mut out),
        Command::Compare { format, inputs } => {
            compare::compare_all(&inputs, format.of(&inputs), &mut out)
        }
        Command::Build(options) => match build::build(&options) {
            Ok(n_missing) => Ok(n_missing),
            Err(fault) => {
                eprintln!("sayso: {fault}");
                return ExitCode::from(2);
            }
        },
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "sayso", &mut out);
            Ok(0)
        }
    };
    match n_faults.and_then(|n_faults| out.flush().map(|()| n_faults)) {
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
