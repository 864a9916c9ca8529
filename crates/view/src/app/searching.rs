//! Words searched for: where they stand in all articles, which claims hold them, and steps from
//! one place to the next.

use super::event::{Effect, Element, Fold, History, Region};
use super::selecting::{self, Step};
use super::{App, ArticleIdx, ClaimRef, Listing, PAGE, Sheet, listing, loading};
use crate::filters::{Facet, Filters};
use crate::fragment::{Place, View};
use crate::search::Wanted;
use crate::words;
use sayso_engine::Span;
use sayso_engine::claim::Claim;
use sayso_engine::compare::Place as Words;
use std::ops::Range;

/// What is searched for, and where it was found.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// Whether the field is shown.
    pub(crate) field: Fold,
    /// The words as typed.
    pub(crate) typed: String,
    wanted: Wanted,
    /// Where they stand, by article.
    found: Vec<Vec<Span>>,
    /// The same without what the filters leave out.
    pub(crate) hits: Vec<Vec<Span>>,
    /// Where the reader was when the search began.
    from: Option<Place>,
}

impl Search {
    /// Whether anything is searched for.
    pub(crate) fn is_on(&self) -> bool {
        !self.wanted.is_empty()
    }

    /// Whether words of an article have a part in a hit; if nothing is searched for, they do.
    pub(crate) fn is_in(&self, article: usize, words: Span) -> bool {
        let found = self.found.get(article).map(Vec::as_slice).unwrap_or_default();
        !self.is_on() || found.iter().any(|hit| hit.overlaps(words))
    }

    /// How often the words stand there, and in how many articles.
    pub(crate) fn n_hits(&self) -> (usize, usize) {
        let found = self.hits.iter().map(Vec::len).filter(|n| *n > 0);
        (found.clone().sum(), found.count())
    }
}

/// The places among `hits`, which are in order, of those that stand in a claim's words.
fn held<'a>(hits: &'a [Span], claim: &'a Claim) -> impl Iterator<Item = usize> + 'a {
    let within = move |byte: usize| {
        let mut spans = claim.content.iter().chain(&claim.source).chain(&claim.cue);
        spans.any(|span| (span.start()..span.end()).contains(&byte))
    };
    let first = hits.partition_point(|hit| hit.start() < claim.extent().start());
    let here = hits[first..].iter().take_while(move |hit| hit.start() < claim.extent().end());
    let in_words = move |hit: &Span| within(hit.start()) && within(hit.end() - 1);
    here.enumerate().filter(move |(_, hit)| in_words(hit)).map(move |(at, _)| first + at)
}

impl App {
    /// What is searched for and where it stands under other filters than the chosen ones.
    pub(crate) fn hits_under(&self, filters: &Filters) -> Vec<Vec<Span>> {
        let of_articles = |facet| matches!(facet, Facet::Outlet | Facet::Article);
        let only_articles = filters.chosen().iter().all(|choice| of_articles(choice.facet()));
        let sieve = filters.sieve(&self.values);
        let found = self.search.found.iter().enumerate();
        found
            .map(|(article, found)| {
                if filters.is_empty() {
                    return found.clone();
                }
                let Some(open) = self.article_read(article) else { return Vec::new() };
                if only_articles {
                    let matches = sieve.passes_facets(&self.unclaimed(article));
                    return if matches { found.clone() } else { Vec::new() };
                }
                let mut is_held = vec![false; found.len()];
                for entry in self.entries_of(ArticleIdx(article)) {
                    if sieve.passes(entry) {
                        let claim = &open.reading.claims[entry.at.claim.0];
                        held(found, claim).for_each(|hit| is_held[hit] = true);
                    }
                }
                found.iter().zip(is_held).filter(|(_, held)| *held).map(|(hit, _)| *hit).collect()
            })
            .collect()
    }

    /// Where the reader is among the hits, from 1.
    pub(crate) fn hit_position(&self) -> Option<usize> {
        let (open, lit) = self.open.zip(self.lit)?;
        let at = self.search.hits.get(open.0)?.iter().position(|hit| *hit == lit)?;
        Some(self.search.hits[..open.0].iter().map(Vec::len).sum::<usize>() + at + 1)
    }
}

