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
    /// Another method, which starts from its own defaults and keeps only overrides that name a method themselves.
    pub method: Option<String>,
    /// Another scope of statistics.
    pub over: Option<Over>,
    /// Parameters, on top of those of the same method.
    pub values: BTreeMap<String, Value>,
    /// Overrides, merged by their key.
    pub at: BTreeMap<String, Override>,
}

impl Edit {
    /// Applies it; `false` when no step is called so.
    pub fn apply(&self, steps: &mut Vec<StepSpec>) -> bool {
        let Some(position) = steps.iter().position(|step| step.id == self.step) else { return false };
        if self.off {
            steps.remove(position);
        } else {
            self.merge(&mut steps[position]);
        }
        true
    }

    /// Another method drops the parameters and overrides of the old one.
    fn merge(&self, step: &mut StepSpec) {
        let current = step.method.as_deref().or(step.kind.default_method());
        if self.method.is_some() && self.method.as_deref() != current {
            step.values.clear();
            // An override that names its own method stands by itself; others were about the old method.
            step.at.retain(|_, over| over.method.is_some());
        }
        step.method = self.method.clone().or(step.method.take());
        step.over = self.over.unwrap_or(step.over);
        step.values.extend(self.values.clone());
        for (code, over) in &self.at {
            let merged = step.at.entry(code.clone()).or_default();
            if over.method.is_some() && over.method != merged.method {
                merged.values.clear();
                merged.method.clone_from(&over.method);
            }
            merged.values.extend(over.values.clone());
        }
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
    fn an_override_with_a_method_of_its_own_stands_by_itself() {
        let mut all = steps();
        let named = Override { method: Some("rank".into()), values: BTreeMap::new() };
        let bare = Override { method: None, values: BTreeMap::from([("upper".into(), Value::Number(9.0))]) };
        all[0].at = BTreeMap::from([("a".to_owned(), named.clone()), ("b".to_owned(), bare)]);
        let to_z = Edit { step: "normalise".into(), method: Some("z-score".into()), ..Edit::default() };
        assert!(to_z.apply(&mut all));
        assert_eq!(all[0].at, BTreeMap::from([("a".to_owned(), named)]));
    }

    #[test]
    fn a_step_may_go_and_must_exist() {
        let mut left = steps();
        assert!(Edit { step: "normalise".into(), off: true, ..Edit::default() }.apply(&mut left));
        assert_eq!(left.len(), 1);
        assert!(!Edit { step: "treat".into(), ..Edit::default() }.apply(&mut left));
    }
}
