//! Recognises the words for dates and times.

mod relative;

use super::calendar::{Name, name};
use super::{Bound, Clock};
use crate::figure::number;
use crate::language::pieces::{self, Piece, PieceKind};
use crate::language::words::WordList;
use crate::span::Span;
use jiff::civil::{Date, Weekday};
use std::sync::LazyLock;

/// Words for a time, before it is known which days they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) span: Span,
    pub(super) sentence: usize,
    pub(super) what: What,
    pub(super) bound: Bound,
    pub(super) weekday: Option<Weekday>,
    /// The night of, or following, the days named.
    pub(super) night: bool,
    pub(super) clock: Option<Clock>,
    /// Whether it is told as past or as to come.
    pub(super) tense: Tense,
    /// Whether it ends what the weekday right before begins: "from Tuesday to Thursday".
    pub(super) runs_on: bool,
}

/// How the words around a time tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// Nothing tells.
    Open,
    Coming,
}

/// What the words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A time of day alone.
    Clock,
    /// A day; its year may be missing.
    Day {
        year: Option<i16>,
        month: i8,
        day: i8,
    },
    /// From a day to a day of the same or another month.
    Days {
        year: Option<i16>,
        from: (i8, i8),
        to: (i8, i8),
    },
    /// From a month to a month; the same for a single one. The part is early (0), mid (1), late (2).
    Months {
        year: YearHint,
        from: i8,
        to: i8,
        part: Option<i8>,
    },
    Season {
        year: YearHint,
        season: i8,
    },
    Year(i16),
    /// Years from the first to the last.
    Years(i16, i16),
    /// A weekday, in this week or the one before or after.
    Weekday(i8),
    /// A weekday of this week (0) or the one before or after: "Tuesday of last week".
    InWeek(i8),
    /// A day of the month that fits: "on the 9th".
    OfMonth(i8),
    /// A unit counted from the article's date: 0 is this one, -1 the last.
    Relative(Unit, i32),
    /// So many days after the day that the text named last: "the evening before".
    After(i32),
}

/// What is said of the year of a month or season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearHint {
    Missing,
    Named(i16),
    /// Counted from the article's year: "last year", "this".
    Relative(i16),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    /// The one that is next to the article's day; with "this" that of its week.
    Weekend,
    ThisWeekend,
    Month,
    Year,
}

/// How many pieces from a time a word like "will" may stand to put it in the future.
const REACH: usize = 8;
/// The same where no mark stands between.
const FAR: usize = 13;

/// How many pieces before a time a verb may stand that sets it down.
const SET: usize = 3;
/// Verbs that in the present tense tell what is set down for a day.
const SCHEDULED: [&str; 14] = [
    "meets", "sits", "begins", "starts", "opens", "ends", "closes", "expires", "launches",
    "returns", "resumes", "arrives", "reopens", "departs",
];

/// The irregular forms in which verbs tell of the past.
static PAST: LazyLock<WordList> = LazyLock::new(|| {
    let lines = include_str!("../../../data/irregular.txt").lines().filter(|l| !l.starts_with('#'));
    let forms = lines.filter_map(|line| line.split_whitespace().nth(1));
    let others = ["was", "were", "had", "did"];
    WordList::of(forms.filter(|form| !["am", "has", "does"].contains(form)).chain(others).collect())
});

fn is_past(word: &str) -> bool {
    PAST.has(word) || word.ends_with("ed") && word.len() > 4
}

/// Appends the times of a sentence.
pub(super) fn scan(pieces: &[Piece], sentence: usize, found: &mut Vec<Expression>) {
    let mut at = 0;
    while at < pieces.len() {
        let scanner = Scanner { pieces, at };
        let Some((length, mut expression)) = scanner.expression() else {
            at += 1;
            continue;
        };
        expression.sentence = sentence;
        expression.bound = scanner.bound();
        expression.tense = scanner.tense(length, expression.bound);
        expression.runs_on = scanner.runs_on();
        expression.span = pieces[at].span.cover(pieces[at + length - 1].span);
        at += length;
        // "at 3 a.m. on Saturday", "Saturday at 3 a.m." are one time.
        let last = found.last_mut().filter(|last| {
            last.sentence == sentence && {
                let between = pieces.iter().filter(|p| {
                    p.span.start() >= last.span.end() && p.span.end() <= expression.span.start()
                });
                (last.what == What::Clock) != (expression.what == What::Clock)
                    && between.clone().count() <= 3
                    && between.clone().all(|p| {
                        matches!(
                            p.word.as_str(),
                            "on" | "at"
                                | "local"
                                | "time"
                                | ","
                                | "of"
                                | "about"
                                | "around"
                                | "("
                                | "gmt"
                                | "utc"
                                | "early"
                                | "late"
                        )
                    })
            }
        });
        match last {
            Some(last) => {
                let clock = last.clock.or(expression.clock);
                let whole = last.span.cover(expression.span);
                if last.what == What::Clock {
                    *last = expression;
                }
                last.clock = clock;
                last.span = whole;
            }
            None => found.push(expression),
        }
    }
}

