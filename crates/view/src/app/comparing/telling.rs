//! The words that sentences of several articles share, the rarest first: what they turn on.

use sayso_engine::Span;
use sayso_engine::compare::{Article as Compared, Place, Statement, Term};
use sayso_engine::order::Order;
use std::cmp::Reverse;

/// How often each telling word stands in the dossier.
pub(super) struct Telling<'a> {
    articles: &'a [Compared<'a>],
    /// A key for each time that a word stands somewhere, in order.
    keys: Vec<u32>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(articles: &'a [Compared<'a>]) -> Telling<'a> {
        let statements = articles.iter().flat_map(|compared| {
            let outline = &compared.reading.outline;
            outline.statements.iter().chain(&outline.teaser)
        });
        let terms = statements.flat_map(|statement| statement.terms.iter().map(|term| term.key));
        let mut keys: Vec<u32> = terms.collect();
        keys.order();
        Telling { articles, keys }
    }

    fn frequency(&self, key: u32) -> usize {
        self.keys.partition_point(|known| *known <= key)
            - self.keys.partition_point(|known| *known < key)
    }

    /// The sentence that holds a place.
    fn statement(&self, at: Place) -> Option<&'a Statement> {
        let outline = &self.articles.get(at.article)?.reading.outline;
        [&outline.statements, &outline.teaser].into_iter().find_map(|list| {
            let after = list.partition_point(|known| known.span.start() <= at.span.start());
            list.get(after.checked_sub(1)?).filter(|known| known.span.contains(at.span))
        })
    }

    /// How much two sentences have to do with each other: the rarer the words that they share, the more.
    pub(super) fn shared(&self, a: Place, b: Place) -> usize {
        let (Some(a), Some(b)) = (self.statement(a), self.statement(b)) else { return 0 };
        let both = a.terms.iter().filter(|term| b.terms.iter().any(|other| other.key == term.key));
        both.map(|term| 1000 / self.frequency(term.key).max(1)).sum()
    }

    /// The rarest words that at least half of the sentences at these places share.
    pub(super) fn words(&self, places: &[Place], most: usize) -> Vec<String> {
        self.most_telling(places, most, |_, _| true)
    }

    /// The same of names, but for those that stand in `but`.
    pub(super) fn names(&self, places: &[Place], but: &[Place], most: usize) -> Vec<String> {
        let is_out = |article: usize, span: Span| {
            but.iter().any(|place| place.article == article && place.span.overlaps(span))
        };
        self.most_telling(places, most, |article, term| term.name && !is_out(article, term.span))
    }

    fn most_telling(
        &self,
        places: &[Place],
        most: usize,
        counts_as: impl Fn(usize, &Term) -> bool,
    ) -> Vec<String> {
        let mut sentences: Vec<(usize, &Statement)> = Vec::new();
        for &place in places {
            let Some(found) = self.statement(place) else { continue };
            let known = |(at, other): &(usize, &Statement)| {
                *at == place.article && other.span == found.span
            };
            if !sentences.iter().any(known) {
                sentences.push((place.article, found));
            }
        }
        let mut counts: Vec<(u32, usize, &str)> = Vec::new();
        for &(article, sentence) in &sentences {
            for term in sentence.terms.iter().filter(|term| counts_as(article, term)) {
                match counts.iter_mut().find(|(key, ..)| *key == term.key) {
                    Some((_, n, _)) => *n += 1,
                    None => {
                        counts.push((term.key, 1, term.span.of(self.articles[article].text)));
                    }
                }
            }
        }
        counts.retain(|(_, n, _)| *n > 1 && 2 * n >= sentences.len());
        counts.order_by_key(|&(key, n, word)| (self.frequency(key), Reverse(n), word));
        counts.iter().take(most).map(|(_, _, word)| (*word).to_owned()).collect()
    }
}
