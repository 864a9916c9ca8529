//! Opening articles, choosing claims, stepping from one to the next.

use super::event::{Class, Effect, Element, Fold, History, Region};
use super::{App, ArticleIdx, ArticleState, ChosenBy, ClaimRef, Layout, Sheet, loading};
use crate::fragment::{Marks, Others, View};
use crate::page::{ClaimIdx, Role, SegmentIdx};
use crate::words;
use sayso_engine::compare::Place as Words;

/// Where the keyboard focus goes with the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focused {
    /// To the claim's words.
    Words,
    /// To the claim's note.
    Note,
    /// Nowhere: it stays.
    Nothing,
}

/// Which way to step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Next,
    Previous,
}

/// Opens an article, with a claim selected or none.
pub(super) fn open(
    app: &mut App,
    index: ArticleIdx,
    selected: Option<(ClaimRef, ChosenBy)>,
    out: &mut Vec<Effect>,
) {
    let changed = app.open != Some(index);
    if changed {
        app.lit = None;
        if app.entries_of(index).is_empty() {
            // One of many that came just now.
            loading::gather(app);
        }
    }
    let before = app.selected_here();
    app.open = Some(index);
    app.selected = selected;
    if changed {
        out.extend([Region::Article, Region::Notes].map(Effect::Render));
        out.push(Effect::Render(Region::Articles));
        out.push(Effect::Title(page_title(app)));
    } else {
        let after = app.selected_here();
        let notes = [before, after.filter(|_| after != before)].into_iter().flatten();
        out.extend(notes.map(|claim| Effect::Render(Region::Note(claim))));
    }
    classify(app, out);
    out.push(Effect::Render(Region::Foot));
    out.push(Effect::Arrange);
}

/// Opens an article for the reader, so that Back leads to where they were.
pub(super) fn go_to_article(app: &mut App, index: ArticleIdx, out: &mut Vec<Effect>) {
    if app.articles.get(index.0).is_none_or(|a| matches!(a.state, ArticleState::Waiting)) {
        return;
    }
    let here = app.open == Some(index) && app.view == View::Read;
    let history = if here { History::Replace } else { History::Push };
    app.view = View::Read;
    app.wanted = None;
    out.push(Effect::Render(Region::Views));
    app.sheet = Sheet::Closed;
    leave(app, out);
    out.push(Effect::ClassifyBody(body_classes(app)));
    open(app, index, None, out);
    out.push(Effect::ScrollToTop);
    out.push(Effect::Address(app.place(), history));
}

/// Leaves what is chosen in another view, and the words that a link lit up.
fn leave(app: &mut App, out: &mut Vec<Effect>) {
    app.source = None;
    app.finding = None;
    if app.lit.take().is_some() {
        out.push(Effect::Render(Region::Article));
    }
}

/// Goes to words of an article. Back leads to what they were chosen from.
pub(super) fn go_to_words(
    app: &mut App,
    words: Words,
    from: Option<String>,
    out: &mut Vec<Effect>,
) {
    if app.article_read(words.article).is_none() {
        return;
    }
    if from.is_some() {
        app.finding = from;
        out.push(Effect::Address(app.place(), History::Replace));
    }
    app.sheet = Sheet::Peek;
    show_words(app, words, out);
    out.extend([Effect::Focus(Element::Lit), Effect::Reveal(Element::Lit)]);
    out.push(Effect::Address(app.place(), History::Push));
}

