//! Segments tile what is shown, and their marks are exactly those that cover them.

use super::*;
use crate::samples::{HARBOUR, reading};
use proptest::prelude::*;
use sayso_engine::claim::{Claim, Evidence, Form, Modality, Polarity, Stance};
use sayso_engine::document::Block;

fn page(marked: &str) -> (String, Reading, Page) {
    let (text, reading) = reading(marked);
    let page = Page::new(&text, &reading);
    (text, reading, page)
}

/// The segments with their marks, as `words|1c 2s`, own voice with an `o`.
fn show(text: &str, page: &Page) -> Vec<String> {
    let role = |role| match role {
        Role::Source => 's',
        Role::Cue => 'q',
        Role::Content => 'c',
        Role::Unmarked => 'u',
    };
    let marks = |segment: &Segment| {
        let mut marks: Vec<String> =
            segment.marks.iter().map(|m| format!("{}{}", m.claim.0 + 1, role(m.role))).collect();
        if segment.voice == Voice::Own {
            marks.push("o".into());
        }
        marks.join(" ")
    };
    page.segments.iter().map(|s| format!("{}|{}", s.span.of(text), marks(s))).collect()
}

#[test]
fn nested_and_overlapping_claims_become_a_flat_row() {
    let (text, _, page) = page("Title\n{1s A} {1q says} {1c b {2s C} {2q hopes} {2c d} e}. {o F.}");
    assert_eq!(
        show(&text, &page),
        [
            "Title|",
            "A|1s",
            " |",
            "says|1q",
            " |",
            "b |1c",
            "C|1c 2s",
            " |1c",
            "hopes|1c 2q",
            " |1c",
            "d|1c 2c",
            " e|1c",
            ". |",
            "F.|o"
        ]
    );
    let d = page.segments.iter().position(|s| s.span.of(&text) == "d").unwrap();
    assert_eq!(page.claims_at(SegmentIdx(d)), [ClaimIdx(1), ClaimIdx(0)], "innermost first");
}

#[test]
fn a_claim_quoted_in_part_has_both_lines_and_ends_once() {
    let (text, mut reading) = reading("T\n{1s A} {1q calls} {1c it “a ruse” again}.");
    let quote = text.find('“').unwrap();
    reading.claims[0].form = Form::Mixed;
    reading.quotations = vec![sayso_engine::language::Quotation {
        span: Span::new(quote, quote + "“a ruse”".len()),
        marks: sayso_engine::language::QuoteMarks::Double,
        depth: 0,
        closed: true,
        tokens: 0..0,
        continues: None,
    }];
    let page = Page::new(&text, &reading);
    let lines: Vec<_> = page
        .segments
        .iter()
        .filter_map(|s| Some((s.span.of(&text), s.lines[0]?.1, s.ends.len())))
        .collect();
    assert_eq!(
        lines,
        [("it ", Line::Reported, 0), ("“a ruse”", Line::Quoted, 0), (" again", Line::Reported, 1)]
    );
}

#[test]
fn words_that_may_still_be_the_speakers_lead_to_the_claim() {
    let (text, _, page) = page("Title\n{1s A} {1q says} {1c b}. {1u It would.} C.");
    let at = page.segments.iter().position(|s| s.span.of(&text) == "It would.").unwrap();
    assert_eq!(page.segments[at].lines, [Some((ClaimIdx(0), Line::Possible)), None]);
    assert_eq!(page.claims_at(SegmentIdx(at)), [ClaimIdx(0)]);
    let ends: Vec<_> = page.segments.iter().filter(|s| !s.ends.is_empty()).collect();
    assert_eq!(ends.len(), 1, "the claim itself ends before them");
}

#[test]
fn neighbouring_clutter_is_folded_into_one_strip_in_its_place() {
    let (_, _, page) = page(HARBOUR[0]);
    let strip = page.parts.iter().position(|part| matches!(part, Part::Clutter(_))).unwrap();
    assert!(matches!(&page.parts[strip], Part::Clutter(lines) if lines.len() == 2));
    assert!(matches!(page.parts[strip + 1], Part::Text { kind: BlockKind::Heading, .. }));
}

