//! Rank: orders the units at every node, best first.
//!
//! Members with a score get a place; units without one and reference units get none. Scores may be rounded to
//! `decimals` before they are compared, as published rankings often are. Scores that are equal to twelve significant
//! digits of the largest always tie.

pub(crate) mod average;
pub(crate) mod competition;
pub(crate) mod dense;
mod grid;
pub(crate) mod modified;
mod order;
mod radix;

use std::marker::PhantomData;

use crate::choice::Choices;
use crate::column::Column;
use crate::framework::{NodeId, NodeKind};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::places::{Place, Places};
use crate::sheet::Sheet;
pub(crate) use grid::Grid;
pub use order::Sorted;
use order::{Order, Scores};

/// `decimals`, which every ranking takes.
pub(crate) const DECIMALS: Parameter = Parameter::new(
    "decimals",
    Kind::Count(0),
    Fallback::Absent,
    ["比较前把得分四舍五入到几位小数", "decimals the scores are rounded to before they are compared"],
);

/// Units with the same score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Number of units with a better score.
    pub better: u32,
    /// Number of units that share this score, at least 1.
    pub size: u32,
    /// Number of distinct better scores.
    pub groups_better: u32,
}

/// A way to give places.
pub trait Rank: Send + Sync {
    /// The place every unit of a tie gets.
    fn place(&self, tie: Tie) -> Place;

    /// Decimals scores are rounded to.
    fn decimals(&self) -> Option<u32>;

    /// Gives every ranked row of a column its place. Stands here so that each method has [`place`](Self::place)
    /// compiled into the loop; no method writes it anew.
    fn place_all(&self, sorted: &Sorted, places: &mut [Option<Place>]) {
        let (mut better, mut groups_better) = (0, 0);
        for rows in sorted.ties() {
            let size = u32::try_from(rows.len()).expect("fewer than 2^32 units");
            let place = self.place(Tie { better, size, groups_better });
            rows.for_each(|row| places[row] = Some(place));
            better += size;
            groups_better += 1;
        }
    }
}

/// What sets one method apart from another: the place of a tie.
pub(crate) trait Rule: Send + Sync + 'static {
    fn place(tie: Tie) -> Place;
}

/// A ranking by a rule; each is compiled by itself.
pub(crate) struct By<R> {
    decimals: Option<u32>,
    rule: PhantomData<R>,
}

impl<R: Rule> By<R> {
    /// The maker of a method.
    pub(crate) fn make(values: &Values) -> Result<Box<dyn Rank>, Fault> {
        let decimals = values.optional_number("decimals").map(|_| values.count("decimals").min(300) as u32);
        Ok(Box::new(Self { decimals, rule: PhantomData }))
    }
}

impl<R: Rule> Rank for By<R> {
    fn place(&self, tie: Tie) -> Place {
        R::place(tie)
    }

    fn decimals(&self) -> Option<u32> {
        self.decimals
    }
}

pub(crate) fn run(sheet: &mut Sheet, choices: &Choices<dyn Rank>) {
    let in_tree = |node: &NodeId| sheet.framework.node(*node).kind != NodeKind::Input;
    let nodes = (0..sheet.framework.nodes().len()).filter(in_tree);
    let jobs: Vec<(NodeId, usize)> =
        nodes.flat_map(|node| (0..sheet.scored.len()).map(move |at| (node, at))).collect();
    let places = sheet.each_in_order(jobs.clone(), |order: &mut Order, (node, at)| {
        rank(sheet, &sheet.columns[node][sheet.scored[at]], choices.of(node), order)
    });
    for ((node, at), places) in jobs.into_iter().zip(places) {
        sheet.places[node][at] = Some(places);
    }
}

fn rank(sheet: &Sheet, column: &Column, method: &dyn Rank, order: &mut Order) -> Places {
    let mut precision = Precision::of(sheet, column);
    if let Some(decimals) = method.decimals() {
        precision.decimals = decimals.min(precision.decimals);
    }
    let scores = Scores { slots: column.slots(), members: sheet.members(), grid: precision.grid() };
    let mut places = vec![None; column.len()];
    method.place_all(&order.sort(scores), &mut places);
    Places(places)
}

