//! What is read: a corpus, or texts made from the articles in the repository.

use crate::Done;
use sayso_train::corpus::read_articles;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// An article to read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Text {
    pub(crate) id: String,
    pub(crate) text: String,
    /// How many words it has, counted by the white space between them.
    pub(crate) words: usize,
}

impl Text {
    fn new(id: String, text: String) -> Text {
        let words = text.split_whitespace().count();
        Text { id, text, words }
    }
}

/// The articles of an annotated corpus.
pub(crate) fn of_corpus(path: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let articles = read_articles(path)?.into_iter();
    Ok(articles.map(|a| Text::new(a.id.clone(), a.text().to_owned())).collect())
}

/// The bundled articles.
const SEEDS: [&str; 5] = [
    include_str!("../../seeds/000_905d29f0c605758e.txt"),
    include_str!("../../seeds/001_d4db5391f5290bc1.txt"),
    include_str!("../../seeds/002_b16707efacfa7d9a.txt"),
    include_str!("../../seeds/003_d0f14c10d187e335.txt"),
    include_str!("../../seeds/004_9e586753dafce036.txt"),
];

/// How many texts are made to measure speed.
pub(crate) const MANY: usize = 80;
/// How many are made to compare readings while testing.
pub(crate) const FEW: usize = 3;
/// How many paragraphs a made text has: about as many words as an article of PolNeAR.
const PARAGRAPHS: usize = 24;

/// The bundled articles as they are, and `n` new ones of their paragraphs in another order: the same
/// ones each time.
pub(crate) fn made(n: usize) -> Vec<Text> {
    let mut texts: Vec<Text> =
        (0..).zip(SEEDS).map(|(n, seed)| Text::new(format!("seed-{n}"), seed.to_owned())).collect();
    let paragraphs: Vec<&str> = SEEDS
        .iter()
        .flat_map(|seed| seed.split("\n").map(str::trim))
        .filter(|line| line.len() > 80)
        .collect();
    let mut state: u32 = 1;
    for n in 0..n {
        let picked: Vec<&str> = (0..PARAGRAPHS)
            .map(|_| {
                // Numerical Recipes' generator; its high bits are the better ones.
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                paragraphs[(state >> 8) as usize % paragraphs.len()]
            })
            .collect();
        texts.push(Text::new(format!("made-{n}"), picked.join("\n\n")));
    }
    texts
}

/// Prints texts, one a line.
pub(crate) fn print(texts: &[Text]) -> Done {
    let mut out = BufWriter::new(io::stdout().lock());
    for text in texts {
        serde_json::to_writer(&mut out, text)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

/// Loads what [`print`] printed.
pub(crate) fn load(path: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let lines = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let texts: Result<Vec<Text>, _> = lines.lines().map(serde_json::from_str).collect();
    Ok(texts?)
}
