//! What holds of the trained model's answers for any text.

use proptest::prelude::*;
use sayso_engine::claim::model::weights::Model;
use sayso_engine::order::Order;
use sayso_engine::{Document, read};

static BYTES: &[u8] = include_bytes!("../data/model.bin");

#[test]
fn a_broken_file_is_refused() {
    assert!(Model::read(&[]).is_none());
    assert!(Model::read(&BYTES[..BYTES.len() - 1]).is_none(), "cut short");
    assert!(Model::read(&[BYTES, &[0]].concat()).is_none(), "too long");
    assert!(Model::read(&[b"SAYSO\xff", &BYTES[6..]].concat()).is_none(), "another version");
}

/// Every part of every claim lies in the text, and no word is claimed twice.
fn check(text: &str) {
    let Ok(document) = Document::new(text) else { return };
    let reading = read(&document);
    let mut contents = Vec::new();
    for claim in &reading.claims {
        assert!(!claim.content.is_empty());
        for span in claim.source.iter().chain(&claim.cue).chain(&claim.content) {
            assert!(!span.of(text).is_empty(), "{span:?} is no part of the text");
        }
        contents.extend(claim.content.iter().copied());
    }
    contents.order();
    assert!(contents.windows(2).all(|pair| !pair[0].overlaps(pair[1])), "claimed twice: {text}");
}

#[test]
fn long_and_monotonous_texts_end() {
    for piece in ["said ", "“", "he said that ", "(", "a, ", "She said: “No.” "] {
        check(&piece.repeat(1000));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_gives_whole_claims(text in "([“”\"'‘’.,:;() \n]|said|Ann|she|that|according to|no|é|🙂){0,120}") {
        check(&text);
    }
}
