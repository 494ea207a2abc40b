//! The window for a grade that one of the city's own bodies gave a policy or an indicator.

use super::keys::Composing;
use super::theme::{self, space};
use super::widgets::{dialog, heading};
use crate::model::evaluation::{EvaluationBody, EvaluationScope, GradeScheme};
use crate::model::id::SeriesId;
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::typing::grading::{NewGrade, grades};
use egui::{Button, ComboBox, Grid, Id, Rect, RichText, Role, TextEdit, Ui, WidgetInfo};

/// State of the window.
#[derive(Debug, Default)]
pub struct GradeWindow {
    form: Option<(SeriesId, NewGrade)>,
    /// Whether the grade gets the keyboard when it is drawn next.
    fresh: bool,
    refused: bool,
    composing: Composing,
}

impl GradeWindow {
    /// Opens the window for a series.
    pub fn open(&mut self, session: &Session, series: SeriesId) {
        let Some(loaded) = session.store().value() else { return };
        // The city's bodies mostly use the scale that they used before.
        let before = loaded.data().evaluations.iter().rev().find(|row| row.municipality_code == series.area);
        let has_policy = loaded.index.indicator(&series.indicator).is_some_and(|row| !row.policy.is_empty());
        let form = NewGrade {
            indicator: series.indicator.clone(),
            scope: before.map_or(EvaluationScope::Indicator, |row| row.scope),
            body: before.map_or(EvaluationBody::Internal, |row| row.body),
            scheme: before.map_or(GradeScheme::NemuroAbcd, |row| row.scheme),
            grade: String::new(),
            period: String::new(),
            document: String::new(),
            page: String::new(),
        };
        let scope = if has_policy && form.scope != EvaluationScope::Indicator {
            EvaluationScope::Policy
        } else {
            EvaluationScope::Indicator
        };
        *self = Self { form: Some((series, NewGrade { scope, ..form })), fresh: true, ..Self::default() };
    }

    /// Whether the window is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.form.is_some()
    }

    /// Draws the window where it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) {
        if self.form.is_none() {
            return;
        }
        let texts = session.texts();
        let keys = self.composing.field_keys(ui.ctx());
        let (mut open, mut save, mut cancelled) = (true, keys.enter, keys.escape);
        dialog::window(texts.t("grade-add"), room).id(Id::unique("new-grade")).open(&mut open).show(ui.ctx(), |ui| {
            ui.set_width((room.width() * 0.5).clamp(400.0, 560.0));
            self.fields(ui, session);
            ui.add_space(space::STEP);
            ui.horizontal(|ui| {
                save |= ui.add(Button::new(texts.t("path-save"))).clicked();
                cancelled |= ui.button(texts.t("dialog-cancel")).clicked();
            });
        });
        if save && let Some((series, form)) = &self.form {
            self.refused = form.problem().is_some();
            if !self.refused && !session.entering().is_saving() {
                commands.push(Command::AddGrade(series.area, Box::new(form.clone())));
                self.form = None;
            }
        } else if cancelled || !open {
            self.form = None;
        }
    }

    fn fields(&mut self, ui: &mut Ui, session: &Session) {
        let texts = session.texts();
        let fresh = std::mem::take(&mut self.fresh);
        let Some((series, form)) = &mut self.form else { return };
        let indicator = session.store().value().and_then(|loaded| loaded.index.indicator(&series.indicator));
        let Some(indicator) = indicator else { return };
        let policy = indicator.policy.as_str();
        Grid::new("grade-form").num_columns(2).spacing([space::STEP, space::NEAR]).show(ui, |ui| {
            ui.label(texts.t("grade-of"));
            ui.vertical(|ui| {
                let name = texts.pair(&texts.evaluation_scope(EvaluationScope::Indicator), &texts.indicator(indicator));
                ui.radio_value(&mut form.scope, EvaluationScope::Indicator, name);
                if !policy.is_empty() {
                    let name = texts.pair(&texts.evaluation_scope(EvaluationScope::Policy), policy);
                    ui.radio_value(&mut form.scope, EvaluationScope::Policy, name);
                }
            });
            ui.end_row();
            list(ui, &texts.t("grade-body"), &mut form.body, EvaluationBody::ALL, |body| texts.evaluation_body(body));
            list(ui, &texts.t("grade-scheme"), &mut form.scheme, GradeScheme::ALL, |scheme| texts.scheme(scheme));
            let hint = grades(form.scheme).join(" / ");
            for (key, words, hint, fresh) in [
                ("grade-grade", &mut form.grade, hint.as_str(), fresh),
                ("grade-period", &mut form.period, "R5", false),
                ("entering-document", &mut form.document, "", false),
                ("entering-page", &mut form.page, "", false),
            ] {
                let name = texts.t(key);
                ui.label(&name);
                let response = ui.add(TextEdit::singleline(words).desired_width(300.0).hint_text(hint));
                response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
                if fresh {
                    response.request_focus();
                }
                ui.end_row();
            }
        });
        if let Some(problem) = form.problem().filter(|_| self.refused) {
            let colour = theme::status_colour(theme::look(ui), Status::WorseThanBaseline);
            ui.label(RichText::new(texts.say(&problem)).color(colour));
        } else {
            heading::faint(ui, &texts.t("grade-apart"));
        }
    }
}

fn list<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: &mut T, all: &[T], words: impl Fn(T) -> String) {
    ui.label(name);
    let combo = ComboBox::from_id_salt(name).selected_text(words(*chosen)).width(300.0).truncate();
    let combo = combo.show_ui(ui, |ui| {
        for one in all {
            ui.selectable_value(chosen, *one, words(*one));
        }
    });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    ui.end_row();
}
