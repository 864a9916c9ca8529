//! What links tie together, and what they leave alone.

use super::Link;
use crate::compare::{Article, Place};
use crate::disjoint::Disjoint;
use crate::order::Order;
use crate::span::Span;
use std::collections::BTreeMap;

/// The groups of statements that links of one event or one matter tie together, over at least two
/// articles, the largest first.
pub(in crate::compare) fn threads(links: &[Link]) -> Vec<Vec<Place>> {
    let mut places: Vec<Place> = links.iter().flat_map(|link| [link.a, link.b]).collect();
    places.order();
    places.dedup();
    let mut groups = Disjoint::new(places.len());
    for link in links {
        if let (Ok(a), Ok(b)) = (places.binary_search(&link.a), places.binary_search(&link.b)) {
            groups.join(a, b);
        }
    }
    let mut threads: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
    for (at, &place) in places.iter().enumerate() {
        threads.entry(groups.root(at)).or_default().push(place);
    }
    let mut threads: Vec<Vec<Place>> = threads
        .into_values()
        .filter(|thread| thread.iter().any(|place| place.article != thread[0].article))
        .collect();
    threads.order_by_key(|thread| (std::cmp::Reverse(thread.len()), thread[0]));
    threads
}

/// For each article, the claims in sentences that no link ties to another article.
pub(in crate::compare) fn only_here(articles: &[Article<'_>], links: &[Link]) -> Vec<Vec<usize>> {
    let mut tied: Vec<Vec<Span>> = vec![Vec::new(); articles.len()];
    for link in links.iter().filter(|link| link.a.article != link.b.article) {
        for place in [link.a, link.b] {
            tied[place.article].push(place.span);
        }
    }
    let only = |(article, mut tied): (&Article<'_>, Vec<Span>)| {
        tied.order();
        tied.dedup();
        let claims = article.reading.claims.iter().enumerate();
        claims
            .filter(|(_, claim)| {
                let extent = claim.extent();
                let first = tied.partition_point(|span| span.end() <= extent.start());
                tied.get(first).is_none_or(|span| !span.overlaps(extent))
            })
            .map(|(at, _)| at)
            .collect()
    };
    articles.iter().zip(tied).map(only).collect()
}
