//! Activities: measures without targets, as a table or side by side by theme.

use super::Part;
use crate::chart::observed::{Observed, measure};
use crate::chart::palette;
use crate::chart::request::area_name;
use crate::model::indexed::Series;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use crate::text::number;
use crate::ui::activity_lists::Lists;
use crate::ui::activity_rows::{self, Activity, Col};
use crate::ui::detail_trail;
use crate::ui::theme::space;
use crate::ui::widgets::table::{self, Cell, Column, Mark, Rows, Shown, Table};
use crate::ui::widgets::{filter_field, heading, tsv};
use egui::Ui;
use std::collections::BTreeSet;

/// State of the screen: its mode, the order, which activities are unfolded, and the rows while nothing has changed.
#[derive(Debug, Default)]
pub struct Activities {
    side_by_side: bool,
    sort: Option<(Col, bool)>,
    /// Identifiers of the activities whose repeats are shown.
    unfolded: BTreeSet<String>,
    table: Table,
    built: Option<Built>,
}

/// What is shown, with what it depends on.
#[derive(Debug)]
struct Built {
    revision: u64,
    sort: Option<(Col, bool)>,
    unfolded: BTreeSet<String>,
    activities: Vec<Activity>,
    years: Vec<u16>,
    lines: Vec<Line>,
    lists: Lists,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    place: SeriesPlace,
    /// How many repeats stand under it, and whether they are shown; `None` for a repeat itself.
    repeats: Option<(usize, bool)>,
}

impl Part for Activities {
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
        heading::pane(ui, &texts.t("activities-title"));
        self.counts(ui, texts);
        ui.horizontal_wrapped(|ui| {
            for (side_by_side, key) in [(false, "activities-as-table"), (true, "activities-by-theme")] {
                if ui.selectable_label(self.side_by_side == side_by_side, texts.t(key)).clicked() {
                    self.side_by_side = side_by_side;
                }
            }
            filter_field::show(ui, session, commands);
            if let Some(built) = self.built.as_ref().filter(|_| !self.side_by_side) {
                let rows = Lines { session, loaded, shown: &built.lines, columns: &columns(&built.years) };
                let (selected, record) = (self.table.selected(), |row: usize| rows.record(row));
                tsv::menu(ui, texts, &rows.headings(), selected.as_ref(), rows.shown.len(), record, commands);
            }
        });
        let note = if self.side_by_side { "activities-latest" } else { "activities-dash" };
        heading::faint(ui, &texts.t(note));
        ui.add_space(space::NEAR);
        let Some(built) = &mut self.built else { return };
        if session.view().areas.is_empty() || (built.activities.is_empty() && !self.side_by_side) {
            let key = if session.view().areas.is_empty() { "empty-no-city" } else { "activities-nothing" };
            ui.label(texts.t(key));
        } else if self.side_by_side {
            built.lists.show(ui, session, loaded, commands);
        } else {
            self.list(ui, session, loaded, commands);
        }
    }
}

/// The columns of the table, one for each year.
fn columns(years: &[u16]) -> Vec<Col> {
    let first = [Col::Area, Col::Indicator, Col::Repeats];
    let years = years.iter().map(|year| Col::Year(*year));
    first.into_iter().chain(years).chain([Col::Theme, Col::Measure, Col::Department]).collect()
}

impl Activities {
    fn build(&mut self, session: &Session, loaded: &Loaded) {
        let current =
            |b: &Built| b.revision == session.revision() && b.sort == self.sort && b.unfolded == self.unfolded;
        if self.built.as_ref().is_some_and(current) {
            return;
        }
        let mut activities = activity_rows::activities(session, loaded);
        let years = activity_rows::years(session, loaded, &activities);
        let lists = Lists::new(session, loaded, &activities);
        if let Some((column, falling)) = self.sort {
            activity_rows::sort(&mut activities, session.texts(), loaded, column, falling);
        }
        let mut lines = Vec::new();
        for activity in &activities {
            let id = loaded.index.series(activity.place).map_or("", |s| s.indicator.indicator_id.as_str());
            let open = self.unfolded.contains(id);
            lines.push(Line { place: activity.place, repeats: Some((activity.repeats.len(), open)) });
            if open {
                lines.extend(activity.repeats.iter().map(|place| Line { place: *place, repeats: None }));
            }
        }
        let (revision, sort, unfolded) = (session.revision(), self.sort, self.unfolded.clone());
        let others = |built: &Built| built.activities != activities;
        if self.built.as_ref().is_none_or(others) {
            self.table.reset();
        }
        self.built = Some(Built { revision, sort, unfolded, activities, years, lines, lists });
    }

