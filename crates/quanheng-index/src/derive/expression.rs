//! # expression
//!
//! Fills `indicator`, a leaf or an input without data of its own, with the result of `formula`, an expression in
//! the syntax of CEL (Common Expression Language) over the codes of leaves and inputs: `a / b * 100`,
//! `gdp / prev.gdp - 1`, `x > 0 ? ln(x) : 0`. `prev.code` is the unit's value one period earlier. Operators
//! `+ - * / %`, comparisons, `&& || !`, `?:`; functions `abs`, `sqrt`, `ln`, `log10`, `exp`, `pow(x, y)`,
//! `min(…)`, `max(…)`.
//!
//! - Every number is a double: `3 / 2` is 1.5, where CEL by itself divides integers. To run a formula in another
//!   CEL system as well, write `3.0`.
//! - A missing operand makes the result missing; of `c ? a : b` only the branch taken counts. A result that is
//!   no finite number (a division by zero) is missing, with a finding.
//! - A formula sees the values as they are when the step runs. An error in it points to the place.
//! - Source: the CEL language definition.
//! - Example (`a / b`): a = 6, b = 4 → 1.5.
//!
//! ## 中文
//!
//! - 用公式 `formula` 计算 `indicator`，即没有自身数据的指标或输入数据；公式用 CEL 语法，以代码引用指标和输入数据。
//! - 例如 `a / b * 100`、`gdp / prev.gdp - 1`、`x > 0 ? ln(x) : 0`；`prev.代码` 为该对象上一期的值。
//! - 运算符 `+ - * / %`、比较、`&& || !`、`?:`；函数 `abs`、`sqrt`、`ln`、`log10`、`exp`、`pow(x, y)`、`min(…)`、`max(…)`。
//! - 数一律为双精度：`3 / 2` 得 1.5，而 CEL 本身作整数除法；若公式还要用于其他 CEL 系统，请写 `3.0`。
//! - 有一个操作数缺失，结果即缺失；`c ? a : b` 只看选中的一支。结果不是有限数（如除以零）时缺失，并给出检查意见。
//! - 公式取该步骤执行时的数值；公式有误时指明所在位置。
//! - 来源：CEL 语言规范。
//! - 示例（`a / b`）：a = 6，b = 4 → 1.5。

use super::Derive;
use super::formula::Formula;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};

pub(crate) const METHOD: Method = Method {
    slug: "expression",
    zh: "按公式（CEL 表达式）由其他指标计算",
    en: "a formula over other indicators (CEL)",
    parameters: &[
        Parameter::new(
            "indicator",
            Kind::Text,
            Fallback::Required,
            ["被填入的指标代码", "code of the indicator it fills"],
        ),
        Parameter::new("formula", Kind::Text, Fallback::Required, ["公式", "the formula"]),
    ],
    source: include_str!("expression.rs"),
    maker: Maker::Derive(|values| {
        Ok(Box::new(Expression {
            indicator: values.text("indicator").to_owned(),
            formula: Formula::parse(values.text("formula"))?,
        }))
    }),
};

struct Expression {
    indicator: String,
    formula: Formula,
}

impl Derive for Expression {
    fn indicator(&self) -> &str {
        &self.indicator
    }

    fn formula(&self) -> &Formula {
        &self.formula
    }
}
