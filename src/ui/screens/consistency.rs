//! Consistency: printed figures beside what follows from the printed values, those that disagree first.

use super::Part;
use crate::analysis::consistency::{self, CheckedFigure, Consistency as Checked};
use crate::chart::findings::Finding;
use crate::chart::palette;
use crate::chart::request::area_name;
use crate::frame::ObservationRef;
use crate::model::finding::{DisagreementKind, Verdict};
use crate::model::indexed::Series;
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use crate::ui::detail_trail;
use crate::ui::theme::space;
use crate::ui::widgets::table::{self, Asked, Cell, Column, Mark, Rows, Shown, Table};
use crate::ui::widgets::{check_menu, filter_field, heading, tsv};
use egui::{ScrollArea, Ui};
use std::cmp::Ordering;
use std::sync::{Arc, Weak};

/// Room below the table for the sentence of the selected row, in points.
const SENTENCE: f32 = 76.0;

/// A column of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Col {
    Verdict,
    Area,
    Indicator,
    Check,
    Printed,
    Computed,
    Difference,
    Source,
    Sentence,
}

/// Columns with the key of their heading and their first width.
const COLUMNS: [(Col, &str, f32); 9] = [
    (Col::Verdict, "check-verdict", 76.0),
    (Col::Area, "column-municipality", 84.0),
    (Col::Indicator, "column-indicator", 170.0),
    (Col::Check, "check-what", 64.0),
    (Col::Printed, "column-printed", 84.0),
    (Col::Computed, "column-computed", 84.0),
    (Col::Difference, "check-difference", 76.0),
    (Col::Source, "column-source", 150.0),
    (Col::Sentence, "column-sentence", 320.0),
];

/// State of the screen: which verdicts it shows, and the rows while nothing has changed.
#[derive(Debug)]
pub struct Consistency {
    shown: Vec<Verdict>,
    sort: Option<(Col, bool)>,
    table: Table,
    checked: Option<(Weak<Loaded>, Checked)>,
    built: Option<Built>,
}

/// The rows with what they depend on, and how many figures there are of each verdict.
#[derive(Debug)]
struct Built {
    revision: u64,
    shown: Vec<Verdict>,
    sort: Option<(Col, bool)>,
    rows: Vec<CheckedFigure>,
    counts: [usize; 3],
    /// Figures recomputed, of which some may disagree in more than one way.
    recomputed: usize,
}

impl Default for Consistency {
    fn default() -> Self {
        Self { shown: vec![Verdict::Differs], sort: None, table: Table::default(), checked: None, built: None }
    }
}

impl Part for Consistency {
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
        heading::pane(ui, &texts.t("check-heading"));
        ui.label(texts.t("check-explained"));
        if let Some(built) = &self.built {
            heading::faint(ui, &summary(texts, built));
        }
        ui.horizontal_wrapped(|ui| {
            filter_field::show(ui, session, commands);
            self.verdicts(ui, texts);
            let rows = self.built.as_ref().map(|built| built.rows.as_slice()).unwrap_or_default();
            let rows = Figures { session, loaded, rows };
            let record = |row: usize| rows.record(row);
            let selected = self.table.selected();
            tsv::menu(ui, texts, &headings(texts), selected.as_ref(), rows.rows.len(), record, commands);
        });
        // A choice made above takes effect in this frame.
        self.build(session, loaded);
        ui.add_space(space::NEAR);
        self.list(ui, session, loaded, commands);
    }
}

impl Consistency {
    fn build(&mut self, session: &Session, loaded: &Arc<Loaded>) {
        let current = |b: &Built| b.revision == session.revision() && b.shown == self.shown && b.sort == self.sort;
        if self.built.as_ref().is_some_and(current) {
            return;
        }
        if !self.checked.as_ref().is_some_and(|(of, _)| std::ptr::eq(of.as_ptr(), Arc::as_ptr(loaded))) {
            self.checked = Some((Arc::downgrade(loaded), consistency::check(&loaded.index)));
        }
        let (Some((_, checked)), Some(sieve)) = (&self.checked, session.sieve()) else { return };
        let of = |list: &[CheckedFigure]| -> Vec<CheckedFigure> {
            list.iter().filter(|figure| sieve.passes(figure.series)).cloned().collect()
        };
        let lists = [of(&checked.disagreements), of(&checked.agreeing), of(&checked.uncheckable)];
        let counts = lists.each_ref().map(Vec::len);
        let [differing, agreeing, _] = &lists;
        let mut figures: Vec<_> = differing.iter().map(|found| (found.figure, found.subject)).collect();
        figures.dedup();
        let recomputed = figures.len() + agreeing.len();
        let verdicts = Verdict::ALL.iter().zip(lists).filter(|(verdict, _)| self.shown.contains(verdict));
        let mut rows: Vec<CheckedFigure> = verdicts.flat_map(|(_, list)| list).collect();
        if let Some((column, falling)) = self.sort {
            sort(&mut rows, session.texts(), loaded, column, falling);
        }
        let (revision, shown, sort) = (session.revision(), self.shown.clone(), self.sort);
        if self.built.as_ref().is_none_or(|built| built.rows != rows) {
            self.table.reset();
        }
        self.built = Some(Built { revision, shown, sort, rows, counts, recomputed });
    }

