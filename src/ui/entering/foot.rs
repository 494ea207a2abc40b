//! The line that has the keyboard: what is wrong with it, its formula before and after, its note, status and document.

use super::list::before;
use super::{EnteringPane, Ground, field_of};
use crate::chart::explain;
use crate::figure::status;
use crate::model::message::Fact;
use crate::model::observation::ObservationStatus;
use crate::model::status::Status;
use crate::model::typed::is_typed_document;
use crate::session::command::Command;
use crate::session::entering::sheet::Line;
use crate::session::entering::{Enter, Field};
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::heading;
use crate::ui::widgets::typed_field::Look;
use egui::{ComboBox, FontId, RichText, Role, ScrollArea, Ui, UiBuilder, WidgetInfo};

/// Statuses that a value may have; a gap says its reason as its value.
const STATUSES: [Option<ObservationStatus>; 4] =
    [None, Some(ObservationStatus::Normal), Some(ObservationStatus::Provisional), Some(ObservationStatus::Estimated)];

impl EnteringPane {
    /// Draws what belongs to the line.
    pub(super) fn foot(&mut self, ui: &mut Ui, ground: Ground<'_>, commands: &mut Vec<Command>) {
        ui.add_space(space::NEAR);
        let line = self.line.as_ref().and_then(|key| ground.sheet.lines().find(|line| line.key == *key));
        let Some(line) = line else {
            heading::faint(ui, &ground.texts.t("entering-pick-line"));
            return;
        };
        let whole = ui.available_rect_before_wrap();
        let own = (whole.width() * 0.34).clamp(240.0, 380.0);
        let (left, right) = whole.split_left_right_at_x(whole.right() - own);
        ui.scope_builder(UiBuilder::new().max_rect(left.with_max_x(left.right() - space::WIDE)), |ui| {
            ScrollArea::vertical().id_salt("entering-formula").auto_shrink(false).show(ui, |ui| {
                formula(ui, ground, line);
            });
        });
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| self.own(ui, ground, line, commands));
    }

    /// What the line says for itself: note, status, document, and dropping what was typed before.
    fn own(&mut self, ui: &mut Ui, ground: Ground<'_>, line: &Line, commands: &mut Vec<Command>) {
        let (texts, cell) = (ground.texts, ground.cell(&line.key));
        let checked = ground.sheet.checked.get(&line.key);
        let wide = ui.available_width() - 12.0;
        let unexplained = checked.and_then(|checked| checked.unexplained.clone());
        let edge = unexplained.is_some().then(|| theme::status_colour(theme::look(ui), Status::WorseThanBaseline));
        let stands = line.standing.and_then(|row| ground.loaded.index.at(row));
        let changes = stands.is_some_and(|row| row.value.is_some());
        for (field, key, value) in [
            (Field::Note, if changes { "entering-reason" } else { "entering-note" }, &cell.note),
            (Field::Document, "entering-own-document", &cell.document),
        ] {
            let name = texts.t(key);
            heading::faint(ui, &name);
            let hint = if field == Field::Document { ground.draft.document.as_str() } else { "" };
            let look =
                Look { name: &name, hint, right: false, edge: edge.filter(|_| field == Field::Note), takes_tab: false };
            let (response, said) = self.field(ui, wide, field_of(&line.key, field), value, look);
            if response.has_focus() {
                self.line = Some(line.key.clone());
            }
            commands.extend(said.map(|words| Command::Enter(Enter::Text(line.key.clone(), field, words))));
        }
        ui.horizontal_wrapped(|ui| {
            let words = |status: Option<ObservationStatus>| {
                status.map_or_else(|| texts.t("entering-status-as-typed"), |status| texts.observation_status(status))
            };
            let name = texts.t("entering-status");
            heading::faint(ui, &name);
            let mut status = cell.status;
            let combo = ComboBox::from_id_salt("entering-status").selected_text(words(status)).show_ui(ui, |ui| {
                for choice in STATUSES {
                    ui.selectable_value(&mut status, choice, words(choice));
                }
            });
            combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
            if status != cell.status {
                commands.push(Command::Enter(Enter::Status(line.key.clone(), status)));
            }
            if stands.is_some_and(|row| is_typed_document(&row.document_id)) {
                let key = if cell.dropped { "entering-keep" } else { "entering-drop" };
                if ui.button(texts.t(key)).clicked() {
                    commands.push(Command::Enter(Enter::Drop(line.key.clone(), !cell.dropped)));
                }
            }
        });
    }
}

/// What is wrong, what to look at, and the arithmetic before and after.
fn formula(ui: &mut Ui, ground: Ground<'_>, line: &Line) {
    let (texts, colours) = (ground.texts, theme::look(ui));
    ui.label(RichText::new(ground.name(line)).font(FontId::new(size::BODY, crate::ui::fonts::bold())));
    let checked = ground.sheet.checked.get(&line.key);
    if let Some(checked) = checked {
        let wrong = checked.problem.as_ref().map(|problem| texts.say(problem));
        let was = |value: &String| texts.with("entering-was", &[("value", Fact::Text(value.clone()))]);
        for words in wrong.into_iter().chain(checked.unexplained.as_ref().map(was)) {
            ui.label(RichText::new(words).color(colours.status(Status::WorseThanBaseline)));
        }
        for doubt in &checked.doubts {
            ui.label(RichText::new(texts.say(doubt)).color(colours.status(Status::SlightlyBehind)));
        }
    }
    let Some(now) = before(ground, line) else {
        heading::faint(ui, &texts.t("entering-no-target"));
        return;
    };
    let after = checked.and_then(|checked| checked.after.as_ref());
    let (key, of, lines) = match after {
        Some(after) => ("entering-formula-after", after.row.status, explain::formula(&after.cube, texts, &after.row)),
        None => ("entering-formula-before", now.status, explain::formula(&ground.loaded.index, texts, now)),
    };
    ui.horizontal_wrapped(|ui| {
        heading::faint(ui, &texts.t(key));
        if after.is_some() {
            status::show(ui, now.status, &texts.status(now.status), size::SMALL, colours);
            ui.label(RichText::new("→").color(colours.faint()));
        }
        status::show(ui, of, &texts.status(of), size::BODY, colours);
    });
    for line in lines {
        ui.label(RichText::new(line).size(size::SMALL));
    }
}
