//! Groups that grow together: disjoint sets in a forest, with the smallest place at each root.

/// Which of some places belong together.
#[derive(Debug)]
pub(crate) struct Disjoint {
    parent: Vec<usize>,
}

impl Disjoint {
    /// `n` places, each by itself.
    pub(crate) fn new(n: usize) -> Disjoint {
        Disjoint { parent: (0..n).collect() }
    }

    /// The smallest place of a group.
    pub(crate) fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Makes two groups one: gives the root that stays and the one that goes, or `None` if they
    /// were one already.
    pub(crate) fn join(&mut self, a: usize, b: usize) -> Option<(usize, usize)> {
        let (a, b) = (self.root(a), self.root(b));
        let (stays, goes) = (a.min(b), a.max(b));
        self.parent[goes] = stays;
        (stays < goes).then_some((stays, goes))
    }
}
