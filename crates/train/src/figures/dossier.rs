//! What a comparison must show, may show and must never show.

use super::gold::{GoldArticle, GoldError};
use sayso_engine::compare::{Article, Comparison, LinkKind, Place, Status, compare};
use sayso_engine::{Document, NoteKind, Reading, Span, read};
use serde::Deserialize;
use std::path::Path;

/// An annotated finding over the dossier.
#[derive(Debug, Clone, Deserialize)]
pub struct Wanted {
    /// Its name.
    pub id: String,
    /// "must", "should", "moonshot" or "never".
    pub want: String,
    /// "conflict", "agree", "same-event", …; "alias" is for the linking of sources.
    pub kind: String,
    /// What it is about.
    pub about: String,
    /// The words.
    pub items: Vec<WantedItem>,
}

/// Words of a wanted finding. Offsets are UTF-8 bytes.
#[derive(Debug, Clone, Deserialize)]
pub struct WantedItem {
    /// The file of the article.
    pub doc: String,
    /// Where.
    pub span: (usize, usize),
}

/// What the comparison shows of a wanted finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its name.
    pub id: String,
    /// "must", "should", "moonshot" or "never".
    pub want: String,
    /// What it is about.
    pub about: String,
    /// The finding that shows it, in words; for "never" the one that wrongly shows it.
    pub by: Option<String>,
}

/// Something that the comparison shows: which words it sets side by side, and whether it calls them
/// the same thing, in agreement or not.
struct Finding {
    places: Vec<Place>,
    same: bool,
    shows: &'static [&'static str],
    words: String,
}

/// Reads the wanted findings.
///
/// # Errors
/// Names the file if it is missing or malformed.
pub fn read_wanted(path: &Path) -> Result<Vec<Wanted>, GoldError> {
    let fault = |error: &dyn std::fmt::Display| GoldError::new(path, error);
    let json = std::fs::read_to_string(path).map_err(|error| fault(&error))?;
    serde_json::from_str(&json).map_err(|error| fault(&error))
}

/// Compares the articles and looks for each wanted finding: it is shown if one finding of the
/// comparison touches at least two of its items, and is of a kind that says what is wanted. One that must never be shown counts only where
/// words of two articles are called the same thing (or one article's, if all its items are there)
/// and no other annotated finding wants the same pair.
pub fn score_dossier(articles: &[GoldArticle], wanted: &[Wanted]) -> Vec<Shown> {
    let readings: Vec<Reading> = articles
        .iter()
        .map(|article| {
            Document::new(article.text.as_str()).map_or_else(|_| Reading::default(), |d| read(&d))
        })
        .collect();
    let list: Vec<Article<'_>> = articles
        .iter()
        .zip(&readings)
        .map(|(article, reading)| Article { text: &article.text, reading })
        .collect();
    let comparison = compare(&list);
    let findings = findings(&list, &comparison);
    let place = |item: &WantedItem| {
        let id = item.doc.trim_end_matches(".txt");
        let article = articles.iter().position(|a| a.id == id)?;
        Some(Place { article, span: Span::new(item.span.0, item.span.1) })
    };
    let items = |w: &Wanted| -> Vec<Place> { w.items.iter().filter_map(place).collect() };
    let touched = |finding: &Finding, items: &[Place]| -> Vec<usize> {
        let touches = |item: &Place| {
            finding.places.iter().any(|p| p.article == item.article && p.span.overlaps(item.span))
        };
        (0..items.len()).filter(|&at| touches(&items[at])).collect()
    };
    let is_wanted = |finding: &Finding| {
        wanted.iter().filter(|w| w.want != "never").any(|w| touched(finding, &items(w)).len() > 1)
    };
    let relevant = wanted.iter().filter(|w| w.kind != "alias");
    relevant
        .map(|w| {
            let items = items(w);
            let never = w.want == "never";
            let one_article = items.iter().all(|item| item.article == items[0].article);
            let by = findings.iter().find(|finding| {
                let touched = touched(finding, &items);
                // Items of one span each: a single place must not count for two of them.
                let apart = touched.iter().any(|&a| {
                    touched.iter().any(|&b| {
                        items[a].article != items[b].article
                            || !items[a].span.overlaps(items[b].span)
                    })
                });
                let over = touched.iter().any(|&a| items[a].article != items[touched[0]].article);
                if never {
                    touched.len() > 1
                        && (over || one_article)
                        && finding.same
                        && !is_wanted(finding)
                } else {
                    touched.len() > 1 && apart && finding.shows.contains(&w.kind.as_str())
                }
            });
            Shown {
                id: w.id.clone(),
                want: w.want.clone(),
                about: w.about.clone(),
                by: by.map(|finding| finding.words.clone()),
            }
        })
        .collect()
}

