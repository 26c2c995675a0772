//! Rules for message catalogues: `en.ftl` and `zh.ftl` of one folder say the same things, and no two folders of one
//! catalogue (`messages/findings`, `messages/interface`) say the same message.
//!
//! Compared are the messages, their attributes, and the variables each uses; not the words.

use super::{File, Violation, numbered};
use std::collections::{BTreeMap, BTreeSet};

const LANGUAGES: [&str; 2] = ["en.ftl", "zh.ftl"];

/// A message or an attribute: where it stands and the variables it uses.
#[derive(Debug, Default, PartialEq, Eq)]
struct Entry {
    line: usize,
    variables: BTreeSet<String>,
}

/// By name; an attribute is named `message.attribute`.
type Catalogue = BTreeMap<String, Entry>;

pub(super) fn violations(files: &[File]) -> Vec<Violation> {
    let mut found = Vec::new();
    for file in files {
        let Some((language, other)) = languages(&file.path) else { continue };
        let (catalogue, repeated) = read(&file.text);
        for (name, line) in repeated {
            found.push(Violation::new(file, line, format!("`{name}` is said twice")));
        }
        found.extend(repeated_elsewhere(file, &catalogue, files, language));
        let other_path = file.path.replace(language, other);
        match files.iter().find(|candidate| candidate.path == other_path) {
            None => found.push(Violation::new(file, 1, format!("there is no `{other_path}`"))),
            Some(other_file) => found.extend(differences(file, &catalogue, &read(&other_file.text).0, other)),
        }
    }
    found
}

/// The language of a catalogue and the one it is compared with.
fn languages(path: &str) -> Option<(&'static str, &'static str)> {
    let name = path.rsplit('/').next()?;
    let [en, zh] = LANGUAGES;
    [(en, zh), (zh, en)].into_iter().find(|(language, _)| *language == name)
}

/// What a folder beside this one says in the same language; told where it comes second in the order of paths.
fn repeated_elsewhere(file: &File, this: &Catalogue, files: &[File], language: &str) -> Vec<Violation> {
    let shelf = |path: &str| path.rsplitn(3, '/').nth(2).map(str::to_owned);
    let beside = files.iter().filter(|other| {
        let is_same_language = other.path.rsplit('/').next() == Some(language);
        is_same_language && other.path < file.path && shelf(&other.path) == shelf(&file.path)
    });
    let mut found = Vec::new();
    for other in beside {
        let (catalogue, _) = read(&other.text);
        let both = this.iter().filter(|(name, _)| catalogue.contains_key(*name));
        found.extend(both.map(|(name, entry)| {
            Violation::new(file, entry.line, format!("`{name}` is also said in {}", other.path))
        }));
    }
    found
}

/// What this catalogue says and the other does not.
fn differences(file: &File, this: &Catalogue, other: &Catalogue, other_name: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    for (name, entry) in this {
        let Some(twin) = other.get(name) else {
            found.push(Violation::new(file, entry.line, format!("`{name}` is not in {other_name}")));
            continue;
        };
        for variable in entry.variables.difference(&twin.variables) {
            let message = format!("`{name}` uses `${variable}`, which it does not in {other_name}");
            found.push(Violation::new(file, entry.line, message));
        }
    }
    found
}

/// Reads a catalogue; also returns names that come a second time, with their lines.
fn read(text: &str) -> (Catalogue, Vec<(String, usize)>) {
    let mut catalogue = Catalogue::new();
    let mut repeated = Vec::new();
    let (mut message, mut current) = (String::new(), String::new());
    for (line, content) in numbered(text).filter(|(_, content)| !content.starts_with('#')) {
        let started = if let Some(name) = assigned(content) {
            message = name.to_owned();
            Some(message.clone())
        } else {
            attribute(content).map(|name| format!("{message}.{name}"))
        };
        if let Some(name) = started {
            current.clone_from(&name);
            if catalogue.insert(name.clone(), Entry { line, ..Entry::default() }).is_some() {
                repeated.push((name, line));
            }
        }
        if let Some(entry) = catalogue.get_mut(&current) {
            entry.variables.extend(variables(content));
        }
    }
    (catalogue, repeated)
}

/// The name in `name = …` at the start of a line; a term's begins with a hyphen.
fn assigned(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let starts_well = name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '-');
    (starts_well && name.chars().all(is_name_letter)).then_some(name)
}

/// The name in an indented `.name = …`.
fn attribute(line: &str) -> Option<&str> {
    assigned(line.trim_start().strip_prefix('.')?)
}

/// The names behind `$`. A dollar sign in the words themselves would have to be written `{"$"}`.
fn variables(line: &str) -> impl Iterator<Item = String> {
    let pieces = line.split('$').skip(1);
    pieces
        .map(|piece| piece.chars().take_while(|&letter| is_name_letter(letter)).collect::<String>())
        .filter(|name| !name.is_empty())
}

fn is_name_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(en: &str, zh: &str) -> Vec<String> {
        let file = |name: &str, text: &str| File { path: format!("a/{name}.ftl"), text: text.to_owned() };
        violations(&[file("en", en), file("zh", zh)]).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_same_messages_in_any_order_agree() {
        let en =
            "# a comment = x\nfirst = { $count } rows\n    of { $file }\n    .hint = look\nsecond = two\n";
        let zh = "second = 二\nfirst = { $file } 有 { $count } 行\n    .hint = 请看\n";
        assert!(said(en, zh).is_empty());
    }

    #[test]
    fn a_message_or_attribute_of_one_language_is_named() {
        let found = said("first = one\n    .hint = look\nsecond = two\n", "first = 一\nthird = 三\n");
        let expected = [
            "a/en.ftl:2: `first.hint` is not in zh.ftl",
            "a/en.ftl:3: `second` is not in zh.ftl",
            "a/zh.ftl:2: `third` is not in en.ftl",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_variable_of_one_language_is_named() {
        let found = said("first = { $count ->\n   *[other] { $file }\n}\n", "first = { NUMBER($count) }\n");
        assert_eq!(found, ["a/en.ftl:1: `first` uses `$file`, which it does not in zh.ftl"]);
    }

    #[test]
    fn a_message_said_twice_is_named() {
        assert_eq!(said("a = 1\na = 2\n", "a = 1\n"), ["a/en.ftl:2: `a` is said twice"]);
    }

    #[test]
    fn a_message_said_in_two_folders_is_named() {
        let file = |path: &str| File { path: path.to_owned(), text: "a = 1\n".to_owned() };
        let names =
            ["m/one/en.ftl", "m/one/zh.ftl", "m/two/en.ftl", "m/two/zh.ftl", "n/one/en.ftl", "n/one/zh.ftl"];
        let found: Vec<String> = violations(&names.map(file)).iter().map(ToString::to_string).collect();
        let expected = [
            "m/two/en.ftl:1: `a` is also said in m/one/en.ftl",
            "m/two/zh.ftl:1: `a` is also said in m/one/zh.ftl",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_lone_catalogue_is_a_violation() {
        let file = File { path: "a/zh.ftl".to_owned(), text: "a = 1\n".to_owned() };
        assert_eq!(violations(&[file])[0].to_string(), "a/zh.ftl:1: there is no `a/en.ftl`");
    }
}
