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
//! - Units that have the same indicators enter all fits as one triangle of their values (QR), so that time grows with the
//!   number of units once, not with each pattern of what open units lack; the order of the units changes no digit.
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
//! - 缺失情形相同的对象合成一个三角阵（QR）参与各次拟合，用时不随缺失情形成倍增加；对象的次序不影响任何一位数字。
//! - 预测值可超出已有范围，且不含离散，会缩小方差、抬高相关；其不确定性由多重填补的抽样反映。
//! - 来源：Buck（1960）；抽样：Rubin（1987）。scikit-learn 的 IterativeImputer 则连预测指标一并反复填补。
//! - 示例：x = 1、2、3、4，y = 2、4、5、缺失：y = 2/3 + 1.5x，填为 6.67。

use std::collections::BTreeMap;

use super::table::{Among, Block, BlockFilled, BlockOutcome, Outcome, Predictive, Table};
use super::triangles::{Complete, Scale, Triangles};
use super::{Fill, Impute};
use crate::framework::NodeId;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::linear::{LeastSquares, Matrix, dot};
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
            return Some(
                table.fill_among(&self.among, nodes, |block, targets| self.fill_all(block, targets)),
            );
        }
        let predictors = match table.find("predictors", &self.predictors) {
            Ok(predictors) => predictors,
            Err(refusal) => {
                return Some(nodes.iter().map(|_| Err((table.first_scored(), refusal.clone()))).collect());
            }
        };
        let fill = |&node: &NodeId| {
            let first = |block: &Block| self.fill_all(block, &[0]).pop().expect("one outcome for one target");
            table.fill_with(node, &predictors, first)
        };
        Some(nodes.iter().map(fill).collect())
    }
}

impl Regression {
    fn fill_all(&self, block: &Block, targets: &[usize]) -> Vec<BlockOutcome> {
        if targets.iter().all(|&target| block.open[target].is_empty()) {
            return targets.iter().map(|_| Ok(BlockFilled::default())).collect();
        }
        let triangles = Triangles::of(block);
        targets.iter().map(|&target| self.fill((block, &triangles), target)).collect()
    }

