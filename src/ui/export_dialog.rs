//! The dialog for the figure on screen: format, size, colours and title; saving, copying, collecting.

use super::keys::Composing;
use super::page_choice::{self, Chosen};
use super::theme::space;
use super::widgets::{dialog, heading};
use crate::chart::figure_table;
use crate::chart::page::{NamedSize, PageChoice};
use crate::model::message::{Fact, Message};
use crate::session::Session;
use crate::session::basket::{Change, FigureFormat, OfficeFormat, Resolution, SvgText};
use crate::session::clipboard::Content;
use crate::session::command::Command;
use crate::session::figures::Panel;
use egui::{Button, ComboBox, DragValue, Grid, Id, Rect, Role, TextEdit, Ui, WidgetInfo};

/// A format as the list has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Svg,
    Pdf,
    Pptx,
    Docx,
    Xlsx,
    Csv,
    Tsv,
}

/// How fine the pixels are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fineness {
    Scale,
    PerInch,
}

const KINDS: [(Kind, &str); 8] = [
    (Kind::Png, "png"),
    (Kind::Svg, "svg"),
    (Kind::Pdf, "pdf"),
    (Kind::Pptx, "pptx"),
    (Kind::Docx, "docx"),
    (Kind::Xlsx, "xlsx"),
    (Kind::Csv, "csv"),
    (Kind::Tsv, "tsv"),
];

/// State of the dialog.
#[derive(Debug)]
pub struct ExportDialog {
    open: bool,
    kind: Kind,
    page: Chosen,
    /// The title; while it is the one made from the data, it follows them.
    title: String,
    found: String,
    fineness: Fineness,
    scale: f32,
    per_inch: f32,
    text: SvgText,
    panels: Panels,
    composing: Composing,
}

impl Default for ExportDialog {
    fn default() -> Self {
        Self {
            open: false,
            kind: Kind::Png,
            page: Chosen::new(NamedSize::Slide),
            title: String::new(),
            found: String::new(),
            fineness: Fineness::Scale,
            scale: 2.0,
            per_inch: 300.0,
            text: SvgText::Named,
            panels: Panels::default(),
            composing: Composing::default(),
        }
    }
}

/// The figures of a screen that shows several, and which of them is meant.
#[derive(Debug, Default)]
struct Panels {
    /// Each with its finding, kept while the session's revision is the same.
    all: Vec<(Panel, String)>,
    revision: u64,
    /// Without one, all of them.
    chosen: Option<Panel>,
}

impl Panels {
    /// The figures of the screen that is shown now; the first is meant.
    fn of(session: &Session) -> Self {
        let all = session.panels_now();
        let chosen = all.first().map(|(panel, _)| *panel);
        Self { all, revision: session.revision(), chosen }
    }

    /// Takes in what has changed on screen since.
    fn keep(&mut self, session: &Session) {
        if self.revision != session.revision() {
            let all = session.panels_now();
            let still = self.chosen.filter(|chosen| all.iter().any(|(panel, _)| panel == chosen));
            let chosen = if self.chosen.is_some() { still.or(all.first().map(|(panel, _)| *panel)) } else { None };
            *self = Self { all, revision: session.revision(), chosen };
        }
    }
}

/// A figure that waits for a place to be saved in.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The one of several figures that is meant.
    pub panel: Option<Panel>,
    /// Title of the reader's own.
    pub title: Option<String>,
    /// Size and colours.
    pub choice: PageChoice,
    /// Format.
    pub format: FigureFormat,
    /// The name that is offered.
    pub name: String,
}

impl ExportDialog {
    /// Opens the dialog for the figure on screen, or says that there is none.
    pub fn open(&mut self, session: &Session, commands: &mut Vec<Command>) {
        self.panels = Panels::of(session);
        match session.collected_now(self.panels.chosen) {
            Some(now) => {
                self.title.clone_from(&now.found);
                self.found = now.found;
                self.open = true;
            }
            None => commands.push(Command::Warn(Message::new("error-figure-none"))),
        }
    }

