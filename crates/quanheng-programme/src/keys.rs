//! Every key of `quanheng.toml`, declared once: for reading, for hints and for the JSON Schema.

use crate::source::Layout;
use crate::text::Encoding;

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Takes {
    /// A text.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number, 0 or more.
    Count,
    /// A number above 0.
    Positive,
    /// A list of texts.
    Texts,
    /// A text in one or both languages.
    Words,
    /// A table from text to text.
    TextMap,
    /// A table of the given keys.
    Table(&'static [Key]),
    /// A list of such tables.
    Tables(&'static [Key]),
    /// Tables of the given keys, by a name the user chooses.
    Named(&'static [Key]),
    /// Read elsewhere: parameters of methods.
    Parameters,
    /// A table of the given keys, and a table of thresholds for any lint, by its code.
    Lints(&'static [Key]),
}

/// One key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Whether it must be given.
    pub need: Need,
    /// One line of explanation, 中文.
    pub zh: &'static str,
    /// One line of explanation, English.
    pub en: &'static str,
}

/// Whether a key must be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may.
    Optional,
}

const fn required(name: &'static str, takes: Takes, [zh, en]: [&'static str; 2]) -> Key {
    Key { name, takes, need: Need::Required, zh, en }
}

const fn optional(name: &'static str, takes: Takes, [zh, en]: [&'static str; 2]) -> Key {
    Key { name, takes, need: Need::Optional, zh, en }
}

/// `yes` or `no`.
pub const YES_NO: &[&str] = &["yes", "no"];

/// The file itself.
pub const ROOT: &[Key] = &[
    required("programme", Takes::Table(PROGRAMME), ["评价项目", "the programme"]),
    optional("periods", Takes::Table(PERIODS), ["期间", "the periods"]),
    required("units", Takes::Table(FILE), ["评价对象文件", "the file of units"]),
    required("indicators", Takes::Table(FILE), ["指标体系文件", "the file of the framework"]),
    optional("neighbours", Takes::Table(FILE), ["邻接关系文件", "the file of neighbours"]),
    required("data", Takes::Tables(DATA), ["数据来源", "where observations come from"]),
    required("step", Takes::Tables(STEP), ["计算步骤，依次执行", "the steps, in order"]),
    optional("published", Takes::Tables(PUBLISHED), ["他人发布的结果", "results somebody else published"]),
    optional("scenario", Takes::Named(SCENARIO), ["情景", "named changes of method"]),
    optional("lint", Takes::Lints(LINT), ["提示项的设定", "which lints speak, and from where on"]),
];

/// `[programme]`
pub const PROGRAMME: &[Key] = &[
    required(
        "id",
        Takes::Text,
        ["标识：小写字母、数字、连字符", "identifier: lower-case letters, digits, hyphens"],
    ),
    required("title", Takes::Words, ["标题", "title"]),
    optional("caution", Takes::Words, ["显示在排名之前的说明", "shown above the ranking"]),
    optional("version", Takes::Text, ["版本", "version"]),
];

/// `[periods]`
pub const PERIODS: &[Key] = &[
    optional(
        "frequency",
        Takes::Word(&["year", "quarter", "month", "date"]),
        ["频率", "how often figures are reported"],
    ),
    optional("list", Takes::Texts, ["期间列表", "the periods"]),
    optional("from", Takes::Text, ["首期", "the first period"]),
    optional("to", Takes::Text, ["末期", "the last period"]),
    optional("score", Takes::Text, ["默认计分的期间，或 all", "the period scored by default, or all"]),
];

/// `[units]`, `[indicators]` and `[neighbours]`
pub const FILE: &[Key] = &[required("file", Takes::Text, ["CSV 文件", "a CSV file"])];

/// `[[data]]`
pub const DATA: &[Key] = &[
    required("file", Takes::Text, ["路径或通配符", "a path or a glob"]),
    optional("layout", Takes::Word(Layout::WORDS), ["布局", "layout"]),
    optional("encoding", Takes::Word(Encoding::WORDS), ["文本编码", "encoding of text files"]),
    optional("sheet", Takes::Text, ["工作表", "sheet of a workbook"]),
    optional("unit", Takes::Text, ["评价对象所在列", "column that names the unit"]),
    optional("indicator", Takes::Text, ["指标所在列", "column that names the indicator"]),
    optional("period", Takes::Text, ["期间所在列", "column that holds the period"]),
    optional("value", Takes::Text, ["数值所在列", "column that holds the value"]),
    optional("status", Takes::Text, ["状态标记所在列", "column of status flags and missing-reasons"]),
    optional("constant_period", Takes::Text, ["全部数据的期间", "the period of every row"]),
    optional(
        "constant_status",
        Takes::Word(&["observed", "estimated", "provisional", "revised"]),
        ["全部数据的状态", "the status of every value"],
    ),
    optional(
        "ignore_unknown_indicators",
        Takes::Word(YES_NO),
        ["是否略过体系外指标", "whether other indicators are passed over"],
    ),
    optional(
        "ignore_unknown_units",
        Takes::Word(YES_NO),
        ["是否略过其他单位", "whether other units are passed over"],
    ),
    optional("missing", Takes::TextMap, ["代表缺失原因的文字", "texts that stand for a missing-reason"]),
];

