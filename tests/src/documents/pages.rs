//! Pages in HTML: valid, and free of what keeps people out, as html-validate and axe-core in Chromium see them.

use std::fs;
use std::process::Command;

use super::made::{Unit, numbered, programme};
use super::{output, report};

const CHECK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pages/check.mjs");

#[test]
fn pages_are_valid_and_open_to_everybody_in_light_and_dark_and_on_a_telephone() {
    let root = tempfile::tempdir().expect("a folder");
    let mut units = numbered(3);
    units.push(Unit::new("无数据村", "Village without data & <figures>").without_data());
    let folder = programme(&root, &units);
    let out = root.path().join("out");
    let wishes = ["--languages", "zh,en", "--document", "report,audit", "--format", "html"];
    let (code, said) = report(&folder, &out, &wishes);
    assert_eq!(code, 0, "{said}");
    let names = ["report.zh", "report.en", "audit.zh", "audit.en"];
    let pages = names.map(|name| out.join(format!("{name}.html")).display().to_string());
    let words: Vec<&str> = std::iter::once(CHECK).chain(pages.iter().map(String::as_str)).collect();
    let told = output("node", &words);
    assert!(told.ends_with("4 pages, 4 views each, 0 faults\n"), "{told}");
}

#[test]
fn a_page_with_faults_does_not_pass() {
    let root = tempfile::tempdir().expect("a folder");
    let page = root.path().join("faulty.html");
    let text = "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>T</title></head>\n\
                <body><main><h1>T</h1><p style=\"color:#bbb\">faint</p><p id=\"a\"><p id=\"a\">\n\
                <div style=\"width:2000px\">wide</div></main></body>\n</html>\n";
    fs::write(&page, text).expect("written");
    let judged = Command::new("node").arg(CHECK).arg(&page).output().expect("Node is installed");
    let told = String::from_utf8_lossy(&judged.stdout).into_owned();
    assert!(!judged.status.success(), "{told}");
    for fault in ["no-dup-id", "color-contrast", "pixels wider than the window"] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
}
