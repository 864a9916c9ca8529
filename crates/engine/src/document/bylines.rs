//! Reads author, date and outlet lines: "By Ann Lee | Updated May 30, 2025 | 4 min read".
//!
//! A line is a byline only if every word of it is explained: as a name, a label, a date, a time, a
//! role. One word that is not, and the line is left to be what it is.

use super::byline_words::{LONGEST, OPENINGS, Sense, WORDS, has_sense, names_outlet, sense_of};
use super::dates::{self, Day};
use super::shape;
use std::ops::Range;

/// What an author, date or outlet line tells. Ranges are bytes of the line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// Who wrote it.
    pub(super) author: Option<Range<usize>>,
    /// Who published it.
    pub(super) outlet: Option<Range<usize>>,
    /// First published.
    pub(super) published: Option<Day>,
    /// Last changed.
    pub(super) updated: Option<Day>,
    /// Whether nothing but days, weekdays and times of day stand in it.
    pub(super) only_time: bool,
    /// Whether it says so itself, by a "By", a date or a label, and is not only shaped like one.
    pub(super) sure: bool,
}

/// A word of a line, or a run of words that a list knows.
struct Item<'t> {
    words: &'t str,
    sense: Sense,
}

/// What the line tells, if it is a byline.
pub(super) fn recognise(line: &str) -> Option<Byline> {
    if line.len() > 300 || shape::count_words(line, 33) > 32 {
        return None;
    }
    let line = line.trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
    let days = dates::find_days(line);
    let after_by = |items: &[Item]| {
        let by = items.iter().position(|item| item.sense == Sense::By);
        by.is_some_and(|by| by + 2 == items.len())
    };
    let mut items = explain(line, &days, |items| {
        let unknown = items.last().is_some_and(|item| item.sense == Sense::Unknown);
        !unknown || !days.is_empty() && after_by(items)
    })?;
    // "Posted by admin on May 30, 2025": beside a day, what follows "by" is a name.
    if let Some(by) = items.iter().position(|item| item.sense == Sense::By)
        && let Some(name) = items.get_mut(by + 1).filter(|_| !days.is_empty())
        && name.sense == Sense::Unknown
    {
        name.sense = Sense::Name;
    }
    if items.is_empty() || items.iter().any(|item| item.sense == Sense::Unknown) {
        return None;
    }
    let has = |sense: Sense| items.iter().any(|item| item.sense == sense);
    let names = items.iter().filter(|item| item.sense == Sense::Name).count();
    let dated = items.iter().any(|item| matches!(item.sense, Sense::Day(_)));
    let timed =
        has(Sense::Number) && (has(Sense::Filler) || has(Sense::Published) || has(Sense::Updated));
    let byline = Byline {
        author: author(line, &items),
        outlet: outlet(line, &items),
        only_time: dated
            && names == 0
            && !has(Sense::By)
            && !has(Sense::Published)
            && !has(Sense::Updated),
        ..dates_of(&items, days)
    };
    let by = items.iter().position(|i| matches!(i.sense, Sense::By | Sense::HelpedBy));
    // "Minister Slammed By Ann Lee" is a headline: names stand before its "by".
    let opens = by.is_some_and(|by| {
        !items[..by]
            .iter()
            .any(|i| matches!(i.sense, Sense::Name | Sense::Role | Sense::OutletWord))
    });
    let signed = opens && (byline.author.is_some() || has(Sense::HelpedBy)) && names <= 16;
    let role = by.is_none() && byline.author.is_some() && gives_role(&items);
    let labelled = (has(Sense::Published) || has(Sense::Updated)) && names == 0;
    let stops = line.ends_with('.') && !line.ends_with(".m.");
    let found = match () {
        () if signed => !stops || items.len() <= 8,
        () if dated => names <= MOST_NAMES && !stops,
        () if role => !stops,
        () => names == 0 && !stops && (labelled || timed && items.len() >= 2),
    };
    found.then_some(Byline {
        sure: signed || labelled || dated && names <= names_beside_a_day(&items),
        ..byline
    })
}

/// The most names in a line that gives a day.
const MOST_NAMES: usize = 5;

/// How many names may surely stand beside a day. "Budget Committee Hearing, May 30, 2025" is a title, and
/// only a label or a strong mark makes a byline of so many.
fn names_beside_a_day(items: &[Item]) -> usize {
    let labelled = |item: &Item| matches!(item.sense, Sense::Published | Sense::Updated);
    let apart = |item: &Item| matches!(item.words, "|" | "•" | "·" | "●" | "—");
    if items.iter().any(|item| labelled(item) || apart(item)) { MOST_NAMES } else { 2 }
}

