//! Finds the numbers of a sentence that count something.

use super::noun::{self, Looseness, Phrase};
use super::number::{self, Number, NumberKind};
use super::role::Figured;
use super::unit::{self, Unit};
use super::{Amount, Figure, Modifier, Value, modifier};
use crate::language::pieces::{self, Piece, PieceKind};
use crate::language::words::is_any;
use crate::span::Span;
use crate::time::TimeMention;

/// Appends the figures of a sentence.
pub(super) fn scan(
    pieces: &[Piece],
    times: &[TimeMention],
    sentence: usize,
    figures: &mut Vec<Figure>,
) {
    let dated = |piece: &Piece| {
        let time = times.iter().find(|time| time.span.overlaps(piece.span));
        time.is_some_and(|time| !is_stretch(pieces, time))
    };
    let mut at = 0;
    while at < pieces.len() {
        if dated(&pieces[at]) {
            at += 1;
            continue;
        }
        let Some(quantity) = Quantity::at(pieces, at) else {
            at += 1;
            continue;
        };
        let next = quantity.end.max(at + 1);
        let dated_behind = pieces[at..next].iter().any(dated);
        if !dated_behind && let Some((figure, end)) = quantity.figure(pieces, &dated, sentence) {
            figures.push(figure);
            at = end.max(next);
        } else {
            at = next;
        }
    }
}

/// Whether a time is so many units long, which counts them, too: "the past two years".
fn is_stretch(pieces: &[Piece], time: &TimeMention) -> bool {
    let first = pieces.partition_point(|piece| piece.span.start() < time.span.start());
    let second = pieces.get(first + 1);
    matches!(pieces::word(pieces, first), "past" | "last" | "next" | "coming" | "previous")
        && second.is_some_and(|p| p.kind == PieceKind::Number || number::is_number_word(&p.word))
}

/// A number or a range of numbers, before it is known whether it counts anything.
pub(super) struct Quantity {
    pub(super) start: usize,
    /// One past the last piece of the number.
    pub(super) end: usize,
    pub(super) value: Value,
    pub(super) kind: NumberKind,
    /// "1,000-for-1,000": what it belongs to follows and may be a singular.
    mutual: bool,
}

impl Quantity {
    pub(super) fn at(pieces: &[Piece], at: usize) -> Option<Quantity> {
        let word = |i: usize| pieces::word(pieces, i);
        if word(at) == "between"
            && let Some(first) = number::read(pieces, at + 1)
            && let gap = unit::behind(pieces, at + 1 + first.length).map_or(0, |(used, _)| used)
            && word(at + 1 + first.length + gap) == "and"
            && let second_at = at + 2 + first.length + gap
            && let sign = usize::from(unit::sign_before(pieces, second_at + 1).is_some())
            && let Some(second) = number::read(pieces, second_at + sign)
        {
            let end = second_at + sign + second.length;
            return range(&first, &second).map(|value| Quantity {
                start: at,
                end,
                value,
                kind: second.kind,
                mutual: false,
            });
        }
        if word(at) == "several" && word(at + 1) == "of" {
            return Some(vague(at, at + 1, Amount::whole(3)?, None, NumberKind::Vague));
        }
        if matches!(word(at), "majority" | "most") && word(at + 1) == "of" {
            let bounds = (Amount::whole(50)?, Amount::whole(100));
            let start = at - usize::from(at > 0 && matches!(word(at - 1), "the" | "a"));
            return Some(vague(start, at + 1, bounds.0, bounds.1, NumberKind::Share));
        }
        let number = number::read(pieces, at)?;
        if let Some(share) = Quantity::one_in(pieces, at, &number) {
            return Some(share);
        }
        let mut end = at + number.length;
        let mut value = match number.kind {
            NumberKind::Vague => Value { low: number.amount, high: None },
            _ => Value::exact(number.amount),
        };
        let dash = pieces.get(end).is_some_and(|p| p.is_dash() && !p.is("—"));
        let mut mutual = false;
        let led = at - unit::sign_before(pieces, at).map_or(0, |(used, _)| used);
        let from = led > 0 && matches!(word(led - 1), "from" | "of");
        // "Model X-204 to 2 billion": the end of a name begins no range.
        let name = pieces[at].glued && at > 1 && pieces[at - 1].is_dash() && pieces[at - 1].glued;
        let linked = dash || word(end) == "or" || word(end) == "to" && !from && !name;
        if linked
            && number.kind != NumberKind::Vague
            && let sign = usize::from(unit::sign_before(pieces, end + 2).is_some())
            && let Some(second) = number::read(pieces, end + 1 + sign)
            && !matches!(second.kind, NumberKind::Vague | NumberKind::Multiple)
            && let Some(span) = range(&number, &second)
        {
            (value, end) = (span, end + 1 + sign + second.length);
        } else if dash && word(end + 1) == "for" {
            // "1,000-for-1,000"
            let second = number::read(pieces, end + 3);
            if second.is_some_and(|second| second.amount == number.amount) {
                end += 3 + number.length;
                mutual = true;
            }
        }
        Some(Quantity { start: at, end, value, kind: number.kind, mutual })
    }

