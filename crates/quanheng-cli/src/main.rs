//! The process around [`quanheng_cli::run`]: its arguments, environment, streams and exit code.

use std::io::{self, BufWriter};
use std::process::ExitCode;

use mimalloc::MiMalloc;
use quanheng_cli::{Environment, run};

/// A run makes and drops many small columns: the C library's allocator takes a sixth of its time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let environment = Environment::of_process();
    let mut out = BufWriter::new(io::stdout());
    let exit = run(std::env::args_os(), &environment, &mut out, &mut io::stderr());
    ExitCode::from(exit.code())
}
