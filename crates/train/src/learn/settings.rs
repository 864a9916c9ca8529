//! How the model is learned. The values given here are those of the model that is kept.

use super::net::NetSettings;
use super::ranks::RankSettings;

/// All settings.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The networks that find the first candidates and syntax, in articles they have not seen.
    pub scout: NetSettings,
    /// The networks that read articles they have not seen, for candidates and ranks.
    pub reader: NetSettings,
    /// The network that is kept.
    pub net: NetSettings,
    /// Whole proposals.
    pub ranks: RankSettings,
    /// The least odds, in units, at which an attribution is kept.
    pub threshold: i32,
    /// How many parts the articles are dealt into, so that each is read by networks that have not
    /// learned from it.
    pub folds: usize,
    /// How many words have codes.
    pub words: usize,
    /// How often a word must be seen to have a row for itself.
    pub often: u32,
    /// How finely the input's rows are kept, as a share of their usual size.
    pub grain: f32,
    /// How finely the arguments' rows are kept, likewise.
    pub pair_grain: f32,
    /// How many grains make one in the file that is kept: rows are rounded once more, by so
    /// much, when everything is learned.
    pub coarseness: f32,
}

impl Default for Settings {
    fn default() -> Settings {
        let net = NetSettings {
            strides: vec![1, 1, 2, 4],
            rounds: 20,
            rate: 0.003,
            dropout: 0.15,
            row_dropout: 0.15,
            seed: 1,
        };
        Settings {
            scout: NetSettings { rounds: 7, dropout: 0.1, row_dropout: 0.1, ..net.clone() },
            reader: NetSettings { seed: 101, ..net.clone() },
            net,
            ranks: RankSettings {
                bits: 15,
                rounds: 10,
                rate: 0.05,
                dropout: 0.5,
                grain: 0.4,
                least: 4,
                seed: 12,
            },
            threshold: -200,
            folds: 3,
            words: 20_000,
            often: 20,
            grain: 0.2,
            pair_grain: 0.4,
            coarseness: 2.0,
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
        let count = || value.parse::<usize>().map_err(|_| fault());
        let net = |net: &mut NetSettings, part: &str| {
            match part {
                "strides" => {
                    let strides: Option<Vec<usize>> =
                        value.split(',').map(|n| n.parse().ok().filter(|&n| n < 128)).collect();
                    net.strides = strides.ok_or_else(fault)?;
                }
                "rounds" => net.rounds = count()?,
                "rate" => net.rate = number()?,
                "dropout" => net.dropout = number()?,
                "row_dropout" => net.row_dropout = number()?,
                "seed" => net.seed = count()? as u64,
                _ => return Err(format!("there is no setting {name}")),
            }
            Ok(())
        };
        match name.split_once('.') {
            Some(("scout", part)) => net(&mut self.scout, part)?,
            Some(("reader", part)) => net(&mut self.reader, part)?,
            Some(("net", part)) => net(&mut self.net, part)?,
            Some(("ranks", "bits")) => self.ranks.bits = count()?.clamp(1, 23) as u32,
            Some(("ranks", "grain")) => self.ranks.grain = number()?,
            Some(("ranks", "least")) => self.ranks.least = count()?,
            Some(("ranks", "rounds")) => self.ranks.rounds = count()?,
            Some(("ranks", "rate")) => self.ranks.rate = number()?,
            Some(("ranks", "dropout")) => self.ranks.dropout = number()?,
            None if name == "threshold" => self.threshold = number()? as i32,
            None if name == "folds" => self.folds = count()?.max(2),
            None if name == "words" => self.words = count()?,
            None if name == "often" => self.often = count()? as u32,
            None if name == "grain" => self.grain = number()?,
            None if name == "pair_grain" => self.pair_grain = number()?,
            None if name == "coarseness" => self.coarseness = number()?.max(1.0),
            _ => return Err(format!("there is no setting {name}")),
        }
        Ok(())
    }
}
