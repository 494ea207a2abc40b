//! Data: every observation behind the other screens, with its proof.

use super::Part;
use crate::chart::findings::source_place;
use crate::chart::observed::{Observed, measure};
use crate::chart::palette;
use crate::chart::request::area_name;
use crate::frame::ObservationRef;
use crate::model::indexed::Series;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;
use crate::model::observation::{ObservationStatus, Role};
use crate::session::Session;
use crate::session::command::{Adjust, Command};
use crate::session::loaded::Loaded;
use crate::session::view::ViewSpec;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use crate::text::number;
use crate::ui::data_rows::{self, Col, Row, Wanted};
use crate::ui::detail_trail;
use crate::ui::theme::space;
use crate::ui::widgets::table::{self, Asked, Cell, Column, Mark, Rows, Shown, Table};
use crate::ui::widgets::{check_menu, filter_field, heading, tsv};
use egui::{PopupCloseBehavior, Ui};
use std::sync::{Arc, Weak};

/// State of the screen: what it narrows by, which columns it shows, and the rows while nothing has changed.
#[derive(Debug)]
pub struct Data {
    wanted: Wanted,
    columns: Vec<Col>,
    table: Table,
    built: Option<Built>,
    /// The years of a store, because reading all observations for them takes time.
    years: Option<(Weak<Loaded>, Vec<u16>)>,
}

/// Rows with everything that they depend on.
#[derive(Debug)]
struct Built {
    revision: u64,
    loaded: Weak<Loaded>,
    view: ViewSpec,
    language: Language,
    wanted: Wanted,
    rows: Vec<Row>,
}

impl Default for Data {
    fn default() -> Self {
        let columns = Col::ALL.iter().filter(|(.., first)| *first).map(|(column, ..)| *column).collect();
        Self { wanted: Wanted::default(), columns, table: Table::default(), built: None, years: None }
    }
}

/// What a row of the table is made from.
struct Observations<'a> {
    session: &'a Session,
    loaded: &'a Loaded,
    columns: &'a [Col],
    rows: &'a [Row],
}

impl Part for Data {
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let Some(loaded) = session.store().value() else {
            // Where nothing could be opened, the notice says why.
            if session.store().failure().is_none() {
                heading::faint(ui, &texts.t("loading-store"));
            }
            return;
        };
        self.build(session, loaded);
        let rows = self.built.as_ref().map(|built| built.rows.len()).unwrap_or_default();
        ui.horizontal(|ui| {
            heading::pane(ui, &texts.t("data-title"));
            let facts = [("count", Fact::Number(rows as f64)), ("total", Fact::Number(loaded.index.len() as f64))];
            heading::faint(ui, &texts.with("data-count", &facts));
        });
        ui.horizontal_wrapped(|ui| {
            filter_field::show(ui, session, commands);
            self.picks_switch(ui, session);
            self.narrow(ui, texts);
            self.years(ui, session, loaded, commands);
            self.choose_columns(ui, texts);
            self.copy_menu(ui, session, loaded, commands);
        });
        // A choice made above takes effect in this frame.
        self.build(session, loaded);
        ui.add_space(space::NEAR);
        self.table(ui, session, loaded, commands);
    }
}

impl Data {
    /// Finds and orders the rows anew where anything that they depend on has changed.
    fn build(&mut self, session: &Session, loaded: &Arc<Loaded>) {
        let language = session.texts().language();
        if let Some(built) = &mut self.built {
            let same_choices = built.wanted == self.wanted;
            if same_choices && built.revision == session.revision() {
                return;
            }
            let same_data = std::ptr::eq(built.loaded.as_ptr(), Arc::as_ptr(loaded));
            if same_choices && same_data && built.language == language && built.view == *session.view() {
                built.revision = session.revision();
                return;
            }
            self.table.reset();
        }
        self.built = Some(Built {
            revision: session.revision(),
            loaded: Arc::downgrade(loaded),
            view: session.view().clone(),
            language,
            wanted: self.wanted.clone(),
            rows: data_rows::rows(session, loaded, &self.wanted),
        });
    }

    fn table(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let Some(built) = &self.built else { return };
        if built.rows.is_empty() {
            let key = if session.view().areas.is_empty() { "empty-no-city" } else { "data-nothing" };
            ui.label(texts.t(key));
            return;
        }
        let columns: Vec<Column> = self.columns.iter().map(|column| heading_of(texts, *column)).collect();
        let place = |by: Col| self.columns.iter().position(|column| *column == by);
        let shown = Shown {
            name: &texts.t("data-title"),
            texts,
            columns: &columns,
            sort: self.wanted.sort.and_then(|(by, falling)| Some((place(by)?, falling))),
        };
        let rows = Observations { session, loaded, columns: &self.columns, rows: &built.rows };
        let asked = self.table.show(ui, &shown, &rows);
        open(ui, &rows, &asked, commands);
        if asked.copy {
            let chosen = table::rows_to_copy(self.table.selected(), rows.rows.len());
            tsv::copy(&headings(texts), chosen, |row| rows.record(row), commands);
        }
        if let Some(column) = asked.sort.and_then(|place| self.columns.get(place)) {
            self.wanted.sort = table::next_order(self.wanted.sort, *column);
            ui.request_repaint();
        }
    }

