//! Shares of one whole that are more than all of it: "63 % were against, 24 % in favour and 18 % undecided".

use super::ledger::{Entry, Ledger};
use super::{Check, CheckKind, kind_in_set};
use crate::figure::{Amount, Unit};
use crate::language::pieces::Piece;
use std::ops::Range;

/// How many words may stand between two shares.
const STEP: usize = 10;

impl Ledger<'_> {
    /// All shares of kinds of which a thing can be one only, that together are more than all.
    pub(super) fn hundreds(&self) -> Vec<Check> {
        let mut checks = Vec::new();
        for sentence in 0..self.sentences.len() {
            let all = self.of_sentence(sentence);
            let mut start = all.start;
            while start < all.end {
                let mut end = start + 1;
                while end < all.end && self.goes_on(end) {
                    end += 1;
                }
                checks.extend(self.hundred(start..end));
                start = end;
            }
        }
        checks
    }

    /// Whether the share at a place is the next of a list after the one before.
    fn goes_on(&self, at: usize) -> bool {
        let (before, entry) = (&self.entries[at - 1], &self.entries[at]);
        let gap = self.gap(before, entry);
        let joined = gap.iter().any(|word| matches!(*word, "," | ";" | "and" | "&"));
        let share = |e: &Entry| e.exact && e.unit == Unit::Percent;
        joined && gap.len() <= STEP && share(before) && share(entry)
    }

    fn hundred(&self, run: Range<usize>) -> Option<Check> {
        let listed = &self.entries[run];
        let sum = listed.iter().try_fold(Amount::default(), |sum, e| sum.plus(e.amount))?;
        let kind =
            |entry| self.told_behind(entry).find_map(|piece: &Piece| kind_in_set(&piece.word));
        let kinds: Vec<_> = listed.iter().map(kind).collect::<Option<_>>()?;
        let apart = kinds.iter().enumerate().all(|(at, kind)| {
            kinds[..at].iter().all(|other| other.0 == kind.0 && other.1 != kind.1)
        });
        if listed.len() < 3 || !apart || sum.thousandths() <= 102_000 {
            return None;
        }
        let spans: Vec<_> = listed.iter().map(|e| e.span).collect();
        let told: Vec<String> = listed.iter().map(|e| e.amount.to_string()).collect();
        let words = [told.join(" + "), " is ".into(), sum.to_string(), " %, more than all".into()];
        Some(Check::of(CheckKind::Sum, &spans, &[&words.concat()], false))
    }
}
