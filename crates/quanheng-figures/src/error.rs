//! Why a figure cannot be had.

use quanheng_data::ErrorClass;
use quanheng_index::{Finding, Subject};
use quanheng_programme::catalogue::Argument;

/// Why a figure cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum FigureError {
    /// The program was compiled without ECharts.
    #[error("this program was compiled without ECharts")]
    NoEcharts,
    /// No figure has that name.
    #[error("no figure is called `{given}`")]
    Unknown {
        /// The name asked for.
        given: String,
        /// The nearest name there is, or nothing.
        nearest: String,
        /// The names there are.
        known: String,
    },
    /// The figure cannot be made of this evaluation.
    #[error("{}", .0.code)]
    Refused(Box<Finding>),
    /// A character that the fonts do not have.
    #[error("the fonts have no `{character}`")]
    Character {
        /// The character.
        character: char,
        /// The text it is in.
        text: String,
    },
    /// ECharts did not draw.
    #[error("ECharts: {reason}")]
    Script {
        /// What it says.
        reason: String,
    },
    /// A drawing could not be turned into a picture.
    #[error("no picture: {reason}")]
    Picture {
        /// What is wrong.
        reason: String,
    },
}

impl FigureError {
    /// A figure that this evaluation has nothing for.
    pub(crate) fn refused(code: &'static str, arguments: Vec<Argument<'static>>) -> Self {
        let finding = Finding::error(code, Subject::Programme);
        Self::Refused(Box::new(Finding { arguments, ..finding }))
    }

    /// Its class, which decides how a call ends.
    #[must_use]
    pub const fn class(&self) -> ErrorClass {
        match self {
            Self::Unknown { .. } => ErrorClass::NotFound,
            Self::NoEcharts => ErrorClass::Unavailable,
            _ => ErrorClass::Input,
        }
    }

    /// Code word, which is also the message's name in the catalogue.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoEcharts => "figure-no-echarts",
            Self::Unknown { .. } => "no-such-figure",
            Self::Refused(finding) => finding.code,
            Self::Character { .. } => "figure-character",
            Self::Script { .. } => "figure-script",
            Self::Picture { .. } => "figure-picture",
        }
    }

    /// The message's arguments.
    #[must_use]
    pub fn arguments(&self) -> Vec<Argument<'static>> {
        match self {
            Self::NoEcharts => Vec::new(),
            Self::Unknown { given, nearest, known } => {
                vec![("given", given.clone()), ("nearest", nearest.clone()), ("known", known.clone())]
            }
            Self::Refused(finding) => finding.arguments.clone(),
            Self::Character { character, text } => {
                let point = format!("U+{:04X}", u32::from(*character));
                vec![("character", character.to_string()), ("point", point), ("text", text.clone())]
            }
            Self::Script { reason } | Self::Picture { reason } => vec![("reason", reason.clone())],
        }
    }
}
