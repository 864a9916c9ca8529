//! How often each source speaks in which article: a table whose cells are dots.

use super::detail;
use crate::app::{App, ArticleIdx, Command, Element, Hue, SpeakerIdx};
use crate::html::{hue_class, units};
use crate::words;
use maud::{Markup, html};
use sayso_engine::order::Order;

/// A source with how often it is heard in each article, among the claims that match the filters.
pub(super) struct Row {
    pub(super) speaker: SpeakerIdx,
    counts: Vec<usize>,
    total: usize,
}

/// The sources that are heard, the most frequent first; the one whose particulars are open stays.
pub(super) fn rows(app: &App) -> Vec<Row> {
    let row = |speaker| Row { speaker, counts: vec![0; app.articles.len()], total: 0 };
    // In the order of the speakers.
    let mut rows: Vec<Row> = app.speakers.iter().map(|(speaker, _)| row(speaker)).collect();
    for entry in app.matching() {
        for speaker in &entry.speakers {
            let found = rows.binary_search_by_key(speaker, |row| row.speaker);
            if let Some(row) = found.ok().and_then(|at| rows.get_mut(at)) {
                row.counts[entry.at.article.0] += 1;
                row.total += 1;
            }
        }
    }
    let open = app.source.as_deref().and_then(|name| app.speakers.find(name));
    let heard = |row: &Row| row.total > 0 || Some(row.speaker) == open;
    rows.retain(heard);
    rows.order_by_key(|row| std::cmp::Reverse(row.total));
    rows
}

/// With more articles than this there is no column for each, but one that says how many.
const N_COLUMNS: usize = 30;

pub(super) fn table(app: &App, rows: &[Row]) -> Markup {
    let n = app.articles.len();
    let articles = || (0..if n > N_COLUMNS { 0 } else { n }).map(ArticleIdx);
    html! {
        div class="plot" {
            table {
                thead {
                    tr {
                        th scope="col" { (words::SPEAKER) }
                        @for article in articles() { th scope="col" class="at" { (head(app, article)) } }
                        @if n > N_COLUMNS { th scope="col" class="total" { (words::IN_ARTICLES) } }
                        th scope="col" class="total" { (words::TOTAL) }
                    }
                }
                tbody {
                    @for row in rows { (self::row(app, row)) }
                }
            }
        }
    }
}

/// An article's number; its title is for who hears or hovers.
fn head(app: &App, index: ArticleIdx) -> Markup {
    let title = app.articles.get(index.0).map(|article| article.title()).unwrap_or_default();
    let label = words::in_article(index.0 + 1, &title);
    html! { span aria-hidden="true" title=(label) { (index.0 + 1) } span class="aloud" { (label) } }
}

fn row(app: &App, row: &Row) -> Markup {
    let Some(speaker) = app.speakers.get(row.speaker) else { return html! {} };
    let (name, id) = Command::ToggleSource(speaker.name.clone()).attributes();
    let open = app.source.as_deref().and_then(|name| app.speakers.find(name)) == Some(row.speaker);
    html! {
        tr class=(hue_class(speaker.hue)) {
            th scope="row" {
                button type="button" id=(Element::Source(speaker.name.clone()).id())
                    data-do=(name) data-id=(id) aria-expanded=(if open { "true" } else { "false" }) {
                    bdi { (words::speaker(speaker)) }
                }
                small { bdi { (words::who_is(Some(speaker))) } }
            }
            @if row.counts.len() > N_COLUMNS {
                td class="total" { (row.counts.iter().filter(|n| **n > 0).count()) }
            } @else {
                @for &n in &row.counts { td { (dot(n, speaker.hue)) } }
            }
            td class="total" { (row.total) }
        }
        @if open {
            tr class="detail" { td colspan=(app.articles.len() + 2) { (detail::detail(app, row.speaker)) } }
        }
    }
}

/// A dot whose area grows with the number, and the number for who hears the table.
fn dot(n: usize, hue: Hue) -> Markup {
    const LARGEST: f64 = 11.0;
    let radius = (2.6 * (n as f64).sqrt()).min(LARGEST);
    html! {
        @if n > 0 {
            svg class={ "dot " (hue_class(hue)) } viewBox="0 0 24 24" width="24" height="24"
                aria-hidden="true" focusable="false" {
                circle cx="12" cy="12" r=(units(radius)) {}
            }
            span class="n" aria-hidden="true" { (n) }
        }
        span class="aloud" { (words::heard(n)) }
    }
}
