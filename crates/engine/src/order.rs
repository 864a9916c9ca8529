//! Sorting, kept small.
//!
//! The standard library compiles its sort anew for every type and order, some eight kilobytes each
//! time: a fifth of the program that a reader downloads. Here places are sorted instead of items, so
//! that all share one, and the items are then moved to their places.

use std::cmp::Ordering;

/// Sorts a slice. Equal items keep their order.
pub trait Order<T> {
    /// As two items compare.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// As the items themselves compare.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }

    /// As what is made of them compares.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let mut places = places(self.len(), &|a, b| compare(&self[a], &self[b]));
        // Along each cycle, the item that belongs at a place is brought there.
        for start in 0..places.len() {
            let mut to = start;
            loop {
                let from = std::mem::replace(&mut places[to], to);
                if from == start {
                    break;
                }
                self.swap(to, from);
                to = from;
            }
        }
    }
}

/// Where the item stands that belongs at each place.
#[expect(clippy::disallowed_methods, reason = "the one sort")]
fn places(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    // Most lists are in order already.
    if !places.windows(2).all(|two| compare(two[0], two[1]).is_le()) {
        places.sort_by(|&a, &b| compare(a, b));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::Order;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn orders_as_the_standard_library_does(items: Vec<(u8, u16)>) {
            let mut ours = items.clone();
            let mut theirs = items;
            ours.order_by_key(|item| item.0 % 16);
            #[expect(clippy::disallowed_methods, reason = "what it is compared with")]
            theirs.sort_by_key(|item| item.0 % 16);
            prop_assert_eq!(ours, theirs);
        }
    }
}
