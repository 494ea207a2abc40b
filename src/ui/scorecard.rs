//! The table below the chart: a row per target of what is picked, sortable by every column.

use super::theme::{self, size};
use super::widgets::{heading, status_mark};
use crate::analysis::own_grade;
use crate::analysis::scorecard::ScorecardRow;
use crate::chart::request::area_name;
use crate::chart::{explain, matrix};
use crate::model::message::Fact;
use crate::model::place::{IndicatorPlace, SeriesPlace};
use crate::model::quantity::Quantity;
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::session::worker::Scored;
use crate::text::catalogue::Texts;
use crate::text::number;
use egui::{Align, Layout, RichText, Ui};
use egui_extras::{Column, TableBuilder};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Col {
    Status,
    Area,
    Indicator,
    Baseline,
    Target,
    Actual,
    Gap,
    Progress,
    Pace,
    Attainment,
    Required,
    OwnGrade,
    Level,
}

/// Columns with the key of their heading, their first width, and whether they hold numbers.
const COLUMNS: [(Col, &str, f32, bool); 13] = [
    (Col::Status, "column-status", 138.0, false),
    (Col::Area, "column-municipality", 78.0, false),
    (Col::Indicator, "column-indicator", 186.0, false),
    (Col::Actual, "column-actual", 84.0, true),
    (Col::Target, "column-target", 84.0, true),
    (Col::Gap, "column-gap", 90.0, true),
    (Col::Progress, "column-progress", 74.0, true),
    (Col::Pace, "column-pace", 66.0, true),
    (Col::Baseline, "column-baseline", 84.0, true),
    (Col::Attainment, "column-attainment", 74.0, true),
    (Col::Required, "column-required", 96.0, true),
    (Col::OwnGrade, "column-own-grade", 84.0, false),
    (Col::Level, "column-level", 84.0, false),
];

/// State of the table: the order, and the sorted rows while nothing has changed.
#[derive(Debug)]
pub struct ScorecardTable {
    sort: (Col, bool),
    sorted: Option<(u64, Vec<usize>)>,
}

impl Default for ScorecardTable {
    fn default() -> Self {
        Self { sort: (Col::Status, false), sorted: None }
    }
}

/// What a row of the table is made from.
struct RowContext<'a> {
    texts: &'a Texts,
    loaded: &'a Loaded,
    row: &'a ScorecardRow,
}

