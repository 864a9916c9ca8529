//! What can be seen of a number and of others that may be its parts.

use super::super::ledger::{Entry, Ledger};
use super::super::{Word, kind_in_set, says};
use super::Parts;
use crate::compare::weights::traits;
use crate::figure::{Modifier, Unit};

traits! {
    /// Something that can be seen of a number and of others that may be its parts.
    Sign:
    Behind "behind",
    Parts3 "parts-3",
    Parts4 "parts-4",
    SentenceNext "sentence-next",
    SentencesOver "sentences-over",
    Colon "colon",
    Bracket "bracket",
    Dash "dash",
    Comma "comma",
    Stop "stop",
    OfWhom "of-whom",
    OfThose "of-those",
    OfTotal "of-total",
    Bare "bare-words",
    NearFirst "near-first",
    FarFirst "far-first",
    Joined "joined",
    AndLast "and-last",
    AndOnly "and-only",
    NoAnd "no-and",
    GapShort "gap-short",
    GapMiddle "gap-middle",
    GapLong "gap-long",
    GapWide "gap-wide",
    Kinds "kinds",
    Places "places",
    SamePlaces "same-places",
    Names "names",
    MarksMixed "marks-mixed",
    MarksNone "marks-none",
    PartsBare "parts-bare",
    PartsOne "parts-one-noun",
    PartsOther "parts-other-nouns",
    PartsSameNoun "parts-same-noun",
    WholeBare "whole-bare",
    WholeShared "whole-shared",
    WholeBent "whole-bent",
    PartBent "part-bent",
    Open "open-words",
    Nested "nested-words",
    Rest "rest-words",
    Total "total-words",
    Moved "moved",
    Against "against",
    RunEnds "run-ends",
    RunBegins "run-begins",
    Skipped "skipped",
    UnitMoney "unit-money",
    UnitMeasured "unit-measured",
    Falling "falling",
    SmallWhole "small-whole",
    LargeWhole "large-whole",
    // Several of these at once.
    Closed "closed",
    ListedAnd "listed-and",
    ListedMarks "listed-marks",
    ListedNear "listed-near",
    ListedClosed "listed-closed",
    BareAnd "bare-and",
    BehindAnd "behind-and",
    BehindTotal "behind-total",
    OfWhole "of-whole",
    RunWhole "run-whole",
    OfThoseListed "of-those-listed",
}

/// What has been seen so far.
#[derive(Default)]
struct Signs(Vec<Sign>);

impl Signs {
    fn when(&mut self, seen: bool, sign: Sign) {
        if seen {
            self.0.push(sign);
        }
    }

    fn has(&self, sign: Sign) -> bool {
        self.0.contains(&sign)
    }

    fn any(&self, signs: &[Sign]) -> bool {
        signs.iter().any(|sign| self.has(*sign))
    }
}

/// A total and its parts with the words around them.
struct Telling<'l> {
    ledger: &'l Ledger<'l>,
    parts: &'l Parts,
    whole: &'l Entry,
    listed: Vec<&'l Entry>,
    /// Whether the total stands before its parts.
    leads: bool,
    /// The words between the total and the part beside it.
    gap: Vec<&'l str>,
    /// The words between the parts.
    gaps: Vec<Vec<&'l str>>,
}

impl Ledger<'_> {
    /// All signs of a number and of those that may be its parts.
    pub(super) fn signs(&self, parts: &Parts) -> Vec<Sign> {
        let listed: Vec<&Entry> = parts.parts.iter().map(|at| &self.entries[*at]).collect();
        let (Some(first), Some(last)) = (listed.first(), listed.last()) else { return Vec::new() };
        let whole = &self.entries[parts.total];
        let leads = parts.parts[0] > parts.total;
        let gap = if leads { self.between(whole, first) } else { self.between(last, whole) };
        let gaps = listed.windows(2).map(|two| self.between(two[0], two[1])).collect();
        let telling = Telling { ledger: self, parts, whole, listed, leads, gap, gaps };
        let mut signs = Signs::default();
        telling.order(&mut signs);
        telling.tie(&mut signs);
        telling.joints(&mut signs);
        telling.marks(&mut signs);
        telling.nouns(&mut signs);
        telling.words(&mut signs);
        telling.numbers(&mut signs);
        telling.together(&mut signs);
        signs.0
    }
}

