//! One indicator of a pick list: its name, who has values of it, from when to when, in which unit.

use crate::chart::palette::Styles;
use crate::chart::request::area_name;
use crate::figure::swatch;
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;
use crate::model::place::IndicatorPlace;
use crate::model::typed::is_derived;
use crate::session::Session;
use crate::session::command::{Command, Pick};
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use crate::ui::theme;
use crate::ui::widgets::list_row::{self, ListRow};
use egui::{ComboBox, PopupCloseBehavior, Response, Role, Ui, WidgetInfo};

/// An entry as it is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    /// Number of the family.
    pub family: usize,
    /// The indicator that stands for it.
    pub indicator: &'a Indicator,
    /// Its place in the dataset.
    pub position: IndicatorPlace,
    /// Whether it stands under the heading of its theme, which is not said again then.
    pub under_theme: bool,
}

/// Draws an entry; a click picks the indicator that stands for it, or unpicks all of its family.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    loaded: &Loaded,
    styles: &Styles,
    shown: Shown<'_>,
    commands: &mut Vec<Command>,
) -> Response {
    let texts = session.texts();
    let look = theme::look(ui);
    let Shown { indicator, .. } = shown;
    let picked = picked(session, loaded, shown.family);
    let name = texts.indicator(indicator);
    let coverage = coverage(texts, loaded, indicator);
    let row = ListRow {
        first: &name,
        second: &texts.list(&second(texts, loaded, shown)),
        spoken: &format!("{name} {coverage}"),
        picked: !picked.is_empty(),
    };
    let only = loaded.covered.of(shown.position).only;
    let style = only.map(|area| styles.get(loaded.data(), area));
    // What several areas have bears the mark of none.
    let mark = |ui: &Ui, at: egui::Pos2| match style {
        Some(style) => swatch::marker(ui, style.marker, at, 4.0, look.colour(style)),
        None => several_mark(ui, at),
    };
    let response = list_row::show(ui, row, mark);
    if response.clicked() {
        commands.push(if picked.is_empty() {
            Command::Pick(Pick::ToggleIndicator(indicator.indicator_id.clone()))
        } else {
            Command::Pick(Pick::UnpickIndicators(picked))
        });
    }
    response
}

/// The picked members of a family.
fn picked(session: &Session, loaded: &Loaded, family: usize) -> Vec<IndicatorId> {
    let members = loaded.families.members(family).iter().filter_map(|at| loaded.data().indicator_at(*at));
    let ids = members.map(|indicator| &indicator.indicator_id);
    ids.filter(|id| session.view().indicators.contains(id)).cloned().collect()
}

/// The second line: coverage, years, unit, the dimensions that can be chosen, the theme.
fn second(texts: &Texts, loaded: &Loaded, shown: Shown<'_>) -> Vec<String> {
    let covered = loaded.covered.of(shown.position);
    let mark = is_derived(&shown.indicator.indicator_id).then(|| texts.t("derived-mark"));
    let mut parts: Vec<String> = mark.into_iter().collect();
    parts.push(match covered.only {
        Some(area) => texts.with("pick-coverage-only", &[("area", Fact::Text(area_name(&loaded.index, texts, area)))]),
        None => coverage(texts, loaded, shown.indicator),
    });
    parts.extend(covered.years.map(|(first, last)| {
        let year = |year: u16| Fact::Text(year.to_string());
        if first == last {
            first.to_string()
        } else {
            texts.with("pick-years", &[("first", year(first)), ("last", year(last))])
        }
    }));
    let unit = texts.unit(&shown.indicator.unit);
    if !unit.is_empty() {
        parts.push(unit);
    }
    if loaded.families.members(shown.family).len() > 1 {
        let dimensions = loaded.families.dimensions(shown.family).iter();
        let names: Vec<String> = dimensions.map(|dimension| dimension.name.clone()).collect();
        if !names.is_empty() {
            parts.push(texts.with("pick-breakdown-by", &[("dimensions", Fact::Text(texts.list(&names)))]));
        }
    }
    if !shown.under_theme {
        parts.push(texts.theme(shown.indicator.theme));
    }
    parts
}

/// Who has values of an indicator: the name of its one area, or how many cities, or areas, there are.
pub(in crate::ui) fn coverage(texts: &Texts, loaded: &Loaded, indicator: &Indicator) -> String {
    let covered = loaded.position(&indicator.indicator_id).map(|at| loaded.covered.of(at)).unwrap_or_default();
    if let Some(area) = covered.only {
        return area_name(&loaded.index, texts, area);
    }
    let (key, count) = match (covered.cities, covered.towns) {
        (0, _) => ("pick-coverage-areas", covered.areas),
        (cities, false) => ("pick-coverage-cities", cities),
        (cities, true) => ("pick-coverage", cities),
    };
    texts.with(key, &[("count", Fact::Number(count as f64))])
}

/// Several areas as a small pile.
fn several_mark(ui: &Ui, at: egui::Pos2) {
    let look = theme::look(ui);
    for row in -1_i8..=1 {
        let y = at.y + f32::from(row) * 3.0;
        ui.painter().hline(at.x - 4.0..=at.x + 4.0, y, egui::Stroke::new(1.2, look.faint()));
    }
}

/// The lists of a picked family: one for each dimension, the whole first.
pub(super) fn dimensions(
    ui: &mut Ui,
    session: &Session,
    loaded: &Loaded,
    shown: Shown<'_>,
    commands: &mut Vec<Command>,
) {
    let (texts, data) = (session.texts(), loaded.data());
    let picked: Vec<IndicatorPlace> =
        picked(session, loaded, shown.family).iter().filter_map(|id| loaded.position(id)).collect();
    for dimension in loaded.families.dimensions(shown.family) {
        let words = |member: &Option<String>| member.clone().unwrap_or_else(|| texts.t("pick-whole"));
        let on = |member: &Option<String>| loaded.families.shows(data, &picked, &dimension.name, member.as_deref());
        let chosen: Vec<String> = dimension.members.iter().filter(|member| on(member)).map(words).collect();
        let title = texts.pair(&dimension.name, &texts.list(&chosen));
        let combo = ComboBox::from_id_salt(("member", shown.family, &dimension.name))
            .width(ui.available_width())
            .truncate()
            .selected_text(&title)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .height(300.0)
            .show_ui(ui, |ui| {
                for member in &dimension.members {
                    let mut shown_now = on(member);
                    if ui.checkbox(&mut shown_now, words(member)).changed() {
                        commands.push(Command::Pick(Pick::ToggleMember {
                            of: shown.indicator.indicator_id.clone(),
                            dimension: dimension.name.clone(),
                            member: member.clone(),
                        }));
                    }
                }
            });
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &title));
    }
}
