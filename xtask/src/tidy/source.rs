//! Rules for code: a header that says what lives here, files of readable length, nothing unfinished.
//!
//! The words looked for are written in two halves, so that this file does not break its own rules.

use super::{File, Violation, ending, numbered};

const LONGEST_FILE: usize = 800;
const CODE: &[&str] = &["css", "js", "mjs", "py", "rs", "sh", "sql", "ts", "tsx"];
const GENERATED: &str = concat!("@gene", "rated");
const UNFINISHED_WORDS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("HA", "CK")];
const UNFINISHED_MACROS: &[&str] = &[concat!("to", "do!"), concat!("unimple", "mented!")];
const IGNORED_TEST: &str = concat!("#[ig", "nore");
const SLEEP: &str = concat!("thread::", "sleep");
const TESTS_START: &str = concat!("#[cfg", "(test)]");

pub(super) fn violations(file: &File) -> Vec<Violation> {
    if !CODE.contains(&ending(&file.path)) || is_generated(file) {
        return Vec::new();
    }
    let mut found: Vec<Violation> = length(file).into_iter().collect();
    found.extend(words(file, UNFINISHED_WORDS));
    if ending(&file.path) == "rs" {
        found.extend(header(file));
        found.extend(module_name(file));
        found.extend(words(file, UNFINISHED_MACROS));
        found.extend(ignored_tests(file));
        found.extend(sleeping_tests(file));
    }
    found
}

fn is_generated(file: &File) -> bool {
    file.text.lines().take(3).any(|line| line.contains(GENERATED))
}

fn length(file: &File) -> Option<Violation> {
    let lines = file.text.lines().count();
    let message = || format!("{lines} lines; at most {LONGEST_FILE}, better under 300");
    (lines > LONGEST_FILE).then(|| Violation::new(file, LONGEST_FILE + 1, message()))
}

fn header(file: &File) -> Option<Violation> {
    let has_header =
        file.text.lines().next().is_some_and(|line| line.trim_start_matches("//!").len() < line.len());
    (!has_header).then(|| Violation::new(file, 1, "no `//!` header that says what lives here"))
}

fn module_name(file: &File) -> Option<Violation> {
    let is_mod = file.path.rsplit('/').next() == Some("mod.rs");
    is_mod.then(|| Violation::new(file, 1, "named `mod.rs`; expected `foo.rs` beside `foo/`"))
}

fn words(file: &File, words: &[&str]) -> Vec<Violation> {
    let mut found = Vec::new();
    for (number, line) in numbered(&file.text) {
        for word in words.iter().filter(|word| has_word(line, word)) {
            found.push(Violation::new(file, number, format!("unfinished: `{word}`")));
        }
    }
    found
}

/// Whether the word stands in the line by itself, not as a part of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        !before.is_some_and(is_part) && (word.ends_with('!') || !after.is_some_and(is_part))
    })
}

fn ignored_tests(file: &File) -> Vec<Violation> {
    let ignored = numbered(&file.text).filter(|(_, line)| line.trim_start().starts_with(IGNORED_TEST));
    ignored
        .map(|(number, _)| Violation::new(file, number, "a test is ignored; mend it or take it out"))
        .collect()
}

fn sleeping_tests(file: &File) -> Vec<Violation> {
    let mut in_tests = is_test_file(&file.path);
    let mut found = Vec::new();
    for (number, line) in numbered(&file.text) {
        in_tests |= line.trim_start().starts_with(TESTS_START);
        if in_tests && line.contains(SLEEP) {
            found.push(Violation::new(file, number, "a test sleeps; wait for the event instead"));
        }
    }
    found
}

fn is_test_file(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs")
}

#[cfg(test)]
mod tests {
    use super::super::tests::said;
    use super::*;

    const HEADER: &str = "//! What lives here.\n";

    #[test]
    fn a_header_is_asked_of_rust_files_only() {
        assert!(said(violations, "src/a.rs", HEADER).is_empty());
        let expected = ["1: no `//!` header that says what lives here"];
        assert_eq!(said(violations, "src/a.rs", "// a comment\n"), expected);
        assert_eq!(said(violations, "src/a.rs", ""), expected);
        assert!(said(violations, "a.py", "import csv\n").is_empty());
    }

    #[test]
    fn generated_files_are_exempt() {
        assert!(said(violations, "src/a.rs", &format!("// {GENERATED} by a tool\n")).is_empty());
    }

    #[test]
    fn eight_hundred_lines_are_the_limit() {
        let longest = HEADER.to_owned() + &"\n".repeat(LONGEST_FILE - 1);
        assert!(said(violations, "src/a.rs", &longest).is_empty());
        let found = said(violations, "src/a.rs", &(longest + "\n"));
        assert_eq!(found, ["801: 801 lines; at most 800, better under 300"]);
    }

    #[test]
    fn modules_are_files_beside_their_folder() {
        assert_eq!(said(violations, "src/a/mod.rs", HEADER).len(), 1);
        assert!(said(violations, "src/model.rs", HEADER).is_empty());
    }

    #[test]
    fn unfinished_work_is_found_as_whole_words() {
        for word in UNFINISHED_WORDS {
            let found = said(violations, "src/a.rs", &format!("{HEADER}// {word}: later\n"));
            assert_eq!(found, [format!("2: unfinished: `{word}`")]);
            assert_eq!(said(violations, "a.py", &format!("# {word}\n")).len(), 1);
            assert!(said(violations, "src/a.rs", &format!("{HEADER}// {word}S A{word}\n")).is_empty());
        }
        for word in UNFINISHED_MACROS {
            assert_eq!(said(violations, "src/a.rs", &format!("{HEADER}fn a() {{ {word}() }}\n")).len(), 1);
        }
    }

    #[test]
    fn ignored_tests_are_found_with_and_without_reason() {
        let text = format!("{HEADER}    {IGNORED_TEST}]\n{IGNORED_TEST} = \"slow\"]\n");
        let expected =
            ["2: a test is ignored; mend it or take it out", "3: a test is ignored; mend it or take it out"];
        assert_eq!(said(violations, "src/a.rs", &text), expected);
    }

    #[test]
    fn only_tests_may_not_sleep() {
        let sleeping = format!("    {SLEEP}(pause);\n");
        let outside = format!("{HEADER}{sleeping}");
        assert!(said(violations, "src/a.rs", &outside).is_empty());
        assert_eq!(said(violations, "tests/src/a.rs", &outside).len(), 1);
        let inside = format!("{HEADER}{TESTS_START}\n{sleeping}");
        assert_eq!(said(violations, "src/a.rs", &inside), ["3: a test sleeps; wait for the event instead"]);
    }
}
