//! Whole readings: layouts, formats, encodings, and everything that can be wrong.

use quanheng_index::{Mark, Severity};

use crate::fixture::{Folder, framework, spot};

const LONG: &str = "[[data]]\nfile = \"data/d.csv\"\nstatus = \"status\"\n";

fn long(text: &str) -> Folder {
    Folder::new(LONG).file("data/d.csv", format!("unit,indicator,period,value,status\n{text}"))
}

#[test]
fn a_long_table_fills_the_panel() {
    let folder = long(
        "110000,users,2020,1.5,\n天津,users,2020,2,estimated\nHebei,users,2020,,confidential\n\
         CN,price,2020,not-applicable,\n110000,population,2020,-3e2,revised\n",
    );
    let programme = folder.programme();
    let observations = folder.read().unwrap();
    let value = |node, unit| observations.value(&programme, node, unit, "2020");
    assert_eq!(value("users", "110000"), Some(1.5));
    assert_eq!(value("users", "120000"), Some(2.0));
    assert_eq!(value("population", "110000"), Some(-300.0));
    let marks =
        |node| observations.panel.column(framework(&programme).find(node).unwrap(), 0).marks().to_vec();
    let expected = [Mark::Observed, Mark::Estimated, Mark::Confidential, Mark::NotAvailable];
    assert_eq!(marks("users"), expected);
    assert_eq!(marks("price")[3], Mark::NotApplicable);
    let notes: Vec<_> = observations.findings.iter().map(|f| (f.code, f.argument("unit").unwrap())).collect();
    assert_eq!(notes, [("unit-without-data", "130000")]);
    assert_eq!((observations.files.len(), observations.files[0].file.as_str()), (1, "data/d.csv"));
    let place = observations.origins.place(2, 1, 0).unwrap();
    assert_eq!((place.file.as_str(), place.line), ("data/d.csv", 3));
    assert_eq!(observations.origins.place(2, 3, 0), None);
}

#[test]
fn every_fault_is_told_with_its_cell() {
    let folder = long(
        "11000O,users,2020,1,\n\
         110000,usrs,2020,1,\n\
         110000,access,2020,1,\n\
         110000,users,20,1,\n\
         110000,users,2020,\"1,234\",\n\
         120000,users,2020,12.5%,\n\
         130000,users,2020,—,\n\
         CN,users,2020,１２,\n\
         110000,price,2020, 7,\n\
         120000,price,2020,12万,\n\
         130000,price,2020,#DIV/0!,\n\
         CN,price,2020,abc,\n\
         110000,population,2020,1,guessed\n\
         120000,population,2020,1,confidential\n\
         ,population,2020,1,\n",
    );
    assert_eq!(
        folder.faults(),
        [
            ("unknown-unit", (2, 1, 6)),
            ("unknown-indicator", (3, 8, 4)),
            ("data-for-inner-node", (4, 8, 6)),
            ("bad-period", (5, 14, 2)),
            ("number-separators", (6, 19, 7)),
            ("number-percent", (7, 19, 5)),
            ("number-dash", (8, 19, 1)),
            ("number-full-width", (9, 15, 2)),
            ("number-spaces", (10, 19, 2)),
            ("number-with-unit", (11, 19, 3)),
            ("number-formula-error", (12, 19, 7)),
            ("not-a-number", (13, 15, 3)),
            ("unknown-status", (14, 26, 7)),
            ("value-with-missing-reason", (15, 24, 1)),
            ("empty-key", (16, 1, 1)),
        ]
    );
    let findings = folder.read().unwrap_err();
    assert_eq!(findings[0].argument("nearest"), Some("110000"));
    assert_eq!(findings[1].argument("nearest"), Some("users"));
    assert_eq!(findings[4].argument("instead"), Some("1234"));
}

#[test]
fn the_first_of_two_observations_stays_and_both_are_named() {
    let same = long("110000,users,2020,1,\n110000,users,2020,1.0,\n").read().unwrap();
    let finding = same.findings.iter().find(|f| f.code == "duplicate-same").unwrap();
    assert_eq!((finding.severity, spot(finding)), (Severity::Warning, (3, 19, 3)));
    let findings = long("110000,users,2020,1,\n北京,users,2020,2,\n").read().unwrap_err();
    let of = |name| findings[0].argument(name).unwrap();
    assert_eq!(findings[0].code, "duplicate-different");
    assert_eq!((of("kept"), of("given"), of("first")), ("1", "2", "data/d.csv:2"));
    assert_eq!((of("unit"), of("indicator"), of("period")), ("110000", "users", "2020"));
}

