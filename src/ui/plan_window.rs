//! The window for a plan that is new: its city from the national list, its name, its years, its document.

use super::keys::Composing;
use super::theme::{self, space};
use super::widgets::{dialog, heading};
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::typing::planning::NewPlan;
use egui::{Button, Id, Rect, RichText, Role, TextEdit, Ui, WidgetInfo};

/// State of the window.
#[derive(Debug, Default)]
pub struct PlanWindow {
    open: bool,
    /// The city, once it is chosen.
    city: Option<Municipality>,
    /// Whether the city was given, so that no other one is searched.
    is_given: bool,
    search: String,
    /// What was found for the words that were searched last.
    found: (String, Vec<Municipality>),
    name: String,
    first: String,
    last: String,
    document: String,
    /// The field that gets the keyboard when it is drawn next.
    fresh: Option<Id>,
    refused: bool,
    composing: Composing,
}

impl PlanWindow {
    /// Opens the window for a city of the store, or for one that is to be chosen.
    pub fn open(&mut self, session: &Session, area: Option<AreaCode>) {
        let data = session.store().value().map(|loaded| loaded.data());
        let city = area.and_then(|area| data?.municipality(area).cloned());
        // A plan follows the one before it.
        let before = data.and_then(|data| {
            let plans = data.plans.iter().filter(|plan| Some(plan.municipality_code) == area);
            plans.max_by_key(|plan| plan.last_year)
        });
        let (first, last) = before.map_or((String::new(), String::new()), |plan| {
            ((plan.last_year + 1).to_string(), (plan.last_year + plan.years()).to_string())
        });
        let fresh = Some(if city.is_some() { name_field() } else { city_field() });
        *self = Self { open: true, is_given: city.is_some(), city, first, last, fresh, ..Self::default() };
    }

    /// Whether the window is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the window where it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) {
        if !self.open {
            return;
        }
        let texts = session.texts();
        let keys = self.composing.field_keys(ui.ctx());
        let (mut open, mut save, mut cancelled) = (true, false, keys.escape);
        if keys.enter {
            // In the field for the city, Enter takes the first that was found.
            if self.city.is_none() && ui.memory(|memory| memory.has_focus(city_field())) {
                self.choose(self.found.1.first().cloned());
            } else {
                save = true;
            }
        }
        let title = texts.t(if self.is_given { "plan-add" } else { "city-add" });
        dialog::window(title, room).id(Id::unique("new-plan")).open(&mut open).show(ui.ctx(), |ui| {
            ui.set_width((room.width() * 0.5).clamp(400.0, 560.0));
            self.city(ui, session);
            field(ui, &texts.t("plan-name"), &mut self.name, name_field(), &mut self.fresh);
            ui.horizontal(|ui| {
                for (key, text, hint) in
                    [("plan-first-year", &mut self.first, "2025"), ("plan-last-year", &mut self.last, "2029")]
                {
                    let name = texts.t(key);
                    ui.label(&name);
                    let response = ui.add(TextEdit::singleline(text).desired_width(70.0).hint_text(hint));
                    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
                }
            });
            heading::faint(ui, &texts.t("plan-years-hint"));
            field(ui, &texts.t("entering-document"), &mut self.document, Id::unique("plan-document"), &mut self.fresh);
            if let Some(words) = self.problem(session).filter(|_| self.refused) {
                let colour = theme::status_colour(theme::look(ui), Status::WorseThanBaseline);
                ui.label(RichText::new(words).color(colour));
            }
            ui.add_space(space::STEP);
            ui.horizontal(|ui| {
                save |= ui.add(Button::new(texts.t("path-save"))).clicked();
                cancelled |= ui.button(texts.t("dialog-cancel")).clicked();
            });
        });
        if save {
            self.refused = true;
            if self.problem(session).is_none()
                && let Some(plan) = self.plan()
            {
                commands.push(Command::AddPlan(Box::new(plan)));
                self.open = false;
            }
        } else if cancelled || !open {
            self.open = false;
        }
    }

    fn choose(&mut self, city: Option<Municipality>) {
        if city.is_some() {
            self.city = city;
            self.fresh = Some(name_field());
        }
    }

    /// The city, or the field that finds it.
    fn city(&mut self, ui: &mut Ui, session: &Session) {
        let texts = session.texts();
        heading::faint(ui, &texts.t("plan-city"));
        if let Some(city) = &self.city {
            let words = texts.aside(texts.place(city), &city.prefecture);
            let mut other = false;
            ui.horizontal(|ui| {
                ui.label(words);
                other = !self.is_given && ui.small_button(texts.t("plan-other-city")).clicked();
            });
            if other {
                self.city = None;
                self.fresh = Some(city_field());
            }
            return;
        }
        let name = texts.t("plan-city");
        let hint = texts.t("plan-city-hint");
        let edit = TextEdit::singleline(&mut self.search).id(city_field()).hint_text(hint).desired_width(f32::INFINITY);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        if self.fresh == Some(city_field()) {
            self.fresh = None;
            response.request_focus();
        }
        if self.found.0 != self.search {
            self.found = (self.search.clone(), session.national(&self.search));
        }
        let mut chosen = None;
        for city in &self.found.1 {
            if ui.button(texts.aside(&city.name, &city.prefecture)).clicked() {
                chosen = Some(city.clone());
            }
        }
        if self.found.1.is_empty() && !self.search.trim().is_empty() {
            let text = Fact::Text(self.search.clone());
            ui.label(texts.with("plan-city-none", &[("text", text)]));
        }
        self.choose(chosen);
    }

    fn plan(&self) -> Option<NewPlan> {
        let year = |text: &str| text.trim().parse::<u16>().ok().filter(|year| (1_900..2_200).contains(year));
        Some(NewPlan {
            city: self.city.clone()?,
            name: self.name.clone(),
            // Years that cannot be read end before they begin.
            first_year: year(&self.first).unwrap_or(1),
            last_year: year(&self.last).unwrap_or(0),
            document: self.document.clone(),
        })
    }

    fn problem(&self, session: &Session) -> Option<String> {
        let texts = session.texts();
        match self.plan() {
            None => Some(texts.t("error-plan-city")),
            Some(plan) => plan.problem().map(|problem| texts.say(&problem)),
        }
    }
}

fn city_field() -> Id {
    Id::unique("plan-city")
}

fn name_field() -> Id {
    Id::unique("plan-name")
}

/// A field with its name above it.
fn field(ui: &mut Ui, name: &str, words: &mut String, id: Id, fresh: &mut Option<Id>) {
    heading::faint(ui, name);
    let response = ui.add(TextEdit::singleline(words).id(id).desired_width(f32::INFINITY));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    if *fresh == Some(id) {
        *fresh = None;
        response.request_focus();
    }
}
