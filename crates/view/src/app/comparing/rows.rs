//! The table of figures: which of them stand in one row.
//!
//! Figures that can be compared make a row. One that cannot joins the row of the first figure it was
//! set beside, if there is a reason to take the two for the same: the measure, or what is counted.
//! Every figure stands in one row at most; the pairs that are left only look alike.

use super::super::Article;
use super::key;
use super::telling::Telling;
use sayso_engine::compare::{Article as Compared, Comparison, FigureRef, Pair, Place, Status};
use sayso_engine::figure::Figure;
use sayso_engine::order::Order;

/// Figures side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it goes by in links.
    pub key: String,
    /// What is counted, and what it measures, where all of them agree in it.
    pub counted: Vec<String>,
    /// The rarest names that the sentences share: where it was, of what.
    pub about: Vec<String>,
    /// The best that can be said of two of them.
    pub status: Status,
    /// The figures, by article and place.
    pub figures: Vec<FigureRef>,
    /// Their pairs, as places among the comparison's, the most telling first.
    pub pairs: Vec<usize>,
}

/// What can be said of two figures, the most telling first.
pub(crate) fn telling(status: Status) -> usize {
    match status {
        Status::Differs => 0,
        Status::Same => 1,
        Status::CannotTell => 2,
        Status::DifferentEvent => 3,
        Status::DifferentMeasure => 4,
    }
}

/// The rows, and the pairs that share none.
pub(super) fn rows(
    comparison: &Comparison,
    articles: &[Compared<'_>],
    listed: &[Article],
) -> (Vec<Row>, Vec<usize>) {
    let pairs = &comparison.pairs;
    let mut across: Vec<usize> = (0..pairs.len())
        .filter(|&at| {
            let Pair { a, b, .. } = pairs[at];
            a.article != b.article && !a.in_teaser() && !b.in_teaser()
        })
        .collect();
    across.order_by_key(|&at| (telling(pairs[at].status), at));

    let mut all: Vec<FigureRef> =
        across.iter().flat_map(|&at| [pairs[at].a, pairs[at].b]).collect();
    all.order();
    all.dedup();
    let place = |of: FigureRef| all.partition_point(|known| *known < of);
    // The row of each figure, by its place among all of them.
    let mut row_of: Vec<Option<usize>> = vec![None; all.len()];
    let mut n_rows = 0;
    for &at in &across {
        let Pair { a, b, status, .. } = pairs[at];
        let compares = matches!(status, Status::Differs | Status::Same);
        if !compares && !same_noun(a, b, articles) && !same_measure(a, b, articles) {
            continue;
        }
        let (a, b) = (place(a), place(b));
        match (row_of[a], row_of[b]) {
            (None, None) => {
                (row_of[a], row_of[b]) = (Some(n_rows), Some(n_rows));
                n_rows += 1;
            }
            (Some(row), None) => row_of[b] = Some(row),
            (None, Some(row)) => row_of[a] = Some(row),
            // What can be compared with both makes one row of two. These pairs come first, when
            // rows are still short and few.
            (Some(x), Some(y)) if x != y && compares => {
                row_of.iter_mut().filter(|row| **row == Some(y)).for_each(|row| *row = Some(x));
            }
            (Some(_), Some(_)) => {}
        }
    }
    let mut members: Vec<Vec<FigureRef>> = vec![Vec::new(); n_rows];
    for (&figure, row) in all.iter().zip(&row_of) {
        if let Some(row) = *row {
            members[row].push(figure);
        }
    }
    let shared = |at: usize| {
        let (a, b) = (row_of[place(pairs[at].a)], row_of[place(pairs[at].b)]);
        a.filter(|_| a == b)
    };
    let alike: Vec<usize> = across.iter().copied().filter(|&at| shared(at).is_none()).collect();
    let mut in_row: Vec<Vec<usize>> = vec![Vec::new(); members.len()];
    for &at in &across {
        if let Some(row) = shared(at) {
            in_row[row].push(at);
        }
    }
    let words = Telling::of(articles);
    let mut rows: Vec<Row> = Vec::new();
    for (figures, own) in members.into_iter().zip(in_row) {
        let (Some(&first), Some(&best)) = (figures.first(), own.first()) else { continue };
        let Some(figure) = first.get(articles) else { continue };
        rows.push(Row {
            key: key("row", listed, Place { article: first.article, span: figure.span }),
            counted: counted(&figures, articles),
            about: about(&figures, &words, articles),
            status: pairs[best].status,
            figures,
            pairs: own,
        });
    }
    rows.order_by_key(|row| {
        (telling(row.status), std::cmp::Reverse(n_articles(row)), row.figures[0])
    });
    (rows, alike)
}

fn n_articles(row: &Row) -> usize {
    let mut articles: Vec<usize> = row.figures.iter().map(|figure| figure.article).collect();
    articles.dedup();
    articles.len()
}

fn nouns(figure: &Figure, text: &str) -> Vec<String> {
    figure.heads.iter().map(|head| head.of(text).to_lowercase()).collect()
}

fn same_noun(a: FigureRef, b: FigureRef, articles: &[Compared<'_>]) -> bool {
    let nouns = |of: FigureRef| {
        of.get(articles).map_or(Vec::new(), |figure| nouns(figure, articles[of.article].text))
    };
    let of_b = nouns(b);
    nouns(a).iter().any(|noun| of_b.contains(noun))
}

fn same_measure(a: FigureRef, b: FigureRef, articles: &[Compared<'_>]) -> bool {
    let measure = |of: FigureRef| of.get(articles)?.measure.map(|(measure, _)| measure.name());
    measure(a).is_some() && measure(a) == measure(b)
}

/// What at least half of the figures count, and what they measure if all measure the same.
fn counted(figures: &[FigureRef], articles: &[Compared<'_>]) -> Vec<String> {
    let found =
        || figures.iter().filter_map(|of| Some((of.get(articles)?, articles[of.article].text)));
    let mut counts: Vec<(String, usize)> = Vec::new();
    for noun in found().flat_map(|(figure, text)| nouns(figure, text)) {
        match counts.iter_mut().find(|(known, _)| *known == noun) {
            Some((_, n)) => *n += 1,
            None => counts.push((noun, 1)),
        }
    }
    let nouns: Vec<String> =
        counts.into_iter().filter(|(_, n)| 2 * n >= figures.len()).map(|(noun, _)| noun).collect();
    let noun = (!nouns.is_empty()).then(|| nouns.join(" and "));
    let mut measures = found().map(|(figure, _)| figure.measure.map(|(measure, _)| measure.name()));
    let first = measures.next().flatten();
    let measure = first.filter(|_| measures.all(|measure| measure == first));
    let mut counted: Vec<String> = noun.into_iter().collect();
    counted.extend(measure.map(str::to_owned).filter(|measure| !counted.contains(measure)));
    if counted.is_empty() {
        counted.extend(found().next().map(|(figure, _)| figure.unit.name().to_owned()));
    }
    counted
}

/// The words that tell a row from others that count the same.
fn about(figures: &[FigureRef], telling: &Telling<'_>, articles: &[Compared<'_>]) -> Vec<String> {
    const MOST: usize = 2;
    let (mut places, mut counted) = (Vec::new(), Vec::new());
    for &of in figures {
        let Some(figure) = of.get(articles) else { continue };
        let at = |span| Place { article: of.article, span };
        places.push(at(figure.span));
        counted.push(at(figure.span));
        counted.extend(figure.measure.map(|(_, span)| at(span)));
        counted.extend(figure.heads.iter().copied().map(at));
    }
    telling.names(&places, &counted, MOST)
}
