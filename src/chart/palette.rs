//! One colour, dash and marker for every area of a selection, in all its pictures.
//!
//! Council papers are photocopied in grey, so no meaning rests on colour alone: dash and marker tell
//! the same. Colours derive from Okabe & Ito (2008, "Color Universal Design"), darkened where they would fall
//! below a contrast of 4.5 : 1 as text on white (WCAG 2.2, 1.4.3), lightened for the dark theme, and spread in
//! lightness so that the first four keep apart in a grey copy and under each kind of colour blindness.

use crate::model::catalogue::Catalogue;
use crate::model::municipality::{AreaCode, AreaKind};
use std::collections::{BTreeMap, BTreeSet};

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

/// Cities that are drawn the same in every picture: the first of the data.
const FIXED: usize = 4;

const CITIES: [Style; 10] = [
    Style { light: [0, 84, 150], dark: [80, 160, 230], dash: Dash::Solid, marker: Marker::Circle },
    Style { light: [200, 78, 0], dark: [255, 140, 70], dash: Dash::Long, marker: Marker::Square },
    Style { light: [0, 114, 80], dark: [84, 214, 164], dash: Dash::Short, marker: Marker::Up },
    Style { light: [100, 22, 82], dark: [248, 196, 226], dash: Dash::Dots, marker: Marker::Diamond },
    Style { light: [122, 90, 0], dark: [240, 196, 60], dash: Dash::Long, marker: Marker::Down },
    Style { light: [70, 70, 150], dark: [170, 170, 255], dash: Dash::Short, marker: Marker::Cross },
    Style { light: [0, 110, 130], dark: [90, 210, 230], dash: Dash::Dots, marker: Marker::Square },
    Style { light: [140, 60, 110], dark: [240, 150, 210], dash: Dash::Solid, marker: Marker::Up },
    Style { light: [90, 80, 60], dark: [210, 196, 160], dash: Dash::Short, marker: Marker::Circle },
    Style { light: [60, 100, 20], dark: [180, 220, 110], dash: Dash::Long, marker: Marker::Diamond },
];

const PREFECTURE: Style =
    Style { light: [100, 100, 100], dark: [170, 170, 170], dash: Dash::Long, marker: Marker::Down };
const NATION: Style = Style { light: [30, 30, 30], dark: [235, 235, 235], dash: Dash::Short, marker: Marker::Cross };

/// The styles of the areas that are picked together: no two of them are drawn alike as long as there are styles.
#[derive(Debug, Clone, Default)]
pub struct Styles {
    of: BTreeMap<AreaCode, Style>,
}

impl Styles {
    /// The styles of a selection, in its order. The first cities of the data keep their own; each other city gets the
    /// next one that is free.
    #[must_use]
    pub fn among(data: &Catalogue, areas: &[AreaCode]) -> Self {
        let cities = data.municipalities.iter().filter(|m| m.kind == AreaKind::Municipality).take(FIXED);
        let fixed: Vec<AreaCode> = cities.map(|m| m.municipality_code).collect();
        let home = |area: &AreaCode| fixed.iter().position(|known| known == area);
        let taken: Vec<usize> = areas.iter().filter_map(home).collect();
        let mut free = (0..CITIES.len()).filter(|at| !taken.contains(at));
        let mut of = BTreeMap::new();
        for area in areas {
            let is_city = data.municipality(*area).is_none_or(|m| m.kind == AreaKind::Municipality);
            let next = if is_city && home(area).is_none() { free.next() } else { None };
            of.insert(*area, next.and_then(|at| CITIES.get(at).copied()).unwrap_or_else(|| style(data, *area)));
        }
        Self { of }
    }

    /// The style of an area; of one outside the selection its usual one.
    #[must_use]
    pub fn get(&self, data: &Catalogue, area: AreaCode) -> Style {
        self.of.get(&area).copied().unwrap_or_else(|| style(data, area))
    }
}

impl Style {
    /// The style of a further line of the same area: the same colour with a dash and a marker that no other line has.
    /// Where all are taken the style stays.
    #[must_use]
    pub fn varied(self, taken: &BTreeSet<(Dash, Marker)>) -> Self {
        const DASHES: [Dash; 4] = [Dash::Solid, Dash::Long, Dash::Short, Dash::Dots];
        const MARKERS: [Marker; 6] =
            [Marker::Circle, Marker::Square, Marker::Up, Marker::Diamond, Marker::Down, Marker::Cross];
        let nth = |n: usize| {
            let dash = DASHES.get((self.dash as usize + n) % DASHES.len())?;
            Some((*dash, *MARKERS.get((self.marker as usize + n + n / 12) % MARKERS.len())?))
        };
        let free = (0..24).filter_map(nth).find(|look| !taken.contains(look));
        let (dash, marker) = free.unwrap_or((self.dash, self.marker));
        Self { dash, marker, ..self }
    }
}

/// The usual style of an area, where it stands outside any selection: its place among the dataset's municipalities
/// decides.
#[must_use]
pub fn style(data: &Catalogue, area: AreaCode) -> Style {
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
    fn no_two_cities_of_a_selection_are_drawn_alike_and_the_first_four_always_as_they_are() {
        let number = |n: u32| AreaCode::from_number(n * 10 + AreaCode::check_digit(n)).unwrap();
        let codes: Vec<AreaCode> = (1001..1101).map(number).collect();
        let city = |code: &AreaCode| crate::model::municipality::Municipality {
            municipality_code: *code,
            kind: AreaKind::Municipality,
            name: code.to_string(),
            kana: String::new(),
            name_en: String::new(),
            prefecture: String::new(),
        };
        let data = Catalogue { municipalities: codes.iter().map(city).collect(), ..Catalogue::default() };
        for first in [0, 2, 5, 40, 90] {
            for count in 1..=10 {
                let picked = codes.get(first..first + count).unwrap();
                let styles = Styles::among(&data, picked);
                let looks: BTreeSet<_> =
                    picked.iter().map(|a| styles.get(&data, *a)).map(|s| (s.dash, s.marker)).collect();
                assert_eq!(looks.len(), count, "from {first}");
                for area in picked.iter().filter(|area| codes.iter().take(4).any(|known| known == *area)) {
                    assert_eq!(styles.get(&data, *area), style(&data, *area));
                }
            }
        }
    }

    #[test]
    fn further_lines_of_one_city_differ_in_dash_and_marker() {
        for style in CITIES {
            let mut taken = BTreeSet::new();
            assert_eq!(style.varied(&taken), style);
            for _ in 0..24 {
                let line = style.varied(&taken);
                assert!(taken.insert((line.dash, line.marker)), "{line:?}");
            }
            assert_eq!(style.varied(&taken), style);
        }
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
