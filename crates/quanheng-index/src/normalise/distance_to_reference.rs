//! # distance-to-reference
//!
//! How far a unit has come compared with one named unit (`unit`, by its code), after direction:
//!
//! - `form = "range"` (default): s = 1 − (ref − x)/(ref − min), with the minimum of the member units. The worst unit
//!   is at 0, the reference at 1.
//! - `form = "ratio"`: s = x/ref; for a negative indicator ref/x.
//! - `form = "difference"`: s = (x − ref)/ref; for a negative indicator (ref − x)/ref. The reference is at 0.
//!
//! y = s·(upper − lower) + lower. With `cap = "yes"` nobody gets more than the reference does. The reference value
//! is that of the unit in the period, with `over = "panel"` that in the first scored period (the Handbook's t₀), so
//! that scores compare across time. The unit may be a member or a reference unit.
//!
//! - Missing stays missing. Ties stay tied. A unit that does not exist, or has no value, is an error (COINr: missing
//!   with a warning). So is a `range` whose reference is no better than the worst member, which covers constant
//!   indicators; and for `ratio` and `difference` a reference ≤ 0. A negative indicator's `ratio` needs all values
//!   above 0.
//! - When to use: a benchmark readers know (the leader, the capital, the EU average). `ratio` and `difference` need
//!   a true zero. All scores move when the reference does.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5 (ratio and
//!   difference, both turned for no direction); COINr 1.1.14, n_dist2ref (range), which on a panel takes a row number
//!   of all periods stacked.
//! - Example (reference 10): 2, 6, 10, 12 → 0, 0.5, 1, 1.25; `ratio` → 0.2, 0.6, 1, 1.2; `difference` → −0.8, −0.4,
//!   0, 0.2.
//!
//! ## 中文
//!
//! - 与指定的一个评价对象（`unit`，写代码）相比，先乘方向；y = s·(upper − lower) + lower：
//!   `form = "range"`（默认）s = 1 − (ref − x)/(ref − min)，最差为 0，参照为 1；
//!   `"ratio"` s = x/ref，负向为 ref/x；`"difference"` s = (x − ref)/ref，负向为 (ref − x)/ref，参照为 0。
//! - `cap = "yes"` 时不超过参照。参照值取当期；`over = "panel"` 取首个计分期，便于跨期比较。
//! - 缺失仍缺失，并列仍并列。参照不存在或无值报错；`range` 的参照不优于最差者报错；
//!   `ratio`、`difference` 的参照 ≤ 0 报错，负向指标的 `ratio` 要求数值都大于 0。
//! - 适用于读者熟悉的标杆（领先者、首都、欧盟平均）；后两种形式要求真正的零点。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 5 步；COINr 1.1.14 的 n_dist2ref。
//! - 示例（参照 10）：2，6，10，12 → 0，0.5，1，1.25；`ratio` → 0.2，0.6，1，1.2。

use super::min_max::range;
use super::turn::{all_above_zero, divisor, undirected};
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::extremes;

pub(crate) const METHOD: Method = Method {
    slug: "distance-to-reference",
    zh: "参照距离：与指定的评价对象相比",
    en: "compared with a named unit",
    parameters: &[
        Parameter::new(
            "unit",
            Kind::Text,
            Fallback::Required,
            ["参照对象的代码", "code of the reference unit"],
        ),
        Parameter::new(
            "form",
            Kind::Choice(&["range", "ratio", "difference"]),
            Fallback::Word("range"),
            ["占全距的份额、比值或相对差", "share of the range, ratio, or relative difference"],
        ),
        Parameter::new("lower", Kind::Number, Fallback::Number(0.0), ["0 对应的得分", "score of 0"]),
        Parameter::new("upper", Kind::Number, Fallback::Number(1.0), ["1 对应的得分", "score of 1"]),
        Parameter::new(
            "cap",
            Kind::Choice(&["yes", "no"]),
            Fallback::Word("no"),
            ["超过参照对象是否封顶", "whether scores beyond the reference are cut"],
        ),
    ],
    source: include_str!("distance_to_reference.rs"),
    maker: Maker::Normalise(|values| {
        let form = match values.text("form") {
            "ratio" => Form::Ratio,
            "difference" => Form::Difference,
            _ => Form::Range,
        };
        let at_reference = if form == Form::Difference { 0.0 } else { 1.0 };
        Ok(Box::new(DistanceToReference {
            unit: values.text("unit").to_owned(),
            form,
            range: range(values)?,
            most: if values.text("cap") == "yes" { at_reference } else { f64::INFINITY },
        }))
    }),
};

