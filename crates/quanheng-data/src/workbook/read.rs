//! Reading one sheet of a workbook row by row.
//!
//! XLSX sheets are streamed cell by cell, so that one stray cell in the last corner costs nothing. The header is the
//! first row with something in it. A formula that was never computed is told, not taken for an empty cell.

use std::io::Cursor;

use calamine::{Data, Range, Reader, SheetType, Sheets};
use quanheng_index::finding::{Place, Subject};
use quanheng_index::{Finding, Severity};

use super::cells::{SheetCell, of_data, of_reference};
use super::grid::Grid;
use crate::cell::Cell;
use crate::guard::guarded;
use crate::hint::nearest;
use crate::input::InputFile;
use crate::report::Report;
use crate::rows::Rows;

/// Row, column (both from 0) and content of a cell.
type Positioned<'a> = (u32, u32, SheetCell<'a>);

/// Gives the cells of a sheet in the order of its rows.
type NextCell<'a> = Box<dyn FnMut() -> Result<Option<Positioned<'a>>, String> + 'a>;

/// Opens a workbook and hands one sheet of it, the first when `name` is `None`, to `act`.
pub(crate) fn with_sheet<T>(
    file: &InputFile,
    bytes: &[u8],
    name: Option<&str>,
    act: impl FnOnce(&mut dyn Rows) -> T,
) -> Result<T, Finding> {
    with_cells(file, bytes, name, |sheet, next| Ok(act(&mut SheetRows::new(file, sheet, next)?)))
}

/// A sheet as a whole, for layouts whose header is not its first row.
pub(crate) fn read_grid(file: &InputFile, bytes: &[u8], name: &str) -> Result<Grid, Finding> {
    with_cells(file, bytes, Some(name), |sheet, mut next| {
        let mut grid = Grid::new(Place { sheet: Some(sheet), ..Place::file(&file.shown) });
        while let Some((row, column, cell)) = next().map_err(|reason| file.unreadable(reason))? {
            grid.put(row, column, &cell);
        }
        Ok(grid)
    })
}

/// Opens a workbook and hands the cells of one sheet to `act`.
fn with_cells<T>(
    file: &InputFile,
    bytes: &[u8],
    name: Option<&str>,
    act: impl FnOnce(String, NextCell) -> Result<T, Finding>,
) -> Result<T, Finding> {
    if bytes.is_empty() {
        return Err(file.empty());
    }
    let unreadable = |reason: String| file.unreadable(reason);
    let mut workbook =
        guarded(|| calamine::open_workbook_auto_from_rs(Cursor::new(bytes))).map_err(unreadable)?;
    let name = sheet_name(&workbook, name, file)?;
    match &mut workbook {
        Sheets::Xlsx(workbook) => {
            let mut cells = guarded(|| workbook.worksheet_cells_reader(&name)).map_err(unreadable)?;
            let next: NextCell = Box::new(move || {
                guarded(|| cells.next_cell_with_formula_metadata()).map(|cell| {
                    cell.map(|cell| {
                        let is_formula = cell.formula.is_some();
                        (cell.pos.0, cell.pos.1, of_reference(cell.value, is_formula))
                    })
                })
            });
            act(name, next)
        }
        workbook => {
            let range = guarded(|| workbook.worksheet_range(&name)).map_err(unreadable)?;
            act(name, of_range(&range))
        }
    }
}

fn sheet_name<R>(workbook: &Sheets<R>, name: Option<&str>, file: &InputFile) -> Result<String, Finding>
where
    R: std::io::Read + std::io::Seek,
{
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<&str> = sheets.map(|sheet| sheet.name.as_str()).collect();
    let found = match name {
        Some(name) => names.iter().find(|known| **known == name),
        None => names.first(),
    };
    found.map(|name| (*name).to_owned()).ok_or_else(|| {
        let given = name.unwrap_or_default();
        Finding::error("no-such-sheet", Subject::Place(Place::file(&file.shown)))
            .with("sheet", given)
            .with("nearest", nearest(given, names.iter().copied()))
            .with("known", names.join(", "))
    })
}

