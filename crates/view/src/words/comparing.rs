//! The texts of the comparison and the timeline.

use super::{DOT, counted, day};
use crate::app::{FindingKind, How};
use jiff::civil::Date;
use sayso_engine::compare::Status;
use sayso_engine::figure::{Modifier, Value};
use sayso_engine::time::{Basis, Bound, Interval, from_iso};

pub(crate) const COMPARE_TITLE: &str = "What can be set side by side";
pub(crate) const COMPARE_MEANS: &str = "Numbers and sentences of different articles, joined only where their words show that they speak of the same thing. Where they cannot be compared, it says why. Two articles that differ may both be right: about another hour, another place, another way to count.";
pub(crate) const NOT_YET_COMPARED: &str =
    "The articles are still being read. They are compared when all of them are there.";
pub(crate) const NOTHING_TO_COMPARE: &str =
    "Only one article of this dossier could be read, so there is nothing to set beside it.";
pub(crate) const NOTHING_COMPARES: &str = "No figures, sentences or names of these articles were found to speak of the same thing. That is the program’s finding: it goes by words, and misses what is said in other ones.";
pub(crate) const NOTHING_MATCHES: &str = "Nothing here matches the filters.";

pub(crate) fn not_compared(titles: &[String]) -> String {
    format!("Left out, because it could not be read: {}.", titles.join(", "))
}

pub(crate) const FIGURES: &str = "Figures";
pub(crate) const FIGURES_MEAN: &str = "Each row holds what the articles count alike, in their own words. In a drawing the numbers on top are the articles; a ring is “about”, an arrow “at least” or “at most”.";
pub(crate) const COMPARED: &str = "Can be compared";
pub(crate) const NOT_COMPARED: &str = "Cannot be compared, and why";
pub(crate) const COUNTED: &str = "What is counted";
pub(crate) const OWN_VOICE: &str = "the article itself";
pub(crate) const OPEN_VOICE: &str = "no speaker marked";
pub(crate) const NO_DAY: &str = "no date";
pub(crate) const NO_FIGURE: &str = "no such figure";

pub(crate) fn n_rows(n: usize, n_all: usize) -> String {
    format!("{n} of {} match the filters.", counted(n_all, "row", "rows"))
}

pub(crate) fn show_more(n: usize) -> String {
    format!("Show {n} more")
}

pub(crate) const SECTIONS: &str = "On this page";

pub(crate) fn only_look_alike(n: usize) -> String {
    format!("Show {n} more that only look alike")
}

pub(crate) fn hide_alike(n: usize) -> String {
    format!("Hide the {n} that only look alike")
}

pub(crate) fn and_more(n: usize) -> String {
    format!("And {n} more, which fewer claims would bring up: narrow them down.")
}

pub(crate) fn reasons(n: usize) -> String {
    format!("Why: {}", counted(n, "reason", "reasons"))
}

pub(crate) fn more_reasons(n: usize) -> String {
    counted(n, "more reason", "more reasons")
}

/// What can be said of two figures.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Same => "same",
        Status::Differs => "differs",
        Status::DifferentEvent => "different event or date",
        Status::DifferentMeasure => "different measure",
        Status::CannotTell => "cannot tell",
    }
}

/// Which articles a reason ties, by their numbers from 1: "Articles 1, 2 and 5".
pub(crate) fn between(articles: &[usize]) -> String {
    let numbers: Vec<String> = articles.iter().map(usize::to_string).collect();
    match numbers.as_slice() {
        [front @ .., last] if !front.is_empty() => {
            format!("Articles {} and {last}", front.join(", "))
        }
        _ => format!("Article {}", numbers.concat()),
    }
}

pub(crate) fn because(reason: &str) -> String {
    format!("because {}", readable(reason))
}

/// Why two figures have their status. Of figures that differ the reason is one to compare them.
pub(crate) fn why(status: Status, reason: &str) -> String {
    match status {
        Status::Differs => format!("which can be compared {}", because(reason)),
        _ => because(reason),
    }
}

/// A reason with its days as one would write them, but for those in words of the text.
pub(crate) fn readable(reason: &str) -> String {
    let mut readable = String::with_capacity(reason.len());
    for quoted in reason.split_inclusive('”') {
        let (own, words) = quoted.split_at(quoted.find('“').unwrap_or(quoted.len()));
        let mut rest = own;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(at);
            readable.push_str(before);
            let day_there = from.get(..10).and_then(from_iso);
            let n_digits = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
            let end = if day_there.is_some() { 10 } else { n_digits };
            match day_there {
                Some(date) => readable.push_str(&day(date)),
                None => readable.push_str(&from[..end]),
            }
            rest = &from[end..];
        }
        readable.push_str(rest);
        readable.push_str(words);
    }
    readable
}

