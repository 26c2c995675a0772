//! Where things stand: from the subject of a finding to a place in a file.

use std::collections::BTreeMap;

use quanheng_index::finding::{Place, Subject};

/// Places of steps, nodes and units in the files of a programme.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Locator {
    /// `quanheng.toml`.
    pub(crate) programme: Option<Place>,
    pub(crate) steps: BTreeMap<String, StepPlaces>,
    /// By row of the framework, then by column of the file.
    pub(crate) nodes: Vec<BTreeMap<&'static str, Place>>,
    pub(crate) units: BTreeMap<String, Place>,
}

/// Where a step and its keys stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StepPlaces {
    pub(crate) step: Option<Place>,
    /// By override (`""` for the step itself), then by key (`""` for the table).
    pub(crate) keys: BTreeMap<String, BTreeMap<String, Place>>,
}

impl Locator {
    /// The place of a subject; `None` for cells of the data, whose reader knows.
    #[must_use]
    pub fn place(&self, subject: &Subject) -> Option<Place> {
        match subject {
            Subject::Place(place) => Some(place.clone()),
            Subject::Programme => self.programme.clone(),
            Subject::Node { row, field } => self.node(*row, field.unwrap_or("code")),
            Subject::Unit(code) => self.units.get(code).cloned(),
            Subject::Step { step, at, key, offset } => {
                self.step(step, at.as_deref().unwrap_or(""), key.as_deref().unwrap_or(""), *offset)
            }
            Subject::Cell { .. } => None,
        }
    }

    fn node(&self, row: usize, field: &str) -> Option<Place> {
        let fields = self.nodes.get(row)?;
        fields.get(field).or_else(|| fields.get("code")).cloned()
    }

    fn step(&self, step: &str, at: &str, key: &str, offset: Option<usize>) -> Option<Place> {
        let places = self.steps.get(step)?;
        let within = |at: &str, key: &str| places.keys.get(at).and_then(|keys| keys.get(key));
        let found = within(at, key).or_else(|| within("", key)).or_else(|| within(at, "")).cloned();
        match (found, offset) {
            // One character into the value: behind its opening quote.
            (Some(place), Some(offset)) if place.length > offset + 1 => {
                let length = place.length - offset - 2;
                Some(Place { column: place.column + offset + 1, length: length.max(1), ..place })
            }
            (found, _) => found.or_else(|| places.step.clone()),
        }
    }
}