    fn counts(&self, ui: &mut Ui, texts: &Texts) {
        let Some(built) = &self.built else { return };
        let count = |n: usize| [("count", Fact::Number(n as f64))];
        let mut words = vec![texts.with("activities-count", &count(built.activities.len()))];
        let repeats = built.activities.iter().map(|activity| activity.repeats.len()).sum();
        if repeats > 0 {
            words.push(texts.with("activities-repeats", &count(repeats)));
        }
        heading::faint(ui, &texts.list(&words));
    }

    fn list(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let Some(built) = &self.built else { return };
        let cols = columns(&built.years);
        let heads: Vec<Column> = cols.iter().map(|column| heading_of(texts, *column)).collect();
        let name = texts.t("activities-title");
        let place = |by: Col| cols.iter().position(|column| *column == by);
        let sort = self.sort.and_then(|(by, falling)| Some((place(by)?, falling)));
        let shown = Shown { name: &name, texts, columns: &heads, sort };
        let rows = Lines { session, loaded, shown: &built.lines, columns: &cols };
        let asked = self.table.show(ui, &shown, &rows);
        if let Some((line, indicator)) = asked.open.and_then(|row| rows.at(row)) {
            if let Some(observation) = activity_rows::latest(loaded, line.place) {
                detail_trail::point_at(ui.ctx(), &observation.observation_id());
            }
            commands.push(Command::Focus(Some(indicator.id())));
        }
        if asked.copy {
            let chosen = table::rows_to_copy(self.table.selected(), rows.shown.len());
            tsv::copy(&rows.headings(), chosen, |row| rows.record(row), commands);
        }
        if let Some((Line { repeats: Some((1.., _)), .. }, indicator)) = asked.fold.and_then(|row| rows.at(row)) {
            let id = indicator.indicator_id.to_string();
            if !self.unfolded.remove(&id) {
                self.unfolded.insert(id);
            }
            ui.request_repaint();
        }
        if let Some(column) = asked.sort.and_then(|place| cols.get(place)) {
            self.sort = table::next_order(self.sort, *column);
            ui.request_repaint();
        }
    }
}

fn heading_of(texts: &Texts, column: Col) -> Column {
    let words = |key, width| Column::words(texts, key, width);
    match column {
        Col::Area => words("column-municipality", 84.0).in_full(),
        Col::Theme => words("column-theme", 150.0),
        Col::Indicator => words("column-indicator", 176.0).growing(),
        Col::Measure => words("column-measure", 170.0).growing(),
        Col::Department => words("detail-department", 130.0),
        Col::Repeats => words("activities-repeat-count", 56.0),
        Col::Year(year) => Column {
            id: format!("year-{year}"),
            heading: texts.period_short(Period::Fiscal(year)),
            hint: texts.period(Period::Fiscal(year)),
            width: 72.0,
            number: true,
            whole: true,
            grows: false,
        },
    }
}

/// What the rows of the table are made from.
struct Lines<'a> {
    session: &'a Session,
    loaded: &'a Loaded,
    shown: &'a [Line],
    columns: &'a [Col],
}

impl<'a> Lines<'a> {
    fn at(&self, row: usize) -> Option<(&'a Line, Series<'a>)> {
        let line = self.shown.get(row)?;
        Some((line, self.loaded.index.series(line.place)?))
    }

    fn year(&self, line: &Line, indicator: &Indicator, year: u16) -> Cell {
        let texts = self.session.texts();
        let found: Vec<_> = activity_rows::in_year(self.loaded, line.place, year).collect();
        if found.is_empty() {
            let words = texts.t("activities-not-printed");
            return Cell::faint(texts.t("no-value")).with_hint(&words).spoken_as(words);
        }
        let words: Vec<String> = found.iter().map(|o| activity_rows::value_words(texts, indicator, *o)).collect();
        let hints = found.iter().flat_map(|o| Observed { texts, indicator, observation: *o }.remarks());
        let any = found.iter().any(|o| o.value.is_some());
        let cell = if any { Cell::number(texts.list(&words)) } else { Cell::faint(texts.list(&words)) };
        cell.with_hint(hints.collect::<Vec<_>>().join("\n"))
    }

