//! Names that must be one voice, and such as must never be.

use super::Dossier;
use crate::corpus::{Article, CorpusError};
use sayso_engine::Span;
use sayso_engine::source::{SourceId, VoiceId};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A set of places in several articles that one reader found worth comparing.
#[derive(Debug, Clone, Deserialize)]
pub struct AliasItem {
    /// Its name.
    pub id: String,
    /// How much it is wanted: must, should, moonshot, never.
    pub want: String,
    /// What kind of comparison it is.
    pub kind: String,
    /// What it is about.
    pub about: String,
    items: Vec<Place>,
}

#[derive(Debug, Clone, Deserialize)]
struct Place {
    doc: String,
    span: Option<(usize, usize)>,
    text: String,
}

/// How many places of an item are one voice.
#[derive(Debug, Clone)]
pub struct AliasScore {
    /// The item's name and subject.
    pub item: String,
    /// How many places of it the engine ties to the commonest voice.
    pub together: usize,
    /// How many places it has.
    pub places: usize,
    /// The words of the places that are another voice's, or nobody's.
    pub apart: Vec<String>,
}

/// Reads the items of kind `alias`.
///
/// # Errors
/// [`CorpusError`] if the file cannot be read or is no list of items.
pub fn read_aliases(path: &Path) -> Result<Vec<AliasItem>, CorpusError> {
    let fault = |reason: String| CorpusError { path: path.to_owned(), line: 0, reason };
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    let items: Vec<serde_json::Value> =
        serde_json::from_str(&text).map_err(|error| fault(error.to_string()))?;
    items
        .into_iter()
        .filter(|item| item["kind"] == "alias")
        .map(|item| serde_json::from_value(item).map_err(|error| fault(error.to_string())))
        .collect()
}

/// How far the engine ties each item's places together. A place is the voice of the longest mention
/// inside it, or else of the one that holds most of it: a source that is a whole phrase does not
/// hide who is named in the phrase.
pub fn score_aliases(items: &[AliasItem], gold: &[Article], dossier: &Dossier) -> Vec<AliasScore> {
    let voice_at = |place: &Place| -> Option<VoiceId> {
        let name = place.doc.trim_end_matches(".txt");
        let at = gold.iter().position(|article| article.id == name)?;
        let (start, end) = place.span?;
        let span = Span::new(start, end);
        let mut best: Option<((bool, usize), SourceId)> = None;
        for (source, known) in dossier.readings[at].sources.iter().enumerate() {
            for mention in known.mentions.iter().filter(|m| m.span.overlaps(span)) {
                let length = mention.span.intersect(span).map_or(0, Span::len);
                let fit = (span.contains(mention.span), length);
                if best.is_none_or(|(top, _)| fit > top) {
                    best = Some((fit, SourceId(u32::try_from(source).ok()?)));
                }
            }
        }
        dossier.sources.of(at, best?.1).first().copied()
    };
    let score = |item: &AliasItem| {
        let voices: Vec<Option<VoiceId>> = item.items.iter().map(voice_at).collect();
        let mut counts: BTreeMap<VoiceId, usize> = BTreeMap::new();
        for voice in voices.iter().flatten() {
            *counts.entry(*voice).or_default() += 1;
        }
        let top = counts.iter().max_by_key(|(_, count)| **count).map(|(voice, _)| *voice);
        let apart: BTreeSet<String> = item
            .items
            .iter()
            .zip(&voices)
            .filter(|(_, voice)| voice.is_none() || **voice != top)
            .map(|(place, voice)| {
                let name = voice.and_then(|v| dossier.sources.get(v)).map(|v| v.name.as_str());
                format!("{} ({})", place.text, name.unwrap_or("nobody"))
            })
            .collect();
        AliasScore {
            item: format!("{} {}, {}", item.id, item.about, item.want),
            together: top.and_then(|top| counts.get(&top)).copied().unwrap_or(0),
            places: item.items.len(),
            apart: apart.into_iter().collect(),
        }
    };
    items.iter().map(score).collect()
}
