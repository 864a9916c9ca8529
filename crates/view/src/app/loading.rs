//! From the address and the files to an open article.

use super::DossierId;
use super::article::{Article, ArticleState, BegunArticle, DocumentFault, OpenArticle};
use super::event::{Effect, Element, FetchError, Fold, Region, Work};
use super::selecting::{self, Focused};
use super::speakers::Speakers;
use super::{
    App, ArticleIdx, Begun, ChosenBy, ClaimRef, DossierState, Entry, Notice, ShelfEffect, Speaker,
    Version, Wanted, comparing, library, searching,
};
use crate::decode::decode;
use crate::filters::{Choice, Trait, ValueIdx, Values};
use crate::fragment::{Dropped, Place, View};
use crate::page::ClaimIdx;
use crate::wire::{ArticleEntry, Dossier};
use crate::words;
use sayso_engine::Span;
use sayso_engine::claim::Form;
use sayso_engine::order::Order;
use sayso_engine::source::{Affiliation, Naming, Role};
use std::collections::BTreeSet;

pub(super) fn start(app: &mut App, fragment: &str, out: &mut Vec<Effect>) {
    let dossier = take_address(app, fragment);
    out.push(Effect::ClassifyBody(selecting::body_classes(app)));
    out.extend(
        [Region::Help, Region::ShelfNews, Region::Adding, Region::Tools].map(Effect::Render),
    );
    out.push(Effect::Shelf(ShelfEffect::Fetch));
    let corrections = std::mem::take(&mut app.corrections);
    app.library.set_bundled_corrections(corrections);
    library::open(app, dossier, out);
}

/// Takes over what an address asks for, but for article and claim, which are wanted until they
/// can be opened; gives the dossier.
fn take_address(app: &mut App, fragment: &str) -> Option<DossierId> {
    let (place, dropped) = Place::parse(fragment);
    app.view = place.view;
    app.source = place.source;
    app.finding = place.finding;
    app.grouping = place.grouping;
    app.lit = None;
    app.filters = place.filters;
    app.search.field = if place.search.is_empty() { Fold::Folded } else { Fold::Open };
    app.search.typed = place.search;
    searching::look(app);
    app.others = place.others;
    app.marks = place.marks;
    app.wanted = Some(Wanted { article: place.article, claim: place.claim, words: place.words });
    app.notices.retain(|notice| !matches!(notice, Notice::StaleLink(_)));
    for what in dropped {
        app.notices.push(Notice::StaleLink(match what {
            Dropped::View(view) => words::link_names_no_view(&view),
            Dropped::Pair(pair) => words::link_says_nothing(&pair),
        }));
    }
    place.dossier
}

pub(super) fn dossier(app: &mut App, bytes: Result<Vec<u8>, FetchError>, out: &mut Vec<Effect>) {
    // The reader may have gone on to another dossier, or have come back to this one already.
    if app.library.current.is_some() || app.state == DossierState::Open {
        return;
    }
    let dossier = bytes
        .map_err(|error| words::dossier_did_not_come(&error))
        .and_then(|bytes| decode(&bytes).map_err(|error| words::dossier_is_broken(&error)))
        .and_then(|json| Dossier::parse(&json.text).map_err(|e| words::dossier_is_broken(&e)));
    match dossier {
        Err(message) => app.state = DossierState::Failed(message),
        Ok(dossier) => {
            app.state = DossierState::Open;
            app.title = dossier.title;
            library::remember_bundled(app);
            app.language = dossier.language;
            let faults = dossier.faults.iter().map(|fault| Notice::Fault(fault.to_string()));
            app.notices.splice(0..0, faults);
            app.articles = shelve(dossier.articles);
            out.push(Effect::FetchArticles(order(app)));
            // What the reader made of them here comes before what the host ships.
            let host = dossier.corrections.filter(|_| app.corrections.made().is_empty());
            out.extend(host.map(Effect::FetchCorrections));
        }
    }
    out.extend(
        [Region::Dossier, Region::Status, Region::Notices, Region::Articles, Region::Shelf]
            .map(Effect::Render),
    );
}

/// A file's name without its ending.
pub(super) fn stem(file: &str) -> &str {
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}

