//! Arithmetic inside one article: shares, rates, sums and changes beside the numbers they rest on.
//!
//! A check shows its sum and says whether it comes out; it never says who is wrong.

use crate::figure::{Amount, Figure, Modifier, Period, Unit, Value, is_whole, noun};
use crate::language::Sentence;
use crate::order::Order;
use crate::span::Span;
use crate::time::{Grain, TimeMention};

/// Numbers of one article that bear on each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was reckoned.
    pub kind: CheckKind,
    /// The words that give the numbers, in order.
    pub places: Vec<Span>,
    /// The sum in full: "6 of 14 missiles is 42.9 %; …".
    pub arithmetic: String,
    /// Whether it comes out, within what rounding and "about" leave open.
    pub fits: bool,
}

/// What a [`Check`] reckons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckKind {
    /// A percentage and the counts beside it.
    Share,
    /// A rate and a count over a stretch of time.
    Rate,
    /// A total and its parts.
    Sum,
    /// A change in percent, and the numbers before and after.
    Change,
    /// A number for each side, and one for both.
    Each,
}

impl CheckKind {
    /// The kind's name in data.
    pub fn name(self) -> &'static str {
        match self {
            CheckKind::Share => "share",
            CheckKind::Rate => "rate",
            CheckKind::Sum => "sum",
            CheckKind::Change => "change",
            CheckKind::Each => "each",
        }
    }
}

/// An article's figures with what surrounds them.
pub(crate) struct Sheet<'a> {
    pub(crate) text: &'a str,
    pub(crate) sentences: &'a [Sentence],
    pub(crate) figures: &'a [Figure],
    pub(crate) times: &'a [TimeMention],
}

/// How many figures before and behind one are looked at.
const WINDOW: usize = 12;
/// How many sentences apart numbers may stand that bear on each other.
const APART: usize = 4;

/// All checks of an article.
pub(crate) fn find(sheet: &Sheet<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for at in 0..sheet.figures.len() {
        checks.extend(sheet.share(at).or_else(|| sheet.portion(at)));
        checks.extend(sheet.together(at));
        checks.extend(sheet.rate(at));
        checks.extend(sheet.sum(at));
        checks.extend(sheet.change(at));
        checks.extend(sheet.each(at));
    }
    checks
}

