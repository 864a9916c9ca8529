//! Learns how much each trait of a pair of figures, or of statements, tells (logistic regression).

use super::{ExpectedPair, InventedDossier};
use sayso_engine::Reading;
use sayso_engine::compare::{
    Article, FigureRef, Observation, Place, Resemblance, Trait, observe, resemblances,
};

/// A pair of figures or of statements, or a total and its parts, as it is learned from.
#[derive(Debug, Clone)]
pub struct Example {
    /// The dossier, as a place in the list; behind the last, passages that stand alone.
    pub dossier: usize,
    /// What is seen, as places in the list of all traits.
    pub traits: Vec<usize>,
    /// Whether both are equal figures, or parts make just their total.
    pub equal: bool,
    /// Whether both count the same thing, or tell of one matter, or are told as parts and total.
    pub wanted: bool,
    /// The sentences, for reading.
    pub words: String,
}

/// What is learned from.
#[derive(Debug, Clone, Default)]
pub struct Examples {
    /// Pairs of figures.
    pub figures: Vec<Example>,
    /// Pairs of statements.
    pub statements: Vec<Example>,
}

/// Weights in natural logarithms of odds.
#[derive(Debug, Clone)]
pub struct TraitWeights {
    /// The odds without any trait.
    pub bias: f64,
    /// One for each trait.
    pub of: Vec<f64>,
}

impl TraitWeights {
    /// The odds of some traits.
    pub fn odds(&self, traits: &[usize]) -> f64 {
        self.bias + traits.iter().map(|&at| self.of[at]).sum::<f64>()
    }
}

/// The examples of some dossiers. Left out is what the lists leave open: pairs that may be one, and figures
/// that give a listed number once more. The figures of two dossiers set side by side are examples of what
/// has nothing to do with each other.
pub fn examples(dossiers: &[InventedDossier]) -> Examples {
    let readings: Vec<Vec<Reading>> = dossiers.iter().map(InventedDossier::read).collect();
    let lists: Vec<Vec<Article<'_>>> = dossiers
        .iter()
        .zip(&readings)
        .map(|(dossier, readings)| dossier.articles(readings))
        .collect();
    let mut found = Examples::default();
    for (at, (dossier, articles)) in dossiers.iter().zip(&lists).enumerate() {
        let sheet = Sheet { dossier, articles };
        found.figures.extend(observe(articles).iter().filter_map(|seen| sheet.example(at, seen)));
        let likes = resemblances(articles);
        found.statements.extend(likes.iter().map(|like| sheet.statements(at, like)));
        let next = &lists[(at + 1) % lists.len()];
        let mixed: Vec<Article<'_>> = articles.iter().chain(next).copied().collect();
        let sheet = Sheet { dossier, articles: &mixed };
        let across = |a: usize, b: usize| (a < articles.len()) != (b < articles.len());
        let likes = resemblances(&mixed);
        let likes = likes.iter().filter(|like| across(like.a.article, like.b.article));
        found.statements.extend(likes.map(|like| sheet.statements(at, like)));
        let seen = observe(&mixed);
        let seen = seen.iter().filter(|seen| across(seen.a.article, seen.b.article));
        found.figures.extend(seen.filter_map(|seen| sheet.unrelated(at, seen)));
    }
    found
}

struct Sheet<'a> {
    dossier: &'a InventedDossier,
    articles: &'a [Article<'a>],
}

