//! # optimised
//!
//! Looks for weights with which the children are as important for their parent as they are meant to be. The
//! importance of child i is its correlation rᵢ with the parent's score, as share of all: rᵢ/Σr; with `measure =
//! "squared"` it is rᵢ²/Σr². Weights ≥ 0 minimise Σ(share − target share)².
//!
//! - Targets: the same for all (default), `importance = "given"`: proportional to the weights of the framework, or
//!   numbers above 0 on any scale, each with the code it belongs to: `targets = ["a = 2", "b = 1"]`, the step being
//!   `at` the node whose children they are. Every child needs one, and no other code may be named.
//! - The parent is computed by its own aggregation, whichever that is. For weighted means the weights are first
//!   solved for (σᵢwᵢ ∝ C⁻¹t with the matrix C of correlations), then improved for any aggregation by
//!   Levenberg–Marquardt steps on ln w and a search along each weight with a step that is halved. Nothing is drawn
//!   at random.
//! - A target that cannot be met to `tolerance` (relative, default 0.01) is refused, with the child that misses
//!   most; a greater `tolerance` takes the best that was found. What was reached is in the trace. No weight is ever
//!   negative.
//! - Targets are shares: all correlations can be equal and low. Look at them in the trace; a child that opposes the
//!   others pulls them all down, and one in the middle of the others may be too important with any weight.
//! - Missing: only members that have all children are counted, of which there must be one more than children;
//!   scores of other members then differ a little. A constant child is refused. Ties, zeros and negative values are
//!   no matter unless to the aggregation. With `over = "panel"`, an aggregation that compares units compares those
//!   of all periods.
//! - When to use it: weights are meant as importance, and given ones do not work out as meant. When not: children
//!   are meant to complement each other without being seen in the total; few units, where correlations are chance.
//! - Practice differs: COINr matches targets by position, which can be another child's, and may return negative
//!   weights while it reports success. Becker and others fit correlation ratios, of which r² is the linear case.
//! - Source: Becker, Saisana, Paruolo and Vandecasteele (2017), Weights and importance in composite indicators:
//!   closing the gap, Ecological Indicators 80; Paruolo, Saisana and Saltelli (2013), Ratings and rankings: voodoo
//!   or science?, JRSS A 176(3).
//! - Example: three children with σ = 1, r(ab) = r(ac) = 0.5 and r(bc) = 0 and an arithmetic mean: equal weights
//!   give shares of 0.4, 0.3, 0.3; equal importance would need a weight of 0 for a: C⁻¹1 ∝ (0, 1, 1). With r(ac) =
//!   r(bc) = 0 and r(ab) = 0.5, C⁻¹1 ∝ (2, 2, 3) → shares 0.286, 0.286, 0.429.
//!
//! ## 中文
//!
//! - 优化权重：求权重，使各下级对上级的实际重要性达到目标。重要性为与上级得分的相关系数所占份额 rᵢ/Σr，
//!   `measure = "squared"` 时为 rᵢ²/Σr²；权重不为负，使 Σ(份额 − 目标份额)² 最小。
//! - 目标：默认相等；`importance = "given"` 取指标体系的权重；或写 `targets = ["a = 2", "b = 1"]`（大于 0，放在 `at` 节点下），
//!   每个下级都要写，也不能写其他代码。
//! - 上级按它自己的汇总方法计算。先解加权平均的情形（σᵢwᵢ ∝ C⁻¹t），再以 Levenberg–Marquardt 法和逐个权重的搜索改进，不用随机数。
//! - 与目标的相对偏差超过 `tolerance`（默认 0.01）即拒绝，并指出偏差最大的下级；放宽 `tolerance` 则接受找到的最好结果。
//!   达到的相关系数和份额见过程记录；各相关系数可以同样低，请查看。
//! - 缺失：只取各下级都有值的参评对象，其数目须不少于下级数加一；常数下级报错。并列、零和负值只看汇总方法是否接受。
//! - 适用于以权重表示重要性、而给定权重未能如愿的情形；下级互补，或对象太少、相关出于偶然时不宜。
//! - 其他软件：COINr 按位置对应目标，可能张冠李戴，也可能在报告成功的同时给出负权重；Becker 等拟合相关比，r² 是其线性情形。
//! - 来源：Becker、Saisana、Paruolo 和 Vandecasteele（2017）；Paruolo、Saisana 和 Saltelli（2013）。
//! - 示例：σ = 1，r(ab) = 0.5，r(ac) = r(bc) = 0，算术平均，目标相等：C⁻¹1 ∝ (2, 2, 3) → 占比 0.286，0.286，0.429。

