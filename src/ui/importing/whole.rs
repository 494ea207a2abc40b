//! Data that are whole by themselves, a package or another store: its tables with their counts.

use crate::model::dataset::Dataset;
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::import::draft::{Draft, Whole};
use crate::text::number;
use crate::ui::theme::space;
use crate::ui::widgets::heading;
use egui::{Align, Grid, Layout, RichText, ScrollArea, Ui, Vec2};

/// Width of the column of counts, in points.
const COUNT: f32 = 96.0;

/// The tables of a dataset, by the key of their name.
fn tables(data: &Dataset) -> [(&'static str, usize); 9] {
    [
        ("importing-table-municipalities", data.municipalities.len()),
        ("importing-table-documents", data.documents.len()),
        ("importing-table-plans", data.plans.len()),
        ("importing-table-indicators", data.indicators.len()),
        ("importing-table-targets", data.targets.len()),
        ("importing-table-observations", data.observations.len()),
        ("importing-table-evaluations", data.evaluations.len()),
        ("importing-table-printed", data.printed_figures.len()),
        ("importing-table-comparisons", data.comparisons.len()),
    ]
}

/// Draws the tables and how they stand against the store.
pub(super) fn show(ui: &mut Ui, session: &Session, draft: &Draft, whole: &Whole) {
    let texts = session.texts();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        super::title(ui, session, draft);
        ui.add_space(space::STEP);
        ui.label(texts.t(if whole.is_store { "importing-is-store" } else { "importing-is-package" }));
        let data = &whole.data;
        if !data.title.is_empty() {
            ui.label(texts.pair(&texts.t("importing-dataset-title"), &data.title));
        }
        ui.label(texts.pair(&texts.t("importing-dataset"), &texts.aside(&data.name, &data.version)));
        heading::part(ui, &texts.t("importing-tables"));
        Grid::new("import-tables").num_columns(2).striped(true).spacing([space::WIDE, space::NEAR]).show(ui, |ui| {
            for (key, count) in tables(data) {
                ui.label(texts.t(key));
                let size = Vec2::new(COUNT, ui.spacing().interact_size.y);
                ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                    ui.label(RichText::new(number::decimal(count as f64, 0)).monospace());
                });
                ui.end_row();
            }
        });
        heading::part(ui, &texts.t("importing-against-store"));
        let count = |n: u64| Fact::Number(n as f64);
        let changes = &whole.changes;
        let facts = [("fresh", count(changes.new)), ("same", count(changes.same)), ("revised", count(changes.revised))];
        ui.label(texts.with("importing-changes-whole", &facts));
    });
}
