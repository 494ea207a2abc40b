//! One fixed colour, dash and marker for every area, everywhere.
//!
//! Council papers are photocopied in grey, so no meaning rests on colour alone: dash and marker tell
//! the same. Colours derive from Okabe & Ito (2008, "Color Universal Design"), darkened where they would fall
//! below a contrast of 4.5 : 1 as text on white (WCAG 2.2, 1.4.3), lightened for the dark theme.

use crate::model::dataset::Dataset;
use crate::model::municipality::{AreaCode, AreaKind};

/// Red, green and blue, 0 to 255, sRGB.
pub type Rgb = [u8; 3];

/// How a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Long dashes.
    Long,
    /// Short dashes.
    Short,
    /// Dots.
    Dots,
}

/// The shape of a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Marker {
    /// Circle.
    Circle,
    /// Square.
    Square,
    /// Triangle, point up.
    Up,
    /// Diamond.
    Diamond,
    /// Triangle, point down.
    Down,
    /// Cross.
    Cross,
}

/// How an area is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Colour on a light ground.
    pub light: Rgb,
    /// Colour on a dark ground.
    pub dark: Rgb,
    /// Dash of its lines.
    pub dash: Dash,
    /// Shape of its markers.
    pub marker: Marker,
}

const CITIES: [Style; 6] = [
    Style { light: [0, 98, 155], dark: [86, 180, 233], dash: Dash::Solid, marker: Marker::Circle },
    Style { light: [190, 72, 0], dark: [255, 148, 77], dash: Dash::Long, marker: Marker::Square },
    Style { light: [0, 115, 84], dark: [64, 201, 158], dash: Dash::Short, marker: Marker::Up },
    Style { light: [160, 62, 122], dark: [232, 150, 198], dash: Dash::Dots, marker: Marker::Diamond },
    Style { light: [122, 90, 0], dark: [240, 196, 60], dash: Dash::Long, marker: Marker::Down },
    Style { light: [70, 70, 150], dark: [170, 170, 255], dash: Dash::Short, marker: Marker::Cross },
];

const PREFECTURE: Style =
    Style { light: [100, 100, 100], dark: [170, 170, 170], dash: Dash::Long, marker: Marker::Down };
const NATION: Style = Style { light: [30, 30, 30], dark: [235, 235, 235], dash: Dash::Short, marker: Marker::Cross };

/// The style of an area: its place among the dataset's municipalities decides, never the picks.
#[must_use]
pub fn style(data: &Dataset, area: AreaCode) -> Style {
    let kind = data.municipality(area).map(|m| m.kind);
    match kind {
        Some(AreaKind::Nation) => NATION,
        Some(AreaKind::Prefecture) => PREFECTURE,
        _ => {
            let cities = data.municipalities.iter().filter(|m| m.kind == AreaKind::Municipality);
            let place = cities.take_while(|m| m.municipality_code != area).count();
            CITIES.get(place % CITIES.len()).copied().unwrap_or(NATION)
        }
    }
}

/// Relative luminance of a colour, 0 (black) to 1 (white). Source: WCAG 2.2, "relative luminance".
#[must_use]
pub fn luminance(colour: Rgb) -> f64 {
    let linear = colour.map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// Contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio".
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_first_four_cities_differ_in_dash_and_marker_and_not_only_in_colour() {
        let first: Vec<&Style> = CITIES.iter().take(4).collect();
        assert_eq!(first.iter().map(|s| s.dash).collect::<BTreeSet<_>>().len(), 4);
        assert_eq!(CITIES.iter().map(|s| s.marker).collect::<BTreeSet<_>>().len(), 6);
    }

    #[test]
    fn every_colour_can_be_read_as_text_on_its_ground() {
        for style in CITIES.iter().chain([&PREFECTURE, &NATION]) {
            assert!(contrast(style.light, [255, 255, 255]) >= 4.5, "{:?} on white", style.light);
            assert!(contrast(style.dark, [27, 27, 27]) >= 4.5, "{:?} on dark", style.dark);
        }
    }
}
