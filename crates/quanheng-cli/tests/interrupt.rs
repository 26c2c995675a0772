//! Ctrl-C while `build` is at work, with the real signal: previous results stay whole, and nothing stays behind.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Files by name.
type Files = BTreeMap<String, Vec<u8>>;

/// Enough that writing the results takes a while.
const UNITS: usize = 1_000;
const SIGINT: i32 = 2;

fn write_programme(folder: &Path) {
    fs::create_dir(folder).expect("a folder");
    let definition = "[programme]\nid = \"big\"\ntitle = \"Big\"\n[units]\nfile = \"units.csv\"\n[indicators]\nfile = \"indicators.csv\"\n\
        [[data]]\nfile = \"data.csv\"\nlayout = \"wide-indicators\"\n\
        [[step]]\ndo = \"normalise\"\nmethod = \"min-max\"\n[[step]]\ndo = \"aggregate\"\n[[step]]\ndo = \"rank\"\n";
    let indicators = "code,parent,level,name_en,direction\nindex,,index,I,\na,index,indicator,A,+\nb,index,indicator,B,-\n";
    let (mut units, mut data) = ("code,name_en\n".to_owned(), "unit,period,a,b\n".to_owned());
    for unit in 0..UNITS {
        writeln!(units, "u{unit},Unit {unit}").expect("a text");
        for year in [2023, 2024] {
            writeln!(data, "u{unit},{year},{},{}", unit * year % 997, unit * unit % 1009).expect("a text");
        }
    }
    let files = [
        ("quanheng.toml", definition),
        ("indicators.csv", indicators),
        ("units.csv", &units),
        ("data.csv", &data),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("written");
    }
}

fn command(folder: &Path, period: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quanheng"));
    command.arg("build").arg(folder).args(["--period", period]);
    command
}

fn build(folder: &Path, period: &str) -> Files {
    let ended = command(folder, period).output().expect("it runs");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    files(&folder.join("results")).expect("results")
}

/// What a folder holds; `None` when it is not there.
fn files(folder: &Path) -> Option<Files> {
    let entries = fs::read_dir(folder).ok()?.map(|entry| entry.expect("an entry"));
    let file = |entry: fs::DirEntry| {
        (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file"))
    };
    Some(entries.map(file).collect())
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The folder new results are being written to.
fn fresh(folder: &Path) -> Option<PathBuf> {
    let is_fresh = |name: &String| name.starts_with(".results.new-");
    names(folder).into_iter().find(is_fresh).map(|name| folder.join(name).join("content"))
}

/// When the signal is sent, told by what can be seen in the programme's folder.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// At once.
    Start,
    /// Results are being written, so many files so far.
    Writing(usize),
    /// The previous results have been put aside.
    Swapping,
}

impl Moment {
    fn has_come(self, folder: &Path) -> bool {
        match self {
            Self::Start => true,
            Self::Writing(count) => fresh(folder).is_some_and(|fresh| names(&fresh).len() >= count),
            Self::Swapping => folder.join(".results.previous").exists(),
        }
    }
}

/// Builds, and sends SIGINT when the moment has come. Whether that ended the build.
fn interrupted(folder: &Path, period: &str, moment: Moment) -> bool {
    let mut child =
        command(folder, period).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    while child.try_wait().expect("a child").is_none() && !moment.has_come(folder) {
        std::thread::yield_now();
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status();
    assert!(sent.is_ok(), "there is a command `kill`");
    child.wait().expect("it ends").signal() == Some(SIGINT)
}

#[test]
fn an_interrupted_build_leaves_whole_results_and_the_next_one_clears_up() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = work.path().join("big");
    write_programme(&folder);
    let (new, old) = (build(&folder, "2024"), build(&folder, "2023"));
    assert_ne!(new, old);
    let clean = names(&folder);
    let writing = (0..new.len()).step_by(2).map(Moment::Writing);
    let mut count = 0;
    for moment in [Moment::Start, Moment::Swapping].into_iter().chain(writing) {
        count += usize::from(interrupted(&folder, "2024", moment));
        // Between the two renames there is no folder of results: the previous ones stand aside, whole.
        let left = files(&folder.join("results")).or_else(|| files(&folder.join(".results.previous")));
        let left = left.expect("results");
        assert!(left == old || left == new, "{moment:?}: {:?}", left.keys());
        assert!(build(&folder, "2023") == old, "{moment:?}");
        assert_eq!(names(&folder), clean, "{moment:?}");
    }
    assert!(count > 2, "{count} builds were interrupted");
}
