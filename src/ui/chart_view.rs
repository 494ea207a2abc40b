//! The centre: the comparison chart of what is picked, with title, remarks and sources.

use super::ruler_menu;
use super::theme::{self, size, space};
use super::widgets::heading;
use crate::chart::build::{self, ChartRequest};
use crate::chart::spec::ChartSpec;
use crate::figure::{key, plot};
use crate::model::comparison::{Comparison, Grade};
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::session::view::TimeAxis;
use egui::{FontId, RichText, ScrollArea, Ui};
use std::collections::BTreeMap;

/// The built chart, kept until the session's revision grows.
#[derive(Debug, Default)]
pub struct ChartView {
    built: Option<(u64, ChartSpec)>,
}

impl ChartView {
    /// Draws the chart, or says what to do where nothing is picked.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let Some(loaded) = session.store().value() else {
            empty(ui, &texts.t(if session.store().failure().is_some() { "empty-store" } else { "loading-store" }));
            return;
        };
        let picks = session.picks();
        if picks.is_empty() {
            let key = if session.view().areas.is_empty() { "empty-nothing-picked" } else { "empty-no-indicator" };
            empty(ui, &texts.t(key));
            return;
        }
        if self.built.as_ref().is_none_or(|(revision, _)| *revision != session.revision()) {
            self.built = Some((session.revision(), build_chart(session, loaded, &picks)));
        }
        ui.horizontal(|ui| axis(ui, session, commands));
        let Some((_, spec)) = &self.built else { return };
        let look = theme::look(ui);
        ui.label(RichText::new(&spec.title).font(FontId::new(size::TITLE, super::fonts::bold())));
        let warn = comparison(session, loaded).is_some_and(|c| c.grade == Grade::LookAlike);
        for (place, remark) in spec.remarks.iter().enumerate() {
            if warn && place == 0 {
                let colour = theme::status_colour(look, Status::Behind);
                ui.label(RichText::new(remark).color(colour));
            } else {
                heading::faint(ui, remark);
            }
        }
        key::draw(ui, spec, look);
        let sources = spec.sources.join("　");
        let small = FontId::proportional(size::SMALL);
        let lines = ui.painter().layout(sources.clone(), small, look.faint(), ui.available_width()).size().y;
        let foot = lines + space::WIDE;
        let height = ui.available_height() - foot;
        let mut clicked = None;
        ScrollArea::vertical().id_salt("chart").auto_shrink(false).max_height(height).show(ui, |ui| {
            clicked = plot::draw(ui, spec, look, height - space::STEP).clicked;
        });
        heading::faint(ui, &sources);
        if let Some(indicator) = clicked.and_then(|place| loaded.index.indicator(place)) {
            commands.push(Command::Focus(Some(indicator.indicator_id.clone())));
        }
    }
}

fn empty(ui: &mut Ui, words: &str) {
    ui.centered_and_justified(|ui| {
        ui.label(words);
    });
}

fn comparison<'a>(session: &Session, loaded: &'a Loaded) -> Option<&'a Comparison> {
    let id = session.view().comparison.as_ref()?;
    loaded.data().comparisons.iter().find(|c| c.comparison_id == *id)
}

fn build_chart(session: &Session, loaded: &Loaded, picks: &[usize]) -> ChartSpec {
    let mut statuses = BTreeMap::new();
    if let Some(scored) = session.scored().value() {
        for place in picks {
            if let Some(row) = scored.rows_of(*place).next() {
                statuses.insert(*place, row.status);
            }
        }
    }
    // The ruler by which these statuses came about: while another is being applied, the old one still stands.
    let judged_by = session.scored().value().filter(|_| !statuses.is_empty());
    let ruler = judged_by.map_or_else(String::new, |scored| {
        let words = ruler_menu::words(session.texts(), &scored.ruler);
        session.texts().with("chart-ruler", &[("ruler", crate::model::message::Fact::Text(words))])
    });
    let request = ChartRequest {
        index: &loaded.index,
        picks,
        statuses: &statuses,
        plan_time: session.view().axis == TimeAxis::PlanTime,
        comparison: comparison(session, loaded),
        ruler: &ruler,
    };
    build::chart(&request, session.texts())
}

/// The choice of the time axis.
fn axis(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    for (axis, key) in [(TimeAxis::Calendar, "chart-time-calendar"), (TimeAxis::PlanTime, "chart-time-plan")] {
        if ui.selectable_label(session.view().axis == axis, texts.t(key)).clicked() {
            commands.push(Command::SetAxis(axis));
        }
    }
}
