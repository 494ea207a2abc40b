//! The right pane: one indicator with definition, targets, formula, status, own grade and proof trail.

use super::detail_figures as figures;
use super::detail_trail as trail;
use super::theme::{self, size, space};
use super::widgets::heading;
use crate::chart::request::area_name;
use crate::model::indexed::Series;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use egui::{FontId, RichText, ScrollArea, Ui};

/// Draws the pane for the indicator in focus.
pub fn show(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let focus = session.focus().zip(session.store().value());
    let found = focus.and_then(|(id, loaded)| {
        let place = loaded.index.place(id)?;
        Some((place, loaded.index.series(place)?, loaded))
    });
    let Some((place, indicator, loaded)) = found else { return };
    ScrollArea::vertical().id_salt("detail").auto_shrink([false, false]).show(ui, |ui| {
        title(ui, session, loaded, indicator, commands);
        figures::show(ui, session, loaded, indicator);
        definition(ui, session, loaded, indicator.indicator);
        trail::show(ui, session, loaded, place, indicator.indicator, commands);
        ui.add_space(space::WIDE);
    });
}

fn title(ui: &mut Ui, session: &Session, loaded: &Loaded, indicator: Series<'_>, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let area = area_name(&loaded.index, texts, indicator.area);
    let look = theme::look(ui);
    // As in the picture beside it, where the area is picked.
    let styles = crate::chart::palette::Styles::among(loaded.data(), &session.view().areas);
    let style = styles.get(loaded.data(), indicator.area);
    ui.horizontal(|ui| {
        crate::figure::swatch::show(ui, style, look);
        ui.label(RichText::new(area).color(look.colour(style)));
        heading::faint(ui, &texts.level(indicator.level));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(texts.t("dialog-close")).clicked() {
                commands.push(Command::Focus(None));
            }
        });
    });
    ui.label(RichText::new(texts.indicator(indicator.indicator)).font(FontId::new(size::TITLE, super::fonts::bold())));
}

fn definition(ui: &mut Ui, session: &Session, loaded: &Loaded, indicator: &Indicator) {
    let texts = session.texts();
    heading::part(ui, &texts.t("detail-definition"));
    if texts.label(indicator) != indicator.label {
        heading::fact(ui, &texts.t("detail-label-printed"), &indicator.label);
    }
    heading::fact(ui, &texts.t("detail-note"), &texts.note(&indicator.definition_note));
    heading::fact(ui, &texts.t("detail-unit"), &texts.unit(&indicator.unit));
    let direction = [
        ("direction", Fact::Text(texts.polarity(indicator.polarity))),
        ("reason", Fact::Text(texts.note(&indicator.polarity_reason))),
    ];
    heading::fact(ui, &texts.t("detail-direction"), &texts.with("detail-direction-because", &direction));
    heading::fact(ui, &texts.t("pick-themes"), &texts.theme(indicator.theme));
    heading::fact(ui, &texts.t("detail-goal"), &indicator.goal);
    heading::fact(ui, &texts.t("detail-policy"), &indicator.policy);
    heading::fact(ui, &texts.t("detail-project"), &indicator.project);
    heading::fact(ui, &texts.t("detail-department"), &indicator.department);
    if let Some(plan) = indicator.plan_id.as_ref().and_then(|id| loaded.data().plan(id)) {
        let year = |y: u16| Fact::Text(texts.period_short(crate::model::period::Period::Fiscal(y)));
        let facts = [
            ("plan", Fact::Text(texts.plan(plan).to_owned())),
            ("first", year(plan.first_year)),
            ("last", year(plan.last_year)),
            ("count", Fact::Number(f64::from(plan.years()))),
        ];
        heading::fact(ui, &texts.t("detail-plan"), &texts.with("detail-plan-years", &facts));
    }
    if !indicator.review_flag.is_empty() {
        heading::fact(ui, &texts.t("detail-review"), &texts.list(&texts.review_flags(&indicator.review_flag)));
    }
}
