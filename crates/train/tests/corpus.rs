//! Corpus files: packed or plain, whole or broken.

use flate2::{Compression, write::GzEncoder};
use sayso_train::corpus::{read_articles, read_references};
use std::io::Write;
use std::path::{Path, PathBuf};

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("a scratch file");
    path
}

const ARTICLE: &str = r#"{"id":"a","publisher":"p","text":"Ann said no.","attributions":[{"id":"E1","source":[[0,3]],"cue":[[4,8]],"content":[[9,11]],"stance":"denial","optional":true}]}"#;

#[test]
fn an_article_is_read_packed_or_plain() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    writeln!(packed, "{ARTICLE}\n").expect("packed");
    let packed = file("article.jsonl.gz", &packed.finish().expect("packed"));
    let plain = file("article.jsonl", ARTICLE.as_bytes());
    let articles = read_articles(&plain).expect("an article");
    assert_eq!(read_articles(&packed).expect("the same article"), articles);
    let [article] = &articles[..] else { panic!("one article, not {}", articles.len()) };
    let attribution = &article.attributions[0];
    assert_eq!(article.text(), "Ann said no.");
    assert_eq!((&attribution.source[..], &attribution.cue[..]), (&[(0, 3)][..], &[(4, 8)][..]));
    assert!(attribution.optional && attribution.stance.as_deref() == Some("denial"));
}

#[test]
fn a_fault_names_file_and_line() {
    let broken = file("broken.jsonl", format!("{ARTICLE}\n{{\"id\":7}}\n").as_bytes());
    let error = read_articles(&broken).expect_err("a number is no name").to_string();
    assert!(error.contains("broken.jsonl, line 2: "), "{error}");
    let twice = file("twice.jsonl", format!("{ARTICLE}\n{ARTICLE}\n").as_bytes());
    let error = read_articles(&twice).expect_err("one name, two articles").to_string();
    assert!(error.contains("the article a is there twice"), "{error}");
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-such-file.jsonl");
    assert!(read_articles(&missing).is_err());
}

#[test]
fn an_analysis_is_read() {
    let line = r#"{"id":"a","sentences":[[[0,3,"NNP","Ann","PERSON",2,"nsubj"],[4,8,"VBD","say","O",0,"root"]]],"coref":[]}"#;
    let analyses = read_references(&file("analysis.jsonl", line.as_bytes())).expect("an analysis");
    let said = &analyses[0].sentences[0][1];
    assert_eq!((said.start, said.tag.as_str(), said.head), (4, "VBD", 0));
}
