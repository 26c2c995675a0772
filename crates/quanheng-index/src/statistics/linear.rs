//! Small dense linear algebra: Cholesky factors of symmetric matrices and least squares by Householder reflections.
//!
//! For some hundred rows and columns at most; every loop runs in one fixed order, so that the last bit is the same
//! everywhere. Nothing here decides what to do about a singular matrix: it says so and the caller refuses.

use std::ops::{Index, IndexMut};

/// A pivot below this share of what it started from counts as nothing: the column is a combination of the columns
/// before it, with 1 − R² < 10⁻¹⁰.
const LEAST_PIVOT: f64 = 1e-10;

/// The column (from 0) that is a combination of the columns before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Singular {
    /// Its position.
    pub column: usize,
}

/// A matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    columns: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros.
    #[must_use]
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self { columns, cells: vec![0.0; rows * columns] }
    }

    /// The identity.
    #[must_use]
    pub fn identity(size: usize) -> Self {
        let mut identity = Self::zeros(size, size);
        (0..size).for_each(|i| identity[(i, i)] = 1.0);
        identity
    }

    /// The rows and columns of `self` at these positions.
    #[must_use]
    pub fn part(&self, rows: &[usize], columns: &[usize]) -> Self {
        let cells = rows.iter().flat_map(|&i| columns.iter().map(move |&j| self[(i, j)])).collect();
        Self { columns: columns.len(), cells }
    }

    /// With more rows than columns, the upper triangle R of as many rows as columns for which RᵀR = XᵀX; else as it is.
    ///
    /// Source: Golub and Van Loan (2013), algorithm 5.2.1.
    #[must_use]
    pub fn triangle(mut self) -> Self {
        let (rows, columns) = (self.rows(), self.columns);
        if rows <= columns {
            return self;
        }
        let mut beside = vec![0.0; rows];
        for j in 0..columns {
            let norm = (j..rows).map(|i| self[(i, j)] * self[(i, j)]).sum::<f64>().sqrt();
            if norm > 0.0 {
                reflect(&mut self, &mut beside, j, norm);
            }
        }
        self.cells.truncate(columns * columns);
        self
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or(0)
    }

    /// Number of columns.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// One row.
    #[must_use]
    pub fn row(&self, i: usize) -> &[f64] {
        &self.cells[i * self.columns..(i + 1) * self.columns]
    }
}

impl Index<(usize, usize)> for Matrix {
    type Output = f64;

    fn index(&self, (row, column): (usize, usize)) -> &f64 {
        &self.cells[row * self.columns + column]
    }
}

impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut f64 {
        &mut self.cells[row * self.columns + column]
    }
}

/// Σ aᵢbᵢ, from the first to the last.
#[must_use]
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The lower triangle L of a symmetric positive definite matrix A = LLᵀ.
///
/// Source: Golub and Van Loan (2013), Matrix Computations, 4th edition, algorithm 4.2.1.
#[derive(Debug, Clone, PartialEq)]
pub struct Cholesky {
    lower: Matrix,
}

impl Cholesky {
    /// Factors a symmetric matrix, of which the lower triangle is read.
    ///
    /// # Errors
    /// The first column that is a combination of those before it, or makes the matrix indefinite.
    pub fn of(matrix: &Matrix) -> Result<Self, Singular> {
        let size = matrix.rows();
        let mut lower = Matrix::zeros(size, size);
        for j in 0..size {
            let pivot = matrix[(j, j)] - dot(&lower.row(j)[..j], &lower.row(j)[..j]);
            if pivot.is_nan() || pivot <= LEAST_PIVOT * matrix[(j, j)].abs() {
                return Err(Singular { column: j });
            }
            lower[(j, j)] = pivot.sqrt();
            for i in j + 1..size {
                let rest = matrix[(i, j)] - dot(&lower.row(i)[..j], &lower.row(j)[..j]);
                lower[(i, j)] = rest / lower[(j, j)];
            }
        }
        Ok(Self { lower })
    }

    /// The x with Ax = b.
    #[must_use]
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let mut x = b.to_vec();
        for i in 0..x.len() {
            x[i] = (x[i] - dot(&self.lower.row(i)[..i], &x[..i])) / self.lower[(i, i)];
        }
        for i in (0..x.len()).rev() {
            let later: f64 = (i + 1..x.len()).map(|k| self.lower[(k, i)] * x[k]).sum();
            x[i] = (x[i] - later) / self.lower[(i, i)];
        }
        x
    }

    /// Row `i` of L up to the diagonal: with z independent standard normal, Lz is a draw of covariance A.
    #[must_use]
    pub fn lower_row(&self, i: usize) -> &[f64] {
        &self.lower.row(i)[..=i]
    }
}

/// The least-squares solution of Xb = y.
///
/// Source: Golub and Van Loan (2013), algorithms 5.2.1 and 5.3.2 (Householder reflections), which unlike the normal
/// equations do not square the condition of X.
#[derive(Debug, Clone, PartialEq)]
pub struct LeastSquares {
    /// b.
    pub coefficients: Vec<f64>,
    /// Σ(y − Xb)².
    pub residual_sum: f64,
    /// The upper triangle R of X = QR.
    upper: Matrix,
}

