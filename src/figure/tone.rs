//! The style of a figure put upon drawn marks: colours as they are, as greys, or with thin lines.

use super::picture::{Ink, Mark, Pen};
use crate::chart::page::PageStyle;
use crate::chart::palette::luminance;

/// How much thinner lines are in print.
const THIN: f32 = 0.7;

/// Greys darker than this stay as they are; colours become darker by `INKED`, because photocopies get paler.
const INKED: f64 = 0.6;

/// Puts a style upon a mark.
pub fn apply(style: PageStyle, mark: &mut Mark) {
    let change_pen = |pen: &mut Pen| {
        pen.ink = ink(style, pen.ink);
        if style == PageStyle::Print {
            pen.width *= THIN;
        }
    };
    match mark {
        Mark::Strokes { pen, .. } => change_pen(pen),
        Mark::Path { fill, pen, .. } | Mark::Rectangle { fill, pen, .. } | Mark::Circles { fill, pen, .. } => {
            *fill = fill.map(|fill| ink(style, fill));
            pen.iter_mut().for_each(change_pen);
        }
        Mark::Text(run) => run.ink = ink(style, run.ink),
    }
}

/// A colour in a style.
#[must_use]
pub fn ink(style: PageStyle, ink: Ink) -> Ink {
    if style == PageStyle::Grey { Ink { rgb: [grey(ink.rgb); 3], ..ink } } else { ink }
}

/// The grey of a colour: of the same luminance, and darker where it was a colour.
fn grey(rgb: [u8; 3]) -> u8 {
    let is_grey = rgb.iter().all(|c| *c == rgb[0]);
    let linear = if is_grey { luminance(rgb) } else { luminance(rgb) * INKED };
    let shade = if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
    let level = (shade.clamp(0.0, 1.0) * 255.0).round() as u8;
    level
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::palette::contrast;

    #[test]
    fn greys_stay_as_they_are_and_colours_become_darker_greys() {
        for level in [0, 28, 92, 128, 224, 255] {
            assert_eq!(grey([level; 3]), level);
        }
        for rgb in [[0, 98, 155], [190, 72, 0], [0, 115, 84], [160, 62, 122], [255, 255, 0]] {
            let level = grey(rgb);
            assert!(contrast([level; 3], [255; 3]) > contrast(rgb, [255; 3]), "{rgb:?} became {level}");
        }
    }
}
