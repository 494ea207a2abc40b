//! A table of any length: header with the order, rows drawn only where they are seen, one stop for the keyboard.
//!
//! The table knows no data: a screen hands over columns and [`Rows`] and gets back what was [`Asked`]. Rows are
//! counted, never measured, so that millions of them scroll exactly (a position in points would lose whole rows in
//! an `f32`). Columns of numbers and short names grow until each in sight is whole; other words that do not fit are
//! shown whole on pointing at them.

mod body;
mod cell;
mod head;
mod keys;
mod place;

pub use cell::{Cell, Mark};

use super::super::theme::space;
use crate::text::catalogue::Texts;
use egui::style::ScrollStyle;
use egui::{Id, Pos2, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2};
use place::Place;
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

/// Height of a row, in points.
const ROW: f32 = 24.0;
/// Height of the header, in points.
const HEAD: f32 = 26.0;
/// Room at both sides of a cell, in points.
const PAD: f32 = 6.0;
/// Narrowest that a column can be made, in points.
const LEAST: f32 = 44.0;
/// Width of the vertical scroll bar with its room, in points.
const BAR: f32 = 10.0;

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Name under which its width is kept.
    pub id: String,
    /// The heading.
    pub heading: String,
    /// What the heading means; may be empty.
    pub hint: String,
    /// First width, in points.
    pub width: f32,
    /// Whether it holds numbers, which stand at the right and are never shortened.
    pub number: bool,
    /// Whether its words are never shortened either: names of few letters.
    pub whole: bool,
    /// Whether it takes the room that is left.
    pub grows: bool,
}

impl Column {
    /// A column of words, headed by the words of a catalogue key.
    #[must_use]
    pub fn words(texts: &Texts, key: &str, width: f32) -> Self {
        let explained = format!("column-hint-{}", key.trim_start_matches("column-"));
        let hint = if texts.has(&explained) { texts.t(&explained) } else { String::new() };
        Self { id: key.to_owned(), heading: texts.t(key), hint, width, number: false, whole: false, grows: false }
    }

    /// The column as one of numbers.
    #[must_use]
    pub fn of_numbers(mut self) -> Self {
        self.number = true;
        self.whole = true;
        self
    }

    /// The column as one whose words are never shortened.
    #[must_use]
    pub fn in_full(mut self) -> Self {
        self.whole = true;
        self
    }

    /// The column as one that takes the room that is left.
    #[must_use]
    pub fn growing(mut self) -> Self {
        self.grows = true;
        self
    }
}

/// What a table shows; asked only for the rows in sight.
pub trait Rows {
    /// How many rows there are.
    fn count(&self) -> usize;

    /// The cell of a row (from 0) in a column (from 0, in the order of the columns).
    fn cell(&self, row: usize, column: usize) -> Cell;

    /// What a screen reader says of a row.
    fn spoken(&self, row: usize) -> String;

    /// Whether the row belongs to what the detail shows.
    fn in_focus(&self, _row: usize) -> bool {
        false
    }
}

/// How a table is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// Its name for a screen reader.
    pub name: &'a str,
    /// The words.
    pub texts: &'a Texts,
    /// The columns from the left.
    pub columns: &'a [Column],
    /// The column that gives the order, and whether it falls.
    pub sort: Option<(usize, bool)>,
}

/// What the reader asked a table for in this frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// To order by this column.
    pub sort: Option<usize>,
    /// To open what this row shows.
    pub open: Option<usize>,
    /// To unfold or fold this row.
    pub fold: Option<usize>,
    /// To copy the selected rows.
    pub copy: bool,
}

/// The next order when a heading is clicked: rising, falling, then the order of the data again.
#[must_use]
pub fn next_order<C: PartialEq>(now: Option<(C, bool)>, clicked: C) -> Option<(C, bool)> {
    match now {
        Some((column, false)) if column == clicked => Some((clicked, true)),
        Some((column, true)) if column == clicked => None,
        _ => Some((clicked, false)),
    }
}

/// State of a table: where it is scrolled to, which rows are selected, how wide its columns are.
#[derive(Debug, Default)]
pub struct Table {
    place: Place,
    /// First and last selected row in the order of selecting; the last one is where the keyboard is.
    selection: Option<(usize, usize)>,
    /// Widths that the reader chose, by column.
    chosen: BTreeMap<String, f32>,
    /// Widths that numbers needed so far, by column.
    needed: BTreeMap<String, f32>,
    /// Width of all columns in the frame before.
    total: f32,
}

/// Where the columns of a frame lie, from the left edge of the table.
#[derive(Debug)]
struct Spread {
    /// Left edge and width of each column.
    columns: Vec<(f32, f32)>,
    /// Width of all.
    total: f32,
}

impl Spread {
    /// The part of a column in a stripe across the table.
    fn cell(&self, column: usize, stripe: Rect) -> Rect {
        let (left, width) = self.columns.get(column).copied().unwrap_or_default();
        Rect::from_min_size(Pos2::new(stripe.left() + left, stripe.top()), Vec2::new(width, stripe.height()))
    }
}