/// Shows an article that is read with some of its words lit up.
pub(super) fn show_words(app: &mut App, words: Words, out: &mut Vec<Effect>) {
    let index = ArticleIdx(words.article);
    let claims = app.article_read(words.article).map(|open| open.claims_in(words.span));
    let claim = claims.and_then(|claims| claims.first().copied());
    app.view = View::Read;
    app.wanted = None;
    app.marks = Marks::Shown;
    leave(app, out);
    let same = app.open == Some(index);
    let claim = claim.map(|claim| ClaimRef { article: index, claim });
    let selected = claim.filter(|&at| app.entry(at).is_some()).map(|at| (at, ChosenBy::Page));
    // Printed with the words lit up.
    app.open = Some(index);
    app.lit = Some(words.span);
    out.extend([Region::Article, Region::Views].map(Effect::Render));
    if !same {
        app.selected = None;
        out.push(Effect::Render(Region::Notes));
        out.push(Effect::Render(Region::Articles));
        out.push(Effect::Title(page_title(app)));
    }
    // First the page shows the article again, then the notes find their places.
    out.push(Effect::ClassifyBody(body_classes(app)));
    self::open(app, index, selected, out);
    out.push(Effect::Title(page_title(app)));
}

/// Chooses something among the claims, in the comparison or on the timeline, or lets it go.
pub(super) fn choose(app: &mut App, key: String, out: &mut Vec<Effect>) {
    let chosen = app.finding.as_ref() == Some(&key);
    app.finding = (!chosen).then(|| key.clone());
    out.push(Effect::Render(Region::View));
    out.push(Effect::Focus(Element::Finding(key.clone())));
    out.push(Effect::Reveal(Element::Finding(key)));
    out.push(Effect::Address(app.place(), History::Replace));
}

/// Looks at the dossier in another way.
pub(super) fn go_to_view(app: &mut App, view: View, out: &mut Vec<Effect>) {
    if app.view == view {
        return;
    }
    if view == View::About {
        app.before_about = app.view;
        out.push(Effect::Help(Fold::Folded));
    }
    // From an open note the list of claims opens at the claim.
    let chosen = match app.selected {
        Some((at, ChosenBy::Reader)) if app.view == View::Read && view == View::Claims => {
            app.matching().any(|entry| entry.at == at).then(|| app.key_of(at))
        }
        _ => None,
    };
    app.view = view;
    app.source = None;
    app.finding = chosen.clone();
    out.extend([Region::Views, Region::View, Region::Foot].map(Effect::Render));
    out.push(Effect::ClassifyBody(body_classes(app)));
    out.push(Effect::Title(page_title(app)));
    out.push(Effect::ScrollToTop);
    if let Some(key) = chosen {
        out.push(Effect::Focus(Element::Finding(key.clone())));
        out.push(Effect::Reveal(Element::Finding(key)));
    }
    if view == View::About {
        // What was pressed may be in a dialog that is closed now.
        out.push(Effect::Focus(Element::Text));
    }
    out.push(Effect::Arrange);
    out.push(Effect::Address(app.place(), History::Push));
}

/// The page's name: the view's, or the open article's.
fn page_title(app: &App) -> String {
    let article = app.open.and_then(|index| app.articles.get(index.0));
    match (app.view, article) {
        (View::Read, Some(article)) => words::page_title(&article.title()),
        (view, _) => words::page_title(words::view(view)),
    }
}

/// The article after or before the open one.
pub(super) fn step_article(app: &mut App, step: Step, out: &mut Vec<Effect>) {
    let Some(ArticleIdx(here)) = app.open else { return };
    let there = match step {
        Step::Next => here.checked_add(1),
        Step::Previous => here.checked_sub(1),
    };
    match there.filter(|there| *there < app.articles.len()) {
        Some(there) => {
            go_to_article(app, ArticleIdx(there), out);
            out.push(Effect::Focus(Element::Text));
        }
        None => out.push(Effect::Say(match step {
            Step::Next => words::LAST_ARTICLE.into(),
            Step::Previous => words::FIRST_ARTICLE.into(),
        })),
    }
}

