//! Figures and times, as case files.

mod cases;

use cases::Case;
use sayso_engine::figure::{Figure, Unit};
use sayso_engine::{Document, Reading, read};

fn reading(text: &str) -> Reading {
    read(&Document::new(text).expect("short enough"))
}

/// Checks a file whose cases are a text, a line of dashes, and what must be found, line by line.
fn check(file: &str, told: impl Fn(&str) -> Vec<String>) {
    let mut wrong = Vec::new();
    for Case { name, body } in cases::read(file) {
        let (text, expected) = body.split_once("\n---").expect("a line of dashes");
        let expected: Vec<&str> = expected.lines().filter(|l| !l.trim().is_empty()).collect();
        let got = told(text);
        if got != expected {
            wrong.push(format!("{name}\n  expected {expected:#?}\n  got      {got:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// "at least 23 | civilians | injured", with the unit where it is no plain count.
fn line(text: &str, reading: &Reading, figure: &Figure) -> String {
    let unit = match figure.unit {
        Unit::Count => String::new(),
        Unit::Money(code) => format!(" {code}"),
        unit => format!(" {}", unit.name()),
    };
    let per = figure.per.map_or(String::new(), |per| format!(" per {}", per.name()));
    let what = figure.what.map_or("-", |span| span.of(text));
    let measure = figure.measure.map_or("-", |(measure, _)| measure.name());
    let time = figure.time.and_then(|(at, _)| reading.times.get(at));
    let time = time.map_or(String::new(), |time| format!(" | {}", time.span.of(text)));
    format!("{} {}{unit}{per} | {what} | {measure}{time}", figure.modifier, figure.value)
}

#[test]
fn figures() {
    check(include_str!("figures/figures.txt"), |text| {
        let reading = reading(text);
        reading.figures.iter().map(|figure| line(text, &reading, figure)).collect()
    });
}

#[test]
fn times() {
    check(include_str!("figures/times.txt"), |text| {
        let reading = reading(text);
        let told = |time: &sayso_engine::time::TimeMention| {
            let days = time.days.map_or("?".to_owned(), |days| days.to_string());
            let clock = time.clock.map_or(String::new(), |clock| format!(" at {clock}"));
            let differs = if time.weekday_differs { ", another weekday" } else { "" };
            let (grain, basis) = (time.grain.name(), time.basis.name());
            format!("{}: {grain}, {days}{clock}, {basis}{differs}", time.span.of(text))
        };
        reading.times.iter().map(told).collect()
    });
}
