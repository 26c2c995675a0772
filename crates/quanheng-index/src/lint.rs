//! Lint: pipelines that compute without an error and still mislead.
//!
//! One file per lint; its header comment is its page in the manual, its `LINT` constant says what it is called and
//! which thresholds it takes, and [`LINTS`] lists it. A lint is a pure function to findings whose code is the lint's
//! own. [`of_plan`] looks at the steps alone, before anything is computed; [`of_run`] at the data and the results as
//! well. Nothing here is part of [`Plan::run`]: who wants lints asks for them.
//!
//! Every lint needs time proportional to the number of cells, but for `collinear-pair`, which looks at pairs of
//! indicators. Where a correlation is taken it is that of the last scored period; beyond ten million cells of that
//! period none is, and beyond a hundred million products no pairs are, with a note.

mod close_tier_cut;
mod collinear_pair;
mod correlation;
mod denominated_intensity;
mod direction_against_data;
mod few_units_for_factors;
mod field_ignored;
mod imputed_indicator;
mod imputed_unit;
mod mean_needs_positive;
mod negative_in_parent;
mod per_period_statistics;
mod planned;
mod ran;
mod settings;
mod vanishing_variance;
mod weight_of_constant;
mod weight_without_effect;
mod winsorise_after_log;

use crate::finding::{Finding, Severity, Subject};
use crate::method;
use crate::panel::Panel;
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::plan::Plan;
use crate::rank::rounded;
use crate::run::Run;
use planned::Planned;
use ran::Ran;
pub use settings::Settings;

/// Every lint, one line each, in the order of the manual.
pub const LINTS: &[&Lint] = &[
    &field_ignored::LINT,
    &denominated_intensity::LINT,
    &winsorise_after_log::LINT,
    &mean_needs_positive::LINT,
    &per_period_statistics::LINT,
    &imputed_indicator::LINT,
    &imputed_unit::LINT,
    &vanishing_variance::LINT,
    &collinear_pair::LINT,
    &direction_against_data::LINT,
    &negative_in_parent::LINT,
    &weight_without_effect::LINT,
    &weight_of_constant::LINT,
    &few_units_for_factors::LINT,
    &close_tier_cut::LINT,
];

/// One lint. Its file declares it as a constant; [`LINTS`] lists it.
#[derive(Clone, Copy)]
pub struct Lint {
    /// Code of its findings, name in the programme, title of its page.
    pub code: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// One line, 中文.
    pub zh: &'static str,
    /// One line, English.
    pub en: &'static str,
    /// Its thresholds, and `except`.
    pub parameters: &'static [Parameter],
    /// Source text of its file, whose header is the manual page.
    pub source: &'static str,
    looks_at: LooksAt,
}

/// What a lint must see.
#[derive(Clone, Copy)]
enum LooksAt {
    /// The steps and the framework.
    Plan(fn(&Planned, &Values) -> Vec<Finding>),
    /// The data and the results as well.
    Run(fn(&Ran, &Values) -> Vec<Finding>),
}

impl Lint {
    /// The manual page in Markdown: the header comment of the lint's file.
    #[must_use]
    pub fn page(&self) -> String {
        method::header(self.source)
    }

    /// Whether it speaks before anything is computed.
    #[must_use]
    pub const fn needs_no_data(&self) -> bool {
        matches!(self.looks_at, LooksAt::Plan(_))
    }

    const fn finding(&self, subject: Subject) -> Finding {
        Finding { code: self.code, severity: self.severity, subject, arguments: Vec::new() }
    }
}

impl std::fmt::Debug for Lint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code)
    }
}

/// The lint called `code`.
#[must_use]
pub fn find(code: &str) -> Option<&'static Lint> {
    LINTS.iter().copied().find(|lint| lint.code == code)
}

/// Findings about the steps alone.
#[must_use]
pub fn of_plan(plan: &Plan, settings: &Settings) -> Vec<Finding> {
    let planned = Planned { plan };
    told(settings, |lint, values| match lint.looks_at {
        LooksAt::Plan(look) => look(&planned, values),
        LooksAt::Run(_) => Vec::new(),
    })
}

/// A run, and what it was made from.
#[derive(Clone, Copy)]
pub struct Computed<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The data.
    pub panel: &'a Panel,
    /// The run of the plan on the data. It must have kept everything, or lints about single steps are silent.
    pub run: &'a Run,
    /// Units of measure of the nodes, in their order, as far as known.
    pub measures: &'a [Option<&'a str>],
}

/// Findings about a run.
#[must_use]
pub fn of_run(computed: Computed, settings: &Settings) -> Vec<Finding> {
    let ran = Ran::new(computed);
    let mut findings = told(settings, |lint, values| match lint.looks_at {
        LooksAt::Plan(_) => Vec::new(),
        LooksAt::Run(look) => look(&ran, values),
    });
    let of_correlations = [
        &collinear_pair::LINT,
        &direction_against_data::LINT,
        &negative_in_parent::LINT,
        &weight_without_effect::LINT,
    ];
    let on = of_correlations.into_iter().filter(|lint| settings.of(lint).is_some());
    let silent: Vec<&str> = on.map(|lint| lint.code).collect();
    if ran.is_too_great() && !silent.is_empty() {
        findings.push(passed_over(&ran, &silent.join(", ")));
    }
    findings
}

/// Says that lints did not look at great data.
fn passed_over(ran: &Ran, lints: &str) -> Finding {
    let note = Finding::note("lint-passed-over", Subject::Programme).with("lints", lints);
    note.with("indicators", ran.framework().leaves().count()).with("units", ran.members().len())
}

/// Findings of one lint that are told one by one; the others are counted.
const MOST: usize = 100;

fn told(settings: &Settings, look: impl Fn(&Lint, &Values) -> Vec<Finding>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for lint in LINTS {
        let Some(values) = settings.of(lint) else { continue };
        let mut found = look(lint, values);
        found.retain(|finding| !is_excepted(finding, values.texts("except")));
        if let Some(more) = found.len().checked_sub(MOST).filter(|&more| more > 0) {
            found.truncate(MOST);
            let counted = Finding { code: "more-findings", ..lint.finding(Subject::Programme) };
            found.push(counted.with("code", lint.code).with("count", more));
        }
        findings.extend(found);
    }
    findings
}

/// Codes of what the programme does not want to be told about.
const EXCEPT: Parameter = Parameter::new(
    "except",
    Kind::Texts,
    Fallback::Absent,
    [
        "不提示的指标、节点、评价对象或步骤的代码",
        "codes of indicators, nodes, units or steps it is not to speak of",
    ],
);

/// Arguments that name what a finding is about.
const NAMES: [&str; 5] = ["node", "other", "parent", "unit", "step"];

fn is_excepted(finding: &Finding, except: &[String]) -> bool {
    !except.is_empty()
        && NAMES.iter().filter_map(|name| finding.argument(name)).any(|code| except.iter().any(|e| e == code))
}

/// A number with so many decimals, as a message shows it.
fn shown(value: f64, decimals: u32) -> String {
    // Adding 0 takes the sign from a negative zero.
    (rounded(value, decimals) + 0.0).to_string()
}

/// A share as per cent, to one decimal.
fn percent(share: f64) -> String {
    shown(share * 100.0, 1)
}

#[cfg(test)]
pub(crate) mod tests;
