//! The left pane: pick lists of areas, themes, comparisons and indicators, with incremental search.

use super::theme::{self, size, space};
use super::widgets::heading;
use super::widgets::list_row::{self, ListRow};
use crate::chart::palette::Styles;
use crate::chart::request::area_name;
use crate::figure::swatch;
use crate::model::comparison::Grade;
use crate::model::id::IndicatorId;
use crate::model::indicator::{Indicator, Level};
use crate::model::message::Fact;
use crate::model::municipality::{AreaKind, Municipality};
use crate::model::theme::Theme;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use egui::{Align2, Id, RichText, ScrollArea, TextEdit, Ui};

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
    /// Draws the pane, with or without the lists of indicators and comparisons.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, indicators: bool, commands: &mut Vec<Command>) {
        let Some(loaded) = session.store().value() else {
            // Where it could not be opened, the notice says why and the centre what to do.
            if session.store().failure().is_none() {
                ui.label(session.texts().t("loading-store"));
            }
            return;
        };
        areas(ui, session, loaded, commands);
        themes(ui, session, commands);
        levels(ui, session, commands);
        if indicators {
            self.lists(ui, session, loaded, commands);
        }
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
    let all = &loaded.data().municipalities;
    let styles = Styles::among(loaded.data(), &session.view().areas);
    if all.len() <= FEW_AREAS {
        for area in all {
            area_row(ui, session, loaded, &styles, area, commands);
        }
    } else {
        // Of very many, only those in sight are laid out, and the lists below keep their place.
        let height = ui.spacing().interact_size.y;
        let most = height.mul_add(FEW_AREAS as f32, ui.spacing().item_spacing.y * (FEW_AREAS - 1) as f32);
        let scroll = ScrollArea::vertical().id_salt("areas").max_height(most).auto_shrink([false, true]);
        scroll.show_rows(ui, height, all.len(), |ui, rows| {
            for area in all.get(rows).unwrap_or_default() {
                area_row(ui, session, loaded, &styles, area, commands);
            }
        });
    }
    ui.horizontal(|ui| {
        if ui.link(texts.t("pick-select-all")).clicked() {
            commands.push(Command::PickAllAreas(true));
        }
        if ui.link(texts.t("pick-clear")).clicked() {
            commands.push(Command::PickAllAreas(false));
        }
        own_city(ui, session, loaded, commands);
    });
}

/// Areas that are all shown at once.
const FEW_AREAS: usize = 12;

fn area_row(
    ui: &mut Ui,
    session: &Session,
    loaded: &Loaded,
    styles: &Styles,
    area: &Municipality,
    commands: &mut Vec<Command>,
) {
    let texts = session.texts();
    let name = if texts.language() == crate::text::language::Language::En { &area.name_en } else { &area.name };
    ui.horizontal(|ui| {
        let mut picked = session.view().areas.contains(&area.municipality_code);
        let own = session.preferences().own_city == Some(area.municipality_code);
        let words = if own { bold(name) } else { RichText::new(name) };
        if ui.checkbox(&mut picked, words).changed() {
            commands.push(Command::ToggleArea(area.municipality_code));
        }
        if area.kind != AreaKind::Municipality {
            heading::faint(ui, &texts.area_kind(area.kind));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            swatch::show(ui, styles.get(loaded.data(), area.municipality_code), theme::look(ui));
        });
    });
}

fn bold(words: &str) -> RichText {
    RichText::new(words).font(egui::FontId::new(size::BODY, super::fonts::bold()))
}

/// Which city is the reader's own: its name stands bold in this list and in every figure.
fn own_city(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let own = session.preferences().own_city;
    let english = texts.language() == crate::text::language::Language::En;
    let name = texts.t("city-own");
    let cities = loaded.data().municipalities.iter().filter(|m| m.kind == AreaKind::Municipality);
    let combo = egui::ComboBox::from_id_salt("own-city").width(0.0).selected_text(&name).show_ui(ui, |ui| {
        if ui.selectable_label(own.is_none(), texts.t("pick-own-city-none")).clicked() {
            commands.push(Command::SetOwnCity(None));
        }
        for city in cities {
            let called = if english { &city.name_en } else { &city.name };
            let label = ui.selectable_label(own == Some(city.municipality_code), called);
            let on = own == Some(city.municipality_code);
            let spoken = texts.with("city-own-set", &[("municipality", Fact::Text(called.clone()))]);
            label.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, &spoken));
            if label.clicked() {
                commands.push(Command::SetOwnCity(Some(city.municipality_code)));
            }
        }
    });
    combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
}

/// The levels that are shown; a plain list, because there are only a few.
fn levels(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    ui.add_space(space::NEAR);
    let picked = &session.view().levels;
    let title = if picked.is_empty() {
        texts.pair(&texts.t("pick-levels"), &texts.t("pick-all"))
    } else {
        texts.list(&picked.iter().map(|l| texts.level(*l)).collect::<Vec<_>>())
    };
    let chosen = egui::ComboBox::from_id_salt("levels")
        .width(ui.available_width())
        .selected_text(title)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            for level in Level::ALL {
                let mut on = picked.contains(level);
                if ui.checkbox(&mut on, texts.level(*level)).changed() {
                    commands.push(Command::ToggleLevel(*level));
                }
            }
        });
    let name = texts.t("pick-levels");
    chosen.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
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
        let field = TextEdit::singleline(&mut typed)
            .id(search_field())
            .hint_text(&label)
            .desired_width(wide - 8.0)
            .align(Align2::LEFT_CENTER);
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
    let height = list_row::height(ui);
    ScrollArea::vertical().id_salt("indicators").min_scrolled_height(0.0).auto_shrink(false).show_rows(
        ui,
        height,
        list.len(),
        |ui, rows| {
            for place in list.get(rows).unwrap_or_default() {
                if let Some(indicator) = loaded.data().indicators.get(*place) {
                    row(ui, session, loaded, indicator, commands);
                }
            }
        },
    );
}

