//! Whether the steps stand in an order that makes sense.

use super::StepSpec;
use crate::finding::{Finding, Subject};
use crate::method::StepKind;

/// Steps that must come before others: (earlier, later).
const BEFORE: [(StepKind, StepKind); 17] = [
    (StepKind::Screen, StepKind::Normalise),
    (StepKind::Derive, StepKind::Treat),
    (StepKind::Derive, StepKind::Normalise),
    (StepKind::Denominate, StepKind::Treat),
    (StepKind::Denominate, StepKind::Normalise),
    (StepKind::Impute, StepKind::Treat),
    (StepKind::Impute, StepKind::Normalise),
    (StepKind::Treat, StepKind::Normalise),
    (StepKind::Screen, StepKind::Aggregate),
    (StepKind::Derive, StepKind::Aggregate),
    (StepKind::Denominate, StepKind::Aggregate),
    (StepKind::Impute, StepKind::Aggregate),
    (StepKind::Treat, StepKind::Aggregate),
    (StepKind::Normalise, StepKind::Aggregate),
    (StepKind::Weight, StepKind::Aggregate),
    (StepKind::Aggregate, StepKind::Rank),
    (StepKind::Aggregate, StepKind::Tier),
];

/// Kinds that may stand once only: a second one would undo or repeat the first.
const ONCE: [StepKind; 5] =
    [StepKind::Denominate, StepKind::Normalise, StepKind::Aggregate, StepKind::Rank, StepKind::Tier];

pub(super) fn check(specs: &[StepSpec]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, late) in specs.iter().enumerate() {
        let too_early = specs[..at].iter().find(|early| BEFORE.contains(&(late.kind, early.kind)));
        if let Some(early) = too_early {
            findings.push(
                Finding::error("step-order", Subject::step(&late.id))
                    .with("step", &late.id)
                    .with("kind", late.kind.slug())
                    .with("other", &early.id),
            );
        }
        if ONCE.contains(&late.kind) && specs[..at].iter().any(|early| early.kind == late.kind) {
            findings.push(
                Finding::error("step-twice", Subject::step(&late.id))
                    .with("step", &late.id)
                    .with("kind", late.kind.slug()),
            );
        }
    }
    let has = |kind| specs.iter().any(|spec| spec.kind == kind);
    if !has(StepKind::Aggregate) {
        findings.push(Finding::error("step-missing", Subject::Programme).with("kind", "aggregate"));
    } else if !has(StepKind::Normalise) {
        findings.push(Finding::warning("step-missing", Subject::Programme).with("kind", "normalise"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(kinds: &[StepKind]) -> Vec<&'static str> {
        let specs: Vec<_> = kinds.iter().copied().map(StepSpec::new).collect();
        check(&specs).iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn the_usual_order_is_fine() {
        assert!(codes(&StepKind::ALL).is_empty());
        let weights_first = [StepKind::Weight, StepKind::Normalise, StepKind::Aggregate];
        assert!(codes(&weights_first).is_empty());
    }

    #[test]
    fn treating_after_normalising_makes_no_sense() {
        let kinds = [StepKind::Normalise, StepKind::Treat, StepKind::Aggregate];
        assert_eq!(codes(&kinds), ["step-order"]);
        assert_eq!(codes(&[StepKind::Rank, StepKind::Normalise, StepKind::Aggregate]), ["step-order"]);
        assert_eq!(codes(&[StepKind::Aggregate, StepKind::Derive]), ["step-order", "step-missing"]);
        assert_eq!(codes(&[StepKind::Aggregate, StepKind::Denominate]), ["step-order", "step-missing"]);
    }

    #[test]
    fn a_plan_needs_an_aggregation_and_only_one() {
        assert_eq!(codes(&[StepKind::Normalise]), ["step-missing"]);
        assert_eq!(codes(&[StepKind::Normalise, StepKind::Aggregate, StepKind::Aggregate]), ["step-twice"]);
    }
}