pub(super) fn shelve(entries: Vec<ArticleEntry>) -> Vec<Article> {
    let mut slugs = BTreeSet::new();
    entries
        .into_iter()
        .map(|entry| {
            let mut slug = stem(&entry.file).to_owned();
            if !slugs.insert(slug.clone()) {
                // `a.txt` and `a.md`: the second goes by its whole name, which is its own.
                slug.clone_from(&entry.file);
                slugs.insert(slug.clone());
            }
            Article { entry, slug, state: ArticleState::Waiting }
        })
        .collect()
}

/// The article that the address names comes first, so that it can be read while others load.
fn order(app: &App) -> Vec<(ArticleIdx, String)> {
    let wanted = app.wanted.as_ref().and_then(|wanted| wanted.article.as_deref());
    let mut files: Vec<(ArticleIdx, String)> = app
        .articles
        .iter()
        .enumerate()
        .map(|(index, article)| (ArticleIdx(index), article.entry.file.clone()))
        .collect();
    files.order_by_key(|(index, _)| wanted != Some(app.articles[index.0].slug.as_str()));
    files
}

pub(super) fn article(
    app: &mut App,
    index: ArticleIdx,
    bytes: Result<Vec<u8>, FetchError>,
    out: &mut Vec<Effect>,
) {
    if app.library.current.is_some() {
        return;
    }
    let begun = bytes.map_err(DocumentFault::Fetch).and_then(|bytes| BegunArticle::new(&bytes));
    match begun {
        // The browser compiles the engine while it reads the first article, which takes several times as
        // long as reading another: the page would not answer.
        Ok(begun) if app.open.is_none() && !app.is_reading() => {
            app.begun_article = Some((index, begun));
            out.push(Effect::Later(Work::Read));
        }
        Ok(mut begun) => {
            let open = loop {
                if let Some(open) = begun.read_on() {
                    break open;
                }
            };
            put(app, index, ArticleState::Open(Box::new(open)), out);
        }
        Err(fault) => put(app, index, ArticleState::Failed(fault), out),
    }
}

/// Goes on with the article that is being read.
pub(super) fn read_on(app: &mut App, out: &mut Vec<Effect>) {
    let Some((index, mut begun)) = app.begun_article.take() else { return };
    match begun.read_on() {
        _ if app.library.current.is_some() => {}
        Some(open) => put(app, index, ArticleState::Open(Box::new(open)), out),
        None => {
            app.begun_article = Some((index, begun));
            out.push(Effect::Later(Work::Read));
        }
    }
}

fn put(app: &mut App, index: ArticleIdx, state: ArticleState, out: &mut Vec<Effect>) {
    let Some(article) = app.articles.get_mut(index.0) else { return };
    article.state = state;
    out.push(Effect::Later(Work::List));
}

/// What follows when one more article is read or known to be unreadable.
pub(super) fn shelved(app: &mut App, out: &mut Vec<Effect>) {
    // Each of the first articles is shown at once, of many more some at a time: whatever is listed
    // and counted is so anew for all of them.
    const AT_ONCE: usize = 16;
    let n = app.n_settled();
    let is_told = n < AT_ONCE || n.is_multiple_of(n / (AT_ONCE / 2)) || app.is_settled();
    if !is_told && app.wanted.is_none() {
        return out.push(Effect::Render(Region::Status));
    }
    let hues = hues(app);
    gather(app);
    out.push(Effect::Render(Region::Status));
    let opened_before = app.open.is_some();
    settle(app, out);
    if !opened_before && app.open.is_some() && app.view == View::Read {
        // The first article is waited for; what stands beside it comes when its words are painted.
        out.retain(|effect| !is_beside(effect));
        out.push(Effect::Later(Work::Surround));
    } else {
        out.extend(Region::MATCHING.map(Effect::Render));
    }
    if opened_before && app.wanted.is_none() && hues != self::hues(app) {
        // One more article may show that somebody else speaks most.
        out.extend([Region::Article, Region::Notes].map(Effect::Render));
        selecting::classify(app, out);
        out.push(Effect::Arrange);
    }
    if app.is_settled() && app.version == Version::Unasked {
        app.version = Version::Current;
        out.push(Effect::PrepareOffline);
    }
    // While files come in, each would change the comparison; it waits for the last.
    if app.is_settled() && !app.is_importing() {
        out.push(Effect::Later(Work::Compare));
    }
}

