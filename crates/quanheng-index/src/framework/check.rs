//! From rows as given to a checked framework, or every finding about them.

use std::collections::BTreeMap;

use super::{Denominator, Direction, Framework, INDICATOR, INPUT, Node, NodeId, NodeKind, RawNode};
use crate::finding::{Finding, Subject, has_errors, nearest};

impl Framework {
    /// Checks rows and builds the tree. Findings of lesser weight come beside the framework.
    ///
    /// # Errors
    /// All findings, when any of them is an error.
    pub fn check(rows: &[RawNode]) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        let mut check = Check { rows, by_code: BTreeMap::new(), findings: Vec::new() };
        check.codes();
        check.fields();
        let parents = check.parents();
        let children = children_of(&parents);
        check.shape(&parents, &children);
        let denominators = check.denominators();
        if has_errors(&check.findings) {
            return Err(check.findings);
        }
        let findings = check.findings;
        let root = rows
            .iter()
            .zip(&parents)
            .position(|(row, parent)| parent.is_none() && row.level != INPUT)
            .expect("`shape` found exactly one root");
        let nodes = rows
            .iter()
            .zip(parents)
            .zip(children)
            .zip(denominators)
            .map(|(((row, parent), children), denominator)| node(row, parent, children, denominator))
            .collect();
        let ignored =
            rows.iter().enumerate().flat_map(|(id, row)| ignored(row).map(move |field| (id, field)));
        let ignored = ignored.collect();
        let mut framework = Self { nodes, root, bottom_up: Vec::new(), ignored };
        framework.bottom_up = framework
            .top_down()
            .into_iter()
            .rev()
            .filter(|&id| framework.nodes[id].kind == NodeKind::Inner)
            .collect();
        Ok((framework, findings))
    }
}

/// Beyond this, sums of weights and of weighted scores could leave the range of numbers.
const MOST_WEIGHT: f64 = 1e12;

