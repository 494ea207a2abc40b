//! DOCX: headline, figure, caption, numbers and sources, one figure after the other.

use super::chart_part::ChartPart;
use super::exhibit::{Exhibit, Image, exhibit};
use super::master::{THEME, about};
use super::native::NativeChart;
use super::package::Package;
use super::sheet;
use super::slides::{CHART, part_names};
use super::table::{self, NativeTable};
use super::text::tag;
use super::words::{self, Style};
use super::{GoOn, OfficeFailure, emu, points};
use crate::chart::page::{ContentsEntry, FigurePage, FigureSpec, NamedSize, PageSize};
use crate::figure::headless::Studio;
use crate::text::catalogue::Texts;
use std::fmt::Write as _;

/// The part that holds the text.
const ROOT: &str = "word/document.xml";

/// Margin of a page in millimetres.
const MARGIN: f32 = 20.0;

/// Size of words in charts, in points.
const CHART_WORDS: f32 = 9.0;

/// A page of paper in millimetres.
#[derive(Debug, Clone, Copy)]
struct Paper {
    width: f32,
    height: f32,
}

impl Paper {
    /// The paper that a figure of a size is read on: A4, lying where the figure is made for that.
    const fn of(size: PageSize) -> Self {
        match size {
            PageSize::Named(NamedSize::A4) => Self { width: 297.0, height: 210.0 },
            _ => Self { width: 210.0, height: 297.0 },
        }
    }

    /// Width and height of what is printed.
    fn inside(self) -> [f32; 2] {
        [self.width - MARGIN * 2.0, self.height - MARGIN * 2.0]
    }
}

/// The bytes of a document.
///
/// # Errors
/// [`OfficeFailure`].
pub fn file(pages: &[FigurePage], texts: &Texts, go_on: GoOn<'_>) -> Result<Vec<u8>, OfficeFailure> {
    let first = pages.first();
    let title = first.map(|page| page.title.clone()).unwrap_or_default();
    let size = first.map_or(PageSize::Named(NamedSize::A4Portrait), |page| page.size);
    let language = first.map_or(texts.language(), |page| page.language);
    let studio = Studio::new();
    let mut writer = Writer {
        package: Package::default(),
        body: String::new(),
        paper: Paper::of(size),
        charts: 0,
        images: 0,
        shapes: 0,
        figures: 0,
        tables: 0,
        language: tag(language),
        texts,
    };
    writer.package.relate("", "officeDocument", ROOT);
    for (page, done) in pages.iter().zip(0..) {
        if !go_on(done) {
            return Err(OfficeFailure::Cancelled);
        }
        let failed = |cause| OfficeFailure::Page { title: page.title.clone(), cause };
        // Room for headline, caption and notes above and below a picture.
        let [width, height] = writer.paper.inside();
        let shown = exhibit(&studio, page, [width, (height * 0.72).min(width * 1.2)], texts).map_err(failed)?;
        writer.page(page, &shown, done > 0)?;
    }
    writer.finish(&title)
}

/// A document on its way.
struct Writer<'a> {
    package: Package,
    body: String,
    paper: Paper,
    charts: usize,
    images: usize,
    /// Drawn things, which all have a number.
    shapes: usize,
    figures: usize,
    tables: usize,
    language: &'static str,
    texts: &'a Texts,
}

