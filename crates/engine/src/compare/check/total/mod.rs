//! Totals and their parts, by how such numbers are told: signs of a number and of a run of others before or behind
//! it (`sign`), whose weights were learned from sums that come out and from those that careful readers found not to
//! (`data/sums.txt`).

mod sign;

use super::ledger::{Entry, Ledger};
use super::{Check, CheckKind};
use crate::compare::weights::Weights;
use crate::figure::{Amount, Modifier};
use crate::order::Order;
use crate::span::Span;
use std::cmp::Reverse;
use std::sync::LazyLock;

pub use sign::Sign;

/// No more numbers than these make a total.
const MOST: usize = 6;
/// No more words stand between two parts, or a total and the part beside it.
const WIDEST: usize = 18;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let data = include_str!("../../../../data/sums.txt");
    Weights::read(data, 0, Sign::ALL.iter().map(|one| one.name()))
});

/// A number, and those that may be its parts.
#[derive(Debug, Clone)]
pub struct TotalSeen {
    /// The words of the parts, in order, and then those of the number.
    pub places: Vec<Span>,
    /// What can be seen of them.
    pub signs: Vec<Sign>,
    /// The number.
    pub total: Amount,
    /// What the parts make together.
    pub sum: Amount,
}

/// A number, and a run of others next to it: places among the numbers of an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Parts {
    total: usize,
    parts: Vec<usize>,
    /// How many others than these may be parts, too.
    more: usize,
}

/// How a sum comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// As told, within what rounding leaves open.
    Fits,
    /// In two long numbers one digit is another.
    Misprint,
    /// Nearly.
    Near,
}

/// The least odds at which numbers that come out so are told as a total and its parts.
fn least(outcome: Outcome) -> i32 {
    match outcome {
        Outcome::Fits | Outcome::Misprint => -1000,
        Outcome::Near => 300,
    }
}

impl Parts {
    fn shares(&self, other: &Parts) -> usize {
        let has = |at: &usize| *at == other.total || other.parts.contains(at);
        self.parts.iter().chain([&self.total]).filter(|at| has(at)).count()
    }
}

