//! A page as what office files are made from: its words, and charts, a table or pictures.

use super::native::NativeChart;
use super::table::{self, NativeTable};
use super::{lines, population};
use crate::chart::page::{ContentsEntry, FigurePage, FigureSpec, PageSize};
use crate::export::Exporter as _;
use crate::export::figure::FigureFailure;
use crate::export::png::{Png, Resolution};
use crate::export::svg::{Svg, SvgText};
use crate::figure::headless::Studio;
use crate::figure::paged;
use crate::text::catalogue::Texts;

/// A drawn figure: pixels for every program, vectors for those that take them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// PNG.
    pub png: Vec<u8>,
    /// SVG.
    pub svg: Vec<u8>,
}

/// What a page shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Exhibit {
    /// Charts that can be edited, one for each panel.
    Charts(Vec<NativeChart>),
    /// A table.
    Table(NativeTable),
    /// Forms that office programs do not have: status by theme and city, the board of gaps, very many lines.
    Images(Vec<Image>),
    /// A cover, line by line.
    Cover(Vec<String>),
    /// Titles with the numbers of their pages.
    Contents(Vec<ContentsEntry>),
}

/// What a page shows, in an area of this size in millimetres.
///
/// # Errors
/// [`FigureFailure`] where a picture cannot be drawn.
pub fn exhibit(studio: &Studio, page: &FigurePage, area: [f32; 2], texts: &Texts) -> Result<Exhibit, FigureFailure> {
    let charts = match &page.figure {
        FigureSpec::Chart(spec) => lines::charts(spec, &page.alt, page.style, texts),
        FigureSpec::Population(figure) => population::charts(figure, &page.alt, page.style, texts),
        FigureSpec::Kpi(sheet) => return Ok(Exhibit::Table(table::kpi(sheet, texts))),
        FigureSpec::Cover(words) => return Ok(Exhibit::Cover(words.clone())),
        FigureSpec::Contents(entries) => return Ok(Exhibit::Contents(entries.clone())),
        FigureSpec::Matrix(_) | FigureSpec::Board(_) => None,
    };
    match charts.filter(|charts| !charts.is_empty()) {
        Some(charts) => Ok(Exhibit::Charts(charts)),
        None => Ok(Exhibit::Images(images(studio, page, area, texts)?)),
    }
}

/// The figure alone, in as many pictures as it has pages; its words stand beside it as words.
fn images(
    studio: &Studio,
    page: &FigurePage,
    [width, height]: [f32; 2],
    texts: &Texts,
) -> Result<Vec<Image>, FigureFailure> {
    let bare = FigurePage {
        title: String::new(),
        subtitle: String::new(),
        warnings: Vec::new(),
        notes: Vec::new(),
        number: String::new(),
        size: PageSize::Millimetres(width, height),
        ..page.clone()
    };
    let make = |part: FigurePage| -> Result<Image, FigureFailure> {
        let drawn = studio.draw(&FigurePage { title: String::new(), ..part })?;
        // What a reader who does not see the picture is told, as the whole page has it.
        let drawn = crate::figure::picture::Picture { title: page.title.clone(), ..drawn };
        Ok(Image {
            png: Png { resolution: Resolution::Usual }.bytes(&drawn)?,
            svg: Svg { text: SvgText::Named }.bytes(&drawn)?,
        })
    };
    paged::pages(studio, &bare, texts)?.into_iter().map(make).collect()
}
