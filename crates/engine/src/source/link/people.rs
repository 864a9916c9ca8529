//! Which persons of different articles are one.

use super::{Bond, Clusters, Item};
use crate::source::Identity;
use crate::source::cast::same_given;
use crate::source::knowledge::{Country, Rank, noun};
use crate::source::spelling::{nearly, neighbours, sound};
use std::collections::{BTreeMap, BTreeSet};

/// A family name of fewer letters may be another's by one letter.
const LONG: usize = 6;

/// What is known of a cluster of persons.
#[derive(Debug, Clone, Default)]
struct Known {
    given: Vec<String>,
    countries: BTreeSet<Country>,
    offices: BTreeSet<String>,
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
        self.countries.extend(&other.countries);
        self.offices.extend(other.offices.iter().cloned());
    }

    /// Whether nothing speaks against both being one: their countries, where both have some, meet.
    fn agrees(&self, other: &Known) -> bool {
        let apart = !self.countries.is_empty()
            && !other.countries.is_empty()
            && self.countries.is_disjoint(&other.countries);
        !apart && same_given(&self.given, &other.given)
    }

    /// Whether an office or a country is common.
    fn supports(&self, other: &Known) -> bool {
        !self.offices.is_disjoint(&other.offices) || !self.countries.is_disjoint(&other.countries)
    }
}

/// People of one name, who differ in country.
#[derive(Debug, Clone)]
struct Person {
    first: usize,
    known: Known,
}

pub(super) fn join(items: &[Item<'_>], clusters: &mut Clusters) {
    let mut full: BTreeMap<(String, String), Vec<Person>> = BTreeMap::new();
    let mut weak: Vec<usize> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Identity::Person { given, family } = &item.source.identity else { continue };
        let first = given.first().map(|first| sound(first)).filter(|first| first.len() > 1);
        let Some(first) = first else {
            weak.push(at);
            continue;
        };
        let known = Known::of(item);
        let people = full.entry((sound(family), first)).or_default();
        match people
            .iter_mut()
            .find(|person| person.known.agrees(&known) || !apart(&person.known, &known))
        {
            Some(person) => {
                person.known.take(&known);
                let same = items[person.first].source.name == item.source.name;
                let bond = if same { Bond::SameName } else { Bond::Spelling };
                clusters.join(person.first, at, bond);
            }
            None => people.push(Person { first: at, known }),
        }
    }
    spellings(&mut full, clusters);
    // By family name: everybody who bears it.
    let mut families: BTreeMap<String, Vec<Person>> = BTreeMap::new();
    for ((family, _), people) in full {
        families.entry(family).or_default().extend(people);
    }
    recall(items, &weak, &mut families, clusters);
    holders(items, &families, clusters);
}

fn apart(a: &Known, b: &Known) -> bool {
    !a.countries.is_empty() && !b.countries.is_empty() && a.countries.is_disjoint(&b.countries)
}

/// Joins people of the same given name whose long family names differ in one letter.
fn spellings(full: &mut BTreeMap<(String, String), Vec<Person>>, clusters: &mut Clusters) {
    let mut near: BTreeMap<(String, String), Vec<(String, String)>> = BTreeMap::new();
    for key in full.keys().filter(|(family, _)| family.len() >= LONG) {
        for neighbour in neighbours(&key.0) {
            near.entry((neighbour, key.1.clone())).or_default().push(key.clone());
        }
    }
    for keys in near.values().filter(|keys| keys.len() > 1) {
        let (first, rest) = (&keys[0], &keys[1..]);
        for other in rest.iter().filter(|other| nearly(&first.0, &other.0)) {
            let (Some(a), Some(b)) = (full.get(first), full.get(other)) else { continue };
            if let ([a], [b]) = (a.as_slice(), b.as_slice())
                && a.known.supports(&b.known)
                && !apart(&a.known, &b.known)
            {
                clusters.join(a.first, b.first, Bond::Spelling);
            }
        }
    }
}

/// Joins those of whom only the family name is known to the one who can be meant.
fn recall(
    items: &[Item<'_>],
    weak: &[usize],
    families: &mut BTreeMap<String, Vec<Person>>,
    clusters: &mut Clusters,
) {
    for &at in weak {
        let Identity::Person { family, .. } = &items[at].source.identity else { continue };
        let known = Known::of(&items[at]);
        let bearers = families.entry(sound(family)).or_default();
        // Several entries may already be one voice.
        let mut fitting: Vec<usize> =
            (0..bearers.len()).filter(|&bearer| bearers[bearer].known.agrees(&known)).collect();
        fitting.dedup_by_key(|bearer| clusters.root(bearers[*bearer].first));
        let supported: Vec<usize> = fitting
            .iter()
            .copied()
            .filter(|&bearer| bearers[bearer].known.supports(&known))
            .collect();
        let (found, bond) = match (supported.as_slice(), fitting.as_slice()) {
            ([one], _) => (*one, Bond::FamilyAndOffice),
            (_, [one]) => (*one, Bond::OnlyBearer),
            _ => {
                bearers.push(Person { first: at, known });
                continue;
            }
        };
        let person = &mut bearers[found];
        let same = items[person.first].source.name == items[at].source.name;
        clusters.join(person.first, at, if same { Bond::SameName } else { bond });
        person.known.take(&known);
    }
}

/// Joins "the Norwegian prime minister" to the one person of the dossier who is it.
fn holders(items: &[Item<'_>], families: &BTreeMap<String, Vec<Person>>, clusters: &mut Clusters) {
    let leads = |office: &str| noun(office).is_some_and(|n| n.rank == Rank::Leader);
    let mut by_office: BTreeMap<(Country, String), BTreeSet<usize>> = BTreeMap::new();
    for person in families.values().flatten() {
        let root = clusters.root(person.first);
        for &country in &person.known.countries {
            for office in person.known.offices.iter().filter(|office| leads(office)) {
                by_office.entry((country, office.clone())).or_default().insert(root);
                by_office.entry((country, "leader".to_owned())).or_default().insert(root);
            }
        }
    }
    for (at, item) in items.iter().enumerate() {
        if !matches!(item.source.identity, Identity::Group(_)) {
            continue;
        }
        for office in &item.source.offices {
            let Some(country) = office.country else { continue };
            let Some(holders) = by_office.get(&(country, office.noun.clone())) else { continue };
            if let (Some(&holder), 1) = (holders.first(), holders.len()) {
                clusters.join(holder, at, Bond::OnlyHolder);
                break;
            }
        }
    }
}
