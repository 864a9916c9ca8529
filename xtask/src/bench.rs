//! `bench`: how fast the engine reads, natively and in wasm, beside others; and whether it reads
//! the same in both.

use std::path::PathBuf;

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

use crate::setup::{self, TestEnv};
use crate::{build, package, say};

/// What npm calls the version that is asked.
const LIGHTHOUSE: &str = "lighthouse@13.5.0";

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
    /// How long does the reader take to answer in a large dossier? Printed only.
    Interaction,
    /// What does Lighthouse say of the built site? Printed only.
    Lighthouse,
}

/// Asks it.
pub(crate) fn run(sh: &Shell, options: &Options) -> Result<()> {
    if matches!(options.question, Question::Interaction | Question::Lighthouse) {
        return of_site(sh, &options.question);
    }
    let env = setup::bench(sh)?;
    let corpus = options.shared.join("polnear").join("dev.jsonl.gz");
    let corpus = sh.path_exists(&corpus).then_some(corpus);
    if corpus.is_none() {
        say("no PolNeAR here: texts are made of the bundled articles");
    }
    say("building the npm package as it is published");
    let package = package::aside(sh, &env.site, &["--profile", "wasm"])?.join("web");
    match options.question {
        Question::Interaction | Question::Lighthouse => Ok(()),
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

/// Builds the site and measures it alone.
fn of_site(sh: &Shell, question: &Question) -> Result<()> {
    let env = setup::tests(sh)?;
    build::run(sh, &env.site)?;
    if *question == Question::Interaction {
        return node(&env, cmd!(sh, "node bench/interaction.mjs"));
    }
    // Large, and needed by nobody else: it goes into a folder of its own, once.
    let folder = sh.current_dir().join("target").join("lighthouse");
    if !sh.path_exists(folder.join("node_modules/lighthouse")) {
        say("fetching Lighthouse");
        sh.create_dir(&folder)?;
        sh.write_file(folder.join("package.json"), "{\"private\":true}\n")?;
        let _folder = sh.push_dir(&folder);
        cmd!(sh, "npm install --no-audit --no-fund --ignore-scripts {LIGHTHOUSE}").quiet().run()?;
    }
    node(&env, cmd!(sh, "node bench/lighthouse.mjs {folder}"))
}

/// The part of `test`, quickly compiled, in Node: a few made texts, and the package as others use it.
pub(crate) fn same_sample(sh: &Shell, env: &TestEnv) -> Result<()> {
    let package = package::aside(sh, &env.site, &["--dev"])?;
    let web = package.join("web");
    node(env, cmd!(sh, "node bench/same.mjs {web} sample --dev"))?;
    let test = cmd!(sh, "node --test tests/package.test.mjs").env("PACKAGE", &package);
    node(env, test)
}

/// Runs a script; it says itself what is wrong.
fn node(env: &TestEnv, script: Cmd<'_>) -> Result<()> {
    Ok(script.env("CHROMIUM", &env.browser.chromium).quiet().run()?)
}
