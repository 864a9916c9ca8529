//! What happened when, and when it was told: a drawing, and the same as a list.

use super::compare::{article, link, voice};
use super::units;
use crate::app::{App, ArticleState, Command, Day, Element, Timeline, ToldWhen as Told};
use crate::fragment::Place;
use crate::words;
use jiff::civil::Date;
use maud::{Markup, html};
use sayso_engine::compare::Place as Words;
use sayso_engine::order::Order;
use sayso_engine::time::{Basis, Interval};

/// So many words of a sentence are shown.
const N_WORDS: usize = 40;
/// No more sentences are printed at once, but for those of the last day.
const MOST: usize = 300;

pub(super) fn timeline(app: &App) -> Markup {
    let timeline = Timeline::of(app);
    let pages = pages(&timeline.days);
    let chosen = |page: &&&[Day]| page.iter().any(|day| app.finding.as_ref() == Some(&day.key()));
    let shown = pages.iter().find(chosen).or(pages.first()).copied().unwrap_or_default();
    let nothing = timeline.days.is_empty() && timeline.undated.is_empty();
    html! {
        h1 { (words::TIMELINE_TITLE) }
        p class="found" { (words::TIMELINE_MEANS) }
        @if !app.is_settled() { p { (words::NOT_YET_DATED) } }
        @else if nothing && app.filters.is_empty() { p { (words::NOTHING_DATED) } }
        @else if nothing { p { (words::NOTHING_MATCHES) } }
        (drawing(app, shown))
        ol class="days" {
            @for day in shown { (one(app, day)) }
        }
        @if pages.len() > 1 { (turn(app, &pages, shown)) }
        (undated(app, &timeline.undated))
        (articles(app))
    }
}

/// The days in parts, each with as many sentences as are printed at once.
fn pages(days: &[Day]) -> Vec<&[Day]> {
    let mut n = 0;
    let mut pages = Vec::new();
    let mut first = 0;
    for (at, day) in days.iter().enumerate() {
        n += day.told.len();
        if n >= MOST || at + 1 == days.len() {
            pages.push(&days[first..=at]);
            (first, n) = (at + 1, 0);
        }
    }
    pages
}

/// The way to the other parts.
fn turn(app: &App, pages: &[&[Day]], shown: &[Day]) -> Markup {
    html! {
        nav class="contents" aria-label=(words::PAGES) {
            ul {
                @for page in pages {
                    @if let [first, ..] = page {
                        @let label = words::page_of_days(first.days, page.last().unwrap_or(first).days);
                        @let key = first.key();
                        @let (name, id) = Command::Choose(key.clone()).attributes();
                        @let place = Place { finding: Some(key), ..app.place() };
                        li {
                            @if page.first() == shown.first() { b aria-current="page" { (label) } }
                            @else { a href=(place.to_fragment()) data-do=(name) data-id=(id) { (label) } }
                        }
                    }
                }
            }
        }
    }
}

/// Whether something on the timeline goes by this key.
pub(crate) fn has_day(app: &App, key: &str) -> bool {
    Timeline::of(app).days.iter().any(|day| day.key() == key)
}

fn one(app: &App, day: &Day) -> Markup {
    let key = day.key();
    let chosen = app.finding.as_deref() == Some(&key);
    html! {
        li class=(if chosen { "day chosen" } else { "day" }) tabindex="-1"
            id=(Element::Finding(key.clone()).id()) {
            h2 { time datetime=(sayso_engine::time::iso(day.days.first)) { (words::days(day.days)) } }
            ul { @for told in &day.told { (sentence(app, told, &key)) } }
        }
    }
}

fn text_of(app: &App, place: Words) -> String {
    app.article_read(place.article).and_then(|open| open.words(place.span)).unwrap_or_default()
}