struct DistanceToReference {
    unit: String,
    form: Form,
    range: (f64, f64),
    /// Greatest share that counts.
    most: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Range,
    Ratio,
    Difference,
}

impl DistanceToReference {
    fn refusal(&self, code: &'static str, value: f64) -> Refusal {
        Refusal::new(code).with("given", &self.unit).with("value", value)
    }

    /// What the form does to an oriented value, from the oriented reference.
    fn share(
        &self,
        sample: &[f64],
        leaf: &Leaf,
        reference: f64,
    ) -> Result<Box<dyn Fn(f64) -> f64 + Send + Sync>, Refusal> {
        let sign = leaf.sign;
        let base = reference * sign;
        if self.form != Form::Range && base <= 0.0 {
            return Err(self.refusal("reference-not-positive", base));
        }
        Ok(match self.form {
            Form::Range => {
                let (min, _) = extremes(sample).ok_or(Refusal::new("constant"))?;
                if min >= reference {
                    return Err(self.refusal("reference-not-ahead", base));
                }
                Box::new(move |x| 1.0 - (reference - x) / (reference - min))
            }
            Form::Difference => Box::new(move |x| (x - reference) / base),
            Form::Ratio if sign < 0.0 => {
                all_above_zero(&undirected(sample, leaf), METHOD.slug)?;
                Box::new(move |x| base / divisor(x * sign))
            }
            Form::Ratio => Box::new(move |x| x / base),
        })
    }
}

impl Normalise for DistanceToReference {
    fn fit(&self, sample: &[f64], leaf: &Leaf) -> Result<Fitted, Refusal> {
        let reference =
            leaf.reference.ok_or_else(|| Refusal::new("reference-missing").with("given", &self.unit))?;
        let share = self.share(sample, leaf, reference)?;
        let ((lower, upper), most) = (self.range, self.most);
        Ok(Fitted::new(vec![("reference", reference)], move |x: f64| {
            let share = share(x);
            let share = if share > most { most } else { share };
            share * (upper - lower) + lower
        }))
    }

