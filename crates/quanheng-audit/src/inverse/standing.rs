//! What holds under all admissible weights, and what under some: pairs, and the places of every unit.
//!
//! A place is one more than the number of units ahead, as in the `competition` ranking; a lead up to the resolution
//! of the table is a tie.

use rayon::prelude::*;

use super::explore::Ground;
use super::table::Table;

/// How one unit stands to another under the admissible weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Ahead under all of them.
    Ahead,
    /// Behind under all of them.
    Behind,
    /// It depends on the weights, or they tie.
    Open,
}

/// The best or worst place of a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Reach {
    /// The place it has under `weights`.
    pub place: usize,
    /// No weights give it a place beyond this one; the same as `place` when the search came to its end.
    pub bound: usize,
    /// Weights under which it has the place.
    pub weights: Vec<f64>,
}

/// Places of a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Places {
    /// Its best.
    pub best: Reach,
    /// Its worst.
    pub worst: Reach,
}

/// Standing of all units.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// By unit (position in the table), then by other unit.
    pub relations: Vec<Relation>,
    /// By unit.
    pub places: Vec<Places>,
}

impl Standing {
    /// Of all units under all weights of a ground; `None` when the solver fails.
    pub(crate) fn of(ground: &Ground, table: &Table, budget: u64) -> Option<Self> {
        let units = table.units.len();
        let least = table.resolution();
        let by_unit = |unit: usize| -> Vec<Option<Relation>> {
            let to = |other: usize| {
                if other == unit {
                    return Some(Relation::Open);
                }
                // The greatest lead of either over the other.
                let lead =
                    |a: usize, b: usize| ground.solve(&table.difference(a, b)).map(|found| found.bound);
                let (own, others) = (lead(unit, other)?, lead(other, unit)?);
                Some(match (own > least, others > least) {
                    // −others is the least lead of the unit.
                    (true, false) if -others > least => Relation::Ahead,
                    (false, true) if -own > least => Relation::Behind,
                    _ => Relation::Open,
                })
            };
            (0..units).map(to).collect()
        };
        let relations: Vec<Vec<Option<Relation>>> = (0..units).into_par_iter().map(by_unit).collect();
        let relations: Vec<Relation> = relations.into_iter().flatten().collect::<Option<_>>()?;
        let places: Vec<Option<Places>> = (0..units)
            .into_par_iter()
            .map(|unit| places(ground, table, unit, &relations[unit * units..(unit + 1) * units], budget))
            .collect();
        Some(Self { relations, places: places.into_iter().collect::<Option<_>>()? })
    }

    /// How a unit stands to another (positions).
    #[must_use]
    pub fn relation(&self, unit: usize, other: usize) -> Relation {
        self.relations[unit * self.places.len() + other]
    }
}

/// Only the units whose relation is open are searched over; the others count as they are.
fn places(
    ground: &Ground,
    table: &Table,
    unit: usize,
    relations: &[Relation],
    budget: u64,
) -> Option<Places> {
    let least = table.resolution();
    let others: Vec<usize> =
        (0..relations.len()).filter(|&other| other != unit && relations[other] == Relation::Open).collect();
    let before = relations.iter().filter(|&&relation| relation == Relation::Behind).count();
    let rows = |row: &dyn Fn(usize) -> Vec<f64>| -> Vec<f64> {
        others.iter().flat_map(|&other| row(other)).collect()
    };
    // Best: as few as possible ahead by more than the resolution.
    let kept = rows(&|other| table.difference(unit, other).iter().map(|x| x + least).collect());
    let best = ground.fewest_of_few(&kept, budget)?;
    // Worst: as few as possible not ahead by more than the resolution.
    let ahead = rows(&|other| table.difference(other, unit).iter().map(|x| x - least).collect());
    let worst = ground.fewest_of_few(&ahead, budget)?;
    Some(Places {
        best: Reach {
            place: before + best.broken + 1,
            bound: before + best.at_least + 1,
            weights: best.weights,
        },
        worst: Reach {
            place: before + others.len() - worst.broken + 1,
            bound: before + others.len() - worst.at_least + 1,
            weights: worst.weights,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::super::space::Space;
    use super::*;

    /// Two parts by hand: a (4, 0), b (0, 4), c (1, 1), d (3, 3). d is always ahead of c; it is first for w₁ between
    /// ¼ and ¾ and second beyond.
    #[test]
    fn four_units_by_hand() {
        let table = Table::new(0, vec![1, 2], vec![0, 1, 2, 3], vec![4.0, 0.0, 0.0, 4.0, 1.0, 1.0, 3.0, 3.0]);
        let ground = Ground::of(&Space::simplex(2)).unwrap();
        let standing = Standing::of(&ground, &table, 10_000).unwrap();
        let reach = |unit: usize| {
            let places = &standing.places[unit];
            assert_eq!((places.best.bound, places.worst.bound), (places.best.place, places.worst.place));
            (places.best.place, places.worst.place)
        };
        assert_eq!((standing.relation(3, 2), standing.relation(2, 3)), (Relation::Ahead, Relation::Behind));
        assert_eq!(standing.relation(0, 1), Relation::Open);
        // a: first above w₁ = ¾, last below ¼. c: behind d always, ahead of a or of b at either end.
        assert_eq!([reach(0), reach(1), reach(2), reach(3)], [(1, 4), (1, 4), (3, 4), (1, 2)]);
        // With w₁ ≥ 0.6 only a and d can be first, and b is last but for c.
        let ground = Ground::of(&Space::simplex(2).and(&[0.4, -0.6])).unwrap();
        let standing = Standing::of(&ground, &table, 10_000).unwrap();
        assert_eq!(standing.places[1].best.place, 3);
        assert_eq!(standing.places[0].worst.place, 2);
        // c beats b above w₁ = ¾: 1 > 4(1 − w₁).
        assert_eq!((standing.places[2].best.place, standing.places[2].worst.place), (3, 4));
    }
}
