//! SVG: text as text in a named typeface, or as shapes.

use super::Exporter;
use super::error::ExportError;
use super::png;
use super::typeface;
use super::xml::{attribute, colour, escape, number};
use crate::figure::fonts;
use crate::figure::picture::{Face, Ink, Item, Mark, Part, Pen, Picture, Place, Run};
use crate::text::language::Language;
use resvg::usvg::WriteOptions;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The typeface of words and, where a machine lacks it, what comes near. Windows brings the first since 2018.
const FAMILY: &str = "'BIZ UDPGothic', 'BIZ UDPゴシック', 'Yu Gothic', 'Hiragino Sans', 'Noto Sans CJK JP', sans-serif";

/// The typeface of kanji that the first lacks.
const RARE: &str = "'Noto Sans JP', 'Noto Sans CJK JP', 'Yu Gothic', 'Hiragino Sans', sans-serif";

/// The typeface of numbers in columns.
const TABULAR: &str = "'BIZ UDGothic', 'BIZ UDゴシック', 'MS Gothic', monospace";

keyed_enum! {
    /// How the words of an SVG are kept.
    SvgText as "text of an SVG" {
        /// As words in a typeface that is named: the smallest file, and another typeface where that one is missing.
        Named = "named",
        /// As words, with the typeface's shapes of just these characters in the file: about 40 to 150 KB more.
        Embedded = "embedded",
        /// As shapes, which look the same everywhere but can no longer be edited or read out: 0.3 to 1.4 MB in all.
        Outlined = "outlined",
    }
}

/// Writes SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Svg {
    /// How words are kept.
    pub text: SvgText,
}

impl Default for Svg {
    fn default() -> Self {
        Self { text: SvgText::Named }
    }
}

impl Exporter for Svg {
    type Content = Picture;

    fn extension(&self) -> &'static str {
        "svg"
    }

    fn bytes(&self, picture: &Picture) -> Result<Vec<u8>, ExportError> {
        let text = document(picture);
        match self.text {
            SvgText::Named => return Ok(text.into_bytes()),
            SvgText::Embedded => return Ok(embedded(&text, picture)?.into_bytes()),
            SvgText::Outlined => {}
        }
        let tree = png::tree(&text)?;
        let options = WriteOptions { coordinates_precision: 3, transforms_precision: 5, ..WriteOptions::default() };
        let outlined = tree.to_string(&options);
        // The shapes alone say nothing: title and description come back in.
        let (head, rest) = outlined
            .split_once('>')
            .ok_or_else(|| ExportError::Format { format: "SVG", cause: "no root element".to_owned() })?;
        let mut out = head.to_owned();
        attribute(&mut out, "role", "img");
        attribute(&mut out, "xml:lang", language(picture));
        Ok(format!("{out}>\n{}{rest}\n", words(picture)).into_bytes())
    }
}

/// The document with the typefaces that it uses, cut down to its own characters.
fn embedded(text: &str, picture: &Picture) -> Result<String, ExportError> {
    let mut faces = String::from("<style>\n");
    for face in [Face::Regular, Face::Bold, Face::Tabular, Face::Rare] {
        let words = picture.runs().filter(|run| run.face == face).flat_map(|run| run.text.chars());
        let characters: BTreeSet<char> = words.filter(|c| !c.is_control()).collect();
        if characters.is_empty() {
            continue;
        }
        let (family, weight, bytes) = match face {
            Face::Regular => ("BIZ UDPGothic", "normal", fonts::REGULAR),
            Face::Bold => ("BIZ UDPGothic", "bold", fonts::BOLD),
            Face::Tabular => ("BIZ UDGothic", "normal", fonts::TABULAR),
            Face::Rare => ("Noto Sans JP", "normal", fonts::RARE),
        };
        let data = typeface::base64(&typeface::part(bytes, &characters)?);
        let _ = writeln!(
            faces,
            "@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/ttf;base64,{data}) format('truetype')}}"
        );
    }
    faces.push_str("</style>\n");
    // Behind title and description, which stay the first things that a reader meets.
    let at = text.find("</desc>\n").map_or(0, |at| at + "</desc>\n".len());
    let (head, rest) = text.split_at(at);
    Ok(format!("{head}{faces}{rest}"))
}

const fn language(picture: &Picture) -> &'static str {
    match picture.language {
        Language::Ja => "ja",
        Language::En => "en",
    }
}

fn words(picture: &Picture) -> String {
    format!("<title>{}</title>\n<desc>{}</desc>\n", escape(&picture.title), escape(&picture.alt))
}

