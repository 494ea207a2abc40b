//! The shapes of a slide: words, tables, charts and pictures with their places.

use super::super::xml::attribute;
use super::emu;
use super::table::{NativeTable, Row};
use super::text::{Look, lines, paragraph, rgb};
use std::fmt::Write as _;

/// Left, top, width and height in points.
pub type Area = [f32; 4];

/// What a text is on its slide: the master knows its place in the outline by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The title of the slide.
    Title,
    /// The title of a cover.
    Cover,
    /// What stands below the title of a cover.
    Subtitle,
    /// A text of its own.
    Box,
}

/// Writes the shapes of one slide, one after the other.
#[derive(Debug)]
pub struct Shapes {
    out: String,
    next: usize,
    language: &'static str,
}

/// Where a shape stands, as an element of this name.
fn frame(element: &str, [left, top, width, height]: Area) -> String {
    format!(
        "<{element}><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></{element}>",
        emu(left),
        emu(top),
        emu(width.max(1.0)),
        emu(height.max(1.0))
    )
}

impl Shapes {
    /// No shape yet.
    pub const fn new(language: &'static str) -> Self {
        Self { out: String::new(), next: 2, language }
    }

    fn name(&mut self, name: &str, alt: &str) {
        self.out.push_str("<p:cNvPr");
        attribute(&mut self.out, "id", &self.next.to_string());
        attribute(&mut self.out, "name", &format!("{name} {}", self.next - 1));
        if !alt.is_empty() {
            attribute(&mut self.out, "descr", alt);
        }
        self.out.push_str("/>");
        self.next += 1;
    }

    /// Paragraphs in an area.
    pub fn words(&mut self, place: Place, area: Area, all: &[(String, Look)]) {
        let (name, kind) = match place {
            Place::Title => ("Title", "<p:ph type=\"title\"/>"),
            Place::Cover => ("Title", "<p:ph type=\"ctrTitle\"/>"),
            Place::Subtitle => ("Subtitle", "<p:ph type=\"subTitle\" idx=\"1\"/>"),
            Place::Box => ("Text", ""),
        };
        self.out.push_str("<p:sp><p:nvSpPr>");
        self.name(name, "");
        let own = if kind.is_empty() {
            "<p:cNvSpPr txBox=\"1\"/>"
        } else {
            "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
        };
        let shape = if kind.is_empty() { "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>" } else { "" };
        let _ = write!(
            self.out,
            "{own}<p:nvPr>{kind}</p:nvPr></p:nvSpPr><p:spPr>{}{shape}</p:spPr><p:txBody><a:bodyPr wrap=\"square\" \
             lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr><a:lstStyle/>",
            frame("a:xfrm", area)
        );
        for (words, look) in all {
            self.out.push_str(&paragraph(words, *look, self.language));
        }
        self.out.push_str("</p:txBody></p:sp>");
    }

    /// The number of the slide, at its lower right corner.
    pub fn number(&mut self, area: Area, number: usize, look: Look) {
        self.out.push_str("<p:sp><p:nvSpPr>");
        self.name("Slide Number", "");
        let run = super::text::run_properties("a:rPr", look.points, look.bold, look.colour, Some(self.language));
        let _ = write!(
            self.out,
            "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldNum\" sz=\"quarter\" \
             idx=\"12\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" \
             bIns=\"0\" anchor=\"b\"/><a:lstStyle/><a:p><a:pPr algn=\"r\"/><a:fld \
             id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\">{run}<a:t>{number}</a:t></a:fld></a:p>\
             </p:txBody></p:sp>",
            frame("a:xfrm", area)
        );
    }

    /// A chart, by the name of the way to its part.
    pub fn chart(&mut self, area: Area, way: &str, alt: &str) {
        self.graphic("Chart", alt, area);
        let _ = write!(
            self.out,
            "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart \
             xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{way}\"/></a:graphicData>\
             </a:graphic></p:graphicFrame>"
        );
    }

    fn graphic(&mut self, name: &str, alt: &str, area: Area) {
        self.out.push_str("<p:graphicFrame><p:nvGraphicFramePr>");
        self.name(name, alt);
        let _ = write!(
            self.out,
            "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/>\
             </p:nvGraphicFramePr>{}",
            frame("p:xfrm", area)
        );
    }

    /// A picture, by the names of the ways to its pixels and its vectors.
    pub fn picture(&mut self, area: Area, [png, svg]: [&str; 2], alt: &str) {
        self.out.push_str("<p:pic><p:nvPicPr>");
        self.name("Picture", alt);
        let _ = write!(
            self.out,
            "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>{}\
             <a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom></p:spPr></p:pic>",
            blip([png, svg]),
            frame("a:xfrm", area)
        );
    }

