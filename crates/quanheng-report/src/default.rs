//! The templates we bring: Markdown files in `default/`, a folder for each language, `audit/` for the second document.

use quanheng_programme::Language;

use crate::compose::Which;

/// A text file handed in: its name as shown to people, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Path, relative to the programme: `report/zh/03-ranking.md`.
    pub name: String,
    /// What it says.
    pub text: String,
}

impl TextFile {
    /// A file.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// The last part of its name.
    fn file(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or_default()
    }
}

/// Files of one folder, in the order of their names.
macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("default/", $folder, "/", $name)))),*]
    };
}

/// Names and texts.
type Files = &'static [(&'static str, &'static str)];

const fn embedded(which: Which, language: Language) -> Files {
    match (which, language) {
        (Which::Report, Language::Zh) => files!("zh":
            "01-summary.md", "02-method.md", "03-ranking.md", "04-dimensions.md", "05-trends.md", "06-robustness.md",
            "07-profiles.md", "08-sources.md", "09-annex.md", "10-citation.md",
        ),
        (Which::Report, Language::En) => files!("en":
            "01-summary.md", "02-method.md", "03-ranking.md", "04-dimensions.md", "05-trends.md", "06-robustness.md",
            "07-profiles.md", "08-sources.md", "09-annex.md", "10-citation.md",
        ),
        (Which::Audit, Language::Zh) => files!("zh/audit":
            "01-introduction.md", "02-concept.md", "03-data.md", "04-coherence.md", "05-uncertainty.md",
            "06-sensitivity.md", "07-frontier.md", "08-published.md", "09-cautions.md", "10-conclusions.md",
        ),
        (Which::Audit, Language::En) => files!("en/audit":
            "01-introduction.md", "02-concept.md", "03-data.md", "04-coherence.md", "05-uncertainty.md",
            "06-sensitivity.md", "07-frontier.md", "08-published.md", "09-cautions.md", "10-conclusions.md",
        ),
    }
}

/// Our templates of a document in a language, named as the programme would name its own: `report/zh/01-summary.md`.
#[must_use]
pub fn files(which: Which, language: Language) -> Vec<TextFile> {
    let folder = which.folder(language);
    let file = |(name, text): &(&str, &str)| TextFile::new(format!("{folder}/{name}"), *text);
    embedded(which, language).iter().map(file).collect()
}

/// Our templates with those of the programme: one of the same name replaces ours, others are added, in the order of names.
pub(crate) fn merged(which: Which, language: Language, own: &[TextFile]) -> Vec<TextFile> {
    let is_replaced = |ours: &TextFile| own.iter().any(|theirs| theirs.file() == ours.file());
    let mut all: Vec<TextFile> =
        files(which, language).into_iter().filter(|ours| !is_replaced(ours)).collect();
    all.extend(own.iter().cloned());
    all.sort_by(|a, b| a.file().cmp(b.file()).then_with(|| a.name.cmp(&b.name)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_files() {
        for which in [Which::Report, Which::Audit] {
            let names =
                |language| embedded(which, language).iter().map(|(name, _)| *name).collect::<Vec<_>>();
            assert_eq!(names(Language::Zh), names(Language::En));
            assert!(names(Language::Zh).is_sorted());
        }
    }

    #[test]
    fn a_file_of_the_same_name_replaces_ours_and_others_are_added_in_order() {
        let own = [
            TextFile::new("report/en/01-summary.md", "ours no more"),
            TextFile::new("report/en/03a-map.md", "more"),
        ];
        let all = merged(Which::Report, Language::En, &own);
        assert_eq!(all.len(), files(Which::Report, Language::En).len() + 1);
        assert_eq!(all[0], own[0]);
        assert_eq!(all.iter().position(|file| *file == own[1]), Some(3));
    }
}
