//! How likely a correlation as strong as one that was found would be if there were none.

use super::correlation::Concordance;
use super::distribution::{normal_two_sided, student_two_sided};

/// Two-sided p of Pearson's r, or of Spearman's ρ, over `pairs` pairs: t = r·√((n − 2)/(1 − r²)) has Student's
/// distribution with n − 2 degrees of freedom. Exact for r of normal values, an approximation for ρ. `None` below three
/// pairs; 0 when r is ±1.
///
/// Source: Fisher (1915); for ρ, Kendall (1970), Rank Correlation Methods. scipy's pearsonr and spearmanr do the same.
#[must_use]
pub fn correlation_two_sided(r: f64, pairs: usize) -> Option<f64> {
    let freedom = pairs.checked_sub(2).filter(|&freedom| freedom > 0)? as f64;
    let rest = (1.0 - r) * (1.0 + r);
    Some(if rest > 0.0 { student_two_sided(r * (freedom / rest).sqrt(), freedom) } else { 0.0 })
}

/// Up to so many pairs, and where nothing is tied, the distribution of Kendall's τ is counted out.
const MOST_COUNTED: usize = 33;

/// Two-sided p of Kendall's τ-b: exact where nothing is tied and there are at most 33 pairs, else by the normal
/// distribution with the variance that ties leave. `None` below three pairs, or where a column is constant.
///
/// Source: Kendall (1970), Rank Correlation Methods, 4th edition, for both. scipy's kendalltau takes the exact
/// distribution beyond 33 pairs too where all pairs but one are in the same order.
#[must_use]
pub fn kendall_two_sided(x: &[f64], y: &[f64]) -> Option<f64> {
    let found = Concordance::of(x, y);
    if x.len() < 3 || found.tau_b().is_none() {
        return None;
    }
    let is_tied = found.ties.iter().any(|ties| !ties.is_empty());
    Some(if is_tied || x.len() > MOST_COUNTED {
        asymptotic(&found, x.len())
    } else {
        counted(&found, x.len())
    })
}

fn asymptotic(found: &Concordance, pairs: usize) -> f64 {
    let n = pairs as f64;
    let over = |ties: &[u64], f: fn(f64) -> f64| ties.iter().map(|&tie| f(tie as f64)).sum::<f64>();
    let product = |f: fn(f64) -> f64| over(&found.ties[0], f) * over(&found.ties[1], f);
    let linear = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    let all = n * (n - 1.0);
    let variance = (linear(n) - over(&found.ties[0], linear) - over(&found.ties[1], linear)) / 18.0
        + product(|t| t * (t - 1.0)) / (2.0 * all)
        + product(|t| t * (t - 1.0) * (t - 2.0)) / (9.0 * all * (n - 2.0));
    normal_two_sided(found.surplus / variance.sqrt())
}

/// The share of all orders that have at most as many discordant pairs as the rarer side, twice.
fn counted(found: &Concordance, pairs: usize) -> f64 {
    let rarer = found.discordant.min(found.pairs - found.discordant) as usize;
    if 2 * rarer as u64 == found.pairs {
        return 1.0;
    }
    // By number of discordant pairs, the share of the orders of as many items as were put in so far.
    let mut shares = vec![0.0; rarer + 1];
    shares[0] = 1.0;
    for items in 2..=pairs {
        let before = shares.clone();
        for (count, share) in shares.iter_mut().enumerate() {
            let from = (count + 1).saturating_sub(items);
            *share = before[from..=count].iter().sum::<f64>() / items as f64;
        }
    }
    (2.0 * shares.iter().sum::<f64>()).min(1.0)
}
