//! Learns the weights of `pairs.txt`, `links.txt` and `sums.txt` in the engine's data from invented dossiers.

use sayso_engine::compare::{Likeness, Sign, Trait};
use sayso_train::dossiers::weights::{Example, TraitWeights, examples, learn};
use sayso_train::dossiers::{InventedDossier, read_dossiers, read_passages, total_examples};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread::ScopedJoinHandle;

const USAGE: &str = "\
Learns how much each trait of a pair of figures or statements, and of a total and its parts, tells: from the
invented dossiers in a folder. Prints how well that goes on dossiers that were left out.

  pairs DIR [--totals DIR] [--show | --out DATA]

  --totals DIR  also learns from the passages with totals in this folder
  --show        also prints the pairs, the likeliest first
  --out DATA    writes pairs.txt, links.txt and sums.txt into this folder instead";

/// How large weights are held back.
const PENALTY: f64 = 1.0;

/// In how many parts dossiers are judged.
const PARTS: usize = 10;

const PAIRS: &str = "\
# How much each trait of a pair of figures tells that both count the same thing: the natural logarithm of
# odds in thousandths, for two equal figures and for two that are not. Learned by `cargo xtask train
# pairs`; not edited by hand.
";
const LINKS: &str = "\
# How much each trait of a pair of statements tells that both tell of one matter: the natural logarithm of
# odds in thousandths. Learned by `cargo xtask train pairs`; not edited by hand.
";
const SUMS: &str = "\
# How much each sign tells that a number is the total of others: the natural logarithm of odds in
# thousandths. Learned by `cargo xtask train pairs`; not edited by hand.
";

fn file<'n>(head: &str, names: impl Iterator<Item = &'n str>, columns: &[TraitWeights]) -> String {
    let row = |name: &str, of: &dyn Fn(&TraitWeights) -> f64| {
        let numbers = columns.iter().map(|w| format!(" {}", (of(w) * 1000.0).round() as i32));
        format!("{name}{}\n", numbers.collect::<String>())
    };
    let mut out = format!("{head}\n@ weights\n{}", row("bias", &|w| w.bias));
    for (at, name) in names.enumerate() {
        out += &row(name, &|w| w.of[at]);
    }
    out
}

/// What a thread found; its panic is this one's.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault))
}

/// Whether single pairs are printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Totals,
    Pairs,
}

/// A kind of example with the names of its traits.
struct Lesson<'e> {
    title: &'static str,
    names: Vec<&'static str>,
    examples: Vec<&'e Example>,
}

impl Lesson<'_> {
    fn learn(&self) -> TraitWeights {
        learn(self.examples.iter().copied(), self.names.len(), PENALTY)
    }

    /// Judges each dossier with weights that have not seen it, a tenth of them at a time.
    fn report(&self, dossiers: &[InventedDossier], detail: Detail) -> String {
        let judge = |part: usize| {
            let others = self.examples.iter().copied().filter(|e| e.dossier % PARTS != part);
            let weights = learn(others, self.names.len(), PENALTY);
            let here = self.examples.iter().copied().filter(|e| e.dossier % PARTS == part);
            here.map(|e| (weights.odds(&e.traits), e)).collect::<Vec<_>>()
        };
        let mut judged: Vec<(f64, &Example)> = std::thread::scope(|scope| {
            let parts = (0..PARTS).map(|part| scope.spawn(move || judge(part)));
            let parts: Vec<_> = parts.collect();
            parts.into_iter().flat_map(|part| joined(part)).collect()
        });
        judged.sort_by(|a, b| b.0.total_cmp(&a.0));
        let wanted = judged.iter().filter(|j| j.1.wanted).count();
        let mut out = format!("{}: {} pairs, {wanted} wanted\n", self.title, judged.len());
        for floor in [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0] {
            let given = judged.iter().filter(|j| j.0 >= floor);
            let right = given.clone().filter(|j| j.1.wanted).count();
            let _ = writeln!(out, "  odds {floor:>5}: {right} right of {} given", given.count());
        }
        for (odds, example) in judged.iter().filter(|j| j.0 > -2.0 || j.1.wanted) {
            if detail == Detail::Pairs {
                let traits: Vec<&str> = example.traits.iter().map(|&at| self.names[at]).collect();
                let _ = writeln!(
                    out,
                    "{odds:.2} {} {} {}\n     {}",
                    if example.wanted { "WANTED" } else { "not" },
                    dossiers.get(example.dossier).map_or("passage", |dossier| &dossier.name),
                    example.words,
                    traits.join(" ")
                );
            }
        }
        out
    }
}

struct Options {
    folder: PathBuf,
    totals: Option<PathBuf>,
    detail: Detail,
    out: Option<PathBuf>,
}

fn options() -> Option<Options> {
    let mut folder = None;
    let mut options =
        Options { folder: PathBuf::new(), totals: None, detail: Detail::Totals, out: None };
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--show") => options.detail = Detail::Pairs,
            Some("--totals") => options.totals = Some(arguments.next()?.into()),
            Some("--out") => options.out = Some(arguments.next()?.into()),
            Some("--help" | "-h") => return None,
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    options.folder = folder?;
    Some(options)
}

fn run(options: &Options) -> Result<(), String> {
    let dossiers = read_dossiers(&options.folder)?;
    let all = examples(&dossiers);
    let passages = options.totals.as_deref().map(read_passages).transpose()?.unwrap_or_default();
    let sums = total_examples(&dossiers, &passages);
    let traits = || Trait::ALL.iter().map(|one| one.name());
    let likenesses = || Likeness::ALL.iter().map(|one| one.name());
    let figures = |equal: bool| all.figures.iter().filter(move |e| e.equal == equal).collect();
    let lessons = [
        Lesson { title: "equal figures", names: traits().collect(), examples: figures(true) },
        Lesson { title: "other figures", names: traits().collect(), examples: figures(false) },
        Lesson {
            title: "statements",
            names: likenesses().collect(),
            examples: all.statements.iter().collect(),
        },
        Lesson {
            title: "sums",
            names: Sign::ALL.iter().map(|one| one.name()).collect(),
            examples: sums.iter().collect(),
        },
    ];
    let Some(out) = &options.out else {
        for lesson in &lessons {
            print!("{}", lesson.report(&dossiers, options.detail));
        }
        return Ok(());
    };
    let write = |name: &str, text: String| {
        let path = out.join(name);
        std::fs::write(&path, text).map_err(|fault| format!("{}: {fault}", path.display()))
    };
    let [equal, other, statements, sums] = std::thread::scope(|scope| {
        lessons.each_ref().map(|lesson| scope.spawn(|| lesson.learn())).map(joined)
    });
    write("pairs.txt", file(PAIRS, traits(), &[equal, other]))?;
    write("links.txt", file(LINKS, likenesses(), &[statements]))?;
    let signs = Sign::ALL.iter().map(|one| one.name());
    write("sums.txt", file(SUMS, signs, &[sums]))
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}
