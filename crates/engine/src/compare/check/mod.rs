//! Arithmetic inside one article: shares, rates, sums and changes beside the numbers they rest on.
//!
//! A check shows its sum and says whether it comes out; it never says who is wrong.

mod change;
mod hundred;
mod ledger;
mod rate;
mod relate;
mod rough;
mod share;
mod stretch;
mod sum;
mod total;

use crate::figure::{Amount, Figure, Modifier, Period, Unit, Value, noun};
use crate::language::words::{WordGroups, WordMap, grouped};
use crate::language::{Pieces, Sentence};
use crate::order::Order;
use crate::span::Span;
use crate::time::{Grain, TimeMention};
use ledger::Ledger;
use std::sync::LazyLock;
pub use total::{Sign, TotalSeen};

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
    /// A stretch of time, and the days that begin and end it.
    Stretch,
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
            CheckKind::Stretch => "stretch",
        }
    }
}

/// An article's figures with what surrounds them.
pub(crate) struct Sheet<'a> {
    pub(crate) text: &'a str,
    pub(crate) sentences: &'a [Sentence],
    pub(crate) pieces: &'a Pieces,
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
        checks.extend(sheet.share(at).or_else(|| sheet.portion(at)).or_else(|| sheet.twice(at)));
        checks.extend(sheet.periods(at).or_else(|| sheet.rate(at)));
        checks.extend(sheet.sums(at));
        checks.extend(
            sheet
                .change(at)
                .or_else(|| sheet.excess(at))
                .or_else(|| sheet.multiple(at))
                .or_else(|| sheet.step(at))
                .or_else(|| sheet.margin(at)),
        );
        checks.extend(sheet.each(at));
        checks.extend(sheet.stretch_of_days(at));
    }
    checks.extend((0..sheet.times.len()).filter_map(|at| sheet.years_ago(at)));
    for check in Ledger::of(sheet).relations() {
        // What is reckoned from the same numbers already is not shown twice.
        let known = |other: &Check| {
            let shared = |place: &&Span| other.places.iter().any(|p| p.overlaps(**place));
            check.places.iter().filter(shared).count() > 1
        };
        if !checks.iter().any(known) {
            checks.push(check);
        }
    }
    checks
}

/// What can be seen of numbers of an article that may be totals of others.
pub(crate) fn totals(sheet: &Sheet<'_>) -> Vec<TotalSeen> {
    Ledger::of(sheet).totals()
}

impl Check {
    /// A check with its places in order, and its sum from pieces. Sums are put together here and not
    /// by `format!`, which takes more code at each place.
    #[inline(never)]
    fn of(kind: CheckKind, places: &[Span], sum: &[&str], fits: bool) -> Check {
        let mut places = places.to_vec();
        places.order();
        places.dedup();
        Check { kind, places, arithmetic: sum.concat(), fits }
    }
}

/// What a word says of the numbers beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// "rose", "increase"
    Rise,
    /// "fell", "cut"
    Fall,
    /// "them", "total": all that was counted before.
    Whole,
    /// "workforce", "fleet": a noun for all of those that are counted.
    Body,
    /// "of", "a": what ends the words of a unit.
    Article,
    /// "went": what makes "up to" a way and no bound.
    Moved,
    /// "about", "even": what bends a number and ties it to nothing.
    Bend,
    /// A quotation mark.
    Quote,
    /// "per", "cent": the sign of a percentage.
    Percent,
    /// "in", "of", "from": what ties a number that names nothing to what it is counted in.
    Tied,
    /// "moment", "second": what makes "a third moment" no fraction.
    Moment,
    /// ",", "or", "(": what a number said again in other words stands behind.
    Again,
    /// "the", "its", "firm's": what may stand between "of" and a whole.
    Owner,
    /// "are", "were": what joins a part and what it is.
    Copula,
    /// "altogether", "combined": that a number is a sum.
    Total,
    /// "from", "against": that a number is of another time.
    Against,
    /// "in", "from": what a part that names nothing is told apart by.
    Where,
    /// "a", "they", "have": what may stand before a change at the beginning of its clause.
    Clause,
    /// "others", "elsewhere": that a list leaves something out.
    Open,
    /// "including", "than": that numbers in a list are no parts beside each other.
    Nested,
}

/// The groups of the list of words.
const GROUPS: [(&str, Word); 20] = [
    ("rise", Word::Rise),
    ("fall", Word::Fall),
    ("whole", Word::Whole),
    ("body", Word::Body),
    ("article", Word::Article),
    ("moved", Word::Moved),
    ("bend", Word::Bend),
    ("quote", Word::Quote),
    ("percent", Word::Percent),
    ("tied", Word::Tied),
    ("moment", Word::Moment),
    ("again", Word::Again),
    ("owner", Word::Owner),
    ("copula", Word::Copula),
    ("total", Word::Total),
    ("against", Word::Against),
    ("where", Word::Where),
    ("clause", Word::Clause),
    ("open", Word::Open),
    ("nested", Word::Nested),
];

