//! Who is who, as marked text: within an article and over several.

mod cases;

use cases::Case;
use sayso_engine::source::{Bond, SourceId, Sources, link};
use sayso_engine::{Document, Reading, Span, read};
use std::collections::BTreeMap;

/// A text without its marks, and the marks: a letter and where its words stand.
fn unmarked(marked: &str) -> (String, Vec<(String, Span)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        let (letter, mark) = mark.split_once('|').expect("a letter in every mark");
        let (words, after) = mark.split_once(']').expect("every mark is closed");
        text.push_str(before);
        marks.push((letter.to_owned(), Span::new(text.len(), text.len() + words.len())));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

/// The source that the words of a mark mean: the claim's whose source they are, or that of the
/// longest mention in them.
fn meant(reading: &Reading, mark: Span) -> Option<SourceId> {
    let said = reading.claims.iter().find(|c| c.source.iter().any(|span| span.overlaps(mark)));
    said.and_then(|claim| claim.speaker).or_else(|| {
        let sources = reading.sources.iter().enumerate();
        let all = sources.flat_map(|(at, s)| s.mentions.iter().map(move |m| (m.span, at)));
        let inside = all.filter(|(span, _)| span.overlaps(mark)).max_by_key(|(s, _)| s.len());
        inside.map(|(_, at)| SourceId(u32::try_from(at).expect("few sources")))
    })
}

/// Says what is wrong where marks and what was found for them do not pair one to one.
fn compare(found: &[(String, Option<String>)]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut by_letter: BTreeMap<&str, &str> = BTreeMap::new();
    let mut by_name: BTreeMap<&str, &str> = BTreeMap::new();
    for (letter, name) in found {
        let Some(name) = name else {
            wrong.push(format!("a mark of {letter} means nobody"));
            continue;
        };
        if *by_letter.entry(letter).or_insert(name) != name {
            wrong.push(format!("{letter} is {} and {name}", by_letter[letter.as_str()]));
        }
        if *by_name.entry(name).or_insert(letter) != letter {
            wrong.push(format!("{letter} and {} are both {name}", by_name[name.as_str()]));
        }
    }
    wrong
}

fn split(case: &Case) -> (&str, Vec<(&str, &str)>) {
    let (text, told) = case.body.split_once("\n--\n").unwrap_or((&case.body, ""));
    let told = told.lines().filter_map(|line| line.split_once(": ")).collect();
    (text, told)
}

fn check(all: Vec<(String, Vec<String>)>) {
    let wrong: Vec<String> = all
        .into_iter()
        .filter(|(_, faults)| !faults.is_empty())
        .map(|(name, faults)| format!("{name}\n    {}", faults.join("\n    ")))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn in_an_article() {
    let mut all = Vec::new();
    for case in cases::read(include_str!("sources/article.txt")) {
        let (marked, told) = split(&case);
        let (text, marks) = unmarked(marked);
        let reading = read(&Document::new(text).expect("short enough"));
        let found: Vec<(String, Option<SourceId>)> =
            marks.iter().map(|(letter, span)| (letter.clone(), meant(&reading, *span))).collect();
        let shown = |id: &SourceId| format!("{} #{}", reading.sources[id.index()].name, id.0);
        let named: Vec<(String, Option<String>)> =
            found.iter().map(|(l, id)| (l.clone(), id.as_ref().map(shown))).collect();
        let mut wrong = compare(&named);
        for (letter, expected) in told {
            let id = found.iter().find(|(l, _)| l == letter).and_then(|(_, id)| *id);
            let Some(source) = id.and_then(|id| reading.sources.get(id.index())) else { continue };
            let got = format!("{} / {} / {}", source.name, source.affiliation, source.role);
            if got != expected {
                wrong.push(format!("{letter}: expected {expected}, got {got}"));
            }
        }
        all.push((case.name, wrong));
    }
    check(all);
}

#[test]
fn over_a_dossier() {
    let mut all = Vec::new();
    for case in cases::read(include_str!("sources/dossier.txt")) {
        let (marked, told) = split(&case);
        let articles: Vec<(String, Vec<(String, Span)>)> =
            marked.split("\n----\n").map(unmarked).collect();
        let readings: Vec<Reading> = articles
            .iter()
            .map(|(text, _)| read(&Document::new(text.as_str()).expect("short enough")))
            .collect();
        let sources = link(&readings);
        let mut found = Vec::new();
        for (at, (_, marks)) in articles.iter().enumerate() {
            for (letter, span) in marks {
                let id = meant(&readings[at], *span);
                let voice = id.and_then(|id| sources.of(at, id).first().copied());
                found.push((letter.clone(), voice));
            }
        }
        let shown = |id: sayso_engine::source::VoiceId| {
            format!("{} #{}", sources.get(id).map_or("", |v| v.name.as_str()), id.0)
        };
        let named: Vec<(String, Option<String>)> =
            found.iter().map(|(letter, id)| (letter.clone(), id.map(shown))).collect();
        let mut wrong = compare(&named);
        for (letter, expected) in told {
            let id = found.iter().find(|(l, _)| l == letter).and_then(|(_, id)| *id);
            let Some(voice) = id.and_then(|id| sources.get(id)) else { continue };
            let bonds: Vec<String> = voice
                .aliases
                .iter()
                .filter(|alias| alias.bond != Bond::First)
                .map(|alias| format!("{:?}", alias.bond))
                .collect();
            let got = format!(
                "{} / {} / {} / {}",
                voice.name,
                voice.affiliation,
                voice.role,
                bonds.last().map_or("", String::as_str)
            );
            if got != expected {
                wrong.push(format!("{letter}: expected {expected}, got {got}"));
            }
        }
        all.push((case.name, wrong));
    }
    check(all);
}

#[test]
fn several_that_speak_as_one_count_each() {
    let text = "The United Nations and the European Union praised the plan.";
    let reading = read(&Document::new(text).expect("short enough"));
    let speaker = reading.claims[0].speaker.expect("somebody speaks");
    let sources = link(&[reading]);
    let names: Vec<&str> = sources
        .of(0, speaker)
        .iter()
        .map(|&id| sources.get(id).expect("a voice").name.as_str())
        .collect();
    assert_eq!(names, ["United Nations", "European Union"]);
}

#[test]
fn every_source_of_a_dossier_is_one_voice_or_several() {
    let texts = [
        "Ann Lee said no. She and Bo Moe said yes. Analysts said maybe. He said so.",
        "Mayor Lee said no. The UN and analysts said yes. Who said that? Others did.",
    ];
    let readings: Vec<Reading> =
        texts.iter().map(|t| read(&Document::new(*t).expect("short enough"))).collect();
    let sources: Sources = link(&readings);
    let mut counted = vec![0; sources.voices.len()];
    for voice in &sources.voices {
        for alias in &voice.aliases {
            let of = sources.of(alias.article, alias.source);
            assert_eq!(of.len(), 1, "a single source is a single voice");
            counted[of[0].index()] += 1;
        }
    }
    for (voice, n) in sources.voices.iter().zip(counted) {
        assert_eq!(voice.aliases.len(), n, "{}", voice.name);
    }
    for (article, reading) in readings.iter().enumerate() {
        for claim in &reading.claims {
            let Some(id) = claim.speaker else { continue };
            assert!(!sources.of(article, id).is_empty(), "a claim whose speaker is no voice");
        }
    }
    assert_eq!(sources, link(&readings), "the same readings give the same voices");
}
