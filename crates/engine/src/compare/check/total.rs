//! Totals and their parts, by how such numbers are told: traits of a number and of a run of others before or behind
//! it, whose weights were learned from sums that come out and from those that careful readers found not to
//! (`data/sums.txt`).

use super::ledger::{Entry, Ledger};
use super::{Check, CheckKind, Word, kind_in_set, says};
use crate::compare::weights::{Weights, traits};
use crate::figure::{Amount, Modifier, Unit};
use crate::order::Order;
use crate::span::Span;
use std::sync::LazyLock;

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
    UnitPercent "unit-percent",
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

/// No more numbers than these make a total.
const MOST: usize = 6;
/// No more words stand between two parts, or a total and the part beside it.
const WIDEST: usize = 18;

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
    /// The number, and then its parts, as places among the numbers of the article.
    entries: Vec<usize>,
}

impl TotalSeen {
    /// The odds that the numbers are told as a total and its parts, as a natural logarithm in thousandths.
    fn odds(&self) -> i32 {
        WEIGHTS.odds(self.signs.iter().map(|one| *one as usize))
    }
}

impl Ledger<'_> {
    /// All numbers that may be totals of those beside them.
    pub(super) fn totals(&self) -> Vec<TotalSeen> {
        let mut seen = Vec::new();
        for total in 0..self.entries.len() {
            if !self.entries[total].is_level() {
                continue;
            }
            let behind = self.run(total, &mut (total + 1..self.entries.len()));
            for end in 2..=behind.len() {
                seen.extend(self.seen(total, &behind[..end], &behind));
            }
            let mut before = self.run(total, &mut (0..total).rev());
            before.reverse();
            for start in 0..before.len().saturating_sub(1) {
                seen.extend(self.seen(total, &before[start..], &before));
            }
        }
        seen
    }

    /// The sums that come out, and those that ought to by the way they are told and nearly do.
    pub(super) fn sums(&self) -> Vec<Check> {
        /// The least odds at which a sum that comes out is one, and one that does not.
        const OUT: i32 = -1000;
        const NOT: i32 = 300;
        /// What is further off, as a part of the total, is another kind of list and no slip; one is.
        const SLIP: i64 = 11;
        /// What a sum gains by coming out: few do by chance.
        const GAIN: i32 = 3000;
        let mut seen: Vec<(i32, bool, TotalSeen)> = Vec::new();
        for one in self.totals() {
            let (odds, fits) = (one.odds(), self.comes_out(&one));
            let off = (one.sum.thousandths() - one.total.thousandths()).abs();
            let misprint = is_misprint(&one);
            let near = off <= one.total.thousandths() / SLIP || off == 1000 || misprint;
            let least = if misprint { OUT } else { NOT };
            let bent = one.entries.iter().any(|at| self.entries[*at].modifier != Modifier::Exactly);
            if odds >= OUT && fits || odds >= least && near && !bent {
                seen.push((odds + if fits { GAIN } else { 0 }, fits, one));
            }
        }
        seen.order_by_key(|(odds, _, one)| (std::cmp::Reverse(*odds), one.entries.clone()));
        let mut taken: Vec<Vec<usize>> = Vec::new();
        let mut checks = Vec::new();
        for (_, fits, one) in seen {
            // A number is in one sum at most, but a part of one may be the total of another.
            let total = one.entries[0];
            let free = |other: &Vec<usize>| {
                let shared = one.entries.iter().filter(|at| other.contains(at)).count();
                shared == 0 || shared == 1 && fits && (other[0] != total)
            };
            if taken.iter().all(free) {
                checks.extend(self.told(&one, fits));
                taken.push(one.entries);
            }
        }
        checks
    }

    fn told(&self, one: &TotalSeen, fits: bool) -> Option<Check> {
        let (total, parts) = one.entries.split_first()?;
        let parts: Vec<&Entry> = parts.iter().map(|at| &self.entries[*at]).collect();
        let told: Vec<String> = parts.iter().map(|e| e.amount.spoken()).collect();
        let mut places = parts;
        places.push(&self.entries[*total]);
        let sum = one.sum.spoken();
        Some(self.check(CheckKind::Sum, &places, &[&told.join(" + "), " is ", &sum], fits))
    }

    fn comes_out(&self, one: &TotalSeen) -> bool {
        let slops = one.entries.iter().map(|at| self.entries[*at].slop);
        self.sheet.is_near(one.sum, one.total, slops.fold(0, i64::saturating_add))
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

    fn between(&self, a: &Entry, b: &Entry) -> Vec<&str> {
        if a.sentence == b.sentence {
            return self.gap(a, b);
        }
        let mut words = self.tail(a);
        words.extend(self.words(b.sentence, 0..b.at.start));
        words
    }

    fn seen(&self, total: usize, parts: &[usize], run: &[usize]) -> Option<TotalSeen> {
        let whole = &self.entries[total];
        let listed: Vec<&Entry> = parts.iter().map(|at| &self.entries[*at]).collect();
        let sum = listed.iter().try_fold(Amount::default(), |sum, e| sum.plus(e.amount))?;
        if listed.iter().any(|part| part.amount >= whole.amount) {
            return None;
        }
        let mut signs = Vec::new();
        let mut when = |seen: bool, sign: Sign| {
            if seen {
                signs.push(sign);
            }
        };
        let is_behind = parts[0] > total;
        let (first, last) = (listed[0], *listed.last()?);
        when(!is_behind, Sign::Behind);
        when(parts.len() == 3, Sign::Parts3);
        when(parts.len() > 3, Sign::Parts4);
        let apart = first.sentence != last.sentence;
        when(apart, Sign::SentencesOver);
        let near = if is_behind { first } else { last };
        when(whole.sentence != near.sentence, Sign::SentenceNext);
        let gap = if is_behind { self.between(whole, first) } else { self.between(last, whole) };
        let mut tie = &gap[..];
        while tie.last().is_some_and(|word| says(Word::Bend, word) || says(Word::Quote, word)) {
            tie = &tie[..tie.len() - 1];
        }
        when(tie.ends_with(&[":"]), Sign::Colon);
        when(tie.ends_with(&["("]), Sign::Bracket);
        when(tie.last().is_some_and(|w| matches!(*w, "—" | "–" | "-")), Sign::Dash);
        when(tie.ends_with(&[","]), Sign::Comma);
        when(tie.ends_with(&["."]) || tie.ends_with(&[";"]), Sign::Stop);
        let of = tie.len() > 1 && tie[tie.len() - 2] == "of";
        let last_word = tie.last().copied().unwrap_or("");
        when(of && matches!(last_word, "whom" | "which"), Sign::OfWhom);
        when(
            tie.windows(2).any(|w| w[0] == "of" && matches!(w[1], "them" | "those" | "these")),
            Sign::OfThose,
        );
        let lead = self.lead(whole);
        let opened = lead.iter().rposition(|word| *word == ",").map_or(0, |at| at + 1);
        when(lead[opened..].contains(&"of") && is_behind, Sign::OfTotal);
        let mark = |word: &&str| word.chars().all(|c| !c.is_alphanumeric());
        when(tie.last().is_some_and(|word| !mark(word)), Sign::Bare);
        when(gap.len() <= 3, Sign::NearFirst);
        when(gap.len() > 8, Sign::FarFirst);
        let gaps: Vec<Vec<&str>> =
            listed.windows(2).map(|two| self.between(two[0], two[1])).collect();
        let joint = |gap: &Vec<&str>| {
            gap.iter().any(|w| matches!(*w, "," | ";" | "and" | "&" | "plus" | "•"))
        };
        when(gaps.iter().all(joint), Sign::Joined);
        let and = |gap: &Vec<&str>| gap.iter().any(|w| matches!(*w, "and" | "&"));
        let ands = gaps.iter().filter(|gap| and(gap)).count();
        when(ands == 1 && gaps.last().is_some_and(and) && gaps.len() > 1, Sign::AndLast);
        when(ands == 1 && gaps.len() == 1, Sign::AndOnly);
        when(ands == 0, Sign::NoAnd);
        let widest = gaps.iter().map(Vec::len).max().unwrap_or(0);
        when(widest <= 3, Sign::GapShort);
        when((4..=7).contains(&widest), Sign::GapMiddle);
        when((8..=12).contains(&widest), Sign::GapLong);
        when(widest > 12, Sign::GapWide);
        self.marks(parts, &mut when);
        let stems: Vec<Vec<String>> = listed.iter().map(|part| self.stems(part)).collect();
        let named = stems.iter().filter(|stems| !stems.is_empty()).count();
        let of_whole = self.stems(whole);
        let shared = |stems: &Vec<String>| stems.iter().any(|stem| of_whole.contains(stem));
        when(named == 0, Sign::PartsBare);
        when(named == 1 && parts.len() > 1, Sign::PartsOne);
        let distinct = stems.iter().enumerate().all(|(at, s)| !stems[..at].contains(s));
        when(named == parts.len() && distinct, Sign::PartsOther);
        when(named == parts.len() && stems.iter().all(|s| *s == stems[0]), Sign::PartsSameNoun);
        when(of_whole.is_empty(), Sign::WholeBare);
        when(stems.iter().any(shared), Sign::WholeShared);
        let bent = |e: &Entry| e.modifier != Modifier::Exactly;
        when(bent(whole), Sign::WholeBent);
        when(listed.iter().any(|part| bent(part)), Sign::PartBent);
        let to = if is_behind { last } else { whole };
        let mut words: Vec<&str> = gaps.iter().flatten().copied().collect();
        words.extend(&gap);
        let end = self.tail(to);
        let end = end.iter().take_while(|w| !matches!(**w, "," | ";" | ".")).take(6);
        let tail: Vec<&str> = end.copied().collect();
        words.extend(&tail);
        let says_any = |what: Word| words.iter().any(|word| says(what, word));
        when(says_any(Word::Open), Sign::Open);
        when(says_any(Word::Nested), Sign::Nested);
        let rest = ["remaining", "rest", "remainder", "leaving", "balance"];
        when(words.iter().any(|word| rest.contains(word)), Sign::Rest);
        let about: Vec<&str> = lead
            .iter()
            .rev()
            .take(3)
            .copied()
            .chain(self.tail(whole).into_iter().take(4))
            .collect();
        let in_all = about.windows(2).any(|w| matches!(w, ["in" | "of", "all"] | ["all", "up"]));
        when(in_all || about.iter().any(|word| says(Word::Total, word)), Sign::Total);
        when(says_any(Word::Rise) || says_any(Word::Fall), Sign::Moved);
        let against =
            words.iter().any(|w| matches!(*w, "against" | "compared" | "than" | "versus"));
        when(against, Sign::Against);
        let outer = if is_behind { *parts.last()? } else { parts[0] };
        let next = if is_behind { outer.checked_add(1) } else { outer.checked_sub(1) };
        let next = next.and_then(|at| self.entries.get(at));
        when(next.is_none_or(|next| next.sentence != self.entries[outer].sentence), Sign::RunEnds);
        when(parts.len() == run.len(), Sign::RunBegins);
        let all = parts[0].abs_diff(*parts.last()?) + 1;
        when(all > parts.len() || near_place(parts, total) > 1, Sign::Skipped);
        match whole.unit {
            Unit::Money(_) => when(true, Sign::UnitMoney),
            Unit::Measured { .. } => when(true, Sign::UnitMeasured),
            Unit::Percent => when(true, Sign::UnitPercent),
            _ => {}
        }
        when(listed.windows(2).all(|two| two[0].amount >= two[1].amount), Sign::Falling);
        when(whole.amount.thousandths() <= 12_000, Sign::SmallWhole);
        when(whole.amount.thousandths() >= 1_000_000, Sign::LargeWhole);
        let mut places: Vec<Span> = listed.iter().map(|e| e.span).collect();
        places.push(whole.span);
        let seen = signs.clone();
        let has = |sign: Sign| seen.contains(&sign);
        let listed_by = [Sign::Comma, Sign::Colon, Sign::Bracket, Sign::Dash, Sign::OfWhom];
        let tied = is_behind && listed_by.into_iter().any(has);
        let anded = has(Sign::AndLast) || has(Sign::AndOnly);
        let told_apart = [Sign::Kinds, Sign::Places, Sign::Names, Sign::PartsOther];
        let told_apart = told_apart.into_iter().any(has);
        let behind_last = self.tail(last);
        let end = behind_last.iter().position(|word| says_mark(word));
        let closed = is_behind && end.is_none_or(|at| at <= 5);
        let both = [
            (closed, Sign::Closed),
            (tied && anded && has(Sign::Joined), Sign::ListedAnd),
            (tied && told_apart && has(Sign::Joined), Sign::ListedMarks),
            (tied && anded && has(Sign::NearFirst), Sign::ListedNear),
            (tied && anded && closed && has(Sign::Joined), Sign::ListedClosed),
            (has(Sign::Bare) && anded && has(Sign::Joined), Sign::BareAnd),
            (!is_behind && anded && has(Sign::Joined), Sign::BehindAnd),
            (!is_behind && has(Sign::Total), Sign::BehindTotal),
            (has(Sign::OfTotal) && has(Sign::Joined), Sign::OfWhole),
            (has(Sign::OfThose) && has(Sign::Joined) && anded && closed, Sign::OfThoseListed),
            (has(Sign::RunBegins) && has(Sign::RunEnds) && has(Sign::Joined), Sign::RunWhole),
        ];
        signs.extend(both.into_iter().filter(|one| one.0).map(|one| one.1));
        let entries = std::iter::once(total).chain(parts.iter().copied()).collect();
        Some(TotalSeen { places, signs, total: whole.amount, sum, entries })
    }

    /// By what the parts are told apart.
    fn marks(&self, parts: &[usize], when: &mut dyn FnMut(bool, Sign)) {
        let mark = |at: usize| {
            let entry = &self.entries[at];
            let behind = self.sentences[entry.sentence].get(entry.at.end..).unwrap_or(&[]);
            let behind = behind.iter().skip_while(|piece| says(Word::Copula, &piece.word));
            let words: Vec<_> = behind.take(3).collect();
            let kind = words.iter().take(2).find_map(|piece| kind_in_set(&piece.word));
            let place = words.iter().take(2).find(|piece| says(Word::Where, &piece.word));
            let name = words.first().is_some_and(|piece| piece.capital);
            (kind, place.map(|piece| piece.word.as_str()), name)
        };
        let marks: Vec<_> = parts.iter().map(|at| mark(*at)).collect();
        let kinds = marks.iter().all(|mark| mark.0.is_some());
        let places = marks.iter().filter(|mark| mark.1.is_some()).count();
        let all = parts.len();
        when(kinds, Sign::Kinds);
        when(places == all, Sign::Places);
        let same = marks.windows(2).all(|two| two[0].1.is_some() && two[0].1 == two[1].1);
        when(same, Sign::SamePlaces);
        when(marks.iter().all(|mark| mark.2), Sign::Names);
        when(!kinds && places > 0 && places < all, Sign::MarksMixed);
        when(!kinds && places == 0 && !marks.iter().any(|mark| mark.2), Sign::MarksNone);
    }
}

/// Whether a sum and what is told for it are long numbers that differ in one digit.
fn is_misprint(one: &TotalSeen) -> bool {
    let (a, b) = (one.sum.to_string(), one.total.to_string());
    let other = a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count();
    a.len() == b.len() && a.len() > 4 && other == 1
}

fn says_mark(word: &str) -> bool {
    matches!(word, "," | ";" | "." | ")" | ":" | "—" | "–")
}

fn near_place(parts: &[usize], total: usize) -> usize {
    parts.iter().map(|at| at.abs_diff(total)).min().unwrap_or(0)
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let data = include_str!("../../../data/sums.txt");
    Weights::read(data, 0, Sign::ALL.iter().map(|one| one.name()))
});