fn sentence(app: &App, told: &Told, key: &str) -> Markup {
    let basis = words::basis(told.basis);
    html! {
        li {
            (link(app, told.place, key, html! {
                bdi { (words::excerpt(&text_of(app, told.place), N_WORDS)) }
            }))
            small {
                "“" bdi { (text_of(app, told.words)) } "”"
                @if let Some(bound) = words::bound(told.bound) { ", " (bound) }
                @if let Some(basis) = basis { ", " (basis) }
                (words::DOT) bdi { (voice(app, app.voice_of(told.place))) }
                (words::DOT) (article(app, told.place.article))
                @if told.weekday_differs { em { (words::DOT) (words::WEEKDAY_DIFFERS) } }
            }
        }
    }
}

fn undated(app: &App, undated: &[Told]) -> Markup {
    html! {
        @if !undated.is_empty() {
            section class="tray" aria-labelledby="undated-title" {
                h2 id="undated-title" { (words::UNDATED_TITLE) }
                p class="means" { (words::UNDATED_MEANS) }
                ul {
                    @for told in undated.iter().take(MOST) {
                        li {
                            (link(app, told.place, "", html! {
                                bdi { (words::excerpt(&text_of(app, told.place), N_WORDS)) }
                            }))
                            small {
                                "“" bdi { (text_of(app, told.words)) } "”"
                                (words::DOT) bdi { (voice(app, app.voice_of(told.place))) }
                                (words::DOT) (article(app, told.place.article))
                            }
                        }
                    }
                }
                @if undated.len() > MOST { p class="means" { (words::and_more(undated.len() - MOST)) } }
            }
        }
    }
}

/// When the articles appeared, in that order; those without a date last.
fn articles(app: &App) -> Markup {
    let read = app.articles.iter().enumerate();
    let read = read.filter(|(_, article)| matches!(article.state, ArticleState::Open(_)));
    let mut dated: Vec<(Option<Interval>, Option<Basis>, usize)> = read
        .map(|(index, _)| {
            let dating = app.dating_of(index);
            (dating.map(|dating| dating.days), dating.map(|dating| dating.basis), index)
        })
        .collect();
    dated.order_by_key(|(days, _, index)| (days.is_none(), *days, *index));
    html! {
        @if !dated.is_empty() {
            section aria-labelledby="told-title" {
                h2 id="told-title" { (words::TOLD_TITLE) }
                ul class="told" {
                    @for (days, basis, index) in dated {
                        li {
                            b { @match days { Some(days) => (words::days(days)), None => (words::UNDATED) } }
                            " " span { (in_full(app, index))
                            @if let Some(basis) = basis.and_then(words::basis) { small { (words::DOT) (basis) } } }
                        }
                    }
                }
            }
        }
    }
}

/// An article by its number and title.
fn in_full(app: &App, index: usize) -> Markup {
    let title = app.articles.get(index).map(|article| article.title()).unwrap_or_default();
    html! { span class="n" { (index + 1) } " " bdi { (title) } }
}

const WIDTH: f64 = 920.0;
const LEFT: f64 = 84.0;
const RIGHT: f64 = 40.0;
const LANE: f64 = 26.0;
/// With more articles than this they share a lane.
const N_LANES: usize = 8;

/// Where days stand. Neighbouring days that something is told of are apart by the logarithm of the
/// time between them, so that an event of ten years ago leaves room for last week.
struct Scale(Vec<(Date, f64)>);

impl Scale {
    fn of(mut days: Vec<Date>) -> Scale {
        days.order();
        days.dedup();
        let mut at = 0.0;
        let mut before: Option<Date> = None;
        let mut places = Vec::new();
        for day in days {
            if let Some(before) = before {
                let days = Interval { first: before, last: day }.days() - 1;
                at += 1.0 + f64::from(days).log2();
            }
            places.push((day, at));
            before = Some(day);
        }
        let room = (WIDTH - LEFT - RIGHT) / if at > 0.0 { at } else { 1.0 };
        places.iter_mut().for_each(|(_, x)| *x = LEFT + *x * room);
        Scale(places)
    }

    fn at(&self, day: Date) -> f64 {
        let found = self.0.binary_search_by_key(&day, |(known, _)| *known);
        found.ok().and_then(|at| self.0.get(at)).map_or(LEFT, |(_, x)| *x)
    }

