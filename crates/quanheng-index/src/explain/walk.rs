//! The walk down the tree that divides a gap: each node hands its children their parts and multipliers.
//!
//! What the parts are and why they add up is told in [`gap`](crate::explain::gap).

use crate::explain::divided_difference::Inner;
use crate::explain::gap::{Part, Reason, Split};
use crate::explain::profile::{self, Profile};
use crate::explain::rule::{self, Rule};
use crate::explain::shapley;
use crate::framework::{NodeId, NodeKind};
use crate::plan::Plan;
use crate::run::Run;

/// Two profiles, and the parts so far.
pub(super) struct Walk<'a> {
    pub(super) plan: &'a Plan,
    pub(super) run: &'a Run,
    pub(super) period: usize,
    pub(super) first: Profile,
    pub(super) second: Profile,
    pub(super) parts: Vec<Part>,
}

/// What comes down to a node.
#[derive(Clone, Copy)]
struct Seat {
    node: NodeId,
    /// Whether what first and second have here is part of their scores at the top.
    counts: (bool, bool),
    compared: Option<(f64, f64)>,
    part: Option<f64>,
    /// Or why what is below cannot be divided.
    multiplier: Result<f64, Reason>,
}

impl Seat {
    const fn empty(node: NodeId) -> Self {
        let counts = (false, false);
        Self { node, counts, compared: None, part: None, multiplier: Err(Reason::OneSided) }
    }
}

impl Walk<'_> {
    /// The parts from a node down, when the two are held against each other with these scores there.
    pub(super) fn parts(mut self, node: NodeId, (a, b): (f64, f64)) -> Vec<Part> {
        let compared = Some((a, b));
        self.visit(Seat { node, counts: (true, true), compared, part: Some(a - b), multiplier: Ok(1.0) });
        self.parts
    }

    fn visit(&mut self, seat: Seat) {
        let framework = self.run.framework();
        let divided = self.divided(seat);
        let split = match (seat.part, framework.node(seat.node).kind, &divided) {
            (None, ..) => Split::None,
            (Some(_), NodeKind::Indicator | NodeKind::Input, _) => Split::Leaf,
            (Some(_), NodeKind::Inner, Ok(_)) => Split::Divided,
            (Some(_), NodeKind::Inner, Err(reason)) => Split::Undivided(*reason),
        };
        self.parts.push(Part {
            node: seat.node,
            depth: framework.depth(seat.node),
            first: self.first[seat.node],
            second: self.second[seat.node],
            compared: seat.compared,
            multiplier: seat.part.and(seat.multiplier.ok()),
            part: seat.part,
            split,
        });
        let below = divided.unwrap_or_default();
        for child in framework.node(seat.node).children.clone() {
            let found = below.iter().find(|below| below.node == child).copied();
            self.visit(found.unwrap_or(Seat::empty(child)));
        }
    }

    /// The children that have a part.
    fn divided(&self, seat: Seat) -> Result<Vec<Seat>, Reason> {
        let (Some(compared), Some(_)) = (seat.compared, seat.part) else { return Err(Reason::OneSided) };
        let multiplier = seat.multiplier?;
        let (_, _, rule) = rule::of(self.plan, seat.node).ok_or(Reason::NotDefined)?;
        let seats = match rule {
            Rule::Places => return Err(Reason::DependsOnUnits),
            Rule::Mean(inner) => self.by_divided_differences(seat, inner, compared, multiplier),
            Rule::Shapley => self.by_shapley(seat, compared, multiplier)?,
        };
        let is_finite = |seat: &Seat| seat.part.is_some_and(f64::is_finite);
        if seats.iter().all(is_finite) { Ok(seats) } else { Err(Reason::NotDefined) }
    }

    fn by_divided_differences(
        &self,
        seat: Seat,
        inner: Inner,
        (a, b): (f64, f64),
        multiplier: f64,
    ) -> Vec<Seat> {
        let children = self.children(seat);
        let weight = |child: NodeId| profile::weight(self.run, child, self.period);
        let total: f64 = children.iter().map(|&(child, ..)| weight(child)).sum();
        let above = inner.divided_difference(a, b);
        let seat = |&(node, first, second): &Child| {
            let (x, y) = (first.unwrap_or(a), second.unwrap_or(b));
            let multiplier = multiplier * (weight(node) / total) * (inner.divided_difference(x, y) / above);
            Seat {
                node,
                counts: (first.is_some(), second.is_some()),
                compared: Some((x, y)),
                part: Some(multiplier * (x - y)),
                multiplier: Ok(multiplier),
            }
        };
        children.iter().map(seat).collect()
    }

    fn by_shapley(&self, seat: Seat, (a, b): (f64, f64), multiplier: f64) -> Result<Vec<Seat>, Reason> {
        if seat.counts != (true, true) {
            return Err(Reason::OneSided);
        }
        let (counted, setting) =
            profile::setting(self.plan, self.run, seat.node, self.period).ok_or(Reason::NotDefined)?;
        let values = |profile: &Profile| -> Vec<f64> {
            counted.iter().map(|&child| profile[child].unwrap_or(f64::NAN)).collect()
        };
        let division = shapley::divide(&setting, &values(&self.first), &values(&self.second))
            .ok_or(Reason::NotDefined)?;
        if !is_near(division.first, a) || !is_near(division.second, b) {
            return Err(Reason::DependsOnUnits);
        }
        let part = |node: NodeId| {
            let at = counted.iter().position(|&child| child == node);
            multiplier * at.map_or(0.0, |at| division.parts[at])
        };
        let seat_of = |&(node, first, second): &Child| {
            let part = part(node);
            let compared = first.zip(second);
            let multiplier = match compared {
                None => Err(Reason::OneSided),
                Some((x, y)) if is_near(x, y) => Err(Reason::NoDifference),
                Some((x, y)) => Ok(part / (x - y)),
            };
            Seat { node, counts: (first.is_some(), second.is_some()), compared, part: Some(part), multiplier }
        };
        Ok(self.children(seat).iter().map(seat_of).collect())
    }

    /// The children that count for first or second, with what they have there.
    fn children(&self, seat: Seat) -> Vec<Child> {
        let (first_counts, second_counts) = seat.counts;
        profile::counted(self.run, seat.node, self.period)
            .into_iter()
            .map(|child| {
                let first = self.first[child].filter(|_| first_counts);
                (child, first, self.second[child].filter(|_| second_counts))
            })
            .filter(|(_, first, second)| first.is_some() || second.is_some())
            .collect()
    }
}

/// A child with what first and second have there, as far as it counts.
type Child = (NodeId, Option<f64>, Option<f64>);

/// Equal but for rounding.
fn is_near(x: f64, y: f64) -> bool {
    (x - y).abs() <= 1e-9 * x.abs().max(y.abs())
}
