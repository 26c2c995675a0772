//! Tables of units of measure: scales, bases in both languages, what is divided by.

/// Scales in front of a Chinese unit, the longest first.
pub(super) const SCALES_ZH: [(&str, i32); 11] = [
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
];

/// What begins like a scale and is not: units of their own.
pub(super) const NOT_SCALES: [&str; 9] =
    ["千克", "千米", "千瓦", "千伏", "千卡", "千焦", "千分", "百分", "万分"];

/// Scales in words and figures, before or behind an English unit; the longest first among those that begin alike.
pub(super) const SCALES_EN: [(&str, i32); 29] = [
    ("hundred thousand", 5),
    ("hundreds", 2),
    ("hundred", 2),
    ("ten thousand", 4),
    ("thousands", 3),
    ("thousand", 3),
    ("'000", 3),
    ("millions", 6),
    ("million", 6),
    ("mln", 6),
    ("mn", 6),
    ("billions", 9),
    ("billion", 9),
    ("bln", 9),
    ("bn", 9),
    ("trillions", 12),
    ("trillion", 12),
    ("trn", 12),
    ("1,000,000", 6),
    ("1 000 000", 6),
    ("1000000", 6),
    ("100,000", 5),
    ("100 000", 5),
    ("10,000", 4),
    ("10 000", 4),
    ("10000", 4),
    ("1,000", 3),
    ("1 000", 3),
    ("1000", 3),
];

/// Bases that are the same thing in the other language; an empty text where a count needs no word.
pub(super) const BASES: [(&str, &str); 23] = [
    ("元", "yuan"),
    ("美元", "US dollars"),
    ("欧元", "euro"),
    ("人", "people"),
    ("人次", "visits"),
    ("人年", "person-years"),
    ("户", ""),
    ("个", ""),
    ("台", ""),
    ("家", ""),
    ("项", ""),
    ("件", ""),
    ("条", ""),
    ("次", ""),
    ("吨", "tonnes"),
    ("公里", "km"),
    ("千米", "km"),
    ("平方公里", "km²"),
    ("平方米", "m²"),
    ("千瓦时", "kWh"),
    ("天", "days"),
    ("年", "years"),
    ("分", "points"),
];

/// English words for bases that have a Chinese one, beside those above.
pub(super) const MORE_EN: [(&str, &str); 9] = [
    ("persons", "人"),
    ("person", "人"),
    ("households", "户"),
    ("units", "个"),
    ("RMB", "元"),
    ("CNY", "元"),
    ("USD", "美元"),
    ("EUR", "欧元"),
    ("tons", "吨"),
];

/// What is divided by, in English.
pub(super) const PER: [(&str, &str); 9] = [
    ("人", "per person"),
    ("百人", "per 100 people"),
    ("千人", "per 1,000 people"),
    ("万人", "per 10,000 people"),
    ("十万人", "per 100,000 people"),
    ("户", "per household"),
    ("企业", "per enterprise"),
    ("百家企业", "per 100 enterprises"),
    ("平方公里", "per km²"),
];

/// Words for numbers that have no unit: an index, a score.
pub(super) const PURE: [&str; 13] =
    ["index", "score", "ratio", "number", "count", "指数", "得分", "分值", "比值", "系数", "无", "-", "—"];
