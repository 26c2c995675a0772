//! Varimax: turns the axes of factors until each factor has few high loadings.

use super::linear::Matrix;

/// Angles below this are rounding.
const NOTHING: f64 = 1e-12;
/// A hundred rounds are many.
const MOST_ROUNDS: usize = 1000;

/// Loadings (a row for each variable, a column for each factor) turned so that Σ over the factors of the variance of
/// the squared loadings, each row scaled to length 1 (Kaiser's normalisation), is greatest. Factors are turned two at
/// a time in a fixed order; where no angle is better than another, they stay.
///
/// Source: Kaiser (1958), "The varimax criterion for analytic rotation in factor analysis", Psychometrika 23(3).
#[must_use]
pub fn varimax(loadings: &Matrix) -> Matrix {
    let (rows, columns) = (loadings.rows(), loadings.columns());
    let lengths: Vec<f64> =
        (0..rows).map(|i| loadings.row(i).iter().map(|x| x * x).sum::<f64>().sqrt()).collect();
    let scaled = |matrix: &Matrix, factor: &dyn Fn(usize) -> f64| {
        let mut scaled = Matrix::zeros(rows, columns);
        for i in 0..rows {
            (0..columns).for_each(|j| scaled[(i, j)] = matrix[(i, j)] * factor(i));
        }
        scaled
    };
    let mut turned = scaled(loadings, &|i| if lengths[i] > 0.0 { 1.0 / lengths[i] } else { 0.0 });
    for _ in 0..MOST_ROUNDS {
        let mut widest = 0.0_f64;
        for j in 0..columns {
            for k in j + 1..columns {
                widest = widest.max(turn(&mut turned, j, k).abs());
            }
        }
        if widest < NOTHING {
            break;
        }
    }
    scaled(&turned, &|i| lengths[i])
}

/// Turns two factors by the best angle, which is returned.
fn turn(loadings: &mut Matrix, j: usize, k: usize) -> f64 {
    let rows = loadings.rows();
    let (mut a, mut b, mut c, mut d) = (0.0, 0.0, 0.0, 0.0);
    for i in 0..rows {
        let (x, y) = (loadings[(i, j)], loadings[(i, k)]);
        let (u, v) = (x * x - y * y, 2.0 * x * y);
        a += u;
        b += v;
        c += u * u - v * v;
        d += 2.0 * u * v;
    }
    let p = rows as f64;
    let (sine, cosine) = (d - 2.0 * a * b / p, c - (a * a - b * b) / p);
    if sine.abs().max(cosine.abs()) < NOTHING * p {
        return 0.0;
    }
    let angle = libm::atan2(sine, cosine) / 4.0;
    let (sine, cosine) = libm::sincos(angle);
    for i in 0..rows {
        let (x, y) = (loadings[(i, j)], loadings[(i, k)]);
        loadings[(i, j)] = x * cosine + y * sine;
        loadings[(i, k)] = y * cosine - x * sine;
    }
    angle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[[f64; 2]]) -> Matrix {
        let mut matrix = Matrix::zeros(rows.len(), 2);
        for (i, row) in rows.iter().enumerate() {
            (matrix[(i, 0)], matrix[(i, 1)]) = (row[0], row[1]);
        }
        matrix
    }

    fn close(got: &Matrix, want: &[[f64; 2]]) {
        for (i, row) in want.iter().enumerate() {
            for (j, cell) in row.iter().enumerate() {
                assert!((got[(i, j)] - cell).abs() < 1e-9, "{got:?} is not {want:?}");
            }
        }
    }

    /// By hand: a simple structure turned by 30° is found again; lengths of rows are kept.
    #[test]
    fn a_simple_structure_is_found_again() {
        let (sine, cosine) = (0.5, 0.75_f64.sqrt());
        let simple = [[0.9, 0.0], [0.8, 0.0], [0.0, 0.7], [0.0, 0.6]];
        let turned: Vec<[f64; 2]> =
            simple.iter().map(|[x, y]| [x * cosine - y * sine, x * sine + y * cosine]).collect();
        close(&varimax(&matrix(&turned)), &simple);
    }

    #[test]
    fn a_row_of_zeros_and_one_factor_stay() {
        close(
            &varimax(&matrix(&[[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])),
            &[[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]],
        );
        let mut one = Matrix::zeros(2, 1);
        (one[(0, 0)], one[(1, 0)]) = (0.6, -0.8);
        let kept = varimax(&one);
        assert!((kept[(0, 0)] - 0.6).abs() < 1e-15 && (kept[(1, 0)] + 0.8).abs() < 1e-15);
    }
}
