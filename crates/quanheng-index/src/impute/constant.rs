//! # constant
//!
//! Fills every open cell with `value`.
//!
//! - Fits where absence has a known meaning (no exports reported = 0). Everywhere else it invents data.
//! - Example (`value = 0`): 1, missing → 1, 0.
//!
//! ## 中文
//!
//! - 所有可填补的单元格填入 `value`。
//! - 适用于缺失含义明确的情形（如未报出口即为 0）；其他情形等于编造数据。
//! - 示例（`value = 0`）：1，缺失 → 1，0。

use super::{Fill, Impute, Series};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "constant",
    zh: "以常数填补",
    en: "a given value",
    parameters: &[Parameter::new("value", Kind::Number, Fallback::Required, ["填补值", "the value"])],
    source: include_str!("constant.rs"),
    maker: Maker::Impute(|values| Ok(Box::new(Constant { value: values.number("value") }))),
};

struct Constant {
    value: f64,
}

impl Impute for Constant {
    fn fills(&self, series: &Series) -> Result<Vec<Fill>, Refusal> {
        let value = self.value;
        let open = |period: usize| series.open(period).map(move |row| Fill { period, row, value });
        Ok((0..series.periods.len()).flat_map(open).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::impute::tests::impute;
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        let given = [("value", Value::Number(0.0))];
        assert_eq!(impute("constant", &given, &[("a", &[Some(1.0), None])]), [[Some(1.0), Some(0.0)]]);
    }
}
