//! Files dropped on the window and cells pasted into it, and where to drop them while they hover over it.

use crate::session::Session;
use crate::session::command::Command;
use crate::session::import::Import;
use crate::ui::theme::{self, size};
use egui::{Align2, Context, Event, FontId, Id, LayerId, Order, Stroke, StrokeKind};
use std::path::PathBuf;

/// Takes in what was dropped, and shows that the whole window takes what hovers.
pub fn take(ctx: &Context, session: &Session, commands: &mut Vec<Command>) {
    let paths: Vec<PathBuf> =
        ctx.input(|input| input.raw.dropped_files.iter().map(|f| f.path().to_path_buf()).collect());
    if !paths.is_empty() {
        commands.push(Command::Import(Import::Open(paths)));
    }
    commands.extend(pasted(ctx).map(Command::Paste));
    if ctx.input(|input| !input.raw.hovered_files.is_empty()) {
        let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop-zone")));
        let look = theme::look_of(ctx);
        let room = ctx.content_rect();
        painter.rect_filled(room, 0.0, look.ground());
        painter.rect_stroke(room.shrink(24.0), 8.0, Stroke::new(3.0, theme::accent(look)), StrokeKind::Inside);
        let words = session.texts().t("importing-drop-here");
        painter.text(room.center(), Align2::CENTER_CENTER, words, FontId::proportional(size::TITLE), look.ink());
    }
}

/// Cells that were pasted while no field has the keyboard.
fn pasted(ctx: &Context) -> Option<String> {
    if ctx.text_edit_focused() {
        return None;
    }
    ctx.input_mut(|input| {
        let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}
