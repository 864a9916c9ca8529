//! Labels what stands below the article: related posts, comments, the author's biography.

use super::lines::{Markup, Part};
use super::shape::{self, Ending};
use super::{BlockKind, Clutter, bylines, clutter};
use crate::span::Span;
use std::sync::LazyLock;

/// Labels lists of other articles under their header, here and inside the body, then what only
/// stands at the end. `author` is the author's name where the head gives it.
#[inline(never)]
pub(super) fn label(text: &str, parts: &mut [Part], body: usize, author: Option<&str>) {
    label_lists(text, parts, body);
    label_discussion(text, parts, body);
    label_credits(text, parts, body);
    label_biography(text, parts, body, author);
}

fn is_kind(part: &Part, kind: Clutter) -> bool {
    part.kind == Some(BlockKind::Clutter(kind))
}

/// The longest list of links that is believed.
const LONGEST_LIST: usize = 60;

/// The lines below "Related posts" that read as headlines.
fn label_lists(text: &str, parts: &mut [Part], body: usize) {
    let end = parts.iter().rposition(|part| part.is_prose(text)).map_or(0, |at| at + 1);
    let mut at = body;
    while at < parts.len() {
        at += 1;
        if !is_kind(&parts[at - 1], Clutter::Related) {
            continue;
        }
        let entry = |part: &Part| {
            part.is_open() && !part.is_prose(text) && reads_as_link(part.span.of(text), part)
        };
        let length = parts[at..]
            .iter()
            .take(LONGEST_LIST)
            .take_while(|p| entry(p) || is_kind(p, Clutter::Related))
            .count();
        let last = at >= end;
        // Above running text the last line may be its heading.
        let length = if last { length } else { length.saturating_sub(1) };
        for part in &mut parts[at..at + length] {
            part.kind = Some(BlockKind::Clutter(Clutter::Related));
        }
        at += length;
    }
}

fn reads_as_link(line: &str, part: &Part) -> bool {
    let cut_short = line.ends_with("...") || line.ends_with('…');
    part.markup != Markup::Heading
        && part.words <= 25
        && (cut_short || matches!(shape::ending(line), Ending::Open | Ending::Call))
        || bylines::recognise(line).is_some_and(|b| b.sure)
}

/// What readers wrote: all below a comments header that stands under nearly all of the article,
/// where replies or times follow it.
fn label_discussion(text: &str, parts: &mut [Part], body: usize) {
    let total: usize = parts[body..].iter().filter(|p| p.is_prose(text)).map(|p| p.words).sum();
    let mut above = 0;
    let Some(header) = (body..parts.len()).find(|at| {
        let part = &parts[*at];
        above += if part.is_prose(text) { part.words } else { 0 };
        is_kind(part, Clutter::Comments) && above >= 80 && above * 4 >= total * 3
    }) else {
        return;
    };
    let replies = |part: &Part| {
        let line = part.span.of(text);
        matches!(shape::normalise(line).as_str(), "reply" | "report" | "like" | "report comment")
            || line.len() < 80 && (line.ends_with(" ago") || line.ends_with(" says:"))
    };
    if !parts[header + 1..].iter().any(replies) {
        return;
    }
    for part in parts[header + 1..].iter_mut().filter(|part| part.is_open()) {
        part.kind = Some(BlockKind::Clutter(Clutter::Comments));
    }
}

/// How many parts from the end are looked at for credits and biographies.
const LAST: usize = 14;

/// "(Reporting by …; editing by …)", "… contributed to this report.", and bylines at the end.
fn label_credits(text: &str, parts: &mut [Part], body: usize) {
    let from = parts.len().saturating_sub(LAST).max(body);
    for part in parts[from..].iter_mut().filter(|part| part.is_open() && part.words <= 45) {
        let line = part.span.of(text);
        let words = line.trim_start_matches(['(', '[', '-', '–', '—', ' ']);
        let lower = words.to_lowercase();
        // "Reporting by three papers has shown that …" is the article's own.
        let apart = words.len() < line.len() || line.contains(';');
        let short = part.words <= 25;
        let credit = WORDS.iter().any(|(place, phrase)| match *place {
            "credit" => apart && lower.starts_with(phrase),
            "begin" => short && lower.starts_with(phrase),
            "end" => short && lower.trim_end_matches(['.', ')']).ends_with(phrase),
            _ => false,
        });
        if credit || bylines::recognise(words).is_some_and(|byline| byline.sure) {
            part.kind = Some(BlockKind::Byline);
        }
    }
}

