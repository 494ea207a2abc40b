//! What the keyboard does in a table: moves and extends the selection, opens, folds, copies.

use super::place::whole_rows;
use super::{Asked, Rows, Table};
use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

/// Keys that move, and where to: rows of a page, the present row and the last row give the new row.
type Move = (Key, fn(usize, usize, usize) -> usize);

const MOVES: [Move; 6] = [
    (Key::ArrowUp, |row, _, _| row.saturating_sub(1)),
    (Key::ArrowDown, |row, _, last| (row + 1).min(last)),
    (Key::PageUp, |row, page, _| row.saturating_sub(page)),
    (Key::PageDown, |row, page, last| (row + page).min(last)),
    (Key::Home, |_, _, _| 0),
    (Key::End, |_, _, last| last),
];

impl Table {
    pub(super) fn keys(&mut self, ui: &Ui, id: Id, rows: &dyn Rows, height: f32, asked: &mut Asked) {
        // Otherwise the arrows would carry the keyboard to the next widget.
        let own = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, own));
        let Some(last) = rows.count().checked_sub(1) else { return };
        for (key, to) in MOVES {
            for (modifiers, extend) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
                while ui.input_mut(|input| input.consume_key(modifiers, key)) {
                    let row = match (self.selection, key) {
                        (Some((_, row)), _) => to(row, whole_rows(height), last),
                        (None, Key::End) => last,
                        (None, Key::Home) => 0,
                        (None, _) => self.place.first(),
                    };
                    self.select(row, extend, height);
                }
            }
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
            self.selection = Some((0, last));
        }
        if let Some((_, row)) = self.selection {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
                asked.open = Some(row);
            }
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space)) {
                asked.fold = Some(row);
            }
        }
        asked.copy = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
    }
}
