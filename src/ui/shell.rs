//! The window's frame: bars above, pick lists left, the screen in the middle, detail right.

use super::actions::Deed;
use super::basket::{self, BasketWindow};
use super::definitions::Definitions;
use super::export_dialog::{self, ExportDialog};
use super::grade_window::GradeWindow;
use super::importing::{self, ImportAsked, Importing};
use super::kpi_window::KpiWindow;
use super::notices::Notices;
use super::palette::Palette;
use super::path_dialog::{Ask, Chosen, Mode, PathDialog};
use super::picks::{self, Picks};
use super::plan_window::PlanWindow;
use super::screens::{self, Entry, PickPane};
use super::theme::{self, space};
use super::topbar::{self, Asked};
use super::views::ViewsWindow;
use super::vintages::Vintages;
use super::widgets::dialog;
use super::{detail, shortcuts, since, toolbar};
use crate::chart::page::PageChoice;
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::basket::{FigureFormat, OfficeFormat, PackFormat};
use crate::session::command::Command;
use crate::session::import::Import;
use crate::session::saved;
use crate::session::shelf::Views;
use crate::session::view::Screen;
use crate::session::writing::Order;
use egui::{CentralPanel, Frame, Id, Key, Margin, Modifiers, Panel, Rect, Ui, ViewportCommand};

/// State of the window's parts.
#[derive(Debug)]
pub struct Shell {
    picks: Picks,
    screens: Vec<Entry>,
    vintages: Vintages,
    shortcuts_open: bool,
    views: ViewsWindow,
    definitions: Definitions,
    plan: PlanWindow,
    kpi: KpiWindow,
    grade: GradeWindow,
    palette: Palette,
    notices: Notices,
    export: ExportDialog,
    basket: BasketWindow,
    paths: PathDialog<Purpose>,
    importing: Importing,
    /// Whether the left pane is hidden beside the overview, and beside the other screens. The overview begins without.
    folded: [bool; 2],
    /// The frame in which one was last hidden or shown.
    folded_in: Option<u64>,
    /// The field that the keyboard moves to, and for how many frames: it may have to be drawn first.
    searching: Option<(Id, u8)>,
}

/// What a file is chosen for.
#[derive(Debug, Clone)]
enum Purpose {
    Store,
    Files,
    Form,
    Report,
    Recipe,
    SaveRecipe,
    OpenView,
    SaveView(Option<String>),
    Figure(Box<export_dialog::Waiting>),
    Pack(Box<basket::Waiting>),
}

impl Default for Shell {
    fn default() -> Self {
        Self {
            picks: Picks::default(),
            screens: screens::all(),
            vintages: Vintages::default(),
            shortcuts_open: false,
            views: ViewsWindow::default(),
            definitions: Definitions::default(),
            plan: PlanWindow::default(),
            kpi: KpiWindow::default(),
            grade: GradeWindow::default(),
            palette: Palette::default(),
            notices: Notices::default(),
            export: ExportDialog::default(),
            basket: BasketWindow::default(),
            paths: PathDialog::default(),
            importing: Importing::default(),
            folded: [true, false],
            folded_in: None,
            searching: None,
        }
    }
}

impl Shell {
    /// From now on the system's own file dialogs are tried first.
    pub fn use_system_dialogs(&mut self) {
        self.paths.use_system();
    }

