//! One event after the other.

use super::event::{Command, Copied, Effect, Element, Event, Fold, History, Region, Work};
use super::selecting::{self, Focused, Step};
use super::{
    App, ClaimRef, Correction, Layout, Notice, Sheet, Version, correcting, library, listing,
    loading, saving, searching,
};
use crate::filters::{Choice, Filters};
use crate::fragment::{Marks, View};
use crate::keys::{Focus, Shortcut, shortcut};
use crate::page::ClaimIdx;
use crate::words;

/// Takes an event into the state and says what is to be done.
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    let mut out = Vec::new();
    match event {
        Event::Started { fragment, keys, layout, corrections, sharing, address, seed } => {
            app.sharing = sharing;
            app.address = address;
            app.library.set_seed(seed);
            app.keys = keys;
            app.layout = layout;
            if let Some(json) = corrections {
                correcting::take(app, &json, &mut out);
            }
            loading::start(app, &fragment, &mut out);
        }
        Event::DossierFetched(bytes) => loading::dossier(app, bytes, &mut out),
        Event::ArticleFetched(index, bytes) => loading::article(app, index, bytes, &mut out),
        Event::CorrectionsFetched(bytes) => match bytes.map(String::from_utf8) {
            Ok(Ok(json)) => correcting::take(app, &json, &mut out),
            _ => correcting::fault(app, words::CORRECTIONS_UNREADABLE.into(), &mut out),
        },
        Event::Due(Work::Read) => loading::read_on(app, &mut out),
        Event::Due(Work::List) => loading::shelved(app, &mut out),
        Event::Due(Work::Surround) => loading::surround(app, &mut out),
        Event::Due(Work::Compare) => loading::compare(app, &mut out),
        Event::Due(Work::SetOut) => loading::set_out(app, &mut out),
        Event::CorrectionsOpened(json) => correcting::open_file(app, json.as_deref(), &mut out),
        Event::Corrected(what, speaker, value) => {
            correcting::correct(app, what, speaker, &value, &mut out);
        }
        Event::FragmentChanged(fragment) => loading::fragment(app, &fragment, &mut out),
        Event::LayoutChanged(layout) => {
            app.layout = layout;
            out.extend(app.selected_here().map(|claim| Effect::Render(Region::Note(claim))));
            out.push(Effect::Arrange);
        }
        Event::KeyPressed(key, focus) => {
            if let Some(shortcut) = shortcut(&key, focus, app.keys) {
                run(app, shortcut, focus, &mut out);
            }
        }
        Event::Commanded(command, focus) => obey(app, command, focus, &mut out),
        Event::WordsPressed(segment) => selecting::press(app, segment, &mut out),
        Event::Searched(facet, words) => {
            app.searches.retain(|(known, _)| *known != facet);
            app.searches.push((facet, words));
            out.push(Effect::Render(Region::Values(facet)));
        }
        Event::WordsTyped(words) => searching::search(app, words, &mut out),
        Event::FacetFolded(facet, fold) => {
            app.unfolded.retain(|known| *known != facet);
            if fold == Fold::Open {
                app.unfolded.push(facet);
            }
        }
        Event::KeysSwitched(keys) => {
            app.keys = keys;
            out.push(Effect::RememberKeys(keys));
            out.push(Effect::ClassifyBody(selecting::body_classes(app)));
        }
        Event::OneFileMissing => {
            app.notices.push(Notice::NotSaved(words::ONE_FILE_MISSING.into()));
            out.push(Effect::Render(Region::Notices));
            out.push(Effect::ScrollToTop);
        }
        Event::NewVersionWaits => {
            app.version = Version::NewerWaits;
            out.push(Effect::Render(Region::Version));
        }
        Event::Shelf(event) => library::update(app, event, &mut out),
        Event::Copied(result) => out.push(Effect::Say(
            match result {
                Ok(Copied::Quote) => words::QUOTE_COPIED,
                Ok(Copied::Link) => words::LINK_COPIED,
                Err(_) => words::NOT_COPIED,
            }
            .into(),
        )),
    }
    searching::settle(app, &mut out);
    out
}

