//! Steps as `quanheng.toml` gives them, with the places of their keys.

use std::collections::BTreeMap;

use quanheng_audit::Edit;
use quanheng_index::parameter::Value;
use quanheng_index::{Over, Override, StepKind, StepSpec};

use crate::keys::{ADDED_STEP, OVERRIDE, STEP, STEP_CHANGE};
use crate::places::{KeyPlace, StepPlaces};
use crate::section::Section;

/// A change of a step, by a scenario.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepChange {
    /// Another method; the step's own parameters then no longer hold.
    pub method: Option<String>,
    /// Statistics in each period or over all.
    pub over: Option<Over>,
    /// Parameters.
    pub values: BTreeMap<String, Value>,
    /// Overrides, merged by their code.
    pub at: BTreeMap<String, Override>,
    pub(crate) places: StepPlaces,
}

impl StepChange {
    /// The same as a change of the step called `id`.
    pub(crate) fn edit(&self, id: &str) -> Edit {
        Edit {
            step: id.to_owned(),
            off: false,
            method: self.method.clone(),
            over: self.over,
            values: self.values.clone(),
            at: self.at.clone(),
        }
    }
}

/// A further step, by a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct AddedStep {
    /// The step.
    pub spec: StepSpec,
    /// The step it goes before or after; at the end when not given.
    pub position: Option<(Side, String)>,
    pub(crate) places: StepPlaces,
}

/// Before or after another step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Before,
    /// After it.
    After,
}

/// Reads every step of a list; steps of unknown kind are findings and left out.
pub(crate) fn read_all(parent: Section, name: &str) -> Vec<(StepSpec, StepPlaces)> {
    let tables = parent.tables(name).into_iter();
    tables.filter_map(|(table, start)| read(Section::open(parent.source, table, start, STEP))).collect()
}

/// Reads the steps a scenario adds.
pub(crate) fn read_added(parent: Section) -> Vec<AddedStep> {
    let tables = parent.tables("add").into_iter();
    tables
        .filter_map(|(table, start)| {
            let section = Section::open(parent.source, table, start, ADDED_STEP);
            let (spec, places) = read(section)?;
            let before = section.text("before").map(|id| (Side::Before, id));
            let position = before.or_else(|| section.text("after").map(|id| (Side::After, id)));
            Some(AddedStep { spec, position, places })
        })
        .collect()
}

fn read(section: Section) -> Option<(StepSpec, StepPlaces)> {
    let kind = StepKind::from_slug(section.word("do")?)?;
    let change = read_body(section);
    let id = section.text("id").unwrap_or_else(|| kind.slug().to_owned());
    let spec = StepSpec {
        id,
        kind,
        method: change.method,
        over: change.over.unwrap_or_default(),
        values: change.values,
        at: change.at,
    };
    Some((spec, change.places))
}

/// Reads the change of a step from a table under its identifier.
pub(crate) fn read_change(section: Section) -> StepChange {
    read_body(Section::open(section.source, section.table, section.start(), STEP_CHANGE))
}

/// Method, parameters and overrides.
fn read_body(section: Section) -> StepChange {
    let (values, mut keys) = section.parameters();
    for name in ["do", "id", "method", "over"] {
        keys.extend(section.key_place_of(name).map(|place| (name.to_owned(), place)));
    }
    let mut places =
        StepPlaces { step: Some(section.place()), keys: BTreeMap::from([(String::new(), keys)]) };
    let mut at = BTreeMap::new();
    for (code, place, table, start) in section.named("at") {
        let inner = Section::open(section.source, table, start, OVERRIDE);
        let (over, mut keys) = read_override(inner);
        keys.insert(String::new(), KeyPlace { name: place.clone(), value: place });
        places.keys.insert(code.clone(), keys);
        at.insert(code, over);
    }
    StepChange { method: section.text("method"), over: over(section), values, at, places }
}

fn read_override(section: Section) -> (Override, BTreeMap<String, KeyPlace>) {
    let (values, mut keys) = section.parameters();
    let method = section.text("method");
    keys.extend(section.key_place_of("method").map(|place| ("method".to_owned(), place)));
    (Override { method, values }, keys)
}

fn over(section: Section) -> Option<Over> {
    section.word("over").map(|word| if word == Over::Panel.slug() { Over::Panel } else { Over::Period })
}
