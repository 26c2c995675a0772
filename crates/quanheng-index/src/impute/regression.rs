//! # regression
//!
//! Fills an open cell with its prediction by ordinary least squares: y = b₀ + Σ bₖxₖ, fitted over the member units of
//! the period (of all scored periods under `over = "panel"`) that have the indicator and every predictor the open
//! unit has. Predictors are the indicators named in `predictors`, else those of the group that `among` names:
//! `siblings` (default), `all`, or a level of the framework.
//!
//! - A predictor the open unit lacks is left out for that unit, and the line is fitted anew without it; nothing is
//!   put in its place. Units that lack one of the predictors in use do not enter the fit.
//! - With q predictors in use, at least q + 2 complete units are needed: below that the cell stays missing, as it
//!   does for a unit without any predictor. A predictor that is constant among the complete units is left out.
//! - Predictors of which one is a combination of others are refused by name, rather than one of them dropped. `ridge`
//!   (λ > 0) allows them: λ·Σb² of the coefficients of standardised predictors is added to the sum of squares.
//! - Tied, zero and negative values need no care. Predictions may leave the range of what was observed.
//! - Fits indicators that hang together closely, with many more units than predictors; with 31 provinces name one or
//!   two. Predictions have no scatter: variances shrink and correlations rise. What is not known about a cell is in
//!   the draws for multiple imputation: σ²* = RSS/χ², b* ~ N(b, σ²*(XᵀX)⁻¹), y* = Xb* + σ*z, with one z for all
//!   coefficients of a replicate and one for each cell.
//! - Source: Buck (1960), "A method of estimation of missing values in multivariate data suitable for use with an
//!   electronic computer", JRSS B 22(2), 302–306, with all units that are complete in what is used instead of those
//!   complete in everything; draws: Rubin (1987), Multiple Imputation for Nonresponse in Surveys.
//!   scikit-learn's IterativeImputer instead fills predictors too and goes round until nothing moves.
//! - Example: x = 1, 2, 3, 4 and y = 2, 4, 5, missing: y = 2/3 + 1.5x, the missing y becomes 6.67.
//!
//! ## 中文
//!
//! - 以最小二乘回归的预测值填补：y = b₀ + Σbₖxₖ，用有该指标且有全部所用预测指标的参评对象拟合。
//! - 预测指标由 `predictors` 指明，否则取 `among` 所指的同组指标（`siblings`、`all` 或某一层级）。
//! - 该对象缺少的预测指标对它不用，并重新拟合；缺少所用预测指标的对象不参与拟合。
//! - 用 q 个预测指标时至少要有 q + 2 个完整对象，否则仍缺失；在其中为常数的预测指标不用。
//! - 预测指标线性相关时报错并指名，设 `ridge`（λ > 0）则允许：对标准化预测指标的系数加 λ·Σb² 惩罚。
//! - 预测值可超出已有范围，且不含离散，会缩小方差、抬高相关；其不确定性由多重填补的抽样反映。
//! - 来源：Buck（1960）；抽样：Rubin（1987）。scikit-learn 的 IterativeImputer 则连预测指标一并反复填补。
//! - 示例：x = 1、2、3、4，y = 2、4、5、缺失：y = 2/3 + 1.5x，填为 6.67。

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::table::{Among, Block, BlockFilled, BlockOutcome, Outcome, Predictive, Table};
use super::{Fill, Impute};
use crate::framework::NodeId;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::linear::{LeastSquares, Matrix, dot};
use crate::statistics::{extremes, mean, standard_deviation};
use crate::stream::Replicate;

pub(crate) const METHOD: Method = Method {
    slug: "regression",
    zh: "以其他指标的线性回归预测值填补",
    en: "the prediction by a regression on other indicators",
    parameters: &[
        Parameter::new(
            "predictors",
            Kind::Texts,
            Fallback::Absent,
            [
                "自变量指标代码，默认为 among 所指的指标",
                "codes of the predictors; those of `among` when not given",
            ],
        ),
        Parameter::new(
            "ridge",
            Kind::Positive,
            Fallback::Absent,
            [
                "岭参数 λ（对标准化自变量），默认不用",
                "ridge λ on standardised predictors; none when not given",
            ],
        ),
        Among::PARAMETER,
    ],
    source: include_str!("regression.rs"),
    maker: Maker::Impute(|values| {
        Ok(Box::new(Regression {
            predictors: values.texts("predictors").to_vec(),
            ridge: values.optional_number("ridge"),
            among: Among::of(values),
        }))
    }),
};

