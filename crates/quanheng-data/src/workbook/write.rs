//! Writing tables as a workbook for people: headings in their language, frozen, filtered, wide enough to read.
//!
//! The bytes are the same every time: the document is dated by a fixed day, not by the clock.

use quanheng_programme::{Language, Words};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::error::DataError;
use crate::table::{Cells, Table, TableColumn};

/// Rows and columns a sheet can hold.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// Narrowest and widest column, in characters.
const WIDTHS: (usize, usize) = (8, 48);
/// Columns of print, in characters, that can be read on a page.
const WIDTH_OF_PAGE: f64 = 220.0;
/// The number Excel gives to this size of paper.
const A4: u8 = 9;
/// Rows looked at for the width of a column.
const ROWS_MEASURED: usize = 1_000;
/// Characters a sheet's name may have.
const LONGEST_NAME: usize = 31;

/// One sheet of a workbook.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// Its name in both languages.
    pub name: Words,
    /// What it shows.
    pub table: &'a Table,
    /// Columns at the left that stay in sight: those that say what a row is about.
    pub frozen_columns: usize,
}

/// The bytes of a workbook.
///
/// # Errors
/// When a table has too many rows or columns for a sheet, or the format's library refuses it.
pub fn write(sheets: &[Sheet], language: Language) -> Result<Vec<u8>, DataError> {
    let mut workbook = Workbook::new();
    let refused = |table: &str, error: &XlsxError| DataError::Format {
        table: table.to_owned(),
        reason: error.to_string(),
    };
    workbook.set_properties(&creation_day().map_err(|error| refused("", &error))?);
    let mut names: Vec<String> = Vec::new();
    for sheet in sheets {
        check_size(sheet.table)?;
        let name = sheet_name(sheet, language, &names);
        write_sheet(workbook.add_worksheet(), sheet, &name, language)
            .map_err(|error| refused(&sheet.table.name, &error))?;
        names.push(name);
    }
    workbook.save_to_buffer().map_err(|error| refused("", &error))
}

/// Properties of a document dated by a fixed day, so that its bytes do not depend on the clock.
pub(crate) fn creation_day() -> Result<DocProperties, XlsxError> {
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_creation_datetime(&day).set_author("quanheng"))
}

fn check_size(table: &Table) -> Result<(), DataError> {
    let (rows, columns) = (table.rows(), table.columns.len());
    if rows + 1 > MOST_ROWS || columns > MOST_COLUMNS {
        return Err(DataError::TooLarge { table: table.name.clone(), rows, columns });
    }
    Ok(())
}

/// A name a sheet may have: without forbidden characters, short, and unlike those before.
fn sheet_name(sheet: &Sheet, language: Language, taken: &[String]) -> String {
    let wanted = sheet.name.get(language).unwrap_or(&sheet.table.name);
    let plain = |c: char| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { '-' } else { c };
    let wanted: String = wanted.chars().map(plain).take(LONGEST_NAME).collect();
    let wanted = if wanted.trim().is_empty() { "-".to_owned() } else { wanted };
    let is_free = |name: &String| taken.iter().all(|other| other.to_lowercase() != name.to_lowercase());
    let numbered = (2..).map(|number| {
        let suffix = format!(" {number}");
        let head: String = wanted.chars().take(LONGEST_NAME - suffix.len()).collect();
        format!("{head}{suffix}")
    });
    std::iter::once(wanted.clone()).chain(numbered).find(is_free).unwrap_or_default()
}

fn write_sheet(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    name: &str,
    language: Language,
) -> Result<(), XlsxError> {
    let table = sheet.table;
    worksheet.set_name(name)?;
    for (at, column) in table.columns.iter().enumerate() {
        // Checked by `check_size`: a sheet's columns and rows fit into these types.
        let at = at as u16;
        worksheet.write_string_with_format(
            0,
            at,
            column.heading(language),
            &heading_format(&column.cells),
        )?;
        worksheet.set_column_width(at, width(column, language))?;
        write_cells(worksheet, at, &column.cells)?;
    }
    let frozen = sheet.frozen_columns.min(table.columns.len()) as u16;
    worksheet.set_freeze_panes(1, frozen)?;
    let total: f64 = table.columns.iter().map(|column| width(column, language)).sum();
    set_up_pages(worksheet, frozen, total)?;
    if table.rows() > 0 && !table.columns.is_empty() {
        worksheet.autofilter(0, 0, table.rows() as u32, table.columns.len() as u16 - 1)?;
    }
    Ok(())
}

/// On paper: pages wide enough to read, each with the heading and the columns that say what a row is about.
fn set_up_pages(worksheet: &mut Worksheet, frozen: u16, total_width: f64) -> Result<(), XlsxError> {
    let pages = (total_width / WIDTH_OF_PAGE).ceil().max(1.0) as u16;
    worksheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(pages, 0);
    worksheet.set_repeat_rows(0, 0)?;
    if frozen > 0 {
        worksheet.set_repeat_columns(0, frozen - 1)?;
    }
    Ok(())
}

/// Headings stand over their cells: numbers to the right, texts a little off the number before them.
fn heading_format(cells: &Cells) -> Format {
    let format = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
    let format = format.set_border_bottom(FormatBorder::Thin);
    match cells {
        Cells::Text(_) => format.set_align(FormatAlign::Left).set_indent(1),
        Cells::Number(_) | Cells::Count(_) => format.set_align(FormatAlign::Right),
    }
}

