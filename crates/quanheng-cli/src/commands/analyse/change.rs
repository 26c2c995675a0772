//! `analyse … change`: from the first value to the last, and the ranks gained on the way.

use quanheng_index::analysis::Histories;
use quanheng_index::analysis::change::Change;
use quanheng_index::{Finding, Period, Place, Subject as About};

use super::subject::{Measure, Subject};
use crate::failure::Failure;
use crate::report::{Column, Report, Section, Show, unit_columns};
use crate::session::Session;

pub(super) fn report(session: &Session, subject: &Subject) -> Result<Report, Failure> {
    subject.need_two_periods()?;
    let histories = subject.histories();
    let change = |row: usize| (row, Change::of(&histories.of_unit(row)));
    let found = Found { histories: &histories, units: subject.rows().into_iter().map(change).collect() };
    if found.units.iter().all(|(_, change)| change.is_none()) {
        return Err(subject.one_period());
    }
    let ranks = Ranks::of(subject, &histories);
    let no_rates = subject.note_on_rates(&histories);
    let mut columns = unit_columns(session, subject.programme, &subject.rows());
    columns.extend(found.ends());
    let absolute = found.numbers(|_, change| Some(change.absolute));
    columns.push(Column::number("absolute", Show::Signed, absolute.clone()));
    columns.extend(found.rates(no_rates.is_none()));
    columns.extend(found.ranks(&ranks));
    let section = Section::new("change", columns).showing(|_| true, |row| absolute[row]);
    let notes = no_rates.into_iter().chain(ranks.note(subject)).collect();
    Ok(Report { sections: vec![section], notes })
}

struct Found<'a> {
    histories: &'a Histories,
    /// Rows of units with their change, if they have two values.
    units: Vec<(usize, Option<Change>)>,
}

impl Found<'_> {
    fn numbers(&self, of: impl Fn(usize, &Change) -> Option<f64>) -> Vec<Option<f64>> {
        self.units.iter().map(|(row, change)| of(*row, change.as_ref()?)).collect()
    }

    fn at(&self, period: Period) -> usize {
        self.histories.periods().binary_search(&period).expect("a change is between periods of its history")
    }

    /// The periods of the first and the last value, and these.
    fn ends(&self) -> [Column; 4] {
        let period = |of: fn(&Change) -> Period| {
            self.units.iter().map(|(_, change)| Some(of(change.as_ref()?).to_string())).collect()
        };
        let value = |row: usize, period: Period| self.histories.value(self.at(period), row);
        [
            Column::text("from", Show::Plain, period(|change| change.from)),
            Column::text("to", Show::Plain, period(|change| change.to)),
            Column::number("first", Show::Number, self.numbers(|row, change| value(row, change.from))),
            Column::number("last", Show::Number, self.numbers(|row, change| value(row, change.to))),
        ]
    }

    fn rates(&self, has_rates: bool) -> [Column; 2] {
        let rate =
            |of: fn(&Change) -> Option<f64>| self.numbers(|_, change| of(change).filter(|_| has_rates));
        [
            Column::number("relative", Show::Rate, rate(|change| change.relative)),
            Column::number("annual", Show::Rate, rate(|change| change.annual)),
        ]
    }

    fn ranks(&self, ranks: &Ranks) -> [Column; 3] {
        let rank = |row: usize, period: Period| ranks.0[self.at(period)][row];
        let first = self.numbers(|row, change| rank(row, change.from));
        let last = self.numbers(|row, change| rank(row, change.to));
        let gained = first.iter().zip(&last).map(|(first, last)| Some((*first)? - (*last)?)).collect();
        [
            Column::number("rank_first", Show::As(shown(&first)), first),
            Column::number("rank_last", Show::As(shown(&last)), last),
            Column::number("ranks_gained", Show::Gained, gained),
        ]
    }
}

fn shown(ranks: &[Option<f64>]) -> Vec<String> {
    ranks.iter().map(|rank| rank.map(|rank| rank.to_string()).unwrap_or_default()).collect()
}

/// Ranks by position of the period and row: as the programme ranks scores, figures by their direction.
struct Ranks(Vec<Vec<Option<f64>>>);

impl Ranks {
    fn of(subject: &Subject, histories: &Histories) -> Self {
        let run = &subject.scored.run;
        let direction = run.framework().node(subject.node).direction;
        let ranks = |(at, &period): (usize, &usize)| match (subject.measure, run.places(subject.node, period))
        {
            (Measure::Figures, _) => {
                histories.ranks(at, direction).into_iter().map(|rank| rank.map(f64::from)).collect()
            }
            (Measure::Scores, Some(places)) => {
                places.as_slice().iter().map(|place| place.map(Place::number)).collect()
            }
            (Measure::Scores, None) => vec![None; histories.units()],
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
}