/// Finds the words in all articles that are read, and marks the claims that hold them.
pub(super) fn look(app: &mut App) {
    app.search.wanted = Wanted::new(&app.search.typed);
    app.search.found = (0..app.articles.len())
        .map(|article| {
            let Some(open) = app.article_read(article) else { return Vec::new() };
            let blocks = open.page.blocks();
            blocks.flat_map(|block| app.search.wanted.find(&open.text, block)).collect()
        })
        .collect();
    let is_on = app.search.is_on();
    let holds: Vec<bool> = app.entries.iter().map(|entry| !is_on || holds(app, entry.at)).collect();
    for (entry, holds) in app.entries.iter_mut().zip(holds) {
        entry.is_found = holds;
    }
}

fn holds(app: &App, at: ClaimRef) -> bool {
    let open = app.article_read(at.article.0);
    let claim = open.and_then(|open| open.reading.claims.get(at.claim.0));
    let found = app.search.found.get(at.article.0);
    claim.zip(found).is_some_and(|(claim, found)| held(found, claim).next().is_some())
}

/// What follows for the page from whatever happened: hits under new filters, paint on new words.
pub(super) fn settle(app: &mut App, out: &mut Vec<Effect>) {
    let was_on = !app.search.hits.is_empty();
    if !app.search.is_on() && !was_on {
        return;
    }
    app.search.hits = match app.search.is_on() {
        true => app.hits_under(&app.filters),
        false => Vec::new(),
    };
    if !out.is_empty() {
        out.push(Effect::Render(Region::Hits));
        out.push(Effect::Paint(painted(app)));
    }
}

/// For every piece of text that the page shows, in order, where its hits are, in UTF-16 units.
fn painted(app: &App) -> Vec<Vec<Range<u32>>> {
    match app.view {
        _ if !app.search.is_on() => Vec::new(),
        View::Read => {
            let Some((index, _, open)) = app.open_article() else { return Vec::new() };
            let hits = app.search.hits.get(index.0).map(Vec::as_slice).unwrap_or_default();
            open.page.blocks().map(|block| in_block(&open.text, block, hits)).collect()
        }
        View::Claims => {
            let listing = Listing::of(app);
            let first = listing.first(app);
            let shown = listing.rows.iter().skip(first).take(PAGE);
            let claimed = |&(_, at): &(_, ClaimRef)| {
                let open = app.article_read(at.article.0)?;
                let words = open.claimed(open.reading.claims.get(at.claim.0)?);
                let whole = Span::whole(&words);
                Some(in_block(&words, whole, &app.search.wanted.find(&words, whole)))
            };
            shown.map(claimed).map(Option::unwrap_or_default).collect()
        }
        View::Compare | View::Sources | View::Timeline | View::About => Vec::new(),
    }
}

fn in_block(text: &str, block: Span, hits: &[Span]) -> Vec<Range<u32>> {
    let first = hits.partition_point(|hit| hit.start() < block.start());
    let here = hits[first..].iter().take_while(|hit| hit.start() < block.end());
    let mut at = block.start();
    let mut units = 0;
    let mut upto = |byte: usize| {
        units += n_units(Span::new(at, byte).of(text));
        at = byte;
        units
    };
    here.map(|hit| upto(hit.start())..upto(hit.end())).collect()
}

/// How long a text is in a page, where the ends of lines are single characters.
fn n_units(text: &str) -> u32 {
    let lost = text.matches("\r\n").count() + text.matches('\0').count();
    u32::try_from(text.encode_utf16().count() - lost).unwrap_or(u32::MAX)
}

/// The reader typed.
pub(super) fn search(app: &mut App, typed: String, out: &mut Vec<Effect>) {
    app.search.typed = typed;
    app.search.field = Fold::Open;
    look(app);
    out.extend(Region::MATCHING.map(Effect::Render));
    selecting::classify(app, out);
    out.push(Effect::Arrange);
    out.push(Effect::Address(app.place(), History::Replace));
}

/// Shows the field.
pub(super) fn open(app: &mut App, out: &mut Vec<Effect>) {
    if app.search.field == Fold::Folded {
        app.search.from = Some(app.place());
        app.search.field = Fold::Open;
        out.push(Effect::RememberPlace);
        out.push(Effect::ClassifyBody(selecting::body_classes(app)));
    }
    out.push(Effect::Focus(Element::Search));
}

/// Lets go of the words and puts the field away.
pub(super) fn close(app: &mut App, out: &mut Vec<Effect>) {
    search(app, String::new(), out);
    app.search.field = Fold::Folded;
    app.search.from = None;
    out.push(Effect::Render(Region::Search));
    out.push(Effect::ClassifyBody(selecting::body_classes(app)));
}