    /// Draws everything and returns what the reader asked for.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Vec<Command> {
        let mut commands = Vec::new();
        theme::set_dark(ui.ctx(), session.preferences().dark);
        importing::take_dropped(ui.ctx(), session, &mut commands);
        for deed in shortcuts::handle(ui.ctx(), session) {
            self.take(deed, ui, session, &mut commands);
        }
        let bar = pane(ui).inner_margin(Margin::symmetric(8, 5));
        Panel::top("bar").frame(bar).resizable(false).show(ui, |ui| {
            let asked = topbar::show(ui, session, self.left_pane(session), &mut commands);
            if let Some(asked) = asked {
                self.answer(asked, ui, session, &mut commands);
            }
            if toolbar::has_line(session) {
                ui.add_space(space::TIGHT);
                toolbar::show(ui, session, &mut commands);
            }
        });
        let room = ui.available_rect_before_wrap();
        if session.import_shown() {
            if let Some(asked) = self.importing.show(ui, session, &mut commands) {
                self.ask_import(asked, ui, session);
            }
        } else {
            self.screen(ui, session, &mut commands);
        }
        self.windows(ui, session, room, &mut commands);
        self.notices.show(ui, session, &mut commands);
        commands
    }

    /// Whether the left pane is hidden beside a screen.
    fn folded(&mut self, screen: Screen) -> &mut bool {
        let [overview, others] = &mut self.folded;
        if screen == Screen::Overview { overview } else { others }
    }

    /// Hides or shows the left pane; once in a frame, which egui may draw twice.
    fn fold(&mut self, ui: &Ui, screen: Screen) {
        let frame = ui.ctx().cumulative_frame_nr();
        if self.folded_in != Some(frame) {
            self.folded_in = Some(frame);
            let folded = self.folded(screen);
            *folded = !*folded;
        }
    }

    /// Whether the left pane of the shown screen is hidden; `None` where the screen has none.
    fn left_pane(&mut self, session: &Session) -> Option<bool> {
        let shown = session.preferences().screen;
        let entry = self.screens.iter().find(|entry| entry.screen == shown).filter(|_| !session.import_shown())?;
        (entry.picks != PickPane::None).then(|| *self.folded(shown))
    }

    /// The screen with the panes that stand beside it.
    fn screen(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let width = ui.available_width();
        let shown = session.preferences().screen;
        let left = *self.folded(shown);
        let Self { picks, screens, .. } = self;
        let mut asked = None;
        if let Some(entry) = screens.iter_mut().find(|entry| entry.screen == shown) {
            if entry.picks != PickPane::None && !left {
                Panel::left("picks")
                    .frame(pane(ui))
                    .default_size((width * 0.2).clamp(230.0, 320.0))
                    .size_range(200.0..=460.0)
                    .show(ui, |ui| {
                        keep_size(ui);
                        asked = picks.show(ui, session, entry.picks, commands);
                    });
            }
            let known = |id| session.store().value().is_some_and(|loaded| loaded.index.place(id).is_some());
            if entry.detail && !session.is_entering() && session.focus().is_some_and(known) {
                Panel::right("detail")
                    .frame(pane(ui))
                    .default_size((width * 0.22).clamp(270.0, 380.0))
                    .size_range(230.0..=560.0)
                    .show(ui, |ui| {
                        keep_size(ui);
                        detail::show(ui, session, commands);
                    });
            }
            CentralPanel::default().frame(pane(ui)).show(ui, |ui| {
                // Each screen keeps its own widgets' memory, so that none scrolls another.
                ui.push_id(shown.key(), |ui| entry.part.show(ui, session, commands));
            });
        }
        for asked in asked.into_iter().chain(topbar::asked(ui.ctx())) {
            self.answer(asked, ui, session, commands);
        }
    }

    /// Asks for the file that the pane of a file to be brought in wants.
    fn ask_import(&mut self, asked: ImportAsked, ui: &Ui, session: &Session) {
        let (purpose, mode, extensions, group) = match asked {
            ImportAsked::SaveReport => (Purpose::Report, Mode::Save, &["csv"][..], "dialog-save-report"),
            ImportAsked::SaveRecipe => (Purpose::SaveRecipe, Mode::Save, RECIPES, "dialog-save-recipe"),
            ImportAsked::OpenRecipe => (Purpose::Recipe, Mode::Open, RECIPES, "dialog-open-recipe"),
        };
        self.ask(ui, session, purpose, mode, extensions, group);
    }

    fn take(&mut self, deed: Deed, ui: &Ui, session: &Session, commands: &mut Vec<Command>) {
        match deed {
            Deed::Commands(more) => commands.extend(more),
            Deed::Ask(asked) => self.answer(asked, ui, session, commands),
        }
    }

    fn answer(&mut self, asked: Asked, ui: &Ui, session: &Session, commands: &mut Vec<Command>) {
        match asked {
            // No switch: egui may draw a frame twice, and would open and close it at once.
            Asked::Shortcuts => self.shortcuts_open = true,
            Asked::Vintages => self.vintages.open = true,
            Asked::Palette => self.palette.open(),
            Asked::Views => self.views.open(session),
            Asked::AddPlan(area) => self.plan.open(session, area),
            Asked::AddKpi(area) => {
                // Without a plan there is nothing that a target could belong to.
                if !self.kpi.open(session, area) {
                    self.plan.open(session, Some(area));
                }
            }
            Asked::AddGrade(series) => self.grade.open(session, series),
            Asked::Paste => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
            Asked::Comparison(id) => self.definitions.comparison.open(session, id.as_ref()),
            Asked::Derived(id) => self.definitions.derived.open(session, id.as_ref()),
            Asked::Events => self.definitions.events.open(),
            Asked::Search => {
                // A screen without a field of its own gives way to the list of indicators.
                let shown = session.preferences().screen;
                let own = self.screens.iter().find(|entry| entry.screen == shown).and_then(|entry| entry.search);
                if own.is_none() {
                    commands.push(Command::Show(Screen::Compare));
                }
                if own.is_none_or(|field| [picks::search_field(), picks::city_list_field()].contains(&field)) {
                    *self.folded(shown) = false;
                }
                self.searching = Some((own.unwrap_or_else(picks::search_field), 2));
            }
            Asked::OpenFile => self.ask(ui, session, Purpose::Files, Mode::OpenAny, FILES, "dialog-open-file"),
            Asked::NewForm => self.ask(ui, session, Purpose::Form, Mode::Save, &["xlsx"], "dialog-save-form"),
            Asked::OpenDialog => {
                let extensions = &["sqlite", "db", "machikurabe"];
                self.ask(ui, session, Purpose::Store, Mode::Open, extensions, "dialog-open-store");
            }
            Asked::OpenViewFile => {
                self.ask(ui, session, Purpose::OpenView, Mode::Open, VIEW_FILES, "dialog-open-view");
            }
            Asked::SaveViewFile => {
                self.ask(ui, session, Purpose::SaveView(None), Mode::Save, VIEW_FILES, "dialog-save-view");
            }
            Asked::SaveNamedViewFile(name) => {
                self.ask(ui, session, Purpose::SaveView(Some(name)), Mode::Save, VIEW_FILES, "dialog-save-view");
            }
            Asked::ExportFigure => self.export.open(session, commands),
            Asked::CopyImage => export_dialog::copy_image(session, None, &PageChoice::default(), commands),
            Asked::CopyData => export_dialog::copy_data(session, None, commands),
            Asked::Basket => self.basket.open(),
            Asked::FoldLeft => self.fold(ui, session.preferences().screen),
            Asked::CloseDetail => commands.push(Command::Focus(None)),
            Asked::Zoom(1) => egui::gui_zoom::zoom_in(ui.ctx()),
            Asked::Zoom(-1) => egui::gui_zoom::zoom_out(ui.ctx()),
            Asked::Zoom(_) => ui.ctx().set_zoom_factor(1.0),
            Asked::Quit => ui.ctx().send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Asks for a file; `group` begins the keys of the dialog's title and filter.
    fn ask(
        &mut self,
        ui: &Ui,
        session: &Session,
        purpose: Purpose,
        mode: Mode,
        extensions: &'static [&'static str],
        group: &str,
    ) {
        let texts = session.texts();
        let name = match &purpose {
            Purpose::SaveView(Some(name)) => file_name(name, saved::EXTENSION),
            Purpose::SaveView(None) => file_name(&super::views::suggested(session), saved::EXTENSION),
            Purpose::Figure(waiting) => file_name(&waiting.name, waiting.format.extension()),
            Purpose::Pack(waiting) => {
                let title = session.basket().title.trim();
                let title = if title.is_empty() { texts.t("briefing-title") } else { title.to_owned() };
                file_name(&title, if waiting.format.is_folder() { "" } else { waiting.format.key() })
            }
            Purpose::Form => file_name(&texts.t("template-sheet"), "xlsx"),
            Purpose::Report => beside(session, "report-name", "csv"),
            Purpose::SaveRecipe => beside(session, "recipe-name", "recipe.json"),
            Purpose::Store | Purpose::OpenView | Purpose::Files | Purpose::Recipe => String::new(),
        };
        let (title, filter) = (texts.t(&format!("{group}-title")), texts.t(&format!("{group}-filter")));
        self.paths.ask(ui.ctx(), session, purpose, Ask { title, filter, extensions, mode, name });
    }

    /// Escape closes a plain window; a menu, the palette and windows with fields take it for themselves.
    fn leave(&mut self, ui: &Ui, session: &Session, commands: &mut Vec<Command>) {
        let busy = self.palette.is_open()
            || self.views.is_open()
            || self.paths.is_open()
            || self.definitions.is_open()
            || self.plan.is_open()
            || self.kpi.is_open()
            || self.grade.is_open();
        if busy || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let any = self.shortcuts_open || self.vintages.open || session.since().is_some();
        if !any || !ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return;
        }
        if std::mem::take(&mut self.shortcuts_open) || self.vintages.leave() {
            return;
        }
        commands.push(Command::Views(Views::CloseSince));
    }

    fn windows(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) {
        let texts = session.texts();
        if let Some((field, left)) = self.searching {
            self.searching = (left > 1).then_some((field, left - 1));
            ui.memory_mut(|memory| memory.request_focus(field));
            ui.ctx().request_repaint();
        }
        self.leave(ui, session, commands);
        self.vintages.show(ui, session, room, commands);
        since::show(ui, session, room, commands);
        dialog::window(texts.t("menu-shortcuts"), room)
            // Long details of a notice leave little room; the window's head is never cut for the list.
            .vscroll(true)
            .default_height(shortcuts::height(ui))
            .open(&mut self.shortcuts_open)
            .show(ui.ctx(), |ui| shortcuts::list(ui, texts));
        self.definitions.show(ui, session, room, commands);
        self.plan.show(ui, session, room, commands);
        self.kpi.show(ui, session, room, commands);
        self.grade.show(ui, session, room, commands);
        if let Some(asked) = self.views.show(ui, session, room, commands) {
            self.answer(asked, ui, session, commands);
        }
        if let Some(waiting) = self.export.show(ui, session, room, commands) {
            let extensions = figure_files(waiting.format);
            self.ask(ui, session, Purpose::Figure(Box::new(waiting)), Mode::Save, extensions, "dialog-save-figure");
        }
        if let Some(waiting) = self.basket.show(ui, session, room, commands) {
            let extensions = pack_files(waiting.format);
            let group = if waiting.format.is_folder() { "dialog-save-folder" } else { "dialog-save-pack" };
            self.ask(ui, session, Purpose::Pack(Box::new(waiting)), Mode::Save, extensions, group);
        }
        if let Some((purpose, chosen)) = self.paths.show(ui, session, room, commands) {
            let Chosen { path, replace, more } = chosen;
            commands.push(match purpose {
                Purpose::Store => Command::OpenStore(path),
                Purpose::Files => Command::Import(Import::Open(std::iter::once(path).chain(more).collect())),
                Purpose::Form => Command::SaveForm { path, replace },
                Purpose::Report => Command::Import(Import::SaveReport(path, replace)),
                Purpose::Recipe => Command::Import(Import::OpenRecipe(path)),
                Purpose::SaveRecipe => Command::Import(Import::SaveRecipe(path, replace)),
                Purpose::OpenView => Command::Views(Views::OpenFile(path)),
                Purpose::SaveView(of) => Command::Views(Views::SaveFile { of, path, replace }),
                Purpose::Figure(waiting) => {
                    let export_dialog::Waiting { panel, title, choice, format, .. } = *waiting;
                    let replace_numbered = false;
                    let order = Order::Figure { panel, title, choice, format, path, replace, replace_numbered };
                    Command::Write(Box::new(order))
                }
                Purpose::Pack(waiting) => {
                    let basket::Waiting { choice, format } = *waiting;
                    Command::Write(Box::new(Order::Pack { choice, format, path, replace }))
                }
            });
        }
        if let Some(deed) = self.palette.show(ui, session) {
            self.take(deed, ui, session, commands);
        }
    }
}

