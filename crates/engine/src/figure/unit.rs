//! What a figure is measured in.

use super::Figure;
use super::amount::Amount;
use super::number::{self, NumberKind};
use crate::language::pieces::{self, Piece, PieceKind};
use crate::language::words::{WordMap, grouped};
use std::sync::LazyLock;

/// What a figure is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Things or people.
    Count,
    /// Percent of something.
    Percent,
    /// Points between two percentages.
    PercentagePoints,
    /// A sum of money, by the letters of its currency (ISO 4217). A dollar is USD where nothing
    /// says whose.
    Money(&'static str),
    /// Anything that is measured: the kind ("length"), and how many thousandths of the kind's base
    /// unit one unit is.
    Measured {
        /// "length", "area", "mass", "volume", "duration", "speed", "power" or "temperature".
        kind: &'static str,
        /// One unit in thousandths of the base unit.
        factor: Amount,
    },
    /// How many times something else.
    Times,
}

impl Unit {
    /// What is measured, in data: "count", "percent", "money", "length", …
    pub fn name(self) -> &'static str {
        match self {
            Unit::Count => "count",
            Unit::Percent => "percent",
            Unit::PercentagePoints => "percentage points",
            Unit::Money(_) => "money",
            Unit::Measured { kind, .. } => kind,
            Unit::Times => "times",
        }
    }

    /// Whether two figures in these units can be set side by side.
    pub fn fits(self, other: Unit) -> bool {
        match (self, other) {
            (Unit::Money(a), Unit::Money(b)) => family(a) == family(b),
            _ => self.name() == other.name(),
        }
    }

    /// The name under which figures in this unit are looked up: one for all dollars, one for all pesos.
    pub fn currency(self) -> &'static str {
        match self {
            Unit::Money(code) => family(code),
            _ => "",
        }
    }

    /// An amount in base units.
    pub fn in_base(self, amount: Amount) -> Option<Amount> {
        match self {
            // Degrees Fahrenheit begin elsewhere, too.
            Unit::Measured { kind: "temperature", factor } if factor < ONE => {
                amount.plus(FREEZING)?.times(factor)
            }
            Unit::Measured { factor, .. } => amount.times(factor),
            _ => Some(amount),
        }
    }
}

const ONE: Amount = Amount::from_thousandths(1000);

/// How far the zero of Celsius is from that of Fahrenheit.
const FREEZING: Amount = Amount::from_thousandths(-32_000);

/// The currency whose bare name or sign another may go by: at home every dollar is "$".
fn family(code: &'static str) -> &'static str {
    match code {
        "CAD" | "AUD" | "NZD" | "HKD" | "SGD" => "USD",
        "PHP" | "ARS" | "CLP" | "COP" => "MXN",
        "PKR" | "LKR" | "NPR" => "INR",
        "UGX" | "TZS" => "KES",
        "DKK" => "NOK",
        code => code,
    }
}

/// A stretch of time that a rate is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// 3,600 seconds.
    Hour,
    /// 24 hours.
    Day,
    /// 7 days.
    Week,
    /// A month of the calendar.
    Month,
    /// A year.
    Year,
}

impl Period {
    /// The period's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Period::Hour => "hour",
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
            Period::Year => "year",
        }
    }

    /// How many days it has, where that is always the same.
    pub fn days(self) -> Option<i64> {
        match self {
            Period::Day => Some(1),
            Period::Week => Some(7),
            _ => None,
        }
    }

    pub(crate) fn named(word: &str) -> Option<Period> {
        match word {
            "hour" | "hourly" => Some(Period::Hour),
            "day" | "daily" | "night" => Some(Period::Day),
            "week" | "weekly" => Some(Period::Week),
            "month" | "monthly" => Some(Period::Month),
            "year" | "yearly" | "annually" | "annum" => Some(Period::Year),
            _ => None,
        }
    }
}

