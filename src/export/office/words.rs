//! WordprocessingML: paragraphs, tables and drawn things of a document, and its styles (ECMA-376, part 1, 17).

use super::super::xml::{attribute, escape};
use super::table::{NativeTable, Row};
use super::text::{TYPEFACE, rgb};
use super::{emu, points};
use std::fmt::Write as _;

/// The names that the parts use.
pub const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
                         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
                         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

/// The kind of a part of a document.
macro_rules! kind {
    ($name:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.wordprocessingml.", $name, "+xml")
    };
}
pub(super) use kind;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The title of a pack.
    Title,
    /// A headline.
    Heading,
    /// A plain paragraph.
    Normal,
    /// What is shown, and in which unit.
    Lead,
    /// What must be read before the figure.
    Warning,
    /// What a figure or a table is called.
    Caption,
    /// Sources and what else must be known.
    Note,
    /// Words in a cell.
    Cell,
}

impl Style {
    const ALL: [Self; 8] =
        [Self::Normal, Self::Title, Self::Heading, Self::Lead, Self::Warning, Self::Caption, Self::Note, Self::Cell];

    /// What the file calls it, and how it is named for people who format.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Title => ("Title", "Title"),
            Self::Heading => ("Heading1", "heading 1"),
            Self::Normal => ("Normal", "Normal"),
            Self::Lead => ("Lead", "Lead"),
            Self::Warning => ("Warning", "Warning"),
            Self::Caption => ("Caption", "caption"),
            Self::Note => ("Source", "Source"),
            Self::Cell => ("Cell", "Cell"),
        }
    }

    /// Size in half points, whether it is bold, colour, and room before and after in twentieths of a point.
    const fn look(self) -> (u8, bool, [u8; 3], [u16; 2]) {
        match self {
            Self::Title => (40, true, super::INK, [240, 240]),
            Self::Heading => (30, true, super::INK, [0, 120]),
            Self::Normal => (21, false, super::INK, [0, 60]),
            Self::Lead => (20, false, super::FAINT, [0, 60]),
            Self::Warning => (20, true, [190, 72, 0], [0, 60]),
            Self::Caption => (19, true, super::INK, [120, 80]),
            Self::Note => (17, false, super::FAINT, [20, 0]),
            Self::Cell => (16, false, super::INK, [0, 0]),
        }
    }
}

fn run(words: &str, bold: bool, language: &str) -> String {
    let bold = if bold { "<w:b/>" } else { "" };
    let lang = format!("<w:lang w:val=\"{language}\" w:eastAsia=\"{language}\"/>");
    format!("<w:r><w:rPr>{bold}{lang}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(words))
}

fn begin(style: Style, more: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{more}</w:pPr>", style.names().0)
}

/// A paragraph.
pub fn paragraph(style: Style, words: &str, language: &str) -> String {
    format!("{}{}</w:p>", begin(style, ""), run(words, false, language))
}

/// A paragraph at the top of a new page.
pub fn break_before(style: Style, words: &str, language: &str) -> String {
    format!("{}{}</w:p>", begin(style, "<w:pageBreakBefore/>"), run(words, false, language))
}

/// A headline that contents lead to; all but the first begin a page.
pub fn heading(words: &str, number: usize, follows: bool, language: &str) -> String {
    let page = if follows { "<w:keepNext/><w:pageBreakBefore/>" } else { "<w:keepNext/>" };
    format!(
        "{}<w:bookmarkStart w:id=\"{number}\" w:name=\"figure{number}\"/>{}<w:bookmarkEnd w:id=\"{number}\"/></w:p>",
        begin(Style::Heading, page),
        run(words, false, language)
    )
}

/// A line of the contents.
pub fn link(words: &str, number: usize, language: &str) -> String {
    format!(
        "{}<w:hyperlink w:anchor=\"figure{number}\">{}</w:hyperlink></w:p>",
        begin(Style::Normal, ""),
        run(words, false, language)
    )
}

/// What a figure or a table is called, with a number that the program counts on.
pub fn caption(kind: &str, number: usize, words: &str, language: &str) -> String {
    let count = format!(
        "<w:fldSimple w:instr=\" SEQ {} \\* ARABIC \">{}</w:fldSimple>",
        escape(kind),
        run(&number.to_string(), false, language)
    );
    let (head, tail) = (run(kind, false, language), run(&format!("\u{3000}{words}"), false, language));
    format!("{}{head}{count}{tail}</w:p>", begin(Style::Caption, "<w:keepNext/>"))
}

/// Something drawn in a line of its own; its size is in millimetres.
pub fn drawing(name: &str, number: usize, size: [f32; 2], alt: &str, graphic: &str) -> String {
    let [cx, cy] = size.map(|side| emu(points(side)));
    let mut about = String::new();
    attribute(&mut about, "id", &number.to_string());
    attribute(&mut about, "name", &format!("{name} {number}"));
    attribute(&mut about, "descr", alt);
    format!(
        "{}<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx}\" \
         cy=\"{cy}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:docPr{about}/><wp:cNvGraphicFramePr/>\
         <a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r></w:p>",
        begin(Style::Normal, "<w:keepNext/>")
    )
}

/// A table over the whole width of the page, given in points; its heads stand again on each page.
pub fn table(table: &NativeTable, room: f32, language: &str) -> String {
    let widths = super::shapes::widths(table, room);
    let twips = |width: f32| emu(width) / 635;
    let mut out = String::from(
        "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders><w:insideH w:val=\"single\" w:sz=\"4\" \
         w:space=\"0\" w:color=\"E0E0E0\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left \
         w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
    );
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{}\"/>", twips(*width));
    }
    out.push_str("</w:tblGrid>");
    row(&mut out, (&table.heads, true), table, &widths, language);
    for line in &table.rows {
        match line {
            Row::Cells(cells) => row(&mut out, (cells, false), table, &widths, language),
            Row::Group(words) => {
                let _ = write!(
                    out,
                    "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/></w:tcPr>{}{}</w:p>\
                     </w:tc></w:tr>",
                    widths.len(),
                    begin(Style::Cell, "<w:keepNext/>"),
                    run(words, true, language)
                );
            }
        }
    }
    // A table ends with its last row; the paragraph keeps the next thing apart from it.
    out + "</w:tbl>" + &paragraph(Style::Note, "", language)
}

