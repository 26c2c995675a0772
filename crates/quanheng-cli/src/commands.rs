//! The commands, one file each, and the way from a parsed command line to its command.

mod analyse;
mod audit;
mod build;
mod change;
mod check;
mod compare;
mod completions;
mod explain;
mod export;
mod figure;
mod import;
mod lints;
mod methods;
mod new;
mod parameters;
#[cfg(feature = "report")]
mod report;
mod schema;

use crate::arguments::Command;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

/// Runs a command.
pub(crate) fn run(command: &Command, session: &mut Session) -> Result<Exit, Failure> {
    match command {
        Command::New(arguments) => new::run(arguments, session),
        Command::Check(arguments) => check::run(arguments, session),
        Command::Build(arguments) => build::run(arguments, session),
        Command::Explain(arguments) => explain::run(arguments, session),
        Command::Compare(arguments) => compare::run(arguments, session),
        Command::Analyse(arguments) => analyse::run(arguments, session),
        Command::Audit(arguments) => audit::run(arguments, session),
        #[cfg(feature = "report")]
        Command::Report(arguments) => report::run(arguments, session),
        Command::Change(arguments) => change::run(arguments, session),
        Command::Figure(arguments) => figure::run(arguments, session),
        Command::Methods(arguments) => methods::run(arguments, session),
        Command::Import(arguments) => import::run(arguments, session),
        Command::Export(arguments) => export::run(arguments, session),
        Command::Lints(arguments) => lints::run(arguments, session),
        Command::Schema => schema::run(session),
        Command::Completions(arguments) => completions::run(arguments, session),
    }
}
