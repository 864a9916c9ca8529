//! Quotations and sentences, as marked text: the marks are the expectation, the rest the input.

mod cases;

use cases::{Case, paragraphs};
use sayso_engine::language::analyse;
use sayso_engine::order::Order;

/// The text with `open` before and `close` after every span; spans nest or are apart.
fn marked(text: &str, mut spans: Vec<(usize, usize)>, open: &str, close: &str) -> String {
    let mut marks: Vec<(usize, usize, &str)> = Vec::new();
    spans.order();
    for (start, end) in spans {
        marks.push((start, 1, open));
        marks.push((end, 0, close));
    }
    marks.order_by_key(|&(at, order, _)| (at, order));
    let mut out = String::new();
    let mut done = 0;
    for (at, _, mark) in marks {
        out.push_str(&text[done..at]);
        out.push_str(mark);
        done = at;
    }
    out + &text[done..]
}

#[test]
fn quotations() {
    for Case { name, body } in cases::read(include_str!("language/quotes.txt")) {
        let text = body.replace(['{', '}'], "");
        let analysis = analyse(&text, &paragraphs(&text));
        let spans = analysis.quotations.iter().map(|q| (q.span.start(), q.span.end()));
        assert_eq!(marked(&text, spans.collect(), "{", "}"), body, "case: {name}");
    }
}

#[test]
fn sentences() {
    for Case { name, body } in cases::read(include_str!("language/sentences.txt")) {
        let text = body.replace('|', "");
        let analysis = analyse(&text, &paragraphs(&text));
        let ends: Vec<usize> = analysis
            .sentences
            .windows(2)
            .filter(|pair| pair[0].block == pair[1].block)
            .map(|pair| pair[0].span.end())
            .collect();
        let mut got = String::new();
        let mut done = 0;
        for end in ends {
            got = got + &text[done..end] + "|";
            done = end;
        }
        assert_eq!(got + &text[done..], body, "case: {name}");
    }
}

#[test]
fn a_speech_of_several_paragraphs_is_tied_together() {
    let text = "“First, we lost.\n“Then we won,” she said.\n“No,” he said.";
    let analysis = analyse(text, &paragraphs(text));
    let ties: Vec<Option<usize>> = analysis.quotations.iter().map(|q| q.continues).collect();
    assert_eq!(ties, [None, Some(0), None]);
    assert!(analysis.notes.is_empty(), "nothing is odd about it: {:?}", analysis.notes);
}

#[test]
fn an_unclosed_quotation_is_noted() {
    let text = "“We never said so, he added.\nThe vote is on Monday.";
    let analysis = analyse(text, &paragraphs(text));
    assert_eq!(analysis.notes.len(), 1);
    assert_eq!(analysis.notes[0].span.map(|s| s.of(text)), Some("“"));
}
