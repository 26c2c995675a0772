//! Sorting scores, best first, with their rows: most of the time of a ranking.
//!
//! Score and row go into one whole number, the score cut to the bits the row leaves: such numbers sort twice as
//! fast as pairs. Scores that the cut made equal are then compared in full.

use crate::statistics::order_key;

/// Room to sort in, kept from column to column.
#[derive(Default)]
pub(super) struct Order {
    packed: Vec<u64>,
    /// By row; of rows without a score, whatever was there.
    keys: Vec<u64>,
}

impl Order {
    /// Hands out the rows of equal scores, tie by tie, best first. `scores` gives rows below `rows`, each once,
    /// with their scores.
    pub(super) fn each_tie(
        &mut self,
        rows: usize,
        scores: impl Iterator<Item = (usize, f64)>,
        mut each: impl FnMut(&[u64]),
    ) {
        let row_bits = (rows as u64).next_power_of_two() - 1;
        self.packed.resize(rows, 0);
        self.keys.resize(rows, 0);
        let keys = &mut self.keys[..];
        let mut count = 0;
        for (row, score) in scores {
            keys[row] = !order_key(score);
            self.packed[count] = (keys[row] & !row_bits) | row as u64;
            count += 1;
        }
        let packed = &mut self.packed[..count];
        packed.sort_unstable();
        let key = |row: u64| keys[row as usize];
        let mut start = 0;
        for end in 1..=count {
            if end < count && (packed[start] ^ packed[end]) & !row_bits == 0 {
                continue;
            }
            let near = &mut packed[start..end];
            start = end;
            near.iter_mut().for_each(|packed| *packed &= row_bits);
            if near.len() == 1 || near.iter().all(|&row| key(row) == key(near[0])) {
                each(near);
            } else {
                near.sort_unstable_by_key(|&row| key(row));
                near.chunk_by(|&a, &b| key(a) == key(b)).for_each(&mut each);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ties(scores: &[f64]) -> Vec<Vec<u64>> {
        let mut ties = Vec::new();
        let rows = scores.iter().copied().enumerate();
        Order::default().each_tie(scores.len(), rows, |tie| ties.push(tie.to_vec()));
        ties
    }

    #[test]
    fn equal_scores_come_together_and_others_in_order() {
        assert_eq!(ties(&[1.0, 3.0, -2.0, 3.0]), [vec![1, 3], vec![0], vec![2]]);
        assert_eq!(ties(&[0.0, -0.0]), [[0, 1]]);
        assert_eq!(ties(&[]), Vec::<Vec<u64>>::new());
    }

    #[test]
    fn scores_that_differ_in_their_last_bit_only_are_told_apart() {
        let mut score = 1.0_f64;
        let rising: Vec<f64> = (0..3000)
            .map(|_| {
                score = score.next_up();
                score
            })
            .collect();
        let best_first: Vec<Vec<u64>> = (0..3000).rev().map(|row| vec![row]).collect();
        assert_eq!(ties(&rising), best_first);
    }
}