impl Telling<'_> {
    fn first(&self) -> &Entry {
        self.listed[0]
    }

    fn last(&self) -> &Entry {
        self.listed[self.listed.len() - 1]
    }

    /// Where total and parts stand.
    fn order(&self, signs: &mut Signs) {
        let (parts, total) = (&self.parts.parts, self.parts.total);
        signs.when(!self.leads, Sign::Behind);
        signs.when(parts.len() == 3, Sign::Parts3);
        signs.when(parts.len() > 3, Sign::Parts4);
        signs.when(self.first().sentence != self.last().sentence, Sign::SentencesOver);
        let near = if self.leads { self.first() } else { self.last() };
        signs.when(self.whole.sentence != near.sentence, Sign::SentenceNext);
        let (from, to) = (parts[0], parts[parts.len() - 1]);
        let next = if self.leads { to.checked_add(1) } else { from.checked_sub(1) };
        let next = next.and_then(|at| self.ledger.entries.get(at));
        let outer = if self.leads { self.last() } else { self.first() };
        signs.when(next.is_none_or(|next| next.sentence != outer.sentence), Sign::RunEnds);
        signs.when(self.parts.more == 0, Sign::RunBegins);
        let apart = if self.leads { from - total } else { total - to };
        signs.when(to - from + 1 > parts.len() || apart > 1, Sign::Skipped);
    }

    /// What stands between the total and the part beside it.
    fn tie(&self, signs: &mut Signs) {
        let mut tie = &self.gap[..];
        while tie.last().is_some_and(|word| says(Word::Bend, word) || says(Word::Quote, word)) {
            tie = &tie[..tie.len() - 1];
        }
        let last = tie.last().copied().unwrap_or("");
        signs.when(last == ":", Sign::Colon);
        signs.when(last == "(", Sign::Bracket);
        signs.when(matches!(last, "—" | "–" | "-"), Sign::Dash);
        signs.when(last == ",", Sign::Comma);
        signs.when(matches!(last, "." | ";"), Sign::Stop);
        signs.when(matches!(tie, [.., "of", "whom" | "which"]), Sign::OfWhom);
        let those = |two: &[&str]| matches!(two, ["of", "them" | "those" | "these"]);
        signs.when(tie.windows(2).any(those), Sign::OfThose);
        let lead = self.ledger.lead(self.whole);
        let opened = lead.iter().rposition(|word| *word == ",").map_or(0, |at| at + 1);
        signs.when(self.leads && lead[opened..].contains(&"of"), Sign::OfTotal);
        signs.when(last.contains(char::is_alphanumeric), Sign::Bare);
        signs.when(self.gap.len() <= 3, Sign::NearFirst);
        signs.when(self.gap.len() > 8, Sign::FarFirst);
    }

    /// What joins the parts.
    fn joints(&self, signs: &mut Signs) {
        let has = |gap: &Vec<&str>, of: &[&str]| gap.iter().any(|word| of.contains(word));
        let joint = |gap: &Vec<&str>| has(gap, &[",", ";", "and", "&", "plus", "•"]);
        let and = |gap: &Vec<&str>| has(gap, &["and", "&"]);
        signs.when(self.gaps.iter().all(joint), Sign::Joined);
        let ands = self.gaps.iter().filter(|gap| and(gap)).count();
        let at_last = ands == 1 && self.gaps.last().is_some_and(and);
        signs.when(at_last && self.gaps.len() > 1, Sign::AndLast);
        signs.when(at_last && self.gaps.len() == 1, Sign::AndOnly);
        signs.when(ands == 0, Sign::NoAnd);
        let widest = self.gaps.iter().map(Vec::len).max().unwrap_or(0);
        signs.0.push(match widest {
            0..=3 => Sign::GapShort,
            4..=7 => Sign::GapMiddle,
            8..=12 => Sign::GapLong,
            _ => Sign::GapWide,
        });
    }

    /// By what the parts are told apart: "in Lisbon", "women", a name.
    fn marks(&self, signs: &mut Signs) {
        let mark = |entry: &&Entry| {
            let words = self.ledger.told_behind(entry);
            let kind = words.clone().find_map(|piece| kind_in_set(&piece.word));
            let place = words.clone().find(|piece| says(Word::Where, &piece.word));
            let name = words.clone().next().is_some_and(|piece| piece.capital);
            (kind, place.map(|piece| piece.word.as_str()), name)
        };
        let marks: Vec<_> = self.listed.iter().map(mark).collect();
        let kinds = marks.iter().all(|mark| mark.0.is_some());
        let places = marks.iter().filter(|mark| mark.1.is_some()).count();
        let named = marks.iter().filter(|mark| mark.2).count();
        let all = marks.len();
        signs.when(kinds, Sign::Kinds);
        signs.when(places == all, Sign::Places);
        signs.when(places == all && marks.iter().all(|m| m.1 == marks[0].1), Sign::SamePlaces);
        signs.when(named == all, Sign::Names);
        signs.when(!kinds && places > 0 && places < all, Sign::MarksMixed);
        signs.when(!kinds && places == 0 && named == 0, Sign::MarksNone);
    }

    /// What is counted.
    fn nouns(&self, signs: &mut Signs) {
        let stems: Vec<Vec<String>> = self.listed.iter().map(|e| self.ledger.stems(e)).collect();
        let named = stems.iter().filter(|stems| !stems.is_empty()).count();
        let all = named == stems.len();
        let whole = self.ledger.stems(self.whole);
        let apart = stems.iter().enumerate().all(|(at, s)| !stems[..at].contains(s));
        signs.when(named == 0, Sign::PartsBare);
        signs.when(named == 1, Sign::PartsOne);
        signs.when(all && apart, Sign::PartsOther);
        signs.when(all && stems.iter().all(|s| *s == stems[0]), Sign::PartsSameNoun);
        signs.when(whole.is_empty(), Sign::WholeBare);
        let shared = stems.iter().flatten().any(|stem| whole.contains(stem));
        signs.when(shared, Sign::WholeShared);
        match self.whole.unit {
            Unit::Money(_) => signs.0.push(Sign::UnitMoney),
            Unit::Measured { .. } => signs.0.push(Sign::UnitMeasured),
            _ => {}
        }
    }

    /// What the words between and behind say.
    fn words(&self, signs: &mut Signs) {
        /// So many words behind the last number are looked at.
        const BEHIND: usize = 6;
        const REST: [&str; 5] = ["remaining", "rest", "remainder", "leaving", "balance"];
        const AGAINST: [&str; 4] = ["against", "compared", "than", "versus"];
        let end = if self.leads { self.last() } else { self.whole };
        let tail = self.ledger.tail(end);
        let tail = tail.iter().take_while(|w| !matches!(**w, "," | ";" | ".")).take(BEHIND);
        let words: Vec<&str> =
            self.gaps.iter().flatten().chain(&self.gap).chain(tail).copied().collect();
        let said = |what: Word| words.iter().any(|word| says(what, word));
        let any = |of: &[&str]| words.iter().any(|word| of.contains(word));
        signs.when(said(Word::Open), Sign::Open);
        signs.when(said(Word::Nested), Sign::Nested);
        signs.when(any(&REST), Sign::Rest);
        signs.when(said(Word::Rise) || said(Word::Fall), Sign::Moved);
        signs.when(any(&AGAINST), Sign::Against);
        let (lead, tail) = (self.ledger.lead(self.whole), self.ledger.tail(self.whole));
        let about: Vec<&str> =
            lead.iter().rev().take(3).chain(tail.iter().take(4)).copied().collect();
        let in_all = about.windows(2).any(|w| matches!(w, ["in" | "of", "all"] | ["all", "up"]));
        signs.when(in_all || about.iter().any(|word| says(Word::Total, word)), Sign::Total);
    }

    /// How the numbers are given.
    fn numbers(&self, signs: &mut Signs) {
        const SMALL: i64 = 12_000;
        const LARGE: i64 = 1_000_000;
        let bent = |e: &&Entry| e.modifier != Modifier::Exactly;
        signs.when(bent(&self.whole), Sign::WholeBent);
        signs.when(self.listed.iter().any(bent), Sign::PartBent);
        let falling = self.listed.windows(2).all(|two| two[0].amount >= two[1].amount);
        signs.when(falling, Sign::Falling);
        signs.when(self.whole.amount.thousandths() <= SMALL, Sign::SmallWhole);
        signs.when(self.whole.amount.thousandths() >= LARGE, Sign::LargeWhole);
    }

    /// Several of these at once.
    fn together(&self, signs: &mut Signs) {
        /// A phrase that ends within so many words is the last of a list.
        const ENDS: usize = 5;
        let listed = [Sign::Comma, Sign::Colon, Sign::Bracket, Sign::Dash, Sign::OfWhom];
        let listed = self.leads && signs.any(&listed);
        let apart = signs.any(&[Sign::Kinds, Sign::Places, Sign::Names, Sign::PartsOther]);
        let joined = signs.has(Sign::Joined);
        let and = joined && signs.any(&[Sign::AndLast, Sign::AndOnly]);
        let tail = self.ledger.tail(self.last());
        let mark = |w: &&str| matches!(*w, "," | ";" | "." | ")" | ":" | "—" | "–");
        let closed = self.leads && tail.iter().position(mark).is_none_or(|at| at <= ENDS);
        let run = signs.has(Sign::RunBegins) && signs.has(Sign::RunEnds);
        for (seen, sign) in [
            (closed, Sign::Closed),
            (listed && and, Sign::ListedAnd),
            (listed && apart && joined, Sign::ListedMarks),
            (listed && and && signs.has(Sign::NearFirst), Sign::ListedNear),
            (listed && and && closed, Sign::ListedClosed),
            (and && signs.has(Sign::Bare), Sign::BareAnd),
            (!self.leads && and, Sign::BehindAnd),
            (!self.leads && signs.has(Sign::Total), Sign::BehindTotal),
            (joined && signs.has(Sign::OfTotal), Sign::OfWhole),
            (and && closed && signs.has(Sign::OfThose), Sign::OfThoseListed),
            (joined && run, Sign::RunWhole),
        ] {
            signs.when(seen, sign);
        }
    }
}
