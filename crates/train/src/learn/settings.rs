//! How the model is learned. The values given here are those of the model that is kept.

use super::chain::ChainSettings;
use super::syntax::SyntaxSettings;

/// All settings.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Tags, dependencies and relations.
    pub syntax: SyntaxSettings,
    /// Cues.
    pub cues: ChainSettings,
    /// Sources and contents.
    pub arguments: ChainSettings,
    /// Whole proposals.
    pub ranks: ChainSettings,
    /// The least odds, in units, at which an attribution is kept.
    pub threshold: i32,
    /// How many parts the articles are dealt into, so that each is seen by models that have not
    /// learned from it.
    pub folds: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        let chain = ChainSettings {
            bits: 16,
            columns: 0,
            rests: 0,
            rounds: 10,
            rate: 0.015,
            dropout: 0.5,
            grain: 0.25,
            seed: 12,
        };
        Settings {
            syntax: SyntaxSettings {
                tag_bits: 17,
                parse_bits: 16,
                relation_bits: 12,
                grain: 0.25,
                rounds: 6,
            },
            cues: ChainSettings { dropout: 0.5, rounds: 5, rate: 0.03, seed: 11, ..chain },
            arguments: ChainSettings { grain: 0.35, ..chain },
            ranks: ChainSettings { bits: 13, rate: 0.05, ..chain },
            threshold: -250,
            folds: 4,
        }
    }
}

impl Settings {
    /// Changes one setting, given as `name=value`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn set(&mut self, assignment: &str) -> Result<(), String> {
        let (name, value) =
            assignment.split_once('=').ok_or(format!("no name=value: {assignment}"))?;
        let fault = || format!("{name} cannot be {value}");
        let number = || value.parse::<f32>().map_err(|_| fault());
        let whole = |n: f32| n.round() as i32;
        let chain = |chain: &mut ChainSettings, part: &str| {
            match part {
                "bits" => chain.bits = whole(number()?) as u32,
                "rounds" => chain.rounds = whole(number()?) as usize,
                "rate" => chain.rate = number()?,
                "dropout" => chain.dropout = number()?,
                "grain" => chain.grain = number()?,
                "seed" => chain.seed = whole(number()?) as u64,
                _ => return Err(format!("there is no setting {name}")),
            }
            Ok(())
        };
        let syntax = &mut self.syntax;
        match name.split_once('.') {
            Some(("cues", part)) => chain(&mut self.cues, part)?,
            Some(("arguments", part)) => chain(&mut self.arguments, part)?,
            Some(("ranks", part)) => chain(&mut self.ranks, part)?,
            Some(("syntax", "tag_bits")) => syntax.tag_bits = whole(number()?) as u32,
            Some(("syntax", "parse_bits")) => syntax.parse_bits = whole(number()?) as u32,
            Some(("syntax", "relation_bits")) => syntax.relation_bits = whole(number()?) as u32,
            Some(("syntax", "rounds")) => syntax.rounds = whole(number()?) as usize,
            Some(("syntax", "grain")) => syntax.grain = number()?,
            None if name == "threshold" => self.threshold = whole(number()?),
            _ => return Err(format!("there is no setting {name}")),
        }
        Ok(())
    }
}
