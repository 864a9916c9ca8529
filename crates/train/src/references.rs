//! What other systems reach on the same articles, for comparison.
//!
//! The figures were measured with the corpus's own scorer; [`crate::scorer`] gives the same.

use crate::scorer::Metric;

/// F1 in percent of another system.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Its name, short enough for a column's head.
    pub name: &'static str,
    figures: [Option<f64>; 9],
}

impl Reference {
    /// Its F1 in percent, where it is known.
    pub fn f1(&self, metric: Metric) -> Option<f64> {
        let place = Metric::ALL.iter().position(|&m| m == metric)?;
        self.figures[place]
    }
}

const fn row(name: &'static str, six: [f64; 6], spans: Option<[f64; 3]>) -> Reference {
    let [content, source, cue, matched, who, exact] = six;
    let (sources, cues, contents) = match spans {
        Some([s, c, t]) => (Some(s), Some(c), Some(t)),
        None => (None, None, None),
    };
    let figures = [
        Some(content),
        Some(source),
        Some(cue),
        Some(matched),
        Some(who),
        Some(exact),
        sources,
        cues,
        contents,
    ];
    Reference { name, figures }
}

/// On PolNeAR's development articles. The last is one annotator against another, on twenty
/// articles that two people annotated.
pub const POLNEAR_DEV: [Reference; 5] = [
    row("marks only", [56.1, 0.0, 0.0, 33.5, 0.2, 16.4], None),
    row("textacy", [48.7, 21.4, 21.5, 27.9, 21.3, 12.5], None),
    row("GGT", [68.1, 59.0, 35.8, 49.1, 40.2, 31.8], Some([54.0, 48.0, 43.2])),
    row("Citron", [70.5, 67.8, 51.1, 58.6, 51.6, 39.6], Some([65.4, 55.1, 46.7])),
    row("human", [91.3, 81.4, 69.7, 79.5, 73.3, 69.0], None),
];

const fn two(name: &'static str, content: f64, who: f64) -> Reference {
    let mut figures = [None; 9];
    figures[0] = Some(content);
    figures[4] = Some(who);
    Reference { name, figures }
}

/// On the five seed articles. The last is one annotator against another.
pub const SEEDS: [Reference; 3] =
    [two("GGT", 56.0, 41.5), two("Citron", 63.4, 53.1), two("human", 97.0, 90.0)];

/// What the short names stand for.
pub const LEGEND: &str = "marks only: the text in quotation marks; textacy: its direct quotations; \
    GGT: Gender Gap Tracker's extractor; Citron: BBC Citron, trained on the same articles; \
    human: one annotator against another.";
