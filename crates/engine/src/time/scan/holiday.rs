//! Holidays, and days counted from one that is named: "two days before Christmas".

use super::{Counted, Expression, Scanner, Tense, Unit, What, plain, unit};
use crate::figure::number;
use crate::language::pieces::PieceKind;
use crate::language::words::is_any;
use crate::time::calendar;

/// Words behind which the bare name of a feast is a day: "since Easter", not "an Easter egg".
const PLACES: [&str; 15] = [
    "at", "on", "by", "before", "after", "since", "until", "till", "over", "from", "around", "and",
    "last", "this", "next",
];

impl Scanner<'_> {
    /// Christmas Eve; Easter Monday; Thanksgiving 2015; last Christmas
    pub(super) fn holiday(&self) -> Option<(usize, Expression)> {
        let tense = match self.word(0) {
            "last" => Tense::Past,
            "this" | "next" => Tense::Coming,
            _ => Tense::Open,
        };
        let from = usize::from(tense != Tense::Open);
        if !self.pieces.get(self.at + from)?.capital {
            return None;
        }
        let (mut length, rule) = calendar::HOLIDAYS.iter().find_map(|(words, rule)| {
            let mut at = from;
            for word in words {
                let rest = self.word(at).strip_prefix(*word)?;
                if !is_any(rest.trim_end_matches('.'), &["", "'s", "’s"]) {
                    return None;
                }
                at += 1;
                at += usize::from(is_any(self.word(at), &["'s", "’s"]));
            }
            let next = self.pieces.get(self.at + at);
            let named = next.is_some_and(|next| {
                next.capital && next.kind == PieceKind::Word || next.is_dash() && next.glued
            });
            let placed = from == 1 || PLACES.contains(&self.back(1));
            (words.len() > 1 || placed && !named).then_some((at, *rule))
        })?;
        let year = self.year_behind(length).map(|(used, year)| {
            length += used;
            year
        });
        Some((length, Expression { tense, ..plain(What::Holiday { year, rule }) }))
    }

    /// the day before Christmas; two weeks after 3 May; a day after Tuesday's vote
    pub(super) fn off(&self) -> Option<(usize, Expression)> {
        let (used, count) = if self.word(0) == "the" {
            (1, 1)
        } else {
            number::small(self.pieces.get(self.at..)?)?
        };
        let unit = unit(self.word(used).trim_end_matches('s'))
            .filter(|unit| matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year))?;
        let count = match self.word(used + 1) {
            "before" => -i32::from(count),
            "after" => i32::from(count),
            _ => return None,
        };
        let skip = used + 2 + usize::from(is_any(self.word(used + 2), &["the", "that"]));
        let inner = Scanner { pieces: self.pieces, at: self.at + skip };
        let (length, expression) =
            inner.holiday().or_else(|| inner.weekday_first()).or_else(|| inner.dated())?;
        let plain_day =
            matches!(expression.what, What::Holiday { .. } | What::Weekday(_) | What::Day { .. });
        let counted = Some(Counted::Off(unit, count));
        plain_day.then_some((skip + length, Expression { counted, ..expression }))
    }

    /// the year to June; the three months ending in March 2024
    pub(super) fn up_to(&self) -> Option<(usize, Expression)> {
        let the = usize::from(self.word(0) == "the");
        let (used, count) = number::small(self.pieces.get(self.at + the..)?).unwrap_or((0, 1));
        if the + used == 0 {
            return None;
        }
        let unit = unit(self.word(the + used).trim_end_matches('s'))
            .filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year))?;
        let mut at = the + used + 1;
        match self.word(at) {
            "to" | "through" | "until" => at += 1,
            "ending" | "ended" => at += 1 + usize::from(is_any(self.word(at + 1), &["in", "on"])),
            _ => return None,
        }
        while is_any(self.word(at), &["the", "end", "of"]) {
            at += 1;
        }
        let inner = Scanner { pieces: self.pieces, at: self.at + at };
        let (length, expression) = inner.dated().or_else(|| inner.months())?;
        let counted = Some(Counted::Over(unit, i32::from(count)));
        Some((at + length, Expression { counted, ..expression }))
    }
}
