//! Import and export: the example is what the importer makes, and what goes out comes back the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use quanheng_cli::Exit;
use quanheng_data::Observations;
use quanheng_index::Node;
use quanheng_index::framework::INPUT;
use quanheng_programme::Programme;
use rust_xlsxwriter::Workbook;

use crate::cli::{Called, quanheng};
use crate::examples::folder;

const EXAMPLES: [&str; 4] = ["digital-china-2020", "hdi", "desi-2022", "asem-2018"];

fn text(path: impl AsRef<Path>) -> String {
    path.as_ref().display().to_string()
}

/// Calls the program and expects it to succeed.
fn fine(arguments: &[&str]) -> Called {
    let called = quanheng(arguments.iter().copied());
    assert_eq!(called.exit, Exit::Fine, "{arguments:?}\n{}", called.transcript());
    called
}

fn source(name: &str) -> String {
    text(folder("asem-2018").join("source").join(name))
}

/// A programme with its observations.
struct Loaded {
    programme: Programme,
    observations: Observations,
}

fn load(folder: &Path) -> Loaded {
    let programme = quanheng_programme::load(folder).expect("a programme without errors");
    let framework = programme.method(None).expect("fits").framework;
    let observations = quanheng_data::read_panel(&programme, &framework).expect("readable data");
    Loaded { programme, observations }
}

impl Loaded {
    /// The framework, line by line, in the order of codes.
    fn framework(&self) -> BTreeMap<String, String> {
        let framework = self.programme.method(None).expect("fits").framework;
        let code = |id: usize| framework.node(id).code.clone();
        let describe = |id: usize| {
            let node = framework.node(id);
            let divided = node.denominator.map(|by| (code(by.node), by.scale));
            let children: Vec<String> = node.children.iter().map(|&child| code(child)).collect();
            let weight = node.parent.map(|_| node.weight);
            format!(
                "{:?} {} {:?} {:?} {children:?} {weight:?} {divided:?} {:?} {:?}",
                node.kind,
                node.level,
                node.parent.map(code),
                node.direction,
                node.target,
                node.goalposts
            )
        };
        (0..framework.nodes().len()).map(|id| (code(id), describe(id))).collect()
    }

    /// Names, units of measure, sources and notes of the nodes.
    fn texts(&self) -> BTreeMap<String, String> {
        let describe = |node: &quanheng_programme::Indicator| {
            format!("{:?} {:?} {:?} {:?} {:?}", node.name, node.unit, node.source, node.access, node.note)
        };
        self.programme.indicators.iter().map(|node| (node.raw.code.clone(), describe(node))).collect()
    }

    /// Units with names and groups, in their order.
    fn units(&self) -> Vec<String> {
        let units = &self.programme.units;
        let groups = |row: usize| -> Vec<(&String, Option<&String>)> {
            let groupings = units.groupings().iter();
            groupings.map(|(name, of)| (name, of.group(row).map(|group| &of.labels()[group]))).collect()
        };
        (0..units.len())
            .map(|row| format!("{:?} {:?} {:?}", units.get(row), self.programme.unit_names[row], groups(row)))
            .collect()
    }

    /// Every figure by node, unit and period, bit for bit.
    fn figures(&self, only: Option<&str>) -> BTreeMap<(String, String, String), u64> {
        let panel = &self.observations.panel;
        let mut figures = BTreeMap::new();
        for (node, indicator) in self.programme.indicators.iter().enumerate() {
            for (at, period) in panel.periods().iter().enumerate() {
                let column = panel.column(node, at);
                for unit in 0..column.len() {
                    let period = period.to_string();
                    if let Some(value) = column.value(unit).filter(|_| only.is_none_or(|only| only == period))
                    {
                        let unit = panel.units().get(unit).code.clone();
                        figures.insert((indicator.raw.code.clone(), unit, period), value.to_bits());
                    }
                }
            }
        }
        figures
    }
}