/// How often an article gives a figure in the same words.
pub(crate) fn n_times(n: usize) -> String {
    format!("{n} times in this article")
}

/// What a row counts: "Civilians, injured".
pub(crate) fn row(counted: &[String]) -> String {
    let words = counted.join(", ");
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}", letters.as_str())
}

/// A value with what its words do to it.
pub(crate) fn value(value: Value, modifier: Modifier) -> String {
    match modifier {
        Modifier::Exactly | Modifier::Vague => value.to_string(),
        modifier => format!("{} {value}", modifier.name()),
    }
}

/// A plot in words: "Article 1: 12; article 3: at least 17".
pub(crate) fn plot(values: &[(usize, String)]) -> String {
    let parts: Vec<String> =
        values.iter().map(|(article, value)| format!("article {article}: {value}")).collect();
    format!("On a scale from low to high: {}", parts.join("; "))
}

pub(crate) fn finding_title(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Thread => "On the same matter",
        FindingKind::Check => "Numbers that do not follow from each other",
        FindingKind::Repeat => "Said twice in one article, not in the same words",
        FindingKind::Office => "Titles and offices that differ",
        FindingKind::Spelling => "Names that are spelled differently",
        FindingKind::Denial => "Charges and denials",
        FindingKind::Superlative => "The largest, the first, the worst",
        FindingKind::SameSpeaker => "One speaker, in different words",
    }
}

pub(crate) fn finding_means(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Thread => {
            "Sentences that share rare words, a day or an event. They need not say the same."
        }
        FindingKind::Check => {
            "Inside one article, with the arithmetic. There may be a reason for it that the article does not give."
        }
        FindingKind::Repeat => "The text and its teaser, or two of its sentences.",
        FindingKind::Office => "One person, with one office held and not held, or of two kinds.",
        FindingKind::Spelling => "Taken for one because of what else the articles say of them.",
        FindingKind::Denial => {
            "Whether the charge or the denial is right is not for a program to say."
        }
        FindingKind::Superlative => {
            "What is said to be the largest of its kind, and of what it is reckoned."
        }
        FindingKind::SameSpeaker => "Both may be true to what was said on different occasions.",
    }
}

/// The rare words that sentences share, as a heading.
pub(crate) fn about(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    quoted.join(", ")
}

pub(crate) const ABOUT_NOTHING: &str = "Sentences that belong together";
pub(crate) const ONLY_HERE: &str = "Only here";
pub(crate) const ONLY_HERE_MEANS: &str = "Claims of which no other article was found to speak. Another article may say the same in words that share nothing with these.";

// What a note says of the other articles.

pub(crate) const OTHER_ARTICLES: &str = "Other articles:";
pub(crate) const NONE_NEAR: &str = "none was found to speak of it.";

/// How many other articles agree, differ or speak of the same matter.
pub(crate) fn near(n_same: usize, n_differ: usize, n_near: usize) -> String {
    let mut parts = Vec::new();
    for (n, one, many) in [
        (n_same, "gives the same figure", "give the same figure"),
        (n_differ, "gives another figure", "give another figure"),
        (n_near, "speaks of the same matter", "speak of the same matter"),
    ] {
        if n > 0 {
            parts.push(counted(n, one, many));
        }
    }
    parts.join(DOT)
}

pub(crate) fn how(how: How) -> &'static str {
    match how {
        How::Same => "same figure",
        How::Differs => "another figure",
        How::Near => "near",
    }
}

pub(crate) const SEE_COMPARISON: &str = "See them side by side";
/// Before sums of the article's own numbers that do not come out, and numbers that it gives twice.
pub(crate) const ITS_NUMBERS: &str = "Numbers beside it:";
pub(crate) const SEE_NUMBERS: &str = "See the numbers";

/// No more than so many words of a text.
pub(crate) fn excerpt(text: &str, most: usize) -> String {
    match text.split(' ').nth(most) {
        Some(_) => format!("{} …", text.split(' ').take(most).collect::<Vec<_>>().join(" ")),
        None => text.to_owned(),
    }
}

