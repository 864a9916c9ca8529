//! Learns the weights of `crates/engine/data/pairs.txt` from invented dossiers.

use sayso_engine::compare::Trait;
use sayso_train::dossiers::read_dossiers;
use sayso_train::dossiers::weights::{Example, TraitWeights, examples, learn};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
Learns how much each trait of a pair of figures tells, from the invented dossiers in a folder, and
prints how well that goes on dossiers that were left out.

  pairs DIR [OUT]   OUT is the file that the weights are written to";

/// How large weights are held back.
const PENALTY: f64 = 1.0;

const HEAD: &str = "\
# How much each trait of a pair of figures tells that both count the same thing: the natural logarithm of
# odds in thousandths, for two equal figures and for two that are not. Learned by `cargo xtask train
# pairs`; not edited by hand.

@ weights
";

fn file(weights: &[TraitWeights; 2]) -> String {
    let whole = |w: f64| (w * 1000.0).round() as i32;
    let mut out = HEAD.to_owned();
    let _ = writeln!(out, "bias {} {}", whole(weights[0].bias), whole(weights[1].bias));
    for one in Trait::ALL {
        let at = *one as usize;
        let [equal, other] = [whole(weights[0].of[at]), whole(weights[1].of[at])];
        let _ = writeln!(out, "{} {equal} {other}", one.name());
    }
    out
}

fn run(folder: &Path, out: Option<&Path>) -> Result<(), String> {
    let dossiers = read_dossiers(folder)?;
    let all = examples(&dossiers);
    for equal in [true, false] {
        let own: Vec<&Example> = all.iter().filter(|e| e.equal == equal).collect();
        let mut judged: Vec<(f64, &Example)> = Vec::new();
        for left_out in 0..dossiers.len() {
            let others = own.iter().copied().filter(|e| e.dossier != left_out);
            let weights = learn(others, PENALTY);
            let here = own.iter().filter(|e| e.dossier == left_out);
            judged.extend(here.map(|e| (weights.odds(&e.traits), *e)));
        }
        judged.sort_by(|a, b| b.0.total_cmp(&a.0));
        let wanted = own.iter().filter(|e| e.wanted).count();
        println!(
            "{}: {} pairs, {wanted} wanted",
            if equal { "equal" } else { "unequal" },
            own.len()
        );
        for floor in [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0] {
            let given = judged.iter().filter(|j| j.0 >= floor);
            let right = given.clone().filter(|j| j.1.wanted).count();
            println!("  odds {floor:>5}: {right} right of {} given", given.count());
        }
        if std::env::var_os("PAIRS_SHOW").is_some() {
            for (odds, example) in judged.iter().filter(|j| j.0 > -1.0 || j.1.wanted) {
                let traits: Vec<&str> =
                    example.traits.iter().map(|&at| Trait::ALL[at].name()).collect();
                println!(
                    "{odds:.2} {} {} {}\n     {}",
                    if example.wanted { "WANTED" } else { "not" },
                    dossiers[example.dossier].name,
                    example.words,
                    traits.join(" ")
                );
            }
        }
    }
    if let Some(out) = out {
        let weights =
            [true, false].map(|equal| learn(all.iter().filter(|e| e.equal == equal), PENALTY));
        std::fs::write(out, file(&weights))
            .map_err(|fault| format!("{}: {fault}", out.display()))?;
    }
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let Some(folder) = arguments.first().filter(|first| *first != "--help") else {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    };
    match run(Path::new(folder), arguments.get(1).map(Path::new)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}
