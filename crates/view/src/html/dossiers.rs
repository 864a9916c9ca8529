//! The reader's dossiers: the button with the open one's name, and the dialog behind it.

use super::button;
use crate::app::{App, ArticleIdx, Command, DossierId, DossierState, Edit, Element, Fold, Shelf};
use crate::words;
use maud::{Markup, html};
use sayso_engine::time::iso;

/// How many lines of news are shown; a folder may hold a thousand pictures.
const N_NEWS: usize = 12;

/// In the page's header: which dossier is open, and the way to the others.
pub(super) fn name(app: &App) -> Markup {
    let (name, _) = Command::Shelf(Shelf::Dialog(Fold::Open)).attributes();
    html! {
        button type="button" id="dossiers-open" data-do=(name) aria-haspopup="dialog" {
            bdi { (app.title.as_deref().unwrap_or(words::DOSSIERS)) }
        }
        @if app.state == DossierState::Open {
            (button(&Command::SaveOneFile, "quiet", html! { (words::SAVE_ONE_FILE) }))
        }
    }
}

/// A button with an id, which has the focus again when it was printed anew.
fn act(command: Shelf, label: &str) -> Markup {
    let (name, id) = Command::Shelf(command).attributes();
    html! { button type="button" id={ "do-" (name) } class="act" data-do=(name) data-id=(id) { (label) } }
}

fn remove(command: Shelf, title: &str) -> Markup {
    let (name, id) = Command::Shelf(command).attributes();
    html! {
        button type="button" id={ "do-" (name) "-" (id) } class="quiet" data-do=(name) data-id=(id)
            aria-label=(words::remove_named(title)) { (words::REMOVE) }
    }
}

pub(super) fn shelf(app: &App) -> Markup {
    let library = &app.library;
    html! {
        h2 id=(Element::ShelfTitle.id()) tabindex="-1" { (words::DOSSIERS) }
        ul class="shelf" {
            li { (entry(app, None, library.bundled_title.as_deref().unwrap_or(words::BUNDLED), None)) }
            @for shelved in &library.shelf {
                @let dossier = &shelved.dossier;
                li {
                    (entry(app, Some(&shelved.id), &dossier.title, Some(dossier.documents.len())))
                    (remove(Shelf::Remove(shelved.id.clone()), &dossier.title))
                }
            }
        }
        @if let Some(trouble) = library.trouble { p class="trouble" { (words::not_kept(trouble)) } }
        div class="acts" {
            (act(Shelf::New, words::NEW))
            (act(Shelf::Duplicate, words::DUPLICATE))
            (act(Shelf::Save, words::SAVE_DOSSIER))
        }
        @if library.open().is_some() { (contents(app)) }
    }
}

fn entry(app: &App, id: Option<&DossierId>, title: &str, n_articles: Option<usize>) -> Markup {
    let (name, value) = Command::Shelf(Shelf::Open(id.cloned())).attributes();
    let is_open = app.library.current.as_ref() == id;
    html! {
        button type="button" id={ "do-" (name) "-" (value) } data-do=(name) data-id=(value)
            aria-current=[is_open.then_some("true")] {
            strong { bdi id=[(is_open && id.is_some()).then_some("shelf-name")] { (title) } }
            small {
                @match n_articles {
                    None => (words::BUNDLED_MEANS),
                    Some(n) => (words::articles(n)),
                }
                @if is_open { (words::DOT) (words::OPEN_NOW) }
            }
        }
    }
}

/// What can be changed of the open dossier.
fn contents(app: &App) -> Markup {
    let title = app.title.as_deref().unwrap_or_default();
    html! {
        h3 { (words::THIS_DOSSIER) }
        (field(Edit::Dossier, words::DOSSIER_NAME, "text", title, ""))
        @for (at, article) in app.articles.iter().enumerate() {
            @let at = ArticleIdx(at);
            @let entry = &article.entry;
            @let date = entry.date.map(iso).unwrap_or_default();
            details class="document keep" id={ "document-" (at.0) } {
                summary { bdi id={ "document-" (at.0) "-name" } { (article.title()) } }
                // What the text says is the hint in an empty field.
                @let told = |words: Option<String>| words.unwrap_or_default();
                (field(Edit::Title(at), words::TITLE, "text", entry.title.as_deref().unwrap_or_default(), &article.title()))
                (field(Edit::Outlet(at), words::OUTLET, "text", entry.outlet.as_deref().unwrap_or_default(), &told(article.outlet().map(|t| t.value))))
                (field(Edit::Date(at), words::DATE, "date", &date, ""))
                p class="means" { bdi { (entry.file) } (words::DOT) (words::LEFT_TO_TEXT) }
                (remove(Shelf::RemoveArticle(at), &article.title()))
            }
        }
    }
}

fn field(edit: Edit, label: &str, kind: &str, value: &str, hint: &str) -> Markup {
    html! {
        label class="field" {
            span { (label) }
            input id=(Element::Field(edit).id()) type=(kind) data-edit=(edit.key()) value=(value)
                placeholder=[(!hint.is_empty()).then_some(hint)] autocomplete="off";
        }
    }
}

/// Files on their way in, what became of the last ones, and the way back from a removal.
pub(super) fn news(app: &App) -> Markup {
    let library = &app.library;
    let news = &library.news;
    html! {
        @if let Some(import) = &library.import { p { (import.progress()) " " (stop()) } }
        @if !news.is_empty() {
            ul {
                @for line in news.iter().take(N_NEWS) { li { bdi { (line) } } }
                @if news.len() > N_NEWS { li { (words::more_of_them(news.len() - N_NEWS)) } }
            }
        }
        @if library.removed.is_some() {
            @let (name, _) = Command::Shelf(Shelf::Restore).attributes();
            button type="button" id=(Element::Restore.id()) class="act" data-do=(name) { (words::UNDO) }
        }
    }
}

pub(super) fn stop() -> Markup {
    button(&Command::Shelf(Shelf::StopAdding), "quiet", html! { (words::STOP) })
}

/// The part of the dialog that stays as it is, so that nothing typed into it is lost.
pub(super) fn adding() -> Markup {
    html! {
        h3 { (words::ADD) }
        p class="means" { (words::ADD_MEANS) " " (words::STAYS_HERE) }
        div class="acts" {
            (act(Shelf::PickFiles, words::PICK_FILES))
            (act(Shelf::PickFolder, words::PICK_FOLDER))
        }
        details id="paste" {
            summary { (words::PASTE) }
            form id="paste-form" {
                label { span { (words::PASTE_HERE) } textarea id="pasted" name="value" rows="6" required {} }
                button type="submit" class="act" { (words::PASTE_DO) }
            }
        }
        (act(Shelf::Dialog(Fold::Folded), words::CLOSE))
    }
}

/// In place of an article, where the open dossier has none.
pub(super) fn empty() -> Markup {
    html! {
        h1 { (words::EMPTY_DOSSIER) }
        p class="away" { (words::EMPTY_DOSSIER_MEANS) }
        (button(&Command::Shelf(Shelf::PickFiles), "onward", html! { (words::PICK_FILES) }))
    }
}
