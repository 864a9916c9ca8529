//! Corrections by the reader, and what follows from them.

use super::corrections::Correction;
use super::event::{Correcting, Effect, Element, Region};
use super::speakers::source;
use super::{App, ArticleIdx, Notice, library, loading, selecting};
use crate::filters::Choice;
use crate::words;
use sayso_engine::source::SourceId;

/// A speaker corrected with what was typed or chosen.
pub(super) fn correct(
    app: &mut App,
    what: Correcting,
    speaker: String,
    value: &str,
    out: &mut Vec<Effect>,
) {
    let value = value.trim().to_owned();
    if value.is_empty() || value == speaker {
        return;
    }
    let shown = match what {
        Correcting::Merge | Correcting::Name => value.clone(),
        Correcting::Affiliation => speaker.clone(),
    };
    let correction = match what {
        Correcting::Merge => Correction::Merge { speaker, into: value },
        Correcting::Name => {
            app.filters.rename(
                &Choice::Speaker(Some(speaker.clone())),
                &Choice::Speaker(Some(value.clone())),
            );
            Correction::Rename { speaker, to: value }
        }
        Correcting::Affiliation => Correction::Affiliate { speaker, affiliation: value },
    };
    app.source = Some(shown);
    make(app, correction, out);
    focus_source(app, out);
}

/// A source of an article is somebody else than the speaker it was taken for. Its name is kept
/// where the article has other names for the speaker.
pub(super) fn split(
    app: &mut App,
    speaker: String,
    article: ArticleIdx,
    id: SourceId,
    out: &mut Vec<Effect>,
) {
    let found = app.speakers.find(&speaker).and_then(|at| app.speakers.get(at));
    let (Some(found), Some(known)) = (found, app.articles.get(article.0)) else { return };
    let parts = found.parts.iter().filter(|part| part.article == article);
    let names: Vec<(SourceId, &str)> = parts
        .filter_map(|part| Some((part.source, source(&app.articles, part)?.name.as_str())))
        .collect();
    let Some(&(_, own)) = names.iter().find(|(part, _)| *part == id) else { return };
    let name = names.iter().any(|(_, name)| *name != own).then(|| own.to_owned());
    let article = known.slug.clone();
    make(app, Correction::Split { speaker, article, name }, out);
    focus_source(app, out);
}

/// What was pressed is printed anew: the focus goes to the source whose particulars are open.
fn focus_source(app: &App, out: &mut Vec<Effect>) {
    out.extend(app.source.clone().map(|name| Effect::Focus(Element::Source(name))));
}

/// Makes a correction.
pub(super) fn make(app: &mut App, correction: Correction, out: &mut Vec<Effect>) {
    out.push(Effect::Say(words::corrected(&correction)));
    app.corrections.make(correction);
    changed(app, out);
}

pub(super) fn undo(app: &mut App, out: &mut Vec<Effect>) {
    if let Some(correction) = app.corrections.undo() {
        out.push(Effect::Say(words::taken_back(correction)));
        changed(app, out);
    }
    out.push(Effect::Focus(Element::Undo));
}

pub(super) fn redo(app: &mut App, out: &mut Vec<Effect>) {
    if let Some(correction) = app.corrections.redo() {
        out.push(Effect::Say(words::corrected(correction)));
        changed(app, out);
    }
    out.push(Effect::Focus(Element::Undo));
}

/// Adds the corrections of a file that the reader opened.
pub(super) fn open_file(app: &mut App, json: Option<&str>, out: &mut Vec<Effect>) {
    let Some(json) = json else {
        return fault(app, words::CORRECTIONS_UNREADABLE.into(), out);
    };
    match app.corrections.add_file(json) {
        Ok(n) => {
            out.push(Effect::Say(words::corrections_added(n)));
            changed(app, out);
        }
        Err(error) => fault(app, words::corrections_broken(&error), out),
    }
}

/// Takes over what the browser kept, or else what the host ships.
pub(super) fn take(app: &mut App, json: &str, out: &mut Vec<Effect>) {
    match app.corrections.add_file(json) {
        // At the start there is nothing to print yet.
        Ok(_) if app.articles.is_empty() => {}
        Ok(_) => refresh(app, out),
        Err(error) => fault(app, words::corrections_broken(&error), out),
    }
}

pub(super) fn fault(app: &mut App, message: String, out: &mut Vec<Effect>) {
    app.notices.push(Notice::Corrections(message));
    out.push(Effect::Render(Region::Notices));
}

fn changed(app: &mut App, out: &mut Vec<Effect>) {
    if app.library.current.is_some() {
        library::keep(app, out);
    } else {
        let kept = (app.corrections.can_undo()).then(|| app.corrections.to_file());
        out.push(Effect::KeepCorrections(kept));
    }
    refresh(app, out);
}

/// Prints anew what depends on who speaks.
pub(super) fn refresh(app: &mut App, out: &mut Vec<Effect>) {
    loading::gather(app);
    let gone = app.selected.is_some_and(|(at, _)| app.entry(at).is_none());
    if gone {
        app.selected = None;
    }
    if app.source.as_ref().is_some_and(|name| app.speakers.find(name).is_none()) {
        app.source = None;
    }
    out.extend(Region::MATCHING.map(Effect::Render));
    out.extend([Region::Article, Region::Notes].map(Effect::Render));
    selecting::classify(app, out);
    out.push(Effect::Arrange);
    if app.wanted.is_none() {
        out.push(Effect::Address(app.place(), super::History::Replace));
    }
}
