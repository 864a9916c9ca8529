//! `bench`: how fast the engine reads, natively and in wasm, beside others; and whether it reads
//! the same in both.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::{Cmd, Shell, cmd};

use crate::setup::{self, TestEnv};
use crate::{build, say};

/// What is asked.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) question: Question,
    /// Where polnear/ is; by default the folder `shared` beside the repository. Without it texts
    /// are made of the bundled articles.
    pub(crate) shared: PathBuf,
}

impl Default for Options {
    fn default() -> Options {
        Options { question: Question::Speed, shared: "../shared".into() }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// How fast? The answer is written to docs/benchmarks.md.
    Speed,
    /// Is every text read the same natively, in Node and in Chromium?
    Same,
}

/// Asks it.
pub(crate) fn run(sh: &Shell, options: &Options) -> Result<()> {
    let env = setup::bench(sh)?;
    let corpus = options.shared.join("polnear").join("dev.jsonl.gz");
    let corpus = sh.path_exists(&corpus).then_some(corpus);
    if corpus.is_none() {
        say("no PolNeAR here: texts are made of the bundled articles");
    }
    say("building the npm package as it is published");
    let package = package(sh, &env, &["--profile", "wasm"])?;
    match options.question {
        Question::Speed => {
            build::run(sh, &env.site)?;
            say("measuring (some minutes; other work on this machine makes it less sure)");
            node(&env, cmd!(sh, "node bench/run.mjs {package} {corpus...}"))
        }
        Question::Same => [None, Some("--chromium")].into_iter().try_for_each(|place| {
            let corpus = &corpus;
            node(&env, cmd!(sh, "node bench/same.mjs {package} texts {corpus...} {place...}"))
        }),
    }
}

/// The part of `test`: a few made texts, quickly compiled, in Node.
pub(crate) fn same_sample(sh: &Shell, env: &TestEnv) -> Result<()> {
    let package = package(sh, env, &["--dev"])?;
    node(env, cmd!(sh, "node bench/same.mjs {package} sample --dev"))
}

/// Runs a script; it says itself what is wrong.
fn node(env: &TestEnv, script: Cmd<'_>) -> Result<()> {
    Ok(script.env("CHROMIUM", &env.browser.chromium).quiet().run()?)
}

/// Builds the npm package and returns its folder.
fn package(sh: &Shell, env: &TestEnv, profile: &[&str]) -> Result<PathBuf> {
    let folder = sh.current_dir().join("target").join("bench").join("package");
    env.site
        .on(cmd!(
            sh,
            "wasm-pack --log-level warn build --target web --mode no-install --out-dir {folder} {profile...} ."
        ))
        .quiet()
        .run()
        .context("wasm-pack did not build")?;
    Ok(folder)
}
