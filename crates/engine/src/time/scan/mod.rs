//! Recognises the words for dates and times.

mod holiday;
mod relative;
mod tense;
mod year;

use super::calendar::{Name, Rule, name};
use super::{Bound, Clock};
use crate::figure::number;
use crate::language::pieces::{self, Piece, PieceKind};
use crate::language::words::is_any;
use crate::span::Span;
use jiff::civil::{Date, Weekday};

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
    /// Whether it stands in a quotation that its sentence opens.
    pub(super) quoted: bool,
    /// What is counted from the days named, if not they are meant themselves.
    pub(super) counted: Option<Counted>,
}

/// Days told by how far they are from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// So many units later: "two days before Christmas" are minus two.
    Off(Unit, i32),
    /// So many units up to the end of the days named: "the year to June".
    Over(Unit, i32),
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
    /// So many units after the days that the text named last: "the evening before", "a year earlier".
    After(Unit, i32),
    /// The weekday before (-1) or after (1) the day that the text named last.
    WeekdayFrom(i8),
    /// The so many units before the article's date, or after it: "the past two weeks".
    Stretch(Unit, i32),
    /// A quarter of a year, 0 to 3, that nothing says the year of.
    Quarter(i8),
    /// A holiday.
    Holiday {
        year: Option<i16>,
        rule: Rule,
    },
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
    Quarter,
    Year,
    Decade,
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
        if expression.tense == Tense::Open {
            expression.tense = scanner.tense(length, expression.bound);
        }
        expression.quoted = scanner.is_quoted();
        expression.runs_on = scanner.runs_on();
        expression.span = pieces[at].span.cover(pieces[at + length - 1].span);
        at += length;
        // "at 3 a.m. on Saturday", "Saturday at 3 a.m." are one time.
        let last = found.last_mut().filter(|last| {
            last.sentence == sentence && {
                let between = pieces.iter().filter(|p| {
                    p.span.start() >= last.span.end() && p.span.end() <= expression.span.start()
                });
                let years = |e: &Expression| matches!(e.what, What::Year(_) | What::Years(..));
                (last.what == What::Clock) != (expression.what == What::Clock)
                    && !years(last)
                    && !years(&expression)
                    && between.clone().count() <= 3
                    && between.clone().all(|p| {
                        is_any(
                            p.word.as_str(),
                            &[
                                "on", "at", "local", "time", ",", "of", "about", "around", "(",
                                "gmt", "utc", "early", "late",
                            ],
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
        quoted: false,
        counted: None,
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
                if piece.capital && !is_any(piece.word.as_str(), &["sun", "sat", "wed", "mon"]) =>
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
            .is_some_and(|p| p.glued && is_any(p.word.as_str(), &["st", "nd", "rd", "th"]));
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
            return self.up_to().or_else(|| self.after()).or_else(|| self.with_the());
        }
        if let Some(found) =
            self.holiday().or_else(|| self.short_decade()).or_else(|| self.short_part())
        {
            return Some(found);
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
            .or_else(|| self.numbered())
            .or_else(|| self.century())
            .or_else(|| self.months())
            .or_else(|| self.up_to())
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
        if is_any(piece.word.as_str(), &["midnight", "noon"]) {
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
        // "0952 GMT", "at 1630 hours"
        let zoned = is_any(self.word(1), &["gmt", "utc", "hours", "hrs"]) && piece.word.len() == 4;
        if zoned && let (Ok(hour), Ok(minute)) = (piece.word[..2].parse(), piece.word[2..].parse())
        {
            return clock(hour, minute, 1).filter(|_| hour < 24 && minute < 60);
        }
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
        let (skip, shift) = self.weekday_shift();
        let weekday = self.weekday(skip).filter(|_| !self.is_title(skip))?;
        let mut length = skip + 1;
        let rest = Scanner { pieces: self.pieces, at: self.at + length };
        let comma = usize::from(is_any(rest.word(0), &[",", "(", "the"]));
        let dated = Scanner { pieces: self.pieces, at: rest.at + comma }.dated();
        if let Some((more, mut expression)) = dated {
            expression.weekday = Some(weekday);
            return Some((length + comma + more, expression));
        }
        let mut expression = plain(What::Weekday(shift));
        expression.weekday = Some(weekday);
        // "this Friday" is the next one, unless it is told as past.
        if self.word(0) == "this" && skip == 1 && self.tense(length, Bound::At) != Tense::Past {
            expression.tense = Tense::Coming;
        }
        // British: "Monday week"
        if self.word(length) == "week" && self.back(1) == "on" {
            return Some((length + 1, Expression { what: What::Weekday(2), ..expression }));
        }
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

    /// How far from this week a weekday is by the words before it, and how many they are: "last",
    /// "this coming".
    fn weekday_shift(&self) -> (usize, i8) {
        match (self.word(0), self.word(1)) {
            ("this", "coming" | "next") => (2, 1),
            ("this", "past" | "last") => (2, -1),
            ("coming", _) => (1, 1),
            ("past", _) => (1, -1),
            (word, _) => near_shift(word).map_or((0, 0), |shift| (1, shift)),
        }
    }

    /// Whether a weekday is part of a name: "Super Tuesday", "Saturday Night Live".
    fn is_title(&self, offset: usize) -> bool {
        let capital = |offset: usize| {
            let piece = self.pieces.get(self.at + offset);
            piece.is_some_and(|piece| piece.capital && piece.kind == PieceKind::Word)
        };
        let named = ["super", "black", "cyber", "bloody", "giving"].contains(&self.back(1));
        let show = self.word(offset + 1) == "night" && capital(offset + 1) && capital(offset + 2);
        let plain = self.at > 0 && !self.pieces[self.at - 1].capital;
        named && self.pieces[self.at - 1].capital || show && plain
    }

    /// Whether a quotation mark opens before the time and none closes.
    fn is_quoted(&self) -> bool {
        self.pieces[..self.at].iter().fold(false, |open, piece| match piece.word.as_str() {
            "“" => true,
            "”" => false,
            "\"" | "''" => !open,
            _ => open,
        })
    }

    /// 24/12/2015, 12/24/2015, 24.12.2015, where day and month can be told apart
    fn numbered(&self) -> Option<(usize, Expression)> {
        let first = self.pieces.get(self.at).filter(|piece| piece.kind == PieceKind::Number)?;
        let day = |year: i16, month: i8, day: i8, length: usize| {
            Date::new(year, month, day).ok()?;
            Some((length, plain(What::Day { year: Some(year), month, day })))
        };
        let mut dots = first.word.split('.');
        if let (Some(d), Some(m), Some(y), None) =
            (dots.next(), dots.next(), dots.next(), dots.next())
        {
            let year = y.parse().ok().filter(|_| y.len() == 4)?;
            return day(year, m.parse().ok()?, d.parse().ok()?, 1);
        }
        if self.word(1) != "/" || self.word(3) != "/" {
            return None;
        }
        let (a, b) = (self.day(0)?.1, self.day(2)?.1);
        let year = self.year(4)?;
        match (a, b) {
            (a, b) if a == b || b > 12 => day(year, a, b, 5),
            (a, b) if a > 12 => day(year, b, a, 5),
            _ => None,
        }
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
            "early" | "start" | "beginning" => Some(0),
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
        let linked = is_any(self.back(1), &["to", "through", "until", "till", "–", "-"]);
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
}

/// Words that a time can begin with, beside numbers and the words of the calendar.
const FIRST: [&str; 20] = [
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
    "start",
    "beginning",
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
        "quarter" => Some(Unit::Quarter),
        "year" => Some(Unit::Year),
        "decade" => Some(Unit::Decade),
        _ => None,
    }
}
