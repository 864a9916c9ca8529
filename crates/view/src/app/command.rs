//! Commands to data attributes and back.
//!
//! The page has one listener for presses; what was pressed says what it is for by two attributes.

use super::event::{Command, Fold};
use super::{ArticleIdx, ClaimRef, Shelf};
use crate::export::Format;
use crate::filters::{Choice, Facet};
use crate::fragment::{Grouping, Others, View};
use crate::keys::Shortcut;
use crate::page::ClaimIdx;
use sayso_engine::Span;
use sayso_engine::compare::Place as Words;
use sayso_engine::source::SourceId;

const SHORTCUTS: [(Shortcut, &str); 17] = [
    (Shortcut::Search, "search"),
    (Shortcut::NextHit, "next-hit"),
    (Shortcut::PreviousHit, "previous-hit"),
    (Shortcut::LeaveSearch, "leave-search"),
    (Shortcut::NextClaim, "next"),
    (Shortcut::PreviousClaim, "previous"),
    (Shortcut::NextArticle, "next-article"),
    (Shortcut::PreviousArticle, "previous-article"),
    (Shortcut::ToNote, "to-note"),
    (Shortcut::ToText, "to-text"),
    (Shortcut::CleanText, "clean"),
    (Shortcut::Help, "help"),
    (Shortcut::View(View::Read), "view-read"),
    (Shortcut::View(View::Claims), "view-claims"),
    (Shortcut::View(View::Compare), "view-compare"),
    (Shortcut::View(View::Sources), "view-sources"),
    (Shortcut::View(View::Timeline), "view-timeline"),
];

impl Command {
    /// The command as the attributes `data-do` and `data-id`.
    pub fn attributes(&self) -> (&'static str, String) {
        let choice = |choice: &Choice| format!("{}={}", choice.facet().key(), choice.value());
        match self {
            Command::Shortcut(shortcut) => {
                let name = SHORTCUTS.iter().find(|(known, _)| known == shortcut);
                (name.map_or("", |(_, name)| name), String::new())
            }
            Command::OpenArticle(article) => ("article", article.0.to_string()),
            Command::ToNote(claim) => ("note", claim.0.to_string()),
            Command::ToggleNote(claim) => ("toggle-note", claim.0.to_string()),
            Command::Toggle(value) => ("toggle", choice(value)),
            Command::Remove(value) => ("remove", choice(value)),
            Command::Drop(facet) => ("drop", facet.key().to_owned()),
            Command::ClearFilters => ("clear", String::new()),
            Command::Others(Others::Dim) => ("others", "dim".into()),
            Command::Others(Others::Hide) => ("others", "hide".into()),
            Command::Values(facet, Fold::Open) => ("all-values", facet.key().to_owned()),
            Command::Values(facet, Fold::Folded) => ("few-values", facet.key().to_owned()),
            Command::CopyQuote(claim) => ("copy-quote", claim.0.to_string()),
            Command::CopyLink(claim) => ("copy-link", claim.0.to_string()),
            Command::Share(claim) => ("share", claim.0.to_string()),
            Command::DismissNotices => ("dismiss", String::new()),
            Command::View(view) => ("view", view.key().to_owned()),
            Command::ToggleSource(name) => ("source", name.clone()),
            Command::OpenClaim(at) => ("claim", format!("{} {}", at.article.0, at.claim.0)),
            Command::OpenWords(Words { article, span }, from) => {
                let from = from.as_deref().unwrap_or("");
                ("words", format!("{article} {} {} {from}", span.start(), span.end()))
            }
            Command::Choose(key) => ("choose", key.clone()),
            Command::Group(grouping) => ("group", grouping.key().to_owned()),
            Command::Split(name, article, source) => {
                ("split", format!("{} {} {name}", article.0, source.0))
            }
            Command::Dismiss(claim) => ("dismiss-claim", claim.0.to_string()),
            Command::Undo => ("undo", String::new()),
            Command::Redo => ("redo", String::new()),
            Command::SaveCorrections => ("save-corrections", String::new()),
            Command::SaveOneFile => ("save-one-file", String::new()),
            Command::TakeNewVersion => ("version", "take".into()),
            Command::KeepVersion => ("version", "keep".into()),
            Command::Export(format) => ("export", format.key().to_owned()),
            Command::Shelf(shelf) => shelf.attributes(),
            Command::CloseSearch => ("close-search", String::new()),
            Command::DropSearch => ("drop-search", String::new()),
            Command::CloseHelp => ("close-help", String::new()),
            Command::SkipToText => ("skip", String::new()),
            Command::Filters(Fold::Open) => ("filters", "open".into()),
            Command::Filters(Fold::Folded) => ("filters", "folded".into()),
        }
    }

