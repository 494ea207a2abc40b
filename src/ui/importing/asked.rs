//! What only a person can say about a file: when its values are of, what of an earlier file holds for it too, and the
//! direction of indicators that the direction of the whole file does not fit.

use super::Edit;
use super::picks::Fields;
use crate::model::direction::Disputed;
use crate::model::facts::FileFact;
use crate::model::indicator::Polarity;
use crate::model::mapping::{BareYear, ColumnKind};
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::import::Import;
use crate::session::import::book::Table;
use crate::session::import::layout;
use crate::text::catalogue::Texts;
use crate::ui::theme::{self, space};
use crate::ui::widgets::heading;
use egui::{ComboBox, Frame, Margin, Role, ScrollArea, Stroke, Ui, WidgetInfo};

/// Most height that the directions take, in points.
const HIGH: f32 = 96.0;

/// Draws what is asked; nothing where nothing is.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    table: &Table,
    fields: &mut Fields,
    edit: &mut Edit<'_>,
    commands: &mut Vec<Command>,
) {
    let texts = session.texts();
    if table.asks_period() {
        framed(ui, |ui| period(ui, texts, table, fields, edit));
    }
    if table.asks_place() {
        framed(ui, |ui| place(ui, texts, table, edit));
    }
    if table.asks_year_kind() {
        framed(ui, |ui| year_kind(ui, texts, edit));
    }
    let facts: Vec<&FileFact> = table.open_facts().collect();
    if !facts.is_empty() {
        framed(ui, |ui| before(ui, texts, table, &facts, edit));
    }
    if !table.disputed.is_empty() {
        framed(ui, |ui| directions(ui, texts, table, edit, commands));
    }
}

fn framed(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let look = theme::look(ui);
    let frame = Frame::new().stroke(Stroke::new(1.0, theme::accent(look))).inner_margin(Margin::same(6));
    frame.show(ui, content);
    ui.add_space(space::NEAR);
}

/// When the values are of: an empty field first, because what names propose is no evidence. It is one click away, and
/// never taken without it.
fn period(ui: &mut Ui, texts: &Texts, table: &Table, fields: &mut Fields, edit: &mut Edit<'_>) {
    let offers = &table.mapping.offers;
    let key = if offers.is_empty() { "importing-period-question-none" } else { "importing-period-question" };
    ui.label(texts.t(key));
    let typed = fields.words(ui, texts, "importing-period-typed", "");
    if let Some(found) = typed.and_then(|typed| layout::typed_period(&typed, &table.mapping)) {
        edit.change(|mapping| mapping.defaults.choose_period(Some(found)));
    }
    if table.mapping.positions(ColumnKind::Value).nth(1).is_some() {
        heading::faint(ui, &texts.t("importing-period-columns"));
    }
    if offers.is_empty() {
        return;
    }
    heading::faint(ui, &texts.t("importing-period-names"));
    ui.horizontal_wrapped(|ui| {
        for offer in offers {
            let facts =
                [("period", Fact::Period(offer.period)), ("by", Fact::Text(texts.offered_by(offer.by, &offer.text)))];
            if ui.button(texts.with("importing-period-offer", &facts)).clicked() {
                edit.change(|mapping| mapping.defaults.choose_period(Some(offer.period)));
            }
        }
    });
}

/// Which area the values are of: what names and sources propose is one click away.
fn place(ui: &mut Ui, texts: &Texts, table: &Table, edit: &mut Edit<'_>) {
    let offers = &table.mapping.places;
    let key = if offers.is_empty() { "importing-place-question-none" } else { "importing-place-question" };
    ui.label(texts.t(key));
    ui.horizontal_wrapped(|ui| {
        for offer in offers {
            let by = Fact::Text(texts.offered_by(offer.by, &offer.text));
            let facts = [("place", Fact::Text(offer.name.clone())), ("by", by)];
            if ui.button(texts.with("importing-place-offer", &facts)).clicked() {
                edit.change(|mapping| mapping.defaults.municipality.clone_from(&offer.name));
            }
        }
    });
}

/// Whether years that are neither 年 nor 年度 are the one or the other.
fn year_kind(ui: &mut Ui, texts: &Texts, edit: &mut Edit<'_>) {
    ui.label(texts.t("importing-year-question"));
    ui.horizontal_wrapped(|ui| {
        for kind in BareYear::ALL.iter().copied() {
            if ui.button(texts.t(&format!("import-year-{}", kind.key()))).clicked() {
                edit.change(|mapping| layout::set_year_kind(mapping, kind));
            }
        }
    });
}

/// What was said about an earlier file of the shape.
fn before(ui: &mut Ui, texts: &Texts, table: &Table, facts: &[&FileFact], edit: &mut Edit<'_>) {
    let recipe = Fact::Text(table.recipe.clone().unwrap_or_default());
    ui.label(texts.with("importing-facts-before", &[("recipe", recipe)]));
    ui.horizontal_wrapped(|ui| {
        for fact in facts {
            if ui.button(texts.file_fact(fact)).clicked() {
                edit.change(|mapping| fact.say(mapping));
            }
        }
    });
}

/// Targets on the worse side of their baselines.
fn directions(ui: &mut Ui, texts: &Texts, table: &Table, edit: &mut Edit<'_>, commands: &mut Vec<Command>) {
    let open = table.open_directions().count();
    let key = if open > 0 { "importing-directions" } else { "importing-directions-answered" };
    ui.label(texts.with(key, &[("count", Fact::Number(open as f64))]));
    ScrollArea::vertical().id_salt("directions").max_height(HIGH).auto_shrink([false, true]).show(ui, |ui| {
        for asked in &table.disputed {
            ui.horizontal_wrapped(|ui| direction(ui, texts, table, asked, edit, commands));
        }
    });
}

fn direction(
    ui: &mut Ui,
    texts: &Texts,
    table: &Table,
    asked: &Disputed,
    edit: &mut Edit<'_>,
    commands: &mut Vec<Command>,
) {
    let text = |text: &str| Fact::Text(text.to_owned());
    let facts = [("label", text(&asked.label)), ("baseline", text(&asked.baseline)), ("target", text(&asked.target))];
    let name = texts.with("importing-direction", &facts);
    ui.label(&name);
    let answer = table.mapping.directions.get(&asked.label).copied();
    let skipped = table.skipped.contains(&asked.label);
    let now = match (answer, skipped) {
        (Some(polarity), _) => texts.polarity(polarity),
        (None, true) => texts.t("importing-question-skip"),
        (None, false) => texts.t("importing-direction-choose"),
    };
    let menu = ComboBox::from_id_salt(("direction", &asked.label)).selected_text(now).width(180.0);
    let menu = menu.show_ui(ui, |ui| {
        for polarity in [Polarity::HigherIsBetter, Polarity::LowerIsBetter] {
            if ui.selectable_label(answer == Some(polarity), texts.polarity(polarity)).clicked() {
                edit.change(|mapping| {
                    mapping.directions.insert(asked.label.clone(), polarity);
                });
            }
        }
        if ui.selectable_label(skipped, texts.t("importing-question-skip")).clicked() {
            commands.push(Command::Import(Import::Skip(asked.label.clone())));
        }
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
}
