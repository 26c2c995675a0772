//! `analyse … change`: from the first value to the last, and the ranks gained on the way.

use quanheng_index::analysis::Histories;
use quanheng_index::analysis::change::Change;
use quanheng_index::{Finding, Place, Subject as About};

use super::report::{Column, Report, Section, Show, unit_columns};
use super::subject::{Measure, Subject};
use crate::failure::Failure;
use crate::session::Session;

pub(super) fn report(session: &Session, subject: &Subject) -> Result<Report, Failure> {
    subject.need_two_periods()?;
    let histories = subject.histories();
    let rows = subject.rows();
    let changes: Vec<Option<Change>> = rows.iter().map(|&row| Change::of(&histories.of_unit(row))).collect();
    if changes.iter().all(Option::is_none) {
        return Err(subject.one_period());
    }
    let ranks = Ranks::of(subject, &histories);
    let at = |change: &Change, from: bool| {
        let period = if from { change.from } else { change.to };
        histories.periods().binary_search(&period).unwrap_or(0)
    };
    let numbers = |of: &dyn Fn(usize, &Change) -> Option<f64>| -> Vec<Option<f64>> {
        rows.iter().zip(&changes).map(|(&row, change)| of(row, change.as_ref()?)).collect()
    };
    let no_rates = subject.note_on_rates(&histories);
    let rates =
        |of: &dyn Fn(&Change) -> Option<f64>| numbers(&|_, change| of(change).filter(|_| no_rates.is_none()));
    let rank = |row: usize, change: &Change, from: bool| ranks.get(at(change, from), row);
    let gained = |row: usize, change: &Change| Some(rank(row, change, true)? - rank(row, change, false)?);
    let texts =
        |of: &dyn Fn(&Change) -> String| changes.iter().map(|change| Some(of(change.as_ref()?))).collect();
    let mut columns = unit_columns(session, subject, &rows);
    columns.push(Column::text("from", Show::Plain, texts(&|change| change.from.to_string())));
    columns.push(Column::text("to", Show::Plain, texts(&|change| change.to.to_string())));
    let first = numbers(&|row, change| histories.value(at(change, true), row));
    columns.push(Column::number("first", Show::Number, first));
    let last = numbers(&|row, change| histories.value(at(change, false), row));
    columns.push(Column::number("last", Show::Number, last));
    let absolute = numbers(&|_, change| Some(change.absolute));
    columns.push(Column::number("absolute", Show::Signed, absolute.clone()));
    columns.push(Column::number("relative", Show::Rate, rates(&|change| change.relative)));
    columns.push(Column::number("annual", Show::Rate, rates(&|change| change.annual)));
    let first = numbers(&|row, change| rank(row, change, true));
    columns.push(Column::number("rank_first", Show::As(whole(&first)), first));
    let last = numbers(&|row, change| rank(row, change, false));
    columns.push(Column::number("rank_last", Show::As(whole(&last)), last));
    columns.push(Column::number("ranks_gained", Show::Gained, numbers(&gained)));
    let section = Section::new("change", columns).showing(|_| true, |row| absolute[row]);
    let notes = no_rates.clone().into_iter().chain(ranks.note(subject)).collect();
    Ok(Report { sections: vec![section], notes })
}

fn whole(ranks: &[Option<f64>]) -> Vec<String> {
    ranks.iter().map(|rank| rank.map(|rank| rank.to_string()).unwrap_or_default()).collect()
}

/// Ranks by position of the period and row: as the programme ranks scores, figures by their direction.
struct Ranks(Vec<Vec<Option<f64>>>);

impl Ranks {
    fn of(subject: &Subject, histories: &Histories) -> Self {
        let run = &subject.scored.run;
        let direction = run.framework().node(subject.node).direction;
        let own = |at: usize| histories.ranks(at, direction).into_iter().map(|rank| rank.map(f64::from));
        let ranks = |(at, &period): (usize, &usize)| match run.places(subject.node, period) {
            Some(places) if subject.measure == Measure::Scores => {
                places.as_slice().iter().map(|place| place.map(Place::number)).collect()
            }
            _ if subject.measure == Measure::Scores => vec![None; histories.units()],
            _ => own(at).collect(),
        };
        Self(subject.periods.iter().enumerate().map(ranks).collect())
    }

    /// A rank among fewer units is another rank: says so where their number changes.
    fn note(&self, subject: &Subject) -> Option<Finding> {
        let count = |ranks: &Vec<Option<f64>>| ranks.iter().flatten().count();
        let (first, last) = (count(self.0.first()?), count(self.0.last()?));
        let finding = Finding::note("analyse-ranked-units", About::Programme).with("first", first);
        let finding = finding.with("last", last).with("from", subject.period(0));
        (first != last).then(|| finding.with("to", subject.period(self.0.len() - 1)))
    }

    fn get(&self, at: usize, row: usize) -> Option<f64> {
        self.0[at][row]
    }
}
