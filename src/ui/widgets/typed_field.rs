//! A field of one line whose text belongs to somebody else: what an input method is composing stays in the field until
//! it is finished.

use crate::ui::widgets::filter_field::input_method_spoke;
use egui::{Align2, Color32, Id, Margin, Rect, Response, Role, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo};

/// What is typed into the fields of a pane: one of them at a time has the keyboard.
#[derive(Debug, Default)]
pub struct TypedFields {
    /// The text of the field that is being composed in.
    composed: Option<(Id, String)>,
    /// The field that has the keyboard, and its text when it got it.
    entered: Option<(Id, String)>,
}

/// How a field looks and is called.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// What a screen reader says.
    pub name: &'a str,
    /// What stands in the empty field.
    pub hint: &'a str,
    /// Whether the text stands at the right, as numbers do.
    pub right: bool,
    /// The colour of its edge, where it is to be looked at.
    pub edge: Option<Color32>,
    /// Whether Tab is for whoever draws the field, instead of moving to what is drawn next.
    pub takes_tab: bool,
}

impl TypedFields {
    /// Draws a field into a place; returns what it says now where that is something else.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        place: Rect,
        id: Id,
        words: &str,
        look: Look<'_>,
    ) -> (Response, Option<String>) {
        let composed = self.composed.as_ref().filter(|(of, _)| *of == id).map(|(_, text)| text.clone());
        let mut text = composed.unwrap_or_else(|| words.to_owned());
        let align = if look.right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        let field = TextEdit::singleline(&mut text)
            .id(id)
            .hint_text(look.hint)
            .align(align)
            .margin(Margin::symmetric(4, 2))
            .lock_focus(look.takes_tab)
            .desired_width(place.width());
        let response = ui.put(place, field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, look.name));
        // A field that nobody is in must be seen as one all the same.
        let (width, colour) =
            look.edge.map_or((1.0, ui.visuals().widgets.noninteractive.bg_stroke.color), |edge| (1.4, edge));
        if look.edge.is_some() || !response.has_focus() {
            ui.painter().rect_stroke(response.rect, 3.0, Stroke::new(width, colour), StrokeKind::Inside);
        }
        if response.has_focus() && self.entered.as_ref().is_none_or(|(of, _)| *of != id) {
            self.entered = Some((id, words.to_owned()));
        }
        if !response.has_focus() {
            self.composed.take_if(|(of, _)| *of == id);
            return (response, None);
        }
        let composing = input_method_spoke(ui) && !ui.input(|input| committed(&input.events));
        if composing {
            self.composed = Some((id, text));
            return (response, None);
        }
        self.composed = None;
        let said = (text != words).then_some(text);
        (response, said)
    }

    /// Whether nothing has been typed into a field since it got the keyboard.
    #[must_use]
    pub fn is_as_entered(&self, id: Id, words: &str) -> bool {
        self.composed.is_none() && self.entered.as_ref().is_none_or(|(of, text)| *of != id || text == words)
    }
}

/// Whether an input method has finished a composition.
fn committed(events: &[egui::Event]) -> bool {
    events.iter().any(|event| match event {
        egui::Event::Ime(egui::ImeEvent::Commit(_)) => true,
        egui::Event::Ime(egui::ImeEvent::Preedit { text, .. }) => text.is_empty(),
        _ => false,
    })
}
