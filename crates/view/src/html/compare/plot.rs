//! A row's figures on one scale.

use crate::html::units;
use crate::words;
use maud::{Markup, html};
use sayso_engine::figure::{Amount, Figure, Modifier};
use sayso_engine::order::Order;

const WIDTH: f64 = 260.0;
/// Room for the numbers beside the outermost dots.
const EDGE: f64 = 34.0;
const Y: f64 = 22.0;

/// A figure as it is drawn: from its lowest to its highest value, open where the words leave it so.
struct Drawn {
    article: usize,
    low: f64,
    high: f64,
    open_below: bool,
    open_above: bool,
    exact: bool,
}

fn number(amount: Amount) -> f64 {
    amount.thousandths() as f64 / 1000.0
}

impl Drawn {
    fn of(article: usize, figure: &Figure) -> Drawn {
        let low = number(figure.value.low);
        let high = figure.value.high.map_or(low, number);
        let modifier = figure.modifier;
        Drawn {
            article,
            low,
            high,
            open_below: matches!(
                modifier,
                Modifier::AtMost | Modifier::LessThan | Modifier::Nearly
            ),
            open_above: matches!(modifier, Modifier::AtLeast | Modifier::MoreThan)
                || figure.value.high.is_none(),
            exact: modifier == Modifier::Exactly,
        }
    }
}

/// Draws the figures, if there is more than one value to tell apart. The numbers over the dots are
/// the articles'; a full dot is a number as it stands, a ring one that its words bend.
pub(super) fn plot(figures: &[(usize, &Figure)]) -> Markup {
    let same_unit = figures
        .windows(2)
        .all(|pair| pair[0].1.unit.fits(pair[1].1.unit) && pair[0].1.per == pair[1].1.per);
    let drawn: Vec<Drawn> = figures.iter().map(|(article, f)| Drawn::of(*article, f)).collect();
    let low = drawn.iter().map(|d| d.low).fold(f64::INFINITY, f64::min);
    let high = drawn.iter().map(|d| d.high).fold(f64::NEG_INFINITY, f64::max);
    if !same_unit || drawn.len() < 2 || high <= low {
        return html! {};
    }
    let at = |value: f64| EDGE + (WIDTH - 2.0 * EDGE) * (value - low) / (high - low);
    let text: Vec<(usize, String)> = figures
        .iter()
        .map(|(article, figure)| (*article, words::value(figure.value, figure.modifier)))
        .collect();
    let ends = |value: f64| {
        let found = figures.iter().find_map(|(_, figure)| {
            let high = figure.value.high.unwrap_or(figure.value.low);
            [figure.value.low, high].into_iter().find(|amount| number(*amount) == value)
        });
        found.map(|amount| amount.to_string()).unwrap_or_default()
    };
    html! {
        svg class="scale" viewBox="0 0 260 44" width="260" height="44" role="img"
            aria-label=(words::plot(&text)) {
            line class="axis" x1=(units(EDGE)) x2=(units(WIDTH - EDGE)) y1=(units(Y)) y2=(units(Y)) {}
            @for figure in &drawn {
                @let (from, to) = (at(figure.low), at(figure.high));
                @if to > from {
                    line class="range" x1=(units(from)) x2=(units(to)) y1=(units(Y)) y2=(units(Y)) {}
                }
                @if figure.open_above {
                    path class="unbounded" d={ "M" (units(to + 5.0)) " " (units(Y)) "h9m-4 -3l4 3l-4 3" } {}
                }
                @if figure.open_below {
                    path class="unbounded" d={ "M" (units(from - 5.0)) " " (units(Y)) "h-9m4 -3l-4 3l4 3" } {}
                }
                circle class=(if figure.exact { "dot-full" } else { "dot-ring" })
                    cx=(units((from + to) / 2.0)) cy=(units(Y)) r="4" {}
            }
            @for (x, articles) in labels(&drawn, at) {
                text x=(units(x)) y="11" text-anchor="middle" { (articles) }
            }
            text x=(units(at(low))) y="41" text-anchor="middle" { (ends(low)) }
            text x=(units(at(high))) y="41" text-anchor="middle" { (ends(high)) }
        }
    }
}

/// The articles' numbers, those of dots that nearly touch written as one.
fn labels(drawn: &[Drawn], at: impl Fn(f64) -> f64) -> Vec<(f64, String)> {
    let mut found: Vec<(f64, usize)> =
        drawn.iter().map(|d| ((at(d.low) + at(d.high)) / 2.0, d.article)).collect();
    found.order_by(|a, b| a.0.total_cmp(&b.0));
    // Numbers are written above each other's dots unless they would run into each other.
    let mut labels: Vec<Label> = Vec::new();
    for (x, article) in found {
        let mut new = Label { first: x, last: x, articles: vec![article] };
        while let Some(before) = labels.pop_if(|before| before.runs_into(&new)) {
            new = before.joined(new);
        }
        labels.push(new);
    }
    labels.into_iter().map(|label| (label.middle(), label.words())).collect()
}

/// The numbers of the articles that share a label, and where their dots begin and end.
struct Label {
    first: f64,
    last: f64,
    articles: Vec<usize>,
}

impl Label {
    fn middle(&self) -> f64 {
        (self.first + self.last) / 2.0
    }

    fn words(&self) -> String {
        let articles: Vec<String> = self.articles.iter().map(usize::to_string).collect();
        articles.join(", ")
    }

    fn half_width(&self) -> f64 {
        const LETTER: f64 = 6.0;
        self.words().len() as f64 * LETTER / 2.0
    }

    fn runs_into(&self, next: &Label) -> bool {
        const APART: f64 = 8.0;
        next.middle() - self.middle() < self.half_width() + next.half_width() + APART
    }

    fn joined(mut self, next: Label) -> Label {
        self.last = next.last;
        let new = next.articles.into_iter().filter(|article| !self.articles.contains(article));
        let new: Vec<usize> = new.collect();
        self.articles.extend(new);
        self.articles.order();
        self
    }
}