/// An export as COINr's tables, and the import of that, beside the programme itself.
fn there_and_back(programme: &Path, form: &str, work: &Path) -> PathBuf {
    let (out, again) = (work.join("coinr"), work.join("again"));
    fine(&["export", "coinr", &text(programme), "--out", &text(&out), "--format", form]);
    let files: Vec<String> = match form {
        "csv" => ["iData.csv", "iMeta.csv"].map(|name| text(out.join(name))).to_vec(),
        _ => vec![text(out.join("coinr.xlsx"))],
    };
    let again_text = text(&again);
    let arguments = ["import", "coinr"].into_iter().chain(files.iter().map(String::as_str));
    fine(&arguments.chain(["--out", &again_text]).collect::<Vec<_>>());
    again
}

#[test]
fn the_asem_example_is_what_the_importer_makes() {
    let work = tempfile::tempdir().expect("a folder");
    let made = work.path().join("asem-2018");
    fine(&["import", "coinr", &source("iData.csv"), &source("iMeta.csv"), "--out", &text(&made)]);
    for name in ["quanheng.toml", "indicators.csv", "units.csv", "data/observations.csv"] {
        let [ours, committed] =
            [&made, &folder("asem-2018")].map(|folder| fs::read_to_string(folder.join(name)));
        assert_eq!(ours.expect("made"), committed.expect("committed"), "{name}");
    }
}

#[test]
fn programmes_come_back_from_coinrs_tables_the_same() {
    for example in EXAMPLES {
        for form in ["csv", "xlsx"] {
            let work = tempfile::tempdir().expect("a folder");
            let again = load(&there_and_back(&folder(example), form, work.path()));
            let before = load(&folder(example));
            assert_eq!(again.framework(), before.framework(), "{example} {form}");
            assert_eq!(again.texts(), before.texts(), "{example} {form}");
            assert_eq!(again.units(), before.units(), "{example} {form}");
            assert_eq!(again.figures(None), before.figures(None), "{example} {form}");
        }
    }
}

/// Rows by the text in a column, each with its other cells by column; numbers in their shortest form.
fn table(path: &Path, key: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).expect("a CSV file");
    let header = reader.headers().expect("a header").clone();
    let canonical = |cell: &str| cell.parse::<f64>().map_or(cell.to_owned(), |number| number.to_string());
    let row = |record: csv::StringRecord| -> BTreeMap<String, String> {
        header.iter().zip(&record).map(|(name, cell)| (name.to_owned(), canonical(cell))).collect()
    };
    let rows = reader.records().map(|record| row(record.expect("a row")));
    rows.map(|row| (row[key].clone(), row)).collect()
}

/// The differences that `docs/book/src/exchange.md` names: order, spelling of numbers, long names of groups.
#[test]
fn coinrs_tables_come_back_the_same() {
    let work = tempfile::tempdir().expect("a folder");
    let out = work.path().join("coinr");
    fine(&["export", "coinr", &text(folder("asem-2018")), "--out", &text(&out)]);
    let data = |path: PathBuf| table(&path, "uCode");
    assert_eq!(data(out.join("iData.csv")), data(source("iData.csv").into()));
    let mut meta = table(Path::new(&source("iMeta.csv")), "iCode");
    for row in meta.values_mut().filter(|row| row["Type"] == "Group") {
        let code = row["iCode"].clone();
        row.insert("iName".to_owned(), code);
    }
    assert_eq!(table(&out.join("iMeta.csv"), "iCode"), meta);
}

#[test]
fn several_periods_are_read_and_built() {
    let work = tempfile::tempdir().expect("a folder");
    let text_of = |name: &str| fs::read_to_string(source(name)).expect("a table");
    let mut data = text_of("iData.csv");
    let later: String =
        data.lines().skip(1).map(|line| line.replacen(",2018,", ",2019,", 1) + "\n").collect();
    data.push_str(&later);
    let (path, out) = (work.path().join("iData.csv"), work.path().join("panel"));
    fs::write(&path, data).expect("written");
    fine(&["import", "coinr", &text(&path), &source("iMeta.csv"), "--out", &text(&out)]);
    let loaded = load(&out);
    assert_eq!(loaded.observations.panel.periods().len(), 2);
    let definition = fs::read_to_string(out.join("quanheng.toml")).expect("made");
    assert!(
        definition.contains("score = \"all\"") && definition.contains("over = \"panel\""),
        "{definition}"
    );
    fine(&["build", &text(&out), "--format", "csv"]);
}

