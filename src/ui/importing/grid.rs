//! The raw grid: rows as they lie in the file, the first ones or those around another one, headed by what each
//! column is taken for.
//!
//! Only what is in sight is drawn. Rows that are no data are tinted and named; a cell that could not be read has a
//! mark and says why on pointing at it.

use super::stripes::{column_heads, row_heads};
use super::{At, heads};
use crate::model::grid::{Cell, SheetHead};
use crate::model::mapping::ColumnKind;
use crate::model::message::Fact;
use crate::model::preview::{Around, Preview, PreviewRow, RowKind, Taken};
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::import::Import;
use crate::session::import::book::Table;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use crate::ui::theme::{self, size};
use crate::ui::widgets::heading;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, FontFamily, FontId, Id, Pos2, ProgressBar, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo,
};
use std::sync::{Arc, Weak};

/// Height of a row, in points.
pub(super) const ROW: f32 = 22.0;
/// Height of the heads, in points.
pub(super) const HEAD: f32 = 42.0;
/// Width of the numbers at the left with the word beside them, in points.
pub(super) const NUMBER: f32 = 114.0;
/// Room at both sides of a cell, in points.
const PAD: f32 = 6.0;
/// Narrowest and widest column, in points.
const WIDTHS: [f32; 2] = [92.0, 260.0];
/// Width of the bar that shows how far reading to a row is, in points.
const SEEKING: f32 = 140.0;
/// Most columns that are drawn; the rest can still be chosen from the list.
const COLUMNS: usize = 2_000;

/// State of the grid: where it is scrolled to, and the widths of its columns.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Number of a row, and a column, to be brought into sight as soon as they are there.
    reveal: Option<(u64, Option<usize>)>,
    /// What the edges were measured from.
    of: Option<(Weak<Preview>, Weak<Around>, Language)>,
    /// Right edges of the columns, from the left edge of the first.
    edges: Vec<f32>,
}

/// What a frame of the grid is drawn from.
pub(super) struct Drawing<'a> {
    pub(super) session: &'a Session,
    pub(super) table: &'a Table,
    pub(super) sheet: &'a SheetHead,
    pub(super) preview: Option<&'a Preview>,
    pub(super) edges: &'a [f32],
    pub(super) id: Id,
}

impl Drawing<'_> {
    pub(super) fn texts(&self) -> &Texts {
        self.session.texts()
    }

    pub(super) fn read(&self, row: usize) -> Option<&PreviewRow> {
        self.preview.and_then(|preview| preview.rows.get(row))
    }

    pub(super) fn number(&self, row: usize) -> u64 {
        self.sheet.numbers.get(row).copied().unwrap_or(row as u64 + 1)
    }

    pub(super) fn left(&self, column: usize) -> f32 {
        column.checked_sub(1).and_then(|before| self.edges.get(before)).copied().unwrap_or(0.0)
    }

    pub(super) fn width(&self, column: usize) -> f32 {
        self.edges.get(column).map_or(0.0, |edge| edge - self.left(column))
    }

    /// The columns between two places.
    pub(super) fn columns(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self.edges.partition_point(|edge| *edge <= from);
        let last = self.edges.partition_point(|edge| *edge < to);
        first..(last + 1).min(self.edges.len())
    }
}

/// Half-width characters as points, near enough to give every short cell its room.
fn points(text: &str) -> f32 {
    text.chars().map(|c| if c.is_ascii() { 9.0 } else { 13.4 }).sum::<f32>() + 2.0 * PAD + 4.0
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "never negative, at most a few hundred rows"
)]
pub(super) const fn rows_in(points: f32) -> usize {
    (points / ROW) as usize
}

impl Grid {
    /// The place in the head of the row with this number.
    pub(super) fn row_of(table: &Table, number: u64) -> Option<usize> {
        let sheet = table.head.sheets.get(table.mapping.sheet)?;
        sheet.numbers.iter().position(|n| *n == number)
    }

    /// Brings a row, by its number, and a column (from 0) into sight.
    pub(super) const fn reveal(&mut self, number: u64, column: Option<usize>) {
        self.reveal = Some((number, column));
    }

    /// What has to be asked so that a row, by its number, can be shown.
    pub(super) fn asked_for(table: &Table, number: u64) -> Option<Import> {
        let around = table.around.value().filter(|_| table.sought.is_some());
        if number == 0 || around.is_some_and(|around| around.sheet.numbers.contains(&number)) {
            return None;
        }
        match (Self::row_of(table, number), table.sought) {
            (Some(_), None) => None,
            (Some(_), Some(_)) => Some(Import::Top),
            (None, _) => Some(Import::Seek(number)),
        }
    }

