//! How much of what is expected a comparison shows, and what it shows beside it.

use super::{ExpectedPair, InventedDossier};
use sayso_engine::compare::{
    Article, Comparison, FigureRef, LinkKind, Pair, Place, Status, compare,
};
use std::iter::Sum;

/// What was found of what is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Found.
    pub found: usize,
    /// Expected.
    pub wanted: usize,
}

impl Counts {
    fn of(wanted: usize, found: usize) -> Counts {
        Counts { found, wanted }
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Counts>>(list: I) -> Counts {
        list.fold(Counts::default(), |a, b| Counts::of(a.wanted + b.wanted, a.found + b.found))
    }
}

/// What a comparison shows of a dossier.
#[derive(Debug, Clone, Default)]
pub struct DossierScore {
    /// Pairs that are the same.
    pub same: Counts,
    /// Pairs that differ.
    pub differs: Counts,
    /// Pairs that are shown as the same and not listed so, among all that are shown so.
    pub other_same: Counts,
    /// The same for pairs that differ.
    pub other_differs: Counts,
    /// Words that must not be called the same thing and are.
    pub never: Counts,
    /// Sums that do not come out.
    pub wrong_sums: Counts,
    /// Sums shown as wrong that are not listed so, among all that are shown so.
    pub other_sums: Counts,
    /// Statements that agree, and those of one event.
    pub agreeing: Counts,
    /// Statements that contradict each other.
    pub conflicting: Counts,
    /// Links between articles that tie no two statements of one listed thread, and all links.
    pub other_links: Counts,
    /// Each miss and each thing shown beside, in a line.
    pub faults: Vec<String>,
}

/// Compares the articles of a dossier and counts.
pub fn score(dossier: &InventedDossier) -> DossierScore {
    let readings = dossier.read();
    let articles = dossier.articles(&readings);
    let comparison = compare(&articles);
    let sheet = Sheet { dossier, articles: &articles, comparison: &comparison };
    let mut score = DossierScore::default();
    sheet.pairs(&mut score);
    sheet.never(&mut score);
    sheet.checks(&mut score);
    sheet.threads(&mut score);
    score
}

struct Sheet<'a> {
    dossier: &'a InventedDossier,
    articles: &'a [Article<'a>],
    comparison: &'a Comparison,
}

fn meets(a: Place, b: Place) -> bool {
    a.article == b.article && a.span.overlaps(b.span)
}