fn is_beside(effect: &Effect) -> bool {
    const BESIDE: [Region; 3] = [Region::Notes, Region::Articles, Region::Foot];
    *effect == Effect::Arrange || BESIDE.iter().any(|&at| *effect == Effect::Render(at))
}

/// Prints what stands beside the first article.
pub(super) fn surround(app: &App, out: &mut Vec<Effect>) {
    out.push(Effect::Render(Region::Notes));
    out.extend(Region::MATCHING.map(Effect::Render));
    selecting::classify(app, out);
    out.push(Effect::Arrange);
}

/// Works out anew who speaks where.
pub(super) fn gather(app: &mut App) {
    app.speakers = Speakers::gather(&app.articles, &app.corrections);
    enter(app);
}

/// Sets the articles side by side, once all of them are there.
pub(super) fn compare(app: &mut App, out: &mut Vec<Effect>) {
    if !app.is_settled() {
        return;
    }
    app.begun = Some(Begun::of(&app.articles));
    out.push(Effect::Later(Work::SetOut));
}

/// Shows what was compared.
pub(super) fn set_out(app: &mut App, out: &mut Vec<Effect>) {
    // Where articles came or went since, they are compared again.
    let Some(comparing) = app.begun.take().and_then(|begun| begun.set_out(&app.articles)) else {
        return;
    };
    let first = app.compared().is_none();
    app.comparing = Some(comparing);
    enter(app);
    // A filter may ask for what is compared.
    out.extend(Region::MATCHING.map(Effect::Render));
    selecting::classify(app, out);
    comparing::check_chosen(app, out);
    // The page chose a note before it knew what compares; unless the reader did since, it chooses
    // again. Nothing but the note changes.
    let chosen = match (app.selected, app.open_article()) {
        (Some((at, ChosenBy::Page)), Some((index, _, open))) if first && app.lit.is_none() => {
            let claim = telling(app, index, open).filter(|&claim| claim != at.claim);
            claim.map(|claim| ClaimRef { article: index, claim })
        }
        _ => None,
    };
    match (chosen, app.open) {
        (Some(at), _) => {
            selecting::open(app, at.article, Some((at, ChosenBy::Page)), out);
        }
        (None, Some(_)) => {
            out.extend(app.selected_here().map(|claim| Effect::Render(Region::Note(claim))));
            out.push(Effect::Arrange);
        }
        (None, None) => {}
    }
}

fn hues(app: &App) -> Vec<super::Hue> {
    let Some(open) = app.open else { return Vec::new() };
    let here = app.entries.iter().filter(|entry| entry.at.article == open);
    here.map(|e| app.speaker_of(e.at).map(|s| s.hue).unwrap_or_default()).collect()
}

/// Lists the claims with what they are filtered by.
fn enter(app: &mut App) {
    let mut entries = Vec::new();
    let mut values = Values::default();
    let of_nobody = [
        values.enter(Choice::Speaker(None)),
        values.enter(Choice::Affiliation(Affiliation::Unknown.to_string())),
        values.enter(Choice::Role(Role::Unnamed)),
    ];
    let mut of_speaker = |speaker: &Speaker| {
        [
            values.enter(Choice::Speaker(Some(speaker.name.clone()))),
            values.enter(Choice::Affiliation(speaker.affiliation.clone())),
            values.enter(Choice::Role(speaker.role)),
        ]
    };
    let of_speakers: Vec<[ValueIdx; 3]> =
        app.speakers.iter().map(|(_, speaker)| of_speaker(speaker)).collect();
    for (a, article) in app.articles.iter().enumerate() {
        let ArticleState::Open(open) = &article.state else { continue };
        let of_article = [
            values.enter(Choice::Outlet(article.outlet().map(|outlet| outlet.value))),
            values.enter(Choice::Article(article.slug.clone())),
        ];
        let mut has_figure = vec![false; open.reading.claims.len()];
        for claim in open.reading.figures.iter().filter_map(|figure| figure.claim) {
            has_figure.get_mut(claim).into_iter().for_each(|has| *has = true);
        }
        for (c, claim) in open.reading.claims.iter().enumerate() {
            if app.corrections.dismisses(&article.slug, claim.anchor()) {
                continue;
            }
            let at = ClaimRef { article: ArticleIdx(a), claim: ClaimIdx(c) };
            let speakers =
                claim.speaker.map_or(&[][..], |id| app.speakers.of(at.article, id)).to_vec();
            let mut own = of_article.to_vec();
            own.push(values.enter(Choice::Form(claim.form)));
            own.push(values.enter(Choice::Stance(claim.stance)));
            own.extend(
                traits(app, at, open, &has_figure).map(|value| values.enter(Choice::Trait(value))),
            );
            if speakers.is_empty() {
                own.extend(of_nobody);
            }
            for speaker in &speakers {
                own.extend(of_speakers.get(speaker.index()).into_iter().flatten());
            }
            own.order();
            own.dedup();
            entries.push(Entry { at, speakers, values: own, is_found: true });
        }
    }
    app.entries = entries;
    app.values = values;
    searching::look(app);
}

