//! A figure as it leaves the program: a chart with its title, notes, size and style, as plain data.

use super::arrange::Arrangement;
use super::board::{self, BoardRequest, BoardSpec};
use super::build;
use super::captions;
use super::cited::Cited;
use super::city::{self, CityRequest, CitySpec};
use super::matrix::{self, MatrixRequest, MatrixSpec};
use super::places::{self, PlacesRequest, PlacesSpec};
use super::population::spec::PopulationFigure;
use super::request::ChartRequest;
use super::spec::{ChartSpec, KeyMark};
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use std::str::FromStr;

/// A line of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsEntry {
    /// Title of the figure.
    pub title: String,
    /// Number of its first page; empty while it is not known.
    pub page: String,
}

/// Millimetres in an inch.
const INCH: f32 = 25.4;

/// Size of a point on an A4 page in millimetres: words of 12 points become about 10 typographic points.
const A4_POINT: f32 = 0.3;

/// Smallest size of a point in print, in millimetres: words of 12 points stay at 6.8 typographic points.
const LEAST_POINT: f32 = 0.2;

/// What is drawn. Every kind of chart that can be exported is one of these.
#[derive(Debug, Clone, PartialEq)]
pub enum FigureSpec {
    /// Lines over time.
    Chart(ChartSpec),
    /// Status by theme and city.
    Matrix(MatrixSpec),
    /// One indicator over many places at one time.
    Places(Box<PlacesSpec>),
    /// Every target on one way from baseline to target.
    Board(Box<BoardSpec>),
    /// One figure about the population of a city.
    Population(Box<PopulationFigure>),
    /// The page of a city.
    City(Box<CitySpec>),
    /// The contents of a pack.
    Contents(Vec<ContentsEntry>),
    /// What stands on the cover of a pack, line by line.
    Cover(Vec<String>),
}

keyed_enum! {
    /// Sizes that have a name.
    NamedSize as "figure size" {
        /// A slide, 16 : 9.
        Slide = "slide",
        /// A slide, 4 : 3.
        SlideOld = "4x3",
        /// A4, landscape.
        A4 = "a4",
        /// A4, portrait.
        A4Portrait = "a4-portrait",
        /// One column of a page with two, half a page high.
        Column = "column",
    }
}

/// How large a figure is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PageSize {
    /// A size with a name.
    Named(NamedSize),
    /// Width and height in millimetres, 20 to 2,000 each.
    Millimetres(f32, f32),
    /// Width and height in pixels, 100 to 20,000 each.
    Pixels(u32, u32),
}

/// A text that is no figure size.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a figure size: {0}")]
pub struct NotASize(pub String);

impl FromStr for PageSize {
    type Err = NotASize;

    /// Reads `slide`, `a4`, `160x90mm` or `1200x800px`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotASize(text.to_owned());
        if let Ok(named) = text.parse() {
            return Ok(Self::Named(named));
        }
        let lower = text.to_lowercase().replace('×', "x");
        let (body, in_pixels) = match (lower.strip_suffix("mm"), lower.strip_suffix("px")) {
            (Some(body), _) => (body, false),
            (_, Some(body)) => (body, true),
            _ => return Err(wrong()),
        };
        let (width, height) = body.split_once('x').ok_or_else(wrong)?;
        if in_pixels {
            let side = |s: &str| s.trim().parse().ok().filter(|v| (100..=20_000).contains(v)).ok_or_else(wrong);
            Ok(Self::Pixels(side(width)?, side(height)?))
        } else {
            let side = |s: &str| s.trim().parse().ok().filter(|v| (20.0..=2_000.0).contains(v)).ok_or_else(wrong);
            Ok(Self::Millimetres(side(width)?, side(height)?))
        }
    }
}

/// A size in the three measures that drawing and files need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Width and height in points, the unit in which figures are laid out (words are 12 high).
    pub points: [f32; 2],
    /// Width and height in millimetres.
    pub millimetres: [f32; 2],
    /// Pixels of a PNG for each point where nothing else is asked for.
    pub pixels_per_point: f32,
}

