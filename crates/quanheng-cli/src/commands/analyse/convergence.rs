//! `analyse … convergence`: whether units grow alike (σ), and whether those behind grow faster (β).

use quanheng_index::Finding;
use quanheng_index::Subject as About;
use quanheng_index::analysis::beta_convergence::BetaConvergence;
use quanheng_index::analysis::sigma_convergence::{Sample, SigmaConvergence};
use quanheng_index::analysis::years_between;
use quanheng_index::statistics::Line;

use super::subject::Subject;
use crate::failure::Failure;
use crate::report::{Column, Report, Section, Show};
use crate::session::Session;

pub(super) fn report(session: &Session, subject: &Subject) -> Result<Report, Failure> {
    subject.need_two_periods()?;
    let histories = subject.histories();
    let columns: Vec<_> = (0..subject.periods.len()).map(|at| histories.members(at)).collect();
    let sigma = SigmaConvergence::of(histories.periods(), &columns, Sample::Balanced);
    if sigma.dispersions.iter().all(Option::is_none) {
        let words = vec![("node", subject.scored.run.framework().node(subject.node).code.clone())];
        return Err(Failure::refused("analyse-no-dispersion", words));
    }
    let last = columns.len() - 1;
    let years = years_between(subject.period(0), subject.period(last));
    let mut notes = Vec::new();
    let beta = match BetaConvergence::of(&columns[0], &columns[last], years) {
        Ok(beta) => Some(beta),
        Err(refusal) => {
            notes.push(subject.finding(refusal, None));
            None
        }
    };
    notes.extend(
        beta.as_ref().filter(|beta| !beta.left_out.is_empty()).map(|beta| left_out(session, subject, beta)),
    );
    let sections = vec![dispersions(subject, &sigma), tests(session, &sigma, beta.as_ref())];
    Ok(Report { sections, notes })
}

fn dispersions(subject: &Subject, sigma: &SigmaConvergence) -> Section {
    let of = &sigma.dispersions;
    let periods = (0..of.len()).map(|at| Some(subject.period(at).to_string())).collect();
    Section::new(
        "convergence_sigma",
        vec![
            Column::text("period", Show::Plain, periods),
            Column::count("units", Show::Plain, of.iter().map(|d| i64::try_from((*d)?.units).ok()).collect()),
            Column::number("mean", Show::Number, of.iter().map(|d| Some((*d)?.mean)).collect()),
            Column::number("variation", Show::Number, of.iter().map(|d| Some((*d)?.variation)).collect()),
        ],
    )
}

fn tests(session: &Session, sigma: &SigmaConvergence, beta: Option<&BetaConvergence>) -> Section {
    let lines: [Option<Line>; 2] = [sigma.trend, beta.map(|beta| beta.line)];
    let numbers = |of: &dyn Fn(&Line) -> Option<f64>| lines.iter().map(|line| of(line.as_ref()?)).collect();
    let of_beta = |of: &dyn Fn(&BetaConvergence) -> Option<f64>| vec![None, beta.and_then(of)];
    let names = ["sigma", "beta"];
    let shown = names.map(|name| session.say(&format!("analyse-test-{name}"), &[])).to_vec();
    let balanced = sigma.dispersions.iter().flatten().map(|d| d.units).max();
    let counts = [balanced, beta.map(|beta| beta.units)].map(|count| i64::try_from(count?).ok());
    Section::new(
        "convergence_test",
        vec![
            Column::text("test", Show::As(shown), names.map(|name| Some(name.to_owned())).to_vec()),
            Column::count("units", Show::Plain, counts.to_vec()),
            Column::number("coefficient", Show::Signed, numbers(&|line| Some(line.slope))),
            Column::number("standard_error", Show::Number, numbers(&|line| Some(line.test?.standard_error))),
            Column::number("t", Show::Number, numbers(&|line| Some(line.test?.t))),
            Column::number("p", Show::Probability, numbers(&|line| Some(line.test?.p))),
            Column::number("r_squared", Show::Number, numbers(&|line| line.r_squared)),
            Column::number("speed", Show::Rate, of_beta(&|beta| beta.speed)),
            Column::number("half_life", Show::Number, of_beta(&|beta| beta.half_life)),
        ],
    )
}

/// Units whose value is not positive have no logarithm.
fn left_out(session: &Session, subject: &Subject, beta: &BetaConvergence) -> Finding {
    let names: Vec<&str> = beta
        .left_out
        .iter()
        .take(12)
        .map(|&row| subject.programme.unit_name(row, session.language))
        .collect();
    let finding = Finding::note("analyse-not-positive", About::Programme);
    finding.with("count", beta.left_out.len()).with("units", names.join(&session.say("separator", &[])))
}
