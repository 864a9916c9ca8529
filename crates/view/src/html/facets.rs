//! The filters: how many claims match, what is chosen, what can be chosen.

use super::{button, swatch};
use crate::app::{App, Command, Element, Fold, Hue};
use crate::export::Format;
use crate::filters::{self, Choice, Counted, Facet, Faceted};
use crate::fragment::Others;
use crate::page::Line;
use crate::words;
use maud::{Markup, html};
use sayso_engine::claim::Form;
use sayso_engine::order::Order;

/// How many values of a facet are listed before "Show all".
const N_VALUES: usize = 8;

pub(super) fn count(app: &App) -> Markup {
    let n_all = app.entries.len();
    html! { (words::count(app.matching().count(), n_all, app.n_chosen())) }
}

pub(super) fn fold_button(app: &App) -> Markup {
    let turned = match app.filters_fold {
        Fold::Open => Fold::Folded,
        Fold::Folded => Fold::Open,
    };
    let (name, id) = Command::Filters(turned).attributes();
    html! {
        button type="button" id="filters-fold" class="quiet" data-do=(name) data-id=(id)
            aria-controls="facets" aria-expanded=(if turned == Fold::Folded { "true" } else { "false" }) {
            (words::FILTERS)
        }
    }
}

pub(super) fn chips(app: &App) -> Markup {
    if app.n_chosen() == 0 {
        return html! {};
    }
    html! {
        ul class="chips" {
            @if app.search.is_on() { li { (search_chip(app)) } }
            @for choice in app.filters.chosen() {
                li { (chip(app, choice)) }
            }
            li { (button(&Command::ClearFilters, "quiet", html! { (words::CLEAR) })) }
        }
        @if app.matching().next().is_none() && !app.entries.is_empty() { (dead_end(app)) }
        (others(app))
    }
}

fn chip(app: &App, choice: &Choice) -> Markup {
    let id = Element::Chip(choice.clone()).id();
    chip_of(&Command::Remove(choice.clone()), &id, &label(app, choice))
}

fn search_chip(app: &App) -> Markup {
    chip_of(&Command::DropSearch, "chip-q", &words::searched(&app.search.typed))
}

fn chip_of(command: &Command, id: &str, label: &str) -> Markup {
    let (name, value) = command.attributes();
    html! {
        button type="button" class="chip" id=(id) data-do=(name) data-id=(value)
            aria-label=(words::remove(label)) {
            bdi { (label) } span aria-hidden="true" { "×" }
        }
    }
}

/// Nothing matches: which facet stands in the way.
fn dead_end(app: &App) -> Markup {
    let sieve = app.sieve();
    let without =
        |facet: Facet| app.entries.iter().filter(|entry| sieve.passes_but(facet, *entry)).count();
    let mut ways: Vec<(Facet, usize)> =
        Facet::ALL.into_iter().map(|facet| (facet, without(facet))).collect();
    ways.retain(|(_, n)| *n > 0);
    let n_unsearched = app.entries.iter().filter(|e| sieve.passes_facets(e.values())).count();
    html! {
        div class="dead-end" {
            p { (words::NO_CLAIMS_MATCH) }
            @for (facet, n) in ways {
                (button(&Command::Drop(facet), "quiet", html! { (words::drop_facet(facet, n)) }))
            }
            @if n_unsearched > 0 && app.search.is_on() {
                (button(&Command::DropSearch, "quiet", html! { (words::drop_search(n_unsearched)) }))
            }
        }
    }
}

fn others(app: &App) -> Markup {
    html! {
        div class="others" role="group" aria-label=(words::SHOW_OTHERS) {
            span { (words::SHOW_OTHERS) }
            @for (others, word) in [(Others::Dim, words::DIMMED), (Others::Hide, words::HIDDEN)] {
                @let (name, id) = Command::Others(others).attributes();
                button type="button" id={ "others-" (id) } data-do=(name) data-id=(id)
                    aria-pressed=(if app.others == others { "true" } else { "false" }) { (word) }
            }
        }
    }
}

