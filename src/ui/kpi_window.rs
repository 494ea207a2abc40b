//! The window for an indicator of a plan with its target: what it counts, which direction is wanted and why, which
//! arithmetic is right, from where to where.

use super::keys::Composing;
use super::theme::{self, space};
use super::widgets::{dialog, heading};
use crate::model::indicator::{Level, Polarity};
use crate::model::message::{Fact, Message};
use crate::model::municipality::AreaCode;
use crate::model::plan::Plan;
use crate::model::status::Status;
use crate::model::target::TargetKind;
use crate::model::theme::Theme;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::typing::planning::{KpiField, NewKpi, ReadKpi};
use egui::{Button, ComboBox, Grid, Id, Rect, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

/// Levels that an indicator with a target may have.
const LEVELS: [Level; 3] = [Level::GoalTarget, Level::PolicyKpi, Level::ProjectKpi];

/// State of the window.
#[derive(Debug, Default)]
pub struct KpiWindow {
    form: Option<(AreaCode, NewKpi)>,
    /// Whether the name gets the keyboard when it is drawn next.
    fresh: bool,
    refused: bool,
    composing: Composing,
}

impl KpiWindow {
    /// Opens the window for the latest plan of a city; `false` where it has none.
    pub fn open(&mut self, session: &Session, area: AreaCode) -> bool {
        let Some(plan) = plans(session, area).into_iter().max_by_key(|plan| plan.last_year) else { return false };
        *self = Self { form: Some((area, NewKpi::of(plan.plan_id.clone()))), fresh: true, ..Self::default() };
        true
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
        let (mut open, mut save, mut goes_on, mut cancelled) = (true, false, keys.enter, keys.escape);
        dialog::window(texts.t("kpi-add"), room).id(Id::unique("new-kpi")).open(&mut open).show(ui.ctx(), |ui| {
            ui.set_width((room.width() * 0.62).clamp(460.0, 760.0));
            ScrollArea::vertical().max_height(room.height() - 150.0).auto_shrink([false, true]).show(ui, |ui| {
                self.fields(ui, session);
            });
            ui.add_space(space::STEP);
            ui.horizontal(|ui| {
                goes_on |= ui.add(Button::new(texts.t("kpi-save-next"))).clicked();
                save |= ui.add(Button::new(texts.t("kpi-save"))).clicked();
                cancelled |= ui.button(texts.t("dialog-cancel")).clicked();
            });
        });
        if save || goes_on {
            self.refused = true;
            self.save(session, goes_on, commands);
        } else if cancelled || !open {
            self.form = None;
        }
    }

    fn save(&mut self, session: &Session, goes_on: bool, commands: &mut Vec<Command>) {
        let Some((area, form)) = self.form.clone() else { return };
        let is_right = plans(session, area)
            .into_iter()
            .find(|plan| plan.plan_id == form.plan)
            .is_some_and(|plan| form.read(plan).is_ok());
        if !is_right || session.entering().is_saving() {
            return;
        }
        // The next indicator mostly stands under the same goal, in the same document.
        let next = NewKpi {
            goal: form.goal.clone(),
            policy: form.policy.clone(),
            level: form.level,
            theme: form.theme,
            document: form.document.clone(),
            page: form.page.clone(),
            baseline_period: form.baseline_period.clone(),
            target_period: form.target_period.clone(),
            ..NewKpi::of(form.plan.clone())
        };
        commands.push(Command::AddKpi(area, Box::new(form)));
        (self.form, self.fresh, self.refused) = (goes_on.then_some((area, next)), true, false);
    }

    fn fields(&mut self, ui: &mut Ui, session: &Session) {
        let texts = session.texts();
        let fresh = std::mem::take(&mut self.fresh);
        let refused = self.refused;
        let Some((area, form)) = &mut self.form else { return };
        let all = plans(session, *area);
        let plan = all.iter().find(|plan| plan.plan_id == form.plan).copied();
        let read = plan.map(|plan| (plan, form.read(plan)));
        let wrong = match &read {
            Some((_, Err((field, cause)))) if refused => Some((*field, texts.say(cause))),
            _ => None,
        };
        Grid::new("kpi-form").num_columns(2).spacing([space::STEP, space::NEAR]).show(ui, |ui| {
            row(ui, &texts.t("template-column-plan"), |ui, name| {
                let shown = plan.map(|plan| texts.plan(plan).to_owned()).unwrap_or_default();
                let combo = ComboBox::from_id_salt("kpi-plan").selected_text(shown).width(320.0).truncate();
                let combo = combo.show_ui(ui, |ui| {
                    for plan in &all {
                        ui.selectable_value(&mut form.plan, plan.plan_id.clone(), texts.plan(plan));
                    }
                });
                combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
            });
            let text = |ui: &mut Ui, key: &str, words: &mut String, fresh: bool, hint: &str| {
                row(ui, &texts.t(key), |ui, name| {
                    let response = ui.add(TextEdit::singleline(words).desired_width(340.0).hint_text(hint));
                    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
                    if fresh {
                        response.request_focus();
                    }
                });
            };
            text(ui, "template-column-indicator", &mut form.label, fresh, "");
            text(ui, "template-column-unit", &mut form.unit, false, "");
            text(ui, "template-column-goal", &mut form.goal, false, "");
            text(ui, "template-column-policy", &mut form.policy, false, "");
            row(ui, &texts.t("template-column-level"), |ui, name| {
                choice(ui, "kpi-level", &mut form.level, &LEVELS, name, |level| texts.level(level));
            });
            row(ui, &texts.t("template-column-theme"), |ui, name| {
                choice(ui, "kpi-theme", &mut form.theme, Theme::ALL, name, |theme| texts.theme(theme));
            });
            row(ui, &texts.t("template-column-polarity"), |ui, _| {
                ui.horizontal_wrapped(|ui| {
                    for polarity in [Polarity::HigherIsBetter, Polarity::LowerIsBetter] {
                        ui.radio_value(&mut form.polarity, Some(polarity), texts.polarity(polarity));
                    }
                });
            });
            text(ui, "kpi-reason", &mut form.polarity_reason, false, &texts.t("kpi-reason-hint"));
            row(ui, &texts.t("template-column-kind"), |ui, name| {
                let words = |kind: Option<TargetKind>| {
                    kind.map_or_else(|| texts.t("kpi-kind-choose"), |kind| texts.target_kind(kind))
                };
                let combo = ComboBox::from_id_salt("kpi-kind").selected_text(words(form.kind)).width(320.0);
                let combo = combo.show_ui(ui, |ui| {
                    for kind in TargetKind::ALL {
                        let example = texts.t(&format!("kpi-kind-{}", kind.key()));
                        let whole = texts.pair(&texts.target_kind(*kind), &example);
                        ui.selectable_value(&mut form.kind, Some(*kind), whole);
                    }
                });
                combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
            });
            if let Some(kind) = form.kind {
                ui.label("");
                heading::faint(ui, &texts.t(&format!("kpi-kind-{}", kind.key())));
                ui.end_row();
            }
            text(ui, "template-column-baseline", &mut form.baseline, false, &texts.t("kpi-baseline-hint"));
            text(ui, "template-column-baseline_period", &mut form.baseline_period, false, "R6");
            text(ui, "template-column-target", &mut form.target, false, "");
            let end = plan.map(|plan| texts.period_short(crate::model::period::Period::Fiscal(plan.last_year)));
            text(ui, "template-column-target_period", &mut form.target_period, false, &end.unwrap_or_default());
            text(ui, "entering-document", &mut form.document, false, "");
            text(ui, "entering-page", &mut form.page, false, "");
        });
        said(ui, session, wrong.map(|(field, words)| format!("{}{words}", place(session, field))), read, form);
    }
}

/// What the texts of a form come to, or the first field that is wrong.
type KpiReading = Result<ReadKpi, (KpiField, Message)>;

/// What is wrong, or what to look at, and what comes next.
fn said(ui: &mut Ui, session: &Session, wrong: Option<String>, read: Option<(&Plan, KpiReading)>, form: &NewKpi) {
    let (texts, look) = (session.texts(), theme::look(ui));
    if let Some(words) = wrong {
        ui.label(RichText::new(words).color(theme::status_colour(look, Status::WorseThanBaseline)));
    } else if let Some((plan, Ok(read))) = read {
        for doubt in form.doubts(&read, plan) {
            let colour = theme::status_colour(look, Status::SlightlyBehind);
            ui.label(RichText::new(texts.say(&doubt)).color(colour));
        }
        heading::faint(ui, &texts.t("kpi-then"));
    }
}

/// The field that something is wrong with.
fn place(session: &Session, field: KpiField) -> String {
    let key = match field {
        KpiField::Label => "template-column-indicator",
        KpiField::Polarity => "template-column-polarity",
        KpiField::Reason => "kpi-reason",
        KpiField::Kind => "template-column-kind",
        KpiField::Baseline => "template-column-baseline",
        KpiField::BaselinePeriod => "template-column-baseline_period",
        KpiField::Target => "template-column-target",
        KpiField::TargetPeriod => "template-column-target_period",
        KpiField::Document => "entering-document",
    };
    let texts = session.texts();
    texts.with("kpi-wrong", &[("field", Fact::Text(texts.t(key)))])
}

fn plans(session: &Session, area: AreaCode) -> Vec<&Plan> {
    let data = session.store().value().map(|loaded| loaded.data());
    let all = data.map(|data| data.plans.as_slice()).unwrap_or_default();
    all.iter().filter(|plan| plan.municipality_code == area).collect()
}

fn row(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui, &str)) {
    ui.label(name);
    content(ui, name);
    ui.end_row();
}

fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    salt: &str,
    chosen: &mut T,
    all: &[T],
    name: &str,
    words: impl Fn(T) -> String,
) {
    let combo = ComboBox::from_id_salt(salt).selected_text(words(*chosen)).width(320.0).show_ui(ui, |ui| {
        for one in all {
            ui.selectable_value(chosen, *one, words(*one));
        }
    });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
}
