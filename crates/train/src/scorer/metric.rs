//! What is counted, and the counts.

use super::attribution::{Role, ScoredAttribution};
use std::collections::BTreeMap;
use std::fmt;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Words in any span of the role.
    Words(Role),
    /// Attributions whose contents have half their words in common.
    ContentMatch,
    /// Attributions of which that holds for the sources as well.
    WhoSaidWhat,
    /// Attributions whose contents are word for word the same.
    ExactContent,
    /// Single spans of the role, word for word.
    Spans(Role),
}

impl Metric {
    /// All metrics, in the order in which they are shown.
    pub const ALL: [Metric; 9] = [
        Metric::Words(Role::Content),
        Metric::Words(Role::Source),
        Metric::Words(Role::Cue),
        Metric::ContentMatch,
        Metric::WhoSaidWhat,
        Metric::ExactContent,
        Metric::Spans(Role::Source),
        Metric::Spans(Role::Cue),
        Metric::Spans(Role::Content),
    ];
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Metric::Words(role) => format!("{} words", role.name()),
            Metric::ContentMatch => "content match".to_owned(),
            Metric::WhoSaidWhat => "who said what".to_owned(),
            Metric::ExactContent => "exact content".to_owned(),
            Metric::Spans(role) => format!("{} spans", role.name()),
        };
        f.pad(&name)
    }
}

/// Which attributions are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// All.
    All,
    /// Those with a quotation mark.
    Direct,
    /// Those without.
    Indirect,
}

impl Class {
    /// All classes.
    pub const ALL: [Class; 3] = [Class::All, Class::Direct, Class::Indirect];

    /// The class's name.
    pub fn name(self) -> &'static str {
        match self {
            Class::All => "all",
            Class::Direct => "direct",
            Class::Indirect => "indirect",
        }
    }

    pub(super) fn holds(self, attribution: &ScoredAttribution) -> bool {
        match self {
            Class::All => true,
            Class::Direct => attribution.direct,
            Class::Indirect => !attribution.direct,
        }
    }
}

/// How many were found, how many were given, how many were to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Given and right.
    pub hits: usize,
    /// Given.
    pub predicted: usize,
    /// To be found.
    pub gold: usize,
}

impl Counts {
    pub(super) fn new(hits: usize, predicted: usize, gold: usize) -> Counts {
        Counts { hits, predicted, gold }
    }

    /// The share of what was given that is right.
    pub fn precision(self) -> f64 {
        share(self.hits, self.predicted)
    }

    /// The share of what was to be found that was given.
    pub fn recall(self) -> f64 {
        share(self.hits, self.gold)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        share(2 * self.hits, self.predicted + self.gold)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The counts of every metric and class.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scores {
    counts: BTreeMap<(Metric, Class), Counts>,
}

impl Scores {
    /// The counts of a metric in a class.
    pub fn get(&self, metric: Metric, class: Class) -> Counts {
        self.counts.get(&(metric, class)).copied().unwrap_or_default()
    }

    pub(super) fn set(&mut self, metric: Metric, class: Class, counts: Counts) {
        self.counts.insert((metric, class), counts);
    }

    pub(super) fn add(&mut self, other: &Scores) {
        for (&key, counts) in &other.counts {
            let sum = self.counts.entry(key).or_default();
            sum.hits += counts.hits;
            sum.predicted += counts.predicted;
            sum.gold += counts.gold;
        }
    }
}
