//! Figures and packs as office files that councils can edit: PPTX, DOCX and XLSX.
//!
//! - `native`, `lines`, `population`: charts as office programs know them, from the very points that are drawn.
//! - `sheet`, `chart_part`: their numbers as cells, and their look as DrawingML.
//! - `table`, `exhibit`: tables, and what of a page becomes chart, table or picture.
//! - `slides`, `master`, `shapes`: presentations. `document`, `words`: texts. `workbook`: numbers beside their chart.
//! - `package`, `text`: parts and the ways between them; words and their room.
//!
//! Nothing depends on the clock: the same pages are the same bytes.

mod chart_part;
mod document;
mod dumbbell;
mod exhibit;
mod lines;
mod master;
mod native;
mod package;
mod places;
mod population;
mod shapes;
mod sheet;
mod slides;
mod table;
mod text;
mod words;
mod workbook;

use super::error::ExportError;
use super::figure::FigureFailure;
use crate::chart::page::FigurePage;
use crate::chart::palette::Rgb;
use crate::text::catalogue::Texts;

/// Ink for words, ink for words that come second, lines of the grid.
const INK: Rgb = [28; 3];
const FAINT: Rgb = [92; 3];
const GRID: Rgb = [224; 3];

keyed_enum! {
    /// A kind of office file.
    OfficeFormat as "office format" {
        /// A presentation, a slide for each figure.
        Pptx = "pptx",
        /// A text with figures, captions, tables and sources.
        Docx = "docx",
        /// A workbook with charts beside their numbers.
        Xlsx = "xlsx",
    }
}

/// Told how many pages are done; answers whether to go on.
pub type GoOn<'a> = &'a mut dyn FnMut(usize) -> bool;

/// Why no office file was made.
#[derive(Debug, thiserror::Error)]
pub enum OfficeFailure {
    /// The reader stopped it.
    #[error("cancelled")]
    Cancelled,
    /// A page cannot become part of it.
    #[error("{title}: {cause}")]
    Page {
        /// Title of the page.
        title: String,
        /// Why.
        #[source]
        cause: FigureFailure,
    },
    /// The file cannot be formed.
    #[error(transparent)]
    Format(#[from] ExportError),
}

/// The bytes of an office file with some pages, in their order.
///
/// # Errors
/// [`OfficeFailure`].
pub fn file(
    pages: &[FigurePage],
    format: OfficeFormat,
    texts: &Texts,
    go_on: GoOn<'_>,
) -> Result<Vec<u8>, OfficeFailure> {
    match format {
        OfficeFormat::Pptx => slides::file(pages, texts, go_on),
        OfficeFormat::Docx => document::file(pages, texts, go_on),
        OfficeFormat::Xlsx => workbook::file(pages, texts, go_on),
    }
}

/// A length in points as the format counts lengths, to a thousandth of a point, which is all that `f32` holds of a page.
fn emu(points: f32) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a length on a page")]
    let tens = (f64::from(points) * 1_270.0).round() as i64;
    tens * 10
}

/// A length in millimetres in points.
fn points(millimetres: f32) -> f32 {
    millimetres / 25.4 * 72.0
}
