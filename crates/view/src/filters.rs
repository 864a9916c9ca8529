//! What the reader narrows the claims down to.

use sayso_engine::claim::{Form, Stance};
use sayso_engine::source::Role;
use std::collections::BTreeMap;

/// A property of claims by which they are filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Who speaks.
    Speaker,
    /// For whom.
    Affiliation,
    /// In which part.
    Role,
    /// Whether the words are quoted.
    Form,
    /// What the cue does with them.
    Stance,
    /// Who published the article.
    Outlet,
    /// The article.
    Article,
    /// What else is there to see.
    Trait,
}

/// What is there to see of a claim besides who says what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trait {
    /// Another article speaks of the same, or its numbers are checked.
    Compared,
    /// It gives a number.
    Figure,
    /// Its words leave it open.
    Hedged,
}

impl Trait {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Trait; 3] = [Trait::Compared, Trait::Figure, Trait::Hedged];

    /// The name in links.
    pub fn name(self) -> &'static str {
        match self {
            Trait::Compared => "compared",
            Trait::Figure => "figure",
            Trait::Hedged => "hedged",
        }
    }
}

impl Facet {
    /// All facets, in the order in which they are shown.
    pub const ALL: [Facet; 8] = [
        Facet::Speaker,
        Facet::Affiliation,
        Facet::Role,
        Facet::Form,
        Facet::Stance,
        Facet::Trait,
        Facet::Outlet,
        Facet::Article,
    ];

    /// The facet's name in links.
    pub fn key(self) -> &'static str {
        match self {
            Facet::Speaker => "speaker",
            Facet::Affiliation => "for",
            Facet::Role => "role",
            Facet::Form => "form",
            Facet::Stance => "stance",
            Facet::Outlet => "outlet",
            Facet::Article => "in",
            Facet::Trait => "with",
        }
    }
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// A speaker by name; `None`: nobody is named.
    Speaker(Option<String>),
    /// An affiliation by name.
    Affiliation(String),
    /// A role.
    Role(Role),
    /// A form.
    Form(Form),
    /// A stance.
    Stance(Stance),
    /// An outlet by name; `None`: the article does not name one.
    Outlet(Option<String>),
    /// An article by its name in links.
    Article(String),
    /// Something else to see.
    Trait(Trait),
}

impl Choice {
    /// Which facet it is a value of.
    pub fn facet(&self) -> Facet {
        match self {
            Choice::Speaker(_) => Facet::Speaker,
            Choice::Affiliation(_) => Facet::Affiliation,
            Choice::Role(_) => Facet::Role,
            Choice::Form(_) => Facet::Form,
            Choice::Stance(_) => Facet::Stance,
            Choice::Outlet(_) => Facet::Outlet,
            Choice::Article(_) => Facet::Article,
            Choice::Trait(_) => Facet::Trait,
        }
    }

    /// The value as written in links, not yet escaped. Nobody and nothing are empty.
    pub fn value(&self) -> &str {
        match self {
            Choice::Speaker(name) | Choice::Outlet(name) => name.as_deref().unwrap_or(""),
            Choice::Form(form) => form.name(),
            Choice::Stance(stance) => stance.name(),
            Choice::Role(role) => role.name(),
            Choice::Trait(value) => value.name(),
            Choice::Affiliation(name) | Choice::Article(name) => name,
        }
    }

    /// Reads a facet's name and a value; `None` if there is no such facet or no such value.
    pub fn parse(key: &str, value: &str) -> Option<Choice> {
        let named = || (!value.is_empty()).then(|| value.to_owned());
        Some(match Facet::ALL.into_iter().find(|facet| facet.key() == key)? {
            Facet::Speaker => Choice::Speaker(named()),
            Facet::Affiliation => Choice::Affiliation(named()?),
            Facet::Role => Choice::Role(Role::ALL.into_iter().find(|role| role.name() == value)?),
            Facet::Outlet => Choice::Outlet(named()),
            Facet::Article => Choice::Article(named()?),
            Facet::Trait => {
                Choice::Trait(Trait::ALL.into_iter().find(|known| known.name() == value)?)
            }
            Facet::Form => Choice::Form(Form::ALL.into_iter().find(|form| form.name() == value)?),
            Facet::Stance => {
                Choice::Stance(Stance::ALL.into_iter().find(|stance| stance.name() == value)?)
            }
        })
    }
}

/// The values of some items, each once; the items themselves keep only places in it, so that ten
/// thousand of them are filtered and counted without looking at a name.
#[derive(Debug, Default)]
pub struct Values {
    all: Vec<Choice>,
    places: BTreeMap<Choice, ValueIdx>,
}

