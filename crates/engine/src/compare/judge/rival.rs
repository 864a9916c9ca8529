//! Two numbers that one article gives for one thing, each on another's word.

use super::{Agreement, Side, Values, other_nouns, quote, values};
use crate::figure::{ESTIMATES, Modifier, Unit};
use crate::span::Span;

/// "The service puts it at 6,800 hectares. A satellite suggested 7,400." "The union disputes this and
/// counts 480 trains." What both count must be the same, and words must say that each number is
/// somebody's own.
pub(super) fn rivals(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let (a, b) = if a.figure.span <= b.figure.span { (a, b) } else { (b, a) };
    let (x, y) = (a.figure, b.figure);
    let plain = [x, y]
        .iter()
        .all(|f| f.value.is_exact() && !matches!(f.modifier, Modifier::Vague | Modifier::Average));
    let givers = a.giver.zip(b.giver).is_none_or(|(x, y)| x != y);
    let earlier = |side: &Side<'_>| side.lead.iter().any(|w| EARLIER.contains(&w.as_str()));
    // "at least 100 more than the count"
    let behind = b.text.get(y.span.end()..).unwrap_or("").trim_start();
    let compared = ["more than", "fewer than", "less than", "higher than"]
        .iter()
        .any(|w| behind.starts_with(w));
    if !plain
        || compared
        || a.entry.in_teaser()
        || b.entry.in_teaser()
        || a.change.is_some() != b.change.is_some()
        || x.whole.map(|w| w.0) != y.whole.map(|w| w.0)
        || x.per != y.per && x.per.is_some() && y.per.is_some()
        || !is_in_fact(b) && a.time.zip(b.time).is_some_and(|(x, y)| x.days != y.days)
        || earlier(b)
        || is_farther_than(a, b, FARTHEST)
        || b.time.is_some() && a.time.is_none() && grows(a)
        || x.claim.is_some() && x.claim == y.claim
        || !givers
        || values(a, b) != Values::Apart
    {
        return None;
    }
    reckoned(a, b).or_else(|| contested(a, b)).or_else(|| attested(a, b))
}

/// Two sources of one article each give a number of one measure, and words set the one against the other: "the
/// union says 2,300 were fired, the firm admits to 1,100".
fn attested(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let (x, y) = (a.figure, b.figure);
    let measures = x.measure.zip(y.measure).map(|(m, n)| m.0.name() == n.0.name());
    let nouns = !a.stems.is_empty() && a.stems == b.stems;
    let alike = measures == Some(true) && (nouns || a.stems.is_empty() || b.stems.is_empty())
        || nouns && measures.is_none() && a.qualifiers == b.qualifiers
        || lean_on_one(a, b);
    let free =
        |side: &Side<'_>| side.guess.is_none() && side.change.is_none() && side.narrowed.is_none();
    let givers = x.claim.is_some() && y.claim.is_some() && a.giver.is_some() && b.giver.is_some();
    let near = x.sentence.abs_diff(y.sentence) <= 2 && x.unit == y.unit;
    let set = near
        && alike
        && givers
        && free(a)
        && free(b)
        && (a.contrast.is_some() || b.contrast.is_some());
    set.then(|| "two sources, of whom one is set against the other".to_owned())
}

/// One of two rivals is at most so many times the other.
pub(super) const FARTHEST: i64 = 6;

pub(super) fn is_farther_than(a: &Side<'_>, b: &Side<'_>, times: i64) -> bool {
    let (x, y) = (a.figure.value.low.thousandths(), b.figure.value.low.thousandths());
    x.min(y) <= 0 || x.max(y) / x.min(y) >= times
}

/// "was in fact 4,100"
fn is_in_fact(side: &Side<'_>) -> bool {
    matches!(&side.lead[..], [first, second, ..] if first == "fact" && second == "in")
}

fn grows(side: &Side<'_>) -> bool {
    side.figure.measure.is_some_and(|(measure, _)| measure.grows())
}

/// Whether the second leans on the first, or on what that leans on.
fn lean_on_one(a: &Side<'_>, b: &Side<'_>) -> bool {
    b.figure.leans_on.is_some() && a.root == b.root
}

