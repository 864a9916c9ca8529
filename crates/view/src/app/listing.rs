//! All claims that match the filters as one list, parted into groups, and steps through it.

use super::event::{Effect, Element, History, Region};
use super::selecting::{self, Focused, Step};
use super::{App, ArticleIdx, ClaimRef, FindingKind, SpeakerIdx};
use crate::fragment::{ClaimLink, Grouping, View};
use crate::page::ClaimIdx;
use crate::words;
use sayso_engine::order::Order;
use std::cmp::Reverse;

/// So many claims are printed at once. Whatever the dossier, the page stays as quick as with these.
pub(crate) const PAGE: usize = 200;

/// What the claims of a group have in common, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// They stand in one article.
    Article(ArticleIdx),
    /// They have one speaker, or the same one first.
    Speaker(SpeakerIdx),
    /// Several articles speak of their matter: a place among the comparison's findings.
    Matter(usize),
    /// Nothing.
    Rest,
}

/// The claims that match the filters, in the order of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listing {
    /// All of them, with their groups.
    pub(crate) rows: Vec<(Group, ClaimRef)>,
}

impl Listing {
    pub(crate) fn of(app: &App) -> Listing {
        let matters = if app.grouping == Grouping::Matter { matters(app) } else { Vec::new() };
        let group = |at: ClaimRef| match app.grouping {
            Grouping::Article => Group::Article(at.article),
            Grouping::Speaker => {
                let speakers = app.entry(at).map(|entry| entry.speakers.as_slice());
                speakers.and_then(<[_]>::first).map_or(Group::Rest, |&first| Group::Speaker(first))
            }
            Grouping::Matter => {
                // The first of several.
                let found = matters.partition_point(|(known, _)| *known < at);
                let found = matters.get(found).filter(|(known, _)| *known == at);
                found.map_or(Group::Rest, |(_, group)| *group)
            }
        };
        let mut rows: Vec<(Group, ClaimRef)> =
            app.matching().map(|entry| (group(entry.at), entry.at)).collect();
        // Who speaks most comes first.
        let n_claims = |group: Group| match group {
            Group::Speaker(speaker) => app.speakers.get(speaker).map_or(0, |s| s.n_claims),
            _ => 0,
        };
        rows.order_by_key(|&(group, at)| (Reverse(n_claims(group)), group, at));
        Listing { rows }
    }

    /// Where a claim stands.
    fn position(&self, at: ClaimRef) -> Option<usize> {
        self.rows.iter().position(|(_, known)| *known == at)
    }

    /// Where the claim stands that the address names.
    fn chosen(&self, app: &App) -> Option<usize> {
        self.position(app.claim_of(app.finding.as_deref()?)?)
    }

    /// The place of the first claim that is printed: the chosen one is among those after it.
    pub(crate) fn first(&self, app: &App) -> usize {
        let at = self.chosen(app).unwrap_or(0);
        at - at % PAGE
    }
}

/// The claims of which the comparison found several articles to speak, by claim.
fn matters(app: &App) -> Vec<(ClaimRef, Group)> {
    let mut matters = Vec::new();
    let Some(comparing) = app.compared() else { return matters };
    for (index, finding) in comparing.findings.iter().enumerate() {
        for place in finding.places.iter().filter(|_| finding.kind == FindingKind::Thread) {
            let claims = app.article_read(place.article).map(|open| open.claims_in(place.span));
            let article = ArticleIdx(place.article);
            for claim in claims.into_iter().flatten() {
                matters.push((ClaimRef { article, claim }, Group::Matter(index)));
            }
        }
    }
    matters.order();
    matters
}

impl App {
    /// What a claim of the list goes by in links: its article, its place and a hash of its words.
    pub(crate) fn key_of(&self, at: ClaimRef) -> String {
        let slug = self.articles.get(at.article.0).map_or("", |article| article.slug.as_str());
        format!("{slug}-{}", self.link_to(at).map(ClaimLink::value).unwrap_or_default())
    }

    /// The claim that goes by a key.
    pub(crate) fn claim_of(&self, key: &str) -> Option<ClaimRef> {
        let (slug, link) = key.rsplit_once('-')?;
        let link = ClaimLink::parse(link)?;
        let article = self.articles.iter().position(|article| article.slug == slug)?;
        let open = self.article_read(article)?;
        let means = |claim| link.means(open.link_to(claim));
        let claim = open.reading.claims.iter().position(means)?;
        let at = ClaimRef { article: ArticleIdx(article), claim: ClaimIdx(claim) };
        self.entry(at).map(|entry| entry.at)
    }
}

