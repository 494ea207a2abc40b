//! The sheet for entering values: the document once, then value after value down the list, by keyboard alone.
//!
//! - `head`: city, year, document and page of all values; saving, discarding, closing.
//! - `list`: a line for each value that is asked for.
//! - `foot`: the line that has the keyboard: what is wrong with it, its formula before and after, its note.

mod foot;
mod head;
mod list;

use super::keys::{Composing, ListKeys};
use super::widgets::typed_field::TypedFields;
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::entering::draft::{Cell, CellKey, Draft};
use crate::session::entering::sheet::{Line, Sheet};
use crate::session::entering::{Enter, Field, Point};
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use crate::text::search::Query;
use egui::{Event, Id, Key, KeyboardShortcut, Modifiers, Panel, Ui};
use std::sync::LazyLock;

/// Height of the part below the list, in points; and while no line has the keyboard.
const FOOT: f32 = 168.0;
const EMPTY_FOOT: f32 = 30.0;

/// A cell and a sheet into which nothing was typed.
static BLANK: LazyLock<Cell> = LazyLock::new(Cell::default);
static NOTHING: LazyLock<Draft> = LazyLock::new(Draft::default);

/// State of the sheet on the screen.
#[derive(Debug, Default)]
pub struct EnteringPane {
    fields: TypedFields,
    composing: Composing,
    filter: String,
    /// Whether it is asked if what was typed is to be thrown away.
    discarding: bool,
    /// The line that has the keyboard, or had it last.
    line: Option<CellKey>,
    /// The number of the last request that moved the keyboard.
    pointed: u64,
    /// The field that the keyboard moves to, and for how many frames: it may have to be drawn first.
    wanted: Option<(Id, u8)>,
    /// The field that it moves to in this frame.
    moving: Option<Id>,
    /// Keys that are for the field that the keyboard moves to.
    later: Vec<Event>,
    /// Whether the keyboard was in the sheet in the last frame.
    was_inside: Option<Id>,
}

/// What the parts of the sheet are drawn from.
#[derive(Clone, Copy)]
struct Ground<'a> {
    session: &'a Session,
    loaded: &'a Loaded,
    texts: &'a Texts,
    sheet: &'a Sheet,
    draft: &'a Draft,
}

impl<'a> Ground<'a> {
    fn cell(&self, key: &CellKey) -> &'a Cell {
        self.draft.cell(key).unwrap_or(&BLANK)
    }

    /// What a line is called: indicator and period.
    fn name(&self, line: &Line) -> String {
        let indicator = self.loaded.index.series(line.place).map(|series| self.texts.indicator(series.indicator));
        let facts = [
            ("indicator", Fact::Text(indicator.unwrap_or_default())),
            ("period", Fact::Text(self.texts.period_short(line.key.period))),
        ];
        let key = if line.key.cumulative { "entering-cell-total" } else { "entering-cell" };
        self.texts.with(key, &facts)
    }

    /// The lines that contain the words searched for.
    fn lines(&self, filter: &str) -> Vec<&'a Line> {
        let words = Query::new(filter);
        self.sheet.lines().filter(|line| self.loaded.matches(line.place, &words)).collect()
    }
}

/// The field of a text of a cell.
fn field_of(key: &CellKey, field: Field) -> Id {
    Id::unique(("entering-cell", key, field))
}

/// The field for the document of the whole sheet.
fn document_field() -> Id {
    Id::unique("entering-document")
}

/// The field for the page of the whole sheet.
fn page_field() -> Id {
    Id::unique("entering-page")
}

/// The field that narrows the list, for moving the keyboard there.
fn filter_field() -> Id {
    Id::unique("entering-filter")
}