/// The phrases of `data/credits.txt`, each with its section.
static WORDS: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| clutter::sections(include_str!("../../data/credits.txt")).collect());

static BIOGRAPHY: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let phrases = WORDS.iter().filter(|(place, _)| *place == "biography");
    phrases.map(|(_, phrase)| *phrase).collect()
});

/// The author's name alone on a line below the article, and sentences that say who that is.
fn label_biography(text: &str, parts: &mut [Part], body: usize, author: Option<&str>) {
    let from = parts.len().saturating_sub(LAST).max(body + 1);
    let mut announced = false;
    for at in from..parts.len() {
        if is_kind(&parts[at], Clutter::AuthorBio) {
            announced = true;
        }
        let part = &parts[at];
        if !part.is_open() {
            continue;
        }
        let line = part.span.of(text);
        let signs = author.is_some_and(|name| shape::same_words(name, line));
        let last = parts[at + 1..].iter().filter(|p| p.is_prose(text)).count() <= 1;
        let named = || author.is_some_and(|name| begins_with_name(line, name)) || announced;
        let elsewhere = |name: &str| {
            let (span, around) = (part.span, Span::whole(text));
            around.without(&[span]).into_iter().any(|rest| rest.of(text).contains(name))
        };
        let tells = part.words <= 90 && last && tells_of_author(line, named, elsewhere);
        let below =
            parts.get(at + 1).filter(|below| below.is_open()).map(|below| below.span.of(text));
        let told_below = || {
            below.is_some_and(|below| {
                begins_with_name(below, line) && tells_of_author(below, || true, |_| false)
            })
        };
        if signs || tells || bylines::is_name(line) && (announced || told_below()) {
            parts[at].kind = Some(BlockKind::Clutter(Clutter::AuthorBio));
            announced = true;
        }
    }
}

/// Whether a line begins with the first, the last or the whole name.
fn begins_with_name(line: &str, name: &str) -> bool {
    let Some(first) = shape::words(line).next().map(shape::fold) else { return false };
    let mut names = shape::words(name).map(shape::fold).filter(|n| n.chars().nth(1).is_some());
    names.any(|name| name == first)
}

/// Whether a line says of someone that they write for a living, and reports nothing. Where the name
/// is not the author's it must be a full one that stands nowhere `elsewhere` in the article.
fn tells_of_author(line: &str, named: impl Fn() -> bool, elsewhere: impl Fn(&str) -> bool) -> bool {
    let lower = line.to_lowercase();
    let mut found = None;
    // At every space, up to where the subject is too long.
    for (at, _) in lower.match_indices(' ') {
        if line.get(..at).is_some_and(|subject| shape::count_words(subject, 5) > 4) {
            break;
        }
        let rest = &lower[at + 1..];
        let begins =
            |phrase: &&&str| rest.strip_prefix(**phrase).is_some_and(|rest| rest.starts_with(' '));
        if let Some(phrase) = BIOGRAPHY.iter().filter(begins).max_by_key(|phrase| phrase.len()) {
            found = Some((at, *phrase));
            break;
        }
    }
    let Some((at, phrase)) = found else { return false };
    let Some(subject) = line.get(..at) else { return false };
    if clutter::reports(line) {
        return false;
    }
    let stranger = || {
        let last = shape::words(subject).last().unwrap_or(subject);
        bylines::is_name(subject) && phrase.contains(' ') && !elsewhere(last)
    };
    named() || stranger()
}
