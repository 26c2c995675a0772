//! # benefit-of-the-doubt
//!
//! Benefit of the doubt: every unit is scored with the weights that show it in the best light, as long as the same
//! weights would give no member more than 1. For unit c, y_c = max over w ≥ 0 of Σ wᵢ·x_cᵢ under Σ wᵢ·x_jᵢ ≤ 1 for
//! every member j: a linear programme for each unit. It is data envelopment analysis with outputs only.
//!
//! - Scores lie between 0 and 1; every unit on the frontier has 1, and often several do. A reference unit is no
//!   condition and may exceed 1. Given weights play no part without bounds, but a child of weight 0 is left out.
//! - `restrict = "shares"` bounds how much of a unit's score each child may make up: `least` ≤ wᵢ·x_cᵢ/y_c ≤ `most`.
//!   `restrict = "weights"` bounds the weights themselves: `least` ≤ wᵢ/Σw ≤ `most`. In place of both, `around = a`
//!   takes (1 − a)·gᵢ and (1 + a)·gᵢ around the given shares g: 0 is the given weights themselves, up to scale.
//!   Without bounds a unit may live on a single child, its best.
//! - Missing: the child is not in the unit's own programme, bounds are rescaled over those present, and among the
//!   conditions it counts as 0 (Kuosmanen 2009), so that a gap never helps anyone else. Below `min_present` the node
//!   is missing.
//! - Negative values are an error; normalise to a range from 0 up. Zeros are fine, but with a least share a unit
//!   that has 0 scores 0. All 0, or bounds nobody can meet, are errors. Constant children are no matter. Ties stay.
//! - Each child's values may be on any positive scale (with `restrict = "weights"`, on one common scale).
//! - When to use: no agreement on weights, and each unit may claim its own. When not: the best are to be told apart, or
//!   readers must be able to recompute a score.
//! - A programme is solved for each unit, with the members that decide: some 1.2 s of processor time for 1,000 units with
//!   10 children, 4.4 s for 10,000 with 5. With many children nearly every unit is on the frontier: 100,000 units
//!   with 50 children take far more than two minutes.
//! - The solver keeps its conditions to about 1e-9; scores are ranked on twelve digits, so two units may be told apart
//!   by less than they should. Compind and pyDecision offer directional and order-m variants; these are not here.
//! - Source: Melyn and Moesen (1991), Towards a synthetic indicator of macroeconomic performance; Cherchye, Moesen, Rogge
//!   and Van Puyenbroeck (2007), An introduction to "benefit of the doubt" composite indicators, Social Indicators
//!   Research 82; Kuosmanen (2009), Data envelopment analysis with missing data, J. Operational Research Society 60.
//! - Example: members (4, 1), (1, 4), (2, 2) → 1, 1, and 2/5 + 2/5 = 0.8 with w = 1/5, 1/5.
//!
//! ## 中文
//!
//! - 每个对象都用对自己最有利的权重计分，但同一组权重不得使任何参评对象超过 1，即只有产出的数据包络分析：
//!   y_c = max Σwᵢ·x_cᵢ，w ≥ 0，且对每个参评对象 j 有 Σwᵢ·x_jᵢ ≤ 1，每个对象解一个线性规划。
//! - 得分在 0–1，前沿上的对象都得 1，往往不止一个；参照对象不作约束，可超过 1。权重为 0 的下级不计。
//! - `restrict = "shares"` 限制各下级占得分的份额，`"weights"` 限制权重占比，界限为 `least`、`most`；
//!   或用 `around = a` 取给定占比 g 的 (1 − a)g 至 (1 + a)g。不设界限时，对象可能只靠最好的一个下级。
//! - 缺失的下级不进入该对象自己的规划，在约束中按 0 计，因此缺失不会使他人得益；低于 `min_present` 时缺失。
//! - 负值报错；设有最低份额时，值为 0 的对象得 0；全为 0 或界限无解报错。并列仍并列，常数下级无妨。
//! - 适用于权重没有共识的情形；要区分最优者，或要让读者能够复算时不宜。得分按十二位有效数字排名。
//! - 每个对象解一个线性规划，只带起作用的参评对象：1,000 个对象 10 个下级约需 1.2 秒处理器时间，10,000 个对象 5 个下级约
//!   4.4 秒；下级很多时几乎人人都在前沿上，100,000 个对象 50 个下级远不止两分钟。
//! - 来源：Melyn 和 Moesen（1991）；Cherchye 等（2007）；缺失：Kuosmanen（2009）。
//! - 示例：参评对象 (4, 1)、(1, 4)、(2, 2) → 1，1，0.8，第三者 w = 1/5，1/5。

use super::among::Part;
use super::frontier::{Frontier, refusal};
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::cell::Mark;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::statistics::linear_programme::{Condition, NoOptimum};

