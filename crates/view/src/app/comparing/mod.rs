//! The articles side by side: what the engine found, put in the order in which it is shown.

mod findings;
mod rows;
mod telling;

use super::event::{Effect, Element, Region};
use super::{App, Article, ArticleIdx, ArticleState, ClaimRef, Entry, Notice};
use crate::filters::{Choice, ValueIdx};
use crate::fragment::View;
use crate::page::ClaimIdx;
use crate::words;
use sayso_engine::claim::Claim;
use sayso_engine::compare::{Article as Compared, Comparison, FigureRef, Place, Status, compare};
use sayso_engine::order::Order;
use sayso_engine::{Reading, Span};

pub use findings::{Finding, FindingKind};
pub use rows::Row;

/// What the articles of the dossier say of the same things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparing {
    /// What the engine found. Its articles are those of the dossier, by the same places.
    pub comparison: Comparison,
    /// The table of figures, what differs first.
    pub rows: Vec<Row>,
    /// Pairs of figures that share no row, as places among the comparison's.
    pub alike: Vec<usize>,
    /// Everything else, by kind.
    pub findings: Vec<Finding>,
    /// By claim, and the closest first.
    near: Vec<Near>,
    checked: Vec<ClaimRef>,
    /// The articles by their names in links and the lengths of their texts.
    articles: Vec<(String, usize)>,
}

/// What another article says on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// The claim.
    pub at: ClaimRef,
    /// How it bears on the claim.
    pub how: How,
    /// The words.
    pub place: Place,
}

/// How words of another article bear on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// A figure there is the same.
    Same,
    /// A figure there is not.
    Differs,
    /// They speak of the same event or matter.
    Near,
}

/// In whose voice words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// They belong to a claim.
    Claim(ClaimRef),
    /// The article says them itself.
    Own,
    /// That could not be told.
    Open,
}

/// What the engine found, before it is put in order. For a large dossier each half takes a tenth of a
/// second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Begun {
    comparison: Comparison,
    /// As in [`Comparing`].
    articles: Vec<(String, usize)>,
}

impl Begun {
    /// Sets all articles that are read side by side.
    pub(super) fn of(articles: &[Article]) -> Begun {
        let comparison = compare(&compared(articles, &Reading::default()));
        let articles = names(articles).map(|(slug, len)| (slug.to_owned(), len)).collect();
        Begun { comparison, articles }
    }

    /// In the order in which it is shown; `None` if these are other articles than were compared.
    pub(super) fn set_out(self, articles: &[Article]) -> Option<Comparing> {
        let Begun { comparison, articles: known } = self;
        if !are_named(articles, &known) {
            return None;
        }
        let empty = Reading::default();
        let side_by_side = compared(articles, &empty);
        let (rows, alike) = rows::rows(&comparison, &side_by_side, articles);
        let findings = findings::findings(&comparison, &side_by_side, articles);
        let near = near(&comparison, &side_by_side, articles);
        let checked = checked(&side_by_side);
        let articles = known;
        Some(Comparing { comparison, rows, alike, findings, near, checked, articles })
    }
}

impl Comparing {
    /// What other articles say on a claim, the closest first.
    pub fn near(&self, at: ClaimRef) -> &[Near] {
        let from = self.near.partition_point(|near| near.at < at);
        let to = self.near.partition_point(|near| near.at <= at);
        &self.near[from..to]
    }

    /// The row or thread in which what other articles say on a claim is shown.
    pub(crate) fn key_of(&self, at: ClaimRef, articles: &[Article]) -> Option<&str> {
        let ArticleState::Open(open) = &articles.get(at.article.0)?.state else { return None };
        let claim = open.reading.claims.get(at.claim.0)?;
        let figures = &open.reading.figures;
        let of_claim = |of: &FigureRef| {
            of.article == at.article.0
                && figures.get(of.figure).is_some_and(|f| f.claim == Some(at.claim.0))
        };
        let row = self.rows.iter().find(|row| row.figures.iter().any(of_claim));
        let finding = || {
            self.findings
                .iter()
                .find(|finding| finding.places.iter().any(|place| holds(at, claim, *place)))
        };
        row.map(|row| row.key.as_str()).or_else(|| finding().map(|finding| finding.key.as_str()))
    }