/// What a key asks for, or the button that does the same.
fn run(app: &mut App, shortcut: Shortcut, focus: Focus, out: &mut Vec<Effect>) {
    // Pressed as a button, it keeps the focus; a key takes the focus along.
    let focused = match focus {
        Focus::Note => Focused::Note,
        Focus::Dialog => Focused::Nothing,
        Focus::Field | Focus::Search | Focus::Control | Focus::Text => Focused::Words,
    };
    match shortcut {
        Shortcut::NextClaim if app.view == View::Claims => listing::step(app, Step::Next, out),
        Shortcut::PreviousClaim if app.view == View::Claims => {
            listing::step(app, Step::Previous, out);
        }
        Shortcut::ToNote if app.view == View::Claims => listing::open(app, out),
        Shortcut::NextClaim => selecting::step(app, Step::Next, focused, out),
        Shortcut::PreviousClaim => selecting::step(app, Step::Previous, focused, out),
        Shortcut::NextArticle => selecting::step_article(app, Step::Next, out),
        Shortcut::PreviousArticle => selecting::step_article(app, Step::Previous, out),
        Shortcut::ToNote => match app.selected {
            Some((at, _)) if Some(at.article) == app.open => {
                selecting::select(app, at, Focused::Note, out);
            }
            _ => selecting::step(app, Step::Next, Focused::Note, out),
        },
        Shortcut::ToText if app.view == View::About => {
            selecting::go_to_view(app, app.before_about, out);
        }
        Shortcut::ToText if focus == Focus::Text && app.layout == Layout::Margin => {
            selecting::deselect(app, out);
        }
        Shortcut::ToText => selecting::back_to_text(app, out),
        Shortcut::CleanText => {
            app.marks = match app.marks {
                Marks::Shown => Marks::Off,
                Marks::Off => Marks::Shown,
            };
            out.push(Effect::ClassifyBody(selecting::body_classes(app)));
            out.push(Effect::Render(Region::Foot));
            out.push(Effect::Say(words::marks_are(app.marks).into()));
            out.push(Effect::Arrange);
            out.push(Effect::Address(app.place(), History::Replace));
        }
        Shortcut::Search => searching::open(app, out),
        Shortcut::NextHit => searching::step(app, Step::Next, out),
        Shortcut::PreviousHit => searching::step(app, Step::Previous, out),
        Shortcut::LeaveSearch => searching::leave(app, out),
        Shortcut::Help => out.push(Effect::Help(Fold::Open)),
        Shortcut::View(view) => selecting::go_to_view(app, view, out),
    }
}

