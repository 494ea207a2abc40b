//! What symbols stand for where there is no value: the file's own legend, and what the reader adds to it.

use super::Edit;
use super::picks::{self, Fields};
use crate::model::mapping::LegendEntry;
use crate::model::message::Fact;
use crate::model::observation::MissingReason;
use crate::session::Session;
use crate::ui::widgets::heading;
use egui::{Button, Role, TextEdit, Ui, WidgetInfo};

/// Draws the legend.
pub(super) fn show(ui: &mut Ui, session: &Session, fields: &mut Fields, edit: &mut Edit<'_>) {
    let texts = session.texts();
    heading::part(ui, &texts.t("importing-legend"));
    heading::faint(ui, &texts.t("importing-legend-hint"));
    let words = |reason: Option<MissingReason>| match reason {
        Some(reason) => texts.missing_reason(reason),
        None => texts.t("importing-legend-zero"),
    };
    let mapping = edit.now;
    for (at, entry) in mapping.legend.iter().enumerate() {
        let all = std::iter::once(None).chain(MissingReason::ALL.iter().copied().map(Some));
        let name = texts.with("importing-legend-symbol", &[("symbol", Fact::Text(entry.symbol.clone()))]);
        if let Some(other) = picks::pick(ui, &name, entry.reason, all, words) {
            edit.change(|mapping| {
                if let Some(entry) = mapping.legend.get_mut(at) {
                    entry.reason = other;
                }
            });
        }
        ui.push_id(("legend", at), |ui| {
            let name = texts.with("importing-legend-remove", &[("symbol", Fact::Text(entry.symbol.clone()))]);
            if ui.link(name).clicked() {
                edit.change(|mapping| {
                    if at < mapping.legend.len() {
                        mapping.legend.remove(at);
                    }
                });
            }
        });
    }
    let name = texts.t("importing-legend-new");
    picks::row(ui, &name, |ui| {
        let field = TextEdit::singleline(&mut fields.symbol).desired_width(60.0);
        ui.add(field).widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        let symbol = fields.symbol.trim().to_owned();
        let fresh = !symbol.is_empty() && !mapping.legend.iter().any(|entry| entry.symbol == symbol);
        if ui.add_enabled(fresh, Button::new(texts.t("importing-legend-add"))).clicked() {
            fields.symbol.clear();
            let entry = LegendEntry { symbol, reason: Some(MissingReason::NotApplicable) };
            edit.change(|mapping| mapping.legend.push(entry));
        }
    });
}