    fn repeats(&self, line: &Line, indicator: &Indicator) -> Cell {
        let texts = self.session.texts();
        let Some((count @ 1.., open)) = line.repeats else { return Cell::default() };
        let facts =
            [("count", Fact::Number(count as f64)), ("indicator", Fact::Text(texts.label(indicator).to_owned()))];
        let spoken = texts.with(if open { "activities-fold" } else { "activities-unfold" }, &facts);
        Cell::words(count.to_string()).marked(Mark::Fold(open)).with_hint(&spoken).spoken_as(spoken)
    }

    /// Headings of [`Lines::record`].
    fn headings(&self) -> Vec<String> {
        let texts = self.session.texts();
        let own = self.columns.iter().map(|column| heading_of(texts, *column).heading);
        own.chain(["column-unit", "column-source", "column-id"].map(|key| texts.t(key))).collect()
    }

    /// A row for the clipboard: plain numbers where a year has one, its unit and source behind.
    fn record(&self, row: usize) -> Vec<String> {
        let texts = self.session.texts();
        let Some((line, indicator)) = self.at(row) else { return Vec::new() };
        let own = self.columns.iter().enumerate().map(|(place, column)| match column {
            Col::Year(year) => {
                let mut found = activity_rows::in_year(self.loaded, line.place, *year);
                match (found.next(), found.next()) {
                    (Some(only), None) if activity_rows::is_plain(only) => {
                        only.value.map(|v| number::data(v.value(), v.decimals())).unwrap_or_default()
                    }
                    (None, _) => String::new(),
                    _ => self.cell(row, place).words,
                }
            }
            _ => self.cell(row, place).words,
        });
        let source = crate::chart::findings::source_words(texts, &indicator.source);
        own.chain([indicator.unit.as_str().to_owned(), source, indicator.indicator_id.to_string()]).collect()
    }
}

impl Rows for Lines<'_> {
    fn count(&self) -> usize {
        self.shown.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let texts = self.session.texts();
        let (Some((line, indicator)), Some(column)) = (self.at(row), self.columns.get(column)) else {
            return Cell::default();
        };
        match column {
            Col::Area => {
                let style = palette::style(self.loaded.data(), indicator.area);
                Cell::words(area_name(&self.loaded.index, texts, indicator.area)).marked(Mark::Area(style))
            }
            Col::Theme => Cell::words(texts.theme(indicator.theme)),
            Col::Indicator if line.repeats.is_none() => {
                Cell::words(texts.pair(&texts.t("table-repeat"), texts.label(&indicator))).marked(Mark::Under)
            }
            Col::Indicator => Cell::words(texts.label(&indicator)),
            Col::Measure => Cell::words(measure(&indicator)),
            Col::Department => Cell::words(&indicator.department),
            Col::Repeats => self.repeats(line, &indicator),
            Col::Year(year) => self.year(line, &indicator, *year),
        }
    }

    fn spoken(&self, row: usize) -> String {
        let texts = self.session.texts();
        let Some((line, indicator)) = self.at(row) else { return String::new() };
        let area = area_name(&self.loaded.index, texts, indicator.area);
        let years = self.columns.iter().filter_map(|column| match column {
            Col::Year(year) if activity_rows::in_year(self.loaded, line.place, *year).next().is_some() => {
                Some(texts.pair(&texts.period_short(Period::Fiscal(*year)), &self.year(line, &indicator, *year).words))
            }
            _ => None,
        });
        let first = [area, texts.theme(indicator.theme), texts.label(&indicator).to_owned()];
        texts.list(&first.into_iter().chain(years).collect::<Vec<_>>())
    }

    fn in_focus(&self, row: usize) -> bool {
        self.at(row).is_some_and(|(_, indicator)| self.session.focus() == Some(&indicator.id()))
    }
}
