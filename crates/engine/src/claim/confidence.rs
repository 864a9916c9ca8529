//! How sure the engine is of a claim.

use std::fmt;

/// How sure the engine is that a claim is right as a whole, in percent from 1 to 99.
///
/// It means: of a hundred claims with this confidence, about so many tell rightly who said what, in
/// the sense that at least half of the words of content and source are those that an annotator
/// would mark (Jaccard's measure). The model's card shows how far that held for articles that the
/// model had not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

/// The odds from which on a share of 51, 52, … percent is nearest, as natural logarithms in
/// 256ths: `256 ln((p - ½) / (100½ - p))`.
const ODDS: [i32; 49] = [
    5, 15, 26, 36, 46, 57, 67, 77, 88, 98, 109, 120, 131, 142, 153, 164, 176, 187, 199, 211, 223,
    235, 248, 261, 274, 288, 302, 317, 332, 347, 363, 380, 397, 415, 434, 454, 476, 498, 522, 549,
    577, 608, 643, 683, 728, 782, 849, 938, 1071,
];

impl Confidence {
    /// From odds, given as their natural logarithm in 256ths.
    pub fn of_odds(odds: i32) -> Confidence {
        let above = ODDS.iter().take_while(|&&least| odds.saturating_abs() >= least).count() as u8;
        Confidence(if odds < 0 { 50 - above } else { 50 + above })
    }

    /// The share in percent.
    pub fn percent(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Confidence;

    #[test]
    fn odds_become_shares() {
        for (odds, percent) in [(0, 50), (178, 67), (-178, 33), (281, 75), (5000, 99), (-5000, 1)] {
            assert_eq!(Confidence::of_odds(odds).percent(), percent, "{odds}");
        }
    }
}