/// The cells of a sheet that was read as a whole.
fn of_range(range: &Range<Data>) -> NextCell<'_> {
    let (top, left) = range.start().unwrap_or_default();
    let mut cells = range.used_cells();
    Box::new(move || {
        Ok(cells.next().map(|(row, column, data)| {
            (top.saturating_add(row as u32), left.saturating_add(column as u32), of_data(data))
        }))
    })
}

/// A sheet being read.
struct SheetRows<'f, 'a> {
    file: &'f InputFile,
    sheet: String,
    next: NextCell<'a>,
    /// The first cell of the row after this one.
    ahead: Option<Positioned<'a>>,
    header: Vec<String>,
    header_row: u32,
    cells: Vec<SheetCell<'a>>,
    row: u32,
    /// Cells of this row that stand right of the header.
    beyond: Option<u32>,
    told_beyond: bool,
}

impl<'f, 'a> SheetRows<'f, 'a> {
    fn new(file: &'f InputFile, sheet: String, next: NextCell<'a>) -> Result<Self, Finding> {
        let mut rows = Self {
            file,
            sheet,
            next,
            ahead: None,
            header: Vec::new(),
            header_row: 0,
            cells: Vec::new(),
            row: 0,
            beyond: None,
            told_beyond: false,
        };
        let unreadable = |reason| file.unreadable(reason);
        rows.ahead = (rows.next)().map_err(unreadable)?;
        while rows.next_row(usize::MAX).map_err(unreadable)? {
            if rows.cells.iter().any(|cell| !cell.cell().is_blank()) {
                rows.header = rows.cells.iter().map(|cell| cell.cell().text().trim().to_owned()).collect();
                rows.header_row = rows.row;
                return Ok(rows);
            }
        }
        Err(file.empty())
    }

    /// Collects the cells of the next row, up to `width`; whether there was one.
    fn next_row(&mut self, width: usize) -> Result<bool, String> {
        self.cells.clear();
        self.beyond = None;
        let Some((row, ..)) = self.ahead else { return Ok(false) };
        self.row = row;
        while let Some((_, column, cell)) = self.ahead.take_if(|(of, ..)| *of == row) {
            let at = column as usize;
            if matches!(cell, SheetCell::Empty) {
                // Formatted cells without content must not make rows longer.
            } else if at < width {
                if self.cells.len() <= at {
                    self.cells.resize(at + 1, SheetCell::Empty);
                }
                self.cells[at] = cell;
            } else if !cell.cell().is_blank() {
                self.beyond = self.beyond.or(Some(column));
            }
            self.ahead = (self.next)()?;
        }
        Ok(true)
    }

    fn place_at(&self, row: u32, column: usize) -> Place {
        Place { line: row as usize + 1, column: column + 1, ..self.file() }
    }

    fn tell_beyond(&mut self, report: &mut Report) {
        if let (Some(column), false) = (self.beyond, self.told_beyond) {
            self.told_beyond = true;
            let place = self.place_at(self.row, column as usize);
            report.add(Finding::warning("unnamed-column", Subject::Place(place)));
        }
    }

    fn tell_formulas(&self, report: &mut Report) {
        for (column, _) in
            self.cells.iter().enumerate().filter(|(_, cell)| matches!(cell, SheetCell::Formula))
        {
            if report.wants("formula-not-computed", Severity::Error) {
                let place = Subject::Place(self.place_at(self.row, column));
                report.push(Finding::error("formula-not-computed", place));
            }
        }
    }
}

impl Rows for SheetRows<'_, '_> {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn header_place(&self, column: usize) -> Place {
        self.place_at(self.header_row, column)
    }

