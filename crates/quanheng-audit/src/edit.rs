//! Changes of the steps of a programme.

use std::collections::BTreeMap;

use quanheng_index::parameter::Value;
use quanheng_index::{Over, Override, StepSpec};

/// A change of one step.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edit {
    /// Identifier of the step.
    pub step: String,
    /// Leaves the step out; nothing else then counts.
    pub off: bool,
    /// Another method, which starts from its own defaults and drops overrides.
    pub method: Option<String>,
    /// Another scope of statistics.
    pub over: Option<Over>,
    /// Parameters, on top of those of the same method.
    pub values: BTreeMap<String, Value>,
    /// Overrides, in place of those of the same key.
    pub at: BTreeMap<String, Override>,
}

impl Edit {
    /// Applies it; `false` when no step is called so.
    pub(crate) fn apply(&self, steps: &mut Vec<StepSpec>) -> bool {
        let Some(position) = steps.iter().position(|step| step.id == self.step) else { return false };
        if self.off {
            steps.remove(position);
            return true;
        }
        let step = &mut steps[position];
        if self.method.is_some() && self.method != step.method {
            step.method.clone_from(&self.method);
            step.values.clear();
            step.at.clear();
        }
        step.over = self.over.unwrap_or(step.over);
        step.values.extend(self.values.clone());
        step.at.extend(self.at.clone());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quanheng_index::StepKind;

    fn steps() -> Vec<StepSpec> {
        let normalise =
            StepSpec::new(StepKind::Normalise).method("min-max").with("upper", Value::Number(1.0));
        vec![normalise, StepSpec::new(StepKind::Aggregate)]
    }

    #[test]
    fn another_method_starts_anew_and_the_same_goes_on() {
        let mut z = steps();
        let edit = |method: Option<&str>| Edit {
            step: "normalise".into(),
            method: method.map(Into::into),
            values: BTreeMap::from([("lower".to_owned(), Value::Number(-1.0))]),
            ..Edit::default()
        };
        assert!(edit(Some("z-score")).apply(&mut z));
        assert_eq!((z[0].method.as_deref(), z[0].values.len()), (Some("z-score"), 1));
        let mut same = steps();
        assert!(edit(None).apply(&mut same));
        assert_eq!((same[0].method.as_deref(), same[0].values.len()), (Some("min-max"), 2));
    }

    #[test]
    fn a_step_may_go_and_must_exist() {
        let mut left = steps();
        assert!(Edit { step: "normalise".into(), off: true, ..Edit::default() }.apply(&mut left));
        assert_eq!(left.len(), 1);
        assert!(!Edit { step: "treat".into(), ..Edit::default() }.apply(&mut left));
    }
}
