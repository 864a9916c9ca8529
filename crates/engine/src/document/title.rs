//! Finds the title, and the outlet's name that pages put behind it.

use super::lines::{Markup, Part};
use super::shape::{self, Ending};
use super::{BlockKind, Clutter, byline_words, bylines};
use crate::span::Span;

/// How many parts from the top are looked at. A title stands above the article, and even a page
/// with a long menu reaches it by then.
const REACH: usize = 80;

/// Labels the title and its repetitions. Gives the title's place and the outlet named behind it.
#[inline(never)]
pub(super) fn label(text: &str, parts: &mut Vec<Part>) -> Option<(usize, Option<Span>)> {
    let mut at = choose(text, parts)?;
    let mut outlet = None;
    if let Some((title, name)) = split_outlet(text, parts[at].span) {
        let behind = title.gap(Span::new(parts[at].span.end(), parts[at].span.end())).trim(text);
        let rest = Span::new(behind.start(), parts[at].whole.end());
        let kind = Some(BlockKind::Byline);
        parts.insert(at + 1, Part { span: behind, whole: rest, glued: true, kind, ..parts[at] });
        parts[at].span = title;
        parts[at].whole = Span::new(parts[at].whole.start(), title.end());
        outlet = Some(name);
    }
    parts[at].kind = Some(BlockKind::Title);
    let title = parts[at].span.of(text);
    let long = shape::count_words(title, 3) >= 3;
    for (other, part) in parts.iter_mut().enumerate() {
        if other == at || !part.is_open() || part.span.len() > 2 * title.len() + 100 {
            continue;
        }
        if !long && other >= REACH {
            continue;
        }
        let split = split_outlet(text, part.span);
        let words = split.map_or(part.span, |(words, _)| words);
        if shape::same_words(words.of(text), title) {
            part.kind = Some(BlockKind::Clutter(Clutter::RepeatedTitle));
            outlet = outlet.or(split.map(|(_, name)| name));
        }
    }
    // The parts above keep their places; only what stands behind the title was inserted.
    at = at.min(parts.len() - 1);
    Some((at, outlet))
}

/// The place of the line that is most likely the title.
#[inline(never)]
fn choose(text: &str, parts: &[Part]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, part) in parts.iter().enumerate().take(REACH) {
        if !part.is_open() {
            continue;
        }
        let line = part.span.of(text);
        if bylines::recognise(line).is_some_and(|byline| byline.sure) {
            continue;
        }
        if !could_be_title(line, part) && !is_headline_with_stop(text, &parts[at..]) {
            if part.is_prose(text) {
                break;
            }
            continue;
        }
        let score = score(text, parts, at);
        if best.is_none_or(|(_, most)| score > most) {
            best = Some((at, score));
        }
    }
    best.map(|(at, _)| at)
}

fn could_be_title(line: &str, part: &Part) -> bool {
    let fits = match shape::ending(line) {
        Ending::Open => part.words <= 27 && !line.ends_with(','),
        Ending::Call => part.words <= 25,
        Ending::Stop => part.words <= 20 && shape::is_title_case(line) && part.words >= 3,
        Ending::Colon => false,
    };
    fits && part.markup != Markup::Bullet
        && part.markup != Markup::Image
        && !has_dateline(line)
        && (part.markup != Markup::None || !shape::has_two_sentences(line) || part.words <= 16)
}

/// Whether the first of the parts is a headline that someone ended with a stop: no article and no
/// "said" in it, as in headlines, and a longer paragraph or a dateline follows.
fn is_headline_with_stop(text: &str, parts: &[Part]) -> bool {
    let [part, below @ ..] = parts else { return false };
    let line = part.span.of(text);
    let plain = |word: &str| {
        matches!(word.to_ascii_lowercase().as_str(), "the" | "a" | "an" | "said" | "was" | "were")
    };
    let Some(next) = below.iter().find(|next| next.is_open() && next.words > 3) else {
        return false;
    };
    part.words <= 18
        && part.words >= 3
        && shape::ending(line) == Ending::Stop
        && !line.starts_with(shape::is_quote)
        && !has_dateline(line)
        && (has_dateline(next.span.of(text))
            || (next.words * 2 >= part.words * 3
                && !shape::words(line).any(plain)
                && !shape::has_two_sentences(line)))
}