    fn advance(&mut self, report: &mut Report) -> bool {
        loop {
            match self.next_row(self.header.len()) {
                Ok(true) => {}
                Ok(false) => return false,
                Err(reason) => {
                    report.add(self.file.unreadable(reason));
                    return false;
                }
            }
            self.tell_beyond(report);
            self.tell_formulas(report);
            if self.cells.iter().any(|cell| !cell.cell().is_blank()) {
                return true;
            }
        }
    }

    fn cell(&self, column: usize) -> Cell<'_> {
        match self.cells.get(column) {
            // Already told: there is nothing to read.
            None | Some(SheetCell::Formula) => Cell::Empty,
            Some(cell) => cell.cell(),
        }
    }

    fn line(&self) -> usize {
        self.row as usize + 1
    }

    fn place(&self, column: usize) -> Place {
        self.place_at(self.row, column)
    }

    fn origin_column(&self, column: usize) -> u16 {
        u16::try_from(column + 1).unwrap_or(0)
    }

    fn file(&self) -> Place {
        Place { sheet: Some(self.sheet.clone()), ..Place::file(&self.file.shown) }
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

    use super::*;
    use crate::cell::Date;

    fn file() -> InputFile {
        InputFile { path: "d.xlsx".into(), shown: "d.xlsx".into() }
    }

    fn sample() -> Vec<u8> {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().set_name("说明").unwrap().write_string(0, 0, "x").unwrap();
        let sheet = workbook.add_worksheet().set_name("数据").unwrap();
        sheet.write_string(2, 0, " 代码 ").unwrap().write_number(2, 1, 2020).unwrap();
        sheet.write_number(4, 0, 110_000).unwrap();
        let day = ExcelDateTime::from_ymd(2020, 7, 31).unwrap();
        sheet.write_datetime_with_format(4, 1, &day, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
        sheet.write_boolean(5, 0, true).unwrap();
        sheet.write_formula(5, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_blank(9, 0, &Format::new().set_bold()).unwrap();
        sheet.write_string(9, 7, "note").unwrap();
        sheet.write_string(1_048_575, 16_383, "far").unwrap();
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn sheets_are_streamed_with_places() {
        let bytes = sample();
        let seen = with_sheet(&file(), &bytes, Some("数据"), |rows| {
            assert_eq!(rows.header(), ["代码", "2020"]);
            assert_eq!(rows.header_place(1).line, 3);
            let mut report = Report::new("d.xlsx");
            assert!(rows.advance(&mut report));
            assert_eq!((rows.cell(0).text().into_owned(), rows.line()), ("110000".to_owned(), 5));
            assert_eq!(rows.cell(1), Cell::Date(Date { year: 2020, month: 7, day: 31 }));
            assert!(rows.advance(&mut report));
            assert_eq!((rows.cell(0), rows.cell(1)), (Cell::Truth(true), Cell::Error("#DIV/0!")));
            assert_eq!((rows.place(1).line, rows.place(1).column), (6, 2));
            assert!(!rows.advance(&mut report));
            report.finish().iter().map(|finding| finding.code).collect::<Vec<_>>()
        });
        assert_eq!(seen.unwrap(), ["unnamed-column"]);
    }

    #[test]
    fn unknown_sheets_and_corrupt_files_are_findings() {
        let bytes = sample();
        let code = |bytes: &[u8], sheet| with_sheet(&file(), bytes, sheet, |_| ()).map_err(|f| f.code);
        assert_eq!(code(&bytes, None), Ok(()));
        assert_eq!(code(&bytes, Some("数椐")), Err("no-such-sheet"));
        assert_eq!(code(&[], None), Err("empty-file"));
        assert_eq!(code(b"PK\x03\x04 not a zip", None), Err("unreadable-file"));
        for cut in [10, 100, bytes.len() / 2, bytes.len() - 10] {
            assert_eq!(code(&bytes[..cut], None), Err("unreadable-file"), "cut at {cut}");
        }
        let mut broken = bytes.clone();
        for at in (200..broken.len()).step_by(97) {
            broken[at] ^= 0x5A;
        }
        assert_eq!(code(&broken, None), Err("unreadable-file"));
    }
}
