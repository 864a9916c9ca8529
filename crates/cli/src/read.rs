//! `sayso read`: the claims of articles.

use crate::Format;
use crate::in_order::in_order;
use crate::input::{Article, Cause, Fault, Inputs};
use crate::progress::Progress;
use crate::report;
use sayso_engine::{Document, read};
use sayso_view::wire::{BytesUtf8, ReadingLine};
use std::io::{self, Write};
use std::ops::ControlFlow;

/// Reads and prints every article; the number of inputs that could not be read.
pub(crate) fn read_all(
    inputs: &Inputs,
    format: Format,
    out: &mut (impl Write + Send),
) -> io::Result<usize> {
    let progress = Progress::new(inputs.count());
    let mut n_faults = 0;
    let mut written = Ok(());
    let articles = inputs.articles(&progress);
    in_order(
        articles,
        inputs.jobs,
        |article| printed(&article?, format),
        |answer| {
            progress.step();
            match answer {
                Ok(bytes) => written = out.write_all(&bytes).and_then(|()| out.flush()),
                Err(fault) => {
                    n_faults += 1;
                    progress.complain(&fault);
                }
            }
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        },
    );
    progress.finish();
    written.map(|()| n_faults)
}

/// Reads one article and prints what was found.
fn printed(article: &Article, format: Format) -> Result<Vec<u8>, Fault> {
    let at = |cause: Cause| cause.at(&article.name);
    let document = Document::new(article.text.as_str()).map_err(|error| at(error.into()))?;
    let reading = read(&document);
    let mut out = Vec::new();
    let printed = match format {
        Format::Text => report::write(&article.name, document.text(), &reading, &mut out),
        Format::Jsonl => {
            let id = Some(article.name.clone());
            let line = ReadingLine::<BytesUtf8>::new(id, document.text(), &reading);
            let written = serde_json::to_writer(&mut out, &line).map_err(io::Error::from);
            out.push(b'\n');
            written
        }
    };
    printed.map(|()| out).map_err(|error| at(error.into()))
}