/// Chooses among the currencies that a name in a list of figures may mean, and the scale of a bare
/// degree: what another figure says.
pub(super) fn settle(figures: &mut [Figure]) {
    let mut told = Vec::new();
    for figure in &*figures {
        let sure = matches!(figure.unit, Unit::Money(code) if code.len() == 3);
        if (sure || figure.unit == FAHRENHEIT) && !told.contains(&figure.unit) {
            told.push(figure.unit);
        }
    }
    for figure in figures {
        figure.unit = match figure.unit {
            Unit::Money(codes) if codes.contains(' ') => {
                let named = codes.split(' ').find(|code| told.contains(&Unit::Money(code)));
                Unit::Money(named.unwrap_or(&codes[..3]))
            }
            CELSIUS if figure.value.low > HOTTEST && told.contains(&FAHRENHEIT) => FAHRENHEIT,
            unit => unit,
        };
    }
}

const CELSIUS: Unit = Unit::Measured { kind: "temperature", factor: ONE };
const FAHRENHEIT: Unit =
    Unit::Measured { kind: "temperature", factor: Amount::from_thousandths(556) };

/// No weather is hotter in degrees Celsius.
const HOTTEST: Amount = Amount::from_thousandths(60_000);

static UNITS: LazyLock<WordMap<Unit>> = LazyLock::new(|| {
    let mut units = Vec::new();
    for (kind, line) in grouped(include_str!("../../data/units.txt")) {
        let Some((words, value)) = line.split_once(" = ") else { continue };
        for word in words.split_whitespace() {
            let unit = match kind {
                "sign" | "nation" => continue,
                "money" => Unit::Money(value),
                _ => match Amount::parse(value) {
                    Some(factor) => Unit::Measured { kind, factor },
                    None => continue,
                },
            };
            units.push((word, unit));
        }
    }
    WordMap::new(units)
});

static SIGNS: LazyLock<WordMap<&'static str>> = LazyLock::new(|| currencies("sign"));
static NATIONS: LazyLock<WordMap<&'static str>> = LazyLock::new(|| currencies("nation"));

fn currencies(kind: &str) -> WordMap<&'static str> {
    let rows = grouped(include_str!("../../data/units.txt"))
        .filter(|(group, _)| *group == kind)
        .filter_map(|(_, line)| line.split_once(" = "))
        .flat_map(|(words, code)| words.split_whitespace().map(move |word| (word, code)));
    WordMap::new(rows.collect())
}

/// Whether letters right before digits are a currency's sign: the Rs of "Rs500". A single one may as
/// well be part of a name.
pub(crate) fn is_sign(letters: &str, digits: &str) -> bool {
    (letters.len() > 1 || digits.len() > 2) && SIGNS.get(letters).is_some()
}

/// The currency whose sign ends right before piece `at`, and how many pieces it takes.
pub(super) fn sign_before(pieces: &[Piece], at: usize) -> Option<(usize, &'static str)> {
    let sign = pieces.get(at.checked_sub(1)?)?;
    let code =
        SIGNS.get(sign.word.as_str()).filter(|_| sign.capital || sign.kind == PieceKind::Mark)?;
    let letter = sign.word.len() == 1 && sign.kind == PieceKind::Word;
    if letter && !pieces.get(at).is_some_and(|number| number.glued) {
        return None;
    }
    // "HK$", "U.S.$"
    let country =
        at.checked_sub(2).and_then(|i| pieces.get(i)).filter(|_| sign.is("$") && sign.glued);
    let whose = country.and_then(|country| SIGNS.get(&format!("{}$", country.word)));
    Some(whose.map_or((1, code), |whose| (2, whose)))
}