    /// Draws the dialog where it is open; returns what is to be saved.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) -> Option<Waiting> {
        if !self.open {
            return None;
        }
        let texts = session.texts();
        let keys = self.composing.field_keys(ui.ctx());
        let (mut open, mut waiting) = (true, None);
        let window = dialog::window(texts.t("figure-export"), room).id(Id::unique("figure-export")).open(&mut open);
        window.show(ui.ctx(), |ui| {
            ui.set_width((room.width() * 0.5).clamp(380.0, 560.0));
            self.fields(ui, session);
            ui.add_space(space::STEP);
            ui.horizontal_wrapped(|ui| {
                if ui.button(texts.t("figure-save")).clicked() || keys.enter {
                    waiting = Some(self.waiting(session));
                }
                if ui.button(texts.t("figure-copy-image")).clicked() {
                    copy_image(session, self.panels.chosen, &self.choice(session), commands);
                }
                if ui.button(texts.t("figure-copy-data")).clicked() {
                    copy_data(session, self.panels.chosen, commands);
                }
                if ui.add_enabled(session.has_figure(), Button::new(texts.t("basket-add"))).clicked() {
                    commands.push(Command::Basket(self.panels.chosen.map_or(Change::Add, Change::AddPanel)));
                }
            });
            heading::faint(ui, &texts.t("figure-export-explained"));
        });
        self.open = open && !keys.escape && waiting.is_none();
        waiting
    }

    fn fields(&mut self, ui: &mut Ui, session: &Session) {
        let texts = session.texts();
        self.which(ui, session);
        let label = texts.t("figure-title");
        ui.label(&label);
        let field = TextEdit::multiline(&mut self.title)
            .id(Id::unique("figure-title"))
            .desired_rows(2)
            .hint_text(&self.found)
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
        if response.changed() {
            self.title.retain(|c| !c.is_control());
        }
        ui.add_space(space::NEAR);
        Grid::new("figure-export").num_columns(2).spacing([space::WIDE, space::NEAR]).show(ui, |ui| {
            let name = |kind: Kind| {
                let key = KINDS.iter().find(|(known, _)| *known == kind).map_or("png", |(_, key)| key);
                texts.t(&format!("figure-format-{key}"))
            };
            let kinds = KINDS.map(|(kind, _)| kind);
            page_choice::list(ui, &texts.t("figure-format"), &kinds, &mut self.kind, name);
            if !matches!(self.kind, Kind::Csv | Kind::Tsv) {
                self.page.rows(ui, texts);
            }
            match self.kind {
                Kind::Png => self.resolution(ui, session),
                Kind::Svg => {
                    let name = |text: SvgText| texts.t(&format!("figure-text-{}", text.key()));
                    page_choice::list(ui, &texts.t("figure-text"), SvgText::ALL, &mut self.text, name);
                }
                Kind::Pdf | Kind::Pptx | Kind::Docx | Kind::Xlsx | Kind::Csv | Kind::Tsv => {}
            }
        });
    }

    /// Which of several figures is meant; its finding is the title that is offered.
    fn which(&mut self, ui: &mut Ui, session: &Session) {
        self.panels.keep(session);
        if self.panels.all.len() < 2 {
            return;
        }
        let texts = session.texts();
        let all = texts.with("figure-panel-all", &[("count", Fact::Number(self.panels.all.len() as f64))]);
        let name = |chosen: Option<Panel>| {
            let found = self.panels.all.iter().find(|(panel, _)| Some(*panel) == chosen);
            found.map_or_else(|| all.clone(), |(_, finding)| finding.clone())
        };
        let entries: Vec<Option<Panel>> = self.panels.all.iter().map(|(panel, _)| Some(*panel)).chain([None]).collect();
        let mut chosen = self.panels.chosen;
        let label = texts.t("figure-panel");
        ui.label(&label);
        let width = ui.available_width();
        let menu = ComboBox::from_id_salt("figure-panel").selected_text(name(chosen)).width(width).truncate();
        let menu = menu.show_ui(ui, |ui| {
            for entry in &entries {
                ui.selectable_value(&mut chosen, *entry, name(*entry));
            }
        });
        menu.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &label));
        ui.add_space(space::NEAR);
        if chosen != self.panels.chosen {
            self.panels.chosen = chosen;
            if let Some(now) = session.collected_now(chosen) {
                let own = self.own_title();
                self.title = own.unwrap_or_else(|| now.found.clone());
                self.found = now.found;
            }
        }
    }

    fn resolution(&mut self, ui: &mut Ui, session: &Session) {
        let texts = session.texts();
        let name = |fineness: Fineness| {
            texts.t(match fineness {
                Fineness::Scale => "figure-scale",
                Fineness::PerInch => "figure-dpi",
            })
        };
        let both = [Fineness::Scale, Fineness::PerInch];
        page_choice::list(ui, &texts.t("figure-pixels"), &both, &mut self.fineness, name);
        ui.label("");
        let (field, label) = match self.fineness {
            Fineness::Scale => {
                (DragValue::new(&mut self.scale).range(1.0..=4.0).speed(0.1).suffix(" ×"), "figure-scale")
            }
            Fineness::PerInch => (DragValue::new(&mut self.per_inch).range(36.0..=1200.0).suffix(" dpi"), "figure-dpi"),
        };
        let response = ui.add(field.max_decimals(1));
        response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, texts.t(label)));
        ui.end_row();
    }

    fn own_title(&self) -> Option<String> {
        let title = self.title.trim();
        (!title.is_empty() && title != self.found).then(|| title.to_owned())
    }

    fn choice(&self, session: &Session) -> PageChoice {
        PageChoice { title: self.own_title(), ..self.page.page(session) }
    }

    fn waiting(&self, session: &Session) -> Waiting {
        let resolution = match self.fineness {
            Fineness::Scale => Resolution::Scale(self.scale),
            Fineness::PerInch => Resolution::PerInch(self.per_inch),
        };
        let format = match self.kind {
            Kind::Png => FigureFormat::Png(resolution),
            Kind::Svg => FigureFormat::Svg(self.text),
            Kind::Pdf => FigureFormat::Pdf,
            Kind::Pptx => FigureFormat::Office(OfficeFormat::Pptx),
            Kind::Docx => FigureFormat::Office(OfficeFormat::Docx),
            Kind::Xlsx => FigureFormat::Office(OfficeFormat::Xlsx),
            Kind::Csv => FigureFormat::Csv,
            Kind::Tsv => FigureFormat::Tsv,
        };
        let title = self.own_title();
        let name = title.clone().unwrap_or_else(|| self.found.clone());
        Waiting { panel: self.panels.chosen, title, choice: self.choice(session), format, name }
    }
}