/// A place in [`Values`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValueIdx(u32);

impl Values {
    /// The place of a value, which is entered if it is new.
    pub fn enter(&mut self, choice: Choice) -> ValueIdx {
        let next = ValueIdx(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        *self.places.entry(choice).or_insert_with_key(|choice| {
            self.all.push(choice.clone());
            next
        })
    }

    /// Where a value stands, if it does.
    pub fn place(&self, choice: &Choice) -> Option<ValueIdx> {
        self.places.get(choice).copied()
    }
}

/// Something with values in facets.
pub trait Faceted {
    /// Its values in all facets, each once.
    fn values(&self) -> &[ValueIdx];

    /// Whether it holds what is searched for; if nothing is, it does.
    fn is_found(&self) -> bool;
}

/// Some facets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Facets(u8);

impl Facets {
    fn of(facet: Facet) -> Facets {
        Facets(1 << facet as u8)
    }

    fn with(self, more: Facets) -> Facets {
        Facets(self.0 | more.0)
    }

    fn without(self, less: Facets) -> Facets {
        Facets(self.0 & !less.0)
    }
}

/// Filters that are ready to be applied to many items, whose values stand in one table.
#[derive(Debug)]
pub struct Sieve {
    /// For every value of the table, its facet if it is chosen.
    chosen: Vec<Facets>,
    /// The facets in which something is chosen.
    asked: Facets,
}

impl Sieve {
    /// The facets that keep an item out.
    fn against(&self, values: &[ValueIdx]) -> Facets {
        let met = values.iter().map(|value| self.chosen[value.0 as usize]);
        self.asked.without(met.fold(Facets::default(), Facets::with))
    }

    /// Whether an item matches every facet and the search.
    pub fn passes(&self, item: &impl Faceted) -> bool {
        item.is_found() && self.passes_facets(item.values())
    }

    /// Whether something with such values matches every facet.
    pub fn passes_facets(&self, values: &[ValueIdx]) -> bool {
        self.against(values) == Facets::default()
    }

    /// Whether an item matches the search and every facet but one. By this a facet's values are
    /// counted: what one would see after choosing another value of it.
    pub fn passes_but(&self, left_out: Facet, item: &impl Faceted) -> bool {
        item.is_found()
            && self.against(item.values()).without(Facets::of(left_out)) == Facets::default()
    }
}

/// What is chosen. Values of one facet are alternatives; facets narrow each other down.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    chosen: Vec<Choice>,
}

impl Filters {
    /// What is chosen, in the order of choosing.
    pub fn chosen(&self) -> &[Choice] {
        &self.chosen
    }

    /// Whether nothing is chosen, so that everything matches.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Whether a value is chosen.
    pub fn contains(&self, choice: &Choice) -> bool {
        self.chosen.contains(choice)
    }

    /// Chooses a value, or lets it go if it is chosen.
    pub fn toggle(&mut self, choice: Choice) {
        match self.chosen.iter().position(|known| *known == choice) {
            Some(at) => drop(self.chosen.remove(at)),
            None => self.chosen.push(choice),
        }
    }

    /// Puts a value in the place of another that is now called so.
    pub fn rename(&mut self, old: &Choice, new: &Choice) {
        for choice in self.chosen.iter_mut().filter(|choice| *choice == old) {
            choice.clone_from(new);
        }
    }

    /// Lets go of all values of a facet.
    pub fn clear(&mut self, facet: Facet) {
        self.chosen.retain(|choice| choice.facet() != facet);
    }

    /// The filters, ready for items with values in this table.
    pub fn sieve(&self, values: &Values) -> Sieve {
        let mut sieve =
            Sieve { chosen: vec![Facets::default(); values.all.len()], asked: Facets::default() };
        for choice in &self.chosen {
            let facet = Facets::of(choice.facet());
            sieve.asked = sieve.asked.with(facet);
            if let Some(place) = values.place(choice) {
                sieve.chosen[place.0 as usize] = facet;
            }
        }
        sieve
    }
}

/// A value of a facet with the number of claims that choosing it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The value.
    pub choice: Choice,
    /// How many claims match it and all other facets.
    pub n_matching: usize,
    /// How many claims have it, whatever is chosen.
    pub n_all: usize,
}