impl ScorecardTable {
    /// Draws the table.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let (Some(loaded), Some(scored)) = (session.store().value(), session.scored().value()) else {
            let failed = session.store().failure().or(session.scored().failure()).is_some();
            if !failed {
                heading::faint(ui, &texts.t("loading-scorecard"));
            }
            return;
        };
        self.sort_rows(session, loaded, scored);
        let Some((_, rows)) = self.sorted.clone() else { return };
        ui.horizontal(|ui| {
            heading::pane(ui, &texts.t("pane-scorecard"));
            let rows_key = if session.picks().is_empty() { "table-rows-listed" } else { "table-rows" };
            heading::faint(ui, &texts.with(rows_key, &[("count", Fact::Number(rows.len() as f64))]));
        });
        if rows.is_empty() {
            let key = if session.picks().is_empty() { "empty-no-indicator" } else { "empty-no-target" };
            ui.label(texts.t(key));
            return;
        }
        egui::ScrollArea::horizontal().id_salt("scorecard-wide").auto_shrink(false).show(ui, |ui| {
            // Columns stand apart by their room; lines between them would only be a grid.
            ui.visuals_mut().widgets.noninteractive.bg_stroke = egui::Stroke::NONE;
            self.table(ui, session, loaded, scored, &rows, commands);
        });
    }

    fn table(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        loaded: &Loaded,
        scored: &Scored,
        rows: &[usize],
        commands: &mut Vec<Command>,
    ) {
        let texts = session.texts();
        let widths = COLUMNS
            .map(|(column, _, width, _)| widest(ui, session, loaded, column).map_or(width, |words| words + PADDING));
        let mut builder = TableBuilder::new(ui)
            // Each language has its own widths.
            .id_salt(("scorecard", texts.language().key()))
            .striped(true)
            .auto_shrink(false)
            // As low as its pane: the chart above needs the room.
            .min_scrolled_height(0.0)
            // Clicked anywhere, but only one stop for the keyboard: the indicator.
            .sense(egui::Sense::CLICK)
            .cell_layout(Layout::left_to_right(Align::Center));
        for width in widths {
            builder = builder.column(Column::initial(width).at_least(48.0).clip(true).resizable(true));
        }
        let mut clicked_header = None;
        let table = builder.header(24.0, |mut header| {
            for (column, key, _, numeric) in COLUMNS {
                header.col(|ui| {
                    if header_cell(ui, texts, key, numeric, (self.sort.0 == column).then_some(self.sort.1)) {
                        clicked_header = Some(column);
                    }
                });
            }
        });
        table.body(|body| {
            body.rows(22.0, rows.len(), |mut line| {
                let Some(row) = rows.get(line.index()).and_then(|place| scored.rows.get(*place)) else { return };
                let context = RowContext { texts, loaded, row };
                let id = loaded.index.series(row.series).map(|series| series.id());
                line.set_selected(id.is_some() && id.as_ref() == session.focus());
                let mut clicked = false;
                for (column, _, _, numeric) in COLUMNS {
                    line.col(|ui| clicked |= cell(ui, &context, column, numeric));
                }
                if clicked || line.response().clicked() {
                    commands.push(Command::Focus(id));
                }
            });
        });
        if let Some(column) = clicked_header {
            self.sort = if self.sort.0 == column { (column, !self.sort.1) } else { (column, false) };
            self.sorted = None;
            ui.ctx().request_repaint();
        }
    }

    fn sort_rows(&mut self, session: &Session, loaded: &Loaded, scored: &Scored) {
        if self.sorted.as_ref().is_some_and(|(revision, _)| *revision == session.revision()) {
            return;
        }
        // Without picks the table is the board of everything the list shows.
        let mut picks: BTreeSet<SeriesPlace> = session.picks().into_iter().collect();
        if picks.is_empty() {
            let areas: BTreeSet<_> = session.view().areas.iter().copied().collect();
            let of = |position: &IndicatorPlace| loaded.index.series_at(*position);
            let picked = |place: &SeriesPlace| loaded.index.series(*place).is_some_and(|s| areas.contains(&s.area));
            picks.extend(session.pick_list().iter().flat_map(of).filter(picked));
        }
        let mut rows: Vec<usize> = (0..scored.rows.len())
            .filter(|place| scored.rows.get(*place).is_some_and(|row| picks.contains(&row.series)))
            .collect();
        let (column, falling) = self.sort;
        let context =
            |place: &usize| scored.rows.get(*place).map(|row| RowContext { texts: session.texts(), loaded, row });
        rows.sort_by(|a, b| match (context(a), context(b)) {
            (Some(a), Some(b)) => a.order(&b, column, falling),
            _ => Ordering::Equal,
        });
        self.sorted = Some((session.revision(), rows));
    }
}

/// Room beside the words of a column that is as wide as its words: a shape, and distance to the next.
const PADDING: f32 = 24.0;

/// The size at which a number fits its cell: it is made smaller rather than cut.
fn fitting(ui: &Ui, words: &str) -> f32 {
    let font = egui::FontId::monospace(size::BODY);
    let wide = ui.painter().layout_no_wrap(words.to_owned(), font, egui::Color32::PLACEHOLDER).size().x;
    let room = ui.available_width() - 1.0;
    if wide > room { (size::BODY * room / wide).max(7.5) } else { size::BODY }
}