    /// "one in eleven", "two for every three", "four in ten", as a share.
    fn one_in(pieces: &[Piece], at: usize, number: &Number) -> Option<Quantity> {
        let word = |i: usize| pieces::word(pieces, i);
        let behind = at + number.length;
        let one = number.amount.thousandths() == 1000;
        let every = |i: usize| usize::from(word(i) == "every");
        let gap = match word(behind) {
            "in" => 1 + every(behind + 1),
            "for" if word(behind + 1) == "every" => 2,
            "out" if word(behind + 1) == "of" => 2 + every(behind + 2),
            _ => return None,
        };
        let whole = number::read(pieces, behind + gap)?;
        let ten = matches!(word(behind + gap), "ten" | "10") && word(behind) == "in";
        let plain = matches!(whole.kind, NumberKind::Digits | NumberKind::Words)
            && (one || every(behind + gap - 1) > 0 || ten)
            && number.amount < whole.amount;
        let small = (2_000..=1_000_000).contains(&whole.amount.thousandths());
        let share = number.amount.percent_of(whole.amount)?;
        let end = behind + gap + whole.length;
        let dated =
            matches!(unit::behind(pieces, end), Some((_, Unit::Measured { kind: "duration", .. })));
        let plain = plain && (one || !dated);
        let value = Value::exact(share);
        let kind = NumberKind::Share;
        (plain && small).then_some(Quantity { start: at, end, value, kind, mutual: false })
    }

    /// The whole that a part is taken of: "58 of the 105 seats", "eleven out of fourteen".
    fn whole(&self, pieces: &[Piece], end: usize) -> Option<(Value, std::ops::Range<usize>)> {
        let word = |i: usize| pieces::word(pieces, i);
        let of = end + usize::from(word(end) == "out");
        let mut from = noun::owner(pieces, of + 1);
        while is_owned(word(from)) || word(from) == "all" {
            from += 1;
        }
        let number = number::read(pieces, from).filter(|_| word(of) == "of")?;
        let plain = matches!(number.kind, NumberKind::Digits | NumberKind::Words);
        let larger = self.value.is_exact() && number.amount > self.value.low;
        let sign = unit::behind(pieces, from + number.length).is_some();
        (plain && larger && !sign)
            .then(|| (Value::exact(number.amount), from..from + number.length))
    }

