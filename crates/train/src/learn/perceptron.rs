//! An averaged perceptron over hashed features.

use sayso_engine::claim::model::table::{Table, nearest_code};

/// A perceptron while it learns.
#[derive(Debug)]
pub struct Perceptron {
    bits: u32,
    columns: usize,
    weights: Vec<f32>,
    sums: Vec<f64>,
    stamps: Vec<u32>,
    now: u32,
}

impl Perceptron {
    /// One that knows nothing.
    pub fn new(bits: u32, columns: usize) -> Perceptron {
        let size = columns << bits;
        Perceptron {
            bits,
            columns,
            weights: vec![0.0; size],
            sums: vec![0.0; size],
            stamps: vec![0; size],
            now: 0,
        }
    }

    fn first(&self, feature: u32) -> usize {
        (feature >> (32 - self.bits)) as usize * self.columns
    }

    /// The sums of the features' weights by column.
    pub fn scores(&self, features: &[u32], out: &mut [f32]) {
        out.fill(0.0);
        for &feature in features {
            let first = self.first(feature);
            for (sum, weight) in out.iter_mut().zip(&self.weights[first..first + self.columns]) {
                *sum += weight;
            }
        }
    }

    /// The sum of single weights, for a table of one column.
    pub fn score(&self, features: impl Iterator<Item = u32>) -> f32 {
        features.map(|feature| self.weights[self.first(feature)]).sum()
    }

    /// Changes single weights, for a table of one column.
    pub fn change(&mut self, features: impl Iterator<Item = u32>, step: f32) {
        for feature in features {
            let at = self.first(feature);
            let passed = self.now - self.stamps[at];
            self.sums[at] += f64::from(passed) * f64::from(self.weights[at]);
            self.stamps[at] = self.now;
            self.weights[at] += step;
        }
    }

    /// Goes on by one decision.
    pub fn tick(&mut self) {
        self.now += 1;
    }

    /// Rewards one column and punishes another.
    pub fn update(&mut self, features: &[u32], good: usize, bad: usize) {
        for &feature in features {
            let first = self.first(feature);
            for (column, step) in [(good, 1.0), (bad, -1.0)] {
                let at = first + column;
                let passed = self.now - self.stamps[at];
                self.sums[at] += f64::from(passed) * f64::from(self.weights[at]);
                self.stamps[at] = self.now;
                self.weights[at] += step;
            }
        }
    }

    /// The weights averaged over all decisions, as a table of small integers.
    pub fn table(&self, grain: f32) -> Table {
        let now = f64::from(self.now.max(1));
        let average = |at: usize| {
            let passed = f64::from(self.now - self.stamps[at]);
            ((self.sums[at] + passed * f64::from(self.weights[at])) / now) as f32
        };
        let averages: Vec<f32> = (0..self.weights.len()).map(average).collect();
        quantise(self.bits, self.columns, &averages, grain).0
    }
}

/// Weights as codes of one byte, rounded to steps of `grain` times their usual size. Also gives
/// how much one step is worth.
pub fn quantise(bits: u32, columns: usize, weights: &[f32], grain: f32) -> (Table, f32) {
    let (mut squares, mut n) = (0.0f64, 0u32);
    for weight in weights.iter().filter(|w| w.abs() > 1e-6) {
        squares += f64::from(*weight).powi(2);
        n += 1;
    }
    let usual = (squares / f64::from(n.max(1))).sqrt() as f32;
    let step = (usual * grain).max(1e-6);
    let codes: Vec<i8> = weights.iter().map(|w| nearest_code(w / step)).collect();
    let table = Table::new(bits, columns, &codes);
    (table.expect("as many weights as the table has places"), step)
}
