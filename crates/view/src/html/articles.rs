//! The list of articles.

use super::units;
use crate::app::{App, Article, ArticleIdx, ArticleState, Command, Element, WhoSpeaks};
use crate::words;
use maud::{Markup, html};

pub(super) fn list(app: &App) -> Markup {
    html! {
        @if !app.articles.is_empty() {
            h2 id="articles-title" { (words::headline(app.articles.len())) }
            ol class="articles" {
                @for (index, article) in app.articles.iter().enumerate() {
                    (item(app, ArticleIdx(index), article))
                }
            }
            (legend(app))
        }
    }
}

fn item(app: &App, index: ArticleIdx, article: &Article) -> Markup {
    let current = app.open == Some(index);
    match &article.state {
        ArticleState::Failed(fault) => html! {
            li class="failed" {
                strong { (title(index, article)) }
                small { bdi { (article.entry.file) } " " (words::fault(fault)) "." }
            }
        },
        ArticleState::Waiting => html! {
            li class="waiting" {
                strong { (title(index, article)) }
                small { (words::WAITING) }
            }
        },
        ArticleState::Open(open) => html! {
            li class=[current.then_some("current")] {
                (link(app, index, article, current))
                small { (provenance(article)) (matching(app, index)) }
                (bar(&open.who_speaks))
            }
        },
    }
}

fn link(app: &App, index: ArticleIdx, article: &Article, current: bool) -> Markup {
    let (name, id) = Command::OpenArticle(index).attributes();
    html! {
        a id=(Element::Article(index).id()) href=(app.place_of_article(index).to_fragment()) data-do=(name) data-id=(id)
            aria-current=[current.then_some("true")] {
            (title(index, article))
        }
    }
}

/// The number by which the other views name an article, and its title.
fn title(index: ArticleIdx, article: &Article) -> Markup {
    html! { span class="n" { (index.0 + 1) } " " bdi { (article.title()) } }
}

/// Outlet or author, and date, in as few words as possible; the article itself has them all.
fn provenance(article: &Article) -> Markup {
    let from = article.outlet().or_else(|| article.author());
    let date = article.published().map(|told| told.value).or_else(|| article.updated());
    html! {
        @if let Some(from) = from { bdi { (from.value) } } @else { (words::NO_OUTLET) }
        (words::DOT)
        @if let Some(date) = date { (words::day(date)) } @else { (words::UNDATED) }
    }
}

fn matching(app: &App, index: ArticleIdx) -> Markup {
    let entries = app.entries_of(index);
    let sieve = app.sieve();
    let n = || entries.iter().filter(|entry| sieve.passes(*entry)).count();
    html! {
        @if let Some(hits) = app.search.hits.get(index.0) {
            (words::DOT) span class="n-of" { (words::n_hits(hits.len())) }
        } @else if !app.filters.is_empty() {
            (words::DOT) span class="n-of" { (words::matching_in_article(n(), entries.len())) }
        }
    }
}

pub(super) fn bar(who: &WhoSpeaks) -> Markup {
    const WIDTH: f64 = 240.0;
    const GAP: f64 = 2.0;
    let parts = [
        ("bar-named", who.n_named),
        ("bar-pronoun", who.n_pronoun),
        ("bar-unnamed", who.n_unnamed),
        ("bar-own", who.n_own),
    ];
    let parts: Vec<(&str, usize)> = parts.into_iter().filter(|(_, n)| *n > 0).collect();
    let n_all: usize = parts.iter().map(|(_, n)| n).sum();
    let room = WIDTH - GAP * parts.len().saturating_sub(1) as f64;
    let mut x = 0.0;
    let placed: Vec<(&str, f64, f64)> = parts
        .into_iter()
        .map(|(class, n)| {
            let width = room * n as f64 / n_all as f64;
            let from = x;
            x += width + GAP;
            (class, from, width)
        })
        .collect();
    html! {
        svg class="bar" viewBox="0 0 240 4" preserveAspectRatio="none" role="img"
            aria-label=(words::bar(who)) {
            @for (class, x, width) in placed {
                rect class=(class) x=(units(x)) y="0" width=(units(width)) height="4" {}
            }
        }
    }
}

fn legend(app: &App) -> Markup {
    let any_pronoun = app.articles.iter().any(|article| match &article.state {
        ArticleState::Open(open) => open.who_speaks.n_pronoun > 0,
        _ => false,
    });
    let sample = |class: &str, word: &str| {
        html! {
            span {
                svg class="bar-key" viewBox="0 0 8 8" width="8" height="8" aria-hidden="true" {
                    rect class=(class) x="0" y="0" width="8" height="8" rx="1" {}
                }
                (word)
            }
            " "
        }
    };
    html! {
        // Whoever hears the bars hears them in words.
        p class="legend" aria-hidden="true" {
            (sample("bar-named", words::BAR_NAMED))
            @if any_pronoun { (sample("bar-pronoun", words::BAR_PRONOUN)) }
            (sample("bar-unnamed", words::BAR_UNNAMED))
            (sample("bar-own", words::BAR_OWN))
        }
    }
}
