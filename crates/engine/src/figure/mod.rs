//! Figures: how many of what, of which event, when, and on whose word.
//!
//! [`find`] looks for numbers in every sentence (`scan`), leaves out those that count nothing (ages,
//! ordinals, years, model numbers), and says of each what it counts (`noun`), what it measures
//! (`measure`, `role`), which time it belongs to and who gives it (`context`).

mod age;
mod amount;
mod bare;
mod context;
mod loose;
mod measure;
mod modifier;
pub(crate) mod noun;
pub(crate) mod number;
mod role;
mod scan;
mod unit;

use crate::claim::Claim;
use crate::language::pieces::Piece;
use crate::language::{Analysis, Pieces};
use crate::span::Span;
use crate::time::TimeMention;

pub use amount::Amount;
pub use measure::Measure;
pub(crate) use measure::event_kind;
pub use modifier::Modifier;
pub(crate) use unit::is_sign;
pub use unit::{Period, Unit};

/// A figure: a number that counts or measures something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The words: modifier, number, unit and what is counted.
    pub span: Span,
    /// The number alone.
    pub number: Span,
    /// How much, in the unit given.
    pub value: Value,
    /// What the words do with the number.
    pub modifier: Modifier,
    /// What it is measured in.
    pub unit: Unit,
    /// The stretch of time it is counted in, if it is a rate.
    pub per: Option<Period>,
    /// What is counted, with its modifiers: "ballistic missiles".
    pub what: Option<Span>,
    /// The head nouns of what is counted: "drones" and "missiles".
    pub heads: Vec<Span>,
    /// The whole of which it counts a part: the 105 of "58 of the 105 seats".
    pub whole: Option<(Value, Span)>,
    /// For a number that names nothing itself ("the commission announced 52.3"): the figure that
    /// says what is counted, as a place in the same list. Unit and heads are that one's, and so is the
    /// measure, unless the number begins a sentence of its own.
    pub leans_on: Option<usize>,
    /// What it measures, and the word that says so.
    pub measure: Option<(Measure, Span)>,
    /// The verb nearest to it, where no measure is known.
    pub action: Option<Span>,
    /// The name that stands before it as the clause's subject: who launched, won, spent so much.
    pub subject: Option<Span>,
    /// The noun for the event it belongs to, in its sentence.
    pub event: Option<Span>,
    /// The sentence it stands in, as a place in [`crate::Reading::sentences`].
    pub sentence: usize,
    /// The time it belongs to, as a place in [`crate::Reading::times`], and how that is known.
    pub time: Option<(usize, Reach)>,
    /// Who gives it: the claim whose content it stands in, as a place in
    /// [`crate::Reading::claims`]; `None` for the article's own voice.
    pub claim: Option<usize>,
}

impl Figure {
    /// A number of which nothing is known but how it is written.
    fn of_number(
        span: Span,
        number: Span,
        value: Value,
        modifier: Modifier,
        sentence: usize,
    ) -> Figure {
        Figure {
            span,
            number,
            value,
            modifier,
            unit: Unit::Count,
            per: None,
            what: None,
            heads: Vec::new(),
            whole: None,
            leans_on: None,
            measure: None,
            action: None,
            subject: None,
            event: None,
            sentence,
            time: None,
            claim: None,
        }
    }

    /// Whether it is one number, and not "dozens" or a range.
    pub(crate) fn has_one_value(&self) -> bool {
        self.value.is_exact() && self.modifier != Modifier::Vague
    }

    /// Whether it is somebody's age.
    pub(crate) fn is_age(&self) -> bool {
        self.measure.is_some_and(|(measure, _)| measure == Measure::AGE)
    }

    /// Whether two figures are in different units, a currency's other name aside.
    #[inline(never)]
    pub(crate) fn unit_differs(&self, other: &Figure) -> bool {
        !self.unit.fits(other.unit)
    }
}

/// Verbs of giving a number that somebody else may give otherwise.
pub(crate) const ESTIMATES: [&str; 16] = [
    "put",
    "puts",
    "estimated",
    "estimates",
    "reckons",
    "reckoned",
    "counted",
    "counts",
    "thinks",
    "thought",
    "suggested",
    "suggests",
    "believes",
    "calculated",
    "calculates",
    "estimate",
];

/// Whether the figure at a place in a list is the whole that the one right before it is a part of.
pub(crate) fn is_whole(figures: &[Figure], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| figures[before].whole);
    before.is_some_and(|(_, span)| span == figures[at].number)
}

/// How much: from the lowest to the highest amount that the number itself allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    /// The number, or the lower end of a range.
    pub low: Amount,
    /// The same number, or the upper end of a range; `None` for "dozens" and the like.
    pub high: Option<Amount>,
}

impl Value {
    /// One number.
    pub fn exact(amount: Amount) -> Value {
        Value { low: amount, high: Some(amount) }
    }

    /// Whether it is one number.
    pub fn is_exact(self) -> bool {
        self.high == Some(self.low)
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.high {
            Some(high) if high == self.low => write!(f, "{high}"),
            Some(high) => write!(f, "{}–{high}", self.low),
            None => write!(f, "{}+", self.low),
        }
    }
}

/// How a figure is tied to a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Named in the same sentence.
    Sentence,
    /// Named before, and taken up by a word such as "that attack".
    Pointed,
    /// Named before in the same paragraph, with nothing that takes it up.
    Paragraph,
    /// The last day named in an earlier paragraph: the day the story is told of, perhaps.
    Story,
}

impl Reach {
    /// Whether words say so, and not only the place where the figure stands.
    pub fn is_said(self) -> bool {
        matches!(self, Reach::Sentence | Reach::Pointed)
    }
}

/// The numbers of a text, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    /// What counts or measures something.
    pub figures: Vec<Figure>,
    /// What may, though the words around it do not say so.
    pub loose: Vec<Figure>,
}

/// Finds the numbers of a text.
pub fn find(
    pieces: &Pieces,
    analysis: &Analysis,
    claims: &[Claim],
    times: &[TimeMention],
) -> Numbers {
    let Numbers { mut figures, mut loose } = Numbers::default();
    let mut before = context::Before::default();
    let contents = context::Contents::of(claims);
    let said = context::times_of_saying(claims, times);
    let mut told: &[Piece] = &[];
    for (at, (sentence, pieces)) in analysis.sentences.iter().zip(pieces.sentences()).enumerate() {
        let times = context::times_of(times, at);
        let (first, first_loose) = (figures.len(), loose.len());
        scan::scan(pieces, times.mentions, at, &mut figures);
        let known =
            figures.partition_point(|f| analysis.sentences[f.sentence].block + 1 < sentence.block);
        bare::scan(pieces, told, times.mentions, at, known, &mut figures);
        loose::scan(pieces, times.mentions, at, &figures[first..], &mut loose);
        for figure in figures[first..].iter_mut().chain(&mut loose[first_loose..]) {
            figure.event = context::event(pieces, figure.number);
            // Whose an age is was seen with it.
            if !figure.is_age() {
                figure.subject = context::subject(pieces, figure.span, times.mentions);
            }
            figure.time =
                context::time(pieces, &times, &said, figure.number, &before, sentence.block);
            figure.claim = contents.claim(figure.number);
        }
        before.step(&times, sentence.block);
        told = pieces;
    }
    unit::settle(&mut figures);
    Numbers { figures, loose }
}
