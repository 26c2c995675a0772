//! Flags: what of all this somebody should look at, each a warning with the figures behind it.
//!
//! A flag is no test: it says that a figure is beyond its mark in [`Settings`]. Correlations, α, components and
//! importance are flagged where enough units have them.

use quanheng_index::{Finding, NodeId, Run, Subject as About};

use super::Coherence;
use super::fit::beside;
use super::importance::{Importance, Part};
use super::reversal::Removal;
use super::scores::{Scores, is_constant};
use super::settings::Settings;

/// One thing to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    /// What it is, with the figures behind it.
    pub finding: Finding,
    /// How far beyond its mark, or how much of it there is: the greater of two flags of one code comes first.
    pub size: f64,
}

/// All flags, in the order of the sections.
pub(super) fn flags(scores: &Scores, found: &Coherence, settings: &Settings) -> Vec<Flag> {
    let mut looked = Looked { scores, found, settings, flags: Vec::new() };
    looked.at_data();
    looked.at_wholes();
    looked.at_pairs();
    looked.at_other_dimensions();
    looked.at_structure();
    looked.at_importance();
    looked.at_units();
    looked.flags
}

struct Looked<'a> {
    scores: &'a Scores<'a>,
    found: &'a Coherence,
    settings: &'a Settings,
    flags: Vec<Flag>,
}

