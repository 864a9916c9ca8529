//! All claims that match the filters, as a list.

use super::facets::lines;
use super::{compare, language, notes, sources, swatch};
use crate::app::{App, ArticleIdx, ClaimRef, Command, Element, Group, Listing, PAGE};
use crate::fragment::{Grouping, Place, View};
use crate::words;
use maud::{Markup, html};

pub(super) fn claims(app: &App) -> Markup {
    let listing = Listing::of(app);
    let n = listing.rows.len();
    let first = listing.first(app);
    let shown = &listing.rows[first..n.min(first + PAGE)];
    // Where each group begins among what is shown.
    let mut starts: Vec<usize> =
        (0..shown.len()).filter(|&at| at == 0 || shown[at - 1].0 != shown[at].0).collect();
    starts.push(shown.len());
    html! {
        h1 { (words::CLAIMS_TITLE) }
        p class="found" {
            @if n > 0 { (words::count(n, app.entries.len(), app.n_chosen())) ". " (words::CLAIMS_MEAN) }
            @else if app.entries.is_empty() { (words::NO_CLAIMS_YET) }
            @else { (words::NO_CLAIMS_MATCH) }
        }
        (grouping(app))
        @for group in starts.windows(2) {
            section {
                h2 { (head(app, shown[group[0]].0)) }
                ol {
                    @for at in group[0]..group[1] { (one(app, shown[at].1, first + at + 1)) }
                }
            }
        }
        @if n > PAGE { (pages(app, &listing, first)) }
    }
}

/// The ways to part the list.
fn grouping(app: &App) -> Markup {
    html! {
        div class="others" role="group" aria-label=(words::GROUPED_BY) {
            span { (words::GROUPED_BY) }
            @for grouping in Grouping::ALL {
                @let (name, id) = Command::Group(grouping).attributes();
                button type="button" id={ "group-" (id) } data-do=(name) data-id=(id)
                    aria-pressed=(if app.grouping == grouping { "true" } else { "false" }) {
                    (words::grouping(grouping))
                }
            }
        }
    }
}

/// What a group has in common, and the way to all that is known of it.
fn head(app: &App, group: Group) -> Markup {
    match group {
        Group::Article(article) => {
            html! { (sources::link(app, article)) " " (outlet(app, article)) }
        }
        Group::Speaker(speaker) => {
            let Some(speaker) = app.speakers.get(speaker) else { return html! {} };
            let source = Some(speaker.name.clone());
            let place =
                Place { view: View::Sources, source, finding: None, claim: None, ..app.place() };
            html! { a href=(place.to_fragment()) { bdi { (words::speaker(speaker)) } } }
        }
        Group::Matter(at) => {
            let finding = app.compared().and_then(|comparing| comparing.findings.get(at));
            let Some(finding) = finding else { return html! {} };
            html! {
                a href=(compare::place_of(app, &finding.key).to_fragment()) {
                    bdi { (words::matter(&finding.about)) }
                }
            }
        }
        Group::Rest if app.grouping == Grouping::Speaker => html! { (words::NOBODY) },
        Group::Rest => html! { (words::NO_MATTER) },
    }
}

/// The outlet of an article, beside its title.
fn outlet(app: &App, article: ArticleIdx) -> Markup {
    html! { @if let Some(outlet) = outlet_of(app, article) { small { bdi { (outlet) } } } }
}

fn outlet_of(app: &App, article: ArticleIdx) -> Option<String> {
    Some(app.articles.get(article.0)?.outlet()?.value)
}

fn one(app: &App, at: ClaimRef, n: usize) -> Markup {
    let Some(open) = app.article_read(at.article.0) else { return html! {} };
    let Some(claim) = open.reading.claims.get(at.claim.0) else { return html! {} };
    let hue = app.speaker_of(at).map(|speaker| speaker.hue).unwrap_or_default();
    let (name, id) = Command::OpenClaim(at).attributes();
    html! {
        li {
            a id=(Element::Finding(app.key_of(at)).id()) href=(app.place_of(at).to_fragment())
                data-do=(name) data-id=(id) {
                span class="by" {
                    span class="n" { (n) } " "
                    (swatch(hue, lines(claim.form))) " "
                    b { bdi { (app.name_of(at, words::speaker)) } }
                    (words::DOT) (words::form(claim.form))
                    (words::DOT) bdi { (notes::stance(open, claim)) }
                }
                " "
                bdi class="said" lang=[language(app)] dir="auto" { (open.claimed(claim)) }
                @if app.grouping != Grouping::Article {
                    " " small {
                        (compare::article(app, at.article.0))
                        @if let Some(outlet) = outlet_of(app, at.article) { (words::DOT) bdi { (outlet) } }
                    }
                }
            }
        }
    }
}

/// The parts of a list that is printed in parts.
fn pages(app: &App, listing: &Listing, first: usize) -> Markup {
    html! {
        nav class="contents" aria-label=(words::PAGES) {
            ul {
                @for (page, rows) in listing.rows.chunks(PAGE).enumerate() {
                    @let from = page * PAGE;
                    @let key = app.key_of(rows[0].1);
                    @let (name, id) = Command::Choose(key.clone()).attributes();
                    @let place = Place { finding: Some(key), ..app.place() };
                    li {
                        @if from == first { b aria-current="page" { (words::page(from + 1, from + rows.len())) } }
                        @else {
                            a href=(place.to_fragment()) data-do=(name) data-id=(id) {
                                (words::page(from + 1, from + rows.len()))
                            }
                        }
                    }
                }
            }
        }
    }
}