    fn fill(&self, (block, triangles): (&Block, &Triangles), target: usize) -> BlockOutcome {
        let mut by_pattern: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for &observation in &block.open[target] {
            let has = |&k: &usize| k != target && block.value(k, observation).is_some();
            by_pattern.entry((0..block.nodes.len()).filter(has).collect()).or_default().push(observation);
        }
        let mut filled = BlockFilled::default();
        for (predictors, observations) in by_pattern {
            let Some(line) = Line::fit((block, triangles), target, &predictors, self.ridge)? else {
                continue;
            };
            let cell = |&observation: &usize| Cell {
                at: block.at[observation],
                standard: line.predictors.iter().map(|p| p.standard(block, observation)).collect(),
            };
            let cells: Vec<Cell> = observations.iter().map(cell).collect();
            filled.fills.extend(
                cells.iter().map(|cell| cell.fill(line.fit.coefficients[0], &line.fit.coefficients[1..])),
            );
            let (node, pool) = (block.nodes[target] as u64, block.at[0].0 as u64);
            let scatter = Box::new(Scatter { node, pool, line, cells });
            filled.predictive.get_or_insert_default().push(scatter);
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

/// A predictor, with its mean and standard deviation over the complete units.
struct Predictor {
    column: usize,
    mean: f64,
    deviation: f64,
}

impl Predictor {
    fn standard(&self, block: &Block, observation: usize) -> f64 {
        (block.values[self.column][observation] - self.mean) / self.deviation
    }
}

impl Line {
    /// `None` with too few complete units, or no predictor that varies among them.
    fn fit(
        (block, triangles): (&Block, &Triangles),
        target: usize,
        columns: &[usize],
        ridge: Option<f64>,
    ) -> Result<Option<Self>, Refusal> {
        let wanted: Vec<usize> = columns.iter().copied().chain([target]).collect();
        let mut complete = triangles.complete(&wanted);
        let y = complete.columns.pop().expect("of the target");
        let varying: Vec<usize> = (0..columns.len()).filter(|&k| complete.varies[k]).collect();
        let count = varying.len();
        if count == 0 || complete.count < count + 2 {
            return Ok(None);
        }
        let (mut predictors, mut standard) = (Vec::new(), Vec::new());
        for k in varying {
            let (predictor, values) = standardised(&complete, k, columns[k], triangles.scales[columns[k]]);
            predictors.push(predictor);
            standard.push(values);
        }
        let (x, y) = design(&complete.ones, &standard, y, ridge);
        match LeastSquares::of(x, y) {
            Ok(fit) => {
                let fit = in_units_of(triangles.scales[target], fit);
                Ok(Some(Self { predictors, fit, freedom: complete.count - count - 1 }))
            }
            Err(singular) => {
                let column = predictors[singular.column.saturating_sub(1)].column;
                Err(Refusal::new("impute-collinear").with("indicator", &block.codes[column]))
            }
        }
    }
}

/// Column `k` of the complete units, less its mean and by its standard deviation.
fn standardised(complete: &Complete, k: usize, column: usize, scale: Scale) -> (Predictor, Vec<f64>) {
    let n = complete.count as f64;
    let mean = dot(&complete.ones, &complete.columns[k]) / n;
    let mut values: Vec<f64> =
        complete.columns[k].iter().zip(&complete.ones).map(|(x, one)| x - mean * one).collect();
    let deviation = (dot(&values, &values) / (n - 1.0)).sqrt();
    values.iter_mut().for_each(|value| *value /= deviation);
    let mean = scale.centre + scale.unit * mean;
    (Predictor { column, mean, deviation: scale.unit * deviation }, values)
}

/// The equations: a row for each of those that stand for the complete units, and under a ridge one for each predictor: a
/// penalty λb² is the square of one more residual, √λ·b − 0.
fn design(ones: &[f64], standard: &[Vec<f64>], mut y: Vec<f64>, ridge: Option<f64>) -> (Matrix, Vec<f64>) {
    let penalties = if ridge.is_some() { standard.len() } else { 0 };
    let mut x = Matrix::zeros(ones.len() + penalties, standard.len() + 1);
    for (i, one) in ones.iter().enumerate() {
        x[(i, 0)] = *one;
        for (k, values) in standard.iter().enumerate() {
            x[(i, k + 1)] = values[i];
        }
    }
    for k in 0..penalties {
        x[(ones.len() + k, k + 1)] = ridge.unwrap_or(0.0).sqrt();
    }
    y.resize(x.rows(), 0.0);
    (x, y)
}

/// A fit of scaled values, for the values themselves.
fn in_units_of(scale: Scale, mut fit: LeastSquares) -> LeastSquares {
    fit.coefficients.iter_mut().for_each(|b| *b *= scale.unit);
    fit.coefficients[0] += scale.centre;
    fit.residual_sum *= scale.unit * scale.unit;
    fit
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
    use crate::statistics::{mean, standard_deviation};

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

    /// Sixty units of which a third miss something: each fill against least squares over the rows of the complete units
    /// themselves, and to the last bit the same with the units turned round.
    #[test]
    fn many_patterns_agree_with_the_rows_themselves() {
        let noise = |i: usize, k: usize| ((i * i * 31 + i * k * 17 + k * 7) % 101) as f64;
        let value = |i: usize, k: usize| {
            (!(i * 5 + k * 3 + i / 7).is_multiple_of(11))
                .then(|| 1e4 + noise(i, k) + noise(i, 9) * (k + 1) as f64)
        };
        let columns: Vec<Vec<Option<f64>>> = (0..4).map(|k| (0..60).map(|i| value(i, k)).collect()).collect();
        let bed = |turned: bool| {
            let column = |k: usize| {
                let mut column = columns[k].clone();
                if turned {
                    column.reverse();
                }
                column
            };
            Bed::of(&[("a", P, column(0)), ("b", P, column(1)), ("c", P, column(2)), ("d", P, column(3))])
        };
        let (filled, turned) = (bed(false).fill("regression", &[]), bed(true).fill("regression", &[]));
        let mut fills = 0;
        for (k, code) in ["a", "b", "c", "d"].into_iter().enumerate() {
            for i in (0..60).filter(|&i| columns[k][i].is_none()) {
                let has: Vec<usize> = (0..4).filter(|&other| columns[other][i].is_some()).collect();
                let row = |i: usize| has.iter().map(|&other| columns[other][i]).collect::<Option<Vec<f64>>>();
                let complete = (0..60).filter_map(|i| Some((row(i)?, columns[k][i]?)));
                let (rows, y): (Vec<_>, Vec<_>) = complete.unzip();
                let mut x = Matrix::zeros(rows.len(), has.len() + 1);
                for (at, row) in rows.iter().enumerate() {
                    x[(at, 0)] = 1.0;
                    (0..has.len()).for_each(|k| x[(at, k + 1)] = row[k] - 1e4);
                }
                let fit = LeastSquares::of(x, y).unwrap();
                let open: Vec<f64> = row(i).unwrap().iter().map(|x| x - 1e4).collect();
                close(filled[code][i], fit.coefficients[0] + dot(&fit.coefficients[1..], &open));
                assert_eq!(filled[code][i], turned[code][59 - i]);
                fills += 1;
            }
        }
        assert!(fills > 15, "{fills}");
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