/// What may be said of a claim; `has_figure` tells it of each of the article's.
fn traits(
    app: &App,
    at: ClaimRef,
    open: &OpenArticle,
    has_figure: &[bool],
) -> impl Iterator<Item = Trait> {
    let content = &open.reading.claims[at.claim.0].content;
    let hedges = &open.reading.hedges;
    // Hedges stand in order: the first that begins in a content is in it, or none is.
    let is_hedged = |content: &Span| {
        let first = hedges.partition_point(|hedge| hedge.span.start() < content.start());
        hedges.get(first).is_some_and(|hedge| content.contains(hedge.span))
    };
    let has = move |value: &Trait| match value {
        Trait::Compared => app.comparing.as_ref().is_some_and(|c| c.compares(at)),
        Trait::Figure => has_figure.get(at.claim.0) == Some(&true),
        Trait::Hedged => content.iter().any(is_hedged),
    };
    Trait::ALL.into_iter().filter(has)
}

pub(super) fn fragment(app: &mut App, fragment: &str, out: &mut Vec<Effect>) {
    // Both ways in which browsers announce a change may come for one; and a fragment may be
    // written in more than one way.
    if app.wanted.is_none() && Place::parse(fragment).0 == app.place() {
        return;
    }
    if Place::parse(fragment).0.dossier != app.library.current {
        library::put_away(app);
        let dossier = take_address(app, fragment);
        return library::open(app, dossier, out);
    }
    take_address(app, fragment);
    if app.wanted.as_ref().is_some_and(|w| w.article.is_none() && w.claim.is_none()) {
        app.selected = None;
    }
    settle(app, out);
    out.extend([Region::Views, Region::Search, Region::Notices].map(Effect::Render));
    out.extend(Region::MATCHING.map(Effect::Render));
    out.push(Effect::ClassifyBody(selecting::body_classes(app)));
    selecting::classify(app, out);
    out.push(Effect::Arrange);
    if app.comparing.is_some() {
        comparing::check_chosen(app, out);
    }
}