/// Width of the longest word of a column with few words; nothing for the others.
fn widest(ui: &Ui, session: &Session, loaded: &Loaded, column: Col) -> Option<f32> {
    let texts = session.texts();
    let words: Vec<String> = match column {
        Col::Status => Status::ALL.iter().map(|status| texts.status(*status)).collect(),
        Col::Area => {
            let picked = session.view().areas.iter().filter_map(|code| loaded.data().municipality(*code));
            picked.map(|area| matrix::name_of(texts, area)).collect()
        }
        _ => return None,
    };
    let font = egui::FontId::proportional(size::BODY);
    let width = |w: String| ui.painter().layout_no_wrap(w, font.clone(), egui::Color32::PLACEHOLDER).size().x;
    Some(words.into_iter().map(width).fold(0.0, f32::max))
}

fn header_cell(ui: &mut Ui, texts: &Texts, key: &str, numeric: bool, sorted: Option<bool>) -> bool {
    let name = texts.t(key);
    let layout = if numeric { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    ui.with_layout(layout, |ui| {
        let words = RichText::new(&name).font(egui::FontId::new(size::SMALL, super::fonts::bold()));
        let button = ui.add(egui::Button::new(words).frame(false));
        if let Some(falling) = sorted {
            sort_arrow(ui, falling);
        }
        let direction = if sorted == Some(false) { "table-sort-descending" } else { "table-sort-ascending" };
        let mut hint = texts.with(direction, &[("column", Fact::Text(name.clone()))]);
        let explained = format!("column-hint-{}", key.trim_start_matches("column-"));
        if texts.has(&explained) {
            hint = format!("{}\n{hint}", texts.t(&explained));
        }
        let clicked = button.clicked();
        button.on_hover_text(hint);
        clicked
    })
    .inner
}

/// The direction of the order, drawn: the typeface has no such arrow of the right size.
fn sort_arrow(ui: &mut Ui, falling: bool) {
    let (area, _) = ui.allocate_exact_size(egui::vec2(8.0, 8.0), egui::Sense::hover());
    let (tip, foot) = if falling { (area.bottom(), area.top()) } else { (area.top(), area.bottom()) };
    let points = vec![egui::pos2(area.center().x, tip), egui::pos2(area.right(), foot), egui::pos2(area.left(), foot)];
    let ink = theme::look(ui).ink();
    ui.painter().add(egui::Shape::convex_polygon(points, ink, egui::Stroke::NONE));
}

/// Draws a cell; returns whether the row was chosen by it.
fn cell(ui: &mut Ui, context: &RowContext<'_>, column: Col, numeric: bool) -> bool {
    // Words that can be selected would take the click that opens the row's detail.
    ui.style_mut().interaction.selectable_labels = false;
    if column == Col::Status {
        let word = context.texts.status(context.row.status);
        let response = status_mark::show(ui, context.row.status, &word);
        if let Some(reason) = context.reason() {
            response.on_hover_text(reason);
        }
        return false;
    }
    let words = context.text(column);
    if column == Col::Indicator {
        let response = ui.add(egui::Label::new(&words).truncate().sense(egui::Sense::click()));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
        if response.has_focus() {
            ui.painter().rect_stroke(
                response.rect,
                2.0,
                ui.visuals().widgets.hovered.bg_stroke,
                egui::StrokeKind::Inside,
            );
        }
        return response.clicked();
    }
    if numeric {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let size = fitting(ui, &words);
            ui.add(egui::Label::new(RichText::new(words).monospace().size(size)).truncate());
        });
    } else {
        ui.add(egui::Label::new(words).truncate());
    }
    false
}

