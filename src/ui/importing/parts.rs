//! Columns that tell rows apart, each asked about once; and headings that seem to name parts, one click from being taken.

use super::Edit;
use crate::model::mapping::{ColumnKind, Guess};
use crate::model::message::Fact;
use crate::model::parts::{PartsAsked, PartsOffer};
use crate::session::Session;
use crate::session::import::book::Table;
use crate::text::catalogue::Texts;
use crate::ui::theme::{self, space};
use egui::{CollapsingHeader, ComboBox, Frame, Margin, Role, ScrollArea, Stroke, Ui, WidgetInfo};

/// Most height that the questions take, and that the proposals take, in points.
const HIGH: f32 = 90.0;

/// Most proposals that are shown one by one without being asked for.
const FEW: usize = 4;

/// Members that a question names.
const NAMED: usize = 5;

/// Draws what is asked and proposed; nothing where nothing is.
pub(super) fn show(ui: &mut Ui, session: &Session, table: &Table, edit: &mut Edit<'_>) {
    let texts = session.texts();
    if !table.parts.is_empty() {
        let look = theme::look(ui);
        let frame = Frame::new().stroke(Stroke::new(1.0, theme::accent(look))).inner_margin(Margin::same(6));
        frame.show(ui, |ui| questions(ui, texts, table, edit));
        ui.add_space(space::NEAR);
    }
    let offers: Vec<(usize, &str, &PartsOffer)> = table
        .mapping
        .columns
        .iter()
        .enumerate()
        .filter(|(_, c)| c.has_open_offer())
        .filter_map(|(at, column)| Some((at, column.heading.as_str(), column.offer.as_ref()?)))
        .collect();
    if !offers.is_empty() {
        proposals(ui, texts, &offers, edit);
        ui.add_space(space::NEAR);
    }
}

fn questions(ui: &mut Ui, texts: &Texts, table: &Table, edit: &mut Edit<'_>) {
    let open = table.open_parts().count();
    let key = if open > 0 { "importing-parts-question" } else { "importing-parts-answered" };
    ui.label(texts.with(key, &[("count", Fact::Number(open as f64))]));
    ScrollArea::vertical().id_salt("parts").max_height(HIGH).auto_shrink([false, true]).show(ui, |ui| {
        for asked in &table.parts {
            ui.horizontal_wrapped(|ui| question(ui, texts, table, asked, edit));
        }
    });
}

fn question(ui: &mut Ui, texts: &Texts, table: &Table, asked: &PartsAsked, edit: &mut Edit<'_>) {
    let named: Vec<String> =
        asked.members.list().iter().filter(|member| !member.is_empty()).take(NAMED).cloned().collect();
    let facts = [
        ("column", Fact::Text(asked.heading.clone())),
        ("members", Fact::Text(texts.list(&named))),
        ("rows", Fact::Number(asked.rows as f64)),
    ];
    let name = texts.with("importing-parts-column", &facts);
    ui.label(&name);
    let answer = table.answer_of(asked);
    let words = |kind: ColumnKind| match kind {
        ColumnKind::Breakdown => texts.t("importing-parts-breakdown"),
        ColumnKind::TotalOnly => texts.t("importing-parts-total"),
        ColumnKind::SkipRows => texts.t("importing-parts-skip"),
        ColumnKind::Ignore => texts.t("importing-parts-ignore"),
        other => texts.t(&format!("import-kind-{}", other.key())),
    };
    let now = answer.map_or_else(|| texts.t("importing-parts-choose"), words);
    // The rows of the whole can only be used where there are some.
    let total = Some(ColumnKind::TotalOnly).filter(|_| asked.has_whole);
    let choices = [ColumnKind::Breakdown].into_iter().chain(total).chain([ColumnKind::SkipRows, ColumnKind::Ignore]);
    let menu = ComboBox::from_id_salt(("parts", asked.column)).selected_text(now).width(240.0);
    let menu = menu.show_ui(ui, |ui| {
        for kind in choices {
            if ui.selectable_label(answer == Some(kind), words(kind)).clicked() {
                edit.change(|mapping| {
                    if let Some(column) = mapping.columns.get_mut(asked.column) {
                        (column.kind, column.guess) = (kind, Guess::USER);
                    }
                });
            }
        }
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
}

/// What headings seem to name; until it is taken, a column is called as it is printed.
fn proposals(ui: &mut Ui, texts: &Texts, offers: &[(usize, &str, &PartsOffer)], edit: &mut Edit<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(texts.with("importing-offers", &[("count", Fact::Number(offers.len() as f64))]));
        if ui.button(texts.t("importing-offers-accept")).clicked() {
            edit.change(|mapping| {
                mapping.columns.iter_mut().filter(|column| column.has_open_offer()).for_each(|column| {
                    column.accept_offer();
                });
            });
        }
    });
    if offers.len() <= FEW {
        each(ui, texts, offers, edit);
        return;
    }
    // Many headings would leave no room for the preview; most people take all of them or none.
    CollapsingHeader::new(texts.t("importing-offers-each")).id_salt("offers-each").show(ui, |ui| {
        each(ui, texts, offers, edit);
    });
}

/// One button for each heading.
fn each(ui: &mut Ui, texts: &Texts, offers: &[(usize, &str, &PartsOffer)], edit: &mut Edit<'_>) {
    ScrollArea::vertical().id_salt("offers").max_height(HIGH).auto_shrink([false, true]).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (at, heading, offer) in offers {
                let parts: Vec<String> =
                    offer.members.iter().map(|part| format!("{}＝{}", part.dimension, part.member)).collect();
                let key = if parts.is_empty() { "importing-offer-whole" } else { "importing-offer" };
                let mut facts = vec![
                    ("heading", Fact::Text((*heading).to_owned())),
                    ("indicator", Fact::Text(offer.indicator.clone())),
                ];
                if !parts.is_empty() {
                    facts.push(("parts", Fact::Text(texts.list(&parts))));
                }
                if ui.button(texts.with(key, &facts)).clicked() {
                    edit.change(|mapping| {
                        if let Some(column) = mapping.columns.get_mut(*at) {
                            column.accept_offer();
                        }
                    });
                }
            }
        });
    });
}
