//! Descriptive statistics of plain slices, as the field defines them.
//!
//! Every function takes present values only; what is missing was left out by the caller. Sums run over
//! eight lanes in a fixed order, so that the compiler vectorises them and the last bit never depends on
//! the machine or the number of threads.

mod correlation;
mod distribution;
mod line;
pub mod linear;
mod moments;
mod order;

pub use correlation::{kendall_tau_b, pearson, spearman};
pub use distribution::{incomplete_beta, normal_cdf, normal_quantile, normal_two_sided, student_two_sided};
pub use line::{Line, SlopeTest};
pub use moments::{kurtosis, mean, skewness, standard_deviation, sum, variance};
pub(crate) use order::order_key;
pub use order::{average_ranks, extremes, median, quantile, sorted};
