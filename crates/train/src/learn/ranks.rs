//! Learns how likely a proposal is to be right as a whole: logistic regression over hashed
//! features by AdaGrad (Duchi and others, 2011), with features left out at random and the weights
//! averaged over the rounds.

use super::Dice;

/// The weights.
#[derive(Debug, Clone)]
pub struct Ranks {
    bits: u32,
    weights: Vec<f32>,
    bias: f32,
}

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
    /// Where the random choices start.
    pub seed: u64,
}

impl Ranks {
    /// Weights that know nothing.
    pub fn none() -> Ranks {
        Ranks { bits: 1, weights: vec![0.0; 2], bias: 0.0 }
    }

    /// Learns from the features of proposals and whether each is right.
    pub fn learn(examples: &[(Vec<u32>, bool)], settings: RankSettings) -> Ranks {
        let size = 1usize << settings.bits;
        let mut ranks = Ranks { bits: settings.bits, weights: vec![0.0; size], bias: 0.0 };
        let mut squares = vec![1e-3f32; size + 1];
        let mut sums = vec![0.0f32; size + 1];
        let mut dice = Dice::new(settings.seed);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let limit = settings.dropout * u32::MAX as f32;
        let boost = 1.0 / (1.0 - settings.dropout);
        let mut places = Vec::new();
        for _ in 0..settings.rounds {
            dice.shuffle(&mut order);
            for &at in &order {
                let (features, right) = &examples[at];
                places.clear();
                for &feature in features {
                    if dice.roll() as f32 >= limit {
                        places.push((feature >> (32 - settings.bits)) as usize);
                    }
                }
                let sum: f32 = places.iter().map(|&p| ranks.weights[p]).sum::<f32>() * boost;
                let share = 1.0 / (1.0 + (-(sum + ranks.bias)).exp());
                let error = f32::from(u8::from(*right)) - share;
                squares[size] += error * error;
                ranks.bias += settings.rate * error / squares[size].sqrt();
                let step = error * boost;
                for &place in &places {
                    squares[place] += step * step;
                    ranks.weights[place] += settings.rate * step / squares[place].sqrt();
                }
            }
            sums.iter_mut().zip(&ranks.weights).for_each(|(sum, w)| *sum += w);
            sums[size] += ranks.bias;
        }
        let n = settings.rounds.max(1) as f32;
        ranks.weights.iter_mut().zip(&sums).for_each(|(w, sum)| *w = sum / n);
        ranks.bias = sums[size] / n;
        ranks.round(settings.grain);
        ranks
    }

    /// Rounds the weights as they will be kept.
    fn round(&mut self, grain: f32) {
        let step = self.step(grain);
        for w in &mut self.weights {
            *w = (*w / step).round().clamp(-127.0, 127.0) * step;
        }
    }

    fn step(&self, grain: f32) -> f32 {
        let known: Vec<f64> =
            self.weights.iter().filter(|w| w.abs() > 1e-6).map(|w| f64::from(*w).powi(2)).collect();
        ((known.iter().sum::<f64>() / known.len().max(1) as f64).sqrt() as f32 * grain).max(1e-6)
    }

    /// Their part of the model's file.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let units = 256.0;
        // Rounded weights are whole multiples of the smallest.
        let step =
            self.weights.iter().map(|w| w.abs()).filter(|&w| w > 0.0).fold(f32::MAX, f32::min);
        let step = if step < f32::MAX { step } else { 1.0 };
        out.push(self.bits as u8);
        out.extend(self.weights.iter().map(|w| ((w / step).round() as i8).cast_unsigned()));
        out.extend(((step * units * 65536.0).round() as i32).to_le_bytes());
        out.extend(((self.bias * units).round() as i32).to_le_bytes());
    }
}
