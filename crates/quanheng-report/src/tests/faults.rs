//! Faults in templates: each with its place, all of a file at once.

use quanheng_index::Finding;
use quanheng_index::finding::Subject;
use quanheng_programme::{Language, catalogue};

use super::fixture::{SMALL, World};

/// `line:column (length) code: message`
fn told(findings: &[Finding]) -> Vec<String> {
    let line = |finding: &Finding| {
        let Subject::Place(place) = &finding.subject else { panic!("a place: {finding:?}") };
        let message = catalogue::finding(Language::En, finding).0;
        format!("{}:{} ({}) {}: {message}", place.line, place.column, place.length, finding.code)
    };
    findings.iter().map(line).collect()
}

fn faults(template: &str) -> Vec<String> {
    told(&World::of(SMALL).says(Language::En, template).unwrap_err())
}

#[test]
fn all_faults_of_a_file_are_told_with_their_places() {
    let template = "# Text\n\n\
        {{ rank(甲甲) }} and {{ rank(乙) }} and {{ rnak(乙) }}\n\n\
        {{ value(x, b, 2019) }} {{ total(y) }} {{ rank() }}\n\n\
        {{ score(b, decimal=2) }} {{ table(\"nothing\") }}\n\n\
        {{ value(x, b, scale=\"万户\") }} {{ tier_name(1) }} {{ count(\"unit\") }}\n\n\
        {{ series(\"无此数列\", 2020) }}\n";
    let expected = ["3:4 (8) report-unknown-name"];
    let said = faults(template);
    assert!(said.len() >= expected.len(), "{said:#?}");
    panic!("{said:#?}");
}
