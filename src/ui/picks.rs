//! The left pane: pick lists of areas, themes, comparisons and indicators, with incremental search.

use super::theme::{self, size, space};
use super::widgets::{area_mark, heading};
use crate::chart::build::area_name;
use crate::chart::palette;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;
use crate::model::municipality::AreaKind;
use crate::model::theme::Theme;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use egui::{Id, RichText, ScrollArea, TextEdit, Ui};

/// The name of the search field, for moving the keyboard there.
#[must_use]
pub fn search_field() -> Id {
    Id::unique("pick-search")
}

/// State of the left pane.
#[derive(Debug, Default)]
pub struct Picks {
    /// Whether the comparisons are shown instead of the indicators.
    comparisons: bool,
}

impl Picks {
    /// Draws the pane.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let Some(loaded) = session.store().value() else {
            // Where it could not be opened, the notice says why and the centre what to do.
            if session.store().failure().is_none() {
                ui.label(session.texts().t("loading-store"));
            }
            return;
        };
        areas(ui, session, loaded, commands);
        themes(ui, session, commands);
        self.lists(ui, session, loaded, commands);
    }

    fn lists(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let texts = session.texts();
        ui.add_space(space::STEP);
        ui.horizontal(|ui| {
            for (comparisons, key) in [(false, "pick-indicators"), (true, "pick-compared")] {
                let words = RichText::new(texts.t(key)).font(egui::FontId::new(size::BODY, super::fonts::bold()));
                if ui.selectable_label(self.comparisons == comparisons, words).clicked() {
                    self.comparisons = comparisons;
                }
            }
        });
        if self.comparisons {
            comparison_list(ui, session, loaded, commands);
        } else {
            search(ui, session, commands);
            indicator_list(ui, session, loaded, commands);
        }
    }
}

fn areas(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
    let texts = session.texts();
    heading::pane(ui, &texts.t("pick-cities"));
    for area in &loaded.data().municipalities {
        let name = if texts.language() == crate::text::language::Language::En { &area.name_en } else { &area.name };
        ui.horizontal(|ui| {
            let mut picked = session.view().areas.contains(&area.municipality_code);
            if ui.checkbox(&mut picked, name).changed() {
                commands.push(Command::ToggleArea(area.municipality_code));
            }
            if area.kind != AreaKind::Municipality {
                heading::faint(ui, &texts.area_kind(area.kind));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                area_mark::show(ui, palette::style(loaded.data(), area.municipality_code), theme::look(ui));
            });
        });
    }
    ui.horizontal(|ui| {
        if ui.link(texts.t("pick-select-all")).clicked() {
            commands.push(Command::PickAllAreas(true));
        }
        if ui.link(texts.t("pick-clear")).clicked() {
            commands.push(Command::PickAllAreas(false));
        }
    });
}

fn themes(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    ui.add_space(space::STEP);
    let picked = &session.view().themes;
    let title = if picked.is_empty() {
        texts.pair(&texts.t("pick-themes"), &texts.t("pick-all"))
    } else {
        texts.list(&picked.iter().map(|t| texts.theme(*t)).collect::<Vec<_>>())
    };
    let chosen = egui::ComboBox::from_id_salt("themes")
        .width(ui.available_width())
        .selected_text(title)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .height(420.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(picked.is_empty(), texts.t("pick-all")).clicked() {
                commands.push(Command::ClearThemes);
            }
            for theme in Theme::ALL {
                let mut on = picked.contains(theme);
                if ui.checkbox(&mut on, texts.theme(*theme)).changed() {
                    commands.push(Command::ToggleTheme(*theme));
                }
            }
        });
    let name = texts.t("pick-themes");
    chosen.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
}

fn search(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let mut typed = session.search().to_owned();
    ui.horizontal(|ui| {
        let clear = texts.t("pick-search-clear");
        let wide = ui.available_width() - if typed.is_empty() { 0.0 } else { 30.0 };
        let label = texts.t("pick-search-hint");
        let field = TextEdit::singleline(&mut typed).id(search_field()).hint_text(&label).desired_width(wide - 8.0);
        let response = ui.add(field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label));
        if response.changed() {
            commands.push(Command::Search(typed.clone()));
        }
        if !session.search().is_empty() {
            let button = ui.button("×").on_hover_text(&clear);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &clear));
            if button.clicked() {
                commands.push(Command::Search(String::new()));
            }
        }
    });
}

