//! Two numbers that one article gives for one thing, each on another's word.

use super::{Side, Values, quote, values};
use crate::figure::{ESTIMATES, Modifier, Unit};

/// "The service puts it at 6,800 hectares. A satellite suggested 7,400." The second must lean on the
/// first, or both be sums of money, and words must say that both are somebody's reckoning.
pub(super) fn rivals(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let (a, b) = if a.figure.span <= b.figure.span { (a, b) } else { (b, a) };
    let (x, y) = (a.figure, b.figure);
    let leans = y.leans_on == Some(a.entry.figure);
    let sums = matches!(x.unit, Unit::Money(_)) && x.heads.is_empty() && y.heads.is_empty();
    let plain = [x, y].iter().all(|f| {
        f.value.is_exact()
            && f.per.is_none()
            && f.whole.is_none()
            && matches!(f.modifier, Modifier::Exactly | Modifier::About)
    });
    let near = !a.entry.teaser && !b.entry.teaser && x.sentence.abs_diff(y.sentence) <= 1;
    let free = |side: &Side<'_>| side.guess.is_none() && side.change.is_none();
    let days = a.time.zip(b.time).is_none_or(|(x, y)| x.days == y.days);
    let verb = |side: &Side<'_>| side.lead.iter().position(|w| ESTIMATES.contains(&w.as_str()));
    let of_it = puts_it(&b.lead);
    let (of_a, of_b) = (verb(a).filter(|at| *at <= 3), verb(b).filter(|at| *at <= 3));
    let told = of_it || of_a.is_some() && of_b.is_some();
    // "They later put it at 700": who speaks is the same, or nobody knows.
    let who = verb(b).and_then(|at| b.lead.get(at + 1)).map_or("", String::as_str);
    let unknown = ["he", "she", "they", "it", "later", "then", "now", "also", "and", "had", ""];
    if !(leans || sums && x.unit == y.unit)
        || !plain
        || !near
        || !free(a)
        || !free(b)
        || !days
        || x.leans_on.is_some()
        || b.lead.iter().any(|word| EARLIER.contains(&word.as_str()))
        || !told
        || unknown.contains(&who)
        || x.claim.is_some() && x.claim == y.claim
        || values(a, b) != Values::Apart
    {
        return None;
    }
    let verb = |side: &Side<'_>| verb(side).map_or(String::new(), |at| quote(&side.lead[at]));
    let (first, second) = (verb(a), verb(b));
    let both = if first.is_empty() { second } else { format!("{first} and {second}") };
    Some(format!("two sources reckon the same thing ({both})"))
}

/// Words for another time, of which the other number may be.
const EARLIER: [&str; 8] =
    ["earlier", "later", "previously", "initially", "first", "now", "once", "before"];

/// "put it at", "puts their number at"
fn puts_it(lead: &[String]) -> bool {
    let mut words = lead.iter().map(String::as_str);
    let at = words.next() == Some("at");
    let what = words.next().unwrap_or("");
    let puts = |word: Option<&str>| matches!(word, Some("put" | "puts"));
    let pointing = |word: Option<&str>| matches!(word, Some("the" | "their" | "its" | "that"));
    at && match what {
        "it" | "them" => puts(words.next()),
        "number" | "figure" | "total" | "toll" | "count" => {
            pointing(words.next()) && puts(words.next())
        }
        _ => false,
    }
}
