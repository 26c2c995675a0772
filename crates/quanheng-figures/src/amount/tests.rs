//! Numbers checked by hand, in both languages.

use quanheng_programme::Language::{self, En, Zh};

use super::*;

fn show(value: f64, unit: &str, language: Language) -> String {
    Amount::new(value, unit).unwrap().show(language, Digits::default())
}

#[test]
fn chinese_takes_ten_thousands() {
    let cases = [
        (81_600.0, "亿元", "8.16万亿元"),
        (16_557.0, "亿GB", "1.656万亿GB"),
        (1656.0, "亿GB", "1656亿GB"),
        (98_900.0, "万人", "9.89亿人"),
        (71.8, "万个", "71.8万个"),
        (14_581.0, "个", "1.458万个"),
        (9999.0, "个", "9999个"),
        (10_000.0, "个", "1万个"),
        (9_999.999_6, "万户", "1亿户"),
        (99_999_999.6, "户", "1亿户"),
        (0.5, "万户", "5000户"),
        (0.34, "万亿元", "3400亿元"),
        (-12_345.0, "万元", "-1.235亿元"),
        (0.0, "万元", "0元"),
        (52.6, "%", "52.6%"),
        (120_000.0, "%", "120000%"),
        (84.256, "指数（0-100）", "84.26"),
        (2.5e16, "元", "25000万亿元"),
        (1387.0, "万户", "1387万户"),
        (3.25, "billion yuan", "32.5亿元"),
        (14_120.0, "10000 persons", "1.412亿人"),
    ];
    for (value, unit, text) in cases {
        assert_eq!(show(value, unit, Zh), text, "{value} {unit}");
    }
}

#[test]
fn english_takes_thousands() {
    let cases = [
        (81_600.0, "亿元", "8.16 trillion yuan"),
        (98_900.0, "万人", "989 million people"),
        (14_581.0, "个", "14,581"),
        (999_999.0, "个", "999,999"),
        (1_000_000.0, "个", "1 million"),
        (999_999.96, "thousand EUR", "1 billion EUR"),
        (-1234.5, "", "−1,235"),
        (52.65, "%", "52.65%"),
        (3.25, "billion yuan", "3.25 billion yuan"),
        (155.1, "户/百人", "155.1 per 100 people"),
    ];
    for (value, unit, text) in cases {
        assert_eq!(show(value, unit, En), text, "{value} {unit}");
    }
}

#[test]
fn digits_are_those_asked_for() {
    let amount = Amount::new(81_585.94, "亿元").unwrap();
    assert_eq!(amount.show(Zh, Digits::Significant(3)), "8.16万亿元");
    assert_eq!(amount.show(Zh, Digits::Decimals(1)), "8.2万亿元");
    assert_eq!(Amount::new(7.0, "%").unwrap().show(Zh, Digits::Decimals(1)), "7.0%");
    assert_eq!(Amount::new(0.000_123_45, "").unwrap().show(En, Digits::default()), "0.0001235");
}

#[test]
fn a_unit_that_is_asked_for_is_kept() {
    let amount = Amount::new(81_585.9, "亿元").unwrap();
    let digits = Digits::Decimals(1);
    assert_eq!(amount.show_in("亿元", Zh, digits).unwrap(), "81585.9亿元");
    assert_eq!(amount.show_in("万亿元", Zh, digits).unwrap(), "8.2万亿元");
    assert_eq!(amount.show_in("billion yuan", En, digits).unwrap(), "8,158.6 billion yuan");
    assert!(amount.show_in("万户", Zh, digits).is_err());
}

#[test]
fn differences_are_of_one_base() {
    let of = |value, unit| Amount::new(value, unit).unwrap();
    let more = of(8.16, "万亿元").minus(&of(49_000.0, "亿元")).unwrap();
    assert_eq!(more.show(Zh, Digits::default()), "3.26万亿元");
    assert!(of(1.0, "万户").minus(&of(1.0, "万元")).is_err());
    let change = of(96.0, "%").minus(&of(52.6, "%")).unwrap();
    assert_eq!(points(change.value, Zh, Digits::default()), "43.4个百分点");
    assert_eq!(points(change.value, En, Digits::default()), "43.4 percentage points");
    assert_eq!(points(Decimal::whole(1), En, Digits::default()), "1 percentage point");
}

#[test]
fn growth_is_up_or_down_and_rounded_once() {
    let of = |from: f64, to: f64| (Decimal::new(from).unwrap(), Decimal::new(to).unwrap());
    assert_eq!(growth(of(100.0, 107.05), Zh, 1, true).unwrap(), "同比增长7.1%");
    assert_eq!(growth(of(100.0, 107.05), En, 1, true).unwrap(), "up 7.1% year on year");
    assert_eq!(growth(of(4.9, 8.16), Zh, 1, false).unwrap(), "增长66.5%");
    assert_eq!(growth(of(50.0, 49.0), Zh, 1, true).unwrap(), "同比下降2.0%");
    assert_eq!(growth(of(50.0, 49.0), En, 1, false).unwrap(), "down 2.0%");
    assert_eq!(growth(of(50.0, 50.01), Zh, 1, true).unwrap(), "同比持平");
    assert_eq!(growth(of(0.0, 1.0), Zh, 1, true), None);
    // 21.8 → 37.2 over five years: (37.2 / 21.8)^(1/5) = 1.1128
    assert_eq!(growth_a_year(of(21.8, 37.2), 5.0, Zh, 1).unwrap(), "年均增长11.3%");
    assert_eq!(growth_a_year(of(21.8, 37.2), 5.0, En, 1).unwrap(), "up 11.3% a year on average");
}

#[test]
fn multiples_places_and_ranges() {
    let of = |value: f64| Decimal::new(value).unwrap();
    assert_eq!(times(of(23.0), of(10.0), Zh, 1).unwrap(), "2.3倍");
    assert_eq!(times(of(23.0), of(10.0), En, 1).unwrap(), "2.3 times");
    assert_eq!(times(of(23.0), of(0.0), En, 1), None);
    assert_eq!(ordinal(6.0, Zh), "第6位");
    let english: Vec<String> = [1.0, 2.0, 3.0, 4.0, 11.0, 12.0, 13.0, 21.0, 111.0, 6.5]
        .iter()
        .map(|&place| ordinal(place, En))
        .collect();
    assert_eq!(english, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "111th", "6.5th"]);
    assert_eq!((rank_range(3, 6, Zh), rank_range(3, 6, En)), ("第3至6位".into(), "3rd to 6th".into()));
    assert_eq!(rank_range(2, 2, En), "2nd");
    let amount = |value| Amount::new(value, "%").unwrap();
    assert_eq!(range(&amount(40.1), &amount(52.3), Zh, Digits::default()), "40.1%～52.3%");
    assert_eq!(range(&amount(40.1), &amount(40.1), En, Digits::default()), "40.1%");
    assert_eq!(number(1234.5, En, Digits::default()), "1,235");
    assert_eq!(number(1234.5, Zh, Digits::Decimals(1)), "1234.5");
}
