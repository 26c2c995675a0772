//! Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations.
//!
//! Every rotation comes in one fixed order, so that the last bit is the same everywhere. What to make of equal
//! eigenvalues, whose vectors are not determined one by one, and of the sign of a vector is up to the caller.

use super::linear::Matrix;

/// Eigenvalues from the greatest to the least, each with its eigenvector of length 1.
///
/// Source: Golub and Van Loan (2013), Matrix Computations, 4th edition, section 8.5 (cyclic by row).
#[derive(Debug, Clone, PartialEq)]
pub struct Eigen {
    /// In descending order.
    pub values: Vec<f64>,
    /// In the order of the values.
    pub vectors: Vec<Vec<f64>>,
}

/// An entry off the diagonal below this share of the matrix's norm is 0.
const NOTHING: f64 = 1e-17;
/// Convergence is quadratic: ten sweeps are many.
const MOST_SWEEPS: usize = 60;

impl Eigen {
    /// Of a symmetric matrix.
    #[must_use]
    pub fn of(matrix: &Matrix) -> Self {
        let size = matrix.rows();
        let mut matrix = matrix.clone();
        let mut vectors = Matrix::identity(size);
        let norm = (0..size).flat_map(|i| matrix.row(i).to_vec()).map(|x| x * x).sum::<f64>().sqrt();
        for _ in 0..MOST_SWEEPS {
            let mut has_turned = false;
            for p in 0..size {
                for q in p + 1..size {
                    if matrix[(p, q)].abs() > NOTHING * norm {
                        turn(&mut matrix, &mut vectors, p, q);
                        has_turned = true;
                    }
                }
            }
            if !has_turned {
                break;
            }
        }
        let mut order: Vec<usize> = (0..size).collect();
        order.sort_by(|&a, &b| matrix[(b, b)].total_cmp(&matrix[(a, a)]));
        Self {
            values: order.iter().map(|&k| matrix[(k, k)]).collect(),
            vectors: order.iter().map(|&k| (0..size).map(|i| vectors[(i, k)]).collect()).collect(),
        }
    }
}

/// A sum of loadings nearer to 0 than this is 0.
const NO_SUM: f64 = 1e-9;

/// The sign that makes the sum of a component's loadings positive; where the sum is 0, the first loading that is not.
#[must_use]
pub fn sign_of_loadings(loadings: &[f64]) -> f64 {
    let sum: f64 = loadings.iter().sum();
    let decisive = if sum.abs() > NO_SUM {
        sum
    } else {
        loadings.iter().copied().find(|x| x.abs() > NO_SUM).unwrap_or(1.0)
    };
    if decisive < 0.0 { -1.0 } else { 1.0 }
}

/// Turns the axes `p` and `q` so that the entry between them vanishes.
fn turn(matrix: &mut Matrix, vectors: &mut Matrix, p: usize, q: usize) {
    let size = matrix.rows();
    let tau = (matrix[(q, q)] - matrix[(p, p)]) / (2.0 * matrix[(p, q)]);
    let sign = if tau < 0.0 { -1.0 } else { 1.0 };
    let tangent = sign / (tau.abs() + (1.0 + tau * tau).sqrt());
    let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
    let sine = tangent * cosine;
    let turned = |a: f64, b: f64| (cosine * a - sine * b, sine * a + cosine * b);
    let across = matrix[(p, q)];
    matrix[(p, p)] -= tangent * across;
    matrix[(q, q)] += tangent * across;
    (matrix[(p, q)], matrix[(q, p)]) = (0.0, 0.0);
    for i in (0..size).filter(|&i| i != p && i != q) {
        let (a, b) = turned(matrix[(i, p)], matrix[(i, q)]);
        (matrix[(i, p)], matrix[(p, i)]) = (a, a);
        (matrix[(i, q)], matrix[(q, i)]) = (b, b);
    }
    for i in 0..size {
        (vectors[(i, p)], vectors[(i, q)]) = turned(vectors[(i, p)], vectors[(i, q)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::linear::dot;

    fn close(got: f64, want: f64) {
        assert!((got - want).abs() < 1e-14, "{got} is not {want}");
    }

    fn symmetric(rows: &[&[f64]]) -> Matrix {
        let mut matrix = Matrix::zeros(rows.len(), rows.len());
        for (i, row) in rows.iter().enumerate() {
            row.iter().enumerate().for_each(|(j, &cell)| matrix[(i, j)] = cell);
        }
        matrix
    }

    /// By hand: (2, 1; 1, 2) has 3 along (1, 1)/√2 and 1 along (1, −1)/√2.
    #[test]
    fn two_by_two_by_hand() {
        let eigen = Eigen::of(&symmetric(&[&[2.0, 1.0], &[1.0, 2.0]]));
        close(eigen.values[0], 3.0);
        close(eigen.values[1], 1.0);
        close(eigen.vectors[0][0], eigen.vectors[0][1]);
        close(eigen.vectors[0][0].abs(), 0.5_f64.sqrt());
        close(eigen.vectors[1][0], -eigen.vectors[1][1]);
    }

    /// By hand: second differences (2, −1 beside the diagonal) have 2 − 2cos(kπ/(n + 1)).
    #[test]
    fn second_differences() {
        const SIZE: usize = 12;
        let mut matrix = Matrix::zeros(SIZE, SIZE);
        for i in 0..SIZE {
            matrix[(i, i)] = 2.0;
            if i > 0 {
                (matrix[(i, i - 1)], matrix[(i - 1, i)]) = (-1.0, -1.0);
            }
        }
        let eigen = Eigen::of(&matrix);
        for (k, &value) in eigen.values.iter().enumerate() {
            let angle = (SIZE - k) as f64 * std::f64::consts::PI / (SIZE + 1) as f64;
            close(value, 2.0 - 2.0 * libm::cos(angle));
            for (l, other) in eigen.vectors.iter().enumerate() {
                close(dot(&eigen.vectors[k], other), if k == l { 1.0 } else { 0.0 });
            }
            for i in 0..SIZE {
                close(dot(matrix.row(i), &eigen.vectors[k]), value * eigen.vectors[k][i]);
            }
        }
    }

    #[test]
    fn a_diagonal_matrix_is_only_sorted() {
        let eigen = Eigen::of(&symmetric(&[&[1.0, 0.0, 0.0], &[0.0, 3.0, 0.0], &[0.0, 0.0, 1.0]]));
        assert_eq!(eigen.values, [3.0, 1.0, 1.0]);
        assert_eq!(eigen.vectors[0], [0.0, 1.0, 0.0]);
    }
}
