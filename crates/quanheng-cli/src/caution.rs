//! What readers of a programme's results must know, on every screen that shows results.

use quanheng_programme::Programme;
use serde_json::{Value, json};

use crate::layout::{self, Ink};
use crate::session::Session;

/// The caution with an empty line before it, or nothing.
pub(crate) fn lines(session: &Session, programme: &Programme) -> Vec<String> {
    let Some(caution) = programme.caution.get(session.language) else { return Vec::new() };
    let text = session.say("build-caution", &[("text", caution.to_owned())]);
    let wrapped = layout::wrap(&text, session.width);
    let painted = wrapped.iter().map(|line| session.paint.ink(Ink::Attention, line));
    std::iter::once(String::new()).chain(painted).collect()
}

/// The same for a program; null where there is none.
pub(crate) fn value(programme: &Programme) -> Value {
    let caution = &programme.caution;
    if caution.is_empty() { Value::Null } else { json!({ "zh": caution.zh, "en": caution.en }) }
}