#[test]
fn empty_cells_of_one_file_leave_room_for_another() {
    let folder = Folder::new("[[data]]\nfile = \"data/*.csv\"\n")
        .file("data/a.csv", "unit,indicator,period,value\n110000,users,2020,\n")
        .file("data/b.csv", "unit,indicator,period,value\n110000,users,2020,5\n");
    let observations = folder.read().unwrap();
    assert_eq!(observations.value(&folder.programme(), "users", "110000", "2020"), Some(5.0));
    assert_eq!(observations.files.len(), 2);
}

#[test]
fn unknown_rows_are_told_once_or_passed_over() {
    let text = "unit,indicator,period,value\n999,users,2020,1\n999,price,2020,x\n110000,gdp,2020,1\n110000,users,2020,1\n";
    let refused = Folder::new("[[data]]\nfile = \"d.csv\"\n").file("d.csv", text).read().unwrap_err();
    let told: Vec<_> = refused.iter().map(|f| (f.code, f.argument("rows"))).collect();
    assert_eq!(told[0], ("unknown-unit", Some("2")));
    assert!(told.contains(&("unknown-indicator", Some("1"))) && told.contains(&("not-a-number", None)));
    let keys = "ignore_unknown_indicators = \"yes\"\nignore_unknown_units = \"yes\"\n";
    let passed =
        Folder::new(&format!("[[data]]\nfile = \"d.csv\"\n{keys}")).file("d.csv", text).read().unwrap();
    let notes: Vec<_> = passed.findings.iter().map(|f| (f.code, f.argument("rows"))).take(2).collect();
    assert_eq!(notes, [("units-passed-over", Some("2")), ("indicators-passed-over", Some("1"))]);
}

#[test]
fn two_units_of_one_name_need_their_codes() {
    let folder = long("朝阳,users,2020,1,\n")
        .file("units.csv", "code,name_zh\n110105,朝阳\n211300,朝阳\n110000,北京\n");
    let findings = folder.read().unwrap_err();
    assert_eq!((findings[0].code, findings[0].argument("units")), ("ambiguous-unit", Some("110105, 211300")));
}

#[test]
fn a_column_for_each_indicator() {
    let tables = "[[data]]\nfile = \"d.csv\"\nlayout = \"wide-indicators\"\nunit = \"省份\"\nconstant_period = \"2020\"\n\
                  constant_status = \"provisional\"\nmissing = { \"-999\" = \"suppressed\" }\n";
    let folder = Folder::new(tables).file("d.csv", "省份,users,price\n北京,1,2\n天津,-999,\n");
    let observations = folder.read().unwrap();
    assert_eq!(observations.value(&folder.programme(), "price", "110000", "2020"), Some(2.0));
    let marks = observations.panel.column(2, 0).marks();
    assert_eq!(marks[..2], [Mark::Provisional, Mark::Suppressed]);
    let folder = Folder::new(tables).file("d.csv", "省份,users,prices,access,users,status\n北京,1,2,3,4,\n");
    let expected = [
        ("unknown-indicator-column", (1, 10, 6)),
        ("inner-node-column", (1, 17, 6)),
        ("duplicate-column", (1, 24, 5)),
    ];
    assert_eq!(folder.faults()[..3], expected);
}

#[test]
fn a_column_for_each_period_and_an_axis_found_in_the_data() {
    let tables = "[[data]]\nfile = \"d.csv\"\nlayout = \"wide-periods\"\n";
    let folder = Folder::with_periods("frequency = \"quarter\"", tables)
        .file("d.csv", "unit,name,indicator,2020-Q2,2020-Q1\n110000,x,users,2,1\n");
    let observations = folder.read().unwrap();
    let periods: Vec<_> = observations.panel.periods().iter().map(ToString::to_string).collect();
    assert_eq!(periods, ["2020-Q1", "2020-Q2"]);
    assert_eq!(observations.value(&folder.programme(), "users", "110000", "2020-Q2"), Some(2.0));
    assert_eq!(observations.origins.place(2, 0, 1).unwrap().line, 2);
    let folder = Folder::with_periods("frequency = \"quarter\"", tables)
        .file("d.csv", "unit,indicator,2020Q2\n110000,users,2\n");
    assert_eq!(folder.faults(), [("no-period-columns", (1, 0, 0)), ("bad-period", (1, 16, 6))]);
}

