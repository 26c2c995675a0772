//! The notes of a report on a terminal: what each says and, below it, what to do.

use quanheng_index::Finding;

use crate::diagnostics;
use crate::layout::{self, Ink};
use crate::session::Session;

/// The lines of some notes.
pub(crate) fn lines(session: &Session, notes: &[Finding]) -> Vec<String> {
    let say = |label: String, text: String| session.say("labelled", &[("label", label), ("text", text)]);
    let mut lines = Vec::new();
    for (at, note) in notes.iter().enumerate() {
        let severity = session.say(&format!("severity-{}", note.severity.slug()), &[]);
        let message = say(severity, diagnostics::message(session.language, note));
        let hints = diagnostics::hints(session.language, note);
        // The same advice is said once, below the last of those it is for.
        let is_repeated =
            notes.get(at + 1).is_some_and(|next| diagnostics::hints(session.language, next) == hints);
        let hints = hints.into_iter().filter(|_| !is_repeated);
        let hints = hints.map(|hint| say(session.say("hint", &[]), hint));
        for text in std::iter::once(message).chain(hints) {
            let wrapped = layout::wrap(&text, session.width);
            lines.extend(wrapped.iter().map(|line| session.paint.ink(Ink::Attention, line)));
        }
    }
    lines
}