impl Writer<'_> {
    fn page(&mut self, page: &FigurePage, shown: &Exhibit, follows: bool) -> Result<(), OfficeFailure> {
        match shown {
            Exhibit::Cover(lines) => {
                self.say(Style::Title, &page.title);
                for line in lines {
                    self.say(Style::Normal, line);
                }
                return Ok(());
            }
            Exhibit::Contents(entries) => {
                self.contents(page, entries);
                return Ok(());
            }
            _ => {}
        }
        self.figures += 1;
        self.body.push_str(&words::heading(&page.title, self.figures, follows, self.language));
        if !page.subtitle.is_empty() {
            self.say(Style::Lead, &page.subtitle);
        }
        for warning in &page.warnings {
            self.say(Style::Warning, warning);
        }
        match shown {
            Exhibit::Charts(charts) => {
                let [width, height] = self.paper.inside();
                let each = (height * 0.62 / charts.len() as f32).clamp(55.0, 95.0);
                for chart in charts {
                    self.chart(chart, [width, each])?;
                }
                self.caption("office-figure-caption", self.figures, &page.title);
                self.numbers(page);
            }
            Exhibit::Images(images) => {
                for image in images {
                    self.image(image, &page.alt);
                }
                self.caption("office-figure-caption", self.figures, &page.title);
                // A board says in full what its table would say again; a matrix is counts, which are worth having.
                if matches!(page.figure, FigureSpec::Matrix(_)) {
                    self.numbers(page);
                }
            }
            Exhibit::Table(table) => {
                self.tables += 1;
                self.caption("office-table-caption", self.tables, &page.title);
                self.table(table);
            }
            Exhibit::Cover(_) | Exhibit::Contents(_) => {}
        }
        for note in &page.notes {
            self.say(Style::Note, note);
        }
        Ok(())
    }

    fn say(&mut self, style: Style, text: &str) {
        self.body.push_str(&words::paragraph(style, text, self.language));
    }

    fn caption(&mut self, key: &str, number: usize, title: &str) {
        self.body.push_str(&words::caption(&self.texts.t(key), number, title, self.language));
    }

    fn numbers(&mut self, page: &FigurePage) {
        if let Some(table) = table::numbers(page, self.texts) {
            self.tables += 1;
            self.caption("office-table-caption", self.tables, &self.texts.t("office-numbers"));
            self.table(&table);
        }
    }

    fn table(&mut self, table: &NativeTable) {
        let room = points(self.paper.inside()[0]);
        self.body.push_str(&words::table(table, room, self.language));
    }

    /// The titles of the figures, each of which leads to its place.
    fn contents(&mut self, page: &FigurePage, entries: &[ContentsEntry]) {
        self.body.push_str(&words::break_before(Style::Title, &page.title, self.language));
        for (entry, number) in entries.iter().zip(1..) {
            self.body.push_str(&words::link(&entry.title, number, self.language));
        }
    }

    fn chart(&mut self, chart: &NativeChart, size: [f32; 2]) -> Result<(), OfficeFailure> {
        self.charts += 1;
        let (name, book) = part_names("word", self.charts);
        let (bytes, block) = sheet::workbook(chart, self.texts)?;
        self.package.file(&book, bytes);
        let way = self.package.relate(&name, "package", &book);
        let part =
            ChartPart { chart, block: &block, points: CHART_WORDS, workbook: Some(&way), language: self.language };
        self.package.xml(&name, CHART, &part.xml());
        let way = self.package.relate(ROOT, "chart", &name);
        let graphic = format!(
            "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart \
             xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{way}\"/></a:graphicData>"
        );
        self.drawing("Chart", size, &chart.alt, &graphic);
        Ok(())
    }

    fn image(&mut self, image: &Image, alt: &str) {
        self.images += 1;
        let [png, svg] = [("png", &image.png), ("svg", &image.svg)].map(|(end, bytes)| {
            let name = format!("word/media/image{}.{end}", self.images);
            self.package.file(&name, bytes.clone());
            self.package.relate(ROOT, "image", &name)
        });
        let size = image.size;
        let [cx, cy] = size.map(|side| emu(points(side)));
        let graphic = format!(
            "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic \
             xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"{}\" \
             name=\"Picture {}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{}<a:stretch><a:fillRect/></a:stretch>\
             </pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>",
            self.shapes + 1,
            self.shapes + 1,
            super::shapes::blip([&png, &svg])
        );
        self.drawing("Picture", size, alt, &graphic);
    }

    /// Something drawn in a line of its own.
    fn drawing(&mut self, name: &str, size: [f32; 2], alt: &str, graphic: &str) {
        self.shapes += 1;
        self.body.push_str(&words::drawing(name, self.shapes, size, alt, graphic));
    }

    fn finish(mut self, title: &str) -> Result<Vec<u8>, OfficeFailure> {
        let styles = "word/styles.xml";
        let settings = "word/settings.xml";
        let footer = "word/footer1.xml";
        self.package.relate(ROOT, "styles", styles);
        self.package.relate(ROOT, "settings", settings);
        let typefaces = "word/fontTable.xml";
        let theme = "word/theme/theme1.xml";
        self.package.relate(ROOT, "fontTable", typefaces);
        self.package.relate(ROOT, "theme", theme);
        let way = self.package.relate(ROOT, "footer", footer);
        let twips = |millimetres: f32| emu(points(millimetres)) / 635;
        let Paper { width, height } = self.paper;
        let lying = if width > height { " w:orient=\"landscape\"" } else { "" };
        let margin = twips(MARGIN);
        let mut document = format!("<w:document {}><w:body>{}", words::NAMES, self.body);
        let _ = write!(
            document,
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"{way}\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{lying}/>\
             <w:pgMar w:top=\"{margin}\" w:right=\"{margin}\" w:bottom=\"{margin}\" w:left=\"{margin}\" \
             w:header=\"{}\" w:footer=\"{}\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
            twips(width),
            twips(height),
            margin / 2,
            margin / 2
        );
        self.package.xml(ROOT, words::kind!("document.main"), &document);
        self.package.xml(styles, words::kind!("styles"), &words::styles(self.language));
        self.package.xml(settings, words::kind!("settings"), &words::settings());
        self.package.xml(typefaces, words::kind!("fontTable"), &words::typefaces());
        self.package.xml(theme, THEME, &super::master::theme());
        self.package.xml(footer, words::kind!("footer"), &words::footer());
        about(&mut self.package, title, self.language);
        Ok(self.package.finish("DOCX")?)
    }
}
