//! XLSX: the numbers of each figure on a sheet, with its charts beside them, or with its picture.
//!
//! `rust_xlsxwriter` forms the workbook with a plain chart at each place; what the chart looks like is then put in as it
//! is in slides and texts, so that one figure looks the same in all three.

use super::chart_part::ChartPart;
use super::exhibit::{Exhibit, Image, exhibit};
use super::native::{Across, NativeChart};
use super::package::HEAD;
use super::sheet::{self, Block, clean, is_written, properties};
use super::table::{self, NativeTable, Row};
use super::text::tag;
use super::{GoOn, OfficeFailure};
use crate::chart::page::FigurePage;
use crate::export::error::ExportError;
use crate::figure::headless::Studio;
use crate::text::catalogue::Texts;
use rust_xlsxwriter::{Chart, Format, Image as Picture, Workbook, Worksheet, XlsxError};
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Size of words in charts, in points.
const WORDS: f32 = 10.0;

/// Size of a chart in pixels, and its height in rows of a sheet.
const SIZE: [u32; 2] = [760, 400];
const ROWS: u32 = 22;

/// Longest name of a sheet in characters, and characters that none may hold; apostrophes would have to be doubled in
/// every reference to it.
const LONGEST: usize = 31;
const FORBIDDEN: [char; 8] = ['[', ']', ':', '*', '?', '/', '\\', '\''];

/// The bytes of a workbook.
///
/// # Errors
/// [`OfficeFailure`].
pub fn file(pages: &[FigurePage], texts: &Texts, go_on: GoOn<'_>) -> Result<Vec<u8>, OfficeFailure> {
    let studio = Studio::new();
    let mut exhibits = Vec::with_capacity(pages.len());
    for (page, done) in pages.iter().zip(0..) {
        if !go_on(done) {
            return Err(OfficeFailure::Cancelled);
        }
        let failed = |cause| OfficeFailure::Page { title: page.title.clone(), cause };
        exhibits.push(exhibit(&studio, page, [240.0, 135.0], texts).map_err(failed)?);
    }
    let failed = |cause: XlsxError| ExportError::Format { format: "XLSX", cause: cause.to_string() };
    let mut charts = Vec::new();
    let bytes = fill(pages, &exhibits, texts, &mut charts).map_err(failed)?;
    let language = pages.first().map_or(texts.language(), |page| page.language);
    let parts: Vec<String> = charts
        .iter()
        .map(|(chart, block)| ChartPart { chart, block, points: WORDS, workbook: None, language: tag(language) }.xml())
        .collect();
    let looked = with_looks(bytes, &parts);
    Ok(looked.map_err(|cause| ExportError::Format { format: "XLSX", cause: cause.to_string() })?)
}

fn fill<'a>(
    pages: &[FigurePage],
    exhibits: &'a [Exhibit],
    texts: &Texts,
    charts: &mut Vec<(&'a NativeChart, Block)>,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = pages.first().map(|page| page.title.as_str()).unwrap_or_default();
    book.set_properties(&properties(&clean(title))?);
    let mut names: Vec<String> = Vec::new();
    for (page, exhibit) in pages.iter().zip(exhibits) {
        let name = name(&page.title, &names);
        names.push(name.clone());
        let sheet = book.add_worksheet();
        sheet.set_name(&name)?;
        let mut next = head(sheet, page)?;
        match exhibit {
            Exhibit::Charts(all) => {
                sheet.set_column_width(0, 30.0)?;
                for chart in all {
                    let block = sheet::fill(sheet, &name, next, chart, texts)?;
                    let taken = block.rows.max(ROWS) + 1;
                    place(sheet, next, chart, &block)?;
                    charts.push((chart, block));
                    next += taken;
                }
            }
            Exhibit::Table(table) => next = rows(sheet, next, table)?,
            Exhibit::Images(images) => {
                if let Some(table) = table::numbers(page, texts) {
                    next = rows(sheet, next, &table)? + 1;
                }
                for image in images {
                    next = picture(sheet, next, image, &page.alt)?;
                }
            }
            Exhibit::Cover(_) | Exhibit::Contents(_) => {}
        }
        for note in &page.notes {
            sheet.write_string_with_format(next, 0, clean(note), &Format::new().set_font_size(9))?;
            next += 1;
        }
        sheet.set_landscape();
        sheet.set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0);
    }
    book.save_to_buffer()
}

/// Headline, subtitle and warnings; the answer is the row below them.
fn head(sheet: &mut Worksheet, page: &FigurePage) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(0, 0, clean(&page.title), &Format::new().set_bold().set_font_size(14))?;
    let mut next = 1;
    for words in Some(&page.subtitle).filter(|words| !words.is_empty()).into_iter().chain(&page.warnings) {
        sheet.write_string(next, 0, clean(words))?;
        next += 1;
    }
    Ok(next + 1)
}

/// Puts a plain chart beside the numbers; its look comes later.
fn place(sheet: &mut Worksheet, row: u32, chart: &NativeChart, block: &Block) -> Result<(), XlsxError> {
    let mut plain = match &chart.across {
        Across::Numbers { .. } | Across::Rows { .. } => Chart::new_scatter(),
        Across::Categories { .. } => Chart::new_line(),
    };
    for cells in &block.series {
        plain.add_series().set_values(cells.values.as_str()).set_categories(cells.across.as_str());
    }
    plain.set_width(SIZE[0]).set_height(SIZE[1]).set_alt_text(described(&chart.alt));
    sheet.insert_chart(row, block.columns + 1, &plain).map(|_| ())
}