    /// Days whose names do not run into each other.
    fn ticks(&self) -> Vec<(Date, f64)> {
        const APART: f64 = 124.0;
        let mut ticks: Vec<(Date, f64)> = Vec::new();
        for &(day, x) in &self.0 {
            if ticks.last().is_none_or(|(_, last)| x - last >= APART) {
                ticks.push((day, x));
            }
        }
        ticks
    }
}

fn drawing(app: &App, days: &[Day]) -> Markup {
    let lanes = if app.articles.len() > N_LANES { 1 } else { app.articles.len() };
    let lane_of = |article: usize| if lanes == 1 { 0 } else { article };
    let datings: Vec<(usize, Interval)> = (0..app.articles.len())
        .filter_map(|index| Some((index, app.dating_of(index)?.days)))
        .collect();
    let intervals = days.iter().map(|day| day.days).chain(datings.iter().map(|(_, days)| *days));
    let scale = Scale::of(intervals.flat_map(|days| [days.first, days.last]).collect());
    if scale.0.len() < 2 {
        return html! {};
    }
    // The shorter lie on the longer ones.
    let mut days: Vec<&Day> = days.iter().collect();
    days.order_by_key(|day| -day.days.days());
    let y = |lane: usize| 16.0 + LANE * lane as f64;
    let bottom = y(lanes) + 8.0;
    let height = bottom + 34.0;
    html! {
        // The list below says the same in words; the drawing is a short cut to it.
        svg class="drawing" viewBox={ "0 0 " (units(WIDTH)) " " (units(height)) } aria-hidden="true" focusable="false" {
            @for lane in 0..lanes {
                line class="axis" x1=(units(LEFT - 10.0)) x2=(units(WIDTH - RIGHT + 10.0)) y1=(units(y(lane))) y2=(units(y(lane))) {}
                @if lanes > 1 { text x=(units(LEFT - 22.0)) y=(units(y(lane) + 4.0)) text-anchor="end" { (lane + 1) } }
            }
            text x=(units(LEFT - 22.0)) y=(units(bottom + 4.0)) text-anchor="end" { (words::TOLD_LANE) }
            @for day in days {
                @for lane in 0..lanes {
                    @let n = day.told.iter().filter(|told| lane_of(told.place.article) == lane).count();
                    @if n > 0 { (mark(&scale, day, y(lane), n)) }
                }
            }
            @for (index, days) in &datings {
                @let (from, to) = (scale.at(days.first), scale.at(days.last));
                text x=(units((from + to) / 2.0)) y=(units(bottom - 10.0)) text-anchor="middle" { (index + 1) }
                g class="published" {
                    title { (words::told_on(index + 1, &words::days(*days))) }
                    @if to > from { rect x=(units(from)) y=(units(bottom - 3.0)) width=(units(to - from)) height="6" rx="3" {} }
                    @else { path d={ "M" (units(from)) " " (units(bottom - 6.0)) "l6 6l-6 6l-6 -6z" } {} }
                }
            }
            @for (day, x) in scale.ticks() {
                line class="tick" x1=(units(x)) x2=(units(x)) y1="6" y2=(units(bottom + 12.0)) {}
                text x=(units(x)) y=(units(bottom + 28.0)) text-anchor="middle" { (words::day(day)) }
            }
        }
    }
}

/// What an article tells of certain days: a dot for one day, a band for several.
fn mark(scale: &Scale, day: &Day, y: f64, n: usize) -> Markup {
    let (from, to) = (scale.at(day.days.first), scale.at(day.days.last));
    let (name, id) = Command::Choose(day.key()).attributes();
    let radius = 3.5 + (n.min(9) as f64).sqrt();
    html! {
        g class="mark" data-do=(name) data-id=(id) {
            title { (words::days(day.days)) ": " (words::sentences(n)) }
            @if to > from { rect x=(units(from)) y=(units(y - 4.0)) width=(units(to - from)) height="8" rx="4" {} }
            @else { circle cx=(units(from)) cy=(units(y)) r=(units(radius)) {} }
        }
    }
}
