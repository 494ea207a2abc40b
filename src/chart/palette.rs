//! One fixed colour, dash and marker for every area, everywhere.
//!
//! Council papers are photocopied in grey, so no meaning rests on colour alone: dash and marker tell
//! the same. Colours derive from Okabe & Ito (2008, "Color Universal Design"), darkened where they would fall
//! below a contrast of 4.5 : 1 as text on white (WCAG 2.2, 1.4.3), lightened for the dark theme, and spread in
//! lightness so that the first four keep apart in a grey copy and under each kind of colour blindness.

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
    Style { light: [0, 84, 150], dark: [80, 160, 230], dash: Dash::Solid, marker: Marker::Circle },
    Style { light: [200, 78, 0], dark: [255, 140, 70], dash: Dash::Long, marker: Marker::Square },
    Style { light: [0, 114, 80], dark: [84, 214, 164], dash: Dash::Short, marker: Marker::Up },
    Style { light: [100, 22, 82], dark: [248, 196, 226], dash: Dash::Dots, marker: Marker::Diamond },
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

    /// How colours look to eyes that lack one kind of cone. Source: Machado, Oliveira & Fernandes (2009), "A
    /// Physiologically-based Model for Simulation of Color Vision Deficiency", table 1, severity 1.0, linear RGB.
    const SIGHTS: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ];

    /// CIE L*a*b* (D65) of a colour as it is seen.
    fn lab(colour: Rgb, sight: &[[f64; 3]; 3]) -> [f64; 3] {
        let linear = colour.map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        let seen = sight.map(|row| (row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]).clamp(0.0, 1.0));
        let mix = |weights: [f64; 3], white: f64| {
            let t = (weights[0] * seen[0] + weights[1] * seen[1] + weights[2] * seen[2]) / white;
            if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 }
        };
        let x = mix([0.4124, 0.3576, 0.1805], 0.950_47);
        let y = mix([0.2126, 0.7152, 0.0722], 1.0);
        let z = mix([0.0193, 0.1192, 0.9505], 1.088_83);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// Pairs of the first four cities on one ground.
    fn pairs(ground: fn(&Style) -> Rgb) -> Vec<(Rgb, Rgb)> {
        let first: Vec<Rgb> = CITIES.iter().take(4).map(ground).collect();
        (0..4).flat_map(|a| (a + 1..4).map(move |b| (a, b))).map(|(a, b)| (first[a], first[b])).collect()
    }

    #[test]
    fn the_first_four_cities_keep_apart_for_every_eye_and_in_a_grey_copy() {
        for (one, other) in pairs(|s| s.light).into_iter().chain(pairs(|s| s.dark)) {
            for sight in &SIGHTS {
                let (a, b) = (lab(one, sight), lab(other, sight));
                let distance = (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt();
                assert!(distance > 12.0, "{one:?} and {other:?}: {distance:.1}");
            }
            let grey = (lab(one, &SIGHTS[0])[0] - lab(other, &SIGHTS[0])[0]).abs();
            assert!(grey > 5.0, "{one:?} and {other:?} in grey: {grey:.1}");
        }
    }

    #[test]
    fn every_colour_can_be_read_as_text_on_its_ground() {
        for style in CITIES.iter().chain([&PREFECTURE, &NATION]) {
            assert!(contrast(style.light, [255, 255, 255]) >= 4.5, "{:?} on white", style.light);
            assert!(contrast(style.dark, [27, 27, 27]) >= 4.5, "{:?} on dark", style.dark);
        }
    }
}
