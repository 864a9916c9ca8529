//! Scores the engine on annotated articles that lie beside the repository.

mod dossiers;
mod errors;
mod figures;
mod kinds;
mod speakers;
mod table;

use sayso_train::agreement::{Overlaps, agreement, chains, overlaps};
use sayso_train::corpus::{Article, read_articles, read_marks, read_references};
use sayso_train::predict::{predict, speed};
use sayso_train::references::{LEGEND, POLNEAR_DEV, Reference, SEEDS};
use sayso_train::reliability::reliability;
use sayso_train::scorer::{Scores, score};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
Scores the engine on PolNeAR's development articles, on the annotated seed articles, and on the invented
dossiers of this repository.

  score [--shared DIR] [--json] [--errors N]
  score --dossiers DIR [--errors N]

  --shared DIR  where polnear/ and gold/ are; else the folder `shared` beside the repository
  --json        the figures as JSON
  --errors N    also counts the kinds of error of each set, and shows N misses and N false alarms
  --dossiers DIR  scores instead the comparison of the invented dossiers in a folder, with --errors
                each miss and all that is shown beside what they list";

enum Output {
    Table,
    Json,
}

struct Options {
    shared: PathBuf,
    output: Output,
    errors: usize,
    dossiers: Option<PathBuf>,
}

fn options() -> Result<Option<Options>, String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let mut options = Options { shared: beside, output: Output::Table, errors: 0, dossiers: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--shared" => options.shared = value()?.into(),
            "--dossiers" => options.dossiers = Some(value()?.into()),
            "--errors" => {
                let number = value()?;
                options.errors = number.parse().map_err(|_| format!("no number: {number}"))?;
            }
            "--json" => options.output = Output::Json,
            "--help" | "-h" => return Ok(None),
            _ => return Err(format!("unknown option {argument}\n\n{USAGE}")),
        }
    }
    Ok(Some(options))
}

/// A set of annotated articles and what is known of it.
struct Set {
    title: &'static str,
    key: &'static str,
    file: &'static str,
    /// Tags of its words, in the same folder; may be missing.
    analyses: &'static str,
    references: &'static [Reference],
}

const SETS: [Set; 2] = [
    Set {
        title: "PolNeAR, development articles",
        key: "polnear_dev",
        file: "polnear/dev.jsonl.gz",
        analyses: "dev.tokens.jsonl.gz",
        references: &POLNEAR_DEV,
    },
    Set {
        title: "Seed articles",
        key: "seeds",
        file: "gold/seeds.jsonl",
        analyses: "seeds.tokens.jsonl.gz",
        references: &SEEDS,
    },
];

struct Scored {
    gold: Vec<Article>,
    predicted: Vec<Article>,
    scores: Scores,
}

fn score_set(path: &Path) -> Result<Scored, Box<dyn Error>> {
    let gold = read_articles(path)?;
    let predicted = predict(&gold)?;
    let scores = score(&gold, &predicted)?;
    Ok(Scored { gold, predicted, scores })
}

/// Own voice and hedges of the articles that have a file of marks beside theirs; `None` if none has.
fn score_marks(path: &Path, articles: &[Article]) -> Result<Option<Overlaps>, Box<dyn Error>> {
    let beside = |article: &Article| path.with_file_name(format!("{}.json", article.id));
    let files = articles.iter().map(beside).filter(|file| file.exists());
    let marked = files.map(|file| read_marks(&file)).collect::<Result<Vec<_>, _>>()?;
    Ok(if marked.is_empty() { None } else { Some(overlaps(articles, &marked)?) })
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let mut report = serde_json::Map::new();
    let mut tables = Vec::new();
    for set in &SETS {
        let path = options.shared.join(set.file);
        if !path.exists() {
            eprintln!("not scored: {} (there is no {})", set.title, path.display());
            continue;
        }
        let scored = score_set(&path)?;
        let agreement = agreement(&scored.gold, &scored.predicted)?;
        let overlaps = score_marks(&path, &scored.gold)?;
        let speed = speed(&scored.gold, 3);
        let json = table::json(&scored.scores, &agreement, overlaps.as_ref(), speed);
        report.insert(set.key.to_owned(), json);
        let mut text = table::render(set.title, &scored.scores, set.references);
        text += &table::agreement_lines(&agreement);
        if overlaps.is_some() {
            text += &table::chain_line(&chains(&scored.gold)??);
        }
        text += &overlaps.as_ref().map_or(String::new(), table::overlap_lines);
        text += &format!("\n{}", reliability(&scored.gold, &scored.predicted)?);
        text += &table::speed_line(scored.gold.len(), speed);
        tables.push(text);
        if options.errors > 0 {
            // Without the reference's tags, words as cues are not told apart.
            let analyses = path.with_file_name(set.analyses);
            let analyses = if analyses.exists() { read_references(&analyses)? } else { Vec::new() };
            tables.push(kinds::count(&scored.gold, &scored.predicted, &analyses)?);
            tables.push(errors::show(&scored.gold, &scored.predicted, options.errors)?);
        }
    }
    if let Some(scored) = figures::score(&options.shared.join("gold"))? {
        report.insert("figures".to_owned(), scored.json());
        tables.push(scored.table(options.errors));
    }
    let who = speakers::report(&options.shared, options.errors)?;
    report.extend(who.json);
    match options.output {
        Output::Json => println!("{}", serde_json::to_string_pretty(&report)?),
        Output::Table => {
            for table in &tables {
                println!("{table}");
            }
            if !tables.is_empty() {
                println!("{LEGEND}");
            }
            println!("\n{}", who.text);
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    let options = match options() {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::FAILURE;
        }
    };
    if let Some(folder) = &options.dossiers {
        let detail =
            if options.errors > 0 { dossiers::Detail::Faults } else { dossiers::Detail::Totals };
        return match dossiers::report(folder, detail) {
            Ok(report) => {
                print!("{report}");
                ExitCode::SUCCESS
            }
            Err(fault) => {
                eprintln!("{fault}");
                ExitCode::FAILURE
            }
        };
    }
    if let Output::Table = options.output {
        for part in ["learn", "kept"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dossiers").join(part);
            match dossiers::report(&folder, dossiers::Detail::Totals) {
                Ok(report) => println!("{report}"),
                Err(fault) => eprintln!("{fault}"),
            }
        }
    }
    if !options.shared.is_dir() {
        println!(
            "No more to score: the annotated articles are not part of this repository, and there \
             is no folder {}. Name one with --shared.",
            options.shared.display()
        );
        return ExitCode::SUCCESS;
    }
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}