/// The longest alternative text that a workbook holds (Excel specifications and limits).
const MOST_ALT: usize = 255;

/// An alternative text, shortened at its end where it is longer than a workbook holds.
fn described(alt: &str) -> String {
    let alt = clean(alt);
    if alt.encode_utf16().count() <= MOST_ALT {
        return alt;
    }
    let mut left = MOST_ALT - 1;
    let kept = alt.chars().take_while(|c| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    kept.chain(['…']).collect()
}

/// A table; the answer is the row below it.
fn rows(sheet: &mut Worksheet, top: u32, table: &NativeTable) -> Result<u32, XlsxError> {
    let (head, group) = (Format::new().set_bold().set_text_wrap(), Format::new().set_bold());
    for (words, at) in table.heads.iter().zip(0_u16..) {
        sheet.write_string_with_format(top, at, clean(words), &head)?;
        let share = table.shares.get(usize::from(at)).copied().unwrap_or_default();
        let all: f32 = table.shares.iter().sum();
        sheet.set_column_width(at, f64::from(share / all.max(f32::MIN_POSITIVE) * 130.0).clamp(8.0, 44.0))?;
    }
    let mut next = top + 1;
    for row in &table.rows {
        match row {
            Row::Group(words) => drop(sheet.write_string_with_format(next, 0, clean(words), &group)?),
            Row::Cells(cells) => {
                for (words, at) in cells.iter().zip(0_u16..).filter(|(words, _)| !words.is_empty()) {
                    match words.parse::<f64>() {
                        Ok(number) if number.is_finite() => drop(sheet.write_number(next, at, number)?),
                        // A text is written as a text: what begins with `= + - @` is no formula.
                        _ => drop(sheet.write_string(next, at, clean(words))?),
                    }
                }
            }
        }
        next += 1;
    }
    Ok(next + 1)
}

/// A picture; the answer is the row below it.
fn picture(sheet: &mut Worksheet, row: u32, image: &Image, alt: &str) -> Result<u32, XlsxError> {
    let picture =
        Picture::new_from_buffer(&image.png)?.set_scale_to_size(960_u32, 540_u32, true).set_alt_text(described(alt));
    sheet.insert_image(row, 0, &picture)?;
    Ok(row + 29)
}

/// The name of a sheet: the headline as far as it goes, and never one that is taken.
fn name(title: &str, taken: &[String]) -> String {
    let allowed: String = title.chars().filter(|c| !FORBIDDEN.contains(c) && is_written(*c)).collect();
    let cut = |length: usize| allowed.chars().take(length).collect::<String>().trim().to_owned();
    let first = cut(LONGEST);
    // Programs take names for the same that differ only in capitals.
    let is_free =
        |name: &str| !name.is_empty() && !taken.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    if is_free(&first) {
        return first;
    }
    let numbered = (taken.len() + 1..).map(|number| format!("{} {number}", cut(LONGEST - 5)).trim().to_owned());
    numbered.filter(|name| is_free(name)).map(|name| name.chars().take(LONGEST).collect()).next().unwrap_or_default()
}

/// Puts the looks of charts, in their order, in the places of the plain ones.
fn with_looks(bytes: Vec<u8>, looks: &[String]) -> zip::result::ZipResult<Vec<u8>> {
    if looks.is_empty() {
        return Ok(bytes);
    }
    let mut book = ZipArchive::new(Cursor::new(bytes))?;
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for place in 0..book.len() {
        let mut part = book.by_index(place)?;
        let name = part.name()?.into_owned();
        let number = name.strip_prefix("xl/charts/chart").and_then(|rest| rest.strip_suffix(".xml"));
        let look = number.and_then(|number| number.parse::<usize>().ok()).and_then(|n| looks.get(n.checked_sub(1)?));
        made.start_file(name.as_str(), options)?;
        if let Some(look) = look {
            made.write_all(format!("{HEAD}{look}").as_bytes())?;
        } else {
            let mut content = Vec::new();
            part.read_to_end(&mut content)?;
            made.write_all(&content)?;
        }
    }
    Ok(made.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::{described, name};

    #[test]
    fn a_long_alternative_text_ends_with_an_ellipsis() {
        assert_eq!(described("図"), "図");
        let long = described(&"𠮷".repeat(200));
        assert!(long.ends_with('…') && long.encode_utf16().count() <= 255, "{long}");
        assert_eq!(described(&"a".repeat(255)).len(), 255);
    }

    #[test]
    fn names_of_sheets_are_short_allowed_and_never_twice_the_same() {
        let long = "岩見沢市の人口は74,204人（R7.1.1時点）で、H27.1.1時点から減少";
        let first = name(long, &[]);
        assert_eq!(first.chars().count(), 31);
        let second = name(long, std::slice::from_ref(&first));
        assert_ne!(first, second);
        assert!(second.chars().count() <= 31);
        assert_eq!(name("a/b:[c]'d\u{1}\u{fffe}", &[]), "abcd");
        assert_eq!(name("ABC", &["abc".to_owned()]), "ABC 2");
        assert_eq!(name("?*", &[]), "1");
    }
}
