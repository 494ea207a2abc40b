//! The proof trail: from every value to document, section, line and the text as printed.

use super::theme::{self, space};
use super::widgets::heading;
use crate::chart::observed;
use crate::frame::ObservationRef;
use crate::model::derived::Formula;
use crate::model::document::Provenance;
use crate::model::id::{IndicatorId, ObservationId};
use crate::model::indicator::Indicator;
use crate::model::message::{Fact, Message};
use crate::model::observation::Role;
use crate::model::place::SeriesPlace;
use crate::session::Session;
use crate::session::clipboard::Content;
use crate::session::command::Command;
use crate::session::entering::Enter;
use crate::session::entering::draft::CellKey;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use egui::{CollapsingHeader, Id, Ui, WidgetInfo};

/// The observation that a table points at.
#[derive(Debug, Clone)]
struct Pointed {
    observation: ObservationId,
    /// Whether it has not been brought into sight yet.
    fresh: bool,
}

fn pointed_at() -> Id {
    Id::unique("pointed-at-observation")
}

/// Marks an observation and, when its indicator is shown next, unfolds it and brings it into sight.
pub fn point_at(ctx: &egui::Context, observation: &ObservationId) {
    let pointed = Pointed { observation: observation.clone(), fresh: true };
    ctx.data_mut(|memory| memory.insert_temp(pointed_at(), pointed));
}

/// Draws all values of an indicator with their places in print.
pub fn show(
    ui: &mut Ui,
    session: &Session,
    loaded: &Loaded,
    place: SeriesPlace,
    indicator: &Indicator,
    commands: &mut Vec<Command>,
) {
    let texts = session.texts();
    heading::part(ui, &texts.t("detail-trail"));
    if let Some(formula) = Formula::of(indicator) {
        derivation(ui, texts, loaded, &formula);
    } else {
        proof(ui, texts, loaded, &indicator.source, commands);
    }
    ui.add_space(space::STEP);
    heading::part(ui, &texts.t("detail-series"));
    let pointed = ui.ctx().data(|memory| memory.get_temp::<Pointed>(pointed_at()));
    for observation in loaded.index.observations_of(place) {
        let here = pointed.as_ref().filter(|pointed| pointed.observation == observation.observation_id());
        let fresh = here.is_some_and(|pointed| pointed.fresh);
        let header = CollapsingHeader::new(line(texts, observation)).id_salt(&observation.observation_id().0);
        let opened = header.open(fresh.then_some(true)).show(ui, |ui| {
            if !observation.note().is_empty() {
                ui.label(texts.note(observation.note()));
            }
            let sources = loaded.index.sources_of(observation.row);
            if sources.is_empty() {
                proof(ui, texts, loaded, &observation.source(), commands);
                pencil(ui, session, observation, commands);
                return;
            }
            heading::fact(ui, &texts.t("derived-formula"), &observation.raw_text());
            for source in sources {
                let name = texts.pair(&texts.indicator(source.indicator), &line(texts, source));
                heading::fact(ui, &texts.t("derived-source"), &name);
                proof(ui, texts, loaded, &source.source(), commands);
            }
        });
        // Below the heading, which is one line: whatever is particular must be seen without unfolding it.
        let remarks = observed::remarks(texts, observation);
        if !remarks.is_empty() {
            heading::faint(ui, &texts.list(&remarks));
        }
        if here.is_some() {
            let head = opened.header_response.rect;
            let whole = opened.body_response.map_or(head, |body| head.union(body.rect));
            let edge = whole.translate(egui::vec2(-space::NEAR, 0.0)).with_max_x(head.left() - space::TIGHT);
            ui.painter().rect_filled(edge, 0.0, theme::accent(theme::look(ui)));
        }
        if fresh {
            opened.header_response.scroll_to_me(Some(egui::Align::TOP));
            let seen = Pointed { observation: observation.observation_id().clone(), fresh: false };
            ui.ctx().data_mut(|memory| memory.insert_temp(pointed_at(), seen));
        }
    }
    for target in loaded.index.targets_of(place) {
        let words = texts.aside(
            &format!("{} {}", texts.t("chart-target"), texts.amount(target.value, &target.unit)),
            &texts.revision(target.revision),
        );
        CollapsingHeader::new(words).id_salt(&target.target_id.0).show(ui, |ui| {
            proof(ui, texts, loaded, &target.source, commands);
        });
    }
}

/// How a computed indicator follows from others, where they stand, and by which rules.
fn derivation(ui: &mut Ui, texts: &Texts, loaded: &Loaded, formula: &Formula) {
    let name = |id: &IndicatorId| loaded.index.indicator(id).map_or_else(|| id.to_string(), |row| texts.indicator(row));
    heading::fact(ui, &texts.t("derived-formula"), &formula.words(name));
    for id in formula.sources() {
        let document = loaded.index.indicator(id).and_then(|row| loaded.data().document(&row.source.document_id));
        let title = document.map(|document| texts.document(document)).unwrap_or_default();
        heading::fact(ui, &texts.t("derived-source"), &texts.aside(&name(id), &title));
    }
    heading::faint(ui, &texts.t("derived-rules"));
}

/// The way to correct an actual where it stands.
fn pencil(ui: &mut Ui, session: &Session, observation: ObservationRef<'_>, commands: &mut Vec<Command>) {
    if observation.role != Role::Actual || observation.period.is_span() {
        return;
    }
    let texts = session.texts();
    let button = ui.small_button(texts.t("entering-pencil"));
    let value = Fact::Text(observed::amount(texts, observation));
    let name = texts.with("entering-pencil-of", &[("value", value)]);
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if button.clicked() {
        let key = CellKey {
            indicator: observation.indicator_id().clone(),
            period: observation.period,
            cumulative: observation.cumulative,
        };
        commands.push(Command::Enter(Enter::Correct(observation.municipality_code, key)));
    }
}

fn line(texts: &Texts, observation: ObservationRef<'_>) -> String {
    let mut role = texts.role(observation.role);
    if observation.cumulative {
        role = texts.aside(&role, &texts.t("chart-cumulative"));
    }
    let when = format!("{role} {}", texts.period_short(observation.period));
    texts.pair(&when, &observed::amount(texts, observation))
}

fn proof(ui: &mut Ui, texts: &Texts, loaded: &Loaded, source: &Provenance, commands: &mut Vec<Command>) {
    let document = loaded.data().document(&source.document_id);
    let title = document.map_or_else(|| source.document_id.to_string(), |d| texts.document(d));
    heading::fact(ui, &texts.t("detail-trail-document"), &title);
    heading::fact(ui, &texts.t("detail-trail-section"), &source.section);
    match source.source_line {
        Some(line) => heading::fact(ui, &texts.t("detail-trail-line"), &line.to_string()),
        None => heading::faint(ui, &texts.t("detail-trail-none")),
    }
    heading::fact(ui, &texts.t("detail-trail-raw"), &source.raw_text.replace('\t', " "));
    if ui.small_button(texts.t("detail-copy")).clicked() {
        let number = source.source_line.map(|l| l.to_string()).unwrap_or_default();
        let facts = [
            ("document", Fact::Text(title)),
            ("section", Fact::Text(source.section.clone())),
            ("line", Fact::Text(number)),
            ("raw", Fact::Text(source.raw_text.clone())),
        ];
        let line = Content::Text(texts.with("detail-copy-line", &facts));
        commands.push(Command::copy(line, Message::new("notice-copied")));
    }
}