struct Check<'a> {
    rows: &'a [RawNode],
    by_code: BTreeMap<&'a str, NodeId>,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn say(&mut self, code: &'static str, row: usize, field: &'static str) -> FindingBuilder<'_> {
        let finding = Finding::error(code, Subject::Node { row, field: Some(field) });
        self.findings.push(finding);
        FindingBuilder(self.findings.last_mut().expect("just pushed"))
    }

    fn codes(&mut self) {
        for (row, node) in self.rows.iter().enumerate() {
            if !is_code(&node.code) {
                self.say("bad-code", row, "code").with("given", &node.code);
            }
            if self.by_code.contains_key(node.code.as_str()) {
                self.say("duplicate-code", row, "code").with("given", &node.code);
            } else {
                self.by_code.insert(&node.code, row);
            }
        }
        if self.rows.is_empty() {
            self.findings.push(Finding::error("no-root", Subject::Programme));
        }
    }

    fn fields(&mut self) {
        for (row, node) in self.rows.iter().enumerate() {
            for (field, number) in numbers(node) {
                if let Some(number) = number.filter(|number| !number.is_finite()) {
                    self.say("not-a-number", row, field).with("given", number);
                }
            }
            if node.level == INDICATOR && node.direction.is_none() {
                self.say("direction-missing", row, "direction").with("node", &node.code);
            }
            if node.weight.is_some_and(|weight| weight < 0.0) {
                self.say("weight-negative", row, "weight").with("node", &node.code);
            }
            if node.weight.is_some_and(|weight| weight.is_finite() && weight > MOST_WEIGHT) {
                self.say("weight-too-large", row, "weight").with("node", &node.code);
            }
            if node.denominator_scale.is_some_and(|scale| scale <= 0.0) {
                self.say("denominator-scale", row, "denominator_scale").with("node", &node.code);
            }
            match (node.goalpost_low, node.goalpost_high) {
                (Some(low), Some(high)) if low >= high => {
                    self.say("goalposts-reversed", row, "goalpost_low")
                        .with("node", &node.code)
                        .with("low", low)
                        .with("high", high);
                }
                (Some(_), None) => {
                    self.say("goalpost-alone", row, "goalpost_high").with("node", &node.code);
                }
                (None, Some(_)) => {
                    self.say("goalpost-alone", row, "goalpost_low").with("node", &node.code);
                }
                _ => {}
            }
        }
    }

    /// The parent of each row; rows whose parent is not known count as children of nobody.
    fn parents(&mut self) -> Vec<Option<NodeId>> {
        let mut parents = vec![None; self.rows.len()];
        for (row, node) in self.rows.iter().enumerate() {
            let Some(parent) = &node.parent else { continue };
            if node.level == INPUT {
                self.say("input-with-parent", row, "parent").with("node", &node.code);
                continue;
            }
            match self.by_code.get(parent.as_str()) {
                Some(&id) => parents[row] = Some(id),
                None => {
                    let near = nearest(parent, self.inner_codes());
                    self.say("unknown-parent", row, "parent").with("given", parent).with_nearest(near);
                }
            }
        }
        parents
    }

    fn inner_codes(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.rows.iter().filter(|n| n.level != INDICATOR && n.level != INPUT).map(|n| n.code.as_str())
    }

    fn shape(&mut self, parents: &[Option<NodeId>], children: &[Vec<NodeId>]) {
        self.roots(parents);
        for (row, node) in self.rows.iter().enumerate() {
            let leaf = node.level == INDICATOR || node.level == INPUT;
            if leaf && !children[row].is_empty() {
                self.say("leaf-with-children", row, "level").with("node", &node.code);
            } else if !leaf && children[row].is_empty() {
                self.say("node-without-children", row, "code").with("node", &node.code);
            }
            let all_zero = children[row].iter().all(|&child| self.rows[child].weight == Some(0.0));
            if !children[row].is_empty() && all_zero {
                self.say("weights-all-zero", children[row][0], "weight").with("node", &node.code);
            }
            if in_cycle(row, parents) {
                self.say("framework-cycle", row, "parent").with("node", &node.code);
            }
        }
    }

    fn roots(&mut self, parents: &[Option<NodeId>]) {
        let rows = self.rows;
        let is_root = |row: &usize| rows[*row].parent.is_none() && rows[*row].level != INPUT;
        let roots: Vec<_> = (0..rows.len()).filter(is_root).collect();
        if roots.is_empty() && !rows.is_empty() {
            self.findings.push(Finding::error("no-root", Subject::Programme));
        }
        for &extra in roots.iter().skip(1) {
            self.say("several-roots", extra, "parent")
                .with("node", &rows[extra].code)
                .with("root", &rows[roots[0]].code);
        }
        debug_assert!(parents.len() == rows.len(), "one parent for each row");
    }

    fn denominators(&mut self) -> Vec<Option<Denominator>> {
        let mut denominators = vec![None; self.rows.len()];
        for (row, node) in self.rows.iter().enumerate() {
            let Some(code) = &node.denominator else { continue };
            let known = self.by_code.get(code.as_str()).copied();
            match known {
                Some(id) if is_data(&self.rows[id]) && id != row => {
                    denominators[row] =
                        Some(Denominator { node: id, scale: node.denominator_scale.unwrap_or(1.0) });
                }
                Some(_) => {
                    self.say("denominator-not-data", row, "denominator")
                        .with("node", &node.code)
                        .with("given", code);
                }
                None => {
                    let data_codes = self.rows.iter().filter(|n| is_data(n)).map(|n| n.code.as_str());
                    let near = nearest(code, data_codes);
                    self.say("unknown-denominator", row, "denominator")
                        .with("given", code)
                        .with_nearest(near);
                }
            }
        }
        denominators
    }
}

/// Adds arguments to the finding just pushed.
struct FindingBuilder<'a>(&'a mut Finding);

impl FindingBuilder<'_> {
    fn with(self, name: &'static str, value: impl ToString) -> Self {
        self.0.arguments.push((name, value.to_string()));
        self
    }

    fn with_nearest(self, near: Option<&str>) -> Self {
        self.with("nearest", near.unwrap_or_default())
    }
}

fn node(
    row: &RawNode,
    parent: Option<NodeId>,
    children: Vec<NodeId>,
    denominator: Option<Denominator>,
) -> Node {
    let kind = match row.level.as_str() {
        INDICATOR => NodeKind::Indicator,
        INPUT => NodeKind::Input,
        _ => NodeKind::Inner,
    };
    Node {
        code: row.code.clone(),
        kind,
        level: row.level.clone(),
        parent,
        children,
        direction: row.direction.unwrap_or(Direction::Positive),
        weight: row.weight.unwrap_or(1.0),
        denominator,
        target: row.target,
        goalposts: row.goalpost_low.zip(row.goalpost_high),
    }
}

