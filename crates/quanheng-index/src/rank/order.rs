//! Sorting scores, best first, with their rows: most of the time of a ranking.
//!
//! Score and row go into one whole number where both fit, as they do up to millions of units: such numbers sort
//! twice as fast as pairs.

use crate::statistics::order_key;

/// Room to sort in, kept from column to column.
#[derive(Default)]
pub(super) struct Order {
    packed: Vec<u64>,
    pairs: Vec<(u64, u64)>,
}

/// What is known of the scores of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Scores {
    /// Whole numbers, none greater in size.
    Whole(f64),
    /// Any finite numbers.
    Any,
}

impl Order {
    /// Hands out the rows of equal scores, tie by tie, best first. `scored` gives rows below `rows`, each once, with
    /// their scores.
    pub(super) fn each_tie(
        &mut self,
        rows: usize,
        scores: Scores,
        scored: impl Iterator<Item = (usize, f64)>,
        each: impl FnMut(&[u64]),
    ) {
        let row_bits = (rows as u64).next_power_of_two().trailing_zeros();
        let room = 1_i64 << (62 - row_bits);
        match scores {
            Scores::Whole(most) if most < room as f64 => {
                self.packed.resize(rows, 0);
                let mut count = 0;
                for (row, score) in scored {
                    self.packed[count] = ((room - score as i64) as u64) << row_bits | row as u64;
                    count += 1;
                }
                packed_ties(&mut self.packed[..count], row_bits, each);
            }
            _ => self.pair_ties(scored, each),
        }
    }

    fn pair_ties(&mut self, scored: impl Iterator<Item = (usize, f64)>, mut each: impl FnMut(&[u64])) {
        self.pairs.clear();
        self.pairs.extend(scored.map(|(row, score)| (!order_key(score), row as u64)));
        self.pairs.sort_unstable();
        for tie in self.pairs.chunk_by(|a, b| a.0 == b.0) {
            self.packed.clear();
            self.packed.extend(tie.iter().map(|pair| pair.1));
            each(&self.packed);
        }
    }
}

fn packed_ties(packed: &mut [u64], row_bits: u32, mut each: impl FnMut(&[u64])) {
    packed.sort_unstable();
    let mut start = 0;
    for end in 1..=packed.len() {
        let goes_on = packed.get(end).is_some_and(|next| next >> row_bits == packed[start] >> row_bits);
        if !goes_on {
            let tie = &mut packed[start..end];
            tie.iter_mut().for_each(|packed| *packed &= (1 << row_bits) - 1);
            each(tie);
            start = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ties(kind: Scores, scores: &[f64]) -> Vec<Vec<u64>> {
        let mut ties = Vec::new();
        let scored = scores.iter().copied().enumerate();
        Order::default().each_tie(scores.len(), kind, scored, |tie| ties.push(tie.to_vec()));
        ties
    }

    #[test]
    fn both_ways_give_the_same_ties_best_first() {
        let scores = [1.0, 3.0, -2.0, 3.0, 0.0, -0.0, -1e12];
        let want = vec![vec![1, 3], vec![0], vec![4, 5], vec![2], vec![6]];
        assert_eq!(ties(Scores::Whole(1e12), &scores), want);
        assert_eq!(ties(Scores::Any, &scores), want);
        assert_eq!(ties(Scores::Whole(0.0), &[]), Vec::<Vec<u64>>::new());
        assert_eq!(ties(Scores::Whole(7.0), &[7.0]), [[0]]);
    }

    #[test]
    fn scores_too_large_to_be_packed_are_told_apart_as_well() {
        let one = libm::exp2(60.0);
        assert_eq!(ties(Scores::Whole(one * 2.0), &[one, one.next_up(), one]), [vec![1], vec![0, 2]]);
    }
}
