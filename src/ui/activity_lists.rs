//! Activities side by side: one column for each city, under each theme what each of them does.

use super::activity_rows::{self, Activity};
use super::fonts;
use super::theme::{self, size, space};
use super::widgets::heading;
use crate::chart::observed::Observed;
use crate::chart::palette;
use crate::figure::swatch;
use crate::model::indexed::Series;
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, AreaKind, Municipality};
use crate::model::place::SeriesPlace;
use crate::model::theme::Theme;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, FontFamily, FontId, Galley, Pos2, Rect, Role, ScrollArea, Sense, StrokeKind, Ui, Vec2, WidgetInfo,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Height of a theme's line, in points.
const THEME: f32 = 30.0;
/// Most lines of an activity's label.
const ROWS: usize = 2;
/// Narrowest column of a city, in points.
const LEAST: f32 = 160.0;
/// Room at both sides of an activity, in points.
const PAD: f32 = 6.0;

/// One line across all cities.
#[derive(Debug, Clone, PartialEq)]
enum Line {
    /// A theme, with how many activities each city has in it.
    Theme(Theme, Vec<usize>),
    /// The next activity of each city; the first line of a theme says where there is none.
    Items { first: bool, of: Vec<Option<SeriesPlace>> },
}

/// The lines of all themes.
#[derive(Debug, Default)]
pub struct Lists {
    cities: Vec<AreaCode>,
    totals: Vec<usize>,
    lines: Vec<Line>,
    /// Height of each line at a width of the columns.
    heights: Option<(f32, Vec<f32>)>,
}

impl Lists {
    /// Lays activities side by side by theme. Every picked city has a column, also one without any activity.
    #[must_use]
    pub fn new(session: &Session, loaded: &Loaded, activities: &[Activity]) -> Self {
        let mut by_theme: BTreeMap<Theme, BTreeMap<AreaCode, Vec<SeriesPlace>>> = BTreeMap::new();
        for place in activities.iter().map(|activity| activity.place) {
            let Some(indicator) = loaded.index.series(place) else { continue };
            let of_theme = by_theme.entry(indicator.theme).or_default();
            of_theme.entry(indicator.area).or_default().push(place);
        }
        let has_any = |code: &AreaCode| by_theme.values().any(|of_theme| of_theme.contains_key(code));
        let is_city =
            |code: &AreaCode| loaded.data().municipality(*code).is_some_and(|area| area.kind == AreaKind::Municipality);
        let cities: Vec<AreaCode> =
            session.view().areas.iter().copied().filter(|code| is_city(code) || has_any(code)).collect();
        let mut lists = Self { totals: vec![0; cities.len()], cities, lines: Vec::new(), heights: None };
        for (theme, of_theme) in by_theme {
            let columns: Vec<&[SeriesPlace]> =
                lists.cities.iter().map(|code| of_theme.get(code).map(Vec::as_slice).unwrap_or_default()).collect();
            for (total, column) in lists.totals.iter_mut().zip(&columns) {
                *total += column.len();
            }
            let longest = columns.iter().map(|column| column.len()).max().unwrap_or(0);
            lists.lines.push(Line::Theme(theme, columns.iter().map(|column| column.len()).collect()));
            for nth in 0..longest {
                let of = columns.iter().map(|column| column.get(nth).copied()).collect();
                lists.lines.push(Line::Items { first: nth == 0, of });
            }
        }
        lists
    }

