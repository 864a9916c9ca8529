//! Ages: what two articles say of how old one person is.

use super::side::Side;
use super::{is_same_name, last, quote};
use crate::compare::pair::Status;
use crate::source::is_title;
use crate::time::days_between;

/// What there is to say of two numbers as ages.
pub(super) fn judge(a: &Side<'_>, b: &Side<'_>) -> Verdict {
    match (a.figure.is_age(), b.figure.is_age()) {
        (true, true) => {}
        (false, false) => return Verdict::Open,
        _ => return Verdict::Nothing,
    }
    let equal = a.figure.value == b.figure.value;
    let (Some(x), Some(y)) = (&a.subject, &b.subject) else {
        return if equal { Verdict::Open } else { Verdict::Nothing };
    };
    let Some(certain) = one_person(x, y) else { return Verdict::Nothing };
    let name = quote(if x.len() < y.len() { y } else { x });
    let because = format!("both give the age of {name}");
    if equal {
        return Verdict::Decided(Status::Same, because);
    }
    if certain == Names::Last || may_have_grown(a, b) || years_apart(a, b) > MANY {
        return Verdict::Nothing;
    }
    Verdict::Decided(Status::Differs, because)
}

/// Numbers that lie further apart, in thousandths of a year, are hardly both somebody's age.
const MANY: i64 = 12_000;

fn years_apart(a: &Side<'_>, b: &Side<'_>) -> i64 {
    let years = |side: &Side<'_>| side.figure.value.low.thousandths();
    (years(a) - years(b)).abs()
}

/// What is to be said of two ages.
pub(super) enum Verdict {
    /// They are no ages, or equal ones of which the words do not say whose one is.
    Open,
    /// They are not compared.
    Nothing,
    /// A status, and why.
    Decided(Status, String),
}

/// By what two names are one person's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// The last words alone: "Mr Lee" may be the brother of Ann Lee.
    Last,
    /// Those before, too.
    Full,
}

/// Whether two names are one person's: the last words are the same, and those before, if both have one that is no
/// title.
fn one_person(a: &str, b: &str) -> Option<Names> {
    let several = |name: &str| name.contains(' ');
    if !(several(a) || several(b)) || !is_same_name(last(a), last(b)) {
        return None;
    }
    let given = |name: &str| {
        let before = name.rsplit_once(' ').map_or("", |(before, _)| before);
        let word = last(before).to_lowercase();
        (!word.is_empty() && !is_title(&word)).then_some(word)
    };
    match given(a).zip(given(b)) {
        None => Some(Names::Last),
        Some((x, y)) => is_same_name(&x, &y).then_some(Names::Full),
    }
}

/// Whether a person may have had a birthday, or some, between two articles. One that is near to both days is no
/// excuse; where the days are not known, one year is.
fn may_have_grown(a: &Side<'_>, b: &Side<'_>) -> bool {
    /// Articles that are so many days apart may have a birthday between them and be right.
    const LONG: i64 = 120;
    const YEAR: i64 = 1000;
    match a.dating.zip(b.dating) {
        Some((x, y)) => days_between(x.days.first, y.days.first).abs() > LONG,
        None => years_apart(a, b) <= YEAR,
    }
}