use super::judgement::{self, Judgement};
use super::sample::complete_for_correlation;
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::statistics::linear::{Cholesky, Matrix, dot};
use crate::statistics::{correlation_matrix, pearson, standard_deviation};

pub(crate) const METHOD: Method = Method {
    slug: "optimised",
    zh: "优化权重（使各下级与总分的相关达到目标）",
    en: "so that correlations with the parent meet targets",
    parameters: &[
        Parameter::new(
            "importance",
            Kind::Choice(&["equal", "given"]),
            Fallback::Word("equal"),
            [
                "目标重要性：相等，或按指标体系给定的权重",
                "targets: all the same, or the weights of the framework",
            ],
        ),
        Parameter::new(
            "targets",
            Kind::Texts,
            Fallback::Absent,
            ["各下级的目标重要性，如 \"a = 2\"", "importance aimed at for each child, as \"a = 2\""],
        ),
        Parameter::new(
            "measure",
            Kind::Choice(&["correlation", "squared"]),
            Fallback::Word("correlation"),
            ["重要性以相关系数或其平方衡量", "importance is the correlation, or its square"],
        ),
        Parameter::new(
            "tolerance",
            Kind::Positive,
            Fallback::Number(0.01),
            ["允许的相对偏差", "greatest relative miss of a target"],
        ),
    ],
    source: include_str!("optimised.rs"),
    maker: Maker::Weight(|values| {
        let measure =
            if values.text("measure") == "squared" { Measure::Squared } else { Measure::Correlation };
        Ok(Box::new(Optimised {
            targets: Targets::of(values)?,
            measure,
            tolerance: values.number("tolerance"),
        }))
    }),
};

enum Targets {
    Equal,
    Given,
    Listed(Vec<Judgement>),
}

impl Targets {
    fn of(values: &Values) -> Result<Self, Fault> {
        let listed = judgement::parse(values, "targets", false)?;
        if listed.iter().any(|target| target.value <= 0.0) {
            return Err(Fault::new("weight-target-not-positive", "targets"));
        }
        Ok(match values.text("importance") {
            _ if !listed.is_empty() => Self::Listed(listed),
            "given" => Self::Given,
            _ => Self::Equal,
        })
    }

    /// Of the children, summing to 1.
    fn shares(&self, siblings: &Siblings) -> Result<Vec<f64>, Refusal> {
        let targets: Vec<f64> = match self {
            Self::Equal => vec![1.0; siblings.count()],
            Self::Given => siblings.given().to_vec(),
            Self::Listed(listed) => by_child(listed, siblings)?,
        };
        let total: f64 = targets.iter().sum();
        Ok(targets.iter().map(|target| target / total).collect())
    }
}

fn by_child(listed: &[Judgement], siblings: &Siblings) -> Result<Vec<f64>, Refusal> {
    let mut targets = vec![None; siblings.count()];
    for target in listed {
        if targets[judgement::find(siblings, &target.child)?].replace(target.value).is_some() {
            return Err(Refusal::new("weight-target-twice").with("child", &target.child));
        }
    }
    let missing = |child: usize| Refusal::new("weight-target-missing").with("child", siblings.codes()[child]);
    targets.into_iter().enumerate().map(|(child, target)| target.ok_or_else(|| missing(child))).collect()
}

#[derive(Debug, Clone, Copy)]
enum Measure {
    Correlation,
    Squared,
}

struct Optimised {
    targets: Targets,
    measure: Measure,
    tolerance: f64,
}

impl Weight for Optimised {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let columns = complete_for_correlation(siblings)?;
        let targets = self.targets.shares(siblings)?;
        let problem = Problem { siblings, columns: &columns, targets: &targets, measure: self.measure };
        let best = problem.solve(self.tolerance.min(GOOD))?;
        let (worst, miss) = problem.largest_miss(&best);
        if miss > self.tolerance {
            return Err(Refusal::new("weight-target-not-met")
                .with("child", siblings.codes()[worst])
                .with("target", format!("{:.4}", targets[worst]))
                .with("reached", format!("{:.4}", best.shares[worst])));
        }
        let of_child = (0..targets.len()).map(|child| {
            let (correlation, share) = (best.correlations[child], best.shares[child]);
            vec![("correlation", correlation), ("share_reached", share), ("share_aimed_at", targets[child])]
        });
        Ok(Weighted {
            weights: weights_of(&best.logs),
            facts: vec![("squared_error", best.error), ("largest_miss", miss)],
            of_child: of_child.collect(),
        })
    }
}

