//! The overview: themes × cities, in each cell the counts by status and the share on track.

use super::Part;
use crate::analysis::matrix::{Cell, Matrix};
use crate::analysis::summary::Counts;
use crate::chart::palette;
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::status::Status;
use crate::model::theme::Theme;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use crate::text::number;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::{area_mark, heading, status_mark};
use egui::{FontId, Grid, RichText, ScrollArea, Sense, Ui};

/// Width of the column of themes, in points; longer names go on in a second line.
const THEME_WIDTH: f32 = 168.0;

/// The counted matrix, kept until the session's revision grows.
#[derive(Debug, Default)]
pub struct Overview {
    built: Option<(u64, Matrix)>,
}

/// What a cell is drawn from.
struct Drawing<'a> {
    session: &'a Session,
    loaded: &'a Loaded,
    matrix: &'a Matrix,
    width: f32,
}

impl Part for Overview {
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let (Some(loaded), Some(scored)) = (session.store().value(), session.scored().value()) else {
            // Where nothing could be opened, the notice says why.
            if session.store().failure().or(session.scored().failure()).is_none() {
                heading::faint(ui, &texts.t("loading-scorecard"));
            }
            return;
        };
        if self.built.as_ref().is_none_or(|(revision, _)| *revision != session.revision()) {
            self.built = Some((session.revision(), Matrix::of(&loaded.index, &scored.rows)));
        }
        let Some((_, matrix)) = &self.built else { return };
        let areas: Vec<&Municipality> = session
            .view()
            .areas
            .iter()
            .filter_map(|code| loaded.data().municipality(*code))
            .filter(|area| area.kind == crate::model::municipality::AreaKind::Municipality)
            .collect();
        ui.label(RichText::new(texts.t("overview-title")).font(FontId::new(size::TITLE, crate::ui::fonts::bold())));
        heading::faint(ui, &crate::ui::ruler_menu::words(texts, &scored.ruler));
        legend(ui, texts);
        if areas.is_empty() {
            ui.label(texts.t("empty-no-city"));
            return;
        }
        let width =
            ((ui.available_width() - THEME_WIDTH - space::WIDE) / areas.len() as f32 - space::WIDE).clamp(150.0, 320.0);
        let drawing = Drawing { session, loaded, matrix, width };
        ScrollArea::both().id_salt("overview").auto_shrink(false).show(ui, |ui| {
            Grid::new("matrix").striped(true).min_col_width(120.0).spacing([space::WIDE, space::STEP]).show(ui, |ui| {
                head(ui, &drawing, &areas, &scored.rows);
                let picked = &session.view().themes;
                for theme in Theme::ALL.iter().filter(|t| picked.is_empty() || picked.contains(t)) {
                    let name =
                        RichText::new(texts.theme(*theme)).font(FontId::new(size::BODY, crate::ui::fonts::bold()));
                    ui.scope(|ui| {
                        ui.set_width(THEME_WIDTH);
                        ui.add(egui::Label::new(name).wrap());
                    });
                    for area in &areas {
                        cell(ui, &drawing, *theme, area.municipality_code, commands);
                    }
                    ui.end_row();
                }
            });
        });
    }
}

fn legend(ui: &mut Ui, texts: &Texts) {
    ui.horizontal_wrapped(|ui| {
        for status in Status::ALL {
            status_mark::show(ui, *status, &texts.status(*status));
        }
    });
}