/// The next or previous claim of the list gets the focus.
pub(super) fn step(app: &mut App, step: Step, out: &mut Vec<Effect>) {
    let listing = Listing::of(app);
    let here = listing.chosen(app);
    let there = match (here, step) {
        (None, _) => Some(0),
        (Some(at), Step::Next) => Some(at + 1),
        (Some(at), Step::Previous) => at.checked_sub(1),
    };
    match there.and_then(|there| listing.rows.get(there).map(|(_, at)| (there, *at))) {
        Some((there, at)) => {
            let printed = listing.first(app);
            let key = app.key_of(at);
            app.finding = Some(key.clone());
            if there - there % PAGE != printed {
                out.push(Effect::Render(Region::View));
            }
            out.push(Effect::Focus(Element::Finding(key.clone())));
            out.push(Effect::Reveal(Element::Finding(key)));
            out.push(Effect::Address(app.place(), History::Replace));
        }
        None => out.push(Effect::Say(
            match (here, step) {
                (None, _) => words::NO_CLAIMS_MATCH,
                (_, Step::Next) => words::LAST_CLAIM,
                (_, Step::Previous) => words::FIRST_CLAIM,
            }
            .into(),
        )),
    }
}

/// Opens the note of the claim in the list that was stepped to, or of the first.
pub(super) fn open(app: &mut App, out: &mut Vec<Effect>) {
    let listing = Listing::of(app);
    let at = listing.chosen(app).unwrap_or(0);
    if let Some(&(_, at)) = listing.rows.get(at) {
        go_to_claim(app, at, out);
    }
}

/// Goes to a claim where it stands. Back leads to its place in the list, if it was chosen there.
pub(super) fn go_to_claim(app: &mut App, at: ClaimRef, out: &mut Vec<Effect>) {
    if app.view == View::Claims && app.entry(at).is_some() {
        app.finding = Some(app.key_of(at));
        out.push(Effect::Address(app.place(), History::Replace));
    }
    selecting::select(app, at, Focused::Note, out);
}

#[cfg(test)]
mod tests {
    use super::super::{Command, Event, Layout, Region, update};
    use super::*;
    use crate::html;
    use crate::keys::Focus;
    use crate::samples::{HARBOUR, app_at, dossier_at};

    fn listed(app: &App) -> Vec<(usize, usize)> {
        let rows = Listing::of(app).rows;
        rows.iter().map(|(_, at)| (at.article.0, at.claim.0)).collect()
    }

    fn press(app: &mut App, key: &str) -> Vec<Effect> {
        update(app, Event::KeyPressed(key.into(), Focus::Text))
    }

    fn printed(app: &App) -> String {
        html::print(app, Region::View).html
    }

    fn addresses(effects: &[Effect]) -> Vec<(String, History)> {
        let address = |effect: &Effect| match effect {
            Effect::Address(place, history) => Some((place.to_fragment(), *history)),
            _ => None,
        };
        effects.iter().filter_map(address).collect()
    }

    /// An article of so many claims.
    fn many(n: usize) -> App {
        let line = "{1s Ann Lee} {1q said} {1c it is over}. ";
        let marked = |n: usize| (1..=n).map(|at| line.replace("{1", &format!("{{{at}")));
        let text = format!("Title\n{}", marked(n).collect::<String>());
        app_at("#/claims", Layout::Margin, &[&text]).0
    }

