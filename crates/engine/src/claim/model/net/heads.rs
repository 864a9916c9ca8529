//! What the network says of the tokens of a sentence: parts of speech, dependencies, cues.

use super::WIDTH;
use super::dense::{Dense, dots, narrow, rectify};
use crate::claim::model::logs::UNIT;
use crate::claim::model::relation::{ROOT, Relation};
use crate::claim::model::tag::Tag;

/// Width of what dependencies are found by.
pub const ARCS: usize = 32;
/// Width of what stands between a token and its relation, or its being a cue.
pub const HIDDEN: usize = 32;
/// Classes of the distance from a word to its head; the last is for words without one.
pub const DISTANCES: usize = 29;
/// How many tags the network chooses from.
pub const TAGS: usize = Tag::LEARNED;
/// How many relations it chooses from.
pub const RELATIONS: usize = Relation::ALL.len();

/// Finds the head of each word: the token that fits it best.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arcs {
    /// What a word looks for.
    pub word: Dense<WIDTH, ARCS>,
    /// What a head offers.
    pub head: Dense<WIDTH, ARCS>,
    /// What having no head offers.
    pub root: Vec<i16>,
    /// How likely each distance is, in units.
    pub distances: Vec<i32>,
}

/// The class of a distance.
pub fn distance_class(word: usize, head: usize) -> usize {
    let class = match word.abs_diff(head) {
        near @ 0..=7 => near,
        8..=9 => 8,
        10..=12 => 9,
        13..=16 => 10,
        17..=22 => 11,
        23..=30 => 12,
        _ => 13,
    };
    if head > word { class } else { 14 + class }
}

impl Arcs {
    /// The head of every token of a sentence, counted from its first; [`ROOT`] for none. No word
    /// hangs under itself, directly or by others.
    #[inline(never)]
    pub fn find(&self, states: &[[i16; WIDTH]]) -> Vec<u32> {
        let n = states.len();
        let words: Vec<[i16; ARCS]> = self.word.apply_all(states).iter().map(narrow).collect();
        let mut offers: Vec<[i16; ARCS]> = self.head.apply_all(states).iter().map(narrow).collect();
        let mut root = [0i16; ARCS];
        root.iter_mut().zip(&self.root).for_each(|(to, &from)| *to = from);
        let distance = |class: usize| self.distances.get(class).copied().unwrap_or(0);
        let mut heads = Vec::with_capacity(n);
        let mut leads = Vec::with_capacity(n);
        // Having no head is offered last.
        offers.push(root);
        let mut fits = vec![0; n + 1];
        for (at, word) in words.iter().enumerate() {
            dots(word, &offers, &mut fits);
            let none = fits[n] / UNIT + distance(DISTANCES - 1);
            let (mut best, mut head) = (none, ROOT);
            for (place, fit) in fits[..n].iter().enumerate().filter(|(place, _)| *place != at) {
                let score = fit / UNIT + distance(distance_class(at, place));
                if score > best {
                    (best, head) = (score, place as u32);
                }
            }
            heads.push(head);
            leads.push(best - none);
        }
        cut_cycles(&mut heads, &leads);
        heads
    }
}

/// Takes the head from the word of each cycle that loses least by it.
#[inline(never)]
fn cut_cycles(heads: &mut [u32], leads: &[i32]) {
    // 0 not seen, else the number of the walk that saw it.
    let mut seen = vec![0u32; heads.len()];
    for start in 0..heads.len() {
        let walk = start as u32 + 1;
        let mut at = start;
        while let Some(mark) = seen.get_mut(at).filter(|mark| **mark == 0) {
            *mark = walk;
            at = heads[at] as usize;
        }
        if seen.get(at) != Some(&walk) {
            continue;
        }
        let (mut weakest, mut next) = (at, heads[at] as usize);
        while next != at {
            if leads[next] < leads[weakest] {
                weakest = next;
            }
            next = heads[next] as usize;
        }
        heads[weakest] = ROOT;
    }
}

/// Names how words depend on their heads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relations {
    /// What the word gives.
    pub word: Dense<WIDTH, HIDDEN>,
    /// What its head gives.
    pub head: Dense<WIDTH, HIDDEN>,
    /// The relations.
    pub out: Dense<HIDDEN, RELATIONS>,
}

impl Relations {
    /// The relation of every token to its head.
    #[inline(never)]
    pub fn find(&self, states: &[[i16; WIDTH]], heads: &[u32]) -> Vec<Relation> {
        let offers = self.head.apply_all(states);
        let mut sums = self.word.apply_all(states);
        for (sums, &head) in sums.iter_mut().zip(heads) {
            let offer = offers.get(head as usize).unwrap_or(&[0; HIDDEN]);
            sums.iter_mut().zip(offer).for_each(|(sum, more)| *sum += more);
        }
        let hidden: Vec<[i16; HIDDEN]> = sums.iter().map(rectify).collect();
        let name = |(answers, &head): (&[i32; RELATIONS], &u32)| match head {
            ROOT => Relation::Root,
            _ => Relation::ALL[largest(answers)],
        };
        self.out.apply_all(&hidden).iter().zip(heads).map(name).collect()
    }
}

/// The place of the largest number, the first of equals.
pub fn largest<const N: usize>(numbers: &[i32; N]) -> usize {
    (1..N).fold(0, |best, at| if numbers[at] > numbers[best] { at } else { best })
}

/// Tells cues.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cues {
    /// What is looked at.
    pub hidden: Dense<WIDTH, HIDDEN>,
    /// No cue, first word of one, further word.
    pub out: Dense<HIDDEN, 3>,
}

impl Cues {
    /// For every token, how much speaks for no cue, the first word of one, a further word.
    #[inline(never)]
    pub fn find(&self, states: &[[i16; WIDTH]]) -> Vec<[i32; 3]> {
        let hidden: Vec<[i16; HIDDEN]> =
            self.hidden.apply_all(states).iter().map(rectify).collect();
        self.out.apply_all(&hidden)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_is_cut_at_its_weakest_link_and_what_leads_to_it_stays() {
        let mut heads = [1, 2, 1, 4, ROOT];
        cut_cycles(&mut heads, &[0, 9, 5, 0, 0]);
        assert_eq!(heads, [1, 2, ROOT, 4, ROOT]);
    }
}
