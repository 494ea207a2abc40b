//! What the cells of a column look like, by which a column is known whatever its heading.

use super::breakdown;
use super::dimension;
use super::kpi;
use super::rows::{Look, Shape, Texts, look};
use super::words;
use crate::import::known::Known;
use crate::import::municipality::resolver::is_code;
use crate::import::notation::number::number;
use crate::import::notation::period::period;
use crate::model::mapping::ColumnKind;
use std::collections::{BTreeMap, BTreeSet};

/// Most rows that a column is judged by.
const SAMPLE: usize = 150;

/// Most cells that all columns of a sheet are judged by, and the rows that each column gets at least: a sheet of more
/// than a thousand columns is judged by fewer rows.
const CELLS: usize = 200_000;
const LEAST: usize = 12;

/// What texts look like that were met before: many cells say the same.
#[derive(Debug, Default)]
pub(super) struct Seen<'t>(BTreeMap<&'t str, Cells>);

/// What the cells of a column look like.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cells {
    pub(super) filled: usize,
    pub(super) empty: usize,
    pub(super) numbers: usize,
    pub(super) symbols: usize,
    pub(super) periods: usize,
    pub(super) exact_periods: usize,
    /// Numbers that look like a month: 1869.1.
    pub(super) like_months: usize,
    pub(super) dates: usize,
    pub(super) codes: usize,
    pub(super) places: usize,
    pub(super) units: usize,
    pub(super) known_labels: usize,
    pub(super) roles: usize,
    /// What tables of targets say: levels, themes, directions, kinds of target, and bounds (88.0以上).
    pub(super) levels: usize,
    pub(super) themes: usize,
    pub(super) directions: usize,
    pub(super) kinds: usize,
    pub(super) bounds: usize,
    /// Words for totals so far and for single years.
    pub(super) counted: usize,
    pub(super) merged_down: usize,
    pub(super) distinct: usize,
    /// Members of a breakdown and its total.
    pub(super) members: usize,
    pub(super) totals: usize,
    /// Names of groups of places: 松前郡, 東北地方.
    pub(super) groups: usize,
    pub(super) counties: usize,
    /// Texts that look like nothing in particular.
    plain: usize,
}

impl Cells {
    /// Judges one of `columns` columns; beside it comes the one text that all its cells have, where they have one.
    pub(super) fn of<'t>(
        texts: &'t Texts,
        shape: &Shape,
        (column, columns): (usize, usize),
        known: &Known<'_>,
        judged: &mut Seen<'t>,
    ) -> (Self, Option<String>) {
        let mut cells = Self::default();
        let mut seen = BTreeSet::new();
        let mut only: Option<&str> = None;
        let sample = (CELLS / columns.max(1)).clamp(LEAST, SAMPLE);
        for row in shape.data(texts).take(sample).filter(|row| texts.filled(*row) > 1) {
            let text = texts.cell(row, column);
            let one = *judged.0.entry(text).or_insert_with(|| Self::of_text(text, known));
            cells.add(one);
            if one.empty > 0 {
                continue;
            }
            cells.merged_down += usize::from(texts.is_filled_in(row, column));
            seen.insert(text);
            only = (one.plain > 0).then_some(text);
        }
        cells.distinct = seen.len();
        let only = only.filter(|_| cells.distinct == 1).map(str::to_owned);
        (cells, only)
    }

    /// Judges one cell by its text.
    fn of_text(text: &str, known: &Known<'_>) -> Self {
        let seems = look(text);
        if seems == Look::Empty {
            return Self { empty: 1, ..Self::default() };
        }
        let reading = period(text);
        let is_bound = || kpi::bound(text).is_some_and(|(number, _)| matches!(look(number), Look::Number(_)));
        let is_like_month = || seems == Look::Year(false) && number(text).is_ok_and(|n| n.unit.is_empty());
        Self {
            filled: 1,
            numbers: usize::from(matches!(seems, Look::Number(_) | Look::Year(true))),
            symbols: usize::from(seems == Look::Symbol),
            codes: usize::from(is_code(text)),
            places: usize::from(seems == Look::Place),
            units: usize::from(words::is_unit(text)),
            known_labels: usize::from(known.has_label(text)),
            roles: usize::from(words::meaning(text).is_some()),
            levels: usize::from(kpi::level(text).is_some()),
            themes: usize::from(kpi::theme(text).is_some()),
            directions: usize::from(kpi::direction(text).is_some() || kpi::is_holding(text)),
            kinds: usize::from(kpi::target_kind(text).is_some()),
            bounds: usize::from(is_bound()),
            members: usize::from(breakdown::is_member(text)),
            totals: usize::from(breakdown::is_total(text)),
            groups: usize::from(dimension::is_group_name(text)),
            counties: usize::from(text.ends_with('郡')),
            plain: usize::from(seems == Look::Text),
            counted: usize::from(kpi::counted(text).is_some()),
            dates: usize::from(is_moment(text)),
            periods: usize::from(reading.is_some()),
            exact_periods: usize::from(reading.as_ref().is_some_and(|reading| !reading.is_bare())),
            like_months: usize::from(reading.is_some() && is_like_month()),
            ..Self::default()
        }
    }

    /// Counts what another has as well, but for what only a whole column has.
    const fn add(&mut self, one: Self) {
        let Self { filled, empty, numbers, symbols, periods, exact_periods, like_months, dates, codes, places, .. } =
            one;
        let Self { units, known_labels, roles, levels, themes, directions, kinds, bounds, members, totals, .. } = one;
        self.filled += filled;
        self.empty += empty;
        self.numbers += numbers;
        self.symbols += symbols;
        self.periods += periods;
        self.exact_periods += exact_periods;
        self.like_months += like_months;
        self.dates += dates;
        self.codes += codes;
        self.places += places;
        self.units += units;
        self.known_labels += known_labels;
        self.roles += roles;
        self.levels += levels;
        self.themes += themes;
        self.directions += directions;
        self.kinds += kinds;
        self.bounds += bounds;
        self.members += members;
        self.totals += totals;
        self.groups += one.groups;
        self.counties += one.counties;
        self.counted += one.counted;
        self.plain += one.plain;
    }

    /// Whether at least this share of the filled cells is so.
    pub(super) fn mostly(self, count: usize, share: f64) -> bool {
        self.filled > 0 && count as f64 >= share * self.filled as f64
    }

    /// Whether the words of a column of plans are of its kind.
    pub(super) fn are_of(self, kind: ColumnKind) -> bool {
        match kind {
            ColumnKind::Theme => self.mostly(self.themes, 0.9),
            ColumnKind::Level => self.mostly(self.levels, 0.9),
            ColumnKind::Polarity => self.mostly(self.directions, 0.5),
            ColumnKind::TargetKind => self.mostly(self.kinds, 0.5),
            _ => true,
        }
    }

    pub(super) fn is_numeric(self) -> bool {
        self.numbers > 0 && self.mostly(self.numbers + self.symbols, 0.5)
    }
}

/// Whether a text is a date, a time of day with one, or a link.
fn is_moment(text: &str) -> bool {
    let first = text.split([' ', 'T']).next().unwrap_or(text);
    period(text).is_some() || period(first).is_some() || text.contains("://")
}
