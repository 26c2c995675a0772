//! Sorting scores, best first, with their rows: most of the time of a ranking.
//!
//! Score and row go into one whole number where both fit, as they do up to millions of units: such numbers sort
//! twice as fast as pairs, and long columns of them digit by digit.

use super::grid::Grid;
use super::radix;
use crate::statistics::order_key;

/// Room to sort in, kept from column to column.
#[derive(Default)]
pub(super) struct Order {
    packed: Vec<u64>,
    spare: Vec<u64>,
    pairs: Vec<(u64, u64)>,
}

/// The scores of a column.
#[derive(Clone, Copy)]
pub(super) struct Scores<'a> {
    /// NaN where missing.
    pub(super) slots: &'a [f64],
    /// Rows that are ranked; `None` for all.
    pub(super) members: Option<&'a [bool]>,
    /// To what they are rounded.
    pub(super) grid: Grid,
}

/// The ranked rows of a column, best first.
pub struct Sorted<'a> {
    /// Something that grows as the score falls, then the row.
    keys: &'a [u64],
    row_bits: u32,
}

impl Sorted<'_> {
    /// Hands out the rows of equal scores, tie by tie, best first.
    pub(super) fn ties(&self) -> impl Iterator<Item = impl ExactSizeIterator<Item = usize>> {
        let (row_bits, mask) = (self.row_bits, (1 << self.row_bits) - 1);
        let ties = self.keys.chunk_by(move |a, b| a >> row_bits == b >> row_bits);
        ties.map(move |tie| tie.iter().map(move |key| (key & mask) as usize))
    }
}

impl Order {
    /// Sorts a column.
    pub(super) fn sort(&mut self, scores: Scores) -> Sorted<'_> {
        let row_bits = (scores.slots.len() as u64).next_power_of_two().trailing_zeros();
        let is_narrow = |span: u64| span < 1 << (63 - row_bits);
        match scores.grid.span().filter(|&span| is_narrow(span)) {
            Some(span) => {
                self.pack(scores, row_bits);
                self.sort_packed(row_bits, span);
            }
            None => self.sort_pairs(scores, row_bits),
        }
        Sorted { keys: &self.packed, row_bits }
    }

    /// A key for each row that is ranked: how far its score is behind the best there could be, then the row.
    fn pack(&mut self, Scores { slots, members, grid }: Scores, row_bits: u32) {
        self.packed.resize(slots.len(), 0);
        grid.behind_all(slots, &mut self.packed);
        for (row, key) in self.packed.iter_mut().enumerate() {
            *key = *key << row_bits | row as u64;
        }
        let is_whole = !slots.iter().fold(false, |any, slot| any | slot.is_nan());
        if is_whole && members.is_none() {
            return;
        }
        let mut ranked = 0;
        for row in 0..slots.len() {
            // Written in any case, counted when it belongs: quicker than a branch that cannot be foreseen.
            self.packed[ranked] = self.packed[row];
            ranked += usize::from(!slots[row].is_nan() & members.is_none_or(|members| members[row]));
        }
        self.packed.truncate(ranked);
    }

    fn sort_packed(&mut self, row_bits: u32, span: u64) {
        if self.packed.len() < radix::WORTH_WHILE {
            self.packed.sort_unstable();
        } else {
            // Rows ascend already, and the sort keeps the order of equals.
            radix::sort(&mut self.packed, &mut self.spare, row_bits, u64::BITS - span.leading_zeros());
        }
    }

    /// The long way: sorts pairs, and numbers the distinct scores.
    fn sort_pairs(&mut self, Scores { slots, members, grid }: Scores, row_bits: u32) {
        let is_ranked = |row: usize| !slots[row].is_nan() && members.is_none_or(|members| members[row]);
        let ranked = (0..slots.len()).filter(|&row| is_ranked(row));
        self.pairs.clear();
        self.pairs.extend(ranked.map(|row| (!order_key(grid.whole(slots[row])), row as u64)));
        self.pairs.sort_unstable();
        self.packed.clear();
        for (number, tie) in self.pairs.chunk_by(|a, b| a.0 == b.0).enumerate() {
            self.packed.extend(tie.iter().map(|&(_, row)| (number as u64) << row_bits | row));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::Precision;

    fn ties(scores: &[f64], members: Option<&[bool]>) -> Vec<Vec<usize>> {
        let grid = Precision::of_values(scores.iter().copied()).grid();
        let mut order = Order::default();
        let sorted = order.sort(Scores { slots: scores, members, grid });
        sorted.ties().map(Iterator::collect).collect()
    }

    #[test]
    fn ties_come_best_first() {
        let scores = [1.0, 3.0, -2.0, f64::NAN, 3.0, 0.0, -0.0, -9.0];
        assert_eq!(ties(&scores, None), [vec![1, 4], vec![0], vec![5, 6], vec![2], vec![7]]);
        let members = [true, false, true, true, true, true, true, false];
        assert_eq!(ties(&scores, Some(&members)), [vec![4], vec![0], vec![5, 6], vec![2]]);
        assert_eq!(ties(&[], None), Vec::<Vec<usize>>::new());
        assert_eq!(ties(&[7.0], None), [[0]]);
    }

    #[test]
    fn scores_too_large_or_too_small_to_be_packed_are_told_apart_as_well() {
        let one = libm::exp2(60.0);
        assert_eq!(ties(&[one, one.next_up(), one], None), [vec![1], vec![0, 2]]);
        assert_eq!(ties(&[1e-300, 2e-300, 1e-300], None), [vec![1], vec![0, 2]]);
    }

    /// The long way, pairs, is the reference.
    #[test]
    fn long_columns_are_sorted_digit_by_digit_to_the_same_order() {
        let draw = |row: u64| (row.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as f64;
        for scale in [1e-3, 1.0, 1e9] {
            let scores: Vec<f64> = (0..20_000_u64)
                .map(|row| match row % 7 {
                    0 => f64::NAN,
                    1 => -draw(row) * scale,
                    2 => (draw(row) * 1e-5).floor() * scale,
                    _ => draw(row) * scale / 3.0,
                })
                .collect();
            let grid = Precision::of_values(scores.iter().copied()).grid();
            let (mut order, row_bits) = (Order::default(), 15);
            order.sort_pairs(Scores { slots: &scores, members: None, grid }, row_bits);
            let sorted = Sorted { keys: &order.packed, row_bits };
            let want: Vec<Vec<usize>> = sorted.ties().map(Iterator::collect).collect();
            assert!(want.len() > 1000 && want.iter().any(|tie| tie.len() > 1));
            assert_eq!(ties(&scores, None), want);
        }
    }
}
