//! What dimensions that are not seen would have to be.
//!
//! A unit's score is taken as (1 − h)·Σ wᵢsᵢ + h·z: the scores of the visible parts under unknown weights, and a
//! hidden part z of its own with the share h, anywhere between the ends of a scale. With the hidden contributions
//! c = h·z free within h times the length R of the scale, a published order asks for c(a) − c(b) ≥ −(1 − h)·w·d(ab)
//! for every a ahead of b. These are conditions on differences, which can be met exactly when no pair asks for more
//! than hR; so the hidden parts are gone from the question and each answer is a small linear programme in w:
//!
//! - with t the greatest least lead of any pair over all w, the least share is h = −t / (R − t), and 0 if t ≥ 0;
//! - at a given share, hidden scores of a unit run from the least to the greatest value the other units' conditions
//!   leave, and one unit is ahead of another in hidden score always when the greatest lead of the other is below 0.
//!
//! Orders are closed here: "ahead" includes a tie.

use super::explore::Ground;
use super::statement::Pair;
use super::table::Table;

/// What the visible parts alone ask of the hidden ones, for one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// The least lead, over all weights, that hidden parts must give, in units of the visible score; 0 for none.
    pub least: f64,
    /// Rows of units over (or under) which: under every weight at least one of these needs it.
    pub against: Vec<usize>,
}

/// Hidden part of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct HiddenUnit {
    /// To be ahead of all it was published ahead of.
    pub lift: Need,
    /// To be behind all it was published behind.
    pub drag: Need,
    /// Least and greatest hidden score at the share.
    pub score: (f64, f64),
    /// Units that are ahead of it in the hidden part whatever the weights, and units that are behind it.
    pub always: (usize, usize),
}

/// Hidden parts of all units.
#[derive(Debug, Clone, PartialEq)]
pub struct Hidden {
    /// Ends of the scale of the hidden score: the least and greatest score at any visible part.
    pub scale: (f64, f64),
    /// The least share of hidden parts with which the order can come about at all.
    pub least_share: f64,
    /// The share that the units are told for: the one asked for, or the least if that is more.
    pub share: f64,
    /// By unit, in the order of the table.
    pub units: Vec<HiddenUnit>,
}

impl HiddenUnit {
    /// Bounds of its place in the hidden part among so many units: no place outside is possible, though not every
    /// place inside need be.
    #[must_use]
    pub const fn places(&self, units: usize) -> (usize, usize) {
        (self.always.0 + 1, units - self.always.1)
    }
}

/// Says what hidden parts would have to be; `None` when the pairs go round in a circle, or the solver fails.
///
/// The ground is that of the visible parts' weights among themselves.
pub(crate) fn hidden(ground: &Ground, table: &Table, pairs: &[Pair], share: f64) -> Option<Hidden> {
    let order = Order::of(table, pairs)?;
    let units = table.units.len();
    let all: Vec<f64> = (0..units).flat_map(|at| table.unit(at).to_vec()).collect();
    let (low, high) = quanheng_index::statistics::extremes(&all)?;
    let length = high - low;
    let rows: Vec<f64> = order.pairs().flat_map(|(a, b)| table.difference(a, b)).collect();
    let lead = if rows.is_empty() { 0.0 } else { ground.solve(&rows)?.bound };
    let least_share = if lead >= 0.0 { 0.0 } else { -lead / (length - lead) };
    // A hair above the least: at the least itself rounding decides whether there are weights.
    let share = share.max(least_share + 1e-9).min(1.0);
    let model = Model::of(ground, table, &order, share, length)?;
    let each = (0..units).map(|unit| model.unit(unit, low)).collect::<Option<_>>()?;
    Some(Hidden { scale: (low, high), least_share, share, units: each })
}

/// Who was published ahead of whom, directly or through others.
struct Order {
    units: usize,
    is_ahead: Vec<bool>,
}

