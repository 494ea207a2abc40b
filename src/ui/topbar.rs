//! The one bar above the screens: tabs, the ruler, menus, language, and the sign of the left pane.

use super::theme::size;
use super::toolbar;
use super::widgets::heading;
use crate::model::id::{ComparisonId, IndicatorId, SeriesId};
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::session::Session;
use crate::session::basket::Change;
use crate::session::command::Command;
use crate::session::import::Import;
use crate::session::shelf::Views;
use crate::session::view::Screen;
use egui::{Align, Button, FontId, Layout, RichText, ScrollArea, Ui};

/// What the bar asks of the window itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// To choose files and bring them in.
    OpenFile,
    /// To choose a file for the form for indicators.
    NewForm,
    /// To choose another store in a dialog.
    OpenDialog,
    /// To show the vintages of the store.
    Vintages,
    /// To show the list of shortcuts.
    Shortcuts,
    /// To show the palette of all actions.
    Palette,
    /// To show the window of a new plan, of a city of the store or of one to be chosen.
    AddPlan(Option<AreaCode>),
    /// To show the window of a new indicator of a city.
    AddKpi(AreaCode),
    /// To show the window of a grade of a city's own body.
    AddGrade(SeriesId),
    /// To bring in what was copied elsewhere.
    Paste,
    /// To show the window of a comparison of the reader's own; `None` for a new one of what is picked.
    Comparison(Option<ComparisonId>),
    /// To show the window of a computed indicator; `None` for a new one of what is picked.
    Derived(Option<IndicatorId>),
    /// To show the window of events.
    Events,
    /// To move the keyboard to the search for indicators.
    Search,
    /// To show the window of saved views.
    Views,
    /// To choose a file for the present view.
    SaveViewFile,
    /// To choose a file for a saved view.
    SaveNamedViewFile(String),
    /// To choose a view file and open it.
    OpenViewFile,
    /// To show the dialog for the figure on screen.
    ExportFigure,
    /// To copy the figure on screen as an image.
    CopyImage,
    /// To copy what the figure on screen displays.
    CopyData,
    /// To show the collected figures.
    Basket,
    /// To hide the pane at the left, or to show it again.
    FoldLeft,
    /// To close the detail at the right.
    CloseDetail,
    /// To draw everything larger (1) or smaller (−1), or in its usual size (0).
    Zoom(i8),
    /// To close the window.
    Quit,
}

/// Asks something of the window from a screen, which has no other way to it.
pub fn ask(ctx: &egui::Context, asked: Asked) {
    ctx.data_mut(|memory| memory.insert_temp(asked_id(), Some(asked)));
}

/// What a screen has asked since this was looked for last.
pub(super) fn asked(ctx: &egui::Context) -> Option<Asked> {
    ctx.data_mut(|memory| memory.remove_temp::<Option<Asked>>(asked_id())).flatten()
}

fn asked_id() -> egui::Id {
    egui::Id::unique("asked-by-a-screen")
}

/// Width of the window below which the names of the bar stand closer together, in points.
const NARROW: f32 = 1120.0;

/// Their distance then, in points.
const GAP: f32 = 2.0;

/// Draws the bar; `left` says whether the pane at the left is hidden, `None` where the screen has none.
pub fn show(ui: &mut Ui, session: &Session, left: Option<bool>, commands: &mut Vec<Command>) -> Option<Asked> {
    let texts = session.texts();
    let mut asked = None;
    ui.horizontal(|ui| {
        if ui.available_width() < NARROW {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.spacing_mut().button_padding.x = GAP;
        }
        ui.label(RichText::new(texts.t("app-title")).font(FontId::new(size::TITLE, super::fonts::bold())));
        ui.separator();
        screens(ui, session, commands);
        waiting_import(ui, session, commands);
        if session.store().is_loading()
            || session.scored().is_loading()
            || session.views_under_way()
            || session.writing().is_some()
        {
            ui.spinner();
            heading::faint(ui, &texts.t("loading"));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // A row of grey boxes would be louder than the screen below it.
            ui.visuals_mut().widgets.inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
            if left.is_some_and(|hidden| toolbar::pane_button(ui, texts, hidden)) {
                asked = Some(Asked::FoldLeft);
            }
            asked = right(ui, session, commands).or(asked.take());
        });
    });
    asked
}

/// The way back to a file that is being brought in while another screen is shown.
fn waiting_import(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let Some(draft) = session.import() else { return };
    let words = session.texts().t("importing-tab");
    if ui.selectable_label(session.import_shown(), words).on_hover_text(&draft.name).clicked() {
        commands.push(Command::Import(Import::Show(true)));
    }
}

