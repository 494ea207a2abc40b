//! A pack of figures as one PDF, as slides or a text that can be edited, as a folder of images, or as a workbook.

use super::Exporter as _;
use super::check_workbook;
use super::data::DataError;
use super::error::ExportError;
use super::figure::FigureFailure;
use super::file::{self, WriteError};
use super::office::{self, OfficeFailure, OfficeFormat};
use super::pdf::{Pages, Pdf};
use super::png::{Png, Resolution};
use super::set;
use super::svg::{Svg, SvgText};
use crate::chart::briefing::Briefing;
use crate::chart::page::{ContentsEntry, FigurePage, FigureSpec};
use crate::figure::headless::Studio;
use crate::figure::paged;
use crate::figure::picture::Picture;
use crate::model::message::{Explain, Message};
use crate::text::catalogue::Texts;
use std::path::Path;

keyed_enum! {
    /// What a pack is written as.
    PackFormat as "pack format" {
        /// One PDF with cover, contents and page numbers.
        Pdf = "pdf",
        /// A presentation with cover and contents, its charts and tables editable.
        Pptx = "pptx",
        /// A text with figures, tables and sources.
        Docx = "docx",
        /// KPI sheets and check-workbook.
        Xlsx = "xlsx",
        /// A folder with a PNG for each page.
        Png = "png",
        /// A folder with an SVG for each page.
        Svg = "svg",
    }
}

impl PackFormat {
    /// Whether it is a folder of files rather than one file.
    #[must_use]
    pub const fn is_folder(self) -> bool {
        matches!(self, Self::Png | Self::Svg)
    }
}