    /// The figure, and one past its last piece; `None` if nothing is counted.
    fn figure(
        &self,
        pieces: &[Piece],
        dated: &dyn Fn(&Piece) -> bool,
        sentence: usize,
    ) -> Option<(Figure, usize)> {
        let word = |i: usize| pieces::word(pieces, i);
        let sign = unit::sign_before(pieces, self.start);
        let mut end = self.end;
        let mut unit = sign.map(|(_, code)| Unit::Money(code));
        let mut value = self.value;
        let mut bend = Modifier::Exactly;
        // "100+ people", "15-plus years"
        let plus = usize::from(pieces.get(end).is_some_and(|p| p.is_dash() && p.glued));
        if pieces.get(end + plus).is_some_and(|p| p.glued && (p.is("+") || p.is("plus"))) {
            bend = Modifier::AtLeast;
            end += plus + 1;
        }
        // "a 5m wave" is five metres, "5m people" five million.
        let short = pieces.get(end - 1).is_some_and(|p| p.is("m") && p.glued);
        if unit.is_none() && short && !pieces.get(end).is_some_and(number::is_counted) {
            let million = Amount::whole(1_000_000)?;
            let smaller = |amount: Amount| amount.over(million);
            value = Value { low: smaller(value.low)?, high: value.high.and_then(smaller) };
            unit = Some(Unit::Measured { kind: "length", factor: Amount::from_thousandths(1000) });
        }
        if unit.is_none()
            && unit::takes_unit(self.kind)
            && let Some((used, found)) = unit::behind(pieces, end)
        {
            unit = Some(found);
            end += used;
        }
        // "millions of dollars"
        if unit.is_none()
            && self.kind == NumberKind::Vague
            && word(end) == "of"
            && let Some((used, found)) = unit::behind(pieces, end + 1)
        {
            unit = Some(found);
            end += 1 + used;
        }
        // "from 92 to 81 percent"
        let from = self.start > 0 && word(self.start - 1) == "from" && word(end) == "to";
        if unit.is_none()
            && from
            && let Some(second) = number::read(pieces, end + 1)
            && let Some((_, found @ Unit::Percent)) = unit::behind(pieces, end + 1 + second.length)
        {
            unit = Some(found);
        }
        unit = unit.or(match self.kind {
            NumberKind::Share => Some(Unit::Percent),
            NumberKind::Multiple => Some(Unit::Times),
            _ => None,
        });
        // "ten or more ships"
        if let Some((used, found)) = modifier::behind(pieces, end) {
            bend = found;
            end += used;
        }
        let duration = matches!(unit, Some(Unit::Measured { kind: "duration", .. }));
        if unit.is_none() && self.is_name(pieces) || duration && is_age(pieces, end) {
            return None;
        }
        if unit.is_none() && (self.is_bare_age(pieces) || self.is_age_of_one(pieces)) {
            return None;
        }
        let mut rate = unit::rate(pieces, end);
        if let Some((used, _)) = rate {
            end += used;
        }
        let mut whole = self.whole(pieces, end).filter(|_| unit.is_none());
        let phrase = match &whole {
            Some((_, number)) => noun::counted(pieces, number.end, Looseness::Plural),
            None => self.phrase(pieces, end, unit, dated),
        };
        // "1,400, 900 and 600 people"
        let listed = (unit.is_none() && phrase.is_none()).then(|| self.listed(pieces)).flatten();
        if let Some(phrase) = phrase.as_ref().filter(|_| whole.is_none()) {
            end = end.max(phrase.end);
            whole = self.whole(pieces, end).filter(|_| unit.is_none());
        }
        if rate.is_none() {
            rate = unit::rate(pieces, end);
            end += rate.map_or(0, |(used, _)| used);
        }
        let numbered = (unit.is_none() && phrase.is_none() && listed.is_none())
            .then(|| self.numbered(pieces))
            .flatten();
        let phrase = phrase.or(listed).or(numbered);
        // "three consecutive nights"
        if unit.is_none()
            && let Some(&head) = phrase.as_ref().and_then(|p| p.heads.last())
            && let Some((_, found @ Unit::Measured { kind: "duration", .. })) =
                unit::behind(pieces, head)
        {
            unit = Some(found);
        }
        let duration = matches!(unit, Some(Unit::Measured { kind: "duration", .. }));
        let mut start = self.start - sign.map_or(0, |(used, _)| used);
        if self.kind == NumberKind::Vague
            || value.high.is_some_and(|h| h != value.low && self.kind == NumberKind::Share)
        {
            bend = Modifier::Vague;
        }
        if let Some((used, found)) = modifier::before(pieces, start) {
            let over =
                duration && matches!(found, Modifier::MoreThan | Modifier::LessThan) && used == 1;
            if !over {
                start -= used;
                bend = found;
                // "an average of about 14"
                if let Some((used, outer)) = modifier::before(pieces, start)
                    && outer != Modifier::Exactly
                {
                    start -= used;
                    bend = if bend == Modifier::Exactly { outer } else { bend };
                    if outer == Modifier::Average {
                        bend = outer;
                    }
                }
            }
        }
        if bend == Modifier::Exactly
            && let Some((used, found)) = modifier::behind(pieces, end)
        {
            end += used;
            bend = found;
        }
        let figured = Figured {
            pieces,
            start,
            end: phrase.as_ref().map_or(end, |phrase| phrase.end.max(end)),
            phrase: phrase.as_ref(),
            unit: unit.unwrap_or(Unit::Count),
        };
        let measure = figured.measure();
        // "11 out of 14 in one survey": a part of a whole counts, though nothing says what.
        // and so does "4 of 16 (25%)".
        let bracket = whole.as_ref().is_some_and(|(_, number)| word(number.end) == "(");
        let out_of = bracket || whole.is_some() && word(self.end) == "out";
        if unit.is_none() && phrase.is_none() && measure.is_none() && !out_of {
            return None;
        }
        // "the two sides": known ones are named by their number, not counted.
        let definite = start > 0
            && matches!(
                word(start - 1),
                "the"
                    | "these"
                    | "those"
                    | "both"
                    | "all"
                    | "his"
                    | "her"
                    | "its"
                    | "their"
                    | "our"
                    | "my"
            );
        if definite
            && unit.is_none()
            && self.kind == NumberKind::Words
            && measure.is_none_or(|(_, at)| at < start || at > end + 1)
        {
            return None;
        }
        if self.kind == NumberKind::Words
            && whole.is_none()
            && !self.counts(pieces, unit, phrase.as_ref(), measure.is_some())
        {
            return None;
        }
        let number = pieces[self.start].span.cover(pieces[self.end - 1].span);
        let span_of = |range: std::ops::Range<usize>| -> Option<Span> {
            Some(pieces.get(range.start)?.span.cover(pieces.get(range.end.checked_sub(1)?)?.span))
        };
        let action = if measure.is_none() { figured.action() } else { None };
        let figure = Figure {
            span: span_of(start..end)?,
            number,
            value,
            modifier: bend,
            unit: unit.unwrap_or(Unit::Count),
            per: rate.map(|(_, period)| period),
            what: phrase.as_ref().and_then(|p| span_of(skip_dash(pieces, p.start)..p.end)),
            whole: whole.and_then(|(value, range)| Some((value, span_of(range)?))),
            leans_on: None,
            heads: phrase
                .iter()
                .flat_map(|p| p.heads.iter())
                .filter(|&&at| !matches!(word(at), "them" | "us" | "those" | "these"))
                .map(|&at| pieces[at].span)
                .collect(),
            measure: measure.map(|(measure, at)| (measure, pieces[at].span)),
            action: action.map(|at| pieces[at].span),
            subject: None,
            event: None,
            sentence,
            time: None,
            claim: None,
        };
        Some((figure, end))
    }