/// Codes, parents, weights, directions, goalposts, units and figures of one period; what the sheets have no place
/// for is told by the export.
#[test]
fn programmes_come_back_from_the_coin_tool() {
    for (example, period) in [("hdi", "2022"), ("desi-2022", "2022"), ("digital-china-2020", "2020")] {
        let work = tempfile::tempdir().expect("a folder");
        let (book, out) = (work.path().join("tool.xlsx"), work.path().join("again"));
        fine(&["export", "coin-tool", &text(folder(example)), "--out", &text(&book)]);
        fine(&["import", "coin-tool", &text(&book), "--out", &text(&out), "--period", period]);
        let (before, again) = (load(&folder(example)), load(&out));
        let nodes = |loaded: &Loaded| -> BTreeMap<String, String> {
            let framework = loaded.programme.method(None).expect("fits").framework;
            let nodes = framework.nodes().iter().filter(|node| node.level != INPUT);
            nodes
                .map(|node| {
                    let parent = node.parent.map(|parent| framework.node(parent).code.clone());
                    let weight = node.parent.map(|_| node.weight);
                    let Node { level, direction, goalposts, .. } = node;
                    (node.code.clone(), format!("{level} {parent:?} {weight:?} {direction:?} {goalposts:?}"))
                })
                .collect()
        };
        assert_eq!(nodes(&again), nodes(&before), "{example}");
        let is_scored = |loaded: &Loaded, code: &str| {
            loaded.programme.indicators.iter().any(|node| node.raw.code == code && node.raw.level != INPUT)
        };
        let mut figures = before.figures(Some(period));
        figures.retain(|(code, ..), _| is_scored(&before, code));
        assert_eq!(again.figures(None), figures, "{example}");
        let codes = |loaded: &Loaded| -> Vec<String> {
            loaded.programme.units.iter().map(|unit| unit.code.clone()).collect()
        };
        assert_eq!(codes(&again), codes(&before), "{example}");
    }
}