    fn measure(&mut self, session: &Session, table: &Table, sheet: &SheetHead) {
        let preview = table.preview.as_ref().map(Arc::downgrade).unwrap_or_default();
        let around = table.around.value().map(Arc::downgrade).unwrap_or_default();
        let at = (preview, around, session.preferences().language);
        if self.of.as_ref().is_some_and(|of| of.0.ptr_eq(&at.0) && of.1.ptr_eq(&at.1) && of.2 == at.2) {
            return;
        }
        let widest = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        let count = widest.max(table.mapping.columns.len()).min(COLUMNS);
        let mut widths = vec![WIDTHS[0]; count];
        for (width, column) in widths.iter_mut().zip(&table.mapping.columns) {
            *width = width.max(points(&heads::column(session.texts(), column)).min(WIDTHS[1]));
        }
        for row in &sheet.rows {
            // A title or note that lies in one cell says nothing about the width of its column.
            let title = count > 1 && row.iter().filter(|cell| !heads::raw(cell).is_empty()).count() < 2;
            for (width, cell) in widths.iter_mut().zip(row).filter(|_| !title) {
                *width = width.max(points(&heads::raw(cell)).min(WIDTHS[1]));
            }
        }
        let mut right = 0.0;
        self.edges = widths
            .into_iter()
            .map(|width| {
                right += width;
                right
            })
            .collect();
        self.of = Some(at);
    }

    /// Draws the grid into the room that is left.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        table: &Table,
        at: &mut At,
        commands: &mut Vec<Command>,
    ) {
        let texts = session.texts();
        let Some(head) = table.head.sheets.get(table.mapping.sheet) else {
            ui.label(texts.t("importing-no-sheet"));
            return;
        };
        let around = table.around.value().filter(|_| table.sought.is_some());
        let (sheet, preview) = match around {
            Some(around) => (&around.sheet, Some(&around.preview)),
            None => (head, table.preview.as_deref()),
        };
        self.measure(session, table, sheet);
        if legend(ui, texts, table, sheet) {
            commands.push(Command::Import(Import::Top));
            self.reveal = head.numbers.first().map(|first| (*first, None));
        }
        let room = ui.available_rect_before_wrap();
        let body = Rect::from_min_max(room.min + Vec2::new(NUMBER, HEAD), room.max);
        if body.width() < 20.0 || body.height() < 20.0 {
            return;
        }
        let id = ui.make_persistent_id("import-grid");
        let drawing = Drawing { session, table, sheet, preview, edges: &self.edges, id };
        let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("cells"));
        let mut area = ScrollArea::both().auto_shrink(false);
        let place = |(number, _): (u64, Option<usize>)| sheet.numbers.iter().position(|n| *n == number);
        if let Some((row, column)) = self.reveal.and_then(|wanted| Some((place(wanted)?, wanted.1))) {
            self.reveal = None;
            area = area.vertical_scroll_offset((row as f32 * ROW - body.height() / 2.0).max(0.0));
            if let Some(column) = column {
                area = area.horizontal_scroll_offset((drawing.left(column) - body.width() / 2.0).max(0.0));
            }
        }
        let out = area.show_viewport(&mut child, |ui, seen| {
            let size = Vec2::new(self.edges.last().copied().unwrap_or(0.0), sheet.rows.len() as f32 * ROW);
            let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
            cells(ui, &drawing, whole.min, seen, *at);
        });
        let offset = out.state.clamped_offset();
        let inner = out.inner_rect;
        column_heads(ui, &drawing, inner, room.top(), offset.x, at);
        row_heads(ui, &drawing, inner, room.left(), offset.y, at);
        ui.allocate_rect(room, Sense::hover());
    }
}

/// Which rows these are, what the marks mean, and how far reading to other rows is; whether the first rows are asked
/// for again.
fn legend(ui: &mut Ui, texts: &Texts, table: &Table, sheet: &SheetHead) -> bool {
    let Some(row) = table.sought else {
        let shown = Fact::Number(sheet.rows.len() as f64);
        let words = match sheet.total_rows {
            Some(all) => texts.with("importing-grid-all", &[("shown", shown), ("all", Fact::Number(all as f64))]),
            None => texts.with("importing-grid-head", &[("shown", shown)]),
        };
        heading::faint(ui, &words);
        return false;
    };
    let row = Fact::Text(row.to_string());
    let bar = ui.horizontal_wrapped(|ui| {
        if table.around.is_loading() {
            let words = texts.with("importing-seeking", &[("row", row)]);
            let bar = ui.add(ProgressBar::new(table.seeking.share()).desired_width(SEEKING));
            bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &words));
            heading::faint(ui, &words);
        } else if let Some(failure) = table.around.failure() {
            ui.label(texts.say(failure));
        } else {
            heading::faint(ui, &texts.with("importing-grid-around", &[("row", row)]));
        }
        ui.link(texts.t("importing-grid-top")).clicked()
    });
    bar.inner
}

/// The ground of a row that is no data.
pub(super) fn tint(ui: &Ui, kind: RowKind) -> Option<Color32> {
    let look = theme::look(ui);
    match kind {
        RowKind::Header => Some(theme::accent(look).gamma_multiply(0.16)),
        RowKind::Units => Some(theme::status_colour(look, Status::OnTrack).gamma_multiply(0.16)),
        RowKind::Above | RowKind::Note | RowKind::LeftOut => Some(look.faint().gamma_multiply(0.14)),
        RowKind::Blank | RowKind::Data => None,
    }
}