/// What is picked now, above the list, because the list itself may be scrolled or filtered elsewhere.
fn picked_list(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
    let shown = |id: &&IndicatorId| session.view().areas.iter().any(|area| loaded.index.place_in(id, *area).is_some());
    let picked = session.view().indicators.iter().filter(shown);
    let picks: Vec<&Indicator> = picked.filter_map(|id| loaded.index.indicator(id)).collect();
    if picks.is_empty() {
        return;
    }
    let height = list_row::height(ui);
    let scroll = ScrollArea::vertical().id_salt("picked").auto_shrink([false, true]).max_height(height * 3.6);
    scroll.show_rows(ui, height, picks.len(), |ui, rows| {
        for indicator in picks.get(rows).unwrap_or_default() {
            row(ui, session, loaded, indicator, commands);
        }
    });
    ui.separator();
}

fn row(ui: &mut Ui, session: &Session, loaded: &Loaded, indicator: &Indicator, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let look = theme::look(ui);
    let area = coverage(texts, loaded, indicator);
    let only = loaded.index.only(&indicator.indicator_id).and_then(|place| loaded.index.series(place));
    let styles = Styles::among(loaded.data(), &session.view().areas);
    let style = only.map(|series| styles.get(loaded.data(), series.area));
    let row = ListRow {
        first: &indicator.label,
        second: &texts.list(&[area.clone(), texts.level(indicator.level), texts.theme(indicator.theme)]),
        spoken: &format!("{} {area}", indicator.label),
        picked: session.view().indicators.contains(&indicator.indicator_id),
    };
    // What several areas have bears the mark of none.
    let mark = |ui: &Ui, at: egui::Pos2| match style {
        Some(style) => swatch::marker(ui, style.marker, at, 4.0, look.colour(style)),
        None => several_mark(ui, at),
    };
    if list_row::show(ui, row, mark).clicked() {
        commands.push(Command::ToggleIndicator(indicator.indicator_id.clone()));
    }
}

/// Who has values of an indicator: the name of its one area, or how many areas there are.
pub(super) fn coverage(texts: &Texts, loaded: &Loaded, indicator: &Indicator) -> String {
    let places = loaded.index.series_of(&indicator.indicator_id);
    match (places.len(), loaded.index.series(places.start)) {
        (1, Some(series)) => area_name(&loaded.index, texts, series.area),
        (count, _) => texts.with("pick-coverage", &[("count", Fact::Number(count as f64))]),
    }
}

/// Several areas as a small pile.
fn several_mark(ui: &Ui, at: egui::Pos2) {
    let look = theme::look(ui);
    for row in -1_i8..=1 {
        let y = at.y + f32::from(row) * 3.0;
        ui.painter().hline(at.x - 4.0..=at.x + 4.0, y, egui::Stroke::new(1.2, look.faint()));
    }
}

fn comparison_list(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let english = texts.language() == crate::text::language::Language::En;
    let themes = &session.view().themes;
    let found: Vec<_> = crate::analysis::compare::comparisons(&loaded.index, &session.view().areas)
        .into_iter()
        .filter(|c| themes.is_empty() || themes.contains(&c.theme))
        .collect();
    if found.is_empty() {
        ui.label(texts.t("empty-no-comparison"));
        return;
    }
    let height = list_row::height(ui);
    ScrollArea::vertical().id_salt("comparisons").min_scrolled_height(0.0).auto_shrink(false).show_rows(
        ui,
        height,
        found.len(),
        |ui, rows| {
            for comparison in found.get(rows).unwrap_or_default() {
                let name = if english { &comparison.name_en } else { &comparison.name };
                let reason = if english { &comparison.reason_en } else { &comparison.reason };
                let grade = texts.grade(comparison.grade);
                let row = ListRow {
                    first: name,
                    second: &grade,
                    spoken: &texts.aside(name, &grade),
                    picked: session.view().comparison.as_ref() == Some(&comparison.comparison_id),
                };
                let response = list_row::show(ui, row, |ui, at| grade_mark(ui, comparison.grade, at));
                if response.clicked() {
                    commands.push(Command::PickComparison(comparison.comparison_id.clone()));
                }
                response.on_hover_text(reason);
            }
        },
    );
}

/// The grade of a comparison as a shape: two filled, one filled and one open, or two open circles.
fn grade_mark(ui: &Ui, grade: Grade, at: egui::Pos2) {
    let look = theme::look(ui);
    let colour = theme::accent(look);
    for (number, dx) in [(0, -3.5), (1, 3.5)] {
        let centre = at + egui::vec2(dx, 0.0);
        let filled = grade == Grade::Same || (grade == Grade::Similar && number == 0);
        if filled {
            ui.painter().circle_filled(centre, 3.0, colour);
        } else {
            ui.painter().circle_stroke(centre, 2.5, egui::Stroke::new(1.2, look.faint()));
        }
    }
}