fn head(
    ui: &mut Ui,
    drawing: &Drawing<'_>,
    areas: &[&Municipality],
    rows: &[crate::analysis::scorecard::ScorecardRow],
) {
    let texts = drawing.session.texts();
    let data = drawing.loaded.data();
    ui.label("");
    for area in areas {
        ui.vertical(|ui| {
            ui.set_width(drawing.width);
            let style = palette::style(data, area.municipality_code);
            let name = if texts.language() == Language::En { &area.name_en } else { &area.name };
            ui.horizontal(|ui| {
                area_mark::show(ui, style, theme::look(ui));
                ui.label(RichText::new(name).font(FontId::new(size::HEADING, crate::ui::fonts::bold())));
            });
            match data.plans.iter().find(|p| p.municipality_code == area.municipality_code) {
                Some(plan) => {
                    let facts = [
                        ("first", Fact::Text(plan.first_year.to_string())),
                        ("last", Fact::Text(plan.last_year.to_string())),
                    ];
                    heading::faint(ui, &texts.with("overview-plan-years", &facts));
                }
                None => heading::faint(ui, &texts.t("overview-no-plan")),
            }
            for (level, counts) in Matrix::area_rows(&drawing.loaded.index, rows, area.municipality_code) {
                share(ui, texts, level, &counts);
            }
        });
    }
    ui.end_row();
}

fn share(ui: &mut Ui, texts: &Texts, level: Level, counts: &Counts) {
    let words = match counts.share_on_track() {
        Some(share) => texts.with(
            "overview-share",
            &[
                ("level", Fact::Text(texts.level(level))),
                ("share", Fact::Text(number::percent(share))),
                ("ontrack", Fact::Number(counts.on_track() as f64)),
                ("count", Fact::Number(counts.assessed() as f64)),
            ],
        ),
        None => texts.with("overview-no-share", &[("level", Fact::Text(texts.level(level)))]),
    };
    ui.label(RichText::new(words).size(size::SMALL));
}

fn cell(ui: &mut Ui, drawing: &Drawing<'_>, theme: Theme, area: AreaCode, commands: &mut Vec<Command>) {
    let texts = drawing.session.texts();
    let Some(found) = drawing.matrix.cell(theme, area) else {
        heading::faint(ui, &texts.t("overview-nothing"));
        return;
    };
    let response = ui
        .scope_builder(egui::UiBuilder::new().sense(Sense::click()), |ui| {
            // Words that can be selected would take the click that opens the cell.
            ui.style_mut().interaction.selectable_labels = false;
            ui.vertical(|ui| {
                ui.set_width(drawing.width);
                content(ui, texts, found);
            });
        })
        .response;
    let city = drawing.loaded.data().municipality(area);
    let city = city.map_or("", |a| if texts.language() == Language::En { &a.name_en } else { &a.name });
    let name = format!("{city} {} {}", texts.theme(theme), spoken(texts, found));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        let stroke = egui::Stroke::new(1.0, theme::accent(theme::look(ui)));
        ui.painter().rect_stroke(response.rect.expand(2.0), 3.0, stroke, egui::StrokeKind::Outside);
    }
    if response.clicked() {
        commands.push(Command::OpenCell(theme, area));
    }
}

fn content(ui: &mut Ui, texts: &Texts, cell: &Cell) {
    for (level, counts) in &cell.by_level {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(texts.level(*level)).size(size::SMALL));
            for status in Status::ALL.iter().filter(|s| counts.get(**s) > 0) {
                // Shape and number are one piece, so that no line break parts them.
                let response = status_mark::show(ui, *status, &counts.get(*status).to_string());
                response.on_hover_text(texts.status(*status));
            }
        });
    }
    if cell.without_target > 0 {
        let facts = [("count", Fact::Number(cell.without_target as f64))];
        heading::faint(ui, &texts.with("overview-without-target", &facts));
    }
}

/// A cell in words, for those who cannot see the shapes.
fn spoken(texts: &Texts, cell: &Cell) -> String {
    let mut parts = Vec::new();
    for (level, counts) in &cell.by_level {
        let statuses = Status::ALL.iter().filter(|s| counts.get(**s) > 0);
        let list: Vec<String> = statuses.map(|s| format!("{} {}", texts.status(*s), counts.get(*s))).collect();
        parts.push(texts.pair(&texts.level(*level), &texts.list(&list)));
    }
    if cell.without_target > 0 {
        parts.push(texts.with("overview-without-target", &[("count", Fact::Number(cell.without_target as f64))]));
    }
    texts.list(&parts)
}
