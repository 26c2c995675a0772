//! # weight-without-effect
//!
//! A node claims importance by its weight and hardly has any: its share of what moves the index is less than `below`
//! times its share of the weight. Looked at are the children of the root among one another, and all indicators among
//! one another.
//!
//! - Formula: wᵢ the effective weight over the sum of those looked at; Sᵢ = rᵢ², with Pearson's r of the node's score
//!   and the index over the members in the last scored period, 0 where r is negative; told when Sᵢ/ΣS < below·wᵢ.
//! - Threshold: `below`, 0.1 unless given, our choice: it does not do a tenth of what its weight promises. Taken of
//!   ten units and three nodes or more.
//! - Why: weights are exchange rates between scores, not shares of influence. What an indicator contributes to the
//!   order of the units depends on its variance and its correlations too, and a reader takes the weight at its word.
//! - What to do: do not call the weight its importance; look for a direction or a treatment gone wrong; give more
//!   weight, or optimise the weights, where the importance is meant.
//! - Source: Paruolo, Saisana and Saltelli (2013), J. R. Stat. Soc. A 176(3), 609-634: importance is Pearson's
//!   correlation ratio, the main effect, of which r² is the linear case taken here; Becker et al. (2017), Ecological
//!   Indicators 80, 12-22. A node that acts along a curve has a main effect above its r².
//! - Example: three dimensions of weight 1/3 with r = 0.9, 0.8 and 0.1: S = 0.81, 0.64, 0.01, the third has
//!   0.01/1.46 = 0.7 % of the effect and 33 % of the weight.

use super::ran::{Ran, node};
use super::{EXCEPT, Lint, LooksAt, percent, shown};
use crate::finding::{Finding, Severity};
use crate::framework::NodeId;
use crate::parameter::{Fallback, Kind, Parameter, Values};

pub(super) const LINT: Lint = Lint {
    code: "weight-without-effect",
    severity: Severity::Warning,
    zh: "权重不小，对指数的影响却很小",
    en: "a weight that claims importance and has hardly any effect",
    parameters: &[
        Parameter::new(
            "below",
            Kind::Share,
            Fallback::Number(0.1),
            [
                "影响占比低于权重占比的多少倍时提示",
                "multiple of the share of weight below which the effect is told",
            ],
        ),
        EXCEPT,
    ],
    source: include_str!("weight_without_effect.rs"),
    looks_at: LooksAt::Run(look),
};

fn look(ran: &Ran, values: &Values) -> Vec<Finding> {
    let Some(period) = ran.last() else { return Vec::new() };
    let framework = ran.framework();
    let root = framework.root();
    let leaves = ran.counted_leaves(period);
    let children = framework.node(root).children.iter().copied();
    let pillars: Vec<NodeId> = children.filter(|&child| ran.effective_weight(child, period) > 0.0).collect();
    let inner = |node: &NodeId| !framework.node(*node).children.is_empty();
    let mut findings = compare(ran, &pillars, values.number("below"));
    // Indicators right under the root were compared already.
    findings.retain(|(node, _)| inner(node));
    findings.extend(compare(ran, &leaves, values.number("below")));
    findings.into_iter().map(|(_, finding)| finding).collect()
}

struct Effect {
    node: NodeId,
    weight: f64,
    r: f64,
}

impl Effect {
    fn of(ran: &Ran, node: NodeId) -> Option<Self> {
        let r = ran.correlation(node, ran.framework().root())?;
        Some(Self { node, weight: ran.effective_weight(node, ran.last()?), r })
    }

    fn size(&self) -> f64 {
        self.r.max(0.0) * self.r.max(0.0)
    }
}

/// Share of effect and share of weight of some nodes.
fn compare(ran: &Ran, nodes: &[NodeId], below: f64) -> Vec<(NodeId, Finding)> {
    let effects: Vec<Effect> = nodes.iter().filter_map(|&node| Effect::of(ran, node)).collect();
    let total = |part: fn(&Effect) -> f64| effects.iter().map(part).sum::<f64>();
    let (all_weight, all_effect) = (total(|effect| effect.weight), total(Effect::size));
    if effects.len() < 3 || all_effect <= 0.0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for effect in &effects {
        let (weight, share) = (effect.weight / all_weight, effect.size() / all_effect);
        if share < below * weight {
            let finding = LINT.finding(node(effect.node)).with("node", ran.code(effect.node));
            let finding = finding.with("weight", percent(weight)).with("effect", percent(share));
            found.push((effect.node, finding.with("r", shown(effect.r, 2))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::{NOISE, RISING, World, fields};
    use super::*;

    /// `c` has little variance beside the others, so that its weight does little.
    fn world() -> World {
        let mut world = World::new("index: d, e, f; d: a; e: b; f: c");
        world.put("a", &RISING.map(|x| 10.0 * x));
        world.put("b", &RISING.map(|x| 8.0 * x));
        world.put("c", &NOISE);
        world
    }

    #[test]
    fn what_moves_the_index_by_less_than_a_tenth_of_its_weight_is_told() {
        let mut world = world();
        let found = world.of_run("weight-without-effect");
        assert_eq!(fields(&found), ["f code", "c code"]);
        assert_eq!(found[0].argument("weight"), Some("33.3"));
        // A weight that promises next to nothing breaks no promise: r² is 0.0002 of the whole, too.
        world.node("f").weight = Some(0.001);
        assert_eq!(world.of_run("weight-without-effect"), []);
    }

    #[test]
    fn what_moves_along_is_not() {
        let mut world = world();
        world.put("c", &RISING);
        assert_eq!(world.of_run("weight-without-effect"), []);
    }

    /// The page's example by itself: 0.01/1.46.
    #[test]
    fn the_shares_of_the_page() {
        let of = |r: f64| Effect { node: 0, weight: 1.0, r }.size();
        let share = of(0.1) / (of(0.9) + of(0.8) + of(0.1));
        assert_eq!(percent(share), "0.7");
        assert_eq!(of(-0.9), 0.0);
    }
}
