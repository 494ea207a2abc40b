//! Keys beside an input method: the Enter that confirms a composition belongs to the composition.

use egui::{Context, Event, ImeEvent, Key, Modifiers};

/// Whether words are being composed (kana on the way to kanji).
#[derive(Debug, Clone, Copy, Default)]
pub struct Composing {
    on: bool,
    /// When the last composition ended, in seconds of the window's clock.
    ended: Option<f64>,
}

/// Seconds after a composition in which an Enter is still its own: some systems send the key a moment later.
const OWN_ENTER: f64 = 0.05;

/// Keys with which a list is walked and answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListKeys {
    /// Steps down; negative is up.
    pub steps: i32,
    /// Whether Enter was pressed.
    pub enter: bool,
    /// Whether Escape was pressed.
    pub escape: bool,
}

impl Composing {
    /// Whether words were being composed when the keys were last asked for.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.on
    }

    /// Takes in the events of a frame; called once in each, before any field is drawn.
    ///
    /// Returns whether words are being composed, or have been in this frame.
    fn update(&mut self, ctx: &Context) -> bool {
        ctx.input(|input| {
            let mut composing = self.on || self.ended.is_some_and(|ended| input.time - ended < OWN_ENTER);
            for event in &input.events {
                match event {
                    Event::Ime(ImeEvent::Preedit { text, .. }) => {
                        self.on = !text.is_empty();
                        self.ended = Some(input.time);
                        composing = true;
                    }
                    Event::Ime(ImeEvent::Commit(_)) => {
                        self.on = false;
                        self.ended = Some(input.time);
                        composing = true;
                    }
                    _ => {}
                }
            }
            composing
        })
    }

    /// The keys that were pressed for a list and not for a composition; no field sees them any more.
    pub fn list_keys(&mut self, ctx: &Context) -> ListKeys {
        let composing = self.update(ctx);
        ctx.input_mut(|input| {
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key);
            // A field would give the keyboard up on this Enter, also where it confirms a composition.
            let enter = pressed(Key::Enter) > 0 && !composing;
            if composing {
                return ListKeys::default();
            }
            let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
            let steps = i32::try_from(down).unwrap_or(0) - i32::try_from(up).unwrap_or(0);
            ListKeys { steps, enter, escape: pressed(Key::Escape) > 0 }
        })
    }

    /// Enter and Escape of a dialog with fields. Enter counts where a field has the keyboard and is no
    /// part of a composition; on a button it stays the button's.
    pub fn field_keys(&mut self, ctx: &Context) -> ListKeys {
        let composing = self.update(ctx);
        let in_field = ctx.text_edit_focused();
        ctx.input_mut(|input| {
            let enter = in_field && input.count_and_consume_key(Modifiers::NONE, Key::Enter) > 0 && !composing;
            let escape = !composing && input.count_and_consume_key(Modifiers::NONE, Key::Escape) > 0;
            ListKeys { steps: 0, enter, escape }
        })
    }
}
