//! Shares, and the counts that they are of.

use super::{
    APART, Check, CheckKind, Sheet, WINDOW, Word, about, count_words, has_word, is_gap,
    is_plain_count, rounding, unit_eq, word,
};
use crate::figure::{Amount, Figure, Modifier, Unit, is_whole, noun};
use crate::language::words::is_any;
use crate::order::Order;
use crate::span::Span;

/// Words that say a number again in another way.
const RESTATES: [&str; 17] = [
    "rate of",
    "share of",
    "proportion of",
    ", or ",
    "that is",
    "that’s",
    "that's",
    "i.e.",
    "which is",
    " or ",
    ", “",
    ", \"",
    "— “",
    "— \"",
    "described as",
    "works out at",
    "comes to",
];
/// How many words may stand between a part and the share that restates it.
const RESTATED: usize = 14;

/// What a part is a part of.
#[derive(Clone, Copy)]
struct Whole {
    amount: Amount,
    span: Span,
    /// How far the amount may be off, in thousandths.
    slop: i64,
}

impl Sheet<'_> {
    /// 98 % of all, beside 6 and 245 of 14 and 250.
    pub(super) fn share(&self, at: usize) -> Option<Check> {
        let percent = &self.figures[at];
        let (measure, _) = percent.measure?;
        if percent.unit != Unit::Percent || !percent.value.is_exact() {
            return None;
        }
        let counts = |f: &&Figure| {
            f.unit == Unit::Count
                && f.per.is_none()
                && f.value.is_exact()
                && f.modifier != Modifier::Vague
        };
        let near = self.near(at);
        let parts: Vec<&Figure> = near
            .iter()
            .filter(counts)
            .filter(|f| f.sentence == percent.sentence && f.measure.is_some_and(|m| m.0 == measure))
            .collect();
        let first = percent.sentence.saturating_sub(APART);
        let wholes: Vec<&Figure> = near
            .iter()
            .filter(counts)
            .filter(|f| (first..=percent.sentence).contains(&f.sentence))
            .filter(|f| {
                f.span.end() <= percent.span.start() && f.measure.is_none_or(|m| m.0 != measure)
            })
            .collect();
        let pairs = self.match_parts(&parts, &wholes)?;
        let mut told = Vec::new();
        let (mut part_sum, mut whole_sum) = (Amount::default(), Amount::default());
        for (part, whole) in &pairs {
            let (a, b) = (part.value.low, whole.value.low);
            part_sum = part_sum.plus(a)?;
            whole_sum = whole_sum.plus(b)?;
            let what = whole.heads.last().map_or("", |head| head.of(self.text));
            told.push(format!(
                "{a} of {}{b} {what} is {} %",
                about(whole),
                a.percent_of(b)?.to_tenths()
            ));
        }
        let together = part_sum.percent_of(whole_sum)?;
        if pairs.len() > 1 {
            told.push(format!("together {part_sum} of {whole_sum} is {} %", together.to_tenths()));
        }
        told.push(format!("the text says {} %", percent.value));
        let off = (together.thousandths() - percent.value.low.thousandths()).abs();
        let mut places: Vec<Span> = pairs.iter().flat_map(|(a, b)| [a.span, b.span]).collect();
        places.push(percent.span);
        places.order();
        Some(Check {
            kind: CheckKind::Share,
            places,
            arithmetic: told.join("; "),
            fits: off <= rounding(percent.value.low),
        })
    }

    /// Each part with its whole: the same noun first, then those left over if as many are left on
    /// both sides.
    fn match_parts<'f>(
        &self,
        parts: &[&'f Figure],
        wholes: &[&'f Figure],
    ) -> Option<Vec<(&'f Figure, &'f Figure)>> {
        let mut left: Vec<&Figure> = wholes.to_vec();
        let mut pairs = Vec::new();
        let mut alone = Vec::new();
        for part in parts {
            let stems = self.stems(part);
            let same = left.iter().rposition(|whole| {
                !stems.is_empty() && self.stems(whole) == stems && part.value.low <= whole.value.low
            });
            match same {
                Some(place) => pairs.push((*part, left.remove(place))),
                None => alone.push(*part),
            }
        }
        if pairs.is_empty() {
            return None;
        }
        let sentence = pairs[0].1.sentence;
        left.retain(|whole| whole.sentence == sentence);
        if left.len() != alone.len() {
            return alone.is_empty().then_some(pairs);
        }
        pairs.extend(alone.into_iter().zip(left));
        pairs.iter().all(|(part, whole)| part.value.low <= whole.value.low).then_some(pairs)
    }

    /// "Ten of the 17 victims, or 48 percent"; "of 140 cases 98 had been settled, or 64 percent";
    /// "210 million had been inflated by 9 percent, or 31 million".
    pub(super) fn portion(&self, at: usize) -> Option<Check> {
        let percent = &self.figures[at];
        let end = self.sentences.get(percent.sentence)?.span.end().max(percent.number.end());
        let tail = Span::new(percent.number.end(), end).of(self.text).to_lowercase();
        // "or 40 percent more than in 1990", "half of them in Norvik"
        let other = has_word(&tail, &["than"]) || tail.trim_start().starts_with("of them in ");
        let exact = percent.value.is_exact() && percent.per.is_none();
        if percent.unit != Unit::Percent || !exact || other {
            return None;
        }
        let (part, whole) = self
            .restated_before(at)
            .or_else(|| self.restated_behind(at))
            .or_else(|| self.of_behind(at))
            .or_else(|| self.of_first(at))
            .or_else(|| self.of_all(at))?;
        if !self.is_of_the_same(at, part, whole) {
            return None;
        }
        let amount = whole.amount;
        let share = part.value.low.percent_of(amount)?;
        let slop = [(part.value.low, self.slop(part)), (amount, whole.slop)];
        let slop = self.slop_of_quotient(share, slop);
        let places = [part.span, whole.span, percent.span];
        Some(Check::of(
            CheckKind::Share,
            &places,
            &[
                &part.value.low.spoken(),
                " of ",
                &amount.spoken(),
                " is ",
                &share.to_tenths().to_string(),
                " %; the text says ",
                percent.span.of(self.text),
            ],
            self.agrees(share, slop, percent),
        ))
    }

    /// "one in 64, or 1.6 percent": the same share in two ways.
    pub(super) fn twice(&self, at: usize) -> Option<Check> {
        let (told, again) = (&self.figures[at], self.figures.get(at + 1)?);
        let share = |f: &Figure| {
            f.unit == Unit::Percent && f.value.is_exact() && f.sentence == told.sentence
        };
        let digits = again.number.of(self.text).contains(|c: char| c.is_ascii_digit());
        let percent = again.span.of(self.text);
        let digits = digits && ["%", "percent", "per cent"].iter().any(|w| percent.contains(w));
        let words = told.span.of(self.text).to_lowercase();
        let words = !["%", "percent", "per cent"].iter().any(|w| words.contains(w));
        let gap = self.between(told.span, again.span);
        let linked = is_gap(&gap, &[", or", "(", ", that is"]);
        if !share(told) || !share(again) || !digits || !words || !linked {
            return None;
        }
        let slop = self.slop(told).max(self.slop(again));
        let fits =
            self.agrees(told.value.low, slop, again) || self.agrees(again.value.low, slop, told);
        Some(Check::of(
            CheckKind::Share,
            &[told.span, again.span],
            &[
                told.span.of(self.text),
                " is ",
                &told.value.low.to_tenths().to_string(),
                " %; the text says ",
                again.span.of(self.text),
            ],
            fits,
        ))
    }

    /// Whether what a share is said to be of can be what the part is of: "half of them", "half the
    /// team", the same noun; not "half of my friends".
    fn is_of_the_same(&self, at: usize, part: &Figure, whole: Whole) -> bool {
        let percent = &self.figures[at];
        let stems = self.stems(percent);
        let of_whole = self.near(at).iter().find(|f| f.span.overlaps(whole.span));
        let known = |stem: &String| {
            self.stems(part).contains(stem)
                || of_whole.is_some_and(|f| self.stems(f).contains(stem))
        };
        let plural = percent.heads.iter().any(|head| {
            let head = head.of(self.text).to_lowercase();
            noun::is_plural(&head) && word(&head) != Some(Word::Whole)
        });
        let end = self.sentences.get(percent.sentence).map_or(0, |s| s.span.end());
        let tail = Span::new(percent.number.end(), end.max(percent.number.end()));
        let tail = tail.of(self.text).to_lowercase();
        let owned = tail.split_whitespace().skip_while(|w| *w != "of").nth(1);
        let owned = owned.is_some_and(|w| is_any(w, &["my", "our", "his", "her", "your"]));
        stems.iter().any(known) || !plural && !owned
    }

    /// The words between two spans of one sentence, or of neighbours, in lower case.
    #[inline(never)]
    pub(super) fn between(&self, a: Span, b: Span) -> String {
        Span::new(a.end(), b.start().max(a.end())).of(self.text).to_lowercase()
    }

    /// A part and its whole that the share at `at` puts in other words.
    fn restated_before(&self, at: usize) -> Option<(&Figure, Whole)> {
        let percent = &self.figures[at];
        let first = at.saturating_sub(WINDOW);
        let place = (first..at).rev().find(|&place| {
            is_plain_count(&self.figures[place]) && !is_whole(self.figures, place)
        })?;
        let part = &self.figures[place];
        let named = part.whole.map_or(part.span, |(_, whole)| part.span.cover(whole));
        let named = part.what.map_or(named, |what| named.cover(what));
        let gap = self.between(named, percent.span);
        let words: Vec<&str> =
            gap.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let says = RESTATES.iter().any(|words| gap.contains(words))
            || gap.ends_with(": ")
            || is_gap(&gap, &["(", "—", "–", "-", ", about", ", roughly"]);
        let apart = percent.sentence - part.sentence;
        if !says || apart > 1 || words.len() > RESTATED || gap.contains(';') {
            return None;
        }
        // "180 vests for 211 people, or two for every three"
        if let Some(fewer) = place.checked_sub(1).map(|before| &self.figures[before])
            && gap.starts_with(", or ")
            && self.between(fewer.span, part.span).trim() == "for"
            && is_plain_count(fewer)
            && fewer.value.low < part.value.low
        {
            return Some((fewer, self.whole(part)));
        }
        if let Some(whole) = self.told_whole(part) {
            return Some((part, whole));
        }
        // "of 140 cases 98 …", "46 witnesses. We sat through 39 of them", "a survey of 600 … 330".
        let whole = self.figures[first..place].iter().rev().find(|f| {
            is_plain_count(f) && part.sentence - f.sentence <= 1 && f.value.low > part.value.low
        })?;
        let lead = self.between(whole.span, part.span);
        let behind = Span::new(part.span.end(), percent.span.start()).of(self.text).to_lowercase();
        let tied = behind.trim_start().starts_with("of them")
            || part.span.of(self.text).to_lowercase().ends_with("of them")
            || ["of which", "of whom", "of them"].iter().any(|words| lead.contains(words))
            || self.is_led_by_of(whole) && whole.sentence == part.sentence && !lead.contains(';');
        let other = !part.heads.is_empty()
            && part.leans_on.is_none()
            && !self.stems(part).iter().any(|s| self.stems(whole).contains(s));
        (tied && !other).then(|| (part, self.whole(whole)))
    }

    /// "9 percent, or 31 million", of the 210 million before.
    fn restated_behind(&self, at: usize) -> Option<(&Figure, Whole)> {
        let percent = &self.figures[at];
        let part = self.figures.get(at + 1).filter(|f| f.sentence == percent.sentence)?;
        let gap = self.between(percent.span, part.span);
        let or = is_gap(&gap, &[", or", "or", ", i.e.", ", that is", "("]);
        if or
            && is_plain_count(part)
            && let Some(whole) = self.told_whole(part)
        {
            return Some((part, whole));
        }
        let sized = matches!(part.unit, Unit::Money(_) | Unit::Count) && part.value.is_exact();
        let near = self.figures[at.saturating_sub(WINDOW)..at].iter().rev();
        let whole = near.take_while(|f| f.sentence == percent.sentence).find(|f| {
            unit_eq(f.unit, part.unit) && f.value.is_exact() && f.value.low > part.value.low
        })?;
        // "It earned 50 billion, and its profit rose 15 percent, or 2 billion."
        let lead = self.between(whole.span, percent.span);
        let other = has_word(&lead, &["its", "their", "while", "whose"]);
        (or && sized && !other).then(|| (part, self.whole(whole)))
    }

    /// Whether "of" leads a figure, past a determiner: "of the 26 men".
    #[inline(never)]
    fn is_led_by_of(&self, figure: &Figure) -> bool {
        let start = self.sentences.get(figure.sentence).map_or(0, |s| s.span.start());
        let lead = Span::new(start, figure.span.start()).of(self.text).to_lowercase();
        let mut words = lead.split_whitespace().rev();
        words.find(|word| !["the", "its", "their", "all"].contains(word)) == Some("of")
    }

    /// "It will save 3 million, roughly a tenth of the 31 million it pays."
    fn of_behind(&self, at: usize) -> Option<(&Figure, Whole)> {
        let percent = &self.figures[at];
        let part = self.figures.get(at.checked_sub(1)?)?;
        let whole = self.figures.get(at + 1)?;
        let near = [part, whole].iter().all(|f| f.sentence == percent.sentence);
        let led = self.between(part.span, percent.span);
        let lead = is_gap(&led, &[",", ", or", "or", ", that is", "("]);
        let gap = self.between(percent.span, whole.span);
        let of = gap
            .trim_start()
            .strip_prefix("of ")
            .is_some_and(|rest| is_gap(rest, &["", "the", "its", "their", "a total", "all"]));
        let sized = matches!(part.unit, Unit::Money(_) | Unit::Count)
            && unit_eq(part.unit, whole.unit)
            && part.value.is_exact()
            && whole.value.is_exact()
            && part.value.low < whole.value.low;
        (near && lead && of && sized).then(|| (part, self.whole(whole)))
    }

    /// "Two thirds of the 30 villages, or 20, have no water."
    fn of_first(&self, at: usize) -> Option<(&Figure, Whole)> {
        let percent = &self.figures[at];
        let (whole, part) = (self.figures.get(at + 1)?, self.figures.get(at + 2)?);
        let of = Span::new(percent.number.end(), whole.span.start().max(percent.number.end()));
        let of = of.of(self.text).to_lowercase();
        let of = of.trim_start_matches([' ', '%']).trim_start_matches("percent").trim_start();
        let of = of.trim_start_matches("per cent").trim_start();
        let led = of.strip_prefix("of ").is_some_and(|rest| count_words(rest) <= 3);
        let gap = self.between(whole.span, part.span);
        let linked = is_gap(&gap, &[", or", ",", "(", ", that is", "—", "–"]);
        let behind = self.text.get(part.span.end()..).unwrap_or("");
        let closed = behind.trim_start().starts_with([',', ')', '.', '—', '–', ';'])
            || behind.starts_with(" in all");
        let exact = |f: &Figure| is_plain_count(f) && f.sentence == percent.sentence;
        let plain = exact(whole) && exact(part) && part.what.is_none();
        (led && linked && closed && plain && part.value.low < whole.value.low)
            .then(|| (part, self.whole(whole)))
    }

    /// "46 were under five, about half of the total"; "the 2.6 million it earns, or 15 percent of it"
    fn of_all(&self, at: usize) -> Option<(&Figure, Whole)> {
        let percent = &self.figures[at];
        let end = self.sentences.get(percent.sentence)?.span.end().max(percent.number.end());
        let tail = Span::new(percent.number.end(), end).of(self.text).to_lowercase();
        let tail = tail.trim_start_matches([' ', '%']).trim_start_matches("percent");
        let tail = tail.trim_start_matches("per cent").trim_start().strip_prefix("of ")?;
        let mut words = tail.split([' ', ',', '.', ';', ')', '”', '"']);
        let first = words.find(|word| !is_any(word, &["the", "its", "their"]))?;
        let next = words.next().unwrap_or("");
        if word(first) != Some(Word::Whole) || !next.is_empty() && !noun::is_function_word(next) {
            return None;
        }
        let part = self.figures.get(at.checked_sub(1)?)?;
        let sized = |f: &Figure| is_plain_count(f) || matches!(f.unit, Unit::Money(_));
        let gap = self.between(part.span, percent.span);
        let linked = gap.contains([',', '(', '—', '–']) && count_words(&gap) <= 8;
        if part.sentence != percent.sentence || !sized(part) || !linked || self.moves(part) {
            return None;
        }
        let near = self.figures[at.saturating_sub(WINDOW)..at - 1].iter().rev();
        let wholes = near.filter(|f| {
            f.sentence + 3 >= part.sentence
                && unit_eq(f.unit, part.unit)
                && f.per == part.per
                && f.value.is_exact()
                && f.value.low > part.value.low
                && !f.heads.is_empty()
        });
        let wholes: Vec<&Figure> = wholes.collect();
        // Of several the one that makes it come out; else the largest, of which the others are parts.
        let fits = |f: &&&Figure| {
            let whole = self.whole(f);
            let share = part.value.low.percent_of(whole.amount);
            let parts = [(part.value.low, self.slop(part)), (whole.amount, whole.slop)];
            share.is_some_and(|s| self.agrees(s, self.slop_of_quotient(s, parts), percent))
        };
        let largest = || wholes.iter().max_by_key(|f| f.value.low);
        let whole = wholes.iter().find(fits).or_else(largest)?;
        Some((part, self.whole(whole)))
    }

    /// Whether a figure says by how much something moved: "profit rose 2 million, or 4 percent".
    #[inline(never)]
    fn moves(&self, figure: &Figure) -> bool {
        let start = self.sentences.get(figure.sentence).map_or(0, |s| s.span.start());
        let lead = Span::new(start, figure.span.start().max(start)).of(self.text).to_lowercase();
        let mut near = lead.split(|c: char| !c.is_alphanumeric()).rev().filter(|w| !w.is_empty());
        near.by_ref().take(6).any(|w| matches!(word(w), Some(Word::Rise | Word::Fall)))
    }

    /// The whole that a part names itself: "58 of the 105 seats".
    #[inline(never)]
    fn told_whole(&self, part: &Figure) -> Option<Whole> {
        let (value, span) = part.whole?;
        Some(Whole { amount: value.low, span, slop: self.slop_of(value.low, span) })
    }

    #[inline(never)]
    fn whole(&self, figure: &Figure) -> Whole {
        Whole { amount: figure.value.low, span: figure.span, slop: self.slop(figure) }
    }
}