/// Opens what the address asks for, as soon as it can be.
pub(super) fn settle(app: &mut App, out: &mut Vec<Effect>) {
    let Some(wanted) = app.wanted.clone() else { return };
    let index = match &wanted.article {
        Some(slug) => app.articles.iter().position(|article| article.slug == *slug),
        None => None,
    };
    if let (Some(slug), None) = (&wanted.article, index) {
        if app.state == DossierState::Open {
            app.notices.push(Notice::StaleLink(words::link_names_no_article(slug)));
            app.wanted = Some(Wanted { article: None, claim: None, words: None });
            out.push(Effect::Render(Region::Notices));
            settle(app, out);
        }
        return;
    }
    // Without a name the first that can be opened is meant; one still on its way is waited for.
    let index = index
        .or_else(|| app.articles.iter().position(|a| !matches!(a.state, ArticleState::Failed(_))));
    let Some(index) = index.or((!app.articles.is_empty()).then_some(0)) else { return };
    let open = match &app.articles[index].state {
        ArticleState::Waiting => {
            // Unless another article is open already, its place says that it is on its way.
            if app.open.is_none() {
                out.push(Effect::Render(Region::Article));
            }
            return;
        }
        ArticleState::Failed(_) => None,
        ArticleState::Open(open) => Some(open),
    };
    let claim = wanted.claim.zip(open).and_then(|(link, open)| {
        open.reading.claims.iter().position(|claim| link.means(open.link_to(claim)))
    });
    if let (Some(link), None, Some(_)) = (wanted.claim, claim, open) {
        let says = match link.hash {
            Some(_) => words::LINKED_CLAIM_HAS_CHANGED,
            None => words::LINKED_CLAIM_IS_NOT_HERE,
        };
        app.notices.push(Notice::StaleLink(says.into()));
        out.push(Effect::Render(Region::Notices));
    }
    let lit =
        wanted.words.zip(open).map(|((from, to), open)| (span_of(&open.text, from, to), open));
    if let Some((None, _)) = lit {
        app.notices.push(Notice::StaleLink(words::LINKED_WORDS_ARE_NOT_HERE.into()));
        out.push(Effect::Render(Region::Notices));
    }
    let lit = lit.and_then(|(span, open)| span.map(|span| (span, open.claims_in(span))));
    let telling = match (&lit, open) {
        (Some((_, claims)), _) => claims.first().copied(),
        // Whoever followed a link to a claim that is gone shall take no other for it.
        (None, Some(open)) if wanted.claim.is_none() => telling(app, ArticleIdx(index), open),
        _ => None,
    };
    // The page as it first comes stays where it is; who goes to an article sees its beginning.
    let going = wanted.article.is_some() || app.open.is_some();
    app.wanted = None;
    let lit = lit.map(|(span, _)| span);
    if app.lit != lit && app.open == Some(ArticleIdx(index)) {
        out.push(Effect::Render(Region::Article));
    }
    let index = ArticleIdx(index);
    let at = |claim| ClaimRef { article: index, claim };
    let selected = claim
        .map(|claim| (at(ClaimIdx(claim)), ChosenBy::Reader))
        .or(telling.map(|claim| (at(claim), ChosenBy::Page)));
    selecting::open(app, index, selected, out);
    app.lit = lit;
    if let Some((at, ChosenBy::Reader)) = selected {
        app.sheet = super::Sheet::Open;
        out.push(Effect::ClassifyBody(selecting::body_classes(app)));
        selecting::reveal(app, at.claim, Focused::Nothing, out);
    } else if lit.is_some() {
        out.push(Effect::Reveal(Element::Lit));
    } else if going {
        out.push(Effect::ScrollToTop);
    }
}

/// The words that a link names, if it names any of this text.
fn span_of(text: &str, from: usize, to: usize) -> Option<Span> {
    text.get(from..to).filter(|words| !words.is_empty()).map(|_| Span::new(from, to))
}

/// The claim whose note is open when nobody has chosen one: on the first screen, compared with
/// other articles or checked if possible, and of somebody with a name, quoted if possible.
fn telling(app: &App, article: ArticleIdx, open: &OpenArticle) -> Option<ClaimIdx> {
    /// About what a screen shows below the title, in bytes.
    const SCREEN: usize = 1000;
    let claims = &open.reading.claims;
    let shown: Vec<usize> = (0..claims.len())
        .filter(|&index| open.page.first_segment_of(ClaimIdx(index)).is_some())
        .collect();
    let top = open.page.segments.first()?.span.start();
    let rank = |index: usize| {
        let claim = &claims[index];
        let source = claim.speaker.and_then(|id| open.reading.sources.get(id.index()));
        let at = ClaimRef { article, claim: ClaimIdx(index) };
        let compared = app.comparing.as_ref().is_some_and(|known| known.compares(at));
        let named = match (source.map(|source| source.naming), claim.form) {
            (Some(Naming::Name), Form::Direct) => 0,
            (Some(Naming::Name), Form::Mixed) => 1,
            (Some(Naming::Name), Form::Indirect) => 2,
            (Some(Naming::Description), _) => 3,
            (Some(Naming::Pronoun) | None, _) => 4,
        };
        (!compared, named)
    };
    let on_screen = |&index: &usize| claims[index].extent().end() < top + SCREEN;
    let best = shown.iter().copied().filter(on_screen).min_by_key(|&index| rank(index));
    best.or(shown.first().copied()).map(ClaimIdx)
}

/// The focus goes to the article's column.
pub(super) fn skip(out: &mut Vec<Effect>) {
    out.extend([Effect::Focus(Element::Text), Effect::Reveal(Element::Text)]);
}
