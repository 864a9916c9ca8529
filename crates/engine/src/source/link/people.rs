//! Which persons of different articles are one.

use super::{Bond, Clusters, Item};
use crate::source::cast::same_given;
use crate::source::knowledge::{Country, Rank, noun};
use crate::source::spelling::{nearly, neighbours, sound};
use crate::source::{Identity, Source};
use std::collections::BTreeMap;

/// So many offices of one person are compared.
const MOST_OFFICES: usize = 24;

/// A family name of fewer letters may be another's by one letter.
const LONG: usize = 6;

/// What is known of a cluster of persons.
#[derive(Debug, Clone, Default)]
struct Known {
    given: Vec<String>,
    countries: Vec<Country>,
    offices: Vec<String>,
}

impl Known {
    fn of(item: &Item<'_>) -> Known {
        let given = match &item.source.identity {
            Identity::Person { given, .. } => given.clone(),
            _ => Vec::new(),
        };
        Known {
            given,
            countries: item.source.offices.iter().filter_map(|o| o.country).collect(),
            offices: item.source.offices.iter().map(|o| o.noun.clone()).collect(),
        }
    }

    fn take(&mut self, other: &Known) {
        for country in &other.countries {
            if !self.countries.contains(country) {
                self.countries.push(*country);
            }
        }
        for office in &other.offices {
            if !self.offices.contains(office) && self.offices.len() < MOST_OFFICES {
                self.offices.push(office.clone());
            }
        }
    }

    /// Whether nothing speaks against both being one: their countries, where both have some, meet.
    fn agrees(&self, other: &Known) -> bool {
        !apart(self, other) && same_given(&self.given, &other.given)
    }

    /// Whether an office or a country is common.
    fn supports(&self, other: &Known) -> bool {
        meet(&self.offices, &other.offices) || meet(&self.countries, &other.countries)
    }
}

/// People of one name, who differ in country.
#[derive(Debug, Clone)]
struct Person {
    first: usize,
    known: Known,
}

/// For a name, the places of those who bear it in a list of people. One kind of map for all names:
/// each kind more costs kilobytes of program.
type Bearers = BTreeMap<String, Vec<usize>>;

pub(super) fn join(items: &[Item<'_>], clusters: &mut Clusters) {
    let mut people: Vec<Person> = Vec::new();
    let mut full = Bearers::new();
    let mut weak: Vec<usize> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Identity::Person { given, family } = &item.source.identity else { continue };
        let first = given.first().map(|first| sound(first)).filter(|first| first.len() > 1);
        let Some(first) = first else {
            weak.push(at);
            continue;
        };
        let known = Known::of(item);
        let bearers = full.entry(format!("{} {first}", sound(family))).or_default();
        match bearers.iter().find(|&&bearer| !apart(&people[bearer].known, &known)) {
            Some(&bearer) => {
                let person = &mut people[bearer];
                person.known.take(&known);
                let same = items[person.first].source.name == item.source.name;
                let bond = if same { Bond::SameName } else { Bond::Spelling };
                clusters.join(person.first, at, bond);
            }
            None => {
                bearers.push(people.len());
                people.push(Person { first: at, known });
            }
        }
    }
    spellings(&full, &people, clusters);
    parted(items, &full, &people, clusters);
    // By family name: everybody who bears it.
    let mut families = Bearers::new();
    for &bearer in full.values().flatten() {
        families.entry(family(items[people[bearer].first].source)).or_default().push(bearer);
    }
    recall(items, &weak, &mut families, &mut people, clusters);
    holders(items, &people, clusters);
}

fn apart(a: &Known, b: &Known) -> bool {
    !a.countries.is_empty() && !b.countries.is_empty() && !meet(&a.countries, &b.countries)
}

fn meet<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.iter().any(|one| b.contains(one))
}

/// How a family name sounds, without particles: "Van Houten" and "Houten" are one.
fn family(source: &Source) -> String {
    match &source.identity {
        Identity::Person { family, .. } => sound(family.rsplit(' ').next().unwrap_or(family)),
        _ => String::new(),
    }
}

/// The sounds of a family name and of a given name.
fn split(name: &str) -> (&str, &str) {
    name.split_once(' ').unwrap_or((name, ""))
}

