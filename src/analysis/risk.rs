//! Which targets are most likely to be missed, and which cities do better on something comparable.
//!
//! First come targets that went backwards, by the fall from the baseline as a share of the baseline; then those that
//! are behind, by how far they are behind the pace; of equal ones those with fewer years left.

use super::compare;
use super::scorecard::ScorecardRow;
use crate::frame::Cube;
use crate::model::comparison::Grade;
use crate::model::id::ComparisonId;
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// How badly a target stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shortfall {
    /// It went backwards by this share of its baseline, a positive fraction; `None` where the baseline is zero, so that
    /// every fall is more than the whole of it.
    Fall(Option<f64>),
    /// It is behind by this difference of fractions: pace − progress, or what attainment lacks to 1 where progress is
    /// withheld; `None` where there is neither.
    Behind(Option<f64>),
}

/// A city that does better on something comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Better {
    /// Place of its row in the scorecard.
    pub row: usize,
    /// How far the two may be compared; never a look-alike.
    pub grade: Grade,
    /// The comparison that says so; `None` where both are the same indicator.
    pub comparison: Option<ComparisonId>,
}

/// A target at risk.
#[derive(Debug, Clone, PartialEq)]
pub struct Risk {
    /// Place of its row in the scorecard.
    pub row: usize,
    /// How badly it stands.
    pub shortfall: Shortfall,
    /// Plan years that are left after the judged one.
    pub years_left: u16,
    /// Cities that do better under the same ruler, the best first.
    pub better: Vec<Better>,
}

/// Share of the baseline that a row has fallen by, a positive fraction; `None` where it did not fall, where the
/// baseline cannot be compared, or where it is zero.
#[must_use]
pub fn fall(row: &ScorecardRow) -> Option<f64> {
    let base = row.case?.comparable_base().filter(|base| *base != 0.0)?;
    let way = row.figures?.way_from_base?;
    (row.status == Status::WorseThanBaseline).then(|| (way / base).abs())
}

fn shortfall(row: &ScorecardRow) -> Option<Shortfall> {
    match row.status {
        Status::WorseThanBaseline => Some(Shortfall::Fall(fall(row))),
        Status::Behind => {
            let figures = row.figures?;
            let missing = match (figures.progress, figures.attainment) {
                (Some(progress), _) => Some(figures.pace - progress),
                (None, Some(attainment)) => Some(1.0 - attainment),
                (None, None) => None,
            };
            Some(Shortfall::Behind(missing))
        }
        _ => None,
    }
}

/// The most serious first.
fn order(a: Shortfall, b: Shortfall) -> Ordering {
    let most = |a: Option<f64>, b: Option<f64>, unknown: f64| b.unwrap_or(unknown).total_cmp(&a.unwrap_or(unknown));
    match (a, b) {
        (Shortfall::Fall(a), Shortfall::Fall(b)) => most(a, b, f64::INFINITY),
        (Shortfall::Behind(a), Shortfall::Behind(b)) => most(a, b, f64::NEG_INFINITY),
        (Shortfall::Fall(_), Shortfall::Behind(_)) => Ordering::Less,
        (Shortfall::Behind(_), Shortfall::Fall(_)) => Ordering::Greater,
    }
}

/// The rows at risk among those that are `shown`, the greatest risk first, as places in the scorecard; an indicator that
/// is a target of two goals stands once.
#[must_use]
pub fn ranked(index: &Cube, rows: &[ScorecardRow], shown: &dyn Fn(&ScorecardRow) -> bool) -> Vec<usize> {
    greatest(index, rows, shown, usize::MAX, false).into_iter().map(|risk| risk.row).collect()
}

/// The targets at greatest risk among those that are `shown`, at most `count`, with the cities that do better.
#[must_use]
pub fn most(index: &Cube, rows: &[ScorecardRow], shown: &dyn Fn(&ScorecardRow) -> bool, count: usize) -> Vec<Risk> {
    greatest(index, rows, shown, count, true)
}