    fn picks_switch(&mut self, ui: &mut Ui, session: &Session) {
        let picked = session.picks().len();
        if picked > 0 {
            let words = session.texts().with("data-picks-only", &[("count", Fact::Number(picked as f64))]);
            ui.checkbox(&mut self.wanted.picks_only, words);
        }
    }

    fn narrow(&mut self, ui: &mut Ui, texts: &Texts) {
        let wanted = &mut self.wanted;
        let (role, status) = (texts.t("column-role"), texts.t("data-status"));
        if let Some(role) = check_menu::show(ui, texts, &role, Role::ALL, &wanted.roles, |r| texts.role(r)) {
            check_menu::toggle(&mut wanted.roles, role);
        }
        let words = |status| texts.observation_status(status);
        if let Some(status) = check_menu::show(ui, texts, &status, ObservationStatus::ALL, &wanted.statuses, words) {
            check_menu::toggle(&mut wanted.statuses, status);
        }
        ui.checkbox(&mut wanted.missing_only, texts.t("data-missing-only"));
    }

    fn years(&mut self, ui: &mut Ui, session: &Session, loaded: &Arc<Loaded>, commands: &mut Vec<Command>) {
        let known = self.years.as_ref().is_some_and(|(of, _)| std::ptr::eq(of.as_ptr(), Arc::as_ptr(loaded)));
        if !known {
            self.years = Some((Arc::downgrade(loaded), data_rows::years(loaded)));
        }
        let years = self.years.as_ref().map(|(_, years)| years.as_slice()).unwrap_or_default();
        let Some(whole) = years.first().copied().zip(years.last().copied()) else { return };
        let (first, last) = session.view().years.unwrap_or(whole);
        let texts = session.texts();
        if let Some(year) = year_menu(ui, &texts.t("data-first-year"), years, first) {
            commands.push(Command::Adjust(Adjust::SetYears(narrowed((year, last.max(year)), whole))));
        }
        ui.label("–");
        if let Some(year) = year_menu(ui, &texts.t("data-last-year"), years, last) {
            commands.push(Command::Adjust(Adjust::SetYears(narrowed((first.min(year), year), whole))));
        }
    }

    fn choose_columns(&mut self, ui: &mut Ui, texts: &Texts) {
        let menu = egui::containers::menu::MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        egui::containers::menu::MenuButton::new(texts.t("data-columns")).config(menu).ui(ui, |ui| {
            for (column, key, ..) in Col::ALL {
                let mut on = self.columns.contains(&column);
                // The last column stays: a table without any could not be brought back by looking at it.
                let only = on && self.columns.len() == 1;
                if ui.add_enabled(!only, egui::Checkbox::new(&mut on, texts.t(key))).changed() {
                    check_menu::toggle(&mut self.columns, column);
                    self.columns.sort_unstable();
                }
            }
        });
    }

    fn copy_menu(&self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let rows = self.built.as_ref().map(|built| built.rows.as_slice()).unwrap_or_default();
        let rows = Observations { session, loaded, columns: &self.columns, rows };
        let record = |row: usize| rows.record(row);
        let selected = self.table.selected();
        tsv::menu(ui, texts, &headings(texts), selected.as_ref(), rows.rows.len(), record, commands);
    }
}

/// A list of years; returns the one that was chosen.
fn year_menu(ui: &mut Ui, name: &str, years: &[u16], shown: u16) -> Option<u16> {
    let mut chosen = None;
    let menu = egui::ComboBox::from_id_salt(name).width(64.0).selected_text(shown.to_string()).show_ui(ui, |ui| {
        for year in years {
            if ui.selectable_label(*year == shown, year.to_string()).clicked() {
                chosen = Some(*year);
            }
        }
    });
    menu.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    chosen
}

/// A range of years as a filter; the whole range is none.
fn narrowed(range: (u16, u16), whole: (u16, u16)) -> Option<(u16, u16)> {
    (range != whole).then_some(range)
}

/// Shows the indicator of an opened row, its observation pointed at in the proof trail.
fn open(ui: &Ui, rows: &Observations<'_>, asked: &Asked, commands: &mut Vec<Command>) {
    if let Some((indicator, observation)) = asked.open.and_then(|row| rows.at(row)) {
        detail_trail::point_at(ui.ctx(), &observation.observation_id());
        commands.push(Command::Focus(Some(indicator.id())));
    }
}

