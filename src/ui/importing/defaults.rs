//! What holds where neither row nor column says anything: area, period, indicator, unit, and what new series are.

use super::Edit;
use super::picks::{self, Fields};
use crate::model::hidden::Hidden;
use crate::model::indicator::{Level, Polarity};
use crate::model::mapping::{
    BareYear, Brackets, CodeReading, ColumnKind, ColumnMapping, Counting, Meaning, PlanDefault,
};
use crate::model::municipality::AreaCode;
use crate::model::period::Period;
use crate::model::target::TargetKind;
use crate::model::theme::Theme;
use crate::session::Session;
use crate::session::clock;
use crate::session::import::areas::{self, Choice};
use crate::session::import::layout;
use crate::ui::widgets::heading;
use egui::{DragValue, Role, TextEdit, Ui, WidgetInfo};

/// Most areas that a search offers.
const FOUND: usize = 8;

/// Draws the defaults.
pub(super) fn show(ui: &mut Ui, session: &Session, fields: &mut Fields, edit: &mut Edit<'_>) {
    let texts = session.texts();
    let mapping = edit.now;
    let now = &mapping.defaults;
    heading::part(ui, &texts.t("importing-defaults"));
    heading::faint(ui, &texts.t("importing-defaults-hint"));
    area(ui, session, fields, edit);
    let period = now.period.map(|period| texts.period_short(period)).unwrap_or_default();
    if let Some(typed) = fields.words(ui, texts, "importing-default-period", &period) {
        let found = layout::typed_period(&typed, mapping);
        if found.is_some() || typed.trim().is_empty() {
            edit.change(|mapping| mapping.defaults.choose_period(found));
        }
    }
    if let Some(typed) = fields.words(ui, texts, "importing-default-indicator", &now.indicator) {
        edit.change(|mapping| typed.trim().clone_into(&mut mapping.defaults.indicator));
    }
    if let Some(typed) = fields.words(ui, texts, "importing-default-unit", &now.unit) {
        edit.change(|mapping| typed.trim().clone_into(&mut mapping.defaults.unit));
    }
    let year = |year: BareYear| texts.t(&format!("import-year-{}", year.key()));
    let name = texts.t("importing-bare-year");
    if let Some(other) = picks::pick(ui, &name, now.bare_year, BareYear::ALL.iter().copied(), year) {
        edit.change(|mapping| layout::set_year_kind(mapping, other));
    }
    picks::guess(ui, texts, now.bare_year_guess);
    if mapping.position(ColumnKind::MunicipalityCode).is_some() {
        let words = |reading: Option<CodeReading>| match reading {
            Some(reading) => texts.t(&format!("importing-codes-{}", reading.key())),
            None => texts.t("importing-codes-undecided"),
        };
        let all = std::iter::once(None).chain(CodeReading::ALL.iter().copied().map(Some));
        if let Some(other) = picks::pick(ui, &texts.t("importing-codes"), now.code_reading, all, words) {
            edit.change(|mapping| mapping.defaults.code_reading = other);
        }
    }
    let words = |brackets: Brackets| texts.t(&format!("importing-brackets-{}", brackets.key()));
    let name = texts.t("importing-brackets");
    if let Some(other) = picks::pick(ui, &name, now.brackets, Brackets::ALL.iter().copied(), words) {
        edit.change(|mapping| mapping.defaults.brackets = other);
    }
    if mapping.has_hidden() {
        let words = |hidden: Hidden| texts.t(&format!("importing-hidden-{}", hidden.key()));
        let name = texts.t("importing-hidden");
        if let Some(other) = picks::pick(ui, &name, mapping.hidden, Hidden::ALL.iter().copied(), words) {
            edit.change(|mapping| mapping.hidden = other);
        }
    }
    series(ui, session, fields, edit);
}

/// The area of a file that names none: one of the store's, or any of the national list.
fn area(ui: &mut Ui, session: &Session, fields: &mut Fields, edit: &mut Edit<'_>) {
    let texts = session.texts();
    let mapping = edit.now;
    let written = &mapping.defaults.municipality;
    let now = areas::resolved(mapping, written).map(|choice| choice.code);
    let stored = session.store().value().map(|loaded| {
        loaded.data().municipalities.iter().map(|area| area.municipality_code).collect::<Vec<AreaCode>>()
    });
    let mut offered: Vec<Option<AreaCode>> = vec![None];
    offered.extend(now.filter(|now| !stored.iter().flatten().any(|code| code == now)).map(Some));
    offered.extend(stored.into_iter().flatten().map(Some));
    let words = |code: Option<AreaCode>| match code.and_then(areas::choice) {
        Some(choice) => choice.whole(),
        None if written.is_empty() => texts.t("importing-default-area-none"),
        None => written.clone(),
    };
    let mut picked: Option<Option<Choice>> = None;
    if let Some(other) = picks::pick(ui, &texts.t("importing-default-area"), now, offered, words) {
        picked = Some(other.and_then(areas::choice));
    }
    let name = texts.t("importing-area-search");
    picks::row(ui, "", |ui| {
        let width = (ui.available_width() - 8.0).max(60.0);
        let field = TextEdit::singleline(&mut fields.area).hint_text(&name).desired_width(width);
        ui.add(field).widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    });
    for choice in areas::search(&fields.area, FOUND) {
        let words = texts.aside(&format!("{} {}", choice.code, choice.whole()), choice.kana);
        if ui.selectable_label(now == Some(choice.code), words).clicked() {
            picked = Some(Some(choice));
        }
    }
    if let Some(choice) = picked {
        fields.area.clear();
        edit.change(|mapping| {
            mapping.defaults.municipality = choice.map(|choice| areas::written(mapping, choice)).unwrap_or_default();
        });
    }
}

