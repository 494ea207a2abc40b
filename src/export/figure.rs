//! One figure as the bytes of one file, or as pixels for the clipboard.

use super::Exporter as _;
use super::error::ExportError;
use super::office::{self, OfficeFailure, OfficeFormat};
use super::pdf::{Pages, Pdf};
use super::png::{Png, Resolution};
use super::svg::{Svg, SvgText};
use crate::chart::figure_table;
use crate::chart::page::{FigurePage, NamedSize, PageSize};
use crate::figure::error::FigureError;
use crate::figure::headless::Studio;
use crate::figure::paged;
use crate::figure::picture::Picture;
use crate::model::message::{Explain, Message};
use crate::model::spreadsheet::guarded;
use crate::text::catalogue::Texts;

/// What a figure is written as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FigureFormat {
    /// Vectors.
    Svg(SvgText),
    /// Pixels.
    Png(Resolution),
    /// Tagged PDF; long figures take several pages.
    Pdf,
    /// Charts and tables that office programs edit.
    Office(OfficeFormat),
    /// The displayed data, UTF-8 with byte order mark.
    Csv,
    /// The displayed data, separated by tabs.
    Tsv,
}

impl FigureFormat {
    /// How the names of its files end, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg(_) => "svg",
            Self::Png(_) => "png",
            Self::Pdf => "pdf",
            Self::Office(format) => format.key(),
            Self::Csv => "csv",
            Self::Tsv => "tsv",
        }
    }
}

/// Why a figure did not become bytes.
#[derive(Debug, thiserror::Error)]
pub enum FigureFailure {
    /// It cannot be drawn.
    #[error(transparent)]
    Figure(#[from] FigureError),
    /// It cannot be put into the format.
    #[error(transparent)]
    Export(#[from] ExportError),
}

impl Explain for FigureFailure {
    fn explain(&self) -> Message {
        match self {
            Self::Figure(cause) => cause.explain(),
            Self::Export(cause) => cause.explain(),
        }
    }
}

/// The bytes of a figure's file: of several files where an image of a long figure has no room on one page, or where
/// the figure is of several pages.
///
/// # Errors
/// [`FigureFailure`].
pub fn files(pages: &[FigurePage], format: FigureFormat, texts: &Texts) -> Result<Vec<Vec<u8>>, FigureFailure> {
    let studio = Studio::new();
    match format {
        FigureFormat::Svg(text) => {
            let pictures = pictures(&studio, pages, texts)?;
            pictures.iter().map(|picture| Ok(Svg { text }.bytes(picture)?)).collect()
        }
        FigureFormat::Png(resolution) => {
            let pictures = pictures(&studio, pages, texts)?;
            pictures.iter().map(|picture| Ok(Png { resolution }.bytes(picture)?)).collect()
        }
        FigureFormat::Pdf => Ok(vec![pdf(&studio, pages, texts)?]),
        FigureFormat::Office(format) => match office::file(pages, format, texts, &mut |_| true) {
            Ok(bytes) => Ok(vec![bytes]),
            Err(OfficeFailure::Page { cause, .. }) => Err(cause),
            Err(OfficeFailure::Format(cause)) => Err(cause.into()),
            // Nobody is asked whether to go on.
            Err(OfficeFailure::Cancelled) => Ok(Vec::new()),
        },
        FigureFormat::Csv => pages.iter().map(|page| csv(&figure_table::records(page, texts))).collect(),
        FigureFormat::Tsv => {
            Ok(pages.iter().map(|page| figure_table::tsv(&figure_table::records(page, texts)).into_bytes()).collect())
        }
    }
}

/// All pages in one document, numbered where there are several.
fn pdf(studio: &Studio, pages: &[FigurePage], texts: &Texts) -> Result<Vec<u8>, FigureFailure> {
    let mut parts = Vec::new();
    for page in pages {
        parts.extend(paged::pages(studio, page, texts)?);
    }
    let of = parts.len();
    let mut drawn = Vec::with_capacity(of);
    for (mut part, number) in parts.into_iter().zip(1..) {
        if of > 1 {
            part.number = format!("{number}/{of}");
        }
        drawn.push(studio.draw(&part)?);
    }
    let first = pages.first();
    let title = first.map(|page| page.title.clone()).unwrap_or_default();
    let language = first.map_or(texts.language(), |page| page.language);
    Ok(Pdf.bytes(&Pages { title, language, pages: drawn })?)
}

/// One picture for each page that finds room at all, also printed smaller; else its parts.
fn pictures(studio: &Studio, pages: &[FigurePage], texts: &Texts) -> Result<Vec<Picture>, FigureError> {
    let mut all = Vec::with_capacity(pages.len());
    for page in pages {
        match studio.draw(page) {
            Err(FigureError::NoRoom) if page.figure.rows() > 1 => {
                for part in paged::pages(studio, page, texts)? {
                    all.push(studio.draw(&part)?);
                }
            }
            drawn => all.push(drawn?),
        }
    }
    Ok(all)
}

fn csv(records: &[Vec<String>]) -> Result<Vec<u8>, FigureFailure> {
    let failed = |cause: String| ExportError::Format { format: "CSV", cause };
    // Spreadsheets take a file without this mark for one in the system's own encoding.
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(b"\xEF\xBB\xBF".to_vec());
    for record in records {
        let cells = record.iter().map(|cell| guarded(cell));
        writer.write_record(cells.map(|cell| cell.as_bytes().to_vec())).map_err(|cause| failed(cause.to_string()))?;
    }
    Ok(writer.into_inner().map_err(|cause| failed(cause.to_string()))?)
}

/// An image: width, height, and red, green and blue of each pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Three bytes a pixel, row by row.
    pub rgb: Vec<u8>,
}

/// The pixels of a figure, as they stand in its PNG; of one that has no room in its size, on an upright sheet.
///
/// # Errors
/// [`FigureFailure`].
pub fn pixels(page: &FigurePage) -> Result<Pixels, FigureFailure> {
    let studio = Studio::new();
    let picture = match studio.draw(page) {
        Err(FigureError::NoRoom) => {
            studio.draw(&FigurePage { size: PageSize::Named(NamedSize::A4Portrait), ..page.clone() })?
        }
        drawn => drawn?,
    };
    Ok(Png { resolution: Resolution::Usual }.image(&picture)?)
}
