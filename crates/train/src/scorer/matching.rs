//! Pairs predicted attributions with annotated ones.

use super::attribution::ScoredAttribution;
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

/// How much two sets have in common: 1 if they are equal, 0 if they are apart.
pub fn jaccard(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    let common = a.intersection(b).count();
    let all = a.len() + b.len() - common;
    if all == 0 { 1.0 } else { common as f64 / all as f64 }
}

/// Whether half of the contents' words are common.
pub fn content_agrees(a: &ScoredAttribution, b: &ScoredAttribution) -> bool {
    jaccard(&a.content, &b.content) >= 0.5
}

/// Whether half of the sources' words are common, or neither names a source.
pub fn speaker_agrees(a: &ScoredAttribution, b: &ScoredAttribution) -> bool {
    jaccard(&a.source, &b.source) >= 0.5
}

/// A one-to-one matching that is as large as can be: the gold place and its prediction's place.
pub fn pair<G, P>(
    gold: &[G],
    predicted: &[P],
    fits: impl Fn(&ScoredAttribution, &ScoredAttribution) -> bool,
) -> BTreeMap<usize, usize>
where
    G: Borrow<ScoredAttribution>,
    P: Borrow<ScoredAttribution>,
{
    let partners: Vec<Vec<usize>> = predicted
        .iter()
        .map(|p| {
            let fitting = gold.iter().enumerate().filter(|(_, g)| fits(p.borrow(), (*g).borrow()));
            let mut ranked: Vec<(f64, usize)> = fitting
                .map(|(i, g)| (-jaccard(&p.borrow().content, &g.borrow().content), i))
                .collect();
            ranked.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            ranked.into_iter().map(|(_, i)| i).collect()
        })
        .collect();
    maximum(&partners)
}

/// `partners[i]` are the right-hand partners of `i`, best first; gives right to left.
fn maximum(partners: &[Vec<usize>]) -> BTreeMap<usize, usize> {
    let mut owner = BTreeMap::new();
    for left in 0..partners.len() {
        assign(left, partners, &mut owner, &mut BTreeSet::new());
    }
    owner
}

fn assign(
    left: usize,
    partners: &[Vec<usize>],
    owner: &mut BTreeMap<usize, usize>,
    seen: &mut BTreeSet<usize>,
) -> bool {
    for &right in &partners[left] {
        if !seen.insert(right) {
            continue;
        }
        let holder = owner.get(&right).copied();
        if holder.is_none_or(|holder| assign(holder, partners, owner, seen)) {
            owner.insert(right, left);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matching_is_the_largest_not_the_first() {
        assert_eq!(maximum(&[vec![0, 1], vec![0]]).len(), 2);
        assert_eq!(maximum(&[vec![0], vec![0]]).len(), 1);
    }
}
