//! PPTX: a slide for each figure, or for as much of it as a slide holds.

use super::chart_part::ChartPart;
use super::exhibit::{Exhibit, Image, exhibit};
use super::master;
use super::native::NativeChart;
use super::package::Package;
use super::shapes::{Area, Place, Shapes, row_height, widths};
use super::sheet;
use super::table::{NativeTable, Row};
use super::text::{Look, lines, tag};
use super::{GoOn, OfficeFailure, points};
use crate::chart::briefing::part_title;
use crate::chart::page::{ContentsEntry, FigurePage, NamedSize, PageSize};
use crate::export::figure::FigureFailure;
use crate::figure::error::FigureError;
use crate::figure::headless::Studio;
use crate::text::catalogue::Texts;

/// The kind of the part of a chart.
pub const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/// Sides of a slide that the format allows, in points.
const SIDES: std::ops::RangeInclusive<f32> = 72.0..=4032.0;

/// Width of a slide in points on which words have their usual size.
const USUAL: f32 = 960.0;

/// Colour of warnings: that of what lags behind.
const WARNING: [u8; 3] = [190, 72, 0];

/// A part of a page that fills one slide.
#[derive(Debug)]
enum Body<'a> {
    Charts(&'a [NativeChart]),
    Table(&'a NativeTable, &'a [Row]),
    Image(&'a Image),
    Cover(&'a [String]),
    Contents(&'a [ContentsEntry]),
}

/// Sizes of a slide and of its words.
#[derive(Debug, Clone, Copy)]
struct Frame {
    width: f32,
    height: f32,
    /// How large words are against the usual.
    scale: f32,
    side: f32,
}

/// The places of the parts of a slide.
struct Laid {
    title: (Area, f32),
    lead: Area,
    body: Area,
    notes: (Area, f32),
}

/// The bytes of a presentation.
///
/// # Errors
/// [`OfficeFailure`].
pub fn file(pages: &[FigurePage], texts: &Texts, go_on: GoOn<'_>) -> Result<Vec<u8>, OfficeFailure> {
    let first = pages.first();
    let title = first.map(|page| page.title.clone()).unwrap_or_default();
    let size = first.map_or(PageSize::Named(NamedSize::Slide), |page| page.size);
    let language = tag(first.map_or(texts.language(), |page| page.language));
    let failed = |page: &FigurePage, cause| OfficeFailure::Page { title: page.title.clone(), cause };
    let Some(frame) = Frame::of(size) else {
        let cause = FigureFailure::Figure(FigureError::NoRoom);
        return Err(OfficeFailure::Page { title, cause });
    };
    let studio = Studio::new();
    let mut exhibits = Vec::with_capacity(pages.len());
    for (page, done) in pages.iter().zip(0..) {
        if !go_on(done) {
            return Err(OfficeFailure::Cancelled);
        }
        let [_, _, width, height] = frame.lay(page).body;
        let area = [width, height].map(|side| side / 72.0 * 25.4);
        exhibits.push(exhibit(&studio, page, area, texts).map_err(|cause| failed(page, cause))?);
    }
    let mut writer = Writer { package: Package::default(), names: Vec::new(), charts: 0, images: 0, language, texts };
    master::add(&mut writer.package, [frame.width, frame.height]);
    let parts: Vec<Vec<Body<'_>>> =
        pages.iter().zip(&exhibits).map(|(page, exhibit)| frame.parts(exhibit, &frame.lay(page))).collect();
    // Where each page begins, for the contents.
    let mut starts = Vec::with_capacity(pages.len());
    let mut next = 1;
    for parts in &parts {
        starts.push(next);
        next += parts.len();
    }
    let numbered = next > 2;
    let after_contents = pages.iter().rposition(|page| page.figure.is_front()).map_or(0, |at| at + 1);
    let numbers = starts.get(after_contents..).unwrap_or_default();
    for (page, parts) in pages.iter().zip(&parts) {
        let mut listed = numbers.iter();
        for (part, number) in parts.iter().zip(1..) {
            let title =
                if parts.len() > 1 { part_title(&page.title, number, parts.len(), texts) } else { page.title.clone() };
            let page = FigurePage { title, ..page.clone() };
            writer.slide(&page, part, frame, numbered, &mut listed)?;
        }
    }
    master::presentation(&mut writer.package, &writer.names, [frame.width, frame.height], kind(size));
    master::about(&mut writer.package, &title, language);
    Ok(writer.package.finish("PPTX")?)
}

/// What programs call the size of slides, where it has a name.
const fn kind(size: PageSize) -> &'static str {
    match size {
        PageSize::Named(NamedSize::SlideOld) => " type=\"screen4x3\"",
        PageSize::Named(NamedSize::A4) => " type=\"A4\"",
        _ => "",
    }
}

impl Frame {
    /// The frame of a size; `None` where slides cannot be so small.
    fn of(size: PageSize) -> Option<Self> {
        let sides = match size {
            // As programs have it: as high as a wide one.
            PageSize::Named(NamedSize::SlideOld) => [720.0, 540.0],
            other => other.measures().millimetres.map(points),
        };
        let longest = sides[0].max(sides[1]);
        let [width, height] = sides.map(|side| side * (SIDES.end() / longest).min(1.0));
        let scale = (width / USUAL).clamp(0.45, 3.0);
        let is_allowed = SIDES.contains(&width) && SIDES.contains(&height);
        is_allowed.then_some(Self { width, height, scale, side: width * 0.04 })
    }

    /// Where title, warnings, figure and notes of a page stand.
    fn lay(&self, page: &FigurePage) -> Laid {
        let room = self.width - self.side * 2.0;
        let tall = |words: &str, size: f32| lines(words, room, size) * size * 1.3;
        let title = [24.0, 21.0, 18.0].map(|size| size * self.scale);
        let title = title.into_iter().find(|size| lines(&page.title, room, *size) <= 2.0).unwrap_or(title[2]);
        let top = self.side * 0.6;
        let title_height = tall(&page.title, title);
        let lead = 13.0 * self.scale;
        let words = page.warnings.iter().chain(Some(&page.subtitle).filter(|words| !words.is_empty()));
        let lead_height: f32 = words.map(|words| tall(words, lead)).sum();
        let wanted = |size: f32| page.notes.iter().map(|note| tall(note, size)).sum::<f32>();
        let sizes = [10.0, 9.0, 8.0, 7.0].map(|size| size * self.scale.max(0.8));
        let notes = sizes.into_iter().find(|size| wanted(*size) <= self.height * 0.26).unwrap_or(sizes[3]);
        let notes_height = wanted(notes).min(self.height * 0.4);
        let foot = self.height - self.side * 0.5 - notes_height;
        let lead_top = top + title_height + 2.0;
        let body_top = lead_top + lead_height + 4.0;
        Laid {
            title: ([self.side, top, room, title_height], title),
            lead: [self.side, lead_top, room, lead_height],
            body: [self.side, body_top, room, (foot - body_top - 6.0).max(36.0)],
            // The number of the slide stands beside the notes.
            notes: ([self.side, foot, room - 40.0 * self.scale, notes_height], notes),
        }
    }

    /// What of an exhibit fills a slide each.
    fn parts<'a>(&self, exhibit: &'a Exhibit, laid: &Laid) -> Vec<Body<'a>> {
        match exhibit {
            Exhibit::Charts(charts) => charts.chunks(self.most_charts(laid)).map(Body::Charts).collect(),
            Exhibit::Images(images) => images.iter().map(Body::Image).collect(),
            Exhibit::Cover(words) => vec![Body::Cover(words)],
            Exhibit::Contents(entries) => {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen at most")]
                let most = (laid.body[3] / (self.entry() * 1.6)).max(1.0) as usize;
                entries.chunks(most).map(Body::Contents).collect()
            }
            Exhibit::Table(table) => {
                let size = self.cell();
                let widths = widths(table, laid.body[2]);
                let head = row_height(&Row::Cells(table.heads.clone()), &widths, size);
                let mut parts = Vec::new();
                let (mut from, mut used) = (0, head);
                for (row, at) in table.rows.iter().zip(0_usize..) {
                    let tall = row_height(row, &widths, size);
                    // A heading does not stand alone at the foot.
                    let needed = match (row, table.rows.get(at + 1)) {
                        (Row::Group(_), Some(next)) => tall + row_height(next, &widths, size),
                        _ => tall,
                    };
                    if used + needed > laid.body[3] && at > from {
                        parts.push(Body::Table(table, table.rows.get(from..at).unwrap_or_default()));
                        (from, used) = (at, head);
                    }
                    used += tall;
                }
                parts.push(Body::Table(table, table.rows.get(from..).unwrap_or_default()));
                parts
            }
        }
    }

    /// Charts that find room on one slide.
    fn most_charts(&self, laid: &Laid) -> usize {
        let [_, _, width, height] = laid.body;
        let fits = |room: f32, least: f32| (1..=3_u8).rfind(|n| room >= least * f32::from(*n)).unwrap_or(1);
        usize::from(fits(width, 300.0 * self.scale)) * usize::from(fits(height, 150.0 * self.scale))
    }

    /// Sizes of words in charts, in cells of tables and in contents.
    fn chart(&self) -> f32 {
        (12.0 * self.scale).max(7.0)
    }

    fn cell(&self) -> f32 {
        (10.0 * self.scale).max(7.0)
    }

    fn entry(&self) -> f32 {
        (14.0 * self.scale).max(8.0)
    }
}

