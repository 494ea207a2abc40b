//! The report: what would be kept and changed, and every problem with its place, its words and its cure.

use super::evidence;
use super::{ImportAsked, sheets};
use crate::model::grid::column_letters;
use crate::model::hidden::Hidden;
use crate::model::message::{Explain, Fact};
use crate::model::observation::MissingReason;
use crate::model::quantity::Quantity;
use crate::model::report::{Change, ImportReport, Problem};
use crate::model::unit::Unit;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::import::areas;
use crate::session::import::book::{Book, Checked, Table};
use crate::text::catalogue::Texts;
use crate::ui::fonts;
use crate::ui::theme::{size, space};
use crate::ui::widgets::table::{self, Cell, Column, Rows, Shown, Table as Listing};
use crate::ui::widgets::{heading, tsv};
use egui::{FontId, RichText, Ui};
use std::cmp::Ordering;
use std::sync::{Arc, Weak};

/// Columns of the problems with the key of their heading and their first width.
const PROBLEMS: [(&str, f32); 6] = [
    ("importing-problem-severity", 64.0),
    ("importing-problem-row", 54.0),
    ("importing-problem-column", 120.0),
    ("importing-problem-raw", 110.0),
    ("importing-problem-reason", 210.0),
    ("importing-problem-cure", 290.0),
];

/// Columns of the changes.
const CHANGES: [(&str, f32); 5] = [
    ("column-municipality", 90.0),
    ("column-indicator", 220.0),
    ("column-period", 100.0),
    ("importing-change-old", 110.0),
    ("importing-change-new", 110.0),
];

/// Which list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum List {
    #[default]
    Problems,
    Changes,
    Notes,
    /// What says when, where and in which unit the values are.
    Evidence,
    Sheets,
}

/// State of the report: which list is shown, in which order.
#[derive(Debug, Default)]
pub(super) struct Report {
    list: List,
    sort: Option<(usize, bool)>,
    table: Listing,
    of: Option<Weak<Checked>>,
    order: Vec<usize>,
}

/// What the reader asked of the report in this frame.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// To see the row with this number.
    pub row: Option<u64>,
    /// And this column of it, from 0.
    pub column: Option<usize>,
    /// What the window is asked for.
    pub asked: Option<ImportAsked>,
}