/// Joins people of the same given name whose long family names differ in one letter.
fn spellings(full: &Bearers, people: &[Person], clusters: &mut Clusters) {
    let names: Vec<&str> = full.keys().map(String::as_str).collect();
    let mut near = Bearers::new();
    for (at, name) in names.iter().enumerate() {
        let (family, given) = split(name);
        if family.len() >= LONG {
            for neighbour in neighbours(family) {
                near.entry(format!("{neighbour} {given}")).or_default().push(at);
            }
        }
    }
    for places in near.values().filter(|places| places.len() > 1) {
        let (first, rest) = (names[places[0]], &places[1..]);
        for other in rest.iter().map(|&at| names[at]) {
            let (Some(&[a]), Some(&[b])) =
                (full.get(first).map(Vec::as_slice), full.get(other).map(Vec::as_slice))
            else {
                continue;
            };
            let (a, b) = (&people[a], &people[b]);
            if nearly(split(first).0, split(other).0)
                && a.known.supports(&b.known)
                && !apart(&a.known, &b.known)
            {
                clusters.join(a.first, b.first, Bond::Spelling);
            }
        }
    }
}

/// Joins people whose names differ only in where words part: "Ben Said", "Bensaid".
fn parted(items: &[Item<'_>], full: &Bearers, people: &[Person], clusters: &mut Clusters) {
    let mut whole: BTreeMap<String, usize> = BTreeMap::new();
    for bearers in full.values() {
        let &[at] = bearers.as_slice() else { continue };
        let person = &people[at];
        let name = sound(&items[person.first].source.name);
        let known = &people[*whole.entry(name).or_insert(at)];
        if !apart(&known.known, &person.known) {
            clusters.join(known.first, person.first, Bond::Spelling);
        }
    }
}

/// Joins those of whom only the family name is known to the one who can be meant.
fn recall(
    items: &[Item<'_>],
    weak: &[usize],
    families: &mut Bearers,
    people: &mut Vec<Person>,
    clusters: &mut Clusters,
) {
    for &at in weak {
        let known = Known::of(&items[at]);
        let bearers = families.entry(family(items[at].source)).or_default();
        // Several entries may already be one voice.
        let mut fitting = bearers.clone();
        fitting.retain(|&bearer| people[bearer].known.agrees(&known));
        fitting.dedup_by_key(|bearer| clusters.root(people[*bearer].first));
        let mut supported = fitting.clone();
        supported.retain(|&bearer| people[bearer].known.supports(&known));
        let (found, bond) = match (supported.as_slice(), fitting.as_slice()) {
            ([one], _) => (*one, Bond::FamilyAndOffice),
            (_, [one]) => (*one, Bond::OnlyBearer),
            _ => {
                bearers.push(people.len());
                people.push(Person { first: at, known });
                continue;
            }
        };
        let person = &mut people[found];
        let same = items[person.first].source.name == items[at].source.name;
        clusters.join(person.first, at, if same { Bond::SameName } else { bond });
        person.known.take(&known);
    }
}

/// Joins "the Norwegian prime minister" to the one person of the dossier who is it.
fn holders(items: &[Item<'_>], people: &[Person], clusters: &mut Clusters) {
    let leads = |office: &str| noun(office).is_some_and(|n| n.rank == Rank::Leader);
    let mut by_office = Bearers::new();
    let key = |country: Country, office: &str| format!("{} {office}", country.name());
    for person in people {
        let root = clusters.root(person.first);
        for &country in &person.known.countries {
            for office in person.known.offices.iter().filter(|office| leads(office)) {
                for name in [office.as_str(), "leader"] {
                    let holders = by_office.entry(key(country, name)).or_default();
                    if !holders.contains(&root) {
                        holders.push(root);
                    }
                }
            }
        }
    }
    for (at, item) in items.iter().enumerate() {
        if !matches!(item.source.identity, Identity::Group(_)) {
            continue;
        }
        for office in &item.source.offices {
            let Some(country) = office.country else { continue };
            let Some(holders) = by_office.get(&key(country, &office.noun)) else { continue };
            if let [holder] = *holders.as_slice() {
                clusters.join(holder, at, Bond::OnlyHolder);
                break;
            }
        }
    }
}
