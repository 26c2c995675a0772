//! Odd programmes through the whole report: each gives a good page or a clear error.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::made::{Unit, numbered, programme};
use super::{output, report};
use crate::cli::quanheng;

/// A heading of 40 characters, and one of 40 letters.
const LONG: [&str; 2] = [
    "黔东南苗族侗族自治州榕江县古州镇车江一村车江二村车江三村数字乡村联合示范片区管委",
    "Upper Saint-Barthelemy-on-the-River West",
];

fn folder(units: &[Unit]) -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().expect("a folder");
    let folder = programme(&root, units);
    (root, folder)
}

/// A report that must be made; what is said about it.
fn made(folder: &Path, out: &Path, more: &[&str]) -> String {
    let (code, said) = report(folder, out, more);
    assert_eq!(code, 0, "{said}");
    said
}

/// A report that must be refused; what is said about it.
fn refused(folder: &Path, format: &str) -> String {
    let (code, said) = report(folder, &folder.join("out"), &["--plain", "--lang", "en", "--format", format]);
    assert!(code != 0 && !folder.join("out").exists(), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// The text of a PDF, and the number of its pages.
fn read(pdf: &Path) -> (String, usize) {
    let shown = pdf.display().to_string();
    let facts = output("pdfinfo", &[&shown]);
    let pages = facts.lines().find_map(|line| line.strip_prefix("Pages:")).expect("a number of pages");
    (output("pdftotext", &["-layout", &shown, "-"]), pages.trim().parse().expect("a number"))
}

fn template(folder: &Path, name: &str, text: &str) {
    let file = folder.join("report").join(name);
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(file, text).expect("written");
}

#[test]
fn an_index_of_three_units_has_every_document() {
    let (root, folder) = folder(&numbered(3));
    let out = root.path().join("out");
    made(&folder, &out, &["--languages", "zh,en", "--document", "report,audit", "--format", "pdf,docx,xlsx"]);
    for (name, words) in [("report.zh", "第2村"), ("report.en", "Village 2"), ("audit.en", "Village 2")] {
        let (text, pages) = read(&out.join(format!("{name}.pdf")));
        assert!(text.contains(words) && pages < 40, "{name} has {pages} pages");
    }
}

/// Tiers by quantiles look at scores: where ranks hardly move, units stay in their tiers.
#[test]
fn units_whose_ranks_are_sure_stay_in_their_tiers() {
    let (root, folder) = folder(&numbered(5));
    let (dir, out) = (folder.display().to_string(), root.path().join("audit").display().to_string());
    let words = ["audit", &dir, "--only", "uncertainty", "--out", &out, "--format", "csv", "--json"];
    let called = quanheng(words);
    assert_eq!(called.exit.code(), 0, "{}", called.err);
    let mut reader =
        csv::Reader::from_path(root.path().join("audit/uncertainty_ranks.csv")).expect("a table");
    for row in reader.deserialize::<BTreeMap<String, String>>().map(|row| row.expect("a row")) {
        let is_sure = row["rank_best"] == row["rank_worst"];
        let stays: f64 = row["tier_probability"].parse().expect("a probability");
        assert!(stays > if is_sure { 0.99 } else { 0.3 }, "{row:?}");
    }
}

#[test]
fn an_index_of_300_units_has_figures_of_a_page_and_profiles_when_asked() {
    let (root, folder) = folder(&numbered(300));
    let out = root.path().join("out");
    let said = made(&folder, &out, &["--lang", "en", "--replicates", "64", "--format", "pdf"]);
    assert!(said.contains("report-no-profiles") && said.contains("--profiles"), "{said}");
    let (text, pages) = read(&out.join("report.en.pdf"));
    assert!(text.contains("Village 300") && text.contains("first 25 and the last 25 of 300"), "{text}");
    assert!(!text.contains("Profiles") && pages < 80, "{pages} pages");
    let numbers = fs::read_to_string(out.join("ranking.en.csv")).expect("the data of the ranking");
    assert_eq!(numbers.lines().count(), 301);
    let said =
        made(&folder, &out, &["--lang", "en", "--plain", "--format", "html", "--profiles", "v7,Village 300"]);
    let page = fs::read_to_string(out.join("report.en.html")).expect("a page");
    assert!(!said.contains("report-no-profiles") && out.join("radar-v299.en.svg").exists());
    assert!(page.contains(">Village 8</h3>") && page.contains(">Village 300</h3>"));
    assert!(!page.contains(">Village 9</h3>"));
    let (code, said) = report(&folder, &out, &["--lang", "en", "--plain", "--profiles", "Village 301"]);
    assert!(code == 3 && said.contains("Village 301"), "{code} {said}");
}

#[test]
fn names_of_forty_characters_stay_whole_in_text_and_tables() {
    let mut units = numbered(4);
    units.push(Unit::new(LONG[0], LONG[1]));
    assert!(LONG.iter().all(|name| name.chars().count() == 40));
    let (root, folder) = folder(&units);
    let out = root.path().join("out");
    made(&folder, &out, &["--languages", "zh,en", "--replicates", "64", "--format", "pdf"]);
    for (language, name) in ["zh", "en"].into_iter().zip(LONG) {
        let shown = out.join(format!("report.{language}.pdf")).display().to_string();
        let text: String = output("pdftotext", &[&shown, "-"]).split_whitespace().collect();
        assert!(text.contains(&name.replace(' ', "")), "{name}");
    }
}

#[test]
fn a_unit_without_data_is_told_and_shown_everywhere() {
    let mut units = numbered(5);
    units.push(Unit::new("空村", "Emptyville").without_data());
    let (root, folder) = folder(&units);
    let out = root.path().join("out");
    made(&folder, &out, &["--lang", "en", "--replicates", "64", "--format", "pdf"]);
    let (text, _) = read(&out.join("report.en.pdf"));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Without a score, because figures are missing (see the annex): Emptyville"));
    assert!(text.contains("Emptyville has too few figures for a score and is not ranked"), "{text}");
}

#[test]
fn a_font_that_is_none_is_named_with_its_file() {
    let (_root, folder) = folder(&numbered(3));
    template(&folder, "fonts/Mine.otf", "not a font");
    let said = refused(&folder, "pdf");
    assert!(said.contains("report-font") && said.contains("report/fonts/Mine.otf"), "{said}");
}

#[test]
fn a_font_that_the_template_asks_for_and_nobody_has_is_told_with_its_line() {
    let (root, folder) = folder(&numbered(3));
    let own =
        quanheng_report::pdf::TEMPLATE.replace("font: fonts, lang", "font: (\"My Own Sans\",) + fonts, lang");
    assert_ne!(own, quanheng_report::pdf::TEMPLATE);
    let line = 1 + own.lines().position(|line| line.contains("My Own Sans")).expect("the line");
    template(&folder, "template.typ", &own);
    let said = made(&folder, &root.path().join("out"), &["--plain", "--lang", "en", "--format", "pdf"]);
    assert!(said.contains("my own sans") && said.contains(&format!("report/template.typ:{line}:")), "{said}");
}

#[test]
fn a_changed_template_takes_effect_and_a_fault_in_it_has_its_line() {
    let (root, folder) = folder(&numbered(3));
    let ours = quanheng_report::pdf::TEMPLATE;
    template(&folder, "template.typ", &ours.replace("paper: \"a4\"", "paper: \"us-letter\""));
    let out = root.path().join("out");
    made(&folder, &out, &["--plain", "--lang", "en", "--format", "pdf"]);
    let facts = output("pdfinfo", &[&out.join("report.en.pdf").display().to_string()]);
    assert!(facts.contains("612 x 792 pts (letter)"), "{facts}");
    let line = 1 + ours.lines().position(|line| line.contains("#let caution")).expect("the line");
    template(&folder, "template.typ", &ours.replace("fill: paper, {", "fill: papre, {"));
    let said = refused(&folder, "pdf");
    let place = format!("report/template.typ:{}:", line + 2);
    assert!(said.contains(&place) && said.contains("papre"), "{said}");
    template(
        &folder,
        "template.typ",
        &ours.replace("#let caution(body) = block(", "#let caution(body) = block(("),
    );
    let said = refused(&folder, "pdf");
    assert!(said.contains("report/template.typ:") && said.contains("unclosed delimiter"), "{said}");
}

#[test]
fn a_fault_in_a_text_has_its_line_in_both_languages() {
    let (_root, folder) = folder(&numbered(3));
    template(&folder, "en/01-summary.md", "# Summary\n\nGood.\n\n{% if has(\"tiers\") %}\nNever closed.\n");
    let said = refused(&folder, "html");
    assert!(said.contains("report/en/01-summary.md:"), "{said}");
    template(
        &folder,
        "en/01-summary.md",
        "# Summary\n\nIt is {{ score(\"Village 99\") }}.\n\n{{ rnk(v1) }}\n",
    );
    let said = refused(&folder, "html");
    assert!(said.contains("report/en/01-summary.md:3:") && said.contains("Village 99"), "{said}");
    assert!(said.contains("report/en/01-summary.md:5:") && said.contains("rnk"), "{said}");
    template(&folder, "zh/01-summary.md", "# 摘要\n\n<b>粗</b>\n");
    let (code, said) = report(&folder, &folder.join("out"), &["--plain", "--lang", "zh", "--format", "html"]);
    assert!(code != 0 && said.contains("report/zh/01-summary.md:3:"), "{said}");
}