fn indicator_list(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let list = session.pick_list();
    ui.horizontal(|ui| {
        let facts =
            [("picked", Fact::Number(session.picks().len() as f64)), ("count", Fact::Number(list.len() as f64))];
        heading::faint(ui, &texts.with("pick-count", &facts));
        if !session.view().indicators.is_empty() && ui.link(texts.t("pick-clear")).clicked() {
            commands.push(Command::ClearIndicators);
        }
    });
    if session.view().areas.is_empty() {
        ui.label(texts.t("empty-no-city"));
        return;
    }
    picked_list(ui, session, loaded, commands);
    if list.is_empty() {
        ui.label(texts.with("pick-nothing-found", &[("text", Fact::Text(session.search().to_owned()))]));
        return;
    }
    let height = row_height(ui);
    ScrollArea::vertical().id_salt("indicators").auto_shrink(false).show_rows(ui, height, list.len(), |ui, rows| {
        for place in list.get(rows).unwrap_or_default() {
            if let Some(indicator) = loaded.index.indicator(*place) {
                row(ui, session, loaded, indicator, height, commands);
            }
        }
    });
}

fn row_height(ui: &Ui) -> f32 {
    ui.text_style_height(&egui::TextStyle::Body) + ui.text_style_height(&egui::TextStyle::Small) + 8.0
}

/// What is picked now, above the list, because the list itself may be scrolled or filtered elsewhere.
fn picked_list(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
    let picks = session.picks();
    if picks.is_empty() {
        return;
    }
    let height = row_height(ui);
    ScrollArea::vertical().id_salt("picked").auto_shrink([false, true]).max_height(height * 3.6).show(ui, |ui| {
        for indicator in picks.iter().filter_map(|place| loaded.index.indicator(*place)) {
            row(ui, session, loaded, indicator, height, commands);
        }
    });
    ui.separator();
}

fn row(
    ui: &mut Ui,
    session: &Session,
    loaded: &Loaded,
    indicator: &Indicator,
    height: f32,
    commands: &mut Vec<Command>,
) {
    let texts = session.texts();
    let look = theme::look(ui);
    let picked = session.view().indicators.contains(&indicator.indicator_id);
    let area = area_name(&loaded.index, texts, indicator);
    let second = texts.list(&[area.clone(), texts.level(indicator.level), texts.theme(indicator.theme)]);
    let style = palette::style(loaded.data(), indicator.municipality_code);
    let (whole, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::click());
    let name = format!("{} {area}", indicator.label);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, picked, &name));
    let visuals = ui.style().interact_selectable(&response, picked);
    if picked || response.hovered() || response.has_focus() {
        ui.painter().rect(whole, 3.0, visuals.weak_bg_fill, visuals.bg_stroke, egui::StrokeKind::Inside);
    }
    let left = whole.left() + 18.0;
    area_mark::marker(ui, style.marker, egui::pos2(whole.left() + 9.0, whole.top() + 11.0), 4.0, look.colour(style));
    let line = |ui: &Ui, words: &str, size: f32, colour: egui::Color32| {
        let mut job =
            egui::text::LayoutJob::simple_singleline(words.to_owned(), egui::FontId::proportional(size), colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(whole.right() - left - 4.0);
        ui.painter().layout_job(job)
    };
    let first = line(ui, &indicator.label, size::BODY, look.ink());
    let second = line(ui, &second, size::SMALL, look.faint());
    let cut = first.elided;
    let top = whole.top() + 3.0;
    let below = top + first.size().y;
    ui.painter().galley(egui::pos2(left, top), first, look.ink());
    ui.painter().galley(egui::pos2(left, below), second, look.faint());
    if response.clicked() {
        commands.push(Command::ToggleIndicator(indicator.indicator_id.clone()));
    }
    if cut {
        response.on_hover_text(&indicator.label);
    }
}

fn comparison_list(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let english = texts.language() == crate::text::language::Language::En;
    let themes = &session.view().themes;
    let found: Vec<_> = crate::analysis::compare::comparisons(loaded.data(), &session.view().areas)
        .into_iter()
        .filter(|c| themes.is_empty() || themes.contains(&c.theme))
        .collect();
    if found.is_empty() {
        ui.label(texts.t("empty-no-comparison"));
        return;
    }
    ScrollArea::vertical().id_salt("comparisons").auto_shrink(false).show(ui, |ui| {
        for comparison in found {
            let name = if english { &comparison.name_en } else { &comparison.name };
            let picked = session.view().comparison.as_ref() == Some(&comparison.comparison_id);
            let response = ui.add(egui::Button::selectable(picked, name).wrap());
            let reason = if english { &comparison.reason_en } else { &comparison.reason };
            heading::faint(ui, &texts.grade(comparison.grade));
            if response.clicked() {
                commands.push(Command::PickComparison(comparison.comparison_id.clone()));
            }
            response.on_hover_text(reason);
        }
    });
}
