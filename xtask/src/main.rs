//! `cargo xtask <verb>`: every chore of the workspace, one verb per file.
//!
//! Part of the first build a newcomer waits for, so it depends on next to nothing, and on none of our crates.
//! It does not know how Quanheng works: it calls cargo and the program `quanheng`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a developer's tool: the terminal is its only output"
)]

mod bench;
mod check;
mod ci;
mod command;
mod demo;
mod docs;
mod examples;
mod layers;
mod peers;
mod program;
mod setup;
mod steps;
mod test;
mod tidy;

use anyhow::{Context, Result};
use std::env;
use std::process::ExitCode;

struct Verb {
    name: &'static str,
    arguments: &'static str,
    help: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const VERBS: &[Verb] = &[
    Verb {
        name: "demo",
        arguments: "[args of build]",
        help: "build the program and score the first example with it",
        run: demo::demo,
    },
    Verb {
        name: "setup",
        arguments: "[tests|demo|bench]",
        help: "install what is missing for them (default: tests)",
        run: setup::setup,
    },
    Verb {
        name: "test",
        arguments: "[args of the runner]",
        help: "run all tests, documentation tests included",
        run: test::test,
    },
    Verb {
        name: "check",
        arguments: "",
        help: "everything short of the tests, cheap first; reports all that fails",
        run: check::check,
    },
    Verb {
        name: "tidy",
        arguments: "",
        help: "the rules of text: headers, lengths, manifests, message catalogues",
        run: tidy::tidy,
    },
    Verb {
        name: "layers",
        arguments: "",
        help: "the direction of dependencies between crates",
        run: layers::layers,
    },
    Verb {
        name: "docs",
        arguments: "[--check]",
        help: "write the generated pages of the manual; --check: only compare",
        run: docs::docs,
    },
    Verb {
        name: "examples",
        arguments: "[--check]",
        help: "build each example; --check: only validate its files",
        run: examples::examples,
    },
    Verb { name: "bench", arguments: "[args of cargo bench]", help: "run the benchmarks", run: bench::bench },
    Verb {
        name: "peers",
        arguments: "agree|time [words]",
        help: "our methods beside those of Python packages",
        run: peers::peers,
    },
    Verb { name: "ci", arguments: "", help: "check, examples, test", run: ci::ci },
];

fn main() -> ExitCode {
    match run(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<ExitCode> {
    let Some((name, rest)) = args.split_first() else {
        print!("{}", help());
        return Ok(ExitCode::FAILURE);
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return Ok(ExitCode::SUCCESS);
    }
    let verb = VERBS
        .iter()
        .find(|verb| verb.name == name)
        .with_context(|| format!("no verb `{name}`\n\n{}", help()))?;
    env::set_current_dir(command::root()?).context("cannot enter the root of the workspace")?;
    (verb.run)(rest)?;
    Ok(ExitCode::SUCCESS)
}

fn help() -> String {
    let mut text = String::from("cargo xtask <verb>\n\n");
    for verb in VERBS {
        let call = format!("{} {}", verb.name, verb.arguments);
        text.push_str(&format!("  {call:<28} {}\n", verb.help));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_verb_once() {
        let help = help();
        for verb in VERBS {
            let lines = help.lines().filter(|line| line.trim_start().starts_with(&format!("{} ", verb.name)));
            assert_eq!(lines.count(), 1, "{}", verb.name);
        }
    }

    #[test]
    fn an_unknown_verb_is_an_error_that_shows_the_verbs() {
        let error = run(&["chekc".to_owned()]).unwrap_err().to_string();
        assert!(error.contains("`chekc`") && error.contains("tidy"), "{error}");
    }
}
