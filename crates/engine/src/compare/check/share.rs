//! Shares, and the counts that they are of.

use super::{APART, Check, CheckKind, Sheet, WINDOW, about, is_plain_count, rounding};
use crate::figure::{Amount, Figure, Modifier, Unit, is_whole};
use crate::order::Order;
use crate::span::Span;

/// Words that say a number again in another way.
const RESTATES: [&str; 9] =
    [", or ", "that is", "that’s", "that's", "i.e.", "which is", " or ", ", “", "described as"];
/// How many words may stand between a part and the share that restates it.
const RESTATED: usize = 14;

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
        if percent.unit != Unit::Percent || !percent.value.is_exact() || percent.per.is_some() {
            return None;
        }
        let (part, (whole, whole_span)) = self
            .restated_before(at)
            .or_else(|| self.restated_behind(at))
            .or_else(|| self.of_behind(at))?;
        let share = part.value.low.percent_of(whole)?;
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
            fits: self.agrees(share, percent),
        })
    }

    /// Whether a share reckoned is what the text says.
    pub(super) fn agrees(&self, share: Amount, told: &Figure) -> bool {
        let over = share.thousandths() - told.value.low.thousandths();
        match told.modifier {
            Modifier::MoreThan | Modifier::AtLeast => over >= -rounding(told.value.low),
            Modifier::LessThan | Modifier::AtMost => over <= rounding(told.value.low),
            _ => over.abs() <= self.slack(told),
        }
    }

    /// How far a share may be off, in thousandths of a percent: a fraction in words, or "about",
    /// is rougher than digits.
    fn slack(&self, percent: &Figure) -> i64 {
        let digits = percent.number.of(self.text).contains(|c: char| c.is_ascii_digit());
        let exact = percent.modifier == Modifier::Exactly && digits;
        // A sixth of it: "a quarter" is from 21 to 29, "a tenth" from 8 to 12.
        let rough = (percent.value.low.thousandths() / 6).clamp(1_000, 4_000);
        if exact { rounding(percent.value.low) } else { rough }
    }

    /// The words between two spans of one sentence, or of neighbours, in lower case.
    pub(super) fn between(&self, a: Span, b: Span) -> String {
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
        let says = RESTATES.iter().any(|words| gap.contains(words)) || gap.ends_with(": ");
        let apart = percent.sentence - part.sentence;
        if !says || apart > 1 || words.len() > RESTATED {
            return None;
        }
        // "180 vests for 211 people, or two for every three"
        if let Some(fewer) = place.checked_sub(1).map(|before| &self.figures[before])
            && gap.starts_with(", or ")
            && self.between(fewer.span, part.span).trim() == "for"
            && is_plain_count(fewer)
            && fewer.value.low < part.value.low
        {
            return Some((fewer, (part.value.low, part.span)));
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
            || self.is_led_by_of(whole) && whole.sentence == part.sentence;
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

    /// Whether "of" leads a figure, past a determiner: "of the 26 men".
    fn is_led_by_of(&self, figure: &Figure) -> bool {
        let start = self.sentences.get(figure.sentence).map_or(0, |s| s.span.start());
        let lead = Span::new(start, figure.span.start()).of(self.text).to_lowercase();
        let mut words = lead.split_whitespace().rev();
        words.find(|word| !["the", "its", "their", "all"].contains(word)) == Some("of")
    }

    /// "It will save 3 million, roughly a tenth of the 31 million it pays."
    fn of_behind(&self, at: usize) -> Option<(&Figure, (Amount, Span))> {
        let percent = &self.figures[at];
        let part = self.figures.get(at.checked_sub(1)?)?;
        let whole = self.figures.get(at + 1)?;
        let near = [part, whole].iter().all(|f| f.sentence == percent.sentence);
        let led = self.between(part.span, percent.span);
        let lead = matches!(led.trim(), "," | ", or" | "or" | ", that is" | "(");
        let gap = self.between(percent.span, whole.span);
        let of = gap.trim_start().strip_prefix("of ").is_some_and(|rest| {
            matches!(rest.trim(), "" | "the" | "its" | "their" | "a total" | "all")
        });
        let sized = matches!(part.unit, Unit::Money(_) | Unit::Count)
            && part.unit == whole.unit
            && part.value.is_exact()
            && whole.value.is_exact()
            && part.value.low < whole.value.low;
        (near && lead && of && sized).then_some((part, (whole.value.low, whole.span)))
    }
}
