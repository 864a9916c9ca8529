//! Labels what stands between title and body: bylines, standfirst, teaser, page date, caption.

use super::byline_words;
use super::bylines::{self, Byline};
use super::lines::{Markup, Part};
use super::repeats::Vocabulary;
use super::{BlockKind, Clutter, shape};

/// How many parts below the title may still belong to the head.
const REACH: usize = 40;

/// The most running text, in paragraphs and in words, that may stand above a byline.
const SUMMARIES: usize = 2;
const SUMMARY_WORDS: usize = 110;

/// Labels the parts of the head and gives the place where the body begins. `title` is the title's
/// place, if there is one.
#[inline(never)]
pub(super) fn label(text: &str, parts: &mut [Part], title: Option<usize>) -> usize {
    let first = title.map_or(0, |at| at + 1);
    for part in &mut parts[..first] {
        if part.is_open() {
            part.kind = Some(above_title(text, part));
        }
    }
    let body = find_body(text, parts, first);
    for at in first..body {
        label_furniture(text, parts, at);
    }
    if title.is_some() {
        label_summary(text, parts, first, body);
        label_glued_caption(text, parts, body);
    }
    body
}

fn above_title(text: &str, part: &Part) -> BlockKind {
    let line = part.span.of(text);
    match bylines::recognise(line) {
        Some(byline) if byline.only_time => BlockKind::Clutter(Clutter::PageDate),
        Some(byline) if byline.sure => BlockKind::Byline,
        _ if byline_words::names_outlet(line) => BlockKind::Byline,
        _ if part.words <= 6 && shape::ending(line) == shape::Ending::Open => {
            BlockKind::Clutter(Clutter::Navigation)
        }
        _ => BlockKind::Paragraph,
    }
}

/// Whether a part is of the kinds that stand in a head: a byline, or a signature or an outlet's
/// name beside one, an address, the title again.
fn is_furniture(text: &str, parts: &[Part], at: usize) -> bool {
    let byline = |part: &Part| match part.kind {
        Some(kind) => kind == BlockKind::Byline,
        None => bylines::recognise(part.span.of(text)).is_some(),
    };
    // Share buttons and stray marks may stand between.
    let beside_byline = || {
        let clutter = |part: &&Part| matches!(part.kind, Some(BlockKind::Clutter(_)));
        let above = parts[..at].iter().rev().take(5).find(|part| !clutter(part));
        let below = parts[at + 1..].iter().take(5).filter(|part| !clutter(part)).take(2);
        above.into_iter().chain(below).any(byline)
    };
    let part = &parts[at];
    let line = part.span.of(text);
    match part.kind {
        Some(BlockKind::Clutter(Clutter::Slug | Clutter::RepeatedTitle)) => true,
        None if bylines::is_signature(line) => beside_byline(),
        _ => byline(part) || (part.is_open() && names_only_outlet(line)),
    }
}

/// "The Daily Example", "CNN —"
fn names_only_outlet(line: &str) -> bool {
    byline_words::names_outlet(line.trim_end_matches([' ', '-', '–', '—', ':', '(', ')']))
}

/// Behind the last byline, slug or repeated title that little running text stands above.
fn find_body(text: &str, parts: &[Part], first: usize) -> usize {
    let (mut body, mut summaries, mut words) = (first, 0, 0);
    for (at, part) in parts.iter().enumerate().skip(first).take(REACH) {
        let ends_head =
            [Clutter::Related, Clutter::Comments, Clutter::AuthorBio].map(BlockKind::Clutter);
        if part.kind.is_some_and(|kind| ends_head.contains(&kind)) && summaries > 0 {
            break;
        } else if is_furniture(text, parts, at) {
            body = at + 1;
        } else if part.is_prose(text) {
            summaries += 1;
            words += part.words;
            if summaries > SUMMARIES || words > SUMMARY_WORDS {
                break;
            }
        }
    }
    body
}

/// Labels one part of the head that is not running text.
fn label_furniture(text: &str, parts: &mut [Part], at: usize) {
    let part = parts[at];
    if !part.is_open() {
        return;
    }
    let line = part.span.of(text);
    if is_furniture(text, parts, at) {
        parts[at].kind = Some(BlockKind::Byline);
    } else if !part.is_prose(text) && shape::ending(line) == shape::Ending::Open {
        let deck = part.words >= 5 && part.markup != Markup::Heading;
        parts[at].kind = match part.words {
            _ if deck => Some(BlockKind::Standfirst),
            1..=3 if part.markup == Markup::None => Some(BlockKind::Clutter(Clutter::Navigation)),
            _ => None,
        };
    }
}

