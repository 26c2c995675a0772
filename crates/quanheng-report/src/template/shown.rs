//! What functions give to templates: units, nodes, and numbers with the text that is printed for them.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{DynObject, Object, ObjectRepr};
use quanheng_figures::amount::Amount;

/// A unit, node or series: printed as its name in the reader's language. Has `name`, `code` and, for nodes, `level`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) thing: super::names::Thing,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) level: String,
}

impl Object for Named {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match key.as_str()? {
            "name" => Some(Value::from(self.name.as_str())),
            "code" => Some(Value::from(self.code.as_str())),
            "level" => Some(Value::from(self.level.as_str())),
            _ => None,
        }
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        Some(self.thing.cmp(&other.downcast_ref::<Self>()?.thing))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// A number and the text printed for it. Has `text`, `number` (none without a value), `magnitude` (the text without its
/// sign), `is_up`, `is_down`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shown {
    pub(crate) text: String,
    pub(crate) number: Option<f64>,
    /// The text without sign, where that is another one.
    pub(crate) magnitude: Option<String>,
    /// With its unit, where it has one.
    pub(crate) amount: Option<Amount>,
}

impl Shown {
    pub(crate) fn new(text: impl Into<String>, number: f64) -> Self {
        Self { text: text.into(), number: Some(number), magnitude: None, amount: None }
    }

    /// Words where there is no number.
    pub(crate) fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), number: None, magnitude: None, amount: None }
    }

    pub(crate) fn value(self) -> Value {
        Value::from_object(self)
    }
}

impl Object for Shown {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let number = |is: fn(f64) -> bool| Value::from(self.number.is_some_and(is));
        match key.as_str()? {
            "text" => Some(Value::from(self.text.as_str())),
            "number" => Some(self.number.map_or(Value::from(()), Value::from)),
            "magnitude" => Some(Value::from(self.magnitude.as_deref().unwrap_or(&self.text))),
            "is_up" => Some(number(|number| number > 0.0)),
            "is_down" => Some(number(|number| number < 0.0)),
            "exists" => Some(Value::from(self.number.is_some())),
            _ => None,
        }
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.number.is_some()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
