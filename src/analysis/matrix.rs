//! The status matrix: themes × areas, with the counts of every level of target in each cell.

use crate::analysis::scorecard::ScorecardRow;
use crate::analysis::summary::Counts;
use crate::frame::Cube;
use crate::model::indicator::Level;
use crate::model::municipality::AreaCode;
use crate::model::theme::Theme;
use std::collections::{BTreeMap, BTreeSet};

/// One theme of one area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Counts by level; levels are never added up.
    pub by_level: BTreeMap<Level, Counts>,
    /// Indicators without a target that have at least one number; repeats count with their original.
    pub without_target: usize,
}

impl Cell {
    /// Whether the area has nothing in this theme.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_level.is_empty() && self.without_target == 0
    }
}

/// All cells that hold something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    cells: BTreeMap<(Theme, AreaCode), Cell>,
}

impl Matrix {
    /// Counts the rows of a scorecard by theme, area and level.
    #[must_use]
    pub fn of(index: &Cube, rows: &[ScorecardRow]) -> Self {
        let mut grouped: BTreeMap<(Theme, AreaCode, Level), Vec<&ScorecardRow>> = BTreeMap::new();
        let mut judged = BTreeSet::new();
        for row in rows {
            let Some(series) = index.series(row.series) else { continue };
            judged.insert(row.series);
            let key = (series.theme, series.area, series.level);
            grouped.entry(key).or_default().push(row);
        }
        let mut cells: BTreeMap<(Theme, AreaCode), Cell> = BTreeMap::new();
        for ((theme, area, level), rows) in grouped {
            cells.entry((theme, area)).or_default().by_level.insert(level, Counts::of(rows));
        }
        for series in index.all_series() {
            let counts = series.repeat_of.is_none() && !judged.contains(&series.place);
            if counts && index.observations_of(series.place).any(|o| o.value.is_some()) {
                cells.entry((series.theme, series.area)).or_default().without_target += 1;
            }
        }
        Self { cells }
    }

    /// The cell of a theme and an area; `None` where the area has nothing in the theme.
    #[must_use]
    pub fn cell(&self, theme: Theme, area: AreaCode) -> Option<&Cell> {
        self.cells.get(&(theme, area))
    }

    /// The counts of every area over all themes, by level.
    #[must_use]
    pub fn by_area(index: &Cube, rows: &[ScorecardRow]) -> BTreeMap<AreaCode, BTreeMap<Level, Counts>> {
        let mut grouped: BTreeMap<(AreaCode, Level), Vec<&ScorecardRow>> = BTreeMap::new();
        for row in rows {
            if let Some(series) = index.series(row.series) {
                grouped.entry((series.area, series.level)).or_default().push(row);
            }
        }
        let mut areas: BTreeMap<AreaCode, BTreeMap<Level, Counts>> = BTreeMap::new();
        for ((area, level), rows) in grouped {
            areas.entry(area).or_default().insert(level, Counts::of(rows));
        }
        areas
    }
}