pub(crate) const METHOD: Method = Method {
    slug: "benefit-of-the-doubt",
    zh: "存疑利益法（BoD，数据包络）",
    en: "each unit with the weights that suit it best",
    parameters: &[
        MIN_PRESENT,
        Parameter::new(
            "restrict",
            Kind::Choice(&["none", "shares", "weights"]),
            Fallback::Word("none"),
            ["限制得分构成还是权重", "what bounds hold for: shares of the score, or weights"],
        ),
        Parameter::new("least", Kind::Share, Fallback::Absent, ["下限", "lower bound"]),
        Parameter::new("most", Kind::Share, Fallback::Absent, ["上限", "upper bound"]),
        Parameter::new(
            "around",
            Kind::Share,
            Fallback::Absent,
            ["以给定权重为中心的相对幅度", "bounds around the given weights"],
        ),
    ],
    source: include_str!("benefit_of_the_doubt.rs"),
    maker: Maker::Aggregate(|values| {
        let bounds = Bounds::checked(values)?;
        Ok(Box::new(BenefitOfTheDoubt { min_present: values.number("min_present"), bounds }))
    }),
};

struct BenefitOfTheDoubt {
    min_present: f64,
    bounds: Option<Bounds>,
}

struct Bounds {
    /// Of shares of the score, not of weights.
    of_score: bool,
    range: Range,
}

enum Range {
    Between(f64, f64),
    Around(f64),
}

impl Bounds {
    fn checked(values: &Values) -> Result<Option<Self>, Fault> {
        let [least, most, around] = ["least", "most", "around"].map(|name| values.optional_number(name));
        let range = match (least, most, around) {
            (None, None, None) => None,
            (None, None, Some(around)) => Some(Range::Around(around)),
            (_, _, None) => Some(Range::Between(least.unwrap_or(0.0), most.unwrap_or(1.0))),
            _ => return Err(Fault::new("bounds-two-ways", "around")),
        };
        if let Some(Range::Between(least, most)) = range
            && least > most
        {
            return Err(Fault::new("bounds-reversed", "least"));
        }
        match (values.text("restrict"), range) {
            ("none", None) => Ok(None),
            ("none", Some(_)) | (_, None) => Err(Fault::new("bounds-and-restrict", "restrict")),
            (of, Some(range)) => Ok(Some(Self { of_score: of == "shares", range })),
        }
    }

    /// Two conditions for each part. `parts` are the children the unit has, with shares that add up to 1; `count` is
    /// the number of all children.
    fn conditions(&self, parts: &[Part], count: usize) -> Vec<Condition> {
        let mut conditions = Vec::with_capacity(2 * parts.len());
        for part in parts {
            let (least, most) = match self.range {
                Range::Around(a) => ((1.0 - a) * part.share, (1.0 + a) * part.share),
                Range::Between(least, most) => {
                    let rescale = count as f64 / parts.len() as f64;
                    (least * rescale, most * rescale)
                }
            };
            let portion = |bound: f64| {
                let mut coefficients = vec![0.0; count];
                for other in parts {
                    let own = f64::from(u8::from(other.child == part.child));
                    let size = if self.of_score { other.value } else { 1.0 };
                    coefficients[other.child] = (own - bound) * size;
                }
                coefficients
            };
            if least > 0.0 {
                conditions.push(Condition::at_least(portion(least), 0.0));
            }
            if most < 1.0 {
                conditions.push(Condition::at_most(portion(most), 0.0));
            }
        }
        conditions
    }

    /// Whether the bounds leave room at all.
    fn check(&self, count: usize) -> Result<(), Refusal> {
        let Range::Between(least, most) = self.range else { return Ok(()) };
        let count = count as f64;
        let is_possible = least * count <= 1.0 + 1e-12 && most * count >= 1.0 - 1e-12;
        if is_possible { Ok(()) } else { Err(Refusal::new("shares-impossible")) }
    }
}

impl BenefitOfTheDoubt {
    fn score(&self, frontier: &Frontier, parts: &[Part], count: usize) -> Result<f64, NoOptimum> {
        let scaled: Vec<Part> =
            parts.iter().map(|part| Part { value: part.value / frontier.scale, ..*part }).collect();
        let mut objective = vec![0.0; count];
        scaled.iter().for_each(|part| objective[part.child] = part.value);
        let bounds = self.bounds.iter().flat_map(|bounds| bounds.conditions(&scaled, count));
        let mut conditions: Vec<Condition> = bounds.collect();
        // A child the unit does not have is not in its programme.
        for child in (0..count).filter(|child| parts.iter().all(|part| part.child != *child)) {
            let mut own = vec![0.0; count];
            own[child] = 1.0;
            conditions.push(Condition::at_most(own, 0.0));
        }
        frontier.best(&objective, &conditions).map(|best| best.value)
    }
}

