//! Which lints speak, and with which thresholds.

use std::collections::BTreeMap;

use super::{LINTS, Lint};
use crate::parameter::{Fault, Value, Values};

/// The choices of a programme; by default every lint speaks with its own thresholds.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// By code; lints that are off are not there.
    values: BTreeMap<&'static str, Values>,
}

impl Default for Settings {
    fn default() -> Self {
        let own = |lint: &&Lint| {
            let values = Values::check(lint.parameters, &BTreeMap::new());
            (lint.code, values.expect("every parameter of a lint has a fallback"))
        };
        Self { values: LINTS.iter().map(own).collect() }
    }
}

impl Settings {
    /// Silences a lint.
    pub fn turn_off(&mut self, lint: &Lint) {
        self.values.remove(lint.code);
    }

    /// Gives a lint other thresholds.
    ///
    /// # Errors
    /// A fault for each parameter that does not fit.
    pub fn set(&mut self, lint: &Lint, given: &BTreeMap<String, Value>) -> Result<(), Vec<Fault>> {
        let values = Values::check(lint.parameters, given)?;
        if let Some(held) = self.values.get_mut(lint.code) {
            *held = values;
        }
        Ok(())
    }

    /// What a lint was given; `None` when it is off.
    #[must_use]
    pub fn of(&self, lint: &Lint) -> Option<&Values> {
        self.values.get(lint.code)
    }
}
