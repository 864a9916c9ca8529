//! Quotes with footnotes, to be pasted into a text.

use super::Shown;
use crate::app::App;
use crate::words;
use std::fmt::Write;

pub(super) fn quotes(app: &App, shown: &[Shown<'_>]) -> String {
    let title = app.title.as_deref().unwrap_or(words::NAME);
    let n_all = app.entries.len();
    let mut out = format!("# {}\n\n", escaped(title));
    let _ = writeln!(out, "{}. {}", words::count(shown.len(), n_all, 1), words::NO_VERDICTS);
    for (n, shown) in shown.iter().enumerate() {
        let form = words::form(shown.claim.form);
        let (said, who) = (escaped(&shown.words()), escaped(&shown.who));
        let _ = write!(out, "\n> {said}[^{}]\n>\n> — {who}, {form}\n", n + 1);
    }
    if !shown.is_empty() {
        out.push('\n');
    }
    for (n, shown) in shown.iter().enumerate() {
        let mut source = format!("“{}”", escaped(&shown.article.title()));
        let day = shown.article.published().map(|day| words::day(day.value));
        for more in [shown.outlet(), day].into_iter().flatten() {
            let _ = write!(source, ", {}", escaped(&more));
        }
        let _ = writeln!(out, "[^{}]: {source}. <{}>", n + 1, shown.link);
    }
    out
}

/// Words in which nothing is taken for markup.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        // Marks of emphasis, links, code, HTML, tables and mathematics anywhere; of lists and
        // headings where the words begin.
        let here = "\\`*_[]<>#|~$&".contains(c) || at == 0 && "-+=.)".contains(c);
        let digit = c == '.' && words[..at].bytes().all(|b| b.is_ascii_digit());
        if here || digit {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