impl Order {
    fn of(table: &Table, pairs: &[Pair]) -> Option<Self> {
        let units = table.units.len();
        let mut is_ahead = vec![false; units * units];
        for pair in pairs.iter().filter(|pair| pair.node == table.node) {
            is_ahead[table.position(pair.ahead)? * units + table.position(pair.behind)?] = true;
        }
        for through in 0..units {
            for a in 0..units {
                if is_ahead[a * units + through] {
                    for b in 0..units {
                        is_ahead[a * units + b] |= is_ahead[through * units + b];
                    }
                }
            }
        }
        let has_circle = (0..units).any(|unit| is_ahead[unit * units + unit]);
        (!has_circle).then_some(Self { units, is_ahead })
    }

    fn is_ahead(&self, a: usize, b: usize) -> bool {
        self.is_ahead[a * self.units + b]
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let units = self.units;
        let each = (0..units).flat_map(move |a| (0..units).map(move |b| (a, b)));
        each.filter(|&(a, b)| self.is_ahead(a, b))
    }

    fn ahead_of(&self, unit: usize) -> impl Iterator<Item = usize> {
        (0..self.units).filter(move |&other| self.is_ahead(other, unit))
    }

    fn behind(&self, unit: usize) -> impl Iterator<Item = usize> {
        (0..self.units).filter(move |&other| self.is_ahead(unit, other))
    }
}

/// The programme at one share.
struct Model<'a> {
    ground: &'a Ground,
    /// The same, where only weights are admitted with which the order can come about.
    possible: Ground,
    table: &'a Table,
    order: &'a Order,
    share: f64,
    /// Length of the range of contributions.
    room: f64,
}

impl<'a> Model<'a> {
    fn of(ground: &'a Ground, table: &'a Table, order: &'a Order, share: f64, length: f64) -> Option<Self> {
        let room = share * length;
        let mut possible = ground.clone();
        for (a, b) in order.pairs() {
            possible.hard.extend(table.difference(a, b).iter().map(|x| (1.0 - share) * x + room));
        }
        Some(Self { ground, possible, table, order, share, room })
    }

    /// (1 − h) times a difference, with a constant added.
    fn row(&self, a: usize, b: usize, constant: f64) -> Vec<f64> {
        self.table.difference(a, b).iter().map(|x| (1.0 - self.share) * x + constant).collect()
    }

    fn constant(&self, constant: f64) -> Vec<f64> {
        vec![constant; self.ground.parts]
    }

    /// What a contribution is at most, as rows of which the least counts.
    fn highest(&self, unit: usize) -> Vec<Vec<f64>> {
        let above = self.order.ahead_of(unit).map(|ahead| self.row(ahead, unit, self.room));
        std::iter::once(self.constant(self.room)).chain(above).collect()
    }

    /// What a contribution is at least, with the sign turned, as rows of which the least counts.
    fn lowest(&self, unit: usize) -> Vec<Vec<f64>> {
        let below = self.order.behind(unit).map(|behind| self.row(unit, behind, 0.0));
        std::iter::once(self.constant(0.0)).chain(below).collect()
    }

    fn most(&self, rows: &[Vec<f64>]) -> Option<f64> {
        self.possible.solve(&rows.concat()).map(|found| found.bound)
    }

    /// Whether a unit's hidden part is below that of another whatever the weights.
    fn is_below(&self, unit: usize, other: usize) -> Option<bool> {
        let (high, low) = (self.highest(unit), self.lowest(other));
        let sum = |a: &Vec<f64>, b: &Vec<f64>| -> Vec<f64> { a.iter().zip(b).map(|(x, y)| x + y).collect() };
        let mut rows: Vec<Vec<f64>> = high.iter().flat_map(|a| low.iter().map(move |b| sum(a, b))).collect();
        if self.order.is_ahead(other, unit) {
            rows.push(self.row(other, unit, 0.0));
        }
        Some(self.most(&rows)? < -self.table.resolution())
    }