    /// What the numbers of a list count, named behind the last of them.
    fn listed(&self, pieces: &[Piece]) -> Option<Phrase> {
        const LONGEST: usize = 6;
        let plain = |kind| matches!(kind, NumberKind::Digits | NumberKind::Words);
        let mut end = self.end;
        for _ in 0..LONGEST {
            let link = pieces.get(end).filter(|_| plain(self.kind))?;
            let from = pieces::word(pieces, self.start.wrapping_sub(1)) == "from";
            let last = matches!(link.word.as_str(), "and" | "or") || from && link.is("to");
            let number = number::read(pieces, end + 1).filter(|n| plain(n.kind))?;
            end += 1 + number.length;
            if last {
                let measured = unit::behind(pieces, end).is_some();
                return noun::counted(pieces, end, Looseness::Plural).filter(|_| !measured);
            }
            if !link.is(",") {
                return None;
            }
        }
        None
    }

    /// What is counted stands before: "the number of cancelled trains was 4,100", "a crew of 19", "the
    /// retirement age from 66 to 68".
    fn numbered(&self, pieces: &[Piece]) -> Option<Phrase> {
        const REACH: usize = 12;
        let bent = modifier::before(pieces, self.start).map_or(0, |(used, _)| used);
        let start = self.start - bent;
        let link = start.checked_sub(1)?;
        let word = |i: usize| pieces::word(pieces, i);
        let linking = noun::is_auxiliary(word(link))
            || matches!(
                word(link),
                "to" | "at" | "from" | "rose" | "risen" | "put" | "fell" | "fact" | "now"
            );
        let counted = || {
            let phrase = noun::number_of(pieces, link.saturating_sub(REACH)..start)?;
            let behind = pieces.get(phrase.end..start)?;
            let plain = |piece: &Piece| piece.kind == PieceKind::Word;
            behind.iter().all(plain).then_some(phrase)
        };
        if linking && let Some(phrase) = counted() {
            return Some(phrase);
        }
        // "from 66 to 68"
        let second = word(link) == "to" && link > 2 && word(link - 2) == "from";
        let link = if second { link - 2 } else { link };
        let level = link.checked_sub(1).filter(|&at| noun::is_level(word(at)))?;
        let linking = linking || word(link) == "of";
        let first = level
            - usize::from(
                level > 0
                    && pieces[level - 1].kind == PieceKind::Word
                    && !noun::is_function_word(word(level - 1)),
            );
        linking.then_some(Phrase { start: first, end: level + 1, heads: vec![level] })
    }