    #[test]
    fn claims_are_parted_by_article_or_by_who_speaks_most() {
        let (mut app, _) = app_at("#/claims", Layout::Margin, &HARBOUR);
        assert_eq!(listed(&app), [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1)]);
        update(&mut app, Event::Commanded(Command::Group(Grouping::Speaker), Focus::Control));
        assert_eq!(&listed(&app)[..3], [(0, 0), (0, 2), (1, 1)], "Ann Lee's three come first");
        assert!(app.place().to_fragment().contains("by=speaker"));
        let page = printed(&app);
        assert_eq!(page.matches("<h2>").count(), 4, "{page}");
        assert_eq!(page.matches("aria-pressed=\"true\"").count(), 1);
    }

    #[test]
    fn filters_narrow_the_list_down_and_the_count_says_so() {
        let (app, _) = app_at("#/claims?speaker=Ann%20Lee&form=direct", Layout::Margin, &HARBOUR);
        assert_eq!(listed(&app), [(0, 0)]);
        assert!(printed(&app).contains("1 of 6 claims."));
        let (app, _) = app_at("#/claims?speaker=Nobody", Layout::Margin, &HARBOUR);
        assert!(printed(&app).contains(words::NO_CLAIMS_MATCH));
    }

    #[test]
    fn keys_step_through_the_list_and_back_leads_to_the_same_claim() {
        let (mut app, _) = app_at("#/claims?by=speaker", Layout::Margin, &HARBOUR);
        press(&mut app, "j");
        let effects = press(&mut app, "j");
        let key = app.key_of(ClaimRef { article: ArticleIdx(0), claim: ClaimIdx(2) });
        assert!(effects.contains(&Effect::Focus(Element::Finding(key.clone()))), "{effects:?}");
        let effects = press(&mut app, "Enter");
        let [(list, first), (read, then)] = addresses(&effects).try_into().unwrap();
        assert_eq!((first, then), (History::Replace, History::Push));
        assert!(list.starts_with(&format!("#/claims/{key}?")), "{list}");
        assert!(read.starts_with("#/read/a0?claim="), "{read}");

        let effects = update(&mut app, Event::FragmentChanged(list));
        assert_eq!((app.view, app.grouping), (View::Claims, Grouping::Speaker));
        assert!(effects.contains(&Effect::Reveal(Element::Finding(key.clone()))));
        assert!(printed(&app).contains(&Element::Finding(key).id()));
    }

    #[test]
    fn from_an_open_note_the_list_opens_at_its_claim() {
        let (mut app, _) = app_at("#/read/a1", Layout::Margin, &HARBOUR);
        press(&mut app, "2");
        assert_eq!(app.finding, None, "the page's own choice is none");
        press(&mut app, "1");
        press(&mut app, "j");
        let at = app.selected.unwrap().0;
        let effects = press(&mut app, "2");
        let key = Element::Finding(app.key_of(at));
        assert!(effects.contains(&Effect::Focus(key.clone())), "{effects:?}");
        assert!(effects.contains(&Effect::Reveal(key)));
    }

    #[test]
    fn the_ends_of_the_list_are_said() {
        let (mut app, _) = app_at("#/claims?speaker=Bo%20Ek", Layout::Margin, &HARBOUR);
        press(&mut app, "j");
        assert!(press(&mut app, "j").contains(&Effect::Say(words::LAST_CLAIM.into())));
        assert!(press(&mut app, "k").contains(&Effect::Say(words::FIRST_CLAIM.into())));
        let (mut app, _) = app_at("#/claims?speaker=Nobody", Layout::Margin, &HARBOUR);
        assert!(press(&mut app, "j").contains(&Effect::Say(words::NO_CLAIMS_MATCH.into())));
        assert_eq!(press(&mut app, "Enter"), []);
    }

    #[test]
    fn a_long_list_is_printed_in_parts_and_the_chosen_claim_is_in_the_one_shown() {
        let mut app = many(PAGE * 2 + 1);
        assert_eq!(printed(&app).matches("<li><a id=").count(), PAGE);
        let at = ClaimRef { article: ArticleIdx(0), claim: ClaimIdx(PAGE) };
        let key = app.key_of(at);
        update(&mut app, Event::Commanded(Command::Choose(key), Focus::Control));
        assert_eq!(Listing::of(&app).first(&app), PAGE);
        let effects = press(&mut app, "k");
        assert!(effects.contains(&Effect::Render(Region::View)), "stepping turns the page");
        assert_eq!(Listing::of(&app).first(&app), 0);
        let effects = press(&mut app, "k");
        assert!(
            !effects.contains(&Effect::Render(Region::View)),
            "and prints no more than it must"
        );
    }

    #[test]
    fn a_link_to_a_claim_that_is_gone_is_said() {
        let (app, _) = dossier_at("#/claims/a0-9.00000000", &["A title\n\n“No,” said Ann Lee."]);
        assert!(html::print(&app, Region::Notices).html.contains("not in this view"));
        assert_eq!(app.finding, None);
    }

    #[test]
    fn what_several_articles_speak_of_stands_together() {
        let texts = [
            "Crash on the bridge\n\nPublished 14 May 2024\n\nA lorry crash closed the Dunmore bridge on Monday, Ann Lee said.\n\nBo Ek said that tea was cheap.",
            "Bridge closed\n\nPublished 15 May 2024\n\nCarl Dahl said that the Dunmore bridge was closed on Monday by a crash.",
        ];
        let (app, _) = dossier_at("#/claims?by=matter", &texts);
        let groups: Vec<Group> = Listing::of(&app).rows.iter().map(|(group, _)| *group).collect();
        assert!(
            matches!(groups[..], [Group::Matter(a), Group::Matter(b), Group::Rest] if a == b),
            "{groups:?}"
        );
        assert!(printed(&app).contains("#/compare/thread-"));
    }
}
