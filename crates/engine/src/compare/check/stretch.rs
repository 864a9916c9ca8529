//! Stretches of time beside the days that begin and end them.

use super::ledger::{Entry, Ledger};
use super::relate::is_mark;
use super::{Check, CheckKind, Sheet, Word, count_words, has_word, is_gap, says};
use crate::figure::{Amount, Figure, Modifier, Unit};
use crate::time::{Basis, Bound, Grain, TimeMention};

/// Words before the last day of a stretch whose first one is told.
const UNTIL: [&str; 9] =
    ["to", "until", "till", "ended", "ends", "ending", "finished", "and", "on"];

impl Sheet<'_> {
    /// "a 12-day strike, from 3 May to 12 May"; "It began on 3 May, ended on 12 May and lasted 12 days"
    pub(super) fn stretch_of_days(&self, at: usize) -> Option<Check> {
        let told = &self.figures[at];
        let Unit::Measured { kind: "duration", factor } = told.unit else { return None };
        let day = Amount::whole(86_400)?;
        let days = told.unit.in_base(told.value.low)?.over(day)?.thousandths() / 1_000;
        // Weeks are rounded, months and years even more.
        let slack = factor.thousandths() / day.thousandths();
        let exact = told.value.is_exact() && told.modifier == Modifier::Exactly;
        if !exact || told.per.is_some() || !(1..=31).contains(&slack) {
            return None;
        }
        let (from, to, days_between) = self.ends(told)?;
        let gap = if told.span < from.span {
            self.between(told.span, from.span)
        } else {
            self.between(to.span, told.span)
        };
        let tied = count_words(&gap) <= 8
            && !gap.contains(';')
            && !has_word(&gap, &["another", "other", "second", "while"]);
        if !tied {
            return None;
        }
        // The last day may be counted or not.
        let fits = (days_between - slack..=days_between + slack).contains(&days)
            || days == days_between + 1;
        let places = [from.span, to.span, told.span];
        Some(Check::of(
            CheckKind::Stretch,
            &places,
            &[
                "from ",
                from.span.of(self.text),
                " to ",
                to.span.of(self.text),
                " is ",
                &(days_between + 1).to_string(),
                " days; the text says ",
                told.number.of(self.text),
            ],
            fits,
        ))
    }

    /// The two days in the sentence of a figure that begin and end a stretch, and how far apart
    /// they are.
    fn ends(&self, told: &Figure) -> Option<(&TimeMention, &TimeMention, i64)> {
        let first = self.times.partition_point(|t| t.sentence < told.sentence);
        let end = self.times.partition_point(|t| t.sentence <= told.sentence);
        let day = |t: &&TimeMention| {
            t.grain == Grain::Day
                && t.days.is_some_and(|days| days.days() == 1)
                && t.weekday.is_none()
        };
        let days: Vec<&TimeMention> = self.times[first..end].iter().filter(day).collect();
        let [from, to] = days[..] else { return None };
        let between = self.between(from.span, to.span);
        let between = between.trim();
        let lead = self.word_before(from.span, told.sentence);
        let began = from.bound == Bound::Since || lead == "between";
        let last = between.split_whitespace().next_back()?;
        let more = count_words(between);
        let ended =
            between.contains("ended") || between.contains("finished") || between.contains("until");
        let began_on = {
            let start = self.sentences.get(told.sentence)?.span.start();
            let lead = crate::span::Span::new(start, from.span.start()).of(self.text);
            ["began", "started", "opened"].iter().any(|word| lead.contains(word))
        };
        let pair = began && more == 1 || began_on && ended && more <= 4;
        if !pair || !UNTIL.contains(&last) {
            return None;
        }
        let apart = crate::time::days_between(from.days?.first, to.days?.first);
        (apart > 0).then_some((from, to, apart))
    }

    /// "founded in 1998, 26 years ago"
    pub(super) fn years_ago(&self, at: usize) -> Option<Check> {
        let [year, ago] = self.times.get(at..at + 2)? else { return None };
        let gap = self.between(year.span, ago.span);
        let linked = is_gap(&gap, &[",", "(", ", or", "—", "–"]);
        let words = ago.span.of(self.text).to_lowercase();
        let whole = |t: &TimeMention| t.grain == Grain::Year && t.sentence == year.sentence;
        let counted =
            words.ends_with("ago") && words.contains("year") && ago.basis == Basis::Relative;
        let stated = year.basis == Basis::Stated && year.days.is_some_and(|d| d.days() <= 366);
        if !linked || !whole(year) || !whole(ago) || !counted || !stated {
            return None;
        }
        let (named, reckoned) = (year.days?.first.year(), ago.days?.first.year());
        let off = (named - reckoned).abs();
        // "more than", "almost", and round numbers, are rough.
        let lead = words.split_whitespace().next().unwrap_or("");
        let rough =
            if lead.ends_with('0') || lead.ends_with("ty") || lead == "ten" { 4 } else { 1 };
        let slack = if gap.trim() == "," || gap.trim() == "(" { rough } else { rough + 1 };
        Some(Check::of(
            CheckKind::Stretch,
            &[year.span, ago.span],
            &[
                ago.span.of(self.text),
                " is ",
                &reckoned.to_string(),
                "; the text says ",
                year.span.of(self.text),
            ],
            off <= slack,
        ))
    }
}