/// Draws words into a place, cut where they are too long; whether they were.
pub(super) fn words(ui: &Ui, place: Rect, words: &str, font: FontId, colour: Color32, at_right: bool) -> bool {
    let inner = place.shrink2(Vec2::new(PAD, 0.0));
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(inner.width());
    let galley = ui.painter().layout_job(job);
    let left = if at_right { inner.right() - galley.size().x } else { inner.left() };
    let corner = Pos2::new(left, inner.center().y - galley.size().y / 2.0);
    let elided = galley.elided;
    ui.painter().galley(corner, galley, colour);
    elided
}

fn cells(ui: &Ui, drawing: &Drawing<'_>, origin: Pos2, seen: Rect, at: At) {
    let look = theme::look(ui);
    let rows = rows_in(seen.top().max(0.0))..(rows_in(seen.bottom().max(0.0)) + 1).min(drawing.sheet.rows.len());
    let columns = drawing.columns(seen.left(), seen.right());
    for row in rows {
        let top = origin.y + row as f32 * ROW;
        let stripe =
            Rect::from_min_max(Pos2::new(origin.x + seen.left(), top), Pos2::new(origin.x + seen.right(), top + ROW));
        let read = drawing.read(row);
        if let Some(colour) = read.and_then(|read| tint(ui, read.kind)) {
            ui.painter().rect_filled(stripe, 0.0, colour);
        }
        if at.row == Some(drawing.number(row)) {
            ui.painter().rect_stroke(stripe, 0.0, Stroke::new(1.0, theme::accent(look)), StrokeKind::Inside);
        }
        ui.painter().hline(stripe.x_range(), stripe.bottom(), Stroke::new(1.0, look.grid()));
        let found = drawing.sheet.rows.get(row).map(Vec::as_slice).unwrap_or_default();
        let filled = found.iter().rposition(|cell| *cell != Cell::Empty);
        for column in columns.clone() {
            let left = origin.x + drawing.left(column);
            let mut place = Rect::from_min_size(Pos2::new(left, top), Vec2::new(drawing.width(column), ROW));
            let raw = found.get(column).unwrap_or(&Cell::Empty);
            // A title may run over the empty cells behind it, as in a spreadsheet.
            if filled == Some(column) && read.is_some_and(|read| read.kind != RowKind::Data) {
                place.max.x = place.max.x.max(origin.x + drawing.edges.last().copied().unwrap_or(0.0));
            }
            let taken = read.and_then(|read| read.cells.get(column)).unwrap_or(&Taken::Nothing);
            cell(ui, drawing, (row, column), place, raw, taken);
        }
    }
    for column in columns {
        let x = origin.x + drawing.left(column) + drawing.width(column);
        let colour = if column == at.column { theme::accent(look) } else { look.grid() };
        ui.painter().vline(x, (origin.y + seen.top())..=(origin.y + seen.bottom()), Stroke::new(1.0, colour));
    }
}

fn cell(ui: &Ui, drawing: &Drawing<'_>, (row, column): (usize, usize), place: Rect, raw: &Cell, taken: &Taken) {
    let look = theme::look(ui);
    let texts = drawing.texts();
    let shown = match (raw, taken) {
        // A year is no amount.
        (Cell::Number(year), Taken::Period(_)) => year.to_string(),
        _ => heads::raw(raw),
    };
    let refused = matches!(taken, Taken::Refused(_));
    if shown.is_empty() && !refused {
        return;
    }
    if refused {
        let colour = theme::status_colour(look, Status::WorseThanBaseline);
        ui.painter().rect_filled(place.shrink(1.0), 0.0, colour.gamma_multiply(0.14));
        let corner = place.right_top();
        let mark = vec![corner, corner + Vec2::new(-9.0, 0.0), corner + Vec2::new(0.0, 9.0)];
        ui.painter().add(Shape::convex_polygon(mark, colour, Stroke::NONE));
    }
    let number = matches!(raw, Cell::Number(_)) || matches!(taken, Taken::Value(..));
    let ignored = drawing.table.mapping.columns.get(column).is_none_or(|c| c.kind == ColumnKind::Ignore);
    let data = drawing.read(row).is_some_and(|read| read.kind == RowKind::Data);
    let faint = matches!(taken, Taken::Missing(_)) || (ignored && data);
    let family = if number { FontFamily::Monospace } else { FontFamily::Proportional };
    let colour = if faint { look.faint() } else { look.ink() };
    let elided = words(ui, place, &shown, FontId::new(size::BODY, family), colour, number);
    let response = ui.interact(place, drawing.id.with(("cell", row, column)), Sense::hover());
    let meaning = heads::taken(texts, taken);
    let spoken = if refused { texts.pair(&shown, &meaning) } else { shown.clone() };
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &spoken));
    match (elided, meaning.is_empty()) {
        (true, true) => drop(response.on_hover_text(shown)),
        (true, false) => drop(response.on_hover_text(format!("{shown}\n{meaning}"))),
        (false, false) => drop(response.on_hover_text(meaning)),
        (false, true) => {}
    }
}