    /// What is counted, behind number and unit.
    fn phrase(
        &self,
        pieces: &[Piece],
        end: usize,
        unit: Option<Unit>,
        dated: &dyn Fn(&Piece) -> bool,
    ) -> Option<Phrase> {
        let word = |i: usize| pieces::word(pieces, i);
        let compound = pieces.get(end).is_some_and(|p| p.is_dash() && p.glued);
        // "a $5 million fine", "a 98% rate"; not "$5 million larger".
        let from_start = self.start.saturating_sub(4);
        let led = pieces[from_start..self.start]
            .iter()
            .any(|p| matches!(p.word.as_str(), "a" | "an" | "the" | "its" | "their" | "this"));
        let loose = unit == Some(Unit::Percent) || unit.is_some() && led || compound || self.mutual;
        // "25 million more people"; "“close to 290” people"
        let closed = pieces
            .get(end)
            .is_some_and(|p| p.glued && matches!(p.word.as_str(), "\"" | "”" | "'" | "’"));
        let end = end + usize::from(closed && unit.is_none() && self.is_opened(pieces));
        let mut from = end + usize::from(word(end) == "more");
        if word(end) == "of" {
            let counted =
                unit.is_some() || self.kind == NumberKind::Vague || self.kind == NumberKind::Share;
            from = noun::owner(pieces, end + 1);
            let known = is_owned(word(end + 1)) || word(end + 1) == "them" || from > end + 1;
            if !counted && !known {
                return None;
            }
            while is_owned(word(from)) || is_any(word(from), &["all", "a", "an"]) {
                from += 1;
            }
        }
        // "2.1 percent year on year"
        let twice = word(from) == word(from + 2) && matches!(word(from + 1), "on" | "over" | "-");
        if pieces.get(from).is_some_and(dated) || twice {
            return None;
        }
        let looseness =
            if loose || word(end) == "of" { Looseness::Singular } else { Looseness::Plural };
        let phrase = noun::counted(pieces, from, looseness)?;
        // "twelve percent agreed": a verb is not counted.
        let last = pieces[phrase.end - 1].word.as_str();
        if last.ends_with("ed") && last.len() > 4 && !noun::is_plural(last) {
            return None;
        }
        let whole = !pieces[phrase.start..phrase.end].iter().any(dated);
        // Behind a unit only what the words tie to it: "3.2 metres | officials said".
        let tied = unit.is_none() || from > end || compound || phrase.end - phrase.start <= 4;
        (whole && tied).then_some(phrase)
    }