/// Copies the figure on screen as an image.
pub fn copy_image(session: &Session, panel: Option<Panel>, choice: &PageChoice, commands: &mut Vec<Command>) {
    commands.push(match session.figure_image(panel, choice) {
        Ok(pixels) => Command::copy(Content::Image(pixels), Message::new("figure-image-copied")),
        Err(message) => Command::Warn(message),
    });
}

/// Copies the data that the figure on screen displays.
pub fn copy_data(session: &Session, panel: Option<Panel>, commands: &mut Vec<Command>) {
    let now = session.collected_now(panel);
    let pages = now.map(|now| session.figure_pages(&now, &PageChoice::default())).unwrap_or_default();
    if let Some(reason) = pages.iter().find_map(|page| page.lacking(session.texts())) {
        commands.push(Command::Warn(Message::new("error-figure-nothing-drawn").text("reason", reason)));
        return;
    }
    let tables: Vec<String> =
        pages.iter().map(|page| figure_table::tsv(&figure_table::records(page, session.texts()))).collect();
    if tables.iter().all(String::is_empty) {
        commands.push(Command::Warn(Message::new("error-figure-none")));
        return;
    }
    let text = Content::Text(tables.join("\n"));
    commands.push(Command::copy(text, Message::new("figure-data-copied")));
}