/// Both are told with a verb of reckoning, or the second "puts it at" another number.
fn reckoned(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    let (x, y) = (a.figure, b.figure);
    let sums = matches!(x.unit, Unit::Money(_)) && x.heads.is_empty() && y.heads.is_empty();
    let near = x.sentence.abs_diff(y.sentence) <= 1;
    let free = |side: &Side<'_>| side.guess.is_none() && side.change.is_none();
    let verb = |side: &Side<'_>| side.lead.iter().position(|w| ESTIMATES.contains(&w.as_str()));
    let (of_a, of_b) = (verb(a).filter(|at| *at <= 3), verb(b).filter(|at| *at <= 3));
    let told = puts_it(&b.lead) || of_a.is_some() && of_b.is_some();
    // "They later put it at 700": who speaks is the same, or nobody knows.
    let who = verb(b).and_then(|at| b.lead.get(at + 1)).map_or("", String::as_str);
    if !(lean_on_one(a, b) || sums && x.unit == y.unit)
        || x.leans_on.is_some()
        || !near
        || !free(a)
        || !free(b)
        || !told
        || is_nobody(who)
        || x.per != y.per
    {
        return None;
    }
    let verb = |side: &Side<'_>| verb(side).map_or(String::new(), |at| quote(&side.lead[at]));
    let (first, second) = (verb(a), verb(b));
    let both = if first.is_empty() { second } else { format!("{first} and {second}") };
    Some(format!("two sources reckon the same thing ({both})"))
}

/// Words say that the second number is set against the first.
fn contested(a: &Side<'_>, b: &Side<'_>) -> Option<String> {
    /// So many sentences apart, "the real turnout" still takes up the turnout told before.
    const REAL: usize = 16;
    let (x, y) = (a.figure, b.figure);
    let behind = b.text.get(y.span.end()..).unwrap_or("").trim_start();
    let leans = lean_on_one(a, b);
    let measures = x.measure.zip(y.measure).map(|(m, n)| m.0.name() == n.0.name());
    let nouns = !a.stems.is_empty() && a.stems == b.stems;
    let sums = matches!(x.unit, Unit::Money(_)) && x.unit == y.unit;
    let level =
        matches!(x.unit, Unit::Measured { .. }) && x.measure.is_some() && y.measure.is_none();
    let alike = leans
        || nouns && measures != Some(false) && b.narrowed.is_none() && other_nouns(a, b).is_none()
        || measures == Some(true) && !matches!(other_nouns(a, b), Some(Agreement::Differ(_)));
    let apart = x.sentence.abs_diff(y.sentence);
    let lead = |at: usize| b.lead.get(at).map_or("", String::as_str);
    let wanted = a.lead.iter().chain(&b.lead).any(|word| WANTED.contains(&word.as_str()));
    if x.unit != y.unit || wanted {
        return None;
    }
    // "puts the real turnout at 48 percent", "says the true national total is 4,100"
    let told = y.measure.map_or(String::new(), |m| m.1.of(b.text).to_lowercase());
    let real = b.lead.iter().position(|w| matches!(w.as_str(), "real" | "true" | "actual"));
    let counts = |at: usize| {
        let names = |word: &String| NUMBER.contains(&word.as_str()) || **word == told;
        b.lead[at.saturating_sub(2)..at].iter().any(names)
    };
    if let Some(at) = real.filter(|&at| alike && apart <= REAL && counts(at)) {
        return Some(format!("{} sets one number against the other", quote(&b.lead[at])));
    }
    let fact = is_in_fact(b) && y.claim.is_some();
    let nearly = nouns && !matches!(other_nouns(a, b), Some(Agreement::Differ(_)));
    if fact && apart <= REAL && (alike || nearly || sums && apart <= 2) {
        return Some("“in fact” sets one number against the other".to_owned());
    }
    if apart > 2 || a.guess.is_some() && !sums {
        return None;
    }
    let between = Span::new(x.span.end(), y.span.start().max(x.span.end())).of(a.text);
    let contest = words(between).find(|word| is_contest(word));
    if let Some(word) =
        contest.filter(|_| (alike || sums && measures != Some(false)) && y.claim.is_some())
    {
        return Some(format!("{} sets one number against the other", quote(word)));
    }
    // "The health ministry said the number was 860."
    let at = lead(0);
    let number = usize::from(matches!(at, "was" | "is" | "at" | "of" | "nearer" | "reached"));
    let named = number > 0 && NUMBER.contains(&lead(1)) && !matches!(lead(2), "a" | "any" | "");
    let given = x.claim.is_some() || a.lead.iter().take(4).any(|w| SAYS.contains(&w.as_str()));
    let owned = is_owner(lead(2));
    let taken_up = leans && given && (y.claim.is_some() || puts_it(&b.lead))
        || (leans || level && given) && owned;
    if named && taken_up {
        return Some(format!("{} takes up the number before", quote(lead(1))));
    }
    // "That of another firm showed only 40."
    if leans && b.lead.windows(2).any(|w| w[0] == "of" && w[1] == "that") {
        return Some("“that of” sets one number beside the other".to_owned());
    }
    // "One institute put its magnitude at 6.8, another gave a magnitude of 6.6."
    let gives = |side: &Side<'_>| {
        let verb = side.lead.iter().take(5).position(|w| {
            ESTIMATES.contains(&w.as_str()) || matches!(w.as_str(), "gave" | "gives" | "measured")
        });
        verb.filter(|at| !is_nobody(side.lead.get(at + 1).map_or("", String::as_str)))
    };
    let single = x.measure.is_some_and(|(measure, _)| measure.is_single());
    if single && measures == Some(true) && gives(a).is_some() && gives(b).is_some() && apart <= 1 {
        return Some(format!("two sources each give {}", quote(x.measure?.0.name())));
    }
    // "An engineer said he had counted 143."
    let own = b.giver.is_some() && a.giver != b.giver && ESTIMATES.contains(&at);
    if leans && apart <= 1 && own {
        return Some(format!("{} gives another number for the same", quote(at)));
    }
    // "The union says 1,400." "Observers spoke of 58.4."
    let ends = behind.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let spoke = at == "of" && matches!(lead(1), "spoke" | "speaks");
    let who = lead(if spoke { 2 } else { 1 });
    if leans && ends && (spoke || SAYS.contains(&at)) && !is_nobody(who) && x.sentence != y.sentence
    {
        return Some(format!(
            "{} gives another number for the same",
            quote(lead(usize::from(spoke)))
        ));
    }
    // "the bank's own forecast, of 2.2%, …; the finance ministry's, of 2.8%"
    let owner = lead(0) == "of" && is_owner(lead(1));
    let told = y.heads.is_empty() && y.measure.is_none() && y.unit != Unit::Count;
    (owner && told && x.sentence == y.sentence)
        .then(|| format!("{} has a number of its own", quote(lead(1))))
}

