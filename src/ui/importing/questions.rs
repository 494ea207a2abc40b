//! Texts that fit several areas: each is asked once, with code, prefecture and reading of every candidate.

use super::Edit;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::import::Import;
use crate::session::import::areas::{self, Choice};
use crate::session::import::book::Table;
use crate::text::catalogue::Texts;
use crate::ui::theme::{self, space};
use egui::{ComboBox, Frame, Margin, Role, ScrollArea, Stroke, Ui, WidgetInfo};

/// Most height that the questions take, in points.
const HIGH: f32 = 120.0;

/// An area as a candidate: `014036 北海道泊村（とまりむら）`.
pub(super) fn candidate(texts: &Texts, code: AreaCode) -> String {
    let said = |choice: Choice| texts.aside(&format!("{code} {}", choice.whole()), choice.kana);
    areas::choice(code).map_or_else(|| code.to_string(), said)
}

/// Draws the questions; nothing where there are none.
pub(super) fn show(ui: &mut Ui, session: &Session, table: &Table, edit: &mut Edit<'_>, commands: &mut Vec<Command>) {
    let texts = session.texts();
    if table.questions.is_empty() {
        return;
    }
    let open = table.open_questions().count();
    let look = theme::look(ui);
    let frame = Frame::new().stroke(Stroke::new(1.0, theme::accent(look))).inner_margin(Margin::same(6));
    frame.show(ui, |ui| {
        let key = if open > 0 { "importing-questions" } else { "importing-questions-answered" };
        ui.label(texts.with(key, &[("count", Fact::Number(open as f64))]));
        ScrollArea::vertical().id_salt("questions").max_height(HIGH).auto_shrink([false, true]).show(ui, |ui| {
            for question in &table.questions {
                ui.horizontal_wrapped(|ui| {
                    let facts =
                        [("text", Fact::Text(question.text.clone())), ("rows", Fact::Number(question.rows as f64))];
                    let name = texts.with("importing-question", &facts);
                    ui.label(&name);
                    let answer = table.mapping.answers.get(&question.text).copied();
                    let skipped = table.skipped.contains(&question.text);
                    let now = match (answer, skipped) {
                        (Some(code), _) => candidate(texts, code),
                        (None, true) => texts.t("importing-question-skip"),
                        (None, false) => texts.t("importing-question-choose"),
                    };
                    let menu = ComboBox::from_id_salt(("question", &question.text)).selected_text(now).width(240.0);
                    let menu = menu.show_ui(ui, |ui| {
                        for code in &question.candidates {
                            let words = candidate(texts, *code);
                            if ui.selectable_label(answer == Some(*code), words).clicked() {
                                edit.change(|mapping| {
                                    mapping.answers.insert(question.text.clone(), *code);
                                });
                            }
                        }
                        if ui.selectable_label(skipped, texts.t("importing-question-skip")).clicked() {
                            commands.push(Command::Import(Import::Skip(question.text.clone())));
                        }
                    });
                    menu.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
                });
            }
        });
    });
    ui.add_space(space::NEAR);
}