const RECKONING: &str = include_str!("../../../data/reckoning.txt");

static WORDS: LazyLock<WordGroups<Word>> = LazyLock::new(|| {
    let words = grouped(RECKONING).flat_map(|(group, line)| {
        let meaning = GROUPS.iter().find(|(name, _)| *name == group);
        let words = meaning
            .into_iter()
            .flat_map(|(_, word)| line.split_whitespace().map(move |listed| (listed, *word)));
        words.collect::<Vec<_>>()
    });
    WordGroups::new(words.collect())
});

/// Whether a word in lower case says this of the numbers beside it.
#[inline(never)]
fn says(what: Word, word: &str) -> bool {
    WORDS.get(word).any(|one| *one == what)
}

/// Whether a word in lower case moves a number, or takes up all that was counted before.
#[inline(never)]
fn word(word: &str) -> Option<Word> {
    [Word::Rise, Word::Fall, Word::Whole].into_iter().find(|what| says(*what, word))
}

/// Words of which a thing can be one only ("men" and "women"): the set a word stands in and which of
/// its kinds it is.
#[inline(never)]
fn kind_in_set(word: &str) -> Option<(usize, usize)> {
    static KINDS: LazyLock<WordMap<(usize, usize)>> = LazyLock::new(|| {
        let sets = grouped(RECKONING).filter(|(group, _)| *group == "apart");
        let kinds = sets.enumerate().flat_map(|(set, (_, line))| {
            let kinds = line.split(',').enumerate();
            kinds.flat_map(move |(kind, words)| {
                words.split_whitespace().map(move |word| (word, (set, kind)))
            })
        });
        WordMap::new(kinds.collect())
    });
    KINDS.get(word).copied()
}

impl Sheet<'_> {
    #[inline(never)]
    fn near(&self, at: usize) -> &[Figure] {
        let end = self.figures.len().min(at + WINDOW);
        &self.figures[at.saturating_sub(WINDOW)..end]
    }

    #[inline(never)]
    fn stems(&self, figure: &Figure) -> Vec<String> {
        figure.heads.iter().map(|head| noun::stem(&head.of(self.text).to_lowercase())).collect()
    }

    /// Whether two figures count the same things.
    #[inline(never)]
    fn alike(&self, a: &Figure, b: &Figure) -> bool {
        self.stems(a) == self.stems(b)
    }

    /// The words of a figure's sentence that stand before it.
    #[inline(never)]
    fn lead(&self, figure: &Figure) -> Option<&str> {
        let start = self.sentences.get(figure.sentence)?.span.start();
        Some(Span::new(start, figure.span.start()).of(self.text))
    }

    /// The last word before a figure, in lower case.
    #[inline(never)]
    fn before(&self, figure: &Figure) -> String {
        self.word_before(figure.span, figure.sentence)
    }

    /// The last word of a sentence before a place in it, in lower case.
    #[inline(never)]
    fn word_before(&self, place: Span, sentence: usize) -> String {
        let start = self.sentences.get(sentence).map_or(0, |s| s.span.start());
        let words = Span::new(start, place.start().max(start)).of(self.text);
        words.split_whitespace().next_back().unwrap_or("").to_lowercase()
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
        // A week may be one of five working days.
        let working = if other_days == 7 { daily(other.value, 5)? } else { b };
        let overlap = a.0 <= working.1 && b.0 <= a.1;
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
    #[inline(never)]
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
        Some(Check::of(
            CheckKind::Each,
            &places,
            &[
                "“",
                each.span.of(self.text),
                "” is ",
                &n.to_string(),
                " on each side, ",
                &both.to_string(),
                " in all; ",
                &told.join("; "),
            ],
            others.iter().all(|f| f.value.low < n),
        ))
    }
}

// What many places ask stands once: in place, each asks for hundreds of bytes.

/// Whether the words between two numbers are one of a few.
#[inline(never)]
fn is_gap(gap: &str, of: &[&str]) -> bool {
    of.contains(&gap.trim())
}

#[inline(never)]
fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether one of a few words stands in a text.
#[inline(never)]
fn has_word(text: &str, of: &[&str]) -> bool {
    text.split_whitespace().any(|word| of.contains(&word))
}

/// Whether two figures are in one unit.
#[inline(never)]
fn unit_eq(a: Unit, b: Unit) -> bool {
    a == b
}

#[inline(never)]
fn is_plain_count(figure: &Figure) -> bool {
    figure.unit == Unit::Count && figure.per.is_none() && figure.has_one_value()
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