struct Regression {
    predictors: Vec<String>,
    ridge: Option<f64>,
    among: Among,
}

impl Impute for Regression {
    fn fills_together(&self, table: &Table, nodes: &[NodeId]) -> Option<Vec<Outcome>> {
        if self.predictors.is_empty() {
            return Some(table.fill_among(&self.among, nodes, |block, targets| {
                targets.iter().map(|&target| self.fill(block, target)).collect()
            }));
        }
        let predictors = match table.find("predictors", &self.predictors) {
            Ok(predictors) => predictors,
            Err(refusal) => {
                return Some(nodes.iter().map(|_| Err((table.first_scored(), refusal.clone()))).collect());
            }
        };
        let fill = |&node: &NodeId| table.fill_with(node, &predictors, |block| self.fill(block, 0));
        Some(nodes.iter().map(fill).collect())
    }
}

impl Regression {
    fn fill(&self, block: &Block, target: usize) -> BlockOutcome {
        let mut by_pattern: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for &observation in &block.open[target] {
            let has = |&k: &usize| k != target && block.value(k, observation).is_some();
            by_pattern.entry((0..block.nodes.len()).filter(has).collect()).or_default().push(observation);
        }
        let mut filled = BlockFilled::default();
        for (predictors, observations) in by_pattern {
            let Some(line) = Line::fit(block, target, &predictors, self.ridge)? else { continue };
            let cell = |&observation: &usize| Cell {
                at: block.at[observation],
                standard: line.predictors.iter().map(|p| p.standard(block, observation)).collect(),
            };
            let cells: Vec<Cell> = observations.iter().map(cell).collect();
            filled.fills.extend(
                cells.iter().map(|cell| cell.fill(line.fit.coefficients[0], &line.fit.coefficients[1..])),
            );
            let (node, pool) = (block.nodes[target] as u64, block.at[0].0 as u64);
            filled.predictive.push(Box::new(Scatter { node, pool, line, cells }));
        }
        filled.fills.sort_by_key(|fill| (fill.period, fill.row));
        Ok(filled)
    }
}

/// An open cell with the standardised predictors of its unit.
struct Cell {
    at: (usize, usize),
    standard: Vec<f64>,
}

impl Cell {
    fn fill(&self, intercept: f64, slopes: &[f64]) -> Fill {
        let (period, row) = self.at;
        Fill { period, row, value: intercept + dot(slopes, &self.standard) }
    }
}

/// A fitted line. Predictors are standardised, so that the fit does not depend on their units.
struct Line {
    predictors: Vec<Predictor>,
    fit: LeastSquares,
    /// Of the residuals, n − q − 1.
    freedom: usize,
}

struct Predictor {
    column: usize,
    mean: f64,
    deviation: f64,
}

impl Predictor {
    /// `None` when the predictor is constant in these observations.
    fn of(block: &Block, column: usize, complete: &[usize]) -> Option<Self> {
        let values: Vec<f64> = complete.iter().map(|&at| block.values[column][at]).collect();
        let (low, high) = extremes(&values)?;
        let (mean, deviation) = (mean(&values)?, standard_deviation(&values)?);
        (high > low).then_some(Self { column, mean, deviation })
    }

    fn standard(&self, block: &Block, observation: usize) -> f64 {
        (block.values[self.column][observation] - self.mean) / self.deviation
    }
}

impl Line {
    /// `None` with too few complete units, or no predictor.
    fn fit(
        block: &Block,
        target: usize,
        columns: &[usize],
        ridge: Option<f64>,
    ) -> Result<Option<Self>, Refusal> {
        let is_complete = |&at: &usize| {
            block.members[at]
                && block.value(target, at).is_some()
                && columns.iter().all(|&column| block.value(column, at).is_some())
        };
        let mut complete: Vec<usize> = (0..block.at.len()).filter(is_complete).collect();
        // Sums run in an order of the values' own, so that the order of the units changes no digit.
        complete.sort_by(|&a, &b| {
            let values = std::iter::once(&target).chain(columns).map(|&column| &block.values[column]);
            values.fold(Ordering::Equal, |order, values| order.then(values[a].total_cmp(&values[b])))
        });
        let predictors: Vec<_> =
            columns.iter().filter_map(|&column| Predictor::of(block, column, &complete)).collect();
        let count = predictors.len();
        if count == 0 || complete.len() < count + 2 {
            return Ok(None);
        }
        let mut y: Vec<f64> = complete.iter().map(|&at| block.values[target][at]).collect();
        let x = design(block, &predictors, &complete, ridge);
        y.resize(x.rows(), 0.0);
        let freedom = complete.len() - count - 1;
        match LeastSquares::of(x, y) {
            Ok(fit) => Ok(Some(Self { predictors, fit, freedom })),
            Err(singular) => {
                let column = predictors[singular.column.saturating_sub(1)].column;
                Err(Refusal::new("impute-collinear").with("indicator", &block.codes[column]))
            }
        }
    }
}

