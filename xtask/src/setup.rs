//! `setup`: installs what the toolchain does not bring. What is in place already is left alone.
//!
//! Three sources: Debian packages (the table below), Python packages in `.venv`, Node packages in
//! `node_modules`. Those of the first folder come before the first compilation: ECharts is compiled into the program.
//! Starting from a Debian with nothing but Rust, it needs root or `sudo` for the first.

use crate::command;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What something is installed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Demo,
    Tests,
    Bench,
}

/// A Debian package.
struct Package {
    name: &'static str,
    purposes: &'static [Purpose],
    /// Succeeds when what the package brings is there.
    probe: &'static [&'static str],
    /// The file that makes it necessary; without the file it is not installed.
    because_of: &'static str,
}

const PACKAGES: &[Package] = &[
    Package {
        name: "python3-venv",
        purposes: &[Purpose::Tests],
        probe: &["python3", "-c", "import ensurepip, venv"],
        because_of: PEERS,
    },
    Package {
        name: "npm",
        purposes: &[Purpose::Demo, Purpose::Tests],
        probe: &["npm", "--version"],
        because_of: NODE_PACKAGES,
    },
    Package {
        name: "chromium",
        purposes: &[Purpose::Tests],
        probe: &["chromium", "--version"],
        because_of: PAGES,
    },
    Package {
        name: "libreoffice-writer",
        purposes: &[Purpose::Tests],
        probe: &["which", "lowriter"],
        because_of: OFFICE,
    },
    Package {
        name: "libreoffice-calc",
        purposes: &[Purpose::Tests],
        probe: &["which", "localc"],
        because_of: OFFICE,
    },
    Package {
        name: "poppler-utils",
        purposes: &[Purpose::Tests],
        probe: &["pdftotext", "-v"],
        because_of: "tests/src/report.rs",
    },
    Package {
        name: "qpdf",
        purposes: &[Purpose::Tests],
        probe: &["qpdf", "--version"],
        because_of: "tests/src/report.rs",
    },
    Package {
        name: "valgrind",
        purposes: &[Purpose::Bench],
        probe: &["valgrind", "--version"],
        because_of: "bench/Cargo.toml",
    },
];

/// A list of Python packages with their versions.
struct Requirements {
    file: &'static str,
    /// More words for `pip install`.
    pip: &'static [&'static str],
}

const REQUIREMENTS: &[Requirements] = &[
    Requirements { file: "tests/requirements.txt", pip: &[] },
    Requirements { file: PEERS, pip: &["--no-deps"] },
];
const PEERS: &str = "bench/peers/requirements.txt";
const VENV: &str = ".venv";
const PAGES: &str = "tests/pages/package.json";
const OFFICE: &str = "tests/src/documents/office.rs";
const NODE_PACKAGES: &str = "package.json";
const NODE_LOCK: &str = "package-lock.json";
const NODE_MODULES: &str = "node_modules";

/// A folder with a list of Node packages.
struct NodeFolder {
    folder: &'static str,
    purposes: &'static [Purpose],
}

const NODE_FOLDERS: &[NodeFolder] = &[
    NodeFolder { folder: ".", purposes: &[Purpose::Demo, Purpose::Tests] },
    NodeFolder { folder: "tests/pages", purposes: &[Purpose::Tests] },
];

/// Installs what is missing for the tests, or for what is named.
pub(crate) fn setup(args: &[String]) -> Result<()> {
    let purpose = purpose(args)?;
    install_packages(&missing(purpose))?;
    let folders = NODE_FOLDERS.iter().filter(|folder| folder.purposes.contains(&purpose));
    folders.map(|folder| Path::new(folder.folder)).try_for_each(node_packages)?;
    if purpose == Purpose::Tests {
        python_packages()?;
    }
    Ok(())
}

/// Brings what is compiled into the program, for verbs that compile it.
pub(crate) fn before_compiling() -> Result<()> {
    setup(&["demo".to_owned()])
}

fn purpose(args: &[String]) -> Result<Purpose> {
    match args {
        [] => Ok(Purpose::Tests),
        [name] if name == "tests" => Ok(Purpose::Tests),
        [name] if name == "demo" => Ok(Purpose::Demo),
        [name] if name == "bench" => Ok(Purpose::Bench),
        _ => bail!("expected `tests`, `demo` or `bench`, found `{}`", args.join(" ")),
    }
}