/// A presentation on its way.
struct Writer<'a> {
    package: Package,
    /// Its slides.
    names: Vec<String>,
    charts: usize,
    images: usize,
    language: &'static str,
    texts: &'a Texts,
}

impl Writer<'_> {
    fn slide(
        &mut self,
        page: &FigurePage,
        body: &Body<'_>,
        frame: Frame,
        numbered: bool,
        numbers: &mut std::slice::Iter<'_, usize>,
    ) -> Result<(), OfficeFailure> {
        let name = format!("ppt/slides/slide{}.xml", self.names.len() + 1);
        let layout = if matches!(body, Body::Cover(_)) { master::COVER } else { master::LAYOUT };
        self.package.relate(&name, "slideLayout", layout);
        let laid = frame.lay(page);
        let mut shapes = Shapes::new(self.language);
        let look = |points: f32, bold: bool, colour| Look { points, bold, colour, right: false };
        if let Body::Cover(words) = body {
            let room = frame.width - frame.side * 2.0;
            let title = look(32.0 * frame.scale, true, super::INK);
            let area = [frame.side, frame.height * 0.3, room, frame.height * 0.2];
            shapes.words(Place::Cover, area, &[(page.title.clone(), title)]);
            let area = [frame.side, frame.height * 0.54, room, frame.height * 0.36];
            let below: Vec<(String, Look)> =
                words.iter().map(|line| (line.clone(), look(14.0 * frame.scale, false, super::FAINT))).collect();
            shapes.words(Place::Subtitle, area, &below);
        } else {
            shapes.words(Place::Title, laid.title.0, &[(page.title.clone(), look(laid.title.1, true, super::INK))]);
            let warnings = page.warnings.iter().map(|words| (words.clone(), look(13.0 * frame.scale, true, WARNING)));
            let subtitle = Some(&page.subtitle).filter(|words| !words.is_empty());
            let subtitle = subtitle.map(|words| (words.clone(), look(13.0 * frame.scale, false, super::FAINT)));
            let lead: Vec<(String, Look)> = subtitle.into_iter().chain(warnings).collect();
            if !lead.is_empty() {
                shapes.words(Place::Box, laid.lead, &lead);
            }
            self.body(&mut shapes, &name, page, body, (frame, laid.body), numbers)?;
            let (area, size) = laid.notes;
            let notes: Vec<(String, Look)> =
                page.notes.iter().map(|note| (note.clone(), look(size, false, super::FAINT))).collect();
            if !notes.is_empty() {
                shapes.words(Place::Box, area, &notes);
            }
            if numbered {
                let wide = 36.0 * frame.scale;
                let corner = [frame.width - frame.side - wide, frame.height - frame.side * 0.5 - 16.0, wide, 16.0];
                shapes.number(corner, self.names.len() + 1, look(10.0 * frame.scale.max(0.7), false, super::FAINT));
            }
        }
        self.package.xml(&name, master::kind!("slide"), &shapes.slide());
        self.names.push(name);
        Ok(())
    }

    fn body(
        &mut self,
        shapes: &mut Shapes,
        slide: &str,
        page: &FigurePage,
        body: &Body<'_>,
        (frame, area): (Frame, Area),
        numbers: &mut std::slice::Iter<'_, usize>,
    ) -> Result<(), OfficeFailure> {
        let [left, top, width, height] = area;
        match body {
            Body::Cover(_) => {}
            Body::Charts(charts) => {
                for (chart, area) in charts.iter().zip(grid(charts.len(), area)) {
                    let way = self.chart(slide, chart, frame.chart())?;
                    shapes.chart(area, &way, &chart.alt);
                }
            }
            Body::Table(table, rows) => shapes.table(area, table, rows, frame.cell(), &page.alt),
            Body::Image(image) => {
                self.images += 1;
                let [png, svg] = [("png", &image.png), ("svg", &image.svg)].map(|(end, bytes)| {
                    let name = format!("ppt/media/image{}.{end}", self.images);
                    self.package.file(&name, bytes.clone());
                    self.package.relate(slide, "image", &name)
                });
                let [wide, tall] = image.size;
                let own = [left, top, width, (width * tall / wide).min(height)];
                shapes.picture(own, [&png, &svg], &page.alt);
            }
            Body::Contents(entries) => {
                let rows: Vec<Row> = entries
                    .iter()
                    .map(|entry| {
                        let number = numbers.next().map(usize::to_string).unwrap_or_default();
                        Row::Cells(vec![entry.title.clone(), number])
                    })
                    .collect();
                let heads = vec![self.texts.t("office-contents-title"), self.texts.t("office-contents-slide")];
                let table = NativeTable { heads, shares: vec![0.9, 0.1], right: vec![false, true], rows: Vec::new() };
                shapes.table([left, top, width, height], &table, &rows, frame.entry() * 0.86, &page.alt);
            }
        }
        Ok(())
    }

    /// Adds a chart with the workbook that it is edited through; the answer is the way to it.
    fn chart(&mut self, slide: &str, chart: &NativeChart, points: f32) -> Result<String, OfficeFailure> {
        self.charts += 1;
        let (name, book) = part_names("ppt", self.charts);
        let (bytes, block) = sheet::workbook(chart, self.texts)?;
        self.package.file(&book, bytes);
        let way = self.package.relate(&name, "package", &book);
        let part = ChartPart { chart, block: &block, points, workbook: Some(&way), language: self.language };
        self.package.xml(&name, CHART, &part.xml());
        Ok(self.package.relate(slide, "chart", &name))
    }
}

/// The names of a chart's part and of its workbook.
pub fn part_names(folder: &str, number: usize) -> (String, String) {
    let book = format!("{folder}/embeddings/Microsoft_Excel_Sheet{number}.xlsx");
    (format!("{folder}/charts/chart{number}.xml"), book)
}

/// Places for charts side by side and under each other, in an area that they share.
fn grid(count: usize, [left, top, width, height]: Area) -> Vec<Area> {
    const GUTTER: f32 = 8.0;
    // Two panels of an upright or square area stand under each other.
    let columns = match count {
        1 => 1,
        2 if width < height * 2.2 => 1,
        2..=4 => 2,
        _ => 3,
    };
    let rows = count.div_ceil(columns);
    let side = |all: f32, n: usize| (all - GUTTER * (n - 1) as f32) / n as f32;
    let (wide, tall) = (side(width, columns), side(height, rows));
    let place = |at: usize| {
        let (row, column) = (at / columns, at % columns);
        [left + (wide + GUTTER) * column as f32, top + (tall + GUTTER) * row as f32, wide, tall]
    };
    (0..count).map(place).collect()
}