impl Report {
    /// Draws the report of the whole file; what was counted before stays while it is counted anew.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        (book, table): (&Book, &Table),
        commands: &mut Vec<Command>,
    ) -> Wanted {
        let texts = session.texts();
        let mut wanted = Wanted::default();
        if let Some(failure) = table.checked.failure().filter(|_| !table.checked.is_loading()) {
            ui.label(texts.say(failure));
        }
        let Some(checked) = table.checked.value() else {
            if table.checked.is_loading() {
                heading::faint(ui, &texts.t("importing-counting"));
            }
            return wanted;
        };
        let report = &checked.report;
        let several = book.picked.len() > 1;
        if several {
            let facts = [("sheet", Fact::Text(table.sheet_name().to_owned()))];
            ui.label(
                RichText::new(texts.with("importing-of-sheet", &facts)).font(FontId::new(size::BODY, fonts::bold())),
            );
        } else if self.list == List::Sheets {
            self.list = List::Problems;
        }
        counts(ui, texts, report);
        ui.horizontal_wrapped(|ui| {
            let notes = report.notes.len() + report.ignored_columns.len();
            let lists = [
                (List::Problems, "importing-list-problems", report.counts.iter().sum::<u64>()),
                (List::Changes, "importing-list-changes", report.changes.revised + report.changes.gone),
                (List::Notes, "importing-list-notes", notes as u64),
                (List::Evidence, "importing-list-evidence", evidence::count(report)),
                (List::Sheets, "importing-list-sheets", book.picked.len() as u64),
            ];
            for (list, key, count) in lists.into_iter().filter(|(list, ..)| several || *list != List::Sheets) {
                let words = texts.with(key, &[("count", Fact::Number(count as f64))]);
                if ui.selectable_label(self.list == list, words).clicked() && self.list != list {
                    (self.list, self.sort, self.of) = (list, None, None);
                    self.table.reset();
                }
            }
            if ui.button(texts.t("importing-report-save")).clicked() {
                wanted.asked = Some(ImportAsked::SaveReport);
            }
        });
        match self.list {
            List::Problems if report.problems.is_empty() => drop(ui.label(texts.t("importing-no-problems"))),
            List::Changes if report.changes.list.is_empty() => drop(ui.label(texts.t("importing-no-changes"))),
            List::Notes => notes(ui, texts, report),
            List::Evidence => evidence::show(ui, texts, report),
            List::Sheets => sheets::report(ui, texts, book, &mut self.table, commands),
            List::Problems => self.problems(ui, texts, checked, commands, &mut wanted),
            List::Changes => self.changes(ui, texts, checked, commands),
        }
        wanted
    }

    /// Puts the rows into order, once for each change.
    fn arrange(&mut self, checked: &Arc<Checked>, count: usize, compare: &dyn Fn(usize, usize, usize) -> Ordering) {
        if self.of.as_ref().is_some_and(|of| of.ptr_eq(&Arc::downgrade(checked))) {
            return;
        }
        self.of = Some(Arc::downgrade(checked));
        self.table.reset();
        self.order = (0..count).collect();
        if let Some((column, falling)) = self.sort {
            self.order.sort_by(|a, b| {
                let order = compare(column, *a, *b);
                if falling { order.reverse() } else { order }
            });
        }
    }

    fn problems(
        &mut self,
        ui: &mut Ui,
        texts: &Texts,
        checked: &Arc<Checked>,
        commands: &mut Vec<Command>,
        wanted: &mut Wanted,
    ) {
        let all = &checked.report.problems;
        self.arrange(checked, all.len(), &|column, a, b| {
            let (Some(a), Some(b)) = (all.get(a), all.get(b)) else { return Ordering::Equal };
            match column {
                1 => a.row.cmp(&b.row),
                2 => a.column.cmp(&b.column),
                _ => problem_cell(texts, a, column).cmp(&problem_cell(texts, b, column)),
            }
        });
        let columns: Vec<Column> = PROBLEMS
            .iter()
            .enumerate()
            .map(|(at, (key, width))| {
                let column = Column::words(texts, key, *width);
                match at {
                    0 => column.in_full(),
                    1 => column.of_numbers(),
                    4 | 5 => column.growing(),
                    _ => column,
                }
            })
            .collect();
        let rows = ProblemRows { texts, all, order: &self.order };
        let record = |row: usize| (0..PROBLEMS.len()).map(|column| rows.cell(row, column).words).collect();
        let asked =
            list(ui, texts, &mut self.table, "importing-problems", (&columns, self.sort), &rows, record, commands);
        if let Some(problem) = asked.open.and_then(|row| self.order.get(row)).and_then(|at| all.get(*at)) {
            wanted.row = Some(problem.row);
            wanted.column = problem.column.and_then(|column| column.checked_sub(1));
        }
        self.reorder(&asked);
    }

    fn changes(&mut self, ui: &mut Ui, texts: &Texts, checked: &Arc<Checked>, commands: &mut Vec<Command>) {
        let all = &checked.report.changes.list;
        self.arrange(checked, all.len(), &|column, a, b| {
            let (Some(a), Some(b)) = (all.get(a), all.get(b)) else { return Ordering::Equal };
            match column {
                2 => a.period.cmp(&b.period),
                _ => change_cell(texts, a, column).cmp(&change_cell(texts, b, column)),
            }
        });
        let columns: Vec<Column> = CHANGES
            .iter()
            .enumerate()
            .map(|(at, (key, width))| {
                let column = Column::words(texts, key, *width);
                match at {
                    1 => column.growing(),
                    3 | 4 => column.of_numbers(),
                    _ => column.in_full(),
                }
            })
            .collect();
        let rows = ChangeRows { texts, all, order: &self.order };
        let record = |row: usize| (0..CHANGES.len()).map(|column| rows.cell(row, column).words).collect();
        let asked =
            list(ui, texts, &mut self.table, "importing-changes", (&columns, self.sort), &rows, record, commands);
        self.reorder(&asked);
    }

    fn reorder(&mut self, asked: &table::Asked) {
        if let Some(column) = asked.sort {
            self.sort = table::next_order(self.sort, column);
            self.of = None;
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one place where a list is drawn and copied")]
fn list(
    ui: &mut Ui,
    texts: &Texts,
    listing: &mut Listing,
    name: &str,
    (columns, sort): (&[Column], Option<(usize, bool)>),
    rows: &dyn Rows,
    record: impl Fn(usize) -> Vec<String>,
    commands: &mut Vec<Command>,
) -> table::Asked {
    let name = texts.t(name);
    let shown = Shown { name: &name, texts, columns, sort };
    let asked = listing.show(ui, &shown, rows);
    if asked.copy {
        let headings: Vec<String> = columns.iter().map(|column| column.heading.clone()).collect();
        tsv::copy(&headings, table::rows_to_copy(listing.selected(), rows.count()), record, commands);
    }
    asked
}

/// The counts in sentences, as the command says them.
fn counts(ui: &mut Ui, texts: &Texts, report: &ImportReport) {
    let count = |n: u64| Fact::Number(n as f64);
    let rows =
        [("read", count(report.rows_read)), ("kept", count(report.rows_kept)), ("refused", count(report.rows_refused))];
    let values = [
        ("values", count(report.values)),
        ("gaps", count(report.missing)),
        ("targets", count(report.targets)),
        ("refused", count(report.values_refused)),
    ];
    let changes = [
        ("fresh", count(report.changes.new)),
        ("same", count(report.changes.same)),
        ("revised", count(report.changes.revised)),
        ("gone", count(report.changes.gone)),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.label(texts.with("importing-count-rows", &rows));
        ui.add_space(space::WIDE);
        ui.label(texts.with("import-summary-values", &values));
    });
    ui.label(texts.with("import-summary-changes", &changes));
    for dated in &report.dates {
        ui.label(texts.say(&dated.explain()));
    }
    for parted in &report.breakdowns {
        ui.label(texts.say(&parted.explain()));
    }
    let hidden = if report.hidden.fate == Hidden::Leave { report.hidden.rows } else { 0 };
    let left_out = report.rows_left_out.saturating_sub(hidden);
    if left_out > 0 {
        ui.label(texts.with("import-summary-left-out-rows", &[("rows", count(left_out))]));
    }
    if !report.hidden.is_nothing() {
        ui.label(texts.say(&report.hidden.explain()));
    }
    if report.blanks > 0 {
        ui.label(texts.with("import-summary-blanks", &[("count", count(report.blanks))]));
    }
}

/// Notes found around the table, and the columns that are not taken.
fn notes(ui: &mut Ui, texts: &Texts, report: &ImportReport) {
    egui::ScrollArea::vertical().id_salt("notes").auto_shrink(false).show(ui, |ui| {
        if !report.ignored_columns.is_empty() {
            let columns = Fact::Text(texts.list(&report.ignored_columns));
            ui.label(texts.with("import-summary-ignored", &[("columns", columns)]));
        }
        for note in &report.notes {
            ui.label(note);
        }
        if report.notes.is_empty() && report.ignored_columns.is_empty() {
            ui.label(texts.t("importing-no-notes"));
        }
    });
}

struct ProblemRows<'a> {
    texts: &'a Texts,
    all: &'a [Problem],
    order: &'a [usize],
}