/// `[[step]]`
pub const STEP: &[Key] = &[
    required(
        "do",
        Takes::Word(&[
            "screen",
            "derive",
            "denominate",
            "impute",
            "treat",
            "normalise",
            "weight",
            "aggregate",
            "rank",
            "tier",
        ]),
        ["步骤种类", "the kind of step"],
    ),
    optional("id", Takes::Text, ["步骤标识，默认同 do", "identifier; as `do` when not given"]),
    optional("method", Takes::Text, ["方法", "the method"]),
    optional(
        "over",
        Takes::Word(&["period", "panel"]),
        ["统计量按期或跨期", "statistics in each period or over all"],
    ),
    optional(
        "at",
        Takes::Named(&[]),
        ["对个别指标、节点或层级的设定", "overrides for a node, an indicator or a level"],
    ),
];

/// `[lint]`, beside tables by code of a lint
pub const LINT: &[Key] =
    &[optional("off", Takes::Texts, ["关闭的提示项", "codes of lints that are not to speak"])];

/// `[[published]]`
pub const PUBLISHED: &[Key] = &[
    required("file", Takes::Text, ["路径", "a path"]),
    optional("title", Takes::Words, ["名称", "what to call it"]),
    optional(
        "node",
        Takes::Text,
        ["所指节点，默认为总指数", "the node it speaks of; the root when not given"],
    ),
    optional("encoding", Takes::Word(Encoding::WORDS), ["文本编码", "encoding of text files"]),
    optional("sheet", Takes::Text, ["工作表", "sheet of a workbook"]),
    optional("unit", Takes::Text, ["评价对象所在列", "column that names the unit"]),
    optional("score", Takes::Text, ["得分所在列", "column of scores"]),
    optional("rank", Takes::Text, ["名次所在列", "column of ranks"]),
    optional("tier", Takes::Text, ["梯队所在列", "column of tiers"]),
    optional("period", Takes::Text, ["期间所在列", "column that holds the period"]),
    optional("constant_period", Takes::Text, ["全部结果的期间", "the period of every row"]),
    optional(
        "where",
        Takes::TextMap,
        ["只取这些列为给定文字的行", "keep only rows whose columns have these texts"],
    ),
    optional("decimals", Takes::Count, ["发布得分的小数位数", "decimals of the published scores"]),
    optional("factor", Takes::Positive, ["发布值 = 系数 × 得分", "published value = factor × score"]),
    optional(
        "complete",
        Takes::Word(YES_NO),
        [
            "是否列出全部评价对象；不写则按名单判断",
            "whether every unit is listed; if not given, the list tells",
        ],
    ),
];

/// `[scenario.NAME]`
pub const SCENARIO: &[Key] = &[
    optional("title", Takes::Words, ["名称", "what to call it"]),
    optional("drop", Takes::Texts, ["去掉的步骤", "identifiers of steps left out"]),
    optional("period", Takes::Text, ["另一计分期间，或 all", "another scored period, or all"]),
    optional("step", Takes::Named(&[]), ["对步骤的改动", "changes of steps, by identifier"]),
    optional("indicator", Takes::Named(SCENARIO_INDICATOR), ["对指标的改动", "changes of nodes, by code"]),
    optional("add", Takes::Tables(ADDED_STEP), ["新增的步骤", "further steps"]),
];

/// `[scenario.NAME.indicator.CODE]`
pub const SCENARIO_INDICATOR: &[Key] = &[
    optional("weight", Takes::Parameters, ["权重", "weight"]),
    optional("direction", Takes::Word(&["+", "-"]), ["方向", "direction"]),
    optional("denominator", Takes::Text, ["分母；空文本为不设", "denominator; an empty text for none"]),
    optional("denominator_scale", Takes::Positive, ["比例系数", "scale factor"]),
    optional("target", Takes::Parameters, ["目标", "target"]),
    optional("goalpost_low", Takes::Parameters, ["下限", "lower goalpost"]),
    optional("goalpost_high", Takes::Parameters, ["上限", "upper goalpost"]),
];

/// `[[scenario.NAME.add]]`: a step, and where it goes.
pub const ADDED_STEP: &[Key] = &[
    STEP[0],
    STEP[1],
    STEP[2],
    STEP[3],
    STEP[4],
    optional("before", Takes::Text, ["插在哪一步之前", "the step it goes before"]),
    optional("after", Takes::Text, ["插在哪一步之后", "the step it goes after"]),
];

/// `[scenario.NAME.step.ID]`: what a change of a step may say besides parameters.
pub const STEP_CHANGE: &[Key] = &[STEP[2], STEP[3], STEP[4]];

/// `[step.at.CODE]`: what an override may say besides parameters.
pub const OVERRIDE: &[Key] = &[STEP[2]];