impl Table {
    /// Forgets scrolling and selection: the rows are others now.
    pub fn reset(&mut self) {
        self.place = Place::default();
        self.selection = None;
    }

    /// The selected rows, from above.
    #[must_use]
    pub fn selected(&self) -> Option<RangeInclusive<usize>> {
        self.selection.map(|(one, other)| one.min(other)..=one.max(other))
    }

    /// Draws the table into all the room there is.
    pub fn show(&mut self, ui: &mut Ui, shown: &Shown<'_>, rows: &dyn Rows) -> Asked {
        let count = rows.count();
        if self.selection.is_some_and(|(one, other)| one.max(other) >= count) {
            self.selection = None;
        }
        let whole = ui.available_rect_before_wrap();
        let id = ui.make_persistent_id("table");
        let inner = whole.with_max_x(whole.right() - BAR);
        let mut asked = Asked::default();
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("wide"));
        // Seen without pointing at it: what lies to the right must not be missed.
        child.spacing_mut().scroll =
            ScrollStyle { floating_width: 5.0, floating_allocated_width: 8.0, ..ScrollStyle::thin() };
        child.spacing_mut().item_spacing = Vec2::ZERO;
        let wide = ScrollArea::horizontal().auto_shrink(false).show(&mut child, |ui| {
            let height = (ui.available_height() - HEAD).max(ROW);
            asked = self.inside(ui, id, shown, rows, height);
            height
        });
        let top = whole.top() + HEAD;
        let bar = Rect::from_min_max(
            Pos2::new(whole.right() - BAR + space::TIGHT, top),
            Pos2::new(whole.right(), top + wide.inner),
        );
        self.place.bar(ui, id.with("bar"), bar, count, wide.inner);
        ui.allocate_rect(whole, Sense::hover());
        asked
    }

    /// Header and rows, `height` points of rows being in sight.
    fn inside(&mut self, ui: &mut Ui, id: Id, shown: &Shown<'_>, rows: &dyn Rows, height: f32) -> Asked {
        let count = rows.count();
        let mut asked = Asked::default();
        self.place.fit(count, height);
        if ui.memory(|memory| memory.has_focus(id)) {
            self.keys(ui, id, rows, height, &mut asked);
        }
        let seen = self.place.seen(count, height);
        let cells: Vec<Vec<Cell>> =
            seen.clone().map(|row| (0..shown.columns.len()).map(|c| rows.cell(row, c)).collect()).collect();
        let spread = self.spread(ui, shown, &cells);
        if (spread.total - self.total).abs() > 0.5 {
            // Only the next frame knows whether the columns have to be scrolled.
            self.total = spread.total;
            ui.request_repaint();
        }
        let size = Vec2::new(spread.total.max(ui.available_width()), HEAD + height);
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        let (head, body) = area.split_top_bottom_at_y(area.top() + HEAD);
        self.head(ui, id, shown, &spread, head, &mut asked);
        self.body(ui, id, &body::Drawing { shown, rows, spread: &spread, cells: &cells, seen, area: body }, &mut asked);
        asked
    }

    /// Widths of the columns: as chosen, or as first given, but never less than numbers in sight need.
    fn spread(&mut self, ui: &Ui, shown: &Shown<'_>, cells: &[Vec<Cell>]) -> Spread {
        let mut widths: Vec<f32> = Vec::with_capacity(shown.columns.len());
        for (place, column) in shown.columns.iter().enumerate() {
            let mut needed = self.needed.get(&column.id).copied().unwrap_or(LEAST);
            if column.whole {
                let in_column = cells.iter().filter_map(|row| row.get(place));
                needed = in_column.map(|cell| cell.needs(ui)).fold(needed, f32::max);
            }
            needed = needed.max(head::needs(ui, column));
            self.needed.insert(column.id.clone(), needed);
            let chosen = self.chosen.get(&column.id).copied().unwrap_or(column.width);
            widths.push(chosen.max(needed).round());
        }
        let left_over = ui.available_width() - widths.iter().sum::<f32>();
        let growing = |column: &&Column| column.grows && !self.chosen.contains_key(&column.id);
        let share = left_over / shown.columns.iter().filter(growing).count().max(1) as f32;
        if share > 0.0 {
            for (width, column) in widths.iter_mut().zip(shown.columns) {
                if growing(&column) {
                    *width += share.floor();
                }
            }
        }
        let mut left = 0.0;
        let columns = widths.iter().map(|width| {
            let at = left;
            left += width;
            (at, *width)
        });
        Spread { columns: columns.collect(), total: left }
    }

    /// Moves the end of the selection, or all of it, and brings it into sight.
    fn select(&mut self, row: usize, extend: bool, height: f32) {
        self.selection = Some((if extend { self.selection.map_or(row, |(first, _)| first) } else { row }, row));
        self.place.reveal(row, height);
    }
}

/// The rows of a range, as a copy takes them: the selected ones, or all.
#[must_use]
pub fn rows_to_copy(selected: Option<RangeInclusive<usize>>, count: usize) -> Range<usize> {
    selected.map_or(0..count, |rows| *rows.start()..rows.end().saturating_add(1).min(count))
}