struct Problem<'a> {
    siblings: &'a Siblings<'a>,
    columns: &'a [Vec<f64>],
    targets: &'a [f64],
    measure: Measure,
}

/// Trial weights and what they give.
#[derive(Debug, Clone)]
struct Trial {
    /// ln w.
    logs: Vec<f64>,
    correlations: Vec<f64>,
    shares: Vec<f64>,
    /// Σ(share − target)².
    error: f64,
}

/// A weight is at least this part of the greatest.
const LEAST_LOG: f64 = -16.0;
/// Misses below this are rounding.
const EXACT: f64 = 1e-11;
const MOST_STEPS: usize = 60;
const MOST_ROUNDS: usize = 200;
/// A fit that misses by more is searched on, whatever is tolerated.
const GOOD: f64 = 0.01;
/// Step on ln w for differences.
const DIFFERENCE: f64 = 1e-5;

impl Problem<'_> {
    fn solve(&self, tolerance: f64) -> Result<Trial, Refusal> {
        let starts = [self.linear_solution(), Some(self.targets.to_vec())];
        let mut best: Option<Trial> = None;
        for start in starts.into_iter().flatten() {
            let trial = self.descend(self.trial(logs_of(&start))?)?;
            if best.as_ref().is_none_or(|best| trial.error < best.error) {
                best = Some(trial);
            }
            if best.as_ref().is_some_and(|best| self.largest_miss(best).1 <= tolerance) {
                break;
            }
        }
        let best = best.expect("there is a start");
        if self.largest_miss(&best).1 <= tolerance { Ok(best) } else { self.search(best) }
    }

    /// Child and size of the greatest relative miss.
    fn largest_miss(&self, trial: &Trial) -> (usize, f64) {
        let misses =
            trial.shares.iter().zip(self.targets).map(|(share, target)| (share / target - 1.0).abs());
        misses.enumerate().fold((0, -1.0), |worst, miss| if miss.1 > worst.1 { miss } else { worst })
    }

    /// What a weighted mean would need, where that is no negative weight; else its nearest.
    fn linear_solution(&self) -> Option<Vec<f64>> {
        let related = correlation_matrix(self.columns)?;
        let wanted: Vec<f64> = match self.measure {
            Measure::Correlation => self.targets.to_vec(),
            Measure::Squared => self.targets.iter().map(|target| target.sqrt()).collect(),
        };
        let scaled = Cholesky::of(&related).ok()?.solve(&wanted);
        let weight = |(along, column): (&f64, &Vec<f64>)| Some(along.max(0.0) / standard_deviation(column)?);
        let weights: Vec<f64> = scaled.iter().zip(self.columns).map(weight).collect::<Option<_>>()?;
        weights.iter().any(|weight| *weight > 0.0).then_some(weights)
    }

    fn trial(&self, logs: Vec<f64>) -> Result<Trial, Refusal> {
        // The aggregation says on its own account, and with the right unit, why it is not defined.
        let scores = self.siblings.parent_scores(self.columns, &weights_of(&logs));
        let scores = scores.map_err(|_| Refusal::new("weight-parent-undefined"))?;
        let rows: Vec<usize> = (0..scores.len()).filter(|&row| scores[row].is_ok()).collect();
        let scores: Vec<f64> = scores.into_iter().flatten().collect();
        let correlation = |column: &Vec<f64>| {
            let column: Vec<f64> = rows.iter().map(|&row| column[row]).collect();
            pearson(&column, &scores).unwrap_or(0.0)
        };
        let correlations: Vec<f64> = self.columns.iter().map(correlation).collect();
        let importance = |r: &f64| match self.measure {
            Measure::Correlation => *r,
            Measure::Squared => r * r.abs(),
        };
        let total: f64 = correlations.iter().map(importance).sum();
        // Without a positive sum nothing has a share: far off every target.
        let share = |r: &f64| if total > 1e-9 { importance(r) / total } else { -1.0 };
        let shares: Vec<f64> = correlations.iter().map(share).collect();
        let error =
            shares.iter().zip(self.targets).map(|(share, target)| (share - target) * (share - target));
        Ok(Trial { error: error.sum(), logs, correlations, shares })
    }

    /// Levenberg–Marquardt: Nocedal and Wright (2006), Numerical Optimization, 2nd edition, section 10.3.
    fn descend(&self, mut at: Trial) -> Result<Trial, Refusal> {
        let mut damping = 1e-3;
        for _ in 0..MOST_STEPS {
            if self.largest_miss(&at).1 < EXACT {
                break;
            }
            let slopes = self.slopes(&at)?;
            let mut next = None;
            while damping < 1e6 {
                let trial = self.trial(self.step(&at, &slopes, damping))?;
                if trial.error < at.error {
                    next = Some(trial);
                    damping = (damping / 8.0).max(1e-12);
                    break;
                }
                damping *= 8.0;
            }
            let Some(next) = next else { break };
            let is_stuck = next.error > at.error * (1.0 - 1e-9);
            at = next;
            if is_stuck {
                break;
            }
        }
        Ok(at)
    }

    /// Column j: how the shares change with ln wⱼ.
    fn slopes(&self, at: &Trial) -> Result<Matrix, Refusal> {
        let size = at.logs.len();
        let mut slopes = Matrix::zeros(size, size);
        for j in 0..size {
            let beside = |by: f64| {
                let mut logs = at.logs.clone();
                logs[j] += by;
                self.trial(logs)
            };
            let (above, below) = (beside(DIFFERENCE)?, beside(-DIFFERENCE)?);
            for i in 0..size {
                slopes[(i, j)] = (above.shares[i] - below.shares[i]) / (2.0 * DIFFERENCE);
            }
        }
        Ok(slopes)
    }

    fn step(&self, at: &Trial, slopes: &Matrix, damping: f64) -> Vec<f64> {
        let size = at.logs.len();
        let column = |j: usize| (0..size).map(|i| slopes[(i, j)]).collect::<Vec<_>>();
        let columns: Vec<Vec<f64>> = (0..size).map(column).collect();
        let misses: Vec<f64> =
            self.targets.iter().zip(&at.shares).map(|(target, share)| target - share).collect();
        let mut normal = Matrix::zeros(size, size);
        for i in 0..size {
            (0..size).for_each(|j| normal[(i, j)] = dot(&columns[i], &columns[j]));
        }
        let scale = (0..size).map(|i| normal[(i, i)]).fold(1e-12, f64::max);
        (0..size).for_each(|i| normal[(i, i)] += damping * scale);
        let along: Vec<f64> = columns.iter().map(|column| dot(column, &misses)).collect();
        let Ok(factor) = Cholesky::of(&normal) else { return at.logs.clone() };
        let moved = factor.solve(&along);
        bounded(at.logs.iter().zip(&moved).map(|(log, by)| log + by.clamp(-2.0, 2.0)).collect())
    }

    /// Tries each weight up and down, for scores that change by leaps.
    fn search(&self, mut at: Trial) -> Result<Trial, Refusal> {
        let mut step = 0.5;
        for _ in 0..MOST_ROUNDS {
            if step < 1e-3 {
                break;
            }
            let mut is_better = false;
            for j in 0..at.logs.len() {
                for by in [step, -step] {
                    let mut logs = at.logs.clone();
                    logs[j] += by;
                    let trial = self.trial(bounded(logs))?;
                    if trial.error < at.error * (1.0 - 1e-6) {
                        (at, is_better) = (trial, true);
                    }
                }
            }
            if !is_better {
                step /= 2.0;
            }
        }
        Ok(at)
    }
}