/// What values of periods are that have not ended, where headings name such periods.
fn ahead(ui: &mut Ui, session: &Session, edit: &mut Edit<'_>) {
    let texts = session.texts();
    let now = edit.now.defaults.ahead;
    let today = clock::today().map_or(f64::INFINITY, Period::end);
    let is_ahead = |column: &ColumnMapping| {
        column.kind == ColumnKind::Value
            && column.meaning == Meaning::Actual
            && column.period.is_some_and(|period| period.end() > today)
    };
    if now.is_none() && !edit.now.columns.iter().any(is_ahead) {
        return;
    }
    let words = |meaning: Option<Meaning>| match meaning {
        Some(meaning) => texts.t(&format!("import-meaning-{}", meaning.key())),
        None => texts.t("importing-ahead-none"),
    };
    let all = [None, Some(Meaning::Projection), Some(Meaning::Plan), Some(Meaning::Actual)];
    if let Some(other) = picks::pick(ui, &texts.t("importing-ahead"), now, all, words) {
        edit.change(|mapping| mapping.defaults.ahead = other);
    }
}

/// What series are that the store does not have yet, and how targets are to be judged.
fn series(ui: &mut Ui, session: &Session, fields: &mut Fields, edit: &mut Edit<'_>) {
    let texts = session.texts();
    let mapping = edit.now;
    let now = &mapping.defaults;
    heading::part(ui, &texts.t("importing-new-series"));
    let name = texts.t("importing-theme");
    let themes = std::iter::once(None).chain(Theme::ALL.iter().copied().map(Some));
    let words =
        |theme: Option<Theme>| theme.map_or_else(|| texts.t("importing-theme-read"), |theme| texts.theme(theme));
    if let Some(other) = picks::pick(ui, &name, now.chosen_theme, themes, words) {
        edit.change(|mapping| mapping.defaults.chosen_theme = other);
    }
    let name = texts.t("importing-level");
    if let Some(other) = picks::pick(ui, &name, now.level, Level::ALL.iter().copied(), |level| texts.level(level)) {
        edit.change(|mapping| mapping.defaults.level = other);
    }
    let all = Polarity::ALL.iter().copied();
    if let Some(other) = picks::pick(ui, &texts.t("importing-polarity"), now.polarity, all, |p| texts.polarity(p)) {
        edit.change(|mapping| mapping.defaults.polarity = other);
    }
    if !mapping.joins.is_empty() || now.counting.is_some() {
        let words = |counting: Option<Counting>| {
            texts.t(&format!("importing-values-count-{}", counting.map_or("none", |counting| counting.key())))
        };
        let all = std::iter::once(None).chain(Counting::ALL.iter().copied().map(Some));
        if let Some(other) = picks::pick(ui, &texts.t("importing-values-count"), now.counting, all, words) {
            edit.change(|mapping| mapping.defaults.counting = other);
        }
    }
    ahead(ui, session, edit);
    let has_targets = mapping.columns.iter().any(|column| {
        column.kind == ColumnKind::Role || (column.kind == ColumnKind::Value && column.meaning == Meaning::Target)
    });
    if !has_targets {
        return;
    }
    let words = |kind: Option<TargetKind>| match kind {
        Some(kind) => texts.target_kind(kind),
        None => texts.t("importing-target-kind-none"),
    };
    let all = std::iter::once(None).chain(TargetKind::ALL.iter().copied().map(Some));
    if let Some(other) = picks::pick(ui, &texts.t("importing-target-kind"), now.target_kind, all, words) {
        edit.change(|mapping| mapping.defaults.target_kind = other);
    }
    let plan = now.plan.clone().unwrap_or(PlanDefault { name: String::new(), first_year: 2020, last_year: 2024 });
    if let Some(name) = fields.words(ui, texts, "importing-plan", &plan.name) {
        let made = PlanDefault { name: name.trim().to_owned(), ..plan.clone() };
        edit.change(|mapping| mapping.defaults.plan = Some(made).filter(|plan| !plan.name.is_empty()));
    }
    if now.plan.is_some() {
        let (mut first, mut last) = (plan.first_year, plan.last_year);
        for (key, year) in [("importing-plan-first", &mut first), ("importing-plan-last", &mut last)] {
            let name = texts.t(key);
            picks::row(ui, &name, |ui| {
                let value = DragValue::new(year).range(1_900..=2_200).update_while_editing(false);
                ui.add(value).widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, &name));
            });
        }
        if (first, last) != (plan.first_year, plan.last_year) {
            let made = PlanDefault { first_year: first, last_year: last.max(first), ..plan };
            edit.change(|mapping| mapping.defaults.plan = Some(made));
        }
    }
}
