//! `completions`: what a shell needs to complete commands and options.

use serde_json::json;

use crate::arguments::Completions;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::help;
use crate::session::{Form, Session};

pub(crate) fn run(arguments: &Completions, session: &mut Session) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut help::command(session.language), "quanheng", &mut script);
    match session.form {
        Form::Text => session.raw(&script)?,
        Form::Json => session.json(&json!({
            "shell": arguments.shell.to_string(),
            "script": String::from_utf8_lossy(&script),
        }))?,
    }
    Ok(Exit::Fine)
}
