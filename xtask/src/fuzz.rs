//! `fuzz`: looks for texts and files that break what must always hold.
//!
//! libFuzzer comes with its crate and is guided by counters that every rustc can put in, so no
//! nightly compiler is needed. Our crates forbid `unsafe`, so no sanitiser either.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::say;

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Options {
    /// The targets' names; none means all.
    targets: Vec<String>,
    /// How long each is run.
    seconds: u64,
}

/// What cargo-fuzz asks of the compiler, without its sanitiser.
const COUNTERS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "--cfg=fuzzing",
];

/// A text of a few kilobytes takes milliseconds. On a busy machine it may wait for its turn.
const TOO_SLOW: u32 = 30;

impl Options {
    /// Takes targets' names, or `all`, and a number of seconds, in any order.
    pub(crate) fn parse(args: impl Iterator<Item = OsString>) -> Result<Options> {
        let mut options = Options { targets: Vec::new(), seconds: 60 };
        for arg in args {
            let arg = arg.to_string_lossy().into_owned();
            match arg.parse() {
                Ok(seconds) => options.seconds = seconds,
                Err(_) if arg == "all" => {}
                Err(_) => options.targets.push(arg),
            }
        }
        Ok(options)
    }
}

/// Builds the targets and runs those asked for, one after the other.
pub(crate) fn run(sh: &Shell, options: &Options) -> Result<()> {
    let all = names(&sh.read_file("fuzz/Cargo.toml")?);
    let targets = if options.targets.is_empty() { &all } else { &options.targets };
    for target in targets {
        ensure!(all.contains(target), "no target `{target}`; there are: {}", all.join(", "));
    }
    let folder = folder(sh);
    let programs = build(sh, &folder)?;
    let mut faults = 0;
    for target in targets {
        faults += search(sh, &folder, &programs, target, options.seconds)?;
    }
    ensure!(faults == 0, "{faults} inputs break what must hold; they are in {}", folder.display());
    Ok(())
}

/// The programs that the manifest lists.
fn names(manifest: &str) -> Vec<String> {
    let bins = manifest.split("[[bin]]\nname = \"").skip(1);
    bins.filter_map(|bin| Some(bin.split_once('"')?.0.to_owned())).collect()
}

fn folder(sh: &Shell) -> PathBuf {
    let base = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    sh.current_dir().join(base).join("fuzz")
}

fn build(sh: &Shell, folder: &Path) -> Result<PathBuf> {
    say("building the fuzz targets (once, some minutes)");
    let version = cmd!(sh, "rustc -vV").quiet().read()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc does not say what it compiles for")?;
    // With a target named, what cargo runs while it builds is spared the counters.
    cmd!(
        sh,
        "cargo build --quiet --release --manifest-path fuzz/Cargo.toml --bins
         --target {host} --target-dir {folder}"
    )
    .env("RUSTFLAGS", COUNTERS.join(" "))
    .quiet()
    .run()
    .context("the fuzz targets need a C++ compiler for libFuzzer: `apt-get install g++`")?;
    Ok(folder.join(host).join("release"))
}

/// Runs one target and returns how many faults it found.
fn search(sh: &Shell, folder: &Path, programs: &Path, target: &str, seconds: u64) -> Result<usize> {
    let found = folder.join("found").join(target);
    let grown = folder.join("corpus").join(target);
    for made in [&found, &grown] {
        sh.create_dir(made)?;
    }
    let before = fs::read_dir(&found)?.count();
    let log = folder.join(format!("{target}.log"));
    say(format!("{target}: {seconds} seconds (what it says: {})", log.display()));
    let (start, cpu) = (Instant::now(), children_cpu());
    // A process of its own for each stretch, so that the search goes on after a fault.
    let status = std::process::Command::new(programs.join(target))
        .args(["-fork=1", "-ignore_crashes=1", "-ignore_timeouts=1", "-ignore_ooms=1"])
        .args([format!("-max_total_time={seconds}"), format!("-timeout={TOO_SLOW}")])
        // Else what merely waited for the processor counts as a find.
        .arg(format!("-report_slow_units={TOO_SLOW}"))
        .arg(format!("-artifact_prefix={}/", found.display()))
        .arg(format!("-dict={}", sh.current_dir().join("fuzz/words.dict").display()))
        .arg(&grown)
        .arg(sh.current_dir().join("fuzz/corpus").join(target))
        .current_dir(folder)
        .stderr(File::create(&log)?)
        .status()?;
    let took = start.elapsed().as_secs();
    let said = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    let Some(last) = last_line(&said) else {
        bail!("{target} did not run ({status}); see {}", log.display());
    };
    let faults = fs::read_dir(&found)?.count().saturating_sub(before);
    let cpu = children_cpu().zip(cpu).map(|(after, before)| after - before);
    let cpu = cpu.map_or(String::new(), |cpu| format!(" ({cpu} of processor time)"));
    println!(
        "{target:<10}{} executions, {} features, {faults} finds, {took} s{cpu}",
        last.executions, last.features
    );
    Ok(faults)
}

/// What libFuzzer says of its progress.
#[derive(Debug, PartialEq, Eq)]
struct Progress<'s> {
    executions: &'s str,
    features: &'s str,
}

fn last_line(said: &str) -> Option<Progress<'_>> {
    said.lines().rev().find_map(|line| {
        let (executions, rest) = line.strip_prefix('#')?.split_once(':')?;
        let features = rest.split_once(" ft: ")?.1.split_whitespace().next()?;
        Some(Progress { executions, features })
    })
}

/// The seconds that ended child processes have computed, where the system says so.
fn children_cpu() -> Option<u64> {
    /// In hundredths of a second on every Linux.
    const TICKS: u64 = 100;
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The program's name stands in brackets and may hold spaces.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some((ticks(13)? + ticks(14)?) / TICKS)
}

#[cfg(test)]
mod tests {
    use super::{Options, Progress, last_line, names};

    #[test]
    fn targets_and_seconds_come_in_any_order() {
        let parse = |args: &[&str]| Options::parse(args.iter().map(Into::into)).unwrap();
        let options = parse(&["claims", "1800", "page"]);
        assert_eq!((options.targets.join(" "), options.seconds), ("claims page".into(), 1800));
        assert_eq!(parse(&["all"]).targets.len(), 0);
    }

    #[test]
    fn the_targets_are_those_of_the_manifest() {
        let manifest = include_str!("../../fuzz/Cargo.toml");
        assert_eq!(
            names(manifest),
            ["document", "language", "claims", "figures", "compare", "page", "archive"]
        );
    }

    #[test]
    fn the_last_progress_counts() {
        let said = "INFO: x\n#12: cov: 3 ft: 40 corp: 1\n#99: cov: 4 ft: 57 corp: 2 exec/s 1\nDONE";
        assert_eq!(last_line(said), Some(Progress { executions: "99", features: "57" }));
        assert_eq!(last_line("ERROR"), None);
    }
}
