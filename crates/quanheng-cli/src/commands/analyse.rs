//! `analyse`: results over time, across groups and neighbours, what stands in the way, and targets.
//!
//! Each analysis reads a [`Subject`] and gives a [`Report`]: tables, and notes about them. The report is shown, answered
//! as JSON or written in the same way whatever the analysis.

mod change;
mod convergence;
mod inequality;
mod neighbours;
mod obstacles;
mod options;
mod outranking;
mod publish;
mod subject;
mod targets;
mod trend;

use crate::arguments::{Analyse, What};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report::Report;
use crate::scoring;
use crate::session::Session;
use subject::Subject;

pub(crate) fn run(arguments: &Analyse, session: &mut Session) -> Result<Exit, Failure> {
    options::check(arguments)?;
    let programme = scoring::load(session, &arguments.dir)?;
    let observations = scoring::read(session, &programme)?;
    let subject = Subject::new(session, arguments, &programme, &observations)?;
    let mut report = analysis(session, &subject)?;
    report.notes.extend(subject.notes());
    publish::publish(session, &subject, &report)?;
    Ok(Exit::Fine)
}

fn analysis(session: &Session, subject: &Subject) -> Result<Report, Failure> {
    match subject.arguments.what {
        What::Change => change::report(session, subject),
        What::Trend => trend::report(session, subject),
        What::Convergence => convergence::report(session, subject),
        What::Inequality => inequality::report(subject),
        What::Neighbours => neighbours::report(session, subject),
        What::Obstacles => obstacles::report(session, subject),
        What::Outranking => outranking::report(session, subject),
        What::Targets => targets::report(session, subject),
    }
}