/// The same, and goes back to where the search began.
pub(super) fn leave(app: &mut App, out: &mut Vec<Effect>) {
    let from = app.search.from.take();
    close(app, out);
    if let Some(from) = from {
        let place = Place { search: String::new(), filters: app.filters.clone(), ..from };
        loading::fragment(app, &place.to_fragment(), out);
        out.push(Effect::Address(app.place(), History::Replace));
    }
    // Whatever else wants to be seen, one is back where one was.
    out.retain(|effect| {
        !matches!(effect, Effect::Reveal(_) | Effect::ScrollToTop | Effect::Focus(_))
    });
    out.push(Effect::ReturnToPlace);
}

/// The next or previous hit, in whichever article; among the claims, the next claim that holds one.
pub(super) fn step(app: &mut App, step: Step, out: &mut Vec<Effect>) {
    if app.view == View::Claims && app.search.is_on() {
        return listing::step(app, step, out);
    }
    let hits = app.search.hits.iter().enumerate();
    let mut hits = hits.flat_map(|(article, hits)| hits.iter().map(move |&hit| (article, hit)));
    let open = app.open.map_or(0, |open| open.0);
    // Without one of them lit up, one steps from the top of the open article.
    let here = (open, app.lit.unwrap_or_default());
    let there = match step {
        Step::Next => hits.find(|&hit| hit > here),
        Step::Previous => hits.take_while(|&hit| hit < here).last(),
    };
    // Behind the last comes the first.
    let hits = &app.search.hits;
    let around = || {
        let mut hits = hits.iter().enumerate();
        let (found, says) = match step {
            Step::Next => {
                (hits.find_map(|(at, hits)| Some((at, *hits.first()?))), words::FROM_THE_TOP)
            }
            Step::Previous => {
                (hits.rev().find_map(|(at, hits)| Some((at, *hits.last()?))), words::FROM_THE_END)
            }
        };
        found.map(|found| (found, says))
    };
    let (there, says) = match there {
        Some(there) => (there, None),
        None => match around() {
            Some((there, says)) => (there, Some(says)),
            None => return,
        },
    };
    let history = match app.view == View::Read && (app.hit_position().is_some() || there.0 == open)
    {
        true => History::Replace,
        false => History::Push,
    };
    let (article, span) = there;
    selecting::show_words(app, Words { article, span }, out);
    app.sheet = Sheet::Closed;
    out.push(Effect::ClassifyBody(selecting::body_classes(app)));
    out.push(Effect::Reveal(Element::Lit));
    out.extend(says.map(|says| Effect::Say(says.into())));
    out.push(Effect::Address(app.place(), history));
}

#[cfg(test)]
mod tests {
    use super::super::{Command, Event, Layout, update};
    use super::*;
    use crate::html;
    use crate::keys::Focus;
    use crate::samples::{HARBOUR, app, app_at};

    fn type_in(app: &mut App, typed: &str) -> Vec<Effect> {
        update(app, Event::WordsTyped(typed.into()))
    }

    fn press(app: &mut App, key: &str) -> Vec<Effect> {
        update(app, Event::KeyPressed(key.into(), Focus::Search))
    }

    fn printed(app: &App, region: Region) -> String {
        html::print(app, region).html
    }

    fn lit(app: &App) -> Option<(usize, &str)> {
        let (index, _, open) = app.open_article()?;
        Some((index.0, app.lit?.of(&open.text)))
    }

    fn matching(app: &App) -> Vec<(usize, usize)> {
        app.matching().map(|entry| (entry.at.article.0, entry.at.claim.0)).collect()
    }

    #[test]
    fn hits_are_counted_by_article_and_narrow_the_claims_down() {
        let mut app = app(&HARBOUR);
        type_in(&mut app, "  ANN   lee");
        assert_eq!(app.search.n_hits(), (3, 2));
        assert_eq!(printed(&app, Region::Hits), "3 hits in 2 articles, 4 claims");
        assert_eq!(matching(&app), [(0, 0), (0, 1), (0, 2), (1, 1)]);
        assert!(printed(&app, Region::Articles).contains("2 hits"));
        assert!(app.place().to_fragment().ends_with("?q=%20%20ANN%20%20%20lee"));
    }

