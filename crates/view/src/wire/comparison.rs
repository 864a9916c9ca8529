//! What the articles of a dossier say of the same things, as data.

use super::figures::FigureLine;
use super::reading::{Extent, Unit};
use crate::offsets::Offsets;
use sayso_engine::compare::{Article, Comparison, FigureRef, Place};
use sayso_engine::order::Order;
use serde::Serialize;

/// A comparison as data: the object of `sayso compare --format json`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct ComparisonLine<U: Unit> {
    /// What all offsets in this object count.
    #[cfg_attr(feature = "typescript", tsify(type = "U"))]
    pub offsets: &'static str,
    /// The articles' names; places in this list say which article is meant.
    pub articles: Vec<String>,
    /// All figures that a pair or a row points to.
    pub figures: Vec<ComparedFigure<U>>,
    /// Measures that more than one article gives figures of.
    pub rows: Vec<RowLine>,
    /// Pairs of figures.
    pub pairs: Vec<PairLine>,
    /// Sentences that belong together.
    pub links: Vec<LinkLine<U>>,
    /// Sentences on one matter over several articles.
    pub threads: Vec<Vec<PlaceLine<U>>>,
    /// Offices and spellings of one name that differ.
    pub names: Vec<GroupLine<U>>,
    /// Superlatives of one kind.
    pub superlatives: Vec<GroupLine<U>>,
    /// For each article, its claims that nothing in another article speaks of, as places in its
    /// `attributions`.
    pub only_here: Vec<Vec<usize>>,
}

/// A figure of one of the articles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct ComparedFigure<U: Unit> {
    /// The article.
    pub article: usize,
    /// Whether it stands in a teaser, which repeats the article.
    pub teaser: bool,
    /// The words.
    pub words: String,
    /// The figure.
    #[serde(flatten)]
    pub figure: FigureLine<U>,
}

/// Figures of one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct RowLine {
    /// What they measure or count.
    pub measure: String,
    /// What they are measured in.
    pub unit: &'static str,
    /// The figures, as places in `figures`.
    pub figures: Vec<usize>,
}

/// Two figures side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct PairLine {
    /// The one, as a place in `figures`.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// "same", "differs", "different event or date", "different measure" or "cannot tell".
    pub status: &'static str,
    /// Why.
    pub because: String,
    /// What else is worth knowing.
    pub note: Option<String>,
}

/// Words in one of the articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(bound = "")]
pub struct PlaceLine<U: Unit> {
    /// The article.
    pub article: usize,
    /// The words.
    pub span: Extent<U>,
}

/// Two sentences that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(bound = "")]
pub struct LinkLine<U: Unit> {
    /// "duplicate", "same event", "part of", "may be the same event", "charge and denial", "same
    /// speaker" or "same matter".
    pub kind: &'static str,
    /// The one.
    pub a: PlaceLine<U>,
    /// The other.
    pub b: PlaceLine<U>,
    /// Why.
    pub because: String,
}

/// Words that bear on each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct GroupLine<U: Unit> {
    /// "office", "spelling" or "superlative".
    pub kind: &'static str,
    /// Where they stand.
    pub places: Vec<PlaceLine<U>>,
    /// What differs.
    pub because: String,
}

impl<U: Unit> ComparisonLine<U> {
    /// The data of a comparison of these articles, whose names are given in the same order.
    pub fn new(
        names: Vec<String>,
        articles: &[Article<'_>],
        comparison: &Comparison,
    ) -> ComparisonLine<U> {
        let offsets: Vec<Offsets<'_>> = articles.iter().map(|a| Offsets::new(a.text)).collect();
        let pointed = comparison.pairs.iter().flat_map(|pair| [pair.a, pair.b]);
        let listed = comparison.rows.iter().flat_map(|row| row.figures.iter().copied());
        let mut entries: Vec<FigureRef> = pointed.chain(listed).collect();
        entries.order();
        entries.dedup();
        entries.retain(|entry| entry.get(articles).is_some());
        let at = |entry: FigureRef| entries.binary_search(&entry).unwrap_or(0);
        let place = |place: &Place| PlaceLine {
            article: place.article,
            span: U::range(place.span, &offsets[place.article]),
        };
        let places = |list: &[Place]| list.iter().map(place).collect();
        let figure = |entry: &FigureRef| {
            let Article { text, reading } = *articles.get(entry.article)?;
            let figure = entry.get(articles)?;
            let times = if entry.in_teaser() { &reading.teaser.times } else { &reading.times };
            Some(ComparedFigure {
                article: entry.article,
                teaser: entry.in_teaser(),
                words: super::tidy(figure.span.of(text)),
                figure: FigureLine::new(text, reading, figure, times, &offsets[entry.article]),
            })
        };
        ComparisonLine {
            offsets: U::NAME,
            articles: names,
            figures: entries.iter().filter_map(figure).collect(),
            rows: comparison
                .rows
                .iter()
                .map(|row| RowLine {
                    measure: row.measure.clone(),
                    unit: row.unit.name(),
                    figures: row.figures.iter().map(|&entry| at(entry)).collect(),
                })
                .collect(),
            pairs: comparison
                .pairs
                .iter()
                .map(|pair| PairLine {
                    a: at(pair.a),
                    b: at(pair.b),
                    status: pair.status.name(),
                    because: pair.because.clone(),
                    note: pair.note.clone(),
                })
                .collect(),
            links: comparison
                .links
                .iter()
                .map(|link| LinkLine {
                    kind: link.kind.name(),
                    a: place(&link.a),
                    b: place(&link.b),
                    because: link.because.clone(),
                })
                .collect(),
            threads: comparison.threads.iter().map(|thread| places(thread)).collect(),
            names: comparison
                .names
                .iter()
                .map(|name| GroupLine {
                    kind: name.kind.name(),
                    places: places(&name.places),
                    because: format!("{}: {}", name.name, name.because),
                })
                .collect(),
            superlatives: comparison
                .superlatives
                .iter()
                .map(|group| GroupLine {
                    kind: "superlative",
                    places: places(&group.places),
                    because: group.because.clone(),
                })
                .collect(),
            only_here: comparison.only_here.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::UnitsUtf16;
    use sayso_engine::compare::compare;
    use sayso_engine::{Document, read};

    #[test]
    fn figures_are_listed_once_and_their_spans_give_the_words() {
        let texts = [
            "🌱 Quake\n\nPublished 6 February 2024\n\nThe quake in Norland killed 120 people.",
            "🌱 Norland\n\nPublished 6 February 2024\n\nThe quake killed 150 people in Norland.",
        ];
        let readings = texts.map(|text| read(&Document::new(text).unwrap()));
        let articles: Vec<Article<'_>> =
            texts.iter().zip(&readings).map(|(text, reading)| Article { text, reading }).collect();
        let names = vec!["a".to_owned(), "b".to_owned()];
        let line = ComparisonLine::<UnitsUtf16>::new(names, &articles, &compare(&articles));
        let [pair] = line.pairs.as_slice() else { panic!("{:?}", line.pairs) };
        assert_eq!(pair.status, "differs");
        assert_eq!(line.figures.len(), 2);
        for (figure, text) in line.figures.iter().zip(texts) {
            let units: Vec<u16> = text.encode_utf16().collect();
            let words = &units[figure.figure.span.start()..figure.figure.span.end()];
            assert_eq!(String::from_utf16_lossy(words), figure.words);
        }
        assert_eq!(
            (line.figures[pair.a].figure.low, line.figures[pair.b].figure.low),
            (120.0, 150.0)
        );
    }
}
