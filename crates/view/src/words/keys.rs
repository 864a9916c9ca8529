//! The texts of the keys, the position among the claims, and the marks.

use super::NAME;
use crate::fragment::Marks;
use sayso_engine::claim::Form;

pub(crate) const KEYS: [(&[&str], &str); 10] = [
    (&["1", "2", "3", "4", "5"], "Read, Claims, Compare, Sources, Timeline"),
    (&["j", "k"], "next and previous claim, among those that match the filters"),
    (&["]", "["], "next and previous article"),
    (&["Enter"], "from the words, or from a claim in the list, to the note"),
    (&["Esc"], "from the note back to its words; once more closes the note"),
    (
        &["/"],
        "search; there Enter leads to the next hit, Shift and Enter back, Esc to where you were",
    ),
    (&["c"], "clean text: no marks, no notes"),
    (&["?"], "this list"),
    (&["Tab"], "from mark to mark, button to button"),
    (&["click"], "on marked words opens their note; once more the claim around it"),
];
pub(crate) const HELP: &str = "Keys and marks";
pub(crate) const KEYS_ON: &str = "Single-letter keys are on";
pub(crate) const NEXT_CLAIM: [&str; 3] = ["", "next", " claim"];
pub(crate) const PREVIOUS_CLAIM: [&str; 3] = ["", "previous", " claim"];
pub(crate) const TO_NOTE: &str = "note";
pub(crate) const CLEAN_TEXT: &str = "clean text";
pub(crate) const WITH_MARKS: &str = "show marks";
pub(crate) const HELP_BUTTON: [&str; 3] = ["keys and ", "marks", ""];
pub(crate) const FILTERS: &str = "Filters";
pub(crate) const LEGEND: [(Form, &str); 3] = [
    (Form::Direct, "a solid line: the speaker’s own words, quoted"),
    (Form::Mixed, "solid and dashed: quoted in part"),
    (Form::Indirect, "a dashed line: reported in the article’s words"),
];
pub(crate) const LEGEND_POSSIBLE: &str = "a dotted line: possibly still the last speaker’s words, though nothing marks them; the note says why";
pub(crate) const LEGEND_OWN: &str =
    "a bar beside the text: the article says it in its own voice, with no source";
pub(crate) const LEGEND_HUE: &str = "Colour says for whom somebody speaks: the first six countries, bodies and groups have one each, all others share grey. It says nothing about who is right.";
pub(crate) const NO_VERDICTS: &str =
    "Sayso shows who says what, in which words. It gives no verdicts, and it makes mistakes.";

pub(crate) fn position(at: Option<usize>, n: usize) -> String {
    match at {
        Some(at) => format!("{at} of {n}"),
        None => format!("– of {n}"),
    }
}

pub(crate) const LAST_CLAIM: &str = "That was the last claim.";
pub(crate) const FIRST_CLAIM: &str = "That was the first claim.";
pub(crate) const LAST_ARTICLE: &str = "That was the last article.";
pub(crate) const FIRST_ARTICLE: &str = "That was the first article.";

pub(crate) fn marks_are(marks: Marks) -> &'static str {
    match marks {
        Marks::Shown => "Claims are marked.",
        Marks::Off => "Clean text: marks and notes are away.",
    }
}

pub(crate) fn page_title(article: &str) -> String {
    format!("{article} · {NAME}")
}