/// Selects a claim for the reader, in whichever article it stands.
pub(super) fn select(app: &mut App, at: ClaimRef, focused: Focused, out: &mut Vec<Effect>) {
    let crossing = app.open != Some(at.article) || app.view != View::Read;
    leave(app, out);
    if app.view != View::Read {
        app.view = View::Read;
        out.push(Effect::Render(Region::Views));
    }
    app.wanted = None;
    if app.marks == Marks::Off {
        app.marks = Marks::Shown;
    }
    match (focused, app.sheet) {
        (Focused::Words | Focused::Note, _) => app.sheet = Sheet::Open,
        // Stepping along with a button leaves room to read.
        (Focused::Nothing, Sheet::Closed) => app.sheet = Sheet::Peek,
        (Focused::Nothing, _) => {}
    }
    out.push(Effect::ClassifyBody(body_classes(app)));
    open(app, at.article, Some((at, ChosenBy::Reader)), out);
    reveal(app, at.claim, focused, out);
    let history = if crossing { History::Push } else { History::Replace };
    out.push(Effect::Address(app.place(), history));
}

/// Brings a claim into view and the focus to it.
pub(super) fn reveal(app: &App, claim: ClaimIdx, focused: Focused, out: &mut Vec<Effect>) {
    match focused {
        Focused::Words => out.push(Effect::Focus(Element::Reference(claim))),
        Focused::Note => out.push(Effect::Focus(Element::NoteHead(claim))),
        Focused::Nothing => {}
    }
    let segment = app.open_article().and_then(|(_, _, open)| open.page.first_segment_of(claim));
    out.extend(segment.map(|segment| Effect::Reveal(Element::Segment(segment))));
    if focused == Focused::Note && app.layout == Layout::Margin {
        out.push(Effect::Reveal(Element::Note(claim)));
    }
}

/// The next or previous claim that matches the filters.
pub(super) fn step(app: &mut App, step: Step, focused: Focused, out: &mut Vec<Effect>) {
    // Without a selection one steps from the top of the open article.
    let here = match (app.selected, app.open) {
        (Some((at, _)), _) => Some((at, true)),
        (None, Some(article)) => Some((ClaimRef { article, claim: ClaimIdx(0) }, false)),
        (None, None) => None,
    };
    let Some((here, standing)) = here else { return };
    let matching = app.matching().map(|entry| entry.at);
    let there = match step {
        Step::Next => matching.into_iter().find(|&at| at > here || at == here && !standing),
        Step::Previous => matching.take_while(|&at| at < here).last(),
    };
    match there {
        Some(there) => {
            select(app, there, focused, out);
            out.push(Effect::Render(Region::Foot));
        }
        None => out.push(Effect::Say(match (app.matching().next().is_some(), step) {
            (false, _) => words::NO_CLAIMS_MATCH.into(),
            (true, Step::Next) => words::LAST_CLAIM.into(),
            (true, Step::Previous) => words::FIRST_CLAIM.into(),
        })),
    }
}

/// Words of the text were pressed: the innermost claim there, or the one around the selected one.
pub(super) fn press(app: &mut App, segment: SegmentIdx, out: &mut Vec<Effect>) {
    if app.marks == Marks::Off {
        return;
    }
    let Some((article, _, open)) = app.open_article() else { return };
    let mut claims = open.page.claims_at(segment);
    claims.retain(|&claim| app.entry(ClaimRef { article, claim }).is_some());
    if claims.is_empty() {
        return;
    }
    let chosen =
        app.selected_here().filter(|_| app.sheet == Sheet::Open || app.layout == Layout::Margin);
    let at = chosen.and_then(|claim| claims.iter().position(|&known| known == claim));
    let next = at.map_or(0, |at| (at + 1) % claims.len());
    let Some(&claim) = claims.get(next) else { return };
    let focused = match app.layout {
        Layout::Margin => Focused::Nothing,
        Layout::Sheet => Focused::Note,
    };
    app.sheet = Sheet::Open;
    select(app, ClaimRef { article, claim }, focused, out);
}

