//! Everything a developer runs: `cargo xtask serve`, `cargo xtask test` and their parts.
//!
//! Each command first makes sure that what it needs is there (`setup`), so a fresh clone needs no
//! other step. Steps print what they do; a missing piece ends in one sentence with its remedy.

mod bench;
mod build;
mod fuzz;
mod licences;
mod msrv;
mod notices;
mod offline;
mod one_file;
mod one_style;
mod package;
mod score;
mod serve;
mod setup;
mod short_names;
mod sizes;
mod test;
mod tidy;
mod tools;
mod train;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};
use xshell::Shell;

const HELP: &str = "\
Sayso's developer commands. Each one sets up what it needs; a second run does nothing twice.

Usage: cargo xtask <COMMAND>

Commands:
  serve   Build the reader, serve it on this machine, open it, and rebuild on change
            --port <N>   the port to use (default: 8080 or the next free one)
            --no-open    do not open a browser
  test    Everything that must hold: format, house rules, lints, unit tests, tests in a browser,
          the site's size, and the journeys
  build   Build the site into dist/ and print what a reader downloads
  package Build the npm package into pkg/
  bench   Measure speed beside other readers and write docs/benchmarks.md
            interaction     only how long the reader takes to answer in a large dossier
            lighthouse      only what Lighthouse says of the built site on its mobile setting
            --same          compare instead what is read natively, in Node and in Chromium
            --shared <DIR>  where polnear/ is (default: the folder `shared` beside this one)
  score   Measure the engine against annotated texts; further arguments go to the scorer
  train   Learn the engine's model from annotated texts; further arguments go to the trainer
            pairs           instead the weights of comparing, from the invented dossiers
  fuzz    Look for inputs that break what must hold
            [TARGET]... [SECONDS]   which of fuzz/targets (default: all) and how long each
                                    (default: 60)
  tidy    Check the house rules alone, and the licences of all that is depended on
  msrv    Compile everything with the oldest Rust that Cargo.toml promises
  setup   Install what the other commands need, and nothing else

Options:
  -h, --help   Print this help
";

/// What the command line asks for.
#[derive(Debug)]
enum Command {
    Help,
    Serve(serve::Options),
    Test,
    Build,
    Package,
    Bench(bench::Options),
    Score(Vec<OsString>),
    Train(Vec<OsString>),
    Fuzz(fuzz::Options),
    Tidy,
    Msrv,
    Setup,
}

fn main() -> ExitCode {
    match parse(Parser::from_env()).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut args: Parser) -> Result<Command> {
    let command = match args.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Command::Help),
        Some(Arg::Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    if command == "score" {
        return Ok(Command::Score(args.raw_args()?.collect()));
    }
    if command == "train" {
        return Ok(Command::Train(args.raw_args()?.collect()));
    }
    if command == "fuzz" {
        return Ok(Command::Fuzz(fuzz::Options::parse(args.raw_args()?)?));
    }
    let mut serve = serve::Options::default();
    let mut bench = bench::Options::default();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Long("port") if command == "serve" => serve.port = Some(args.value()?.parse()?),
            Arg::Long("no-open") if command == "serve" => serve.opening = serve::Opening::Never,
            Arg::Value(part) if command == "bench" && part == "interaction" => {
                bench.question = bench::Question::Interaction;
            }
            Arg::Value(part) if command == "bench" && part == "lighthouse" => {
                bench.question = bench::Question::Lighthouse;
            }
            Arg::Long("same") if command == "bench" => bench.question = bench::Question::Same,
            Arg::Long("shared") if command == "bench" => bench.shared = args.value()?.into(),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(match command.as_str() {
        "serve" => Command::Serve(serve),
        "test" => Command::Test,
        "build" => Command::Build,
        "package" => Command::Package,
        "bench" => Command::Bench(bench),
        "tidy" => Command::Tidy,
        "msrv" => Command::Msrv,
        "setup" => Command::Setup,
        "help" => Command::Help,
        other => bail!("there is no command `{other}`; `cargo xtask --help` lists them"),
    })
}

fn run(command: Command) -> Result<()> {
    let sh = Shell::new()?;
    sh.change_dir(root()?);
    match command {
        Command::Help => print!("{HELP}"),
        Command::Serve(options) => serve::run(&sh, &options)?,
        Command::Test => test::run(&sh)?,
        Command::Build => build::run(&sh, &setup::site(&sh)?)?,
        Command::Package => package::run(&sh, &setup::package(&sh)?)?,
        Command::Bench(options) => bench::run(&sh, &options)?,
        Command::Score(args) => score::run(&sh, &args)?,
        Command::Train(args) => train::run(&sh, &args)?,
        Command::Fuzz(options) => fuzz::run(&sh, &options)?,
        Command::Tidy => tidy::run(&sh)?,
        Command::Msrv => msrv::run(&sh)?,
        Command::Setup => {
            setup::tests(&sh)?;
            say("everything is there");
        }
    }
    Ok(())
}

/// Prints what is about to happen.
fn say(text: impl std::fmt::Display) {
    println!("==> {text}");
}

/// The repository's root folder.
fn root() -> Result<PathBuf> {
    // Cargo sets this when it runs xtask; the path seen at compile time may be out of date.
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .context("run this as `cargo xtask`, inside the repository")?;
    let root = PathBuf::from(xtask).parent().map(PathBuf::from);
    root.context("the xtask folder has no parent")
}

#[cfg(test)]
mod tests {
    use super::{Command, parse, serve::Opening};
    use lexopt::Parser;

    #[test]
    fn serve_takes_a_port() {
        let command = parse(Parser::from_args(["serve", "--port", "9000", "--no-open"])).unwrap();
        let Command::Serve(options) = command else { panic!("not serve: {command:?}") };
        assert_eq!(options.port, Some(9000));
        assert_eq!(options.opening, Opening::Never);
    }

    #[test]
    fn other_commands_refuse_a_port() {
        assert!(parse(Parser::from_args(["build", "--port", "9000"])).is_err());
    }

    #[test]
    fn an_unknown_command_is_named() {
        let error = parse(Parser::from_args(["sevre"])).unwrap_err();
        assert!(error.to_string().contains("sevre"));
    }
}