    /// The command that two attributes stand for; `None` if they stand for none.
    pub fn parse(name: &str, id: &str) -> Option<Command> {
        if let Some((shortcut, _)) = SHORTCUTS.iter().find(|(_, known)| *known == name) {
            return Some(Command::Shortcut(*shortcut));
        }
        let claim = || id.parse().ok().map(ClaimIdx);
        let choice = || id.split_once('=').and_then(|(key, value)| Choice::parse(key, value));
        let facet = || Facet::ALL.into_iter().find(|facet| facet.key() == id);
        Some(match (name, id) {
            ("article", _) => Command::OpenArticle(ArticleIdx(id.parse().ok()?)),
            ("note", _) => Command::ToNote(claim()?),
            ("toggle-note", _) => Command::ToggleNote(claim()?),
            ("toggle", _) => Command::Toggle(choice()?),
            ("remove", _) => Command::Remove(choice()?),
            ("drop", _) => Command::Drop(facet()?),
            ("clear", _) => Command::ClearFilters,
            ("others", "dim") => Command::Others(Others::Dim),
            ("others", "hide") => Command::Others(Others::Hide),
            ("all-values", _) => Command::Values(facet()?, Fold::Open),
            ("few-values", _) => Command::Values(facet()?, Fold::Folded),
            ("copy-quote", _) => Command::CopyQuote(claim()?),
            ("copy-link", _) => Command::CopyLink(claim()?),
            ("share", _) => Command::Share(claim()?),
            ("dismiss", _) => Command::DismissNotices,
            ("view", _) => Command::View(View::parse(id)?),
            ("source", _) => Command::ToggleSource(id.to_owned()),
            ("claim", _) => {
                let (article, claim) = id.split_once(' ')?;
                let article = ArticleIdx(article.parse().ok()?);
                Command::OpenClaim(ClaimRef { article, claim: ClaimIdx(claim.parse().ok()?) })
            }
            ("words", _) => {
                let mut parts = id.splitn(4, ' ');
                let mut number = || parts.next()?.parse::<usize>().ok();
                let (article, start, end) = (number()?, number()?, number()?);
                let from = parts.next().filter(|key| !key.is_empty()).map(str::to_owned);
                if start > end || u32::try_from(end).is_err() {
                    return None;
                }
                Command::OpenWords(Words { article, span: Span::new(start, end) }, from)
            }
            ("choose", _) => Command::Choose(id.to_owned()),
            ("group", _) => Command::Group(Grouping::parse(id)?),
            ("split", _) => {
                let (article, rest) = id.split_once(' ')?;
                let (source, name) = rest.split_once(' ')?;
                let source = SourceId(source.parse().ok()?);
                Command::Split(name.to_owned(), ArticleIdx(article.parse().ok()?), source)
            }
            ("dismiss-claim", _) => Command::Dismiss(claim()?),
            ("undo", _) => Command::Undo,
            ("redo", _) => Command::Redo,
            ("save-corrections", _) => Command::SaveCorrections,
            ("save-one-file", _) => Command::SaveOneFile,
            ("version", "take") => Command::TakeNewVersion,
            ("version", "keep") => Command::KeepVersion,
            ("export", _) => {
                Command::Export(Format::ALL.into_iter().find(|format| format.key() == id)?)
            }
            ("close-search", _) => Command::CloseSearch,
            ("drop-search", _) => Command::DropSearch,
            ("close-help", _) => Command::CloseHelp,
            ("skip", _) => Command::SkipToText,
            ("filters", "open") => Command::Filters(Fold::Open),
            ("filters", "folded") => Command::Filters(Fold::Folded),
            _ => Command::Shelf(Shelf::parse(name, id)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::DossierId;

    #[test]
    fn every_command_survives_the_page() {
        let choice = Choice::Speaker(Some("A=B & <C>".into()));
        let mut commands = vec![
            Command::OpenArticle(ArticleIdx(3)),
            Command::ToNote(ClaimIdx(7)),
            Command::ToggleNote(ClaimIdx(7)),
            Command::Toggle(choice.clone()),
            Command::Toggle(Choice::Outlet(None)),
            Command::Remove(choice),
            Command::Drop(Facet::Article),
            Command::ClearFilters,
            Command::Others(Others::Dim),
            Command::Others(Others::Hide),
            Command::Values(Facet::Speaker, Fold::Open),
            Command::Values(Facet::Affiliation, Fold::Folded),
            Command::Toggle(Choice::Role(sayso_engine::source::Role::Expert)),
            Command::Toggle(Choice::Affiliation("United States".into())),
            Command::CopyQuote(ClaimIdx(0)),
            Command::CopyLink(ClaimIdx(0)),
            Command::Share(ClaimIdx(1)),
            Command::DismissNotices,
            Command::CloseSearch,
            Command::DropSearch,
            Command::CloseHelp,
            Command::SkipToText,
            Command::Filters(Fold::Open),
            Command::Filters(Fold::Folded),
            Command::View(View::Sources),
            Command::ToggleSource("Ann “A” Lee".into()),
            Command::OpenClaim(ClaimRef { article: ArticleIdx(2), claim: ClaimIdx(9) }),
            Command::OpenWords(Words { article: 1, span: Span::new(3, 9) }, None),
            Command::OpenWords(
                Words { article: 1, span: Span::new(3, 9) },
                Some("row-a b-3".into()),
            ),
            Command::Choose("row-a b-3".into()),
            Command::Group(Grouping::Speaker),
            Command::Split("Ann Lee".into(), ArticleIdx(0), SourceId(3)),
            Command::Dismiss(ClaimIdx(4)),
            Command::Undo,
            Command::Redo,
            Command::SaveCorrections,
            Command::SaveOneFile,
            Command::TakeNewVersion,
            Command::KeepVersion,
            Command::Shelf(Shelf::Dialog(Fold::Open)),
            Command::Shelf(Shelf::Dialog(Fold::Folded)),
            Command::Shelf(Shelf::Open(None)),
            Command::Shelf(Shelf::Open(Some(DossierId("a 1".into())))),
            Command::Export(Format::Csv),
            Command::Export(Format::Annotations),
            Command::Shelf(Shelf::New),
            Command::Shelf(Shelf::Duplicate),
            Command::Shelf(Shelf::Remove(DossierId("a 1".into()))),
            Command::Shelf(Shelf::RemoveArticle(ArticleIdx(2))),
            Command::Shelf(Shelf::Restore),
            Command::Shelf(Shelf::Save),
            Command::Shelf(Shelf::PickFiles),
            Command::Shelf(Shelf::PickFolder),
            Command::Shelf(Shelf::StopAdding),
        ];
        commands.extend(SHORTCUTS.map(|(shortcut, _)| Command::Shortcut(shortcut)));
        for command in commands {
            let (name, id) = command.attributes();
            assert_eq!(Command::parse(name, &id), Some(command));
        }
        assert_eq!(Command::parse("note", "x"), None);
        assert_eq!(Command::parse("", ""), None);
    }
}
