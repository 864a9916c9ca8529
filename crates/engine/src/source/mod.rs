//! Who speaks.

use crate::claim::Claim;
use crate::span::Span;

/// The place of a [`Source`] in [`crate::Reading::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

impl SourceId {
    /// The place as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Someone to whom claims are attributed: all mentions that bear the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name to show, white space tidied.
    pub name: String,
    /// Whether the name is a pronoun, so that it does not say who is meant.
    pub naming: Naming,
    /// Where it is named as a source, in order.
    pub mentions: Vec<Span>,
}

/// How a source is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Naming {
    /// By a proper name: "Ann Lee", "the Ministry of Health".
    Name,
    /// By a description that names nobody: "officials", "a witness".
    Description,
    /// By a pronoun: "she", "who".
    Pronoun,
}

/// Gathers the sources of the claims by name and writes into each claim who speaks.
pub fn name(_text: &str, _claims: &mut [Claim]) -> Vec<Source> {
    Vec::new()
}