/// The extension of a figure's file.
const fn figure_files(format: FigureFormat) -> &'static [&'static str] {
    match format {
        FigureFormat::Svg(_) => &["svg"],
        FigureFormat::Png(_) => &["png"],
        FigureFormat::Pdf => &["pdf"],
        FigureFormat::Office(OfficeFormat::Pptx) => &["pptx"],
        FigureFormat::Office(OfficeFormat::Docx) => &["docx"],
        FigureFormat::Office(OfficeFormat::Xlsx) => &["xlsx"],
        FigureFormat::Csv => &["csv"],
        FigureFormat::Tsv => &["tsv"],
    }
}

/// The extension of a pack's file; a folder has none.
const fn pack_files(format: PackFormat) -> &'static [&'static str] {
    match format {
        PackFormat::Pdf => &["pdf"],
        PackFormat::Pptx => &["pptx"],
        PackFormat::Docx => &["docx"],
        PackFormat::Xlsx => &["xlsx"],
        PackFormat::Png | PackFormat::Svg => &[],
    }
}

/// The extensions of files that can be brought in; what a file is, its content says.
const FILES: &[&str] =
    &["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "xlsb", "ods", "parquet", "json", "jsonl", "zip", "sqlite", "db"];

/// The extensions of recipes.
const RECIPES: &[&str] = &["recipe.json", "json"];

/// A name for what is written about the file that is being brought in.
fn beside(session: &Session, key: &str, extension: &str) -> String {
    let file = session.import().map(|draft| draft.name.clone()).unwrap_or_default();
    let words = session.texts().with(key, &[("file", Fact::Text(file))]);
    file_name(&words, extension)
}

/// The extensions of view files.
const VIEW_FILES: &[&str] = &[saved::EXTENSION];

/// A name as a file name: what some system forbids in it becomes a dash.
fn file_name(name: &str, extension: &str) -> String {
    let allowed = |c: char| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '-' } else { c };
    let name: String = name.chars().take(60).map(allowed).collect();
    format!("{}.{extension}", name.trim_matches([' ', '.'])).trim_end_matches('.').to_owned()
}

/// The frame of a pane.
pub fn pane(ui: &Ui) -> Frame {
    Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin::same(8))
}

/// Keeps a pane at the size it was given, whatever it holds while data are loading.
pub fn keep_size(ui: &mut Ui) {
    ui.set_min_size(ui.available_size());
}