impl Ledger<'_> {
    /// What can be seen of all numbers that may be totals of those beside them.
    pub(super) fn totals(&self) -> Vec<TotalSeen> {
        let mut seen = Vec::new();
        self.runs(&mut |parts, sum| {
            let listed = parts.parts.iter().chain([&parts.total]);
            let places = listed.map(|at| self.entries[*at].span).collect();
            let total = self.entries[parts.total].amount;
            seen.push(TotalSeen { places, signs: self.signs(&parts), total, sum });
        });
        seen
    }

    /// The sums that come out, and those that ought to by the way they are told and nearly do.
    pub(super) fn sums(&self) -> Vec<Check> {
        /// What a sum gains by coming out: few do by chance.
        const GAIN: i32 = 3000;
        let mut found: Vec<(i32, Outcome, Parts, Amount)> = Vec::new();
        self.runs(&mut |parts, sum| {
            let Some(outcome) = self.outcome(&parts, sum) else { return };
            let signs = self.signs(&parts);
            let odds = WEIGHTS.odds(signs.iter().map(|one| *one as usize));
            if odds >= least(outcome) {
                let gain = if outcome == Outcome::Fits { GAIN } else { 0 };
                found.push((odds + gain, outcome, parts, sum));
            }
        });
        found.order_by(|a, b| (Reverse(a.0), &a.2).cmp(&(Reverse(b.0), &b.2)));
        let mut taken: Vec<Parts> = Vec::new();
        let mut checks = Vec::new();
        for (_, outcome, parts, sum) in found {
            // A number is in one sum at most, but a part of one may be the total of another.
            let fits = outcome == Outcome::Fits;
            let free = |other: &Parts| match parts.shares(other) {
                0 => true,
                shared => shared == 1 && fits && other.total != parts.total,
            };
            if taken.iter().all(free) {
                checks.push(self.told(&parts, sum, fits));
                taken.push(parts);
            }
        }
        checks
    }

    fn told(&self, parts: &Parts, sum: Amount, fits: bool) -> Check {
        let listed = parts.parts.iter().map(|at| &self.entries[*at]);
        let told: Vec<String> = listed.clone().map(|e| e.amount.spoken()).collect();
        let places: Vec<&Entry> = listed.chain([&self.entries[parts.total]]).collect();
        self.check(CheckKind::Sum, &places, &[&told.join(" + "), " is ", &sum.spoken()], fits)
    }

    /// How a sum comes out, if it does or nearly does.
    fn outcome(&self, parts: &Parts, sum: Amount) -> Option<Outcome> {
        /// What is further off, as a part of the total, is another kind of list and no slip.
        const SLIP: i64 = 11;
        const ONE: i64 = 1000;
        let total = self.entries[parts.total].amount;
        let all = || parts.parts.iter().chain([&parts.total]).map(|at| &self.entries[*at]);
        let slop = all().map(|entry| entry.slop).fold(0, i64::saturating_add);
        if self.sheet.is_near(sum, total, slop) {
            return Some(Outcome::Fits);
        }
        let off = sum.thousandths().saturating_sub(total.thousandths()).saturating_abs();
        let misprint = is_misprint(sum, total);
        let near = misprint || off == ONE || off <= total.thousandths() / SLIP;
        let plain = near && all().all(|entry| entry.modifier == Modifier::Exactly);
        plain.then_some(if misprint { Outcome::Misprint } else { Outcome::Near })
    }

    /// Gives every number with each run next to it that may be its parts, and what they make together.
    fn runs(&self, give: &mut dyn FnMut(Parts, Amount)) {
        let mut put = |total: usize, parts: &[usize], all: usize| {
            let whole = self.entries[total].amount;
            let amounts = || parts.iter().map(|at| self.entries[*at].amount);
            let sum = amounts().try_fold(Amount::default(), |sum, part| sum.plus(part));
            if let Some(sum) = sum.filter(|_| amounts().all(|part| part < whole)) {
                give(Parts { total, parts: parts.to_vec(), more: all - parts.len() }, sum);
            }
        };
        for total in 0..self.entries.len() {
            if !self.entries[total].is_level() {
                continue;
            }
            let behind = self.run(total, &mut (total + 1..self.entries.len()));
            for end in 2..=behind.len() {
                put(total, &behind[..end], behind.len());
            }
            let mut before = self.run(total, &mut (0..total).rev());
            before.reverse();
            for start in 0..before.len().saturating_sub(1) {
                put(total, &before[start..], before.len());
            }
        }
    }

    /// The numbers next to a total that may be its parts, in the order in which they are met.
    fn run(&self, total: usize, places: &mut dyn Iterator<Item = usize>) -> Vec<usize> {
        let whole = &self.entries[total];
        let mut run: Vec<usize> = Vec::new();
        for at in places {
            let (entry, last) = (&self.entries[at], run.last().map_or(total, |at| *at));
            let far = self.distance(last, at) > WIDEST;
            if far || entry.sentence.abs_diff(whole.sentence) > 1 || run.len() == MOST {
                break;
            }
            if entry.is_level() && entry.fits(whole) && entry.amount.thousandths() > 0 {
                run.push(at);
            }
        }
        run
    }

    /// The words between two numbers, of one sentence or of two neighbours.
    fn distance(&self, a: usize, b: usize) -> usize {
        let (a, b) = (&self.entries[a.min(b)], &self.entries[a.max(b)]);
        if a.sentence == b.sentence {
            b.at.start.saturating_sub(a.at.end)
        } else {
            self.sentences[a.sentence].len().saturating_sub(a.at.end) + b.at.start
        }
    }

    /// The words themselves.
    fn between(&self, a: &Entry, b: &Entry) -> Vec<&str> {
        if a.sentence == b.sentence {
            return self.gap(a, b);
        }
        let mut words = self.tail(a);
        words.extend(self.words(b.sentence, 0..b.at.start));
        words
    }
}

/// Whether a sum and what is told for it are long numbers that differ in one digit.
fn is_misprint(sum: Amount, total: Amount) -> bool {
    let (a, b) = (sum.to_string(), total.to_string());
    let other = a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count();
    a.len() == b.len() && a.len() > 4 && other == 1
}
