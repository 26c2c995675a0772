//! Functions on the example of the provinces, and on three made-up units.

use quanheng_programme::Language::{self, En, Zh};

use super::fixture::{SMALL, World};

#[track_caller]
fn says(world: &World, language: Language, cases: &[(&str, &str)]) {
    let template: String = cases.iter().map(|(call, _)| format!("{{{{ {call} }}}}\n\n")).collect();
    let (text, findings) = world.says(language, &template).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    let expected: Vec<&str> = cases.iter().map(|(_, text)| *text).collect();
    assert_eq!(text.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn figures_of_three_units() {
    let world = World::of(SMALL);
    says(
        &world,
        Zh,
        &[
            ("value(x, a)", "1.2万亿元"),
            ("value(\"R&D经费\", 乙)", "4亿元"),
            ("value(x, b, scale=\"亿元\", decimals=2)", "4.00亿元"),
            ("value(x, c)", "无数据"),
            ("total(x)", "无数据"),
            ("mean(y)", "52.87%"),
            ("rank(a) | ordinal", "第2位"),
            ("rank(c)", "无数据"),
            ("rank(c) | ordinal", "无数据"),
            ("times(value(y, b), value(y, a))", "1.8倍"),
            ("missing_count()", "1"),
            ("missing_share()", "16.7%"),
            ("period() | when", "2020年第三季度"),
            ("a", "甲*"),
            ("listing(ranked())", "乙、甲*"),
            ("tier(a)", "无数据"),
            ("interval(a)", "无数据"),
        ],
    );
}

#[test]
fn series_of_a_published_text() {
    let world = World::of(SMALL);
    says(
        &world,
        Zh,
        &[
            ("series(\"固定宽带家庭普及率\", 2020)", "96%"),
            ("change(固定宽带家庭普及率, 2015, 2020)", "43.4个百分点"),
            ("growth(农村网络零售额, 2014, 2020)", "增长894.4%"),
            ("growth(农村网络零售额, 2014, 2020, annual=true)", "年均增长46.6%"),
            ("change(\"fig6\", 2014, 2020)", "16100亿元"),
        ],
    );
    says(
        &world,
        En,
        &[
            ("series(\"fig1\", 2020)", "96%"),
            ("change(固定宽带家庭普及率, 2015, 2020)", "43.4 percentage points"),
            ("source(固定宽带家庭普及率)", "工业和信息化部"),
        ],
    );
}
