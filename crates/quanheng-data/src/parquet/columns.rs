//! Reading a Parquet file with a column for each indicator, column by column on all threads.
//!
//! First the keys: which unit, period and status each row has. Then each indicator's column runs straight into its
//! slots. Columns do not touch one another, so that the number of threads changes nothing; what was found wrong is
//! told afterwards in the order of the columns.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, Float64Array};
use arrow_schema::DataType;
use quanheng_index::{Mark, NodeId, Severity};
use rayon::prelude::*;

use super::arrays;
use super::read::{ParquetFile, ParquetRows};
use crate::cell::{Fault, MissingWords, Said, Status};
use crate::feed::Feed;
use crate::layout::{Columns, PeriodOf, Values};
use crate::origins::Origin;
use crate::report::MOST;
use crate::rows::Rows;
use crate::slots::{At, Cells, KeepOrigins, Outcome};

/// A row that goes nowhere.
const NOWHERE: u32 = u32::MAX;

/// Where each row of a file goes.
struct Keys {
    units: Vec<u32>,
    periods: Periods,
    statuses: Statuses,
}

enum Periods {
    Constant(usize),
    ByRow(Vec<u32>),
}

enum Statuses {
    Constant(Status),
    ByRow(Vec<Status>),
}

/// One indicator's column on its way into the slots of its node.
struct Job {
    column: usize,
    node: NodeId,
    slots: Vec<Option<Cells>>,
    problems: Vec<(usize, Problem)>,
    /// Problems of each code, those not kept included.
    counts: BTreeMap<&'static str, usize>,
    failure: Option<String>,
}

enum Problem {
    Fault(Fault),
    Duplicate { at: At, kept: Said, given: Said },
}

/// What all jobs look at.
struct Context<'a> {
    file: &'a ParquetFile<'a>,
    keys: &'a Keys,
    missing: &'a MissingWords,
    units: usize,
    origins: KeepOrigins,
    file_number: u16,
    /// Whether each row is of the unit at its own position.
    is_in_order: bool,
}

impl Feed<'_, '_> {
    /// Takes in a whole Parquet file.
    pub(crate) fn take_parquet(&mut self, file: &ParquetFile) {
        let mut rows = ParquetRows::new(file);
        let is_by_column = self.source.layout == quanheng_programme::source::Layout::WideIndicators;
        if !is_by_column {
            return self.take(&mut rows);
        }
        self.begin(rows.file());
        let Some(columns) = self.columns(&rows) else { return };
        let Some(keys) = self.keys(&mut rows, &columns).filter(|keys| keys.units.len() == file.rows()) else {
            return;
        };
        let Values::Indicators { columns, .. } = &columns.values else { return };
        self.take_columns(file, columns, &keys);
    }

    fn keys(&mut self, rows: &mut ParquetRows, columns: &Columns) -> Option<Keys> {
        let Values::Indicators { period, .. } = &columns.values else { return None };
        let mut used = vec![columns.unit];
        used.extend(columns.status);
        if let PeriodOf::Column(column) = period {
            used.push(*column);
        }
        used.sort_unstable();
        used.dedup();
        rows.select(&used, &mut self.report);
        let mut keys = Keys {
            units: Vec::new(),
            periods: match period {
                PeriodOf::Constant(position) => Periods::Constant(*position),
                PeriodOf::Column(_) => Periods::ByRow(Vec::new()),
            },
            statuses: match columns.status {
                None => Statuses::Constant(Status::of(self.source.constant_status)),
                Some(_) => Statuses::ByRow(Vec::new()),
            },
        };
        while rows.advance(&mut self.report) {
            let row = self.row_keys(rows, columns.unit, *period, columns.status);
            let (unit, period, status) = row.unwrap_or((NOWHERE, 0, Status::Flag(Mark::Observed)));
            keys.units.push(unit);
            if let Periods::ByRow(periods) = &mut keys.periods {
                periods.push(period);
            }
            if let Statuses::ByRow(statuses) = &mut keys.statuses {
                statuses.push(status);
            }
        }
        Some(keys)
    }

