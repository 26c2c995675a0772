//! # signed-log
//!
//! y = sign(x)·ln(1 + |x|): a logarithm for values on both sides of 0, drawing in both tails alike. Near 0 it leaves
//! values as they are; far out it is ±ln|x|.
//!
//! - Missing stays missing; ties stay tied; the order never changes; 0 stays 0. A constant column passes the test; with
//!   `when = "always"` it is transformed like any other.
//! - Applied to columns that fail the skewness-and-kurtosis test, or to every column (`when = "always"`).
//! - Depends on the unit of measurement: of values that are all below 1 little changes, of the same values in
//!   thousandths much. Derive the indicator in a fitting unit first.
//! - When to use: heavy tails on both sides of a meaningful 0 (balances, growth rates, migration). Not to cure
//!   skewness of positive data (`log`, `box-cox`), nor where the strength should follow the data (`yeo-johnson`).
//! - COINr has no such transform; its log_CT shifts by the minimum instead and treats one tail only.
//! - Source: John and Draper (1980), "An alternative family of transformations", Applied Statistics 29(2),
//!   pp. 190-197: the modulus transformation with λ = 0.
//! - Example (`when = "always"`): −3, 0, 1 → −ln 4, 0, ln 2.
//!
//! ## 中文
//!
//! - y = sign(x)·ln(1 + |x|)：对 0 两侧的值同样取对数，两尾一起收拢；0 附近几乎不变，远处约为 ±ln|x|。
//! - 缺失仍缺失，并列仍并列，次序不变，0 仍为 0。常数列视为通过，`when = "always"` 时照常变换。
//! - 默认只处理未通过偏度、峰度检验的列。结果与计量单位有关，请先选定合适的单位。
//! - 适用于以 0 为界、两尾都长的数据（差额、增速、净迁移）；正值偏态请用 `log`、`box-cox`。COINr 没有此法。
//! - 来源：John 和 Draper（1980）的模变换，λ = 0。
//! - 示例（`when = "always"`）：−3，0，1 → −ln 4，0，ln 2。

use super::when::When;
use super::{KURTOSIS, SKEWNESS, Treat, WHEN, transformed};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "signed-log",
    zh: "带符号对数：sign(x)·ln(1+|x|)",
    en: "sign(x)·ln(1 + |x|), a logarithm on both sides of 0",
    parameters: &[WHEN, SKEWNESS, KURTOSIS],
    source: include_str!("signed_log.rs"),
    maker: Maker::Treat(|values| Ok(Box::new(SignedLog { when: When::from_values(values) }))),
};

struct SignedLog {
    when: When,
}

impl Treat for SignedLog {
    fn fit(&self, sample: &[f64]) -> Result<Fitted, Refusal> {
        Ok(self.when.spared(sample).unwrap_or_else(|| transformed(sample, Vec::new(), signed_log)))
    }
}

fn signed_log(x: f64) -> f64 {
    libm::log1p(x.abs()).copysign(x)
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::treat::tests::treat;

    #[test]
    fn the_page_example() {
        let always = [("when", Value::Text("always".into()))];
        let got = treat("signed-log", &always, &[-3.0, 0.0, 1.0]).unwrap();
        assert_eq!(got, [-libm::log(4.0), 0.0, libm::log(2.0)]);
        assert_eq!(treat("signed-log", &always, &[0.0, 0.0]).unwrap(), [0.0, 0.0]);
    }

    #[test]
    fn a_column_that_passes_is_untouched() {
        assert_eq!(treat("signed-log", &[], &[-1.0, 2.0, 3.0]).unwrap(), [-1.0, 2.0, 3.0]);
    }
}
