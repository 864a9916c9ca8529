//! Reads an article and says who claims what in it, in which words.
//!
//! The way of a text through the engine:
//!
//! 1. [`Document::new`] takes the text as given. It is never changed: whatever is found later
//!    points back into it by a [`Span`] of bytes. Only this step can refuse (a text that is too
//!    long); all that follows is total, and what is doubtful becomes a [`Note`].
//! 2. [`document`] cuts the text into blocks (title, standfirst, paragraphs, …) and labels the
//!    clutter of web pages, which later stages pass over.
//! 3. [`language`] finds tokens, sentences and the structure of quotations in every block.
//! 4. [`claim`] finds attributions: a source, a cue ("said") and the content claimed, with the
//!    form (direct, indirect, mixed) and the stance of the cue. What is left and states something
//!    checkable is the article's own voice. Hedges are marked wherever they stand.
//! 5. [`source`] gathers the sources under names.
//! 6. [`time`] finds dates and puts them on the calendar; [`figure`] finds numbers, what they count
//!    and measure, when, and on whose word.
//! 7. [`compare`] outlines each article and sets the articles of a dossier side by side.
//!
//! [`read`] does all of it in one bounded step. Nothing here reads files, asks the clock or knows
//! of the web, and the same text gives the same answer on every platform.
//!
//! Parts of a stage that are called from one place only are kept from being put into their caller
//! (`inline(never)`): a browser compiles what runs often once more and better, a function at a time, and
//! for one of tens of kilobytes that takes longer than reading an article, on the same processors.

pub mod claim;
pub mod compare;
mod disjoint;
pub mod document;
pub mod figure;
pub mod language;
pub mod order;
mod reading;
pub mod source;
mod span;
pub mod time;

use claim::Found;
pub use document::{Document, TooLong};
pub use reading::{Note, NoteKind, Reading, Teaser};
pub use span::{Span, cover_all, union};

/// Reads one document.
pub fn read(document: &Document) -> Reading {
    let text = document.text();
    let layout = document::lay_out(text);
    let analysis = language::analyse(text, &layout.blocks);
    let sketch = claim::Sketch::of(text, &analysis);
    let mut found = claim::find(&sketch, &layout.blocks, &analysis);
    let sources = name(&sketch, &layout, &analysis, &mut found);
    measure(text, layout, analysis, found, sources)
}

/// What can be seen of a document's numbers that may be totals of others: what the weights of `data/sums.txt` are
/// learned from.
pub fn totals(document: &Document) -> Vec<compare::TotalSeen> {
    let text = document.text();
    let layout = document::lay_out(text);
    let analysis = language::analyse(text, &layout.blocks);
    let pieces = language::Pieces::of(text, &analysis);
    let times = time::find(&pieces, &layout.metadata);
    let found = figure::find(&pieces, &analysis, &[], &times.mentions);
    let (sentences, figures) = (&analysis.sentences, &found.figures);
    compare::totals(&compare::Sheet {
        text,
        sentences,
        pieces: &pieces,
        figures,
        times: &times.mentions,
    })
}

/// A document that is being read in three steps, for who has something else to do in between. What comes
/// of it is what [`read`] gives.
#[derive(Debug)]
pub struct Begun {
    document: Document,
    layout: document::Layout,
    analysis: language::Analysis,
    /// What the second step finds.
    found: Option<Found>,
}

impl Begun {
    /// Cuts a document into blocks and sentences.
    pub fn new(document: Document) -> Begun {
        let layout = document::lay_out(document.text());
        let analysis = language::analyse(document.text(), &layout.blocks);
        Begun { document, layout, analysis, found: None }
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Finds who says what; the next time all else, which it then gives.
    pub fn read_on(&mut self) -> Option<Reading> {
        let text = self.document.text();
        let sketch = claim::Sketch::of(text, &self.analysis);
        let Some(mut found) = self.found.take() else {
            self.found = Some(claim::find(&sketch, &self.layout.blocks, &self.analysis));
            return None;
        };
        let sources = name(&sketch, &self.layout, &self.analysis, &mut found);
        let (layout, analysis) =
            (std::mem::take(&mut self.layout), std::mem::take(&mut self.analysis));
        Some(measure(text, layout, analysis, found, sources))
    }
}

/// Names the sources of what was found.
fn name(
    sketch: &claim::Sketch<'_>,
    layout: &document::Layout,
    analysis: &language::Analysis,
    found: &mut Found,
) -> Vec<source::Source> {
    found.name(|claims| source::find(sketch, &layout.blocks, analysis, claims))
}

/// Finds days and figures, and all that rests on them.
fn measure(
    text: &str,
    layout: document::Layout,
    analysis: language::Analysis,
    found: Found,
    mut sources: Vec<source::Source>,
) -> Reading {
    let all_claims = found.claims.iter().chain(found.chained.iter().map(|chained| &chained.claim));
    let unsourced = claim::unsourced(&analysis, all_claims);
    let Found { claims, chained, unmarked, own_voice, hedges } = found;
    let pieces = language::Pieces::of(text, &analysis);
    let times = time::find(&pieces, &layout.metadata);
    let figure::Numbers { figures, loose } =
        figure::find(&pieces, &analysis, &claims, &times.mentions);
    let mut outline = compare::outline(&analysis.sentences, &pieces);
    let (sentences, times_found) = (&analysis.sentences, &times.mentions);
    let sheet =
        compare::Sheet { text, sentences, pieces: &pieces, figures: &figures, times: times_found };
    outline.checks = compare::check(&sheet);
    outline.loose = loose;
    let (teaser, of_teaser) = tease(text, &layout, &mut sources);
    outline.add_teaser(of_teaser);
    let mut notes = layout.notes;
    notes.extend(analysis.notes);
    let whose = |span| Note { kind: NoteKind::UnsourcedQuotation, span: Some(span) };
    notes.extend(unsourced.into_iter().map(whose));
    Reading {
        metadata: layout.metadata,
        blocks: layout.blocks,
        sentences: analysis.sentences,
        quotations: analysis.quotations,
        claims,
        chained,
        unmarked,
        own_voice,
        hedges,
        sources,
        dating: times.dating,
        times: times.mentions,
        figures,
        teaser,
        outline,
        notes,
    }
}

/// Reads the teasers, which are no part of the article, for their figures and for the names of those
/// whom the article knows.
fn tease(
    text: &str,
    layout: &document::Layout,
    sources: &mut [source::Source],
) -> (Teaser, compare::Outline) {
    use document::{Block, BlockKind, Clutter};
    let is_teaser = |block: &&Block| block.kind == BlockKind::Clutter(Clutter::Teaser);
    let teasers = layout.blocks.iter().filter(is_teaser);
    let blocks: Vec<Block> =
        teasers.map(|b| Block { span: b.span, kind: BlockKind::Paragraph }).collect();
    if blocks.is_empty() {
        return Default::default();
    }
    let analysis = language::analyse(text, &blocks);
    source::recall(&claim::Sketch::of(text, &analysis), &blocks, &analysis, sources);
    let pieces = language::Pieces::of(text, &analysis);
    let times = time::find(&pieces, &layout.metadata).mentions;
    let figures = figure::find(&pieces, &analysis, &[], &times).figures;
    let outline = compare::outline(&analysis.sentences, &pieces);
    (Teaser { sentences: analysis.sentences, times, figures }, outline)
}