    /// The switches: which verdicts are shown, each with how many there are.
    fn verdicts(&mut self, ui: &mut Ui, texts: &Texts) {
        let counts = self.built.as_ref().map(|built| built.counts).unwrap_or_default();
        for (verdict, count) in Verdict::ALL.iter().zip(counts) {
            let facts = [("verdict", Fact::Text(texts.verdict(*verdict))), ("count", Fact::Number(count as f64))];
            let mut on = self.shown.contains(verdict);
            if ui.checkbox(&mut on, texts.with("check-verdict-count", &facts)).changed() {
                check_menu::toggle(&mut self.shown, *verdict);
            }
        }
    }

    fn list(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let Some(built) = &self.built else { return };
        if built.rows.is_empty() {
            let nothing_differs = self.shown == [Verdict::Differs] && built.recomputed > 0;
            let key = match (session.view().areas.is_empty(), nothing_differs) {
                (true, _) => "empty-no-city",
                (false, true) => "empty-no-disagreement",
                (false, false) => "check-nothing",
            };
            ui.label(texts.t(key));
            return;
        }
        let columns: Vec<Column> = COLUMNS
            .iter()
            .map(|(column, key, width)| {
                let made = Column::words(texts, key, *width);
                match column {
                    Col::Printed | Col::Computed | Col::Difference => made.of_numbers(),
                    Col::Indicator | Col::Sentence => made.growing(),
                    Col::Verdict | Col::Area | Col::Check => made.in_full(),
                    Col::Source => made,
                }
            })
            .collect();
        let place = |by: Col| COLUMNS.iter().position(|(column, ..)| *column == by);
        let name = texts.t("check-heading");
        let sort = self.sort.and_then(|(by, falling)| Some((place(by)?, falling)));
        let shown = Shown { name: &name, texts, columns: &columns, sort };
        let rows = Figures { session, loaded, rows: &built.rows };
        let room = ui.available_rect_before_wrap();
        let (upper, lower) = room.split_top_bottom_at_y((room.bottom() - SENTENCE).max(room.top() + SENTENCE));
        let asked =
            ui.scope_builder(egui::UiBuilder::new().max_rect(upper), |ui| self.table.show(ui, &shown, &rows)).inner;
        open(ui, &rows, &asked, commands);
        let selected = self.table.selected().map(|rows| *rows.start());
        ui.scope_builder(egui::UiBuilder::new().max_rect(lower), |ui| sentence(ui, &rows, selected));
        if asked.copy {
            let chosen = table::rows_to_copy(self.table.selected(), rows.rows.len());
            tsv::copy(&headings(texts), chosen, |row| rows.record(row), commands);
        }
        if let Some((column, ..)) = asked.sort.and_then(|place| COLUMNS.get(place)) {
            self.sort = table::next_order(self.sort, *column);
            ui.request_repaint();
        }
    }
}

fn summary(texts: &Texts, built: &Built) -> String {
    let [differing, _, uncheckable] = built.counts.map(|count| Fact::Number(count as f64));
    let checked = ("count", Fact::Number(built.recomputed as f64));
    texts.with("check-summary", &[checked, ("differing", differing), ("missing", uncheckable)])
}

/// The sentence of the selected row in full, with the text as printed.
fn sentence(ui: &mut Ui, rows: &Figures<'_>, selected: Option<usize>) {
    let texts = rows.session.texts();
    ui.separator();
    ScrollArea::vertical().id_salt("sentence").auto_shrink(false).show(ui, |ui| {
        let Some((_, finding, _)) = selected.and_then(|row| rows.at(row)) else {
            heading::faint(ui, &texts.t("check-select-row"));
            return;
        };
        ui.label(finding.sentence(texts));
        if let Some(source) = finding.source() {
            let raw = texts.pair(&texts.t("detail-trail-raw"), &source.raw_text.replace(char::is_control, " "));
            heading::faint(ui, &texts.aside(&raw, &finding.source_place(texts)));
        }
    });
}

/// Shows the indicator of an opened row, the value that the figure is about pointed at in the proof trail.
fn open(ui: &Ui, rows: &Figures<'_>, asked: &Asked, commands: &mut Vec<Command>) {
    if let Some((figure, _, indicator)) = asked.open.and_then(|row| rows.at(row)) {
        let subject = figure.subject.and_then(|place| rows.loaded.index.at(place));
        let own = subject.filter(|o: &ObservationRef<'_>| *o.indicator_id() == indicator.indicator_id);
        if let Some(observation) = own {
            detail_trail::point_at(ui.ctx(), &observation.observation_id());
        }
        commands.push(Command::Focus(Some(indicator.id())));
    }
}

/// What the rows of the table are made from.
struct Figures<'a> {
    session: &'a Session,
    loaded: &'a Loaded,
    rows: &'a [CheckedFigure],
}