    #[test]
    fn hits_stay_within_the_filters_and_a_dead_end_names_the_one_in_the_way() {
        let (mut app, _) = app_at("#/read?speaker=Bo%20Ek&q=lee", Layout::Margin, &HARBOUR);
        assert_eq!(app.search.n_hits(), (0, 0));
        let says = printed(&app, Region::Hits);
        assert!(says.contains("No hits for “lee”"), "{says}");
        assert!(says.contains("data-do=\"drop\" data-id=\"speaker\""), "{says}");
        update(&mut app, Event::Commanded(Command::Drop(Facet::Speaker), Focus::Control));
        assert_eq!(app.search.n_hits(), (3, 2));
        let (app, _) = app_at("#/read?in=a1&q=was", Layout::Margin, &HARBOUR);
        assert_eq!(app.search.n_hits(), (2, 1), "an article's own words count too");
        let (app, _) = app_at("#/read?speaker=Bo%20Ek&q=was", Layout::Margin, &HARBOUR);
        assert_eq!(app.search.n_hits(), (1, 1), "of a speaker only the claims'");
    }

    #[test]
    fn enter_steps_through_all_articles_and_around() {
        let mut app = app(&HARBOUR);
        type_in(&mut app, "it");
        let mut seen = Vec::new();
        for _ in 0..5 {
            press(&mut app, "Enter");
            seen.push((lit(&app).unwrap().0, app.hit_position().unwrap()));
        }
        assert_eq!(seen, [(0, 1), (0, 2), (1, 3), (1, 4), (0, 1)]);
        press(&mut app, "Shift+Enter");
        assert_eq!((lit(&app), app.hit_position()), (Some((1, "it")), Some(4)));
        assert!(app.place().to_fragment().contains("words="), "the link carries the hit");
    }

    #[test]
    fn a_hit_in_folded_clutter_opens_it() {
        let mut app = app(&HARBOUR);
        type_in(&mut app, "share");
        assert!(!printed(&app, Region::Article).contains("<details class=\"clutter\" open"));
        press(&mut app, "Enter");
        press(&mut app, "Enter");
        let page = printed(&app, Region::Article);
        assert!(page.contains("<details class=\"clutter\" open"), "{page}");
        assert!(page.contains("tabindex=\"-1\">Share</span>"), "{page}");
    }

    #[test]
    fn escape_goes_back_and_the_chip_lets_go() {
        let mut app = app_at("#/read/a0", Layout::Margin, &HARBOUR).0;
        let effects = update(&mut app, Event::KeyPressed("/".into(), Focus::Text));
        assert!(effects.contains(&Effect::Focus(Element::Search)), "{effects:?}");
        type_in(&mut app, "agreed");
        press(&mut app, "Enter");
        assert_eq!(lit(&app), Some((1, "agreed")));
        let effects = press(&mut app, "Escape");
        assert_eq!((app.open, app.lit), (Some(ArticleIdx(0)), None));
        assert_eq!(effects.last(), Some(&Effect::Paint(Vec::new())));
        assert!(effects.contains(&Effect::ReturnToPlace));
        assert!(!app.place().to_fragment().contains("q="));
        assert_eq!(matching(&app).len(), 6);

        type_in(&mut app, "agreed");
        assert!(printed(&app, Region::Chips).contains("agreed"));
        update(&mut app, Event::Commanded(Command::DropSearch, Focus::Control));
        assert_eq!((app.search.is_on(), matching(&app).len()), (false, 6));
    }

    #[test]
    fn what_is_painted_is_counted_as_the_page_counts() {
        let mut app = app(&["A title\nThe 🌱 pier, the\r\npier {1s Ann} {1q said} {1c the pier}."]);
        let effects = type_in(&mut app, "PIER");
        let painted = effects.iter().find_map(|effect| match effect {
            Effect::Paint(painted) => Some(painted.clone()),
            _ => None,
        });
        assert_eq!(painted, Some(vec![vec![], vec![7..11], vec![0..4, 18..22]]));
        assert_eq!(n_units("a\r\nb"), 3, "the page has one character for it");
        update(&mut app, Event::Commanded(Command::View(View::Claims), Focus::Control));
        assert_eq!(super::painted(&app).concat(), vec![4..8; 1]);
    }

    #[test]
    fn the_searched_words_are_in_a_link_and_found_again() {
        let (app, _) = app_at("#/claims?q=gone%20out", Layout::Margin, &HARBOUR);
        assert_eq!(matching(&app), [(0, 3)]);
        assert!(printed(&app, Region::Search).contains("value=\"gone out\""));
    }
}
