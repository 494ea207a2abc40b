//! Labels that indicators of other data bear too: each can be joined to one of them, or stands apart.

use super::Edit;
use crate::model::id::IndicatorId;
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::import::book::Table;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use crate::ui::picks::coverage;
use crate::ui::theme::space;
use egui::{ComboBox, Role, ScrollArea, Ui, WidgetInfo};
use std::collections::BTreeMap;

/// Most height that the labels take, in points.
const HIGH: f32 = 90.0;

/// An indicator of the store as a candidate: who has it, and its identifier.
fn candidate(texts: &Texts, loaded: &Loaded, id: &IndicatorId) -> String {
    let known = loaded.index.indicator(id);
    known.map_or_else(|| id.to_string(), |i| texts.aside(&coverage(texts, loaded, i), id.as_str()))
}

/// Draws the labels; nothing where there are none.
pub(super) fn show(ui: &mut Ui, session: &Session, table: &Table, edit: &mut Edit<'_>) {
    let (texts, Some(loaded)) = (session.texts(), session.store().value()) else { return };
    let mut labels: BTreeMap<&str, Vec<&IndicatorId>> = BTreeMap::new();
    for alike in table.checked.value().iter().flat_map(|checked| &checked.report.alike) {
        labels.entry(&alike.label).or_default().extend(&alike.indicators);
    }
    // What was joined is no longer reported, and can be parted again.
    for (label, id) in &table.mapping.joins {
        let candidates = labels.entry(label).or_default();
        if !candidates.contains(&id) {
            candidates.push(id);
        }
    }
    if labels.is_empty() {
        return;
    }
    ui.label(texts.with("importing-alike", &[("count", Fact::Number(labels.len() as f64))]));
    ScrollArea::vertical().id_salt("alike").max_height(HIGH).auto_shrink([false, true]).show(ui, |ui| {
        for (label, candidates) in labels {
            ui.horizontal_wrapped(|ui| {
                ui.label(label);
                let joined = table.mapping.joins.get(label);
                let apart = texts.t("importing-alike-apart");
                let now = joined.map_or_else(|| apart.clone(), |id| candidate(texts, loaded, id));
                let menu = ComboBox::from_id_salt(("alike", label)).selected_text(now).width(240.0);
                let menu = menu.show_ui(ui, |ui| {
                    if ui.selectable_label(joined.is_none(), &apart).clicked() {
                        edit.change(|mapping| {
                            mapping.joins.remove(label);
                        });
                    }
                    for id in candidates {
                        let words = candidate(texts, loaded, id);
                        if ui.selectable_label(joined == Some(id), words).clicked() {
                            edit.change(|mapping| {
                                mapping.joins.insert(label.to_owned(), id.clone());
                            });
                        }
                    }
                });
                menu.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, label));
            });
        }
    });
    ui.add_space(space::NEAR);
}
