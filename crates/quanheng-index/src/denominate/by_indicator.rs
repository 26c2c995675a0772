//! # by-indicator
//!
//! y = x / (d / scale), with the denominator d and the scale factor of the framework's columns `denominator` and
//! `denominator_scale`; `at.CODE` may name others for one indicator. All divisions use the values the step
//! received: an indicator that is itself a denominator is not divided first.
//!
//! - A missing or zero denominator leaves the cell missing (*undefined*), with a finding for each cell.
//! - Denominate before treating: the outlier may be the size, not the intensity.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 2; scale factor as
//!   COINr's Denominate.
//! - Example: 6 with denominator 2 and scale 100 → 300.
//!
//! ## 中文
//!
//! - y = x / (d / scale)，分母 d 与系数取自指标体系的 `denominator`、`denominator_scale` 列；`at.代码` 可为某一指标另设。
//! - 全部除法都用本步骤收到的数值：自身作分母的指标不会先被除。
//! - 分母缺失或为零时该单元格缺失（无定义），逐一给出检查意见。
//! - 应先除以分母再处理异常值：异常的可能是规模，而不是强度。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 2 步；系数与 COINr 的 Denominate 相同。
//! - 示例：6 除以分母 2，系数 100 → 300。

use super::Denominate;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};

pub(crate) const METHOD: Method = Method {
    slug: "by-indicator",
    zh: "除以分母指标",
    en: "divides by another indicator",
    parameters: &[
        Parameter::new(
            "denominator",
            Kind::Text,
            Fallback::Absent,
            ["分母代码（仅用于 at）", "code of the denominator (within `at` only)"],
        ),
        Parameter::new(
            "scale",
            Kind::Positive,
            Fallback::Absent,
            ["比例系数（仅用于 at）", "scale factor (within `at` only)"],
        ),
    ],
    source: include_str!("by_indicator.rs"),
    maker: Maker::Denominate(|values| {
        Ok(Box::new(ByIndicator {
            denominator: values.optional_text("denominator").map(Into::into),
            scale: values.optional_number("scale"),
        }))
    }),
};

struct ByIndicator {
    denominator: Option<String>,
    scale: Option<f64>,
}

impl Denominate for ByIndicator {
    fn denominator(&self) -> Option<&str> {
        self.denominator.as_deref()
    }

    fn scale(&self) -> Option<f64> {
        self.scale
    }
}