impl Aggregate for BenefitOfTheDoubt {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        let count = children.count();
        self.bounds.as_ref().map_or(Ok(()), |bounds| bounds.check(count))?;
        let frontier = Frontier::of(children)?;
        children.try_by_unit(self.min_present, |row, parts| {
            if parts.iter().any(|part| part.value < 0.0) {
                return Ok(Err(Mark::Undefined));
            }
            match self.score(&frontier, parts, count) {
                // No member bounds what this unit has: only a reference unit can be so far out.
                Err(NoOptimum::Unbounded) => Ok(Err(Mark::Undefined)),
                found => found.map(Ok).map_err(|reason| refusal(reason).about(row)),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::tests::{Case, PANEL, close};
    use crate::parameter::Value;

    const SLUG: &str = "benefit-of-the-doubt";
    const THREE: Case<'static> =
        Case { columns: &[&[4.0, 1.0, 2.0], &[1.0, 4.0, 2.0]], weights: &[1.0, 1.0], members: None };

    fn near(got: &[f64], want: &[f64]) {
        let is_near = |(x, y): (&f64, &f64)| (x - y).abs() < 1e-9;
        assert!(got.len() == want.len() && got.iter().zip(want).all(is_near), "{got:?} is not {want:?}");
    }

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn the_page_example() {
        near(&THREE.scores(SLUG, &[]), &[1.0, 1.0, 0.8]);
    }

    /// By hand: with equal shares asked for exactly, (4, 1) has 4·w₁ = w₂, so under w₁ + 4·w₂ ≤ 1 w₁ = 1/17 and the
    /// score is 8/17; (2, 2) keeps 0.8.
    #[test]
    fn bounds_on_shares_of_the_score() {
        let equal =
            [("restrict", text("shares")), ("least", Value::Number(0.5)), ("most", Value::Number(0.5))];
        near(&THREE.scores(SLUG, &equal), &[8.0 / 17.0, 8.0 / 17.0, 0.8]);
        let around = [("restrict", text("shares")), ("around", Value::Number(0.0))];
        near(&THREE.scores(SLUG, &around), &[8.0 / 17.0, 8.0 / 17.0, 0.8]);
    }

    /// By hand: equal weights have to be 1/5, which is the weighted mean over its greatest value.
    #[test]
    fn bounds_on_weights() {
        let equal = [("restrict", text("weights")), ("around", Value::Number(0.0))];
        near(&THREE.scores(SLUG, &equal), &[1.0, 1.0, 0.8]);
        let uneven = Case { weights: &[3.0, 1.0], ..THREE };
        near(&uneven.scores(SLUG, &equal), &[1.0, 7.0 / 13.0, 8.0 / 13.0]);
    }

    /// scipy 1.17.1 `linprog` (HiGHS), the linear programme of the page for each unit.
    #[test]
    fn a_panel_by_highs() {
        near(
            &PANEL.scores(SLUG, &[]),
            &[
                1.000_000_000_000,
                0.728_211_658_178,
                0.956_140_350_877,
                0.811_736_393_928,
                1.000_000_000_000,
                1.000_000_000_000,
                1.000_000_000_000,
                0.919_387_860_467,
            ],
        );
        let shares =
            [("restrict", text("shares")), ("least", Value::Number(0.1)), ("most", Value::Number(0.4))];
        near(
            &PANEL.scores(SLUG, &shares),
            &[
                0.589_322_138_904,
                0.546_655_602_282,
                0.478_512_963_501,
                0.698_060_941_828,
                0.729_668_316_605,
                0.696_191_860_232,
                1.000_000_000_000,
                0.190_816_334_176,
            ],
        );
    }

    /// By hand: without its second child (2, –) is measured on the first alone, 2/4; the others keep their scores.
    #[test]
    fn a_missing_child_helps_nobody() {
        let gap = Case { columns: &[&[4.0, 1.0, 2.0], &[1.0, 4.0, f64::NAN]], ..THREE };
        near(&gap.scores(SLUG, &[]), &[1.0, 1.0, 0.5]);
    }

    #[test]
    fn a_reference_unit_is_measured_but_bounds_nobody() {
        let with = Case {
            columns: &[&[4.0, 1.0, 2.0, 8.0], &[1.0, 4.0, 2.0, 0.0]],
            members: Some(&[true, true, true, false]),
            ..THREE
        };
        near(&with.scores(SLUG, &[]), &[1.0, 1.0, 0.8, 2.0]);
        let out = Case { columns: &[&[4.0, 1.0], &[0.0, 1.0]], members: Some(&[true, false]), ..THREE };
        assert_eq!(out.run(SLUG, &[]).unwrap()[1], Err(Mark::Undefined));
    }

    #[test]
    fn what_has_no_frontier() {
        let code = |columns: &[&[f64]], given: &[(&str, Value)]| {
            Case { columns, ..THREE }.run(SLUG, given).unwrap_err().code
        };
        assert_eq!(code(&[&[1.0, -1.0], &[1.0, 1.0]], &[]), "frontier-negative");
        assert_eq!(code(&[&[0.0], &[0.0]], &[]), "frontier-zero");
        let narrow = [("restrict", text("shares")), ("most", Value::Number(0.4))];
        assert_eq!(code(&[&[1.0], &[1.0]], &narrow), "shares-impossible");
        close(&Case { columns: &[&[0.0, 1.0], &[0.0, 2.0]], ..THREE }.scores(SLUG, &[])[..1], &[0.0]);
    }
}
