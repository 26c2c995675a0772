//! # borda
//!
//! y = rank − 1, with ascending ranks among the member units after direction: the worst gets 0, the best n − 1.
//! Ties share the lowest rank (default), the highest, or their mean (`ties`). Without ties y is the number of units
//! a unit beats, which is its Borda count; the arithmetic mean of such indicators is Borda's method of voting.
//!
//! - Missing stays missing and is not counted, so an indicator with fewer values has a lower maximum: where data is
//!   missing, `percentile-rank` is the fairer choice. A constant indicator gives everyone the same. Zero and
//!   negative values are no matter.
//! - With `ties = "mean"` the counts of an indicator always add up to n(n − 1)/2, as voting theory wants it; the
//!   default, lowest, counts the units strictly beaten and is that of COINr's n_borda, whose argument for ties does
//!   nothing.
//! - A reference unit counts the members below it.
//! - When to use: order alone is to be trusted. Not when distances matter.
//! - Source: de Borda (1784), Mémoire sur les élections au scrutin, Histoire de l'Académie Royale des Sciences
//!   pour 1781, p. 657 onwards; form as COINr's n_borda.
//! - Example: 10, 30, 30, 20 → 0, 2, 2, 1; with `ties = "mean"` → 0, 2.5, 2.5, 1.
//!
//! ## 中文
//!
//! - 波达计分：y = 位次 − 1，位次在参评对象中由低到高，先乘方向；最差得 0，最好得 n − 1。
//! - 并列取最低（默认）、最高或平均（`ties`）。无并列时 y 即胜过的对象数，各指标的算术平均就是波达投票法。
//! - 缺失仍缺失且不计入，故有值较少的指标满分较低；缺失多时 `percentile-rank` 更公平。常数指标各对象相同。
//! - `ties = "mean"` 时每个指标的计分之和恒为 n(n − 1)/2；默认与 COINr 的 n_borda 相同。
//! - 参照对象按低于它的参评对象数计。只信次序时用；差距有意义时不宜。零和负值无妨。
//! - 来源：de Borda（1784）；公式同 COINr 的 n_borda。
//! - 示例：10，30，30，20 → 0，2，2，1；`ties = "mean"` → 0，2.5，2.5，1。

use super::ties::{OfRanks, Ranking, TIES, Ties};
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "borda",
    zh: "Borda 计分：升序名次−1",
    en: "ascending rank minus one",
    parameters: &[TIES],
    source: include_str!("borda.rs"),
    maker: Maker::Normalise(|values| Ok(Box::new(Borda { ties: Ties::from_values(values) }))),
};

struct Borda {
    ties: Ties,
}

impl Normalise for Borda {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        let ranking = Ranking::new(sample, self.ties);
        let transform = OfRanks { ranking, made: |rank: f64| rank - 1.0 };
        Ok(Fitted::new(vec![("units", sample.len() as f64)], transform))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::normalise;
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        let values = [10.0, 30.0, 30.0, 20.0];
        assert_eq!(normalise("borda", &[], &values), [0.0, 2.0, 2.0, 1.0]);
        let mean = [("ties", Value::Text("mean".into()))];
        assert_eq!(normalise("borda", &mean, &values), [0.0, 2.5, 2.5, 1.0]);
        assert_eq!(normalise("borda", &mean, &values).iter().sum::<f64>(), 6.0);
    }

    #[test]
    fn constants_and_missing_values() {
        assert_eq!(normalise("borda", &[], &[5.0, 5.0]), [0.0, 0.0]);
        let got = normalise("borda", &[], &[f64::NAN, 1.0, 2.0]);
        assert!(got[0].is_nan());
        assert_eq!(got[1..], [0.0, 1.0]);
    }
}
