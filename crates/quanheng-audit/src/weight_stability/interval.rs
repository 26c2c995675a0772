//! One weight at a time: between which shares nothing changes.

use quanheng_index::{Finding, NodeId};

use super::additive::Base;
use super::curve::Curve;
use crate::variant::Mean;

/// How far one weight may move.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightStability {
    /// The node whose weight moves.
    pub node: NodeId,
    /// Its parent.
    pub parent: NodeId,
    /// Its share of weight now.
    pub share: f64,
    /// Its weight now, as the programme has it.
    pub weight: f64,
    /// Until who is first changes.
    pub leader: Reach,
    /// Until any unit changes its tier.
    pub tiers: Result<Reach, NoTiers>,
    /// Until any place changes.
    pub places: Reach,
}

/// An interval around a weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// Below.
    pub low: End,
    /// Above.
    pub high: End,
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct End {
    /// The share of weight.
    pub share: f64,
    /// The weight that makes this share while the others stay; `None` for a share of 1, which no weight makes.
    pub weight: Option<f64>,
    /// What changes there; `None` where the shares themselves end, at 0 or 1.
    pub cause: Option<Cause>,
}

/// What changes at an end. Units are positions among the members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The scores of two units meet; the one that is ahead now stands first.
    Meet(usize, usize),
    /// Two units tie now and part with any change.
    Part(usize, usize),
    /// The score of a unit meets the cut below this tier.
    Cut(usize, u16),
    /// A unit gains or loses the score of the parent.
    Presence(usize),
}

/// Why there is no interval for tiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTiers {
    /// The programme makes none.
    NoStep,
    /// The boundaries of this rule move with all scores.
    Rule(&'static str),
}

/// How the programme makes tiers.
pub(super) enum Tiering {
    ByCount,
    Cuts(Vec<f64>),
}

impl Base<'_> {
    pub(super) fn tiering(&self) -> Result<Tiering, NoTiers> {
        let (slug, values) = self.baseline.tiering().ok_or(NoTiers::NoStep)?;
        match slug {
            "sizes" | "quantiles" => Ok(Tiering::ByCount),
            "cuts" => Ok(Tiering::Cuts(values.numbers("cuts").to_vec())),
            other => Err(NoTiers::Rule(other)),
        }
    }

    /// Members with a place, the first first.
    pub(super) fn ranked(&self) -> Vec<usize> {
        let places = &self.baseline.standing.places;
        let mut ranked: Vec<usize> = (0..places.len()).filter(|&unit| places[unit] > 0).collect();
        ranked.sort_by_key(|&unit| places[unit]);
        ranked
    }
}

/// The children of a parent whose weight can move.
pub(super) fn of_parent(base: &Base, parent: NodeId) -> Result<Vec<WeightStability>, Vec<Finding>> {
    let tree = &base.baseline.tree;
    let slot = tree.slot(parent).expect("a node of the tree");
    let children = tree.children_of(slot);
    let mut all = Vec::with_capacity(children.len());
    for &child in children {
        let others: f64 =
            children.iter().filter(|&&other| other != child).map(|&other| base.weight(other)).sum();
        if others > 0.0 {
            let ray = Ray::of(base, slot, child, others);
            let share = ray.share;
            all.push(WeightStability {
                node: tree.nodes[child],
                parent,
                share,
                weight: base.weight(child),
                leader: ray.reach(|way| ray.leader(way)),
                tiers: ray.tiers()?,
                places: ray.reach(|way| ray.places(way)),
            });
        }
    }
    Ok(all)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

/// Where something changes.
type Event = (f64, Cause);

/// All scores as one share moves.
struct Ray<'b> {
    base: &'b Base<'b>,
    share: f64,
    others: f64,
    /// By member.
    curves: Vec<Option<Curve>>,
    /// Members with a place, the first first.
    ranked: Vec<usize>,
    /// Where units gain or lose the parent's score, and the sign of the change of what is present.
    presence: Vec<(f64, f64, usize)>,
}

impl<'b> Ray<'b> {
    fn of(base: &'b Base<'b>, parent: usize, child: usize, others: f64) -> Self {
        let mut ray = Self {
            base,
            share: base.weight(child) / (base.weight(child) + others),
            others,
            curves: Vec::with_capacity(base.units()),
            ranked: base.ranked(),
            presence: Vec::new(),
        };
        for unit in 0..base.units() {
            let curve = ray.curve(parent, child, unit);
            ray.curves.push(curve);
        }
        ray
    }