impl Sheet<'_> {
    fn near(&self, at: usize) -> &[Figure] {
        let end = self.figures.len().min(at + WINDOW);
        &self.figures[at.saturating_sub(WINDOW)..end]
    }

    fn stems(&self, figure: &Figure) -> Vec<String> {
        figure.heads.iter().map(|head| noun::stem(&head.of(self.text).to_lowercase())).collect()
    }

    /// The last word before a figure, in lower case.
    fn before(&self, figure: &Figure) -> String {
        let start = self.sentences.get(figure.sentence).map_or(0, |s| s.span.start());
        let words = Span::new(start, figure.span.start()).of(self.text);
        words.split_whitespace().next_back().unwrap_or("").to_lowercase()
    }

    /// 98 % of all, beside 6 and 245 of 14 and 250.
    fn share(&self, at: usize) -> Option<Check> {
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
    fn portion(&self, at: usize) -> Option<Check> {
        let percent = &self.figures[at];
        if percent.unit != Unit::Percent || !percent.value.is_exact() || percent.per.is_some() {
            return None;
        }
        let (part, (whole, whole_span)) =
            self.restated_before(at).or_else(|| self.restated_behind(at))?;
        let share = part.value.low.percent_of(whole)?;
        let off = (share.thousandths() - percent.value.low.thousandths()).abs();
        let mut places = vec![part.span, whole_span, percent.span];
        places.order();
        Some(Check {
            kind: CheckKind::Share,
            places,
            arithmetic: format!(
                "{} of {} is {} %; the text says {}",
                part.value.low.spoken(),
                whole.spoken(),
                share.to_tenths(),
                percent.span.of(self.text)
            ),
            fits: off <= self.slack(percent),
        })
    }

    /// How far a share may be off, in thousandths of a percent: a fraction in words, or "about",
    /// is rougher than digits.
    fn slack(&self, percent: &Figure) -> i64 {
        const ROUGH: i64 = 4_000;
        let digits = percent.number.of(self.text).contains(|c: char| c.is_ascii_digit());
        let exact = percent.modifier == Modifier::Exactly && digits;
        if exact { rounding(percent.value.low) } else { ROUGH }
    }

    /// The words between two spans of one sentence, or of neighbours, in lower case.
    fn between(&self, a: Span, b: Span) -> String {
        Span::new(a.end(), b.start().max(a.end())).of(self.text).to_lowercase()
    }

    /// A part and its whole that the share at `at` puts in other words.
    fn restated_before(&self, at: usize) -> Option<(&Figure, (Amount, Span))> {
        let percent = &self.figures[at];
        let first = at.saturating_sub(WINDOW);
        let place = (first..at).rev().find(|&place| {
            is_plain_count(&self.figures[place]) && !is_whole(self.figures, place)
        })?;
        let part = &self.figures[place];
        let gap = self.between(part.span, percent.span);
        let words: Vec<&str> =
            gap.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let says = RESTATES.iter().any(|words| gap.contains(words));
        let apart = percent.sentence - part.sentence;
        if !says || apart > 1 || words.len() > RESTATED {
            return None;
        }
        if let Some((value, span)) = part.whole {
            return Some((part, (value.low, span)));
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
            || self.before(whole) == "of" && whole.sentence == part.sentence;
        let other = !part.heads.is_empty()
            && part.leans_on.is_none()
            && !self.stems(part).iter().any(|s| self.stems(whole).contains(s));
        (tied && !other).then_some((part, (whole.value.low, whole.span)))
    }

    /// "9 percent, or 31 million", of the 210 million before.
    fn restated_behind(&self, at: usize) -> Option<(&Figure, (Amount, Span))> {
        let percent = &self.figures[at];
        let part = self.figures.get(at + 1).filter(|f| f.sentence == percent.sentence)?;
        let gap = self.between(percent.span, part.span);
        let or = matches!(gap.trim(), ", or" | "or" | ", i.e." | ", that is" | "(");
        let sized = matches!(part.unit, Unit::Money(_) | Unit::Count) && part.value.is_exact();
        let near = self.figures[at.saturating_sub(WINDOW)..at].iter().rev();
        let whole = near
            .take_while(|f| f.sentence == percent.sentence)
            .find(|f| f.unit == part.unit && f.value.is_exact() && f.value.low > part.value.low)?;
        (or && sized).then_some((part, (whole.value.low, whole.span)))
    }

    /// "3.9 million were wired, a further 0.6 million was paid in cash. Together this made 4.7
    /// million."
    fn together(&self, at: usize) -> Option<Check> {
        let total = &self.figures[at];
        let sentence = self.sentences.get(total.sentence)?;
        let lead =
            Span::new(sentence.span.start(), total.span.start()).of(self.text).to_lowercase();
        let first = self.figures[..at].last().is_none_or(|f| f.sentence < total.sentence);
        let adds = ["together", "altogether", "in all", "in total", "combined", "taken together"];
        if !first
            || !total.value.is_exact()
            || !adds.iter().any(|words| lead.trim_start().starts_with(words))
        {
            return None;
        }
        let before = self.figures[at.saturating_sub(WINDOW)..at].iter();
        let parts: Vec<&Figure> = before
            .filter(|f| {
                f.sentence + 1 == total.sentence && f.unit == total.unit && f.value.is_exact()
            })
            .collect();
        let sum = parts.iter().try_fold(Amount::default(), |sum, f| sum.plus(f.value.low))?;
        let plain = parts.len() > 1 && parts.iter().all(|f| f.value.low < total.value.low);
        let told: Vec<String> = parts.iter().map(|f| f.value.low.spoken()).collect();
        let mut places: Vec<Span> = parts.iter().map(|f| f.span).collect();
        places.push(total.span);
        plain.then(|| Check {
            kind: CheckKind::Sum,
            places,
            arithmetic: format!(
                "{} is {}; the text says {}",
                told.join(" + "),
                sum.spoken(),
                total.value.low.spoken()
            ),
            fits: sum == total.value.low || total.modifier != Modifier::Exactly,
        })
    }

    /// 150 a day beside 500 in a week.
    fn rate(&self, at: usize) -> Option<Check> {
        let rate = &self.figures[at];
        let period = rate.per?;
        let days = period.days()?;
        let stems = self.stems(rate);
        let other = self.near(at).iter().find(|f| {
            f.span != rate.span
                && f.sentence.abs_diff(rate.sentence) <= 1
                && f.unit.fits(rate.unit)
                && !stems.is_empty()
                && self.stems(f) == stems
                && self.stretch(f).is_some_and(|(other, _)| other != days)
                && (f.per.is_none() || f.span.start() > rate.span.start())
        })?;
        let (other_days, stretch) = self.stretch(other)?;
        // Both as so many a day.
        let daily = |value: Value, days: i64| -> Option<(Amount, Amount)> {
            let days = Amount::whole(days)?;
            Some((value.low.over(days)?, value.high?.over(days)?))
        };
        let (a, b) = (daily(rate.value, days)?, daily(other.value, other_days)?);
        let overlap = a.0 <= b.1 && b.0 <= a.1;
        let show = |(low, high): (Amount, Amount)| {
            if low == high {
                low.to_tenths().to_string()
            } else {
                format!("{}–{}", low.to_tenths(), high.to_tenths())
            }
        };
        let weekly = |(low, high): (Amount, Amount)| {
            let seven = Amount::from_thousandths(7000);
            let times = |n: Amount| n.times(seven).unwrap_or(n);
            show((times(low), times(high)))
        };
        let arithmetic = format!(
            "{} per {} is {} in a week; {}{} in a {stretch} is {} a day",
            rate.value,
            period.name(),
            weekly(a),
            about(other),
            other.value,
            show(b),
        );
        let mut places = vec![rate.span, other.span];
        places.order();
        Some(Check { kind: CheckKind::Rate, places, arithmetic, fits: overlap })
    }

    /// The stretch of time a count is over, in days.
    fn stretch(&self, figure: &Figure) -> Option<(i64, &'static str)> {
        if let Some(period) = figure.per {
            return Some((period.days()?, period.name()));
        }
        let time = self.times.get(figure.time?.0)?;
        if time.sentence != figure.sentence {
            return None;
        }
        match time.grain {
            Grain::Week => Some((7, Period::Week.name())),
            Grain::Day | Grain::Night => Some((1, Period::Day.name())),
            _ => None,
        }
    }

    /// 40 in all: 12 here, 31 there.
    fn sum(&self, at: usize) -> Option<Check> {
        let total = &self.figures[at];
        let sentence = self.sentences.get(total.sentence)?;
        let rest: Vec<&Figure> = self.figures[at + 1..]
            .iter()
            .take(WINDOW)
            .take_while(|f| f.sentence == total.sentence)
            .collect();
        let plain = |f: &Figure| {
            f.unit == total.unit
                && f.per == total.per
                && f.value.is_exact()
                && f.modifier == Modifier::Exactly
        };
        if rest.len() < 2 || !plain(total) || !rest.iter().all(|f| plain(f)) {
            return None;
        }
        if !matches!(total.unit, Unit::Count | Unit::Money(_) | Unit::Percent) {
            return None;
        }
        let gap = Span::new(total.span.end(), rest[0].span.start()).of(self.text).to_lowercase();
        let lead =
            Span::new(sentence.span.start(), total.span.start()).of(self.text).to_lowercase();
        let whole =
            [":", "made up of", "comprising", "consisting of", "divided into", "split into"]
                .iter()
                .any(|mark| gap.contains(mark));
        let some = ["including", "among them", "of whom", "of them", "of which"]
            .iter()
            .any(|mark| gap.contains(mark))
            || lead.trim_end().ends_with("of the") && lead.trim_start().starts_with("of the");
        if !whole && !some {
            return None;
        }
        let parts = rest.iter().try_fold(Amount::default(), |sum, f| sum.plus(f.value.low))?;
        let told: Vec<String> = rest.iter().map(|f| f.value.to_string()).collect();
        let fits = if whole { parts == total.value.low } else { parts <= total.value.low };
        let arithmetic = format!("{} is {parts}; the text says {}", told.join(" + "), total.value);
        let mut places = vec![total.span];
        places.extend(rest.iter().map(|f| f.span));
        Some(Check { kind: CheckKind::Sum, places, arithmetic, fits })
    }

    /// Up 12 % to 560 from 500.
    fn change(&self, at: usize) -> Option<Check> {
        let percent = &self.figures[at];
        if percent.unit != Unit::Percent || !percent.value.is_exact() {
            return None;
        }
        let same: Vec<&Figure> = self
            .near(at)
            .iter()
            .filter(|f| {
                f.sentence == percent.sentence && f.unit != Unit::Percent && f.value.is_exact()
            })
            .collect();
        let to = same.iter().find(|f| self.before(f) == "to")?;
        let from = same.iter().find(|f| self.before(f) == "from" && f.span != to.span)?;
        // "from 500 to 560 jobs": one of the two may leave its unit to the other.
        if !(from.unit == to.unit || from.unit == Unit::Count) {
            return None;
        }
        let (a, b) = (from.value.low, to.value.low);
        let moved = Amount::from_thousandths((b.thousandths() - a.thousandths()).abs());
        let share = moved.percent_of(a)?;
        let off = (share.thousandths() - percent.value.low.thousandths()).abs();
        let direction = if b < a { "less" } else { "more" };
        let mut places = vec![percent.span, from.span, to.span];
        places.order();
        Some(Check {
            kind: CheckKind::Change,
            places,
            arithmetic: format!(
                "{b} is {} % {direction} than {a}; the text says {} %",
                share.to_tenths(),
                percent.value
            ),
            fits: off <= rounding(percent.value.low),
        })
    }

    /// 1,000 for each side beside 1,000 in all.
    fn each(&self, at: usize) -> Option<Check> {
        let each = &self.figures[at];
        let number = each.number.of(self.text);
        let mutual = number.contains("-for-");
        if !mutual || each.unit != Unit::Count {
            return None;
        }
        let measure = each.measure?.0;
        let others: Vec<&Figure> = self
            .near(at)
            .iter()
            .filter(|f| f.span != each.span && f.unit == Unit::Count && f.value.is_exact())
            .filter(|f| f.measure.is_some_and(|m| m.0 == measure) && f.value.low <= each.value.low)
            .collect();
        if others.is_empty() {
            return None;
        }
        let n = each.value.low;
        let both = n.plus(n)?;
        let told: Vec<String> = others
            .iter()
            .map(|f| {
                let share = f.value.low.percent_of(n).map_or(Amount::default(), Amount::to_tenths);
                format!("“{}” is {share} % of {n}", f.span.of(self.text))
            })
            .collect();
        let mut places: Vec<Span> = others.iter().map(|f| f.span).collect();
        places.push(each.span);
        places.order();
        Some(Check {
            kind: CheckKind::Each,
            places,
            arithmetic: format!(
                "“{}” is {n} on each side, {both} in all; {}",
                each.span.of(self.text),
                told.join("; ")
            ),
            fits: others.iter().all(|f| f.value.low < n),
        })
    }
}

/// Words that say a number again in another way.
const RESTATES: [&str; 9] =
    [", or ", "that is", "that’s", "that's", "i.e.", "which is", " or ", ", “", "described as"];
/// How many words may stand between a part and the share that restates it.
const RESTATED: usize = 14;

fn is_plain_count(figure: &Figure) -> bool {
    figure.unit == Unit::Count
        && figure.per.is_none()
        && figure.value.is_exact()
        && figure.modifier != Modifier::Vague
}

fn about(figure: &Figure) -> String {
    match figure.modifier {
        Modifier::Exactly => String::new(),
        modifier => format!("{modifier} "),
    }
}

/// How far a percentage may be off by rounding, in thousandths: half of its last digit, and no less
/// than half a point where it has no decimals.
fn rounding(percent: Amount) -> i64 {
    if percent.thousandths() % 1000 == 0 { 600 } else { 60 }
}