/// A row for each complete unit, and under a ridge one for each predictor: a penalty λb² is the square of one more
/// residual, √λ·b − 0.
fn design(block: &Block, predictors: &[Predictor], complete: &[usize], ridge: Option<f64>) -> Matrix {
    let penalties = if ridge.is_some() { predictors.len() } else { 0 };
    let mut x = Matrix::zeros(complete.len() + penalties, predictors.len() + 1);
    for (i, &at) in complete.iter().enumerate() {
        x[(i, 0)] = 1.0;
        for (k, predictor) in predictors.iter().enumerate() {
            x[(i, k + 1)] = predictor.standard(block, at);
        }
    }
    for k in 0..penalties {
        x[(complete.len() + k, k + 1)] = ridge.unwrap_or(0.0).sqrt();
    }
    x
}

/// A line, and the open cells it predicts.
struct Scatter {
    node: u64,
    /// First period of the pool the line was fitted over.
    pool: u64,
    line: Line,
    cells: Vec<Cell>,
}

impl Predictive for Scatter {
    /// Line and deviation are drawn for the indicator, what is left of each cell for itself.
    fn draw(&self, replicate: Replicate) -> Vec<Fill> {
        let Line { fit, freedom, .. } = &self.line;
        let mut stream = replicate.stream([self.node, self.pool, u64::MAX]);
        let deviation = (fit.residual_sum / stream.chi_square(*freedom)).sqrt();
        let z: Vec<f64> = fit.coefficients.iter().map(|_| stream.normal()).collect();
        let shifts = fit.spread(&z);
        let drawn: Vec<f64> =
            fit.coefficients.iter().zip(&shifts).map(|(b, shift)| b + deviation * shift).collect();
        let draw = |cell: &Cell| {
            let mut fill = cell.fill(drawn[0], &drawn[1..]);
            let z = replicate.stream([self.node, fill.period as u64, fill.row as u64]).normal();
            fill.value += deviation * z;
            fill
        };
        self.cells.iter().map(draw).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::impute::bed::{Bed, P, number, twelve_units};
    use crate::parameter::Value;

    fn close(got: Option<f64>, want: f64) {
        let got = got.expect("filled");
        assert!((got - want).abs() <= 1e-12 * want.abs().max(1.0), "{got} is not {want}");
    }

    fn line() -> Bed {
        Bed::of(&[
            ("x", P, vec![Some(1.0), Some(2.0), Some(3.0), Some(4.0)]),
            ("y", P, vec![Some(2.0), Some(4.0), Some(5.0), None]),
        ])
    }

    #[test]
    fn the_page_example() {
        close(line().fill("regression", &[])["y"][3], 20.0 / 3.0);
        let named = [("predictors", Value::Texts(vec!["x".into()]))];
        close(line().fill("regression", &named)["y"][3], 20.0 / 3.0);
        let unknown = [("predictors", Value::Texts(vec!["z".into()]))];
        assert_eq!(line().refuses("regression", &unknown), "impute-unknown-code");
    }

    /// Three complete units are too few for two predictors, and a unit without predictors has no prediction.
    #[test]
    fn what_cannot_be_fitted_stays_open() {
        let bed = Bed::of(&[
            ("x", P, vec![Some(1.0), Some(2.0), Some(3.0), Some(4.0), None]),
            ("w", P, vec![Some(1.0), Some(0.0), Some(3.0), Some(4.0), None]),
            ("y", P, vec![Some(2.0), Some(4.0), Some(5.0), None, None]),
        ]);
        assert_eq!(bed.fill("regression", &[])["y"][3..], [None, None]);
    }

    /// The unit without w is predicted from x alone, over all that have x and y.
    #[test]
    fn a_missing_predictor_is_left_out() {
        let bed = Bed::of(&[
            ("x", P, vec![Some(1.0), Some(2.0), Some(3.0), Some(4.0)]),
            ("w", P, vec![Some(9.0), None, Some(7.0), None]),
            ("y", P, vec![Some(2.0), Some(4.0), Some(5.0), None]),
        ]);
        close(bed.fill("regression", &[])["y"][3], 20.0 / 3.0);
    }

    #[test]
    fn a_combination_of_predictors_is_refused_unless_ridged() {
        let x = vec![Some(1.0), Some(2.0), Some(3.0), Some(4.0), Some(5.0)];
        let twice = x.iter().map(|v| v.map(|v| 2.0 * v)).collect();
        let bed = Bed::of(&[
            ("x", P, x),
            ("twice", P, twice),
            ("y", P, vec![Some(1.0), Some(2.0), Some(3.0), Some(4.0), None]),
        ]);
        assert_eq!(bed.refuses("regression", &[]), "impute-collinear");
        // z = (x − 2.5)/s twice over, Σz² = 3: b = 3s/(6 + λ) each; at x = 5 the prediction is 2.5 + 2·2.5·3/(6 + λ).
        close(bed.fill("regression", &[("ridge", number(1.5))])["y"][4], 2.5 + 15.0 / 7.5);
    }

    /// scikit-learn 1.9.1: LinearRegression on the units complete in what each open unit has, and Ridge(alpha=2) on
    /// the predictors standardised with n − 1.
    #[test]
    fn scikit_learn_gives_the_same() {
        let plain = [
            ("a", 0, 6.154486839099789),
            ("b", 1, 115.01505653786734),
            ("c", 2, 2.3872253582565506),
            ("d", 3, 6.851509045073712),
            ("a", 4, 14.525117458508104),
            ("b", 4, 68.63132566275455),
            ("c", 5, -0.2525840596428268),
            ("d", 5, 2.203938905740962),
            ("a", 6, 8.976382660687594),
            ("c", 6, -0.2406485671191554),
            ("d", 6, 1.19866531850354),
        ];
        twelve_units().agrees("regression", &[], &plain, 1e-10);
        let ridged = [
            ("a", 0, 6.933054048013435),
            ("b", 1, 116.10777424749465),
            ("c", 2, -0.09963648290593576),
            ("d", 3, 2.0008858830196954),
            ("a", 4, 13.136509437283593),
            ("b", 4, 75.96819654643356),
            ("c", 5, -0.19998840895612496),
            ("d", 5, 1.563635239165978),
            ("a", 6, 9.17329762497924),
            ("c", 6, -0.2287007110536522),
            ("d", 6, 1.2382847031633681),
        ];
        twelve_units().agrees("regression", &[("ridge", number(2.0))], &ridged, 1e-12);
    }

    /// Over many draws: mean the prediction, variance that of the predictive distribution, Student's t with ν
    /// degrees of freedom about s²(1 + 1/n + (x − x̄)²/Sxx): here ν = 6, s² = 8/6, so 4/3·(1 + 1/8 + 4.5²/42)·6/4.
    #[test]
    fn draws_spread_as_the_predictive_distribution() {
        let noise = [1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0];
        let mut x: Vec<_> = (0..8).map(|k| Some(f64::from(k))).collect();
        let mut y: Vec<_> = (0..8).map(|k| Some(f64::from(k) * 3.0 + noise[k as usize])).collect();
        x.push(Some(8.0));
        y.push(None);
        let bed = Bed::of(&[("x", P, x), ("y", P, y)]);
        let prediction = bed.fill("regression", &[])["y"][8].unwrap();
        let draws: Vec<f64> = bed.draws("regression", "y", 4000).concat();
        let m = mean(&draws).unwrap();
        let s = standard_deviation(&draws).unwrap();
        let want = (4.0 / 3.0 * (1.0 + 1.0 / 8.0 + 4.5 * 4.5 / 42.0) * 6.0 / 4.0_f64).sqrt();
        assert!((m - prediction).abs() < 4.0 * want / 4000.0_f64.sqrt(), "{m} is not {prediction}");
        assert!((s / want - 1.0).abs() < 0.08, "{s} is not {want}");
        assert_eq!(bed.draws("regression", "y", 3)[2], bed.draws("regression", "y", 9)[2]);
    }
}
