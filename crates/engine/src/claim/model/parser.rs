//! Which word depends on which: an arc-hybrid parser that goes through a sentence once.

use super::lexical::Lexical;
use super::mix::{mix, mix3};
use super::table::Table;
use super::tagger::Tag;

/// What the parser does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Takes the next word onto the stack.
    Shift,
    /// Hangs the word on the stack's top under the next word.
    Left,
    /// Hangs the word on the stack's top under the one below it.
    Right,
}

impl Move {
    /// All moves, in the order of the model's columns.
    pub const ALL: [Move; 3] = [Move::Shift, Move::Left, Move::Right];
}

/// The place that stands for "nothing": the head of a sentence's root.
pub const ROOT: u32 = u32::MAX;

/// A sentence while it is parsed. Places count from the sentence's first token.
#[derive(Debug, Clone)]
pub struct ParseState {
    /// The words that wait for their head, bottom first.
    pub stack: Vec<u32>,
    /// The next word.
    pub next: u32,
    /// The heads found so far; [`ROOT`] where none is.
    pub heads: Vec<u32>,
    leftmost: Vec<u32>,
    rightmost: Vec<u32>,
    children: Vec<[u8; 2]>,
}

impl ParseState {
    /// Before the first word of `n`.
    pub fn new(n: usize) -> ParseState {
        ParseState {
            stack: Vec::with_capacity(16),
            next: 0,
            heads: vec![ROOT; n],
            leftmost: vec![ROOT; n],
            rightmost: vec![ROOT; n],
            children: vec![[0; 2]; n],
        }
    }

    /// Whether a move can be made.
    pub fn allows(&self, step: Move) -> bool {
        let rest = (self.next as usize) < self.heads.len();
        match step {
            Move::Shift => rest,
            Move::Left => rest && !self.stack.is_empty(),
            Move::Right => self.stack.len() > 1,
        }
    }

    /// Makes a move, which must be allowed.
    pub fn apply(&mut self, step: Move) {
        match step {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left => {
                if let Some(word) = self.stack.pop() {
                    self.hang(word, self.next);
                    let head = self.next as usize;
                    self.leftmost[head] = word;
                    self.children[head][0] = self.children[head][0].saturating_add(1);
                }
            }
            Move::Right => {
                if let (Some(word), Some(&head)) = (self.stack.pop(), self.stack.last()) {
                    self.hang(word, head);
                    self.rightmost[head as usize] = word;
                    let count = &mut self.children[head as usize][1];
                    *count = count.saturating_add(1);
                }
            }
        }
    }

    fn hang(&mut self, word: u32, head: u32) {
        self.heads[word as usize] = head;
    }

    /// Whether nothing is left to do.
    pub fn is_done(&self) -> bool {
        !Move::ALL.iter().any(|&step| self.allows(step))
    }

    /// The features of the state.
    pub fn features(&self, words: &[Lexical], tags: &[Tag], out: &mut Vec<u32>) {
        out.clear();
        let from_top =
            |k: usize| self.stack.len().checked_sub(k + 1).map_or(ROOT, |place| self.stack[place]);
        let (s0, s1, s2) = (from_top(0), from_top(1), from_top(2));
        let (b0, b1, b2) = (self.next, self.next + 1, self.next + 2);
        let tag = |at: u32| tags.get(at as usize).map_or(0, |t| t.code());
        let word = |at: u32| words.get(at as usize).copied().unwrap_or_default();
        let child = |list: &[u32], at: u32| list.get(at as usize).copied().unwrap_or(ROOT);
        let (t0, t1, t2) = (tag(s0), tag(s1), tag(s2));
        let (n0, n1, n2) = (tag(b0), tag(b1), tag(b2));
        let (ws0, ws1, wb0) = (word(s0), word(s1), word(b0));
        let s0l = child(&self.leftmost, s0);
        let s0r = child(&self.rightmost, s0);
        let s1l = child(&self.leftmost, s1);
        let s1r = child(&self.rightmost, s1);
        let b0l = child(&self.leftmost, b0);
        let counts = |at: u32| self.children.get(at as usize).copied().unwrap_or_default();
        let far = |a: u32, b: u32| match b.wrapping_sub(a) {
            n @ 0..=4 => n,
            5..=9 => 5,
            _ => 6,
        };
        let reach = far(s0, b0);
        let pair = mix(t0, n0);
        let mut put = |template: u32, a: u32, b: u32| out.push(mix3(template, a, b));
        put(1, ws0.stem, t0);
        put(2, wb0.stem, n0);
        put(3, ws1.stem, t1);
        put(4, t0, reach);
        put(5, pair, reach);
        put(6, ws0.stem, n0);
        put(7, wb0.stem, t0);
        put(8, ws0.stem, wb0.stem);
        put(9, pair, n1);
        put(10, mix(n0, n1), n2);
        put(11, mix(t1, t0), n0);
        put(12, mix(t2, t1), t0);
        put(13, mix(t1, t0), far(s1, s0));
        put(14, pair, tag(s0l));
        put(15, pair, tag(s0r));
        put(16, pair, tag(b0l));
        put(17, mix(t1, t0), tag(s1r));
        put(18, mix(t1, t0), tag(s1l));
        put(19, mix(t1, t0), tag(s0r));
        put(20, ws1.stem, ws0.stem);
        put(21, ws1.stem, t0);
        put(22, ws0.stem, t1);
        put(23, pair, u32::from(counts(s0)[0]) | u32::from(counts(s0)[1]) << 8);
        put(24, mix(t0, t1), u32::from(counts(s1)[1]));
        put(25, word(b1).stem, pair);
        put(26, word(s0r).stem, pair);
        put(27, word(s0l).stem, pair);
        put(28, word(s1l).stem, mix(t1, t0));
        put(29, mix(t1, wb0.form), t0);
        put(30, ws0.form, ws1.stem);
        put(31, mix(pair, n1), t1);
        put(32, mix(n0, t1), word(s2).stem);
        put(33, tag(s0.wrapping_add(1)), pair);
        put(34, tag(b0.wrapping_sub(1)), pair);
    }
}

/// The head of every token of a sentence.
pub fn parse(words: &[Lexical], tags: &[Tag], table: &Table) -> Vec<u32> {
    let mut state = ParseState::new(words.len());
    let mut features = Vec::new();
    loop {
        let allowed = Move::ALL.map(|step| state.allows(step));
        if !allowed.contains(&true) {
            return state.heads;
        }
        let mut best = Move::Shift;
        if allowed.iter().filter(|&&a| a).count() == 1 {
            best = Move::ALL[allowed.iter().position(|&a| a).unwrap_or(0)];
        } else {
            state.features(words, tags, &mut features);
            let mut sums = [0; 3];
            for &feature in &features {
                table.add(feature, &mut sums);
            }
            let mut top = i32::MIN;
            for (place, step) in Move::ALL.into_iter().enumerate() {
                if allowed[place] && sums[place] > top {
                    (best, top) = (step, sums[place]);
                }
            }
        }
        state.apply(best);
    }
}