/// A picture as the text of an SVG file.
#[must_use]
pub fn document(picture: &Picture) -> String {
    let [width, height] = picture.size;
    let millimetres = picture.millimetres.map(|side| format!("{}mm", number(side)));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attribute(&mut out, "width", &millimetres[0]);
    attribute(&mut out, "height", &millimetres[1]);
    attribute(&mut out, "viewBox", &format!("0 0 {} {}", number(width), number(height)));
    attribute(&mut out, "role", "img");
    attribute(&mut out, "xml:lang", language(picture));
    out.push_str(">\n");
    out.push_str(&words(picture));
    let _ = writeln!(out, "<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>", number(width), number(height));
    let clips = clips(picture, &mut out);
    let mut part = None;
    for item in &picture.items {
        if part != Some(item.part) {
            if part.is_some() {
                out.push_str("</g>\n");
            }
            let _ = write!(out, "<g class=\"{}\"", class(item.part));
            attribute(&mut out, "font-family", FAMILY);
            out.push_str(">\n");
            part = Some(item.part);
        }
        mark(&mut out, item, clip_of(item, &clips));
    }
    if part.is_some() {
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

const fn class(part: Part) -> &'static str {
    match part {
        Part::Title => "title",
        Part::Lead => "lead",
        Part::Figure => "figure",
        Part::Notes => "notes",
        Part::Margin => "margin",
    }
}

/// Defines each clip once.
fn clips(picture: &Picture, out: &mut String) -> Vec<[f32; 4]> {
    let mut clips: Vec<[f32; 4]> = Vec::new();
    for clip in picture.items.iter().filter_map(|item| item.clip) {
        if !clips.contains(&clip) {
            clips.push(clip);
        }
    }
    for (place, [left, top, right, bottom]) in clips.iter().enumerate() {
        let (x, y, w, h) = (number(*left), number(*top), number(right - left), number(bottom - top));
        let rect = format!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>");
        let _ = writeln!(out, "<clipPath id=\"clip{place}\">{rect}</clipPath>");
    }
    clips
}

/// Where an item's clip is defined.
#[expect(clippy::float_cmp, reason = "the very same rectangle, taken from the item itself")]
fn clip_of(item: &Item, clips: &[[f32; 4]]) -> Option<usize> {
    item.clip.and_then(|clip| clips.iter().position(|known| *known == clip))
}

fn mark(out: &mut String, item: &Item, clip: Option<usize>) {
    match &item.mark {
        Mark::Strokes { ends, pen } => {
            out.push_str("<path");
            let strokes: Vec<String> = ends.iter().map(|[a, b]| format!("M{}L{}", place(*a), place(*b))).collect();
            attribute(out, "d", &strokes.concat());
            finish(out, None, Some(*pen), clip);
        }
        Mark::Path { places, closed, fill, pen } => {
            out.push_str("<path");
            let mut path = String::new();
            for (number, at) in places.iter().enumerate() {
                path.push(if number == 0 { 'M' } else { 'L' });
                path.push_str(&place(*at));
            }
            path.push_str(if *closed { "Z" } else { "" });
            attribute(out, "d", &path);
            finish(out, *fill, *pen, clip);
        }
        Mark::Rectangle { area: [left, top, width, height], corner, fill, pen } => {
            out.push_str("<rect");
            for (name, value) in [("x", left), ("y", top), ("width", width), ("height", height)] {
                attribute(out, name, &number(*value));
            }
            if *corner > 0.0 {
                attribute(out, "rx", &number(*corner));
            }
            finish(out, *fill, *pen, clip);
        }
        Mark::Circles { centres, radius, fill, pen } if centres.len() == 1 => {
            out.push_str("<circle");
            let [x, y] = centres.first().copied().unwrap_or_default();
            for (name, value) in [("cx", x), ("cy", y), ("r", *radius)] {
                attribute(out, name, &number(value));
            }
            finish(out, *fill, *pen, clip);
        }
        Mark::Circles { centres, radius, fill, pen } => {
            out.push_str("<path");
            attribute(out, "d", &centres.iter().map(|centre| circle(*centre, *radius)).collect::<String>());
            finish(out, *fill, *pen, clip);
        }
        Mark::Text(run) => text(out, run),
    }
}

fn place([x, y]: Place) -> String {
    format!("{} {}", number(x), number(y))
}

fn circle([x, y]: Place, r: f32) -> String {
    let (r_text, across) = (number(r), number(r * 2.0));
    format!("M{}a{r_text} {r_text} 0 1 0 {across} 0a{r_text} {r_text} 0 1 0 -{across} 0", place([x - r, y]))
}

/// Colours, lines and clip, and the end of the element.
fn finish(out: &mut String, fill: Option<Ink>, pen: Option<Pen>, clip: Option<usize>) {
    match fill {
        Some(ink) => paint(out, "fill", ink),
        None => attribute(out, "fill", "none"),
    }
    if let Some(pen) = pen {
        paint(out, "stroke", pen.ink);
        attribute(out, "stroke-width", &number(pen.width));
    }
    if let Some(clip) = clip {
        attribute(out, "clip-path", &format!("url(#clip{clip})"));
    }
    out.push_str("/>\n");
}

fn paint(out: &mut String, name: &str, ink: Ink) {
    attribute(out, name, &colour(ink.rgb));
    if ink.alpha < 1.0 {
        attribute(out, &format!("{name}-opacity"), &number(ink.alpha));
    }
}

fn text(out: &mut String, run: &Run) {
    let [x, y] = run.at;
    out.push_str("<text");
    attribute(out, "x", &number(x));
    attribute(out, "y", &number(y));
    attribute(out, "font-size", &number(run.size));
    match run.face {
        Face::Regular => {}
        Face::Bold => attribute(out, "font-weight", "bold"),
        Face::Tabular => attribute(out, "font-family", TABULAR),
        Face::Rare => attribute(out, "font-family", RARE),
    }
    paint(out, "fill", run.ink);
    if run.turned != 0.0 {
        attribute(out, "transform", &format!("rotate({} {})", number(run.turned), place(run.at)));
    }
    let words = run.text.trim_end();
    if words.contains("  ") || words.starts_with(' ') {
        attribute(out, "xml:space", "preserve");
    }
    let _ = writeln!(out, ">{}</text>", escape(words));
}