/// A workbook laid out as the sheets of the JRC's own, with labels of rows 7 to 16 that say nothing, three levels in
/// use, and settings for z-scores.
fn tool(path: &Path, fault: Option<(&str, u32, u16, &str)>) {
    let mut book = Workbook::new();
    let database: &[(u32, u16, &str)] = &[
        (0, 0, "Minmax"),
        (0, 1, "Database"),
        (1, 2, "Normalisation method:"),
        (1, 3, "Dataz"),
        (4, 2, "Mean score"),
        (4, 3, "50"),
        (5, 2, "Standard deviation"),
        (5, 3, "10"),
        (14, 3, "…"),
        (15, 3, "…"),
    ];
    let rows: &[(u32, [&str; 3])] = &[
        (6, ["0.4", "0.6", "1"]),
        (7, ["1", "-1", "1"]),
        (8, ["0", "5", "0"]),
        (9, ["100", "50", "10"]),
        (10, ["Index", "Index", "Index"]),
        (11, ["si.01", "si.01", "si.01"]),
        (12, ["p.01", "p.01", "p.02"]),
        (13, ["sp.01", "sp.01", "sp.02"]),
        (14, ["Skills", "Leavers", "Jobs"]),
        (15, ["ind.01", "ind.02", "ind.03"]),
        (16, ["50", "10", "3"]),
        (17, ["60.5", "n/a", "4"]),
        (18, ["70", "30", "9"]),
        (19, ["40", "20", "5"]),
    ];
    let units = [(16, "Austria", "AT"), (17, "Belgium", "BE"), (18, "Bulgaria", "BG"), (19, "Cyprus", "CY")];
    let tree: &[[&str; 7]] = &[
        [
            "Item",
            "Dimension/indicator",
            "Supra-dimension",
            "Weight",
            "Aggregation",
            "Direction",
            "Name of dimension/indicator",
        ],
        ["Index", "Index", "", "1", "Arithmetic", "1", "Skills Index"],
        ["Sub-indices", "si.01", "Index", "1", "Arithmetic", "1", "Skills Index"],
        ["Pillars", "p.01", "si.01", "0.3", "Arithmetic", "1", "Development"],
        ["", "p.02", "si.01", "0.7", "Arithmetic", "1", "Matching"],
        ["", "--", "", "", "", "", ""],
        ["Sub-pillars", "sp.01", "p.01", "1", "Geometric", "1", "Development"],
        ["", "sp.02", "p.02", "1", "Arithmetic", "1", "Matching"],
        ["Indicators", "ind.01", "sp.01", "0.4", "-", "1", "Skills"],
        ["", "ind.02", "sp.01", "0.6", "-", "-1", "Leavers"],
        ["", "ind.03", "sp.02", "1", "-", "1", "Jobs"],
        ["", "--", "--", "--", "--", "--", "-"],
    ];
    let mut cells: Vec<(&str, u32, u16, &str)> = Vec::new();
    cells.extend(database.iter().map(|&(row, column, text)| ("Database", row, column, text)));
    for (row, texts) in rows {
        cells.extend((4..).zip(texts).map(|(column, text)| ("Database", *row, column, *text)));
    }
    cells.extend(
        units.iter().flat_map(|&(row, name, code)| [("Database", row, 1, name), ("Database", row, 2, code)]),
    );
    for (row, texts) in (3..).zip(tree) {
        cells.extend((1..).zip(texts).map(|(column, text)| ("Framework", row, column, *text)));
    }
    for name in ["Intro", "Database", "Framework"] {
        let sheet = book.add_worksheet().set_name(name).expect("a sheet");
        for &(of, row, column, text) in
            cells.iter().chain(&fault).filter(|cell| cell.0 == name && !cell.3.is_empty())
        {
            match (of, text.parse::<f64>()) {
                (_, Ok(number)) => sheet.write_number(row, column, number).expect("written"),
                _ => sheet.write_string(row, column, text).expect("written"),
            };
        }
    }
    book.save(path).expect("saved");
}

#[test]
fn a_workbook_as_the_jrc_lays_it_out_is_read() {
    let work = tempfile::tempdir().expect("a folder");
    let (book, out) = (work.path().join("tool.xlsx"), work.path().join("skills"));
    tool(&book, None);
    let called = fine(&["import", "coin-tool", &text(&book), "--out", &text(&out), "--period", "2019"]);
    assert!(called.out.contains("p.01, p.02, si.01"), "{}", called.out);
    let read = |name: &str| fs::read_to_string(out.join(name)).expect("made");
    assert_eq!(
        read("indicators.csv"),
        "code,parent,level,name_en,direction,weight,goalpost_low,goalpost_high\n\
         index,,index,Skills Index,,,,\n\
         sp_01,index,sub-pillar,Development,,0.3,,\n\
         ind_01,sp_01,indicator,Skills,+,0.4,0,100\n\
         ind_02,sp_01,indicator,Leavers,-,0.6,5,50\n\
         sp_02,index,sub-pillar,Matching,,0.7,,\n\
         ind_03,sp_02,indicator,Jobs,+,1,0,10\n"
    );
    assert_eq!(read("units.csv"), "code,name_en\nAT,Austria\nBE,Belgium\nBG,Bulgaria\nCY,Cyprus\n");
    assert_eq!(
        read("data/observations.csv"),
        "unit,period,ind_01,ind_02,ind_03\nAT,2019,50,10,3\nBE,2019,60.5,,4\nBG,2019,70,30,9\nCY,2019,40,20,5\n"
    );
    let definition = read("quanheng.toml");
    for part in
        ["method = \"z-score\"\nmean = 50\ndeviation = 10\n", "[step.at.sp_01]\nmethod = \"geometric\"\n"]
    {
        assert!(definition.contains(part), "{definition}");
    }
    fine(&["build", &text(&out), "--format", "csv"]);
}

