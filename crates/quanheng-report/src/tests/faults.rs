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
    let expected = [
        "3:4 (8) report-unknown-name: `甲甲` is no function, and no unit, indicator or series",
        "3:41 (7) report-unknown-function: there is no function `rnak`",
        "5:4 (17) report-unknown-period: there is no period `2019`",
        "5:28 (8) report-no-total: `y` has no sum: it is measured in %",
        "5:43 (6) report-argument-missing: the function `rank` lacks its argument unit",
        "7:4 (19) report-argument-unknown: the function `score` has no argument `decimal`",
        "7:30 (16) report-unknown-table: there is no table `nothing`",
        "9:4 (23) report-other-base: `元` cannot be converted to `户`",
        "9:34 (12) report-unknown-tier: there is no tier 1",
        "9:53 (13) report-unknown-word: `unit` means nothing here",
        "11:4 (20) report-unknown-series: there is no series `无此数列` in report/series.csv",
    ];
    assert_eq!(faults(template), expected);
}

#[test]
fn what_cannot_be_read_has_a_line_and_the_words_of_the_engine() {
    let said = faults("好\n\n{% for u in units() %}\n{{ u }}\n");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("report-template-syntax"), "{said:?}");
    let said = faults("{{ rank(乙 }}\n");
    assert!(said[0].starts_with("1:"), "{said:?}");
    let said = faults("{% if rank(丙) %}x{% endif %} {{ rank(丁) }}\n");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("1:12 (1) report-unknown-name"), "{said:?}");
}

#[test]
fn every_fault_says_the_nearest_and_what_to_do() {
    let world = World::of(SMALL);
    let told = world.says(Language::Zh, "{{ rank(甲a) }} {{ lader() }}").unwrap_err();
    let said: Vec<(String, Option<String>)> =
        told.iter().map(|finding| catalogue::finding(Language::Zh, finding)).collect();
    assert_eq!(said[1].1.as_deref(), Some("是不是“leader”？"), "{said:?}");
    assert!(said.iter().all(|(_, hint)| hint.is_some()), "{said:?}");
}

#[test]
fn a_number_typed_beside_a_bound_one_is_a_warning() {
    let (_, findings) = World::of(SMALL).says(Language::En, "{{ a }} ranks {{ rank(a) }} of 3.\n").unwrap();
    let expected =
        ["1:32 (1) report-unbound-number: `3` is not bound: it will not change when the results do"];
    assert_eq!(told(&findings), expected);
}

#[test]
fn html_is_refused_with_its_place() {
    assert_eq!(faults("ok\n\n<br>\n"), ["3:1 (4) report-markdown: the text may not have HTML: `<br>`"]);
}
