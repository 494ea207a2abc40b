//! A field for words that narrow a list: while an input method is composing, nothing is asked for.

use crate::session::Session;
use crate::session::command::{Adjust, Command};
use egui::{Align2, Event, Id, ImeEvent, Role, TextEdit, Ui, WidgetInfo};

/// What has been typed and not yet been asked for.
#[derive(Debug, Default, Clone)]
pub struct FilterField {
    typed: Option<String>,
    composing: bool,
}

/// The names of a field and of its button.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// What is searched, shown in the empty field.
    pub hint: &'a str,
    /// What the button does.
    pub clear: &'a str,
}

/// Whether an input method sent anything in this frame: its Enter confirms a composition and does nothing else.
#[must_use]
pub fn input_method_spoke(ui: &Ui) -> bool {
    ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Ime(_))))
}

impl FilterField {
    /// Whether nothing has been typed that has not been asked for yet.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        self.typed.is_none()
    }

    /// Draws the field over the words in force; returns new words once they are finished.
    pub fn show(&mut self, ui: &mut Ui, id: Id, words: &str, names: Names<'_>, width: f32) -> Option<String> {
        let mut asked = None;
        let mut typed = self.typed.clone().unwrap_or_else(|| words.to_owned());
        let field = TextEdit::singleline(&mut typed)
            .id(id)
            .hint_text(names.hint)
            .desired_width(width)
            .align(Align2::LEFT_CENTER);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, names.hint));
        self.composing = response.has_focus() && self.still_composing(ui);
        if self.composing {
            self.typed = Some(typed);
        } else {
            self.typed = None;
            if typed != words {
                asked = Some(typed);
            }
        }
        if !words.is_empty() {
            let button = ui.button("×").on_hover_text(names.clear);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, names.clear));
            if button.clicked() {
                self.typed = None;
                asked = Some(String::new());
            }
        }
        asked
    }

    /// Whether a composition is open after the events of this frame.
    fn still_composing(&self, ui: &Ui) -> bool {
        ui.input(|input| {
            input.events.iter().fold(self.composing, |open, event| match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => false,
                _ => open,
            })
        })
    }
}

/// Width of the field above a table, in points.
const WIDTH: f32 = 210.0;

/// The name of the field above a table, for moving the keyboard there; one screen is shown at a time.
#[must_use]
pub fn table_field() -> Id {
    Id::unique("table-filter")
}

/// Draws the field for the words that every row must contain.
pub fn show(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let id = table_field();
    let state = ui.scope_id().with("table-filter");
    let mut field: FilterField = ui.data_mut(|data| data.get_temp(state)).unwrap_or_default();
    let (hint, clear) = (texts.t("table-filter"), texts.t("table-filter-clear"));
    let names = Names { hint: &hint, clear: &clear };
    commands
        .extend(field.show(ui, id, &session.view().words, names, WIDTH).map(|it| Command::Adjust(Adjust::Filter(it))));
    ui.data_mut(|data| data.insert_temp(state, field));
}