/// The faults of a call that fails, with the folder's path taken out.
fn refused(arguments: &[&str], work: &Path) -> String {
    let called = quanheng(arguments.iter().copied());
    assert_eq!(called.exit, Exit::Findings, "{}", called.transcript());
    let shown = called.transcript().replace(&format!("{}/", text(work)), "");
    shown.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn all_faults_of_coinrs_tables_are_told_at_once() {
    let work = tempfile::tempdir().expect("a folder");
    let [data, meta, out] = ["iData.csv", "iMeta.csv", "out"].map(|name| text(work.path().join(name)));
    let table = "uName,uCode,Time,Region,GDP,LPI,Cost,Extra\n\
                 Austria,AUT,2018,Europe,390.8,4.1,0,1\n\
                 Belgium,BEL,2018,Europe,\"1,467\",n.a.,3%,2\n\
                 Belgium,BEL,2018,Europe,467,4.2,5,3\n\
                 Bulgaria,,18,Europe,53,2.8,6,4\n";
    fs::write(&data, table).expect("written");
    let table = "Level,iCode,iName,Direction,Weight,Unit,Denominator,Parent,Type\n\
                 1,LPI,Logistics,1,1,Score,NA,Physicl,Indicator\n\
                 1,Cost,Cost,down,x,USD,GPD,Physical,Indicator\n\
                 1,Cost,Cost,-1,1,USD,NA,Physical,Indicator\n\
                 1,Ship,Shipping,1,1,Score,NA,Physical,Indicater\n\
                 1,Gas,Gas,1,1,TWh,NA,Physical,Indicator\n\
                 2,Physical,Physical,1,1,NA,NA,Index,Aggregate\n\
                 3,Index,Index,1,1,NA,NA,NA,Aggregate\n\
                 NA,Region,Region,NA,NA,NA,NA,NA,Group\n\
                 NA,GDP,GDP,NA,NA,USD,NA,NA,Denominator\n";
    fs::write(&meta, table).expect("written");
    let call = ["import", "coinr", &data, &meta, "--out", &out];
    insta::assert_snapshot!("import_faults_en", refused(&call, work.path()));
    let call = ["import", "coinr", &data, &meta, "--out", &out, "--lang", "zh"];
    insta::assert_snapshot!("import_faults_zh", refused(&call, work.path()));
    assert!(!Path::new(&out).exists(), "nothing is written");
}

#[test]
fn missing_columns_and_sheets_are_told() {
    let work = tempfile::tempdir().expect("a folder");
    let [data, meta, out] = ["iData.csv", "iMeta.csv", "out"].map(|name| text(work.path().join(name)));
    fs::write(&data, "uname,ucode,LPI\nAustria,AUT,4.1\n").expect("written");
    fs::write(&meta, "Level,iCode,iName\n1,LPI,Logistics\n").expect("written");
    let said = refused(&["import", "coinr", &data, &meta, "--out", &out], work.path());
    for part in ["`uCode` is missing", "did you mean `ucode`?", "`Direction` is missing", "`Type` is missing"]
    {
        assert!(said.contains(part), "{said}");
    }
    let book = work.path().join("tool.xlsx");
    tool(&book, None);
    let said = refused(&["import", "coinr", &text(&book), "--out", &out], work.path());
    assert!(said.contains("no sheet `iData`") && said.contains("Intro, Database, Framework"), "{said}");
    let said = refused(&["import", "coin-tool", &data, "--out", &out], work.path());
    assert!(said.contains("a workbook is wanted"), "{said}");
    let said = refused(&["import", "coinr", &data, "--out", &out], work.path());
    assert!(said.contains("two tables"), "{said}");
}

#[test]
fn faults_of_a_workbook_are_told_with_their_cells() {
    let work = tempfile::tempdir().expect("a folder");
    let out = text(work.path().join("out"));
    let faults = [
        (("Database", 16, 4, "5,0"), "number-separators", "tool.xlsx[Database]!E17"),
        (("Database", 17, 2, "AT"), "duplicate-unit", "tool.xlsx[Database]!C18"),
        (("Framework", 6, 3, "si.02"), "unknown-parent", "tool.xlsx[Framework]!C7"),
        (("Framework", 11, 4, "a lot"), "not-a-number", "tool.xlsx[Framework]!E12"),
        (("Framework", 14, 2, "ind.09"), "coin-tool-no-column", "tool.xlsx[Framework]!C15"),
    ];
    for (fault, code, place) in faults {
        let book = work.path().join("tool.xlsx");
        tool(&book, Some(fault));
        let said = refused(&["import", "coin-tool", &text(&book), "--out", &out], work.path());
        assert!(said.contains(code) && said.contains(place), "{fault:?}\n{said}");
    }
}

#[test]
fn nothing_is_overwritten() {
    let work = tempfile::tempdir().expect("a folder");
    let full = text(work.path());
    fs::write(work.path().join("thesis.txt"), "years of work").expect("written");
    let (data, meta, asem) = (source("iData.csv"), source("iMeta.csv"), text(folder("asem-2018")));
    let thesis = text(work.path().join("thesis.txt"));
    let calls: [&[&str]; 4] = [
        &["import", "coinr", &data, &meta, "--out", &full],
        &["import", "coinr", &data, &meta, "--out", &thesis],
        &["export", "coinr", &asem, "--out", &full],
        &["export", "coin-tool", &asem, "--out", &thesis],
    ];
    for call in calls {
        assert_eq!(quanheng(call.iter().copied()).exit, Exit::Conflict, "{call:?}");
    }
    let gone = text(work.path().join("gone.csv"));
    let out = text(work.path().join("out"));
    assert_eq!(quanheng(["import", "coinr", &gone, &meta, "--out", &out]).exit, Exit::Input);
    assert_eq!(quanheng(["export", "coinr", &gone, "--out", &out]).exit, Exit::Input);
}

#[test]
fn screens_in_both_languages() {
    for language in ["en", "zh"] {
        let work = tempfile::tempdir().expect("a folder");
        let [made, tool] = ["asem-2018", "tool.xlsx"].map(|name| text(work.path().join(name)));
        let imported = fine(&[
            "import",
            "coinr",
            &source("iData.csv"),
            &source("iMeta.csv"),
            "--out",
            &made,
            "--lang",
            language,
        ]);
        let exported = fine(&["export", "coin-tool", &made, "--out", &tool, "--lang", language]);
        let shown = format!("{}\n{}", imported.transcript(), exported.transcript());
        let shown = shown.replace(&text(folder("asem-2018")), "EXAMPLE").replace(&text(work.path()), "WORK");
        let shown: String = shown.lines().map(|line| format!("{}\n", line.trim_end())).collect();
        insta::assert_snapshot!(format!("exchange_{language}"), shown);
    }
}

/// Branches of different depths, a code that is none here, a code that the data file needs for itself, `Other`
/// columns of both kinds, a column of `iMeta` nobody knows, row names, no `Time`.
#[test]
fn what_has_no_place_of_its_own_is_told_and_kept() {
    let work = tempfile::tempdir().expect("a folder");
    let [data, meta, out] = ["iData.csv", "iMeta.csv", "out"].map(|name| text(work.path().join(name)));
    let table = "\"\",uCode,uName,a.b,status,Deep,Capital,Coast,Size\n\
                 1,NA,Namibia,1,5,2,Windhoek,3,S\n2,BE,Belgium,2,6,NA,Brussels,NA,S\n3,LU,Luxembourg,4,9,7,NA,1,L\n";
    fs::write(&data, table).expect("written");
    let table = "Level,iCode,iName,Direction,Weight,Parent,Type,Contact\n\
                 1,a.b,A,1,1,Mid,Indicator,somebody\n\
                 1,status,B,-1,1,Mid,Indicator,NA\n\
                 1,Deep,C,1,3,Top,Indicator,NA\n\
                 2,Mid,Mid,-1,2,Top,Aggregate,NA\n\
                 3,Top,Top,1,1,NA,Aggregate,NA\n\
                 NA,Capital,Capital,NA,NA,NA,Other,NA\n\
                 NA,Coast,Coast,NA,NA,NA,Other,NA\n\
                 NA,Size,Size class,NA,NA,NA,Group,NA\n";
    fs::write(&meta, table).expect("written");
    let called = fine(&["import", "coinr", &data, &meta, "--out", &out]);
    for code in [
        "exchange-code-changed",
        "exchange-no-period",
        "exchange-other-as-group",
        "exchange-column-as-note",
        "exchange-direction-unused",
        "exchange-group-names",
        "coinr-level",
        "unnamed-column",
    ] {
        assert!(called.out.contains(code), "{code}\n{}", called.out);
    }
    let read = |name: &str| fs::read_to_string(Path::new(&out).join(name)).expect("made");
    assert_eq!(
        read("indicators.csv"),
        "code,parent,level,name_en,direction,weight,note\n\
         Top,,index,Top,,,\n\
         Deep,Top,indicator,C,+,3,\n\
         Mid,Top,pillar,Mid,,2,\n\
         a_b,Mid,indicator,A,+,1,Contact: somebody\n\
         status_2,Mid,indicator,B,-,1,\n\
         Coast,,input,Coast,,,COINr Type: Other\n"
    );
    assert_eq!(
        read("units.csv"),
        "code,name_en,group_Capital,group_Size\nNA,Namibia,Windhoek,S\nBE,Belgium,Brussels,S\nLU,Luxembourg,,L\n"
    );
    fine(&["build", &out, "--format", "csv"]);
    let back = text(work.path().join("back"));
    let called = fine(&["export", "coinr", &out, "--out", &back]);
    assert!(called.out.contains("exchange-levels-filled"), "{}", called.out);
    let rows = table_of(&back);
    assert_eq!((rows["Deep"]["Parent"].as_str(), rows["Deep_2"]["Parent"].as_str()), ("Deep_2", "Top"));
    assert_eq!((rows["Deep"]["Weight"].as_str(), rows["Deep_2"]["Weight"].as_str()), ("1", "3"));
    assert_eq!((rows["Coast"]["Type"].as_str(), rows["Mid"]["Level"].as_str()), ("Other", "2"));
    assert!(!fs::read_to_string(Path::new(&back).join("iData.csv")).expect("made").contains("Time"));
}

fn table_of(folder: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    table(&Path::new(folder).join("iMeta.csv"), "iCode")
}

#[test]
fn what_does_not_fit_into_a_coin_tool_is_refused() {
    let work = tempfile::tempdir().expect("a folder");
    let made = work.path().join("many");
    fine(&["new", &text(&made)]);
    let units: String = (0..300).map(|number| format!("u{number},对象{number},Unit {number},\n")).collect();
    let path = made.join("units.csv");
    let starter = fs::read_to_string(&path).expect("the units");
    let commas = starter.lines().next().expect("a header").matches(',').count();
    let units: String = units.lines().map(|line| pad(line, commas)).collect();
    fs::write(&path, starter + &units).expect("written");
    let said = refused(
        &["export", "coin-tool", &text(&made), "--out", &text(work.path().join("t.xlsx"))],
        work.path(),
    );
    assert!(said.contains("coin-tool-limit") && said.contains("306 units"), "{said}");
    assert!(!work.path().join("t.xlsx").exists());
}

/// The line with so many commas.
fn pad(line: &str, commas: usize) -> String {
    let fields: Vec<&str> = line.split(',').chain(std::iter::repeat("")).take(commas + 1).collect();
    format!("{}\n", fields.join(","))
}
