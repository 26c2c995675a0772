//! Whole readings of workbooks and Parquet files.

use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float32Array, Float64Array, Int64Array,
    LargeStringArray, ListArray, RecordBatch, StringArray,
};
use parquet::arrow::ArrowWriter;
use quanheng_index::{Finding, Mark};
use quanheng_programme::{Language, catalogue};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::fixture::{Folder, spot};
use crate::table::{Cells, Table};

fn parquet(columns: &[(&str, ArrayRef)]) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns.iter().cloned()).unwrap();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn texts(texts: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(texts.to_vec()))
}

const WIDE: &str = "[[data]]\nfile = \"d.parquet\"\nlayout = \"wide-indicators\"\nperiod = \"year\"\n";

#[test]
fn parquet_columns_of_every_kind_are_read() {
    let units: DictionaryArray<Int32Type> = ["110000", "天津", "130000"].into_iter().collect();
    let bytes = parquet(&[
        ("users", Arc::new(Float32Array::from(vec![Some(0.5), None, Some(2.0)]))),
        ("price", Arc::new(Int64Array::from(vec![1, 2, 3]))),
        ("population", Arc::new(LargeStringArray::from(vec!["1.5", "confidential", ""]))),
        ("unit", Arc::new(units)),
        ("year", Arc::new(Int64Array::from(vec![2020, 2020, 2019]))),
        ("flag", Arc::new(StringArray::from(vec![Some("estimated"), None, None]))),
    ]);
    let tables = format!("{WIDE}status = \"flag\"\n");
    let folder = Folder::with_periods("", &tables).file("d.parquet", bytes);
    let programme = folder.programme();
    let observations = folder.read().unwrap();
    let value = |node, unit, period| observations.value(&programme, node, unit, period);
    assert_eq!(value("users", "110000", "2020"), Some(0.5));
    assert_eq!(value("price", "120000", "2020"), Some(2.0));
    assert_eq!(value("users", "130000", "2019"), Some(2.0));
    assert_eq!(value("population", "110000", "2020"), Some(1.5));
    let population = observations.panel.column(5, 1);
    assert_eq!(population.marks()[..2], [Mark::Estimated, Mark::Confidential]);
    let place = observations.origins.place(4, 1, 1).unwrap();
    assert_eq!((place.line, place.column), (2, 2));
}

#[test]
fn faults_in_parquet_columns_have_rows_and_columns() {
    let bytes = parquet(&[
        ("unit", texts(&["110000", "12000", "130000", "130000", "CN"])),
        ("users", Arc::new(Float64Array::from(vec![f64::NAN, 1.0, 2.0, 3.0, f64::INFINITY]))),
        ("price", Arc::new(BooleanArray::from(vec![true; 5]))),
        ("population", texts(&["1,000", "", "1", "1", ""])),
    ]);
    let tables = WIDE.replace("period = \"year\"", "constant_period = \"2020\"");
    let folder = Folder::new(&tables).file("d.parquet", bytes);
    let findings = folder.read().unwrap_err();
    let told: Vec<_> = findings.iter().map(|f| (f.code, spot(f).0, spot(f).1)).collect();
    let expected = [
        ("not-finite-data", 1, 2),
        ("not-a-number", 1, 3),
        ("number-separators", 1, 4),
        ("unknown-unit", 2, 1),
        ("not-a-number", 3, 3),
        ("duplicate-different", 4, 2),
        ("not-a-number", 4, 3),
        ("duplicate-same", 4, 4),
        ("not-finite-data", 5, 2),
        ("not-a-number", 5, 3),
    ];
    assert_eq!(told, expected);
    assert_eq!(findings[5].argument("first"), Some("d.parquet:3"));
    assert_eq!(said(&findings[0]), ["“NaN”不是有限数", "`NaN` is not a finite number"]);
    let bytes = parquet(&[
        ("unit", texts(&["110000"])),
        ("users", Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>(vec![Some([Some(1)])]))),
    ]);
    let findings = Folder::new(&tables).file("d.parquet", bytes).read().unwrap_err();
    assert_eq!((findings[0].code, spot(&findings[0]).1), ("column-type", 2));
    let expected = ["列“users”的类型为 List(Int32)，既不是数也不是文字"];
    assert_eq!(said(&findings[0])[..1], expected);
}

/// What is said of a finding, in 中文 and English.
fn said(finding: &Finding) -> [String; 2] {
    [Language::Zh, Language::En].map(|language| catalogue::finding(language, finding).0)
}

#[test]
fn long_parquet_files_are_read_row_by_row() {
    let days: ArrayRef = Arc::new(Date32Array::from(vec![18_474, 18_475, 18_475]));
    let bytes = parquet(&[
        ("unit", texts(&["110000", "120000", "130000"])),
        ("period", days),
        ("indicator", texts(&["users", "price", "users"])),
        ("value", Arc::new(Float64Array::from(vec![Some(1.0), Some(2.0), None]))),
    ]);
    let folder = Folder::with_periods("frequency = \"date\"", "[[data]]\nfile = \"d.parquet\"\n")
        .file("d.parquet", bytes);
    let observations = folder.read().unwrap();
    let programme = folder.programme();
    assert_eq!(observations.value(&programme, "users", "110000", "2020-07-31"), Some(1.0));
    assert_eq!(observations.value(&programme, "price", "120000", "2020-08-01"), Some(2.0));
}

