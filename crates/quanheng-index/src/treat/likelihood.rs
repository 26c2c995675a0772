//! The likelihood of a power λ, which Box-Cox and Yeo-Johnson maximise alike.

use crate::statistics::{mean, sum};

/// The profile log-likelihood of λ for positive values given by their logarithms, but for a constant:
/// −n·m − n/2·ln(Σ(z − z̄)²/n) with z = (exp(λ(ln x − m)) − 1)/λ and m the mean of ln x.
///
/// The same as (λ − 1)·Σ ln x − n/2·ln(Σ(y − ȳ)²/n) with y = (x^λ − 1)/λ, but sound where that is not: of values
/// around a million, x^λ − 1 rounds to −1 for λ below −3, and a variance of 0 would be of infinite likelihood.
///
/// Source: Box and Cox (1964), "An analysis of transformations", JRSS B 26, eqs. 8 to 10, which divide by the
/// geometric mean to the same end.
pub(super) fn log_likelihood(logs: &[f64], lambda: f64) -> f64 {
    let n = logs.len() as f64;
    let centre = mean(logs).unwrap_or(0.0);
    let image: Vec<f64> = logs.iter().map(|ln| power_of_log(ln - centre, lambda)).collect();
    -n * centre - n / 2.0 * libm::log(variance(&image))
}

/// (x^λ − 1)/λ of x = exp(ln) through expm1, which keeps its digits near λ = 0; ln x for λ = 0.
pub(super) fn power_of_log(ln: f64, lambda: f64) -> f64 {
    if lambda == 0.0 { ln } else { libm::expm1(lambda * ln) / lambda }
}

/// Σ(y − ȳ)²/n, the estimate of greatest likelihood.
pub(super) fn variance(values: &[f64]) -> f64 {
    let centre = mean(values).unwrap_or(0.0);
    let squares: Vec<f64> = values.iter().map(|y| (y - centre) * (y - centre)).collect();
    sum(&squares) / values.len() as f64
}

/// The λ in [−5, 5] of greatest likelihood: the best of a grid of step 0.1, refined by golden section.
pub(super) fn most_likely(likelihood: impl Fn(f64) -> f64) -> f64 {
    let grid = (-50..=50).map(|tenth| f64::from(tenth) / 10.0);
    let best = grid.fold((f64::NEG_INFINITY, 0.0), |best, lambda| {
        let value = likelihood(lambda);
        if value > best.0 { (value, lambda) } else { best }
    });
    golden_section((best.1 - 0.1).max(-5.0), (best.1 + 0.1).min(5.0), likelihood)
}

/// The maximum of a function with one peak in the interval.
fn golden_section(mut low: f64, mut high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    for _ in 0..60 {
        let (left, right) = (high - golden * (high - low), low + golden * (high - low));
        if f(left) < f(right) {
            low = left;
        } else {
            high = right;
        }
    }
    f64::midpoint(low, high)
}
