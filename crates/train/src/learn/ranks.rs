//! Learns how likely a proposal is to be right as a whole: logistic regression over hashed
//! features by AdaGrad (Duchi and others, 2011), with features left out at random and the weights
//! averaged over the rounds.

use super::Dice;
use sayso_engine::claim::model::logs::UNIT;
use sayso_engine::claim::model::weights::RankWeights;

/// How they are learned.
#[derive(Debug, Clone, Copy)]
pub struct RankSettings {
    /// Places of the table, as a power of two.
    pub bits: u32,
    /// How often all proposals are seen.
    pub rounds: usize,
    /// The size of steps.
    pub rate: f32,
    /// The share of features left out.
    pub dropout: f32,
    /// How finely weights are kept, as a share of their usual size.
    pub grain: f32,
    /// How often a feature must be seen.
    pub least: usize,
    /// Where the random choices start.
    pub seed: u64,
}

/// Weights that know nothing.
pub fn none() -> RankWeights {
    RankWeights { codes: vec![0; 2], worth: 0, bias: 0 }
}

/// Learns from the features of proposals and whether each is right.
pub fn learn(examples: &[(Vec<u32>, bool)], settings: RankSettings) -> RankWeights {
    let size = 1usize << settings.bits;
    let mut weights = vec![0.0f32; size];
    let mut bias = 0.0f32;
    let mut squares = vec![1e-3f32; size + 1];
    let mut sums = vec![0.0f32; size + 1];
    let mut dice = Dice::new(settings.seed);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let limit = settings.dropout * u32::MAX as f32;
    let boost = 1.0 / (1.0 - settings.dropout);
    let mut counts = vec![0usize; size];
    for &feature in examples.iter().flat_map(|(features, _)| features) {
        counts[(feature >> (32 - settings.bits)) as usize] += 1;
    }
    let mut places = Vec::new();
    for _ in 0..settings.rounds {
        dice.shuffle(&mut order);
        for &at in &order {
            let (features, right) = &examples[at];
            places.clear();
            for &feature in features {
                let place = (feature >> (32 - settings.bits)) as usize;
                if dice.roll() as f32 >= limit && counts[place] >= settings.least {
                    places.push(place);
                }
            }
            let sum: f32 = places.iter().map(|&p| weights[p]).sum::<f32>() * boost;
            let share = 1.0 / (1.0 + (-(sum + bias)).exp());
            let error = f32::from(u8::from(*right)) - share;
            squares[size] += error * error;
            bias += settings.rate * error / squares[size].sqrt();
            let step = error * boost;
            for &place in &places {
                squares[place] += step * step;
                weights[place] += settings.rate * step / squares[place].sqrt();
            }
        }
        sums.iter_mut().zip(&weights).for_each(|(sum, w)| *sum += w);
        sums[size] += bias;
    }
    let n = settings.rounds.max(1) as f32;
    sums.iter_mut().for_each(|sum| *sum /= n);
    let bias = sums.pop().unwrap_or_default();
    round(&sums, bias, settings.grain)
}

/// The weights as they are kept: in steps of a share of their usual size.
fn round(weights: &[f32], bias: f32, grain: f32) -> RankWeights {
    let known: Vec<f64> =
        weights.iter().filter(|w| w.abs() > 1e-6).map(|w| f64::from(*w).powi(2)).collect();
    let usual = (known.iter().sum::<f64>() / known.len().max(1) as f64).sqrt() as f32;
    let step = (usual * grain).max(1e-6);
    let code = |w: &f32| (*w / step).round().clamp(-127.0, 127.0) as i8;
    let unit = UNIT as f32;
    RankWeights {
        codes: weights.iter().map(code).collect(),
        worth: (step * unit * 65536.0).round() as i32,
        bias: (bias * unit).round() as i32,
    }
}
