//! # coupling-coordination
//!
//! Coupling coordination degree of subsystems uᵢ from 0 to 1: D = √(C·T), with the coupling
//! C = [Πuᵢ/(Σuᵢ/n)ⁿ]^(1/n), which is geometric over arithmetic mean, and the development T = Σ wᵢuᵢ/Σ wᵢ. `report`
//! may ask for C or T instead.
//!
//! - C does not know weights; with equal weights D is the square root of the geometric mean.
//! - Values outside 0–1 are refused (1e-12 of rounding is let pass): normalise by `min-max` with `upper = 1`, or
//!   `goalposts`. A 0 makes C and D 0, whatever the rest; where all are 0, C is reported as 0.
//! - Missing children: C over the n present, T with weights rescaled over them; below `min_present`, or with fewer
//!   than two present, the node is missing: one system is not coupled with anything. A node with one child is
//!   refused. Constant and tied values are no matter: scores of one unit do not depend on the others.
//! - When to use: a few subsystems shall develop in step. Not for many indicators, nor with `min-max` when nobody
//!   should get 0: use a range that starts above 0.
//! - Practice differs: others take C to another power, or leave out the n-th root, which shrinks its range when n > 2
//!   (王淑佳 and others 2021 compare the forms). SPSSAU brings data to 0.01–0.99 first unless told not to.
//! - The ten grades from extreme imbalance (极度失调) to superior coordination (优质协调) are those of the tiers
//!   `coordination-grades`.
//! - Source: 廖重斌 (1999), 环境与经济协调发展的定量评判及其分类体系, 热带地理 19(2), for D; 王淑佳, 孔伟, 任亮, 治丹丹, 戴彬婷 (2021),
//!   国内耦合协调度模型的误区及修正, 自然资源学报 36(3), for the form of C.
//! - Example: 0.2 and 0.8, equal weights: C = 0.4/0.5 = 0.8, T = 0.5 → D = √0.4 = 0.6325.
//!
//! ## 中文
//!
//! - 耦合协调度：D = √(C·T)；耦合度 C = [Πuᵢ/(Σuᵢ/n)ⁿ]^(1/n)，即几何平均除以算术平均；发展度 T = Σwᵢuᵢ/Σwᵢ。
//! - 子系统得分 u 须在 0–1。`report` 可改为给出 C 或 T。C 不计权重；等权时 D 为几何平均的平方根。
//! - 得分在 0–1 之外则拒绝（1e-12 以内放过）；有一个为 0，则 C、D 为 0。
//! - 下级缺失时只计有值的 n 个；低于 `min_present` 或不足两个时缺失；只有一个下级的节点拒绝。
//! - 适用于少数子系统的协调发展；指标多时不宜。不想有人得 0，请标准化到大于 0 的区间。
//! - 他人或取 C 的其他次幂，或不开 n 次方，n > 2 时值域会缩小（王淑佳等 2021 有比较）。SPSSAU 默认先化到 0.01–0.99。
//! - 由极度失调到优质协调的十级划分见梯队方法 `coordination-grades`。
//! - 来源：廖重斌（1999）《热带地理》19(2)；C 的形式：王淑佳等（2021）《自然资源学报》36(3)。
//! - 示例：0.2 与 0.8，等权：C = 0.8，T = 0.5 → D = √0.4 = 0.6325。

use super::among::Part;
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::cell::Mark;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "coupling-coordination",
    zh: "耦合协调度",
    en: "coupling coordination degree",
    parameters: &[
        MIN_PRESENT,
        Parameter::new(
            "report",
            Kind::Choice(&["coordination", "coupling", "development"]),
            Fallback::Word("coordination"),
            ["报告 D、C 或 T", "which of D, C and T is the score"],
        ),
    ],
    source: include_str!("coupling_coordination.rs"),
    maker: Maker::Aggregate(|values| {
        let report = match values.text("report") {
            "coupling" => Report::Coupling,
            "development" => Report::Development,
            _ => Report::Coordination,
        };
        Ok(Box::new(CouplingCoordination { min_present: values.number("min_present"), report }))
    }),
};