/// Labels running text between title and body, and a first paragraph that the next one tells
/// again.
#[inline(never)]
fn label_summary(text: &str, parts: &mut [Part], first: usize, body: usize) {
    label_deck(text, parts, first);
    let Some(at) = (first..parts.len().min(first + 12)).find(|at| parts[*at].is_prose(text)) else {
        return;
    };
    let part = parts[at];
    let line = part.span.of(text);
    let rest = || parts[at + 1..].iter().filter(|p| p.is_open());
    let Some(next) = rest().find(|p| p.is_prose(text)).copied() else { return };
    let follower =
        parts[at + 1..].iter().find(|p| p.kind != Some(BlockKind::Clutter(Clutter::Markup)));
    let above_slug = follower.is_some_and(|p| p.kind == Some(BlockKind::Clutter(Clutter::Slug)));
    let above_heading = follower.is_some_and(|p| {
        p.is_open() && !p.is_prose(text) && !shape::ends_sentence(p.span.of(text))
    });
    if part.words <= 70 && (above_slug || above_heading) && !super::title::has_dateline(line) {
        let shared = Vocabulary::of(text, rest()).shares(line);
        let again = |percent: usize| {
            shared.numbers == shared.numbers_found && shared.found * 100 >= shared.words * percent
        };
        // An address below proves that this is the page's description. A heading proves little, and
        // a first paragraph that is lost is worse than a teaser that is read.
        let quotes = line.contains(['"', '“']);
        if (above_slug && again(65)) || (again(85) && shared.numbers > 0 && !quotes) {
            parts[at].kind = Some(BlockKind::Clutter(Clutter::Teaser));
            return;
        }
    }
    if at < body {
        for part in &mut parts[at..body] {
            if part.is_prose(text) {
                part.kind = Some(BlockKind::Standfirst);
            }
        }
    } else if is_told_again(text, &part, &next) {
        parts[at].kind = Some(BlockKind::Standfirst);
    }
}

/// A line right below the title that is too long for a heading, and not set as one.
fn label_deck(text: &str, parts: &mut [Part], at: usize) {
    let Some(part) = parts.get_mut(at).filter(|part| part.is_open()) else { return };
    let line = part.span.of(text);
    let deck = (8..=40).contains(&part.words)
        && part.markup == Markup::None
        && shape::ending(line) == shape::Ending::Open
        && !shape::is_title_case(line);
    if deck {
        part.kind = Some(BlockKind::Standfirst);
    }
}

/// Whether a short first paragraph is taken up, word by word, in a longer second one.
fn is_told_again(text: &str, part: &Part, next: &Part) -> bool {
    let line = part.span.of(text);
    let shared = Vocabulary::of(text, [next].into_iter()).shares(line);
    part.words <= 45
        && !super::title::has_dateline(line)
        && next.words * 2 >= part.words * 3
        && shared.words >= 6
        && shared.found * 2 >= shared.words
        && shared.numbers == shared.numbers_found
}

/// A line of running text right below the byline or the repeated title, while blank lines part
/// the paragraphs of the body: the picture's caption.
fn label_glued_caption(text: &str, parts: &mut [Part], body: usize) {
    let Some(part) = parts.get(body).copied() else { return };
    let next = parts[body + 1..].iter().take(4);
    let apart = next.clone().filter(|p| p.is_open()).all(|p| !p.glued) && next.count() > 0;
    let below = body.checked_sub(1).is_some_and(|above| is_furniture(text, parts, above));
    let line = part.span.of(text);
    if part.is_prose(text)
        && part.glued
        && below
        && apart
        && part.words <= 45
        && !shape::has_two_sentences(line)
        && !line.contains(['"', '“', '”'])
    {
        parts[body].kind = Some(BlockKind::Caption);
    }
}

/// What the bylines of a text tell, each with its part.
pub(super) fn read_bylines(text: &str, parts: &[Part]) -> Vec<(usize, Byline)> {
    let lines = parts.iter().enumerate().filter(|(_, part)| part.kind == Some(BlockKind::Byline));
    lines.filter_map(|(at, part)| Some((at, bylines::recognise(part.span.of(text))?))).collect()
}
