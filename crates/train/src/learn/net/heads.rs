//! Tags, dependencies, relations and cues: their losses.

use super::dense::{choice, dot, rectify, rectify_back, softmax};
use super::{Net, WIDTH};
use sayso_engine::claim::model::net::heads::{
    ARCS, DISTANCES, HIDDEN, RELATIONS, TAGS, distance_class,
};
use sayso_engine::claim::model::net::input::SLOTS;
use sayso_engine::claim::model::relation::{ROOT, Relation};

/// How much a cue's loss counts beside that of tags and dependencies.
const CUE_WEIGHT: f32 = 2.0;

/// A sentence, or a piece of one, with what is known of it.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// The rows of each token.
    pub rows: Vec<[u16; SLOTS]>,
    /// The tag of each word, where it is known.
    pub tags: Vec<Option<u8>>,
    /// The head of each word, counted from the first token, and how it depends on it, where that is
    /// known; [`ROOT`] for no head.
    pub heads: Vec<Option<(u32, Relation)>>,
    /// Whether each token is no cue, the first word of one or a further word.
    pub cues: Vec<u8>,
}

/// The losses of tags, heads, relations and cues.
pub(super) type Losses = [f32; 4];

impl Net {
    /// The losses of a sentence; tells its states and all weights.
    pub(super) fn heads(
        &mut self,
        sample: &Sample,
        states: &[[f32; WIDTH]],
        told: &mut [[f32; WIDTH]],
    ) -> Losses {
        let mut losses = [0.0; 4];
        for (at, state) in states.iter().enumerate() {
            if let Some(gold) = sample.tags[at] {
                let logits: [f32; TAGS] = self.tags.apply(state);
                let (loss, back) = choice(&logits, usize::from(gold));
                losses[0] += loss;
                self.tags.back(state, &back, &mut told[at]);
            }
            if let Some((head, relation)) = sample.heads[at].filter(|&(head, _)| head != ROOT) {
                losses[2] += self.relation(states, told, (at, head as usize), relation);
            }
            losses[3] += self.cue(state, &mut told[at], sample.cues[at]);
        }
        losses[1] = self.arcs(sample, states, told);
        losses
    }

    fn arcs(&mut self, sample: &Sample, states: &[[f32; WIDTH]], told: &mut [[f32; WIDTH]]) -> f32 {
        let n = states.len();
        let words: Vec<[f32; ARCS]> = states.iter().map(|s| self.arc_word.apply(s)).collect();
        let offers: Vec<[f32; ARCS]> = states.iter().map(|s| self.arc_head.apply(s)).collect();
        let mut words_told = vec![[0.0f32; ARCS]; n];
        let mut offers_told = vec![[0.0f32; ARCS]; n];
        let mut loss = 0.0;
        let mut scores = Vec::with_capacity(n + 1);
        for at in 0..n {
            let Some((head, _)) = sample.heads[at] else { continue };
            let gold = if head == ROOT { n } else { head as usize };
            scores.clear();
            scores.extend(offers.iter().enumerate().map(|(place, offer)| {
                if place == at {
                    return f32::MIN;
                }
                dot(&words[at], offer) + self.distances.w[distance_class(at, place)]
            }));
            scores.push(dot(&words[at], &self.arc_root.w) + self.distances.w[DISTANCES - 1]);
            let shares = softmax(&scores);
            loss -= shares[gold].max(1e-9).ln();
            for (place, share) in shares.iter().enumerate() {
                let error = share - f32::from(u8::from(place == gold));
                if error.abs() < 1e-5 {
                    continue;
                }
                let (class, offer, offer_told) = match offers.get(place) {
                    Some(offer) => (distance_class(at, place), offer, &mut offers_told[place][..]),
                    None => {
                        let root: &[f32; ARCS] =
                            self.arc_root.w[..].try_into().expect("as wide as arcs");
                        (DISTANCES - 1, root, &mut self.arc_root.g[..])
                    }
                };
                self.distances.g[class] += error;
                for k in 0..ARCS {
                    words_told[at][k] += error * offer[k];
                    offer_told[k] += error * words[at][k];
                }
            }
        }
        for (part, part_told) in
            [(&mut self.arc_word, &words_told), (&mut self.arc_head, &offers_told)]
        {
            part.learn(states, part_told);
            told.iter_mut().zip(part_told).for_each(|(told, own)| part.hand_down(own, told));
        }
        loss
    }

    fn relation(
        &mut self,
        states: &[[f32; WIDTH]],
        told: &mut [[f32; WIDTH]],
        (word, head): (usize, usize),
        gold: Relation,
    ) -> f32 {
        let mut sums: [f32; HIDDEN] = self.relation_word.apply(&states[word]);
        let offer: [f32; HIDDEN] = self.relation_head.apply(&states[head]);
        sums.iter_mut().zip(offer).for_each(|(sum, more)| *sum += more);
        let hidden = rectify(sums);
        let logits: [f32; RELATIONS] = self.relation_out.apply(&hidden);
        let (loss, back) = choice(&logits, gold as usize);
        let mut hidden_told = [0.0; HIDDEN];
        self.relation_out.back(&hidden, &back, &mut hidden_told);
        let sums_told = rectify_back(&hidden, &hidden_told);
        self.relation_word.back(&states[word], &sums_told, &mut told[word]);
        self.relation_head.back(&states[head], &sums_told, &mut told[head]);
        loss
    }

    fn cue(&mut self, state: &[f32; WIDTH], told: &mut [f32; WIDTH], gold: u8) -> f32 {
        let hidden: [f32; HIDDEN] = rectify(self.cue_hidden.apply(state));
        let logits: [f32; 3] = self.cue_out.apply(&hidden);
        let (loss, back) = choice(&logits, usize::from(gold));
        let mut hidden_told = [0.0; HIDDEN];
        self.cue_out.back(&hidden, &back.map(|b| b * CUE_WEIGHT), &mut hidden_told);
        self.cue_hidden.back(state, &rectify_back(&hidden, &hidden_told), told);
        loss
    }
}
