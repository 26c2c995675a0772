//! `schema`: the JSON Schema of `quanheng.toml`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

pub(crate) fn run(session: &mut Session) -> Result<Exit, Failure> {
    session.json(&quanheng_programme::json_schema())?;
    Ok(Exit::Fine)
}
