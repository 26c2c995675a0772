//! The process around [`quanheng_cli::run`]: its arguments, environment, streams and exit code.

use std::io::{self, BufWriter};
use std::process::ExitCode;

use quanheng_cli::{Environment, run};

fn main() -> ExitCode {
    let environment = Environment::of_process();
    let mut out = BufWriter::new(io::stdout());
    let exit = run(std::env::args_os(), &environment, &mut out, &mut io::stderr());
    ExitCode::from(exit.code())
}