impl Sheet<'_> {
    fn example(&self, dossier: usize, seen: &Observation) -> Option<Example> {
        let equal = seen.traits.contains(&Trait::Equal);
        if seen.traits.contains(&Trait::Room) {
            return None;
        }
        let status = if equal { "same" } else { "differs" };
        let listed = |pair: &&ExpectedPair| self.is_pair(seen, pair.places);
        let found = self.dossier.expected.pairs.iter().find(listed);
        let wanted = found.is_some_and(|pair| pair.status == status);
        let open = found.is_some_and(|pair| pair.status == "cannot tell");
        let again = || {
            let mut pairs = self.dossier.expected.pairs.iter().filter(|p| p.status == status);
            pairs.any(|pair| self.is_again(seen, pair.places))
        };
        if !wanted && (open || again()) {
            return None;
        }
        Some(self.seen(dossier, seen, wanted))
    }

    /// A pair of figures of two dossiers.
    fn unrelated(&self, dossier: usize, seen: &Observation) -> Option<Example> {
        (!seen.traits.contains(&Trait::Room)).then(|| self.seen(dossier, seen, false))
    }

    /// A pair of statements: wanted if a listed thread, or a pair of figures that are the same or differ, ties
    /// them.
    fn statements(&self, dossier: usize, like: &Resemblance) -> Example {
        let meets = |p: Place, q: Place| p.article == q.article && p.span.overlaps(q.span);
        let expected = &self.dossier.expected;
        let touches = |places: &[Place], end: Place| places.iter().any(|&place| meets(place, end));
        let thread = expected
            .threads
            .iter()
            .any(|thread| touches(&thread.places, like.a) && touches(&thread.places, like.b));
        let decided = |pair: &&ExpectedPair| matches!(pair.status.as_str(), "same" | "differs");
        let pair = expected.pairs.iter().filter(decided).any(|pair| {
            let [x, y] = pair.places;
            meets(x, like.a) && meets(y, like.b) || meets(y, like.a) && meets(x, like.b)
        });
        let words = |place: Place| {
            let words = place.span.of(self.articles[place.article].text);
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Example {
            dossier,
            traits: like.traits.iter().map(|one| *one as usize).collect(),
            equal: false,
            wanted: thread || pair,
            words: format!("{} | {}", words(like.a), words(like.b)),
        }
    }

    fn seen(&self, dossier: usize, seen: &Observation, wanted: bool) -> Example {
        Example {
            dossier,
            traits: seen.traits.iter().map(|one| *one as usize).collect(),
            equal: seen.traits.contains(&Trait::Equal),
            wanted,
            words: format!("{} | {}", self.sentence(seen.a), self.sentence(seen.b)),
        }
    }

    fn place(&self, of: FigureRef) -> Option<Place> {
        Some(Place { article: of.article, span: of.get(self.articles)?.number })
    }

    fn sentence(&self, of: FigureRef) -> String {
        let reading = self.articles[of.article].reading;
        let Some(figure) = of.get(self.articles) else { return String::new() };
        let span = reading.sentences.get(figure.sentence).map_or(figure.span, |s| s.span);
        let words = |span: sayso_engine::Span| {
            let words = span.of(self.articles[of.article].text);
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        format!("[{}] {}", words(figure.span), words(span))
    }

    fn is_pair(&self, seen: &Observation, [x, y]: [Place; 2]) -> bool {
        let (Some(a), Some(b)) = (self.place(seen.a), self.place(seen.b)) else { return false };
        let meets = |p: Place, q: Place| p.article == q.article && p.span.overlaps(q.span);
        meets(a, x) && meets(b, y) || meets(a, y) && meets(b, x)
    }

    /// Whether both figures give the numbers of a listed pair, in the same articles.
    fn is_again(&self, seen: &Observation, [x, y]: [Place; 2]) -> bool {
        let value = |of: FigureRef| of.get(self.articles).map(|figure| figure.value);
        let listed = |place: Place| {
            let reading = self.articles[place.article].reading;
            let mut figures = reading.figures.iter().chain(&reading.outline.loose);
            let found = figures.find(|figure| figure.number.overlaps(place.span));
            found.map(|figure| figure.value)
        };
        let like = |of: FigureRef, place: Place| {
            of.article == place.article && value(of).is_some() && value(of) == listed(place)
        };
        like(seen.a, x) && like(seen.b, y) || like(seen.a, y) && like(seen.b, x)
    }
}

/// Finds the weights that make the examples most likely, with a penalty on large ones. The steps are those of
/// gradient descent with momentum over all examples at once, so the same examples give the same weights.
pub fn learn<'e>(
    examples: impl Iterator<Item = &'e Example>,
    traits: usize,
    penalty: f64,
) -> TraitWeights {
    const STEPS: usize = 1500;
    const RATE: f64 = 2.0;
    const MOMENTUM: f64 = 0.9;
    let examples: Vec<&Example> = examples.collect();
    let n = examples.len().max(1) as f64;
    let wanted = examples.iter().filter(|e| e.wanted).count().max(1) as f64;
    let mut weights = TraitWeights { bias: (wanted / n).ln(), of: vec![0.0; traits] };
    let mut speed = vec![0.0; traits + 1];
    // The rarer class sets the scale of a step.
    let scale = RATE / wanted;
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = weights.of.iter().map(|w| penalty * w).collect();
        slope.push(0.0);
        for example in &examples {
            let share = 1.0 / (1.0 + (-weights.odds(&example.traits)).exp());
            let error = share - f64::from(u8::from(example.wanted));
            for &at in &example.traits {
                slope[at] += error;
            }
            slope[traits] += error;
        }
        for (speed, slope) in speed.iter_mut().zip(&slope) {
            *speed = MOMENTUM * *speed - scale * 0.1 * slope;
        }
        weights.of.iter_mut().zip(&speed).for_each(|(w, s)| *w += s);
        weights.bias += speed[traits];
    }
    weights
}
