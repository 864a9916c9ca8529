//! Attributions as sets of words.

use super::metric::Class;
use super::words::TextWords;
use crate::corpus::Attribution;
use std::collections::BTreeSet;
use std::fmt;

/// The parts of an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// What is claimed.
    Content,
    /// Who claims it.
    Source,
    /// What ties them.
    Cue,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 3] = [Role::Content, Role::Source, Role::Cue];

    /// The role's name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Content => "content",
            Role::Source => "source",
            Role::Cue => "cue",
        }
    }
}

/// Whether an attribution was annotated or predicted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Annotated: direct if a quotation mark is in its content.
    Gold,
    /// Predicted: direct if a quotation mark is in its content or touches it.
    Predicted,
}

/// An attribution as sets of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoredAttribution {
    /// Its place in the article's list.
    pub place: usize,
    /// The words claimed.
    pub content: BTreeSet<usize>,
    /// The words that name who claims them.
    pub source: BTreeSet<usize>,
    /// The words that tie them.
    pub cue: BTreeSet<usize>,
    spans: [BTreeSet<Vec<usize>>; 3],
    pub(super) direct: bool,
    pub(super) optional: bool,
}

impl ScoredAttribution {
    /// The words of a role.
    pub fn words(&self, role: Role) -> &BTreeSet<usize> {
        match role {
            Role::Content => &self.content,
            Role::Source => &self.source,
            Role::Cue => &self.cue,
        }
    }

    /// Whether it is a quotation.
    pub fn is_direct(&self) -> bool {
        self.direct
    }

    /// Whether it is neither required nor forbidden.
    pub fn is_optional(&self) -> bool {
        self.optional
    }
}

/// A span that is none of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanError {
    /// An offset lies past the end or inside a character.
    Offset(usize),
    /// The end stands before the start.
    Reversed(usize, usize),
}

impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SpanError::Offset(at) => write!(f, "offset {at} is past the end or inside a character"),
            SpanError::Reversed(start, end) => {
                write!(f, "the span {start} to {end} ends before it starts")
            }
        }
    }
}

impl std::error::Error for SpanError {}

/// The attributions that have a word of content.
///
/// # Errors
/// [`SpanError`] if a span is none of the text.
pub fn prepare(
    words: &TextWords<'_>,
    attributions: &[Attribution],
    side: Side,
) -> Result<Vec<ScoredAttribution>, SpanError> {
    let mut prepared = Vec::new();
    for (place, raw) in attributions.iter().enumerate() {
        for spans in [&raw.source, &raw.cue, &raw.content] {
            check(words.text(), spans)?;
        }
        let set = |spans: &[(usize, usize)]| words.covered_by(spans).into_iter().collect();
        let each = |spans: &[(usize, usize)]| {
            let runs = spans.iter().map(|&span| words.covered_by(&[span]));
            runs.filter(|run| !run.is_empty()).collect()
        };
        let direct = match side {
            Side::Gold => words.quoted_inside(&raw.content),
            Side::Predicted => words.quoted_beside(&raw.content),
        };
        let attribution = ScoredAttribution {
            place,
            content: set(&raw.content),
            source: set(&raw.source),
            cue: set(&raw.cue),
            spans: [each(&raw.content), each(&raw.source), each(&raw.cue)],
            direct,
            optional: raw.optional,
        };
        if !attribution.content.is_empty() {
            prepared.push(attribution);
        }
    }
    Ok(prepared)
}

fn check(text: &str, spans: &[(usize, usize)]) -> Result<(), SpanError> {
    for &(start, end) in spans {
        if let Some(&at) = [start, end].iter().find(|&&at| !text.is_char_boundary(at)) {
            return Err(SpanError::Offset(at));
        }
        if start > end {
            return Err(SpanError::Reversed(start, end));
        }
    }
    Ok(())
}

/// All words of a role.
pub(super) fn union<'a>(
    attributions: impl IntoIterator<Item = &'a ScoredAttribution>,
    role: Role,
) -> BTreeSet<usize> {
    attributions.into_iter().flat_map(|a| a.words(role).iter().copied()).collect()
}

/// All single spans of a role, word for word.
pub(super) fn spans_of(
    attributions: &[ScoredAttribution],
    role: Role,
    class: Class,
) -> BTreeSet<Vec<usize>> {
    let chosen = attributions.iter().filter(|a| class.holds(a));
    chosen.flat_map(|a| a.spans[role as usize].iter().cloned()).collect()
}