/// The numbers of a row with their columns.
const fn numbers(row: &RawNode) -> [(&'static str, Option<f64>); 5] {
    [
        ("weight", row.weight),
        ("denominator_scale", row.denominator_scale),
        ("target", row.target),
        ("goalpost_low", row.goalpost_low),
        ("goalpost_high", row.goalpost_high),
    ]
}

fn is_data(row: &RawNode) -> bool {
    row.level == INDICATOR || row.level == INPUT
}

/// Fields of a row that nothing reads: inner nodes have no data of their own, and nobody scores inputs.
fn ignored(row: &RawNode) -> impl Iterator<Item = &'static str> {
    let is_input = row.level == INPUT;
    let reads_all = row.level == INDICATOR;
    let given = [
        ("direction", row.direction.is_some()),
        ("weight", row.weight.is_some() && is_input),
        // An input may be divided, too.
        ("denominator", row.denominator.is_some() && !is_input),
        ("target", row.target.is_some()),
        ("goalpost_low", row.goalpost_low.is_some()),
    ];
    given.into_iter().filter(move |&(_, is_given)| is_given && !reads_all).map(|(field, _)| field)
}

/// A letter, then letters, digits or `_`: also an identifier in expressions.
fn is_code(code: &str) -> bool {
    let mut chars = code.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn children_of(parents: &[Option<NodeId>]) -> Vec<Vec<NodeId>> {
    let mut children = vec![Vec::new(); parents.len()];
    for (child, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            children[*parent].push(child);
        }
    }
    children
}

/// Whether going up from `row` leads back to it.
fn in_cycle(row: NodeId, parents: &[Option<NodeId>]) -> bool {
    std::iter::successors(parents[row], |&up| parents[up]).take(parents.len()).any(|up| up == row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: &str, parent: &str, level: &str) -> RawNode {
        RawNode {
            code: code.into(),
            parent: (!parent.is_empty()).then(|| parent.into()),
            level: level.into(),
            direction: (level == INDICATOR).then_some(Direction::Positive),
            ..RawNode::default()
        }
    }

    fn codes(rows: &[RawNode]) -> Vec<&'static str> {
        Framework::check(rows).expect_err("has errors").iter().map(|f| f.code).collect()
    }

    #[test]
    fn an_unbalanced_tree_is_a_framework() {
        let rows = [
            row("index", "", "index"),
            row("a", "index", INDICATOR),
            row("d", "index", "dimension"),
            row("b", "d", INDICATOR),
            row("people", "", INPUT),
        ];
        let (framework, findings) = Framework::check(&rows).unwrap();
        assert!(findings.is_empty());
        assert_eq!(framework.root(), 0);
        assert_eq!(framework.bottom_up(), [2, 0]);
        assert_eq!(framework.top_down(), [0, 1, 2, 3]);
        assert_eq!(framework.inner_levels(), ["index", "dimension"]);
        assert_eq!(framework.depth(3), 2);
    }

    #[test]
    fn every_fault_is_found_at_once() {
        let mut negative = row("n", "index", INDICATOR);
        negative.weight = Some(-1.0);
        let mut reversed = row("r", "indx", INDICATOR);
        (reversed.goalpost_low, reversed.goalpost_high) = (Some(5.0), Some(5.0));
        let mut undirected = row("u", "index", INDICATOR);
        undirected.direction = None;
        undirected.denominator = Some("nobody".into());
        let rows = [row("index", "", "index"), negative, reversed, undirected, row("index", "", INPUT)];
        assert_eq!(
            codes(&rows),
            [
                "duplicate-code",
                "weight-negative",
                "goalposts-reversed",
                "direction-missing",
                "unknown-parent",
                "unknown-denominator"
            ]
        );
    }

    /// COINr lets infinite weights pass.
    #[test]
    fn every_number_must_be_finite() {
        let mut leaf = row("a", "index", INDICATOR);
        leaf.weight = Some(f64::INFINITY);
        (leaf.target, leaf.denominator_scale) = (Some(f64::NAN), Some(f64::NAN));
        (leaf.goalpost_low, leaf.goalpost_high) = (Some(f64::NEG_INFINITY), Some(1.0));
        assert_eq!(codes(&[row("index", "", "index"), leaf]), ["not-a-number"; 4]);
    }

    #[test]
    fn cycles_second_roots_and_empty_nodes_are_found() {
        let rows =
            [row("i", "", "index"), row("x", "y", "d"), row("y", "x", "d"), row("leaf", "i", INDICATOR)];
        assert_eq!(codes(&rows), ["framework-cycle", "framework-cycle"]);
        let rows = [row("i", "", "index"), row("j", "", "index"), row("leaf", "i", INDICATOR)];
        assert_eq!(codes(&rows), ["several-roots", "node-without-children"]);
        assert_eq!(codes(&[]), ["no-root"]);
    }
}