impl PageSize {
    /// This size in points, millimetres and pixels.
    #[must_use]
    pub fn measures(self) -> Measures {
        let paper = |width: f32, height: f32, point: f32| Measures {
            points: [width / point, height / point],
            millimetres: [width, height],
            pixels_per_point: 2.0,
        };
        let slide = |width: f32, height: f32| Measures {
            points: [width, height],
            millimetres: [width / 72.0 * INCH, height / 72.0 * INCH],
            pixels_per_point: 2.0,
        };
        match self {
            Self::Named(NamedSize::Slide) => slide(960.0, 540.0),
            Self::Named(NamedSize::SlideOld) => slide(800.0, 600.0),
            Self::Named(NamedSize::A4) => paper(297.0, 210.0, A4_POINT),
            Self::Named(NamedSize::A4Portrait) => paper(210.0, 297.0, A4_POINT),
            Self::Named(NamedSize::Column) => paper(85.0, 120.0, 0.21),
            Self::Millimetres(width, height) => {
                let a4 = 297.0 * 210.0;
                paper(width, height, (A4_POINT * (width * height / a4).sqrt()).max(LEAST_POINT))
            }
            Self::Pixels(width, height) => {
                let (width, height) = (width as f32, height as f32);
                let each = (width * height / (960.0 * 540.0)).sqrt().max(1.0);
                Measures {
                    points: [width / each, height / each],
                    millimetres: [width / 96.0 * INCH, height / 96.0 * INCH],
                    pixels_per_point: each,
                }
            }
        }
    }
}

keyed_enum! {
    /// How a figure is coloured.
    PageStyle as "figure style" {
        /// In colour.
        Colour = "colour",
        /// In greys, for the photocopier; dash and marker carry the difference.
        Grey = "grey",
        /// In colour with thin lines, for print.
        Print = "print",
    }
}

/// What a reader chooses about a figure besides its data.
#[derive(Debug, Clone, PartialEq)]
pub struct PageChoice {
    /// Size.
    pub size: PageSize,
    /// Colours.
    pub style: PageStyle,
    /// The reader's own city, drawn bold.
    pub own_city: Option<AreaCode>,
    /// A title of the reader's own; without one it is made from the data.
    pub title: Option<String>,
}

impl Default for PageChoice {
    fn default() -> Self {
        Self { size: PageSize::Named(NamedSize::Slide), style: PageStyle::Colour, own_city: None, title: None }
    }
}

/// Which data a figure was made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DataFacts {
    /// Title of the dataset.
    pub title: String,
    /// Version of the dataset.
    pub version: String,
    /// When its newest part was brought in: `2026-01-31T09:00:00Z`; empty where it never was.
    pub stored_at: String,
}

/// A figure with everything that stands on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct FigurePage {
    /// What is drawn.
    pub figure: FigureSpec,
    /// The finding, in a sentence.
    pub title: String,
    /// What is shown, and its units.
    pub subtitle: String,
    /// What must be read before the figure (look-alikes).
    pub warnings: Vec<String>,
    /// What stands below it: missing values, ruler, sources, data.
    pub notes: Vec<String>,
    /// The number of the page in a document, as printed; empty for a single figure.
    pub number: String,
    /// The figure in words, for those who cannot see it.
    pub alt: String,
    /// Language of the words.
    pub language: Language,
    /// Size.
    pub size: PageSize,
    /// Colours.
    pub style: PageStyle,
}

impl FigurePage {
    /// Why nothing is drawn on it, in words; `None` where something is.
    #[must_use]
    pub fn lacking(&self, texts: &Texts) -> Option<String> {
        match &self.figure {
            FigureSpec::Chart(chart) => Some(chart.lacking.clone()).filter(|reason| !reason.is_empty()),
            FigureSpec::Places(places) => Some(places.lacking.clone()).filter(|reason| !reason.is_empty()),
            FigureSpec::Matrix(matrix) => matrix.is_empty().then(|| texts.t("overview-empty")),
            _ => None,
        }
    }
}

