//! `audit`, the part `sensitivity`: what drives the ranks, and how far weights may move.
//!
//! One file for each kind of table; `varied` says what varies.

mod alternatives;
mod causes;
mod factors;
mod left_out;
mod nearest;
mod shifts;
mod varied;
mod weights;

use quanheng_audit::sensitivity::{Orders, Sensitivity, SensitivityOptions, sensitivity};
use quanheng_audit::weight_stability::{Stability, stability};
use quanheng_audit::{Experiment, LeaveOneOut, OneAtATime, leave_one_out, one_at_a_time};
use quanheng_index::{Finding, Severity};

use super::audited::Audited;
use crate::failure::Failure;
use crate::report::Report;
use crate::session::Session;
use varied::Varied;

pub(super) fn report(session: &Session, audited: &Audited) -> Result<Report, Failure> {
    let varied = Varied::of(audited);
    let found = audited.sensitivity(session)?;
    let mut report = Report::default();
    report.notes.extend(audited.default_assumptions_note());
    factors::add(session, audited, &found.divided, &mut report);
    alternatives::add(session, audited, &varied.assumptions, &found.alone, &mut report);
    left_out::add(session, audited, &found.without, &mut report);
    match &found.stability {
        Ok(stability) => {
            weights::add(session, audited, stability, &mut report);
            nearest::add(session, audited, stability, &mut report);
            report.notes.extend(stability.refused.iter().cloned());
        }
        // An index that does not add up can be audited in every other way.
        Err(findings) => report.notes.extend(
            findings.iter().map(|finding| Finding { severity: Severity::Warning, ..finding.clone() }),
        ),
    }
    Ok(report)
}

/// Everything, on the threads of the call.
pub(super) fn computed(session: &Session, audited: &Audited) -> Result<Found, Failure> {
    let varied = Varied::of(audited);
    session.compute(|| Found::of(audited, &varied)).map_err(|findings| audited.failure(findings))
}

/// What the spread comes from, without what takes evaluations of its own.
pub(crate) fn divided(session: &Session, audited: &Audited) -> Result<Sensitivity, Failure> {
    let varied = Varied::of(audited);
    let found = session.compute(|| {
        let subject = audited.subject();
        let experiment = Experiment::new(&subject, &varied.assumptions, &varied.options)?;
        let groups = varied.groups.clone();
        sensitivity(&experiment, &SensitivityOptions { groups, ..SensitivityOptions::default() })
    });
    found.map_err(|findings| audited.failure(findings))
}

/// All that is computed.
pub(crate) struct Found {
    pub(crate) divided: Sensitivity,
    alone: OneAtATime,
    without: LeaveOneOut,
    stability: Result<Stability, Vec<Finding>>,
}

impl Found {
    fn of(audited: &Audited, varied: &Varied) -> Result<Self, Vec<Finding>> {
        let subject = audited.subject();
        let experiment = Experiment::new(&subject, &varied.assumptions, &varied.options)?;
        let options = SensitivityOptions {
            groups: varied.groups.clone(),
            shapley: Some(Orders::Random),
            ..SensitivityOptions::default()
        };
        Ok(Self {
            divided: sensitivity(&experiment, &options)?,
            alone: one_at_a_time(&subject, &varied.assumptions)?,
            without: leave_one_out(&subject)?,
            stability: stability(&subject),
        })
    }
}
