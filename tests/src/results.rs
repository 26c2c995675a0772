//! The files `build` writes: the same bytes every time, and never half a set of them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use quanheng_cli::{Environment, Exit};

use crate::cli::quanheng;
use crate::examples::folder;

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    entries
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

fn build(example: &str, out: &Path, threads: &str) -> BTreeMap<String, Vec<u8>> {
    let example = folder(example).display().to_string();
    let out_text = out.display().to_string();
    let called = quanheng(["build", &example, "--out", &out_text, "--threads", threads]);
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    files(out)
}

#[test]
fn same_input_same_bytes_with_one_thread_and_seven() {
    for example in ["digital-china-2020", "desi-2022", "hdi", "asem-2018"] {
        let out = tempfile::tempdir().expect("a folder");
        let once = build(example, &out.path().join("once"), "1");
        let again = build(example, &out.path().join("again"), "7");
        assert!(once.len() >= 6, "{:?}", once.keys());
        assert_eq!(once.keys().collect::<Vec<_>>(), again.keys().collect::<Vec<_>>());
        for (name, bytes) in &once {
            assert!(bytes == &again[name], "{example}: {name} differs");
            assert!(!bytes.is_empty(), "{example}: {name} is empty");
        }
    }
}

#[test]
fn a_failed_build_leaves_the_previous_results_whole() {
    let work = tempfile::tempdir().expect("a folder");
    let programme = work.path().join("my-index").display().to_string();
    assert_eq!(quanheng(["new", &programme]).exit, Exit::Fine);
    assert_eq!(quanheng(["build", &programme]).exit, Exit::Fine);
    let results = work.path().join("my-index/results");
    let before = files(&results);
    let data = work.path().join("my-index/data/observations.csv");
    let text = fs::read_to_string(&data)
        .expect("the data")
        .replace("a,2024,broadband,231,", "a,2024,broadband,2 31,");
    fs::write(&data, text).expect("written");
    assert_eq!(quanheng(["build", &programme]).exit, Exit::Findings);
    assert_eq!(files(&results), before);
    let beside: Vec<_> = fs::read_dir(work.path().join("my-index")).expect("a folder").collect();
    assert_eq!(beside.len(), 6, "nothing is left lying about: {beside:?}");
}

#[test]
fn a_folder_of_somebody_elses_files_is_not_replaced() {
    let work = tempfile::tempdir().expect("a folder");
    let programme = work.path().join("my-index").display().to_string();
    assert_eq!(quanheng(["new", &programme]).exit, Exit::Fine);
    let precious = work.path().join("precious");
    fs::create_dir(&precious).expect("made");
    fs::write(precious.join("thesis.txt"), "years of work").expect("written");
    let called = quanheng(["build", &programme, "--out", &precious.display().to_string()]);
    assert_eq!(called.exit, Exit::Conflict, "{}", called.transcript());
    assert_eq!(fs::read_to_string(precious.join("thesis.txt")).expect("still there"), "years of work");
}

/// A pipe whose reader has gone.
struct Broken;

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn a_broken_pipe_is_not_an_error() {
    let arguments = ["quanheng", "methods"].into_iter().map(Into::into);
    let exit = quanheng_cli::run(arguments, &Environment::default(), &mut Broken, &mut Vec::new());
    assert_eq!(exit, Exit::Fine);
}

#[test]
fn garbage_of_many_megabytes_gets_a_short_answer() {
    let work = tempfile::tempdir().expect("a folder");
    let programme = work.path().join("my-index");
    let path = programme.display().to_string();
    assert_eq!(quanheng(["new", &path]).exit, Exit::Fine);
    let line = "x,9999999,, \"\u{7f}\",garbage,more garbage,3.1415,,,\n";
    let mut garbage = String::from("unit,period,indicator,value,status\n");
    garbage.extend(std::iter::repeat_n(line, 100_000_000 / line.len()));
    fs::write(programme.join("data/observations.csv"), garbage).expect("written");
    let called = quanheng(["check", &path]);
    assert_eq!(called.exit, Exit::Findings);
    let length = called.out.len() + called.err.len();
    assert!(length < 100_000, "{length} bytes of answer");
}