impl Looked<'_> {
    fn raise(&mut self, size: f64, finding: Finding) {
        self.flags.push(Flag { finding, size });
    }

    fn code(&self, node: NodeId) -> &str {
        &self.scores.framework().node(node).code
    }

    fn unit(&self, row: usize) -> &str {
        let run: &Run = self.scores.run;
        &run.units().get(row).code
    }

    /// Pearson's r of two nodes that enough members have, and how many.
    fn r(&self, a: NodeId, b: NodeId) -> Option<(f64, usize)> {
        let related = self.found.correlations.get(a, b)?;
        Some((related.r()?, related.units)).filter(|_| related.units >= self.settings.least_units)
    }

    /// Missing values, outliers and constants.
    fn at_data(&mut self) {
        for check in self.found.checks.iter().filter(|check| self.scores.counts(check.node)) {
            let code = self.code(check.node).to_owned();
            if check.missing_share() > self.settings.missing {
                self.raise(
                    check.missing_share(),
                    Finding::warning("coherence-missing", at(check.node))
                        .with("node", &code)
                        .with("missing", check.members.saturating_sub(check.observed.present))
                        .with("members", check.members)
                        .with("share", percent(check.missing_share())),
                );
            }
            let used = check.used();
            if let (false, Some(skewness), Some(kurtosis)) = (used.passes, used.skewness, used.kurtosis) {
                self.raise(
                    skewness.abs(),
                    Finding::warning("coherence-outliers", at(check.node))
                        .with("node", &code)
                        .with("skewness", two(skewness))
                        .with("kurtosis", two(kurtosis)),
                );
            }
        }
        for &node in self.found.correlations.nodes() {
            let present = self.scores.present(node);
            if present.len() > 1 && is_constant(&present) {
                let flag = Finding::warning("coherence-constant", at(node)).with("node", self.code(node));
                self.raise(self.scores.run.effective_weight(node, self.scores.period), flag);
            }
        }
    }

    /// Each node with its parent and with the index.
    fn at_wholes(&mut self) {
        let framework = self.scores.framework();
        for &node in self.found.correlations.nodes() {
            let Some(parent) = framework.node(node).parent else { continue };
            let is_alone = self.scores.children(parent).len() < 2;
            if let Some((r, units)) = self.r(node, parent).filter(|_| !is_alone) {
                if r < 0.0 {
                    self.at_whole("coherence-negative", [node, parent], r, units);
                } else if r < self.settings.weak {
                    self.at_whole("coherence-weak", [node, parent], r, units);
                }
            }
            let root = framework.root();
            if let Some((r, units)) = self.r(node, root).filter(|(r, _)| parent != root && *r < 0.0) {
                self.at_whole("coherence-negative", [node, root], r, units);
            }
        }
    }

    fn at_whole(&mut self, code: &'static str, [node, whole]: [NodeId; 2], r: f64, units: usize) {
        let flag =
            Finding::warning(code, at(node)).with("node", self.code(node)).with("whole", self.code(whole));
        self.raise(-r, flag.with("r", two(r)).with("units", units));
    }

    /// Pairs of indicators, and of children of one node.
    fn at_pairs(&mut self) {
        let framework = self.scores.framework();
        for (first, second, related) in self.found.correlations.pairs() {
            let Some((r, units)) = self.r(first, second) else { continue };
            debug_assert_eq!(related.units, units, "the same pair");
            let (a, b) = (framework.node(first), framework.node(second));
            let parent = a.parent.filter(|_| a.parent == b.parent);
            let are_leaves = a.children.is_empty() && b.children.is_empty();
            let pair = |code: &'static str, r: String| {
                Finding::warning(code, at(second))
                    .with("node", &b.code)
                    .with("other", &a.code)
                    .with("r", r)
                    .with("units", units)
            };
            if (are_leaves || parent.is_some()) && r.abs() > self.settings.collinear {
                self.raise(r.abs(), pair("coherence-collinear", format!("{r:.3}")));
            } else if let Some(parent) = parent.filter(|_| r < self.settings.opposed) {
                let flag = pair("coherence-opposed", two(r)).with("whole", self.code(parent));
                self.raise(-r, flag);
            }
        }
    }

    /// Nodes that go along with another dimension, as deep as their own, more closely.
    fn at_other_dimensions(&mut self) {
        let framework = self.scores.framework();
        for &node in self.found.correlations.nodes() {
            let above = std::iter::successors(framework.node(node).parent, |&up| framework.node(up).parent);
            for own in above.filter(|&up| up != framework.root()) {
                let r = |other: NodeId| self.r(node, other).map(|(r, _)| r);
                if let (Some(own_r), Some((other, other_r))) = (r(own), beside(self.scores, own, r))
                    && other_r > own_r
                    && other_r >= self.settings.weak
                {
                    let flag = Finding::warning("coherence-elsewhere", at(node))
                        .with("node", self.code(node))
                        .with("own", self.code(own))
                        .with("own_r", two(own_r))
                        .with("other", self.code(other))
                        .with("other_r", two(other_r));
                    self.raise(other_r - own_r, flag);
                }
            }
        }
    }

    /// α and components.
    fn at_structure(&mut self) {
        for reliability in &self.found.reliability {
            let Ok(alpha) = &reliability.found else { continue };
            if reliability.units >= self.settings.least_units && alpha.raw < self.settings.alpha {
                let flag = Finding::warning("coherence-alpha", at(reliability.node))
                    .with("node", self.code(reliability.node))
                    .with("alpha", two(alpha.raw))
                    .with("least", self.settings.alpha)
                    .with("children", alpha.items.len());
                self.raise(-alpha.raw, flag);
            }
        }
        for components in &self.found.components {
            let Ok(principal) = &components.found else { continue };
            if components.units >= self.settings.least_units && principal.kaiser > 1 {
                let flag = Finding::warning("coherence-components", at(components.node))
                    .with("node", self.code(components.node))
                    .with("count", principal.kaiser)
                    .with("children", components.children.len())
                    .with("share", percent(principal.shares()[0]));
                self.raise(principal.kaiser as f64, flag);
            }
        }
    }

    fn at_importance(&mut self) {
        let root = self.scores.framework().root();
        for importance in &self.found.importance {
            self.at_parts(importance, |_| true);
        }
        let framework = self.scores.framework();
        // Indicators right under the root were looked at already.
        self.at_parts(&self.found.indicators, |part| framework.node(part.node).parent != Some(root));
    }

    fn at_parts(&mut self, importance: &Importance, is_meant: impl Fn(&Part) -> bool) {
        if importance.parts.len() < 2 {
            return;
        }
        let enough = |part: &&Part| part.units >= self.settings.least_units && is_meant(part);
        let parts: Vec<Part> = importance.parts.iter().filter(enough).copied().collect();
        for part in parts {
            let code = if part.ratio() < self.settings.low_importance {
                "coherence-low-importance"
            } else if part.ratio() > self.settings.high_importance {
                "coherence-high-importance"
            } else {
                continue;
            };
            let flag = Finding::warning(code, at(part.node))
                .with("node", self.code(part.node))
                .with("whole", self.code(importance.node))
                .with("weight", percent(part.weight))
                .with("importance", percent(part.smooth_share));
            self.raise((part.smooth_share - part.weight).abs(), flag);
        }
    }

    /// Who is ranked against dominance, and order that hangs on third units.
    fn at_units(&mut self) {
        let dominance = &self.found.dominance;
        if let Some(&first) = dominance.behind.first() {
            let pair = dominance.pairs[first];
            let [better, worse] = [pair.better, pair.worse].map(|at| self.unit(self.found.members[at]));
            let flag = Finding::warning("coherence-behind", About::Unit(better.to_owned()))
                .with("pairs", dominance.behind.len())
                .with("better", better)
                .with("worse", worse)
                .with("common", pair.common);
            self.raise(dominance.behind.len() as f64, flag);
        }
        let reversal = &self.found.reversal;
        let reverses =
            |removal: &&Removal| removal.found.as_ref().is_ok_and(|found| !found.reversed.is_empty());
        let removals = reversal.removals.iter().filter(reverses).count();
        if let Some((removed, row, change)) = reversal.greatest().filter(|_| removals > 0) {
            let flag = Finding::warning("coherence-reversal", About::Unit(self.unit(removed).to_owned()))
                .with("removals", removals)
                .with("pairs", reversal.count())
                .with("removed", self.unit(removed))
                .with("unit", self.unit(row))
                .with("change", change.unsigned_abs());
            self.raise(reversal.count() as f64, flag);
        }
    }
}

const fn at(node: NodeId) -> About {
    About::Node { row: node, field: Some("code") }
}

fn percent(share: f64) -> String {
    format!("{:.1}", 100.0 * share)
}

/// Two decimals, without a minus before a 0.
fn two(value: f64) -> String {
    format!("{:.2}", (value * 100.0).round() / 100.0 + 0.0)
}
