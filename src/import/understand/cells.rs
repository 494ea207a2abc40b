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
use std::collections::BTreeSet;

/// Most rows that a column is judged by.
const SAMPLE: usize = 150;

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
}

impl Cells {
    /// Judges a column; beside it comes the one text that all its cells have, where they have one.
    pub(super) fn of(texts: &Texts, shape: &Shape, column: usize, known: &Known<'_>) -> (Self, Option<String>) {
        let mut cells = Self::default();
        let mut seen = BTreeSet::new();
        let mut only: Option<&str> = None;
        for row in shape.data(texts).take(SAMPLE).filter(|row| texts.filled(*row) > 1) {
            let text = texts.cell(row, column);
            let seems = look(text);
            if seems == Look::Empty {
                cells.empty += 1;
                continue;
            }
            cells.filled += 1;
            cells.merged_down += usize::from(texts.is_filled_in(row, column));
            seen.insert(text);
            cells.numbers += usize::from(matches!(seems, Look::Number(_) | Look::Year(true)));
            cells.symbols += usize::from(seems == Look::Symbol);
            cells.codes += usize::from(is_code(text));
            cells.places += usize::from(seems == Look::Place);
            cells.units += usize::from(words::is_unit(text));
            cells.known_labels += usize::from(known.has_label(text));
            cells.roles += usize::from(words::meaning(text).is_some());
            cells.levels += usize::from(kpi::level(text).is_some());
            cells.themes += usize::from(kpi::theme(text).is_some());
            cells.directions += usize::from(kpi::direction(text).is_some() || kpi::is_holding(text));
            cells.kinds += usize::from(kpi::target_kind(text).is_some());
            cells.bounds +=
                usize::from(kpi::bound(text).is_some_and(|(number, _)| matches!(look(number), Look::Number(_))));
            cells.counted += usize::from(kpi::counted(text).is_some());
            cells.members += usize::from(breakdown::is_member(text));
            cells.totals += usize::from(breakdown::is_total(text));
            cells.groups += usize::from(dimension::is_group_name(text));
            cells.counties += usize::from(text.ends_with('郡'));
            only = (seems == Look::Text).then_some(text);
            cells.dates += usize::from(is_moment(text));
            if let Some(reading) = period(text) {
                cells.periods += 1;
                cells.exact_periods += usize::from(!reading.is_bare());
                cells.like_months +=
                    usize::from(seems == Look::Year(false) && number(text).is_ok_and(|n| n.unit.is_empty()));
            }
        }
        cells.distinct = seen.len();
        let only = only.filter(|_| cells.distinct == 1).map(str::to_owned);
        (cells, only)
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
