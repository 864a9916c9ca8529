//! Countries and well-known bodies by their names.

use crate::language::words::WordGroups;
use crate::order::Order;
use std::fmt;
use std::sync::LazyLock;

/// A country, as a place in the list of all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u16);

/// A body that the list of well-known ones holds, as a place in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Body(u16);

/// What a well-known body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyKind {
    /// Of several states, or a power of its own: it speaks for itself.
    Bloc,
    /// Research, rights and aid groups.
    Independent,
    /// Newspapers, stations, agencies.
    Media,
    /// A civil body of a state.
    Official(Country),
    /// A military body of a state.
    Military(Country),
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Known {
    /// "Norway"
    Country(Country),
    /// "Norwegian", "Norwegians"
    Demonym(Country),
    /// "Oslo": the city, or the government.
    Capital(Country),
    /// "NATO"
    Body(Body),
}

struct CountryEntry {
    name: &'static str,
    adjective: &'static str,
}

struct BodyEntry {
    name: &'static str,
    kind: BodyKind,
}

struct Gazetteer {
    countries: Vec<CountryEntry>,
    bodies: Vec<BodyEntry>,
    /// The names by their first word, the longest first.
    names: WordGroups<Name>,
}

/// A name of something known.
#[derive(Clone, Copy)]
struct Name {
    words: &'static str,
    /// How many words it has.
    n: usize,
    known: Known,
}

/// What the lists hold, before it is ordered.
#[derive(Default)]
struct Lists {
    countries: Vec<CountryEntry>,
    bodies: Vec<BodyEntry>,
    names: Vec<Name>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut lists = Lists::default();
    lists.read_countries(include_str!("../../../data/countries.txt"));
    lists.read_bodies(include_str!("../../../data/bodies.txt"));
    // The longest name first; of names alike the first in the lists.
    lists.names.order_by_key(|name| std::cmp::Reverse(name.n));
    let Lists { countries, bodies, names } = lists;
    let by_first = names.into_iter().map(|name| (words(name.words).next().unwrap_or(""), name));
    Gazetteer { countries, bodies, names: WordGroups::new(by_first.collect()) }
});

/// The words of a name, with the sign of the genitive apart.
fn words(name: &'static str) -> impl Iterator<Item = &'static str> {
    name.split(' ').flat_map(|word| match word.strip_suffix("'s") {
        Some(stem) => [Some(stem), Some("'s")].into_iter().flatten(),
        None => [Some(word), None].into_iter().flatten(),
    })
}

fn entries(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn fields(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty())
}

fn place(len: usize) -> u16 {
    u16::try_from(len).unwrap_or(u16::MAX)
}

impl Lists {
    fn read_countries(&mut self, data: &'static str) {
        for line in entries(data) {
            let country = Country(place(self.countries.len()));
            let mut parts = line.split(';');
            let name = parts.next().unwrap_or("").trim();
            let demonyms = parts.next().unwrap_or("");
            let adjective = fields(demonyms).next().unwrap_or(name);
            self.countries.push(CountryEntry { name, adjective });
            self.add(name, Known::Country(country));
            let capitals = parts.next().unwrap_or("");
            for other in fields(parts.next().unwrap_or("")) {
                self.add(other, Known::Country(country));
            }
            for capital in fields(capitals) {
                self.add(capital, Known::Capital(country));
            }
            for demonym in fields(demonyms) {
                self.add(demonym, Known::Demonym(country));
            }
        }
    }

    fn read_bodies(&mut self, data: &'static str) {
        let mut kind = BodyKind::Bloc;
        for line in entries(data) {
            if let Some(heading) = line.strip_prefix("@ ") {
                let (word, state) = heading.split_once(' ').unwrap_or((heading, ""));
                let state = || {
                    let found = self.countries.iter().position(|c| c.name == state);
                    Country(place(found.expect("data/bodies.txt names a listed country")))
                };
                kind = match word {
                    "bloc" => BodyKind::Bloc,
                    "independent" => BodyKind::Independent,
                    "media" => BodyKind::Media,
                    "official" => BodyKind::Official(state()),
                    _ => BodyKind::Military(state()),
                };
                continue;
            }
            let body = Body(place(self.bodies.len()));
            let (name, others) = line.split_once(';').unwrap_or((line, ""));
            self.bodies.push(BodyEntry { name: name.trim(), kind });
            self.add(name.trim(), Known::Body(body));
            for other in fields(others) {
                self.add(other, Known::Body(body));
            }
        }
    }

    /// The first meaning of a name counts.
    fn add(&mut self, name: &'static str, known: Known) {
        self.names.push(Name { words: name, n: words(name).count(), known });
    }
}

/// The longest known name that `words` begin with, and how many of them it takes. The words are
/// compared letter for letter, but for the shape of apostrophes.
pub(in crate::source) fn known<'t>(
    first: &str,
    word: impl Fn(usize) -> &'t str,
) -> Option<(Known, usize)> {
    let same = |ours: &str, theirs: &str| ours == theirs || (ours == "'s" && theirs == "’s");
    let fits =
        |name: &&Name| words(name.words).enumerate().skip(1).all(|(at, ours)| same(ours, word(at)));
    GAZETTEER.names.get(first).find(fits).map(|name| (name.known, name.n))
}

impl Country {
    /// Its place in the list.
    pub(in crate::source) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The country's usual name.
    pub fn name(self) -> &'static str {
        GAZETTEER.countries.get(usize::from(self.0)).map_or("", |c| c.name)
    }

    /// What belongs to it: "Norwegian".
    pub fn adjective(self) -> &'static str {
        GAZETTEER.countries.get(usize::from(self.0)).map_or("", |c| c.adjective)
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Body {
    /// Its place in the list.
    pub(in crate::source) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The body's full name.
    pub fn name(self) -> &'static str {
        GAZETTEER.bodies.get(usize::from(self.0)).map_or("", |b| b.name)
    }

    /// What it is.
    pub fn kind(self) -> BodyKind {
        GAZETTEER.bodies.get(usize::from(self.0)).map_or(BodyKind::Bloc, |b| b.kind)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look_up(name: &str) -> Option<(Known, usize)> {
        let words: Vec<&str> = name.split(' ').collect();
        known(words[0], |at| words.get(at).copied().unwrap_or(""))
    }

    #[test]
    fn the_longest_name_counts() {
        let Some((Known::Country(guinea), 3)) = look_up("Papua New Guinea") else {
            panic!("a country of three words")
        };
        assert_eq!(guinea.name(), "Papua New Guinea");
        assert!(matches!(look_up("Guinea beat"), Some((Known::Country(_), 1))));
        assert!(matches!(look_up("World Bank"), Some((Known::Body(_), 2))));
        assert_eq!(look_up("Papua"), None);
    }

    #[test]
    fn a_country_has_people_and_a_capital() {
        let country = |name: &str| match look_up(name) {
            Some((Known::Country(c) | Known::Demonym(c) | Known::Capital(c), _)) => c.name(),
            other => panic!("{name}: {other:?}"),
        };
        for name in ["Norway", "Norwegian", "Norwegians", "Oslo"] {
            assert_eq!(country(name), "Norway");
        }
        assert_eq!(country("U.S."), "United States");
    }
}