/// A row of a table; its head stands again on each page.
fn row(out: &mut String, (cells, head): (&[String], bool), table: &NativeTable, widths: &[f32], language: &str) {
    let rule = "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"1C1C1C\"/></w:tcBorders>";
    let (repeated, below) = if head { ("<w:tblHeader/>", rule) } else { ("", "") };
    let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>");
    for ((words, width), at) in cells.iter().zip(widths).zip(0..) {
        let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{below}</w:tcPr>", emu(*width) / 635);
        let right = table.right.get(at).copied().unwrap_or(false);
        let align = if right { "<w:jc w:val=\"right\"/>" } else { "" };
        for line in words.split('\n') {
            let _ = write!(out, "{}{}</w:p>", begin(Style::Cell, align), run(line, head, language));
        }
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
}

/// The styles of a document.
pub fn styles(language: &str) -> String {
    let mut out = format!(
        "<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{TYPEFACE}\" \
         w:eastAsia=\"{TYPEFACE}\" w:hAnsi=\"{TYPEFACE}\" w:cs=\"{TYPEFACE}\"/><w:sz w:val=\"21\"/><w:lang \
         w:val=\"{language}\" w:eastAsia=\"{language}\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    );
    for style in Style::ALL {
        let ((id, name), (size, bold, colour, [before, after])) = (style.names(), style.look());
        let default = if style == Style::Normal { " w:default=\"1\"" } else { "" };
        let custom = if matches!(style, Style::Lead | Style::Warning | Style::Note | Style::Cell) {
            " w:customStyle=\"1\""
        } else {
            ""
        };
        let based = if style == Style::Normal { "" } else { "<w:basedOn w:val=\"Normal\"/>" };
        let outline = if style == Style::Heading { "<w:outlineLvl w:val=\"0\"/>" } else { "" };
        let bold = if bold { "<w:b/>" } else { "" };
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\"{default}{custom} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}\
             <w:qFormat/><w:pPr><w:spacing w:before=\"{before}\" w:after=\"{after}\"/>{outline}</w:pPr><w:rPr>{bold}\
             <w:color w:val=\"{}\"/><w:sz w:val=\"{size}\"/></w:rPr></w:style>",
            rgb(colour)
        );
    }
    out + "</w:styles>"
}

/// How the document is opened.
pub fn settings() -> String {
    format!(
        "<w:settings {NAMES}><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

/// The typeface that the words ask for.
pub fn typefaces() -> String {
    format!("<w:fonts {NAMES}><w:font w:name=\"{TYPEFACE}\"/></w:fonts>")
}

/// The number of the page at its foot.
pub fn footer() -> String {
    format!(
        "<w:ftr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"Source\"/><w:jc w:val=\"right\"/></w:pPr><w:fldSimple w:instr=\" \
         PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
    )
}
