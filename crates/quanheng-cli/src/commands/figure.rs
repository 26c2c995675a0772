//! `figure`: one figure of a programme's results, drawn, or the list of those there are.

mod made;
mod written;

use quanheng_figures::Figure as Drawn;
use serde_json::{Value, json};

use crate::arguments::Figure;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::layout;
use crate::scoring;
use crate::session::{Form, Session};
use made::Material;

pub(crate) fn run(arguments: &Figure, session: &mut Session) -> Result<Exit, Failure> {
    let ending = written::ending(arguments.out.as_deref())?;
    let programme = scoring::load(session, &arguments.dir)?;
    let observations = scoring::read(session, &programme)?;
    let material = Material::new(session, arguments, &programme, &observations)?;
    let Some(name) = arguments.name.as_deref() else { return list(session, &material) };
    let figure = Drawn::named(&material.evaluation(session.language), name).map_err(Failure::of_figure)?;
    session.doing("doing-writing");
    let paths = written::write(arguments, &figure, ending)?;
    answer(session, &figure, &paths)?;
    Ok(Exit::Fine)
}

/// Where it is, and what it shows for a reader who cannot see it.
fn answer(session: &mut Session, figure: &Drawn, paths: &[String]) -> Result<(), Failure> {
    if session.form == Form::Json {
        session.json(&json!({
            "figure": figure.name,
            "kind": figure.kind.slug(),
            "title": figure.title,
            "unit": figure.unit,
            "source": figure.source,
            "notes": figure.notes,
            "alternative": figure.alternative,
            "written": paths,
        }))?;
        return Ok(());
    }
    let lines = layout::wrap(&figure.alternative, session.width);
    session.lines(lines)?;
    let told: Vec<String> =
        paths.iter().map(|path| session.say("figure-written", &[("path", path.clone())])).collect();
    session.lines(told)?;
    Ok(())
}

fn list(session: &mut Session, material: &Material) -> Result<Exit, Failure> {
    let listed = quanheng_figures::listing(&material.evaluation(session.language));
    let words = |kind: quanheng_figures::Kind| session.say(&format!("figure-kind-{}", kind.slug()), &[]);
    if session.form == Form::Json {
        let figures: Vec<Value> = listed
            .iter()
            .map(|one| json!({ "name": one.name, "kind": one.kind.slug(), "shows": words(one.kind) }))
            .collect();
        session.json(&json!({ "figures": figures }))?;
        return Ok(Exit::Fine);
    }
    let widest = listed.iter().map(|one| one.name.chars().count()).max().unwrap_or(0);
    let lines: Vec<String> = listed
        .iter()
        .map(|one| format!("{}  {}", layout::left(&one.name, widest), words(one.kind)))
        .collect();
    session.lines(lines)?;
    Ok(Exit::Fine)
}