    fn take_columns(&mut self, file: &ParquetFile, columns: &[(usize, NodeId)], keys: &Keys) {
        let all: Vec<usize> = columns.iter().map(|(column, _)| *column).collect();
        file.tell_unreadable(&all, &mut self.report);
        let readable = |column: usize| arrays::is_readable(file.field(column).data_type());
        for period in keys.distinct_periods() {
            self.slots.count_new_of(columns.iter().map(|&(_, node)| node), period);
        }
        if self.is_too_large() {
            return;
        }
        let mut jobs: Vec<Job> = columns
            .iter()
            .filter(|(column, _)| readable(*column))
            .map(|&(column, node)| Job::new(column, node, self.slots.lend(node)))
            .collect();
        let context = Context {
            file,
            keys,
            missing: &self.missing,
            units: self.slots.units(),
            origins: self.slots.keeps_origins(),
            file_number: self.file_number(),
            is_in_order: keys.are_in_order(),
        };
        jobs.par_iter_mut().for_each(|job| job.failure = job.run(&context).err());
        for job in &mut jobs {
            self.slots.take_back(job.node, std::mem::take(&mut job.slots));
        }
        for job in jobs {
            self.tell_job(file, job);
        }
    }

    fn tell_job(&mut self, file: &ParquetFile, job: Job) {
        let mut further = job.counts;
        for (row, problem) in job.problems {
            let place = || file.place(row + 1, job.column);
            if let Some(count) = further.get_mut(problem.code()) {
                *count -= 1;
            }
            match problem {
                Problem::Fault(fault) => self.report.fault(fault, place),
                Problem::Duplicate { at, kept, given } => self.tell_duplicate(at, kept, given, place),
            }
        }
        for (code, count) in further {
            let severity = if code == "duplicate-same" { Severity::Warning } else { Severity::Error };
            self.report.count_more(code, severity, count);
        }
        if let Some(reason) = job.failure {
            self.report.add(file.input.unreadable(reason));
        }
    }
}

impl Keys {
    fn are_in_order(&self) -> bool {
        self.units.iter().enumerate().all(|(row, &unit)| row == unit as usize)
    }

    fn distinct_periods(&self) -> BTreeSet<usize> {
        match &self.periods {
            Periods::Constant(period) => BTreeSet::from([*period]),
            Periods::ByRow(periods) => periods.iter().map(|&period| period as usize).collect(),
        }
    }

    fn period(&self, row: usize) -> usize {
        match &self.periods {
            Periods::Constant(position) => *position,
            Periods::ByRow(periods) => periods[row] as usize,
        }
    }

    fn status(&self, row: usize) -> Status {
        match &self.statuses {
            Statuses::Constant(status) => *status,
            Statuses::ByRow(statuses) => statuses[row],
        }
    }
}

impl Problem {
    fn code(&self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.code,
            Self::Duplicate { kept, given, .. } if kept == given => "duplicate-same",
            Self::Duplicate { .. } => "duplicate-different",
        }
    }
}

impl Job {
    const fn new(column: usize, node: NodeId, slots: Vec<Option<Cells>>) -> Self {
        Self { column, node, slots, problems: Vec::new(), counts: BTreeMap::new(), failure: None }
    }

    fn run(&mut self, context: &Context) -> Result<(), String> {
        let mut batches = context.file.batches(&[self.column])?;
        let is_plain = context.is_in_order && context.origins == KeepOrigins::No;
        // Nobody has filled a slot: each row then has a slot of its own, with nothing in it.
        let is_fresh = is_plain && self.slots.iter().all(Option::is_none);
        let mut first = 0;
        while let Some(batch) = batches.next()? {
            let array = batch.column(0);
            // Both passes read the same rows of the same file, unless somebody rewrites it meanwhile.
            if first + array.len() > context.keys.units.len() {
                return Err("the file changed while it was read".to_owned());
            }
            match (array.data_type(), &context.keys.periods, &context.keys.statuses) {
                (DataType::Float64, Periods::Constant(period), Statuses::Constant(Status::Flag(mark)))
                    if !context.missing.has_numbers() =>
                {
                    let (numbers, of) = (array.as_primitive::<Float64Type>(), (*period, *mark));
                    if is_fresh {
                        self.take_runs(context, numbers, first, of);
                    } else {
                        self.take_numbers(context, numbers, first, of);
                    }
                }
                _ => (0..array.len()).for_each(|at| self.take_cell(context, array, at, first + at)),
            }
            first += array.len();
        }
        Ok(())
    }

    /// The shortest way, run by run of present numbers, when each row has an unfilled slot of its own.
    fn take_runs(
        &mut self,
        context: &Context,
        array: &Float64Array,
        first: usize,
        (period, mark): (usize, Mark),
    ) {
        let mut rest = Vec::new();
        let cells = self.cells(context, period);
        let mut take = |start: usize, end: usize| {
            let run = &array.values()[start..end];
            // Without an early exit the compiler looks at several numbers at once.
            if run.iter().fold(true, |all, value| all & value.is_finite()) {
                cells.fill_run(first + start, run, mark);
            } else {
                rest.push(start..end);
            }
        };
        match array.nulls() {
            None => take(0, array.len()),
            Some(nulls) => nulls.valid_slices().for_each(|(start, end)| take(start, end)),
        }
        for at in rest.into_iter().flatten() {
            self.take_cell(context, array, at, first + at);
        }
    }

