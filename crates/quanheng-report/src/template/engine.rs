//! Rendering a template, and telling all its faults at once.
//!
//! The engine stops at the first fault. So the expression at fault is noted, blanked out, and the template rendered again,
//! until nothing more is found: every fault is told with its own place.

use std::ops::Range;
use std::sync::Arc;

use minijinja::value::{Kwargs, Rest, ValueOrKwargs, from_args};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};
use quanheng_index::Finding;
use quanheng_index::finding::{Place, Subject};

use super::arguments::Call;
use super::book::Book;
use super::context::Context;
use super::escape::escaped;
use super::functions::{self, Function};
use super::problem::Problem;
use super::request::{Request, Requests};
use super::unbound;
use crate::default::TextFile;
use crate::document::Block;
use crate::markdown::Reader;

/// Faults told of one file.
const MOST: usize = 30;

/// Renders templates of one document.
pub(crate) struct Engine {
    book: Arc<Book>,
    requests: Arc<Requests>,
}

impl Engine {
    pub(crate) fn new(book: Book) -> Self {
        Self { book: Arc::new(book), requests: Arc::default() }
    }

    /// The blocks of a file, and all that is to be said of it.
    pub(crate) fn blocks(&self, file: &TextFile, reader: &mut Reader) -> (Vec<Block>, Vec<Finding>) {
        let mut findings = Vec::new();
        let mut refused: Vec<(Request, Problem)> = Vec::new();
        let mut source = file.text.clone();
        let mut blocks = Vec::new();
        while findings.len() < MOST {
            match self.render(file, &source, &refused) {
                Err(error) => {
                    findings.push(finding(&error, file));
                    match error.range().and_then(|range| blanked(&source, &range)) {
                        Some(rest) => source = rest,
                        None => break,
                    }
                }
                Ok(text) => {
                    let before = refused.len();
                    let made = self.resolve(reader, &mut refused);
                    if refused.len() > before {
                        continue;
                    }
                    let (read, told) = reader.read(file, &text, &made);
                    blocks = read;
                    findings.extend(told);
                    break;
                }
            }
        }
        findings.extend(unbound::findings(file));
        findings.sort_by(|a, b| a.subject.cmp(&b.subject));
        (blocks, findings)
    }

    /// The blocks of all requests of a rendering; what nobody can make is refused from now on.
    fn resolve(&self, reader: &mut Reader, refused: &mut Vec<(Request, Problem)>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for request in self.requests.take() {
            match reader.resolve(&request) {
                Ok(block) => blocks.push(block),
                Err(problem) if refused.iter().all(|(known, _)| *known != request) => {
                    refused.push((request, problem));
                }
                Err(_) => {}
            }
        }
        blocks
    }

    fn render(&self, file: &TextFile, source: &str, refused: &[(Request, Problem)]) -> Result<String, Error> {
        self.requests.take();
        let mut environment = self.environment(refused);
        environment.set_debug(true);
        environment.render_named_str(&file.name, source, Value::from_object(Context(Arc::clone(&self.book))))
    }

    fn environment(&self, refused: &[(Request, Problem)]) -> Environment<'static> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
        environment.set_formatter(|out, _, value| {
            if value.is_undefined() {
                return Err(Error::from(ErrorKind::UndefinedError));
            }
            let text = value.to_string();
            let text = if value.is_safe() { text } else { escaped(&text) };
            out.write_str(&text).map_err(Error::from)
        });
        let refused: Arc<[(Request, Problem)]> = refused.into();
        for function in functions::ALL.iter().flat_map(|functions| functions.iter()) {
            let (book, requests) = (Arc::clone(&self.book), Arc::clone(&self.requests));
            let refused = Arc::clone(&refused);
            let call = move |arguments: Rest<ValueOrKwargs>| {
                let values = arguments.into_values();
                run(function, (&*book, &*requests), &values, &refused)
            };
            if function.is_filter {
                environment.add_filter(function.name, call.clone());
            }
            environment.add_function(function.name, call);
        }
        environment
    }
}

fn run(
    function: &'static Function,
    about: (&Book, &Requests),
    values: &[Value],
    refused: &[(Request, Problem)],
) -> Result<Value, Error> {
    let (positions, keywords) = from_args::<(&[Value], Kwargs)>(values)?;
    let mut call = Call::new(about.0, function, (positions, keywords));
    let answer = (function.call)(&mut call)?;
    call.finish()?;
    match answer {
        functions::Answer::Value(value) => Ok(value),
        functions::Answer::Request(request) => {
            if let Some((_, problem)) = refused.iter().find(|(known, _)| *known == request) {
                return Err(problem.clone().into());
            }
            Ok(Value::from_safe_string(about.1.marker(request)))
        }
    }
}

/// The finding an error of the engine is.
fn finding(error: &Error, file: &TextFile) -> Finding {
    let range = error.range().filter(|range| file.text.get(range.clone()).is_some());
    let place = match &range {
        Some(range) => place(file, range),
        None => Place::span(&file.name, error.line().unwrap_or_default(), 0, 0),
    };
    let subject = Subject::Place(place);
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(inner) = cause {
        if let Some(problem) = inner.downcast_ref::<Problem>() {
            return problem.at(subject);
        }
        cause = inner.source();
    }
    let text = range.and_then(|range| file.text.get(range)).unwrap_or_default();
    let detail = error.detail().unwrap_or_default();
    if error.kind() == ErrorKind::UnknownFunction || detail.contains("not callable") {
        let name: String = text.chars().take_while(|&c| c.is_alphanumeric() || c == '_').collect();
        let known =
            functions::ALL.iter().flat_map(|functions| functions.iter()).map(|function| function.name);
        return Problem::unknown("report-unknown-function", &name, known).at(subject);
    }
    let reason = if detail.is_empty() { error.kind().to_string() } else { detail.to_owned() };
    if error.kind() == ErrorKind::SyntaxError {
        return Finding::error("report-template-syntax", subject).with("reason", reason);
    }
    Finding::error("report-template-fault", subject).with("reason", reason)
}

/// Line and column, in characters, of a range of bytes.
pub(super) fn place(file: &TextFile, range: &Range<usize>) -> Place {
    let before = &file.text[..range.start];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before[start..].chars().count() + 1;
    let inside = file.text[range.clone()].lines().next().unwrap_or_default();
    Place::span(&file.name, line, column, inside.chars().count())
}

/// The source with the expression around a range blanked out, of the same length; `None` when the range is not within
/// `{{ }}`: a statement cannot be taken out alone.
fn blanked(source: &str, range: &Range<usize>) -> Option<String> {
    let starts_there = source.get(range.start..).is_some_and(|rest| rest.starts_with("{{"));
    let reach = range.start + if starts_there { 2 } else { 0 };
    let open = source.get(..reach)?.rfind("{{")?;
    let close = open + source[open..].find("}}")? + 2;
    if close < range.end || source[open..range.start.max(open)].contains("}}") {
        return None;
    }
    let blank =
        |text: &str| text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect::<String>();
    Some(format!("{}{}{}", &source[..open], blank(&source[open..close]), &source[close..]))
}
