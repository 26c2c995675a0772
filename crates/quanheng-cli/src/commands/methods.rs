//! `methods`: every method in one line, the page of one, or the whole reference.

mod page;
mod reference;

use quanheng_index::method::of_kind;
use quanheng_index::{Method, StepKind, registry};
use quanheng_programme::Language;
use serde_json::json;

use crate::arguments::Methods;
use crate::exit::Exit;
use crate::failure::{Failure, Thing};
use crate::layout::{self, Ink};
use crate::session::{Form, Session};

pub(crate) fn run(arguments: &Methods, session: &mut Session) -> Result<Exit, Failure> {
    if arguments.markdown && session.form == Form::Text {
        session.raw(reference::markdown(session.language).as_bytes())?;
        return Ok(Exit::Fine);
    }
    let (chosen, is_list) = choose(arguments.name.as_deref())?;
    match (session.form, is_list) {
        (Form::Json, _) => {
            let methods: Vec<_> = chosen.iter().map(|method| page::to_json(method)).collect();
            session.json(&json!({ "methods": methods }))?;
        }
        (Form::Text, true) => list(session, &chosen)?,
        (Form::Text, false) => {
            for (at, method) in chosen.iter().enumerate() {
                if at > 0 {
                    session.line("")?;
                }
                page::show(session, method)?;
            }
        }
    }
    Ok(Exit::Fine)
}

/// The methods a name means, and whether they are to be listed: `normalise` lists a kind, `min-max` is a method,
/// `rank` is a kind that is also a method's name, `normalise/rank` is that method.
fn choose(name: Option<&str>) -> Result<(Vec<&'static Method>, bool), Failure> {
    let Some(name) = name else { return Ok((registry::METHODS.to_vec(), true)) };
    if let Some((kind, slug)) = name.split_once('/') {
        let found = StepKind::from_slug(kind).and_then(|kind| quanheng_index::method::find(kind, slug));
        return found.map(|method| (vec![method], false)).ok_or_else(|| unknown(name));
    }
    if let Some(kind) = StepKind::from_slug(name) {
        return Ok((of_kind(kind).collect(), true));
    }
    let named: Vec<_> = registry::METHODS.iter().copied().filter(|method| method.slug == name).collect();
    if named.is_empty() { Err(unknown(name)) } else { Ok((named, false)) }
}

fn unknown(name: &str) -> Failure {
    let full: Vec<String> =
        registry::METHODS.iter().map(|method| format!("{}/{}", method.kind().slug(), method.slug)).collect();
    let kinds = StepKind::ALL.iter().map(|kind| kind.slug());
    let slugs = registry::METHODS.iter().map(|method| method.slug);
    let known: Vec<&str> = kinds.chain(slugs).chain(full.iter().map(String::as_str)).collect();
    Failure::unknown(Thing::Method, name, known)
}

fn list(session: &mut Session, methods: &[&'static Method]) -> Result<(), Failure> {
    let slug_width = methods.iter().map(|method| method.slug.len()).max().unwrap_or(0);
    for kind in StepKind::ALL {
        let mut of_kind = methods.iter().filter(|method| method.kind() == kind).peekable();
        if of_kind.peek().is_none() {
            continue;
        }
        let heading = session.paint.ink(Ink::Strong, kind.slug());
        let what = session.say(&format!("kind-{}", kind.slug()), &[]);
        session.line(format!("{heading}  {what}"))?;
        for method in of_kind {
            let mut text = summary(method, session.language).to_owned();
            if kind.default_method() == Some(method.slug) {
                text = session.say("methods-default", &[("summary", text)]);
            }
            let indent = slug_width + 4;
            let lines = layout::wrap(&text, session.width.saturating_sub(indent));
            for (at, line) in lines.iter().enumerate() {
                let slug = if at == 0 { method.slug } else { "" };
                session.line(format!("  {}  {line}", layout::left(slug, slug_width)))?;
            }
        }
        session.line("")?;
    }
    let more = session.say("methods-more", &[]);
    session.line(more)?;
    Ok(())
}

/// A method in one line.
fn summary(method: &Method, language: Language) -> &'static str {
    match language {
        Language::Zh => method.zh,
        Language::En => method.en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_kinds_methods_and_both() {
        let (all, is_list) = choose(None).unwrap();
        assert!(is_list && all.len() == registry::METHODS.len());
        assert!(choose(Some("normalise")).unwrap().1);
        let (none, is_list) = choose(Some("none")).unwrap();
        assert!(!is_list && none.len() > 1, "{none:?}");
        let (rank, is_list) = choose(Some("normalise/rank")).unwrap();
        assert!(!is_list && rank.len() == 1 && rank[0].kind() == StepKind::Normalise);
        let Err(Failure::Unknown { nearest, .. }) = choose(Some("minmax")) else { panic!("unknown") };
        assert_eq!(nearest, "min-max");
        assert!(choose(Some("normalise/minmax")).is_err());
    }
}
