//! The buttons below: store, open, let go; why nothing can be stored yet; how far something is.

use crate::model::message::{Explain, Fact, Message};
use crate::session::Session;
use crate::session::command::Command;
use crate::session::import::Import;
use crate::session::import::book::{Book, Table};
use crate::session::import::draft::{Blocked, Content, Draft, Under};
use crate::ui::theme::size;
use egui::{Button, ProgressBar, RichText, Ui};

/// Width of the bar that shows how far something is, in points.
const BAR: f32 = 220.0;

/// Draws the buttons.
pub(super) fn show(ui: &mut Ui, session: &Session, draft: &Draft, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let Some(loaded) = session.store().value() else { return };
    let blocked = draft.blocked_at(loaded);
    let picked = draft.book().map_or(1, |book| book.picked.len());
    ui.horizontal(|ui| {
        let words = match picked {
            0 | 1 => texts.t("importing-commit"),
            several => texts.with("importing-commit-sheets", &[("count", Fact::Number(several as f64))]),
        };
        let words = RichText::new(words).size(size::HEADING);
        if ui.add_enabled(blocked.is_none(), Button::new(words)).clicked() {
            commands.push(Command::Import(Import::Commit));
        }
        if matches!(&draft.content, Some(Content::Whole(whole)) if whole.is_store && draft.under == Under::Nothing)
            && ui.button(texts.t("importing-open-store")).clicked()
        {
            commands.push(Command::Import(Import::OpenAsStore));
        }
        let key = if session.imports_waiting() > 0 { "importing-skip-file" } else { "importing-cancel" };
        if ui.button(texts.t(key)).clicked() {
            commands.push(Command::Import(Import::Cancel));
        }
        let counting = draft.book().is_some_and(Book::is_counting);
        if counting || draft.under != Under::Nothing {
            let key = match draft.under {
                Under::Storing => "importing-storing",
                Under::Reading => "importing-reading",
                Under::Nothing => "importing-counting",
            };
            let bar = ProgressBar::new(draft.share()).desired_width(BAR);
            let bar = ui.add(bar);
            let words = texts.t(key);
            bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &words));
            ui.label(words);
        } else if let Some((at, reason)) = blocked.filter(|(_, reason)| *reason != Blocked::Busy) {
            let sheet = at.and_then(|at| draft.book()?.tables.get(at)).map(Table::sheet_name);
            ui.label(match sheet {
                Some(sheet) => {
                    let message = Message::new("importing-blocked-sheet").text("sheet", sheet);
                    texts.say(&message.message("cause", reason.explain()))
                }
                None => texts.say(&reason.explain()),
            });
        } else {
            ui.label(texts.t("importing-ready"));
        }
    });
}
