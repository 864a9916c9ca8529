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
//!
//! [`read`] does all of it in one bounded step. Nothing here reads files, asks the clock or knows
//! of the web, and the same text gives the same answer on every platform.

pub mod claim;
pub mod document;
pub mod language;
mod reading;
pub mod source;
mod span;

use claim::Found;
pub use document::{Document, TooLong};
pub use reading::{Note, NoteKind, Reading};
pub use span::{Span, cover_all, union};

/// Reads one document.
pub fn read(document: &Document) -> Reading {
    let text = document.text();
    let layout = document::lay_out(text);
    let analysis = language::analyse(text, &layout.blocks);
    let Found { mut claims, own_voice, hedges } = claim::find(text, &layout.blocks, &analysis);
    let sources = source::name(text, &mut claims);
    let mut notes = layout.notes;
    notes.extend(analysis.notes);
    Reading {
        metadata: layout.metadata,
        blocks: layout.blocks,
        sentences: analysis.sentences,
        quotations: analysis.quotations,
        claims,
        own_voice,
        hedges,
        sources,
        notes,
    }
}
