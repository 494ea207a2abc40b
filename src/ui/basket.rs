//! The window of collected figures: their order, titles and notes, and writing them as a pack.

use super::keys::Composing;
use super::page_choice::{self, Chosen};
use super::theme::space;
use super::widgets::{dialog, heading};
use crate::chart::page::{NamedSize, PageChoice};
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::basket::{Change, PackFormat};
use crate::session::command::Command;
use crate::session::figures::Collected;
use crate::session::history::Step;
use egui::{Button, Grid, Id, ProgressBar, Rect, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

/// State of the window.
#[derive(Debug)]
pub struct BasketWindow {
    open: bool,
    page: Chosen,
    format: PackFormat,
    composing: Composing,
}

impl Default for BasketWindow {
    fn default() -> Self {
        Self { open: false, page: Chosen::new(NamedSize::A4), format: PackFormat::Pdf, composing: Composing::default() }
    }
}

/// A pack that waits for a place to be saved in.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Size and colours.
    pub choice: PageChoice,
    /// Format.
    pub format: PackFormat,
}

impl BasketWindow {
    /// Opens the window.
    pub fn open(&mut self) {
        self.open = true;
    }

    /// Draws the window where it is open; returns what is to be saved.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) -> Option<Waiting> {
        if !self.open {
            return None;
        }
        let texts = session.texts();
        let keys = self.composing.field_keys(ui.ctx());
        let (mut open, mut waiting) = (true, None);
        let window = dialog::window(texts.t("basket-title"), room).id(Id::unique("basket")).open(&mut open);
        window.show(ui.ctx(), |ui| {
            ui.set_width((room.width() * 0.66).clamp(420.0, 760.0));
            tools(ui, session, commands);
            ui.separator();
            list(ui, session, (room.height() - 330.0).max(120.0), commands);
            ui.separator();
            waiting = self.write(ui, session, commands);
        });
        self.open = open && !keys.escape;
        waiting
    }

    /// Format, size, colours, and the button; or how far the writing has come.
    fn write(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) -> Option<Waiting> {
        let texts = session.texts();
        if let Some(progress) = session.writing() {
            ui.horizontal(|ui| {
                let share = progress.share();
                let bar = ui.add(ProgressBar::new(share).desired_width(260.0).show_percentage());
                bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, texts.t("basket-progress")));
                let stop = Button::new(texts.t("dialog-cancel"));
                if ui.add_enabled(!progress.is_cancelled(), stop).clicked() {
                    commands.push(Command::CancelWriting);
                }
            });
            return None;
        }
        Grid::new("basket-write").num_columns(2).spacing([space::WIDE, space::NEAR]).show(ui, |ui| {
            let name = |format: PackFormat| texts.t(&format!("pack-format-{}", format.key()));
            page_choice::list(ui, &texts.t("figure-format"), PackFormat::ALL, &mut self.format, name);
            if self.format != PackFormat::Xlsx {
                self.page.rows(ui, texts);
            }
        });
        let ready = !session.basket().items.is_empty();
        let clicked = ui.add_enabled(ready, Button::new(texts.t("basket-save"))).clicked();
        clicked.then(|| Waiting { choice: self.page.page(session), format: self.format })
    }
}

/// The pack's title, and what concerns the whole list.
fn tools(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let basket = session.basket();
    ui.horizontal(|ui| {
        if ui.add_enabled(session.has_figure(), Button::new(texts.t("basket-add"))).clicked() {
            commands.push(Command::Basket(Change::Add));
        }
        let of_basket = |step: Option<Step>| step.is_some_and(Step::is_of_basket);
        let (back, again) = (session.history().undoable(), session.history().redoable());
        if ui.add_enabled(of_basket(back), Button::new(texts.t("basket-undo"))).clicked() {
            commands.push(Command::Undo);
        }
        if ui.add_enabled(of_basket(again), Button::new(texts.t("basket-redo"))).clicked() {
            commands.push(Command::Redo);
        }
    });
    let label = texts.t("basket-pack-title");
    ui.label(&label);
    if let Some(title) = field(ui, Id::unique("basket-pack-title"), &basket.title, &label, &texts.t("briefing-title")) {
        commands.push(Command::Basket(Change::Title(title)));
    }
}

fn list(ui: &mut Ui, session: &Session, height: f32, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let items = &session.basket().items;
    if items.is_empty() {
        ui.label(texts.t("basket-empty"));
        return;
    }
    ScrollArea::vertical().id_salt("basket").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (at, item) in items.iter().enumerate() {
            ui.push_id(at, |ui| row(ui, session, (at, item, items.len()), commands));
            ui.add_space(space::NEAR);
        }
    });
}

fn row(ui: &mut Ui, session: &Session, (at, item, count): (usize, &Collected, usize), commands: &mut Vec<Command>) {
    let texts = session.texts();
    let number = || Fact::Text((at + 1).to_string());
    let spoken = |key: &str| texts.with(key, &[("number", number())]);
    ui.horizontal(|ui| {
        let screen = texts.t(&format!("screen-{}", item.screen.key()));
        heading::faint(ui, &texts.with("basket-number", &[("number", number()), ("screen", Fact::Text(screen))]));
        let mut button = |key: &str, said: &str, enabled: bool, change: Change| {
            let response = ui.add_enabled(enabled, Button::new(texts.t(key)).small());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, spoken(said)));
            if response.clicked() {
                commands.push(Command::Basket(change));
            }
        };
        button("basket-up", "basket-up-of", at > 0, Change::Up(at));
        button("basket-down", "basket-down-of", at + 1 < count, Change::Down(at));
        button("basket-remove", "basket-remove-of", true, Change::Remove(at));
    });
    let title = item.title.clone().unwrap_or_default();
    let id = ui.scope_id();
    if let Some(title) = field(ui, id.with("title"), &title, &spoken("basket-title-of"), &item.found) {
        commands.push(Command::Basket(Change::Retitle(at, title)));
    }
    if let Some(note) = field(ui, id.with("note"), &item.note, &spoken("basket-note-of"), &texts.t("basket-note")) {
        commands.push(Command::Basket(Change::Note(at, note)));
    }
}

/// A field whose text is taken over when the keyboard leaves it, so that a text is one step of undo.
fn field(ui: &mut Ui, id: Id, text: &str, label: &str, hint: &str) -> Option<String> {
    let draft = id.with("draft");
    let mut typed: String = ui.data(|data| data.get_temp(draft)).unwrap_or_else(|| text.to_owned());
    let response = ui.add(TextEdit::singleline(&mut typed).id(id).hint_text(hint).desired_width(f32::INFINITY));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, label));
    if response.changed() {
        typed.retain(|c| !c.is_control());
        ui.data_mut(|data| data.insert_temp(draft, typed.clone()));
    }
    if !response.has_focus() {
        ui.data_mut(|data| data.remove::<String>(draft));
        return (typed != text).then_some(typed);
    }
    None
}