/// The unit that begins with piece `at`, right behind a number, and how many pieces it takes.
pub(super) fn behind(pieces: &[Piece], at: usize) -> Option<(usize, Unit)> {
    // A full stop may be the sentence's: "It is 15 km."
    let word = |i: usize| pieces::word(pieces, at + i).trim_end_matches('.');
    let dash = usize::from(pieces.get(at).is_some_and(|p| p.is_dash() && p.glued));
    match word(dash) {
        "%" | "percent" | "pct" => {
            if word(dash + 1).trim_end_matches('s') == "point" {
                return Some((dash + 2, Unit::PercentagePoints));
            }
            return Some((dash + 1, Unit::Percent));
        }
        "per" if word(dash + 1) == "cent" => return Some((dash + 2, Unit::Percent)),
        "percentage" if word(dash + 1).starts_with("point") => {
            return Some((dash + 2, Unit::PercentagePoints));
        }
        "times" => return Some((dash + 1, Unit::Times)),
        "nautical" => {
            let mile = UNITS.get("nautical-mile").copied()?;
            return word(dash + 1).starts_with("mile").then_some((dash + 2, mile));
        }
        "square" | "sq" => {
            let side = UNITS.get(word(dash + 1)).copied()?;
            let Unit::Measured { kind: "length", factor } = side else { return None };
            let unit = Unit::Measured { kind: "area", factor: factor.times(factor)? };
            return Some((dash + 2, unit));
        }
        "cubic" => {
            let side = UNITS.get(word(dash + 1)).copied()?;
            let Unit::Measured { kind: "length", factor } = side else { return None };
            let litres = factor.times(factor)?.times(factor)?.times(Amount::whole(1000)?)?;
            return Some((dash + 2, Unit::Measured { kind: "volume", factor: litres }));
        }
        _ => {}
    }
    // "11 US dollars", "5 Danish crowns", "3 New Zealand dollars"
    let capital = |i: usize| pieces.get(at + i).is_some_and(|piece| piece.capital);
    let money = |i: usize| matches!(UNITS.get(word(i)), Some(Unit::Money(_)));
    let skip = (dash..dash + 3).find(|&i| money(i) || !capital(i)).filter(|&i| money(i));
    let skip = skip.unwrap_or(dash);
    let unit = match *UNITS.get(word(skip))? {
        Unit::Money(codes) => {
            let whose = (skip > dash).then(|| NATIONS.get(word(skip - 1))).flatten();
            // "220 pounds" are a weight.
            let scaled = || at > 0 && number::is_scale(&pieces[at - 1].word);
            if whose.is_none() && word(skip).starts_with("pound") && !scaled() {
                return None;
            }
            Unit::Money(whose.copied().unwrap_or(codes))
        }
        // "50C", not "50 c"
        Unit::Measured { kind: "temperature", .. }
            if word(skip).len() == 1 && !(capital(skip) && pieces[at + skip].glued) =>
        {
            return None;
        }
        unit => unit,
    };
    // "m" behind a number without a space is metres only if no currency says millions.
    let length = skip + 1;
    if matches!(unit, Unit::Measured { kind: "length", .. }) {
        let per_hour = word(length) == "per" && word(length + 1) == "hour"
            || word(length) == "an" && word(length + 1) == "hour"
            || word(length) == "/" && word(length + 1) == "h";
        if let (true, Unit::Measured { factor, .. }) = (per_hour, unit) {
            let speed = factor.over(Amount::whole(3600)?)?;
            return Some((length + 2, Unit::Measured { kind: "speed", factor: speed }));
        }
    }
    // "50 degrees Fahrenheit", "50°C"
    if matches!(unit, CELSIUS)
        && let Some(scale @ Unit::Measured { kind: "temperature", .. }) = UNITS.get(word(length))
        && (word(length).len() > 1 || capital(length))
    {
        return Some((length + 1, *scale));
    }
    Some((length, unit))
}

/// The rate that begins with piece `at` ("per day", "a week", "daily") and how many pieces it takes.
pub(super) fn rate(pieces: &[Piece], at: usize) -> Option<(usize, Period)> {
    let word = |i: usize| pieces::word(pieces, at + i);
    match word(0) {
        "per" | "a" | "an" | "each" | "every" | "/" => {
            let period = Period::named(word(1))?;
            // "a day earlier", "a year ago" is a date.
            let dated = ["earlier", "ago", "later", "before", "after"].contains(&word(2));
            (!dated).then_some((2, period))
        }
        "daily" | "weekly" | "monthly" | "annually" | "hourly" => {
            Period::named(word(0)).map(|period| (1, period))
        }
        _ => None,
    }
}

/// Whether the number kind can carry a unit.
pub(super) fn takes_unit(kind: NumberKind) -> bool {
    matches!(kind, NumberKind::Digits | NumberKind::Words | NumberKind::Vague)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_is_a_unit() {
        for (_, line) in grouped(include_str!("../../data/units.txt")) {
            let (words, _) = line.split_once(" = ").expect(line);
            for word in words.split_whitespace() {
                let known = [&*SIGNS, &*NATIONS].iter().any(|list| list.get(word).is_some());
                assert!(known || UNITS.get(word).is_some(), "{word}");
            }
        }
    }
}