fn missing(purpose: Purpose) -> Vec<&'static str> {
    let wanted = PACKAGES.iter().filter(|package| {
        package.purposes.contains(&purpose)
            && Path::new(package.because_of).exists()
            && !command::succeeds(Command::new(package.probe[0]).args(&package.probe[1..]))
    });
    wanted.map(|package| package.name).collect()
}

fn install_packages(names: &[&str]) -> Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    let names_shown = names.join(" ");
    println!("setup: installing the Debian packages {names_shown}");
    let Some(prefix) = as_root() else {
        bail!("cannot install without apt-get and root or sudo; please install: {names_shown}");
    };
    let apt_get = || {
        let mut command = Command::new(prefix[0]);
        command.args(&prefix[1..]).args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
        command
    };
    command::run(apt_get().arg("update"))?;
    command::run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(names))
}

/// The words in front of `VARIABLE=value command` that run it as root, if we may.
fn as_root() -> Option<&'static [&'static str]> {
    if !command::succeeds(Command::new("apt-get").arg("--version")) {
        return None;
    }
    let user = command::output(Command::new("id").arg("-u")).ok()?;
    if user.trim() == "0" {
        return Some(&["env"]);
    }
    let may_sudo = command::succeeds(Command::new("sudo").args(["--non-interactive", "true"]));
    may_sudo.then_some(&["sudo", "--non-interactive", "env"])
}

/// The Python that has the packages.
pub(crate) fn python() -> PathBuf {
    Path::new(VENV).join("bin/python")
}

fn python_packages() -> Result<()> {
    REQUIREMENTS.iter().try_for_each(install_requirements)
}

fn install_requirements(requirements: &Requirements) -> Result<()> {
    let file = Path::new(requirements.file);
    let installed = Path::new(VENV).join(requirements.file.replace('/', "-")).with_extension("installed");
    if !file.exists() || same_content(file, &installed) {
        return Ok(());
    }
    println!("setup: installing {} into {VENV}", requirements.file);
    command::run(Command::new("python3").args(["-m", "venv", VENV]))?;
    let mut pip = Command::new(python());
    pip.args(["-m", "pip", "--disable-pip-version-check", "install", "--quiet"]).args(requirements.pip);
    command::run(pip.args(["--requirement", requirements.file]))?;
    remember(file, &installed)
}

fn node_packages(folder: &Path) -> Result<()> {
    let (lock, modules) = (folder.join(NODE_LOCK), folder.join(NODE_MODULES));
    let installed = modules.join("package-lock.installed");
    if !folder.join(NODE_PACKAGES).exists() || same_content(&lock, &installed) {
        return Ok(());
    }
    println!("setup: installing {} into {}", lock.display(), modules.display());
    command::run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    remember(&lock, &installed)
}

/// Whether the copy made at the last installation still equals the file.
fn same_content(file: &Path, copy: &Path) -> bool {
    matches!((fs::read(file), fs::read(copy)), (Ok(file), Ok(copy)) if file == copy)
}

fn remember(file: &Path, copy: &Path) -> Result<()> {
    fs::copy(file, copy).with_context(|| format!("cannot copy {} to {}", file.display(), copy.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_what_setup_is_for_by_default() {
        assert_eq!(purpose(&[]).unwrap(), Purpose::Tests);
        assert_eq!(purpose(&["bench".to_owned()]).unwrap(), Purpose::Bench);
        assert!(purpose(&["everything".to_owned()]).is_err());
    }

    #[test]
    fn a_missing_copy_is_not_the_same() {
        let here = Path::new(file!()).file_name().map(Path::new).unwrap();
        assert!(!same_content(here, Path::new("no-such-file")));
        assert!(!same_content(Path::new("no-such-file"), Path::new("no-such-file")));
    }

    #[test]
    fn the_demo_needs_npm_and_nothing_else() {
        let names = PACKAGES.iter().filter(|package| package.purposes.contains(&Purpose::Demo));
        assert_eq!(names.map(|package| package.name).collect::<Vec<_>>(), ["npm"]);
    }
}