fn write_cells(worksheet: &mut Worksheet, column: u16, cells: &Cells) -> Result<(), XlsxError> {
    let format = match cells {
        Cells::Text(_) => Format::new().set_indent(1),
        numbers => Format::new().set_num_format(number_format(numbers)),
    };
    for row in 0..cells.len() {
        let line = row as u32 + 1;
        match cells {
            Cells::Text(cells) => {
                if let Some(text) = &cells[row] {
                    worksheet.write_string_with_format(line, column, text, &format)?;
                }
            }
            Cells::Number(cells) => {
                if let Some(number) = cells[row] {
                    worksheet.write_number_with_format(line, column, number, &format)?;
                }
            }
            Cells::Count(cells) => {
                if let Some(count) = cells[row] {
                    worksheet.write_number_with_format(line, column, count as f64, &format)?;
                }
            }
        }
    }
    Ok(())
}

/// As many decimals as the size of a column's numbers asks for; the cells keep all digits. Where large and small
/// numbers stand together, or some would be shown as 0, each is shown as it is.
fn number_format(cells: &Cells) -> &'static str {
    let Cells::Number(cells) = cells else { return "0" };
    let sizes = || cells.iter().flatten().map(|number| number.abs()).filter(|&size| size > 0.0);
    let largest = sizes().fold(0.0, f64::max);
    let smallest = sizes().fold(f64::INFINITY, f64::min);
    match largest {
        largest if (largest >= 10_000.0 && smallest < 1.0) || smallest < 0.000_05 => "General",
        largest if largest >= 10_000.0 => "#,##0",
        _ if cells.iter().flatten().all(|number| number.fract() == 0.0) => "0",
        largest if largest >= 1_000.0 => "#,##0.0",
        largest if largest >= 10.0 => "0.00",
        _ => "0.0000",
    }
}

/// Width in characters; one of 中文 counts for two.
fn width(column: &TableColumn, language: Language) -> f64 {
    let heading = column.heading(language).width() + 3;
    let width = match &column.cells {
        Cells::Text(cells) => {
            let texts = cells.iter().take(ROWS_MEASURED).flatten().map(|text| text.width() + 2);
            heading.max(texts.max().unwrap_or(0))
        }
        // Long headings are wrapped.
        Cells::Number(_) => heading.clamp(12, 18),
        Cells::Count(_) => heading.min(12),
    };
    width.clamp(WIDTHS.0, WIDTHS.1) as f64
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::table::tests::sample;
    use crate::table::title;

    #[test]
    fn another_reader_finds_everything_and_the_bytes_are_the_same_every_time() {
        let table = sample();
        let sheet = || Sheet { name: title("得分", "Scores"), table: &table, frozen_columns: 1 };
        let sheets = [sheet(), sheet()];
        let bytes = write(&sheets, Language::Zh).unwrap();
        assert_eq!(bytes, write(&sheets, Language::Zh).unwrap());
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        assert_eq!(workbook.sheet_names(), ["得分", "得分 2"]);
        let range = workbook.worksheet_range("得分").unwrap();
        let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or_default();
        assert_eq!(cell(0, 0), Data::String("名称".into()));
        assert_eq!(cell(0, 1), Data::String("score".into()));
        assert_eq!(cell(1, 1), Data::Float(0.1 + 0.2));
        assert_eq!((cell(2, 1), cell(2, 2)), (Data::Empty, Data::Float(2.0)));
    }

    #[test]
    fn names_of_sheets_are_made_to_fit() {
        let table = sample();
        let long = "a/b".repeat(20);
        let sheets = [1, 2].map(|_| Sheet { name: title(&long, &long), table: &table, frozen_columns: 0 });
        assert!(write(&sheets, Language::En).is_ok());
    }

    #[test]
    fn too_many_rows_are_refused() {
        let mut table = Table::new("large");
        table.push("a", Words::default(), Cells::Count(vec![None; MOST_ROWS]));
        let sheet = Sheet { name: Words::default(), table: &table, frozen_columns: 0 };
        assert!(matches!(write(&[sheet], Language::En), Err(DataError::TooLarge { .. })));
    }

    #[test]
    fn ranks_have_no_decimals() {
        let numbers = |numbers: &[f64]| Cells::Number(numbers.iter().map(|&number| Some(number)).collect());
        assert_eq!(number_format(&numbers(&[1.0, 2.0])), "0");
        assert_eq!(number_format(&numbers(&[1.5, 1.5])), "0.0000");
        assert_eq!(number_format(&numbers(&[12_345.6, 0.0])), "#,##0");
    }

    #[test]
    fn no_number_is_shown_as_zero() {
        let format =
            |numbers: &[f64]| number_format(&Cells::Number(numbers.iter().copied().map(Some).collect()));
        assert_eq!(format(&[10_000.0, 0.0001]), "General");
        assert_eq!(format(&[0.5, 1e-7]), "General");
    }

    #[test]
    fn chinese_counts_double() {
        let mut table = Table::new("t");
        let text = Some("信息技术产业发展水平".to_owned());
        table.push("a", Words::default(), Cells::Text(vec![text]));
        assert_eq!(width(&table.columns[0], Language::Zh), 22.0);
    }
}