fn greatest(
    index: &Cube,
    rows: &[ScorecardRow],
    shown: &dyn Fn(&ScorecardRow) -> bool,
    count: usize,
    with_better: bool,
) -> Vec<Risk> {
    let mut seen = BTreeSet::new();
    let mut found: Vec<Risk> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| shown(row))
        .filter_map(|(place, row)| {
            let shortfall = shortfall(row)?;
            let left = row.case.map_or(0, |case| case.years.saturating_sub(case.position));
            seen.insert(row.series).then_some(Risk { row: place, shortfall, years_left: left, better: Vec::new() })
        })
        .collect();
    found.sort_by(|a, b| order(a.shortfall, b.shortfall).then(a.years_left.cmp(&b.years_left)).then(a.row.cmp(&b.row)));
    found.truncate(count);
    if with_better {
        let peers = Peers::of(index, rows);
        for risk in &mut found {
            risk.better = peers.better_than(risk.row);
        }
    }
    found
}

/// How good a status is; 0 is the best. Only of judged ones is there a better and a worse.
fn rank(status: Status) -> Option<usize> {
    status.is_assessed().then(|| Status::ALL.iter().position(|s| *s == status)).flatten()
}

/// Which judged series stands for which row, looked up once for several targets.
#[derive(Debug)]
pub struct Peers<'a> {
    index: &'a Cube,
    rows: &'a [ScorecardRow],
    of_series: BTreeMap<SeriesPlace, usize>,
}

impl<'a> Peers<'a> {
    /// Looks the rows up.
    #[must_use]
    pub fn of(index: &'a Cube, rows: &'a [ScorecardRow]) -> Self {
        let mut of_series = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            of_series.entry(row.series).or_insert(place);
        }
        Self { index, rows, of_series }
    }

    /// The rows of other cities that a row may be compared with, whatever their status; look-alikes are none. Same
    /// definitions come before similar ones.
    #[must_use]
    pub fn comparable_with(&self, row: usize) -> Vec<Better> {
        let Some(series) = self.rows.get(row).and_then(|row| self.index.series(row.series)) else {
            return Vec::new();
        };
        let data = self.index.data();
        let id = &series.indicator.indicator_id;
        let mut found: BTreeMap<SeriesPlace, Better> = BTreeMap::new();
        let mut add = |place: SeriesPlace, grade: Grade, comparison: Option<&ComparisonId>| {
            let other = self.index.series(place).filter(|other| other.area != series.area);
            if let Some(row) = other.and_then(|_| self.of_series.get(&place)) {
                let better = Better { row: *row, grade, comparison: comparison.cloned() };
                let known = found.entry(place).or_insert_with(|| better.clone());
                if better.grade == Grade::Same && known.grade != Grade::Same {
                    *known = better;
                }
            }
        };
        for place in self.index.series_of(id) {
            add(place, Grade::Same, None);
        }
        for comparison in data.comparisons.iter().filter(|c| c.grade != Grade::LookAlike) {
            let members: Vec<_> = compare::members(data, comparison).map(|m| &m.indicator_id).collect();
            if members.contains(&id) {
                for place in members.iter().flat_map(|id| self.index.series_of(id)) {
                    add(place, comparison.grade, Some(&comparison.comparison_id));
                }
            }
        }
        let mut found: Vec<Better> = found.into_values().collect();
        found.sort_by_key(|better| (better.grade != Grade::Same, better.row));
        found
    }

    /// Those of them with a better status, the best first.
    #[must_use]
    pub fn better_than(&self, row: usize) -> Vec<Better> {
        let status = |row: usize| self.rows.get(row).and_then(|row| rank(row.status));
        let Some(own) = status(row) else { return Vec::new() };
        let mut better: Vec<(usize, Better)> = self
            .comparable_with(row)
            .into_iter()
            .filter_map(|other| Some((status(other.row).filter(|rank| *rank < own)?, other)))
            .collect();
        better.sort_by_key(|(rank, better)| (*rank, better.grade != Grade::Same, better.row));
        better.into_iter().map(|(_, better)| better).collect()
    }
}