    fn curve(&mut self, parent: usize, child: usize, unit: usize) -> Option<Curve> {
        let base = self.base;
        let siblings = || {
            let children = base.baseline.tree.children_of(parent).iter();
            children.filter(|&&sibling| sibling != child && base.weight(sibling) > 0.0)
        };
        let own = base.score(child, unit);
        let present =
            || siblings().filter_map(|&sibling| Some((base.weight(sibling), base.score(sibling, unit)?)));
        let sum: f64 = present().map(|(weight, score)| weight * score).sum::<f64>() / self.others;
        let is_whole = present().count() == siblings().count();
        let rest =
            if is_whole { 1.0 } else { present().map(|(weight, _)| weight).sum::<f64>() / self.others };
        self.note_presence(parent, unit, f64::from(u8::from(own.is_some())), rest);
        let through = base.through(parent, unit)?;
        let bent = |above, below| Curve { own: through.own, factor: through.factor, above, below };
        Some(match own {
            _ if through.factor == 0.0 => Curve::flat(through.own),
            None if rest > 0.0 => bent([sum / rest, 0.0], [1.0, 0.0]),
            None => Curve::flat(through.own),
            Some(own) if rest > 0.0 => bent([sum, own - sum], [rest, 1.0 - rest]),
            Some(own) => bent([own, 0.0], [1.0, 0.0]),
        })
    }

    /// Where a unit comes to have as much as its parent's mean asks for.
    fn note_presence(&mut self, parent: usize, unit: usize, own: f64, rest: f64) {
        let inner = parent - self.base.baseline.tree.leaves;
        let Mean::Arithmetic { min_present } = self.base.baseline.variant.means[inner] else { return };
        let slope = own - rest;
        if min_present > 0.0 && slope != 0.0 {
            let at = (min_present - rest) / slope;
            if at > 0.0 && at < 1.0 {
                self.presence.push((at, slope, unit));
            }
        }
    }

    /// An interval from what changes first on either side.
    fn reach(&self, first: impl Fn(Way) -> Option<Event>) -> Reach {
        let end = |way: Way| {
            let nearest = closest(self.share, way, first(way).into_iter().chain(self.presence(way)));
            let bound = if way == Way::Up { 1.0 } else { 0.0 };
            let (share, cause) = nearest.map_or((bound, None), |(at, cause)| (at, Some(cause)));
            let weight = (share < 1.0).then(|| self.others * share / (1.0 - share));
            End { share, weight, cause }
        };
        Reach { low: end(Way::Down), high: end(Way::Up) }
    }

    fn presence(&self, way: Way) -> Option<Event> {
        // What is just enough now is lost where it shrinks.
        const NEAR: f64 = 1e-12;
        let events = self.presence.iter().filter_map(|&(at, slope, unit)| {
            let is_now = (at - self.share).abs() <= NEAR;
            let is_lost = if way == Way::Up { slope < 0.0 } else { slope > 0.0 };
            if is_now {
                return is_lost.then_some((self.share, Cause::Presence(unit)));
            }
            Some((at, Cause::Presence(unit)))
        });
        closest(self.share, way, events)
    }

    fn pair(&self, ahead: usize, behind: usize) -> Option<(&Curve, &Curve)> {
        self.curves[ahead].as_ref().zip(self.curves[behind].as_ref())
    }

    fn is_same(&self, a: usize, b: usize) -> bool {
        self.pair(a, b).is_some_and(|(a, b)| a.is_same(b, self.base.tolerance))
    }

    /// Where the scores of two units that do not tie now first meet.
    fn meeting(&self, way: Way, ahead: usize, behind: usize) -> Option<Event> {
        let (a, b) = self.pair(ahead, behind)?;
        closest(self.share, way, a.meet(b).map(|at| (at, Cause::Meet(ahead, behind))))
    }

    /// Runs of units that tie now.
    fn ties(&self) -> impl Iterator<Item = &[usize]> {
        let places = &self.base.baseline.standing.places;
        self.ranked.chunk_by(move |&a, &b| places[a] == places[b])
    }

    /// Two of a tie that part.
    fn parting(&self, tie: &[usize]) -> Option<Event> {
        let part = tie.windows(2).find(|pair| !self.is_same(pair[0], pair[1]))?;
        Some((self.share, Cause::Part(part[0], part[1])))
    }

    fn leader(&self, way: Way) -> Option<Event> {
        let leaders = self.ties().next()?;
        let others = self.ranked[leaders.len()..].iter();
        self.parting(leaders).or_else(|| {
            closest(self.share, way, others.filter_map(|&unit| self.meeting(way, leaders[0], unit)))
        })
    }

    fn places(&self, way: Way) -> Option<Event> {
        self.ties().find_map(|tie| self.parting(tie)).or_else(|| self.overtaking(way))
    }

    /// Where two neighbours that do not tie now first meet: before that, no others can.
    fn overtaking(&self, way: Way) -> Option<Event> {
        let ties: Vec<&[usize]> = self.ties().collect();
        let meetings = ties.windows(2).filter_map(|pair| self.meeting(way, *pair[0].last()?, pair[1][0]));
        closest(self.share, way, meetings)
    }

