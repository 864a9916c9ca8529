//! The table of figures: a row for what is counted alike, a column for each article that counts it.

use super::{Printer, article, plot, voice};
use crate::app::{ArticleIdx, ClaimRef, Element, Row, Voice};
use crate::page::ClaimIdx;
use crate::words;
use maud::{Markup, html};
use sayso_engine::compare::{FigureRef, Pair, Place, Status};
use sayso_engine::figure::Figure;
use sayso_engine::order::Order;

/// With more articles than this the table is too wide to be read, and rows become lists.
const N_COLUMNS: usize = 6;
/// So many rows of things that cannot be compared are shown unasked.
const N_UNLIKE: usize = 3;
/// No more rows, or pairs, are printed at once.
const MOST: usize = 60;
/// So many reasons are shown unasked.
const N_REASONS: usize = 3;
/// What goes by this key is the part that is folded.
const ALIKE: &str = "alike";

impl Printer<'_> {
    pub(super) fn figures(&self) -> Option<Markup> {
        let rows = &self.comparing.rows;
        let shown: Vec<&Row> = rows.iter().filter(|row| self.matches(row)).collect();
        let pairs: Vec<&Pair> = self
            .comparing
            .alike
            .iter()
            .map(|&at| &self.comparing.comparison.pairs[at])
            .filter(|pair| [pair.a, pair.b].iter().any(|&of| self.matching(of)))
            .collect();
        if shown.is_empty() && pairs.is_empty() {
            return None;
        }
        let unlike = shown.partition_point(|row| row.status != Status::DifferentMeasure);
        let (open, folded) = shown.split_at((unlike + N_UNLIKE).min(shown.len()));
        let n_folded = folded.len() + pairs.len();
        let unfolded = self.is_chosen(ALIKE) || folded.iter().any(|row| self.is_chosen(&row.key));
        let label = if unfolded { words::hide_alike } else { words::only_look_alike };
        Some(html! {
            section aria-labelledby=(Element::Finding("figures".into()).id()) {
                h2 id=(Element::Finding("figures".into()).id()) tabindex="-1" { (words::FIGURES) }
                p class="means" {
                    (words::FIGURES_MEAN)
                    @if !self.app.filters.is_empty() { " " (words::n_rows(shown.len(), rows.len())) }
                }
                (self.table(open))
                @if n_folded > 0 {
                    (self.fold(ALIKE, &label(n_folded)))
                    @if unfolded {
                        (self.table(folded))
                        (self.pairs(&pairs))
                    }
                }
            }
        })
    }

    fn get(&self, of: FigureRef) -> Option<&Figure> {
        let open = self.app.article_read(of.article)?;
        let reading = &open.reading;
        let list = if of.teaser { &reading.teaser.figures } else { &reading.figures };
        list.get(of.figure)
    }

    fn place(&self, of: FigureRef) -> Place {
        let span = self.get(of).map(|figure| figure.span).unwrap_or_default();
        Place { article: of.article, span }
    }

    fn matching(&self, of: FigureRef) -> bool {
        self.app.matches_at(self.place(of))
    }

    fn matches(&self, row: &Row) -> bool {
        self.app.filters.is_empty() || row.figures.iter().any(|&of| self.matching(of))
    }

    fn table(&self, rows: &[&Row]) -> Markup {
        let n_more = rows.len().saturating_sub(MOST);
        let rows = &rows[..rows.len() - n_more];
        let mut columns: Vec<usize> =
            rows.iter().flat_map(|row| row.figures.iter().map(|of| of.article)).collect();
        columns.order();
        columns.dedup();
        html! {
            @if !rows.is_empty() {
                @if columns.len() <= N_COLUMNS { (self.as_table(rows, &columns)) }
                @else { (self.as_lists(rows)) }
            }
            @if n_more > 0 { p class="means" { (words::and_more(n_more)) } }
        }
    }

    fn as_table(&self, rows: &[&Row], columns: &[usize]) -> Markup {
        html! {
            table class="figures" {
                thead {
                    tr {
                        th scope="col" { (words::COUNTED) }
                        @for &at in columns { th scope="col" { (article(self.app, at)) } }
                    }
                }
                @for row in rows {
                    tbody id=(Element::Finding(row.key.clone()).id()) tabindex="-1"
                        class=[self.is_chosen(&row.key).then_some("chosen")] {
                        tr {
                            th scope="rowgroup" rowspan="2" { (self.head(row)) }
                            @for &at in columns { (self.cell(row, at)) }
                        }
                        tr class="reading" {
                            td colspan=(columns.len()) { (self.reading(row)) }
                        }
                    }
                }
            }
        }
    }

    fn as_lists(&self, rows: &[&Row]) -> Markup {
        html! {
            ul class="figures" {
                @for row in rows {
                    li id=(Element::Finding(row.key.clone()).id()) tabindex="-1"
                        class=[self.is_chosen(&row.key).then_some("chosen")] {
                        h3 { (self.head(row)) }
                        dl {
                            @for (at, figures) in by_article(&row.figures) {
                                div {
                                    dt { (article(self.app, at)) }
                                    @for of in figures { dd { (self.figure(row, of)) } }
                                }
                            }
                        }
                        (self.reading(row))
                    }
                }
            }
        }
    }

    /// What a row counts, as a link to the row.
    fn head(&self, row: &Row) -> Markup {
        self.choose(&row.key, html! { bdi { (words::row(&row.counted)) } })
    }

    fn cell(&self, row: &Row, at: usize) -> Markup {
        let here = row.figures.iter().filter(|of| of.article == at);
        let figures: Vec<Markup> = here.map(|&of| self.figure(row, of)).collect();
        html! {
            td class=[figures.is_empty().then_some("empty")] {
                @if figures.is_empty() {
                    span aria-hidden="true" { "–" } span class="aloud" { (words::NO_FIGURE) }
                } @else {
                    // Where columns become cards, each says which article it is.
                    span class="column-name" aria-hidden="true" { (article(self.app, at)) }
                    @for figure in figures { div class="figure" { (figure) } }
                }
            }
        }
    }

    /// A figure in the article's words, what it measures, when, and who gives it.
    fn figure(&self, row: &Row, of: FigureRef) -> Markup {
        let place = self.place(of);
        let (Some(figure), Some(matches)) = (self.get(of), self.shows(place)) else {
            return html! {};
        };
        let measure = figure.measure.map(|(_, span)| span);
        let measure = measure.filter(|&span| !figure.span.contains(span));
        let measure = measure.map(|span| self.words(Place { span, ..place }));
        html! {
            span class=[(!matches).then_some("faded")] {
                (self.link(place, &row.key, html! { bdi { (self.words(place)) } }))
                small {
                    @if let Some(measure) = measure { "“" bdi { (measure) } "”" (words::DOT) }
                    bdi { (self.voice(figure, place)) } (words::DOT) bdi { (self.days(of, figure)) }
                }
            }
        }
    }

    fn voice(&self, figure: &Figure, place: Place) -> String {
        let claim = figure
            .claim
            .map(|claim| ClaimRef { article: ArticleIdx(place.article), claim: ClaimIdx(claim) });
        let claim = claim.filter(|&at| self.app.entry(at).is_some()).map(Voice::Claim);
        voice(self.app, claim.unwrap_or_else(|| self.app.voice_of(place)))
    }

    fn days(&self, of: FigureRef, figure: &Figure) -> String {
        let open = self.app.article_read(of.article);
        let times = open
            .map(|open| if of.teaser { &open.reading.teaser.times } else { &open.reading.times });
        let time = figure.time.and_then(|(at, _)| times?.get(at));
        let Some(time) = time else { return words::NO_DAY.into() };
        match time.days {
            Some(days) => words::days(days),
            None => self.words(Place { article: of.article, span: time.span }),
        }
    }

    /// The plot, and what can be said of the figures.
    fn reading(&self, row: &Row) -> Markup {
        // Numbers of different measures have no scale in common.
        let of_one_measure = |of: &FigureRef| {
            row.pairs.iter().any(|&at| {
                let pair = &self.comparing.comparison.pairs[at];
                pair.status != Status::DifferentMeasure && [pair.a, pair.b].contains(of)
            })
        };
        let values: Vec<(usize, &Figure)> = row
            .figures
            .iter()
            .filter(|of| of_one_measure(of))
            .filter(|&&of| self.shows(self.place(of)).is_some())
            .filter_map(|&of| Some((of.article + 1, self.get(of)?)))
            .collect();
        let pairs = row.pairs.iter().map(|&at| &self.comparing.comparison.pairs[at]);
        // One reason may hold for many pairs.
        let mut reasons: Vec<Reason> = Vec::new();
        for pair in pairs {
            let mut because = words::because(&pair.because);
            if let Some(note) = &pair.note {
                because = format!("{because}; {note}");
            }
            let articles = [pair.a.article + 1, pair.b.article + 1];
            let same = |known: &&mut Reason| known.0 == pair.status && known.2 == because;
            match reasons.iter_mut().find(same) {
                Some(known) => known.1.extend(articles),
                None => reasons.push((pair.status, articles.to_vec(), because)),
            }
        }
        for (_, articles, _) in &mut reasons {
            articles.order();
            articles.dedup();
        }
        let (first, more) = reasons.split_at(reasons.len().min(N_REASONS));
        html! {
            (plot::plot(&values))
            (whys(first))
            @if !more.is_empty() {
                details { summary { (words::more_reasons(more.len())) } (whys(more)) }
            }
        }
    }

    /// Pairs that share no row.
    fn pairs(&self, pairs: &[&Pair]) -> Markup {
        let one = |of: FigureRef| {
            let place = self.place(of);
            html! {
                (self.link(place, ALIKE, html! { bdi { (self.words(place)) } }))
                " " span class="n" { (of.article + 1) }
            }
        };
        html! {
            ul class="pairs" {
                @for pair in pairs.iter().take(MOST) {
                    li {
                        (one(pair.a)) (words::DOT) (one(pair.b))
                        small {
                            b { (words::status(pair.status)) } ", " bdi { (words::because(&pair.because)) }
                        }
                    }
                }
            }
            @if pairs.len() > MOST { p class="means" { (words::and_more(pairs.len() - MOST)) } }
        }
    }
}

fn by_article(figures: &[FigureRef]) -> Vec<(usize, Vec<FigureRef>)> {
    let mut groups: Vec<(usize, Vec<FigureRef>)> = Vec::new();
    for &of in figures {
        match groups.last_mut().filter(|(at, _)| *at == of.article) {
            Some((_, group)) => group.push(of),
            None => groups.push((of.article, vec![of])),
        }
    }
    groups
}

/// A status, the numbers of the articles that it ties, and why.
type Reason = (Status, Vec<usize>, String);

fn whys(reasons: &[Reason]) -> Markup {
    html! {
        ul class="whys" {
            @for (status, articles, because) in reasons {
                li {
                    b class="chip-like" { (words::status(*status)) } " "
                    span { (words::between(articles)) ", " bdi { (because) } }
                }
            }
        }
    }
}
