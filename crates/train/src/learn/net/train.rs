//! The loop: a text at a time, with noise, with smaller and smaller steps.

use super::{Case, Net, PAIR, Sample, WIDTH};
use crate::learn::Dice;

/// How a network is learned.
#[derive(Debug, Clone)]
pub struct NetSettings {
    /// How far away each layer's neighbours are.
    pub strides: Vec<usize>,
    /// How often all texts are seen.
    pub rounds: usize,
    /// The size of the first steps.
    pub rate: f32,
    /// The share of numbers left out.
    pub dropout: f32,
    /// The share of rows left out.
    pub row_dropout: f32,
    /// Where the random choices start.
    pub seed: u64,
}

/// A text: its sentences, which cover all tokens, and the candidates in it.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Its sentences.
    pub sentences: Vec<Sample>,
    /// Its candidates.
    pub cases: Vec<Case>,
}

/// What is left out by chance, so that the network does not rely on any single thing.
#[derive(Debug)]
pub(super) struct Noise<'d> {
    dice: &'d mut Dice,
    dropout: f32,
    row_dropout: f32,
}

impl Noise<'_> {
    fn chance(&mut self, share: f32) -> bool {
        share > 0.0 && (self.dice.roll() as f32) < share * u32::MAX as f32
    }

    pub(super) fn drops_row(&mut self) -> bool {
        self.chance(self.row_dropout)
    }

    /// What is left is made larger by this, so that sums stay as large.
    pub(super) fn boost(&self) -> f32 {
        1.0 / (1.0 - self.dropout)
    }

    pub(super) fn drop(&mut self, numbers: &mut [f32]) {
        for number in numbers {
            *number *= if self.chance(self.dropout) { 0.0 } else { self.boost() };
        }
    }

    /// For each number of each token, what it is multiplied with.
    pub(super) fn masks(&mut self, tokens: usize) -> Vec<[f32; WIDTH]> {
        let mut masks = vec![[1.0; WIDTH]; tokens];
        masks.iter_mut().for_each(|mask| self.drop(mask));
        masks
    }
}

#[derive(Default)]
struct Touched {
    rows: Vec<u16>,
    pairs: Vec<u32>,
}

impl Net {
    /// Learns from texts. `progress` is told the losses for each token after every round: tags,
    /// heads, relations, cues, arguments.
    pub fn learn(&mut self, texts: &[&Text], settings: &NetSettings, progress: &dyn Fn([f64; 5])) {
        let mut dice = Dice::new(settings.seed);
        let mut order: Vec<usize> = (0..texts.len()).collect();
        let all = (settings.rounds * texts.len()).max(1) as f32;
        let mut touched = Touched::default();
        let mut done = 0.0f32;
        for _ in 0..settings.rounds {
            dice.shuffle(&mut order);
            let mut losses = [0.0f64; 5];
            let mut tokens = 0;
            for &at in &order {
                let mut noise = Noise {
                    dice: &mut dice,
                    dropout: settings.dropout,
                    row_dropout: settings.row_dropout,
                };
                let text = self.text(texts[at], &mut noise, &mut touched);
                losses.iter_mut().zip(text).for_each(|(sum, loss)| *sum += f64::from(loss));
                tokens += texts[at].sentences.iter().map(|s| s.rows.len()).sum::<usize>();
                done += 1.0;
                self.step(
                    &mut touched,
                    settings.rate * (1.0 - done / all) * (done / 300.0).min(1.0),
                );
            }
            progress(losses.map(|loss| loss / tokens.max(1) as f64));
        }
    }

    fn text(&mut self, text: &Text, noise: &mut Noise<'_>, touched: &mut Touched) -> [f32; 5] {
        let traces: Vec<_> = text.sentences.iter().map(|s| self.encode(&s.rows, noise)).collect();
        let states: Vec<[f32; WIDTH]> = traces.iter().flat_map(|t| t.out().to_vec()).collect();
        let mut told = vec![[0.0f32; WIDTH]; states.len()];
        let mut losses = [0.0; 5];
        let mut start = 0;
        for sample in &text.sentences {
            let range = start..start + sample.rows.len();
            start = range.end;
            let more = self.heads(sample, &states[range.clone()], &mut told[range]);
            losses.iter_mut().zip(more).for_each(|(sum, loss)| *sum += loss);
        }
        if !text.cases.is_empty() {
            let tokens: Vec<[f32; PAIR]> = states.iter().map(|s| self.pair_token(s)).collect();
            let mut tokens_told = vec![[0.0f32; PAIR]; states.len()];
            for case in &text.cases {
                let all_told = (&mut told[..], &mut tokens_told[..]);
                let pairs = &mut touched.pairs;
                losses[4] += self.case(case, &states, &tokens, all_told, noise, pairs);
            }
            self.tokens_back(&states, &tokens_told, &mut told);
        }
        let mut start = 0;
        for trace in &traces {
            let range = start..start + trace.out().len();
            start = range.end;
            self.encode_back(trace, told[range].to_vec(), &mut touched.rows);
        }
        losses
    }

    fn step(&mut self, touched: &mut Touched, rate: f32) {
        touched.rows.sort_unstable();
        touched.rows.dedup();
        for row in touched.rows.drain(..).map(usize::from) {
            self.rows.step(row * WIDTH..(row + 1) * WIDTH, rate);
        }
        let cased = !touched.pairs.is_empty();
        touched.pairs.sort_unstable();
        touched.pairs.dedup();
        for row in touched.pairs.drain(..) {
            let row = row as usize;
            self.pair_rows.step(row * PAIR..(row + 1) * PAIR, rate);
        }
        let heads = [
            &mut self.tags,
            &mut self.arc_word,
            &mut self.arc_head,
            &mut self.relation_word,
            &mut self.relation_head,
            &mut self.relation_out,
            &mut self.cue_hidden,
            &mut self.cue_out,
        ];
        for part in self.mixes.iter_mut().chain(heads) {
            part.step(rate);
        }
        self.arc_root.step_all(rate);
        self.distances.step_all(rate);
        if cased {
            for part in [&mut self.pair_token, &mut self.pair_cue, &mut self.pair_out] {
                part.step(rate);
            }
            self.biases.step_all(rate);
        }
    }
}
