//! # coverage
//!
//! Leaves out an indicator whose share of units with a value is below `indicators`, or whose share of non-zero
//! among present values is below `indicators_nonzero`; then a unit whose share of remaining leaves with a value
//! is below `units`, or of non-zero below `units_nonzero`. `keep` names codes that stay whatever their coverage,
//! `drop` codes that go.
//!
//! - Shares count the leaves of the tree, not inputs; of units, the members that exist in the period.
//! - A code in both lists is an error. One that a unit and an indicator share means both.
//! - Everything left out is a note in the findings.
//! - Source: COINr 1.1.14, Screen: dropped when the share present < threshold, here 2/3 by default; share of
//!   zeros among present values.
//! - Example (`units = 0.5`): a unit with 1 of 3 leaves goes, one with 2 of 3 stays.
//!
//! ## 中文
//!
//! - 指标有值的评价对象占比低于 `indicators`，或有值者中非零占比低于 `indicators_nonzero`，则剔除该指标。
//! - 随后，评价对象在其余指标中有值的占比低于 `units`，或非零占比低于 `units_nonzero`，则剔除该对象。
//! - `keep` 所列代码一律保留，`drop` 所列代码一律剔除。占比只计指标，不计输入数据；对象只计当期有效的参评对象。
//! - 同一代码不得既在 `keep` 又在 `drop` 中；评价对象与指标同名时，一并作用。
//! - 凡被剔除者均在检查意见中列出。
//! - 来源：COINr 1.1.14 的 Screen，占比低于阈值即剔除，默认 2/3；零值占比按有值者计算。
//! - 示例（`units = 0.5`）：3 个指标中只有 1 个有值的对象被剔除，有 2 个的保留。

use super::{Candidate, Coverage, Screen};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter};

pub(crate) const METHOD: Method = Method {
    slug: "coverage",
    zh: "按数据完整率和非零率筛选评价对象与指标",
    en: "by shares of present and of non-zero values",
    parameters: &[
        Parameter::new(
            "units",
            Kind::Share,
            Fallback::Number(2.0 / 3.0),
            ["评价对象最低数据完整率", "least share of leaves present in a unit"],
        ),
        Parameter::new(
            "indicators",
            Kind::Share,
            Fallback::Number(0.0),
            ["指标最低数据完整率", "least share of units present in an indicator"],
        ),
        Parameter::new(
            "units_nonzero",
            Kind::Share,
            Fallback::Number(0.0),
            ["评价对象最低非零率", "least share of non-zero values in a unit"],
        ),
        Parameter::new(
            "indicators_nonzero",
            Kind::Share,
            Fallback::Number(0.0),
            ["指标最低非零率", "least share of non-zero values in an indicator"],
        ),
        Parameter::new("keep", Kind::Texts, Fallback::Absent, ["必须保留的代码", "codes that stay"]),
        Parameter::new("drop", Kind::Texts, Fallback::Absent, ["必须剔除的代码", "codes that go"]),
    ],
    source: include_str!("coverage.rs"),
    maker: Maker::Screen(|values| {
        let (keep, drop) = (values.texts("keep"), values.texts("drop"));
        if let Some(both) = keep.iter().find(|code| drop.contains(code)) {
            return Err(Fault::new("screen-keep-and-drop", "drop").with("given", both));
        }
        Ok(Box::new(ByCoverage {
            units: Least { present: values.number("units"), nonzero: values.number("units_nonzero") },
            indicators: Least {
                present: values.number("indicators"),
                nonzero: values.number("indicators_nonzero"),
            },
            keep: keep.to_vec(),
            drop: drop.to_vec(),
            named: [keep, drop].concat(),
        }))
    }),
};

struct Least {
    present: f64,
    nonzero: f64,
}

struct ByCoverage {
    units: Least,
    indicators: Least,
    keep: Vec<String>,
    drop: Vec<String>,
    named: Vec<String>,
}

impl Screen for ByCoverage {
    fn keeps(&self, candidate: Candidate, code: &str, coverage: Coverage) -> bool {
        let is_named = |list: &[String]| list.iter().any(|named| named == code);
        if is_named(&self.drop) {
            return false;
        }
        let least = match candidate {
            Candidate::Unit => &self.units,
            Candidate::Indicator => &self.indicators,
        };
        is_named(&self.keep)
            || (coverage.share_present() >= least.present && coverage.share_nonzero() >= least.nonzero)
    }

    fn named(&self) -> &[String] {
        &self.named
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameter::{Value, Values};
    use std::collections::BTreeMap;

    fn screen(given: &[(&str, Value)]) -> Box<dyn Screen> {
        let given: BTreeMap<_, _> = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        let values: Values = METHOD.check(&given).unwrap();
        let Maker::Screen(make) = METHOD.maker else { unreachable!("declared above") };
        make(&values).unwrap()
    }

    #[test]
    fn the_page_example() {
        let screen = screen(&[("units", Value::Number(0.5))]);
        let with = |present| Coverage { cells: 3, present, nonzero: present };
        assert!(!screen.keeps(Candidate::Unit, "u", with(1)));
        assert!(screen.keeps(Candidate::Unit, "u", with(2)));
    }

    #[test]
    fn a_code_cannot_stay_and_go() {
        let lists = ["keep", "drop"].map(|name| (name.to_owned(), Value::Texts(vec!["x".into()])));
        let Maker::Screen(make) = METHOD.maker else { unreachable!("declared above") };
        let fault = make(&METHOD.check(&BTreeMap::from(lists)).unwrap()).err().unwrap();
        assert_eq!(fault.code, "screen-keep-and-drop");
    }

    #[test]
    fn zeros_and_lists() {
        let screen = screen(&[
            ("indicators_nonzero", Value::Number(0.5)),
            ("keep", Value::Texts(vec!["kept".into()])),
            ("drop", Value::Texts(vec!["gone".into()])),
        ]);
        let zeros = Coverage { cells: 4, present: 4, nonzero: 1 };
        assert!(!screen.keeps(Candidate::Indicator, "i", zeros));
        assert!(screen.keeps(Candidate::Indicator, "kept", zeros));
        assert!(!screen.keeps(Candidate::Unit, "gone", Coverage { cells: 1, present: 1, nonzero: 1 }));
    }
}
