//! What the articles tell of when: their sentences by the days that they name.

use super::{App, ArticleState};
use sayso_engine::compare::Place;
use sayso_engine::document::BlockKind;
use sayso_engine::order::Order;
use sayso_engine::time::{Basis, Bound, Dating, Grain, Interval, iso};

/// Everything with a date, and what has none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// By their first day, and the shortest first.
    pub days: Vec<Day>,
    /// Sentences that name a time of which the text does not tell the day, by article and place.
    pub undated: Vec<Told>,
}

/// What happened on certain days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The days.
    pub days: Interval,
    /// The sentences that name them, by article and place.
    pub told: Vec<Told>,
}

/// A sentence that names a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The sentence.
    pub place: Place,
    /// The words for the time.
    pub words: Place,
    /// How what is told relates to it.
    pub bound: Bound,
    /// What the days rest on.
    pub basis: Basis,
    /// Whether the weekday named is not that of the date named with it.
    pub weekday_differs: bool,
}

impl Day {
    /// What it goes by in links: "2025-05-24", or its first and last day.
    pub fn key(&self) -> String {
        match self.days {
            Interval { first, last } if first == last => iso(first),
            Interval { first, last } => format!("{}..{}", iso(first), iso(last)),
        }
    }
}

impl Timeline {
    /// The timeline of all articles that are read, of what matches the filters.
    pub(crate) fn of(app: &App) -> Timeline {
        let mut dated: Vec<(Interval, Told)> = Vec::new();
        let mut undated: Vec<Told> = Vec::new();
        for (index, article) in app.articles.iter().enumerate() {
            let ArticleState::Open(open) = &article.state else { continue };
            let reading = &open.reading;
            for time in &reading.times {
                let Some(sentence) = reading.sentences.get(time.sentence) else { continue };
                let kind = reading.blocks.get(sentence.block).map(|block| block.kind);
                // The article's own date stands with the dates of the articles.
                if kind == Some(BlockKind::Byline) || time.grain == Grain::Clock {
                    continue;
                }
                let place = Place { article: index, span: sentence.span.trim(&open.text) };
                if !app.matches_at(place) {
                    continue;
                }
                let told = Told {
                    place,
                    words: Place { article: index, span: time.span },
                    bound: time.bound,
                    basis: time.basis,
                    weekday_differs: time.weekday_differs,
                };
                match time.days {
                    Some(days) => dated.push((days, told)),
                    None => add(&mut undated, told),
                }
            }
        }
        dated.order_by_key(|(days, _)| (days.first, days.last));
        let mut days: Vec<Day> = Vec::new();
        for (interval, told) in dated {
            match days.last_mut().filter(|day| day.days == interval) {
                Some(day) => add(&mut day.told, told),
                None => days.push(Day { days: interval, told: vec![told] }),
            }
        }
        Timeline { days, undated }
    }
}

/// A sentence that names a time twice is told once.
fn add(list: &mut Vec<Told>, told: Told) {
    match list.last_mut().filter(|last| last.place == told.place) {
        Some(last) => last.weekday_differs |= told.weekday_differs,
        None => list.push(told),
    }
}

impl App {
    /// When an article appeared, as the editor or the text says or as its dates suggest.
    pub(crate) fn dating_of(&self, article: usize) -> Option<Dating> {
        let listed = self.articles.get(article)?;
        let stated = listed.published().map(|told| told.value).or_else(|| listed.updated());
        let stated = stated.map(|day| Dating { days: Interval::day(day), basis: Basis::Stated });
        stated.or_else(|| self.article_read(article)?.reading.dating)
    }
}
