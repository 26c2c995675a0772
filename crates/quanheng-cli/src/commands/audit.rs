//! `audit`: how sure scores, ranks and tiers are, what drives them, and whether published ones could be right.
//!
//! One file for each part. A part reads [`Audited`] and gives a [`Report`](crate::report::Report); the names of its
//! tables begin with its slug. All parts are shown, answered as JSON and written in the same way.

mod audited;
mod coherence;
mod inverse;
mod publish;
mod sensitivity;
mod uncertainty;

use crate::arguments::{Audit, Part};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report::Report;
use crate::scoring;
use crate::session::Session;
pub(crate) use audited::Audited;
pub(crate) use sensitivity::divided;
pub(crate) use uncertainty::computed as uncertainty_of;

pub(crate) fn run(arguments: &Audit, session: &mut Session) -> Result<Exit, Failure> {
    session.use_threads(arguments.threads)?;
    let programme = scoring::load(session, &arguments.dir)?;
    let observations = scoring::read(session, &programme)?;
    let audited = Audited::new(session, arguments, &programme, &observations)?;
    let parts = parts(session, &audited)?;
    publish::publish(session, &audited, &parts)?;
    Ok(Exit::Fine)
}

/// What the parts that are asked for found.
pub(crate) fn parts(session: &Session, audited: &Audited) -> Result<Vec<(Part, Report)>, Failure> {
    let wished = &audited.arguments.only;
    let mut parts = Vec::new();
    for part in Part::ALL.into_iter().filter(|part| wished.is_empty() || wished.contains(part)) {
        session.doing(&format!("doing-{}", part.slug()));
        let mut report = report(session, audited, part)?;
        report.notes.iter_mut().for_each(|note| audited.name(session, note));
        parts.push((part, report));
    }
    Ok(parts)
}

fn report(session: &Session, audited: &Audited, part: Part) -> Result<Report, Failure> {
    match part {
        Part::Uncertainty => uncertainty::report(session, audited),
        Part::Sensitivity => sensitivity::report(session, audited),
        Part::Coherence => coherence::report(session, audited),
        Part::Inverse => inverse::report(session, audited),
    }
}
