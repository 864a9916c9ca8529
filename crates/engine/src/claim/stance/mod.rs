//! What a cue does with its content, in its context: its stance, whether it is negated, and whether
//! the speech it tells of took place.

mod words;

use super::sketch::{Class, Sketch};
use std::fmt;
use std::ops::Range;
use words::{Kind, Sense};

/// What a cue does with its content, beyond handing it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stance {
    /// Says so: "said", "according to".
    Neutral,
    /// Says so with weight: "confirmed", "insisted".
    Assertive,
    /// Keeps its distance from what was said: "claimed", "alleged".
    Distancing,
    /// Says it is not so, or will not be: "denied", "rejected".
    Denial,
    /// Wants it: "urged", "demanded".
    Demand,
    /// Finds it good: "praised".
    Praise,
    /// Finds it bad: "condemned", "accused".
    Condemnation,
    /// Holds it likely, or hopes or fears it: "believes", "expects".
    Belief,
    /// Leaves it open, or doubts it: "has not confirmed", "questioned".
    Doubt,
}

impl Stance {
    /// All stances, in the order in which they are listed.
    pub const ALL: [Stance; 9] = [
        Stance::Neutral,
        Stance::Assertive,
        Stance::Distancing,
        Stance::Denial,
        Stance::Demand,
        Stance::Praise,
        Stance::Condemnation,
        Stance::Belief,
        Stance::Doubt,
    ];

    /// The stance's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Neutral => "neutral",
            Stance::Assertive => "assertive",
            Stance::Distancing => "distancing",
            Stance::Denial => "denial",
            Stance::Demand => "demand",
            Stance::Praise => "praise",
            Stance::Condemnation => "condemnation",
            Stance::Belief => "belief",
            Stance::Doubt => "doubt",
        }
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether a cue says that something was said, or that it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Polarity {
    /// "has confirmed"
    #[default]
    Affirmed,
    /// "has not confirmed", "declined to comment". This says nothing of what is so instead: the
    /// stance of such a cue is never its opposite.
    Negated,
}

impl Polarity {
    /// The polarity's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Polarity::Affirmed => "affirmed",
            Polarity::Negated => "negated",
        }
    }
}

/// Whether the speech, thought or wish that a cue tells of has taken place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Modality {
    /// It has, or does: "said", "has confirmed".
    #[default]
    Actual,
    /// It may have: "may have said", "is said to have claimed".
    Possible,
    /// It would, if something else were so: "would argue".
    Conditional,
    /// It is still to come, or called for: "will announce", "is expected to say", "must confirm".
    Expected,
}

impl Modality {
    /// The modality's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Modality::Actual => "actual",
            Modality::Possible => "possible",
            Modality::Conditional => "conditional",
            Modality::Expected => "expected",
        }
    }
}

/// What a cue does, all told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Manner {
    pub(super) stance: Stance,
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
}

/// Reads a cue with the auxiliaries, negations and other words before it that change what it says.
/// `content` is the first token claimed, if that is behind the cue.
pub(super) fn of_cue(sketch: &Sketch<'_>, cue: Range<usize>, content: Option<usize>) -> Manner {
    Reader { sketch, cue, content }.read()
}

/// How far before a cue words may stand that change what it says.
const REACH: usize = 8;

struct Reader<'s, 't> {
    sketch: &'s Sketch<'t>,
    cue: Range<usize>,
    content: Option<usize>,
}

impl Reader<'_, '_> {
    fn read(&self) -> Manner {
        let mut at = self.start();
        let mut best: Option<(usize, Stance)> = None;
        let mut negations = 0;
        let mut modality = Modality::Actual;
        let mut modal = None;
        while at < self.cue.end {
            if let Some((length, sense)) = self.operator(at) {
                match sense {
                    Sense::Possible => modality = Modality::Possible,
                    Sense::Expected => modality = Modality::Expected,
                    _ => negations += 1,
                }
                at += length;
                continue;
            }
            let entry = words::at(self.sketch, at, self.content)
                .find(|entry| matches!(entry.sense, Sense::Stance(_)))
                .filter(|entry| at + entry.len() > self.cue.start);
            if let Some(entry) = entry
                && let Sense::Stance(stance) = entry.sense
            {
                let rank = match stance {
                    Stance::Neutral => usize::MAX,
                    _ if entry.kind <= Kind::Phrase => 0,
                    _ => entry.kind as usize,
                };
                if best.is_none_or(|(known, _)| rank < known) {
                    best = Some((rank, stance));
                }
                // A phrase with its negation in it has a stance that takes that into account.
                if entry.len() > 1 && self.is_negation(at) {
                    return Manner { stance, polarity: Polarity::Negated, modality };
                }
                at += entry.len();
                continue;
            }
            negations += usize::from(self.is_negation(at));
            modal = modal.or(self.modal(at));
            at += 1;
        }
        let polarity = if negations % 2 == 1 { Polarity::Negated } else { Polarity::Affirmed };
        let stance = best.map_or(Stance::Neutral, |(_, stance)| stance);
        let modality = match (modal, polarity) {
            (None, _) => modality,
            // "would not say" has refused, "could not confirm" has not.
            (Some(Modality::Conditional | Modality::Possible), Polarity::Negated) => modality,
            (Some(modal), _) => modal,
        };
        Manner { stance: in_polarity(stance, polarity), polarity, modality }
    }