fn logs_of(weights: &[f64]) -> Vec<f64> {
    bounded(weights.iter().map(|weight| libm::log(weight.max(f64::MIN_POSITIVE))).collect())
}

/// The greatest at 0, none below the least.
fn bounded(logs: Vec<f64>) -> Vec<f64> {
    let most = logs.iter().copied().max_by(f64::total_cmp).unwrap_or(0.0);
    logs.into_iter().map(|log| (log - most).max(LEAST_LOG)).collect()
}

fn weights_of(logs: &[f64]) -> Vec<f64> {
    logs.iter().map(|log| libm::exp(*log)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::{Aggregate, Children, Scored};
    use crate::method::{self, StepKind};
    use crate::parameter::Value;
    use crate::weight::sample::tests::PANEL;
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    fn near(got: &[f64], want: &[f64]) {
        assert_eq!(got.len(), want.len());
        assert!(got.iter().zip(want).all(|(x, y)| (x - y).abs() < 1e-8), "{got:?} is not {want:?}");
    }

    fn targets(targets: &[&str]) -> (&'static str, Value) {
        ("targets", Value::Texts(targets.iter().map(|&target| target.into()).collect()))
    }

    /// a and b are half along each other, c is at right angles to both; all have σ² = 4/3.
    fn three() -> [Vec<f64>; 3] {
        let (a, c) = ([1.0, 1.0, -1.0, -1.0], [1.0, -1.0, 1.0, -1.0]);
        let third = [1.0, -1.0, -1.0, 1.0];
        let b = (0..4).map(|i| 0.5 * a[i] + 0.75_f64.sqrt() * third[i]).collect();
        [a.to_vec(), b, c.to_vec()]
    }

    fn slices(columns: &[Vec<f64>]) -> Vec<&[f64]> {
        columns.iter().map(Vec::as_slice).collect()
    }

    #[test]
    fn the_page_example() {
        let columns = three();
        near(&shares("optimised", &[], &siblings(&slices(&columns))), &[2.0 / 7.0, 2.0 / 7.0, 3.0 / 7.0]);
    }

    /// The deviation of a child is no matter: ten times the values, a tenth of the weight.
    #[test]
    fn scale_is_taken_out() {
        let mut columns = three();
        columns[2].iter_mut().for_each(|x| *x *= 10.0);
        near(
            &shares("optimised", &[], &siblings(&slices(&columns))),
            &[20.0 / 43.0, 20.0 / 43.0, 3.0 / 43.0],
        );
    }

    /// Targets 3, 2, 2 of a, b, c: C⁻¹t ∝ (4/3, 1/3, 1).
    #[test]
    fn targets_belong_to_codes_not_to_places() {
        let columns = three();
        let columns = slices(&columns);
        let given = [targets(&["c = 2", "b = 2", "a = 3"])];
        near(&shares("optimised", &given, &siblings(&columns)), &[0.5, 0.125, 0.375]);
        let by_framework = [("importance", Value::Text("given".into()))];
        let weighed = siblings(&columns).with_given(&[3.0, 2.0, 2.0]);
        near(&shares("optimised", &by_framework, &weighed), &[0.5, 0.125, 0.375]);
    }

    /// r² ∝ t wants r ∝ √t: t = (2.25, 1, 1) is the case above.
    #[test]
    fn squares_of_correlations() {
        let columns = three();
        let given = [targets(&["a = 2.25", "b = 1", "c = 1"]), ("measure", Value::Text("squared".into()))];
        near(&shares("optimised", &given, &siblings(&slices(&columns))), &[0.5, 0.125, 0.375]);
    }

    /// r(ab) = r(ac) = 0.9 and r(bc) = 0.7: C⁻¹1 ∝ (−1, 1, 1). Without a, the shares are 1.8, 1.7, 1.7 of 5.2.
    #[test]
    fn what_cannot_be_met_is_refused_and_no_weight_is_negative() {
        let (a, u, v) = ([1.0, 1.0, -1.0, -1.0], [1.0, -1.0, 1.0, -1.0], [1.0, -1.0, -1.0, 1.0]);
        let (off, turn) = (0.19_f64.sqrt(), -0.11 / 0.19_f64);
        let b: Vec<f64> = (0..4).map(|i| 0.9 * a[i] + off * u[i]).collect();
        let c: Vec<f64> =
            (0..4).map(|i| 0.9 * a[i] + off * (turn * u[i] + (1.0 - turn * turn).sqrt() * v[i])).collect();
        let columns: [&[f64]; 3] = [&a, &b, &c];
        let refusal = weigh("optimised", &[], &siblings(&columns)).unwrap_err();
        assert_eq!(refusal.code, "weight-target-not-met");
        let worst = [("child", "a".into()), ("target", "0.3333".into()), ("reached", "0.3462".into())];
        assert_eq!(refusal.arguments, worst);
        let weighted = weigh("optimised", &[("tolerance", Value::Number(0.1))], &siblings(&columns)).unwrap();
        assert!(weighted.weights.iter().all(|weight| *weight >= 0.0));
        assert!((weighted.facts[1].1 - (3.0 * 1.8 / 5.2 - 1.0)).abs() < 1e-6);
    }

    /// What is reported as reached is what the scores show.
    #[test]
    fn reached_correlations_are_those_of_the_scores() {
        let weighted = weigh("optimised", &[("tolerance", Value::Number(10.0))], &siblings(PANEL)).unwrap();
        let total: f64 = weighted.weights.iter().sum();
        let score = |row: usize| (0..4).map(|i| weighted.weights[i] / total * PANEL[i][row]).sum::<f64>();
        let scores: Vec<f64> = (0..8).map(score).collect();
        for (child, facts) in weighted.of_child.iter().enumerate() {
            assert!((pearson(PANEL[child], &scores).unwrap() - facts[0].1).abs() < 1e-12);
        }
    }

    struct Geometric;

    impl Aggregate for Geometric {
        fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
            children.by_row(0.0, |values, weights| {
                let total: f64 = weights.iter().sum();
                let logs = values.iter().zip(weights).map(|(value, weight)| weight * libm::log(*value));
                Ok(libm::exp(logs.sum::<f64>() / total))
            })
        }
    }

    /// scipy 1.17.1: `minimize` (Nelder–Mead) from four starts has 0.010469020108791886, with a weight of 0 for a.
    #[test]
    fn the_nearest_is_that_of_scipy() {
        let columns: [&[f64]; 3] = [
            &[1.0, 2.0, 5.0, 9.0, 3.0, 7.0],
            &[4.0, 1.0, 6.0, 8.0, 8.0, 2.0],
            &[3.0, 9.0, 1.0, 7.0, 2.0, 6.0],
        ];
        let mut children = siblings(&columns);
        children.aggregate = &Geometric;
        assert_eq!(weigh("optimised", &[], &children).unwrap_err().code, "weight-target-not-met");
        let weighted = weigh("optimised", &[("tolerance", Value::Number(1.0))], &children).unwrap();
        near(&[weighted.facts[0].1], &[0.010_469_020_108_791_886]);
    }

    /// No mean of the columns: the weights are found step by step, and each child is as important as the others.
    #[test]
    fn any_aggregation_is_fitted() {
        let columns: [&[f64]; 3] = [
            &[1.0, 2.0, 5.0, 9.0, 3.0, 7.0],
            &[4.0, 6.0, 1.0, 8.0, 8.0, 2.0],
            &[5.0, 9.0, 4.0, 1.0, 2.0, 6.0],
        ];
        let mut children = siblings(&columns);
        children.aggregate = &Geometric;
        let weighted = weigh("optimised", &[], &children).unwrap();
        let total: f64 = weighted.weights.iter().sum();
        let score = |row: usize| {
            let logs = (0..3).map(|i| weighted.weights[i] / total * libm::log(columns[i][row]));
            libm::exp(logs.sum())
        };
        let scores: Vec<f64> = (0..6).map(score).collect();
        let reached: Vec<f64> = columns.iter().map(|column| pearson(column, &scores).unwrap()).collect();
        near(&reached, &[reached[0]; 3]);
    }

    #[test]
    fn targets_must_fit_the_children() {
        let columns = three();
        let columns = slices(&columns);
        let refused =
            |given: &[&str]| weigh("optimised", &[targets(given)], &siblings(&columns)).unwrap_err();
        assert_eq!(refused(&["a = 1", "b = 1", "x = 1"]).code, "judgement-unknown-child");
        assert_eq!(refused(&["a = 1", "b = 1", "b = 2", "c = 1"]).code, "weight-target-twice");
        let missing = refused(&["a = 1", "b = 1"]);
        assert_eq!((missing.code, missing.arguments[0].1.as_str()), ("weight-target-missing", "c"));
    }

    #[test]
    fn targets_must_be_positive() {
        let given = [targets(&["a = 0"])].map(|(name, value)| (name.to_owned(), value)).into();
        let method = method::find(StepKind::Weight, "optimised").unwrap();
        let Maker::Weight(make) = method.maker else { unreachable!("a weighting") };
        let fault = make(&method.check(&given).unwrap()).err().unwrap();
        assert_eq!(fault.code, "weight-target-not-positive");
    }
}
