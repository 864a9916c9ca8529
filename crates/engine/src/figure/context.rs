//! What a figure belongs to: its event, its time, the claim it is part of.

use super::Reach;
use super::measure::event_kind;
use super::noun;
use crate::claim::Claim;
use crate::language::pieces::{Piece, PieceKind};
use crate::order::Order;
use crate::span::Span;
use crate::time::{Bound, Grain, TimeMention};

/// The times of one sentence, and the place of the first in the whole list.
#[derive(Debug, Clone, Copy)]
pub(super) struct SentenceTimes<'t> {
    pub(super) mentions: &'t [TimeMention],
    first: usize,
}

pub(super) fn times_of(times: &[TimeMention], sentence: usize) -> SentenceTimes<'_> {
    let first = times.partition_point(|t| t.sentence < sentence);
    let end = times.partition_point(|t| t.sentence <= sentence);
    SentenceTimes { mentions: &times[first..end], first }
}

impl SentenceTimes<'_> {
    /// The mentions that say on which days, not only at which hour, with their places.
    fn dated(&self) -> impl Iterator<Item = (usize, &TimeMention)> {
        let placed = self.mentions.iter().enumerate().map(|(at, m)| (self.first + at, m));
        placed.filter(|(_, m)| m.grain != Grain::Clock)
    }
}

/// The last time named before a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    last: Option<(usize, usize)>,
    /// How many sentences ago.
    age: usize,
    /// The last day or night on which something is told to have happened.
    day: Option<usize>,
}

impl Before {
    pub(super) fn step(&mut self, times: &SentenceTimes<'_>, block: usize) {
        self.age += 1;
        if let Some((place, _)) = times.dated().last() {
            *self = Before { last: Some((place, block)), age: 1, ..*self };
        }
        let days = times.dated().filter(|(_, mention)| {
            matches!(mention.grain, Grain::Day | Grain::Night)
                && mention.bound == Bound::At
                && mention.days.is_some()
        });
        self.day = days.last().map(|(place, _)| place).or(self.day);
    }
}

/// The nearest event noun of the sentence.
pub(super) fn event(pieces: &[Piece], number: Span) -> Option<Span> {
    let nouns = pieces.iter().filter(|p| event_kind(&p.word).is_some());
    nouns.min_by_key(|p| distance(p.span, number)).map(|p| p.span)
}

/// Verbs of giving a figure.
const GIVES: [&str; 18] = [
    "put",
    "puts",
    "gave",
    "gives",
    "estimates",
    "estimated",
    "measured",
    "recorded",
    "registered",
    "reported",
    "counted",
    "counts",
    "says",
    "said",
    "reckons",
    "expects",
    "forecast",
    "spoke",
];

/// How far before a figure its subject may stand, in pieces.
const SUBJECT: usize = 14;

/// The nearest name before a figure in its clause that no preposition of place or time leads.
pub(super) fn subject(pieces: &[Piece], figure: Span, times: &[TimeMention]) -> Option<Span> {
    let before = pieces.partition_point(|p| p.span.end() <= figure.start());
    let name = |at: usize| {
        let piece = &pieces[at];
        piece.capital
            && piece.kind == PieceKind::Word
            && !noun::is_function_word(&piece.word)
            && !times.iter().any(|time| time.span.overlaps(piece.span))
    };
    let mut at = before;
    let limit = before.saturating_sub(SUBJECT);
    while at > limit {
        at -= 1;
        if matches!(pieces[at].word.as_str(), ";" | ":" | "—" | "but" | "while" | "whereas" | "(")
        {
            return None;
        }
        if !name(at) {
            continue;
        }
        let last = at;
        while at > 0 && name(at - 1) {
            at -= 1;
        }
        // A capital at the head of a sentence makes no name of a common noun.
        let common = at == 0 && last == 0 && noun::is_plural(&pieces[0].word);
        let led = at.checked_sub(1).map_or("", |i| pieces[i].word.as_str());
        let place = [
            "in", "at", "near", "from", "across", "outside", "against", "to", "by", "on", "of",
            "with", "for", "over", "into",
        ];
        // Who gives a figure is not what it is told of.
        let gives = pieces.get(last + 1).is_some_and(|p| GIVES.contains(&p.word.as_str()));
        let apart = gives
            || matches!(led, "the") && at >= 2 && place.contains(&pieces[at - 2].word.as_str());
        if !common && !place.contains(&led) && !apart {
            return Some(pieces[at].span.cover(pieces[last].span));
        }
    }
    None
}

