//! The weights of a set that are nearest to given ones: least squares under linear conditions.
//!
//! As a least distance programme, min |x| with Gx ≥ h, turned into non-negative least squares: with u ≥ 0 least in
//! |Eu − f|, E = (Gᵀ; hᵀ), f = (0, …, 0, 1), and r = Eu − f, the answer is x = −r₁…ₙ / rₙ₊₁. Σw = 1 is met by
//! working in coordinates of the plane where the deviations sum to 0.
//!
//! Source: Lawson and Hanson (1974), Solving Least Squares Problems, chapter 23 (algorithms NNLS and LDP).

use quanheng_index::statistics::linear::{LeastSquares, Matrix, dot};

use super::space::Space;

/// What counts as no slope and no residual, relative to rows of length 1.
const NOTHING: f64 = 1e-11;

/// The nearest weights; `None` when the set is empty.
pub(crate) fn nearest(space: &Space, to: &[f64]) -> Option<Vec<f64>> {
    let parts = space.parts();
    let basis = plane(parts);
    let mut rows = space.hard();
    (0..parts).for_each(|part| rows.extend((0..parts).map(|at| f64::from(u8::from(at == part)))));
    // From Σw = 1, whatever the given weights sum to.
    let sum: f64 = to.iter().sum();
    let from: Vec<f64> = to.iter().map(|w| w + (1.0 - sum) / parts as f64).collect();
    let mut columns: Vec<Vec<f64>> = Vec::new();
    for row in rows.chunks_exact(parts) {
        let mut column: Vec<f64> = basis.iter().map(|axis| dot(axis, row)).collect();
        let length = dot(&column, &column).sqrt();
        let value = dot(row, &from);
        column.push(-value);
        if length > NOTHING {
            columns.push(column.iter().map(|x| x / length).collect());
        } else if value < -NOTHING {
            // The same everywhere, and broken.
            return None;
        }
    }
    let rest = residual(&columns, parts)?;
    let last = rest[parts - 1];
    if last > -NOTHING {
        return None;
    }
    let moved = |at: usize| -> f64 {
        from[at] + basis.iter().zip(&rest).map(|(axis, r)| -r / last * axis[at]).sum::<f64>()
    };
    Some((0..parts).map(|at| moved(at).max(0.0)).collect())
}

/// Orthonormal vectors whose coordinates sum to 0 (Helmert): one fewer than parts.
fn plane(parts: usize) -> Vec<Vec<f64>> {
    let axis = |k: usize| {
        let length = ((k * (k + 1)) as f64).sqrt();
        let coordinate = |at: usize| match at.cmp(&k) {
            std::cmp::Ordering::Less => 1.0 / length,
            std::cmp::Ordering::Equal => -(k as f64) / length,
            std::cmp::Ordering::Greater => 0.0,
        };
        (0..parts).map(coordinate).collect()
    };
    (1..parts).map(axis).collect()
}

/// Eu − f of the best u ≥ 0, f being 1 in the last of `size` coordinates; `None` if it does not settle.
fn residual(columns: &[Vec<f64>], size: usize) -> Option<Vec<f64>> {
    let mut u = vec![0.0; columns.len()];
    let mut is_in = vec![false; columns.len()];
    // Columns that say what those in the set say already; they may come back once the set has changed.
    let mut is_told = vec![false; columns.len()];
    let rest = |u: &[f64]| -> Vec<f64> {
        let mut rest = vec![0.0; size];
        rest[size - 1] = -1.0;
        for (column, level) in columns.iter().zip(u).filter(|(_, level)| **level != 0.0) {
            rest.iter_mut().zip(column).for_each(|(sum, x)| *sum += level * x);
        }
        rest
    };
    for _ in 0..20 * (columns.len() + size) {
        let now = rest(&u);
        let slope = |at: usize| -dot(&columns[at], &now);
        let outside = (0..columns.len()).filter(|&at| !is_in[at] && !is_told[at]);
        let steepest = outside.max_by(|&a, &b| slope(a).total_cmp(&slope(b)).then(b.cmp(&a)));
        let Some(entering) = steepest.filter(|&at| slope(at) > NOTHING) else { return Some(now) };
        is_in[entering] = true;
        let mut has_moved = false;
        loop {
            let set: Vec<usize> = (0..columns.len()).filter(|&at| is_in[at]).collect();
            let Some(solved) = solve(columns, &set, size) else {
                (u[entering], is_in[entering], is_told[entering]) = (0.0, false, true);
                break;
            };
            if solved.iter().all(|&x| x > 0.0) {
                set.iter().zip(&solved).for_each(|(&at, &x)| u[at] = x);
                has_moved = true;
                break;
            }
            let ways = set.iter().zip(&solved).filter(|(_, x)| **x <= 0.0);
            let way = ways.map(|(&at, &x)| u[at] / (u[at] - x)).fold(1.0_f64, f64::min);
            for (&at, &x) in set.iter().zip(&solved) {
                u[at] += way * (x - u[at]);
                if u[at] <= 1e-15 {
                    (u[at], is_in[at]) = (0.0, false);
                }
            }
            if !is_in.iter().any(|&is_in| is_in) {
                break;
            }
        }
        if has_moved {
            is_told.fill(false);
        }
    }
    None
}

