//! The table of figures: a row for what is counted alike, a column for each article that counts it.

use super::{MOST, Printer, article, plot, voice};
use crate::app::{ArticleIdx, ClaimRef, Element, Row, Voice};
use crate::page::ClaimIdx;
use crate::words;
use maud::{Markup, PreEscaped, html};
use sayso_engine::compare::{FigureRef, Pair, Place, Status};
use sayso_engine::figure::Figure;
use sayso_engine::order::Order;
use sayso_engine::time::{Interval, TimeMention};

/// With more articles than this the table is too wide to be read, and rows become lists.
const N_COLUMNS: usize = 6;
/// So many rows of what can be compared are shown unasked, and of what cannot.
const N_ROWS: [usize; 2] = [8, 5];
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
        let can = |row: &&Row| matches!(row.status, Status::Differs | Status::Same);
        let (compared, apart) = shown.split_at(shown.partition_point(can));
        let figures = shown.iter().flat_map(|row| &row.figures);
        let mut columns: Vec<usize> = figures.map(|of| of.article).collect();
        columns.order();
        columns.dedup();
        let unfolded = self.is_chosen(ALIKE);
        let label = if unfolded { words::hide_alike } else { words::only_look_alike };
        Some(html! {
            section aria-labelledby=(Element::Finding("figures".into()).id()) {
                h2 id=(Element::Finding("figures".into()).id()) tabindex="-1" { (words::FIGURES) }
                p class="means" {
                    (words::FIGURES_MEAN)
                    @if !self.app.filters.is_empty() { " " (words::n_rows(shown.len(), rows.len())) }
                }
                (self.group(words::COMPARED, compared, N_ROWS[0], &columns))
                (self.group(words::NOT_COMPARED, apart, N_ROWS[1], &columns))
                @if !pairs.is_empty() {
                    (self.fold(ALIKE, &label(pairs.len())))
                    @if unfolded { (self.pairs(&pairs)) }
                }
            }
        })
    }

    /// Rows of which as much can be said, the first `n` unasked.
    fn group(&self, title: &str, rows: &[&Row], n: usize, columns: &[usize]) -> Markup {
        let shown = self.n_shown(rows.iter().map(|row| row.key.as_str()), n);
        html! {
            @if !rows.is_empty() {
                h3 class="group" { (title) " " span class="n" { (rows.len()) } }
                (self.table(&rows[..shown.min(rows.len())], columns))
                (self.more(rows.get(shown).map(|row| row.key.as_str()), rows.len(), shown))
            }
        }
    }

    fn get(&self, of: FigureRef) -> Option<&Figure> {
        of.list.of(&self.app.article_read(of.article)?.reading).get(of.figure)
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

    fn table(&self, rows: &[&Row], columns: &[usize]) -> Markup {
        if columns.len() <= N_COLUMNS { self.as_table(rows, columns) } else { self.as_lists(rows) }
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
                                    dd { (self.told(row, &figures)) }
                                }
                            }
                        }
                        (self.reading(row))
                    }
                }
            }
        }
    }

    /// What a row counts, as a link to the row; of what, and on which days, if all articles say the same.
    fn head(&self, row: &Row) -> Markup {
        let about = (!row.about.is_empty()).then(|| words::about(&row.about));
        let days = self.common_days(row).map(words::days);
        html! {
            (self.choose(&row.key, html! { bdi { (words::row(&row.counted)) } }))
            @if about.is_some() || days.is_some() {
                " " small {
                    @if let Some(about) = &about { bdi { (about) } @if days.is_some() { (words::DOT) } }
                    @if let Some(days) = days { (days) }
                }
            }
        }
    }

    /// The days of a row's figures, if all of them are of the same.
    fn common_days(&self, row: &Row) -> Option<Interval> {
        let mut days = row.figures.iter().map(|&of| self.time(of)?.days);
        let first = days.next()??;
        days.all(|other| other == Some(first)).then_some(first)
    }

    /// The figures of one article, each once; one that is told again in the same words and voice, and of
    /// the same day, is only counted.
    fn told(&self, row: &Row, figures: &[FigureRef]) -> Markup {
        let mut told: Vec<(Markup, String, usize)> = Vec::new();
        for &of in figures {
            let Some((link, line)) = self.figure(row, of) else { continue };
            let key = format!("{}{}", self.words(self.place(of)), line.0);
            match told.iter_mut().find(|(_, known, _)| *known == key) {
                Some((_, _, n)) => *n += 1,
                None => told.push((html! { (link) small { (line) } }, key, 1)),
            }
        }
        html! {
            @for (figure, _, n) in told {
                div class="figure" { (figure) @if n > 1 { small { (words::n_times(n)) } } }
            }
        }
    }

    fn cell(&self, row: &Row, at: usize) -> Markup {
        let here: Vec<FigureRef> =
            row.figures.iter().copied().filter(|of| of.article == at).collect();
        html! {
            td class=[here.is_empty().then_some("empty")] {
                @if here.is_empty() {
                    span aria-hidden="true" { "–" } span class="aloud" { (words::NO_FIGURE) }
                } @else {
                    // Where columns become cards, each says which article it is.
                    span class="column-name" aria-hidden="true" { (article(self.app, at)) }
                    (self.told(row, &here))
                }
            }
        }
    }

    /// A figure in the article's words, as a link; and what it measures, who gives it and when, as far
    /// as the row's head does not say so.
    fn figure(&self, row: &Row, of: FigureRef) -> Option<(Markup, PreEscaped<String>)> {
        let place = self.place(of);
        let (figure, matches) = (self.get(of)?, self.shows(place)?);
        let said = |name: &str| row.counted.iter().any(|counted| counted == name);
        let measure = figure.measure.filter(|(_, span)| !figure.span.contains(*span));
        let measure = measure.map(|(measure, span)| (measure, self.words(Place { span, ..place })));
        let measure = measure.filter(|(measure, words)| {
            !(said(measure.name()) && words.to_lowercase() == measure.name())
        });
        // Where nothing is dated, that is not worth a word each time.
        let dated = row.figures.iter().any(|&of| self.time(of).is_some());
        let days = (dated && self.common_days(row).is_none()).then(|| self.days(of));
        let class = (!matches).then_some("faded");
        let link = html! {
            span class=[class] { (self.link(place, &row.key, html! { bdi { (self.words(place)) } })) }
        };
        let line = html! {
            span class=[class] {
                @if let Some((_, words)) = measure { "“" bdi { (words) } "”" (words::DOT) }
                bdi { (self.voice(figure, place)) }
                @if let Some(days) = days { (words::DOT) bdi { (days) } }
            }
        };
        Some((link, line))
    }

    /// The time of which a figure is told.
    fn time(&self, of: FigureRef) -> Option<&TimeMention> {
        let reading = &self.app.article_read(of.article)?.reading;
        let times = if of.in_teaser() { &reading.teaser.times } else { &reading.times };
        times.get(self.get(of)?.time?.0)
    }

    fn voice(&self, figure: &Figure, place: Place) -> String {
        let claim = figure
            .claim
            .map(|claim| ClaimRef { article: ArticleIdx(place.article), claim: ClaimIdx(claim) });
        let claim = claim.filter(|&at| self.app.entry(at).is_some()).map(Voice::Claim);
        voice(self.app, claim.unwrap_or_else(|| self.app.voice_of(place)))
    }

    fn days(&self, of: FigureRef) -> String {
        let Some(time) = self.time(of) else { return words::NO_DAY.into() };
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
            let mut because = words::why(pair.status, &pair.because);
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
                            b { (words::status(pair.status)) } ", " bdi { (words::why(pair.status, &pair.because)) }
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

/// Reasons below what they are given for, which is said once of those that follow each other.
fn whys(reasons: &[Reason]) -> Markup {
    html! {
        ul class="whys" {
            @for alike in reasons.chunk_by(|a, b| a.0 == b.0) {
                li class="why" {
                    b class="chip-like" { (words::status(alike[0].0)) } " "
                    div {
                        @for (_, articles, because) in alike {
                            p { (words::between(articles)) ", " bdi { (because) } }
                        }
                    }
                }
            }
        }
    }
}
