//! Formulas: CEL text → a checked expression over numbers → a value for each unit.
//!
//! The `cel` crate parses; checking and evaluation are here, because a formula works on doubles that may be
//! missing, and because every fault must point into the text.

use cel::common::ast::operators as op;
use cel::common::ast::{CallExpr, Expr, IdedExpr, LiteralValue, SourceInfo};

use crate::finding::nearest;
use crate::parameter::Fault;

/// The key under which programmes give formulas.
const KEY: &str = "formula";

const FUNCTIONS: [&str; 8] = ["abs", "sqrt", "ln", "log10", "exp", "pow", "min", "max"];

/// A checked formula.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    root: Number,
    codes: Vec<String>,
    /// For each code, where it first stands in the text.
    offsets: Vec<usize>,
}

/// A value a formula asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// Position in [`Formula::codes`].
    pub code: usize,
    /// Whether the period before is meant.
    pub previous: bool,
}

/// Why a formula has no value for a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undefined {
    /// Something it needs is missing.
    MissingOperand,
    /// The arithmetic has no finite result.
    NotANumber,
}

#[derive(Debug, Clone, PartialEq)]
enum Number {
    Literal(f64),
    Value(Reference),
    Negate(Box<Number>),
    Binary(Arithmetic, Box<[Number; 2]>),
    Function(Function, Vec<Number>),
    If(Box<Condition>, Box<[Number; 2]>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Function {
    Abs,
    Sqrt,
    Ln,
    Log10,
    Exp,
    Pow,
    Min,
    Max,
}

#[derive(Debug, Clone, PartialEq)]
enum Condition {
    Literal(bool),
    Compare(Comparison, Box<[Number; 2]>),
    Not(Box<Condition>),
    And(Box<[Condition; 2]>),
    Or(Box<[Condition; 2]>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Formula {
    /// Parses and checks a formula.
    ///
    /// # Errors
    /// A fault that points to the place in the text, in characters.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let program = cel::Program::compile(text).map_err(|errors| syntax_fault(text, &errors))?;
        let mut checker = Checker { info: program.source_info(), codes: Vec::new(), offsets: Vec::new() };
        let root = checker.number(program.expression())?;
        Ok(Self { root, codes: checker.codes, offsets: checker.offsets })
    }

    /// Codes it mentions, each once.
    #[must_use]
    pub fn codes(&self) -> &[String] {
        &self.codes
    }

    /// Where the code at a position of [`Formula::codes`] first stands, in characters.
    #[must_use]
    pub fn offset(&self, code: usize) -> usize {
        self.offsets[code]
    }

    /// Computes it for one unit.
    ///
    /// # Errors
    /// When a value it needs is missing or the result is not a finite number.
    pub fn evaluate(&self, lookup: &impl Fn(Reference) -> Option<f64>) -> Result<f64, Undefined> {
        number(&self.root, lookup)
    }
}

fn syntax_fault(text: &str, errors: &cel::ParseErrors) -> Fault {
    let first = errors.errors.iter().min_by_key(|error| error.pos);
    let (line, column) = first.map_or((1, 1), |error| error.pos);
    let before: usize = text
        .split_inclusive('\n')
        .take(usize::try_from(line - 1).unwrap_or(0))
        .map(|l| l.chars().count())
        .sum();
    let column = usize::try_from(column - 1).unwrap_or(0);
    let offset = (before + column).min(text.chars().count().saturating_sub(1));
    let message = first.map_or_else(String::new, |error| error.msg.clone());
    Fault::new("formula-syntax", KEY).at(offset).with("message", message)
}

struct Checker<'a> {
    info: &'a SourceInfo,
    codes: Vec<String>,
    offsets: Vec<usize>,
}

impl Checker<'_> {
    fn offset(&self, expr: &IdedExpr) -> usize {
        self.info.offset_for(expr.id).map_or(0, |(start, _)| start as usize)
    }

    fn fault(&self, code: &'static str, expr: &IdedExpr) -> Fault {
        Fault::new(code, KEY).at(self.offset(expr))
    }

    fn reference(&mut self, code: &str, previous: bool, offset: usize) -> Number {
        let known = self.codes.iter().position(|known| known == code);
        let code = known.unwrap_or_else(|| {
            self.codes.push(code.to_owned());
            self.offsets.push(offset);
            self.codes.len() - 1
        });
        Number::Value(Reference { code, previous })
    }

    fn number(&mut self, expr: &IdedExpr) -> Result<Number, Fault> {
        match &expr.expr {
            Expr::Literal(LiteralValue::Double(value)) => Ok(Number::Literal(*value.inner())),
            Expr::Literal(LiteralValue::Int(value)) => Ok(Number::Literal(*value.inner() as f64)),
            Expr::Literal(LiteralValue::UInt(value)) => Ok(Number::Literal(*value.inner() as f64)),
            Expr::Ident(code) => Ok(self.reference(code, false, self.offset(expr))),
            Expr::Select(select) if !select.test && select.operand.expr == Expr::Ident("prev".into()) => {
                Ok(self.reference(&select.field, true, self.offset(expr) + 1))
            }
            Expr::Call(call) => self.call(expr, call),
            _ => Err(self.fault("formula-not-number", expr)),
        }
    }

    fn call(&mut self, expr: &IdedExpr, call: &CallExpr) -> Result<Number, Fault> {
        match (call.func_name.as_str(), &call.args[..]) {
            (op::ADD, [a, b]) => self.binary(Arithmetic::Add, [a, b]),
            (op::SUBSTRACT, [a, b]) => self.binary(Arithmetic::Subtract, [a, b]),
            (op::MULTIPLY, [a, b]) => self.binary(Arithmetic::Multiply, [a, b]),
            (op::DIVIDE, [a, b]) => self.binary(Arithmetic::Divide, [a, b]),
            (op::MODULO, [a, b]) => self.binary(Arithmetic::Remainder, [a, b]),
            (op::NEGATE, [a]) => Ok(Number::Negate(Box::new(self.number(a)?))),
            (op::CONDITIONAL, [condition, a, b]) => {
                let condition = Box::new(self.condition(condition)?);
                Ok(Number::If(condition, Box::new([self.number(a)?, self.number(b)?])))
            }
            (name, args) if call.target.is_none() => self.function(expr, name, args),
            _ => Err(self.fault("formula-not-number", expr)),
        }
    }

    fn binary(&mut self, operator: Arithmetic, [a, b]: [&IdedExpr; 2]) -> Result<Number, Fault> {
        Ok(Number::Binary(operator, Box::new([self.number(a)?, self.number(b)?])))
    }

    fn function(&mut self, expr: &IdedExpr, name: &str, args: &[IdedExpr]) -> Result<Number, Fault> {
        let function = match (name, args.len()) {
            ("abs", 1) => Function::Abs,
            ("sqrt", 1) => Function::Sqrt,
            ("ln", 1) => Function::Ln,
            ("log10", 1) => Function::Log10,
            ("exp", 1) => Function::Exp,
            ("pow", 2) => Function::Pow,
            ("min", 1..) => Function::Min,
            ("max", 1..) => Function::Max,
            _ if FUNCTIONS.contains(&name) => {
                return Err(self.fault("formula-arguments", expr).with("function", name));
            }
            _ => return Err(self.unknown_function(expr, name)),
        };
        let args: Result<Vec<_>, Fault> = args.iter().map(|arg| self.number(arg)).collect();
        Ok(Number::Function(function, args?))
    }

    /// A comparison or logical operator where a number belongs, or a function that does not exist.
    fn unknown_function(&self, expr: &IdedExpr, name: &str) -> Fault {
        if name.contains('_') && !name.chars().any(char::is_alphabetic) {
            return self.fault("formula-not-number", expr);
        }
        let near = nearest(name, FUNCTIONS).unwrap_or_default();
        self.fault("formula-unknown-function", expr)
            .with("function", name)
            .with("nearest", near)
            .with("known", FUNCTIONS.join(", "))
    }

    fn condition(&mut self, expr: &IdedExpr) -> Result<Condition, Fault> {
        let call = match &expr.expr {
            Expr::Literal(LiteralValue::Boolean(value)) => return Ok(Condition::Literal(*value.inner())),
            Expr::Call(call) => call,
            _ => return Err(self.fault("formula-not-condition", expr)),
        };
        match (call.func_name.as_str(), &call.args[..]) {
            (op::LOGICAL_NOT, [a]) => Ok(Condition::Not(Box::new(self.condition(a)?))),
            (op::LOGICAL_AND, [a, b]) => {
                Ok(Condition::And(Box::new([self.condition(a)?, self.condition(b)?])))
            }
            (op::LOGICAL_OR, [a, b]) => Ok(Condition::Or(Box::new([self.condition(a)?, self.condition(b)?]))),
            (op::EQUALS, [a, b]) => self.compare(Comparison::Equal, [a, b]),
            (op::NOT_EQUALS, [a, b]) => self.compare(Comparison::NotEqual, [a, b]),
            (op::LESS, [a, b]) => self.compare(Comparison::Less, [a, b]),
            (op::LESS_EQUALS, [a, b]) => self.compare(Comparison::LessOrEqual, [a, b]),
            (op::GREATER, [a, b]) => self.compare(Comparison::Greater, [a, b]),
            (op::GREATER_EQUALS, [a, b]) => self.compare(Comparison::GreaterOrEqual, [a, b]),
            _ => Err(self.fault("formula-not-condition", expr)),
        }
    }

    fn compare(&mut self, comparison: Comparison, [a, b]: [&IdedExpr; 2]) -> Result<Condition, Fault> {
        Ok(Condition::Compare(comparison, Box::new([self.number(a)?, self.number(b)?])))
    }
}

type Evaluated = Result<f64, Undefined>;

fn number(expr: &Number, lookup: &impl Fn(Reference) -> Option<f64>) -> Evaluated {
    let result = match expr {
        Number::Literal(value) => *value,
        Number::Value(reference) => lookup(*reference).ok_or(Undefined::MissingOperand)?,
        Number::Negate(inner) => -number(inner, lookup)?,
        Number::Binary(operator, operands) => {
            let (a, b) = (number(&operands[0], lookup)?, number(&operands[1], lookup)?);
            match operator {
                Arithmetic::Add => a + b,
                Arithmetic::Subtract => a - b,
                Arithmetic::Multiply => a * b,
                Arithmetic::Divide => a / b,
                Arithmetic::Remainder => a % b,
            }
        }
        Number::Function(function, args) => {
            let args: Result<Vec<f64>, Undefined> = args.iter().map(|arg| number(arg, lookup)).collect();
            call(*function, &args?)
        }
        Number::If(test, branches) => {
            let taken = if condition(test, lookup)? { &branches[0] } else { &branches[1] };
            number(taken, lookup)?
        }
    };
    if result.is_finite() { Ok(result) } else { Err(Undefined::NotANumber) }
}

fn call(function: Function, args: &[f64]) -> f64 {
    match function {
        Function::Abs => args[0].abs(),
        Function::Sqrt => args[0].sqrt(),
        Function::Ln => libm::log(args[0]),
        Function::Log10 => libm::log10(args[0]),
        Function::Exp => libm::exp(args[0]),
        Function::Pow => libm::pow(args[0], args[1]),
        Function::Min => args.iter().copied().fold(args[0], f64::min),
        Function::Max => args.iter().copied().fold(args[0], f64::max),
    }
}

fn condition(expr: &Condition, lookup: &impl Fn(Reference) -> Option<f64>) -> Result<bool, Undefined> {
    Ok(match expr {
        Condition::Literal(value) => *value,
        Condition::Not(inner) => !condition(inner, lookup)?,
        Condition::And(both) => condition(&both[0], lookup)? && condition(&both[1], lookup)?,
        Condition::Or(both) => condition(&both[0], lookup)? || condition(&both[1], lookup)?,
        Condition::Compare(comparison, operands) => {
            let (a, b) = (number(&operands[0], lookup)?, number(&operands[1], lookup)?);
            match comparison {
                Comparison::Equal => a == b,
                Comparison::NotEqual => a != b,
                Comparison::Less => a < b,
                Comparison::LessOrEqual => a <= b,
                Comparison::Greater => a > b,
                Comparison::GreaterOrEqual => a >= b,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Part;

    /// Evaluates with a = 6, b = 4, prev.a = 5, z = 0 and everything else missing.
    fn eval(text: &str) -> Evaluated {
        let formula = Formula::parse(text).expect("a formula");
        formula.evaluate(&|reference| match (formula.codes()[reference.code].as_str(), reference.previous) {
            ("a", false) => Some(6.0),
            ("a", true) => Some(5.0),
            ("b", false) => Some(4.0),
            ("z", false) => Some(0.0),
            _ => None,
        })
    }

    fn fault(text: &str) -> (&'static str, Part) {
        let fault = Formula::parse(text).expect_err("a fault");
        (fault.code, fault.part)
    }

    #[test]
    fn arithmetic_is_on_doubles() {
        assert_eq!(eval("a / b"), Ok(1.5));
        assert_eq!(eval("3 / 2"), Ok(1.5));
        assert_eq!(eval("-(a + b) * 2 - 1"), Ok(-21.0));
        assert_eq!(eval("a % b"), Ok(2.0));
        assert_eq!(eval("a / prev.a - 1"), Ok(6.0 / 5.0 - 1.0));
        assert_eq!(eval("max(a, b, 7) + min(a, b) + abs(-1) + sqrt(4) + pow(2, 3)"), Ok(22.0));
        assert_eq!(eval("exp(ln(1)) + log10(100)"), Ok(3.0));
    }

    #[test]
    fn conditions_choose_a_branch() {
        assert_eq!(eval("a > b ? 1 : missing"), Ok(1.0));
        assert_eq!(eval("a == 6 && !(b >= 5) || false ? 2 : 3"), Ok(2.0));
        assert_eq!(eval("missing > 0 ? 1 : 2"), Err(Undefined::MissingOperand));
    }

    #[test]
    fn what_has_no_value_says_why() {
        assert_eq!(eval("a + missing"), Err(Undefined::MissingOperand));
        assert_eq!(eval("a / z"), Err(Undefined::NotANumber));
        assert_eq!(eval("ln(z - 1)"), Err(Undefined::NotANumber));
        assert_eq!(eval("prev.b"), Err(Undefined::MissingOperand));
    }

    #[test]
    fn faults_point_into_the_text() {
        assert_eq!(fault("a + 'x'"), ("formula-not-number", Part::From(4)));
        assert_eq!(fault("a + loga(b)").0, "formula-unknown-function");
        assert_eq!(fault("1 + pow(b)").0, "formula-arguments");
        assert_eq!(fault("a > b").0, "formula-not-number");
        assert_eq!(fault("a ? 1 : 2"), ("formula-not-condition", Part::From(0)));
        assert_eq!(fault("a + + b").0, "formula-syntax");
        assert_eq!(fault("").0, "formula-syntax");
        assert_eq!(fault("a +"), ("formula-syntax", Part::From(2)));
    }

    #[test]
    fn codes_are_collected_once_with_their_places() {
        let formula = Formula::parse("gdp / population + prev.gdp").unwrap();
        assert_eq!(formula.codes(), ["gdp", "population"]);
        assert_eq!((formula.offset(0), formula.offset(1)), (0, 6));
    }
}