    /// Whether a quotation mark opens a few words before.
    fn is_opened(&self, pieces: &[Piece]) -> bool {
        let before = pieces[..self.start].iter().rev().take(4);
        before.into_iter().any(|p| matches!(p.word.as_str(), "\"" | "“" | "'" | "‘"))
    }

    /// Whether a number in words is more than a turn of phrase: "one another", "two-track".
    fn counts(
        &self,
        pieces: &[Piece],
        unit: Option<Unit>,
        phrase: Option<&Phrase>,
        measured: bool,
    ) -> bool {
        let compound = pieces.get(self.end).is_some_and(|p| p.is_dash() && p.glued);
        if unit.is_some() {
            return true;
        }
        if self.value == Value::exact(Amount::from_thousandths(1000)) {
            let head = phrase.and_then(|p| p.heads.last()).map(|&at| pieces[at].word.as_str());
            let next = pieces::word(pieces, self.end);
            return head.or(Some(next)).is_some_and(noun::is_person) && measured;
        }
        !compound
    }

    /// "The guard who was hit was 24": the age of one person.
    fn is_age_of_one(&self, pieces: &[Piece]) -> bool {
        let word = |i: usize| pieces::word(pieces, i);
        let is =
            self.start > 0 && matches!(word(self.start - 1), "was" | "is" | "turned" | "turns");
        let small = self.value.is_exact() && self.value.low.thousandths() <= 110_000;
        let ends = pieces.get(self.end).is_none_or(|p| {
            p.kind == PieceKind::Mark || matches!(word(self.end), "when" | "and" | "at")
        });
        if !is || !small || !ends {
            return false;
        }
        let clause =
            pieces[..self.start].iter().rposition(|p| matches!(p.word.as_str(), ";" | ":"));
        let clause = &pieces[clause.map_or(0, |at| at + 1)..self.start];
        let named = |p: &&Piece| {
            noun::is_person(&p.word) && !noun::is_plural(&p.word)
                || matches!(p.word.as_str(), "he" | "she" | "who")
        };
        let counted = |p: &Piece| noun::is_plural(&p.word) || noun::names_count(&p.word);
        clause.iter().take(4).any(|p| named(&p)) && !clause.iter().any(counted)
    }