impl<'a> Figures<'a> {
    fn at(&self, row: usize) -> Option<(&'a CheckedFigure, Finding<'a>, Series<'a>)> {
        let figure = self.rows.get(row)?;
        let indicator = self.loaded.index.series(figure.series)?;
        Some((figure, Finding::new(&self.loaded.index, figure), indicator))
    }

    fn record(&self, row: usize) -> Vec<String> {
        let (texts, found) = (self.session.texts(), self.at(row));
        let Some((figure, finding, indicator)) = found else { return Vec::new() };
        let words = |(column, ..): &(Col, &str, f32)| text(texts, self.loaded, figure, *column);
        let source = finding.source();
        let line = source.as_ref().and_then(|s| s.source_line).map(|line| line.to_string()).unwrap_or_default();
        let raw = source.map(|s| s.raw_text.clone()).unwrap_or_default();
        let more = [finding.unit().as_str().to_owned(), line, raw, indicator.indicator_id.to_string()];
        COLUMNS.iter().map(words).chain(more).collect()
    }
}

/// Headings of [`Figures::record`].
fn headings(texts: &Texts) -> Vec<String> {
    let more = ["column-unit", "column-line", "detail-trail-raw", "column-id"];
    COLUMNS.iter().map(|(_, key, _)| *key).chain(more).map(|key| texts.t(key)).collect()
}

fn text(texts: &Texts, loaded: &Loaded, figure: &CheckedFigure, column: Col) -> String {
    let finding = Finding::new(&loaded.index, figure);
    let indicator = loaded.index.series(figure.series);
    match column {
        Col::Verdict => texts.verdict(figure.verdict),
        Col::Area => indicator.map(|i| area_name(&loaded.index, texts, i.area)).unwrap_or_default(),
        Col::Indicator => indicator.map(|i| texts.label(i.indicator).to_owned()).unwrap_or_default(),
        Col::Check => finding.check(texts),
        Col::Printed => called(texts, figure, "check-cell-cumulative", finding.printed_words(texts)),
        Col::Computed => called(texts, figure, "check-cell-change", finding.computed_words(texts)),
        Col::Difference => finding.difference_words(texts),
        Col::Source => finding.source_place(texts),
        Col::Sentence => finding.sentence(texts),
    }
}

/// A change that is printed as a total is the same number: then only its name tells what disagrees.
fn called(texts: &Texts, figure: &CheckedFigure, key: &str, number: String) -> String {
    let misnamed = figure.verdict == Verdict::Differs && figure.kind == DisagreementKind::NotCumulative;
    if misnamed { texts.with(key, &[("number", Fact::Text(number))]) } else { number }
}

fn sort(rows: &mut [CheckedFigure], texts: &Texts, loaded: &Loaded, column: Col, falling: bool) {
    let number = |figure: &CheckedFigure| match column {
        Col::Printed => figure.printed,
        Col::Computed => figure.recomputed,
        _ => Finding::new(&loaded.index, figure).difference(),
    };
    let turn = |order: Ordering| if falling { order.reverse() } else { order };
    rows.sort_by(|a, b| match column {
        Col::Verdict => turn(a.verdict.cmp(&b.verdict)),
        Col::Printed | Col::Computed | Col::Difference => match (number(a), number(b)) {
            (Some(a), Some(b)) => turn(a.total_cmp(&b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        },
        _ => turn(text(texts, loaded, a, column).cmp(&text(texts, loaded, b, column))),
    });
}

impl Rows for Figures<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let texts = self.session.texts();
        let (Some((figure, _, indicator)), Some((column, ..))) = (self.at(row), COLUMNS.get(column)) else {
            return Cell::default();
        };
        let words = text(texts, self.loaded, figure, *column);
        match column {
            Col::Area => {
                let style = palette::style(self.loaded.data(), indicator.area);
                Cell::words(words).marked(Mark::Area(style))
            }
            Col::Printed | Col::Computed | Col::Difference if words == texts.t("no-value") => Cell::faint(words),
            Col::Printed | Col::Computed if figure.recomputed_arrow.is_some() => Cell::words(words),
            Col::Printed | Col::Computed | Col::Difference => Cell::number(words),
            _ => Cell::words(words),
        }
    }

    fn spoken(&self, row: usize) -> String {
        let texts = self.session.texts();
        let Some((figure, finding, indicator)) = self.at(row) else { return String::new() };
        let area = area_name(&self.loaded.index, texts, indicator.area);
        let words = [texts.verdict(figure.verdict), area, texts.label(indicator.indicator).to_owned()];
        texts.pair(&texts.list(&words), &finding.sentence(texts))
    }

    fn in_focus(&self, row: usize) -> bool {
        self.at(row).is_some_and(|(_, _, indicator)| self.session.focus() == Some(&indicator.id()))
    }
}