    /// Rows of a table with its heads above them, in an area as wide as this.
    pub fn table(&mut self, area: Area, table: &NativeTable, rows: &[Row], size: f32, alt: &str) {
        self.graphic("Table", alt, area);
        let widths = widths(table, area[2]);
        self.out.push_str(
            "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl>\
             <a:tblPr firstRow=\"1\"/><a:tblGrid>",
        );
        for width in &widths {
            let _ = write!(self.out, "<a:gridCol w=\"{}\"/>", emu(*width));
        }
        self.out.push_str("</a:tblGrid>");
        let look = |bold: bool, right: bool| Look { points: size, bold, colour: super::INK, right };
        self.row(&table.heads, height(&table.heads, &widths, size), |at| look(true, is_right(table, at)), true);
        for row in rows {
            match row {
                Row::Cells(cells) => {
                    self.row(cells, height(cells, &widths, size), |at| look(false, is_right(table, at)), false);
                }
                Row::Group(words) => self.group(words, widths.len(), size),
            }
        }
        self.out.push_str("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>");
    }

    fn row(&mut self, cells: &[String], height: f32, look: impl Fn(usize) -> Look, head: bool) {
        let _ = write!(self.out, "<a:tr h=\"{}\">", emu(height));
        for (words, at) in cells.iter().zip(0_usize..) {
            self.out.push_str("<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>");
            for line in words.split('\n') {
                self.out.push_str(&paragraph(line, look(at), self.language));
            }
            self.out.push_str("</a:txBody>");
            self.out.push_str(&cell_look(head));
            self.out.push_str("</a:tc>");
        }
        self.out.push_str("</a:tr>");
    }

    /// A heading over all columns.
    fn group(&mut self, words: &str, columns: usize, size: f32) {
        let look = Look { points: size, bold: true, colour: super::FAINT, right: false };
        let _ = write!(
            self.out,
            "<a:tr h=\"{}\"><a:tc gridSpan=\"{columns}\"><a:txBody><a:bodyPr/><a:lstStyle/>{}</a:txBody>{}</a:tc>",
            emu(size * LINE + PAD * 2.0),
            paragraph(words, look, self.language),
            cell_look(false)
        );
        for _ in 1..columns {
            let _ = write!(
                self.out,
                "<a:tc hMerge=\"1\"><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang=\"{}\"/></a:p>\
                 </a:txBody><a:tcPr/></a:tc>",
                self.language
            );
        }
        self.out.push_str("</a:tr>");
    }

    /// The slide.
    pub fn slide(self) -> String {
        format!(
            "<p:sld xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
             xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cSld><p:spTree>{}{}</p:spTree>\
             </p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
            super::master::GROUP,
            self.out
        )
    }
}

/// A picture's pixels, and beside them the vectors for programs that take them.
pub fn blip([png, svg]: [&str; 2]) -> String {
    format!(
        "<a:blip r:embed=\"{png}\"><a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
         xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{svg}\"/></a:ext>\
         </a:extLst></a:blip>"
    )
}

/// Height of a line as a multiple of its size, and the room above and below the words of a cell.
const LINE: f32 = 1.3;
const PAD: f32 = 2.0;
const SIDE: f32 = 3.0;

fn cell_look(head: bool) -> String {
    let mut out = String::from("<a:tcPr");
    for (name, length) in [("marL", SIDE), ("marR", SIDE), ("marT", PAD), ("marB", PAD)] {
        attribute(&mut out, name, &emu(length).to_string());
    }
    out.push('>');
    for side in ["a:lnL", "a:lnR", "a:lnT"] {
        let _ = write!(out, "<{side} w=\"0\"><a:noFill/></{side}>");
    }
    let (width, colour) = if head { (1.2, super::INK) } else { (0.5, super::GRID) };
    let _ = write!(
        out,
        "<a:lnB w=\"{}\"><a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill></a:lnB><a:noFill/></a:tcPr>",
        emu(width),
        rgb(colour)
    );
    out
}

fn is_right(table: &NativeTable, column: usize) -> bool {
    table.right.get(column).copied().unwrap_or(false)
}

/// The widths of the columns of a table in points.
pub fn widths(table: &NativeTable, room: f32) -> Vec<f32> {
    let all: f32 = table.shares.iter().sum();
    table.shares.iter().map(|share| room * share / all.max(f32::MIN_POSITIVE)).collect()
}

/// About how high a row is.
pub fn height(cells: &[String], widths: &[f32], size: f32) -> f32 {
    let of = |(words, width): (&String, &f32)| -> f32 {
        words.split('\n').map(|line| lines(line, width - SIDE * 2.0, size)).sum()
    };
    cells.iter().zip(widths).map(of).fold(1.0, f32::max) * size * LINE + PAD * 2.0
}

/// About how high any row of a table is.
pub fn row_height(row: &Row, widths: &[f32], size: f32) -> f32 {
    match row {
        Row::Group(_) => size * LINE + PAD * 2.0,
        Row::Cells(cells) => height(cells, widths, size),
    }
}