/// Why a pack was not written. Nothing that was there before is changed.
#[derive(Debug, thiserror::Error)]
pub enum BriefingError {
    /// The reader stopped it.
    #[error("cancelled")]
    Cancelled,
    /// A page cannot be drawn.
    #[error("{title}: {cause}")]
    Figure {
        /// Title of the page.
        title: String,
        /// Why.
        #[source]
        cause: FigureFailure,
    },
    /// The bytes cannot be made.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The workbook cannot be made.
    #[error(transparent)]
    Workbook(#[from] DataError),
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Explain for BriefingError {
    fn explain(&self) -> Message {
        match self {
            Self::Cancelled => Message::new("briefing-cancelled"),
            Self::Figure { title, cause } => {
                Message::new("error-briefing-figure").text("title", title).message("cause", cause.explain())
            }
            Self::Export(cause) => cause.explain(),
            Self::Workbook(cause) => cause.explain(),
            Self::Write(cause) => cause.explain(),
        }
    }
}

/// Told how many of how many steps are done; answers whether to go on.
pub type GoOn<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// Writes a pack to a file or a folder.
///
/// A folder appears whole. One that is there and holds images of a pack is replaced as a whole, if `overwrite` says so.
///
/// # Errors
/// [`BriefingError`]; then no file was replaced, and none half written.
pub fn write(
    briefing: &Briefing,
    format: PackFormat,
    path: &Path,
    overwrite: bool,
    texts: &Texts,
    go_on: GoOn<'_>,
) -> Result<(), BriefingError> {
    // What cannot be written is said before minutes are spent on drawing.
    if format.is_folder() {
        set::may_replace(path, overwrite)?;
    } else if !overwrite && path.exists() {
        return Err(WriteError::Exists(path.to_path_buf()).into());
    }
    match format {
        PackFormat::Xlsx => {
            let bytes = check_workbook::write(&briefing.check, &briefing.sheets, texts)?;
            step(go_on, 1, 1)?;
            Ok(file::write(path, &bytes, overwrite)?)
        }
        PackFormat::Pdf => {
            let pictures = pictures(briefing, true, texts, go_on)?;
            let pages = Pages { title: briefing.title.clone(), language: texts.language(), pages: pictures };
            Ok(file::write(path, &Pdf.bytes(&pages)?, overwrite)?)
        }
        PackFormat::Pptx | PackFormat::Docx => {
            let bytes = office(briefing, format, texts, go_on)?;
            Ok(file::write(path, &bytes, overwrite)?)
        }
        PackFormat::Png | PackFormat::Svg => {
            let pictures = pictures(briefing, false, texts, go_on)?;
            folder(&pictures, format, path, overwrite, go_on)
        }
    }
}

/// The bytes of a pack as slides or as a text, with its cover and its contents.
fn office(briefing: &Briefing, format: PackFormat, texts: &Texts, go_on: GoOn<'_>) -> Result<Vec<u8>, BriefingError> {
    let entry = |page: &FigurePage| ContentsEntry { title: page.title.clone(), page: String::new() };
    let contents = briefing.contents_page(briefing.pages.iter().map(entry).collect(), texts);
    let mut pages = vec![briefing.cover_page(texts), contents];
    pages.extend(briefing.pages.iter().cloned());
    let of = pages.len();
    let format = if format == PackFormat::Docx { OfficeFormat::Docx } else { OfficeFormat::Pptx };
    let made = office::file(&pages, format, texts, &mut |done| go_on(done, of));
    made.map_err(|failure| match failure {
        OfficeFailure::Cancelled => BriefingError::Cancelled,
        OfficeFailure::Page { title, cause } => BriefingError::Figure { title, cause },
        OfficeFailure::Format(cause) => BriefingError::Export(cause),
    })
}

fn step(go_on: GoOn<'_>, done: usize, of: usize) -> Result<(), BriefingError> {
    if go_on(done, of) { Ok(()) } else { Err(BriefingError::Cancelled) }
}

/// The pages of a pack as drawn; `bound` puts cover and contents before them and numbers on them.
///
/// # Errors
/// [`BriefingError::Figure`] and [`BriefingError::Cancelled`].
pub fn pictures(
    briefing: &Briefing,
    bound: bool,
    texts: &Texts,
    go_on: GoOn<'_>,
) -> Result<Vec<Picture>, BriefingError> {
    let studio = Studio::new();
    let failed = |page: &FigurePage, cause| BriefingError::Figure {
        title: page.title.clone(),
        cause: FigureFailure::Figure(cause),
    };
    let split = |page: &FigurePage| paged::pages(&studio, page, texts).map_err(|cause| failed(page, cause));
    let mut parts: Vec<Vec<FigurePage>> = Vec::new();
    for (page, done) in briefing.pages.iter().zip(0..) {
        step(go_on, done, briefing.pages.len() * 2)?;
        parts.push(split(page)?);
    }
    let mut pages: Vec<FigurePage> = Vec::new();
    if bound {
        let entry = |page: &FigurePage| ContentsEntry { title: page.title.clone(), page: "0000".to_owned() };
        let blank = briefing.contents_page(briefing.pages.iter().map(entry).collect(), texts);
        let mut next = split(&blank)?.len() + 2;
        let mut entries = Vec::new();
        for (page, parts) in briefing.pages.iter().zip(&parts) {
            entries.push(ContentsEntry { title: page.title.clone(), page: next.to_string() });
            next += parts.len();
        }
        pages.push(briefing.cover_page(texts));
        // Numbers are never longer than the ones it was laid out with, so that it has as many pages.
        pages.extend(split(&blank)?.into_iter().scan(0, |from, part| {
            let to = *from + part.figure.rows();
            let shown = entries.get(*from..to).unwrap_or_default().to_vec();
            *from = to;
            Some(FigurePage { figure: FigureSpec::Contents(shown), ..part })
        }));
    }
    pages.extend(parts.into_iter().flatten());
    let of = pages.len();
    let mut drawn = Vec::with_capacity(of);
    for (mut page, number) in pages.into_iter().zip(1_usize..) {
        // Drawing is the second half of the work, splitting the first.
        step(go_on, of + number, of * 2)?;
        if bound && number > 1 {
            page.number = number.to_string();
        }
        drawn.push(studio.draw(&page).map_err(|cause| failed(&page, cause))?);
    }
    Ok(drawn)
}

fn folder(
    pictures: &[Picture],
    format: PackFormat,
    path: &Path,
    overwrite: bool,
    go_on: GoOn<'_>,
) -> Result<(), BriefingError> {
    // Everything is drawn before anything is written, so that what fails leaves no half pack.
    let mut files = Vec::with_capacity(pictures.len());
    for (picture, number) in pictures.iter().zip(1..) {
        step(go_on, number - 1, pictures.len())?;
        let bytes = match format {
            PackFormat::Svg => Svg { text: SvgText::Named }.bytes(picture)?,
            _ => Png { resolution: Resolution::Usual }.bytes(picture)?,
        };
        files.push((name(picture, number, format), bytes));
    }
    Ok(set::write_folder(path, &files, overwrite)?)
}

/// Longest part of a title in the name of an image, in characters.
const LONGEST: usize = 40;

/// The name of an image: its place in the pack and its title, as far as every system allows it.
fn name(picture: &Picture, number: usize, format: PackFormat) -> String {
    let allowed = |c: char| if c.is_control() || c.is_whitespace() || r#"<>:"/\|?*"#.contains(c) { '-' } else { c };
    let title: String = picture.title.chars().take(LONGEST).map(allowed).collect();
    format!("{number:03}-{}.{}", title.trim_matches(['-', '.']), format.key())
}