    /// Where the words begin that change what the cue says.
    fn start(&self) -> usize {
        let mut start = self.cue.start;
        let lowest = start.saturating_sub(REACH);
        while start > lowest {
            let before = start - 1;
            match self.sketch.class(before) {
                Class::Auxiliary | Class::Negation => start = before,
                Class::Adverb if !self.sketch.is_capital(before) => start = before,
                _ => match (lowest..start).find(|&at| self.operator_ends(at, start)) {
                    Some(at) => start = at,
                    None => break,
                },
            }
        }
        start
    }

    /// Whether an operator begins with token `at` and only "to" may stand between it and `end`.
    fn operator_ends(&self, at: usize, end: usize) -> bool {
        words::at(self.sketch, at, None).any(|entry| {
            let after = at + entry.len();
            let bare = matches!(entry.sense, Sense::Negation) && after == end;
            let with_to =
                is_operator(entry.sense) && after + 1 == end && self.sketch.word(after) == "to";
            bare || with_to
        })
    }

    /// The operator that begins with token `at` and the number of its tokens: what turns the words
    /// of speaking after it into their absence or their possibility.
    fn operator(&self, at: usize) -> Option<(usize, Sense)> {
        words::at(self.sketch, at, None).find_map(|entry| {
            let end = at + entry.len();
            let applies = match entry.sense {
                // What is not answered may stand in the content: "declined | to comment".
                Sense::Reticence => self.next_sense(end).any(|(_, sense)| sense == Sense::Answer),
                Sense::Negation => self.leads_on(end),
                Sense::Possible if entry.kind == Kind::Adverb => self.leads_on(end),
                Sense::Possible | Sense::Expected => {
                    self.sketch.word(end) == "to" && self.leads_on(end)
                }
                Sense::Stance(_) | Sense::Answer => false,
            };
            applies.then_some((entry.len(), entry.sense))
        })
    }

    /// Whether a word with a stance follows inside the cue.
    fn leads_on(&self, from: usize) -> bool {
        self.next_sense(from)
            .any(|(at, sense)| at < self.cue.end && matches!(sense, Sense::Stance(_)))
    }

    /// The senses of the next word, and its place; auxiliaries, adverbs, "to" and the like are
    /// passed over.
    fn next_sense(&self, from: usize) -> impl Iterator<Item = (usize, Sense)> {
        let passes = |at: usize| {
            matches!(self.sketch.class(at), Class::Auxiliary | Class::Adverb | Class::Negation)
                || matches!(self.sketch.word(at), "to" | "any" | "the" | "a" | "of" | "from")
        };
        let head = (from..from + REACH).find(|&at| !passes(at)).unwrap_or(from);
        words::at(self.sketch, head, None).map(move |entry| (head, entry.sense))
    }

    /// Whether token `at` is "not", or "no" before a noun; "not only" denies nothing.
    fn is_negation(&self, at: usize) -> bool {
        let not = self.sketch.class(at) == Class::Negation || self.sketch.word(at) == "no";
        not && !matches!(self.sketch.word(at + 1), "only" | "just" | "merely" | "simply" | "least")
    }

    fn modal(&self, at: usize) -> Option<Modality> {
        Some(match self.sketch.word(at) {
            _ if self.sketch.class(at) != Class::Auxiliary => return None,
            "may" | "might" | "could" => Modality::Possible,
            "would" | "'d" | "’d" => Modality::Conditional,
            "will" | "shall" | "'ll" | "’ll" | "wo" | "must" | "should" => Modality::Expected,
            _ => return None,
        })
    }
}

fn is_operator(sense: Sense) -> bool {
    !matches!(sense, Sense::Stance(_) | Sense::Answer)
}

/// A stance as negation leaves it: who "has not confirmed" something leaves it open, and who "did
/// not deny" it does too. Only who does not doubt says so.
fn in_polarity(stance: Stance, polarity: Polarity) -> Stance {
    match (polarity, stance) {
        (Polarity::Affirmed, stance) => stance,
        (Polarity::Negated, Stance::Doubt) => Stance::Assertive,
        (Polarity::Negated, _) => Stance::Doubt,
    }
}

#[cfg(test)]
mod tests;
