//! Reads author, dates and outlet from the labelled parts.

use super::byline_words;
use super::bylines::{self, Byline};
use super::dates::{self, Day};
use super::lines::Part;
use super::{BlockKind, Clutter, DateMention, Metadata, clutter, head, shape};
use crate::span::Span;
use std::ops::Range;
use std::sync::LazyLock;

/// What the head tells.
#[inline(never)]
pub(super) fn read(
    text: &str,
    parts: &[Part],
    title: Option<usize>,
    outlet: Option<Span>,
) -> Metadata {
    let mut metadata =
        Metadata { title: title.map(|at| parts[at].span), outlet, ..Metadata::default() };
    let head = head::read_bylines(text, parts);
    for (at, byline) in &head {
        take(&mut metadata, parts[*at].span, text, byline);
    }
    if metadata.author.is_none() {
        // A bare name was labelled a byline because a date stands beside it.
        let bare = parts.iter().filter(|p| p.kind == Some(BlockKind::Byline)).map(|p| p.span);
        metadata.author = bare
            .filter_map(|span| Some((span, bylines::signer(span.of(text))?)))
            .map(|(span, name)| span.slice(name.start, name.end))
            .next();
    }
    metadata
}

fn take(metadata: &mut Metadata, span: Span, text: &str, byline: &Byline) {
    // `recognise` looks inside brackets around the line.
    let line = span.of(text);
    let inside = line.len() - line.trim_start_matches(['(', '[']).len();
    let place = |range: &Range<usize>| span.slice(inside + range.start, inside + range.end);
    let mention = |day: &Day| DateMention { span: place(&day.range), date: day.date };
    metadata.author = metadata.author.or(byline.author.as_ref().map(place));
    metadata.outlet = metadata.outlet.or(byline.outlet.as_ref().map(place));
    metadata.published = metadata.published.or(byline.published.as_ref().map(mention));
    metadata.updated = metadata.updated.or(byline.updated.as_ref().map(mention));
}

/// Adds what the whole text tells, once everything in it is labelled.
#[inline(never)]
pub(super) fn complete(text: &str, parts: &[Part], metadata: &mut Metadata) {
    for (at, byline) in &head::read_bylines(text, parts) {
        take(metadata, parts[*at].span, text, byline);
    }
    if metadata.published.or(metadata.updated).is_none() {
        metadata.published = day_line(text, parts).or_else(|| dateline_day(text, parts));
    }
    let of_kind =
        |kind: BlockKind| parts.iter().filter(move |p| p.kind == Some(kind)).map(|p| p.span);
    metadata.standfirst = of_kind(BlockKind::Standfirst).collect();
    let named = || {
        let subscribe = of_kind(BlockKind::Clutter(Clutter::Subscribe));
        let legal = of_kind(BlockKind::Clutter(Clutter::Legal));
        let byline = of_kind(BlockKind::Byline);
        byline.chain(subscribe).chain(legal).find_map(|span| outlet_of(text, span))
    };
    metadata.outlet = metadata.outlet.or_else(named).or_else(|| agency(text, parts));
}

/// Words behind which a line names its outlet, in lower case.
static BEFORE_OUTLET: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let list = clutter::sections(include_str!("../../data/credits.txt"));
    list.filter_map(|(section, phrase)| (section == "before the outlet").then_some(phrase))
        .collect()
});

fn outlet_of(text: &str, span: Span) -> Option<Span> {
    let line = span.of(text);
    if line.len() > 300 {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    let behind = BEFORE_OUTLET.iter().find_map(|b| Some(lower.find(b)? + b.len()));
    let Some(from) = behind.or_else(|| behind_copyright(line)) else {
        let name = line.split([',', '|', '—']).next().unwrap_or(line);
        let name = span.slice(0, name.len()).trim(text);
        return byline_words::names_outlet(name.of(text)).then_some(name);
    };
    let rest = span.slice(from, line.len());
    let words = rest.of(text);
    // Up to a sentence's end or a mark; the stop inside an address is none.
    let end = [". ", ",", ";", "|", "(", " All ", " all ", " - ", " – "]
        .iter()
        .filter_map(|mark| words.find(mark))
        .min()
        .unwrap_or(words.len());
    let name = rest.slice(0, end).trim_matches(text, |c| c.is_whitespace() || c == '.');
    let good = shape::count_words(name.of(text), 8) <= 6
        && name.of(text).starts_with(char::is_alphanumeric)
        && (byline_words::is_domain(name.of(text)) || shape::is_capitalised(name.of(text)));
    good.then_some(name)
}

/// The place behind "© 2024" or "Copyright 2024".
fn behind_copyright(line: &str) -> Option<usize> {
    let sign = line.find('©').map(|at| at + '©'.len_utf8());
    let word = || line.to_ascii_lowercase().find("copyright").map(|at| at + "copyright".len());
    let from = sign.or_else(word)?;
    let rest = line[from..].trim_start_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || matches!(c, '-' | '–' | ',' | '©')
    });
    Some(line.len() - rest.len())
}

/// How many lines above the first paragraph may hold the day of a printed page.
const MASTHEAD: usize = 6;

/// The day that a line above the text gives and nothing else but its weekday, as under a paper's
/// name: "Friday, 11 October 2024".
fn day_line(text: &str, parts: &[Part]) -> Option<DateMention> {
    let above = parts.iter().take_while(|part| !part.is_open());
    above.take(MASTHEAD).filter(|part| part.span.len() <= 60).find_map(|part| {
        let day = only_day(part.span.of(text))?;
        let before = &part.span.of(text)[..day.range.start];
        let before = before.rsplit('\n').next().unwrap_or(before);
        let behind = &part.span.of(text)[day.range.end..];
        let letters = |c: char| c.is_alphabetic();
        let weekday = before.trim_matches(|c: char| !letters(c)).to_lowercase();
        // "ROME/PARIS | 3 May 2024": places in capitals
        let place = !before.contains(char::is_lowercase) && before.trim_end().ends_with(['|', '·']);
        let alone = weekday.is_empty() || weekday.ends_with("day") && !weekday.contains(' ');
        let alone = alone || place;
        (alone && !behind.contains(letters)).then(|| mention(part.span, &day))
    })
}

/// The day of the first paragraphs' dateline: "PARIS, May 3, 2025 —".
fn dateline_day(text: &str, parts: &[Part]) -> Option<DateMention> {
    let first = parts.iter().filter(|part| part.is_open()).take(3);
    first
        .filter_map(|part| {
            let day = only_day(super::title::dateline(part.span.of(text))?)?;
            Some(mention(part.span, &day))
        })
        .next()
}

/// The one day that a line names in full.
fn only_day(line: &str) -> Option<Day> {
    let mut days = dates::find_days(line).into_iter();
    days.next().filter(|_| days.next().is_none())
}

fn mention(line: Span, day: &Day) -> DateMention {
    DateMention { span: line.slice(day.range.start, day.range.end), date: day.date }
}

/// The agency in the dateline of the first paragraph: "LONDON (Reuters) -".
fn agency(text: &str, parts: &[Part]) -> Option<Span> {
    let first = parts.iter().filter(|part| part.is_open()).take(3);
    first.filter(|part| super::title::has_dateline(part.span.of(text))).find_map(|part| {
        let line = part.span.of(text);
        let (open, close) = (line.find('(')?, line.find(')')?);
        let name = part.span.slice(open + 1, close).trim(text);
        (open < close && close < 80 && byline_words::names_outlet(name.of(text))).then_some(name)
    })
}