    /// What the article's own numbers say of those in a claim.
    pub(crate) fn numbers<'a>(
        &'a self,
        at: ClaimRef,
        claim: &'a Claim,
    ) -> impl Iterator<Item = &'a Finding> {
        let numbers = [FindingKind::Check, FindingKind::Repeat];
        self.findings.iter().filter(move |finding| {
            numbers.contains(&finding.kind)
                && finding.places.iter().any(|place| holds(at, claim, *place))
        })
    }

    /// Whether anything is to be seen of a claim in another article, or its numbers are checked.
    pub(super) fn compares(&self, at: ClaimRef) -> bool {
        !self.near(at).is_empty() || self.checked.binary_search(&at).is_ok()
    }

    /// Whether something goes by this key, other than what only one article has.
    fn has(&self, key: &str) -> bool {
        ["figures", "only", "alike"].contains(&key)
            || FindingKind::ALL.iter().any(|kind| kind.key() == key)
            || self.rows.iter().any(|row| row.key == key)
            || self.findings.iter().any(|finding| finding.key == key)
    }
}

/// Whether words stand in what is claimed.
fn holds(at: ClaimRef, claim: &Claim, place: Place) -> bool {
    let here = |content: &Span| content.overlaps(place.span);
    place.article == at.article.0 && claim.content.iter().any(here)
}

fn names(articles: &[Article]) -> impl Iterator<Item = (&str, usize)> {
    articles.iter().map(|article| {
        let len = match &article.state {
            ArticleState::Open(open) => open.text.len(),
            _ => 0,
        };
        (article.slug.as_str(), len)
    })
}

/// Whether these are the articles that were compared.
fn are_named(articles: &[Article], compared: &[(String, usize)]) -> bool {
    compared.iter().map(|(slug, len)| (slug.as_str(), *len)).eq(names(articles))
}

/// The articles as the engine compares them; those that are not read are empty.
fn compared<'a>(articles: &'a [Article], empty: &'a Reading) -> Vec<Compared<'a>> {
    let side = |article: &'a Article| match &article.state {
        ArticleState::Open(open) => Compared { text: &open.text, reading: &open.reading },
        _ => Compared { text: "", reading: empty },
    };
    articles.iter().map(side).collect()
}

/// What goes by this key in links: the kind, the article and the first byte.
fn key(kind: &str, articles: &[Article], at: Place) -> String {
    let slug = articles.get(at.article).map_or("", |article| article.slug.as_str());
    format!("{kind}-{slug}-{}", at.span.start())
}

