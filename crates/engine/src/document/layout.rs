//! The document stage: cuts a text into parts, and lets each idea label what it knows.

use super::lines::{Markup, Part};
use super::shape::{self, Ending};
use super::{Block, BlockKind, Clutter, Layout};
use super::{captions, clutter, head, lines, metadata, rejoin, repeats, tail, title};
use crate::reading::{Note, NoteKind};
use crate::span::Span;

/// Labels the parts of a text. Not one byte of it is changed.
///
/// The order matters: clutter that is known by its words first, so that it does not stand between
/// the pieces of a paragraph or pass for a title; the title before the head below it; headings
/// last, since they are what is left of short lines. What nothing claims is a paragraph.
pub fn lay_out(text: &str) -> Layout {
    let mut notes = Vec::new();
    notes.extend(note_odd_characters(text));
    let mut parts = lines::cut(text);
    clutter::label(text, &mut parts);
    let (mut parts, rejoined) = rejoin::rejoin(text, parts);
    notes.extend(rejoined);
    captions::label(text, &mut parts);
    let (title, outlet) = title::label(text, &mut parts).unzip();
    let body = head::label(text, &mut parts, title);
    let mut metadata = metadata::read(text, &parts, title, outlet.flatten());
    tail::label(text, &mut parts, body, metadata.author.map(|author| author.of(text)));
    metadata::complete(text, &parts, &mut metadata);
    for copy in repeats::find_copies(text, &parts, body) {
        parts[copy].kind = Some(BlockKind::Clutter(Clutter::Teaser));
    }
    label_headings(text, &mut parts, body);
    if title.is_none() && !notes.iter().any(|note| note.kind == NoteKind::NoWords) {
        notes.push(Note { kind: NoteKind::NoTitle, span: None });
    }
    Layout { blocks: blocks(text, &parts), metadata, notes }
}

#[inline(never)]
fn note_odd_characters(text: &str) -> Vec<Note> {
    let mut notes = Vec::new();
    if !text.contains(char::is_alphanumeric) {
        notes.push(Note { kind: NoteKind::NoWords, span: None });
    }
    // In UTF-8 all of them begin with one of two bytes, which little else does.
    let bytes = text.as_bytes();
    let may_be = |(at, &byte): (usize, &u8)| match byte {
        0xd8 => bytes.get(at + 1) == Some(&0x9c),
        0xe2 => {
            matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x8e | 0x8f | 0xaa..=0xae] | [0x81, _]))
        }
        _ => false,
    };
    if bytes.iter().enumerate().any(may_be)
        && let Some(found) = text.matches(shape::is_direction_control).next()
    {
        let span = Span::locate(found, text);
        notes.push(Note { kind: NoteKind::DirectionControls, span });
    }
    notes
}

/// The most words of a heading.
const LONGEST_HEADING: usize = 14;

/// Labels short lines without a sentence's end, or of one question, that stand above running text.
#[inline(never)]
fn label_headings(text: &str, parts: &mut [Part], body: usize) {
    // From the end, so that a heading above a heading is known by what is below both.
    let mut below = false;
    for part in parts.iter_mut().skip(body).rev() {
        if !part.is_open() {
            // Clutter between a heading and its text says nothing of either.
            continue;
        }
        let line = part.span.of(text);
        let marked = part.markup == Markup::Heading;
        let short = part.words <= LONGEST_HEADING && !shape::starts_lower(line);
        let shaped = match shape::ending(line) {
            Ending::Open => short && !line.ends_with([',', '-', '–', '—']),
            Ending::Call => {
                short
                    && part.words >= 2
                    && part.ends_in_question(text)
                    && shape::is_title_case(line)
            }
            Ending::Stop | Ending::Colon => false,
        };
        let plain = part.markup != Markup::Bullet && !line.starts_with(shape::is_quote);
        if marked || (below && shaped && plain) {
            part.kind = Some(BlockKind::Heading);
        } else {
            below = part.words >= 7 || shape::ends_sentence(line);
        }
    }
}

/// The blocks of the labelled parts, and the markup around them as blocks of its own.
#[inline(never)]
fn blocks(text: &str, parts: &[Part]) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(parts.len());
    for part in parts {
        let kind = part.kind.unwrap_or(BlockKind::Paragraph);
        let before = Span::new(part.whole.start(), part.span.start()).trim(text);
        let after = Span::new(part.span.end(), part.whole.end()).trim(text);
        for (span, kind) in [
            (before, BlockKind::Clutter(Clutter::Markup)),
            (part.span, kind),
            (after, BlockKind::Clutter(Clutter::Markup)),
        ] {
            if !span.is_empty() {
                blocks.push(Block { span, kind });
            }
        }
    }
    blocks
}