impl LeastSquares {
    /// Solves for `y` of as many rows as `x`, which are at least as many as its columns.
    ///
    /// # Errors
    /// The first column that is a combination of those before it.
    pub fn of(mut x: Matrix, mut y: Vec<f64>) -> Result<Self, Singular> {
        let size = x.columns();
        for j in 0..size {
            let square =
                |x: &Matrix, from: usize| (from..x.rows()).map(|i| x[(i, j)] * x[(i, j)]).sum::<f64>();
            let (whole, left) = (square(&x, 0), square(&x, j));
            if j >= x.rows() || left.is_nan() || left <= LEAST_PIVOT * whole {
                return Err(Singular { column: j });
            }
            reflect(&mut x, &mut y, j, left.sqrt());
        }
        let mut coefficients = y[..size].to_vec();
        for i in (0..size).rev() {
            let later = dot(&x.row(i)[i + 1..], &coefficients[i + 1..]);
            coefficients[i] = (coefficients[i] - later) / x[(i, i)];
        }
        Ok(Self { coefficients, residual_sum: dot(&y[size..], &y[size..]), upper: x })
    }

    /// R⁻¹z: with z independent standard normal, a draw of covariance (XᵀX)⁻¹.
    #[must_use]
    pub fn spread(&self, z: &[f64]) -> Vec<f64> {
        let mut spread = z.to_vec();
        for i in (0..z.len()).rev() {
            let later = dot(&self.upper.row(i)[i + 1..], &spread[i + 1..]);
            spread[i] = (spread[i] - later) / self.upper[(i, i)];
        }
        spread
    }
}

/// Turns column `j` below the diagonal to 0 by a reflection, which everything to its right goes through as well.
/// `norm` is the length of what stands in the column from the diagonal down.
fn reflect(x: &mut Matrix, y: &mut [f64], j: usize, norm: f64) {
    let (rows, columns) = (x.rows(), x.columns());
    let diagonal = if x[(j, j)] > 0.0 { -norm } else { norm };
    let mut mirror: Vec<f64> = (j..rows).map(|i| x[(i, j)]).collect();
    mirror[0] -= diagonal;
    let square = dot(&mirror, &mirror);
    for k in j + 1..columns {
        let along: f64 = (j..rows).map(|i| mirror[i - j] * x[(i, k)]).sum();
        (j..rows).for_each(|i| x[(i, k)] -= 2.0 * along / square * mirror[i - j]);
    }
    let along = dot(&mirror, &y[j..]);
    (j..rows).for_each(|i| y[i] -= 2.0 * along / square * mirror[i - j]);
    (j..rows).for_each(|i| x[(i, j)] = 0.0);
    x[(j, j)] = diagonal;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[&[f64]]) -> Matrix {
        Matrix { columns: rows[0].len(), cells: rows.concat() }
    }

    fn close(got: &[f64], want: &[f64]) {
        assert_eq!(got.len(), want.len());
        for (g, w) in got.iter().zip(want) {
            assert!((g - w).abs() <= 1e-13 * w.abs().max(1.0), "{got:?} is not {want:?}");
        }
    }

    /// By hand: L = (2, 0; 1, 3), A = LLᵀ = (4, 2; 2, 10), A(1, 2)ᵀ = (8, 22)ᵀ.
    #[test]
    fn a_factor_solves_and_spreads() {
        let factor = Cholesky::of(&matrix(&[&[4.0, 2.0], &[2.0, 10.0]])).unwrap();
        close(&factor.solve(&[8.0, 22.0]), &[1.0, 2.0]);
        close(factor.lower_row(1), &[1.0, 3.0]);
    }

    #[test]
    fn a_singular_or_indefinite_matrix_is_told() {
        let twice = matrix(&[&[1.0, 1.0], &[1.0, 1.0]]);
        assert_eq!(Cholesky::of(&twice), Err(Singular { column: 1 }));
        assert_eq!(Cholesky::of(&matrix(&[&[1.0, 2.0], &[2.0, 1.0]])), Err(Singular { column: 1 }));
        assert_eq!(LeastSquares::of(twice, vec![1.0, 2.0]), Err(Singular { column: 1 }));
        let wide = matrix(&[&[1.0, 2.0]]);
        assert_eq!(LeastSquares::of(wide, vec![1.0]), Err(Singular { column: 1 }));
    }

    /// By hand: XᵀX = (4, 6; 6, 14).
    #[test]
    fn a_triangle_keeps_the_sums_of_products() {
        let triangle = matrix(&[&[1.0, 0.0], &[1.0, 1.0], &[1.0, 2.0], &[1.0, 3.0]]).triangle();
        assert_eq!((triangle.rows(), triangle[(1, 0)]), (2, 0.0));
        let product = |j: usize, k: usize| (0..2).map(|i| triangle[(i, j)] * triangle[(i, k)]).sum::<f64>();
        close(&[product(0, 0), product(0, 1), product(1, 1)], &[4.0, 6.0, 14.0]);
        let wide = matrix(&[&[1.0, 2.0]]);
        assert_eq!(wide.clone().triangle(), wide);
    }

    /// By hand: y = 1 + 2x fits (0, 1), (1, 3), (2, 5), (3, 8) as y = 0.8 + 2.3x with residuals 0.2, −0.1, −0.4, 0.3.
    #[test]
    fn a_line_by_least_squares() {
        let x = matrix(&[&[1.0, 0.0], &[1.0, 1.0], &[1.0, 2.0], &[1.0, 3.0]]);
        let fit = LeastSquares::of(x, vec![1.0, 3.0, 5.0, 8.0]).unwrap();
        close(&fit.coefficients, &[0.8, 2.3]);
        close(&[fit.residual_sum], &[0.3]);
        // (XᵀX)⁻¹ = (0.7, −0.3; −0.3, 0.2): R⁻¹ has rows whose squares sum to its diagonal.
        let (a, b) = (fit.spread(&[1.0, 0.0]), fit.spread(&[0.0, 1.0]));
        close(&[a[0] * a[0] + b[0] * b[0], a[0] * a[1] + b[0] * b[1], b[1] * b[1]], &[0.7, -0.3, 0.2]);
    }
}