/// What a button or link asks for that stands where `focus` says.
fn obey(app: &mut App, command: Command, focus: Focus, out: &mut Vec<Effect>) {
    match command {
        Command::Shortcut(Shortcut::NextClaim) => {
            selecting::step(app, Step::Next, after_button(focus), out);
        }
        Command::Shortcut(Shortcut::PreviousClaim) => {
            selecting::step(app, Step::Previous, after_button(focus), out);
        }
        Command::Shortcut(shortcut) => run(app, shortcut, Focus::Note, out),
        Command::OpenArticle(index) => {
            selecting::go_to_article(app, index, out);
            out.push(Effect::Focus(Element::Article(index)));
        }
        Command::ToNote(claim) => {
            if let Some(at) = claim_here(app, claim) {
                selecting::select(app, at, Focused::Note, out);
            }
        }
        Command::ToggleNote(claim) => {
            let peeking = app.layout == Layout::Sheet && app.sheet == Sheet::Peek;
            match (app.selected_here() == Some(claim) && !peeking, app.layout) {
                (true, Layout::Margin) => selecting::deselect(app, out),
                (true, Layout::Sheet) => selecting::back_to_text(app, out),
                (false, _) => {
                    if let Some(at) = claim_here(app, claim) {
                        selecting::select(app, at, Focused::Note, out);
                    }
                }
            }
        }
        Command::Toggle(choice) => {
            app.filters.toggle(choice);
            refilter(app, out);
        }
        Command::Remove(choice) => {
            let next = neighbour(app.filters.chosen(), &choice);
            app.filters.toggle(choice);
            refilter(app, out);
            out.push(Effect::Focus(next.map_or(Element::Filters, Element::Chip)));
        }
        Command::Drop(facet) => {
            app.filters.clear(facet);
            refilter(app, out);
            out.push(Effect::Focus(Element::Filters));
        }
        Command::ClearFilters => {
            app.filters = Filters::default();
            app.searches.clear();
            searching::close(app, out);
            refilter(app, out);
            out.push(Effect::Focus(Element::Filters));
        }
        Command::Others(others) => {
            app.others = others;
            out.push(Effect::ClassifyBody(selecting::body_classes(app)));
            refilter(app, out);
        }
        Command::Values(facet, fold) => {
            app.unabridged.retain(|known| *known != facet);
            if fold == Fold::Open {
                app.unabridged.push(facet);
            }
            app.searches.retain(|(known, _)| *known != facet);
            out.push(Effect::Render(Region::Facets));
        }
        Command::CopyQuote(claim) => {
            out.extend(quote(app, claim).map(Effect::CopyWords));
        }
        Command::CopyLink(claim) => {
            if let Some(article) = app.open {
                out.push(Effect::CopyAddress(app.place_of(ClaimRef { article, claim })));
            }
        }
        Command::Share(claim) => {
            let place = app.open.map(|article| app.place_of(ClaimRef { article, claim }));
            out.extend(quote(app, claim).zip(place).map(|(words, at)| Effect::Share(words, at)));
        }
        Command::DismissNotices => {
            app.notices.clear();
            out.push(Effect::Render(Region::Notices));
            loading::skip(out);
        }
        Command::View(view) => selecting::go_to_view(app, view, out),
        Command::ToggleSource(name) => {
            let open = app.source.as_deref() == Some(name.as_str());
            app.source = (!open).then(|| name.clone());
            out.push(Effect::Render(Region::View));
            out.push(Effect::Focus(Element::Source(name)));
            out.push(Effect::Address(app.place(), History::Replace));
        }
        Command::OpenClaim(at) => listing::go_to_claim(app, at, out),
        Command::OpenWords(words, from) => selecting::go_to_words(app, words, from, out),
        Command::Choose(key) => selecting::choose(app, key, out),
        Command::Group(grouping) => {
            app.grouping = grouping;
            out.push(Effect::Render(Region::View));
            out.push(Effect::Address(app.place(), History::Replace));
        }
        Command::Split(speaker, article, source) => {
            correcting::split(app, speaker, article, source, out);
        }
        Command::Dismiss(claim) => {
            let at = claim_here(app, claim).map(|at| app.place_of(at));
            if let Some((article, link)) = at.and_then(|at| at.article.zip(at.claim)) {
                let claim = link.at;
                correcting::make(app, Correction::Dismiss { article, claim }, out);
                loading::skip(out);
            }
        }
        Command::Undo => correcting::undo(app, out),
        Command::Redo => correcting::redo(app, out),
        Command::SaveCorrections => {
            out.push(Effect::Save("corrections.json".into(), app.corrections.to_file()));
        }
        Command::SaveOneFile => saving::one_file(app, out),
        Command::TakeNewVersion => out.push(Effect::TakeNewVersion),
        Command::KeepVersion => {
            app.version = Version::Current;
            out.push(Effect::Render(Region::Version));
            loading::skip(out);
        }
        Command::Export(format) => {
            let (name, text) = crate::export::export(app, format);
            out.push(Effect::Save(name, text));
        }
        Command::Shelf(shelf) => library::obey(app, shelf, out),
        Command::CloseSearch => {
            searching::close(app, out);
            out.push(Effect::Focus(app.lit.map_or(Element::Text, |_| Element::Lit)));
        }
        Command::DropSearch => {
            searching::close(app, out);
            out.push(Effect::Focus(Element::Filters));
        }
        Command::CloseHelp => out.push(Effect::Help(Fold::Folded)),
        Command::SkipToText => loading::skip(out),
        Command::Filters(fold) => {
            app.filters_fold = fold;
            out.push(Effect::ClassifyBody(selecting::body_classes(app)));
            out.push(Effect::Render(Region::FiltersButton));
        }
    }
}

/// A button in a note goes away with it, so the focus moves to the next note; any other button
/// stays under the finger.
fn after_button(focus: Focus) -> Focused {
    if focus == Focus::Note { Focused::Note } else { Focused::Nothing }
}

fn claim_here(app: &App, claim: ClaimIdx) -> Option<ClaimRef> {
    let at = ClaimRef { article: app.open?, claim };
    app.entry(at).map(|entry| entry.at)
}

/// The chip that takes the place of one that is removed.
fn neighbour(chips: &[Choice], removed: &Choice) -> Option<Choice> {
    let at = chips.iter().position(|chip| chip == removed)?;
    chips.get(at + 1).or_else(|| chips.get(at.checked_sub(1)?)).cloned()
}

fn refilter(app: &mut App, out: &mut Vec<Effect>) {
    out.extend(Region::MATCHING.map(Effect::Render));
    selecting::classify(app, out);
    out.push(Effect::Arrange);
    out.push(Effect::Address(app.place(), History::Replace));
}

/// A claim's words with who says them and where, as one would paste them into a text.
fn quote(app: &App, claim: ClaimIdx) -> Option<String> {
    let (article, listed, open) = app.open_article()?;
    let at = ClaimRef { article, claim };
    let found = open.reading.claims.get(claim.0)?;
    let speaker = app.name_of(at, words::plain_speaker);
    let outlet = listed.outlet().map(|outlet| outlet.value);
    let title = listed.title();
    Some(words::quote(&open.claimed(found), found.form, &speaker, &title, outlet.as_deref()))
}
