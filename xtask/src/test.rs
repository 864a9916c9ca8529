//! `test`: everything that must hold before a change lands.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::setup::{self, TestEnv};
use crate::{bench, build, say, tidy};

/// One thing that must hold.
struct Stage {
    name: &'static str,
    run: fn(&Shell, &TestEnv) -> Result<()>,
}

/// In this order because what fails fast comes first. The journeys end the run, so that the last
/// lines are the count of tests.
const STAGES: [Stage; 9] = [
    Stage { name: "format", run: format },
    Stage { name: "house rules", run: |sh, _| tidy::run(sh) },
    Stage { name: "lints", run: lints },
    Stage { name: "lints for wasm", run: lints_for_wasm },
    Stage { name: "unit tests", run: unit_tests },
    Stage { name: "tests in a browser", run: browser_tests },
    Stage { name: "the npm package", run: bench::same_sample },
    Stage { name: "site and its size", run: |sh, env| build::run(sh, &env.site) },
    Stage { name: "journeys", run: journeys },
];

/// Runs every stage, up to the first that fails.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    let mut times = Vec::new();
    let start = Instant::now();
    let env = setup::tests(sh).context("failed: setup")?;
    times.push(("setup", start.elapsed()));
    for (n, stage) in STAGES.iter().enumerate() {
        let name = stage.name;
        if n + 1 == STAGES.len() {
            print_times(&times);
        }
        say(format!("{name} ({} of {})", n + 1, STAGES.len()));
        let start = Instant::now();
        (stage.run)(sh, &env).with_context(|| format!("failed: {name}"))?;
        times.push((name, start.elapsed()));
    }
    Ok(())
}

fn print_times(times: &[(&str, Duration)]) {
    say("passed so far");
    for (name, time) in times {
        println!("{name:<22}{:>8.1} s", time.as_secs_f32());
    }
}

fn format(sh: &Shell, _: &TestEnv) -> Result<()> {
    cmd!(sh, "cargo fmt --all --check").quiet().run().context("`cargo fmt --all` mends it")
}

fn lints(sh: &Shell, _: &TestEnv) -> Result<()> {
    Ok(cmd!(sh, "cargo clippy --quiet --workspace --all-targets -- -D warnings").quiet().run()?)
}

fn lints_for_wasm(sh: &Shell, env: &TestEnv) -> Result<()> {
    let target = setup::WASM_TARGET;
    let clippy = cmd!(
        sh,
        "cargo clippy --quiet --package sayso --all-targets --target {target} -- -D warnings"
    );
    Ok(env.site.on(clippy).quiet().run()?)
}

fn unit_tests(sh: &Shell, _: &TestEnv) -> Result<()> {
    Ok(cmd!(sh, "cargo test --quiet --workspace").quiet().run()?)
}

fn browser_tests(sh: &Shell, env: &TestEnv) -> Result<()> {
    let driver = &env.browser.driver;
    // Only the root package: the others' test dependencies do not all compile to wasm.
    let test = cmd!(sh, "wasm-pack test --headless --chrome --mode no-install -- --package sayso");
    Ok(env.site.on(test.env("CHROMEDRIVER", driver)).quiet().run()?)
}

fn journeys(sh: &Shell, env: &TestEnv) -> Result<()> {
    let mut files: Vec<_> = sh
        .read_dir("e2e")?
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    ensure!(!files.is_empty(), "e2e/ holds no journeys");
    // Journeys wait more than they work: two files at a time, on however few processors. The same closing
    // lines, whether or not a terminal reads them.
    cmd!(sh, "node --test --test-concurrency=2 --test-reporter tap {files...}")
        .env("CHROMIUM", &env.browser.chromium)
        .quiet()
        .run()?;
    Ok(())
}
