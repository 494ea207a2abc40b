//! How a figure looks: ground, ink and strokes, apart from what it says.

use crate::chart::palette::{Dash, Marker, Rgb, Style};
use crate::model::status::Status;
use egui::{Color32, FontFamily};
use egui_plot::{LineStyle, MarkerShape};

/// Colours that do not belong to an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether the ground is dark.
    pub dark: bool,
}

impl Look {
    /// The colour of an area's style on this ground.
    #[must_use]
    pub const fn colour(self, style: Style) -> Color32 {
        let [r, g, b]: Rgb = if self.dark { style.dark } else { style.light };
        Color32::from_rgb(r, g, b)
    }

    /// The colour of a status; its shape and word say the same.
    #[must_use]
    pub const fn status(self, status: Status) -> Color32 {
        let (light, dark) = match status {
            Status::Achieved => ([0, 98, 155], [86, 180, 233]),
            Status::OnTrack => ([0, 115, 84], [64, 201, 158]),
            Status::MostlyOnTrack => ([64, 120, 40], [150, 205, 110]),
            Status::SlightlyBehind => ([138, 98, 0], [240, 196, 60]),
            Status::Behind => ([190, 72, 0], [255, 148, 77]),
            Status::WorseThanBaseline => ([170, 20, 40], [255, 120, 130]),
            Status::NotAssessable | Status::NoData => ([92, 92, 92], [176, 176, 176]),
        };
        let [r, g, b]: Rgb = if self.dark { dark } else { light };
        Color32::from_rgb(r, g, b)
    }

    /// The ground of a status's tile: lighter than the word of the status where neighbouring statuses would look alike.
    #[must_use]
    pub const fn tile(self, status: Status) -> Color32 {
        match (status, self.dark) {
            (Status::SlightlyBehind, false) => Color32::from_rgb(232, 180, 76),
            (Status::MostlyOnTrack, false) => Color32::from_rgb(160, 203, 140),
            _ => self.status(status),
        }
    }

    /// The sign on a status's tile.
    #[must_use]
    pub const fn sign(self, status: Status) -> Color32 {
        match (status, self.dark) {
            (Status::SlightlyBehind, false) => Color32::from_rgb(84, 56, 0),
            (Status::MostlyOnTrack, false) => Color32::from_rgb(22, 70, 12),
            _ => self.ground(),
        }
    }

    /// The colour of what can be acted on.
    #[must_use]
    pub const fn accent(self) -> Color32 {
        if self.dark { Color32::from_rgb(86, 180, 233) } else { Color32::from_rgb(0, 98, 155) }
    }

    /// Ink for words.
    #[must_use]
    pub const fn ink(self) -> Color32 {
        if self.dark { Color32::from_gray(232) } else { Color32::from_gray(28) }
    }

    /// Ink for words that come second; 4.5 : 1 or more on the ground.
    #[must_use]
    pub const fn faint(self) -> Color32 {
        if self.dark { Color32::from_gray(176) } else { Color32::from_gray(92) }
    }

    /// Lines of the grid.
    #[must_use]
    pub const fn grid(self) -> Color32 {
        if self.dark { Color32::from_gray(64) } else { Color32::from_gray(224) }
    }

    /// The ground itself.
    #[must_use]
    pub const fn ground(self) -> Color32 {
        if self.dark { Color32::from_gray(27) } else { Color32::WHITE }
    }
}

/// The family for headings.
#[must_use]
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// A dash in egui_plot's terms.
#[must_use]
pub const fn line_style(dash: Dash) -> LineStyle {
    match dash {
        Dash::Solid => LineStyle::Solid,
        Dash::Long => LineStyle::Dashed { length: 12.0 },
        Dash::Short => LineStyle::Dashed { length: 6.0 },
        Dash::Dots => LineStyle::Dotted { spacing: 5.0 },
    }
}

/// A marker in egui_plot's terms.
#[must_use]
pub const fn marker_shape(marker: Marker) -> MarkerShape {
    match marker {
        Marker::Circle => MarkerShape::Circle,
        Marker::Square => MarkerShape::Square,
        Marker::Up => MarkerShape::Up,
        Marker::Diamond => MarkerShape::Diamond,
        Marker::Down => MarkerShape::Down,
        Marker::Cross => MarkerShape::Cross,
    }
}