/// Whether the line is a name, a mark and a role: "Ann Lee | Staff writer", "Ann Lee, Europe editor
/// in Paris".
fn gives_role(items: &[Item]) -> bool {
    let Some(mark) = items.iter().position(|item| item.sense == Sense::Mark) else { return false };
    let (name, role) = (&items[..mark], &items[mark + 1..]);
    let place = role.iter().position(|item| item.sense == Sense::Filler).unwrap_or(role.len());
    let (role, place) = role.split_at(place);
    items[mark].words != ":"
        && (2..=4).contains(&name.len())
        && name.iter().all(|item| matches!(item.sense, Sense::Name | Sense::Particle))
        && role.iter().any(|item| item.sense == Sense::Role)
        && role.iter().filter(|item| item.sense == Sense::Name).count() <= 1
        && place.len() <= 4
}

/// Whether a line could be the bare name of a person: two to four capitalised words.
pub(super) fn is_name(line: &str) -> bool {
    let words = line.split_whitespace();
    let count = words.clone().count();
    (2..=4).contains(&count)
        && line.len() <= 60
        && words.clone().next().is_some_and(shape::is_capitalised)
        && words.clone().all(|word| {
            let letters =
                |c: char| c.is_alphabetic() || matches!(c, '-' | '.') || shape::is_apostrophe(c);
            word.chars().all(letters)
                && (shape::is_capitalised(word) || has_sense(word, Sense::Particle))
                && (!word.ends_with('.') || word.chars().count() <= 3)
        })
        && words.clone().all(|word| {
            ![Sense::OutletWord, Sense::Filler, Sense::By, Sense::NoName]
                .iter()
                .any(|sense| has_sense(word, *sense))
        })
}

/// Whether a line beside a byline signs the article too: a name, and a place or role if any.
/// "Ann Lee in Paris and agencies".
pub(super) fn is_signature(line: &str) -> bool {
    if is_name(line) {
        return true;
    }
    if line.len() > 120 || shape::ends_sentence(line) {
        return false;
    }
    let known = |item: Option<&Item>| {
        item.is_some_and(|i| !matches!(i.sense, Sense::Unknown | Sense::Number))
    };
    let Some(items) = explain(line, &[], |items| known(items.last())) else { return false };
    let names = items.iter().take_while(|item| item.sense == Sense::Name).count();
    (2..=4).contains(&names) && items.len() <= 14 && items.iter().all(|item| item.words != ":")
}

/// The author in such a line.
pub(super) fn signer(line: &str) -> Option<Range<usize>> {
    let items = explain(line, &[], |_| true).filter(|_| is_signature(line))?;
    author(line, &items)
}

/// Cuts a line into items and says what each is. Gives up as soon as `goes_on` does not hold of the
/// items so far.
fn explain<'t>(
    line: &'t str,
    days: &[Day],
    goes_on: impl Fn(&[Item]) -> bool,
) -> Option<Vec<Item<'t>>> {
    let mut items = Vec::new();
    let mut at = 0;
    let mut day = 0;
    while at < line.len() {
        if let Some(found) = days.get(day).filter(|d| d.range.start <= at) {
            items.push(Item { words: &line[found.range.clone()], sense: Sense::Day(day) });
            if !goes_on(&items) {
                return None;
            }
            at = at.max(found.range.end);
            day += 1;
            continue;
        }
        let until = days.get(day).map_or(line.len(), |d| d.range.start);
        words_between(&line[at..until], &mut items, &goes_on)?;
        at = until;
    }
    Some(items)
}

