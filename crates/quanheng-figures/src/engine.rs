//! Drawing with ECharts itself, in an embedded QuickJS: no browser, no files, no clock.
//!
//! An option is JSON. The few functions an option may name are in `prelude.js`, which a browser loads too; nothing else
//! in an option is ever run.

use rquickjs::{CatchResultExt, CaughtError, Context, Ctx, Function, Object, Runtime};

use crate::drawing;
use crate::error::FigureError;
use crate::figure::Figure;
use crate::fonts::{self, Weight};

/// ECharts as npm brings it; empty where it has not been asked.
const ECHARTS: &str = include_str!(concat!(env!("OUT_DIR"), "/echarts.min.js"));
/// Its version, as pinned.
pub(crate) const VERSION: &str = include_str!(concat!(env!("OUT_DIR"), "/echarts.version"));
/// The functions that options name: for the browser too.
pub const PRELUDE: &str = include_str!("engine/prelude.js");
pub(crate) const HOST: &str = include_str!("engine/host.js");

/// Stack for the script: ECharts lays out deep trees by recursion.
const STACK_BYTES: usize = 4 << 20;

/// ECharts, loaded once, drawing as many figures as wanted. What it draws does not depend on what it drew before.
pub struct Engine {
    context: Context,
}

impl Engine {
    /// Loads ECharts.
    ///
    /// # Errors
    /// When the program was compiled without it.
    pub fn new() -> Result<Self, FigureError> {
        if ECHARTS.is_empty() {
            return Err(FigureError::NoEcharts);
        }
        let runtime = Runtime::new().map_err(script)?;
        runtime.set_max_stack_size(STACK_BYTES);
        let context = Context::full(&runtime).map_err(script)?;
        context.with(|ctx| load(&ctx).map_err(script))?;
        Ok(Self { context })
    }

    /// The drawing alone, as SVG: for documents that set title and source as text of their own.
    ///
    /// # Errors
    /// When ECharts refuses the option, or a text has a character that the fonts do not have.
    pub fn draw(&self, figure: &Figure) -> Result<String, FigureError> {
        let body = drawing::inner(figure, &self.render(figure)?)?;
        Ok(drawing::bare(figure, &body))
    }

    /// The drawing with title above and notes and source below, as SVG: to stand alone.
    ///
    /// # Errors
    /// As [`Engine::draw`].
    pub fn draw_framed(&self, figure: &Figure) -> Result<String, FigureError> {
        let body = drawing::inner(figure, &self.render(figure)?)?;
        drawing::framed(figure, &body)
    }

    /// What ECharts gives.
    fn render(&self, figure: &Figure) -> Result<String, FigureError> {
        let (width, height) = figure.size;
        let option = figure.option.to_string();
        let shapes = figure.shapes.as_ref().map_or_else(|| "null".to_owned(), ToString::to_string);
        self.context.with(|ctx| {
            let host: Object = ctx.globals().get("quanheng").map_err(script)?;
            let draw: Function = host.get("draw").map_err(script)?;
            draw.call((option, shapes, width, height)).catch(&ctx).map_err(|caught| thrown(&caught))
        })
    }
}

fn load(ctx: &Ctx) -> rquickjs::Result<()> {
    let globals = ctx.globals();
    globals.set("quanhengMeasure", Function::new(ctx.clone(), measure)?)?;
    ctx.eval::<(), _>(PRELUDE)?;
    ctx.eval::<(), _>("var self = globalThis;")?;
    ctx.eval::<(), _>(ECHARTS)?;
    ctx.eval::<(), _>(HOST)
}

/// Width of a text in a CSS font such as `bold 12px sans-serif`.
fn measure(text: String, font: String) -> f64 {
    let size = font.split_whitespace().find_map(|word| word.strip_suffix("px")?.parse().ok());
    let is_bold = font.contains("bold") || font.contains("700") || font.contains("600");
    fonts::width(&text, size.unwrap_or(12.0), if is_bold { Weight::Bold } else { Weight::Regular })
}

fn script(error: rquickjs::Error) -> FigureError {
    FigureError::Script { reason: error.to_string() }
}

fn thrown(caught: &CaughtError) -> FigureError {
    FigureError::Script { reason: caught.to_string() }
}