/// Words for another time, of which the other number may be.
const EARLIER: [&str; 8] =
    ["earlier", "later", "previously", "initially", "first", "now", "once", "before"];

/// Words for what is wanted or offered, which is no count.
const WANTED: [&str; 16] = [
    "demand",
    "demands",
    "demanded",
    "demanding",
    "want",
    "wants",
    "wanted",
    "offer",
    "offers",
    "offered",
    "asked",
    "asks",
    "seeks",
    "sought",
    "proposed",
    "proposes",
];

const NUMBER: [&str; 6] = ["number", "figure", "total", "toll", "count", "tally"];

const SAYS: [&str; 12] = [
    "says", "said", "claims", "claimed", "counts", "counted", "reported", "reports", "insists",
    "insisted", "put", "puts",
];

/// Who may be the same speaker as before, or anybody.
fn is_nobody(word: &str) -> bool {
    const NOBODY: [&str; 11] =
        ["he", "she", "they", "it", "later", "then", "now", "also", "and", "had", ""];
    NOBODY.contains(&word)
}

fn is_owner(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

/// The word of a sentence that sets its figures against somebody else's: "disputed the count".
pub(super) fn contest_of(sentence: &str) -> Option<&str> {
    let named = |word: &str| {
        let word = word.to_ascii_lowercase();
        NUMBER.contains(&word.strip_suffix('s').unwrap_or(&word))
    };
    words(sentence).find(|word| is_contest(word)).filter(|_| words(sentence).any(named))
}

/// A word that sets what follows against what was said: "disputes", "disagreed", "invented".
fn is_contest(word: &str) -> bool {
    let stems = ["disput", "disagree", "contradict", "exaggerat", "invented", "unrecogni"];
    let lower = word.to_ascii_lowercase();
    stems.iter().any(|stem| lower.starts_with(stem))
}

/// "put it at", "puts their number at"
fn puts_it(lead: &[String]) -> bool {
    let mut words = lead.iter().map(String::as_str);
    let at = matches!(words.next(), Some("at" | "nearer"));
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
