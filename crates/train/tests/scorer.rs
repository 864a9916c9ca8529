//! The scorer's rules, one by one.

use sayso_train::corpus::{Article, Attribution};
use sayso_train::scorer::{Class, Counts, Metric, Role, score, score_article};

const TEXT: &str = "“We’re a half-baked crêperie,” Zoë wrote. Ivan fears as much. Rain fell.";

fn spans(parts: &[&str]) -> Vec<(usize, usize)> {
    let find = |part: &&str| {
        let start = TEXT.find(part).unwrap_or_else(|| panic!("not in the text: {part}"));
        (start, start + part.len())
    };
    parts.iter().map(find).collect()
}

fn attribution(source: &[&str], cue: &[&str], content: &[&str]) -> Attribution {
    Attribution {
        source: spans(source),
        cue: spans(cue),
        content: spans(content),
        ..Attribution::default()
    }
}

fn direct() -> Attribution {
    attribution(&["Zoë"], &["wrote"], &["“We’re a half-baked crêperie,”"])
}

fn indirect() -> Attribution {
    attribution(&["Ivan"], &["fears"], &["as much"])
}

fn gold() -> Vec<Attribution> {
    vec![direct(), indirect()]
}

#[track_caller]
fn check_against(
    gold: &[Attribution],
    predicted: &[Attribution],
    metric: Metric,
    class: Class,
    expected: [usize; 3],
) {
    let scores = score_article(TEXT, gold, predicted).expect("the spans are the text's");
    let Counts { hits, predicted, gold } = scores.get(metric, class);
    assert_eq!([hits, predicted, gold], expected, "{metric}");
}

#[track_caller]
fn check(predicted: &[Attribution], metric: Metric, expected: [usize; 3]) {
    check_against(&gold(), predicted, metric, Class::All, expected);
}

const SIX: [(Metric, usize); 6] = [
    (Metric::Words(Role::Content), 6),
    (Metric::Words(Role::Source), 2),
    (Metric::Words(Role::Cue), 2),
    (Metric::ContentMatch, 2),
    (Metric::WhoSaidWhat, 2),
    (Metric::ExactContent, 2),
];

#[test]
fn everything_and_nothing() {
    for (metric, n) in SIX {
        check(&gold(), metric, [n, n, n]);
        check(&[], metric, [0, 0, n]);
    }
    for role in Role::ALL {
        check(&gold(), Metric::Spans(role), [2, 2, 2]);
    }
    for class in [Class::Direct, Class::Indirect] {
        check_against(&gold(), &gold(), Metric::WhoSaidWhat, class, [1, 1, 1]);
    }
}

#[test]
fn spans_count_word_for_word() {
    let part = [attribution(&["Zoë"], &["wrote"], &["We’re a"])];
    check(&part, Metric::Spans(Role::Source), [1, 1, 2]);
    check(&part, Metric::Spans(Role::Content), [0, 1, 2]);
}

#[test]
fn marks_do_not_matter_but_tell_direct_from_indirect() {
    let bare = [attribution(&["Zoë"], &["wrote"], &["We’re a half-baked crêperie"])];
    check(&bare, Metric::ExactContent, [1, 1, 2]);
    check_against(&gold(), &bare, Metric::ExactContent, Class::Direct, [1, 1, 1]);
    check_against(&gold(), &bare, Metric::ExactContent, Class::Indirect, [0, 0, 1]);
}

#[test]
fn half_the_content_is_enough() {
    let content = |part: &str| [attribution(&[], &[], &[part])];
    check(&content("We’re a"), Metric::ContentMatch, [1, 1, 2]);
    check(&content("We’re a"), Metric::ExactContent, [0, 1, 2]);
    check(&content("We’re"), Metric::ContentMatch, [0, 1, 2]);
    check_against(&gold(), &content("We’re"), Metric::ContentMatch, Class::Direct, [0, 1, 1]);
}

#[test]
fn the_speaker_counts_in_who_said_what() {
    let content = ["We’re a half-baked crêperie"];
    check(&[attribution(&["Ivan"], &["wrote"], &content)], Metric::WhoSaidWhat, [0, 1, 2]);
    check(&[attribution(&[], &["wrote"], &content)], Metric::WhoSaidWhat, [0, 1, 2]);
    let nobody = [attribution(&[], &["fears"], &["as much"])];
    check_against(&nobody, &nobody, Metric::WhoSaidWhat, Class::All, [1, 1, 1]);
}

#[test]
fn each_gold_is_matched_once() {
    check(&[direct(), direct()], Metric::ContentMatch, [1, 2, 2]);
    let halves =
        [attribution(&[], &[], &["We’re a"]), attribution(&[], &[], &["half-baked crêperie"])];
    check(&halves, Metric::ContentMatch, [1, 2, 2]);
}

#[test]
fn content_may_be_in_pieces_and_cut_words() {
    let pieces = [attribution(&[], &[], &["We’re a", "half-baked crêperie"])];
    check(&pieces, Metric::ExactContent, [1, 1, 2]);
    check(&[attribution(&[], &[], &["s much"])], Metric::ExactContent, [1, 1, 2]);
    let words = Metric::Words(Role::Content);
    check(&[attribution(&[], &[], &["baked crêperie"])], words, [2, 2, 6]);
    check(&[attribution(&[], &[], &["hal"])], words, [0, 0, 6]);
}

#[test]
fn content_without_words_is_left_out() {
    check(&[attribution(&["Zoë"], &["wrote"], &["“"])], Metric::ContentMatch, [0, 0, 2]);
}

#[test]
fn optional_gold_costs_and_gives_nothing() {
    let maybe = Attribution { optional: true, ..indirect() };
    let with = [direct(), maybe.clone()];
    for (metric, n) in
        [(Metric::Words(Role::Content), 4), (Metric::ContentMatch, 1), (Metric::WhoSaidWhat, 1)]
    {
        check_against(&with, &[direct()], metric, Class::All, [n, n, n]);
        check_against(&with, &gold(), metric, Class::All, [n, n, n]);
    }
    let both = [maybe, indirect()];
    check_against(&both, &[indirect()], Metric::WhoSaidWhat, Class::All, [1, 1, 1]);
    let other = [attribution(&["Zoë"], &[], &["Rain fell"])];
    check_against(&with, &other, Metric::WhoSaidWhat, Class::All, [0, 1, 1]);
}

fn article(id: &str, text: &str, attributions: Vec<Attribution>) -> Article {
    Article { id: id.to_owned(), text: Some(text.to_owned()), attributions }
}

#[test]
fn bad_offsets_name_the_article() {
    let bad = |span| Attribution { content: vec![span], ..Attribution::default() };
    let gold = [article("a", TEXT, gold())];
    for (span, reason) in [((1, 5), "offset 1"), ((0, 999), "offset 999"), ((9, 3), "before")] {
        let error = score(&gold, &[article("a", TEXT, vec![bad(span)])]).expect_err("a bad span");
        assert_eq!(error.article, "a");
        assert!(error.reason.contains(reason), "{error}");
    }
}

#[test]
fn articles_may_be_missing_unknown_or_for_another_text() {
    let gold = [article("a", TEXT, gold()), article("b", TEXT, gold())];
    let predicted = [gold[0].clone(), article("c", "other", Vec::new())];
    let who = score(&gold, &predicted).expect("fits").get(Metric::WhoSaidWhat, Class::All);
    assert_eq!((who.precision(), who.recall()), (1.0, 0.5));
    let error = score(&gold, &[article("a", "other", Vec::new())]).expect_err("another text");
    assert!(error.reason.contains("another text"));
}
