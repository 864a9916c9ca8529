//! Which figures of the engine are the annotated ones.

use super::gold::{GoldArticle, GoldFigure};
use sayso_engine::figure::{Amount, Figure, Modifier};
use sayso_engine::time::Interval;
use sayso_engine::{Document, Reading, Span, read};
use std::fmt::Write;

/// Counts over all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureScore {
    /// Annotated figures that must be found.
    pub wanted: usize,
    /// Figures that the engine gives and that are not optional.
    pub given: usize,
    /// Found, with the same value at the same place.
    pub found: usize,
    /// Of these: with the same modifier.
    pub modifiers: usize,
    /// Of these: whose counted noun or measure shares a word with what is annotated as counted.
    pub counted: usize,
    /// Of these with an annotated date: on days within or around it.
    pub dated: (usize, usize),
    /// Of these: given by a claim where a speaker is annotated, by the article where it is not.
    pub voices: usize,
    /// What was missed, given wrongly or told otherwise, for the eye.
    pub outcomes: Vec<Outcome>,
}

/// A figure that is not as annotated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The article's name.
    pub id: String,
    /// What is wrong, with the words.
    pub fault: String,
}

impl FigureScore {
    /// The share of figures given that are annotated.
    pub fn precision(&self) -> f64 {
        ratio(self.found, self.given)
    }

    /// The share of annotated figures that were found.
    pub fn recall(&self) -> f64 {
        ratio(self.found, self.wanted)
    }

    /// The harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        ratio(2 * self.found, self.given + self.wanted)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// A figure or a time of day as the engine gives it.
struct Given<'r> {
    span: Span,
    low: Amount,
    high: Option<Amount>,
    modifier: Option<Modifier>,
    figure: Option<&'r Figure>,
}

/// Reads the articles and compares. An age or an ordinal is no figure for the engine, so an
/// annotated one is neither wanted nor wrong; times of day are figures here.
pub fn score_figures(articles: &[GoldArticle]) -> FigureScore {
    let mut score = FigureScore::default();
    for article in articles {
        let Ok(document) = Document::new(article.text.as_str()) else { continue };
        let reading = read(&document);
        compare(article, &reading, &mut score);
    }
    score
}

fn compare(article: &GoldArticle, reading: &Reading, score: &mut FigureScore) {
    let given = given(reading);
    let mut taken = vec![false; given.len()];
    let fault = |score: &mut FigureScore, fault: String| {
        score.outcomes.push(Outcome { id: article.id.clone(), fault });
    };
    for gold in &article.figures {
        let span = Span::new(gold.span.0, gold.span.1);
        let words = span.of(&article.text);
        let optional = gold.what.starts_with("age of") || gold.what.starts_with("ordinal");
        let fitting = given
            .iter()
            .enumerate()
            .find(|(at, g)| !taken[*at] && g.span.overlaps(span) && is_value(&gold.value, g));
        if let Some((at, _)) = fitting {
            taken[at] = true;
        }
        if optional {
            continue;
        }
        score.wanted += 1;
        let Some((_, found)) = fitting else {
            fault(score, format!("missed: {words} = {}", gold.value));
            continue;
        };
        score.found += 1;
        let mut tell = String::new();
        if found.modifier.is_none_or(|m| is_modifier(&gold.modifier, m)) {
            score.modifiers += 1;
        } else {
            let _ = write!(tell, " modifier {:?}, not {};", found.modifier, gold.modifier);
        }
        match found.figure {
            None => (score.counted, score.voices) = (score.counted + 1, score.voices + 1),
            Some(figure) => detail(article, reading, gold, figure, score, &mut tell),
        }
        if !tell.is_empty() {
            fault(score, format!("other: {words}:{tell}"));
        }
    }
    for (found, taken) in given.iter().zip(&taken) {
        let counts = found.figure.is_some();
        score.given += usize::from(*taken || counts);
        if !taken && counts {
            let words = found.span.of(&article.text);
            fault(score, format!("not annotated: {words} = {}", found.low));
        }
    }
    // Annotated ages and ordinals that the engine gives all the same are not its fault twice.
    let optional = article
        .figures
        .iter()
        .filter(|g| g.what.starts_with("age of") || g.what.starts_with("ordinal"));
    for gold in optional {
        let span = Span::new(gold.span.0, gold.span.1);
        let hit = given.iter().zip(&taken).any(|(g, t)| *t && g.span.overlaps(span));
        score.given -= usize::from(hit);
    }
}

