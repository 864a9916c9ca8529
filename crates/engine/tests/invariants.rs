//! What holds for every text, however odd.

use proptest::prelude::*;
use sayso_engine::claim::Link;
use sayso_engine::compare::{Article, compare};
use sayso_engine::order::Order;
use sayso_engine::{Document, Reading, Span, read};

fn reading(text: &str) -> Reading {
    read(&Document::new(text).expect("short enough"))
}

/// Every span lies in the text, on character boundaries, and holds something.
fn check_span(text: &str, span: Span) {
    assert!(!span.is_empty(), "an empty span at {}", span.start());
    assert!(text.get(span.start()..span.end()).is_some(), "{span:?} is no part of the text");
}

fn check(text: &str) {
    let reading = reading(text);
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
    for figure in &reading.figures {
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

/// Pieces that bring out quotations, cues and blocks more often than random letters do.
fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“"),
        Just("”"),
        Just("\""),
        Just("'"),
        Just("‘"),
        Just("’"),
        Just("«"),
        Just("»"),
        Just("''"),
        Just("``"),
        Just("said"),
        Just("that"),
        Just("according to"),
        Just("Ann Lee"),
        Just("the mayor"),
        Just("has not confirmed"),
        Just("vowed to"),
        Just(", "),
        Just(". "),
        Just("? "),
        Just(": "),
        Just("\n"),
        Just("\n\n"),
        Just(" "),
        Just("—"),
        Just("U.S."),
        Just("\u{202e}"),
        Just("é"),
        Just("🙂"),
        Just("\0"),
        Just("("),
        Just("]"),
        Just("1,000"),
        Just("between 3 and "),
        Just("twenty-"),
        Just("$4.5bn"),
        Just("%"),
        Just("per day"),
        Just("at least"),
        Just("dozens of"),
        Just("May 24-25"),
        Just("the night of"),
        Just("Sunday"),
        Just("2024"),
        Just("99999999999999999999"),
        Just("9,223,372,036,854 million"),
        Just("people killed"),
        Just("two or three-day"),
        Just("-"),
        Just("who"),
        Just("and"),
        Just("praised"),
        Just("is expected"),
        Just("by"),
        Just("# "),
        Just("Mr. Lee"),
        Just("Norwegian"),
        Just("Oslo"),
        Just("’s"),
        Just("she"),
        Just("her office"),
        Just("the latter"),
        Just("Ministry of"),
        Just("analysts"),
        Just("the UN"),
        Just("others"),
        Just("(NGB)"),
        Just(", 67,"),
        Just("according to the Post, "),
        Just("It would fail. "),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| {
        let mut text = String::new();
        for piece in pieces {
            text.push_str(piece);
            if piece.chars().all(char::is_alphanumeric) {
                text.push(' ');
            }
        }
        text
    })
}

/// Texts that once were not.
#[test]
fn texts_that_went_wrong_are_read() {
    for text in [
        "’Norwegian who two or three-day»Sunday 🙂praised Mr. Lee«by ",
        "’s office said",
        r#"'``It would fail. It would fail. . "and  by  ''is expectedNorwegian analysts her office”—''‘''praised ''Mr. LeeSunday "#,
    ] {
        check(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn odd_text_is_read(text in odd_text()) {
        check(&text);
    }

    #[test]
    fn the_same_text_gives_the_same_reading(text in odd_text()) {
        prop_assert_eq!(reading(&text), reading(&text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn any_two_texts_are_compared(a in odd_text(), b in odd_text()) {
        let texts = [a, b];
        let readings: Vec<Reading> = texts.iter().map(|text| reading(text)).collect();
        let articles: Vec<Article<'_>> =
            texts.iter().zip(&readings).map(|(text, reading)| Article { text, reading }).collect();
        let comparison = compare(&articles);
        for link in &comparison.links {
            for place in [link.a, link.b] {
                check_span(&texts[place.article], place.span);
            }
        }
        for pair in &comparison.pairs {
            prop_assert!(pair.a.get(&articles).is_some() && pair.b.get(&articles).is_some());
            prop_assert!(!pair.because.is_empty());
        }
    }
}

#[test]
fn a_text_that_is_too_long_is_refused_with_both_numbers() {
    let text = "a".repeat(Document::MAX_BYTES + 1);
    let refused = Document::new(text).expect_err("too long");
    assert_eq!((refused.bytes, refused.limit), (Document::MAX_BYTES + 1, Document::MAX_BYTES));
}