/// As many of a title's first words as a short line holds.
pub(crate) fn short_title(title: &str) -> String {
    const MOST: usize = 36;
    if title.chars().count() <= MOST {
        return title.to_owned();
    }
    let mut short = String::new();
    let mut room = MOST;
    for word in title.split_whitespace() {
        let n = word.chars().count() + 1;
        if n > room && !short.is_empty() {
            break;
        }
        room = room.saturating_sub(n);
        short.push_str(word);
        short.push(' ');
    }
    format!("{}\u{a0}…", short.trim_end())
}

// Days.

fn month(date: Date) -> String {
    let words = day(date);
    words.split_once(' ').map_or(String::new(), |(_, month)| month.to_owned())
}

/// Days as one would write them: "24–25 May 2025", "May 2025", "2022".
pub(crate) fn days(days: Interval) -> String {
    let Interval { first, last } = days;
    if first == last {
        return day(first);
    }
    let whole_month = first.day() == 1 && last.day() == last.days_in_month();
    let same_year = first.year() == last.year();
    let same_month = same_year && first.month() == last.month();
    if whole_month && same_month {
        return month(first);
    }
    if whole_month && same_year && first.month() == 1 && last.month() == 12 {
        return first.year().to_string();
    }
    if same_month {
        return format!("{}–{}", first.day(), day(last));
    }
    let from = day(first);
    let from = from.rsplit_once(' ').filter(|_| same_year).map_or(from.as_str(), |(from, _)| from);
    format!("{from} – {}", day(last))
}

/// What days rest on; nothing where the words name them in full.
pub(crate) fn basis(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Stated => None,
        Basis::Relative => Some("reckoned from the article’s date"),
        Basis::Inferred => Some("inferred from other dates in the text"),
    }
}

/// How what is told relates to the days named; nothing where it is told of them.
pub(crate) fn bound(bound: Bound) -> Option<&'static str> {
    match bound {
        Bound::At => None,
        Bound::Since => Some("and since"),
        Bound::Until => Some("or until then"),
        Bound::After => Some("or later"),
        Bound::Before => Some("or earlier"),
    }
}

pub(crate) const TIMELINE_TITLE: &str = "What happened when, and when it was told";
pub(crate) const TIMELINE_MEANS: &str = "Every sentence that names a time, by the days that it can mean. A word such as “last week” is reckoned from the article’s own date and may be off by as much as that date is.";
pub(crate) const NOT_YET_DATED: &str = "The articles are still being read.";
pub(crate) const NOTHING_DATED: &str = "No sentence of these articles was found to name a time.";
pub(crate) const UNDATED_TITLE: &str = "Undated";
pub(crate) const UNDATED_MEANS: &str =
    "They name a time, but nothing in the text tells which day that was.";
pub(crate) const TOLD_TITLE: &str = "When the articles appeared";
pub(crate) const TOLD_LANE: &str = "appeared";
pub(crate) const WEEKDAY_DIFFERS: &str = "the weekday named is not that of the date";

/// A part of the list of days: "2022 – 24 May 2025".
pub(crate) fn page_of_days(first: Interval, last: Interval) -> String {
    format!("{} – {}", days(first), days(last))
}

pub(crate) fn told_on(article: usize, days: &str) -> String {
    format!("Article {article} appeared: {days}")
}

pub(crate) fn sentences(n: usize) -> String {
    counted(n, "sentence", "sentences")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reasons_days_are_written_out_but_not_those_in_words_of_the_text() {
        for (reason, words) in [
            (
                "one is of 2025-05-05, the other of 2025-05-07",
                "one is of 5 May 2025, the other of 7 May 2025",
            ),
            ("“2025-05-05” (2025-05-05) is 12 of 300", "“2025-05-05” (5 May 2025) is 12 of 300"),
            ("2025-13-01 and 20250101 and 2025", "2025-13-01 and 20250101 and 2025"),
            ("both name “Ärger", "both name “Ärger"),
        ] {
            assert_eq!(readable(reason), words);
        }
    }

    #[test]
    fn a_long_title_is_cut_after_a_word() {
        assert_eq!(short_title("The ferry runs again"), "The ferry runs again");
        let short = short_title("The ferry runs again after a week of storms in the north");
        assert_eq!(short, "The ferry runs again after a week\u{a0}…");
        assert!(short_title(&"x".repeat(200)).ends_with("…"));
    }
}
