//! Whether claims are right as often as their confidence says.

use crate::corpus::Article;
use crate::scorer::{
    ScoredAttribution, Side, SpanError, TextWords, content_agrees, prepare, speaker_agrees,
};
use std::collections::BTreeMap;
use std::fmt;

/// Claims of about the same confidence.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bin {
    /// How many claims there are.
    pub claims: usize,
    /// The sum of their confidences, in percent.
    confidence: usize,
    /// How many of them agree with an annotated attribution in content and speaker.
    pub right: usize,
}

impl Bin {
    /// The mean confidence, in percent.
    pub fn confidence(&self) -> f64 {
        self.confidence as f64 / self.claims.max(1) as f64
    }

    /// The share that is right, in percent.
    pub fn share(&self) -> f64 {
        100.0 * self.right as f64 / self.claims.max(1) as f64
    }
}

/// Claims by confidence, in steps of ten percent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reliability {
    /// The claims whose confidence is at least 0, 10, … 90 percent.
    pub bins: [Bin; 10],
}

impl Reliability {
    /// By how much confidence and share of right claims differ in the mean over all claims, in
    /// percent: the expected calibration error (Naeini and others, 2015).
    pub fn expected_error(&self) -> f64 {
        let all: usize = self.bins.iter().map(|bin| bin.claims).sum();
        let error = |bin: &Bin| bin.claims as f64 * (bin.confidence() - bin.share()).abs();
        self.bins.iter().map(error).sum::<f64>() / all.max(1) as f64
    }
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "confidence   claims  mean  right (%)")?;
        for (at, bin) in self.bins.iter().enumerate().filter(|(_, bin)| bin.claims > 0) {
            let (from, claims) = (10 * at, bin.claims);
            writeln!(
                f,
                "{from:3} to {:3}   {claims:6} {:5.1} {:6.1}",
                from + 9,
                bin.confidence(),
                bin.share()
            )?;
        }
        writeln!(f, "expected calibration error: {:.1} points", self.expected_error())
    }
}

/// Looks at all predictions that have a confidence.
///
/// # Errors
/// [`SpanError`] if a span lies outside its text or cuts a character.
pub fn reliability(gold: &[Article], predicted: &[Article]) -> Result<Reliability, SpanError> {
    let by_name: BTreeMap<&str, &Article> =
        predicted.iter().map(|article| (article.id.as_str(), article)).collect();
    let mut found = Reliability::default();
    for article in gold {
        let words = TextWords::find(article.text());
        let wanted = prepare(&words, &article.attributions, Side::Gold)?;
        let fits = |a: &ScoredAttribution| {
            wanted.iter().any(|g| content_agrees(a, g) && speaker_agrees(a, g))
        };
        let predictions = by_name.get(article.id.as_str()).map_or(&[][..], |p| &p.attributions);
        for attribution in predictions {
            let Some(confidence) = attribution.confidence.map(usize::from) else { continue };
            let given = prepare(&words, std::slice::from_ref(attribution), Side::Predicted)?;
            let bin = &mut found.bins[(confidence / 10).min(9)];
            bin.claims += 1;
            bin.confidence += confidence;
            bin.right += usize::from(given.iter().any(fits));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Attribution;

    fn article(attributions: &[(usize, usize, Option<u8>)]) -> Article {
        let attribution = |&(start, end, confidence): &(usize, usize, Option<u8>)| Attribution {
            source: vec![(0, 3)],
            cue: vec![(4, 8)],
            content: vec![(start, end)],
            confidence,
            ..Attribution::default()
        };
        Article {
            id: "a".to_owned(),
            text: Some("Ann said it rains in town today".to_owned()),
            attributions: attributions.iter().map(attribution).collect(),
        }
    }

    #[test]
    fn a_bin_tells_how_often_its_claims_are_right() {
        let gold = article(&[(9, 17, None)]);
        let predicted = article(&[(9, 17, Some(80)), (21, 31, Some(80)), (9, 11, Some(20))]);
        let found = reliability(&[gold], &[predicted]).expect("spans of the text");
        assert_eq!((found.bins[8].claims, found.bins[8].right), (2, 1));
        assert!((found.bins[2].share() - 100.0).abs() < 1e-9, "half of the words are right");
        assert!((found.expected_error() - (2.0 * 30.0 + 80.0) / 3.0).abs() < 1e-9);
    }
}