impl Ledger<'_> {
    /// "They sat down at 9 a.m. and rose at 8 p.m., after nine hours"; "opened in 1968 and shut in
    /// 2019, 41 years later"
    pub(super) fn stretch_of_time(&self, at: usize) -> Option<Check> {
        /// In minutes.
        const YEAR: i64 = 525_960;
        let told = &self.entries[at];
        let Unit::Measured { kind: "duration", factor } = told.unit else { return None };
        let minutes = |seconds: Amount| seconds.thousandths() / 60_000;
        let (long, unit) = (minutes(told.unit.in_base(told.amount)?), minutes(factor));
        if unit == 0 {
            return None;
        }
        let years = unit >= YEAR;
        let first = told.sentence.saturating_sub(1);
        let known = |t: &&TimeMention| {
            let stated = t.grain == Grain::Year && t.basis == Basis::Stated;
            (first..=told.sentence).contains(&t.sentence)
                && (if years { stated } else { t.clock.is_some() })
                && t.span.end() <= told.span.start()
        };
        let times: Vec<&TimeMention> = self.sheet.times.iter().filter(known).collect();
        let own = times.iter().filter(|t| t.sentence == told.sentence).count();
        let (from, to) = match (&times[..], own) {
            ([.., from, to], 2) | ([from, to], 1) => (from, to),
            _ => return None,
        };
        let between = self.sheet.between(to.span, told.span);
        let words = between.split(|c: char| c.is_whitespace() || c == ',');
        let words = words.filter(|word| !word.is_empty() && !says(Word::Bend, word));
        let words: Vec<&str> = words.collect();
        let tail = self.tail(told);
        let tied = match (&words[..], &tail[..]) {
            ([], ["later" | "afterwards" | "afterward", ..]) => true,
            (["after"], []) => own == 2,
            (["after"], [word, ..]) => own == 2 && (is_mark(word) || *word == "at"),
            _ => false,
        };
        let apart = if years {
            let year = |t: &TimeMention| t.days.map(|days| i64::from(days.first.year()));
            (year(to)? - year(from)?) * YEAR
        } else {
            let minute = |t: &TimeMention| {
                t.clock.map(|clock| i64::from(clock.hour) * 60 + i64::from(clock.minute))
            };
            (minute(to)? - minute(from)?).rem_euclid(1_440)
        };
        if !tied || apart <= 0 || !told.exact {
            return None;
        }
        // Years and hours are counted in full or rounded; a clock may be one of twelve hours.
        let slack = if years { unit } else { unit.max(15) - 1 };
        let slack = if long % (10 * unit) == 0 { slack * 3 } else { slack };
        let bound = Entry { amount: Amount::from_thousandths(long), ..told.clone() };
        let fits = self.is_bound(Amount::from_thousandths(apart), &bound)
            || (apart - long).abs() <= slack
            || !years && (apart + 720) % 1_440 / 720 == 0 && (apart - 720 - long).abs() <= slack;
        let shown = Amount::from_thousandths(apart * 1_000 / unit).to_tenths().to_string();
        let name = match unit {
            YEAR.. => " years",
            60.. => " hours",
            _ => " minutes",
        };
        let (text, places) = (self.sheet.text, [from.span, to.span, told.span]);
        let words = ["from ", from.span.of(text), " to ", to.span.of(text), " is ", &shown, name];
        let sum = [&words.concat(), "; the text says ", told.span.of(text)];
        Some(Check::of(CheckKind::Stretch, &places, &sum, fits))
    }
}