impl RowContext<'_> {
    fn amount(&self, value: Option<f64>, decimals: u8) -> String {
        let Some(target) = self.loaded.data().targets.get(self.row.target) else { return String::new() };
        match value.and_then(|v| Quantity::new(v, decimals)) {
            Some(quantity) => self.texts.amount(quantity, &target.unit),
            None => self.texts.t("no-value"),
        }
    }

    /// As many decimals as in the formula beside the table, so that both show the same numbers.
    fn decimals(&self) -> u8 {
        explain::decimals(&self.loaded.index, self.row)
    }

    fn reason(&self) -> Option<String> {
        explain::reason(self.texts, self.row)
    }

    fn text(&self, column: Col) -> String {
        let percent = |value: Option<f64>| value.map_or_else(|| self.texts.t("no-value"), number::percent);
        let data = self.loaded.data();
        let indicator = self.loaded.index.series(self.row.series);
        let target = data.targets.get(self.row.target);
        match column {
            Col::Status => self.texts.status(self.row.status),
            Col::Area => indicator.map(|i| area_name(&self.loaded.index, self.texts, i.area)).unwrap_or_default(),
            Col::Indicator => indicator.map(|i| self.texts.indicator(i.indicator)).unwrap_or_default(),
            Col::Level => indicator.map(|i| self.texts.level(i.level)).unwrap_or_default(),
            Col::Baseline => self.amount(self.row.baseline.map(|e| e.value), self.decimals()),
            Col::Target => target.map(|t| self.texts.amount(t.value, &t.unit)).unwrap_or_default(),
            Col::Actual => self.amount(self.row.actual.map(|e| e.value), self.decimals()),
            Col::Gap => match (self.row.gap(), target) {
                (Some(gap), Some(target)) => self.texts.gap(gap, self.decimals(), &target.unit),
                _ => self.texts.t("no-value"),
            },
            // Below zero the way went backwards: the status says so, a percentage would only puzzle.
            Col::Progress if self.row.progress().is_some_and(|p| p < 0.0) => {
                self.texts.status(Status::WorseThanBaseline)
            }
            Col::Progress => percent(self.row.progress()),
            Col::Pace => percent(self.row.pace()),
            Col::Attainment => percent(self.row.attainment()),
            Col::Required => match (self.row.figures.and_then(|f| f.required_per_year), target) {
                (Some(required), Some(target)) => self.texts.difference(required, self.decimals().max(1), &target.unit),
                _ => self.texts.t("no-value"),
            },
            Col::OwnGrade => indicator.map(|i| self.own_grade(i)).unwrap_or_default(),
        }
    }

    fn own_grade(&self, series: crate::model::indexed::Series<'_>) -> String {
        let grades = own_grade::own_grades(self.loaded.data(), series);
        let words: Vec<&str> = grades.iter().filter_map(|e| e.grade.as_deref()).collect();
        if words.is_empty() { self.texts.t("no-value") } else { words.join("・") }
    }

    fn number(&self, column: Col) -> Option<f64> {
        match column {
            Col::Baseline => self.row.baseline.map(|e| e.value),
            Col::Target => self.loaded.data().targets.get(self.row.target).map(|t| t.value.value()),
            Col::Actual => self.row.actual.map(|e| e.value),
            Col::Gap => self.row.gap(),
            Col::Progress => self.row.progress(),
            Col::Pace => self.row.pace(),
            Col::Attainment => self.row.attainment(),
            Col::Required => self.row.figures.and_then(|f| f.required_per_year),
            _ => None,
        }
    }

    /// Order of two rows; what has no number stands at the end whichever way the rest goes.
    fn order(&self, other: &Self, column: Col, falling: bool) -> Ordering {
        let turn = |order: Ordering| if falling { order.reverse() } else { order };
        let by_column = match column {
            Col::Status => turn(self.row.status.cmp(&other.row.status)),
            Col::Area | Col::Indicator | Col::Level | Col::OwnGrade => turn(self.text(column).cmp(&other.text(column))),
            _ => match (self.number(column), other.number(column)) {
                (Some(a), Some(b)) => turn(a.total_cmp(&b)),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            },
        };
        by_column.then_with(|| self.row.target.cmp(&other.row.target))
    }
}
