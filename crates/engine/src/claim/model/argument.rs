//! Who says what by a cue: the source and the content that belong to one candidate.

use super::chain::{Edge, Graph, NONE};
use super::scene::{NO_QUOTE, Scene};
use crate::order::Order;
use std::ops::Range;
use std::sync::LazyLock;

/// The columns of the arguments' graph: a source begins or goes on, a content begins or goes on,
/// a source or a content has ended before this token.
pub const ARGUMENT_COLUMNS: usize = 6;

/// What a token is to a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Nothing.
    Outside,
    /// First word of the source.
    SourceStart,
    /// Further word of the source.
    Source,
    /// First word of a content.
    ContentStart,
    /// Further word of a content.
    Content,
}

/// A state of the arguments' chain: the token's label, and whether a source and a content have
/// been seen up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArgumentState {
    /// The token's label.
    pub label: Label,
    /// Whether there is a source up to here.
    pub source: bool,
    /// Whether there is a content up to here.
    pub content: bool,
}

const fn state(label: Label, source: bool, content: bool) -> ArgumentState {
    ArgumentState { label, source, content }
}

/// All states; the first is where every path begins.
pub const STATES: [ArgumentState; 12] = [
    state(Label::Outside, false, false),
    state(Label::Outside, true, false),
    state(Label::Outside, false, true),
    state(Label::Outside, true, true),
    state(Label::SourceStart, true, false),
    state(Label::SourceStart, true, true),
    state(Label::Source, true, false),
    state(Label::Source, true, true),
    state(Label::ContentStart, false, true),
    state(Label::ContentStart, true, true),
    state(Label::Content, false, true),
    state(Label::Content, true, true),
];

/// The states that a cue's own tokens may be in.
pub const RESTS: u16 = 0b1111;

/// The states that a path with a content may end in.
pub const ENDS_WITH_CONTENT: u16 = 0b1111_1010_1100;

/// The states that a path is in when it has a source.
pub const HAS_SOURCE: u16 = 0b1010_1111_1010;

/// The state after `before` with a label; `None` where that cannot be.
pub fn step(before: usize, label: Label) -> Option<usize> {
    let from = STATES[before];
    let fits = match label {
        Label::Outside | Label::ContentStart => true,
        Label::SourceStart => !from.source,
        Label::Source => matches!(from.label, Label::SourceStart | Label::Source),
        Label::Content => matches!(from.label, Label::ContentStart | Label::Content),
    };
    let source = from.source || label == Label::SourceStart;
    let content = from.content || label == Label::ContentStart;
    let to = state(label, source, content);
    fits.then(|| STATES.iter().position(|&s| s == to)).flatten()
}

/// The steps between the states.
pub static ARGUMENT_GRAPH: LazyLock<Graph> = LazyLock::new(|| {
    let mut edges = Vec::new();
    let labels =
        [Label::Outside, Label::SourceStart, Label::Source, Label::ContentStart, Label::Content];
    for (from, before) in STATES.iter().enumerate() {
        for label in labels {
            let Some(to) = step(from, label) else { continue };
            let own = match label {
                Label::Outside => NONE,
                Label::SourceStart => 0,
                Label::Source => 1,
                Label::ContentStart => 2,
                Label::Content => 3,
            };
            let ended = match before.label {
                Label::SourceStart | Label::Source if label != Label::Source => 4,
                Label::ContentStart | Label::Content if label != Label::Content => 5,
                _ => NONE,
            };
            edges.push(Edge { from: from as u8, to: to as u8, columns: [own, ended] });
        }
    }
    edges.order_by_key(|e| (e.to, e.from));
    Graph { edges }
});

/// A possible cue: the tokens `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Its first token.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// Its most likely token, which stands for all.
    pub anchor: usize,
    /// How likely it is to be a cue, as the logarithm of the odds in units.
    pub odds: i32,
}

/// The tokens among which a candidate's source and content are looked for: its sentence, and its
/// neighbours as long as they are quoted.
pub fn window(scene: &Scene, candidate: &Candidate) -> Range<usize> {
    let middle = scene.tokens[candidate.start].sentence as usize;
    let quoted = |s: usize| {
        let (range, _) = &scene.sentences[s];
        range.clone().any(|t| scene.tokens[t].quote != NO_QUOTE)
    };
    let (mut first, mut last) = (middle, middle);
    while first > 0 && middle - first < 3 && quoted(first - 1) {
        first -= 1;
    }
    while last + 1 < scene.sentences.len() && last - middle < 4 && quoted(last + 1) {
        last += 1;
    }
    scene.sentences[first].0.start..scene.sentences[last].0.end
}