#[test]
fn corrupt_parquet_files_are_findings() {
    let bytes = parquet(&[
        ("unit", texts(&["110000"; 2000])),
        ("users", Arc::new(Float64Array::from(vec![1.5; 2000]))),
    ]);
    let code = |bytes: &[u8]| {
        let tables = WIDE.replace("period = \"year\"", "constant_period = \"2020\"");
        let found = Folder::new(&tables).file("d.parquet", bytes).read();
        found.err().map_or("", |findings| findings[0].code)
    };
    assert_eq!(code(b""), "empty-file");
    assert_eq!(code(b"PAR1 nothing PAR1"), "unreadable-file");
    assert_eq!(code(&bytes[..bytes.len() - 9]), "unreadable-file");
    let mut broken = bytes.clone();
    broken[4..40].fill(0xFF);
    assert_eq!(code(&broken), "unreadable-file");
}

#[test]
fn many_units_are_read_by_columns_as_by_rows() {
    let rows = 70_000;
    let codes: Vec<Option<String>> = (0..rows).map(|row| Some(format!("U{row}"))).collect();
    let numbers = |factor: f64| {
        Cells::Number((0..rows).map(|row| (row % 7 != 0).then(|| f64::from(row) * factor)).collect())
    };
    let mut table = Table::new("d");
    let words = quanheng_programme::Words::default;
    table.push("unit", words(), Cells::Text(codes.iter().rev().cloned().collect()));
    table.push("users", words(), numbers(1.5));
    table.push("price", words(), numbers(-0.1));
    let units: String = codes.iter().flatten().map(|code| format!("{code},{code}\n")).collect();
    let read = |name: &str, bytes: Vec<u8>| {
        let tables =
            WIDE.replace("period = \"year\"", "constant_period = \"2020\"").replace("d.parquet", name);
        let folder =
            Folder::new(&tables).file("units.csv", format!("code,name_en\n{units}")).file(name, bytes);
        folder.read().unwrap()
    };
    let by_columns = read("d.parquet", crate::parquet::write(&table).unwrap());
    let by_rows = read("d.csv", crate::csv::write(&table));
    assert_eq!(by_columns.panel, by_rows.panel);
    assert_eq!(by_columns.panel.column(2, 0).value(0), Some(f64::from(rows - 1) * 1.5));
}

#[test]
fn workbooks_are_read_with_rows_columns_and_sheet() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("数据").unwrap();
    for (column, name) in ["unit", "indicator", "period", "value"].into_iter().enumerate() {
        sheet.write_string(0, column as u16, name).unwrap();
    }
    let rows: [(f64, &str); 3] = [(110_000.0, "users"), (120_000.0, "users"), (130_000.0, "users")];
    for (row, (unit, indicator)) in (1..).zip(rows) {
        sheet.write_number(row, 0, unit).unwrap().write_string(row, 1, indicator).unwrap();
        sheet.write_number(row, 2, 2020).unwrap().write_number(row, 3, f64::from(row)).unwrap();
    }
    sheet.write_blank(7, 2, &Format::new().set_bold()).unwrap();
    let good = workbook.save_to_buffer().unwrap();
    let folder = Folder::new("[[data]]\nfile = \"d.xlsx\"\n").file("d.xlsx", good);
    let observations = folder.read().unwrap();
    assert_eq!(observations.value(&folder.programme(), "users", "120000", "2020"), Some(2.0));
    let place = observations.origins.place(2, 1, 0).unwrap();
    assert_eq!((place.sheet.as_deref(), place.line, place.column), (Some("数据"), 3, 4));
    let sheet = workbook.worksheet_from_name("数据").unwrap();
    sheet.write_formula(1, 3, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_boolean(2, 3, true).unwrap();
    let day = ExcelDateTime::from_ymd(2020, 1, 2).unwrap();
    sheet.write_datetime_with_format(3, 3, &day, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
    sheet.write_number(4, 0, 110_000).unwrap().write_string(4, 1, "price").unwrap();
    sheet.write_number(4, 2, 2020.5).unwrap().write_string(4, 3, "1,000").unwrap();
    let folder = folder.file("d.xlsx", workbook.save_to_buffer().unwrap());
    let told: Vec<_> =
        folder.faults().into_iter().map(|(code, (line, column, _))| (code, line, column)).collect();
    let expected = [
        ("number-formula-error", 2, 4),
        ("not-a-number", 3, 4),
        ("not-a-number", 4, 4),
        ("bad-period", 5, 3),
        ("number-separators", 5, 4),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_dictionary_is_read_as_its_texts() {
    let values: DictionaryArray<Int32Type> = ["1.5", "confidential"].into_iter().collect();
    assert!(values.values().len() == 2);
    let bytes = parquet(&[("unit", texts(&["110000", "120000"])), ("users", Arc::new(values))]);
    let tables = WIDE.replace("period = \"year\"", "constant_period = \"2020\"");
    let folder = Folder::new(&tables).file("d.parquet", bytes);
    assert_eq!(folder.read().unwrap().panel.column(2, 0).marks()[1], Mark::Confidential);
}
