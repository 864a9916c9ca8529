//! The checks themselves, which the fuzz targets share.

use sayso_engine::claim::Link;
use sayso_engine::compare::{Article, Place, compare};
use sayso_engine::order::Order;
use sayso_engine::{Begun, Document, Reading, Span, read};

fn reading(text: &str) -> Reading {
    read(&Document::new(text).expect("short enough"))
}

/// The same, some of it at a time.
fn reading_in_steps(text: &str) -> Reading {
    let mut begun = Begun::new(Document::new(text).expect("short enough"));
    assert!(begun.read_on().is_none(), "read too soon");
    begun.read_on().expect("three steps are all")
}

/// Every span lies in the text, on character boundaries, and holds something.
pub(crate) fn check_span(text: &str, span: Span) {
    assert!(!span.is_empty(), "an empty span at {}", span.start());
    assert!(text.get(span.start()..span.end()).is_some(), "{span:?} is no part of the text");
}

/// Checks all that is read in a text.
pub(crate) fn check(text: &str) {
    let first = reading(text);
    check_reading(text, &first);
    assert!(first == reading_in_steps(text), "another answer the second time, in steps");
}

fn check_reading(text: &str, reading: &Reading) {
    for pair in reading.blocks.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "blocks overlap");
    }
    for pair in reading.sentences.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "sentences overlap");
    }
    for span in reading.blocks.iter().map(|b| b.span) {
        check_span(text, span);
    }
    for span in reading.sentences.iter().map(|s| s.span).chain(reading.own_voice.iter().copied()) {
        check_span(text, span);
    }
    for quotation in &reading.quotations {
        check_span(text, quotation.span);
    }
    for pair in reading.times.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "times overlap");
    }
    for time in &reading.times {
        check_span(text, time.span);
        assert!(time.sentence < reading.sentences.len(), "a time in no sentence");
        assert!(time.days.is_none_or(|days| days.first <= days.last), "days in the wrong order");
    }
    for figure in reading.figures.iter().chain(&reading.outline.loose) {
        check_span(text, figure.span);
        assert!(figure.span.contains(figure.number), "a figure without its number");
        assert!(
            figure.value.high.is_none_or(|high| figure.value.low <= high),
            "a range upside down"
        );
        let parts = figure.what.iter().chain(&figure.heads).chain(&figure.event);
        for &span in parts.chain(figure.measure.iter().map(|(_, span)| span)) {
            check_span(text, span);
        }
        assert!(figure.time.is_none_or(|(at, _)| at < reading.times.len()), "a time not listed");
        assert!(figure.claim.is_none_or(|at| at < reading.claims.len()), "a claim not listed");
    }
    for source in &reading.sources {
        assert!(!source.name.is_empty(), "a source without a name");
        for span in source.mentions.iter().flat_map(|m| [Some(m.span), m.because]).flatten() {
            check_span(text, span);
        }
        for pair in source.mentions.windows(2) {
            assert!(pair[0].span < pair[1].span, "mentions out of order, or one twice");
        }
        for member in &source.members {
            assert!(reading.sources.get(member.index()).is_some(), "a member who is not listed");
        }
    }
    for chained in &reading.chained {
        let parts = || [&chained.claim.source, &chained.claim.cue, &chained.claim.content];
        for &span in parts().into_iter().flatten() {
            check_span(text, span);
        }
        let other = reading.claims.get(chained.to).expect("a chain leads to a claim");
        let held = |part: &Span| other.content.iter().any(|content| content.contains(*part));
        if chained.link == Link::Inside {
            assert!(parts().into_iter().flatten().all(held), "inside no content");
        }
        if let Some(id) = chained.claim.speaker {
            assert!(reading.sources.get(id.index()).is_some(), "a speaker who is not listed");
        }
    }
    for sentence in &reading.unmarked {
        check_span(text, sentence.span);
        assert!(sentence.claim < reading.claims.len(), "nobody's claim");
        let other = |span: &Span| !span.overlaps(sentence.span);
        assert!(reading.own_voice.iter().all(other), "the article's own and not");
        assert!(reading.claims.iter().flat_map(|c| &c.content).all(other), "marked and unmarked");
    }
    let mut anchors = Vec::new();
    for claim in &reading.claims {
        assert!(!claim.content.is_empty(), "a claim without content");
        for &span in claim.source.iter().chain(&claim.cue).chain(&claim.content) {
            check_span(text, span);
        }
        for pair in claim.content.windows(2) {
            assert!(pair[0].end() <= pair[1].start(), "contents overlap");
        }
        if let Some(id) = claim.speaker {
            assert!(reading.sources.get(id.index()).is_some(), "a speaker who is not listed");
        }
        anchors.push(claim.anchor());
    }
    anchors.order();
    let count = anchors.len();
    anchors.dedup();
    assert_eq!(anchors.len(), count, "two claims share an anchor");
}

/// Checks what is found between the articles of a dossier.
pub(crate) fn check_dossier(texts: &[String]) {
    let readings: Vec<Reading> = texts.iter().map(|text| reading(text)).collect();
    let articles: Vec<Article<'_>> =
        texts.iter().zip(&readings).map(|(text, reading)| Article { text, reading }).collect();
    let comparison = compare(&articles);
    assert!(comparison == compare(&articles), "another answer the second time");
    let check_place = |place: &Place| check_span(&texts[place.article], place.span);
    for link in &comparison.links {
        assert!(link.a != link.b, "linked with itself");
        assert!(!link.because.is_empty(), "a link without a reason");
        [link.a, link.b].iter().for_each(check_place);
    }
    for pair in &comparison.pairs {
        assert!(pair.a.get(&articles).is_some() && pair.b.get(&articles).is_some());
        assert!(pair.a != pair.b, "paired with itself");
        assert!(!pair.because.is_empty(), "a pair without a reason");
    }
    for row in &comparison.rows {
        assert!(row.figures.iter().all(|figure| figure.get(&articles).is_some()));
    }
    let mut threaded: Vec<Place> = comparison.threads.concat();
    threaded.iter().for_each(check_place);
    threaded.order();
    assert!(threaded.windows(2).all(|pair| pair[0] != pair[1]), "in two threads");
    comparison.names.iter().flat_map(|name| &name.places).for_each(check_place);
    comparison.superlatives.iter().flat_map(|of_kind| &of_kind.places).for_each(check_place);
    assert_eq!(comparison.only_here.len(), articles.len());
    for (only, reading) in comparison.only_here.iter().zip(&readings) {
        assert!(only.iter().all(|&claim| claim < reading.claims.len()), "nobody's claim");
    }
}