fn near(comparison: &Comparison, side_by_side: &[Compared<'_>], articles: &[Article]) -> Vec<Near> {
    let mut near: Vec<Near> = Vec::new();
    for pair in &comparison.pairs {
        let how = match pair.status {
            Status::Same => How::Same,
            Status::Differs => How::Differs,
            Status::CannotTell => How::Near,
            Status::DifferentEvent | Status::DifferentMeasure => continue,
        };
        let across = pair.a.article != pair.b.article && !pair.a.in_teaser() && !pair.b.in_teaser();
        for (own, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let claim = own.get(side_by_side).and_then(|figure| figure.claim);
            let there = other.get(side_by_side).map(|figure| figure.span);
            if let Some((claim, span)) = claim.zip(there).filter(|_| across) {
                let at = ClaimRef { article: ArticleIdx(own.article), claim: ClaimIdx(claim) };
                near.push(Near { at, how, place: Place { article: other.article, span } });
            }
        }
    }
    for link in comparison.links.iter().filter(|link| link.a.article != link.b.article) {
        for (own, other) in [(link.a, link.b), (link.b, link.a)] {
            let Some(ArticleState::Open(open)) = articles.get(own.article).map(|a| &a.state) else {
                continue;
            };
            let article = ArticleIdx(own.article);
            let here = open.claims_in(own.span).into_iter();
            near.extend(here.map(|claim| Near {
                at: ClaimRef { article, claim },
                how: How::Near,
                place: other,
            }));
        }
    }
    near.order();
    // Of words that bear on a claim in two ways the closer one counts.
    let mut kept: Vec<Near> = Vec::with_capacity(near.len());
    for one in near {
        let of_claim = kept.iter().rev().take_while(|known| known.at == one.at);
        let same = |known: &Near| {
            known.place.article == one.place.article && known.place.span.overlaps(one.place.span)
        };
        if !of_claim.into_iter().any(same) {
            kept.push(one);
        }
    }
    kept
}

/// The claims of which a number stands in a sum that does not come out, in order.
fn checked(side_by_side: &[Compared<'_>]) -> Vec<ClaimRef> {
    let mut checked = Vec::new();
    for (index, article) in side_by_side.iter().enumerate() {
        let checks = || article.reading.outline.checks.iter().filter(|check| !check.fits);
        for (claim, found) in article.reading.claims.iter().enumerate() {
            let holds = |span| found.content.iter().any(|content| content.contains(span));
            if checks().any(|check| check.places.iter().any(|&span| holds(span))) {
                checked.push(ClaimRef { article: ArticleIdx(index), claim: ClaimIdx(claim) });
            }
        }
    }
    checked
}

impl App {
    /// The articles side by side; `None` before they are compared, and where others came since.
    pub(crate) fn compared(&self) -> Option<&Comparing> {
        self.comparing.as_ref().filter(|known| are_named(&self.articles, &known.articles))
    }

    /// In whose voice words of an article stand.
    pub(crate) fn voice_of(&self, place: Place) -> Voice {
        let Some(open) = self.article_read(place.article) else { return Voice::Open };
        let at = |claim| ClaimRef { article: ArticleIdx(place.article), claim };
        let claims = open.claims_in(place.span);
        if let Some(found) = claims.into_iter().map(at).find(|&at| self.entry(at).is_some()) {
            return Voice::Claim(found);
        }
        let own = open.reading.own_voice.iter().any(|own| own.overlaps(place.span));
        if own { Voice::Own } else { Voice::Open }
    }

    /// Whether words of an article match the filters, by whom they belong to.
    pub(crate) fn matches_at(&self, place: Place) -> bool {
        if self.n_chosen() == 0 {
            return true;
        }
        let Some(open) = self.article_read(place.article) else { return false };
        let article = ArticleIdx(place.article);
        let claims = open.claims_in(place.span).into_iter();
        let entries: Vec<&Entry> =
            claims.filter_map(|claim| self.entry(ClaimRef { article, claim })).collect();
        let sieve = self.sieve();
        entries.iter().any(|entry| sieve.passes(*entry))
            || entries.is_empty()
                && self.search.is_in(place.article, place.span)
                && sieve.passes_facets(&self.unclaimed(place.article))
    }

    /// What words of an article that are in no claim are filtered by.
    pub(crate) fn unclaimed(&self, article: usize) -> Vec<ValueIdx> {
        let listed = &self.articles[article];
        let outlet = Choice::Outlet(listed.outlet().map(|outlet| outlet.value));
        let values = [outlet, Choice::Article(listed.slug.clone())];
        values.iter().filter_map(|value| self.values.place(value)).collect()
    }
}

/// Brings what the address chose into view, or says that it is not there.
pub(super) fn check_chosen(app: &mut App, out: &mut Vec<Effect>) {
    let Some(key) = app.finding.clone() else { return };
    let known = match app.view {
        View::Compare => {
            let only = key.strip_prefix("only-");
            only.is_some_and(|slug| app.articles.iter().any(|article| article.slug == slug))
                || app.comparing.as_ref().is_some_and(|comparing| comparing.has(&key))
        }
        View::Claims => app.claim_of(&key).is_some(),
        View::Timeline => crate::html::has_day(app, &key),
        View::Read | View::Sources | View::About => true,
    };
    if known {
        out.push(Effect::Reveal(Element::Finding(key.clone())));
        out.push(Effect::Focus(Element::Finding(key)));
    } else {
        app.finding = None;
        app.notices.push(Notice::StaleLink(words::LINKED_FINDING_IS_NOT_HERE.into()));
        out.push(Effect::Render(Region::Notices));
    }
}

#[cfg(test)]
mod tests;