fn findings(articles: &[Article<'_>], comparison: &Comparison) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in &comparison.pairs {
        let place = |entry: sayso_engine::compare::FigureRef| {
            entry.get(articles).map(|f| Place { article: entry.article, span: f.span })
        };
        let same = matches!(pair.status, Status::Same | Status::Differs);
        // What cannot be compared is a result, but it shows no wanted finding.
        if same {
            let places = [place(pair.a), place(pair.b)].into_iter().flatten().collect();
            let words = format!("{}: {}", pair.status.name(), pair.because);
            let shows = &["internal-inconsistency", "conflict", "agree", "same-event"];
            findings.push(Finding { places, same, shows, words });
        }
    }
    for link in &comparison.links {
        let same = matches!(
            link.kind,
            LinkKind::Duplicate | LinkKind::SameEvent | LinkKind::PartOf | LinkKind::MayBeSame
        );
        let words = format!("{}: {}", link.kind.name(), link.because);
        let shows: &[&str] = match link.kind {
            // It says that a weekday fits a date.
            LinkKind::MayBeSame => &["same-event", "agree"],
            LinkKind::SameMatter => &["agree", "conflict"],
            LinkKind::SameSpeaker => &["agree", "conflict", "internal-inconsistency"],
            LinkKind::Denial => &["conflict"],
            _ => &["same-event"],
        };
        findings.push(Finding { places: vec![link.a, link.b], same, shows, words });
    }
    for (at, article) in articles.iter().enumerate() {
        for check in &article.reading.outline.checks {
            let places = check.places.iter().map(|&span| Place { article: at, span }).collect();
            let words = format!("{}: {}", check.kind.name(), check.arithmetic);
            let shows = &["internal-inconsistency"];
            findings.push(Finding { places, same: false, shows, words });
        }
    }
    for (at, article) in articles.iter().enumerate() {
        let place = |span| Place { article: at, span };
        let unsourced = article.reading.notes.iter();
        let unsourced = unsourced.filter(|n| n.kind == NoteKind::UnsourcedQuotation);
        let unmarked = article.reading.unmarked.iter().map(|u| place(u.span)).collect();
        let lists: [(Vec<Place>, &str); 2] = [
            (
                unsourced.filter_map(|n| n.span).map(place).collect(),
                "in quotation marks, of nobody",
            ),
            (unmarked, "may still be the speaker's"),
        ];
        for (places, words) in lists {
            let shows = &["possible-error"];
            findings.push(Finding { places, same: false, shows, words: words.to_owned() });
        }
    }
    for name in &comparison.names {
        let words = format!("{}: {}", name.kind.name(), name.because);
        findings.push(Finding {
            places: name.places.clone(),
            same: false,
            shows: &["conflict"],
            words,
        });
    }
    for group in &comparison.superlatives {
        let words = format!("superlatives: {}", group.because);
        let shows = &["conflict", "internal-inconsistency"];
        findings.push(Finding { places: group.places.clone(), same: false, shows, words });
    }
    findings
}
