//! Prints regions of the page. Everything that comes from a document or a dossier goes through
//! the template's escaping; nothing here builds HTML from strings.

mod about;
mod article;
mod articles;
mod claims;
mod compare;
mod dossiers;
mod facets;
mod foot;
mod gutter;
mod notes;
mod search;
mod sources;
mod timeline;

use crate::app::{App, Command, DossierState, Element, Hue, Notice, Region, Shelf};
use crate::fragment::{Place, View};
use crate::page::Line;
use crate::words;
use maud::{Markup, PreEscaped, html};

pub use gutter::{Bar, gutter};
pub(crate) use timeline::has_day;

/// A region printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The id of the element whose content it is.
    pub id: String,
    /// The content.
    pub html: String,
}

/// Prints a region as the state has it.
pub fn print(app: &App, region: Region) -> Printed {
    let (id, markup) = match region {
        Region::Dossier => ("dossier".into(), dossiers::name(app)),
        Region::Status => ("status".into(), status(app)),
        Region::Notices => ("notices".into(), notices(app)),
        Region::Articles => ("articles".into(), articles::list(app)),
        Region::Count => ("count".into(), facets::count(app)),
        Region::FiltersButton => ("filters-button".into(), facets::fold_button(app)),
        Region::Chips => ("chips".into(), facets::chips(app)),
        Region::Save => ("save".into(), facets::save(app)),
        Region::Facets => ("facets".into(), facets::all(app)),
        Region::Values(facet) => (format!("{}-values", facet.key()), facets::values(app, facet)),
        Region::Search => ("search".into(), search::field(app)),
        Region::Hits => ("hits".into(), search::hits(app)),
        Region::Tools => ("tools".into(), search::tools()),
        Region::Views => ("views".into(), views(app)),
        Region::View => ("view".into(), view(app)),
        Region::Article => ("article".into(), article::article(app)),
        Region::Notes => ("notes".into(), notes::all(app)),
        Region::Note(claim) => (Element::Note(claim).id(), notes::one(app, claim)),
        Region::Foot => ("foot".into(), foot::foot(app)),
        Region::Help => ("help".into(), foot::help(app)),
        Region::Version => ("version".into(), foot::version(app)),
        Region::Shelf => ("shelf".into(), dossiers::shelf(app)),
        Region::ShelfNews => ("shelf-news".into(), dossiers::news(app)),
        Region::ShelfName => {
            ("shelf-name".into(), html! { (app.title.as_deref().unwrap_or_default()) })
        }
        Region::DocumentName(at) => {
            let title = app.articles.get(at.0).map(|article| article.title());
            (format!("document-{}-name", at.0), html! { (title.unwrap_or_default()) })
        }
        Region::Adding => ("adding".into(), dossiers::adding()),
    };
    Printed { id, html: markup.into_string() }
}

fn status(app: &App) -> Markup {
    if let Some(import) = &app.library.import {
        return html! { (import.progress()) " " (dossiers::stop()) };
    }
    let message = match &app.state {
        DossierState::Waiting => words::OPENING.to_owned(),
        DossierState::Failed(message) => message.clone(),
        DossierState::Open if !app.is_settled() => {
            words::reading(app.n_settled(), app.articles.len())
        }
        DossierState::Open if !app.articles.is_empty() && none_opens(app) => {
            words::NO_ARTICLE_OPENS.to_owned()
        }
        DossierState::Open => String::new(),
    };
    html! { (message) }
}

fn none_opens(app: &App) -> bool {
    app.articles.iter().all(|a| matches!(a.state, crate::app::ArticleState::Failed(_)))
}

fn notices(app: &App) -> Markup {
    html! {
        // What is at stake is said only to who has something here.
        @if let Some(trouble) = app.library.trouble.filter(|_| !app.library.shelf.is_empty()) {
            p { (words::not_kept(trouble)) }
            (button(&Command::Shelf(Shelf::Save), "quiet", html! { (words::SAVE_DOSSIER) }))
        }
        @if !app.notices.is_empty() {
            h2 { (words::NOTICES) }
            ul {
                @for notice in &app.notices {
                    @let (Notice::Fault(message)
                        | Notice::StaleLink(message)
                        | Notice::NotSaved(message)
                        | Notice::File(message)
                        | Notice::Corrections(message)) = notice;
                    li { bdi { (message) } }
                }
            }
            (button(&Command::DismissNotices, "quiet", html! { (words::DISMISS) }))
        }
    }
}

/// What is shown in the article's place.
fn view(app: &App) -> Markup {
    let (id, content) = match app.view {
        View::Read => return html! {},
        View::Claims => ("claims", claims::claims(app)),
        View::Sources => ("sources", sources::sources(app)),
        View::Compare => ("compare", compare::compare(app)),
        View::Timeline => ("timeline", timeline::timeline(app)),
        View::About => ("about", about::about(app)),
    };
    html! { div id=(id) { (content) } }
}

/// The ways to look at the dossier.
fn views(app: &App) -> Markup {
    html! {
        ul {
            @for view in View::ALL {
                @let (name, id) = Command::View(view).attributes();
                @let place = Place { view, source: None, finding: None, claim: None, words: None, ..app.place() };
                li {
                    a id={ "view-" (id) } href=(place.to_fragment()) data-do=(name) data-id=(id)
                        aria-current=[(app.view == view).then_some("page")] {
                        (words::view(view)) " " kbd aria-hidden="true" { (view.digit()) }
                    }
                }
            }
        }
    }
}

/// A button that asks for something.
fn button(command: &Command, class: &str, label: Markup) -> Markup {
    let (name, id) = command.attributes();
    html! { button type="button" class=(class) data-do=(name) data-id=(id) { (label) } }
}

/// The class of a speaker's colour.
fn hue_class(hue: Hue) -> &'static str {
    match hue {
        Hue::Own(1) => "hue1",
        Hue::Own(2) => "hue2",
        Hue::Own(3) => "hue3",
        Hue::Own(4) => "hue4",
        Hue::Own(5) => "hue5",
        Hue::Own(_) => "hue6",
        Hue::Neutral => "hue0",
    }
}

/// A sample of an underline. The drawing's attributes carry all of its looks but the colour.
fn swatch(hue: Hue, lines: &[Line]) -> Markup {
    let width = 20 / lines.len().max(1);
    html! {
        svg class={ "swatch " (hue_class(hue)) } viewBox="0 0 20 4" width="20" height="4"
            aria-hidden="true" focusable="false" {
            @for (index, line) in lines.iter().enumerate() {
                line x1=(index * width) x2=((index + 1) * width) y1="2" y2="2"
                    stroke-dasharray=[dashes(*line)] {}
            }
        }
    }
}

fn dashes(line: Line) -> Option<&'static str> {
    match line {
        Line::Quoted => None,
        Line::Reported => Some("4 2"),
        Line::Possible => Some("1.5 2"),
    }
}

/// Attributes for a text's language: given only where it differs from the page's.
fn language(app: &App) -> Option<&str> {
    app.language.as_deref().filter(|language| *language != "en")
}

/// A number of pixels, or of a drawing's units, with one decimal at most. As two whole numbers: what
/// prints floating-point numbers would add kilobytes to the program.
fn units(value: f64) -> PreEscaped<String> {
    let tenths = (value * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    PreEscaped(match tenth {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{tenth}"),
    })
}

#[cfg(test)]
mod tests;
