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
            ("rank(a) | ordinal", "第1位"),
            ("rank(c)", "无数据"),
            ("rank(c) | ordinal", "无数据"),
            ("times(value(y, b), value(y, a))", "1.8倍"),
            ("missing_count()", "1"),
            ("missing_share()", "16.7%"),
            ("period() | when", "2020年第三季度"),
            ("a", "甲*"),
            ("listing(ranked())", "甲*、乙"),
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
            ("change(\"fig6\", 2014, 2020)", "1.61万亿元"),
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

#[test]
fn ranks_scores_and_figures_of_the_provinces() {
    // Traffic and ports are the sums of sources.csv: 1655.7 亿GB and 94604.9 万.
    let world = World::example("digital-china-2020");
    says(
        &world,
        Zh,
        &[
            ("rank(天津)", "6"),
            ("rank(\"120000\") | ordinal", "第6位"),
            ("rank(Tianjin, services)", "9"),
            ("score(北京, decimals=1)", "2.0"),
            ("tier(天津)", "第一梯队"),
            ("value(mobile_internet_users, 天津, 2020)", "1489万户"),
            ("total(移动互联网接入流量, 2020)", "1656亿GB"),
            ("total(broadband_ports, 2020)", "9.46亿个"),
            ("change(ecom_ent_share, 天津, 2019, 2020)", "-0.5个百分点"),
            ("growth(broadband_ports, 2019, 2020)", "同比增长3.3%"),
            ("growth(broadband_ports, 2016, 2020, annual=true)", "年均增长7.3%"),
            ("\"yes\" if adds_up(broadband_ports) else \"no\"", "yes"),
            ("\"yes\" if adds_up(websites_per_100ent) else \"no\"", "no"),
            ("share(gdp, 广东)", "11.0%"),
            ("weight(services)", "16.7%"),
            ("effective_weight(infosec_revenue)", "16.7%"),
            ("listing(top(services, 3))", "北京、上海、浙江"),
            ("published_rank(天津)", "6"),
            ("missing_count()", "33"),
            ("imputed_count()", "31"),
            ("treated_count()", "215"),
            ("value(software_revenue, 西藏)", "无数据"),
            ("contribution(services, 北京)", "0.359"),
            ("gap(天津, 北京)", "-1.442"),
            ("gap(天津, 北京).magnitude", "1.442"),
        ],
    );
}