struct Scanner<'p> {
    pieces: &'p [Piece],
    at: usize,
}

fn plain(what: What) -> Expression {
    Expression {
        span: Span::default(),
        sentence: 0,
        what,
        bound: Bound::At,
        weekday: None,
        night: false,
        clock: None,
        tense: Tense::Open,
        runs_on: false,
    }
}

impl Scanner<'_> {
    fn word(&self, offset: usize) -> &str {
        pieces::word(self.pieces, self.at + offset)
    }

    fn back(&self, offset: usize) -> &str {
        let at = self.at.checked_sub(offset);
        at.and_then(|i| self.pieces.get(i)).map_or("", |p| p.word.as_str())
    }

    fn is_any(&self, offset: usize, words: &[&str]) -> bool {
        words.contains(&self.word(offset))
    }

    fn dash(&self, offset: usize) -> bool {
        self.pieces.get(self.at + offset).is_some_and(Piece::is_dash)
    }

    /// The month named there. A short or ambiguous name needs its capital.
    fn month(&self, offset: usize) -> Option<i8> {
        let piece = self.pieces.get(self.at + offset)?;
        match name(&piece.word)? {
            Name::Month(month) if piece.capital => Some(month),
            _ => None,
        }
    }

    fn weekday(&self, offset: usize) -> Option<Weekday> {
        let piece = self.pieces.get(self.at + offset)?;
        match name(&piece.word)? {
            Name::Weekday(day)
                if piece.capital
                    && !matches!(piece.word.as_str(), "sun" | "sat" | "wed" | "mon") =>
            {
                Some(day)
            }
            _ => None,
        }
    }

    fn part_of_day(&self, offset: usize) -> Option<i8> {
        match name(self.word(offset))? {
            Name::PartOfDay(part) => Some(part),
            _ => None,
        }
    }

    /// A number of one or two digits, with the length of an ordinal's ending ("24th").
    fn day(&self, offset: usize) -> Option<(usize, i8)> {
        let piece = self.pieces.get(self.at + offset)?;
        let day: i8 = piece.word.parse().ok().filter(|_| piece.kind == PieceKind::Number)?;
        let ordinal = self
            .pieces
            .get(self.at + offset + 1)
            .is_some_and(|p| p.glued && matches!(p.word.as_str(), "st" | "nd" | "rd" | "th"));
        (1..=31).contains(&day).then_some((1 + usize::from(ordinal), day))
    }

    /// A year, with the length of a comma or "of" before it.
    fn year_behind(&self, offset: usize) -> Option<(usize, i16)> {
        let skip = usize::from(self.is_any(offset, &[",", "of"]));
        self.year(offset + skip).map(|year| (skip + 1, year))
    }

    fn year(&self, offset: usize) -> Option<i16> {
        let piece = self.pieces.get(self.at + offset)?;
        number::year(piece)
    }

    fn expression(&self) -> Option<(usize, Expression)> {
        let piece = self.pieces.get(self.at)?;
        let word = piece.word.as_str();
        // "the evening before"; nothing else begins so.
        if word == "the" {
            return self.after().or_else(|| self.with_the());
        }
        let begins = piece.kind == PieceKind::Number
            || name(word).is_some()
            || FIRST.contains(&word)
            || number::begins(word);
        if !begins {
            return None;
        }
        self.clock()
            .or_else(|| self.iso())
            .or_else(|| self.weekday_first())
            .or_else(|| self.night_of())
            .or_else(|| self.dated())
            .or_else(|| self.months())
            .or_else(|| self.after())
            .or_else(|| self.relative())
            .or_else(|| self.season())
            .or_else(|| self.years())
    }

    /// 2:20 AM, 14:05, 3 p.m., noon
    fn clock(&self) -> Option<(usize, Expression)> {
        let piece = self.pieces.get(self.at)?;
        let clock = |hour: u8, minute: u8, length: usize| {
            let clock = Some(Clock { hour, minute });
            Some((length, Expression { clock, ..plain(What::Clock) }))
        };
        if matches!(piece.word.as_str(), "midnight" | "noon") {
            return clock(if piece.is("noon") { 12 } else { 0 }, 0, 1);
        }
        if piece.kind != PieceKind::Number {
            return None;
        }
        let half = match self.word(1) {
            "am" | "a.m." | "a.m" => Some(0),
            "pm" | "p.m." | "p.m" => Some(12),
            _ => None,
        };
        let (hour, minute) = match piece.word.split_once([':', '.']) {
            Some((h, m)) if m.len() == 2 && (piece.word.contains(':') || half.is_some()) => {
                (h.parse::<u8>().ok()?, m.parse::<u8>().ok().filter(|m| *m < 60)?)
            }
            None if half.is_some() => (piece.word.parse::<u8>().ok()?, 0),
            _ => return None,
        };
        match half {
            Some(half) => (1..=12).contains(&hour).then(|| clock(hour % 12 + half, minute, 2))?,
            None => (hour < 24).then(|| clock(hour, minute, 1))?,
        }
    }

    /// 2025-05-30
    fn iso(&self) -> Option<(usize, Expression)> {
        let year = self.year(0)?;
        let number = |offset: usize| self.word(offset).parse::<i8>().ok();
        if !(self.dash(1) && self.dash(3)) {
            return None;
        }
        let (month, day) = (number(2)?, number(4)?);
        Date::new(year, month, day).ok()?;
        Some((5, plain(What::Day { year: Some(year), month, day })))
    }

    /// Saturday, May 24, 2025; Saturday night; last Saturday
    fn weekday_first(&self) -> Option<(usize, Expression)> {
        let shift = near_shift(self.word(0));
        let skip = usize::from(shift.is_some());
        let weekday = self.weekday(skip)?;
        let mut length = skip + 1;
        let rest = Scanner { pieces: self.pieces, at: self.at + length };
        let comma = usize::from(matches!(rest.word(0), "," | "(" | "the"));
        let dated = Scanner { pieces: self.pieces, at: rest.at + comma }.dated();
        if let Some((more, mut expression)) = dated {
            expression.weekday = Some(weekday);
            return Some((length + comma + more, expression));
        }
        let mut expression = plain(What::Weekday(shift.unwrap_or(0)));
        expression.weekday = Some(weekday);
        // "Tuesday last week", "Tuesday of last week"
        let of = length + usize::from(self.word(length) == "of");
        if let Some(shift) = near_shift(self.word(of)).filter(|_| self.word(of + 1) == "week") {
            return Some((of + 2, Expression { what: What::InWeek(shift), ..expression }));
        }
        if let Some(part) = self.part_of_day(length) {
            expression.night = part == 3;
            length += 1;
        }
        Some((length, expression))
    }

    /// the night of May 24-25; the night of 24 May; the night from Saturday
    fn night_of(&self) -> Option<(usize, Expression)> {
        let night = self.part_of_day(0)? == 3;
        let skip = match self.word(1) {
            "of" | "from" | "on" | "between" => 2,
            _ => 0,
        };
        if night && skip > 0 {
            let inner = Scanner { pieces: self.pieces, at: self.at + skip };
            if let Some((length, expression)) = inner.weekday_first().or_else(|| inner.dated()) {
                return Some((skip + length, Expression { night, ..expression }));
            }
        }
        (self.word(0) == "overnight")
            .then(|| (1, Expression { night, ..plain(What::Relative(Unit::Day, 0)) }))
    }

    /// May 24, 2025; 24 May; May 24-25; May 30 to June 2; 3-5 May 2024
    fn dated(&self) -> Option<(usize, Expression)> {
        let joined = |offset: usize| {
            self.dash(offset) || self.is_any(offset, &["to", "and", "until", "through"])
        };
        let (mut length, year, from, to);
        if let Some(month) = self.month(0) {
            let dot = usize::from(self.word(1) == ".");
            let (used, day) = self.day(1 + dot)?;
            // "May 24 people": a number of people, unless a day can stand there.
            length = 1 + dot + used;
            let mut end = (month, day);
            let second = self.month(length + 1);
            let skip = usize::from(second.is_some());
            if joined(length)
                && let Some((used, last)) = self.day(length + 1 + skip)
                && (second.is_some()
                    || last > day && (self.dash(length) || self.opens_span(length)))
                && (self.word(length) != "and" || self.back(1) == "between")
            {
                end = (second.unwrap_or(month), last);
                length += 1 + skip + used;
            }
            (from, to) = ((month, day), end);
        } else {
            let (used, day) = self.day(0)?;
            length = used;
            let mut last = None;
            if joined(length)
                && let Some((used, day)) = self.day(length + 1)
            {
                last = Some(day);
                length += 1 + used;
            }
            length += usize::from(self.word(length) == "of");
            let month = self.month(length)?;
            length += 1;
            (from, to) = ((month, day), (month, last.unwrap_or(day)));
        }
        year = self.year_behind(length).map(|(used, year)| {
            length += used;
            year
        });
        let valid = |(month, day): (i8, i8)| Date::new(2024, month, day).is_ok();
        if !valid(from) || !valid(to) {
            return None;
        }
        let what = if from == to {
            What::Day { year, month: from.0, day: from.1 }
        } else {
            What::Days { year, from, to }
        };
        let mut expression = plain(what);
        if let Some(part) = self.part_of_day(length) {
            expression.night = part == 3;
            length += 1;
        }
        Some((length, expression))
    }

    /// "between May 3 and 9", "from May 3 to 9": a word before says that two days are named.
    fn opens_span(&self, link: usize) -> bool {
        match self.back(1) {
            "between" => self.word(link) == "and",
            "from" => self.is_any(link, &["to", "until", "through"]),
            _ => false,
        }
    }

    /// May 2025; late June; June-December 2024; between June and December of last year
    fn months(&self) -> Option<(usize, Expression)> {
        let part = match self.word(0) {
            "early" => Some(0),
            "mid" | "middle" => Some(1),
            "late" | "end" => Some(2),
            _ => None,
        };
        let mut length = usize::from(part.is_some());
        length += usize::from(length > 0 && (self.dash(1) || (self.is_any(1, &["of", "in"]))));
        let this = near_shift(self.word(length)).map(i16::from);
        length += usize::from(this.is_some());
        let from = self.month(length)?;
        length += 1;
        let mut to = from;
        if (self.dash(length) || self.is_any(length, &["to", "and", "through", "until"]))
            && let Some(last) = self.month(length + 1)
            && (self.dash(length) || self.word(length) != "and" || self.back(1) == "between")
        {
            to = last;
            length += 2;
        }
        let mut year = this.map_or(YearHint::Missing, YearHint::Relative);
        if let Some((used, named)) = self.year_behind(length) {
            year = YearHint::Named(named);
            length += used;
        } else {
            let skip = usize::from(self.word(length) == "of");
            if self.word(length + skip + 1) == "year"
                && let Some(shift) = relative_shift(self.word(length + skip))
            {
                year = YearHint::Relative(shift);
                length += skip + 2;
            }
        }
        Some((length, plain(What::Months { year, from, to, part })))
    }

    /// Whether a weekday follows another with only "to" between.
    fn runs_on(&self) -> bool {
        let linked = matches!(self.back(1), "to" | "through" | "until" | "till" | "–" | "-");
        let before = self.at.checked_sub(2).map(|at| Scanner { pieces: self.pieces, at });
        linked && self.weekday(0).is_some() && before.is_some_and(|s| s.weekday(0).is_some())
    }

    /// this summer; the winter of 2023; spring 2024
    fn season(&self) -> Option<(usize, Expression)> {
        let shift = relative_shift(self.word(0));
        let skip = usize::from(shift.is_some());
        let Some(Name::Season(season)) = name(self.word(skip)) else { return None };
        // "fall" is mostly a verb.
        if self.word(skip) == "fall" && shift.is_none() && self.back(1) != "the" {
            return None;
        }
        let mut length = skip + 1;
        let year = match (shift, self.year_behind(length)) {
            (_, Some((used, year))) => {
                length += used;
                YearHint::Named(year)
            }
            (Some(shift), None) => YearHint::Relative(shift),
            _ => return None,
        };
        Some((length, plain(What::Season { year, season })))
    }

    /// 2025; 2019-2021; the 1990s
    fn years(&self) -> Option<(usize, Expression)> {
        let year = self.year(0)?;
        if self.pieces.get(self.at + 1).is_some_and(|p| p.glued && p.is("s")) && year % 10 == 0 {
            return Some((2, plain(What::Years(year, year + 9))));
        }
        let last = self.dash(1).then(|| self.year(2)).flatten().filter(|last| *last > year);
        if let Some(last) = last {
            return Some((3, plain(What::Years(year, last))));
        }
        let before = self.back(1);
        let counted = self.pieces.get(self.at + 1).is_some_and(number::is_counted);
        let placed = [
            "in", "since", "during", "until", "by", "before", "after", "year", "early", "late",
            "mid",
        ];
        let parts = ["end", "start", "beginning", "middle", "summer", "spring", "winter", "autumn"];
        let part = before == "of" && parts.contains(&self.back(2));
        (placed.contains(&before) || part || !counted).then(|| (1, plain(What::Year(year))))
    }

    /// Whether the words before the time, or at the head of a sentence those behind it, tell of what
    /// was or of what is to come. What is wished for up to a day is to come.
    fn tense(&self, length: usize, bound: Bound) -> Tense {
        let before = &self.pieces[self.at.saturating_sub(REACH)..self.at];
        let far = &self.pieces[self.at.saturating_sub(FAR)..self.at];
        let far = far.iter().rev().take_while(|piece| piece.kind == PieceKind::Word);
        let limited = matches!(bound, Bound::Until | Bound::Before);
        let comes = |piece: &Piece| match name(&piece.word) {
            Some(Name::Future) => true,
            Some(Name::Wish) => limited,
            _ => false,
        };
        // "no earlier than Sunday"
        let ahead = self.back(1) == "than"
            && matches!(self.back(2), "earlier" | "later" | "sooner")
            && matches!(self.back(3), "no" | "not");
        let due = far.filter(|piece| matches!(piece.word.as_str(), "will" | "shall" | "due"));
        // "The board meets on 18 June", "it ends in December".
        let set = (1..=SET).any(|back| SCHEDULED.contains(&self.back(back)));
        if ahead || set || before.iter().any(comes) || due.count() > 0 {
            return Tense::Coming;
        }
        if before.iter().any(|piece| is_past(&piece.word)) {
            return Tense::Past;
        }
        // "By Friday crews will be done": the first verb behind tells.
        let behind = self.pieces[self.at + length..].iter().take(REACH).filter(|_| self.at <= 1);
        let verb = behind.map(|piece| piece.word.as_str()).find(|word| {
            is_past(word) || matches!(*word, "will" | "shall" | "is" | "are" | "has" | "have")
        });
        match verb {
            Some("will" | "shall") => Tense::Coming,
            Some(word) if is_past(word) => Tense::Past,
            _ => Tense::Open,
        }
    }

    fn bound(&self) -> Bound {
        let passed = ["the", "of", "start", "end", "on", "early", "late", "around", "about"];
        let before = (1..6).map(|back| self.back(back)).find(|word| !passed.contains(word));
        match before.unwrap_or("") {
            "since" | "from" => Bound::Since,
            "by" | "until" | "till" => Bound::Until,
            "after" | "following" => Bound::After,
            "before" | "ahead" | "than" | "with" | "versus" => Bound::Before,
            _ => Bound::At,
        }
    }
}

/// Words that a time can begin with, beside numbers and the words of the calendar.
const FIRST: [&str; 18] = [
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "last",
    "past",
    "previous",
    "this",
    "current",
    "next",
    "coming",
    "early",
    "earlier",
    "late",
    "later",
    "mid",
    "middle",
    "end",
];

/// How far from the article's own a weekday, month or year is that follows such a word.
fn near_shift(word: &str) -> Option<i8> {
    match word {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

/// The same with the words that units of time take, too.
fn relative_shift(word: &str) -> Option<i16> {
    match word {
        "past" | "previous" => Some(-1),
        "current" => Some(0),
        "coming" => Some(1),
        _ => near_shift(word).map(i16::from),
    }
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "day" => Some(Unit::Day),
        "week" => Some(Unit::Week),
        "weekend" => Some(Unit::Weekend),
        "month" => Some(Unit::Month),
        "year" => Some(Unit::Year),
        _ => None,
    }
}
