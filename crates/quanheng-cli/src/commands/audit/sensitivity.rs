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

use quanheng_audit::sensitivity::{Orders, SensitivityOptions, sensitivity};
use quanheng_audit::weight_stability::stability;
use quanheng_audit::{Experiment, leave_one_out, one_at_a_time};
use quanheng_index::{Finding, Severity};

use super::audited::Audited;
use crate::failure::Failure;
use crate::report::Report;
use crate::session::Session;
use varied::Varied;

pub(super) fn report(session: &Session, audited: &Audited) -> Result<Report, Failure> {
    let varied = Varied::of(audited);
    let subject = audited.subject();
    let fail = |findings: Vec<Finding>| audited.failure(findings);
    let mut report = Report::default();
    let experiment = Experiment::new(&subject, &varied.assumptions, &varied.options).map_err(fail)?;
    let options = SensitivityOptions {
        groups: varied.groups.clone(),
        shapley: Some(Orders::Random),
        ..SensitivityOptions::default()
    };
    let divided = sensitivity(&experiment, &options).map_err(fail)?;
    factors::add(session, audited, &divided, &mut report);
    let alone = one_at_a_time(&subject, &varied.assumptions).map_err(fail)?;
    alternatives::add(session, audited, &varied.assumptions, &alone, &mut report);
    let without = leave_one_out(&subject).map_err(fail)?;
    left_out::add(session, audited, &without, &mut report);
    match stability(&subject) {
        Ok(found) => {
            weights::add(session, audited, &found, &mut report);
            nearest::add(session, audited, &found, &mut report);
            report.notes.extend(found.refused);
        }
        // An index that does not add up can be audited in every other way.
        Err(findings) => report.notes.extend(findings.into_iter().map(|mut finding| {
            finding.severity = Severity::Warning;
            finding
        })),
    }
    Ok(report)
}