/// The ways in which what is shown can be saved.
pub(super) fn save(app: &App) -> Markup {
    let n = app.matching().count();
    html! {
        @if n > 0 {
            details class="save keep" id="save-menu" {
                summary id="save-as" { (words::save_claims(n)) }
                ul {
                    @for format in Format::ALL {
                        @let (name, id) = Command::Export(format).attributes();
                        li {
                            button type="button" id={ "save-" (id) } class="quiet" data-do=(name) data-id=(id) {
                                (words::format(format))
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn all(app: &App) -> Markup {
    html! {
        @if !app.entries.is_empty() || !app.filters.is_empty() {
            @let counted = counted(app);
            @for facet in Facet::ALL { (one(app, facet, &counted)) }
        }
    }
}

fn counted(app: &App) -> Vec<Counted> {
    filters::count(&app.filters, &app.values, &app.entries)
}

fn one(app: &App, facet: Facet, counted: &[Counted]) -> Markup {
    let values = of_facet(facet, counted);
    // A choice of one is none.
    if values.len() < 2 && !values.iter().any(|value| app.filters.contains(&value.choice)) {
        return html! {};
    }
    html! {
        details class="facet" id={ "facet-" (facet.key()) } data-facet=(facet.key())
            open[app.unfolded.contains(&facet)] {
            summary { h3 { (words::facet(facet)) } }
            @if values.len() > N_VALUES { (search(app, facet)) }
            div id={ (facet.key()) "-values" } { (listed(app, facet, values)) }
        }
    }
}

/// The values of a facet, in the order in which they are shown.
fn of_facet(facet: Facet, counted: &[Counted]) -> Vec<Counted> {
    let mut values: Vec<Counted> =
        counted.iter().filter(|value| value.choice.facet() == facet).cloned().collect();
    match facet {
        Facet::Role | Facet::Form | Facet::Stance | Facet::Trait => {
            values.order_by(|a, b| a.choice.cmp(&b.choice))
        }
        Facet::Speaker | Facet::Affiliation => {
            values.order_by_key(|value| std::cmp::Reverse(value.n_all))
        }
        Facet::Outlet | Facet::Article => {}
    }
    values
}

fn search(app: &App, facet: Facet) -> Markup {
    let label = words::search(facet);
    html! {
        input type="search" id={ (facet.key()) "-search" } class="search" data-facet=(facet.key())
            value=(app.search_in(facet)) autocomplete="off"
            spellcheck="false" aria-label=(label) placeholder=(label);
    }
}

pub(super) fn values(app: &App, facet: Facet) -> Markup {
    listed(app, facet, of_facet(facet, &counted(app)))
}

fn listed(app: &App, facet: Facet, values: Vec<Counted>) -> Markup {
    let n_all = values.len();
    let typed = app.search_in(facet);
    let searched = typed.trim().to_lowercase();
    let all = app.unabridged.contains(&facet);
    let shown: Vec<Counted> = values
        .into_iter()
        .enumerate()
        .filter(|(index, value)| {
            let found = if searched.is_empty() {
                all || *index < N_VALUES
            } else {
                label(app, &value.choice).to_lowercase().contains(&searched)
            };
            found || app.filters.contains(&value.choice)
        })
        .map(|(_, value)| value)
        .collect();
    html! {
        (list(app, &shown))
        @if shown.is_empty() { p class="none" { (words::no_value_named(typed)) } }
        @if searched.is_empty() && n_all > N_VALUES {
            @let (fold, word) = if all {
                (Fold::Folded, words::FEWER.to_owned())
            } else {
                (Fold::Open, words::show_all(n_all))
            };
            @let (name, id) = Command::Values(facet, fold).attributes();
            button type="button" id={ (id) "-fold" } class="quiet" data-do=(name) data-id=(id) {
                (word)
            }
        }
    }
}

fn list(app: &App, values: &[Counted]) -> Markup {
    html! {
        ul class="values" {
            @for value in values { li { (self::value(app, value)) } }
        }
    }
}

fn value(app: &App, value: &Counted) -> Markup {
    let (name, id) = Command::Toggle(value.choice.clone()).attributes();
    let pressed = if app.filters.contains(&value.choice) { "true" } else { "false" };
    html! {
        button type="button" class=(if value.n_matching == 0 { "value zero" } else { "value" })
            id=(Element::Value(value.choice.clone()).id()) data-do=(name) data-id=(id)
            aria-pressed=(pressed) {
            (sample(app, &value.choice))
            bdi class="label" { (label(app, &value.choice)) }
            " " span class="n" { (value.n_matching) }
        }
    }
}

fn sample(app: &App, choice: &Choice) -> Markup {
    match choice {
        Choice::Speaker(name) => {
            let speaker = name.as_deref().and_then(|name| app.speakers.find(name));
            let hue = speaker.and_then(|speaker| app.speakers.get(speaker)).map(|s| s.hue);
            swatch(hue.unwrap_or_default(), &[Line::Quoted])
        }
        Choice::Form(form) => swatch(Hue::Neutral, lines(*form)),
        Choice::Affiliation(name) => swatch(app.speakers.hue_of(name), &[Line::Quoted]),
        _ => html! {},
    }
}

pub(super) fn lines(form: Form) -> &'static [Line] {
    match form {
        Form::Direct => &[Line::Quoted],
        Form::Mixed => &[Line::Quoted, Line::Reported],
        Form::Indirect => &[Line::Reported],
    }
}

fn label(app: &App, choice: &Choice) -> String {
    match choice {
        Choice::Speaker(None) => words::NOBODY.into(),
        Choice::Speaker(Some(name)) => {
            let speaker = app.speakers.find(name).and_then(|speaker| app.speakers.get(speaker));
            speaker.map_or_else(|| name.clone(), words::speaker)
        }
        Choice::Affiliation(name) => words::affiliation(name).into(),
        Choice::Role(role) => words::role(*role).into(),
        Choice::Form(form) => words::form(*form).into(),
        Choice::Stance(stance) => words::stance(*stance).into(),
        Choice::Trait(value) => words::trait_of(*value).into(),
        Choice::Outlet(outlet) => outlet.clone().unwrap_or_else(|| words::NO_OUTLET.into()),
        Choice::Article(slug) => app
            .articles
            .iter()
            .find(|article| article.slug == *slug)
            .map_or_else(|| slug.clone(), |article| article.title()),
    }
}