fn problem_cell(texts: &Texts, problem: &Problem, column: usize) -> String {
    match column {
        0 => texts.t(&format!("import-severity-{}", problem.reason.severity().key())),
        1 if problem.row > 0 => problem.row.to_string(),
        2 => match (problem.column.and_then(|column| column.checked_sub(1)), problem.heading.is_empty()) {
            (Some(at), true) => column_letters(at),
            (Some(at), false) => texts.pair(&column_letters(at), &problem.heading),
            (None, _) => problem.heading.clone(),
        },
        3 => problem.raw.chars().take(200).collect(),
        4 => texts.say(&problem.reason.explain()),
        5 => texts.say(&problem.reason.cure()),
        _ => String::new(),
    }
}

impl Rows for ProblemRows<'_> {
    fn count(&self) -> usize {
        self.order.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let Some(problem) = self.order.get(row).and_then(|at| self.all.get(*at)) else { return Cell::default() };
        let words = problem_cell(self.texts, problem, column);
        if column == 1 { Cell::number(words) } else { Cell::words(words) }
    }

    fn spoken(&self, row: usize) -> String {
        let cell = |column| self.cell(row, column).words;
        let place = self.texts.with("importing-row-name", &[("row", Fact::Text(cell(1)))]);
        self.texts.pair(&self.texts.list(&[cell(0), place, cell(2), cell(3)]), &cell(4))
    }
}

struct ChangeRows<'a> {
    texts: &'a Texts,
    all: &'a [Change],
    order: &'a [usize],
}

fn figure(texts: &Texts, figure: &Result<(Quantity, Unit), MissingReason>) -> String {
    match figure {
        Ok((value, unit)) => texts.amount(*value, unit),
        Err(reason) => texts.missing_reason(*reason),
    }
}

fn change_cell(texts: &Texts, change: &Change, column: usize) -> String {
    match column {
        0 => areas::choice(change.municipality_code)
            .map_or_else(|| change.municipality_code.to_string(), |area| area.name.to_owned()),
        1 => change.label.clone(),
        2 => texts.period_short(change.period),
        3 => figure(texts, &change.old),
        4 => change.new.as_ref().map_or_else(|| texts.t("importing-change-gone"), |new| figure(texts, new)),
        _ => String::new(),
    }
}

impl Rows for ChangeRows<'_> {
    fn count(&self) -> usize {
        self.order.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let Some(change) = self.order.get(row).and_then(|at| self.all.get(*at)) else { return Cell::default() };
        let words = change_cell(self.texts, change, column);
        let value = match column {
            3 => change.old.is_ok(),
            4 => change.new.as_ref().is_some_and(Result::is_ok),
            _ => false,
        };
        match (value, column) {
            (true, _) => Cell::number(words),
            (false, 3 | 4) => Cell::faint(words),
            _ => Cell::words(words),
        }
    }

    fn spoken(&self, row: usize) -> String {
        let cell = |column| self.cell(row, column).words;
        self.texts.pair(&self.texts.list(&[cell(0), cell(1), cell(2)]), &self.texts.list(&[cell(3), cell(4)]))
    }
}