/// Whether a line opens as news agencies' reports do: "LONDON (Reuters) -", "PARIS, May 3 —".
pub(super) fn has_dateline(line: &str) -> bool {
    dateline(line).is_some()
}

/// What stands before the dash then.
pub(super) fn dateline(line: &str) -> Option<&str> {
    const DASHES: [&str; 6] = [" - ", " – ", "—", ") -", ")-", ")–"];
    let reach = line.char_indices().nth(60).map_or(line.len(), |(at, _)| at);
    let start = &line[..reach];
    let end = DASHES.iter().filter_map(|dash| start.find(dash)).min()?;
    let start = &start[..end];
    let agency = start.split_once('(').map(|(_, agency)| agency.trim().trim_end_matches(')'));
    let place = start.split(['(', ',']).next().unwrap_or("").trim();
    let capitals = place.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && place.chars().all(|c| !c.is_lowercase());
    let good = shape::ends_sentence(line)
        && shape::count_words(place, 5) <= 4
        && (capitals || agency.is_some_and(byline_words::names_outlet));
    good.then_some(start)
}

/// How much speaks for a line as the title; the first of equals is taken.
fn score(text: &str, parts: &[Part], at: usize) -> usize {
    let part = &parts[at];
    let line = split_outlet(text, part.span).map_or(part.span, |(words, _)| words).of(text);
    let others = parts.iter().enumerate().take(REACH).filter(|(other, _)| *other != at);
    let repeated = part.words >= 3
        && others.clone().any(|(_, other)| {
            other.span.len() <= 2 * line.len() + 100
                && other.kind.is_none()
                && shape::same_words(
                    split_outlet(text, other.span).map_or(other.span, |(words, _)| words).of(text),
                    line,
                )
        });
    let addressed = others.clone().any(|(_, other)| {
        other.kind == Some(BlockKind::Clutter(Clutter::Slug))
            && is_address_of(other.span.of(text), line)
    });
    let looks_otherwise = byline_words::names_outlet(line) || bylines::is_name(line);
    let words = if looks_otherwise { 0 } else { part.words.min(4) };
    let marked = matches!(part.markup, Markup::Heading | Markup::Link);
    words + 4 * usize::from(repeated) + 4 * usize::from(addressed) + 3 * usize::from(marked)
}

/// Whether most words of an address stand in the line.
fn is_address_of(address: &str, line: &str) -> bool {
    if address.len() > 300 || line.len() > 400 {
        return false;
    }
    let last = address.trim_end_matches('/').rsplit('/').next().unwrap_or(address);
    let words: Vec<String> = shape::words(line).map(shape::fold).collect();
    let parts: Vec<&str> = last.split(['-', '_', '.']).filter(|part| part.len() > 2).collect();
    let found = parts.iter().filter(|part| words.iter().any(|word| word == **part)).count();
    found >= 2 && found * 3 >= parts.len() * 2
}

/// The words of a title and the outlet's name behind them: "Title | The Daily Example".
fn split_outlet(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = span.of(text);
    let marked = |pair: &[u8]| matches!(pair, [b' ', b'|' | b'-' | b':' | 0xe2]);
    if line.len() > 400 || !line.as_bytes().windows(2).any(marked) {
        return None;
    }
    let bar = line.find(" | ").map(|at| (at, line.rfind(" | ").unwrap_or(at), " | "));
    let dash = || {
        [" - ", " – ", " — ", " :: "]
            .into_iter()
            .filter_map(|dash| line.rfind(dash).map(|at| (at, at, dash)))
            .max_by_key(|(at, _, _)| *at)
    };
    let (first, last, mark) = bar.or_else(dash)?;
    let (title, name) = (&line[..first], &line[last + mark.len()..]);
    let words = |s: &str| shape::count_words(s, 40);
    let fits = words(title) >= 3 && (1..=6).contains(&words(name)) && words(name) < words(title);
    let named = match mark {
        " | " => {
            (!shape::starts_lower(name) || byline_words::is_domain(name))
                && bylines::recognise(name).is_none()
        }
        _ => byline_words::names_outlet(name),
    };
    (fits && named).then(|| {
        let title = span.slice(0, first).trim(text);
        (title, span.slice(last + mark.len(), line.len()).trim(text))
    })
}