/// Closes the note and goes back to its words.
pub(super) fn back_to_text(app: &mut App, out: &mut Vec<Effect>) {
    let Some(claim) = app.selected_here() else { return };
    if app.layout == Layout::Sheet {
        app.sheet = Sheet::Closed;
        out.push(Effect::ClassifyBody(body_classes(app)));
        out.push(Effect::Render(Region::Note(claim)));
    }
    reveal(app, claim, Focused::Words, out);
}

/// Closes the note; no claim is selected then.
pub(super) fn deselect(app: &mut App, out: &mut Vec<Effect>) {
    let (Some(article), Some(_)) = (app.open, app.selected_here()) else { return };
    leave(app, out);
    open(app, article, None, out);
    out.push(Effect::Address(app.place(), History::Replace));
}

/// Gives every element the classes that follow from selection and filters.
pub(super) fn classify(app: &App, out: &mut Vec<Effect>) {
    let Some((article, _, open)) = app.open_article() else { return };
    let selected = app.selected_here();
    let of = |role: Role| -> Vec<Element> {
        selected
            .into_iter()
            .flat_map(|claim| open.page.segments_of(claim, role))
            .map(Element::Segment)
            .collect()
    };
    out.push(Effect::Classify(Class::Selected, of(Role::Content)));
    out.push(Effect::Classify(Class::Who, of(Role::Source)));
    out.push(Effect::Classify(Class::Cue, of(Role::Cue)));
    out.push(Effect::Classify(Class::Open, selected.map(Element::Note).into_iter().collect()));

    let here = app.entries_of(article).iter();
    let sieve = app.sieve();
    let off: Vec<ClaimIdx> =
        here.filter(|entry| !sieve.passes(*entry)).map(|entry| entry.at.claim).collect();
    let is_off = |claim: ClaimIdx| off.binary_search(&claim).is_ok();
    let mut elements = Vec::new();
    for (index, segment) in open.page.segments.iter().enumerate() {
        if !segment.marks.is_empty() && segment.marks.iter().all(|mark| is_off(mark.claim)) {
            elements.push(Element::Segment(SegmentIdx(index)));
        }
    }
    elements.extend(off.iter().map(|&claim| Element::Note(claim)));
    out.push(Effect::Classify(Class::Off, elements));

    // What was dismissed is no claim any more.
    let is_gone = |claim: ClaimIdx| app.entry(ClaimRef { article, claim }).is_none();
    let mut gone: Vec<Element> = Vec::new();
    for (index, segment) in open.page.segments.iter().enumerate() {
        if !segment.marks.is_empty() && segment.marks.iter().all(|mark| is_gone(mark.claim)) {
            gone.push(Element::Segment(SegmentIdx(index)));
        }
    }
    let claims = (0..open.reading.claims.len()).map(ClaimIdx).filter(|&claim| is_gone(claim));
    gone.extend(claims.flat_map(|claim| [Element::Note(claim), Element::Reference(claim)]));
    out.push(Effect::Classify(Class::Gone, gone));
}

/// The classes of the page's body.
pub(super) fn body_classes(app: &App) -> Vec<&'static str> {
    let mut classes = Vec::new();
    classes.extend(match app.view {
        View::Read => None,
        View::Claims => Some("elsewhere view-claims"),
        View::Compare => Some("elsewhere view-compare"),
        View::Sources => Some("elsewhere view-sources"),
        View::Timeline => Some("elsewhere view-timeline"),
        View::About => Some("elsewhere view-about"),
    });
    if app.marks == Marks::Off {
        classes.push("clean");
    }
    if app.others == Others::Hide {
        classes.push("hide-others");
    }
    classes.push(match app.sheet {
        Sheet::Closed => "sheet-closed",
        Sheet::Peek => "sheet-peek",
        Sheet::Open => "sheet-open",
    });
    if app.filters_fold == Fold::Open {
        classes.push("filters-open");
    }
    if app.search.field == Fold::Open {
        classes.push("searching");
    }
    if app.keys == crate::keys::Keys::Off {
        classes.push("no-keys");
    }
    classes
}