#[derive(Debug, Clone, Copy)]
enum Report {
    Coordination,
    Coupling,
    Development,
}

struct CouplingCoordination {
    min_present: f64,
    report: Report,
}

impl Aggregate for CouplingCoordination {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        if children.count() < 2 {
            return Err(Refusal::new("coupling-needs-two"));
        }
        within_unit_interval(children)?;
        Ok(children.by_unit(self.min_present, |_, parts| {
            if parts.len() < 2 {
                return Err(Mark::TooFewChildren);
            }
            Ok(match self.report {
                Report::Coordination => (coupling(parts) * development(parts)).sqrt(),
                Report::Coupling => coupling(parts),
                Report::Development => development(parts),
            })
        }))
    }
}

/// Rounding that a scale from 0 to 1 may leave.
const ROUNDING: f64 = 1e-12;

fn within_unit_interval(children: &Children) -> Result<(), Refusal> {
    for row in 0..children.rows() {
        for child in 0..children.count() {
            let value = children.value(child, row);
            if !value.is_nan() && !(-ROUNDING..=1.0 + ROUNDING).contains(&value) {
                return Err(Refusal::new("outside-unit-interval").with("value", value).about(row));
            }
        }
    }
    Ok(())
}

fn coupling(parts: &[Part]) -> f64 {
    if parts.iter().any(|part| part.value <= 0.0) {
        return 0.0;
    }
    let n = parts.len() as f64;
    let logarithms: f64 = parts.iter().map(|part| libm::log(part.value)).sum();
    let mean = parts.iter().map(|part| part.value).sum::<f64>() / n;
    (libm::exp(logarithms / n) / mean).min(1.0)
}

fn development(parts: &[Part]) -> f64 {
    parts.iter().map(|part| part.share * part.value.clamp(0.0, 1.0)).sum()
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{PANEL, aggregate, close};
    use crate::cell::Mark;
    use crate::parameter::Value;

    const SLUG: &str = "coupling-coordination";

    fn report(word: &str) -> [(&'static str, Value); 1] {
        [("report", Value::Text(word.into()))]
    }

    #[test]
    fn the_page_example() {
        let of = |given: &[(&str, Value)]| {
            aggregate(SLUG, given, &[Some(0.2), Some(0.8)], &[1.0, 1.0]).unwrap().unwrap()
        };
        close(&[of(&[]), of(&report("coupling")), of(&report("development"))], &[0.4_f64.sqrt(), 0.8, 0.5]);
    }

    #[test]
    fn zeros_others_and_too_few() {
        let of = |values: &[Option<f64>]| aggregate(SLUG, &[], values, &vec![1.0; values.len()]);
        assert_eq!(of(&[Some(0.0), Some(1.0)]), Ok(Ok(0.0)));
        assert_eq!(of(&[Some(0.0), Some(0.0)]), Ok(Ok(0.0)));
        assert_eq!(of(&[None, Some(1.0)]), Ok(Err(Mark::TooFewChildren)));
        assert_eq!(of(&[Some(1.0)]).unwrap_err().code, "coupling-needs-two");
        let refusal = of(&[Some(0.5), Some(1.1)]).unwrap_err();
        assert_eq!((refusal.code, refusal.row), ("outside-unit-interval", Some(0)));
    }

    /// From the definition in numpy 2.4.6.
    #[test]
    fn agrees_with_numpy() {
        let degree = [
            0.689639130742482,
            0.548237965744313,
            0.547350568053304,
            0.643396422245334,
            0.696457377850023,
            0.763135381615702,
            0.817066744091335,
            0.522469868993714,
        ];
        close(&PANEL.scores(SLUG, &[]), &degree);
        let coupling = [
            0.821419914768991,
            0.823465389269761,
            0.741565951357115,
            0.903840515629031,
            0.766276270397677,
            0.804386202588044,
            0.981761859264728,
            0.560523129376403,
        ];
        close(&PANEL.scores(SLUG, &report("coupling")), &coupling);
    }
}
