//! Attributions, form and stance, as marked text.

mod cases;

use cases::{Case, paragraphs};
use sayso_engine::claim::{Chained, Claim, Form, Stance, attribute_by_rules as attribute};
use sayso_engine::language::analyse;
use sayso_engine::{Document, Span, read};
use std::collections::BTreeMap;

fn claims_of(text: &str) -> Vec<Claim> {
    let blocks = paragraphs(text);
    attribute(text, &blocks, &analyse(text, &blocks))
}

/// One attribution as words, for comparison: sources, cues, contents.
type Told = [Vec<String>; 3];

fn told(text: &str, claim: &Claim) -> Told {
    [&claim.source, &claim.cue, &claim.content].map(|spans| {
        spans.iter().map(|span| span.of(text).trim_end_matches(',').to_owned()).collect()
    })
}

/// The text without its marks, and the attributions that the marks make.
fn unmarked(marked: &str) -> (String, Vec<Told>) {
    let mut text = String::new();
    let mut found: BTreeMap<String, Told> = BTreeMap::new();
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        let (role, mark) = mark.split_once('|').expect("a role in every mark");
        let (words, after) = mark.split_once(']').expect("every mark is closed");
        text.push_str(before);
        text.push_str(words);
        let place = match role.split_at(1).0 {
            "s" => 0,
            "c" => 1,
            "t" => 2,
            other => panic!("{other} is no role"),
        };
        let entry = found.entry(role[1..].to_owned()).or_default();
        entry[place].push(words.trim_end_matches(',').to_owned());
        rest = after;
    }
    text.push_str(rest);
    (text, found.into_values().collect())
}

#[test]
fn attributions() {
    let mut wrong = Vec::new();
    for Case { name, body } in cases::read(include_str!("claims/attributions.txt")) {
        let (text, mut expected) = unmarked(&body);
        // A participle's source is the one before it.
        for at in 1..expected.len() {
            if expected[at][0].is_empty() && !expected[at - 1][0].is_empty() {
                expected[at][0] = expected[at - 1][0].clone();
            }
        }
        let got: Vec<Told> = claims_of(&text).iter().map(|claim| told(&text, claim)).collect();
        let differs = got != expected;
        if differs {
            wrong.push(format!("{name}\n  expected {expected:?}\n  got      {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn readings() {
    let mut wrong = Vec::new();
    for Case { name, body } in cases::read(include_str!("claims/readings.txt")) {
        let (text, expected) = unmarked(&body);
        let reading = read(&Document::new(text.as_str()).expect("short"));
        let got: Vec<Told> = reading.claims.iter().map(|claim| told(&text, claim)).collect();
        if got != expected {
            wrong.push(format!("{name}\n  expected {expected:?}\n  got      {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn forms() {
    let form = |text: &str| claims_of(text).first().map(|c| c.form);
    assert_eq!(form("“It is over,” she said."), Some(Form::Direct));
    assert_eq!(form("She said it was “over and done” by May."), Some(Form::Mixed));
    assert_eq!(form("She said it was over."), Some(Form::Indirect));
}

#[test]
fn stances() {
    for (text, stance) in [
        ("The firm said it was over.", Stance::Neutral),
        ("The firm confirmed that it was over.", Stance::Assertive),
        ("The firm claimed that he lied.", Stance::Distancing),
        ("The firm alleged that he lied.", Stance::Distancing),
        ("The firm denied that he lied.", Stance::Denial),
        ("The firm urged him to stay.", Stance::Demand),
        ("The firm praised the plan.", Stance::Praise),
        ("The firm condemned the plan.", Stance::Condemnation),
        ("The firm believes that he lied.", Stance::Belief),
        ("The firm has not confirmed that he lied.", Stance::Doubt),
    ] {
        assert_eq!(claims_of(text).first().map(|c| c.stance), Some(stance), "{text}");
    }
}

/// The text of a case with `spans` in brackets.
fn bracketed(text: &str, spans: &[Span]) -> String {
    let mut out = text.to_owned();
    for span in spans.iter().rev() {
        out.insert(span.end(), ']');
        out.insert(span.start(), '[');
    }
    out
}

#[test]
fn own_voice() {
    let mut wrong = Vec::new();
    for Case { name, body } in cases::read(include_str!("claims/own_voice.txt")) {
        // A title of its own, which is a question, so that all lines of the case are paragraphs.
        let marked = format!("What is known?\n\n{}", body.replace('\n', "\n\n"));
        let text = marked.replace(['[', ']'], "");
        let reading = read(&Document::new(text.as_str()).expect("short enough"));
        let got = bracketed(&text, &reading.own_voice);
        if got != marked {
            wrong.push(format!("{name}\n{got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A case's text, and the lines after it that begin with "⇒ ".
fn with_expected(body: &str) -> (String, Vec<String>) {
    let (expected, text): (Vec<&str>, Vec<&str>) =
        body.lines().partition(|line| line.starts_with("⇒ "));
    (text.join("\n\n"), expected.into_iter().map(str::to_owned).collect())
}

#[test]
fn chains() {
    let mut wrong = Vec::new();
    for Case { name, body } in cases::read(include_str!("claims/chains.txt")) {
        let (text, expected) = with_expected(&body);
        let reading = read(&Document::new(text.as_str()).expect("short enough"));
        let words = |spans: &[Span]| -> String {
            let words: Vec<&str> = spans.iter().map(|span| span.of(&text)).collect();
            words.join(" … ")
        };
        let chained = reading.chained.iter().map(|chained| {
            let Chained { claim, link, to } = chained;
            let other = words(&reading.claims[*to].cue);
            let [who, cue, what] = [&claim.source, &claim.cue, &claim.content].map(|s| words(s));
            format!("⇒ {} “{other}”: {who} | {cue} | {what}", link.name())
        });
        let got: Vec<String> = chained.collect();
        if got != expected {
            wrong.push(format!("{name}\n  expected {expected:#?}\n  got {got:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn unmarked_speech() {
    let mut wrong = Vec::new();
    for Case { name, body } in cases::read(include_str!("claims/unmarked.txt")) {
        let (marked, expected) = with_expected(&body);
        let text = marked.replace(['[', ']'], "");
        let reading = read(&Document::new(text.as_str()).expect("short enough"));
        let spans: Vec<Span> = reading.unmarked.iter().map(|sentence| sentence.span).collect();
        let told = reading.unmarked.iter().map(|sentence| {
            let source = reading.claims[sentence.claim].source.first().map(|s| s.of(&text));
            format!("⇒ {}: {}", source.unwrap_or(""), sentence.reason.name())
        });
        let told: Vec<String> = told.collect();
        let got = bracketed(&text, &spans);
        if got != marked || told != expected {
            wrong.push(format!("{name}\n{got}\n{told:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_name_is_one_source() {
    let text = "The harbour master said the port was shut. It was cold. Ann Lee denied that. \
                The Harbour Master said it twice. She said so.";
    let reading = read(&Document::new(text).expect("short enough"));
    let names: Vec<(&str, usize)> =
        reading.sources.iter().map(|s| (s.name.as_str(), s.mentions.len())).collect();
    assert_eq!(names.first(), Some(&("harbour master", 2)), "{names:?}");
    let speakers: Vec<Span> =
        reading.claims.iter().filter(|c| c.speaker.is_none()).map(Claim::extent).collect();
    assert!(speakers.is_empty(), "every claim here has a speaker: {speakers:?}");
}
