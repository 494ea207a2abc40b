//! The window of saved views: saving the present one, opening, renaming, deleting, files.

use super::keys::Composing;
use super::theme::space;
use super::topbar::Asked;
use super::widgets::{dialog, heading};
use crate::model::message::Fact;
use crate::model::municipality::AreaKind;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::saved::SavedView;
use crate::session::shelf::Views;
use egui::{Align, Align2, Button, Grid, Id, Rect, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

/// State of the window.
#[derive(Debug, Default)]
pub struct ViewsWindow {
    open: bool,
    /// Whether a view was opened, so that the window makes room for it.
    leaving: bool,
    /// The name under which the present view would be saved.
    name: String,
    /// Whether the name field gets the keyboard when it is drawn next.
    fresh: bool,
    /// The name whose replacement waits for an answer.
    replacing: Option<Replacing>,
    /// The view that is being renamed, and its new name as far as it is typed.
    renaming: Option<(String, String)>,
    composing: Composing,
}

/// What would replace the view of a name.
#[derive(Debug, Clone, PartialEq)]
struct Replacing {
    name: String,
    by: Views,
}

/// A question that has been answered.
enum Answer {
    Yes,
    No,
}

impl ViewsWindow {
    /// Opens the window with a suggested name.
    pub fn open(&mut self, session: &Session) {
        *self = Self { open: true, name: suggested(session), fresh: true, ..Self::default() };
    }

    /// Whether the window is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the window where it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) -> Option<Asked> {
        if !self.open {
            return None;
        }
        let texts = session.texts();
        let keys = self.composing.field_keys(ui.ctx());
        let (mut open, mut asked) = (true, None);
        dialog::window(texts.t("views-title"), room).id(Id::unique("views")).open(&mut open).show(ui.ctx(), |ui| {
            ui.set_width((room.width() * 0.62).clamp(420.0, 720.0));
            self.save(ui, session, keys.enter, commands);
            self.question(ui, session, commands);
            ui.separator();
            self.list(ui, session, room.height() * 0.5, keys.enter, commands, &mut asked);
            ui.separator();
            ui.horizontal(|ui| {
                if ui.button(texts.t("views-open-file")).clicked() {
                    asked = Some(Asked::OpenViewFile);
                }
                if ui.button(texts.t("views-save-file")).clicked() {
                    asked = Some(Asked::SaveViewFile);
                }
            });
        });
        if keys.escape {
            // What is being answered or typed is left first, then the window.
            let (question, name) = (self.replacing.take(), self.renaming.take());
            open &= question.is_some() || name.is_some();
        }
        self.open = open && asked.is_none() && !std::mem::take(&mut self.leaving);
        asked
    }

    /// The field and button for the present view.
    fn save(&mut self, ui: &mut Ui, session: &Session, enter: bool, commands: &mut Vec<Command>) {
        let texts = session.texts();
        heading::part(ui, &texts.t("views-save-now"));
        let id = Id::unique("view-name");
        ui.horizontal(|ui| {
            let label = texts.t("views-name");
            let wide = (ui.available_width() - 110.0).max(120.0);
            let field = TextEdit::singleline(&mut self.name)
                .id(id)
                .hint_text(&label)
                .align(Align2::LEFT_CENTER)
                .desired_width(wide);
            let response = ui.add(field);
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
            if std::mem::take(&mut self.fresh) {
                response.request_focus();
            }
            if response.changed() {
                self.replacing = None;
            }
            let named = !self.name.trim().is_empty();
            let pressed = enter && response.has_focus();
            if (ui.add_enabled(named, Button::new(texts.t("path-save"))).clicked() || pressed) && named {
                let name = self.name.trim().to_owned();
                self.ask_or_do(session, &name.clone(), Views::Save(name), commands);
            }
        });
        heading::faint(ui, &texts.t("views-explained"));
    }

    /// Does it at once where the name is free, or asks first.
    fn ask_or_do(&mut self, session: &Session, name: &str, by: Views, commands: &mut Vec<Command>) {
        if session.saved_view(name).is_some() {
            self.replacing = Some(Replacing { name: name.to_owned(), by });
        } else {
            commands.push(Command::Views(by));
        }
    }

    /// Asks before a view is replaced.
    fn question(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let Some(replacing) = &self.replacing else { return };
        let texts = session.texts();
        ui.add_space(space::NEAR);
        let mut answer = None;
        ui.push_id("replace", |ui| {
            ui.label(texts.with("views-replace-question", &[("name", Fact::Text(replacing.name.clone()))]));
            ui.horizontal(|ui| {
                if ui.button(texts.t("path-replace")).clicked() {
                    answer = Some(Answer::Yes);
                }
                if ui.button(texts.t("dialog-no")).clicked() {
                    answer = Some(Answer::No);
                }
            });
        });
        if matches!(answer, Some(Answer::Yes)) {
            commands.push(Command::Views(replacing.by.clone()));
            self.renaming = None;
        }
        if answer.is_some() {
            self.replacing = None;
        }
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        height: f32,
        enter: bool,
        commands: &mut Vec<Command>,
        asked: &mut Option<Asked>,
    ) {
        let texts = session.texts();
        if session.saved_views().is_empty() {
            ui.label(texts.t("views-empty"));
            return;
        }
        let wide = (ui.available_width() * 0.42).max(160.0);
        ScrollArea::vertical().id_salt("saved-views").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            Grid::new("saved-views").num_columns(3).striped(true).spacing([space::WIDE, space::NEAR]).show(ui, |ui| {
                for view in session.saved_views() {
                    self.row(ui, session, (view, wide), enter, commands, asked);
                    ui.end_row();
                }
            });
        });
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        (view, wide): (&SavedView, f32),
        enter: bool,
        commands: &mut Vec<Command>,
        asked: &mut Option<Asked>,
    ) {
        let texts = session.texts();
        let of = |key: &str| texts.with(key, &[("name", Fact::Text(view.name.clone()))]);
        if self.renaming.as_ref().is_some_and(|(from, _)| *from == view.name) {
            self.rename(ui, session, wide, enter, commands);
            return;
        }
        ui.allocate_ui_with_layout(egui::vec2(wide, 22.0), egui::Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(wide);
            if ui.add(Button::new(&view.name).truncate()).on_hover_text(of("views-open")).clicked() {
                commands.push(Command::Views(Views::Open(view.name.clone())));
                self.leaving = true;
            }
        });
        heading::faint(ui, &texts.t(&format!("screen-{}", view.screen.key())));
        ui.horizontal(|ui| {
            let mut small = |key: &str, spoken: &str| {
                let button = ui.button(texts.t(key));
                let name = of(spoken);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                button.clicked()
            };
            if small("views-rename-short", "views-rename") {
                self.renaming = Some((view.name.clone(), view.name.clone()));
                self.replacing = None;
            }
            if small("views-delete-short", "views-delete") {
                commands.push(Command::Views(Views::Delete(view.name.clone())));
            }
            if small("views-file-short", "views-file") {
                *asked = Some(Asked::SaveNamedViewFile(view.name.clone()));
            }
        });
    }

    fn rename(&mut self, ui: &mut Ui, session: &Session, wide: f32, enter: bool, commands: &mut Vec<Command>) {
        let Some((from, mut to)) = self.renaming.take() else { return };
        let texts = session.texts();
        let label = texts.t("views-new-name");
        let field =
            TextEdit::singleline(&mut to).id(Id::unique("view-rename")).align(Align2::LEFT_CENTER).desired_width(wide);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
        heading::faint(ui, "");
        let (mut done, mut cancelled) = (enter && response.has_focus(), false);
        ui.horizontal(|ui| {
            done |= ui.button(texts.t("views-rename-do")).clicked();
            cancelled = ui.button(texts.t("dialog-cancel")).clicked();
        });
        let name = to.trim().to_owned();
        self.renaming = (!cancelled).then(|| (from.clone(), to));
        if done && !name.is_empty() {
            if name != from {
                self.ask_or_do(session, &name, Views::Rename(from, name.clone()), commands);
            }
            if self.replacing.is_none() {
                self.renaming = None;
            }
        }
    }
}