/// The page of a comparison over time.
#[must_use]
pub fn compare(request: &ChartRequest<'_>, choice: &PageChoice, data: &DataFacts, texts: &Texts) -> FigurePage {
    let arrangement = Arrangement { own_city: choice.own_city, ..request.arrangement };
    let request = &ChartRequest { arrangement, ..*request };
    let mut spec = build::chart(request, texts);
    for (mark, words) in &mut spec.key {
        if *mark == KeyMark::Missing {
            // On paper nobody can point at a mark: the reasons stand in the notes.
            *words = texts.t("figure-missing-mark");
        }
    }
    let (warnings, remarks) = spec.remarks.split_at(usize::from(spec.warns).min(spec.remarks.len()));
    let mut notes: Vec<String> = remarks.to_vec();
    notes.extend((!spec.around.absent.is_empty()).then(|| spec.around.absent.clone()));
    notes.extend(captions::missing(&spec, texts));
    notes.extend(Cited::of_chart(request.index, &spec).note(texts));
    notes.extend(data_note(data, texts));
    let title = choice.title.clone().unwrap_or_else(|| spec.finding.clone());
    FigurePage {
        subtitle: captions::subtitle(&spec, &title, texts),
        alt: texts.with("figure-alt", &[("title", Fact::Text(title.clone())), ("chart", Fact::Text(spec.alt.clone()))]),
        title,
        warnings: warnings.to_vec(),
        notes,
        number: String::new(),
        language: texts.language(),
        size: choice.size,
        style: choice.style,
        figure: FigureSpec::Chart(spec),
    }
}

/// The page of the status matrix.
#[must_use]
pub fn overview(request: &MatrixRequest<'_>, choice: &PageChoice, data: &DataFacts, texts: &Texts) -> FigurePage {
    let request = MatrixRequest { own: choice.own_city, ..*request };
    let spec = matrix::build(&request, texts);
    let title = choice.title.clone().unwrap_or_else(|| spec.title.clone());
    let mut notes = spec.remarks.clone();
    notes.extend(matrix::cited(&request).note(texts));
    notes.extend(data_note(data, texts));
    FigurePage {
        subtitle: texts.t("figure-matrix-subtitle"),
        alt: texts.with("figure-alt", &[("title", Fact::Text(title.clone())), ("chart", Fact::Text(spec.alt.clone()))]),
        title,
        warnings: Vec::new(),
        notes,
        number: String::new(),
        language: texts.language(),
        size: choice.size,
        style: choice.style,
        figure: FigureSpec::Matrix(spec),
    }
}

/// The page of one indicator over many places.
#[must_use]
pub fn places(request: &PlacesRequest<'_>, choice: &PageChoice, data: &DataFacts, texts: &Texts) -> FigurePage {
    let spec = places::build(&PlacesRequest { own: choice.own_city, ..*request }, texts);
    let words = (spec.title.clone(), spec.alt.clone());
    let notes = [spec.remarks.as_slice(), &joined(&spec.sources, texts)].concat();
    plain(words, notes, FigureSpec::Places(Box::new(spec)), choice, data, texts)
}

/// The page of the board of gaps.
#[must_use]
pub fn gaps(request: &BoardRequest<'_>, choice: &PageChoice, data: &DataFacts, texts: &Texts) -> FigurePage {
    let spec = board::build(&BoardRequest { own: choice.own_city, ..*request }, texts);
    let words = (spec.head.title.clone(), spec.head.alt.clone());
    let notes = [spec.head.remarks.as_slice(), &joined(&spec.head.sources, texts)].concat();
    plain(words, notes, FigureSpec::Board(Box::new(spec)), choice, data, texts)
}