fn words_between<'t>(
    stretch: &'t str,
    items: &mut Vec<Item<'t>>,
    goes_on: &impl Fn(&[Item]) -> bool,
) -> Option<()> {
    let mark = |c: char| {
        matches!(
            c,
            ',' | '|' | '•' | '·' | '–' | '—' | ':' | ';' | '/' | '(' | ')' | '&' | '●' | '-'
        )
    };
    // Pieces between white space; marks at their ends stand for themselves.
    let mut pieces: Vec<&str> = Vec::new();
    let gaps = |c: char| c.is_whitespace() || matches!(c, '|' | '•' | '·' | '●');
    for word in stretch.split_inclusive(gaps).flat_map(|word| {
        let cut = word.trim_end_matches(gaps).len();
        let (word, gap) = word.split_at(cut);
        [word, gap.trim()]
    }) {
        let front = word.trim_start_matches(mark);
        let core = front.trim_end_matches(mark);
        let (before, rest) = word.split_at(word.len() - front.len());
        pieces.extend([before, core, &rest[core.len()..]].into_iter().filter(|p| !p.is_empty()));
    }
    let mut at = 0;
    while at < pieces.len() {
        if pieces[at].chars().all(mark) {
            items.push(Item { words: pieces[at], sense: Sense::Mark });
            if !goes_on(items) {
                return None;
            }
            at += 1;
            continue;
        }
        let run = |n: usize| -> &'t str {
            let (first, last) = (pieces[at], pieces[at + n - 1]);
            let start = first.as_ptr() as usize - stretch.as_ptr() as usize;
            let end = last.as_ptr() as usize - stretch.as_ptr() as usize + last.len();
            &stretch[start..end]
        };
        let apart = pieces[at..].iter().position(|piece| piece.chars().all(mark));
        let opens = shape::first_normal_word(pieces[at]).is_none_or(|word| OPENINGS.has(&word));
        let most = if opens { LONGEST.min(apart.unwrap_or(pieces.len() - at)) } else { 0 };
        let known = (1..=most).rev().find_map(|n| {
            let words = run(n);
            // "May" the name, "Will Post" the reporter: a capital inside a name stays a name.
            let sense = *WORDS.get(&shape::normalise(words)).next()?;
            Some((n, words, sense)).filter(|(_, _, sense)| *sense != Sense::NoName)
        });
        let (n, words, sense) = known.unwrap_or_else(|| (1, pieces[at], sense_of(pieces[at])));
        items.push(Item { words, sense });
        if !goes_on(items) {
            return None;
        }
        at += n;
    }
    Some(())
}

fn range(line: &str, first: &str, last: &str) -> Range<usize> {
    let at = |part: &str| part.as_ptr() as usize - line.as_ptr() as usize;
    at(first)..at(last) + last.len()
}

/// The names behind "By", or those that open the line.
fn author(line: &str, items: &[Item]) -> Option<Range<usize>> {
    let by = items.iter().position(|i| matches!(i.sense, Sense::By | Sense::HelpedBy));
    if by.is_some_and(|by| items[by].sense == Sense::HelpedBy) {
        return None;
    }
    let from = by.map_or(0, |by| by + 1);
    let from = from + items[from..].iter().take_while(|item| item.sense == Sense::Mark).count();
    let named = |item: &Item| {
        matches!(item.sense, Sense::Name | Sense::Particle)
            || (matches!(item.sense, Sense::OutletWord | Sense::Role)
                && shape::is_capitalised(item.words)
                && by.is_some())
            || (item.sense == Sense::Outlet && by.is_some())
    };
    let rest = items.get(from..)?;
    let mut last = None;
    let mut names = 0;
    for (at, item) in rest.iter().enumerate() {
        let and = item.words.eq_ignore_ascii_case("and") || item.words == "&";
        let comma =
            item.words == "," && rest[at..].iter().any(|i| i.words.eq_ignore_ascii_case("and"));
        if named(item) {
            names += usize::from(item.sense == Sense::Name);
            last = Some(item);
        } else if !((and || comma) && last.is_some()) {
            break;
        }
    }
    let last = last?;
    (by.is_some() || names >= 2).then(|| range(line, rest[0].words, last.words))
}

/// An agency's name, an address, or capitalised words with one such as "Gazette" among them that
/// stand apart from the author's name.
fn outlet(line: &str, items: &[Item]) -> Option<Range<usize>> {
    if let Some(known) = items.iter().find(|item| item.sense == Sense::Outlet) {
        return Some(range(line, known.words, known.words));
    }
    items
        .split(|item| {
            matches!(item.sense, Sense::Mark | Sense::Day(_) | Sense::By | Sense::HelpedBy)
        })
        .filter(|run| run.iter().any(|item| item.sense == Sense::OutletWord))
        .filter_map(|run| {
            let run = &run[run.iter().position(|item| shape::is_capitalised(item.words))?..];
            Some(range(line, run.first()?.words, run.last()?.words))
        })
        .find(|found| {
            names_outlet(&line[found.clone()]) && shape::count_words(&line[found.clone()], 2) >= 2
        })
}

/// Gives each day to the last label before it; a day without one says when it was published.
fn dates_of(items: &[Item], days: Vec<Day>) -> Byline {
    let mut byline = Byline::default();
    let mut updated = false;
    for item in items {
        match item.sense {
            Sense::Published => updated = false,
            Sense::Updated => updated = true,
            Sense::Day(n) => {
                let slot = if updated { &mut byline.updated } else { &mut byline.published };
                slot.get_or_insert_with(|| days[n].clone());
            }
            _ => {}
        }
    }
    byline
}