fn heading_of(texts: &Texts, column: Col) -> Column {
    let found = Col::ALL.iter().find(|(other, ..)| *other == column);
    let made =
        found.map_or_else(|| Column::words(texts, "", 0.0), |(_, key, width, _)| Column::words(texts, key, *width));
    match column {
        Col::Value => made.of_numbers(),
        Col::Indicator | Col::Remarks | Col::Source => made.growing(),
        Col::Area | Col::Period | Col::Role | Col::Level => made.in_full(),
        _ => made,
    }
}

impl Observations<'_> {
    fn at(&self, row: usize) -> Option<(Series<'_>, ObservationRef<'_>)> {
        self.rows.get(row).and_then(|row| row.of(self.loaded))
    }

    fn observed<'b>(&'b self, indicator: &'b Indicator, observation: ObservationRef<'b>) -> Observed<'b> {
        Observed { texts: self.session.texts(), indicator, observation }
    }

    /// A row for the clipboard: everything, numbers in full and without separators.
    fn record(&self, row: usize) -> Vec<String> {
        let Some((indicator, observation)) = self.at(row) else { return Vec::new() };
        let texts = self.session.texts();
        let source = observation.source();
        let document = self.loaded.data().document(&source.document_id);
        let title = document.map(|d| texts.title(d).to_owned());
        vec![
            area_name(&self.loaded.index, texts, indicator.area),
            texts.indicator(indicator.indicator),
            measure(&indicator).to_owned(),
            texts.level(indicator.level),
            texts.theme(indicator.theme),
            texts.period_short(observation.period),
            observation.value.map(|v| number::data(v.value(), v.decimals())).unwrap_or_default(),
            observation.unit.as_str().to_owned(),
            observation.missing_reason.map(|reason| texts.missing_reason(reason)).unwrap_or_default(),
            texts.role(observation.role),
            data_rows::remarks(texts, &indicator, observation),
            title.unwrap_or_else(|| source.document_id.to_string()),
            source.section.clone(),
            source.source_line.map(|line| line.to_string()).unwrap_or_default(),
            source.raw_text.clone(),
            indicator.indicator_id.to_string(),
        ]
    }
}

/// Headings of [`Observations::record`].
fn headings(texts: &Texts) -> Vec<String> {
    let keys = [
        "column-municipality",
        "column-indicator",
        "column-measure",
        "column-level",
        "column-theme",
        "column-period",
        "column-value",
        "column-unit",
        "data-missing-reason",
        "column-role",
        "column-remarks",
        "detail-trail-document",
        "detail-trail-section",
        "column-line",
        "detail-trail-raw",
        "column-id",
    ];
    keys.map(|key| texts.t(key)).into()
}

impl Rows for Observations<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let texts = self.session.texts();
        let (Some((indicator, observation)), Some(column)) = (self.at(row), self.columns.get(column)) else {
            return Cell::default();
        };
        let observed = self.observed(&indicator, observation);
        match column {
            Col::Area => Cell::words(area_name(&self.loaded.index, texts, indicator.area))
                .marked(Mark::Area(palette::style(self.loaded.data(), indicator.area))),
            Col::Indicator => Cell::words(texts.indicator(indicator.indicator)),
            Col::Measure => Cell::words(measure(&indicator)),
            Col::Level => Cell::words(texts.level(indicator.level)),
            Col::Theme => Cell::words(texts.theme(indicator.theme)),
            Col::Period => {
                Cell::words(texts.period_short(observation.period)).with_hint(texts.period(observation.period))
            }
            Col::Value if observation.value.is_none() => Cell::faint(observed.missing()),
            Col::Value => Cell::number(observed.amount()),
            Col::Role => Cell::words(texts.role(observation.role)),
            Col::Remarks => Cell::words(data_rows::remarks(texts, &indicator, observation)),
            Col::Source => Cell::words(source_place(texts, &self.loaded.index, &observation.source())),
            Col::Raw => Cell::words(observation.raw_text()),
            Col::Section => Cell::words(&observation.section),
            Col::Id => Cell::words(indicator.indicator_id.as_str()),
        }
    }

    fn spoken(&self, row: usize) -> String {
        let texts = self.session.texts();
        let Some((indicator, observation)) = self.at(row) else { return String::new() };
        let observed = self.observed(&indicator, observation);
        let value = if observation.value.is_some() { observed.amount() } else { observed.missing() };
        let area = area_name(&self.loaded.index, texts, indicator.area);
        let role = texts.role(observation.role);
        let when = texts.aside(&texts.period_short(observation.period), &role);
        texts.pair(&texts.list(&[area, texts.indicator(indicator.indicator), when]), &value)
    }

    fn in_focus(&self, row: usize) -> bool {
        self.at(row).is_some_and(|(indicator, _)| self.session.focus() == Some(&indicator.id()))
    }
}
