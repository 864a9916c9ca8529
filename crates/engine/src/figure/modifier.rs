//! Words that bend a number: at least, about, up to.

use super::Value;
use super::amount::Amount;
use crate::language::pieces::Piece;
use crate::language::words::grouped;
use crate::order::Order;
use std::fmt;
use std::sync::LazyLock;

/// What the words around a number do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modifier {
    /// Nothing, or "exactly".
    Exactly,
    /// "about", "around", "some"
    About,
    /// "at least", "or more"
    AtLeast,
    /// "more than", "over"
    MoreThan,
    /// "up to", "no more than"
    AtMost,
    /// "less than", "under"
    LessThan,
    /// "nearly", "almost"
    Nearly,
    /// "an average of"
    Average,
    /// The number is itself only an order of size: "dozens", "several", "a majority".
    Vague,
}

impl Modifier {
    /// All modifiers.
    pub const ALL: [Modifier; 9] = [
        Modifier::Exactly,
        Modifier::About,
        Modifier::AtLeast,
        Modifier::MoreThan,
        Modifier::AtMost,
        Modifier::LessThan,
        Modifier::Nearly,
        Modifier::Average,
        Modifier::Vague,
    ];

    /// The modifier's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Modifier::Exactly => "exactly",
            Modifier::About => "about",
            Modifier::AtLeast => "at least",
            Modifier::MoreThan => "more than",
            Modifier::AtMost => "at most",
            Modifier::LessThan => "less than",
            Modifier::Nearly => "nearly",
            Modifier::Average => "average",
            Modifier::Vague => "vague",
        }
    }

    /// The lowest and highest amount that fits value and modifier; `None` where it is open. "About"
    /// and "nearly" leave a tenth.
    pub fn bounds(self, value: Value) -> (Option<Amount>, Option<Amount>) {
        let tenth = |amount: Amount| amount.thousandths() / 10;
        let low = Amount::from_thousandths(value.low.thousandths() - tenth(value.low));
        let high = value
            .high
            .map(|high| Amount::from_thousandths(high.thousandths().saturating_add(tenth(high))));
        match self {
            Modifier::Exactly | Modifier::Average => (Some(value.low), value.high),
            Modifier::About => (Some(low), high),
            Modifier::AtLeast | Modifier::MoreThan | Modifier::Vague => {
                (Some(value.low), value.high.filter(|high| *high > value.low))
            }
            Modifier::AtMost | Modifier::LessThan => (None, value.high),
            Modifier::Nearly => (Some(low), value.high),
        }
    }
}

impl fmt::Display for Modifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

type Phrases = Vec<(Vec<&'static str>, Modifier)>;

/// The phrases that stand before or behind a number, the longest first.
fn phrases(side: &str) -> Phrases {
    let mut found: Phrases = grouped(include_str!("../../data/numbers.txt"))
        .filter_map(|(group, line)| {
            let name = group.strip_prefix(side)?;
            let modifier = Modifier::ALL.into_iter().find(|m| m.name() == name)?;
            Some((line.split_whitespace().collect(), modifier))
        })
        .collect();
    found.order_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    found
}

static BEFORE: LazyLock<Phrases> = LazyLock::new(|| phrases("before: "));
static BEHIND: LazyLock<Phrases> = LazyLock::new(|| phrases("behind: "));

fn matches(pieces: &[Piece], words: &[&str]) -> bool {
    pieces.len() == words.len() && pieces.iter().zip(words).all(|(p, w)| p.is(w))
}

/// The modifier that ends right before piece `at`, and how many pieces it takes.
pub(super) fn before(pieces: &[Piece], at: usize) -> Option<(usize, Modifier)> {
    BEFORE.iter().find_map(|(words, modifier)| {
        let from = at.checked_sub(words.len())?;
        matches(&pieces[from..at], words).then_some((words.len(), *modifier))
    })
}

/// The modifier that begins with piece `at`, and how many pieces it takes.
pub(super) fn behind(pieces: &[Piece], at: usize) -> Option<(usize, Modifier)> {
    BEHIND.iter().find_map(|(words, modifier)| {
        let slice = pieces.get(at..at + words.len())?;
        matches(slice, words).then_some((words.len(), *modifier))
    })
}