/// To how many decimals scores are compared.
///
/// Two units whose scores are equal by their arithmetic may differ in the last bit by its order. Twelve significant
/// digits of the largest score are data; what lies behind them is rounding and decides no place.
#[derive(Debug, Clone, Copy)]
pub struct Precision {
    decimals: u32,
    largest: f64,
}

impl Precision {
    /// For the scores of the members: what a reference unit has decides no place.
    pub(crate) fn of(sheet: &Sheet, column: &Column) -> Self {
        let Some(members) = sheet.members() else { return Self::of_largest(largest(column.slots())) };
        let scores = column.slots().iter().zip(members);
        Self::of_values(scores.filter(|&(_, &is_member)| is_member).map(|(&slot, _)| slot))
    }

    /// NaN among the values is passed over.
    pub fn of_values(values: impl Iterator<Item = f64>) -> Self {
        Self::of_largest(values.fold(0.0, greater))
    }

    fn of_largest(largest: f64) -> Self {
        let mut decimals = 12;
        let (mut up, mut down) = (1.0, 0.1);
        while up <= largest && decimals > 0 {
            up *= 10.0;
            decimals -= 1;
        }
        while down > largest && largest > 0.0 && decimals < LEAST_DECIMAL {
            down /= 10.0;
            decimals += 1;
        }
        Self { decimals, largest }
    }

    /// Number of decimals.
    #[must_use]
    pub const fn decimals(self) -> u32 {
        self.decimals
    }

    /// The score as it is compared.
    #[must_use]
    pub fn compared(self, score: f64) -> f64 {
        rounded(score, self.decimals)
    }

    pub(crate) fn grid(self) -> Grid {
        Grid::new(self.decimals, self.largest)
    }
}

/// The greater of a size and the size of a value, which may be NaN.
fn greater(most: f64, value: f64) -> f64 {
    if value.abs() > most { value.abs() } else { most }
}

/// Size of the largest value; 0 of nothing.
fn largest(slots: &[f64]) -> f64 {
    // Lanes let the processor compare several values at once.
    let (chunks, rest) = slots.as_chunks::<8>();
    let mut lanes = [0.0; 8];
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, &slot)| *lane = greater(*lane, slot));
    }
    rest.iter().chain(&lanes).copied().fold(0.0, greater)
}

/// The nearest whole number, where that is certain although the number is two roundings off: not near a half.
fn whole(scaled: f64) -> Option<f64> {
    // Cutting off the fraction by a conversion is quicker than `floor`, and the same for what passes below.
    let below = scaled as i64 as f64;
    let fraction = scaled - below;
    // Value, text and product are each within a rounding of one another: 2⁻⁵⁰ is more than all of that together.
    let is_certain = scaled < MOST_EXACT && (fraction - 0.5).abs() > scaled * (4.0 * f64::EPSILON);
    is_certain.then_some(if fraction > 0.5 { below + 1.0 } else { below })
}

/// Decimals of the least doubles.
const LEAST_DECIMAL: u32 = 320;

/// Rounds half away from zero, as people do: on the shortest decimal text of the number, so that 2.675, which
/// binary stores a little below, becomes 2.68.
#[must_use]
pub fn rounded(value: f64, decimals: u32) -> f64 {
    rounded_quickly(value, decimals).unwrap_or_else(|| rounded_by_text(value, decimals))
}

/// The same by arithmetic, where that is certain.
fn rounded_quickly(value: f64, decimals: u32) -> Option<f64> {
    if value.abs() >= MOST_WITH_FRACTION {
        return Some(value);
    }
    let power = POWERS_OF_TEN.get(decimals as usize)?;
    // Both are exact doubles, so that the quotient is the double nearest to the decimal number.
    whole(value.abs() * power).map(|whole| (whole / power).copysign(value))
}

/// Powers of ten that are doubles.
const POWERS_OF_TEN: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// 2⁵⁰: whole numbers and halves below it are doubles.
const MOST_EXACT: f64 = (1_u64 << 50) as f64;

/// 2⁵³: from here on every double is a whole number.
const MOST_WITH_FRACTION: f64 = (1_u64 << 53) as f64;

