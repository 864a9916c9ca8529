//! How the reader works and what it gets wrong, from a plain text with `#` before headings and `-`
//! before the items of a list.

use super::foot;
use crate::app::{App, Command};
use crate::fragment::Place;
use crate::words;
use maud::{Markup, html};

/// What a line of the text is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Title,
    Heading,
    Item,
    Paragraph,
}

fn kind(line: &str) -> (Kind, &str) {
    let kinds = [("# ", Kind::Title), ("## ", Kind::Heading), ("- ", Kind::Item)];
    let marked = kinds.iter().find_map(|(mark, kind)| Some((*kind, line.strip_prefix(mark)?)));
    marked.unwrap_or((Kind::Paragraph, line))
}

pub(super) fn about(app: &App) -> Markup {
    let text = words::how_it_works();
    let lines: Vec<(Kind, &str)> = text.lines().map(kind).collect();
    html! {
        (back(app))
        @for part in lines.chunk_by(|a, b| a.0 == Kind::Item && b.0 == Kind::Item) {
            @match part[0] {
                (Kind::Title, words) => h1 { (words) },
                (Kind::Heading, words) => h2 { (words) },
                (Kind::Paragraph, words) => p { (words) },
                (Kind::Item, _) => ul { @for (_, words) in part { li { (words) } } },
            }
        }
        h2 { (words::KEYS_TITLE) }
        (foot::keys())
        (back(app))
    }
}

/// The way back to where the reader was.
fn back(app: &App) -> Markup {
    let place = Place { view: app.before_about, ..app.place() };
    let (name, id) = Command::View(app.before_about).attributes();
    html! {
        p { a class="back" href=(place.to_fragment()) data-do=(name) data-id=(id) { (words::BACK_TO) (words::view(app.before_about)) } }
    }
}