fn right(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) -> Option<Asked> {
    let texts = session.texts();
    let mut asked = None;
    let next = session.preferences().language.next();
    if ui.button(texts.language_name(next)).on_hover_text(texts.t("shortcut-language")).clicked() {
        commands.push(Command::SetLanguage(next));
    }
    ui.menu_button(texts.t("menu-help"), |ui| {
        if ui.button(texts.t("palette-title")).clicked() {
            asked = Some(Asked::Palette);
        }
        if ui.button(texts.t("menu-shortcuts")).clicked() {
            asked = Some(Asked::Shortcuts);
        }
    });
    ui.menu_button(texts.t("figure-menu"), |ui| asked = figures(ui, session, commands).or(asked.take()));
    ui.menu_button(texts.t("views-menu"), |ui| asked = views(ui, session, commands).or(asked.take()));
    ui.menu_button(texts.t("menu-edit"), |ui| toolbar::steps(ui, session, commands));
    ui.menu_button(texts.t("menu-file"), |ui| asked = files(ui, session).or(asked.take()));
    ui.separator();
    let ruler = texts.pair(&texts.t("ruler-heading"), &texts.ruler(&session.view().ruler.key));
    ui.menu_button(ruler, |ui| super::ruler_menu::show(ui, session, commands));
    asked
}

/// The menu of files and stores.
fn files(ui: &mut Ui, session: &Session) -> Option<Asked> {
    let texts = session.texts();
    let mut asked = None;
    let opened = session.store().value().is_some();
    for (key, ask, ready) in [
        ("menu-open-file", Asked::OpenFile, true),
        ("menu-paste", Asked::Paste, opened),
        ("menu-new-form", Asked::NewForm, opened),
        ("city-add", Asked::AddPlan(None), opened),
        ("menu-open-store", Asked::OpenDialog, true),
        ("menu-vintages", Asked::Vintages, true),
    ] {
        if ui.add_enabled(ready, Button::new(texts.t(key))).clicked() {
            asked = Some(ask);
        }
    }
    if let Some(loaded) = session.store().value() {
        ui.separator();
        heading::faint(ui, &loaded.path.display().to_string());
    }
    ui.separator();
    if ui.button(texts.t("menu-quit")).clicked() {
        asked = Some(Asked::Quit);
    }
    asked
}

/// The menu of figures: writing and copying the one on screen, collecting.
fn figures(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) -> Option<Asked> {
    let texts = session.texts();
    let mut asked = None;
    let ready = session.has_figure();
    let entries = [
        ("figure-export", Asked::ExportFigure),
        ("figure-copy-image", Asked::CopyImage),
        ("figure-copy-data", Asked::CopyData),
    ];
    for (key, ask) in entries {
        if ui.add_enabled(ready, Button::new(texts.t(key))).clicked() {
            asked = Some(ask);
        }
    }
    ui.separator();
    if ui.add_enabled(ready, Button::new(texts.t("basket-add"))).clicked() {
        commands.push(Command::Basket(Change::Add));
    }
    let count = Fact::Number(session.basket().items.len() as f64);
    if ui.button(texts.with("basket-open-count", &[("count", count)])).clicked() {
        asked = Some(Asked::Basket);
    }
    asked
}

/// The menu of views: light and dark, size, saving, files, and the saved ones to be opened.
fn views(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) -> Option<Asked> {
    let texts = session.texts();
    let mut asked = None;
    for (key, ask) in [
        ("views-list", Asked::Views),
        ("views-open-file", Asked::OpenViewFile),
        ("views-save-file", Asked::SaveViewFile),
    ] {
        if ui.button(texts.t(key)).clicked() {
            asked = Some(ask);
        }
    }
    ui.separator();
    let dark = session.preferences().dark;
    if ui.button(texts.t(if dark { "theme-mode-light" } else { "theme-mode-dark" })).clicked() {
        commands.push(Command::SetDark(!dark));
    }
    for (key, ask) in
        [("menu-zoom-in", Asked::Zoom(1)), ("menu-zoom-out", Asked::Zoom(-1)), ("menu-zoom-reset", Asked::Zoom(0))]
    {
        if ui.button(texts.t(key)).clicked() {
            asked = Some(ask);
        }
    }
    ui.separator();
    if session.saved_views().is_empty() {
        heading::faint(ui, &texts.t("views-none"));
    }
    ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
        for view in session.saved_views() {
            if ui.button(&view.name).clicked() {
                commands.push(Command::Views(Views::Open(view.name.clone())));
            }
        }
    });
    asked
}

fn screens(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let shown = session.preferences().screen;
    for tab in Screen::TABS {
        let name = texts.t(&format!("tab-{}", tab.key()));
        if ui.selectable_label(shown.tab() == tab && !session.import_shown(), name).clicked() {
            commands.push(Command::Show(if shown.tab() == tab { shown } else { tab }));
        }
    }
}
