//! `sayso compare`: what articles say of the same things.

use crate::Format;
use crate::in_order::in_order;
use crate::input::{self, Cause, Fault, Inputs};
use crate::progress::Progress;
use crate::report::tidy;
use sayso_engine::compare::{Article, Comparison, FigureRef, Place, Status, compare};
use sayso_engine::{Document, Reading, read};
use sayso_view::wire::{BytesUtf8, ComparisonLine};
use std::io::{self, Write};
use std::ops::ControlFlow;

/// Compares all articles; the number of inputs that could not be read.
pub(crate) fn compare_all(
    inputs: &Inputs,
    format: Format,
    out: &mut impl Write,
) -> io::Result<usize> {
    let progress = Progress::new(inputs.count());
    let mut names = Vec::new();
    let mut documents = Vec::new();
    let mut readings = Vec::new();
    let mut n_faults = 0;
    in_order(
        inputs.articles(&progress),
        inputs.jobs,
        |article| read_one(article?),
        |answer| {
            progress.step();
            match answer {
                Ok((name, document, reading)) => {
                    names.push(name);
                    documents.push(document);
                    readings.push(reading);
                }
                Err(fault) => {
                    n_faults += 1;
                    progress.complain(&fault);
                }
            }
            ControlFlow::Continue(())
        },
    );
    progress.finish();
    let articles: Vec<Article<'_>> = documents
        .iter()
        .zip(&readings)
        .map(|(document, reading)| Article { text: document.text(), reading })
        .collect();
    let comparison = compare(&articles);
    match format {
        Format::Text => write(&names, &articles, &comparison, out)?,
        Format::Jsonl => {
            let line = ComparisonLine::<BytesUtf8>::new(names, &articles, &comparison);
            serde_json::to_writer(&mut *out, &line).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(n_faults)
}

fn read_one(article: input::Article) -> Result<(String, Document, Reading), Fault> {
    let document =
        Document::new(article.text).map_err(|error| Cause::from(error).at(&article.name))?;
    let reading = read(&document);
    Ok((article.name, document, reading))
}

fn write(
    names: &[String],
    articles: &[Article<'_>],
    comparison: &Comparison,
    out: &mut impl Write,
) -> io::Result<()> {
    let name = |article: usize| names.get(article).map_or("", String::as_str);
    let words = |place: &Place| tidy(articles[place.article].text, place.span);
    let figure = |entry: FigureRef| {
        let text = articles[entry.article].text;
        let words = entry.get(articles).map_or(String::new(), |figure| tidy(text, figure.span));
        let teaser = if entry.in_teaser() { ", teaser" } else { "" };
        format!("{words} ({}{teaser})", name(entry.article))
    };
    writeln!(out, "Figures")?;
    for status in Status::ALL {
        for pair in comparison.pairs.iter().filter(|pair| pair.status == status) {
            writeln!(out, "  {}: {} | {}", status.name(), figure(pair.a), figure(pair.b))?;
            writeln!(out, "    because {}", pair.because)?;
            if let Some(note) = &pair.note {
                writeln!(out, "    note: {note}")?;
            }
        }
    }
    writeln!(out, "\nInside one article")?;
    for (at, article) in articles.iter().enumerate() {
        for check in &article.reading.outline.checks {
            let fits = if check.fits { "comes out" } else { "does not come out" };
            writeln!(out, "  {} ({}), {fits}: {}", check.kind.name(), name(at), check.arithmetic)?;
        }
    }
    writeln!(out, "\nNames and superlatives")?;
    for difference in &comparison.names {
        writeln!(out, "  {}: {}: {}", difference.kind.name(), difference.name, difference.because)?;
    }
    for group in &comparison.superlatives {
        writeln!(out, "  superlative: {}", group.because)?;
    }
    writeln!(out, "\nWhat belongs together")?;
    for link in &comparison.links {
        writeln!(out, "  {}: because {}", link.kind.name(), link.because)?;
        for place in [&link.a, &link.b] {
            writeln!(out, "    {}: {}", name(place.article), words(place))?;
        }
    }
    writeln!(out, "\nOnly in one article")?;
    for (at, claims) in comparison.only_here.iter().enumerate() {
        let all = articles[at].reading.claims.len();
        writeln!(out, "  {}: {} of {all} claims", name(at), claims.len())?;
    }
    Ok(())
}