/// The values that occur in `items` or are chosen, of all facets, each with its count, in the order
/// of the table.
pub fn count<T: Faceted>(filters: &Filters, values: &Values, items: &[T]) -> Vec<Counted> {
    let sieve = filters.sieve(values);
    let facets: Vec<Facets> = values.all.iter().map(|choice| Facets::of(choice.facet())).collect();
    let mut counts = vec![(0, 0); facets.len()];
    for item in items {
        let against = sieve.against(item.values());
        for value in item.values() {
            let at = value.0 as usize;
            let matches = item.is_found() && against.without(facets[at]) == Facets::default();
            counts[at].0 += usize::from(matches);
            counts[at].1 += 1;
        }
    }
    let counted = |(choice, (n_matching, n_all)): (&Choice, (usize, usize))| Counted {
        choice: choice.clone(),
        n_matching,
        n_all,
    };
    let known = values.all.iter().zip(counts).filter(|(_, (_, n_all))| *n_all > 0);
    let unknown = filters.chosen.iter().filter(|choice| !values.places.contains_key(choice));
    known.chain(unknown.map(|choice| (choice, (0, 0)))).map(counted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Claim(Vec<ValueIdx>);

    impl Faceted for Claim {
        fn values(&self) -> &[ValueIdx] {
            &self.0
        }

        fn is_found(&self) -> bool {
            true
        }
    }

    fn speaker(name: &str) -> Choice {
        Choice::Speaker((!name.is_empty()).then(|| name.to_owned()))
    }

    fn table(claims: &[(&str, Form, Stance)]) -> (Values, Vec<Claim>) {
        let mut values = Values::default();
        let mut claim = |&(names, form, stance): &(&str, Form, Stance)| {
            let mut own: Vec<ValueIdx> =
                names.split('+').map(|name| values.enter(speaker(name))).collect();
            own.push(values.enter(Choice::Form(form)));
            own.push(values.enter(Choice::Stance(stance)));
            Claim(own)
        };
        let claims = claims.iter().map(&mut claim).collect();
        (values, claims)
    }

    fn claims() -> (Values, Vec<Claim>) {
        table(&[
            ("Lee", Form::Direct, Stance::Neutral),
            ("Lee", Form::Indirect, Stance::Denial),
            ("Ann", Form::Indirect, Stance::Neutral),
            ("", Form::Indirect, Stance::Neutral),
        ])
    }

    fn counts(filters: &Filters, facet: Facet) -> Vec<(String, usize)> {
        let (values, claims) = claims();
        count(filters, &values, &claims)
            .into_iter()
            .filter(|counted| counted.choice.facet() == facet)
            .map(|counted| (counted.choice.value().to_owned(), counted.n_matching))
            .collect()
    }

    #[test]
    fn a_facet_counts_without_its_own_choice_and_under_the_others() {
        let mut filters = Filters::default();
        filters.toggle(speaker("Lee"));
        let both = |a, b, c| vec![("Lee".into(), a), ("Ann".into(), b), (String::new(), c)];
        assert_eq!(counts(&filters, Facet::Speaker), both(2, 1, 1), "its own choice is left out");
        assert_eq!(
            counts(&filters, Facet::Form),
            [("direct".into(), 1), ("indirect".into(), 1)],
            "another's is not"
        );
        filters.toggle(Choice::Form(Form::Direct));
        assert_eq!(counts(&filters, Facet::Speaker), both(1, 0, 0), "values stay at 0");
    }

    #[test]
    fn a_chosen_value_never_vanishes() {
        let mut filters = Filters::default();
        filters.toggle(speaker("somebody from an old link"));
        assert_eq!(
            counts(&filters, Facet::Speaker).last(),
            Some(&("somebody from an old link".into(), 0))
        );
        filters.toggle(speaker("somebody from an old link"));
        assert!(filters.is_empty());
    }

    #[test]
    fn a_claim_of_two_counts_for_each() {
        let (values, claims) = table(&[("Lee+Ann", Form::Direct, Stance::Neutral)]);
        let mut filters = Filters::default();
        filters.toggle(speaker("Ann"));
        assert!(filters.sieve(&values).passes(&claims[0]));
        let counted = count(&filters, &values, &claims);
        assert!(counted.iter().all(|value| value.n_matching == 1 && value.n_all == 1));
        assert_eq!(counted.len(), 4);
    }

    #[test]
    fn values_of_a_facet_are_alternatives_and_facets_narrow() {
        let (values, claims) = claims();
        let mut filters = Filters::default();
        let matching = |filters: &Filters| {
            let sieve = filters.sieve(&values);
            claims.iter().filter(|claim| sieve.passes(*claim)).count()
        };
        assert_eq!(matching(&filters), 4);
        filters.toggle(speaker("Lee"));
        filters.toggle(Choice::Speaker(None));
        assert_eq!(matching(&filters), 3);
        filters.toggle(Choice::Stance(Stance::Neutral));
        assert_eq!(matching(&filters), 2);
        filters.clear(Facet::Speaker);
        assert_eq!(matching(&filters), 3);
    }
}
