//! Each alternative alone: what the ranking would be if one thing had been chosen otherwise.
//!
//! Everything else stays as the programme has it, not as the first alternative of its assumption has it. Alternatives
//! that change nothing of the programme are left out; of weights, each set of a list of sets is an alternative. What
//! varies without steps (data, ranges of weights) has no rows here.

use quanheng_index::{Finding, StepSpec, Subject as About};
use rayon::prelude::*;

use crate::assumption::{Alternative, Assumption, Kind, Spread};
use crate::check::check;
use crate::standing::{Baseline, Shift, Standing};
use crate::subject::Subject;

/// The ranking under one alternative alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Alone {
    /// Position of the assumption.
    pub assumption: usize,
    /// Position of the alternative, or of the set of weights.
    pub alternative: usize,
    /// How far the ranking is from the programme's.
    pub shift: Shift,
}

/// Every alternative alone against the programme.
#[derive(Debug, Clone, PartialEq)]
pub struct OneAtATime {
    /// Rows of the member units, in the order of all results by unit.
    pub members: Vec<usize>,
    /// What the programme says.
    pub own: Standing,
    /// In the order of the assumptions and their alternatives.
    pub rows: Vec<Alone>,
}

/// Changes one thing at a time.
///
/// # Errors
/// Findings: an assumption that cannot be applied; an alternative that a method refuses.
pub fn one_at_a_time(subject: &Subject, assumptions: &[Assumption]) -> Result<OneAtATime, Vec<Finding>> {
    let baseline = Baseline::of(subject, subject.steps)?;
    check(&baseline.tree, subject.framework, assumptions)?;
    let jobs: Vec<(usize, usize)> = assumptions
        .iter()
        .enumerate()
        .flat_map(|(at, assumption)| ways(&assumption.kind).into_iter().map(move |way| (at, way)))
        .collect();
    let rows: Vec<Result<Alone, Vec<Finding>>> = jobs
        .into_par_iter()
        .map(|(at, way)| {
            let standing = alone(subject, &baseline, &assumptions[at], way)?;
            Ok(Alone {
                assumption: at,
                alternative: way,
                shift: Shift::between(&baseline.standing, standing),
            })
        })
        .collect();
    let rows = rows.into_iter().collect::<Result<_, _>>()?;
    Ok(OneAtATime { members: baseline.members, own: baseline.standing, rows })
}

/// Positions of what can be chosen otherwise.
fn ways(kind: &Kind) -> Vec<usize> {
    match kind {
        Kind::Alternatives(all) => (0..all.len()).filter(|&at| !all[at].edits.is_empty()).collect(),
        Kind::Weights { spread: Spread::Sets(sets), .. } => (0..sets.first().map_or(0, Vec::len)).collect(),
        _ => Vec::new(),
    }
}

fn alone(
    subject: &Subject,
    baseline: &Baseline,
    assumption: &Assumption,
    way: usize,
) -> Result<Standing, Vec<Finding>> {
    match &assumption.kind {
        Kind::Alternatives(all) => {
            let steps = edited(subject, &assumption.name, &all[way])?;
            let other = Baseline::of(subject, &steps).map_err(|mut findings| {
                let combination = format!("{} = {}", assumption.name, all[way].label);
                let finding = Finding::error("audit-combination-refused", About::Programme);
                findings.insert(0, finding.with("combination", combination));
                findings
            })?;
            Ok(other.standing)
        }
        Kind::Weights { parents, spread: Spread::Sets(sets) } => {
            let mut weights = baseline.variant.weights.clone();
            for (&parent, family) in parents.iter().zip(sets) {
                let slot = baseline.tree.slot(parent).expect("checked: a node of the tree");
                let children = baseline.tree.children_of(slot);
                children.iter().zip(&family[way]).for_each(|(&child, &weight)| weights[child] = weight);
            }
            Ok(baseline.under(&weights)?.1)
        }
        _ => Ok(baseline.standing.clone()),
    }
}

fn edited(subject: &Subject, name: &str, alternative: &Alternative) -> Result<Vec<StepSpec>, Vec<Finding>> {
    let mut steps = subject.steps.to_vec();
    for edit in &alternative.edits {
        if !edit.apply(&mut steps) {
            let finding = Finding::error("audit-unknown-step", About::Programme);
            return Err(vec![finding.with("assumption", name).with("step", &edit.step)]);
        }
    }
    Ok(steps)
}