/// A text with letters of one to four bytes, blocks in it, and claims anywhere, across blocks and
/// each other.
fn any_reading() -> impl Strategy<Value = (String, Reading)> {
    let word = prop::sample::select(vec!["a", "bé", "🌱", "“", "<b>", "&", "\n", "\u{202E}"]);
    prop::collection::vec(word, 1..60).prop_flat_map(|words| {
        let text = words.concat();
        let places: Vec<usize> = (0..=text.len()).filter(|&i| text.is_char_boundary(i)).collect();
        let place = prop::sample::select(places);
        let span = (place.clone(), place.clone()).prop_map(|(a, b)| Span::new(a, b));
        let spans = |n| prop::collection::vec(span.clone(), 0..n);
        let claim = (spans(2), spans(2), spans(3), prop::sample::select(Form::ALL.to_vec()));
        let claims = prop::collection::vec(claim, 0..8);
        let cuts = prop::collection::btree_set(place, 0..6);
        (Just(text), claims, cuts, spans(4)).prop_map(|(text, claims, cuts, own_voice)| {
            let cuts: Vec<usize> = cuts.into_iter().collect();
            let blocks = cuts
                .windows(2)
                .map(|cut| Block { span: Span::new(cut[0], cut[1]), kind: BlockKind::Paragraph })
                .collect();
            let claims = claims
                .into_iter()
                .map(|(source, cue, content, form)| Claim {
                    source,
                    cue,
                    content,
                    form,
                    stance: Stance::Neutral,
                    polarity: Polarity::default(),
                    modality: Modality::default(),
                    evidence: Evidence::CueWithClause,
                    confidence: None,
                    speaker: None,
                })
                .collect();
            (text, Reading { blocks, claims, own_voice, ..Reading::default() })
        })
    })
}

proptest! {
    #[test]
    fn segments_tile_every_block((text, reading) in any_reading()) {
        let page = Page::new(&text, &reading);
        for (part, block) in page.parts.iter().zip(&reading.blocks) {
            let Part::Text { segments, .. } = part else { panic!("no clutter here") };
            let mut at = block.span.start();
            for segment in &page.segments[segments.clone()] {
                prop_assert_eq!(segment.span.start(), at);
                prop_assert!(!segment.span.of(&text).is_empty());
                at = segment.span.end();
            }
            prop_assert_eq!(at, block.span.end());
        }
    }

    #[test]
    fn a_segment_has_the_marks_that_cover_it_and_no_other((text, reading) in any_reading()) {
        let page = Page::new(&text, &reading);
        for segment in &page.segments {
            for (index, claim) in reading.claims.iter().enumerate() {
                let roles = [
                    (Role::Source, &claim.source),
                    (Role::Cue, &claim.cue),
                    (Role::Content, &claim.content),
                ];
                for (role, spans) in roles {
                    let mark = Mark { claim: ClaimIdx(index), role };
                    let covered = spans.iter().any(|span| span.contains(segment.span));
                    let touched = spans.iter().any(|span| span.overlaps(segment.span));
                    prop_assert_eq!(covered, touched, "a mark ends inside a segment");
                    prop_assert_eq!(segment.marks.contains(&mark), covered);
                }
            }
        }
    }

    #[test]
    fn every_claim_that_is_shown_ends_once((text, reading) in any_reading()) {
        let page = Page::new(&text, &reading);
        for claim in (0..reading.claims.len()).map(ClaimIdx) {
            let n_ends = page.segments.iter().filter(|s| s.ends.contains(&claim)).count();
            let shown = page.segments_of(claim, Role::Content).next().is_some();
            prop_assert_eq!(n_ends, usize::from(shown));
        }
    }
}