    fn tiers(&self) -> Result<Result<Reach, NoTiers>, Vec<Finding>> {
        let tiering = match self.base.tiering() {
            Ok(tiering) => tiering,
            Err(reason) => return Ok(Err(reason)),
        };
        let first = |way: Way| match &tiering {
            Tiering::ByCount => self.tier_by_count(way),
            Tiering::Cuts(cuts) => Ok(self.tier_by_cuts(way, cuts)),
        };
        let (down, up) = (first(Way::Down)?, first(Way::Up)?);
        Ok(Ok(self.reach(|way| if way == Way::Down { down } else { up })))
    }

    /// The first of two units of different tiers to meet. Units that stay tied move together, which may change a tier
    /// where they meet another unit of their own: there the tiers are looked at.
    fn tier_by_count(&self, way: Way) -> Result<Option<Event>, Vec<Finding>> {
        let tiers = &self.base.baseline.standing.tiers;
        let (mut certain, mut possible) = (Vec::new(), Vec::new());
        let is_twin: Vec<bool> = (0..self.curves.len())
            .map(|unit| {
                self.ties().any(|tie| tie.len() > 1 && tie.contains(&unit) && self.parting(tie).is_none())
            })
            .collect();
        for (at, &ahead) in self.ranked.iter().enumerate() {
            for &behind in &self.ranked[at + 1..] {
                if self.is_tied(ahead, behind) {
                    continue;
                }
                if tiers[ahead] != tiers[behind] {
                    certain.extend(self.meeting(way, ahead, behind));
                } else if is_twin[ahead] || is_twin[behind] {
                    possible.extend(self.meeting(way, ahead, behind));
                }
            }
        }
        let end = closest(self.share, way, certain.into_iter());
        possible.extend(self.ties().find_map(|tie| self.parting(tie)));
        let distance = |event: &Event| (event.0 - self.share).abs();
        possible.retain(|event| end.is_none_or(|end| distance(event) < distance(&end)));
        possible.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
        for (at, event) in possible.iter().enumerate() {
            let bound = if way == Way::Up { 1.0 } else { 0.0 };
            let next = possible[at + 1..].iter().map(|next| next.0).find(|next| *next != event.0);
            // Behind a tie that parts, another pair may meet before the next that is listed.
            let next = next.or(end.map(|end| end.0)).unwrap_or(bound);
            let next = closest(self.share, way, self.overtaking(way).into_iter())
                .filter(|first| distance(first) > distance(event))
                .map_or(
                    next,
                    |first| if distance(&first) < (next - self.share).abs() { first.0 } else { next },
                );
            if self.tiers_at((event.0 + next) / 2.0)? != *tiers {
                return Ok(Some(*event));
            }
        }
        Ok(end)
    }

    fn is_tied(&self, a: usize, b: usize) -> bool {
        let places = &self.base.baseline.standing.places;
        places[a] == places[b]
    }

    fn tiers_at(&self, share: f64) -> Result<Vec<u16>, Vec<Finding>> {
        let scores = self.curves.iter().map(|curve| curve.map(|curve| curve.at(share)));
        Ok(self.base.baseline.ranked(scores.collect())?.tiers)
    }

    /// The first score to meet a cut. A unit on a cut now is in the better tier, and leaves it at once where its score
    /// falls.
    fn tier_by_cuts(&self, way: Way, cuts: &[f64]) -> Option<Event> {
        let bound = if way == Way::Up { 1.0 } else { 0.0 };
        let meeting = |unit: usize, tier: usize| {
            let (curve, cut) = (self.curves[unit].as_ref()?, Curve::flat(cuts[tier]));
            let cause = Cause::Cut(unit, tier as u16 + 1);
            let now = self.base.baseline.standing.scores[unit]?;
            if (now - cuts[tier]).abs() > self.base.tolerance {
                return closest(self.share, way, curve.meet(&cut).map(|at| (at, cause)));
            }
            // Such a curve meets a cut once only, and that is here.
            let falls = curve.at((self.share + bound) / 2.0) < cuts[tier] - self.base.tolerance;
            falls.then_some((self.share, cause))
        };
        let all =
            self.ranked.iter().flat_map(|&unit| (0..cuts.len()).filter_map(move |tier| meeting(unit, tier)));
        closest(self.share, way, all)
    }
}

/// The event nearest to the share on one side, or at the share itself; of equals the first.
fn closest(share: f64, way: Way, events: impl Iterator<Item = Event>) -> Option<Event> {
    let beyond = events.filter(|(at, _)| if way == Way::Up { *at >= share } else { *at <= share });
    beyond.reduce(|best, event| if (event.0 - share).abs() < (best.0 - share).abs() { event } else { best })
}
