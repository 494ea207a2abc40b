//! One typographic scale, one spacing scale, one palette, light and dark.

use super::fonts;
use crate::figure::look::Look;
use crate::model::status::Status;
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme, Vec2, Visuals,
};

/// Sizes of words in points.
pub mod size {
    /// Remarks, sources.
    pub const SMALL: f32 = 11.5;
    /// Everything else.
    pub const BODY: f32 = 13.0;
    /// Headings of panes.
    pub const HEADING: f32 = 15.0;
    /// The title of the chart.
    pub const TITLE: f32 = 18.0;
}

/// Distances in points: a quarter, half, one and two steps of 8.
pub mod space {
    /// Between what belongs together.
    pub const TIGHT: f32 = 2.0;
    /// Between rows.
    pub const NEAR: f32 = 4.0;
    /// Between groups.
    pub const STEP: f32 = 8.0;
    /// Between sections.
    pub const WIDE: f32 = 16.0;
}

/// Prepares a context: typeface, both themes. Called once.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme));
    }
}

/// Puts the light or the dark theme in force.
pub fn set_dark(ctx: &Context, dark: bool) {
    ctx.set_theme(if dark { Theme::Dark } else { Theme::Light });
}

/// How figures look under the theme in force.
#[must_use]
pub fn look(ui: &egui::Ui) -> Look {
    Look { dark: ui.visuals().dark_mode }
}

/// How figures look where nothing is drawn into yet.
#[must_use]
pub fn look_of(ctx: &Context) -> Look {
    Look { dark: ctx.theme() == Theme::Dark }
}

fn style(theme: Theme) -> Style {
    let look = Look { dark: theme == Theme::Dark };
    let mut style = Style { visuals: theme.default_visuals(), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, FontId::new(size::SMALL, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(size::BODY, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(size::BODY, FontFamily::Proportional)),
        (TextStyle::Heading, FontId::new(size::HEADING, fonts::bold())),
        (TextStyle::Monospace, FontId::new(size::BODY, FontFamily::Monospace)),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(space::STEP, space::NEAR);
    style.spacing.button_padding = Vec2::new(8.0, 3.0);
    style.spacing.interact_size.y = 22.0;
    style.spacing.window_margin = Margin::same(12);
    style.spacing.menu_margin = Margin::same(8);
    visuals(&mut style.visuals, look);
    style
}

fn visuals(visuals: &mut Visuals, look: Look) {
    visuals.panel_fill = look.ground();
    visuals.window_fill = look.ground();
    visuals.extreme_bg_color = if look.dark { Color32::from_gray(18) } else { Color32::from_gray(250) };
    visuals.faint_bg_color = if look.dark { Color32::from_gray(34) } else { Color32::from_gray(246) };
    visuals.override_text_color = Some(look.ink());
    visuals.weak_text_color = Some(look.faint());
    let accent = accent(look);
    visuals.selection.bg_fill = accent.gamma_multiply(if look.dark { 0.45 } else { 0.22 });
    visuals.selection.stroke = Stroke::new(1.0, look.ink());
    visuals.hyperlink_color = accent;
    for widget in [
        &mut visuals.widgets.noninteractive,
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
        &mut visuals.widgets.open,
    ] {
        widget.corner_radius = CornerRadius::same(3);
    }
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, look.grid());
    visuals.widgets.inactive.weak_bg_fill = if look.dark { Color32::from_gray(46) } else { Color32::from_gray(240) };
    // The head of a window is no bar of its own.
    visuals.widgets.open.weak_bg_fill = visuals.widgets.inactive.weak_bg_fill;
    // Where the keyboard is must be seen without hovering.
    visuals.widgets.hovered.bg_stroke = Stroke::new(1.0, accent);
    visuals.widgets.active.bg_stroke = Stroke::new(2.0, accent);
    // The edge of a pane under the pointer is no heavier than any other line.
    visuals.widgets.hovered.fg_stroke = Stroke::new(1.0, look.faint());
    visuals.widgets.active.fg_stroke = Stroke::new(1.0, accent);
}

/// The colour of what can be acted on.
#[must_use]
pub const fn accent(look: Look) -> Color32 {
    look.accent()
}

/// The colour of a status; its shape and word say the same.
#[must_use]
pub const fn status_colour(look: Look, status: Status) -> Color32 {
    look.status(status)
}
