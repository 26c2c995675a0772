//! The notes of a report on a terminal: what each says and, below it, what to do.

use quanheng_index::Finding;

use crate::diagnostics;
use crate::layout::{self, Ink};
use crate::session::Session;

/// The lines of some notes.
pub(crate) fn lines(session: &Session, notes: &[Finding]) -> Vec<String> {
    let say = |label: String, text: String| session.say("labelled", &[("label", label), ("text", text)]);
    let mut lines = Vec::new();
    for note in notes {
        let severity = session.say(&format!("severity-{}", note.severity.slug()), &[]);
        let message = say(severity, diagnostics::message(session.language, note));
        let hints = diagnostics::hints(session.language, note).into_iter();
        let hints = hints.map(|hint| say(session.say("hint", &[]), hint));
        for text in std::iter::once(message).chain(hints) {
            let wrapped = layout::wrap(&text, session.width);
            lines.extend(wrapped.iter().map(|line| session.paint.ink(Ink::Attention, line)));
        }
    }
    lines
}