fn detail(
    article: &GoldArticle,
    reading: &Reading,
    gold: &GoldFigure,
    figure: &Figure,
    score: &mut FigureScore,
    tell: &mut String,
) {
    let what = gold.what.to_lowercase();
    let measure = figure.measure.map(|(measure, _)| measure.name());
    let words = figure.what.map_or("", |span| span.of(&article.text)).to_lowercase();
    let shares = words
        .split(|c: char| !c.is_alphanumeric())
        .chain(measure)
        .chain([figure.unit.name()])
        .any(|word| word.len() > 3 && what.contains(word.trim_end_matches('s')));
    if shares {
        score.counted += 1;
    } else {
        let _ = write!(tell, " counts {words:?} {measure:?}, not {what:?};");
    }
    let outlet = gold.speaker == "outlet voice" || gold.speaker.starts_with("Unattributed");
    if outlet == figure.claim.is_none() {
        score.voices += 1;
    } else {
        let _ = write!(tell, " voice: {:?}, not {};", figure.claim, gold.speaker);
    }
    if let Some(days) = gold.date.as_deref().and_then(gold_days) {
        score.dated.1 += 1;
        let found = figure.time.and_then(|(at, _)| reading.times.get(at)?.days);
        if found.is_some_and(|found| found.contains(days) || days.contains(found)) {
            score.dated.0 += 1;
        } else {
            let _ = write!(tell, " date {found:?}, not {days};");
        }
    }
}

fn given(reading: &Reading) -> Vec<Given<'_>> {
    let figures = reading.figures.iter().chain(&reading.teaser.figures).map(|figure| Given {
        span: figure.span,
        low: figure.value.low,
        high: figure.value.high,
        modifier: Some(figure.modifier),
        figure: Some(figure),
    });
    let clocks = reading.times.iter().filter_map(|time| {
        let clock = time.clock?;
        let hours = i64::from(clock.hour) * 1000 + i64::from(clock.minute) * 1000 / 60;
        let low = Amount::from_thousandths(hours);
        Some(Given { span: time.span, low, high: Some(low), modifier: None, figure: None })
    });
    figures.chain(clocks).collect()
}

/// Equal to a hundredth: the annotation rounds times of day.
fn is_value(gold: &serde_json::Value, given: &Given<'_>) -> bool {
    let near =
        |number: f64, amount: Amount| (number * 1000.0 - amount.thousandths() as f64).abs() < 10.0;
    match gold {
        serde_json::Value::Array(ends) => {
            let low = ends.first().and_then(serde_json::Value::as_f64);
            let high = ends.get(1).and_then(serde_json::Value::as_f64);
            low.is_some_and(|low| near(low, given.low))
                && match (high, given.high) {
                    (Some(high), Some(given)) => near(high, given),
                    (None, None) => true,
                    _ => false,
                }
        }
        gold => gold.as_f64().is_some_and(|n| near(n, given.low) && given.high == Some(given.low)),
    }
}

fn is_modifier(gold: &str, given: Modifier) -> bool {
    let fitting: &[Modifier] = match gold {
        "exactly" => &[Modifier::Exactly],
        "about" => &[Modifier::About, Modifier::Nearly],
        "at least" => &[Modifier::AtLeast],
        "over" | "more than" | "more than double" => &[Modifier::MoreThan],
        "average" => &[Modifier::Average],
        _ => &[Modifier::Vague],
    };
    fitting.contains(&given)
}

/// "2025-05-24", "2025-05", "2022", or two of these with a slash.
fn gold_days(date: &str) -> Option<Interval> {
    let date = date.split(' ').next()?;
    let (first, last) = date.split_once('/').unwrap_or((date, date));
    let days = |part: &str| -> Option<Interval> {
        let mut numbers = part.split('-').map(str::parse::<i16>);
        let year = numbers.next()?.ok()?;
        let Some(month) = numbers.next() else {
            return Interval::of_year(year);
        };
        let month = i8::try_from(month.ok()?).ok()?;
        match numbers.next() {
            Some(day) => Interval::of_day(year, month, i8::try_from(day.ok()?).ok()?),
            None => Interval::of_month(year, month),
        }
    };
    let (first, last) = (days(first)?, days(last)?);
    Some(Interval { first: first.first, last: last.last })
}