impl Sheet<'_> {
    fn words(&self, place: Place) -> String {
        let words = place.span.of(self.articles[place.article].text);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn place(&self, figure: FigureRef) -> Option<Place> {
        let found = figure.get(self.articles)?;
        Some(Place { article: figure.article, span: found.number })
    }

    /// Whether a pair of the comparison is the one expected.
    fn is_pair(&self, pair: &Pair, [x, y]: [Place; 2]) -> bool {
        let (Some(a), Some(b)) = (self.place(pair.a), self.place(pair.b)) else { return false };
        meets(a, x) && meets(b, y) || meets(a, y) && meets(b, x)
    }

    fn is_figure(&self, place: Place) -> bool {
        let reading = self.articles[place.article].reading;
        let mut figures = reading.figures.iter().chain(&reading.outline.loose);
        figures.any(|figure| figure.number.overlaps(place.span))
    }

    fn pairs(&self, score: &mut DossierScore) {
        let expected = &self.dossier.expected.pairs;
        let lists = [
            (Status::Same, &mut score.same, &mut score.other_same),
            (Status::Differs, &mut score.differs, &mut score.other_differs),
        ];
        for (status, counts, others) in lists {
            let listed: Vec<&ExpectedPair> =
                expected.iter().filter(|pair| pair.status == status.name()).collect();
            let between = self.comparison.pairs.iter().filter(|p| p.a.article != p.b.article);
            let shown: Vec<&Pair> = between.clone().filter(|pair| pair.status == status).collect();
            for pair in &listed {
                let is_found = shown.iter().any(|p| self.is_pair(p, pair.places));
                counts.wanted += 1;
                counts.found += usize::from(is_found);
                if !is_found {
                    let instead = between.clone().find(|p| self.is_pair(p, pair.places));
                    let read = pair.places.iter().filter(|&&place| self.is_figure(place)).count();
                    let instead = instead.map_or(format!("no pair, {read} figures"), |p| {
                        format!("{}: {}", p.status.name(), p.because)
                    });
                    let [a, b] = pair.places.map(|place| self.words(place));
                    score.faults.push(format!(
                        "missed {}: {a} | {b} ({}) [{instead}]",
                        status.name(),
                        pair.why
                    ));
                }
            }
            for pair in &shown {
                let is_listed = listed.iter().any(|p| self.is_pair(pair, p.places));
                others.wanted += 1;
                others.found += usize::from(!is_listed);
                if !is_listed {
                    let sentence = |entry: FigureRef| {
                        let figure = entry.get(self.articles)?;
                        let sentences = &self.articles[entry.article].reading.sentences;
                        let span = sentences.get(figure.sentence).map_or(figure.span, |s| s.span);
                        Some(self.words(Place { article: entry.article, span }))
                    };
                    score.faults.push(format!(
                        "beside {}: {} | {} [{}]",
                        status.name(),
                        sentence(pair.a).unwrap_or_default(),
                        sentence(pair.b).unwrap_or_default(),
                        pair.because
                    ));
                }
            }
        }
    }

    fn never(&self, score: &mut DossierScore) {
        let never = &self.dossier.expected.never;
        for &[a, b] in never {
            let shown = self.comparison.pairs.iter().find(|pair| {
                matches!(pair.status, Status::Same | Status::Differs) && self.is_pair(pair, [a, b])
            });
            let linked = self.comparison.links.iter().find(|link| {
                let event = matches!(
                    link.kind,
                    LinkKind::Duplicate | LinkKind::SameEvent | LinkKind::Denial
                );
                event
                    && (meets(link.a, a) && meets(link.b, b)
                        || meets(link.a, b) && meets(link.b, a))
            });
            score.never.wanted += 1;
            let because = shown.map(|pair| (pair.status.name(), &pair.because));
            let because = because.or(linked.map(|link| (link.kind.name(), &link.because)));
            if let Some((name, because)) = because {
                score.never.found += 1;
                let (a, b) = (self.words(a), self.words(b));
                score.faults.push(format!("NEVER {name}: {a} | {b} [{because}]"));
            }
        }
    }

    fn checks(&self, score: &mut DossierScore) {
        let wrong: Vec<_> =
            self.dossier.expected.checks.iter().filter(|check| !check.comes_out).collect();
        let mut shown: Vec<(usize, &sayso_engine::compare::Check)> = Vec::new();
        for (at, article) in self.articles.iter().enumerate() {
            let checks = article.reading.outline.checks.iter().filter(|check| !check.fits);
            shown.extend(checks.map(|check| (at, check)));
        }
        let touches = |places: &[Place], (at, check): (usize, &sayso_engine::compare::Check)| {
            let met = check.places.iter().filter(|&&span| {
                places.iter().any(|&place| meets(place, Place { article: at, span }))
            });
            met.count() > 1
        };
        for check in &wrong {
            let is_found = shown.iter().any(|&found| touches(&check.places, found));
            score.wrong_sums.wanted += 1;
            score.wrong_sums.found += usize::from(is_found);
            if !is_found {
                let words: Vec<_> = check.places.iter().map(|&place| self.words(place)).collect();
                score.faults.push(format!("missed sum: {} ({})", words.join(" | "), check.why));
            }
        }
        for &found in &shown {
            let is_listed = wrong.iter().any(|check| touches(&check.places, found));
            score.other_sums.wanted += 1;
            score.other_sums.found += usize::from(!is_listed);
            if !is_listed {
                score.faults.push(format!("beside sum: {}", found.1.arithmetic));
            }
        }
    }

    fn threads(&self, score: &mut DossierScore) {
        let between =
            || self.comparison.links.iter().filter(|link| link.a.article != link.b.article);
        let ties = |places: &[Place], link: &sayso_engine::compare::Link| {
            let touched = |end: Place| places.iter().any(|&place| meets(place, end));
            touched(link.a) && touched(link.b)
        };
        for thread in &self.dossier.expected.threads {
            let is_found = between().any(|link| ties(&thread.places, link));
            let counts = match thread.kind.as_str() {
                "conflict" => &mut score.conflicting,
                _ => &mut score.agreeing,
            };
            counts.wanted += 1;
            counts.found += usize::from(is_found);
            if !is_found {
                let words: Vec<_> = thread.places.iter().map(|&place| self.words(place)).collect();
                score.faults.push(format!("missed {}: {}", thread.kind, words.join(" | ")));
            }
        }
        for link in between() {
            let is_listed =
                self.dossier.expected.threads.iter().any(|thread| ties(&thread.places, link));
            score.other_links.wanted += 1;
            score.other_links.found += usize::from(!is_listed);
            if !is_listed {
                score.faults.push(format!(
                    "beside {}: {} | {} [{}]",
                    link.kind.name(),
                    self.words(link.a),
                    self.words(link.b),
                    link.because
                ));
            }
        }
    }
}
