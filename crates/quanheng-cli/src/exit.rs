//! Exit codes: the one table from how a call ended to the number the shell sees.

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exit {
    /// Done; there may be warnings.
    Fine,
    /// The programme has findings that are errors.
    Findings,
    /// The command line is wrong.
    Usage,
    /// Something that was asked for is not there, or cannot be read or written.
    Input,
    /// It would overwrite.
    Conflict,
    /// The system does not allow it.
    Denied,
    /// Our own promise broke.
    Bug,
}

impl Exit {
    /// All, in the order of their codes.
    pub const ALL: [Self; 7] =
        [Self::Fine, Self::Findings, Self::Usage, Self::Input, Self::Conflict, Self::Denied, Self::Bug];

    /// The number the shell sees.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Input => 3,
            Self::Conflict => 4,
            Self::Denied => 5,
            Self::Bug => 70,
        }
    }

    /// The word used in JSON and message names.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Findings => "findings",
            Self::Usage => "usage",
            Self::Input => "input",
            Self::Conflict => "conflict",
            Self::Denied => "denied",
            Self::Bug => "bug",
        }
    }
}