#[test]
fn periods_that_are_not_listed_are_noted_once() {
    let observations =
        long("110000,users,2019,x,\n110000,users,2018,1,\n110000,users,2020,1,\n").read().unwrap();
    let note = &observations.findings[0];
    assert_eq!((note.code, note.severity), ("period-not-listed", Severity::Note));
    assert_eq!((note.argument("periods"), note.argument("rows")), (Some("2018, 2019"), Some("2")));
}

#[test]
fn missing_files_and_columns_get_a_hint() {
    let folder = Folder::new("[[data]]\nfile = \"dat.csv\"\n").file("data.csv", "x");
    let findings = folder.read().unwrap_err();
    assert_eq!((findings[0].code, findings[0].argument("nearest")), ("no-such-file", Some("data.csv")));
    let folder = Folder::new("[[data]]\nfile = \"d.csv\"\n").file("d.csv", "unit,indicators,value\n");
    let findings = folder.read().unwrap_err();
    let told: Vec<_> =
        findings.iter().map(|f| (f.code, f.argument("column"), f.argument("nearest"))).collect();
    assert_eq!(told[0], ("missing-column", Some("indicator"), Some("indicators")));
    assert_eq!(told[1], ("missing-column", Some("period"), Some("")));
    let folder = Folder::new("[[data]]\nfile = \"d.txt\"\n").file("d.txt", "x");
    assert_eq!(folder.read().unwrap_err()[0].code, "unknown-file-format");
    let folder = Folder::new("[[data]]\nfile = \"d.csv\"\n").file("d.csv", "");
    assert_eq!(folder.read().unwrap_err()[0].code, "empty-file");
    let folder = Folder::new("[[data]]\nfile = \"d.csv\"\n").file("d.csv", "unit,indicator,period,value\n");
    assert_eq!(folder.read().unwrap_err()[0].code, "no-observations");
}

#[test]
fn encodings_and_line_ends_do_not_matter() {
    let text = "unit,indicator,period,value\r\n北京,users,2020,1\r\n天津,users,2020,x\r\n";
    let (gb18030, ..) = encoding_bytes(text);
    let utf16 = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_mark = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), with_mark, gb18030, utf16] {
        let folder = Folder::new("[[data]]\nfile = \"d.csv\"\n").file("d.csv", bytes);
        assert_eq!(folder.faults(), [("not-a-number", (3, 15, 1))]);
    }
}

/// What spreadsheets save as "Unicode text", under the name of a CSV file: the advice is to save it as CSV.
#[test]
fn unicode_text_of_spreadsheets_is_told_to_be_separated_by_tabs() {
    let text = "\u{FEFF}unit\tindicator\tperiod\tvalue\r\n北京\tusers\t2020\t1\r\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = Folder::new("[[data]]\nfile = \"d.csv\"\n").file("d.csv", bytes);
    let findings = folder.read().unwrap_err();
    assert_eq!((findings[0].code, findings[0].argument("found")), ("csv-separator", Some("tab")));
}

/// GB18030 bytes of the few characters the test uses.
fn encoding_bytes(text: &str) -> (Vec<u8>,) {
    let code = |c: char| match c {
        '北' => vec![0xB1, 0xB1],
        '京' => vec![0xBE, 0xA9],
        '天' => vec![0xCC, 0xEC],
        '津' => vec![0xBD, 0xF2],
        c => vec![c as u8],
    };
    (text.chars().flat_map(code).collect(),)
}

#[test]
fn megabytes_of_garbage_give_a_short_answer() {
    let mut text = String::from("unit,indicator,period,value,status\n");
    let mut seed = 1_u64;
    while text.len() < 8_000_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(&format!("u{seed},i{},{},x{},s\n", seed >> 20, seed >> 40, seed >> 10));
    }
    let findings = Folder::new(LONG).file("data/d.csv", &text).read().unwrap_err();
    assert!(findings.len() < 1500, "{}", findings.len());
    assert!(findings.iter().any(|f| f.code == "more-findings" && f.argument("code") == Some("unknown-unit")));
    let noise: Vec<u8> = text.bytes().map(|byte| byte.wrapping_mul(167)).collect();
    let findings = Folder::new(LONG).file("data/d.csv", &noise).read().unwrap_err();
    assert_eq!(findings.len(), 1);
    let one_line = "x".repeat(20_000_000);
    assert!(!Folder::new(LONG).file("data/d.csv", one_line).read().unwrap_err().is_empty());
}
