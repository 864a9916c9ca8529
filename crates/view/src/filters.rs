//! What the reader narrows the claims down to.

use sayso_engine::claim::{Form, Stance};
use sayso_engine::source::Role;

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

/// Something with values in every facet.
pub trait Faceted {
    /// Its values in a facet, each once; mostly one.
    fn choices(&self, facet: Facet) -> Vec<Choice>;

    /// Whether it holds what is searched for; if nothing is, it does.
    fn is_found(&self) -> bool {
        true
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

    /// Whether `item` matches every facet and the search.
    pub fn match_all(&self, item: &impl Faceted) -> bool {
        item.is_found() && self.match_facets(item)
    }

    /// Whether `item` matches every facet.
    pub fn match_facets(&self, item: &impl Faceted) -> bool {
        Facet::ALL.into_iter().all(|facet| self.matches_in(facet, item))
    }

    /// Whether `item` matches every facet but one. By this a facet's values are counted: what one
    /// would see after choosing another value of it.
    pub fn match_all_but(&self, left_out: Facet, item: &impl Faceted) -> bool {
        item.is_found()
            && Facet::ALL.into_iter().all(|facet| facet == left_out || self.matches_in(facet, item))
    }

    fn matches_in(&self, facet: Facet, item: &impl Faceted) -> bool {
        let mut chosen = self.chosen.iter().filter(|choice| choice.facet() == facet).peekable();
        chosen.peek().is_none() || {
            let own = item.choices(facet);
            chosen.any(|choice| own.contains(choice))
        }
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

/// The values of a facet that occur in `items` or are chosen, each with its count, in the order of
/// their first appearance.
pub fn count<T: Faceted>(filters: &Filters, facet: Facet, items: &[T]) -> Vec<Counted> {
    let mut values: Vec<Counted> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    for item in items {
        let matching = usize::from(filters.match_all_but(facet, item));
        for choice in item.choices(facet) {
            let at = *places.entry(choice.clone()).or_insert(values.len());
            if at == values.len() {
                values.push(Counted { choice, n_matching: 0, n_all: 0 });
            }
            values[at].n_all += 1;
            values[at].n_matching += matching;
        }
    }
    for choice in filters.chosen.iter().filter(|choice| choice.facet() == facet) {
        if !places.contains_key(choice) {
            values.push(Counted { choice: choice.clone(), n_matching: 0, n_all: 0 });
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone)]
    struct Claim(&'static str, Form, Stance);

    impl Faceted for Claim {
        fn choices(&self, facet: Facet) -> Vec<Choice> {
            let names = self.0.split('+').map(|name| (!name.is_empty()).then(|| name.to_owned()));
            match facet {
                Facet::Speaker => names.map(Choice::Speaker).collect(),
                Facet::Affiliation => vec![Choice::Affiliation("unknown".into())],
                Facet::Role => vec![Choice::Role(Role::Unknown)],
                Facet::Form => vec![Choice::Form(self.1)],
                Facet::Stance => vec![Choice::Stance(self.2)],
                Facet::Outlet => vec![Choice::Outlet(None)],
                Facet::Article => vec![Choice::Article("a".into())],
                Facet::Trait => Vec::new(),
            }
        }
    }

    fn speaker(name: &str) -> Choice {
        Choice::Speaker(Some(name.into()))
    }

    fn claims() -> Vec<Claim> {
        vec![
            Claim("Lee", Form::Direct, Stance::Neutral),
            Claim("Lee", Form::Indirect, Stance::Denial),
            Claim("Ann", Form::Indirect, Stance::Neutral),
            Claim("", Form::Indirect, Stance::Neutral),
        ]
    }

    fn counts(filters: &Filters, facet: Facet) -> Vec<(String, usize)> {
        count(filters, facet, &claims())
            .into_iter()
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
        let claims = [Claim("Lee+Ann", Form::Direct, Stance::Neutral)];
        let mut filters = Filters::default();
        filters.toggle(speaker("Ann"));
        assert!(filters.match_all(&claims[0]));
        let counted = count(&filters, Facet::Speaker, &claims);
        assert!(counted.iter().all(|value| value.n_matching == 1 && value.n_all == 1));
        assert_eq!(counted.len(), 2);
    }

    #[test]
    fn values_of_a_facet_are_alternatives_and_facets_narrow() {
        let mut filters = Filters::default();
        let matching =
            |filters: &Filters| claims().iter().filter(|claim| filters.match_all(*claim)).count();
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
