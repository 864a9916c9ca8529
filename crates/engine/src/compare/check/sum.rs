//! Totals, and the parts that make them.

use super::{Check, CheckKind, Sheet, WINDOW, Word, is_gap, is_plain_count, unit_eq, word};
use crate::figure::{Amount, Figure, Modifier, Unit, number};
use crate::language::words::is_any;
use crate::order::Order;
use crate::span::Span;

impl Sheet<'_> {
    /// "3.9 million were wired, a further 0.6 million was paid in cash. Together this made 4.7
    /// million."
    fn together(&self, at: usize) -> Option<Check> {
        let total = &self.figures[at];
        let lead = self.lead(total)?.to_lowercase();
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
                f.sentence + 1 == total.sentence
                    && unit_eq(f.unit, total.unit)
                    && f.value.is_exact()
            })
            .collect();
        let plain = parts.len() > 1 && parts.iter().all(|f| f.value.low < total.value.low);
        let near = self.adds_up(total, &parts)?;
        // A loose total that the parts do not make is a total of something else.
        let plain = plain && (near || total.modifier == Modifier::Exactly);
        plain.then(|| self.total(total, &parts, near))?
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
            unit_eq(f.unit, total.unit)
                && f.per == total.per
                && f.value.is_exact()
                && f.modifier == Modifier::Exactly
        };
        if rest.len() < 2 || !plain(total) || !rest.iter().all(|f| plain(f)) {
            return None;
        }
        if !matches!(total.unit, Unit::Count | Unit::Money(_)) {
            return None;
        }
        let gap = Span::new(total.span.end(), rest[0].span.start()).of(self.text).to_lowercase();
        let lead = self.lead(total)?.to_lowercase();
        let whole =
            [":", "made up of", "comprising", "consisting of", "divided into", "split into"]
                .iter()
                .any(|mark| gap.contains(mark));
        // "4,769 delegates - 4,051 pledged delegates and 718 others"
        let set_off = is_gap(&gap, &["-", "–", "—", "("]);
        let some = ["including", "among them", "of whom", "of them", "of which"]
            .iter()
            .any(|mark| gap.contains(mark))
            || lead.trim_end().ends_with("of the") && lead.trim_start().starts_with("of the");
        // "56 passengers and 10 crew, among them 30 teachers": the parts are of both.
        let joined = at.checked_sub(1).map(|before| &self.figures[before]).is_some_and(|f| {
            f.sentence == total.sentence && self.between(f.span, total.span).trim() == "and"
        });
        if !(whole || some || set_off) || joined {
            return None;
        }
        let parts = sum(&rest)?;
        let told: Vec<String> = rest.iter().map(|f| f.value.to_string()).collect();
        let near = self.adds_up(total, &rest)?;
        let fits = if some { parts <= total.value.low } else { near };
        // Parts of which one may hold another need not make the whole, and what no list joins
        // need not be parts: "12 games: 3 players shot 20 goals".
        let listed = rest.windows(2).all(|pair| {
            let gap = self.between(pair[0].span, pair[1].span);
            gap.contains([',', ';']) || gap.contains(" and ")
        });
        let behind = Span::new(total.span.end(), sentence.span.end().max(total.span.end()));
        let behind = behind.of(self.text).to_lowercase();
        let compared = [" more", " fewer", " less", " short", " than", " against", " compared"];
        let plain = listed && !compared.iter().any(|word| behind.contains(word));
        let alike = rest.iter().all(|f| self.alike(f, total));
        let larger = rest.iter().any(|f| f.value.low > total.value.low);
        let all = total.span.cover(rest[rest.len() - 1].span);
        let open = self.has_other_number(all);
        if !fits && (some || !plain || larger || open || set_off && !alike) {
            return None;
        }
        let arithmetic = format!("{} is {parts}; the text says {}", told.join(" + "), total.value);
        let mut places = vec![total.span];
        places.extend(rest.iter().map(|f| f.span));
        Some(Check { kind: CheckKind::Sum, places, arithmetic, fits })
    }

    /// "12 here, 31 there, for a total of 43"; "59 dead and 158 saved: 217 in all".
    fn in_all(&self, at: usize) -> Option<Check> {
        let total = &self.figures[at];
        let sentence = self.sentences.get(total.sentence)?;
        let words = total.span.of(self.text).to_lowercase();
        let behind = Span::new(total.span.end(), sentence.span.end().max(total.span.end()));
        let behind = behind.of(self.text).to_lowercase();
        let told = ["in all", "in total", "altogether", "all told", "combined"];
        let lead = self.lead(total)?;
        let made = ["making", "which makes", "that makes"];
        let is_total = words.contains("total of")
            || made.iter().any(|words| lead.trim_end().to_lowercase().ends_with(words))
            || told.iter().any(|words| behind.trim_start().starts_with(words));
        let each = lead.contains(" each") || lead.starts_with("Each ");
        let plain = |f: &&Figure| {
            (unit_eq(f.unit, total.unit) || each && f.unit == Unit::Count)
                && f.per == total.per
                && f.value.is_exact()
                && f.modifier == Modifier::Exactly
                && f.whole.is_none()
                && f.value.low < total.value.low
        };
        let same = self.figures[at.saturating_sub(WINDOW)..at].iter().rev();
        let mut parts: Vec<&Figure> =
            same.take_while(|f| f.sentence == total.sentence).take_while(plain).collect();
        parts.reverse();
        let first = parts.first()?;
        let lead = Span::new(first.span.start(), total.span.start()).of(self.text).to_lowercase();
        let nested = ["including", "of whom", "of them", "of which", "among them", " than "];
        if !is_total
            || parts.len() < 2
            || !total.value.is_exact()
            || total.modifier != Modifier::Exactly
            || nested.iter().any(|words| lead.contains(words))
        {
            return None;
        }
        // "60 trucks with 20 tonnes each, 1,000 tonnes in all"
        if let [a, b] = parts[..]
            && each
        {
            let product = a.value.low.times(b.value.low)?;
            let places = [a.span, b.span, total.span];
            return Some(Check::of(
                CheckKind::Sum,
                &places,
                &[
                    &a.value.low.spoken(),
                    " times ",
                    &b.value.low.spoken(),
                    " is ",
                    &product.spoken(),
                    "; the text says ",
                    &total.value.low.spoken(),
                ],
                product == total.value.low,
            ));
        }
        // A number that stands before the parts need not be one of them.
        let fitting =
            (0..parts.len() - 1).find(|&from| self.adds_up(total, &parts[from..]) == Some(true));
        let last = self.stems(parts[parts.len() - 1]);
        // Money and weights add up whatever they are of, but not what went from so much to so much.
        let listed = parts.windows(2).all(|pair| {
            let gap = self.between(pair[0].span, pair[1].span);
            let joined = gap.trim_end().ends_with([',', ';']) || gap.trim_end().ends_with(" and");
            joined || gap.trim() == "and"
        });
        let moved = lead.split_whitespace().any(|w| {
            matches!(word(w), Some(Word::Rise | Word::Fall)) || is_any(w, &["from", "until"])
        });
        let sized = !matches!(total.unit, Unit::Count) && listed && !moved;
        let other = parts.iter().rposition(|part| !sized && self.stems(part) != last);
        let from = fitting.unwrap_or(other.map_or(0, |at| at + 1));
        let all = parts[from].span.cover(total.span);
        // "and 12,000 in all with pensioners"
        let gap = self.between(parts[parts.len() - 1].span, total.span);
        if fitting.is_none() && gap.trim_end().ends_with(" and") {
            return None;
        }
        if fitting.is_none() && (from + 1 >= parts.len() || self.has_other_number(all)) {
            return None;
        }
        self.total(total, &parts[from..], fitting.is_some())
    }

    /// "Seven men were barred. Five of them were here and three were not."
    fn split(&self, at: usize) -> Option<Check> {
        let (part, rest) = (&self.figures[at], self.figures.get(at + 1)?);
        let sentence =
            self.sentences.get(rest.sentence).filter(|_| part.sentence == rest.sentence)?;
        let words = part.span.of(self.text).to_lowercase();
        let behind = Span::new(rest.span.end(), sentence.span.end().max(rest.span.end()));
        let behind =
            behind.of(self.text).to_lowercase().replace("n't", " not").replace("n’t", " not");
        let mut behind = behind.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let told = behind.next().is_some() && behind.next() == Some("not");
        let before = self.figures[at.saturating_sub(WINDOW)..at].iter().rev();
        let mut before = before.take_while(|f| f.sentence + 2 >= part.sentence);
        let whole = before.find(|f| is_plain_count(f) && !f.heads.is_empty())?;
        let plain = [part, rest].iter().all(|f| {
            is_plain_count(f) && f.modifier == Modifier::Exactly && f.value.low <= whole.value.low
        });
        if !words.ends_with("of them") || !told || !plain || whole.modifier != Modifier::Exactly {
            return None;
        }
        let parts = [part, rest];
        self.total(whole, &parts, sum(&parts)? <= whole.value.low)
    }

    /// "Five of the nine judges agreed. The other three did not."
    fn rest(&self, at: usize) -> Option<Check> {
        let rest = &self.figures[at];
        let exact = |f: &Figure| is_plain_count(f) && f.modifier == Modifier::Exactly;
        if !is_any(self.before(rest).as_str(), &["other", "remaining"]) || !exact(rest) {
            return None;
        }
        let first = at.saturating_sub(WINDOW);
        let near = |f: &Figure| rest.sentence - f.sentence <= 2;
        let own = rest.what.map(|_| self.stems(rest)).unwrap_or_default();
        let place = (first..at).rev().find(|&place| {
            let words = self.figures[place].span.of(self.text).to_lowercase();
            let behind = self.between(self.figures[place].number, rest.span);
            self.figures[place].whole.is_some()
                || words.contains("of them")
                || behind.trim_start().starts_with("of them")
                || behind.trim_start().starts_with("of the ")
        })?;
        let part = &self.figures[place];
        let two = sum(&[part, rest])?;
        // Of several numbers before, the one that makes it come out is the whole; else the one that
        // the part is plainly of.
        let before = || {
            let before = self.figures[first..place].iter().rev();
            before
                .take_while(|f| f.sentence + 4 >= part.sentence)
                .filter(|f| exact(f) && !f.heads.is_empty() && f.value.low > part.value.low)
        };
        let stems = self.stems(part);
        let of_them = part.span.of(self.text).to_lowercase().contains("of them");
        let whole = part.whole.map(|(value, span)| (value.low, span)).or_else(|| {
            let fitting = before().find(|f| f.value.low == two);
            let named = || {
                before().next().filter(|f| {
                    f.sentence + 1 >= part.sentence
                        && (of_them || self.stems(f).iter().any(|stem| stems.contains(stem)))
                })
            };
            let whole = fitting.or_else(named)?;
            Some((whole.value.low, whole.span))
        });
        let (whole, span) = whole.filter(|_| near(part) && exact(part))?;
        let between: Vec<&Figure> = self.figures[place + 1..at]
            .iter()
            .filter(|f| exact(f) && f.number != span && f.value.low < whole)
            .collect();
        let all = two.plus(sum(&between)?)?;
        let fits = two == whole || all == whole;
        // A number that no figure has may be a part, too.
        let named = if span > part.span { part.span.cover(span) } else { part.span };
        let more = self.has_other_number(named.cover(rest.span));
        // "the other four cooks" are of those who were named, only if they are named alike.
        let other = !own.is_empty() && own != self.stems(part);
        if !fits && (more || other || !between.is_empty()) || rest.value.low >= whole {
            return None;
        }
        let places = [part.span, span, rest.span];
        Some(Check::of(
            CheckKind::Sum,
            &places,
            &[
                &part.value.low.spoken(),
                " + ",
                &rest.value.low.spoken(),
                " is ",
                &two.spoken(),
                "; the text says ",
                &whole.spoken(),
            ],
            fits,
        ))
    }

    /// Whether a number stands there that no figure and no time has.
    fn has_other_number(&self, place: Span) -> bool {
        let mut start = place.start();
        let words = place.of(self.text).to_lowercase();
        // Lower case may be longer than the text in some scripts: then nothing is sure.
        if words.len() != place.len() {
            return true;
        }
        for word in words.split(|c: char| !c.is_alphanumeric()) {
            let span = Span::new(start, start + word.len());
            // What stood between two words is one character, of whatever length.
            let mark = words[span.end() - place.start()..].chars().next();
            start = span.end() + mark.map_or(0, char::len_utf8);
            let told =
                word.starts_with(|c: char| c.is_ascii_digit()) || number::is_number_word(word);
            let known = || {
                let at = self.figures.partition_point(|f| f.span.end() <= span.start());
                let near = self.figures[at.saturating_sub(2)..].iter().take(4);
                let of = |f: &Figure| {
                    f.span.overlaps(span) || f.whole.is_some_and(|(_, w)| w.overlaps(span))
                };
                let time = self.times.partition_point(|t| t.span.end() <= span.start());
                let time = self.times.get(time).is_some_and(|t| t.span.overlaps(span));
                time || near.into_iter().any(of)
            };
            if told && !known() {
                return true;
            }
        }
        false
    }

    /// Whether parts make a total as far as they are written.
    #[inline(never)]
    fn adds_up(&self, total: &Figure, parts: &[&Figure]) -> Option<bool> {
        let rough = parts.iter().map(|f| self.slop(f)).max().unwrap_or(0);
        let all = rough.saturating_mul(i64::try_from(parts.len()).ok()?);
        let slop = self.slop(total).saturating_add(all);
        let made = sum(parts)?;
        let bound = match total.modifier {
            Modifier::MoreThan | Modifier::AtLeast => made >= total.value.low,
            Modifier::LessThan | Modifier::AtMost => made <= total.value.low,
            _ => false,
        };
        Some(bound || self.is_near(made, total.value.low, slop))
    }

    #[inline(never)]
    fn total(&self, total: &Figure, parts: &[&Figure], fits: bool) -> Option<Check> {
        let told: Vec<String> = parts.iter().map(|f| f.value.low.spoken()).collect();
        let mut places: Vec<Span> = parts.iter().map(|f| f.span).collect();
        places.push(total.span);
        places.order();
        Some(Check::of(
            CheckKind::Sum,
            &places,
            &[
                &told.join(" + ").to_string(),
                " is ",
                &sum(parts)?.spoken(),
                "; the text says ",
                &total.value.low.spoken(),
            ],
            fits,
        ))
    }

    /// All that is added up at a figure.
    pub(super) fn sums(&self, at: usize) -> impl Iterator<Item = Check> {
        let found = self.together(at).or_else(|| self.sum(at)).or_else(|| self.in_all(at));
        found.into_iter().chain(self.split(at)).chain(self.rest(at))
    }
}

#[inline(never)]
fn sum(parts: &[&Figure]) -> Option<Amount> {
    parts.iter().try_fold(Amount::default(), |sum, f| sum.plus(f.value.low))
}
