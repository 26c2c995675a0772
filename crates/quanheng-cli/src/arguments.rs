//! The command line: commands and options. What each means is in the catalogue, under `help-…`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use quanheng_programme::Language;

#[derive(Debug, Parser)]
#[command(name = "quanheng", version, subcommand_required = true, arg_required_else_help = true)]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: Global,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[arg(long, global = true, value_name = "LANGUAGE", hide_possible_values = true)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, global = true, value_name = "WHEN", hide_possible_values = true)]
    pub(crate) color: Option<Color>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Zh,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    New(New),
    Check(Check),
    Build(Build),
    Explain(Explain),
    Compare(Compare),
    Analyse(Analyse),
    Audit(Audit),
    #[cfg(feature = "report")]
    Report(Report),
    Change(Change),
    Figure(Figure),
    Methods(Methods),
    Import(Import),
    Export(Export),
    Lints(Lints),
    Schema,
    Completions(Completions),
}

#[derive(Debug, Args)]
pub(crate) struct New {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<String>,
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', hide_possible_values = true)]
    pub(crate) format: Vec<Format>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

/// Kinds of result files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Csv,
    Parquet,
    Xlsx,
    Json,
}

impl From<Format> for quanheng_data::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Parquet => Self::Parquet,
            Format::Xlsx => Self::Xlsx,
            Format::Json => Self::Json,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: String,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub(crate) node: Option<String>,
    #[arg(long, value_name = "UNIT|mean|zero")]
    pub(crate) against: Option<String>,
    #[arg(long, value_name = "GROUPING|all")]
    pub(crate) peers: Option<String>,
    #[arg(id = "reach-rank", long = "reach-rank", value_name = "RANK")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) reach_rank: Option<u32>,
    #[arg(id = "reach-tier", long = "reach-tier", value_name = "TIER", conflicts_with = "reach-rank")]
    pub(crate) reach_tier: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 5, hide_default_value = true)]
    pub(crate) top: usize,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "A")]
    pub(crate) first: String,
    #[arg(value_name = "B")]
    pub(crate) second: String,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Analyse {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "WHAT", hide_possible_values = true)]
    pub(crate) what: What,
    #[arg(long, value_name = "CODE")]
    pub(crate) node: Option<String>,
    #[arg(long)]
    pub(crate) data: bool,
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["from", "to"])]
    pub(crate) period: Option<String>,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) to: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) grouping: Option<String>,
    #[arg(long, value_name = "WAY", hide_possible_values = true)]
    pub(crate) way: Option<Way>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(0..=1_000_000))]
    pub(crate) permutations: Option<u64>,
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<String>,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Change {
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    #[arg(value_name = "NEW")]
    pub(crate) new: Option<PathBuf>,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) to: Option<String>,
    #[arg(id = "old-scenario", long = "old-scenario", value_name = "NAME")]
    pub(crate) old_scenario: Option<String>,
    #[arg(id = "new-scenario", long = "new-scenario", value_name = "NAME")]
    pub(crate) new_scenario: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub(crate) node: Option<String>,
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// Kinds of analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    Change,
    Trend,
    Convergence,
    Inequality,
    Neighbours,
    Obstacles,
    Outranking,
    Targets,
}

impl What {
    /// The word on the command line, and the name of its files.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Trend => "trend",
            Self::Convergence => "convergence",
            Self::Inequality => "inequality",
            Self::Neighbours => "neighbours",
            Self::Obstacles => "obstacles",
            Self::Outranking => "outranking",
            Self::Targets => "targets",
        }
    }
}

/// How a target is approached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Way {
    #[default]
    Linear,
    Compound,
}

#[derive(Debug, Args)]
pub(crate) struct Audit {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "PARTS", value_delimiter = ',', hide_possible_values = true)]
    pub(crate) only: Vec<Part>,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub(crate) replicates: Option<u64>,
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    #[arg(id = "replicates-to", long = "replicates-to", value_name = "FILE")]
    pub(crate) replicates_to: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', hide_possible_values = true)]
    pub(crate) format: Vec<AuditFormat>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[cfg(feature = "report")]
#[derive(Debug, Args)]
pub(crate) struct Report {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "DOCUMENTS", value_delimiter = ',', hide_possible_values = true)]
    pub(crate) document: Vec<Documents>,
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', hide_possible_values = true)]
    pub(crate) format: Vec<ReportFormat>,
    #[arg(long, value_name = "LANGUAGES", value_delimiter = ',', hide_possible_values = true)]
    pub(crate) languages: Vec<Lang>,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub(crate) replicates: Option<u64>,
    #[arg(long, conflicts_with = "replicates")]
    pub(crate) plain: bool,
    #[arg(long, value_name = "UNITS", value_delimiter = ',')]
    pub(crate) profiles: Vec<String>,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[arg(id = "write-templates", long = "write-templates")]
    pub(crate) write_templates: bool,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

/// The documents of a programme.
#[cfg(feature = "report")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Documents {
    Report,
    Audit,
}

/// Kinds of documents' files.
#[cfg(feature = "report")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Pdf,
    Html,
    Docx,
    Xlsx,
}

/// Parts of an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    Uncertainty,
    Sensitivity,
    Coherence,
    Inverse,
}

impl Part {
    /// In the order in which they are told.
    pub(crate) const ALL: [Self; 4] = [Self::Uncertainty, Self::Sensitivity, Self::Coherence, Self::Inverse];

    /// The word on the command line, and the start of the names of its tables.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Uncertainty => "uncertainty",
            Self::Sensitivity => "sensitivity",
            Self::Coherence => "coherence",
            Self::Inverse => "inverse",
        }
    }
}

/// Kinds of files of an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AuditFormat {
    Csv,
    Xlsx,
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Figure {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "NAME", required_unless_present = "list", conflicts_with = "list")]
    pub(crate) name: Option<String>,
    #[arg(long)]
    pub(crate) list: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub(crate) replicates: Option<u64>,
}

#[derive(Debug, Args)]
pub(crate) struct Methods {
    #[arg(value_name = "KIND|METHOD")]
    pub(crate) name: Option<String>,
    #[arg(long, conflicts_with = "name")]
    pub(crate) markdown: bool,
}

/// Formats of other tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Foreign {
    Coinr,
    CoinTool,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    #[arg(value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) foreign: Foreign,
    #[arg(value_name = "FILE", required = true, num_args = 1..=2)]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_name = "DIR", required = true)]
    pub(crate) out: PathBuf,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) foreign: Foreign,
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "PATH", required = true)]
    pub(crate) out: PathBuf,
    #[arg(long, value_name = "FORM", hide_possible_values = true)]
    pub(crate) format: Option<TableForm>,
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
}

/// How the tables of an export are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableForm {
    Csv,
    Xlsx,
}

#[derive(Debug, Args)]
pub(crate) struct Lints {
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
    #[arg(long, conflicts_with = "code")]
    pub(crate) markdown: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub(crate) shell: clap_complete::Shell,
}
