//! Bare names in a template: what is no function and no variable is a unit, a node or a series.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use super::book::Book;
use super::functions;
use super::names::Wanted;

/// What a template stands in.
pub(crate) struct Context(pub(crate) Arc<Book>);

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the programme")
    }
}

impl Object for Context {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        if functions::find(name).is_some() || functions::OF_THE_ENGINE.contains(&name) {
            return None;
        }
        Some(match self.0.names.find(name, Wanted::Anything) {
            Ok(thing) => Value::from_object(self.0.named(thing)),
            Err(problem) => Value::from(minijinja::Error::from(problem)),
        })
    }
}
