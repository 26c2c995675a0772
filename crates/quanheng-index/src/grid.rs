//! A table of things by node and by period (or scored period), in one piece.

use std::ops::{Index, IndexMut};

/// Rows of equal width: `grid[node][period]`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grid<T> {
    cells: Vec<T>,
    width: usize,
}

impl<T: Clone> Grid<T> {
    /// Every cell holds `cell`.
    pub(crate) fn filled(rows: usize, width: usize, cell: T) -> Self {
        Self { cells: vec![cell; rows * width], width }
    }
}

impl<T> Index<usize> for Grid<T> {
    type Output = [T];

    fn index(&self, row: usize) -> &[T] {
        &self.cells[row * self.width..(row + 1) * self.width]
    }
}

impl<T> IndexMut<usize> for Grid<T> {
    fn index_mut(&mut self, row: usize) -> &mut [T] {
        &mut self.cells[row * self.width..(row + 1) * self.width]
    }
}
