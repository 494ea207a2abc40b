//! A page as what office files are made from: its words, and charts, a table or pictures.

use super::native::NativeChart;
use super::table::{self, NativeTable};
use super::{dumbbell, lines, places, population};
use crate::chart::arrange::Mark as Form;
use crate::chart::page::{ContentsEntry, FigurePage, FigureSpec, PageSize};
use crate::export::Exporter as _;
use crate::export::figure::FigureFailure;
use crate::export::png::{Png, Resolution};
use crate::export::svg::{Svg, SvgText};
use crate::figure::headless::Studio;
use crate::figure::paged;
use crate::figure::picture::{Mark, Picture};
use crate::text::catalogue::Texts;

/// A drawn figure: pixels for every program, vectors for those that take them.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// PNG.
    pub png: Vec<u8>,
    /// SVG.
    pub svg: Vec<u8>,
    /// Width and height in millimetres.
    pub size: [f32; 2],
}

/// What a page shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Exhibit {
    /// Charts that can be edited, one for each panel.
    Charts(Vec<NativeChart>),
    /// A table.
    Table(NativeTable),
    /// Forms that office programs do not have: status by theme and city, the page of a city, the board of gaps, very many lines.
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
        FigureSpec::Chart(spec) if spec.table.is_some() => {
            let Some(numbers) = table::chart(page, texts) else {
                return Ok(Exhibit::Images(images(studio, page, area, texts)?));
            };
            return Ok(Exhibit::Table(numbers));
        }
        FigureSpec::Chart(spec) if spec.form == Form::Dumbbell => dumbbell::charts(spec, &page.alt, page.style, texts),
        // Office charts have no words at a place of their time axis.
        FigureSpec::Chart(spec) if !spec.around.events.is_empty() => None,
        FigureSpec::Chart(spec) => lines::charts(spec, &page.alt, page.style, texts),
        FigureSpec::Places(spec) => places::charts(spec, &page.alt, page.style, texts),
        FigureSpec::Population(figure) => population::charts(figure, &page.alt, page.style, texts),
        FigureSpec::Cover(words) => return Ok(Exhibit::Cover(words.clone())),
        FigureSpec::Contents(entries) => return Ok(Exhibit::Contents(entries.clone())),
        FigureSpec::Matrix(_) | FigureSpec::Board(_) | FigureSpec::City(_) => None,
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
        let drawn = trimmed(Picture { title: page.title.clone(), ..drawn });
        Ok(Image {
            size: drawn.millimetres,
            png: Png { resolution: Resolution::Usual }.bytes(&drawn)?,
            svg: Svg { text: SvgText::Named }.bytes(&drawn)?,
        })
    };
    paged::pages(studio, &bare, texts)?.into_iter().map(make).collect()
}

/// Where a mark ends, downwards.
fn bottom(mark: &Mark) -> f32 {
    let lowest = |all: &mut dyn Iterator<Item = f32>| all.fold(0.0, f32::max);
    match mark {
        Mark::Strokes { ends, .. } => lowest(&mut ends.iter().flatten().map(|[_, y]| *y)),
        Mark::Path { places, .. } => lowest(&mut places.iter().map(|[_, y]| *y)),
        Mark::Rectangle { area: [_, top, _, height], .. } => top + height,
        Mark::Circles { centres, radius, .. } => lowest(&mut centres.iter().map(|[_, y]| *y)) + radius,
        Mark::Text(run) => run.at[1] + run.size * 0.4,
    }
}

/// A picture without the empty ground below what is drawn, which would push other words of a text to the next page.
fn trimmed(picture: Picture) -> Picture {
    let [width, height] = picture.size;
    let used = picture.items.iter().map(|item| bottom(&item.mark)).fold(0.0, f32::max);
    let kept = (used + height * 0.02).clamp(height * 0.1, height);
    let share = kept / height;
    Picture {
        size: [width, kept],
        millimetres: [picture.millimetres[0], picture.millimetres[1] * share],
        pixels: [picture.pixels[0], (picture.pixels[1] * share).round()],
        ..picture
    }
}
