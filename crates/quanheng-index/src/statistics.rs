//! Descriptive statistics of plain slices, as the field defines them.
//!
//! Every function takes present values only; what is missing was left out by the caller, for pairs of columns by
//! [`both_present`]. The last bit never
//! depends on the machine, the number of threads or, [`Line`] aside, the order of the values.

mod correlation;
mod distribution;
mod eigen;
mod gamma;
mod line;
pub mod linear;
pub mod linear_programme;
mod logarithm;
mod moments;
mod order;
mod rotation;
mod significance;
mod sums;
mod wide;

pub use correlation::{both_present, correlation_matrix, kendall_tau_b, pearson, spearman};
pub use distribution::{
    incomplete_beta, normal_cdf, normal_quantile, normal_quantiles, normal_two_sided, student_two_sided,
};
pub use eigen::{Eigen, sign_of_loadings};
pub use gamma::{gamma_quantile_log, gamma_tails};
pub use line::{Line, SlopeTest};
pub use logarithm::logarithms;
pub(crate) use moments::mean_and_deviation;
pub use moments::{Shape, kurtosis, mean, skewness, standard_deviation, sum, variance};
pub use order::{average_ranks, extremes, median, quantile, sorted};
pub(crate) use order::{counts, order_key};
pub use rotation::varimax;
pub use significance::{correlation_two_sided, kendall_two_sided};
pub use wide::wide;