    /// The short way for plain numbers: everything that is not plain goes the long way.
    fn take_numbers(
        &mut self,
        context: &Context,
        array: &Float64Array,
        first: usize,
        (period, mark): (usize, Mark),
    ) {
        let mut rest = Vec::new();
        let units = &context.keys.units[first..];
        let cells = self.cells(context, period);
        let keeps_origins = context.origins == KeepOrigins::Yes;
        for (at, (&value, &unit)) in array.values().iter().zip(units).enumerate() {
            let is_plain = value.is_finite() && unit != NOWHERE && !keeps_origins && array.is_valid(at);
            if !(is_plain && cells.fill_value(unit as usize, value, mark)) && array.is_valid(at) {
                rest.push(at);
            }
        }
        for at in rest {
            self.take_cell(context, array, at, first + at);
        }
    }

    fn take_cell(&mut self, context: &Context, array: &dyn Array, at: usize, row: usize) {
        let unit = context.keys.units[row];
        if unit == NOWHERE {
            return;
        }
        let read = context.missing.read(&arrays::cell(array, at));
        let (said, mark) = match read.and_then(|said| context.keys.status(row).combine(said)) {
            Ok(combined) => combined,
            Err(fault) => return self.tell(row, Problem::Fault(fault)),
        };
        if mark == Mark::NotAvailable {
            return;
        }
        let origin = Origin {
            line: u32::try_from(row + 1).unwrap_or(u32::MAX),
            column: u16::try_from(self.column + 1).unwrap_or(0),
            file: context.file_number,
        };
        let at = At { node: self.node, period: context.keys.period(row), unit: unit as usize };
        match self.cells(context, at.period).fill(at.unit, said, mark, origin) {
            Outcome::Kept => {}
            Outcome::Same => self.tell(row, Problem::Duplicate { at, kept: said, given: said }),
            Outcome::Different(kept) => self.tell(row, Problem::Duplicate { at, kept, given: said }),
        }
    }

    fn cells(&mut self, context: &Context, period: usize) -> &mut Cells {
        if self.slots.len() <= period {
            self.slots.resize_with(period + 1, || None);
        }
        self.slots[period].get_or_insert_with(|| Cells::new(context.units, context.origins))
    }

    fn tell(&mut self, row: usize, problem: Problem) {
        let count = self.counts.entry(problem.code()).or_insert(0);
        *count += 1;
        if *count <= MOST {
            self.problems.push((row, problem));
        }
    }
}

#[cfg(test)]
mod tests {
    use quanheng_index::Column;
    use quanheng_programme::Words;

    use super::*;
    use crate::input::InputFile;
    use crate::table;

    /// A column of numbers with gaps and a number that is none, and how many problems were found.
    fn read(is_in_order: bool) -> (Column, usize) {
        let numbers: Vec<Option<f64>> = (0..1000)
            .map(|row| match row % 31 {
                0 | 5 => None,
                _ if row == 700 => Some(f64::NAN),
                _ => Some(f64::from(row) / 3.0),
            })
            .collect();
        let mut table = table::Table::new("t");
        let units = u32::try_from(numbers.len()).unwrap();
        table.push("i", Words::default(), table::Cells::Number(numbers));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.parquet");
        std::fs::write(&path, super::super::write(&table).unwrap()).unwrap();
        let input = InputFile { path, shown: "t.parquet".into() };
        let keys = Keys {
            units: (0..units).collect(),
            periods: Periods::Constant(0),
            statuses: Statuses::Constant(Status::of(Mark::Observed)),
        };
        assert!(keys.are_in_order());
        let context = Context {
            file: &ParquetFile::open(&input).unwrap(),
            keys: &keys,
            missing: &MissingWords::new(&BTreeMap::new()),
            units: units as usize,
            origins: KeepOrigins::No,
            file_number: 0,
            is_in_order,
        };
        let mut job = Job::new(0, 0, Vec::new());
        job.run(&context).unwrap();
        let cells = job.slots.pop().flatten().unwrap();
        (cells.into_column(), job.problems.len())
    }

    #[test]
    fn rows_in_order_give_the_same_as_rows_looked_up() {
        let (column, problems) = read(true);
        assert_eq!((&column, problems), (&read(false).0, 1));
        assert_eq!((column.value(0), column.value(1), column.value(700)), (None, Some(1.0 / 3.0), None));
        assert_eq!(column.count_present(), 1000 - 66 - 1);
    }
}
