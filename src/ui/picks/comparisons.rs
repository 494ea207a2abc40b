//! The list of comparisons: indicators of several cities that measure nearly the same thing, with a grade.

use crate::figure::look::Look;
use crate::model::comparison::Grade;
use crate::model::typed::is_own_comparison;
use crate::session::Session;
use crate::session::command::{Command, Pick};
use crate::session::loaded::Loaded;
use crate::session::typing::comparing::Comparing;
use crate::ui::theme;
use crate::ui::topbar::Asked;
use crate::ui::widgets::list_row::{self, ListRow};
use egui::{Button, ScrollArea, Ui};

/// Draws the list.
pub(super) fn show(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) -> Option<Asked> {
    let texts = session.texts();
    let themes = &session.view().themes;
    let found: Vec<_> = crate::analysis::compare::comparisons(&loaded.index, &session.view().areas)
        .into_iter()
        .filter(|c| themes.is_empty() || themes.contains(&c.theme))
        .collect();
    let asked = own(ui, session, loaded, commands);
    if found.is_empty() {
        ui.label(texts.t("empty-no-comparison"));
        return asked;
    }
    let height = list_row::height(ui);
    ScrollArea::vertical().id_salt("comparisons").min_scrolled_height(0.0).auto_shrink(false).show_rows(
        ui,
        height,
        found.len(),
        |ui, rows| {
            for comparison in found.get(rows).unwrap_or_default() {
                let (name, reason) = (texts.comparison(comparison), texts.comparison_reason(comparison));
                let grade = texts.grade(comparison.grade);
                let row = ListRow {
                    first: name,
                    second: &grade,
                    spoken: &texts.aside(name, &grade),
                    picked: session.view().comparison.as_ref() == Some(&comparison.comparison_id),
                };
                let response = list_row::show(ui, row, |ui, at| grade_mark(ui, comparison.grade, at));
                if response.clicked() {
                    commands.push(Command::Pick(Pick::PickComparison(comparison.comparison_id.clone())));
                }
                response.on_hover_text(reason);
            }
        },
    );
    asked
}

/// What can be done with the reader's own comparisons: saving what is picked as one, changing and deleting the one that
/// is shown.
fn own(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) -> Option<Asked> {
    let texts = session.texts();
    let shown = session.view().comparison.as_ref().filter(|id| is_own_comparison(id));
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        let several = session.view().indicators.len() > 1 && !loaded.read_only;
        let button = ui.add_enabled(several, Button::new(texts.t("comparison-save-as")));
        if button.on_disabled_hover_text(texts.t("error-comparison-members")).clicked() {
            asked = Some(Asked::Comparison(None));
        }
        let Some(id) = shown else { return };
        if ui.button(texts.t("comparison-edit")).clicked() {
            asked = Some(Asked::Comparison(Some(id.clone())));
        }
        if ui.button(texts.t("comparison-delete")).clicked() {
            commands.push(Command::Compare(Comparing::Delete(id.clone())));
        }
    });
    asked
}

/// The grade of a comparison as a shape: two filled, one filled and one open, or two open circles.
fn grade_mark(ui: &Ui, grade: Grade, at: egui::Pos2) {
    let look: Look = theme::look(ui);
    let colour = theme::accent(look);
    for (number, dx) in [(0, -3.5), (1, 3.5)] {
        let centre = at + egui::vec2(dx, 0.0);
        let filled = grade == Grade::Same || (grade == Grade::Similar && number == 0);
        if filled {
            ui.painter().circle_filled(centre, 3.0, colour);
        } else {
            ui.painter().circle_stroke(centre, 2.5, egui::Stroke::new(1.2, look.faint()));
        }
    }
}