/// The page of a city; `None` where it has no line.
#[must_use]
pub fn city(
    request: &CityRequest<'_>,
    ruler: &str,
    choice: &PageChoice,
    data: &DataFacts,
    texts: &Texts,
) -> Option<FigurePage> {
    let spec = city::build(request, texts).filter(|spec| !spec.lines.is_empty())?;
    let finding = texts.pair(&spec.name, &spec.title);
    let said: Vec<String> =
        std::iter::once(spec.plan.clone()).chain(spec.strips.iter().map(|strip| strip.words.clone())).collect();
    let words = (finding.clone(), texts.list(&[vec![finding], said].concat()));
    let judged = !spec.statistics && !ruler.is_empty();
    let mut notes: Vec<String> = judged.then(|| ruler.to_owned()).into_iter().collect();
    notes.extend(joined(&spec.sources, texts));
    let subtitle = spec.plan.clone();
    let page = plain(words, notes, FigureSpec::City(Box::new(spec)), choice, data, texts);
    Some(FigurePage { subtitle, ..page })
}

/// The page of a figure about the population of a city.
#[must_use]
pub fn population(figure: PopulationFigure, choice: &PageChoice, data: &DataFacts, texts: &Texts) -> FigurePage {
    let words = (figure.title.clone(), figure.alt.clone());
    let notes = [figure.remarks.as_slice(), &figure.lacking, &joined(&figure.sources, texts)].concat();
    plain(words, notes, FigureSpec::Population(Box::new(figure)), choice, data, texts)
}

/// All sources in one line.
fn joined(sources: &[String], texts: &Texts) -> Vec<String> {
    let separator = if texts.language() == Language::En { "; " } else { "　" };
    if sources.is_empty() { Vec::new() } else { vec![sources.join(separator)] }
}

/// A page whose figure brings all its words along.
pub(super) fn plain(
    (finding, alt): (String, String),
    mut notes: Vec<String>,
    figure: FigureSpec,
    choice: &PageChoice,
    data: &DataFacts,
    texts: &Texts,
) -> FigurePage {
    notes.extend(data_note(data, texts));
    let title = choice.title.clone().unwrap_or(finding);
    FigurePage {
        figure,
        alt: texts.with("figure-alt", &[("title", Fact::Text(title.clone())), ("chart", Fact::Text(alt))]),
        title,
        subtitle: String::new(),
        warnings: Vec::new(),
        notes,
        number: String::new(),
        language: texts.language(),
        size: choice.size,
        style: choice.style,
    }
}

/// Which data a figure was made from, in words; nothing where it has no name.
#[must_use]
pub fn data_note(data: &DataFacts, texts: &Texts) -> Option<String> {
    let title = Fact::Text(data.title.clone());
    let version = Fact::Text(data.version.clone());
    match data.stored_at.get(..10) {
        _ if data.title.is_empty() => None,
        Some(day) => {
            let facts = [("title", title), ("version", version), ("date", Fact::Text(day.to_owned()))];
            Some(texts.with("figure-data", &facts))
        }
        None => Some(texts.with("figure-data-undated", &[("title", title), ("version", version)])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_by_name_and_by_measure() {
        let size = |text: &str| text.parse::<PageSize>();
        assert_eq!(size("slide").unwrap(), PageSize::Named(NamedSize::Slide));
        assert_eq!(size("160x90mm").unwrap(), PageSize::Millimetres(160.0, 90.0));
        assert_eq!(size("85.5×60MM").unwrap(), PageSize::Millimetres(85.5, 60.0));
        assert_eq!(size("1920x1080px").unwrap(), PageSize::Pixels(1920, 1080));
        for wrong in
            ["", "mm", "10x10mm", "x90mm", "160x90", "NaNx90mm", "infx90mm", "99x500px", "1.5x500px", "-160x90mm"]
        {
            assert_eq!(size(wrong), Err(NotASize(wrong.to_owned())), "{wrong}");
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "whole numbers")]
    fn a_slide_is_a_full_screen_of_pixels_and_a4_is_a4() {
        let slide = PageSize::Named(NamedSize::Slide).measures();
        assert_eq!(slide.points.map(|p| p * slide.pixels_per_point), [1920.0, 1080.0]);
        assert_eq!(PageSize::Named(NamedSize::A4Portrait).measures().millimetres, [210.0, 297.0]);
        let pixels = PageSize::Pixels(1234, 777).measures();
        let back = pixels.points.map(|p| (p * pixels.pixels_per_point).round());
        assert_eq!(back, [1234.0, 777.0]);
    }
}