    /// Draws the cities' names and, scrolling below them, the lines in sight.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        self.measure(ui, session.texts(), loaded);
        let columns = self.cities.len().max(1) as f32;
        let Some((width, heights)) = &self.heights else { return };
        let width = *width;
        ScrollArea::horizontal().id_salt("lists").auto_shrink(false).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                for (code, total) in self.cities.iter().zip(&self.totals) {
                    ui.allocate_ui(Vec2::new(width, 0.0), |ui| {
                        ui.vertical(|ui| {
                            ui.set_width(width - PAD);
                            Self::city(ui, session, loaded, *code, *total);
                        });
                    });
                }
            });
            ui.separator();
            let height: f32 = heights.iter().sum();
            ScrollArea::vertical().id_salt("lines").auto_shrink(false).show_viewport(ui, |ui, seen| {
                ui.set_height(height);
                ui.set_width(width * columns);
                let corner = ui.min_rect().left_top();
                let mut top = 0.0;
                for (line, height) in self.lines.iter().zip(heights) {
                    let size = Vec2::new(width * columns, *height);
                    if top + height >= seen.top() && top <= seen.bottom() {
                        let area = Rect::from_min_size(corner + Vec2::new(0.0, top), size);
                        self.line(ui, session, loaded, line, area, commands);
                    }
                    top += height;
                }
            });
        });
    }

    /// Works out how high each line is: as high as its longest label asks for.
    fn measure(&mut self, ui: &Ui, texts: &Texts, loaded: &Loaded) {
        let columns = self.cities.len().max(1) as f32;
        let width = ((ui.available_width() - space::STEP) / columns).max(LEAST).floor();
        if self.heights.as_ref().is_some_and(|(of, _)| (of - width).abs() < 0.5) {
            return;
        }
        let line = ui.text_style_height(&egui::TextStyle::Body) + space::TIGHT;
        let label = |place: &SeriesPlace| loaded.index.series(*place).map_or("", |s| texts.label(s.indicator));
        let rows = |place: &SeriesPlace| {
            let galley = text(ui, label(place), size::BODY, Color32::PLACEHOLDER, width - 3.0 * PAD, ROWS);
            galley.rows.len()
        };
        let height = |of: &Line| match of {
            Line::Theme(..) => THEME,
            Line::Items { of, .. } => {
                let most = of.iter().flatten().map(rows).max().unwrap_or(1);
                (most + 1) as f32 * line + 2.0 * space::NEAR
            }
        };
        self.heights = Some((width, self.lines.iter().map(height).collect()));
    }

    fn city(ui: &mut Ui, session: &Session, loaded: &Loaded, code: AreaCode, total: usize) {
        let texts = session.texts();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::NEAR;
            swatch::show(ui, palette::style(loaded.data(), code), theme::look(ui));
            let name = egui::RichText::new(name_of(session, loaded, code));
            ui.add(egui::Label::new(name.font(FontId::new(size::BODY, fonts::bold()))).truncate());
        });
        if total > 0 {
            heading::faint(ui, &texts.with("activities-count", &[("count", Fact::Number(total as f64))]));
            return;
        }
        // What is not there must not look like what the filters hide.
        let mut all = loaded.index.series_in(code).iter().filter_map(|place| loaded.index.series(*place));
        let any = all.any(|series| series.repeat_of.is_none() && activity_rows::is_activity(loaded, series));
        heading::faint(ui, &texts.t(if any { "activities-hidden" } else { "activities-city-none" }));
    }

    fn line(&self, ui: &Ui, session: &Session, loaded: &Loaded, line: &Line, area: Rect, commands: &mut Vec<Command>) {
        match line {
            Line::Theme(theme, counts) => self.theme(ui, session, loaded, *theme, counts, area),
            Line::Items { first, of } => {
                let width = area.width() / of.len().max(1) as f32;
                for (nth, place) in of.iter().enumerate() {
                    let left = area.left() + width * nth as f32;
                    let cell = Rect::from_min_size(Pos2::new(left, area.top()), Vec2::new(width - PAD, area.height()));
                    match place.and_then(|place| loaded.index.series(place)) {
                        Some(series) => item(ui, session, loaded, series, cell, commands),
                        None if *first && self.totals.get(nth).is_some_and(|total| *total > 0) => {
                            let words = session.texts().t("activities-none-here");
                            let id = ui.make_persistent_id(("none", nth, area.top().to_bits()));
                            let response = ui.interact(cell, id, Sense::hover());
                            response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &words));
                            let galley = text(ui, &words, size::SMALL, theme::look(ui).faint(), cell.width(), 2);
                            ui.painter().galley(cell.left_top() + Vec2::splat(PAD), galley, Color32::PLACEHOLDER);
                        }
                        None => {}
                    }
                }
            }
        }
    }

    fn theme(&self, ui: &Ui, session: &Session, loaded: &Loaded, theme: Theme, counts: &[usize], area: Rect) {
        let texts = session.texts();
        let look = theme::look(ui);
        let each = self.cities.iter().zip(counts).map(|(code, count)| {
            let facts = [("count", Fact::Number(*count as f64))];
            texts.pair(&name_of(session, loaded, *code), &texts.with("activities-count", &facts))
        });
        let spoken = texts.pair(&texts.theme(theme), &texts.list(&each.collect::<Vec<_>>()));
        let response = ui.interact(area, ui.make_persistent_id(("theme", theme.key())), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &spoken));
        let band = area.shrink2(Vec2::new(0.0, space::TIGHT));
        ui.painter().rect_filled(band, 0.0, ui.visuals().widgets.inactive.weak_bg_fill);
        let font = FontId::new(size::BODY, fonts::bold());
        let words = ui.painter().layout_no_wrap(texts.theme(theme), font, look.ink());
        let middle = |galley: &Galley| band.center().y - galley.size().y / 2.0;
        let left = band.left() + PAD;
        let after = left + words.size().x + space::WIDE;
        ui.painter().galley(Pos2::new(left, middle(&words)), words, Color32::PLACEHOLDER);
        let counts: Vec<String> = self
            .cities
            .iter()
            .zip(counts)
            .map(|(code, count)| format!("{} {count}", name_of(session, loaded, *code)))
            .collect();
        let room = band.right() - after - PAD;
        let words = text(ui, &texts.list(&counts), size::SMALL, look.faint(), room.max(0.0), 1);
        let shortened = words.elided;
        ui.painter().galley(Pos2::new(after, middle(&words)), words, Color32::PLACEHOLDER);
        if shortened {
            response.on_hover_text(spoken);
        }
    }
}