fn distance(a: Span, b: Span) -> usize {
    if a.end() <= b.start() { b.start() - a.end() } else { a.start().saturating_sub(b.end()) }
}

/// How far behind a verb of saying, in bytes, a day may stand that tells when it was said.
const SAID_BY: usize = 36;

/// The places of the times that tell when somebody said something: "the mayor told us on Monday".
pub(super) fn times_of_saying(claims: &[Claim], times: &[TimeMention]) -> Vec<usize> {
    let said = claims.iter().filter_map(|claim| {
        let cue = claim.cue.last()?;
        let place = times.partition_point(|time| time.span.start() < cue.end());
        let time = times.get(place)?.span;
        let told = claim.content.iter().any(|content| content.overlaps(time));
        (!told && time.start() - cue.end() <= SAID_BY).then_some(place)
    });
    let mut said: Vec<usize> = said.collect();
    said.order();
    said
}

/// Whether a day stands before the dash that opens a report: "NORVIK, June 14 (NNW) —".
fn over_article(pieces: &[Piece], day: Span) -> bool {
    let behind = pieces.partition_point(|piece| piece.span.start() < day.end());
    let dash = |piece: &Piece| piece.is_dash() && !piece.glued;
    behind < 10 && pieces[behind..].iter().take(7).any(dash)
}

/// A time before this many sentences is not taken up by "that attack".
const TAKEN_UP: usize = 3;

pub(super) fn time(
    pieces: &[Piece],
    times: &SentenceTimes<'_>,
    said: &[usize],
    number: Span,
    before: &Before,
    block: usize,
) -> Option<(usize, Reach)> {
    let apart = |span: Span| {
        // A time in another clause counts as farther off.
        let gap = if span.end() <= number.start() {
            Span::new(span.end(), number.start())
        } else {
            Span::new(number.end(), span.start())
        };
        let stops = pieces.iter().filter(|p| gap.contains(p.span)).map(|p| match p.word.as_str() {
            ";" => 3,
            "," | "while" | "and" | "but" => 1,
            _ => 0,
        });
        (stops.sum::<usize>(), distance(span, number))
    };
    // The day on which somebody says so, or that stands over an article, is rarely that of what is told.
    let aside = |place: usize, mention: &TimeMention| {
        said.binary_search(&place).is_ok() || over_article(pieces, mention.span)
    };
    if let Some((place, _)) =
        times.dated().min_by_key(|(place, m)| (aside(*place, m), apart(m.span)))
    {
        return Some((place, Reach::Sentence));
    }
    let (place, from) = before.last?;
    let points = pieces.windows(3).any(|w| {
        noun::is_pointing(&w[0].word) && w[1..].iter().any(|p| event_kind(&p.word).is_some())
    }) || pieces.first().is_some_and(|p| p.is("of"))
        && pieces.get(1).is_some_and(|p| noun::is_pointing(&p.word));
    if points && before.age <= TAKEN_UP {
        return Some((place, Reach::Pointed));
    }
    if from == block {
        return Some((place, Reach::Paragraph));
    }
    before.day.map(|place| (place, Reach::Story))
}

/// The contents of an article's claims, by where they begin.
#[derive(Debug)]
pub(super) struct Contents(Vec<(Span, usize)>);

/// No more contents than this lie over one word.
const DEEPEST: usize = 24;

impl Contents {
    pub(super) fn of(claims: &[Claim]) -> Contents {
        let numbered = claims.iter().enumerate();
        let contents = numbered.flat_map(|(at, c)| c.content.iter().map(move |&span| (span, at)));
        let mut contents: Vec<(Span, usize)> = contents.collect();
        contents.order();
        Contents(contents)
    }

    /// The claim whose content the number stands in, the shortest where several do.
    pub(super) fn claim(&self, number: Span) -> Option<usize> {
        let end = self.0.partition_point(|(span, _)| span.start() <= number.start());
        let near = self.0[..end].iter().rev().take(DEEPEST);
        let inside = near.filter(|(span, _)| span.contains(number));
        inside.min_by_key(|(span, at)| (span.len(), *at)).map(|(_, at)| *at)
    }
}