fn rounded_by_text(value: f64, decimals: u32) -> f64 {
    let scaled: Option<f64> = format!("{value:e}").split_once('e').and_then(|(digits, exponent)| {
        let exponent: i32 = exponent.parse().ok()?;
        format!("{digits}e{}", exponent.saturating_add(i32::try_from(decimals).ok()?)).parse().ok()
    });
    let back = |whole: f64| format!("{whole}e-{decimals}").parse().ok();
    scaled.map(f64::round).filter(|whole| whole.is_finite()).and_then(back).unwrap_or(value)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::framework::{Direction, Framework, INDICATOR, RawNode};
    use crate::method::{self, Maker, StepKind};
    use crate::panel::Panel;
    use crate::parameter::Values;
    use crate::period::Period;
    use crate::run::Keep;
    use crate::units::Units;

    /// Ranks one column of scores with a method's defaults.
    pub(crate) fn places(slug: &str, scores: &[Option<f64>]) -> Vec<Option<f64>> {
        let Maker::Rank(make) = method::find(StepKind::Rank, slug).expect("in the registry").maker else {
            unreachable!("found by kind")
        };
        let made = make(&Values::default()).expect("fits");
        let rows = [
            RawNode { code: "i".into(), level: "index".into(), ..RawNode::default() },
            RawNode {
                code: "a".into(),
                parent: Some("i".into()),
                level: INDICATOR.into(),
                direction: Some(Direction::Positive),
                ..RawNode::default()
            },
        ];
        let (framework, _) = Framework::check(&rows).unwrap();
        let units = Arc::new(Units::members((0..scores.len()).map(|row| row.to_string())).unwrap());
        let panel = Panel::empty(&framework, units, vec![Period::year(2020).unwrap()]).unwrap();
        let sheet = Sheet::new(&framework, panel, &[0], Keep::Facts);
        let ranked = rank(&sheet, &Column::from_options(scores).unwrap(), &*made, &mut Order::default());
        ranked.as_slice().iter().map(|place| place.map(Place::number)).collect()
    }

    #[test]
    fn rounding_noise_decides_no_place() {
        let noisy = (1.0 + 16.0 + 21.0 + 24.0) / 30.0 / 4.0;
        let tied = [Some(noisy), Some(1.0 / 120.0 + 16.0 / 120.0 + 21.0 / 120.0 + 24.0 / 120.0), Some(0.1)];
        assert_ne!(tied[0], tied[1], "else this shows nothing");
        assert_eq!(places("competition", &tied), [Some(1.0), Some(1.0), Some(3.0)]);
        let apart = [Some(0.5), Some(0.5 + 1e-11), Some(1e-4)];
        assert_eq!(places("competition", &apart), [Some(2.0), Some(1.0), Some(3.0)]);
        let tiny = apart.map(|score| score.map(|score| score * 1e-200));
        assert_eq!(places("competition", &tiny), [Some(2.0), Some(1.0), Some(3.0)]);
        assert_eq!(places("competition", &[Some(0.0), Some(-0.0)]), [Some(1.0); 2]);
    }

    #[test]
    fn rounding_is_that_of_the_printed_number() {
        assert_eq!(rounded(2.675, 2), 2.68);
        assert_eq!(rounded(-0.0005, 3), -0.001);
        assert_eq!(rounded(0.9664999, 3), 0.966);
        assert_eq!(rounded(1e300, 2), 1e300);
        assert_eq!(rounded(0.0, 3), 0.0);
        assert_eq!(rounded(1e300, 400), 1e300);
        assert_eq!(rounded(1.26e-299, 300), 1.3e-299);
    }

    #[test]
    fn rounding_by_arithmetic_and_by_text_agree() {
        let mut quick = 0;
        for k in 0..20_000_u32 {
            let value = (f64::from(k) - 10_000.0) / [1.0, 2.0, 3.0, 8.0, 1000.0, 2000.0][k as usize % 6];
            for decimals in [0, 1, 2, 3, 10] {
                let by_text = rounded_by_text(value, decimals);
                assert_eq!(rounded(value, decimals).to_bits(), by_text.to_bits(), "{value} to {decimals}");
                quick += u32::from(rounded_quickly(value, decimals).is_some());
            }
        }
        assert!(quick > 50_000, "only {quick}");
    }
}
