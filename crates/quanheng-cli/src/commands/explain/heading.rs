//! What stands above every explanation: the unit and period, the programme, the scenario, the caution.

use super::Explained;
use crate::caution;
use crate::layout::Ink;
use crate::session::Session;

/// The lines, an empty one at the end.
pub(super) fn lines(session: &Session, explained: &Explained) -> Vec<String> {
    let Explained { programme, scored, unit, period, scenario, .. } = explained;
    let arguments = [
        ("name", programme.unit_name(*unit, session.language).to_owned()),
        ("code", programme.units.get(*unit).code.clone()),
        ("period", scored.run.periods()[*period].to_string()),
    ];
    let mut lines = vec![session.paint.ink(Ink::Strong, &session.say("explain-title", &arguments))];
    lines.extend(programme.title.get(session.language).map(str::to_owned));
    if let Some(name) = scenario {
        let title = programme.scenarios.get(*name).and_then(|of| of.title.get(session.language));
        let arguments = [("name", (*name).to_owned()), ("title", title.unwrap_or(name).to_owned())];
        lines.push(session.say("scenario-named", &arguments));
    }
    lines.extend(caution::lines(session, programme));
    lines.push(String::new());
    lines
}
