//! What a figure measures: killed, injured, launched, votes. And the kind of event it belongs to.

use super::noun::stem;
use super::unit::Unit;
use crate::language::words::grouped;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

/// What a figure measures, by a name from the list of measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Measure {
    name: &'static str,
    grows: bool,
    single: bool,
    units: Option<&'static str>,
}

impl Measure {
    /// How old somebody is.
    pub(crate) const AGE: Measure =
        Measure { name: "age", grows: false, single: false, units: None };

    /// The measure's name: "killed", "votes".
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Whether it is a count that only grows while people go on counting, so that figures of
    /// different days are different counts.
    pub fn grows(self) -> bool {
        self.grows
    }

    /// Whether one event has only one such number: the magnitude of an earthquake.
    pub(crate) fn is_single(self) -> bool {
        self.single
    }

    /// The measure in such a unit that a word in lower case speaks of.
    pub(super) fn of_word(word: &str, unit: Unit) -> Option<Measure> {
        let exact = MEASURES.get(format!("={word}").as_str());
        let stemmed = MEASURES.get(stem(word).as_str());
        let all = exact.into_iter().chain(stemmed).flatten();
        all.copied().find(|measure| measure.takes(unit))
    }

    fn takes(self, unit: Unit) -> bool {
        self.units.is_none_or(|units| {
            // "percentage points" is two words of the list.
            units.split(' ').any(|word| word == unit.name())
                || unit == Unit::PercentagePoints && units.contains(unit.name())
        })
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

static MEASURES: LazyLock<BTreeMap<String, Vec<Measure>>> = LazyLock::new(|| {
    let mut measures: BTreeMap<String, Vec<Measure>> = BTreeMap::new();
    for (group, line) in grouped(include_str!("../../data/measures.txt")) {
        let (head, units) = match group.split_once(':') {
            Some((head, units)) => (head, Some(units.trim())),
            None => (group, None),
        };
        let grows = head.ends_with('+');
        let single = head.ends_with('!');
        let name = head.trim_end_matches(['+', '!', ' ']);
        for word in line.split_whitespace() {
            let key = if word.starts_with('=') { word.to_owned() } else { stem(word) };
            measures.entry(key).or_default().push(Measure { name, grows, single, units });
        }
    }
    measures
});

static EVENTS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut events = BTreeMap::new();
    for (_, line) in grouped(include_str!("../../data/events.txt")) {
        let kind = line.split_whitespace().next().unwrap_or("");
        for word in line.split_whitespace() {
            events.entry(word).or_insert(kind);
        }
    }
    events
});

/// The kind of event that a noun in lower case names: "quake" names an "earthquake".
pub(crate) fn event_kind(word: &str) -> Option<&'static str> {
    EVENTS.get(word).or_else(|| EVENTS.get(word.strip_suffix('s')?)).copied()
}
