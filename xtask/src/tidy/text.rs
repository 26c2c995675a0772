//! Rules for every text file: line endings, blank ends, and nothing that holds on one machine only.
//!
//! The words looked for are written in two halves, so that this file does not break its own rules.

use super::{File, Violation, ending};

const MACHINE_FOLDERS: &[&str] = &[concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/wo", "rk/")];

const REGISTRY_HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("pypi", ".org"),
    concat!("files.python", "hosted.org"),
    concat!("registry.npm", "js.org"),
    concat!("deb.deb", "ian.org"),
    concat!("security.deb", "ian.org"),
];

/// Written by tools, registries included.
const LOCK_FILES: &[&str] = &["Cargo.lock", "package-lock.json", "uv.lock"];

pub(super) fn violations(file: &File) -> Vec<Violation> {
    let mut found = last_line(file);
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let may_name_registries = LOCK_FILES.contains(&name);
    // Not `lines`, which hides a carriage return.
    for (index, line) in file.text.split('\n').enumerate() {
        let mut say = |message: String| found.push(Violation::new(file, index + 1, message));
        if line.ends_with('\r') {
            say("line ends in CR LF; expected LF".to_owned());
        } else if line.ends_with([' ', '\t']) {
            say("trailing white space".to_owned());
        }
        for folder in MACHINE_FOLDERS.iter().filter(|folder| has_absolute(line, folder)) {
            say(format!("a path of one machine: `{folder}`"));
        }
        for host in REGISTRY_HOSTS.iter().filter(|host| !may_name_registries && line.contains(**host)) {
            say(format!("names the registry host `{host}`"));
        }
    }
    found
}

fn last_line(file: &File) -> Vec<Violation> {
    let text = &file.text;
    let line = text.lines().count();
    if text.is_empty() || ending(&file.path) == "json" && text.ends_with('}') {
        return Vec::new();
    }
    if !text.ends_with('\n') {
        return vec![Violation::new(file, line, "no newline at the end of the file")];
    }
    if text.ends_with("\n\n") {
        return vec![Violation::new(file, line, "blank lines at the end of the file")];
    }
    Vec::new()
}

/// Whether a folder stands in the line as the start of a path, and not in the midst of one or of an address.
fn has_absolute(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        !before
            .is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '}' | '~'))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::said;
    use super::*;

    #[test]
    fn a_clean_text_passes() {
        assert!(said(violations, "a.md", "one\n\ntwo\n").is_empty());
        assert!(said(violations, "a.md", "").is_empty());
    }

    #[test]
    fn line_ends_are_looked_at() {
        let found = said(violations, "a.md", "one \ntwo\r\nthree\t\nfour");
        let expected = [
            "4: no newline at the end of the file",
            "1: trailing white space",
            "2: line ends in CR LF; expected LF",
            "3: trailing white space",
        ];
        assert_eq!(found, expected);
        assert_eq!(said(violations, "a.md", "one\n\n"), ["2: blank lines at the end of the file"]);
    }

    #[test]
    fn paths_of_one_machine_are_found() {
        for folder in MACHINE_FOLDERS {
            let found = said(violations, "a.toml", &format!("path = \"{folder}x\"\n"));
            assert_eq!(found, [format!("1: a path of one machine: `{folder}`")]);
            assert!(said(violations, "a.md", &format!("https://example.org{folder}x\n")).is_empty());
            assert!(said(violations, "a.sh", &format!("${{ROOT}}{folder}x ..{folder}y\n")).is_empty());
        }
    }

    #[test]
    fn registry_hosts_are_found_except_in_lock_files() {
        for host in REGISTRY_HOSTS {
            let text = format!("url = \"https://{host}/x\"\n");
            assert_eq!(said(violations, "a/b.toml", &text), [format!("1: names the registry host `{host}`")]);
            assert!(said(violations, "web/package-lock.json", &text).is_empty());
        }
    }
}
