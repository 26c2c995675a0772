//! Looking up units by code or name, and nodes by code.
//!
//! The maps are only ever asked, never walked, so that their order cannot leak into results. They are made when
//! first needed: a file that lists the units in the programme's own order needs none.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use quanheng_index::{Framework, NodeId};
use quanheng_programme::{Programme, Words};

use crate::cell::shortened;
use crate::hint::nearest;
use crate::report::{Report, Tally};

/// Number of units from which a hint is sought only among those that share half of the text, and only for so many
/// texts of a file.
const MANY: usize = 5_000;
const HINTS_AMONG_MANY: usize = 20;

/// Units and nodes by the texts that name them.
pub(crate) struct Names<'a> {
    programme: &'a Programme,
    codes: OnceLock<HashMap<&'a str, usize>>,
    /// `None` for a name that several units have.
    names: OnceLock<HashMap<&'a str, Option<usize>>>,
    nodes: BTreeMap<&'a str, NodeId>,
}

/// What a text says about a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitFound {
    /// The unit in this row.
    Row(usize),
    /// Nobody has that code or name.
    Unknown,
    /// Several units have that name.
    Ambiguous,
}

impl<'a> Names<'a> {
    pub(crate) fn new(programme: &'a Programme, framework: &'a Framework) -> Self {
        let nodes = framework.nodes().iter().enumerate().map(|(id, node)| (node.code.as_str(), id)).collect();
        Self { programme, codes: OnceLock::new(), names: OnceLock::new(), nodes }
    }

    /// Whether unit `row` is the one with this code.
    pub(crate) fn is_unit(&self, row: usize, code: &str) -> bool {
        row < self.programme.units.len() && self.programme.units.get(row).code == code
    }

    /// The code of a unit.
    pub(crate) fn unit_code(&self, row: usize) -> &'a str {
        &self.programme.units.get(row).code
    }

    /// The unit a text names: by code, or else by name.
    pub(crate) fn unit(&self, text: &str) -> UnitFound {
        if let Some(&row) = self.codes().get(text) {
            return UnitFound::Row(row);
        }
        match self.names().get(text) {
            Some(Some(row)) => UnitFound::Row(*row),
            Some(None) => UnitFound::Ambiguous,
            None => UnitFound::Unknown,
        }
    }

    fn codes(&self) -> &HashMap<&'a str, usize> {
        self.codes.get_or_init(|| {
            self.programme.units.iter().enumerate().map(|(row, unit)| (unit.code.as_str(), row)).collect()
        })
    }

    fn names(&self) -> &HashMap<&'a str, Option<usize>> {
        self.names.get_or_init(|| {
            let mut names = HashMap::new();
            for (row, words) in self.programme.unit_names.iter().enumerate() {
                for name in texts(words) {
                    let of = names.entry(name).or_insert(Some(row));
                    *of = of.filter(|&other| other == row);
                }
            }
            names
        })
    }

    /// The node with a code.
    pub(crate) fn node(&self, code: &str) -> Option<NodeId> {
        self.nodes.get(code).copied()
    }

    /// Tells of texts that name no unit, and of those that name several.
    pub(crate) fn tell_units(&self, report: &mut Report, unknown: &Tally, ambiguous: &Tally) {
        let mut hints = if self.programme.units.len() < MANY { usize::MAX } else { HINTS_AMONG_MANY };
        unknown.tell(report, "unknown-unit", |finding, text| {
            let near = if hints > 0 { self.nearest_unit(text) } else { "" };
            hints = hints.saturating_sub(1);
            finding.with("given", shortened(text)).with("nearest", near)
        });
        ambiguous.tell(report, "ambiguous-unit", |finding, text| {
            finding.with("given", text).with("units", self.units_named(text).join(", "))
        });
    }

    /// The code or name of a unit that an unknown text comes nearest to; empty when there is none.
    fn nearest_unit(&self, text: &str) -> &'a str {
        let programme = self.programme;
        let codes = programme.units.iter().map(|unit| unit.code.as_str());
        let all = codes.chain(programme.unit_names.iter().flat_map(texts));
        if programme.units.len() < MANY {
            return nearest(text, all);
        }
        let mut middle = text.len() / 2;
        while !text.is_char_boundary(middle) {
            middle += 1;
        }
        let (head, tail) = text.split_at(middle);
        let alike = |known: &&str| (!head.is_empty() && known.starts_with(head)) || known.ends_with(tail);
        nearest(text, all.filter(alike))
    }

    /// Codes of the units that share a name.
    fn units_named(&self, name: &str) -> Vec<&'a str> {
        let named = |row: &usize| texts(&self.programme.unit_names[*row]).any(|text| text == name);
        (0..self.programme.units.len())
            .filter(named)
            .map(|row| self.programme.units.get(row).code.as_str())
            .collect()
    }

    /// The code of the node that an unknown text names or comes nearest to; empty when there is none.
    pub(crate) fn nearest_node(&self, text: &str) -> &'a str {
        let programme = self.programme;
        let named =
            programme.indicators.iter().find(|indicator| texts(&indicator.name).any(|name| name == text));
        match named {
            Some(indicator) => &indicator.raw.code,
            None => nearest(text, self.nodes.keys().copied()),
        }
    }
}

fn texts(words: &Words) -> impl Iterator<Item = &str> {
    [&words.zh, &words.en].into_iter().flatten().map(String::as_str)
}
