//! Clusters of speakers, affiliation and role, on the attributions that were found.

use super::Dossier;
use crate::corpus::{Article, Attribution};
use crate::predict::attribution;
use crate::scorer::{
    ScoredAttribution, Side, SpanError, TextWords, content_agrees, pair, prepare, speaker_agrees,
};
use sayso_engine::source::{Affiliation, Role, VoiceId};
use std::collections::BTreeMap;

/// So many of so many.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many are right.
    pub right: usize,
    /// How many there are.
    pub all: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    /// From 0 to 1; 1 of none.
    pub fn value(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.right as f64 / self.all as f64 }
    }
}

/// An attribution whose speaker is not described as annotated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The article.
    pub article: String,
    /// The words of the source.
    pub words: String,
    /// Speaker, affiliation and role as annotated.
    pub gold: [String; 3],
    /// The same as found.
    pub ours: [String; 3],
}

/// How well speakers are told apart and described.
#[derive(Debug, Default, Clone)]
pub struct SpeakerScores {
    /// B-cubed precision and recall of the clusters, over attributions with a source.
    pub b_cubed: (f64, f64),
    /// Affiliation as annotated, over attributions with a source.
    pub affiliation: Share,
    /// Role as annotated, over attributions with a source.
    pub role: Share,
    /// How many attributions were found, and how many of them have no source.
    pub found: Share,
    /// What differs, for the eye.
    pub wrong: Vec<Wrong>,
}

impl SpeakerScores {
    /// F1 of the clusters.
    pub fn f1(&self) -> f64 {
        let (p, r) = self.b_cubed;
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

/// Scores the required attributions whose content and source were found. Those without a source
/// are counted apart: that nobody is named tells nothing of clusters.
///
/// # Errors
/// [`SpanError`] if a span is none of its text.
pub fn score_speakers(gold: &[Article], dossier: &Dossier) -> Result<SpeakerScores, SpanError> {
    let mut scores = SpeakerScores::default();
    let mut clusters: Vec<(String, VoiceId)> = Vec::new();
    for (at, (article, reading)) in gold.iter().zip(&dossier.readings).enumerate() {
        let words = TextWords::find(article.text());
        let ours: Vec<Attribution> = reading.claims.iter().map(attribution).collect();
        let wanted = prepare(&words, &article.attributions, Side::Gold)?;
        let given = prepare(&words, &ours, Side::Predicted)?;
        let fits = |p: &ScoredAttribution, g: &ScoredAttribution| {
            content_agrees(p, g) && speaker_agrees(p, g)
        };
        for (g, p) in pair(&wanted, &given, fits) {
            let annotated = &article.attributions[wanted[g].place];
            if annotated.optional {
                continue;
            }
            scores.found.count(!annotated.source.is_empty());
            let claim = &reading.claims[given[p].place];
            let Some(source) = claim.speaker else { continue };
            let Some(&voice) = dossier.sources.of(at, source).first() else { continue };
            let Some(known) = dossier.sources.get(voice) else { continue };
            let told = |part: &Option<String>| part.clone().unwrap_or_default();
            let gold =
                [told(&annotated.speaker), told(&annotated.affiliation), told(&annotated.role)];
            let ours = [
                known.name.clone(),
                gold_affiliation(&known.affiliation),
                gold_role(known.role).to_owned(),
            ];
            scores.affiliation.count(gold[1] == ours[1]);
            scores.role.count(gold[2] == ours[2]);
            clusters.push((gold[0].clone(), voice));
            let text = |&(s, e): &(usize, usize)| article.text().get(s..e).unwrap_or("").to_owned();
            let words = annotated.source.iter().map(text).collect::<Vec<_>>().join(" … ");
            scores.wrong.push(Wrong { article: article.id.clone(), words, gold, ours });
        }
    }
    scores.b_cubed = b_cubed(&clusters);
    Ok(scores)
}

/// B-cubed: for each item the share of its found cluster that is of its true one, and the other
/// way round, as means.
fn b_cubed<G: Ord, P: Ord>(items: &[(G, P)]) -> (f64, f64) {
    let (mut of_gold, mut of_ours, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (gold, ours) in items {
        *of_gold.entry(gold).or_insert(0_usize) += 1;
        *of_ours.entry(ours).or_insert(0_usize) += 1;
        *both.entry((gold, ours)).or_insert(0_usize) += 1;
    }
    let mean = |whole: &dyn Fn(&(G, P)) -> usize| {
        let share = |item: &(G, P)| both[&(&item.0, &item.1)] as f64 / whole(item) as f64;
        items.iter().map(share).sum::<f64>() / items.len().max(1) as f64
    };
    (mean(&|item| of_ours[&item.1]), mean(&|item| of_gold[&item.0]))
}

/// The name that the annotated articles have for an affiliation.
fn gold_affiliation(affiliation: &Affiliation) -> String {
    match affiliation {
        Affiliation::Independent => "Independent experts".to_owned(),
        Affiliation::Civilians => "Civilians".to_owned(),
        Affiliation::Media => "Media".to_owned(),
        Affiliation::Unknown => "Unnamed/other".to_owned(),
        other => other.to_string(),
    }
}

/// The name that the annotated articles have for a role: what is not told is "unnamed" there.
fn gold_role(role: Role) -> &'static str {
    match role {
        Role::Unknown => Role::Unnamed.name(),
        other => other.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_are_scored_by_item() {
        assert_eq!(b_cubed(&[("a", 1), ("a", 1), ("b", 2)]), (1.0, 1.0));
        let (p, r) = b_cubed(&[("a", 1), ("a", 1), ("b", 1)]);
        assert!((p - 5.0 / 9.0).abs() < 1e-9, "{p}");
        assert!((r - 1.0).abs() < 1e-9, "{r}");
        let (p, r) = b_cubed(&[("a", 1), ("a", 2)]);
        assert!((p - 1.0).abs() < 1e-9 && (r - 0.5).abs() < 1e-9);
    }
}