/// A name made from what is picked, that no saved view has yet.
#[must_use]
pub fn suggested(session: &Session) -> String {
    let (texts, view) = (session.texts(), session.view());
    let loaded = session.store().value();
    let comparison = view.comparison.as_ref().zip(loaded).and_then(|(id, loaded)| {
        let found = loaded.data().comparisons.iter().find(|c| c.comparison_id == *id)?;
        Some(texts.comparison(found).to_owned())
    });
    let picked = || {
        let places = session.picks();
        let label = texts.indicator(loaded?.index.series(*places.first()?)?.indicator);
        let more = places.len() - 1;
        let facts = [("indicator", Fact::Text(label.clone())), ("count", Fact::Number(more as f64))];
        Some(if more == 0 { label.clone() } else { texts.with("chart-title-several", &facts) })
    };
    let themes = || {
        (!view.themes.is_empty()).then(|| texts.list(&view.themes.iter().map(|t| texts.theme(*t)).collect::<Vec<_>>()))
    };
    let screen = texts.t(&format!("screen-{}", session.preferences().screen.key()));
    let subject = if session.preferences().screen == crate::session::view::Screen::Compare {
        comparison.or_else(picked).or_else(themes).unwrap_or(screen)
    } else {
        themes().map_or(screen.clone(), |themes| texts.pair(&screen, &themes))
    };
    let cities = loaded.map(|loaded| {
        let all = loaded.data().municipalities.iter().filter(|m| m.kind == AreaKind::Municipality);
        let (picked, others): (Vec<_>, Vec<_>) = all.partition(|m| view.areas.contains(&m.municipality_code));
        if others.is_empty() || picked.len() > 3 {
            return String::new();
        }
        let name = |m: &&crate::model::municipality::Municipality| texts.place(m).to_owned();
        texts.list(&picked.iter().map(name).collect::<Vec<_>>())
    });
    let cities = cities.unwrap_or_default();
    let name = if cities.is_empty() { subject } else { texts.aside(&subject, &cities) };
    // Room for a number behind it, within the longest name that a view may have.
    let name: String = name.chars().take(120).collect();
    let free = |name: &String| session.saved_view(name).is_none();
    let numbered = (2..).map(|number: u32| format!("{name} {number}"));
    std::iter::once(name.clone()).chain(numbered).find(free).unwrap_or_default()
}
