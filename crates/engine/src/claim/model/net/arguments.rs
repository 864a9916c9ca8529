//! What each token is to a candidate: its source, its content or neither.

use super::WIDTH;
use super::dense::{Dense, narrow, sum_and_rectify};
use crate::claim::model::argument::ARGUMENT_COLUMNS;
use crate::claim::model::chain::Columns;
use crate::claim::model::view::CandidateView;

/// Width of what stands between token, candidate and answer.
pub const PAIR: usize = 48;

/// The arguments' part of the network.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arguments {
    /// What the token gives.
    pub token: Dense<WIDTH, PAIR>,
    /// What the cue gives.
    pub cue: Dense<WIDTH, PAIR>,
    /// What is seen of token and candidate together, as rows of units.
    pub rows: Vec<[i16; PAIR]>,
    /// The columns of the arguments' graph.
    pub out: Dense<PAIR, ARGUMENT_COLUMNS>,
    /// The biases of the graph's edges, in units.
    pub biases: Vec<i32>,
}

impl Arguments {
    /// What a token gives to any candidate.
    pub fn of_token(&self, state: &[i16; WIDTH]) -> [i16; PAIR] {
        narrow(&self.token.apply(state))
    }

    /// What a candidate gives to all its tokens.
    #[inline(never)]
    pub fn of_candidate(&self, view: &CandidateView<'_>, state: &[i16; WIDTH]) -> [i16; PAIR] {
        let mut sums = self.cue.apply(state);
        for row in view.own_rows().iter().filter_map(|&row| self.rows.get(row as usize)) {
            sums.iter_mut().zip(row).for_each(|(sum, &more)| *sum += i32::from(more));
        }
        narrow(&sums)
    }

    /// What stands between token `at` and the answer, given what it and the candidate give.
    #[inline(never)]
    pub fn pair(
        &self,
        view: &CandidateView<'_>,
        at: usize,
        token: &[i16; PAIR],
        candidate: &[i16; PAIR],
    ) -> [i16; PAIR] {
        let mut rows: [&[i16]; 11] = [token; 11];
        for (place, row) in rows[1..].iter_mut().zip(view.rows(at)) {
            *place = self.rows.get(row as usize).unwrap_or(&[0; PAIR]);
        }
        rows[10] = candidate;
        sum_and_rectify(&rows)
    }

    /// The columns of tokens, each as [`Arguments::pair`] gives it.
    #[inline(never)]
    pub fn columns(&self, pairs: &[[i16; PAIR]]) -> Vec<Columns> {
        let padded = |scores: &[i32; ARGUMENT_COLUMNS]| {
            let mut columns: Columns = [0; 8];
            columns[..ARGUMENT_COLUMNS].copy_from_slice(scores);
            columns
        };
        self.out.apply_all(pairs).iter().map(padded).collect()
    }
}
