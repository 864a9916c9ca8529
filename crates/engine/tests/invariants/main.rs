//! What holds for every text, however odd.

mod readings;

use proptest::prelude::*;
use readings::{check, check_dossier};
use sayso_engine::Document;

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
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn any_two_texts_are_compared(a in odd_text(), b in odd_text()) {
        check_dossier(&[a, b]);
    }
}

#[test]
fn a_text_that_is_too_long_is_refused_with_both_numbers() {
    let text = "a".repeat(Document::MAX_BYTES + 1);
    let refused = Document::new(text).expect_err("too long");
    assert_eq!((refused.bytes, refused.limit), (Document::MAX_BYTES + 1, Document::MAX_BYTES));
}
