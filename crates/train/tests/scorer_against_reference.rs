//! Our scorer beside the corpus's own `score.py`, number by number.
//!
//! The predictions are the annotated attributions, damaged in every way that a finder can go wrong.

use sayso_train::corpus::{Article, Attribution, read_articles};
use sayso_train::scorer::{Class, Metric, Scores, score};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared")
}

/// A small generator of numbers, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn damaged(article: &Article, numbers: &mut Numbers) -> Article {
    let text = article.text();
    let mut attributions = Vec::new();
    for gold in &article.attributions {
        let mut a = Attribution { optional: false, form: None, stance: None, ..gold.clone() };
        match numbers.below(9) {
            0 => continue,
            1 => attributions.push(a.clone()),
            2 => a.source.clear(),
            3 => std::mem::swap(&mut a.source, &mut a.cue),
            4 => a.content.truncate(1),
            5 | 6 => {
                for span in &mut a.content {
                    let shift = numbers.below(60);
                    *span = match numbers.below(3) {
                        0 => (boundary(text, span.0.saturating_sub(shift)), span.1),
                        1 => (span.0, boundary(text, span.1 + shift)),
                        _ => (span.0, boundary(text, span.1.saturating_sub(shift)).max(span.0)),
                    };
                }
            }
            _ => {}
        }
        attributions.push(a);
        if numbers.below(6) == 0 {
            let start = boundary(text, numbers.below(text.len()));
            let end = boundary(text, start + numbers.below(200)).max(start);
            attributions
                .push(Attribution { content: vec![(start, end)], ..Attribution::default() });
        }
    }
    Article { id: article.id.clone(), text: None, attributions }
}

fn write_lines(path: &Path, articles: &[Article]) {
    let mut file = std::fs::File::create(path).expect("a scratch file");
    for article in articles {
        writeln!(file, "{}", serde_json::to_string(article).expect("plain data")).expect("written");
    }
}

fn compare(name: &str, gold: &[Article]) {
    let mut numbers = Numbers(7);
    let predicted: Vec<Article> = gold.iter().map(|a| damaged(a, &mut numbers)).collect();
    let ours = score(gold, &predicted).expect("the spans fit");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (gold_file, predicted_file) =
        (folder.join(format!("{name}-gold.jsonl")), folder.join(format!("{name}-pred.jsonl")));
    write_lines(&gold_file, gold);
    write_lines(&predicted_file, &predicted);
    let output = Command::new("python3")
        .arg(shared().join("polnear/score.py"))
        .args([&gold_file, &predicted_file])
        .args(["--json", "--bootstrap", "0"])
        .output()
        .expect("python3 runs");
    for file in [gold_file, predicted_file] {
        std::fs::remove_file(file).expect("the scratch file is there");
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let theirs: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    same(&ours, &theirs);
}

fn same(ours: &Scores, theirs: &Value) {
    for class in Class::ALL {
        for metric in Metric::ALL {
            let counts = ours.get(metric, class);
            let row = &theirs[class.name()][metric.to_string()];
            let expected: Vec<Option<u64>> =
                ["hits", "pred", "gold"].iter().map(|key| row[key].as_u64()).collect();
            let got = [counts.hits, counts.predicted, counts.gold].map(|n| Some(n as u64));
            assert_eq!(got[..], expected[..], "{metric}, {}", class.name());
        }
    }
    assert!(ours.get(Metric::WhoSaidWhat, Class::All).hits > 0, "nothing was compared");
}

fn compare_file(name: &str, file: &str) {
    let path = shared().join(file);
    if !path.exists() {
        println!("skipped: {name} (the annotated articles are not beside the repository)");
    } else if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: {name} (there is no python3)");
    } else {
        compare(name, &read_articles(&path).expect("the file is readable"));
    }
}

#[test]
fn polnear_development_articles() {
    compare_file("polnear_development_articles", "polnear/dev.jsonl.gz");
}

#[test]
fn seed_articles_with_optional_gold() {
    compare_file("seed_articles_with_optional_gold", "gold/seeds.jsonl");
}
