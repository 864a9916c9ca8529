//! Days in full: "May 30, 2025", "30 May 2025", "2025-05-30", "30/05/2025".

use crate::language::words::MONTHS;
use jiff::civil::Date;
use std::ops::Range;

/// A day named in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    /// Where, in bytes of the line.
    pub(super) range: Range<usize>,
    /// Which day.
    pub(super) date: Date,
}

/// The days that a line names in full, in order. A day without a year is not one, and neither is
/// one whose day and month cannot be told apart (03/04/2025).
pub(super) fn find_days(line: &str) -> Vec<Day> {
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let pieces = cut(line);
    let mut days = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        if let Some((used, date)) = day_at(line, &pieces[at..]) {
            days.push(Day { range: pieces[at].range.start..pieces[at + used - 1].range.end, date });
            at += used;
        } else {
            at += 1;
        }
    }
    days
}

/// A run of digits or of letters.
struct Piece {
    range: Range<usize>,
    value: Value,
}

#[derive(Clone, Copy, PartialEq)]
enum Value {
    /// A number and how many digits it has.
    Number(i16, usize),
    Month(i8),
    /// "st", "nd", "rd", "th", "of": what may stand behind the number of a day.
    Ordinal,
    Other,
}

fn cut(line: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut start = None;
    let kind = |c: char| if c.is_ascii_digit() { 1 } else { 2 * u8::from(c.is_alphabetic()) };
    let mut last = 0;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        let now = kind(c);
        if now != last {
            if let Some(from) = start.take() {
                pieces.push(Piece { range: from..at, value: value(&line[from..at]) });
            }
            if now != 0 {
                start = Some(at);
            }
            last = now;
        }
    }
    pieces
}

fn value(run: &str) -> Value {
    if run.starts_with(|c: char| c.is_ascii_digit()) {
        return match run.parse() {
            Ok(number) if run.len() <= 4 => Value::Number(number, run.len()),
            _ => Value::Other,
        };
    }
    let is = |word: &str| run.eq_ignore_ascii_case(word);
    if ["st", "nd", "rd", "th", "of"].into_iter().any(is) {
        return Value::Ordinal;
    }
    let month =
        MONTHS.iter().position(|m| is(m) || is(&m[..3]) || (is("sept") && *m == "september"));
    month.map_or(Value::Other, |m| Value::Month(i8::try_from(m + 1).unwrap_or(1)))
}

/// The day that the pieces begin with, and how many of them it takes.
fn day_at(line: &str, pieces: &[Piece]) -> Option<(usize, Date)> {
    let between = |i: usize| line[pieces[i].range.end..pieces[i + 1].range.start].trim();
    let value = |i: usize| pieces.get(i).map_or(Value::Other, |p| p.value);
    // What stands between the words of a written date: nothing, a comma, an abbreviation's stop.
    let loose = |i: usize| matches!(between(i), "" | "," | "." | ".," | "-" | "/");
    let year = |v: Value| match v {
        Value::Number(n @ 1900..=2099, 4) => Some(n),
        _ => None,
    };
    let small = |v: Value| match v {
        Value::Number(n @ 1..=31, 1 | 2) => i8::try_from(n).ok(),
        _ => None,
    };
    match value(0) {
        // May 30th, 2025
        Value::Month(month) => {
            let day = small(value(1)).filter(|_| loose(0))?;
            let next = 1 + usize::from(value(2) == Value::Ordinal);
            let y = year(value(next + 1)).filter(|_| loose(next))?;
            Some((next + 2, Date::new(y, month, day).ok()?))
        }
        // 2025-05-30, 2025/05/30
        v if year(v).is_some() => {
            let (month, day) = (small(value(1))?, small(value(2))?);
            let mark = between(0);
            (mark == between(1) && matches!(mark, "-" | "/" | "."))
                .then(|| Date::new(year(v)?, month, day).ok())?
                .map(|date| (3, date))
        }
        v => {
            let first = small(v)?;
            // 30th of May, 2025
            let mut next = 1;
            while next < 3 && value(next) == Value::Ordinal {
                next += 1;
            }
            if let Value::Month(month) = value(next) {
                let y = year(value(next + 1)).filter(|_| loose(next - 1) && loose(next))?;
                return Some((next + 2, Date::new(y, month, first).ok()?));
            }
            // 30/05/2025 or 05/30/2025
            let (second, y) = (small(value(1))?, year(value(2))?);
            let mark = between(0);
            if mark != between(1) || !matches!(mark, "/" | "." | "-") {
                return None;
            }
            let (day, month) = match (first, second) {
                (d @ 13.., m) | (m, d @ 13..) => (d, m),
                (d, m) if d == m => (d, m),
                // Who writes stops puts the day first.
                (d, m) if mark == "." => (d, m),
                _ => return None,
            };
            Some((3, Date::new(y, month, day).ok()?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[(&str, &str)]) {
        let found: Vec<(&str, String)> = find_days(line)
            .into_iter()
            .map(|day| (&line[day.range], day.date.to_string()))
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(w, d)| (*w, d.as_str())).collect();
        assert_eq!(found, expected, "in {line:?}");
    }

    #[test]
    fn written_days() {
        check("Updated May 30, 2025 • 7 MIN READ", &[("May 30, 2025", "2025-05-30")]);
        check("Fri 30 May 2025 14.05 BST", &[("30 May 2025", "2025-05-30")]);
        check("Sept. 3rd, 2024 at noon", &[("Sept. 3rd, 2024", "2024-09-03")]);
        check("the 3rd of March 2024", &[("3rd of March 2024", "2024-03-03")]);
        check(
            "1-Feb-2023, JUNE 5 2024",
            &[("1-Feb-2023", "2023-02-01"), ("JUNE 5 2024", "2024-06-05")],
        );
    }

    #[test]
    fn numbered_days_only_where_they_are_clear() {
        check("2025-05-30T14:05:00Z", &[("2025-05-30", "2025-05-30")]);
        check(
            "30/05/2025 05/30/2025",
            &[("30/05/2025", "2025-05-30"), ("05/30/2025", "2025-05-30")],
        );
        check("03/04/2025", &[]);
        check("04.04.2025 2025/1/2", &[("04.04.2025", "2025-04-04"), ("2025/1/2", "2025-01-02")]);
    }

    #[test]
    fn no_days() {
        check("May 2025, 31 June 2025, 12345 May 2020, 30 May", &[]);
        check("March 12", &[]);
        check("", &[]);
        check("é3é May ٣ 2025", &[]);
    }
}
