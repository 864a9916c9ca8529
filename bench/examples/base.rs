use sayso_engine::claim::model::hints::hints;
use sayso_engine::{document, language};
use std::time::Instant;
fn main() {
    let which = std::env::args().nth(1).unwrap_or_default();
    let n: usize = std::env::args().nth(2).map_or(30, |n| n.parse().unwrap());
    let texts: Vec<String> = std::fs::read_to_string("/tmp/bench-dev.jsonl")
        .unwrap()
        .lines()
        .map(|l| {
            let v: serde_json::Value = serde_json::from_str(l).unwrap();
            v["text"].as_str().unwrap().to_owned()
        })
        .collect();
    let mut best = [u128::MAX; 4];
    for _ in 0..n {
        let mut t = [0; 4];
        for text in &texts {
            let s = Instant::now();
            let l = document::lay_out(text);
            t[0] += s.elapsed().as_nanos();
            if which == "doc" {
                continue;
            }
            let s = Instant::now();
            let a = language::analyse(text, &l.blocks);
            t[1] += s.elapsed().as_nanos();
            let s = Instant::now();
            let h = hints(text, &l.blocks, &a);
            t[2] += s.elapsed().as_nanos();
            std::hint::black_box(h);
        }
        for k in 0..4 {
            best[k] = best[k].min(t[k]);
        }
    }
    println!(
        "doc {:.3} lang {:.3} rules {:.3} us/word",
        best[0] as f64 / 67609e3,
        best[1] as f64 / 67609e3,
        best[2] as f64 / 67609e3
    );
}
