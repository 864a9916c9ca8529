//! Who speaks: how often, in which article, under which names, with which claims.

mod detail;
mod plot;

use super::{articles, button};
use crate::app::{App, ArticleIdx, ArticleState, Command, Element, WhoSpeaks};
use crate::words;
use maud::{Markup, html};
use sayso_engine::source::Naming;

pub(super) fn sources(app: &App) -> Markup {
    if app.entries.is_empty() {
        return html! {};
    }
    let rows = plot::rows(app);
    html! {
        h1 { (words::SOURCES_TITLE) }
        p class="found" {
            (words::n_sources(rows.len(), app.matching().count())) " " (words::PLOT_MEANS)
        }
        (plot::table(app, &rows))
        (per_article(app))
        (corrections(app))
    }
}

/// One bar for each article: named, unnamed, own voice.
fn per_article(app: &App) -> Markup {
    html! {
        section class="kinds" aria-labelledby="kinds-title" {
            h2 id="kinds-title" { (words::PER_ARTICLE) }
            p class="means" { (words::PER_ARTICLE_MEANS) }
            ol {
                @for (index, article) in app.articles.iter().enumerate() {
                    @if let ArticleState::Open(open) = &article.state {
                        @let who = who_speaks(app, ArticleIdx(index), open.who_speaks.n_own);
                        li {
                            (link(app, ArticleIdx(index)))
                            (articles::bar(&who))
                            small { (words::kinds(&who)) }
                        }
                    }
                }
            }
        }
    }
}

/// How often named and unnamed speakers are heard, as the reader corrected it.
fn who_speaks(app: &App, article: ArticleIdx, n_own: usize) -> WhoSpeaks {
    let mut who = WhoSpeaks { n_own, ..WhoSpeaks::default() };
    for entry in app.entries_of(article) {
        match app.speaker_of(entry.at).map(|speaker| speaker.naming) {
            Some(Naming::Name) => who.n_named += 1,
            Some(Naming::Pronoun) => who.n_pronoun += 1,
            Some(Naming::Description) | None => who.n_unnamed += 1,
        }
    }
    who
}

/// An article by its number and title.
pub(super) fn link(app: &App, index: ArticleIdx) -> Markup {
    let Some(article) = app.articles.get(index.0) else { return html! {} };
    let (name, id) = Command::OpenArticle(index).attributes();
    html! {
        a href=(app.place_of_article(index).to_fragment()) data-do=(name) data-id=(id) {
            span class="n" { (index.0 + 1) } " " bdi { (article.title()) }
        }
    }
}

fn corrections(app: &App) -> Markup {
    let made = app.corrections.made();
    html! {
        section class="corrections" aria-labelledby="corrections-title" {
            h2 id="corrections-title" { (words::CORRECTIONS) }
            p class="means" { (words::CORRECTIONS_MEAN) }
            @if !made.is_empty() {
                p { (words::n_corrections(made.len(), app.speakers.idle().len())) }
                ol class="made" {
                    @for correction in made { li { bdi { (words::corrected(correction)) } } }
                }
            }
            div class="acts" {
                @let (undo, _) = Command::Undo.attributes();
                button type="button" class="quiet" id=(Element::Undo.id()) data-do=(undo)
                    aria-disabled=[(!app.corrections.can_undo()).then_some("true")] { (words::UNDO) }
                @if app.corrections.can_redo() {
                    (button(&Command::Redo, "quiet", html! { (words::REDO) }))
                }
                @if !made.is_empty() {
                    (button(&Command::SaveCorrections, "quiet", html! { (words::SAVE) }))
                }
                label class="quiet file" {
                    (words::OPEN_CORRECTIONS)
                    input type="file" id="corrections-file" accept=".json,application/json";
                }
            }
        }
    }
}
