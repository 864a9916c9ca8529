//! Ages: what two articles say of how old one person is.

use super::side::Side;
use super::{is_same_name, last, quote};
use crate::compare::pair::Status;
use crate::source::is_title;
use crate::time::days_between;

/// What there is to say of two numbers of which at least one is an age; `None` if the words leave open whose
/// one of two equal ages is.
pub(super) fn judge(a: &Side<'_>, b: &Side<'_>) -> Option<Verdict> {
    if !a.figure.is_age() || !b.figure.is_age() {
        return Some(Verdict::Nothing);
    }
    let equal = a.figure.value == b.figure.value;
    let (Some(x), Some(y)) = (&a.subject, &b.subject) else {
        return if equal { None } else { Some(Verdict::Nothing) };
    };
    if !is_one_person(x, y) {
        return Some(Verdict::Nothing);
    }
    let name = quote(if x.len() < y.len() { y } else { x });
    if equal {
        let because = format!("both give the age of {name}");
        return Some(Verdict::Decided(Status::Same, because));
    }
    if may_have_grown(a, b) {
        return Some(Verdict::Nothing);
    }
    Some(Verdict::Decided(Status::Differs, format!("each gives another age of {name}")))
}

/// What is to be said of two ages.
pub(super) enum Verdict {
    /// They are not compared.
    Nothing,
    /// A status, and why.
    Decided(Status, String),
}

/// Whether two names are one person's: the last words are the same, and those before, if both have one that is no
/// title.
fn is_one_person(a: &str, b: &str) -> bool {
    let several = |name: &str| name.contains(' ');
    if !(several(a) || several(b)) || !is_same_name(last(a), last(b)) {
        return false;
    }
    let given = |name: &str| {
        let before = name.rsplit_once(' ').map_or("", |(before, _)| before);
        let word = last(before).to_lowercase();
        (!word.is_empty() && !is_title(&word)).then_some(word)
    };
    given(a).zip(given(b)).is_none_or(|(x, y)| is_same_name(&x, &y))
}

/// Whether a person may have had a birthday between two articles that is more than the one that is always
/// possible.
fn may_have_grown(a: &Side<'_>, b: &Side<'_>) -> bool {
    /// Articles that are so many days apart may have a birthday between them and be right.
    const LONG: i64 = 120;
    let days = a.dating.zip(b.dating);
    days.is_some_and(|(x, y)| days_between(x.days.first, y.days.first).abs() > LONG)
}