    fn reference(&self) -> Option<&str> {
        Some(&self.unit)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::column::Column;
    use crate::finding::Finding;
    use crate::framework::{Direction, Framework, INDICATOR, RawNode};
    use crate::method::StepKind;
    use crate::normalise::tests::{SCHOOLING, close, fit_leaf, make, rounded_to};
    use crate::panel::Panel;
    use crate::parameter::Value;
    use crate::period::Period;
    use crate::plan::{Plan, StepSpec};
    use crate::run::Keep;
    use crate::sheet::Over;
    use crate::units::Units;

    const VALUES: [f64; 4] = [2.0, 6.0, 10.0, 12.0];

    fn compared(
        words: &[(&'static str, &str)],
        sign: f64,
        reference: f64,
        values: &[f64],
    ) -> Result<Vec<f64>, Refusal> {
        let given = [&[("unit", "b")], words].concat();
        let given: Vec<_> = given.iter().map(|&(key, word)| (key, Value::Text(word.into()))).collect();
        let leaf = Leaf { sign, goalposts: None, target: None, reference: Some(sign * reference) };
        let oriented: Vec<f64> = values.iter().map(|x| x * sign).collect();
        fit_leaf(&*make("distance-to-reference", &given), &leaf, &oriented)
    }

    #[test]
    fn the_page_example() {
        close(&compared(&[], 1.0, 10.0, &VALUES).unwrap(), &[0.0, 0.5, 1.0, 1.25], 1e-15);
        close(&compared(&[("form", "ratio")], 1.0, 10.0, &VALUES).unwrap(), &[0.2, 0.6, 1.0, 1.2], 1e-15);
        let difference = compared(&[("form", "difference")], 1.0, 10.0, &VALUES).unwrap();
        close(&difference, &[-0.8, -0.4, 0.0, 0.2], 1e-15);
        assert_eq!(compared(&[("cap", "yes")], 1.0, 10.0, &VALUES).unwrap()[3], 1.0);
        assert_eq!(compared(&[("cap", "yes"), ("form", "difference")], 1.0, 10.0, &VALUES).unwrap()[3], 0.0);
    }

    /// OECD/JRC (2008), Table 15, p. 87, columns "c = best" (United States, 12) and "c = worst" (7.1), two digits.
    #[test]
    fn the_handbook_compares_schooling_so() {
        let ratio = compared(&[("form", "ratio")], 1.0, 12.0, &SCHOOLING).unwrap();
        assert_eq!(rounded_to(2, &ratio[..9]), [0.83, 1.0, 0.95, 0.79, 0.9, 0.78, 0.78, 0.97, 0.91]);
        let ratio = compared(&[("form", "ratio")], 1.0, 7.1, &SCHOOLING).unwrap();
        assert_eq!(rounded_to(2, &ratio[..9]), [1.41, 1.69, 1.61, 1.34, 1.52, 1.32, 1.32, 1.63, 1.54]);
        let difference = compared(&[("form", "difference")], 1.0, 7.1, &SCHOOLING).unwrap();
        assert_eq!(rounded_to(2, &difference[..9]), [0.41, 0.69, 0.61, 0.34, 0.52, 0.32, 0.32, 0.63, 0.54]);
    }

    #[test]
    fn a_negative_indicator_scores_best_where_it_is_least() {
        close(&compared(&[], -1.0, 6.0, &VALUES).unwrap(), &[10.0 / 6.0, 1.0, 2.0 / 6.0, 0.0], 1e-15);
        close(&compared(&[("form", "ratio")], -1.0, 6.0, &VALUES).unwrap(), &[3.0, 1.0, 0.6, 0.5], 1e-15);
        let difference = compared(&[("form", "difference")], -1.0, 6.0, &VALUES).unwrap();
        close(&difference, &[4.0 / 6.0, 0.0, -4.0 / 6.0, -1.0], 1e-15);
    }

    #[test]
    fn a_reference_that_gives_no_scale_is_refused() {
        let code = |words: &[(&'static str, &str)], sign: f64, reference: f64, values: &[f64]| {
            compared(words, sign, reference, values).unwrap_err().code
        };
        assert_eq!(code(&[], 1.0, 2.0, &VALUES), "reference-not-ahead");
        assert_eq!(code(&[], 1.0, 3.0, &[3.0, 3.0]), "reference-not-ahead");
        assert_eq!(code(&[("form", "ratio")], 1.0, 0.0, &VALUES), "reference-not-positive");
        assert_eq!(code(&[("form", "ratio")], -1.0, 6.0, &[0.0, 6.0]), "value-not-positive");
    }

    /// Two periods of units a, b and c; b is compared with, and has no value in the second.
    fn run(unit: &str, over: Over) -> Result<Vec<f64>, Vec<&'static str>> {
        let row = |code: &str, parent: Option<&str>, level: &str| RawNode {
            code: code.into(),
            parent: parent.map(Into::into),
            level: level.into(),
            direction: Some(Direction::Negative),
            ..RawNode::default()
        };
        let framework =
            Framework::check(&[row("i", None, "index"), row("x", Some("i"), INDICATOR)]).unwrap().0;
        let years = [2020, 2021].map(|year| Period::year(year).unwrap());
        let units = Arc::new(Units::members(["a", "b", "c"]).unwrap());
        let mut panel = Panel::empty(&framework, units, years.to_vec()).unwrap();
        panel.put(1, 0, Column::observed(vec![2.0, 6.0, 10.0]).unwrap()).unwrap();
        panel.put(1, 1, Column::from_options(&[Some(4.0), None, Some(10.0)]).unwrap()).unwrap();
        let mut step = StepSpec::new(StepKind::Normalise)
            .method("distance-to-reference")
            .with("unit", Value::Text(unit.into()))
            .with("form", Value::Text("ratio".into()));
        step.over = over;
        let plan = Plan::compile(framework, &[step, StepSpec::new(StepKind::Aggregate)]).unwrap().0;
        let codes = |findings: Vec<Finding>| findings.iter().map(|finding| finding.code).collect::<Vec<_>>();
        let run = plan.run(&panel, &[0, 1], Keep::Everything).map_err(codes)?;
        Ok((0..2).flat_map(|period| run.scores(1, period).iter().flatten().collect::<Vec<_>>()).collect())
    }

    #[test]
    fn the_unit_is_found_by_its_code_and_over_a_panel_in_the_first_period() {
        close(&run("b", Over::Panel).unwrap(), &[3.0, 1.0, 0.6, 1.5, 0.6], 1e-15);
        assert_eq!(run("b", Over::Period).unwrap_err(), ["reference-missing"]);
        assert_eq!(run("bb", Over::Panel).unwrap_err(), ["reference-unknown"]);
    }
}