    fn unit(&self, unit: usize, low: f64) -> Option<HiddenUnit> {
        let units = self.table.units.len();
        let lift =
            self.need(self.order.behind(unit).collect(), |other| self.table.difference(unit, other))?;
        let drag =
            self.need(self.order.ahead_of(unit).collect(), |other| self.table.difference(other, unit))?;
        let (least, most) = (-self.most(&self.lowest(unit))?, self.most(&self.highest(unit))?);
        let score = if self.share > 0.0 {
            (low + least.max(0.0) / self.share, low + most.min(self.room) / self.share)
        } else {
            (low, low)
        };
        let mut always = (0, 0);
        for other in (0..units).filter(|&other| other != unit) {
            always.0 += usize::from(self.is_below(unit, other)?);
            always.1 += usize::from(self.is_below(other, unit)?);
        }
        Some(HiddenUnit { lift, drag, score, always })
    }

    fn need(&self, others: Vec<usize>, lead: impl Fn(usize) -> Vec<f64>) -> Option<Need> {
        let rows: Vec<f64> = others.iter().flat_map(|&other| lead(other)).collect();
        if rows.is_empty() {
            return Some(Need { least: 0.0, against: Vec::new() });
        }
        let verdict = self.ground.solve(&rows)?;
        if verdict.bound >= -self.table.resolution() {
            return Some(Need { least: 0.0, against: Vec::new() });
        }
        let against = verdict.support.iter().map(|&at| self.table.units[others[at]]).collect();
        Some(Need { least: -verdict.bound, against })
    }
}

#[cfg(test)]
mod tests {
    use super::super::space::Space;
    use super::super::statement::{Statement, pairs};
    use super::*;

    /// One visible part by hand: a = 1, b = 3, c = 0, published a, b, c. a needs a lead of 2 over b, b a drag of 2.
    /// R = 3, t = −2: h = 2/5. At h = ½: ½·1 + ½z(a) ≥ ½·3 + ½z(b), so z(a) − z(b) ≥ 2 within 0 to 3: z(a) from 2
    /// to 3 and z(b) from 0 to 1; z(c) ≤ z(b) + 3, so c is free.
    #[test]
    fn one_visible_part_by_hand() {
        let table = Table::new(0, vec![1], vec![0, 1, 2], vec![1.0, 3.0, 0.0]);
        let order = Statement::from_places("x", 0, &[(0, 1.0), (1, 2.0), (2, 3.0)]).unwrap();
        let pairs = pairs(&[order], &table.units);
        let ground = Ground::of(&Space::simplex(1)).unwrap();
        let found = hidden(&ground, &table, &pairs, 0.5).unwrap();
        assert_eq!(found.scale, (0.0, 3.0));
        assert!((found.least_share - 0.4).abs() < 1e-12 && found.share == 0.5);
        let [a, b, c] = &found.units[..] else { panic!() };
        assert!((a.lift.least - 2.0).abs() < 1e-12 && a.lift.against == [1] && a.drag.least == 0.0);
        assert!((b.drag.least - 2.0).abs() < 1e-12 && b.drag.against == [0] && b.lift.least == 0.0);
        let close = |got: (f64, f64), want: (f64, f64)| {
            assert!((got.0 - want.0).abs() < 1e-9 && (got.1 - want.1).abs() < 1e-9, "{got:?}");
        };
        close(a.score, (2.0, 3.0));
        close(b.score, (0.0, 1.0));
        close(c.score, (0.0, 3.0));
        assert_eq!((a.always, b.always, c.always), ((0, 1), (1, 0), (0, 0)));
        assert_eq!((a.places(3), b.places(3)), ((1, 2), (2, 3)));
        // At the least share a has all and b nothing.
        let least = hidden(&ground, &table, &pairs, 0.0).unwrap();
        assert!((least.units[0].score.0 - 3.0).abs() < 1e-6 && least.units[1].score.1.abs() < 1e-6);
    }

    #[test]
    fn a_circle_has_no_answer() {
        let table = Table::new(0, vec![1], vec![0, 1], vec![1.0, 3.0]);
        let one = Statement::new("x", 0, [vec![0], vec![1]]).unwrap();
        let other = Statement::new("y", 0, [vec![1], vec![0]]).unwrap();
        let ground = Ground::of(&Space::simplex(1)).unwrap();
        assert_eq!(hidden(&ground, &table, &pairs(&[one, other], &table.units), 0.5), None);
    }
}
