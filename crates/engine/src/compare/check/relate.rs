//! Relations that words name between the numbers of a passage, whatever the sentence looks like.
//!
//! A word names the relation ("or 38 %", "of whom", "in all", "a fall of"), the places and units of
//! the numbers around it give their roles, and what does not come out is shown only if no other
//! reading of the passage does.

use super::ledger::{Entry, Ledger};
use super::{Check, CheckKind, WINDOW, Word, says};
use crate::figure::{Amount, Modifier, Period, Unit, noun};
use std::ops::Range;

/// How many words may stand between a part and the share that says it again.
const RESTATED: usize = 20;
/// How many sentences before a number the things may have been counted that it names again.
const NAMED: usize = 6;

impl Ledger<'_> {
    /// Every relation that is named.
    pub(super) fn relations(&self) -> Vec<Check> {
        let all = 0..self.entries.len();
        let found = all.filter_map(|at| {
            self.share(at)
                .or_else(|| self.change(at))
                .or_else(|| self.average(at))
                .or_else(|| self.pace(at))
                .or_else(|| self.multiple(at))
                .or_else(|| self.excess(at))
                .or_else(|| self.stretch_of_time(at))
        });
        found.chain(self.hundreds()).chain(self.sums()).collect()
    }

    /// "900 of the firm's 6,900 jobs, more than one in five"
    fn share(&self, at: usize) -> Option<Check> {
        let told = &self.entries[at];
        if told.unit != Unit::Percent || !told.exact || !self.is_set_off(told) {
            return None;
        }
        let own = self.of_sentence(told.sentence);
        let mut parts = own.start.max(at.saturating_sub(WINDOW))..at;
        let opening = self.lead(told).first().copied().unwrap_or("");
        if parts.is_empty() && matches!(opening, "that" | "this" | "it") && told.sentence > 0 {
            parts = self.of_sentence(told.sentence - 1);
        }
        let tied = self.share_of_next(at);
        let (part, whole) = tied.or_else(|| {
            parts.rev().find_map(|place| {
                let part = &self.entries[place];
                let near = part.sentence < told.sentence || {
                    let gap = self.gap(part, told);
                    gap.len() <= RESTATED && !gap.contains(&";")
                };
                let whole = self.whole_of(place).filter(|_| near && part.is_level())?;
                Some((part, &self.entries[whole]))
            })
        })?;
        let named = tied.is_some() || self.is_of(told, &[part, whole]);
        let share = self.share_of(part, whole)?;
        let fits = self.sheet.comes_to(share.0, share.1, (told.amount, told.number, told.modifier));
        // Any two numbers nearby that the share may be of, or the rest of them.
        let first = part.sentence.min(whole.sentence).max(told.sentence.saturating_sub(1));
        let near = self.of_sentence(first).start.max(at.saturating_sub(2 * WINDOW));
        let near = near..own.end.min(at + WINDOW);
        let other = || {
            let near = &self.entries[near.clone()];
            near.iter().any(|a| {
                near.iter().any(|b| a.number != part.number && self.may_be_share(a, b, told))
            })
        };
        if !named || !fits && other() {
            return None;
        }
        let share = share.0.to_tenths().to_string();
        Some(self.check(
            CheckKind::Share,
            &[part, whole, told],
            &[&part.amount.spoken(), " of ", &whole.amount.spoken(), " is ", &share, " %"],
            fits,
        ))
    }

    /// "It holds 3 million, 45 percent of its capacity of 12 million."
    fn share_of_next(&self, at: usize) -> Option<(&Entry, &Entry)> {
        let (told, whole) = (&self.entries[at], self.entries.get(at + 1)?);
        let part = self.entries.get(at.checked_sub(1)?)?;
        let own = part.sentence == told.sentence && whole.sentence == told.sentence;
        if !own || !part.is_level() || !whole.is_level() || !part.fits(whole) {
            return None;
        }
        let gap = self.gap(told, whole);
        let of = gap.first() == Some(&"of") && gap.len() <= 5;
        let closed = gap.iter().all(|word| !is_mark(word) && *word != "and");
        let near = self.gap(part, told).len() <= 3;
        let sized = part.unit != Unit::Count || self.is_bare(whole) || self.alike(part, whole);
        (of && closed && near && sized && part.amount < whole.amount).then_some((part, whole))
    }

    fn alike(&self, a: &Entry, b: &Entry) -> bool {
        self.stems(a) == self.stems(b)
    }

    /// Whether a share stands by itself: ", or 38 %,", "— more than half", "that is a third of them".
    fn is_set_off(&self, told: &Entry) -> bool {
        let mut lead = self.lead(told);
        while lead.last().is_some_and(|word| says(Word::Quote, word)) {
            lead.pop();
        }
        let said = match lead[..] {
            [.., "that" | "which" | "this", "is" | "was" | "'s" | "’s"] => true,
            [.., "that's" | "that’s"] => true,
            [.., "rate" | "share" | "proportion" | "turnout", "of"] => true,
            [.., last] => says(Word::Again, last),
            [] => false,
        };
        let tail = self.tail(told);
        let next = tail.iter().find(|word| !says(Word::Quote, word));
        said && next.is_none_or(|word| *word == "of" || is_mark(word))
    }

    /// Whether what a share is said to be of can be one of these: "of them", "of the workers"; not
    /// "of them in Norvik".
    fn is_of(&self, told: &Entry, known: &[&Entry]) -> bool {
        let tail = self.tail(told);
        let ["of", rest @ ..] = &tail[..] else { return true };
        let at = rest.iter().take_while(|word| says(Word::Owner, word)).count();
        let noun = rest.get(at).copied().unwrap_or("");
        let stem = noun::stem(noun);
        let body = says(Word::Whole, noun) || says(Word::Body, noun);
        let closed = rest.get(at + 1).is_none_or(|word| is_mark(word));
        closed && (body || known.iter().any(|entry| self.stems(entry).contains(&stem)))
    }

    /// What percentage of one number another is, and how far it may be off.
    fn share_of(&self, part: &Entry, whole: &Entry) -> Option<(Amount, i64)> {
        let sized = part.is_level() && whole.is_level() && part.fits(whole);
        let share = part.amount.percent_of(whole.amount)?;
        let ends = [(part.amount, part.slop), (whole.amount, whole.slop)];
        let slop = self.sheet.slop_of_quotient(share, ends);
        (sized && part.amount < whole.amount).then_some((share, slop))
    }

    /// Whether a share may as well be said of two other numbers, or of what is left of them. "More
    /// than" so much is then near it.
    fn may_be_share(&self, part: &Entry, whole: &Entry, told: &Entry) -> bool {
        let Some((share, slop)) = self.share_of(part, whole) else { return false };
        let rest = Amount::from_thousandths(100_000 - share.thousandths());
        let near = told.amount.thousandths() / 4;
        [share, rest].into_iter().any(|share| {
            let off = (share.thousandths() - told.amount.thousandths()).abs();
            let told = (told.amount, told.number, told.modifier);
            off <= near && self.sheet.comes_to(share, slop, told)
        })
    }

    /// The number that the one at a place is said to be a part of.
    fn whole_of(&self, place: usize) -> Option<usize> {
        let part = &self.entries[place];
        let own = self.of_sentence(part.sentence);
        let larger = |at: &usize| {
            let whole = &self.entries[*at];
            whole.is_level() && whole.fits(part) && whole.amount > part.amount
        };
        // "640 houses are finished out of the 1,600", "900 of the firm's 6,900 jobs"
        let behind = Some(place + 1).filter(|at| own.contains(at)).filter(larger);
        let of = |at: &usize| {
            let gap = self.gap(part, &self.entries[*at]);
            let of = gap.iter().rposition(|word| *word == "of");
            of.is_some_and(|of| {
                let near = of <= 3 || gap[of - 1] == "out";
                let owner = gap.len() - of <= 5 && gap[of..].iter().all(|word| !is_mark(word));
                near && owner && gap[..of].iter().all(|word| !is_mark(word))
            })
        };
        if let Some(at) = behind.filter(of) {
            return Some(at);
        }
        // "Of the 1,900 houses in the town, 760"
        let mut before = (own.start..place).rev().take(WINDOW).filter(larger);
        if let Some(at) = before.clone().find(|at| self.is_led_by_of(&self.entries[*at])) {
            return Some(at);
        }
        // "1,900 houses, 760 of them", "1,900 houses, of which 760"
        let (lead, tail) = (self.lead(part), self.tail(part));
        let pointed = |words: &[&str]| {
            matches!(words, ["of", "them" | "whom" | "which" | "these" | "those", ..])
        };
        if pointed(&tail) || lead.len() > 1 && pointed(&lead[lead.len() - 2..]) {
            return before.next().or_else(|| self.counted_before(part, ""));
        }
        // "It has 45 members. Eighteen voted against it."
        let figure = part.figure.map(|figure| &self.sheet.figures[figure]);
        let nameless = figure.is_none_or(|f| f.what.is_none());
        let verb = tail.first().is_some_and(|w| !is_mark(w) && !says(Word::Where, w));
        if nameless && verb && lead.is_empty() {
            return self.counted_before(part, "");
        }
        // "Of those pupils, 61"
        match lead[..] {
            ["of", "those" | "these" | "them" | "the", ref rest @ ..] if place == own.start => {
                let end = rest.iter().position(|word| is_mark(word)).unwrap_or(rest.len());
                self.counted_before(part, rest[..end].last().unwrap_or(&""))
            }
            _ => None,
        }
    }

    /// The one number before a sentence that counts the things of a name; without a name, the only
    /// one in the sentence before.
    fn counted_before(&self, part: &Entry, name: &str) -> Option<usize> {
        let stem = noun::stem(name);
        let far = if name.is_empty() { 1 } else { NAMED };
        let first = part.sentence.saturating_sub(far);
        let near = self.of_sentence(first).start..self.of_sentence(part.sentence).start;
        let mut found = near.rev().filter(|at| {
            let whole = &self.entries[*at];
            let named = name.is_empty() || self.stems(whole).contains(&stem);
            named && whole.is_level() && whole.fits(part) && whole.amount > part.amount
        });
        let whole = found.next()?;
        let same = found.all(|at| self.entries[at].amount == self.entries[whole].amount);
        same.then_some(whole)
    }

    /// Whether "of" leads a number from the beginning of a clause: "Of the utility's 2,100 feeders".
    pub(super) fn is_led_by_of(&self, entry: &Entry) -> bool {
        let mut lead = self.lead(entry);
        for _ in 0..4 {
            match lead.pop() {
                Some("of") => {
                    return lead.last().is_none_or(|w| is_mark(w) || matches!(*w, "that" | "but"));
                }
                Some(word) if !is_mark(word) => {}
                _ => return false,
            }
        }
        false
    }

    /// "It was to cost 890 million. The bill has since reached 1.3 billion, a rise of almost a third."
    fn change(&self, at: usize) -> Option<Check> {
        let told = &self.entries[at];
        let points = told.unit == Unit::PercentagePoints
            || told.unit == Unit::Count && self.tail(told).first().is_some_and(|w| *w == "points");
        let base = self.base_behind(at);
        let (moved, noun) = self.direction(told, base)?;
        let plain = noun && !points && told.is_level();
        if !(plain || points || told.unit == Unit::Percent) || !told.exact {
            return None;
        }
        let rise = moved == Word::Rise;
        // The two numbers stand around it, in its sentence, or in one or two before.
        let first = |back: usize| self.of_sentence(told.sentence.saturating_sub(back)).start;
        let [a, b] = match base {
            Some(base) => [at.checked_sub(1).filter(|at| *at >= first(0))?, base],
            None => (0..=2)
                .take(if noun { 3 } else { 1 })
                .find_map(|back| self.levels(first(back)..at, points))?,
        };
        let (a, b) = (&self.entries[a], &self.entries[b]);
        let behind = b.at.start > told.at.start && b.sentence == told.sentence;
        let contrast = if behind { self.are_levels(a, b) } else { self.is_contrast(a, b, told) };
        if !contrast || plain && !told.fits(b) {
            return None;
        }
        let (from, to) = if (a.amount <= b.amount) == rise { (a, b) } else { (b, a) };
        // "50 against 40, a fall": something else fell.
        let before = |e: &Entry| {
            matches!(self.lead(e).last(), Some(&("from" | "against" | "than" | "with")))
        };
        if before(to) && !before(from) {
            return None;
        }
        let moved = (to.amount.thousandths() - from.amount.thousandths()).abs();
        let moved = Amount::from_thousandths(moved);
        let share = moved.percent_of(from.amount)?;
        let ratio = Amount::from_thousandths(share.thousandths().saturating_add(100_000));
        let ends = [(from.amount, from.slop), (to.amount, to.slop)];
        let slop = self.sheet.slop_of_quotient(ratio, ends);
        let bent = (told.amount, told.number, told.modifier);
        let apart = self.sheet.comes_to(moved, from.slop.saturating_add(to.slop), bent);
        let grown = self.sheet.comes_to(share, slop, bent);
        let near = self.sheet.is_near(
            moved,
            told.amount,
            from.slop.saturating_add(to.slop).saturating_add(told.slop),
        );
        let fits = match from.unit {
            _ if plain => near || self.is_bound(moved, told),
            Unit::Percent => apart || grown && !points,
            _ => grown,
        };
        let (a, b) = (from.amount.spoken(), to.amount.spoken());
        let direction = if rise { "more than " } else { "less than " };
        let by = if points || plain { moved } else { share }.to_tenths().spoken();
        let unit = if points { " points " } else { " % " };
        let words = match plain {
            true => ["from ", &a, " to ", &b, " is ", &by],
            false => [&b, " is ", &by, unit, direction, &a],
        };
        Some(self.check(CheckKind::Change, &[from, to, told], &words, fits))
    }

    /// Which way the words before a change say that something went, in a clause of its own, and
    /// whether a noun says it: ", a fall of"; "they have lost".
    fn direction(&self, told: &Entry, base: Option<usize>) -> Option<(Word, bool)> {
        let mut lead = self.lead(told);
        let noun = lead.last() == Some(&"of");
        if noun || lead.last() == Some(&"by") {
            lead.pop();
        }
        let word = lead.pop()?;
        let moved = [Word::Rise, Word::Fall].into_iter().find(|what| says(*what, word))?;
        // ", falling 40 percent in Texas", "a fall of 4 percent on last year" may be of something else.
        let other = |word: &&str| match noun {
            true => says(Word::Against, word) || matches!(*word, "on" | "year"),
            false => !is_mark(word),
        };
        if base.is_none() && self.tail(told).first().is_some_and(other) {
            return None;
        }
        for _ in 0..4 {
            match lead.pop() {
                None | Some("," | ";" | "(" | "—" | "–" | ":") => return Some((moved, noun)),
                Some(word) if noun && says(Word::Quote, word) => return Some((moved, noun)),
                Some(word) if says(Word::Clause, word) => {}
                _ => return None,
            }
        }
        None
    }

    /// The two numbers of one unit among some, if there are no more: a level before and one after.
    fn levels(&self, among: Range<usize>, points: bool) -> Option<[usize; 2]> {
        let level = |at: &usize| {
            let entry = &self.entries[*at];
            entry.exact && if points { entry.unit == Unit::Percent } else { entry.is_level() }
        };
        let mut found: Vec<usize> = among.clone().filter(level).collect();
        if found.is_empty() {
            let percent = |at: &usize| self.entries[*at].unit == Unit::Percent;
            found = among.filter(percent).collect();
        }
        let [a, b] = found[..] else { return None };
        self.are_levels(&self.entries[a], &self.entries[b]).then_some([a, b])
    }

    /// Whether two numbers can be of one thing at two times.
    fn are_levels(&self, a: &Entry, b: &Entry) -> bool {
        let leans = |figure: usize| self.sheet.figures[figure].leans_on.is_some();
        let bare = |e: &Entry| e.figure.is_none_or(leans);
        let alike = a.unit != Unit::Count || bare(a) || bare(b) || self.alike(a, b);
        a.exact && b.exact && a.fits(b) && alike && a.amount != b.amount
    }

    /// The number right behind a change that it is reckoned from: "up 20 percent from 25,000 cars".
    fn base_behind(&self, at: usize) -> Option<usize> {
        let (told, base) = (&self.entries[at], self.entries.get(at + 1)?);
        let same = base.sentence == told.sentence && base.is_level();
        let from = same && matches!(self.gap(told, base)[..], ["from" | "on"]);
        from.then_some(at + 1)
    }

    /// Whether words set two numbers against each other as before and after.
    fn is_contrast(&self, a: &Entry, b: &Entry, told: &Entry) -> bool {
        let before = a.sentence..told.sentence;
        let mut words: Vec<&str> = before.flat_map(|at| self.words(at, 0..usize::MAX)).collect();
        words.extend(self.words(told.sentence, 0..told.at.start));
        if a.sentence == told.sentence {
            let gap = self.gap(a, b);
            let set = gap.iter().any(|word| matches!(*word, "from" | "against" | "to" | "than"));
            if !set && gap.iter().any(|word| matches!(*word, "and" | "while")) {
                return false;
            }
        }
        words.iter().any(|word| says(Word::Against, word))
    }

    /// "6,200 people slept in 14 shelters, an average of 240 in each"; "90,000 euros for 36 families,
    /// or 2,500 euros each"; "60 million in 12 days, or 5 million a day"
    fn average(&self, at: usize) -> Option<Check> {
        let told = &self.entries[at];
        let (lead, tail) = (self.lead(told), self.tail(told));
        let mean = matches!(lead[..], [.., "average", "of"]);
        let each =
            matches!(tail[..], ["each" | "apiece", ..] | ["a" | "per", "head" | "person", ..]);
        let set = lead.last().is_some_and(|word| says(Word::Again, word));
        // "or 5 million a day": the number may leave its unit, and so its rate, to another.
        let per = told.per.filter(|_| !mean).or_else(|| match tail[..] {
            ["a" | "an" | "per", period, ..] => Period::named(period),
            _ => None,
        });
        if !(mean || (each || per.is_some()) && set) {
            return None;
        }
        let own = self.of_sentence(told.sentence);
        let [a, b] = &self.entries[own.start..at] else { return None };
        let long = |e: &Entry| matches!(e.unit, Unit::Measured { kind: "duration", .. });
        let same = |e: &Entry| e.exact && e.unit != Unit::Percent && alike_unit(e, told);
        let count = |e: &Entry| match per {
            Some(_) => long(e) && e.exact,
            None => e.unit == Unit::Count && e.exact && e.per.is_none(),
        };
        let (all, of) = match (same(a) && count(b), same(b) && count(a)) {
            (true, false) => (a, b),
            (false, true) => (b, a),
            (true, true) if a.amount > b.amount => (a, b),
            (true, true) => (b, a),
            _ => return None,
        };
        let each = match per {
            Some(period) => all.amount.over(periods(of, period)?)?,
            None => all.amount.over(of.amount)?,
        };
        let fits = self.is_about(each, [all, of], told) || self.is_bound(each, told);
        let (over, of_words, unit) = match per {
            Some(period) => {
                (" in ", of.span.of(self.sheet.text).to_owned(), [" per ", period.name()])
            }
            None => (" over ", of.amount.spoken(), [" each", ""]),
        };
        let (sum, each) = (all.amount.spoken(), each.to_tenths().spoken());
        let words = [&sum, over, &of_words, " is ", &each, unit[0], unit[1]];
        Some(self.check(CheckKind::Rate, &[all, of, told], &words, fits))
    }

    /// "They gave 1,150 doses, nearly five times the usual 240."
    fn multiple(&self, at: usize) -> Option<Check> {
        let told = &self.entries[at];
        let own = self.of_sentence(told.sentence);
        let base = self.entries.get(at + 1).filter(|_| at + 1 < own.end)?;
        let gap = self.gap(told, base);
        let linked = gap.last().is_some_and(|word| *word == "the" || *word == "usual")
            && gap
                .iter()
                .all(|w| matches!(*w, "times" | "as" | "many" | "much" | "high" | "the" | "usual"));
        let before = own.start..at;
        let before = if before.is_empty() {
            self.of_sentence(told.sentence.checked_sub(1)?)
        } else {
            before
        };
        let mut before = self.entries[before].iter().rev().filter(|e| e.is_level() && e.fits(base));
        let level = before.next()?;
        let set = self.is_set_off_by(told);
        let others = [Some(level), before.next()].into_iter().flatten();
        let ratio = level.amount.over(base.amount)?;
        if told.unit != Unit::Times || !linked || !set || !base.is_level() {
            return None;
        }
        let fits = |e: &Entry| {
            let ratio = e.amount.over(base.amount).and_then(|ratio| ratio.percent_of(told.amount));
            ratio.is_some_and(|ratio| match told.modifier {
                Modifier::MoreThan | Modifier::AtLeast => ratio.thousandths() >= 98_000,
                Modifier::Nearly => (80_000..=102_000).contains(&ratio.thousandths()),
                _ => (85_000..=117_000).contains(&ratio.thousandths()),
            })
        };
        if !fits(level) && others.skip(1).any(fits) {
            return None;
        }
        Some(self.check(
            CheckKind::Change,
            &[level, base, told],
            &[
                &level.amount.spoken(),
                " is ",
                &ratio.to_tenths().to_string(),
                " times ",
                &base.amount.spoken(),
            ],
            fits(level),
        ))
    }

    /// "The toll has risen to 87, 35 more than the 52 of Sunday."
    fn excess(&self, at: usize) -> Option<Check> {
        let told = &self.entries[at];
        let own = self.of_sentence(told.sentence);
        let base = self.entries.get(at + 1).filter(|_| at + 1 < own.end)?;
        let level = at.checked_sub(1).filter(|before| own.contains(before))?;
        let level = &self.entries[level];
        let gap = self.gap(told, base);
        let more = match gap[..] {
            ["more" | "higher", "than", "the"] | ["above", ..] => true,
            ["fewer" | "less" | "lower", "than", "the"] | ["below", ..] => false,
            _ => return None,
        };
        let near = gap.len() <= 6 && gap.iter().all(|word| !is_mark(word));
        let set = self.lead(told).last() == Some(&",") && self.gap(level, told).len() <= 12;
        let sized = |e: &Entry| {
            let kin = e.is_level() && e.unit.name() == level.unit.name();
            kin && e.per.is_none()
        };
        let alike = base.unit != Unit::Count || self.is_bare(base) || self.alike(base, level);
        if !near || !set || !alike || ![level, told, base].into_iter().all(sized) {
            return None;
        }
        // Metres and centimetres are both lengths.
        let base_of = |e: &Entry, amount: i64| {
            let amount = e.unit.in_base(Amount::from_thousandths(amount));
            amount.map_or(0, Amount::thousandths)
        };
        let [high, low, step] = [level, base, told].map(|e| base_of(e, e.amount.thousandths()));
        let slops = [level, base, told].map(|e| base_of(e, e.slop));
        let slop = slops.into_iter().fold(0, i64::saturating_add);
        let off = Amount::from_thousandths(if more {
            high.saturating_sub(low)
        } else {
            low.saturating_sub(high)
        });
        let step = Amount::from_thousandths(step);
        let fits = self.sheet.is_near(off, step, slop)
            || self.is_bound(off, &Entry { amount: step, ..told.clone() });
        let per_unit = base_of(told, 1_000);
        let shown = off.over(Amount::from_thousandths(per_unit))?.to_tenths().spoken();
        let words = [
            level.span.of(self.sheet.text),
            " is ",
            &shown,
            if more { " more than " } else { " less than " },
            base.span.of(self.sheet.text),
        ];
        Some(self.check(CheckKind::Change, &[level, base, told], &words, fits))
    }

    /// Whether a number stands behind a mark or "that is".
    fn is_set_off_by(&self, told: &Entry) -> bool {
        let lead = self.lead(told);
        match lead[..] {
            [.., "that" | "which" | "this", "is" | "was"] | [.., "were" | "was" | "is"] => true,
            [.., last] => says(Word::Again, last),
            [] => false,
        }
    }

    /// Whether "more than" and the like leave room for what was reckoned.
    pub(super) fn is_bound(&self, made: Amount, told: &Entry) -> bool {
        match told.modifier {
            Modifier::MoreThan | Modifier::AtLeast => made >= told.amount,
            Modifier::LessThan | Modifier::AtMost => made <= told.amount,
            _ => false,
        }
    }

    /// Whether a number leaves what it counts to another.
    pub(super) fn is_bare(&self, entry: &Entry) -> bool {
        entry.figure.is_none_or(|figure| {
            let figure = &self.sheet.figures[figure];
            figure.leans_on.is_some() || figure.heads.is_empty()
        })
    }

    /// "It stood idle for four days. At 950 tonnes a day, that would be 3,800 tonnes."
    fn pace(&self, at: usize) -> Option<Check> {
        let told = &self.entries[at];
        let rate = &self.entries[at.checked_sub(1)?];
        let period = rate.per?;
        let same = rate.sentence == told.sentence && told.per.is_none() && told.is_level();
        let gap = self.gap(rate, told);
        let mut linked = gap.windows(2).filter(|words| {
            matches!(
                words,
                ["that" | "which", "would" | "is" | "was" | "makes" | "means" | "comes"]
            )
        });
        let first = self.of_sentence(told.sentence.saturating_sub(1)).start;
        let mut long = self.entries[first..at].iter().filter(|e| {
            matches!(e.unit, Unit::Measured { kind: "duration", .. }) && e.exact && e.per.is_none()
        });
        let (stretch, None) = (long.next()?, long.next()) else { return None };
        if !same || rate.unit != told.unit || linked.next().is_none() || !rate.exact {
            return None;
        }
        let made = rate.amount.times(periods(stretch, period)?)?;
        Some(self.check(
            CheckKind::Rate,
            &[rate, stretch, told],
            &[
                stretch.span.of(self.sheet.text),
                " at ",
                rate.span.of(self.sheet.text),
                " is ",
                &made.to_tenths().spoken(),
            ],
            self.is_about(made, [rate, stretch], told),
        ))
    }

    /// Whether an amount reckoned of two numbers is the one told, a twentieth left open.
    fn is_about(&self, made: Amount, of: [&Entry; 2], told: &Entry) -> bool {
        let slop = self.sheet.slop_of_quotient(made, of.map(|e| (e.amount, e.slop)));
        let slop = slop.saturating_add(told.slop).saturating_add(made.thousandths() / 20);
        self.sheet.is_near(made, told.amount, slop)
    }

    /// A check of some numbers, the last of which is what the text says.
    pub(super) fn check(
        &self,
        kind: CheckKind,
        places: &[&Entry],
        sum: &[&str],
        fits: bool,
    ) -> Check {
        let spans: Vec<_> = places.iter().map(|entry| entry.span).collect();
        let told = spans.last().map_or("", |span| span.of(self.sheet.text));
        Check::of(kind, &spans, &[&sum.concat(), "; the text says ", told], fits)
    }
}

/// How many of a period a stretch of time has.
fn periods(stretch: &Entry, period: Period) -> Option<Amount> {
    let hours = match period {
        Period::Hour => 1_000,
        Period::Day => 24_000,
        Period::Week => 168_000,
        Period::Month => 730_500,
        Period::Year => 8_766_000,
    };
    let seconds = Amount::from_thousandths(hours).times(Amount::whole(3_600)?)?;
    stretch.unit.in_base(stretch.amount)?.over(seconds)
}

/// Whether two numbers are in one unit, whatever time they are counted over.
fn alike_unit(a: &Entry, b: &Entry) -> bool {
    let bare = |e: &Entry| e.unit == Unit::Count;
    a.unit == b.unit || matches!(a.unit, Unit::Money(_)) && (a.unit.fits(b.unit) || bare(b))
}

/// Whether a word of a sentence is a mark that parts clauses.
pub(super) fn is_mark(word: &str) -> bool {
    !word.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '%' | '$' | '-'))
}
