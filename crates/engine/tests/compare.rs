//! Comparison over small dossiers, as case files.

mod cases;

use cases::Case;
use sayso_engine::compare::{Article, FigureRef, LinkKind, Status, compare};
use sayso_engine::{Document, Reading, read};

/// The articles of a case, and what is expected.
fn dossier(body: &str) -> (Vec<String>, Vec<&str>) {
    let (texts, expected) = body.split_once("\n---").expect("a line of dashes");
    let texts = texts.split("\n+++\n").map(str::to_owned).collect();
    (texts, expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect())
}

fn readings(texts: &[String]) -> Vec<Reading> {
    let read = |text: &String| read(&Document::new(text.as_str()).expect("short enough"));
    texts.iter().map(read).collect()
}

fn articles<'a>(texts: &'a [String], readings: &'a [Reading]) -> Vec<Article<'a>> {
    texts.iter().zip(readings).map(|(text, reading)| Article { text, reading }).collect()
}

#[test]
fn pairs_of_figures() {
    let mut wrong = Vec::new();
    for Case { name, body } in cases::read(include_str!("compare/figures.txt")) {
        let (texts, expected) = dossier(&body);
        let readings = readings(&texts);
        let articles = articles(&texts, &readings);
        let words = |entry: FigureRef| {
            entry.get(&articles).map_or("?", |figure| figure.span.of(articles[entry.article].text))
        };
        let between = compare(&articles).pairs.into_iter().filter(|p| p.a.article != p.b.article);
        let got: Vec<(String, bool, String)> = between
            .map(|pair| {
                let line = format!("{}: {} | {}", pair.status.name(), words(pair.a), words(pair.b));
                let decided = matches!(pair.status, Status::Same | Status::Differs);
                (line, decided, pair.because)
            })
            .collect();
        for line in &expected {
            if !got.iter().any(|(found, ..)| found == line) {
                wrong.push(format!("{name}: not found: {line}\n  in {got:#?}"));
            }
        }
        for (line, decided, because) in &got {
            if *decided && !expected.contains(&line.as_str()) {
                wrong.push(format!("{name}: {line}\n  because {because}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pairs_inside_an_article() {
    let mut wrong = Vec::new();
    for Case { name, body } in cases::read(include_str!("compare/inside.txt")) {
        let (texts, expected) = dossier(&body);
        let readings = readings(&texts);
        let articles = articles(&texts, &readings);
        let words = |entry: FigureRef| {
            entry.get(&articles).map_or("?", |figure| figure.span.of(articles[entry.article].text))
        };
        let pairs = compare(&articles).pairs.into_iter();
        let got: Vec<String> = pairs
            .filter(|pair| matches!(pair.status, Status::Same | Status::Differs))
            .map(|pair| format!("{}: {} | {}", pair.status.name(), words(pair.a), words(pair.b)))
            .collect();
        if got != expected {
            wrong.push(format!("{name}\n  expected {expected:#?}\n  got      {got:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sums_inside_an_article() {
    let mut wrong = Vec::new();
    for Case { name, body } in cases::read(include_str!("compare/checks.txt")) {
        let (texts, expected) = dossier(&body);
        let reading = readings(&texts).remove(0);
        let got: Vec<String> = (reading.outline.checks.iter())
            .map(|check| {
                let fits = if check.fits { "comes out" } else { "does not come out" };
                format!("{fits}: {}", check.arithmetic)
            })
            .collect();
        let missing = expected.iter().any(|line| !got.iter().any(|found| found == line));
        let shown = got.iter().filter(|line| line.starts_with("does not"));
        if missing || shown.into_iter().any(|line| !expected.contains(&line.as_str())) {
            wrong.push(format!("{name}\n  expected {expected:#?}\n  got      {got:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn findings_beside_figures() {
    let mut wrong = Vec::new();
    for Case { name, body } in cases::read(include_str!("compare/findings.txt")) {
        let (texts, expected) = dossier(&body);
        let readings = readings(&texts);
        let comparison = compare(&articles(&texts, &readings));
        let mut got = Vec::new();
        for check in readings.iter().flat_map(|reading| &reading.outline.checks) {
            let fits = if check.fits { "comes out" } else { "does not come out" };
            got.push(format!("check {}, {fits}: {}", check.kind.name(), check.arithmetic));
        }
        for name in &comparison.names {
            got.push(format!("names {}: {}", name.kind.name(), name.because));
        }
        got.extend(comparison.superlatives.iter().map(|s| format!("superlative: {}", s.because)));
        let links = comparison.links.iter().filter(|link| link.kind != LinkKind::SameMatter);
        got.extend(links.map(|link| format!("link {}", link.kind.name())));
        if got != expected {
            wrong.push(format!("{name}\n  expected {expected:#?}\n  got      {got:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