    /// Whether the number is part of a name, a telephone number, a score, an ordinal.
    pub(super) fn is_name(&self, pieces: &[Piece]) -> bool {
        let word = |i: usize| pieces::word(pieces, i);
        let first = &pieces[self.start];
        if first.kind != PieceKind::Number {
            return false;
        }
        let before = self.start.checked_sub(1).map(|i| &pieces[i]);
        let after = pieces.get(self.end);
        let zero = first.word.len() > 1 && first.word.starts_with('0') && !first.word.contains('.');
        let glued_before = first.glued
            && before.is_some_and(|p| {
                p.kind == PieceKind::Word
                    || p.is_dash()
                    || matches!(p.word.as_str(), "/" | "+" | "#" | "_")
            });
        let glued_after =
            after.is_some_and(|p| p.glued && (p.kind == PieceKind::Word || p.is("/")));
        // "3-1", "555-0199": a dash to a number that makes no range.
        let score = after.is_some_and(Piece::is_dash)
            && pieces.get(self.end + 1).is_some_and(|p| p.kind == PieceKind::Number);
        let clock = first.word.contains(':');
        let listed = self.start == 0 && matches!(word(self.end), "." | ")");
        let run = after.is_some_and(|p| p.kind == PieceKind::Number)
            || before.is_some_and(|p| p.kind == PieceKind::Number);
        if zero || glued_before || glued_after || score || clock || listed || run {
            return true;
        }
        let Some(before) = before else { return false };
        let person = noun::counted(pieces, self.end, Looseness::Plural)
            .is_some_and(|p| p.heads.iter().any(|&at| noun::is_person(&pieces[at].word)));
        let name = before.capital
            && before.kind == PieceKind::Word
            && self.start > 1
            && !noun::is_function_word(&before.word)
            && modifier::before(pieces, self.start).is_none();
        // "In Astoria 400 homes burned": a place, then a count.
        let mut first = self.start - 1;
        while first > 0 && pieces[first].capital && pieces[first].kind == PieceKind::Word {
            first -= 1;
        }
        let placed = matches!(
            pieces[first].word.as_str(),
            "in" | "at" | "near" | "across" | "outside" | "on"
        ) && noun::counted(pieces, self.end, Looseness::Plural).is_some();
        let name = name && !placed;
        let label = noun::is_label(&before.word);
        // "The report gives Norvik 24 of the dead."
        let part = word(self.end) == "of" && is_owned(word(self.end + 1));
        (name && !part || label) && !person
    }

    /// "Ann Lee, 23," and "aged 23": an age, if nothing is counted.
    pub(super) fn is_bare_age(&self, pieces: &[Piece]) -> bool {
        let word = |i: usize| pieces::word(pieces, i);
        let whole = self.value.low.thousandths() <= 120_000 && self.end == self.start + 1;
        if !whole || self.start == 0 {
            return false;
        }
        let before = word(self.start - 1);
        if matches!(before, "aged" | "age") {
            return true;
        }
        let named = matches!(before, "," | "(")
            && self.start > 1
            && pieces[self.start - 2].capital
            && pieces[self.start - 2].kind == PieceKind::Word;
        let closed = matches!(
            word(self.end),
            "," | ")"
                | "."
                | ""
                | "who"
                | "from"
                | "said"
                | "says"
                | "told"
                | ";"
                | "and"
                | "of"
                | "was"
                | "is"
        );
        // "At Norvik School, 48 of the 60 pupils"
        let part = word(self.end) == "of"
            && (matches!(word(self.end + 1), "the" | "its" | "their" | "all" | "those" | "them")
                || pieces.get(self.end + 1).is_some_and(|p| p.kind == PieceKind::Number));
        named && closed && !part
    }
}

fn vague(
    start: usize,
    end: usize,
    low: Amount,
    high: Option<Amount>,
    kind: NumberKind,
) -> Quantity {
    Quantity { start, end, value: Value { low, high }, kind, mutual: false }
}

/// The range from one number to a larger; "2 to 3 million" is from two million.
fn range(first: &Number, second: &Number) -> Option<Value> {
    let mut low = first.amount;
    if first.scale < second.scale && first.scale.thousandths() == 1000 {
        // The scale of the second holds for both.
        low = low.times(second.scale).filter(|scaled| *scaled < second.amount).unwrap_or(low);
    }
    (low < second.amount).then_some(Value { low, high: Some(second.amount) })
}

/// "23-year-old", "23 years old", "23 years of age"
fn is_age(pieces: &[Piece], end: usize) -> bool {
    let word = |i: usize| pieces::word(pieces, i);
    let dash = usize::from(pieces.get(end).is_some_and(Piece::is_dash));
    matches!(word(end + dash), "old" | "olds") || word(end) == "of" && word(end + 1) == "age"
}

/// Whether a word before what a part is taken of says that it is known: "of the", "of our".
fn is_owned(word: &str) -> bool {
    is_any(word, &["the", "those", "these", "its", "his", "her", "their", "our", "my", "your"])
}

fn skip_dash(pieces: &[Piece], at: usize) -> usize {
    at + usize::from(pieces.get(at).is_some_and(Piece::is_dash))
}