fn solve(columns: &[Vec<f64>], set: &[usize], size: usize) -> Option<Vec<f64>> {
    if set.len() > size {
        return None;
    }
    let mut x = Matrix::zeros(size, set.len());
    for (j, &at) in set.iter().enumerate() {
        (0..size).for_each(|i| x[(i, j)] = columns[at][i]);
    }
    let mut f = vec![0.0; size];
    f[size - 1] = 1.0;
    LeastSquares::of(x, f).ok().map(|fit| fit.coefficients)
}

#[cfg(test)]
mod tests {
    use quanheng_index::stream::Replicate;

    use super::*;

    fn close(got: &[f64], want: &[f64]) {
        assert!(got.iter().zip(want).all(|(g, w)| (g - w).abs() < 1e-10), "{got:?} is not {want:?}");
    }

    #[test]
    fn inside_it_stays_and_outside_it_is_projected() {
        let space = Space::simplex(3).and(&[1.0, -1.0, 0.0]);
        close(&nearest(&space, &[0.5, 0.3, 0.2]).unwrap(), &[0.5, 0.3, 0.2]);
        // Onto w₁ = w₂: both become their mean.
        close(&nearest(&space, &[0.2, 0.5, 0.3]).unwrap(), &[0.35, 0.35, 0.3]);
        // Onto a corner.
        close(&nearest(&Space::simplex(2), &[1.4, -0.4]).unwrap(), &[1.0, 0.0]);
        close(&nearest(&Space::simplex(1), &[3.0]).unwrap(), &[1.0]);
        assert_eq!(nearest(&Space::simplex(2).and(&[-1.0, -1.0]), &[0.5, 0.5]), None);
        let none = Space::simplex(2).and(&[1.0, -2.0]).and(&[-2.0, 1.0]);
        assert_eq!(nearest(&none, &[0.5, 0.5]), None);
    }

    /// The nearest point p of a convex set is known by (q − p)·(p − x) ≥ 0 for every q of the set; q runs over the
    /// corner farthest back, which a linear programme finds.
    #[test]
    fn no_point_of_the_set_is_nearer() {
        for number in 0..200 {
            let mut stream = Replicate { seed: 21, number }.stream([0; 3]);
            let parts = 2 + stream.below(6) as usize;
            let mut space = Space::simplex(parts);
            for _ in 0..6 {
                // Rows that keep a neighbourhood of equal weights.
                let row: Vec<f64> = (0..parts).map(|_| 2.0 * stream.uniform() - 1.0).collect();
                let mean = row.iter().sum::<f64>() / parts as f64;
                space = space.and(&row.iter().map(|x| x - mean + 0.02).collect::<Vec<_>>());
            }
            let draw: Vec<f64> = (0..parts).map(|_| -libm::log(stream.uniform())).collect();
            let sum: f64 = draw.iter().sum();
            let x: Vec<f64> = draw.iter().map(|w| w / sum).collect();
            let p = nearest(&space, &x).unwrap();
            assert!(space.contains(&p, 1e-9), "{number}: {p:?}");
            let back: Vec<f64> = p.iter().zip(&x).map(|(p, x)| p - x).collect();
            let least = space.least(&back).unwrap().value;
            assert!(least >= dot(&back, &p) - 1e-9, "{number}");
        }
    }
}