impl EnteringPane {
    /// Draws the sheet.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let Some(sheet) = session.entering().sheet() else { return };
        let draft = session.entering().draft(sheet.area).unwrap_or(&NOTHING);
        let ground = Ground { session, loaded, texts: session.texts(), sheet, draft };
        self.take_request(session);
        let moving = self.wanted;
        if let Some((field, left)) = self.wanted {
            self.wanted = (left > 1).then_some((field, left - 1));
            ui.memory_mut(|memory| memory.request_focus(field));
            ui.ctx().request_repaint();
        }
        self.keys(ui, ground, commands);
        self.moving = moving.map(|(field, _)| field);
        self.head(ui, ground, commands);
        // Without a line there is only the hint.
        let foot = if self.line.is_some() { FOOT.min(ui.available_height() * 0.4) } else { EMPTY_FOOT };
        Panel::bottom("entering-foot").resizable(false).exact_size(foot).show_separator_line(true).show(ui, |ui| {
            self.foot(ui, ground, commands);
        });
        self.list(ui, ground, commands);
        self.left(ui, commands);
    }

    /// Moves the keyboard where the session asks for it.
    fn take_request(&mut self, session: &Session) {
        let Some((number, point)) = session.entering().pointed().filter(|(number, _)| *number != self.pointed) else {
            return;
        };
        self.pointed = *number;
        self.wanted = Some(match point {
            Point::Document => (document_field(), 2),
            Point::Value(key) | Point::Note(key) => {
                self.filter.clear();
                self.line = Some(key.clone());
                let field = if matches!(point, Point::Value(_)) { Field::Value } else { Field::Note };
                (field_of(key, field), 2)
            }
        });
    }

    /// The keys that move about the sheet, before any field sees them.
    fn keys(&mut self, ui: &Ui, ground: Ground<'_>, commands: &mut Vec<Command>) {
        // A list of choices that is open takes the keys for itself.
        if egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let focused = ui.memory(egui::Memory::focused);
        let lines = ground.lines(&self.filter);
        let is_in = |line: &&Line, fields: &[Field]| fields.iter().any(|f| focused == Some(field_of(&line.key, *f)));
        let at = lines.iter().position(|line| is_in(line, &[Field::Value, Field::Page, Field::Note, Field::Document]));
        let heads = [document_field(), page_field(), filter_field()];
        // The keys of a window above the sheet are the window's.
        if focused.is_some_and(|id| at.is_none() && !heads.contains(&id)) {
            return;
        }
        self.one_at_a_time(ui);
        let line = at.and_then(|at| lines.get(at).copied());
        let in_list = line.filter(|line| is_in(line, &[Field::Value, Field::Page]));
        let back = ui.input(|input| input.modifiers.shift);
        let keys =
            if in_list.is_some() { self.composing.list_keys(ui.ctx()) } else { self.composing.field_keys(ui.ctx()) };
        if keys.escape {
            if !std::mem::take(&mut self.discarding) {
                commands.push(Command::Enter(Enter::Close));
            }
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key) > 0);
        if let Some(line) = in_list {
            self.paste(ui, line, commands);
            self.undo(ui, ground, line, commands);
            if pressed(Key::F2) {
                return self.want(field_of(&line.key, Field::Note));
            }
            if pressed(Key::Tab) {
                return self.across(focused, (&lines, at.unwrap_or_default()), back);
            }
        }
        self.walk(focused, (&lines, at), keys, back, ground);
    }

    /// What comes after a key that moves the keyboard is for the field that it moves to: it waits for the next frame.
    fn one_at_a_time(&mut self, ui: &Ui) {
        let later = std::mem::take(&mut self.later);
        self.later = ui.input_mut(|input| {
            input.events.splice(0..0, later);
            let moves = |event: &Event| {
                matches!(
                    event,
                    Event::Key { key: Key::Enter | Key::Tab | Key::ArrowDown | Key::ArrowUp, pressed: true, .. }
                )
            };
            let first = input.events.iter().position(moves).map_or(input.events.len(), |at| at + 1);
            input.events.split_off(first)
        });
        if !self.later.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    /// Tab: from the value to its page, and on to the next line; out of the list at its ends.
    fn across(&mut self, focused: Option<Id>, (lines, at): (&[&Line], usize), back: bool) {
        let Some(line) = lines.get(at) else { return };
        let on_page = focused == Some(field_of(&line.key, Field::Page));
        let next = match (on_page, back) {
            (false, false) => Some(field_of(&line.key, Field::Page)),
            (true, true) => Some(field_of(&line.key, Field::Value)),
            (true, false) => match lines.get(at + 1) {
                Some(below) => return self.go_to(below),
                None => Some(field_of(&line.key, Field::Note)),
            },
            (false, true) => match at.checked_sub(1).and_then(|above| lines.get(above)) {
                Some(above) => {
                    self.line = Some(above.key.clone());
                    Some(field_of(&above.key, Field::Page))
                }
                None => Some(page_field()),
            },
        };
        if let Some(next) = next {
            self.want(next);
        }
    }

    /// Moves on to the next field.
    fn walk(
        &mut self,
        focused: Option<Id>,
        (lines, at): (&[&Line], Option<usize>),
        keys: ListKeys,
        back: bool,
        ground: Ground<'_>,
    ) {
        if keys.enter && focused == Some(document_field()) {
            return self.want(page_field());
        }
        let steps = match (keys.enter, back) {
            (true, true) => -1,
            (true, false) => 1,
            (false, _) => keys.steps,
        };
        if steps == 0 {
            return;
        }
        let Some(at) = at else {
            // From the head of the sheet, Enter goes to the first line in sight, or to the one that was left.
            let last = self.line.as_ref().and_then(|key| lines.iter().position(|line| line.key == *key));
            let goes = focused == Some(page_field()) || focused == Some(filter_field());
            let first = last.filter(|_| focused == Some(page_field())).unwrap_or(0);
            if let Some(line) = lines.get(first).filter(|_| goes) {
                self.go_to(line);
            }
            return;
        };
        let Some(line) = lines.get(at) else { return };
        // A value that changes one needs a reason first.
        let unexplained = ground.sheet.checked.get(&line.key).is_some_and(|checked| checked.unexplained.is_some());
        if keys.enter && !back && unexplained && focused == Some(field_of(&line.key, Field::Value)) {
            return self.want(field_of(&line.key, Field::Note));
        }
        let next = at.saturating_add_signed(steps as isize).min(lines.len().saturating_sub(1));
        if let Some(line) = lines.get(next) {
            self.go_to(line);
        }
    }

    fn go_to(&mut self, line: &Line) {
        self.line = Some(line.key.clone());
        self.want(field_of(&line.key, Field::Value));
    }

    fn want(&mut self, field: Id) {
        self.wanted = Some((field, 2));
    }

    /// Cells of a spreadsheet that are pasted into a line go to it and the lines below.
    fn paste(&self, ui: &Ui, line: &Line, commands: &mut Vec<Command>) {
        let pasted = ui.input_mut(|input| {
            let several = |event: &Event| {
                matches!(event, Event::Paste(text) if text.trim_end_matches(['\r', '\n']).contains('\n'))
            };
            let at = input.events.iter().position(several)?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        if let Some(text) = pasted.filter(|_| self.filter.is_empty()) {
            let first = |row: &str| row.split('\t').next().unwrap_or_default().trim().to_owned();
            let values = text.trim_end_matches(['\r', '\n']).lines().map(first).collect();
            commands.push(Command::Enter(Enter::Fill(line.key.clone(), values)));
        }
    }

    /// Where nothing has been typed into a field since it got the keyboard, undo takes the last step of the sheet back.
    fn undo(&self, ui: &Ui, ground: Ground<'_>, line: &Line, commands: &mut Vec<Command>) {
        let id = field_of(&line.key, Field::Value);
        if !self.fields.is_as_entered(id, &ground.cell(&line.key).value) {
            return;
        }
        let redo = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
        let undo = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
        for (keys, command) in [(redo, Command::Redo), (undo, Command::Undo)] {
            if ui.input_mut(|input| input.consume_shortcut(&keys)) {
                commands.push(command);
                break;
            }
        }
    }

    /// Says when the keyboard has left a field, so that what was typed is kept.
    fn left(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let now = ui.memory(egui::Memory::focused);
        if self.was_inside != now {
            if self.was_inside.is_some() {
                commands.push(Command::Enter(Enter::Left));
            }
            self.was_inside = now;
        }
    }
}
