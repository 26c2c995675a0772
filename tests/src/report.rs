//! `quanheng report`: documents that others can read, the same bytes every time, and faults told at their places.
//!
//! PDF is judged by poppler and qpdf, which `cargo xtask setup` installs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::cli::quanheng;

/// The starter: three units, two dimensions.
fn starter(root: &TempDir) -> PathBuf {
    let folder = root.path().join("mine");
    let called = quanheng(["new", folder.to_str().expect("a plain path")]);
    assert_eq!(called.exit.code(), 0, "{}{}", called.out, called.err);
    folder
}

/// Makes a report without intervals; what is said about it is returned.
fn report(folder: &Path, out: &Path, more: &[&str]) -> (u8, String) {
    let (folder, out) = (folder.display().to_string(), out.display().to_string());
    let fixed = ["report", &folder, "--out", &out, "--plain", "--lang", "en"];
    let called = quanheng([&fixed, more].concat());
    (called.exit.code(), called.out + &called.err)
}

fn output(program: &str, words: &[&str]) -> String {
    let output = Command::new(program).args(words).output().expect("installed by `cargo xtask setup`");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn documents_hold_the_results_in_both_languages_and_the_same_bytes_every_time() {
    let root = tempfile::tempdir().unwrap();
    let folder = starter(&root);
    let outs = ["one", "two"].map(|name| root.path().join(name));
    for (out, threads) in outs.iter().zip(["1", "2"]) {
        let (code, said) = report(&folder, out, &["--languages", "zh,en", "--threads", threads]);
        assert_eq!(code, 0, "{said}");
    }
    let mut names: Vec<String> = fs::read_dir(&outs[0])
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    for name in &names {
        assert!(fs::read(outs[0].join(name)).unwrap() == fs::read(outs[1].join(name)).unwrap(), "{name}");
    }
    for language in ["zh", "en"] {
        for ending in ["pdf", "html", "docx"] {
            assert!(names.contains(&format!("report.{language}.{ending}")), "{names:?}");
        }
        let pdf = outs[0].join(format!("report.{language}.pdf")).display().to_string();
        output("qpdf", &["--check", &pdf]);
        let text = output("pdftotext", &["-layout", &pdf, "-"]);
        let page = fs::read_to_string(outs[0].join(format!("report.{language}.html"))).unwrap();
        let scores = quanheng(["build", folder.to_str().unwrap(), "--json", "--format", "json"]).out;
        let run: serde_json::Value = serde_json::from_str(&scores).unwrap();
        let title = run["programme"]["title"][language].as_str().unwrap();
        assert!(page.contains(title), "{title}");
        assert!(text.split_whitespace().collect::<String>().contains(&title.replace(' ', "")), "{title}");
        assert!(page.contains("<figure id=\"figure-1\">") && !page.contains("<script"));
        assert!(page.matches("<h1").count() == 1 && page.contains("<html lang="));
    }
}

#[test]
fn a_fault_in_the_template_is_told_with_its_line() {
    let root = tempfile::tempdir().unwrap();
    let folder = starter(&root);
    fs::create_dir_all(folder.join("report/en")).unwrap();
    fs::write(
        folder.join("report/template.typ"),
        "#let report(..all, body) = body\n#let data-table(..all) = bogus\n#let drawing(..all) = none\n",
    )
    .unwrap();
    let (code, said) = report(&folder, &root.path().join("out"), &["--format", "pdf"]);
    assert_ne!(code, 0);
    assert!(said.contains("report/template.typ"), "{said}");
    fs::remove_file(folder.join("report/template.typ")).unwrap();
    fs::write(folder.join("report/en/01-summary.md"), "# Summary\n\nFirst is {{ leadr() }}.\n").unwrap();
    let (code, said) = report(&folder, &root.path().join("out"), &["--format", "html"]);
    assert_ne!(code, 0);
    assert!(said.contains("report/en/01-summary.md:3:") && said.contains("leadr"), "{said}");
}

#[test]
fn a_number_typed_by_hand_is_told_and_a_missing_glyph_is_an_error() {
    let root = tempfile::tempdir().unwrap();
    let folder = starter(&root);
    fs::create_dir_all(folder.join("report/en")).unwrap();
    let file = folder.join("report/en/01-summary.md");
    fs::write(&file, "# Summary\n\n{{ leader() }} leads by 12 points.\n").unwrap();
    let (code, said) = report(&folder, &root.path().join("out"), &["--format", "html"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("report-unbound-number"), "{said}");
    fs::write(&file, "# Summary\n\n𓀀\n").unwrap();
    let (code, said) = report(&folder, &root.path().join("other"), &["--format", "pdf"]);
    assert_ne!(code, 0);
    assert!(said.contains("U+13000"), "{said}");
}

#[test]
fn templates_are_written_once_and_nothing_of_yours_is_overwritten() {
    let root = tempfile::tempdir().unwrap();
    let folder = starter(&root);
    let (code, said) = report(&folder, &root.path().join("out"), &["--write-templates"]);
    assert_eq!(code, 0, "{said}");
    let file = folder.join("report/zh/01-summary.md");
    assert!(file.exists() && folder.join("report/template.typ").exists());
    fs::write(&file, "mine").unwrap();
    report(&folder, &root.path().join("out"), &["--write-templates"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}
