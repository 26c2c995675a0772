//! The gamma distribution, as draws of Dirichlet weights need it.

/// P(X ≤ x) and P(X > x) of the gamma distribution with a shape above 0 and scale 1; each with a small relative error
/// where it is the smaller one.
///
/// Source: the series 6.5.29 and the continued fraction 6.5.31 of Abramowitz and Stegun (1964), the latter by the
/// modified method of Lentz (Thompson and Barnett 1986).
#[must_use]
pub fn gamma_tails(shape: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    let front = libm::exp(shape * libm::log(x) - x - libm::lgamma(shape));
    if x < shape + 1.0 {
        let below = (front * series(shape, x)).min(1.0);
        (below, 1.0 - below)
    } else {
        let above = (front * fraction(shape, x)).min(1.0);
        (1.0 - above, above)
    }
}

/// Σ xⁿ/(a(a + 1)…(a + n)).
fn series(shape: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut next) = (1.0 / shape, 1.0 / shape, shape);
    while term > sum * f64::EPSILON / 4.0 {
        next += 1.0;
        term *= x / next;
        sum += term;
    }
    sum
}

/// 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − …)); it needs about √a terms.
fn fraction(shape: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    const TERMS: u32 = 100_000;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut own = x + 1.0 - shape;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / away_from_zero(own);
    let mut fraction = d;
    for term in 1..TERMS {
        let n = f64::from(term);
        own += 2.0;
        let above = -n * (n - shape);
        d = 1.0 / away_from_zero(own + above * d);
        c = away_from_zero(own + above / c);
        fraction *= c * d;
        if (c * d - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    fraction
}

/// The natural logarithm of the x with P(X ≤ x) = p, for 0 < p < 1. A logarithm, because with a small shape x itself
/// may be too small for a double.
///
/// Newton's method on the logarithm, kept inside bounds that close in; it starts from p·Γ(a + 1) = xᵃ, which holds for
/// small x, or from the cube of Wilson and Hilferty (1931).
#[must_use]
pub fn gamma_quantile_log(shape: f64, p: f64) -> f64 {
    let log_gamma = libm::lgamma(shape);
    let small = (libm::log(p) + log_gamma + libm::log(shape)) / shape;
    // The next term of the series is −x·a/(a + 1): of no account here.
    if small < -37.0 {
        return small;
    }
    let spread = 1.0 / (9.0 * shape);
    let cube = 1.0 - spread + super::normal_quantile(p) * spread.sqrt();
    let hilferty = if cube > 0.0 { libm::log(shape) + 3.0 * libm::log(cube) } else { f64::NEG_INFINITY };
    let mut t = if shape > 1.0 && hilferty > small { hilferty } else { small.min(libm::log(shape + 40.0)) };
    let (mut low, mut high) = (small.min(t) - 1.0, libm::log(shape + 40.0 * (1.0 + shape.sqrt())) + 1.0);
    for _ in 0..200 {
        let x = libm::exp(t);
        let (below, above) = gamma_tails(shape, x);
        // In the smaller tail, where digits are left.
        let off = if p < 0.5 { below - p } else { (1.0 - p) - above };
        if off > 0.0 {
            high = t;
        } else {
            low = t;
        }
        let slope = libm::exp(shape * t - x - log_gamma);
        let newton = t - off / slope;
        if (newton - t).abs() <= 2.0 * f64::EPSILON * t.abs().max(1.0) {
            break;
        }
        t = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
    }
    t
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17.1: scipy.special.gammainc and gammaincc.
    #[test]
    fn tails_agree_with_scipy() {
        for (shape, x, below, above) in TAILS {
            let (got_below, got_above) = gamma_tails(shape, x);
            // The exponent is a difference of numbers of the size of a·ln x: its rounding is the relative error.
            let tolerance = 1e-14 * (10.0 + shape * libm::log(x).abs());
            assert!((got_below / below - 1.0).abs() < tolerance, "{shape} {x}: {got_below}");
            assert!((got_above / above - 1.0).abs() < tolerance, "{shape} {x}: {got_above}");
        }
    }

    /// scipy 1.17.1: log(scipy.special.gammaincinv(shape, p)).
    #[test]
    fn quantiles_agree_with_scipy() {
        for (shape, p, log) in QUANTILES {
            let got = gamma_quantile_log(shape, p);
            assert!((got - log).abs() < 2e-13 * log.abs().max(1.0), "{shape} {p}: {got} {log}");
        }
    }

    #[test]
    fn the_quantile_undoes_the_distribution() {
        for shape in [0.01, 0.3, 1.0, 2.5, 40.0, 3000.0] {
            for p in [1e-12, 1e-4, 0.2, 0.5, 0.9, 1.0 - 1e-9] {
                let log = gamma_quantile_log(shape, p);
                let (below, above) = gamma_tails(shape, libm::exp(log));
                let off = if p < 0.5 { below / p - 1.0 } else { above / (1.0 - p) - 1.0 };
                // A relative error of x of 1e-15 moves the tail by a·1e-15 or so.
                assert!(log < -700.0 || off.abs() < 1e-11, "{shape} {p} {off}");
            }
        }
    }

    const TAILS: [(f64, f64, f64, f64); 8] = [
        (0.1, 0.001, 0.526768568392445, 0.473231431607555),
        (0.5, 0.3, 0.5614219739190003, 0.4385780260809997),
        (1.0, 2.0, 0.8646647167633873, 0.1353352832366127),
        (2.5, 1.0, 0.15085496391539038, 0.8491450360846096),
        (2.5, 9.0, 0.9970535954121197, 0.0029464045878802923),
        (40.0, 30.0, 0.04625303764584204, 0.9537469623541579),
        (40.0, 60.0, 0.9974518076963866, 0.0025481923036133444),
        (3000.0, 3100.0, 0.9649999863009537, 0.035000013699046345),
    ];

    const QUANTILES: [(f64, f64, f64); 11] = [
        (0.3, 0.01, -15.711149869430919),
        (0.3, 0.5, -2.615501067658653),
        (0.3, 0.99, 0.970555087970391),
        (1.0, 0.25, -1.2458993237072382),
        (1.0, 0.999, 1.9326447339160655),
        (2.5, 0.1, -0.2167217236084783),
        (2.5, 0.9, 1.5300003524313937),
        (40.0, 0.001, 3.146732480044131),
        (40.0, 0.5, 3.680523767659185),
        (40.0, 0.9999, 4.217907315784821),
        (3000.0, 0.3, 7.996666506554875),
    ];
}
