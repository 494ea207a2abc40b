//! The chosen column: what its cells are, and what its heading fixes for them.

use super::picks::{self, Fields};
use super::{At, Edit, heads};
use crate::model::mapping::{ColumnKind, ColumnMapping, Guess, Meaning};
use crate::session::Session;
use crate::session::import::book::Table;
use crate::session::import::layout;
use crate::text::catalogue::Texts;
use crate::ui::widgets::heading;
use egui::Ui;

/// Most columns that the list offers; beyond them the grid's heads choose.
const LISTED: usize = 300;

/// Changes the chosen column.
type Setting<'a> = dyn FnMut(&dyn Fn(&mut ColumnMapping)) + 'a;

/// Kinds of columns as a person thinks of them; kinds of our own format come last.
fn kind(texts: &Texts, kind: ColumnKind) -> String {
    texts.t(&format!("import-kind-{}", kind.key()))
}

/// Draws the chosen column.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    table: &Table,
    at: &mut At,
    fields: &mut Fields,
    edit: &mut Edit<'_>,
) {
    let texts = session.texts();
    let columns = &table.mapping.columns;
    heading::part(ui, &texts.t("importing-columns"));
    let place = at.column;
    let Some(column) = columns.get(place) else {
        heading::faint(ui, &texts.t("importing-columns-none"));
        return;
    };
    let words = |at: usize| columns.get(at).map(|column| heads::name(texts, at, column)).unwrap_or_default();
    let offered = 0..columns.len().min(LISTED);
    if let Some(other) = picks::pick(ui, &texts.t("importing-column"), place, offered, words) {
        at.column = other;
    }
    let mut set = |change: &dyn Fn(&mut ColumnMapping)| {
        edit.change(|mapping| {
            if let Some(column) = mapping.columns.get_mut(place) {
                change(column);
                column.guess = Guess::USER;
            }
        });
    };
    let kinds = ColumnKind::ALL.iter().copied();
    if let Some(other) = picks::pick(ui, &texts.t("importing-column-kind"), column.kind, kinds, |k| kind(texts, k)) {
        set(&|column| column.kind = other);
    }
    picks::guess(ui, texts, column.guess);
    let matters = column.breakdown || column.only.is_some();
    if column.kind == ColumnKind::Ignore
        && matters
        && !column.is_left_out()
        && ui.button(texts.t("importing-column-leave")).clicked()
    {
        set(&|_| {});
    }
    if column.kind == ColumnKind::Value {
        values(ui, texts, table, column, fields, &mut set);
    }
    if column.kind != ColumnKind::Ignore {
        let mut repeats = column.repeats_above;
        if ui.checkbox(&mut repeats, texts.t("importing-column-repeats")).changed() {
            set(&|column| column.repeats_above = repeats);
        }
    }
}

/// What the heading of a column of values fixes.
fn values(
    ui: &mut Ui,
    texts: &Texts,
    table: &Table,
    column: &ColumnMapping,
    fields: &mut Fields,
    set: &mut Setting<'_>,
) {
    let meaning = |meaning: Meaning| texts.t(&format!("import-meaning-{}", meaning.key()));
    let all = Meaning::ALL.iter().copied();
    if let Some(other) = picks::pick(ui, &texts.t("importing-column-meaning"), column.meaning, all, meaning) {
        set(&|column| column.meaning = other);
    }
    let bare = table.mapping.defaults.bare_year;
    let period = column.period.map(|period| texts.period_short(period)).unwrap_or_default();
    if let Some(typed) = fields.words(ui, texts, "importing-column-period", &period)
        && (typed.trim().is_empty() || layout::typed_period(&typed, &table.mapping).is_some())
    {
        set(&|column| layout::set_period(column, &typed, bare));
    }
    if let Some(typed) = fields.words(ui, texts, "importing-column-area", &column.municipality) {
        set(&|column| typed.trim().clone_into(&mut column.municipality));
    }
    if let Some(typed) = fields.words(ui, texts, "importing-column-indicator", &column.indicator) {
        set(&|column| typed.trim().clone_into(&mut column.indicator));
    }
    if let Some(typed) = fields.words(ui, texts, "importing-column-unit", &column.unit) {
        set(&|column| typed.trim().clone_into(&mut column.unit));
    }
}
