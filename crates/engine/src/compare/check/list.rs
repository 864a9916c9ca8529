//! Lists of numbers, and the totals before or behind them.

use super::ledger::{Entry, Ledger};
use super::relate::is_mark;
use super::{Check, CheckKind, Word, kind_in_set, says};
use crate::figure::{Amount, Modifier, Unit};
use std::ops::Range;

/// How many words may stand between two numbers of a list.
const STEP: usize = 10;

/// What the words say of a total and the list behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// ":", "(", "—", "in all": the list is all of it.
    All,
    /// "of whom", "of the 24": the list is of it, and may leave out some.
    Some,
    /// ",": the list may be all of it.
    Loose,
}

/// What tells a part from the other parts.
#[derive(PartialEq, Eq)]
enum Mark<'a> {
    /// "in Lisbon", "from households": a preposition, and the word behind it.
    Place(&'a str, &'a str),
    /// "women" of a set of words of which a thing can be one only.
    Kind(usize, usize),
    /// "Filipinos": a name.
    Name(&'a str),
}

impl Ledger<'_> {
    /// All lists whose total is told.
    pub(super) fn lists(&self) -> Vec<Check> {
        let mut checks = Vec::new();
        for sentence in 0..self.sentences.len() {
            let all = self.of_sentence(sentence);
            let mut start = all.start;
            while start < all.end {
                let mut end = start + 1;
                while end < all.end && self.is_next(end) {
                    end += 1;
                }
                checks.extend(self.list(start..end));
                start = end;
            }
        }
        checks
    }

    /// Whether the number at a place goes on the list that the one before it stands in.
    fn is_next(&self, at: usize) -> bool {
        let (before, entry) = (&self.entries[at - 1], &self.entries[at]);
        let gap = self.gap(before, entry);
        let joint = gap.iter().rposition(|word| matches!(*word, "," | ";" | "and" | "&" | "plus"));
        let Some(joint) = joint else { return false };
        let led = gap[joint + 1..].iter().filter(|word| !is_lead(word));
        // "48,000 votes, the president 39,000": what is counted is told before.
        let named =
            led.clone().all(|word| !is_mark(word) && !says(Word::Where, word) && *word != "of");
        let bare = self.is_bare(entry) && named && led.clone().count() <= 2;
        let sized = |e: &Entry| e.exact && (e.is_level() || e.unit == Unit::Percent);
        let percents = (before.unit == Unit::Percent) == (entry.unit == Unit::Percent);
        gap.len() <= STEP
            && (led.count() == 0 || bare)
            && sized(before)
            && sized(entry)
            && percents
            && before.fits(entry)
    }

    fn list(&self, run: Range<usize>) -> Option<Check> {
        let all = self.of_sentence(self.entries[run.start].sentence);
        if self.entries[run.start].unit == Unit::Percent {
            return self.hundred(run);
        }
        // "14 trucks, six cars and five excavators, 25 units in all"
        let behind = [run.end - 1, run.end].into_iter().find(|at| {
            all.contains(at) && *at >= run.start + 2 && self.is_total(&self.entries[*at])
        });
        if let Some(total) = behind {
            let fits = |from: &usize| self.is_sum(total, *from..total);
            let from = (run.start..total - 1).find(fits);
            // "and 12,000 in all with pensioners", "bringing the total to 140 since May"
            let (last, entry) = (&self.entries[total - 1], &self.entries[total]);
            let gap = self.gap(last, entry);
            let running = matches!(gap[..], [.., "to" | "at"]);
            let over = self.sum(run.start..total)? > entry.amount;
            let moved = gap.iter().any(|w| says(Word::Rise, w) || says(Word::Fall, w));
            let joined = gap.contains(&"and") || moved;
            let out_of = matches!(gap[..], [.., "of"]) && !gap.contains(&"total");
            let named = (run.start + 1..total).any(|at| self.is_named(at));
            let sure = !joined && (over || !running) && !out_of && !named
                || (out_of || named) && self.is_misprint(total, run.start..total);
            let parts = from.unwrap_or(run.start)..total;
            return (from.is_some() || sure && self.is_plain(total, parts.clone()))
                .then(|| self.added(total, parts, from.is_some()))?;
        }
        if run.end < all.end || run.len() < 2 {
            return None;
        }
        let (total, parts, tie) = self.total_before(&run, &all)?;
        let fits = self.is_sum(total, parts.clone());
        let sum = self.sum(parts.clone())?;
        let over = sum > self.entries[total].amount;
        let least = if tie == Tie::Loose { 3 } else { 2 };
        let near = sum.percent_of(self.entries[total].amount)?.thousandths() >= 75_000;
        let open = {
            let words = self.words(self.entries[total].sentence, 0..usize::MAX);
            words.iter().any(|word| says(Word::Open, word))
        };
        let all = tie == Tie::All || tie == Tie::Loose && parts.len() >= least && near;
        let named = parts.clone().skip(1).any(|at| self.is_named(at));
        // "40 people, 20 on Friday and 25 on Saturday were let go"
        let tail = self.tail(&self.entries[parts.end - 1]);
        let end = tail.iter().position(|word| is_mark(word)).unwrap_or(tail.len());
        let goes_on = tail[..end].iter().skip(1).any(|word| says(Word::Copula, word));
        let sure = !(named || tie == Tie::Loose && goes_on)
            && self.are_apart(parts.clone(), tie)
            && (over || all && !open);
        (fits || sure && self.is_plain(total, parts.clone()))
            .then(|| self.added(total, parts, fits))?
    }

    /// The total before a list, and how the words tie the list to it.
    fn total_before(
        &self,
        run: &Range<usize>,
        all: &Range<usize>,
    ) -> Option<(usize, Range<usize>, Tie)> {
        let first = &self.entries[run.start];
        if run.start > all.start {
            let total = run.start - 1;
            let mut gap = self.gap(&self.entries[total], first);
            while gap.last().is_some_and(|word| is_lead(word)) {
                gap.pop();
            }
            let tie = match gap[..] {
                [.., ":" | "(" | "—" | "–"] => Tie::All,
                [.., "of", "whom" | "which" | "them"] => Tie::Some,
                [.., ","] if self.is_led_by_of(&self.entries[total]) => Tie::Some,
                _ => return None,
            };
            return Some((total, run.clone(), tie));
        }
        // "Of the cases, 81 are …": the total stands in the sentence before.
        let lead = self.lead(first);
        if matches!(lead[..], ["of", "those" | "these" | "them" | "the", .., ","]) {
            let before = self.of_sentence(first.sentence.checked_sub(1)?);
            let mut found = before.filter(|at| {
                let lead = self.lead(&self.entries[*at]);
                let other = lead.last().is_some_and(|w| matches!(*w, "from" | "than" | "against"));
                !other && self.larger(*at, run.clone())
            });
            let (total, None) = (found.next()?, found.next()) else { return None };
            return Some((total, run.clone(), Tie::Some));
        }
        // "Of the 24 crew, 11 are …", "seven people, five in Norvik": one list with its total, which is
        // no part beside the others.
        let tie = if self.is_led_by_of(first) { Tie::Some } else { Tie::Loose };
        let listed = run.start + 1..run.end;
        let total = run.len() > 2
            && self.larger(run.start, listed.clone())
            && !self.are_apart(run.clone(), Tie::All)
            && (tie == Tie::Some || !self.is_peer(run.start));
        total.then_some((run.start, listed, tie))
    }

    /// Whether words stand between a number of a list and what joins it to the one before.
    fn is_named(&self, at: usize) -> bool {
        let gap = self.gap(&self.entries[at - 1], &self.entries[at]);
        let last = gap.iter().rev().find(|word| !is_lead(word));
        last.is_some_and(|word| !is_mark(word) && !matches!(*word, "and" | "plus"))
    }

    /// Whether a number that seems to be a total is one of the list: "12 cakes to women, eight to men".
    fn is_peer(&self, at: usize) -> bool {
        let gap = self.gap(&self.entries[at], &self.entries[at + 1]);
        match self.mark(at + 1) {
            Some(Mark::Place(with, _)) => gap.contains(&with),
            Some(Mark::Kind(set, _)) => {
                gap.iter().any(|word| kind_in_set(word).is_some_and(|(other, _)| other == set))
            }
            _ => false,
        }
    }

    /// Whether a sum and what is told for it are long numbers that differ in one digit.
    fn is_misprint(&self, total: usize, parts: Range<usize>) -> bool {
        let Some(sum) = self.sum(parts) else { return false };
        let (a, b) = (sum.to_string(), self.entries[total].amount.to_string());
        let other = a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count();
        a.len() == b.len() && a.len() > 4 && other == 1
    }

    /// Whether one number is larger than each of some, and can be their total.
    fn larger(&self, total: usize, parts: Range<usize>) -> bool {
        let total = &self.entries[total];
        let parts = &self.entries[parts];
        total.is_level() && parts.iter().all(|p| p.amount < total.amount && p.fits(total))
    }

    /// "63 % were against, 24 % in favour and 18 % undecided": more than all.
    fn hundred(&self, run: Range<usize>) -> Option<Check> {
        let sum = self.sum(run.clone())?;
        let kinds = run.clone().all(|at| matches!(self.mark(at), Some(Mark::Kind(..))));
        if run.len() < 3 || !kinds || !self.are_apart(run.clone(), Tie::All) {
            return None;
        }
        let places: Vec<&Entry> = self.entries[run].iter().collect();
        let spans: Vec<_> = places.iter().map(|e| e.span).collect();
        let told: Vec<String> = places.iter().map(|e| e.amount.to_string()).collect();
        let sum_told = sum.to_string();
        let fits = sum.thousandths() <= 102_000;
        let words = [told.join(" + "), " is ".into(), sum_told, " %, more than all".into()];
        (!fits).then(|| Check::of(CheckKind::Sum, &spans, &[&words.concat()], fits))
    }

    /// Whether words beside a number say that it is what the numbers before it make together.
    fn is_total(&self, entry: &Entry) -> bool {
        let (lead, tail) = (self.lead(entry), self.tail(entry));
        let made = match lead[..] {
            [.., "total", "of" | "to" | "at"] | [.., "out", "of"] => true,
            [.., last] => says(Word::Total, last),
            [] => false,
        };
        let tail = &tail[..tail.len().min(6)];
        let end = tail.iter().position(|word| is_mark(word)).unwrap_or(tail.len());
        let in_all = tail[..end].windows(2).any(|w| matches!(w, ["in", "all" | "total"]));
        let said = in_all || tail[..end].iter().any(|w| matches!(*w, "altogether" | "combined"));
        (made || said) && entry.is_level()
    }

    fn sum(&self, parts: Range<usize>) -> Option<Amount> {
        self.entries[parts].iter().try_fold(Amount::default(), |sum, e| sum.plus(e.amount))
    }

    fn is_sum(&self, total: usize, parts: Range<usize>) -> bool {
        let total = &self.entries[total];
        let slops = self.entries[parts.clone()].iter().map(|e| e.slop);
        let slop = slops.fold(total.slop, i64::saturating_add);
        self.sum(parts).is_some_and(|sum| self.sheet.is_near(sum, total.amount, slop))
    }

    /// What tells a part from others: the words right behind it.
    fn mark(&self, at: usize) -> Option<Mark<'_>> {
        let entry = &self.entries[at];
        let pieces = self.sentences[entry.sentence];
        let mut next = entry.at.end;
        while pieces.get(next).is_some_and(|piece| says(Word::Copula, &piece.word)) {
            next += 1;
        }
        let behind = pieces.get(next..)?;
        let mut kinds = behind.iter().take(2).filter_map(|piece| kind_in_set(&piece.word));
        if let Some((set, kind)) = kinds.next() {
            return Some(Mark::Kind(set, kind));
        }
        let [first, rest @ ..] = behind else { return None };
        if says(Word::Where, &first.word) {
            let place = rest.iter().find(|piece| !says(Word::Owner, &piece.word))?;
            return Some(Mark::Place(&first.word, &place.word));
        }
        first.capital.then_some(Mark::Name(&first.word))
    }

    /// Whether parts are told apart so that nothing can be in two of them.
    fn are_apart(&self, parts: Range<usize>, tie: Tie) -> bool {
        let Some(marks) = parts.map(|at| self.mark(at)).collect::<Option<Vec<_>>>() else {
            return false;
        };
        let same = |a: &Mark, b: &Mark| match (a, b) {
            (Mark::Place(a, x), Mark::Place(b, y)) => x != y && (a == b || tie != Tie::Some),
            (Mark::Kind(a, x), Mark::Kind(b, y)) => a == b && x != y,
            (Mark::Name(x), Mark::Name(y)) => x != y,
            _ => false,
        };
        let others = |at: usize| marks.iter().take(at);
        marks.iter().enumerate().all(|(at, mark)| others(at).all(|other| same(mark, other)))
    }

    /// Whether a total and parts are told as they are, and no word makes one a part of another.
    fn is_plain(&self, total: usize, parts: Range<usize>) -> bool {
        let (whole, listed) = (&self.entries[total], &self.entries[parts.clone()]);
        let exact = |e: &Entry| e.modifier == Modifier::Exactly;
        let ends = listed.first().zip(listed.last());
        let nested = ends.is_none_or(|(first, last)| {
            let start = if whole.sentence == first.sentence { whole.at.start } else { 0 };
            let words = start.min(first.at.start)..start.max(last.at.end);
            self.words(first.sentence, words).iter().any(|word| says(Word::Nested, word))
        });
        !nested && exact(whole) && listed.iter().all(exact) && self.larger(total, parts)
    }

    fn added(&self, total: usize, parts: Range<usize>, fits: bool) -> Option<Check> {
        let listed = &self.entries[parts.clone()];
        let told: Vec<String> = listed.iter().map(|e| e.amount.spoken()).collect();
        let mut places: Vec<&Entry> = listed.iter().collect();
        places.push(&self.entries[total]);
        let sum = self.sum(parts)?.spoken();
        Some(self.check(CheckKind::Sum, &places, &[&told.join(" + "), " is ", &sum], fits))
    }
}

/// Whether a word only leads a number: "about", "another", a quotation mark.
fn is_lead(word: &str) -> bool {
    says(Word::Bend, word)
        || says(Word::Quote, word)
        || matches!(word, "another" | "further" | "the" | "other")
}
