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
    /// A table from code to number.
    Numbers,
    /// Tables from code to number, by a name the user chooses.
    NumberMaps,
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
    optional(
        "names",
        Takes::Table(FILE),
        ["来源和分组的名称文件", "the file of names of sources and groups"],
    ),
    optional("map", Takes::Table(MAP), ["地图布局", "how units are laid out on maps"]),
    required("data", Takes::Tables(DATA), ["数据来源", "where observations come from"]),
    required("step", Takes::Tables(STEP), ["计算步骤，依次执行", "the steps, in order"]),
    optional("published", Takes::Tables(PUBLISHED), ["他人发布的结果", "results somebody else published"]),
    optional("scenario", Takes::Named(SCENARIO), ["情景", "named changes of method"]),
    optional("lint", Takes::Lints(LINT), ["提示项的设定", "which lints speak, and from where on"]),
    optional("audit", Takes::Table(AUDIT), ["稳健性审计", "what an audit varies"]),
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

/// `[units]`, `[indicators]`, `[neighbours]` and `[names]`
pub const FILE: &[Key] = &[required("file", Takes::Text, ["CSV 文件", "a CSV file"])];

/// `[map]`
pub const MAP: &[Key] = &[
    optional("tiles", Takes::Text, ["方格布局的 CSV 文件", "a CSV file of tiles: unit, row, col"]),
    optional("shapes", Takes::Text, ["边界的 GeoJSON 文件", "a GeoJSON file of shapes"]),
    optional(
        "key",
        Takes::Text,
        [
            "形状中指明评价对象的属性，默认 code",
            "the property of a shape that names its unit; `code` when not given",
        ],
    ),
];

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

/// `[audit]`
pub const AUDIT: &[Key] = &[
    optional("replicates", Takes::Count, ["重复次数", "number of replicates"]),
    optional("seed", Takes::Count, ["随机数种子", "seed of the random numbers"]),
    optional(
        "design",
        Takes::Word(&["monte-carlo", "latin-hypercube", "sobol"]),
        ["抽样设计", "how replicates are spread over what varies"],
    ),
    optional(
        "nodes",
        Takes::Texts,
        ["除总指数外报告结果的节点：代码或层级", "nodes told besides the index: codes or levels"],
    ),
    optional("assumption", Takes::Named(AUDIT_ASSUMPTION), ["各项假设", "what could have been otherwise"]),
    optional(
        "inverse",
        Takes::Table(AUDIT_INVERSE),
        ["由公布结果反推权重时的限制", "what is asked of published results"],
    ),
];

/// `[audit.inverse]`
pub const AUDIT_INVERSE: &[Key] = &[
    optional(
        "margin",
        Takes::Positive,
        ["领先多少才算领先，以得分计", "the least lead, in units of the scores, that counts as ahead"],
    ),
    optional("draws", Takes::Count, ["抽取的权重组数", "number of weights drawn"]),
    optional(
        "least",
        Takes::Numbers,
        ["在上级中的最小权重份额，以代码或层级为键", "least share within the parent, by code or level"],
    ),
    optional(
        "most",
        Takes::Numbers,
        ["在上级中的最大权重份额，以代码或层级为键", "greatest share within the parent, by code or level"],
    ),
];

/// `[audit.assumption.NAME]`
pub const AUDIT_ASSUMPTION: &[Key] = &[
    required(
        "vary",
        Takes::Word(&["method", "weights", "inclusion", "data", "imputation", "tier-cuts"]),
        ["变动的内容", "what varies"],
    ),
    optional(
        "group",
        Takes::Text,
        ["敏感性分析中所属的组", "the group it is counted in by the sensitivity analysis"],
    ),
    optional(
        "probability",
        Takes::Positive,
        [
            "method：项目自身方法的相对概率，默认 1；inclusion：剔除的概率",
            "method: relative probability of the programme's own way, 1 if not given; inclusion: probability of leaving out",
        ],
    ),
    optional(
        "scenarios",
        Takes::Texts,
        ["作为备选方法的情景", "scenarios that are alternatives, each as likely as `probability = 1`"],
    ),
    optional("option", Takes::Named(AUDIT_OPTION), ["备选方法", "alternatives, by name"]),
    optional(
        "spread",
        Takes::Word(&["around", "dirichlet", "simplex", "sets"]),
        ["权重的分布", "how weights spread"],
    ),
    optional(
        "reach",
        Takes::Positive,
        ["around：相对幅度，0.25 为 ±25 %", "around: share either way, 0.25 for ± 25 %"],
    ),
    optional("concentration", Takes::Positive, ["dirichlet：集中度", "dirichlet: concentration"]),
    optional(
        "nodes",
        Takes::Texts,
        [
            "weights：其下级权重变动的节点；inclusion：可能剔除的节点；代码或层级",
            "weights: nodes whose children's weights vary; inclusion: nodes that may be left out; codes or levels",
        ],
    ),
    optional("set", Takes::NumberMaps, ["sets：各组权重，以代码为键", "sets: weights by code, for each set"]),
    optional(
        "shape",
        Takes::Word(&["normal", "lognormal", "uniform", "triangular"]),
        ["误差分布", "distribution of the errors"],
    ),
    optional(
        "relative",
        Takes::Positive,
        ["误差占数值的比例", "size of the errors, as a share of the figure"],
    ),
    optional(
        "absolute",
        Takes::Positive,
        ["误差大小，与数值同单位", "size of the errors, in the unit of the figure"],
    ),
    optional("status", Takes::Texts, ["只涉及这些状态的数据", "only figures of these statuses"]),
    optional(
        "indicators",
        Takes::Texts,
        ["只涉及这些指标：代码或层级", "only these indicators: codes or levels"],
    ),
    optional(
        "correlation",
        Takes::Positive,
        ["误差的相关系数，小于 1", "correlation of the errors, below 1"],
    ),
    optional(
        "together",
        Takes::Word(&["source", "units"]),
        [
            "哪些误差相关：同一来源的指标，或同一指标的各评价对象",
            "which errors go together: of indicators of one source, or of all units on one indicator",
        ],
    ),
    optional(
        "score",
        Takes::Positive,
        ["分界浮动的分数", "how far a cut between tiers may be off, in score"],
    ),
    optional("places", Takes::Count, ["分界浮动的名次", "how far a cut between tiers may be off, in places"]),
];

/// `[audit.assumption.NAME.option.NAME]`
pub const AUDIT_OPTION: &[Key] = &[
    optional("probability", Takes::Positive, ["相对概率，默认 1", "relative probability, 1 if not given"]),
    optional("drop", Takes::Texts, ["去掉的步骤", "identifiers of steps left out"]),
    optional("step", Takes::Named(&[]), ["对步骤的改动", "changes of steps, by identifier"]),
];
