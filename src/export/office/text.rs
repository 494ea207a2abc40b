//! Words in office files: how they look, and about how much room they take.

use super::super::xml::{attribute, escape};
use crate::chart::palette::Rgb;
use crate::text::language::Language;
use std::fmt::Write as _;

/// The typeface of words, which Windows brings since 2018; other programs take one that comes near.
pub const TYPEFACE: &str = "BIZ UDPGothic";

/// A colour as the format writes it.
pub fn rgb([r, g, b]: Rgb) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}

/// A language as the format names it.
pub const fn tag(language: Language) -> &'static str {
    match language {
        Language::Ja => "ja-JP",
        Language::En => "en-US",
    }
}

/// How a run of DrawingML looks, as an element of this name.
pub fn run_properties(element: &str, points: f32, bold: bool, colour: Rgb, language: Option<&str>) -> String {
    let mut out = format!("<{element}");
    if let Some(language) = language {
        attribute(&mut out, "lang", language);
    }
    attribute(&mut out, "sz", &hundredths(points).to_string());
    attribute(&mut out, "b", if bold { "1" } else { "0" });
    let _ = write!(
        out,
        "><a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill><a:latin typeface=\"{TYPEFACE}\"/>\
         <a:ea typeface=\"{TYPEFACE}\"/></{element}>",
        rgb(colour)
    );
    out
}

/// A size as DrawingML has it.
fn hundredths(points: f32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of words are small")]
    let size = (points.clamp(1.0, 400.0) * 10.0).round() as u32;
    size * 10
}

/// How words of a paragraph look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Size in points.
    pub points: f32,
    /// Whether they are bold.
    pub bold: bool,
    /// Colour.
    pub colour: Rgb,
    /// Whether they stand at the right.
    pub right: bool,
}

/// A paragraph of DrawingML.
pub fn paragraph(words: &str, look: Look, language: &str) -> String {
    let align = if look.right { " algn=\"r\"" } else { "" };
    let run = run_properties("a:rPr", look.points, look.bold, look.colour, Some(language));
    if words.is_empty() {
        let end = run_properties("a:endParaRPr", look.points, look.bold, look.colour, Some(language));
        return format!("<a:p><a:pPr{align}/>{end}</a:p>");
    }
    format!("<a:p><a:pPr{align}/><a:r>{run}<a:t>{}</a:t></a:r></a:p>", escape(words))
}

/// About how wide words are, in sizes of the typeface: kanji and kana are as wide as high.
pub fn width(words: &str) -> f32 {
    words.chars().map(|c| if c.is_ascii() { 0.6 } else { 1.0 }).sum()
}

/// About how many lines words take in some room.
pub fn lines(words: &str, room: f32, points: f32) -> f32 {
    (width(words) * points / room.max(points)).ceil().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kanji_take_more_room_than_letters() {
        assert!(width("人口減少率") > width("abcde"));
        assert_eq!(lines("", 100.0, 10.0).to_bits(), 1.0_f32.to_bits());
        assert_eq!(lines(&"人".repeat(21), 100.0, 10.0).to_bits(), 3.0_f32.to_bits());
    }
}