fn name_of(session: &Session, loaded: &Loaded, code: AreaCode) -> String {
    let name = |area: &Municipality| session.texts().place(area).to_owned();
    loaded.data().municipality(code).map_or_else(|| code.to_string(), name)
}

fn text(ui: &Ui, words: &str, points: f32, colour: Color32, room: f32, rows: usize) -> Arc<Galley> {
    let words = words.replace(char::is_control, " ");
    let mut job = LayoutJob::simple(words, FontId::proportional(points), colour, room);
    job.wrap = TextWrapping { max_width: room, max_rows: rows, break_anywhere: rows == 1, ..TextWrapping::default() };
    ui.painter().layout_job(job)
}

/// One activity: its label, its newest value, and whose value that is; a click opens the detail.
fn item(ui: &Ui, session: &Session, loaded: &Loaded, indicator: Series<'_>, cell: Rect, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let look = theme::look(ui);
    let place = indicator.place;
    let newest = activity_rows::latest(loaded, place);
    let value = newest.map_or_else(
        || texts.t("activities-not-printed"),
        |observation| activity_rows::value_words(texts, &indicator, observation),
    );
    let period = newest.map(|observation| texts.period_short(observation.period)).unwrap_or_default();
    let response = ui.interact(cell.shrink(1.0), ui.make_persistent_id(("item", place)), Sense::click());
    let area = crate::chart::request::area_name(&loaded.index, texts, indicator.area);
    let when = if period.is_empty() { value.clone() } else { texts.pair(&period, &value) };
    let spoken = texts.list(&[area, texts.label(&indicator).to_owned(), when]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let in_focus = session.focus() == Some(&indicator.id());
    if in_focus || response.hovered() {
        let visuals = ui.visuals();
        let fill = if in_focus { visuals.selection.bg_fill } else { visuals.widgets.inactive.weak_bg_fill };
        ui.painter().rect_filled(cell.shrink(1.0), 3.0, fill);
    }
    if response.has_focus() {
        let stroke = ui.visuals().widgets.hovered.bg_stroke;
        ui.painter().rect_stroke(cell.shrink(1.0), 3.0, stroke, StrokeKind::Inside);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    ui.painter().hline(cell.x_range(), cell.bottom(), egui::Stroke::new(1.0, look.grid()));
    let inner = cell.shrink2(Vec2::new(PAD, space::NEAR));
    let label = text(ui, texts.label(&indicator), size::BODY, look.ink(), inner.width(), ROWS);
    let shortened = label.elided;
    ui.painter().galley(inner.left_top(), label, Color32::PLACEHOLDER);
    let missing = newest.is_none_or(|observation| observation.value.is_none());
    let (family, ink) =
        if missing { (FontFamily::Proportional, look.faint()) } else { (FontFamily::Monospace, look.ink()) };
    let number = ui.painter().layout_no_wrap(value, FontId::new(size::BODY, family), ink);
    let at = Pos2::new(inner.right() - number.size().x, inner.bottom() - number.size().y);
    let when = text(ui, &period, size::SMALL, look.faint(), (at.x - inner.left() - space::NEAR).max(0.0), 1);
    let base = inner.bottom() - when.size().y;
    ui.painter().galley(at, number, Color32::PLACEHOLDER);
    ui.painter().galley(Pos2::new(inner.left(), base), when, Color32::PLACEHOLDER);
    if response.clicked() {
        if let Some(observation) = newest {
            super::detail_trail::point_at(ui.ctx(), &observation.observation_id());
        }
        commands.push(Command::Focus(Some(indicator.id())));
    }
    let mut hint: Vec<String> = shortened.then(|| texts.label(&indicator).to_owned()).into_iter().collect();
    hint.extend(
        newest
            .map(|observation| Observed { texts, indicator: indicator.indicator, observation }.remarks())
            .unwrap_or_default(),
    );
    if !hint.is_empty() {
        response.on_hover_text(hint.join("\n"));
    }
}
